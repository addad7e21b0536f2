"""The names of lines at the right end of a curve, each at the height at which its line ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cjmap.draw import face
from cjmap.draw.feeling import DASHES
from cjmap.draw.palette import EDGE, INK, MUTED
from cjmap.draw.scene import DASHED, DOTTED, SOLID, Item, Line, Path, Point
from cjmap.draw.slide.frame import Frame
from cjmap.draw.slide.lines import beside
from cjmap.draw.text import CELL, CELL_STRONG, Style, paragraph
from cjmap.view.curve import CurveView
from cjmap.view.said import signed

ROOM = 190.0
"""So wide is what stands at the right of a curve with several lines."""
_SAMPLE, _APART, _GAP = 30.0, 14.0, 6.0
_OWN, _BELOW = 0, -1
_LOOKS = {_OWN: (INK, 2.6, SOLID), _BELOW: (EDGE, 1.6, DASHED)}
"""How the lines of everybody and of the map below are drawn; those of personas go by their index, from 1."""


class _End(NamedTuple):
    """Where a line ends, and what is said of it there."""

    name: str
    style: Style
    start: Point
    whose: int
    value: float


def ends(made: CurveView, frame: Frame) -> list[Item]:
    """Return a name for each line: near where it ends, and none over another."""
    found = sorted(_ends(made, frame), key=lambda end: end.start[1])
    heights = [_label(end, 0, 0)[1] for end in found]
    items: list[Item] = []
    for end, y in zip(found, _levels(found, heights, frame), strict=True):
        x = frame.right + _APART
        lines, _ = _label(end, x, y)
        middle = y + CELL.leading / 2
        items += [Line((end.start, (x - 4, middle)), EDGE, 0.8, DOTTED), *_sample(end, x, middle), *lines]
    return items


def _ends(made: CurveView, frame: Frame) -> Iterator[_End]:
    middles = frame.middles
    everybody, *personas = made.strands
    on = {place for run in everybody.runs for place in run} | {
        place for pair in everybody.fans for place in pair
    }
    for last in _last(everybody.values, on):
        value = everybody.values[last] or 0
        yield _End(made.own.capitalize(), CELL_STRONG, (middles[last], frame.y(value)), _OWN, value)
    for index, strand in enumerate(personas, start=1):
        for last in _last(strand.values, {place for run in strand.runs for place in run}):
            yield _End(strand.name, CELL, beside(made, index, last, frame), index, strand.values[last] or 0)
    for last in _last(made.grid.under, on):
        value = made.grid.under[last] or 0
        name = made.under.capitalize()
        yield _End(name, CELL._replace(fill=MUTED), (middles[last], frame.y(value)), _BELOW, value)


def _last(values: Sequence[float | None], on: set[int]) -> list[int]:
    """Return the last moment that is known on a line, if there is one; what stands alongside is on none."""
    return sorted(place for place in on if values and values[place] is not None)[-1:]


def _label(end: _End, x: float, y: float) -> tuple[list[Item], float]:
    left = x + _SAMPLE + 6
    lines, at = paragraph(left, y, f"{end.name} {signed(end.value)}", end.style, ROOM - _APART - _SAMPLE - 6)
    return [*lines], at


def _sample(end: _End, x: float, y: float) -> tuple[Item, ...]:
    """Return a piece of the line of a name."""
    stroke, width, dash = _LOOKS.get(end.whose) or (MUTED, 1.6, DASHES[end.whose])
    third = _SAMPLE / 3
    curve = ((x + third, y), (x + 2 * third, y), (x + _SAMPLE, y))
    marker = face.marker(x + _SAMPLE / 2, y, end.whose, end.value) if end.whose > _OWN else ()
    return (Path((x, y), (curve,), stroke, width, dash), *marker)


def _levels(found: Sequence[_End], heights: Sequence[float], frame: Frame) -> list[float]:
    """Return where the labels stand: as near to their ends as the others let them."""
    levels: list[float] = []
    lowest = frame.top
    for end, height in zip(found, heights, strict=True):
        levels.append(max(end.start[1] - CELL.leading / 2, lowest))
        lowest = levels[-1] + height + _GAP
    limit = frame.bottom
    for index in range(len(levels) - 1, -1, -1):
        levels[index] = min(levels[index], limit - heights[index])
        limit = levels[index] - _GAP
    return levels
