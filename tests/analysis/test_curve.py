"""The curve, on maps whose answers are known."""

from __future__ import annotations

import pytest

from cjmap.analysis.curve import curve, line

from .made import journey, one_stage


def of(scores: str) -> tuple[str, str, str | None, str | None, float | None]:
    """Return lows, highs, peak, end and mean of touchpoints `a 1 b - c -1`, a dash for a gap."""
    words = scores.split()
    items = [
        f"name: {name}" + (f", feeling: {score}" if score != "-" else "")
        for name, score in zip(words[::2], words[1::2], strict=True)
    ]
    found = curve(line(one_stage(*items)))
    peak, end = found.peak, found.end
    return (
        " ".join(moment.touchpoint.id for moment in found.lows),
        " ".join(moment.touchpoint.id for moment in found.highs),
        peak and peak.touchpoint.id,
        end and end.touchpoint.id,
        found.mean,
    )


CASES = {
    "nobody said anything": ("a - b -", ("", "", None, None, None)),
    "one score does not turn": ("a 1", ("", "", "a", "a", 1)),
    "level all the way": ("a 1 b 1", ("", "", "a", "b", 1)),
    "up, with both ends": ("a -1 b 0 c 1", ("a", "c", "a", "c", 0)),
    "a low between two highs": ("a 1 b -1 c 0.5", ("b", "a c", "b", "c", 0.17)),
    "a gap is no zero and is passed over": ("a 1 b - c -1.5 d - e 0.5", ("c", "a e", "c", "e", 0)),
    "of a level stretch the first": ("a 0 b -1 c -1 d 0", ("b", "a d", "b", "d", -0.5)),
    "of two equals the bad one is the peak": ("a 1.5 b -1.5 c 0", ("b", "a c", "b", "c", 0)),
    "a gap at the end: the last known one ends it": ("a 1 b 0.5 c -", ("b", "a", "a", "b", 0.75)),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_curve(case: tuple[str, object]) -> None:
    assert of(case[0]) == case[1]


def test_for_a_persona_and_without_what_goes_on_alongside() -> None:
    map_ = journey(
        "personas: [Sam, Ada]\n"
        "stages:\n"
        "- {name: S, touchpoints: [{name: a, feeling: {score: 1, by: {sam: -1}}}, {name: b, personas: ada}]}\n"
        "- {name: T, alongside: true, touchpoints: [{name: x, feeling: 2}]}\n"
        "- {name: U, touchpoints: [{name: c}]}\n"
    )
    found = curve(line(map_, "sam"), "sam")
    assert [(spot.id, value) for spot, value in found.moments] == [("a", -1), ("c", None)]
    assert [spot.id for spot in found.gaps] == ["c"]
    assert [spot.id for spot in line(map_)] == ["a", "b", "c"]
