"""The table of a heat map: touchpoints in rows below their stages, in as many blocks as a long map needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cjmap.draw import scene
from cjmap.draw.blocks import shared
from cjmap.draw.heat.cells import INSET, LEFTMOST, WIDTHS, cell, height_of, outline
from cjmap.draw.middle import centred
from cjmap.draw.palette import GROUND, HAIRLINE, INK, MUTED
from cjmap.draw.scene import Box, Item, Line
from cjmap.draw.sheet import MARGIN, PAD
from cjmap.draw.text import CELL, LABEL, SMALL, STRONG, line, paragraph, width_of
from cjmap.view.heat_cells import Column, Kind
from cjmap.view.heat_map import Group, HeatMap, Row

NAME, NUMBER = 330.0, 34.0
"""The least width of the column of names, and of what stands before them."""
_BETWEEN = 44.0
"""Between blocks."""
_SHAPE = 1.5
"""A table is at most about so many times as high as it is wide."""
_STAGE, _LEAD = 28.0, 8.0
_DOWN = 7.0
_EXTREME = "extreme inconsistency: hurts, delights and decides at once"
_ALL_AT_ONCE = (Kind.PAIN_POINTS, Kind.DELIGHTS, Kind.MOMENT_OF_TRUTH)


class _Piece(NamedTuple):
    """A row, or without one the heading of a stage."""

    group: Group
    row: Row | None
    height: float


@dataclass(slots=True)
class Table:
    """The table as it grows: what lies behind, and a group for each stage and touchpoint."""

    heat: HeatMap
    name: float = NAME
    behind: list[Item] = field(default_factory=list)
    groups: list[scene.Group] = field(default_factory=list)

    @property
    def width(self) -> float:
        """Return how wide a block is."""
        return self.name + sum(WIDTHS[column.kind] for column in self.heat.columns)


def table(heat: HeatMap, y: float, least: float = 0) -> tuple[Table, float, float]:
    """Return the table below `y`, and where it ends at the right and at the bottom.

    A block is at least so wide: the names have the room that is left.
    """
    made = Table(heat)
    made.name += max(0.0, least - made.width)
    bottom, right = y, MARGIN + made.width
    for index, block in enumerate(_blocks(made)):
        x = MARGIN + index * (made.width + _BETWEEN)
        right = x + made.width
        bottom = max(bottom, _block(made, block, x, y))
    return made, right, bottom


def _blocks(made: Table) -> Iterator[Sequence[_Piece]]:
    """Yield the pieces of each block; all blocks are about equally high."""
    pieces = list(_pieces(made))
    whole = sum(piece.height for piece in pieces)
    count = 1
    while whole / count > _SHAPE * made.width * count:
        count += 1
    headings = [piece.row is None for piece in pieces]
    for part in shared([piece.height for piece in pieces], headings, count):
        yield pieces[part]


def _pieces(made: Table) -> Iterator[_Piece]:
    for group in made.heat.groups:
        yield _Piece(group, None, _stage(made, group, 0, 0)[1])
        for row in group.rows:
            cells = zip(row.cells, made.heat.columns, strict=True)
            high = max([_name(made, row, 0, 0)[1], *(height_of(cell, column.kind) for cell, column in cells)])
            yield _Piece(group, row, high)


def _block(made: Table, pieces: Sequence[_Piece], x: float, y: float) -> float:
    """Draw the headings of the columns and the pieces below them, and return where they end."""
    y = _headings(made, x, y)
    if pieces and pieces[0].row is not None:
        y = _put_stage(made, pieces[0].group, x, y, "continued")
    for piece in pieces:
        if piece.row is None:
            y = _put_stage(made, piece.group, x, y)
        else:
            _put_row(made, piece.row, x, y, piece.height)
            y += piece.height
    made.behind.append(Line(((x, y), (x + made.width, y)), INK))
    return y


def _headings(made: Table, x: float, y: float) -> float:
    """Draw what the columns are about, all on one ground line."""
    drawn = [(_heading(column, 0), column) for column in made.heat.columns]
    bottom = y + max((end for (_, end), _ in drawn), default=0.0) + 6
    left = x + made.name
    for (_, end), column in drawn:
        items, _ = _heading(column, left)
        made.behind += [text._replace(y=text.y + bottom - 6 - end) for text in items]
        left += WIDTHS[column.kind]
    made.behind.append(line(x + NUMBER, bottom - 10, "Touchpoint", LABEL))
    made.behind.append(Line(((x, bottom), (x + made.width, bottom)), INK, 1.4))
    return bottom


def _heading(column: Column, x: float) -> tuple[list[scene.Text], float]:
    wide = WIDTHS[column.kind]
    if column.kind in LEFTMOST:
        items, end = paragraph(x + INSET, 0, column.heading, LABEL, wide - INSET)
        more, end = paragraph(x + INSET, end, column.note, SMALL, wide - INSET)
    else:
        items, end = centred(x + wide / 2, 0, column.heading, LABEL, wide - 4)
        more, end = centred(x + wide / 2, end, column.note, SMALL, wide - 4)
    return [*items, *more], end


def _stage(made: Table, group: Group, x: float, y: float, more: str = "") -> tuple[list[scene.Text], float]:
    """Return the name of a stage with a note beside it, and where its ground ends."""
    number = line(x + NUMBER - 10, y + _LEAD + 18, str(group.number), STRONG, "end")
    said = (
        "alongside" if group.alongside else "",
        "alternatives" if group.alternatives else "",
        more,
        "" if group.rows else "no touchpoints yet",
    )
    note = " · ".join(word for word in said if word)
    room = made.width - NUMBER - PAD - (width_of(note, SMALL) + PAD if note else 0)
    name, end = paragraph(x + NUMBER, y + _LEAD + 5, group.name, STRONG, room)
    beside = [line(name[-1].x + name[-1].width + PAD, name[-1].y, note, SMALL)] if note and name else []
    return [number, *name, *beside], max(end + 5, y + _LEAD + _STAGE)


def _put_stage(made: Table, group: Group, x: float, y: float, more: str = "") -> float:
    items, end = _stage(made, group, x, y, more)
    ground = Box(x, y + _LEAD, made.width, end - y - _LEAD, GROUND)
    anchor = f"stage-{group.id}"
    if more:
        made.behind += [ground, *items]
    else:
        made.groups.append(scene.Group(f"{made.heat.id}.{anchor}", "stage", (ground, *items), anchor))
    return end


def _name(made: Table, row: Row, x: float, y: float) -> tuple[list[scene.Text], float]:
    """Return number and name of a touchpoint, and where they end."""
    room = made.name - NUMBER - PAD
    number = line(x + NUMBER - 10, y + _DOWN + 12.2, str(row.number), LABEL._replace(fill=MUTED), "end")
    items, end = paragraph(x + NUMBER, y + _DOWN, row.name, CELL, room)
    more, end = paragraph(x + NUMBER, end, _EXTREME if row.extreme else "", SMALL, room)
    return [number, *items, *more], end + _DOWN


def _put_row(made: Table, row: Row, x: float, y: float, height: float) -> None:
    high = _name(made, row, 0, 0)[1]
    items: list[Item] = [*_name(made, row, x, y + (height - high) / 2)[0]]
    left = x + made.name
    at_once: list[Box] = []
    for each, column in zip(row.cells, made.heat.columns, strict=True):
        wide = WIDTHS[column.kind]
        box = Box(left + 1, y + 1.5, wide - 2, height - 3, radius=2)
        items += cell(each, column.kind, box)
        if column.kind in _ALL_AT_ONCE:
            at_once.append(box)
        left += wide
    if row.extreme:
        items += outline(at_once)
    made.behind.append(Line(((x, y + height), (x + made.width, y + height)), HAIRLINE))
    anchor = f"touchpoint-{row.id}"
    made.groups.append(scene.Group(f"{made.heat.id}.{anchor}", "touchpoint", tuple(items), anchor))
