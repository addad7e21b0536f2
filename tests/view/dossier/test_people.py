"""The personas, each on a page of their own."""

from __future__ import annotations

from cjmap.view.dossier.people import people
from cjmap.view.dossier.spots import At
from cjmap.view.known import Known
from tests.analysis.made import one_stage

TWO = one_stage(
    "name: a, feeling: {score: 1, by: {ada: -1}}",
    "name: b, personas: sam, feeling: -2",
    "name: c, pain_points: [{text: Cold, severity: 3, personas: ada}, {text: Old, severity: 3, closed: '2026'}]",
    more="personas: [{name: Sam, goals: [To sit]}, {id: ada, name: Ada-Marie Lovelace}]\n",
)


def test_a_map_without_personas() -> None:
    assert people(Known(one_stage("name: a"), None)) == ()


def test_each_has_the_journey_as_they_meet_it() -> None:
    sam, ada = people(Known(TWO, None))
    assert (sam.id, sam.initials, sam.told.text, sam.met) == ("sam", "S", "Sam", 3)
    assert [fact.field for fact in sam.told.notes] == ["goals"]
    assert list(sam.values) == [1, -2, None]
    assert (sam.lowest, sam.highest) == (At("2", "b", "touchpoint-b", -2), At("1", "a", "touchpoint-a", 1))
    assert not sam.severe
    assert (ada.initials, ada.met, list(ada.values)) == ("AM", 2, [-1, None, None])
    assert (ada.lowest, ada.highest) == (At("1", "a", "touchpoint-a", -1), None)
    assert [at.said for at in ada.severe] == ["3"]


def test_of_one_persona() -> None:
    assert [person.id for person in people(Known(TWO, "ada"))] == ["ada"]
