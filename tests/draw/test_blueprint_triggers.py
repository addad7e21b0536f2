"""The triggers of a blueprint: the ways that they take, and how their lines share a channel."""

from __future__ import annotations

import pytest

from cjmap.draw.blueprint.board import Board, Cell, lead
from cjmap.draw.blueprint.tracks import stretches, tracks
from cjmap.draw.palette import MOMENT
from cjmap.draw.scene import Path
from tests.analysis.made import one_stage
from tests.draw.blueprints import Drawn, ends, pill


def corners(made: Drawn, trigger: int) -> int:
    """Return how often the line of a trigger bends."""
    (line,) = (item for item in made.triggers[made.view.triggers[trigger].id].items if isinstance(item, Path))
    return (len(line.curves) - 1) // 2


def test_a_trigger_runs_straight_to_the_card_below_and_to_the_one_beside() -> None:
    made = Drawn(
        one_stage(
            "name: a, frontstage: [{text: x, triggers: [below, beside]}], backstage: [{id: below, text: y}]",
            "name: b, frontstage: [{id: beside, text: z}]",
        )
    )
    assert [corners(made, number) for number in (0, 1)] == [0, 0]
    (x, y), (right, low) = ends(made.triggers["touchpoint-a.frontstage.1.trigger-1"])
    card, below = (made.cards[f"touchpoint-a.{layer}.1"] for layer in ("frontstage", "backstage"))
    assert (x, y, low) == (right, card.bottom, below.top)
    (x, y), (right, low) = ends(made.triggers["touchpoint-a.frontstage.1.trigger-2"])
    assert (x, right, y) == (card.right, made.cards["touchpoint-b.frontstage.1"].left, low)


def test_a_trigger_goes_round_the_card_that_is_in_its_way() -> None:
    made = Drawn(
        one_stage("name: a, frontstage: [{text: x, triggers: [low]}, y], backstage: [{id: low, text: z}]")
    )
    assert corners(made, 0) == 2


def test_a_trigger_of_a_touchpoint_comes_from_below() -> None:
    made = Drawn(one_stage("name: a, frontstage: [{text: x, triggers: [b]}]", "name: b"))
    (_, tip) = ends(made.triggers["touchpoint-a.frontstage.1.trigger-1"])
    assert tip[1] == made.cards["touchpoint-b"].bottom


def test_an_action_may_set_off_itself() -> None:
    made = Drawn(one_stage("name: a, frontstage: [{id: x, text: x, triggers: [{to: x, label: Again}]}]"))
    start, tip = ends(made.triggers["touchpoint-a.frontstage.1.trigger-1"])
    assert start != tip
    assert corners(made, 0) == 3


def test_a_trigger_that_leads_back_is_dashed() -> None:
    made = Drawn(one_stage("name: a, frontstage: [y]", "name: b, frontstage: [{text: x, triggers: [a]}]"))
    (line,) = (
        item for item in made.triggers["touchpoint-b.frontstage.1.trigger-1"].items if isinstance(item, Path)
    )
    assert (line.stroke, line.dash) == (MOMENT, "5 4")


def board(closed: set[Cell]) -> Board:
    """Return a board of two columns and two rows with channels around them."""
    return Board(
        [40, 200, 40, 200, 40],
        [20, 50, 20, 50, 20],
        frozenset({1, 3}),
        frozenset({1, 3}),
        frozenset(closed),
    )


WAYS: dict[str, tuple[Cell, Cell, set[Cell], list[Cell]]] = {
    "straight to the right": ((1, 1), (3, 1), set(), [(1, 1), (2, 1), (3, 1)]),
    "straight down": ((1, 1), (1, 3), set(), [(1, 1), (1, 2), (1, 3)]),
    "slanted, by the channel between the columns": (
        (1, 1), (3, 3), set(), [(1, 1), (2, 1), (2, 2), (2, 3), (3, 3)]
    ),
    "round what is closed": (
        (1, 1), (3, 1), {(2, 1)}, [(1, 1), (1, 0), (2, 0), (3, 0), (3, 1)]
    ),
}  # fmt: skip


@pytest.mark.parametrize(("start", "end", "closed", "cells"), WAYS.values(), ids=WAYS)
def test_ways_over_a_board(start: Cell, end: Cell, closed: set[Cell], cells: list[Cell]) -> None:
    assert lead(board({start, end, *closed}), start, end) == cells


def test_a_second_way_keeps_clear_of_the_first_where_that_is_cheaper() -> None:
    shared = board({(1, 1), (3, 1)})
    first, second = (lead(shared, (1, 1), (3, 1)) for _ in range(2))
    assert first == second == [(1, 1), (2, 1), (3, 1)]


def test_no_way_leads_out_of_a_closed_corner() -> None:
    walls = {(0, 1), (2, 1), (1, 0), (1, 2)}
    with pytest.raises(LookupError):
        lead(board({(1, 1), *walls}), (1, 1), (3, 3))


ORDERS: dict[str, tuple[list[Cell], list[Cell]]] = {
    "one that comes from the left and goes back there stays left of one that passes": (
        [(1, 1), (2, 1), (2, 2), (2, 3), (1, 3)],
        [(1, 0), (2, 0), (2, 1), (2, 2), (2, 3), (2, 4), (3, 4)],
    ),
    "of two that pass, the one that begins and ends lower is left": (
        [(1, 2), (2, 2), (2, 3), (2, 4), (2, 5), (3, 5)],
        [(1, 1), (2, 1), (2, 2), (2, 3), (3, 3)],
    ),
    "and right where they run from right to left": (
        [(3, 1), (2, 1), (2, 2), (2, 3), (1, 3)],
        [(3, 2), (2, 2), (2, 3), (2, 4), (2, 5), (1, 5)],
    ),
}


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize(("left", "right"), ORDERS.values(), ids=ORDERS)
def test_lines_of_a_channel_do_not_cross_where_they_need_not(
    left: list[Cell], right: list[Cell], first: int
) -> None:
    one, other = stretches(first, left), stretches(1 - first, right)
    made = tracks([*one, *other] if first == 0 else [*other, *one], lambda channel: 10)
    assert made.extents[True, 2] == 10
    assert (one[1].offset, other[1].offset) == (-5, 5)


def test_lines_that_never_meet_share_a_track() -> None:
    above, below = [(1, 1), (2, 1), (2, 2), (3, 2)], [(1, 4), (2, 4), (2, 5), (3, 5)]
    found = [*stretches(0, above), *stretches(1, below)]
    assert tracks(found, lambda channel: 10).extents[True, 2] == 0
    assert {stretch.offset for stretch in found} == {0}


CROWDS = {
    "to a touchpoint": ("b", 6),
    "to the card beside": ("beside", 4),
    "to the card below": ("below", 4),
}


@pytest.mark.parametrize(("to", "count"), CROWDS.values(), ids=CROWDS)
def test_many_labels_make_their_channel_wider_until_none_lies_on_another(to: str, count: int) -> None:
    triggers = ", ".join(f"{{to: {to}, label: The name and the size {number}}}" for number in range(count))
    made = Drawn(
        one_stage(
            f"name: a, frontstage: [{{text: x, triggers: [{triggers}]}}], backstage: [{{id: below, text: y}}]",
            "name: b, frontstage: [{id: beside, text: z}]",
        )
    )
    rims = [rim for group in made.triggers.values() if (rim := pill(group))]
    assert len(rims) == count
    assert not any(one.meets(other) for place, one in enumerate(rims) for other in rims[:place])


def test_a_small_label_leaves_the_columns_as_close_as_they_are() -> None:
    spots = [f"name: {name}, frontstage: [y]" for name in ("b", "c", "d", "e")]
    plain, labelled = (
        Drawn(one_stage(f"name: a, frontstage: [{{text: x, triggers: [{{to: c{label}}}]}}]", *spots))
        for label in ("", ", label: It")
    )
    assert plain.scene.width == labelled.scene.width
