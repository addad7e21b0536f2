"""The heat map, on maps whose answers are known."""

from __future__ import annotations

import pytest

from cjmap.analysis.heat import EXTREME, heat

from .made import one_stage

CASES = {
    "nothing said leaves it blank": ("name: a", ""),
    "a closed pain point does not heat it": ("name: a, pain_points: [{text: Slow, closed: 2026-09}]", ""),
    "a feeling alone does not heat it": ("name: a, feeling: -2", ""),
    "a mark without words": ("name: a, pain_points: [true]", "pain point"),
    "a delight": ("name: a, delights: [Warm]", "delight"),
    "a moment of truth": ("name: a, moment_of_truth: true", "moment of truth"),
    "a mix": ("name: a, delights: [Warm], moment_of_truth: true", "delight, moment of truth"),
    "all at once": (
        "name: a, pain_points: [Slow], delights: [Warm], moment_of_truth: Here",
        "delight, moment of truth, pain point",
    ),
    "a pain point of the map that names it": ("name: a, id: shared", "pain point"),
}
SHARED = "pain_points: [{text: Far, at: [shared]}]\n"


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_marks(case: tuple[str, str]) -> None:
    said, expected = case
    ((_, marks),) = heat(one_stage(said, more=SHARED if "shared" in said else "")).items()
    assert ", ".join(sorted(marks)) == expected
    assert (marks == EXTREME) is (expected.count(",") == 2)


def test_for_one_persona() -> None:
    map_ = one_stage(
        "name: a, pain_points: [{text: Slow, personas: ada}]",
        "name: b, personas: ada, pain_points: [Slow]",
        "name: c, pain_points: [Cold]",
        more="personas: [Sam, Ada]\n",
    )
    assert {name: [*marks] for name, marks in heat(map_, "sam").items()} == {"a": [], "c": ["pain point"]}
