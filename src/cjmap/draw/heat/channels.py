"""The lower table of a heat map: how each channel feels in each stage."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.draw.hatch import unsaid
from cjmap.draw.heat.cells import ROW
from cjmap.draw.heat.table import NUMBER
from cjmap.draw.middle import centred
from cjmap.draw.palette import HAIRLINE, INK, MUTED, PAPER, of_feeling, on_feeling
from cjmap.draw.scene import Box, Item, Line
from cjmap.draw.sheet import MARGIN, PAD
from cjmap.draw.text import CELL, CELL_STRONG, HEADING, LABEL, SMALL, Style, line, paragraph
from cjmap.view.by_channel import ByChannel, ChannelRow, Mean
from cjmap.view.heat_map import HeatMap
from cjmap.view.said import signed

NARROW, WIDE = 112.0, 320.0
_SPLIT, _BESIDE = 0.38, 8.0
"""Where in a cell the mean ends, and how far from it the count begins."""
_DOWN = 7.0
_WHOLE = "All touchpoints"


def channels(
    heat: HeatMap, told: ByChannel, y: float, name: float, right: float
) -> tuple[list[Item], float, float]:
    """Return the table below `y`, and where it ends at the right and below.

    `name` is the width of its first column; the others fill the room up to `right`, where that is enough.
    """
    count = len(heat.groups) + 1
    wide = min(max((right - MARGIN - name) / count, NARROW), WIDE)
    end = MARGIN + name + count * wide
    items, y = _headings(heat, y, name, wide, end)
    for row in told.rows:
        more, y = _row(row, y, name, wide, CELL)
        items += [*more, Line(((MARGIN, y), (end, y)), HAIRLINE)]
    more, y = _row(ChannelRow(_WHOLE, told.stages, told.whole), y, name, wide, CELL_STRONG)
    items += [*more, Line(((MARGIN, y), (end, y)), INK)]
    return items, end, y


def _headings(heat: HeatMap, y: float, name: float, wide: float, right: float) -> tuple[list[Item], float]:
    """Return what the table is about and the stages above its columns, all on one ground line."""
    title, at = paragraph(MARGIN, y, "Stages × channels", HEADING, name - PAD)
    note, at = paragraph(MARGIN, at + 2, "mean feeling, and of how many touchpoints", SMALL, name - PAD)
    names = [f"{group.number}  {group.name}" for group in heat.groups]
    ends = [centred(0, 0, text, LABEL, wide - 6)[1] for text in (*names, _WHOLE)]
    bottom = max(at, y + max(ends)) + 6
    items: list[Item] = [*title, *note]
    for index, (text, end) in enumerate(zip((*names, _WHOLE), ends, strict=True)):
        middle = MARGIN + name + (index + 0.5) * wide
        items += centred(middle, bottom - 6 - end, text, LABEL, wide - 6)[0]
    return [*items, Line(((MARGIN, bottom), (right, bottom)), INK, 1.4)], bottom


def _row(row: ChannelRow, y: float, name: float, wide: float, style: Style) -> tuple[list[Item], float]:
    said, end = paragraph(MARGIN + NUMBER, y + _DOWN, row.name, style, name - NUMBER - PAD)
    bottom = max(end + _DOWN, y + ROW)
    items: list[Item] = [*said]
    for index, mean in enumerate((*row.cells, row.whole)):
        left = MARGIN + name + index * wide
        if mean is not None:
            items += _mean(mean, Box(left + 1, y + 1.5, wide - 2, bottom - y - 3, radius=2))
    return items, bottom


def _mean(mean: Mean, box: Box) -> Iterator[Item]:
    """Yield a mean in its colour, and of how many touchpoints it is."""
    count = str(mean.count) if mean.known in (0, mean.count) else f"{mean.known} of {mean.count}"
    split, base = box.x + _SPLIT * box.width, box.y + box.height / 2 + 4.3
    fill = MUTED
    if mean.value is None:
        yield from unsaid(box.x, box.y, box.width, box.height)
    else:
        fill = on_feeling(mean.value)
        yield box._replace(fill=of_feeling(mean.value))
        yield line(split, base, signed(mean.value), CELL_STRONG._replace(fill=fill), "end")
    yield line(split + _BESIDE, base, count, SMALL._replace(fill=fill), halo=None if mean.known else PAPER)
