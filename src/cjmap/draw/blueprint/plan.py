"""The plan of a blueprint: its columns and rows of cards, and the ways of triggers between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cjmap.draw.blueprint import cards as blueprint_cards
from cjmap.draw.blueprint.board import Board, Cell, lead
from cjmap.draw.blueprint.cards import Inside
from cjmap.draw.blueprint.pills import Seat, seat
from cjmap.draw.blueprint.tracks import Stretch, stretches
from cjmap.draw.sheet import PAD, Slot
from cjmap.draw.text import CELL, SLACK, STRONG, width_of
from cjmap.view.blueprint_parts import Action, Blueprint, Spot, Trigger

NARROWEST, WIDEST = 200.0, 300.0
"""Widths of a column."""
CUSTOMERS = -1
"""The layer of the row of touchpoints."""
_GUTTER, _CORRIDOR = 40, 20
"""How wide channels are taken to be before it is known what runs through them."""


class Row(NamedTuple):
    """Cards side by side by their columns: those of touchpoints, or of a sub-lane of a layer (by their indexes)."""

    layer: int
    sublane: int
    cards: Mapping[int, Spot | Action]

    @property
    def lane(self) -> tuple[int, int]:
        """Return what it has in common with the other rows of its sub-lane."""
        return self.layer, self.sublane


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """The way of a trigger: its cells, its stretches, and its label with its seat on one of them."""

    trigger: Trigger
    cells: tuple[Cell, ...]
    stretches: tuple[Stretch, ...]
    seat: Seat | None


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Columns (a slot each, one without touchpoints for a stage that has none), and the ways of triggers.

    `stops` are what follows on each other below the heads of columns: rows, and None for a channel.
    """

    made: Blueprint
    slots: tuple[Slot, ...]
    stops: tuple[Row | None, ...]
    ways: tuple[Way, ...] = ()

    @property
    def rows(self) -> Iterator[tuple[int, Row]]:
        """Yield the rows with their stops."""
        return ((down, row) for down, row in enumerate(self.stops) if row is not None)

    def ends_lane(self, down: int) -> bool:
        """Say whether a lane ends with a stop: with a channel that another channel follows, or nothing."""
        return self.stops[down] is None and (down + 1 == len(self.stops) or self.stops[down + 1] is None)

    def sizes(self, slots: Sequence[Slot]) -> dict[int, dict[int, Inside]]:
        """Return how high the cards are, by the stop of their row and by their column, were columns these slots."""
        say = self.made.grid.say
        return {
            down: {place: blueprint_cards.sizes(card, slots[place], say) for place, card in row.cards.items()}
            for down, row in self.rows
        }


def plan(made: Blueprint) -> Plan:
    """Return the plan of a blueprint."""
    slots = tuple(_slots(made))
    bare = Plan(made, slots, tuple(_stops(list(_rows(made, slots)))))
    return replace(bare, ways=tuple(_ways(bare)))


def _slots(made: Blueprint) -> Iterator[Slot]:
    spots = iter(made.spots)
    for group in made.grid.groups:
        for index, column in enumerate(group.columns):
            spot = next(spots)
            yield Slot(group, (spot.place,), (column,), 0, _width(spot, made), first=index == 0)
        if not group.columns:
            yield Slot(group, (), (), 0, NARROWEST, numbered=True)


def _width(spot: Spot, made: Blueprint) -> float:
    """Return how wide a column is: so that no word of a script with spaces is broken, if that is not too much."""
    texts = [(spot.column.name, STRONG), *((item.text, CELL) for item in (*spot.does, *spot.artefacts))]
    texts += [(action.text, CELL) for action in made.actions if action.place == spot.place]
    words = ((word, style) for text, style in texts for word in text.split())
    narrow = (
        width_of(word, style)
        for word, style in words
        if all(width_of(character, style) < style.size for character in word)
    )
    return min(max([NARROWEST, *(width + 2 * PAD + SLACK for width in narrow)]), WIDEST)


def _rows(made: Blueprint, slots: Sequence[Slot]) -> Iterator[Row]:
    columns = {place: index for index, slot in enumerate(slots) for place in slot.places}
    yield Row(CUSTOMERS, 0, {columns[spot.place]: spot for spot in made.spots})
    for number, layer in enumerate(made.layers):
        for index, sublane in enumerate(layer.sublanes):
            stacks: dict[int, list[Action]] = {}
            for action in sublane.actions:
                stacks.setdefault(columns[action.place], []).append(action)
            for level in range(max(map(len, stacks.values()))):
                cards = {place: stack[level] for place, stack in stacks.items() if level < len(stack)}
                yield Row(number, index, cards)


def _stops(rows: Sequence[Row]) -> Iterator[Row | None]:
    """Yield rows and the channels between them: one below each, and one above the first of each layer."""
    for index, row in enumerate(rows):
        if index and rows[index - 1].layer != row.layer:
            yield None
        yield row
        yield None


def _ways(bare: Plan) -> Iterator[Way]:
    """Yield the ways of triggers, in their order; the short ones are laid first."""
    cells = _cells(bare)
    board = _board(bare, cells)
    triggers = bare.made.triggers
    laid: dict[int, list[Cell]] = {}
    for number in sorted(range(len(triggers)), key=lambda number: _far(cells, triggers[number])):
        laid[number] = lead(board, cells[triggers[number].start], cells[triggers[number].end])
    for number, trigger in enumerate(triggers):
        found = stretches(number, laid[number])
        yield Way(trigger, tuple(laid[number]), tuple(found), seat(trigger, found, board))


def _far(cells: Mapping[str, Cell], trigger: Trigger) -> int:
    (x, y), (right, low) = cells[trigger.start], cells[trigger.end]
    return abs(right - x) + abs(low - y)


def _cells(bare: Plan) -> dict[str, Cell]:
    """Return where cards stand on the board, by what they are called."""
    return {
        card.id if isinstance(card, Action) else f"touchpoint-{card.column.id}": (2 * place + 1, down)
        for down, row in bare.rows
        for place, card in row.cards.items()
    }


def _board(bare: Plan, cells: Mapping[str, Cell]) -> Board:
    """Return the board that triggers run over; none runs beside the cards of touchpoints."""
    sizes = bare.sizes(bare.slots)
    high = {down: max((size.whole for size in own.values()), default=0) for down, own in sizes.items()}
    across = [_GUTTER, *(size for slot in bare.slots for size in (int(slot.width), _GUTTER))]
    return Board(
        across,
        [int(high.get(down, _CORRIDOR)) for down in range(len(bare.stops))],
        frozenset(range(1, len(across), 2)),
        frozenset(high),
        frozenset(cells.values()) | {(stop, 0) for stop in range(len(across))},
    )
