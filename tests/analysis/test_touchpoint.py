"""What stands at a touchpoint, how it feels and what it rests on."""

from __future__ import annotations

import pytest

from cjmap.analysis.evidence import Evidence, evidence
from cjmap.analysis.feeling import Felt, felt
from cjmap.analysis.standing import standing
from cjmap.model.journey import JourneyMap
from cjmap.model.touchpoint import Touchpoint

from .made import one_stage


def first(map_: JourneyMap) -> Touchpoint:
    return map_.stages[0].touchpoints[0]


def texts(map_: JourneyMap) -> dict[str, list[str | None]]:
    return {name: [pain.text for pain in stands.pain_points] for name, stands in standing(map_).items()}


def test_own_and_referred_to_and_named_by_the_map() -> None:
    map_ = one_stage(
        "name: a, pain_points: [It is cold, shared, {id: own, text: It is late}]",
        "name: b, pain_points: [own]",
        "name: c",
        more="pain_points: [{id: shared, text: It is far, at: [a, c]}]\n",
    )
    assert texts(map_) == {
        "a": ["It is cold", "It is far", "It is late"],
        "b": ["It is late"],
        "c": ["It is far"],
    }


def test_a_mark_without_words_stands_for_itself() -> None:
    assert texts(one_stage("name: a, pain_points: [true, true]")) == {"a": [None, None]}


def test_delights_and_opportunities_stand_too() -> None:
    map_ = one_stage(
        "name: a",
        more="delights: [{text: Warm, at: a}]\nopportunities: [{text: Show the time, at: a}]\n",
    )
    stands = standing(map_)["a"]
    assert [delight.text for delight in stands.delights] == ["Warm"]
    assert [opportunity.text for opportunity in stands.opportunities] == ["Show the time"]


FEELINGS = {
    "nobody said": ("", Felt(), Felt()),
    "one number for all": ("feeling: 1", Felt(1), Felt(1)),
    "zero is a feeling": ("feeling: 0", Felt(0), Felt(0)),
    "sam feels otherwise, and the words are not sam's": (
        "feeling: {score: 1, words: Glad, by: {sam: -1}}",
        Felt(1, "Glad"),
        Felt(-1),
    ),
    "only the words are sam's": (
        "feeling: {score: 1, words: Glad, by: {sam: {words: Relieved}}}",
        Felt(1, "Glad"),
        Felt(1, "Relieved"),
    ),
    "known for sam alone": ("feeling: {by: {sam: -1}}", Felt(), Felt(-1)),
    "it changes within": ("feeling: {start: -1, end: 0}", Felt(-0.5, None, -1, 0), Felt(-0.5, None, -1, 0)),
}


@pytest.mark.parametrize("case", FEELINGS.values(), ids=FEELINGS)
def test_feelings(case: tuple[str, Felt, Felt]) -> None:
    said, everybody, sam = case
    map_ = one_stage(", ".join(filter(None, ["name: a", said])), more="personas: Sam\n")
    assert felt(first(map_)) == everybody
    assert felt(first(map_), "sam") == sam


SOURCES = """\
sources: [{id: talk, title: T, kind: interview}, {id: log, title: L, kind: support-log}]
mystery_shops: [{id: shop}]
"""


@pytest.mark.parametrize(
    ("sources", "known"),
    [
        ("", Evidence.ASSUMED),
        ("talk", Evidence.REPORTED),
        ("talk, log", Evidence.OBSERVED),
        ("shop", Evidence.OBSERVED),
    ],
)
def test_evidence(sources: str, known: Evidence) -> None:
    map_ = one_stage(f"name: a, sources: [{sources}]", more=SOURCES)
    assert evidence(map_) == {"a": known}


def test_a_future_state_is_proposed() -> None:
    map_ = one_stage("name: a, sources: [talk]", more=SOURCES + "kind: future-state\n")
    assert evidence(map_) == {"a": Evidence.PROPOSED}
