"""The dossier of a map: that nothing of the map is missing in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.walk import plan_of, walk
from cjmap.view.dossier.whole import dossier
from cjmap.view.said import measure, signed
from cjmap.words import percent
from tests.analysis.made import MOVING_IN, example, journey
from tests.view.every import EVERYTHING
from tests.view.words import words_of

UNTOLD = {"cjmap", "id", "lang"}


def forms(value: object) -> set[str]:
    """Return the ways in which a value of a field may be written in words."""
    if isinstance(value, str):
        return {value, value.replace("-", " ")}
    if isinstance(value, float | int):
        return {
            measure(value, None),
            percent(float(value)),
            signed(float(value)),
            f"{value} of 5",
            f"S{value}",
        }
    return {str(value)}


def values_of(journey: JourneyMap) -> Iterator[tuple[str, object]]:
    """Yield each single value that stands in a map, except references and what nobody reads."""
    for pointer, part in walk(journey):
        plan = plan_of(type(part))
        for name in part.model_fields_set - UNTOLD:
            value = getattr(part, name)
            if (
                name == "own"
                or name in plan.refs
                or isinstance(value, bool | Part | dict)
                or part.is_reference
            ):
                continue
            for item in value if isinstance(value, tuple) else (value,):
                if not isinstance(item, Part | None):
                    yield "/".join(map(str, (*pointer, name))), item


@pytest.mark.parametrize("made", [journey(EVERYTHING), example(MOVING_IN)], ids=["everything", "moving-in"])
def test_nothing_that_a_map_says_is_missing(made: JourneyMap) -> None:
    said = "\n".join(words_of(dossier(made))).casefold()
    names = {
        term.id: term.name
        for field in ("channels", "devices", "departments")
        for term in getattr(made, field)
    }
    missing = [
        (where, value)
        for where, value in values_of(made)
        if not any(form.casefold() in said for form in forms(names.get(str(value), value)))
    ]
    assert missing == []


def test_the_map_of_everything_has_every_field() -> None:
    given: dict[type[Part], set[str]] = {}
    for _, part in walk(journey(EVERYTHING)):
        given.setdefault(type(part), set()).update(part.model_fields_set)
    lacking = {
        (kind.__name__, name)
        for kind, fields in given.items()
        for name in set(kind.model_fields) - fields - {"id", "own"}
    }
    assert lacking == {("Metric", "metric")}, "that one stands instead of a name"


def test_own_fields_are_told() -> None:
    said = set(words_of(dossier(journey(EVERYTHING))))
    assert {"Colour", "Own of map", '{"deep": ["Own inside"]}', "Page", "Touchpoint own", "Pain own"} <= said
