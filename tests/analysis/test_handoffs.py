"""The hand-offs between touchpoints, on maps whose answers are known."""

from __future__ import annotations

from collections import Counter

import pytest

from cjmap.analysis.handoffs import Crossing, State, crossings, gaps_behind

from .made import MOVING_IN, example, one_stage

NONE = {
    "the same channel": ("name: a, channel: web", "name: b, channel: web"),
    "one channel in common": ("name: a, channel: [web, app]", "name: b, channel: [app, phone]"),
    "the same channel by name and by id": ("name: a, channel: Our Shop", "name: b, channel: our-shop"),
    "no channel is named on one side": ("name: a, channel: web", "name: b"),
    "the first is without us": ("name: a, channel: web, with_us: false", "name: b, channel: app"),
    "the second is without us": ("name: a, channel: web", "name: b, channel: app, with_us: false"),
    "the journey ends": ("name: a, channel: web, next: end", "name: b, channel: app"),
}

SOME = {
    "by the order of the file it is unknown": (
        ("name: a, channel: web", "name: b, channel: app"),
        Crossing("a", "b", ("channel",)),
    ),
    "over all three": (
        (
            "name: a, channel: web, device: x, department: p",
            "name: b, channel: app, device: y, department: q",
        ),
        Crossing("a", "b", ("channel", "device", "department")),
    ),
    "over the department alone": (
        ("name: a, channel: web, department: p", "name: b, channel: web, department: q"),
        Crossing("a", "b", ("department",)),
    ),
    "a written step without a word is unknown": (
        ("name: a, channel: web, next: b", "name: b, channel: app"),
        Crossing("a", "b", ("channel",)),
    ),
    "words without a state are unknown too": (
        ("name: a, channel: web, next: {handoff: {loses: the name}}", "name: b, channel: app"),
        Crossing("a", "b", ("channel",), State.UNKNOWN, loses="the name"),
    ),
    "managed, with what it carries": (
        ("name: a, channel: web, next: {handoff: {state: managed, carries: all}}", "name: b, channel: app"),
        Crossing("a", "b", ("channel",), State.MANAGED, carries="all"),
    ),
    "a gap, in its short form": (
        ("name: a, channel: web, next: {to: b, handoff: unmanaged}", "name: b, channel: app"),
        Crossing("a", "b", ("channel",), State.UNMANAGED),
    ),
}


@pytest.mark.parametrize("touchpoints", NONE.values(), ids=NONE)
def test_no_handoff(touchpoints: tuple[str, str]) -> None:
    assert crossings(one_stage(*touchpoints)) == ()


@pytest.mark.parametrize("case", SOME.values(), ids=SOME)
def test_handoff(case: tuple[tuple[str, str], Crossing]) -> None:
    touchpoints, expected = case
    assert crossings(one_stage(*touchpoints)) == (expected,)
    assert expected.is_gap is (expected.state is State.UNMANAGED)


def test_what_is_said_of_anothers_touchpoint_is_not_said_of_the_one_behind_it() -> None:
    map_ = one_stage(
        "name: a, channel: web, next: {to: b, handoff: managed}",
        "name: b, channel: app, personas: ada",
        "name: c, channel: phone",
        more="personas: [Sam, Ada]\n",
    )
    assert [(c.from_id, c.to_id, c.state) for c in crossings(map_)] == [
        ("a", "b", State.MANAGED),
        ("b", "c", State.UNKNOWN),
    ]
    assert crossings(map_, "sam") == (Crossing("a", "c", ("channel",)),)


def test_gaps_lie_behind_the_touchpoints_that_they_lead_on_from() -> None:
    map_ = one_stage(
        "name: a, channel: web, next: [{to: b, handoff: unmanaged}, {to: c, handoff: unmanaged}]",
        "name: b, channel: app, next: {handoff: managed}",
        "name: c, channel: phone, next: {handoff: unmanaged}",
        "name: d, channel: phone, personas: ada",
        more="personas: [Sam, Ada]\n",
    )
    assert gaps_behind(map_) == {"a": 2}
    assert gaps_behind(one_stage("name: a, channel: web", "name: b, channel: app")) == {}


def test_gaps_of_a_persona() -> None:
    map_ = one_stage(
        "name: a, channel: web, next: {handoff: unmanaged}",
        "name: b, channel: app, personas: ada",
        more="personas: [Sam, Ada]\n",
    )
    assert [gaps_behind(map_, name) for name in (None, "ada", "sam")] == [{"a": 1}, {"a": 1}, {}]


def test_the_example() -> None:
    found = crossings(example(MOVING_IN))
    assert Counter(crossing.state for crossing in found) == {
        State.UNMANAGED: 12,
        State.MANAGED: 16,
    }
    assert sum(gaps_behind(example(MOVING_IN)).values()) == 12
