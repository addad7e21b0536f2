"""The feeling lane: a node for each feeling, lines between neighbours, and a gap where nobody said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cjmap.draw.palette import HAIRLINE, INK, MUTED, PAPER, of_feeling
from cjmap.draw.scene import Disc, Item, Line, Point, Text
from cjmap.draw.text import wrapped
from cjmap.view.grid import Column, Group
from cjmap.view.said import signed

SPAN = 128.0
"""From the highest feeling to the lowest."""
RADIUS = 7.0
LABEL, LINE, CLEAR = 12.0, 15.0, 10.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Where feelings lie: the upper edge of the lane, and the room above and below for numbers and words."""

    top: float
    room: float

    @property
    def height(self) -> float:
        """Return the height of the lane."""
        return SPAN + 2 * self.room

    def y(self, value: float) -> float:
        """Return the height at which a feeling from −2 to 2 lies."""
        return self.top + self.room + (2 - value) / 4 * SPAN


def scale_for(columns: Iterable[Column], top: float, width: float) -> Scale:
    """Return a scale that leaves room for the longest words, even beside the highest and lowest feeling."""
    lines = max((len(_words(column, width)) for column in columns), default=0)
    return Scale(top, RADIUS + 2 * CLEAR + LINE * (1 + lines))


def _words(column: Column, width: float) -> list[str]:
    return wrapped(column.words or "", LABEL, width)


def guides(left: float, right: float, scale: Scale) -> Iterator[Item]:
    """Yield the lines at each whole step, and their numbers before them."""
    for step in (2, 1, 0, -1, -2):
        y = scale.y(step)
        yield Line(((left, y), (right, y)), MUTED if step == 0 else HAIRLINE, 1, dash=step != 0)
        yield Text(left - 10, y + 4, signed(step).removesuffix(".0"), 11, MUTED, anchor="end")


def curve(groups: Iterable[Group], middles: dict[str, float], scale: Scale) -> Iterator[Item]:
    """Yield the lines that join feelings; none runs over a gap or along stages that stand alongside."""
    run: list[Point] = []
    for group in groups:
        for column in group.columns if not group.alongside else ():
            if column.value is not None:
                run.append((middles[column.id], scale.y(column.value)))
            else:
                yield from _joined(run)
                run = []
    yield from _joined(run)


def _joined(run: list[Point]) -> Iterator[Item]:
    if len(run) > 1:
        yield Line(tuple(run), INK, 2)


def node(column: Column, middle: float, scale: Scale, width: float) -> Iterator[Item]:
    """Yield what one touchpoint feels: a disc, its number, and its words away from the zero line."""
    if column.value is None:
        return
    y = scale.y(column.value)
    yield Disc(middle, y, RADIUS + 2, PAPER)
    yield Disc(middle, y, RADIUS, of_feeling(column.value), INK)
    words = _words(column, width)
    above = column.value >= 0
    lines = [*words, signed(column.value)] if above else [signed(column.value), *words]
    first = y - RADIUS - 7 - LINE * (len(lines) - 1) if above else y + RADIUS + LINE
    for index, line in enumerate(lines):
        bold = line is lines[-1 if above else 0]
        yield Text(
            middle, first + index * LINE, line, LABEL, INK if bold else MUTED, bold, not bold, "middle"
        )
