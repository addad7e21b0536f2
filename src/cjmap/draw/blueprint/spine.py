"""What stands between the cards of touchpoints: the step to the next one, how it is kept, and the wait before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cjmap.draw import marks
from cjmap.draw.edges import arrow
from cjmap.draw.layout import straight
from cjmap.draw.looks import of_step
from cjmap.draw.palette import WARNING
from cjmap.draw.scene import Item
from cjmap.draw.sheet import PAD, Slot
from cjmap.draw.text import Style, line, width_of, wrapped
from cjmap.view.blueprint_parts import Blueprint, Spot
from cjmap.view.graph_parts import Kind

_WAIT = Style(11, 13, WARNING, bold=True)
_ROOM, _AROUND = 56.0, 6.0
_ARROW, _TIP = 5.0, 2.0
HIGH = 92.0
"""So high are the cards of touchpoints at least, so that all of it has room between them."""
_MARKS = {Kind.MANAGED: marks.managed, Kind.GAP: marks.gap}


def room(slots: Sequence[Slot], place: int) -> float:
    """Return how wide the channel before a column has to be for its wait, or that behind the last column."""
    if place == len(slots):
        return PAD
    waits = [text for column in slots[place].columns for text in _wait(column.wait)]
    wide = max((width_of(text, _WAIT) for text in waits), default=0.0)
    return wide + 2 * _AROUND if wide else 0.0


def _wait(said: str) -> list[str]:
    return wrapped(said, _WAIT, _ROOM)


def height(made: Blueprint) -> float:
    """Return how high the cards of touchpoints have to be for what stands between them."""
    lines = max((len(_wait(spot.column.wait)) for spot in made.spots), default=0)
    return HIGH if lines < 3 else HIGH + 2 * _WAIT.leading * (lines - 2)


def between(
    columns: Mapping[int, Slot], spots: Sequence[Spot], level: float
) -> Iterator[tuple[str, list[Item]]]:
    """Yield what stands before each column, with its anchor; `level` is the middle of the cards."""
    for spot in spots:
        slot = columns[spot.place]
        if spot.column.wait:
            yield f"touchpoint-{spot.column.id}.wait", list(_waiting(spot.column.wait, slot, level))
        if spot.arrow is not None:
            yield (
                f"touchpoint-{spot.column.id}.next",
                list(_step(spot.arrow, slot, columns[spot.place + 1], level)),
            )


def _waiting(said: str, slot: Slot, level: float) -> Iterator[Item]:
    """Yield an hourglass and the time, above the arrow in the channel before a column."""
    lines = _wait(said)
    wide = max(width_of(text, _WAIT) for text in lines)
    middle = slot.x - _AROUND - max(wide, marks.SIDE) / 2
    top = level - 10 - _WAIT.leading * len(lines)
    yield from marks.wait(middle - marks.SIDE / 2, top - marks.SIDE - 2)
    for index, text in enumerate(lines):
        yield line(middle, top + _WAIT.leading * index + 10, text, _WAIT, "middle")


def _step(kind: Kind, slot: Slot, other: Slot, level: float) -> Iterator[Item]:
    """Yield the arrow to the next touchpoint, and below it how a hand-off is kept."""
    start, end = (slot.end + _ARROW, level), (other.x - _TIP, level)
    yield from arrow([straight(start, end)], of_step(kind))
    if kind in _MARKS:
        yield from _MARKS[kind]((slot.end + other.x - marks.SIDE) / 2, level + 9)
