"""The head of a drawn change: what is compared, the numbers that differ, and what changed on the map as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.diff.change import Weight
from cjmap.draw.change.entry import COLOURS, entries, weight
from cjmap.draw.change.sheet import WIDE, ChangeSheet
from cjmap.draw.palette import BAND, DELIGHT, EDGE, GROUND, INK, MUTED, ON_BAND, PAIN
from cjmap.draw.scene import Box, Item, Line, Shape
from cjmap.draw.sheet import GAP, LEFT, MARGIN, PAD
from cjmap.draw.text import QUIET, SMALL, STRONG, TITLE, Style, line, paragraph, width_of
from cjmap.view.changes import Number, Told

_BADGE = Style(11, 14, ON_BAND, bold=True)
_OLD, _NEW = Style(20, 26, MUTED), Style(24, 30, INK, bold=True)
_LABEL, _COUNT = Style(11.5, 14, bold=True), Style(13, 18, bold=True)
_FIGURE, _ROW, _ARROW = 200.0, 58.0, 30.0


def draw(made: ChangeSheet) -> None:
    """Draw the head onto the sheet."""
    grid, width = made.grid, made.right - MARGIN
    badge = "CHANGE" if grid.sides == ("before", "now") else "COMPARISON"
    wide = width_of(badge, _BADGE) + 20
    made.behind.append(Box(MARGIN, made.y, wide, 20, BAND, None, 10))
    made.behind.append(line(MARGIN + 10, made.y + 14, badge, _BADGE))
    made.y += 28
    files = " → ".join(dict.fromkeys(name for name in grid.files if name))
    about = " · ".join(part for part in (grid.heading, files) if part)
    for text, style in ((grid.title, TITLE), (about, QUIET)):
        items, made.y = paragraph(MARGIN, made.y, text, style, width)
        made.behind += items
    made.y += PAD
    _panel(made, width)


def _panel(made: ChangeSheet, width: float) -> None:
    """Draw the headline numbers, and how many changes there are of each weight."""
    top, numbers = made.y, made.grid.numbers
    per_row = max(1, int((width - 2 * PAD) // _FIGURE))
    items: list[Item] = []
    for index, number in enumerate(numbers):
        row, column = divmod(index, per_row)
        items += _figure(number, MARGIN + PAD + column * _FIGURE, top + PAD + row * _ROW)
    y = top + PAD + -(-len(numbers) // per_row) * _ROW
    items += _counts(made.grid.weights, MARGIN + PAD, y)
    made.y = y + 18 + PAD
    made.behind += [Box(MARGIN, top, width, made.y - top, GROUND, None, 6), *items]
    made.y += GAP


def _figure(number: Number, x: float, y: float) -> Iterator[Item]:
    """Yield a number as it was, an arrow, as it is, and what it counts."""
    colour = {None: INK, True: DELIGHT, False: PAIN}[number.good]
    old = line(x, y + 20, number.old, _OLD)
    start = x + old.width + 8
    yield old
    yield Line(((start, y + 14), (start + 16, y + 14)), EDGE, 1.6)
    yield Shape(((start + 14, y + 9.5), (start + 22, y + 14), (start + 14, y + 18.5)), EDGE)
    yield line(start + _ARROW, y + 21, number.new, _NEW._replace(fill=colour))
    yield line(x, y + 40, number.label, _LABEL)


def _counts(weights: Sequence[tuple[Weight, int]], x: float, y: float) -> Iterator[Item]:
    for kind, count in weights:
        yield from weight(x, y + 3, kind)
        words = line(x + 17, y + 13, f"{count} {kind.value}", _COUNT._replace(fill=COLOURS[kind]))
        yield words
        x += 17 + words.width + 22
    if not weights:
        yield line(x, y + 13, "no change", QUIET)


def draw_map(made: ChangeSheet, told: Sequence[Told]) -> None:
    """Draw what changed on the map as a whole, in as many columns as there is room for."""
    top = made.y
    heading, end = paragraph(MARGIN + PAD, top + PAD - 2, "The whole map", STRONG, LEFT - MARGIN - 2 * PAD)
    caption, end = paragraph(MARGIN + PAD, end, "beside its journey", SMALL, LEFT - MARGIN - 2 * PAD)
    count = max(1, min(int((made.right - LEFT) // (WIDE + GAP)), len(told)))
    width = min((made.right - LEFT - (count - 1) * GAP) / count, 2 * WIDE)
    items: list[Item] = []
    for index, part in enumerate(_parted(told, count, width - PAD)):
        more, y = entries(part, LEFT + index * (width + GAP), top + PAD, width - PAD)
        items += more
        end = max(end, y)
    made.y = end + PAD
    made.behind += [Box(MARGIN, top, made.right - MARGIN, made.y - top, GROUND, None, 6), *heading, *caption]
    made.put("map", "cell map", items)
    made.y += GAP


def _parted(told: Sequence[Told], count: int, width: float) -> Iterator[Sequence[Told]]:
    """Yield the changes in so many columns at most that are about equally high, in their order."""
    heights = [entries([each], 0, 0, width)[1] for each in told]
    fair, start, filled, left = sum(heights) / count, 0, 0.0, count
    for index, height in enumerate(heights):
        if index > start and left > 1 and filled + height / 2 > fair:
            yield told[start:index]
            start, filled, left = index, 0.0, left - 1
        filled += height
    yield told[start:]
