"""CJ409, CJ410, CJ411: what touchpoints are good for, and what fails there."""

from __future__ import annotations

import pytest

from .linting import lint
from .small import one, stages

FORGOTTEN = (
    "1 “Waits” does not give “Two minutes” and has no open pain point: what is no pain point "
    "is never ranked and fixed"
)
OFFLINE = "“Offline” at 1 “Pays” has no recovery: each time somebody makes one up while the customer waits"

UNMET = "expectations: [{expects: Two minutes, gets: Nine, met: 'no'}]"

KEPT = {
    "no expectation": one("name: a"),
    "one that nobody checked": one("name: a, expectations: [Two minutes]"),
    "met, or partly": one(
        "name: a, expectations: [{expects: A, met: 'yes'}, {expects: B, met: partly}, {expects: C, met: exceeded}]"
    ),
    "a pain point": one(f"name: a, {UNMET}, pain_points: [Slow]"),
    "a pain point of the map": one(f"name: a, {UNMET}", more="pain_points: [{text: Far, at: a}]\n"),
    "somebody has an idea": one(f"name: a, {UNMET}, opportunities: [Say it]"),
    "a part of life without us": one(f"name: a, {UNMET}, with_us: false"),
}
BROKEN = {
    "nothing says what it does": (
        one(f"name: Waits, {UNMET}"),
        [
            (
                6,
                FORGOTTEN,
            )
        ],
    ),
    "the pain point there is closed": (
        one(f"name: Waits, {UNMET}, pain_points: [{{text: Slow, closed: 2026}}]"),
        [
            (
                6,
                FORGOTTEN,
            )
        ],
    ),
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_no_unmet_expectation(text: str) -> None:
    assert lint(text, "CJ409") == []


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_unmet_expectation(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ409") == case[1]


NEEDED = {
    "the map names no needs anywhere": one("name: a", "name: b"),
    "needs": one("name: a, needs: Calm", "name: b, needs: Coffee"),
    "an expectation": one("name: a, needs: Calm", "name: b, expectations: [A word]"),
    "an objective or a metric": one(
        "name: a, objectives: fast",
        "name: b, metrics: [nps]",
        more="objectives: [{id: fast, statement: Be fast}]\nmetrics: [{id: nps, name: NPS}]\n",
    ),
    "a metric of the stage": stages(
        ("name: S", "name: a, needs: Calm"),
        ("name: T; metrics: [nps]", "name: b"),
        more="metrics: [{id: nps, name: NPS}]\n",
    ),
    "without us": one("name: a, needs: Calm", "name: b, with_us: false"),
    "alongside": stages(("name: S", "name: a, needs: Calm"), ("name: T; alongside: true", "name: b")),
}
USELESS = {
    "one": (
        one("name: a, needs: Calm", "name: Shows a card, feeling: 1"),
        [(7, "2 “Shows a card” serves no need, objective or metric: nobody can say what it is good for")],
    ),
    "many are told once": (
        one("name: a, needs: Calm", *(f"name: t{n}" for n in range(5))),
        [
            (
                2,
                "5 of 6 touchpoints serve no need, objective or metric: nobody can say what they are good"
                " for (2 “t0”, 3 “t1”, 4 “t2” and 2 more)",
            )
        ],
    ),
}


@pytest.mark.parametrize("text", NEEDED.values(), ids=NEEDED)
def test_touchpoint_with_a_need(text: str) -> None:
    assert lint(text, "CJ410") == []


@pytest.mark.parametrize("case", USELESS.values(), ids=USELESS)
def test_touchpoint_without_need(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ410") == case[1]


RECOVERED = {
    "nothing fails": one("name: a"),
    "in words": one("name: a, failures: [{mode: Offline, recovery: Pays later}]"),
    "at a touchpoint": one("name: a, failures: [{mode: Offline, recovers_at: b}]", "name: b"),
    "an action recovers": one(
        "name: a, backstage: [{text: Books, failures: [{mode: Full, recovery: Swaps}]}]"
    ),
}
FAILING = {
    "a failure in one word": (
        one("name: Pays, failures: [Offline]"),
        [
            (
                6,
                OFFLINE,
            )
        ],
    ),
    "one of two": (
        one("name: Pays, failures: [{mode: A, recovery: B}, {mode: Offline, chance: 2 %}]"),
        [
            (
                6,
                OFFLINE,
            )
        ],
    ),
    "of actions on each layer": (
        one(
            "name: Pays, frontstage: [{text: F, failures: [A]}], backstage: [{text: B, failures: [B]}], "
            "support: [{text: S, failures: [C]}]"
        ),
        [
            (6, "“A” at 1 “Pays” has no recovery: each time somebody makes one up while the customer waits"),
            (6, "“B” at 1 “Pays” has no recovery: each time somebody makes one up while the customer waits"),
            (6, "“C” at 1 “Pays” has no recovery: each time somebody makes one up while the customer waits"),
        ],
    ),
    "many are told once": (
        one("name: Pays, failures: [A, B, C, D]"),
        [
            (
                2,
                "4 failures without a recovery: each time somebody makes one up (“A” at 1 “Pays”, “B” at "
                "1 “Pays”, “C” at 1 “Pays” and 1 more)",
            )
        ],
    ),
}


@pytest.mark.parametrize("text", RECOVERED.values(), ids=RECOVERED)
def test_failure_with_recovery(text: str) -> None:
    assert lint(text, "CJ411") == []


@pytest.mark.parametrize("case", FAILING.values(), ids=FAILING)
def test_failure_without_recovery(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ411") == case[1]
