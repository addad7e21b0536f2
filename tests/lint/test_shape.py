"""CJ507, CJ508, CJ509, CJ510: the shape of the map."""

from __future__ import annotations

import pytest

from .linting import lint
from .small import one, stages

SHORT = {
    "no wait": one("name: a"),
    "two weeks": one("name: a, wait: 2 wk"),
    "two weeks at least": one("name: a, wait: 2–6 wk"),
    "ten business days are two weeks": one("name: a, wait: 10 business days"),
    "it feels good": one("name: a, wait: 6 wk, feeling: 0.7"),
    "a pain point": one("name: a, wait: 6 wk, pain_points: [Slow]"),
    "what they expect": one("name: a, wait: 6 wk, expectations: [Six weeks]"),
    "somebody works on it": one("name: a, wait: 6 wk, opportunities: [Write to them]"),
    "a note says why": one("name: a, wait: 6 wk, note: By law"),
    "without us": one("name: a, wait: 6 wk, with_us: false"),
    "alongside": stages(("name: S; alongside: true", "name: a, wait: 6 wk")),
    "the map has its own limit": one("name: a, wait: 6 wk", more="limits: {wait_max: 8 wk}\n"),
}
LONG = {
    "three weeks": (
        one("name: Waits, wait: 3 wk"),
        [
            (
                6,
                "customers wait 3 wk before 1 “Waits”, and nothing says what that does to them: waiting "
                "is where they look around",
            )
        ],
    ),
    "three weeks at least, and it feels bad": (
        one("name: Waits, wait: 3–4 wk, feeling: -0.5"),
        [
            (
                6,
                "customers wait 3–4 wk before 1 “Waits”, and nothing says what that does to them: waiting"
                " is where they look around",
            )
        ],
    ),
    "in ISO 8601": (
        one("name: Waits, wait: P1M"),
        [
            (
                6,
                "customers wait P1M before 1 “Waits”, and nothing says what that does to them: waiting is"
                " where they look around",
            )
        ],
    ),
}


@pytest.mark.parametrize("text", SHORT.values(), ids=SHORT)
def test_no_long_wait(text: str) -> None:
    assert lint(text, "CJ507") == []


@pytest.mark.parametrize("case", LONG.values(), ids=LONG)
def test_long_wait(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ507") == case[1]


def test_how_long_is_a_setting() -> None:
    assert lint(one("name: Waits, wait: 3 wk"), "CJ507", days=21) == []


LIVE = "status: live\n"
FULL = ("name: Order", "name: a")
HELD = {
    "a draft": stages(("name: Notice",), FULL),
    "touchpoints": stages(FULL, more=LIVE),
    "shown in another map": stages(("name: Notice; note: Known elsewhere",), FULL, more=LIVE),
    "somebody asks": stages(("name: Notice",), FULL, more=LIVE + "questions: [{text: How?, at: notice}]\n"),
}
EMPTY = {
    "one": (
        stages(("name: Notice",), FULL, more=LIVE),
        [(4, "stage “Notice” has no touchpoints: it reads as if nothing happened there")],
    ),
    "many are told once": (
        stages(*(("name: S" + n,) for n in "ABCD"), FULL, more=LIVE),
        [
            (
                2,
                "4 of 5 stages have no touchpoints: they read as if nothing happened there (“SA”, “SB”, "
                "“SC” and 1 more)",
            )
        ],
    ),
}


@pytest.mark.parametrize("text", HELD.values(), ids=HELD)
def test_no_empty_stage(text: str) -> None:
    assert lint(text, "CJ508") == []


@pytest.mark.parametrize("case", EMPTY.values(), ids=EMPTY)
def test_empty_stage(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ508") == case[1]


def phases(*lifecycles: str, more: str = "") -> str:
    said = [f"name: S{n}" + (f"; lifecycle: {each}" if each else "") for n, each in enumerate(lifecycles)]
    return stages(*((each,) for each in said), more=more)


BOTH_SIDES = {
    "no stage says": phases("", ""),
    "some stages do not say": phases("sale", ""),
    "all three": phases("pre-sale", "sale", "post-sale"),
    "nothing of the sale itself": phases("pre-sale", "post-sale"),
    "a buyer's journey ends with the decision": phases("pre-sale", "sale", more="journey: buyer\n"),
    "the scope says where it starts": phases("sale", "post-sale", more="scope: {starts: In the shop}\n"),
    "the scope says where it ends": phases("pre-sale", "sale", more="scope: {ends: At the till}\n"),
    "a blueprint": phases("sale", more="kind: service-blueprint\n"),
    "after it goes on alongside": stages(
        ("name: S; lifecycle: pre-sale",), ("name: T; lifecycle: post-sale; alongside: true",)
    ),
}
ONE_SIDED = {
    "nothing after": (
        phases("pre-sale", "sale"),
        [
            (
                7,
                "nothing after the sale: customers stay or leave once they have paid, and the map does "
                "not show why",
            )
        ],
    ),
    "nothing before": (
        phases("sale", "post-sale"),
        [
            (
                5,
                "nothing before the sale: customers decide before they come to us, and the map does not "
                "show how",
            )
        ],
    ),
    "the sale alone": (
        phases("sale"),
        [
            (
                5,
                "nothing before the sale: customers decide before they come to us, and the map does not "
                "show how",
            )
        ],
    ),
}


@pytest.mark.parametrize("text", BOTH_SIDES.values(), ids=BOTH_SIDES)
def test_two_sided_journey(text: str) -> None:
    assert lint(text, "CJ509") == []


@pytest.mark.parametrize("case", ONE_SIDED.values(), ids=ONE_SIDED)
def test_one_sided_journey(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ509") == case[1]


def counted(*numbers: int) -> str:
    return stages(
        *((f"name: S{s}", *(f"name: t{s} {t}" for t in range(number))) for s, number in enumerate(numbers))
    )


AIRY = {
    "seven stages": counted(0, 0, 0, 0, 0, 0, 0),
    "25 touchpoints": counted(10, 15),
    "an eighth alongside": counted(0, 0, 0, 0, 0, 0, 0) + "- name: T\n  alongside: true\n",
}
CROWDED = {
    "eight stages": (
        counted(0, 0, 0, 0, 0, 0, 0, 0),
        [(8, "8 stages are more than people can take in at a glance: they will not see the whole")],
    ),
    "split where the sale begins": (
        phases("pre-sale", "pre-sale", "pre-sale", "sale", "sale", "sale", "sale", "post-sale"),
        [(10, "8 stages are more than people can take in at a glance: they will not see the whole")],
    ),
    "26 touchpoints": (
        counted(10, 15, 1),
        [(16, "26 touchpoints are more than people can take in at a glance; stage “S1” alone has 15")],
    ),
    "both are told once": (
        counted(9, 9, 9, 0, 0, 0, 0, 0),
        [(4, "27 touchpoints are more than people can take in at a glance; stage “S0” alone has 9")],
    ),
}


@pytest.mark.parametrize("text", AIRY.values(), ids=AIRY)
def test_no_crowded_map(text: str) -> None:
    assert lint(text, "CJ510") == []


@pytest.mark.parametrize("case", CROWDED.values(), ids=CROWDED)
def test_crowded_map(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ510") == case[1]


def test_how_many_is_a_setting() -> None:
    assert lint(counted(10, 15, 1), "CJ510", touchpoints=30) == []
    assert lint(counted(0, 0, 0, 0, 0, 0, 0, 0), "CJ510", stages=8) == []
