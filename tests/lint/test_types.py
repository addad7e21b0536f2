"""CJ8: what a blueprint, a future state, a day in the life and a buyer's journey need."""

from __future__ import annotations

import pytest

from .linting import lint

BLUEPRINT, FUTURE, DAY = (
    f"kind: {kind}\n" for kind in ("service-blueprint", "future-state", "day-in-the-life")
)
RETIRED = "status: retired\n"


def spots(top: str, *touchpoints: str) -> str:
    """Return a map with these fields and these touchpoints, each as the inside of a flow mapping."""
    items = "".join(f"      - {{{touchpoint}}}\n" for touchpoint in touchpoints)
    return f"title: A\n{top}stages:\n  - name: Order\n" + (f"    touchpoints:\n{items}" if items else "")


NODS = "frontstage: [{text: Nods}]"
GRINDS = "backstage: [{text: Grinds}]"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(spots("", f"name: a, {NODS}"), id="no blueprint"),
        pytest.param(spots(BLUEPRINT), id="a blueprint without touchpoints has just begun"),
        pytest.param(spots(BLUEPRINT, "name: a", f"name: b, {GRINDS}"), id="one touchpoint has a backstage"),
        pytest.param(spots(BLUEPRINT, "name: a, support: [Till]"), id="support is below the line, too"),
    ],
)
def test_blueprint_without_backstage_is_silent(text: str) -> None:
    assert lint(text, "CJ801") == []


def test_blueprint_without_backstage() -> None:
    message = (
        "this blueprint has nothing backstage: what makes the service work, and where it breaks, stays unseen"
    )
    assert lint(spots(BLUEPRINT, f"name: a, {NODS}"), "CJ801") == [(3, message)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(spots("", f"name: a, {GRINDS}"), id="no blueprint"),
        pytest.param(spots(BLUEPRINT, "name: a"), id="no action"),
        pytest.param(
            spots(BLUEPRINT, f"name: a, department: bar, {GRINDS}"), id="the touchpoint's department does it"
        ),
        pytest.param(
            spots(BLUEPRINT, "name: a, backstage: [{text: Grinds, department: bar}]"), id="a department"
        ),
        pytest.param(
            spots(BLUEPRINT, "name: a, support: [{text: Counts, system: till}]"), id="a machine does it"
        ),
    ],
)
def test_blueprint_actions_without_department_is_silent(text: str) -> None:
    assert lint(text, "CJ802") == []


def test_blueprint_actions_without_department() -> None:
    message = "nobody is said to do this: when “Grinds” fails, there is nobody to ask"
    text = spots(BLUEPRINT, "name: a, frontstage: [{text: Nods, department: bar}]", f"name: b, {GRINDS}")
    assert lint(text, "CJ802") == [(8, message)]
    assert lint(spots(BLUEPRINT, f"name: b, {GRINDS}"), "CJ802") == [(7, message)]


def test_actions_that_nobody_does_are_told_once() -> None:
    text = spots(BLUEPRINT, f"name: a, {NODS}", f"name: b, {GRINDS}")
    message = "none of the 2 actions says who does it: nobody can be asked when one of them fails"
    assert lint(text, "CJ802") == [(7, message)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            spots("", f"name: a, actions: b, {NODS}", f"name: b, actions: b, {NODS}", f"name: c, {NODS}"),
            id="no blueprint",
        ),
        pytest.param(spots(BLUEPRINT, f"name: a, {NODS}"), id="the team writes no actions, names say them"),
        pytest.param(
            spots(BLUEPRINT, f"name: a, actions: b, {NODS}", f"name: b, {NODS}"), id="half of them have none"
        ),
        pytest.param(
            spots(
                BLUEPRINT,
                f"name: a, actions: b, {NODS}",
                f"name: b, actions: b, {NODS}",
                f"name: c, {GRINDS}",
            ),
            id="nobody acts in front of them",
        ),
    ],
)
def test_frontstage_without_customer_action_is_silent(text: str) -> None:
    assert lint(text, "CJ803") == []


def test_frontstage_without_customer_action() -> None:
    text = spots(
        BLUEPRINT, f"name: a, actions: b, {NODS}", f"name: b, actions: b, {NODS}", f"name: Waits, {NODS}"
    )
    message = (
        "we act at 3 “Waits”, and the customer does nothing: the work that is left to customers is overlooked"
    )
    assert lint(text, "CJ803") == [(9, message)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(spots(""), id="a current state"),
        pytest.param(spots(FUTURE + RETIRED), id="a retired map"),
    ],
)
def test_future_without_baseline_is_silent(text: str) -> None:
    assert lint(text, "CJ804") == []


def test_future_without_baseline() -> None:
    message = "this future state names no map of today: nobody can see what has to change for it"
    assert lint(spots(FUTURE), "CJ804") == [(3, message)]


CLOSED = "name: a, pain_points: [{text: Slow, closed: With signs}]"
FIXED = "name: a, pain_points: [{id: slow, text: Slow}], opportunities: [{text: Signs, fixes: slow%s}]"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(spots("", "name: a"), id="a current state"),
        pytest.param(spots(FUTURE), id="a future without touchpoints has just begun"),
        pytest.param(spots(FUTURE, CLOSED), id="one is closed"),
        pytest.param(spots(FUTURE, FIXED % ""), id="an opportunity fixes one"),
        pytest.param(spots(FUTURE + RETIRED, "name: a"), id="a retired map"),
    ],
)
def test_future_fixes_no_pain_point_is_silent(text: str) -> None:
    assert lint(text, "CJ806") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(spots(FUTURE, "name: a"), id="no pain point"),
        pytest.param(spots(FUTURE, "name: a, pain_points: [Slow]"), id="an open pain point"),
        pytest.param(spots(FUTURE, FIXED % ", status: dropped"), id="what would fix it was dropped"),
    ],
)
def test_future_fixes_no_pain_point(text: str) -> None:
    message = "this future state takes no pain point away: it may cost a lot and change nothing that hurts"
    assert lint(text, "CJ806") == [(3, message)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(spots("", "name: a"), id="no day in the life"),
        pytest.param(spots(DAY), id="a day without touchpoints has just begun"),
        pytest.param(spots(DAY, "name: a, time: 04:50", "name: b, time: After work"), id="clock or words"),
        pytest.param(
            "title: A\nkind: day-in-the-life\nstages: [{name: S, alongside: true, touchpoints: [{name: a}]}]\n",
            id="what accompanies the day has no clock",
        ),
        pytest.param(spots(DAY + RETIRED, "name: a"), id="a retired map"),
    ],
)
def test_day_without_time_is_silent(text: str) -> None:
    assert lint(text, "CJ807") == []


@pytest.mark.parametrize(
    ("touchpoints", "line", "said"),
    [
        pytest.param(("name: a, time: 04:50", "name: b"), 8, "2 “b” has no time of the day", id="one"),
        pytest.param(
            ("name: a", "name: b"), 7, "1 “a” has no time of the day, like 1 other", id="none has one"
        ),
    ],
)
def test_day_without_time(touchpoints: tuple[str, ...], line: int, said: str) -> None:
    message = f"{said}: nobody can see when there is room for us"
    assert lint(spots(DAY, *touchpoints), "CJ807") == [(line, message)]


def buying(*stages: str, top: str = "journey: buyer\n") -> str:
    return f"title: A\n{top}stages:\n" + "".join(f"  - {{{stage}}}\n" for stage in stages)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(buying("name: a, lifecycle: post-sale", top=""), id="a customer's journey goes on"),
        pytest.param(buying("name: a", "name: b"), id="no stage has a lifecycle"),
        pytest.param(
            buying("name: a, lifecycle: pre-sale", "name: b, lifecycle: sale"), id="it ends with the sale"
        ),
        pytest.param(buying("name: a, lifecycle: post-sale, alongside: true"), id="what accompanies it"),
        pytest.param(
            buying("name: a, lifecycle: post-sale", top=RETIRED + "journey: buyer\n"), id="a retired map"
        ),
    ],
)
def test_buyer_journey_past_decision_is_silent(text: str) -> None:
    assert lint(text, "CJ808") == []


def test_buyer_journey_past_decision() -> None:
    text = buying(
        "name: a, lifecycle: sale", "name: Use, lifecycle: post-sale", "name: c, lifecycle: post-sale"
    )
    message = (
        "a buyer's journey ends with the decision, and “Use” comes after it: "
        "those who use rarely want what those who chose wanted"
    )
    assert lint(text, "CJ808") == [(6, message)]
