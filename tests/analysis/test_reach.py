"""What a customer can come to, on maps whose answers are known."""

from __future__ import annotations

import pytest

from cjmap.analysis.reach import reach, starts

from .made import journey

CASES = {
    "no touchpoints": ("- {name: S}", "", ""),
    "in the order of the file": ("- {name: S, touchpoints: [{name: a}, {name: b}]}", "a", "a b"),
    "the first stage has none yet": ("- {name: S}\n- {name: T, touchpoints: [{name: a}]}", "a", "a"),
    "a first `any` stage": (
        "- {name: S, order: any, touchpoints: [{name: a}, {name: b}]}\n- {name: T, touchpoints: [{name: c}]}",
        "a b",
        "a b c",
    ),
    "cut off by a written step": (
        "- {name: S, touchpoints: [{name: a, next: c}, {name: b}, {name: c}]}",
        "a",
        "a c",
    ),
    "an entry, and what follows it": (
        "- {name: S, touchpoints: [{name: a, next: end}, {name: b}, {name: c, entry: 20 %}, {name: d}]}",
        "a c",
        "a c d",
    ),
    "a loop": ("- {name: S, touchpoints: [{name: a, next: [a, end]}, {name: b}]}", "a", "a"),
    "a failure is put right there": (
        "- {name: S, touchpoints: [{name: a, next: end, failures: [{mode: x, recovers_at: c}]},"
        " {name: b}, {name: c}]}",
        "a",
        "a c",
    ),
    "an action sets it off, or its failure is put right there": (
        "- {name: S, touchpoints: [{name: a, next: end, backstage: [{text: Sends it, triggers: [b],"
        " failures: [{mode: x, recovers_at: d}]}]}, {name: b, next: end}, {name: c}, {name: d}]}",
        "a",
        "a b d",
    ),
    "alongside is met at any time and is no start": (
        "- {name: T, alongside: true, touchpoints: [{name: x, next: c}]}\n"
        "- {name: S, touchpoints: [{name: a, next: end}, {name: b}, {name: c}]}",
        "a",
        "a c x",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_reach(case: tuple[str, str, str]) -> None:
    stages, first, reached = case
    map_ = journey("stages:\n" + stages)
    assert " ".join(spot.id for spot in starts(map_)) == first
    assert " ".join(sorted(reach(map_))) == reached


def test_for_a_persona() -> None:
    map_ = journey(
        "personas: [Sam, Ada]\nstages:\n"
        "- {name: S, touchpoints: [{name: a, personas: ada}, {name: b}, {name: c, personas: ada}, {name: d}]}"
    )
    assert [spot.id for spot in starts(map_, "sam")] == ["b"]
    assert reach(map_, "sam") == {"b", "d"}
