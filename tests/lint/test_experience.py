"""CJ404, CJ406, CJ408: what makes the experience good or bad."""

from __future__ import annotations

import pytest

from .linting import lint
from .small import one

LUCK = "1 “Pays” hurts, delights and decides at once: which of the two customers get looks like luck"

ALL_THREE = "pain_points: [Slow], delights: [Warm], moment_of_truth: Here"
FIVE = [f"name: t{n}" for n in range(1, 6)]

CONSISTENT = {
    "blank": one("name: a"),
    "two of the three": one("name: a, pain_points: [Slow], delights: [Warm]"),
    "its pain points are closed": one(
        "name: a, pain_points: [{text: Slow, closed: 2026}], delights: [Warm], moment_of_truth: true"
    ),
    "it hurts some personas alone": one(
        "name: a, pain_points: [{text: Slow, personas: ada}], delights: [Warm], moment_of_truth: true",
        more="personas: [Sam, Ada]\n",
    ),
    "somebody works on it": one(f"name: a, {ALL_THREE}, opportunities: [{{text: Say it, owner: Ada}}]"),
}
INCONSISTENT = {
    "all three": (
        one(f"name: Pays, {ALL_THREE}"),
        [(6, LUCK)],
    ),
    "an idea that nobody owns": (
        one(f"name: Pays, {ALL_THREE}, opportunities: [Say it]"),
        [(6, LUCK)],
    ),
    "an idea that was dropped": (
        one(f"name: Pays, {ALL_THREE}, opportunities: [{{text: Say it, owner: Ada, status: dropped}}]"),
        [(6, LUCK)],
    ),
}


@pytest.mark.parametrize("text", CONSISTENT.values(), ids=CONSISTENT)
def test_consistent_experience(text: str) -> None:
    assert lint(text, "CJ404") == []


@pytest.mark.parametrize("case", INCONSISTENT.values(), ids=INCONSISTENT)
def test_inconsistent_experience(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ404") == case[1]


CLEAR = {
    "four touchpoints are a sketch": one(*FIVE[:4]),
    "five with us, but no more": one(*FIVE[:4], "name: x, with_us: false"),
    "one": one(*FIVE, "name: a, moment_of_truth: true"),
    "five": one(*(f"{each}, moment_of_truth: true" for each in FIVE)),
    "a day in the life": one(*FIVE, more="kind: day-in-the-life\n"),
    "a sketch with one": one("name: a, moment_of_truth: Here"),
}


@pytest.mark.parametrize("text", CLEAR.values(), ids=CLEAR)
def test_clear_moments_of_truth(text: str) -> None:
    assert lint(text, "CJ406") == []


def test_no_moment_of_truth() -> None:
    assert lint(one(*FIVE), "CJ406") == [
        (2, "no moment of truth: the map does not say which touchpoint decides whether customers stay")
    ]


def test_too_many_moments_of_truth() -> None:
    many = [f"name: t{n}, moment_of_truth: true" for n in range(1, 7)]
    assert lint(one(*many), "CJ406") == [
        (
            2,
            "6 moments of truth: where so many decide, nobody knows where to begin (1 “t1”, 2 “t2”, 3"
            " “t3” and 3 more)",
        )
    ]
    assert lint(one(*many), "CJ406", most=6) == []


HURTS = "name: a, pain_points: [Slow]"
BRIGHT = {
    "no pain points either": one(*FIVE),
    "four touchpoints are a sketch": one(HURTS, *FIVE[:3]),
    "a delight": one(HURTS, *FIVE, "name: b, delights: [Warm]"),
    "a delight that still lacks its words": one(HURTS, *FIVE, "name: b, delights: [true]"),
    "a delight of the map": one(HURTS, *FIVE, more="delights: [{text: Warm, at: a}]\n"),
    "an expectation that is exceeded": one(
        HURTS, *FIVE, "name: b, expectations: [{expects: A word, met: exceeded}]"
    ),
    "why they come to us": one(HURTS, *FIVE, "name: b, choose_us: Warm"),
    "what is good already": one(HURTS, *FIVE, more="scope: {already_good: The people}\n"),
    "the pain points are closed": one("name: a, pain_points: [{text: Slow, closed: 2026}]", *FIVE),
}


@pytest.mark.parametrize("text", BRIGHT.values(), ids=BRIGHT)
def test_something_bright(text: str) -> None:
    assert lint(text, "CJ408") == []


def test_no_delight() -> None:
    assert lint(one(HURTS, *FIVE), "CJ408") == [
        (2, "pain points and not one delight: nobody knows what customers come for and what must stay")
    ]
