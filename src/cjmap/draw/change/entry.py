"""One change in a cell: how much it matters as a sign, and what was struck above what is."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.diff.change import Kind, Weight
from cjmap.draw.palette import CARD, DELIGHT, INK, MUTED, PAIN
from cjmap.draw.scene import Disc, Item, Line, Shape
from cjmap.draw.text import CELL, SLACK, SMALL, Style, line, paragraph, width_of
from cjmap.view.changes import Told
from cjmap.visible import visible

SIDE, APART = 12.0, 8.0
_HANG, _BETWEEN = 18.0, 22.0
COLOURS = {Weight.WORSE: PAIN, Weight.BETTER: DELIGHT, Weight.NOTABLE: INK, Weight.EDITORIAL: MUTED}
_SIGNS = {Kind.ADDED: "+ ", Kind.REMOVED: "− ", Kind.MOVED: "", Kind.RENAMED: "", Kind.CHANGED: ""}
_OLD = CELL._replace(fill=MUTED)
_LONG = 180
"""Of texts that are longer together only the words that changed are drawn."""


def weight(x: float, y: float, kind: Weight) -> tuple[Item, ...]:
    """Return the sign of a weight in a square of 12: down is worse, up is better, a dot is neither."""
    colour = COLOURS[kind]
    match kind:
        case Weight.WORSE:
            return (Shape(((x + 1, y + 2.5), (x + 11, y + 2.5), (x + 6, y + 10.5)), colour),)
        case Weight.BETTER:
            return (Shape(((x + 1, y + 9.5), (x + 11, y + 9.5), (x + 6, y + 1.5)), colour),)
        case Weight.NOTABLE:
            return (Disc(x + 6, y + 6, 3.4, colour),)
        case Weight.EDITORIAL:
            return (Disc(x + 6, y + 6, 3, CARD, colour, 1.2),)


def entries(told: Sequence[Told], x: float, y: float, width: float) -> tuple[list[Item], float]:
    """Return changes below each other, and where they end."""
    items: list[Item] = []
    for index, each in enumerate(told):
        if index:
            y += APART
        more, y = _entry(each, x, y, width)
        items += more
    return items, y


def _entry(told: Told, x: float, y: float, width: float) -> tuple[list[Item], float]:
    left, room = x + _HANG, width - _HANG
    label, at = paragraph(left, y, f"{_SIGNS[told.kind]}{told.label}", SMALL, room)
    lines: list[Item] = [*weight(x, y + 1, told.weight), *label]
    more, at = _values(told, left, at, room)
    return [*_rule(told, x, y, at), *lines, *more], max(at, y + SIDE + 2)


def _values(told: Told, x: float, y: float, room: float) -> tuple[list[Item], float]:
    """Return the old value, struck, above the new one, or beside it where both are short."""
    if told.kind is Kind.MOVED:
        return _set(told.said, CELL, x, y, room)
    if len(told.old) + len(told.new) > _LONG and told.old and told.new:
        return _set(told.said.removeprefix(f"{told.label}: "), CELL, x, y, room)
    old, at = _set(told.old, _OLD, x, y, room, strike=True)
    beside = width_of(visible(told.old), _OLD) + _BETWEEN
    if told.old and told.new and beside + width_of(visible(told.new), CELL) + SLACK < room:
        arrow = line(x + beside - _BETWEEN + 5, y + 12, "→", _OLD)
        new, at = _set(told.new, CELL, x + beside, y, room - beside)
        new = [arrow, *new]
    else:
        new, at = _set(told.new, CELL, x, at, room)
    more, at = _set(told.more, SMALL, x, at, room)
    return [*old, *new, *more], at


def _set(
    text: str, style: Style, x: float, y: float, room: float, *, strike: bool = False
) -> tuple[list[Item], float]:
    lines, end = paragraph(x, y, text, style, room)
    return [text._replace(strike=strike) for text in lines], end


def _rule(told: Told, x: float, y: float, end: float) -> list[Item]:
    """Return the rule beside what came, solid, or went, dashed."""
    left = x + _HANG - 5
    points = ((left, y + 16), (left, end - 1))
    if end - y < 20 or told.kind not in (Kind.ADDED, Kind.REMOVED):
        return []
    return [Line(points, COLOURS[told.weight], 2, "" if told.kind is Kind.ADDED else "3 3")]
