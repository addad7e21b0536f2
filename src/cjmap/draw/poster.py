"""The poster: the whole map on one sheet, columns in time, a lane for each kind of information."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cjmap.draw import feeling, marks
from cjmap.draw.palette import GROUND, HAIRLINE, INK, MUTED, PAPER, of_feeling
from cjmap.draw.scene import Box, Group, Item, Line, Scene, Shape, Text
from cjmap.draw.text import paragraph, width_of, wrapped
from cjmap.view.grid import Column, Grid
from cjmap.view.lanes import Item as Entry
from cjmap.view.lanes import LaneRow

MARGIN, RAIL, GUTTER, COLUMN, GAP, BETWEEN = 36.0, 208.0, 64.0, 206.0, 12.0, 26.0
PAD, INDENT = 12.0, 18.0
TITLE, BODY, CARD, SMALL = 34.0, 13.0, 12.5, 11.0
LEFT = MARGIN + RAIL + GUTTER


@dataclass(slots=True)
class _Sheet:
    """The sheet as it grows downwards: what is drawn behind, and what belongs to each touchpoint."""

    grid: Grid
    starts: list[float]
    lefts: dict[str, float]
    right: float
    y: float = MARGIN
    behind: list[Item] = field(default_factory=list)
    cells: dict[str, list[Item]] = field(default_factory=dict)

    def put(self, column: Column, *items: Item) -> None:
        self.cells.setdefault(column.id, []).extend(items)


def poster(grid: Grid) -> Scene:
    """Return the poster of a map."""
    sheet = _measured(grid)
    _header(sheet)
    _stages(sheet)
    _touchpoints(sheet)
    for lane in grid.lanes:
        _lane(sheet, lane)
    height = sheet.y - GAP + MARGIN
    behind = Box(0, 0, sheet.right + MARGIN, height, PAPER)
    cells = (
        Group(f"{grid.id}-touchpoint-{column.id}", "touchpoint", tuple(sheet.cells[column.id]))
        for column in grid.columns
    )
    return Scene(
        grid.id, sheet.right + MARGIN, height, grid.title, grid.description, grid.lang,
        (behind, *sheet.behind, *cells),
    )  # fmt: skip


def _measured(grid: Grid) -> _Sheet:
    """Place the columns from left to right; a stage without touchpoints has the room of one."""
    starts, lefts, x = [], {}, LEFT
    for group in grid.groups:
        starts.append(x)
        for index, column in enumerate(group.columns):
            lefts[column.id] = x + index * (COLUMN + GAP)
        x += max(len(group.columns), 1) * (COLUMN + GAP) - GAP + BETWEEN
    return _Sheet(grid, starts, lefts, x - BETWEEN)


def _header(sheet: _Sheet) -> None:
    grid, width = sheet.grid, sheet.right - MARGIN
    for text, size, fill, bold in (
        (grid.title, TITLE, INK, True),
        (" · ".join(grid.facts), BODY, MUTED, False),
        (" · ".join(grid.people), BODY, INK, True),
        (grid.scenario or "", BODY, MUTED, False),
    ):
        items, sheet.y = paragraph(MARGIN, sheet.y, text, size, width, fill, bold=bold)
        sheet.behind += items
    sheet.y += 2 * PAD


def _stages(sheet: _Sheet) -> None:
    """Draw the stages as a band of chevrons."""
    bands = []
    for group, x, end in zip(sheet.grid.groups, sheet.starts, _ends(sheet), strict=True):
        duration = width_of(group.duration or "", SMALL)
        room = end - x - 4 * PAD - (duration + PAD if duration else 0)
        bands.append((group, x, end, wrapped(f"{group.number}  {group.name}", 14, room, bold=True)))
    height = max([20.0 * len(lines) for *_, lines in bands], default=0) + 20
    for group, x, end, lines in bands:
        middle = sheet.y + height / 2
        shoulder = end if end < sheet.right else end - PAD
        tip = (shoulder + PAD, middle)
        corners = (
            (x, sheet.y),
            (shoulder, sheet.y),
            tip,
            (shoulder, sheet.y + height),
            (x, sheet.y + height),
        )
        sheet.behind.append(Shape((*corners, (x + PAD, middle)) if x > LEFT else corners, INK))
        first = middle - 10 * len(lines) + 15
        sheet.behind += [
            Text(x + 2 * PAD, first + 20 * i, line, 14, PAPER, True) for i, line in enumerate(lines)
        ]
        if group.duration:
            sheet.behind.append(Text(shoulder - 2, middle + 4, group.duration, SMALL, PAPER, anchor="end"))
    sheet.y += height + GAP


def _ends(sheet: _Sheet) -> Iterator[float]:
    for group, x in zip(sheet.grid.groups, sheet.starts, strict=True):
        yield x + max(len(group.columns), 1) * (COLUMN + GAP) - GAP


def _touchpoints(sheet: _Sheet) -> None:
    """Draw a card for each touchpoint, tinted by its feeling."""
    cards = []
    for column in sheet.grid.columns:
        x, y = sheet.lefts[column.id] + PAD + 4, sheet.y + PAD - 3
        head: list[Item] = [Text(x, y + 9, str(column.number), SMALL, MUTED, True)]
        if column.moment_of_truth:
            head += marks.moment_of_truth(sheet.lefts[column.id] + COLUMN - PAD - marks.SIDE, y - 1)
        name, end = paragraph(x, y + 14, column.name, BODY, COLUMN - 2 * PAD - 4, bold=True)
        cards.append((column, [*head, *name], end + PAD - 4))
    bottom = max((end for *_, end in cards), default=sheet.y + 2 * PAD)
    for column, items, _ in cards:
        x, height = sheet.lefts[column.id], bottom - sheet.y
        sheet.put(column, Box(x, sheet.y, COLUMN, height, PAPER, HAIRLINE, 4), *items)
        if column.value is not None:
            sheet.put(column, Box(x, sheet.y, 5, height, of_feeling(column.value)))
    for group, x in zip(sheet.grid.groups, sheet.starts, strict=True):
        if not group.columns:
            sheet.behind.append(Text(x + PAD, sheet.y + 18, "no touchpoints yet", CARD, MUTED, italic=True))
    sheet.y = bottom + GAP


def _lane(sheet: _Sheet, lane: LaneRow) -> None:
    """Draw a lane: its ground, its heading in the rail, and its cells."""
    columns, cells = sheet.grid.columns, []
    for column, entries in zip(columns, lane.cells, strict=True):
        items, end = _cell(lane.field, entries, sheet.lefts[column.id], sheet.y + PAD)
        cells.append((column, items, end))
    heading, end = paragraph(MARGIN + PAD, sheet.y + PAD, lane.heading, BODY, RAIL - 2 * PAD, bold=True)
    scale = feeling.scale_for(columns, sheet.y, COLUMN - PAD) if lane.field == "feeling" else None
    height = scale.height if scale else max(end, *(end for *_, end in cells)) + PAD - sheet.y
    sheet.behind.append(Box(MARGIN, sheet.y, sheet.right - MARGIN, height, GROUND, radius=6))
    for x in sheet.starts[1:]:
        edge = x - BETWEEN / 2
        sheet.behind.append(Line(((edge, sheet.y), (edge, sheet.y + height)), HAIRLINE, dash=True))
    sheet.behind += heading
    for column, items, _ in cells:
        sheet.put(column, *items)
    if scale:
        _feelings(sheet, scale)
    sheet.y += height + GAP


def _feelings(sheet: _Sheet, scale: feeling.Scale) -> None:
    middles = {name: left + COLUMN / 2 for name, left in sheet.lefts.items()}
    sheet.behind += feeling.guides(LEFT, sheet.right - PAD, scale)
    sheet.behind += feeling.curve(sheet.grid.groups, middles, scale)
    for column in sheet.grid.columns:
        sheet.put(column, *feeling.node(column, middles[column.id], scale, COLUMN - PAD))


def _cell(kind: str, entries: Sequence[Entry], x: float, y: float) -> tuple[list[Item], float]:
    """Return what a cell holds, one entry below the other, and where it ends."""
    items: list[Item] = []
    for entry in entries:
        mark = _mark(kind, entry, x + PAD, y + 2)
        indent = INDENT if mark else 0
        lines, end = paragraph(x + PAD + indent, y, entry.text, CARD, COLUMN - 2 * PAD - indent)
        items += [*mark, *lines]
        y = end + 5
    return items, y - 5 if entries else y


def _mark(kind: str, entry: Entry, x: float, y: float) -> tuple[Item, ...]:
    match kind:
        case "pain_points":
            return marks.pain_point(x, y, entry.severity)
        case "delights":
            return marks.delight(x, y)
        case "opportunities":
            return marks.opportunity(x, y)
        case _:
            return ()
