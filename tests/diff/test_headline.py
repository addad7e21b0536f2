"""The headline numbers of a map, of what one persona meets, and of one stage."""

from __future__ import annotations

import pytest

from cjmap.diff.headline import Headline, Headlines
from cjmap.model.walk import walk
from tests.analysis.made import journey

MAP = """\
personas: [Sam, Ines]
sources: [{id: talks, title: T}]
stages:
  - name: Order
    touchpoints:
      - {name: Waits, channel: store, feeling: {score: -1, by: {sam: -2}}, next: {handoff: unmanaged}}
      - {name: Pays, channel: app, sources: talks, personas: sam, feeling: 0.5, next: {handoff: managed}}
  - name: Enjoy
    touchpoints:
      - {name: Drinks, channel: store, feeling: 1.5, next: {handoff: unmanaged}}
      - {name: Leaves, channel: letter}
      - {name: Returns, channel: letter, next: {handoff: unmanaged}}
"""
NUMBERS = {
    "everybody": ((None, None), Headline(1 / 3, -1, 0, 2, 1 / 5)),
    "one persona": (("sam", None), Headline(0.0, -2, 0, 2, 1 / 5)),
    "a persona who does not meet all": (("ines", None), Headline(0.25, -1, 0, 1, 0.0)),
    "a stage": ((None, "order"), Headline(-0.25, -1, 0, 1, 1 / 2)),
    "a stage as a persona meets it": (("ines", "enjoy"), Headline(1.5, 1.5, 0, 1, 0.0)),
    "no such stage": ((None, "none"), Headline(None, None, 0, 0, None)),
}


@pytest.mark.parametrize(("asked", "expected"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(asked: tuple[str | None, str | None], expected: Headline) -> None:
    map_ = journey(MAP)
    assert Headlines(map_).of(*asked) == expected
    assert Headlines(map_, walk(map_)).of(*asked) == expected


def test_a_future_state_has_no_evidence() -> None:
    assert Headlines(journey(f"kind: future-state\n{MAP}")).of() == Headline(1 / 3, -1, 0, 2, None)


SPOTS = "stages: [{name: S, touchpoints: [{name: A, pain_points: [%s]}, {name: B, pain_points: [%s]}]}]\n"
OPEN = "{id: p, text: Cold, severity: 3}"
SEVERE = {
    "none": ("", "", "", 0),
    "less severe, closed, and without words": (
        "{text: C, severity: 2}",
        "{text: D, severity: 3, closed: '2026'}, true",
        "",
        0,
    ),
    "where it is written": (OPEN, "", "", 1),
    "two that say the same": ("{text: C, severity: 3}", "{text: C, severity: 3}", "", 2),
    "a reference is what it means": (OPEN, "p", "", 1),
    "of the map, where it is named": ("p", "", f"pain_points: [{OPEN}]\n", 1),
    "of the map, where it says": ("", "", "pain_points: [{text: C, severity: 3, at: [a, b]}]\n", 1),
    "of the map, and nowhere": ("", "", f"pain_points: [{OPEN}]\n", 0),
    "of somebody": (
        "{text: C, severity: 3, personas: sam}",
        "{text: D, severity: 3, personas: ines}",
        "personas: [Sam, Ines]\n",
        2,
    ),
}


@pytest.mark.parametrize(("a", "b", "more", "severe"), SEVERE.values(), ids=SEVERE)
def test_severe_pain_points(a: str, b: str, more: str, severe: int) -> None:
    map_ = journey(SPOTS % (a, b) + more)
    assert Headlines(map_).of().severe == severe
    assert Headlines(map_, walk(map_)).of(stage="s").severe == severe


def test_severe_pain_points_of_a_persona() -> None:
    a, b, more, _ = SEVERE["of somebody"]
    headlines = Headlines(journey(SPOTS % (a, b) + more))
    assert [headlines.of(name).severe for name in ("sam", "ines", None)] == [1, 1, 2]
