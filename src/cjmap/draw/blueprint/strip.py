"""The strip of feelings above a blueprint: a block for each touchpoint, hatched where nobody said how it feels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cjmap.draw.hatch import unsaid
from cjmap.draw.palette import CARD, EDGE, of_feeling, on_feeling
from cjmap.draw.scene import Box, Item
from cjmap.draw.sheet import Slot
from cjmap.draw.text import LABEL, SLACK, Style, line, paragraph, width_of
from cjmap.view.blueprint_parts import Spot
from cjmap.view.said import signed

LEAST = 24.0
_NUMBER, _WORDS = LABEL, Style(11, 14)
_INSIDE, _APART, _RADIUS = 9.0, 6.0, 5.0


def height(spots: Sequence[Spot], columns: Mapping[int, Slot]) -> float:
    """Return how high the strip is."""
    return max((_said(spot, columns[spot.place], 0)[1] for spot in spots), default=LEAST)


def block(spot: Spot, slot: Slot, y: float, high: float) -> list[Item]:
    """Return how a touchpoint feels; where that changes within it, its beginning stands apart."""
    moment = spot.column.moment
    words, _ = _said(spot, slot, y)
    if moment.value is None:
        plain = [Box(slot.x, y, slot.width, high, CARD, EDGE, _RADIUS)]
        return [*(plain if words else unsaid(slot.x, y, slot.width, high)), *words]
    grounds = [Box(slot.x, y, slot.width, high, of_feeling(_shown(spot)), None, _RADIUS)]
    if moment.changes:
        wide = _first(spot)
        grounds = [
            Box(slot.x, y, wide, high, of_feeling(moment.changes[0]), None, _RADIUS),
            Box(
                slot.x + wide + 3,
                y,
                slot.width - wide - 3,
                high,
                of_feeling(moment.changes[1]),
                None,
                _RADIUS,
            ),
        ]
    return [*grounds, *words]


def _shown(spot: Spot) -> float:
    """Return the feeling in whose colour the words stand."""
    moment = spot.column.moment
    return moment.changes[1] if moment.changes else moment.value or 0.0


def _first(spot: Spot) -> float:
    """Return how wide the block of the feeling at the beginning is."""
    changes = spot.column.moment.changes
    return width_of(signed(changes[0]), _NUMBER) + 2 * _INSIDE if changes else 0.0


def _said(spot: Spot, slot: Slot, y: float) -> tuple[list[Item], float]:
    """Return number and words, and how high the strip has to be for them."""
    moment = spot.column.moment
    x, room = slot.x + _INSIDE, slot.width - 2 * _INSIDE
    items: list[Item] = []
    if moment.value is None:
        apart = " · ".join(f"{who} {signed(value)}" for who, value in spot.apart)
        lines, end = paragraph(
            x, y + 5, " · ".join(t for t in (moment.words or "", apart) if t), _WORDS, room
        )
        return [*lines], max(end + 5 - y, LEAST)
    if moment.changes:
        items.append(line(x, y + 16, signed(moment.changes[0]), _on(_NUMBER, moment.changes[0])))
        x, room = x + _first(spot) + 3, room - _first(spot) - 3
    number = line(x, y + 16, signed(_shown(spot)), _on(_NUMBER, _shown(spot)))
    first = number.width + _APART
    lines, end = paragraph(x, y + 5, moment.words or "", _on(_WORDS, _shown(spot)), room + SLACK, first)
    return [*items, number, *lines], max(end + 5 - y, LEAST)


def _on(style: Style, value: float) -> Style:
    return style._replace(fill=on_feeling(value))
