"""The ranked list of a matrix: opportunities below their quadrants, and below them those without a score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cjmap.draw.blocks import shared
from cjmap.draw.matrix.discs import LARGEST, disc, unscored
from cjmap.draw.matrix.plot import CAPTIONS, group
from cjmap.draw.palette import GROUND, HAIRLINE, INK, OPPORTUNITY
from cjmap.draw.scene import Box, Item, Line, Text
from cjmap.draw.sheet import PAD
from cjmap.draw.text import BODY, CELL, CELL_STRONG, LABEL, SMALL, STRONG, line, paragraph, width_of
from cjmap.view.matrix import Entry, Matrix, Quadrant

_NUMBER, _WORDS = 54.0, 300.0
_COLUMNS = (("Touchpoint", 86.0), ("Owner", 118.0), ("Due", 78.0))
_SCORE = 62.0
_STRIP, _LEAD, _DOWN, _BETWEEN = 28.0, 8.0, 8.0, 44.0
_HIGHER, _SHAPE = 1.3, 0.62
"""A list is at most about so many times as high as the plot beside it, or as both are wide."""
_NONE = (
    "No opportunities yet. Write what could be better next to the touchpoints that hurt most, and give each an impact "
    "and an effort from 1 to 5: it will find its place here."
)


class _Piece(NamedTuple):
    """An opportunity, or without one the heading of its quadrant."""

    heading: str
    caption: str
    entry: Entry | None
    height: float
    name: str = ""


class _Table:
    """The columns of the list that have something to say."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        entries = (*matrix.ranked, *matrix.unscored)
        cells = [_cells(entry) for entry in entries]
        self.used = [any(cell[index] for cell in cells) for index in range(len(_COLUMNS))]
        self.width = _NUMBER + _WORDS + sum(wide for (_, wide), used in self.columns() if used) + _SCORE

    def columns(self) -> Iterator[tuple[tuple[str, float], bool]]:
        yield from zip(_COLUMNS, self.used, strict=True)


def _cells(entry: Entry) -> tuple[str, str, str]:
    return ", ".join(entry.at), entry.owner, entry.due


def ranking(matrix: Matrix, x: float, y: float, beside: float) -> tuple[list[Item], float, float]:
    """Return the list at a place, and where it ends at the right and below; `beside` is how high the plot is."""
    table = _Table(matrix)
    pieces = list(_pieces(table))
    if not pieces:
        lines, end = paragraph(x, y + 28, _NONE, BODY, _NUMBER + _WORDS)
        return [*lines], x + _NUMBER + _WORDS, end
    heights = [piece.height for piece in pieces]
    count = 1
    while sum(heights) / count > max(_HIGHER * beside, _SHAPE * (x + count * table.width)):
        count += 1
    items: list[Item] = []
    right, bottom = x, y
    for index, part in enumerate(shared(heights, [piece.entry is None for piece in pieces], count)):
        left = x + index * (table.width + _BETWEEN)
        more, end = _block(table, pieces[part], left, y)
        items += more
        right, bottom = left + table.width, max(bottom, end)
    return items, right, bottom


def _pieces(table: _Table) -> Iterator[_Piece]:
    for quadrant in Quadrant:
        own = [entry for entry in table.matrix.ranked if entry.quadrant is quadrant]
        yield from _section(table, quadrant.value.capitalize(), CAPTIONS[quadrant], own)
    yield from _section(table, "Not scored yet", "impact or effort is missing", table.matrix.unscored)


def _section(table: _Table, heading: str, caption: str, entries: Sequence[Entry]) -> Iterator[_Piece]:
    if entries:
        yield _Piece(heading, caption, None, _LEAD + _STRIP)
        for place, entry in enumerate(entries, start=1):
            name = f"opportunity-{entry.number}" if entry.number else f"unscored-{place}"
            yield _Piece(heading, caption, entry, _row(table, entry, 0, 0)[1], name)


def _block(table: _Table, pieces: Sequence[_Piece], x: float, y: float) -> tuple[list[Item], float]:
    """Return the headings of the columns and the pieces below them, and where they end."""
    y += 28
    items: list[Item] = [line(x + _NUMBER, y - 10, "Opportunity", LABEL)]
    left = x + _NUMBER + _WORDS
    for (heading, wide), used in table.columns():
        if used:
            items.append(line(left, y - 10, heading, LABEL))
            left += wide
    items.append(line(x + table.width, y - 10, "I·E", LABEL, "end"))
    items.append(Line(((x, y), (x + table.width, y)), INK, 1.4))
    if pieces[0].entry is not None:
        items += _strip(table, pieces[0], x, y, " · continued")
        y += _LEAD + _STRIP
    for number, piece in enumerate(pieces):
        if piece.entry is None:
            items += _strip(table, piece, x, y)
        else:
            row, _ = _row(table, piece.entry, x, y)
            items.append(group(table.matrix, piece.entry, row, f"{piece.name}.row"))
            last = number == len(pieces) - 1
            end = y + piece.height
            items.append(Line(((x, end), (x + table.width, end)), INK if last else HAIRLINE))
        y += piece.height
    return items, y


def _strip(table: _Table, piece: _Piece, x: float, y: float, more: str = "") -> Iterator[Item]:
    yield Box(x, y + _LEAD, table.width, _STRIP, GROUND)
    base = y + _LEAD + 18
    yield line(x + PAD, base, piece.heading, STRONG)
    start = x + PAD + width_of(piece.heading, STRONG) + PAD
    yield line(start, base, f"{piece.caption}{more}", SMALL)


def _row(table: _Table, entry: Entry, x: float, y: float) -> tuple[list[Item], float]:
    """Return what the list says of an opportunity, around the middle of its row, and where that ends."""
    _, high = _said(table, entry, x, 0)
    bottom = y + max(high + 2 * _DOWN, 2 * LARGEST + 6)
    middle = (y + bottom) / 2
    place = x + PAD + LARGEST
    mark = disc(entry, place, middle) if entry.number else unscored(place, middle)
    return [*mark, *_said(table, entry, x, middle - high / 2)[0]], bottom


def _said(table: _Table, entry: Entry, x: float, y: float) -> tuple[list[Text], float]:
    """Return the words of an opportunity and what stands in its columns, and where they end."""
    left = x + _NUMBER
    items, end = paragraph(left, y, entry.text, CELL, _WORDS - PAD)
    left += _WORDS
    for text, ((_, wide), used) in zip(_cells(entry), table.columns(), strict=True):
        if used:
            lines, low = paragraph(left, y + 1, text, SMALL._replace(fill=INK), wide - PAD)
            items += lines
            end, left = max(end, low), left + wide
    score = "·".join(f"{letter}{rank}" for letter, rank in (("I", entry.impact), ("E", entry.effort)) if rank)
    if score:
        style = CELL_STRONG._replace(fill=OPPORTUNITY)
        items.append(line(x + table.width, y + 12, score, style, "end"))
    return items, end
