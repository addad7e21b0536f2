"""CJ505, CJ506: where the journey ends, and how many go on."""

from __future__ import annotations

import pytest

from .linting import lint
from .small import one, stages

STOPS = (
    "the journey ends at 1 “Waits” and nothing says why: nobody knows where these customers "
    "go, or how to win them back"
)


def ending(touchpoint: str, stage: str = "name: S", more: str = "") -> str:
    return stages((stage, touchpoint, "name: b"), ("name: T", "name: c"), more=more)


LEADS = {
    "nobody ends": ending("name: a"),
    "in the last stage": stages(("name: S", "name: a"), ("name: T", "name: b, next: end", "name: c")),
    "the last stage with touchpoints": stages(("name: S", "name: a, next: end"), ("name: T",)),
    "behind the last one goes on what is alongside": stages(
        ("name: S", "name: a, next: end"), ("name: T; alongside: true", "name: x")
    ),
    "an exit says why": ending("name: a, next: [b, end], exits: The train leaves"),
    "a condition says when": ending("name: a, next: [b, {to: end, when: It is repaired}]"),
    "not with us": ending("name: a, next: end, with_us: false"),
    "a route ends there": ending(
        "name: a, next: [b, end]", more="routes: [{name: R, via: a, ends: abandoned}]\n"
    ),
    "alongside": ending("name: a, next: end", "name: S; alongside: true"),
}
DEAD = {
    "the only way on": (
        ending("name: Waits, next: end"),
        [
            (
                6,
                STOPS,
            )
        ],
    ),
    "one of two, with a share": (
        ending("name: Waits, next: [b, {to: end, share: 20 %}]"),
        [
            (
                6,
                STOPS,
            )
        ],
    ),
    "a route passes there": (
        ending("name: Waits, next: [b, end]", more="routes: [{name: R, via: [waits, b]}]\n"),
        [
            (
                6,
                STOPS,
            )
        ],
    ),
}


@pytest.mark.parametrize("text", LEADS.values(), ids=LEADS)
def test_no_dead_end(text: str) -> None:
    assert lint(text, "CJ505") == []


@pytest.mark.parametrize("case", DEAD.values(), ids=DEAD)
def test_dead_end(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ505") == case[1]


def leaving(said: str, more: str = "") -> str:
    return one(f"name: Waits, {said}", "name: b", "name: c", more=more)


PEOPLE = "personas: [Sam, Ada]\n"
ADDS_UP = {
    "no shares": leaving("next: [b, c]"),
    "all of them": leaving("next: [{to: b, share: 0.7}, {to: c, share: 0.3}]"),
    "with an exit": leaving("next: {to: b, share: 0.7}, exits: {why: x, share: 30 %}"),
    "the rest goes on": leaving("exits: {why: x, share: 30 %}"),
    "one of two is not known": leaving("next: [{to: b, share: 0.7}, c]"),
    "rounded": leaving("next: [{to: b, share: 33 %}, {to: c, share: 33 %}], exits: {why: x, share: 33 %}"),
    "entries that are not known": one("name: a, entry: 60 %", "name: b, entry: true"),
    "entries that make a whole": one("name: a, entry: 60 %", "name: b, entry: 40 %"),
    "entries that make less": one("name: a, entry: 60 %", "name: b, entry: 20 %"),
    "routes that make less": leaving("next: b", "routes: [{name: R, share: 0.5}, {name: S, share: 0.2}]\n"),
    "routes of two personas, a whole for each": leaving(
        "next: b",
        PEOPLE + "routes: [{name: R, share: 1, personas: sam}, {name: S, share: 1, personas: ada}]\n",
    ),
}
DOES_NOT = {
    "some get lost": (
        leaving("next: [{to: b, share: 0.7}, {to: c, share: 0.2}]"),
        [(6, "the shares of steps and exits at 1 “Waits” add up to 90 %: 10 % of the customers get lost")],
    ),
    "a single step": (
        leaving("next: {to: b, share: 91 %}"),
        [(6, "the shares of steps and exits at 1 “Waits” add up to 91 %: 9 % of the customers get lost")],
    ),
    "more go on than come": (
        leaving("next: [{to: b, share: 0.9}, c], exits: {why: x, share: 20 %}"),
        [(6, "the shares of steps and exits at 1 “Waits” add up to 110 %: more customers go on than come")],
    ),
    "entries": (
        one("name: a, entry: 60 %", "name: b, entry: 60 %"),
        [(7, "the shares of the entries add up to 120 %: more customers come in than there are")],
    ),
    "routes of everybody": (
        leaving("next: b", "routes: [{name: R, share: 0.9}, {name: S, share: 0.2}]\n"),
        [(9, "the shares of the routes add up to 110 %: more customers take them than there are")],
    ),
    "routes of one persona": (
        leaving(
            "next: b", PEOPLE + "routes: [{name: R, share: 0.9, personas: sam}, {name: S, share: 0.2}]\n"
        ),
        [(10, "the shares of the routes of Sam add up to 110 %: more customers take them than there are")],
    ),
}


@pytest.mark.parametrize("text", ADDS_UP.values(), ids=ADDS_UP)
def test_shares_add_up(text: str) -> None:
    assert lint(text, "CJ506") == []


@pytest.mark.parametrize("case", DOES_NOT.values(), ids=DOES_NOT)
def test_shares_do_not_add_up(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ506") == case[1]
