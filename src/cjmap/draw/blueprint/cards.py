"""The cards of a blueprint: what customers do, what we do and with what, and the flap that tells how it can fail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cjmap.draw import marks
from cjmap.draw.blueprint.marks import system
from cjmap.draw.cells import cell
from cjmap.draw.palette import CARD, EDGE, HAIRLINE, MUTED, WARNING, of_feeling
from cjmap.draw.scene import SOLID, Box, Item
from cjmap.draw.sheet import PAD, Slot
from cjmap.draw.text import CELL, LABEL, SMALL, STRONG, Style, line, paragraph, width_of
from cjmap.view.blueprint_parts import Action, Spot
from cjmap.view.items import Item as Entry
from cjmap.view.speech import Speech
from cjmap.visible import visible

RADIUS, BAR = 6.0, 5.0
_ABOVE, _BELOW, _APART, _TINT = 9.0, 10.0, 4.0, 0.12
_CAPS = Style(10.5, 14, MUTED, bold=True)
_BETWEEN = 12.0


class Inside(NamedTuple):
    """What stands on a card, how high that is, and how high it is with the flap below."""

    body: float
    whole: float


def sizes(thing: Spot | Action, slot: Slot, say: Speech) -> Inside:
    """Return how high a card is in a column."""
    _, body = _words(thing, slot, 0, say)
    _, whole = _flap(thing.failures, slot, body)
    return Inside(body, whole)


def drawn(thing: Spot | Action, slot: Slot, y: float, height: float, say: Speech) -> list[Item]:
    """Return a card whose body is so high, and the flap below it."""
    words, _ = _words(thing, slot, y, say)
    flap, end = _flap(thing.failures, slot, y + height)
    items: list[Item] = []
    if thing.failures:
        behind = slot.x, y + height - 2 * RADIUS, slot.width, end - y - height + 2 * RADIUS
        items += [
            Box(*behind, CARD, None, RADIUS),
            Box(*behind, WARNING, WARNING, RADIUS, opacity=_TINT),
        ]
    return [*items, *_ground(thing, slot, y, height), *words, *flap]


def _ground(thing: Spot | Action, slot: Slot, y: float, height: float) -> Iterator[Item]:
    """Yield the card itself: that of a touchpoint dashed where it is assumed, and not filled without us."""
    edge = WARNING if thing.failures else HAIRLINE
    if isinstance(thing, Action):
        yield Box(slot.x, y, slot.width, height, CARD, edge, RADIUS)
        return
    column = thing.column
    quiet = EDGE if column.assumed or not column.with_us else edge
    dash = "4 3" if column.assumed else SOLID
    yield Box(slot.x, y, slot.width, height, CARD if column.with_us else None, quiet, RADIUS, dash)
    if column.moment.value is not None:
        colour = of_feeling(column.moment.value)
        yield Box(slot.x, y + RADIUS, BAR, height - 2 * RADIUS, colour, None, 2)


def _words(thing: Spot | Action, slot: Slot, y: float, say: Speech) -> tuple[list[Item], float]:
    return _touchpoint(thing, slot, y, say) if isinstance(thing, Spot) else _action(thing, slot, y)


def _touchpoint(spot: Spot, slot: Slot, y: float, say: Speech) -> tuple[list[Item], float]:
    """Return number and channel, the name, what the customer does, and where that leads but to the next column."""
    column = spot.column
    x, room = slot.x + PAD, slot.width - 2 * PAD
    number = line(x, y + 19, str(column.number), LABEL)
    items: list[Item] = [number]
    if column.moment_of_truth:
        items += marks.moment_of_truth(x + room - marks.SIDE, y + 10)
    said = (
        column.time,
        "" if column.with_us else say("WITHOUT US"),
        *(name.upper() for name in column.channels),
    )
    first = number.width + 7
    caps = " · ".join(word for word in said if word)
    star = marks.SIDE + 4 if column.moment_of_truth else 0
    lines, at = paragraph(x, y + _ABOVE, caps, _CAPS, room - star, first)
    name, at = paragraph(x, max(at, y + 24) + 2, column.name, STRONG, room)
    items += [*lines, *name]
    for entries in (spot.does, spot.ways):
        more, at = _cell(entries, slot, at)
        items += more
    is_share = column.entry.endswith("%")
    entry = say("{share} start here", share=column.entry) if is_share else column.entry
    more, at = _meta(((marks.clock, column.duration), (marks.entry, entry)), x, at, room)
    return [*items, *more], at + _BELOW


def _action(action: Action, slot: Slot, y: float) -> tuple[list[Item], float]:
    """Return who does it, what is done, with which systems, and how long that takes."""
    x, room = slot.x + PAD, slot.width - 2 * PAD
    caps, at = paragraph(x, y + _ABOVE, " · ".join(action.departments).upper(), _CAPS, room)
    text, at = paragraph(x, at + 1, action.text, CELL, room)
    systems = " · ".join(action.systems)
    more, at = _meta(((system, systems), (marks.clock, action.duration)), x, at, room)
    note, at = paragraph(
        x, at + (_APART if action.note else 0), action.note, SMALL._replace(italic=True), room
    )
    return [*caps, *text, *more, *note], at + _BELOW


def _cell(entries: Sequence[Entry], slot: Slot, y: float) -> tuple[list[Item], float]:
    return cell(entries, slot, y + _APART) if entries else ([], y)


def _meta(
    said: Iterable[tuple[marks.Mark, str]], x: float, y: float, room: float
) -> tuple[list[Item], float]:
    """Return texts behind their marks: side by side where they fit, else below each other."""
    known = [(mark, text) for mark, text in said if text]
    if not known:
        return [], y
    items: list[Item] = []
    left, at, end = x, y + _APART, y + _APART
    for mark, text in known:
        wide = marks.SIDE + 5 + width_of(visible(text), SMALL)
        if left > x and left + wide > x + room:
            left, at = x, end
        items += mark(left, at + 1)
        lines, end = paragraph(left + marks.SIDE + 5, at, text, SMALL, x + room - left - marks.SIDE - 5)
        items += lines
        left += wide + _BETWEEN
    return items, end


def _flap(failures: Sequence[Entry], slot: Slot, y: float) -> tuple[list[Item], float]:
    """Return how it can fail and how that is put right, below a card."""
    if not failures:
        return [], y
    items, end = cell(failures, slot, y + 6)
    return items, end + 8
