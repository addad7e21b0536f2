"""CJ405, CJ407: feelings and the marks beside them."""

from __future__ import annotations

import pytest

from .linting import lint
from .small import one

DELIGHTED = (
    "1 “Waits” feels −1 with a delight and no pain point: one of the two is wrong, and readers trust neither"
)

SEVERE = "pain_points: [{text: Slow, severity: 3}]"
PEOPLE = "personas: [Sam, Ada]\n"

AGREE = {
    "nothing known": one("name: a"),
    "it feels good and delights": one("name: a, feeling: 1.5, delights: [Warm]"),
    "it feels bad and hurts": one(f"name: a, feeling: -1.5, {SEVERE}"),
    "a pain point that is not severe": one("name: a, feeling: 1.5, pain_points: [Slow]"),
    "a severe one that is closed": one(
        "name: a, feeling: 1.5, pain_points: [{text: Slow, severity: 3, closed: 2026}]"
    ),
    "just below the threshold": one(f"name: a, feeling: 0.9, {SEVERE}"),
    "from bad to good": one(f"name: a, feeling: {{start: -0.6, end: 1.8, score: 1}}, {SEVERE}"),
    "it hurts the one who feels bad": one(
        "name: a, feeling: {score: 1, by: {ada: -1}}, pain_points: [{text: Slow, severity: 3, personas: ada}]",
        more=PEOPLE,
    ),
    "it hurts, and one of them feels bad": one(
        f"name: a, feeling: {{score: 1, by: {{ada: 0}}}}, {SEVERE}", more=PEOPLE
    ),
    "a delight where it feels bad, with a pain point": one(
        "name: a, feeling: -1.5, delights: [Warm], pain_points: [Slow]"
    ),
    "a delight, and one of them feels good": one(
        "name: a, feeling: {score: -1, by: {ada: 1}}, delights: [Warm]", more=PEOPLE
    ),
    "it begins badly and ends well": one("name: a, feeling: {start: -2, end: 0}, delights: [Warm]"),
}
CONTRADICT = {
    "a severe pain point where it feels good": (
        one(f"name: Waits, feeling: 1, {SEVERE}"),
        [
            (
                6,
                "1 “Waits” feels +1 and has a severe pain point: one of the two is wrong, and readers "
                "trust neither",
            )
        ],
    ),
    "several of them are told once": (
        one(
            "name: Waits, feeling: {score: 1.2}, pain_points: [{text: A, severity: 3}, {text: B, severity: 3}]"
        ),
        [
            (
                6,
                "1 “Waits” feels +1.2 and has a severe pain point: one of the two is wrong, and readers "
                "trust neither",
            )
        ],
    ),
    "it hurts the one who feels good": (
        one(
            "name: Waits, feeling: {score: -1, by: {ada: 1.5}}, "
            "pain_points: [{text: Slow, severity: 3, personas: ada}]",
            more=PEOPLE,
        ),
        [
            (
                6,
                "1 “Waits” feels +1.5 and has a severe pain point: one of the two is wrong, and readers "
                "trust neither",
            )
        ],
    ),
    "a delight where it feels bad": (
        one("name: Waits, feeling: -1, delights: [Warm]"),
        [
            (
                6,
                DELIGHTED,
            )
        ],
    ),
    "the pain point there is closed": (
        one("name: Waits, feeling: -1, delights: [Warm], pain_points: [{text: Slow, closed: 2026}]"),
        [
            (
                6,
                DELIGHTED,
            )
        ],
    ),
}


@pytest.mark.parametrize("text", AGREE.values(), ids=AGREE)
def test_no_contradiction(text: str) -> None:
    assert lint(text, "CJ405") == []


@pytest.mark.parametrize("case", CONTRADICT.values(), ids=CONTRADICT)
def test_contradiction(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ405") == case[1]


EXPLAINED = {
    "nobody said how it feels": one("name: a"),
    "just above": one("name: a, feeling: -0.9"),
    "a pain point": one("name: a, feeling: -1.5, pain_points: [Slow]"),
    "a pain point that still lacks its words": one("name: a, feeling: -1.5, pain_points: [true]"),
    "a pain point of the map": one("name: a, feeling: -1.5", more="pain_points: [{text: Far, at: a}]\n"),
    "an expectation that is not met": one(
        "name: a, feeling: -1.5, expectations: [{expects: A word, met: 'no'}]"
    ),
    "a failure": one("name: a, feeling: -1.5, failures: [The reader is offline]"),
    "people leave, and say why": one("name: a, feeling: -1.5, exits: The train leaves"),
    "a part of life without us": one("name: a, feeling: -1.5, with_us: false"),
    "low for one persona alone": one("name: a, feeling: {score: 0, by: {ada: -2}}", more=PEOPLE),
}
UNEXPLAINED = {
    "nothing says why": (
        one("name: Waits, feeling: -1"),
        [(6, "1 “Waits” feels −1 and nothing says why: a low without a reason cannot be improved")],
    ),
    "the score of a long form": (
        one("name: Waits, feeling: {words: Odd, score: -1.4}"),
        [(6, "1 “Waits” feels −1.4 and nothing says why: a low without a reason cannot be improved")],
    ),
    "a delight is no reason": (
        one("name: Waits, feeling: -1.5, delights: [Warm]"),
        [(6, "1 “Waits” feels −1.5 and nothing says why: a low without a reason cannot be improved")],
    ),
    "an expectation that is met is none either": (
        one("name: Waits, feeling: -1.5, expectations: [{expects: A word, met: 'yes'}]"),
        [(6, "1 “Waits” feels −1.5 and nothing says why: a low without a reason cannot be improved")],
    ),
    "all of them are closed": (
        one("name: Waits, feeling: -1.5, pain_points: [{text: Slow, closed: 2026-09}]"),
        [
            (
                6,
                "1 “Waits” feels −1.5 and every pain point there is closed: a low without a reason cannot"
                " be improved",
            )
        ],
    ),
}


@pytest.mark.parametrize("text", EXPLAINED.values(), ids=EXPLAINED)
def test_low_point_that_is_explained(text: str) -> None:
    assert lint(text, "CJ407") == []


@pytest.mark.parametrize("case", UNEXPLAINED.values(), ids=UNEXPLAINED)
def test_low_point_without_pain_point(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ407") == case[1]


def test_how_low_is_a_setting() -> None:
    assert lint(one("name: Waits, feeling: -1"), "CJ407", depth=1.5) == []
