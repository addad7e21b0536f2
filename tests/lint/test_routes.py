"""CJ504, CJ512, CJ513: routes, and what can be reached."""

from __future__ import annotations

import pytest

from .linting import lint
from .small import one, stages

CUT_OFF = "no way leads to 2 “Pays”: it belongs to no journey, and is drawn as if it did"
TWO_WAYS = (
    "route “Happy”: two ways lead from 1 “Sees” to 4 “Takes”, over 2 “Waits” or over 3 "
    "“Phones”: it does not say which one, and can be neither drawn nor timed"
)

FIVE = [f"name: t{n}" for n in range(1, 6)]
LEAVES = "name: Waits, exits: The train leaves"
PEOPLE = "personas: [Sam, Ada]\n"
ROUTE = "routes: [{name: Happy, via: t1}]\n"

SEVERAL = {
    "everybody goes the whole way": one(*FIVE, more="personas: Sam\n"),
    "four touchpoints are a sketch": one(LEAVES, *FIVE[:3]),
    "two routes": one(LEAVES, *FIVE, more="routes: [{name: A, via: t1}, {name: B, via: t2}]\n"),
    "a branch": one(LEAVES, "name: x, next: [t1, t2]", *FIVE),
    "a way to end early": one(LEAVES, "name: x, next: [t1, end]", *FIVE),
    "alternatives": stages(("name: S; order: any", *FIVE), ("name: T", LEAVES)),
    "touchpoints of some personas alone": one(*FIVE, "name: x, personas: sam", more=PEOPLE),
    "a day in the life": one(LEAVES, *FIVE, more="kind: day-in-the-life\n"),
    "a future state shows one way": one(LEAVES, *FIVE, more="kind: future-state\n"),
}
SINGLE = {
    "people leave": (
        one(LEAVES, *FIVE),
        [
            (
                2,
                "everybody takes one way, although customers leave at 1 “Waits”: theirs is another "
                "journey, and the one to learn from",
            )
        ],
    ),
    "several personas, and a single route": (
        one(*FIVE, more=PEOPLE + ROUTE),
        [
            (
                12,
                "everybody takes one way, although the map has Sam and Ada: theirs is another journey, "
                "and the one to learn from",
            )
        ],
    ),
}


@pytest.mark.parametrize("text", SEVERAL.values(), ids=SEVERAL)
def test_several_routes(text: str) -> None:
    assert lint(text, "CJ504") == []


@pytest.mark.parametrize("case", SINGLE.values(), ids=SINGLE)
def test_single_route(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ504") == case[1]


REACHED = {
    "the order of the file": one("name: a", "name: b"),
    "two ways on": one("name: a, next: [b, c]", "name: b", "name: c"),
    "an entry": one("name: a, next: c", "name: b, entry: true", "name: c"),
    "a loop back": one("name: a", "name: b, next: [a, c]", "name: c"),
    "a failure is put right there": one(
        "name: a, next: c, failures: [{mode: x, recovers_at: b}]", "name: b", "name: c"
    ),
    "an action leads there": one(
        "name: a, next: c, backstage: [{text: Calls, triggers: [b]}]", "name: b", "name: c"
    ),
    "alongside": stages(("name: S", "name: a"), ("name: T; alongside: true", "name: x", "name: y")),
    "no touchpoints": stages(("name: S",)),
}
UNREACHED = {
    "passed by": (
        one("name: a, next: c", "name: Pays", "name: c"),
        [(7, CUT_OFF)],
    ),
    "of several in a row the first": (
        one("name: a, next: d", "name: Pays", "name: c", "name: d"),
        [(7, CUT_OFF)],
    ),
    "a circle of its own": (
        one("name: a, next: end", "name: Pays", "name: c, next: pays"),
        [(7, CUT_OFF)],
    ),
    "two of them": (
        one("name: a, next: c", "name: Pays", "name: c, next: end", "name: Sips"),
        [
            (7, CUT_OFF),
            (9, "no way leads to 4 “Sips”: it belongs to no journey, and is drawn as if it did"),
        ],
    ),
}


@pytest.mark.parametrize("text", REACHED.values(), ids=REACHED)
def test_reachable_touchpoint(text: str) -> None:
    assert lint(text, "CJ512") == []


@pytest.mark.parametrize("case", UNREACHED.values(), ids=UNREACHED)
def test_unreachable_touchpoint(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ512") == case[1]


CHOICE = (
    "name: Sees, next: [b, c]",
    "name: Waits, id: b, next: d",
    "name: Phones, id: c",
    "name: Takes, id: d",
)


def routed(via: str, personas: str = "") -> str:
    return one(*CHOICE, more=f"routes:\n- name: Happy\n  via: {via}\n  personas: [{personas}]\n{PEOPLE}")


LED = {
    "no routes": one(*CHOICE),
    "a route without touchpoints": one(*CHOICE, more="routes: [{name: Happy}]\n"),
    "one touchpoint": routed("d"),
    "everything named": routed("[sees, b, d]"),
    "the choice named": routed("[b, d]"),
    "one way is filled in": one("name: a", "name: b", "name: c", more="routes: [{name: R, via: [a, c]}]\n"),
    "a straight step beside a detour": one(
        "name: a, next: [b, c]", "name: b", "name: c", more="routes: [{name: R, via: [a, c]}]\n"
    ),
    "twice around a loop": one(
        "name: a", "name: b, next: [a, c]", "name: c", more="routes: [{name: R, via: [a, b, a, b, c]}]\n"
    ),
    "what goes on alongside": stages(
        ("name: S", "name: a"),
        ("name: T; alongside: true", "name: x"),
        ("name: U", "name: b"),
        more="routes: [{name: R, via: [a, x, b]}]\n",
    ),
    "a touchpoint of one of its personas": one(
        "name: a",
        "name: b, personas: ada",
        "name: c",
        more=PEOPLE + "routes: [{name: R, via: [b], personas: [sam, ada]}]\n",
    ),
}
ASTRAY = {
    "two ways": (routed("[sees, d]"), [(12, TWO_WAYS)]),
    "no way": (
        routed("[c, b]"),
        [(12, "route “Happy”: no way leads from 3 “Phones” to 2 “Waits”, so that nobody can take it")],
    ),
    "both, each at its place": (
        routed("[sees, d, sees]"),
        [
            (12, TWO_WAYS),
            (12, "route “Happy”: no way leads from 4 “Takes” to 1 “Sees”, so that nobody can take it"),
        ],
    ),
    "what none of its personas meets": (
        one(
            "name: a",
            "name: Pays, personas: ada",
            "name: c",
            more=PEOPLE + "routes: [{name: R, via: [a, pays, c], personas: sam}]\n",
        ),
        [(10, "route “R” passes 2 “Pays”, which Sam never meets: none of its personas can take it")],
    ),
}


@pytest.mark.parametrize("text", LED.values(), ids=LED)
def test_route_with_a_way(text: str) -> None:
    assert lint(text, "CJ513") == []


@pytest.mark.parametrize("case", ASTRAY.values(), ids=ASTRAY)
def test_route_without_way(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ513") == case[1]
