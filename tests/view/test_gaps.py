"""The journey across lanes."""

from __future__ import annotations

import pytest

from cjmap.analysis.handoffs import State
from cjmap.view.gaps import ALONE, By, Gaps, Hop, gaps
from tests.analysis.made import one_stage

MAP = one_stage(
    "id: a, name: a, channel: phone, department: sales, feeling: -1",
    "id: b, name: b, channel: [web, phone], department: sales, next: [{to: c, share: 40 %, handoff: {state: unmanaged, "
    "loses: My number}}, {to: a, when: It rings}]",
    "id: c, name: c, channel: store, department: shops, next: {handoff: {state: managed, carries: The file}}",
    "id: d, name: d, channel: letter, department: shops",
    "id: e, name: e",
)


def lanes(made: Gaps) -> list[tuple[str, ...]]:
    return [(spot.id, *(made.lanes[lane] for lane in (spot.lane, *spot.touches))) for spot in made.spots]


def test_lanes_stand_in_the_order_of_the_journey_and_nothing_last() -> None:
    made = gaps(MAP)
    assert made.lanes == ("phone", "web", "store", "letter", ALONE)
    assert lanes(made) == [
        ("a", "phone"),
        ("b", "web", "phone"),
        ("c", "store"),
        ("d", "letter"),
        ("e", ALONE),
    ]


def test_hops_say_what_is_lost_and_carried() -> None:
    assert gaps(MAP).hops == (
        Hop(0, 1),
        Hop(1, 2, State.UNMANAGED, "40 %", "loses: My number"),
        Hop(1, 0, None, "It rings"),
        Hop(2, 3, State.MANAGED, "", "carries: The file"),
        Hop(3, 4),
    )


STATES: dict[By, list[State | None]] = {
    "channel": [None, State.UNMANAGED, None, State.MANAGED, None],
    "department": [None, State.UNMANAGED, None, None, None],
    "device": [None, None, None, None, None],
}


@pytest.mark.parametrize("by", STATES)
def test_a_step_is_a_hand_off_where_its_lane_changes(by: By) -> None:
    assert [hop.state for hop in gaps(MAP, by=by).hops] == STATES[by]


def test_where_nothing_is_named_all_are_on_their_own() -> None:
    assert gaps(MAP, by="device").lanes == (ALONE,)


def test_a_persona_meets_only_their_own() -> None:
    mine = one_stage(
        "id: a, name: a, channel: x, personas: sam",
        "id: b, name: b, channel: y",
        more="personas: [Sam, Ada]\n",
    )
    made = gaps(mine, "ada")
    assert ([spot.number for spot in made.spots], made.lanes, made.hops) == ([2], ("y",), ())


def test_the_description() -> None:
    assert gaps(MAP).description == (
        "The journey runs through 5 channels with 2 hand-offs: 1 gap, 1 managed, 0 that nobody described."
    )
