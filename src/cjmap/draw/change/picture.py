"""The drawn change: the new version of a map with what came, went, moved and changed, and the old curve under it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cjmap.diff.change import Kind, Weight
from cjmap.draw import marks
from cjmap.draw.change import cards as change_cards
from cjmap.draw.change import curve as change_curve
from cjmap.draw.change import head as change_head
from cjmap.draw.change.cards import stub
from cjmap.draw.change.entry import entries, weight
from cjmap.draw.change.sheet import ChangeSheet, sheet
from cjmap.draw.palette import EDGE, GROUND, HAIRLINE, INK, PAPER
from cjmap.draw.scene import DASHED, Box, Item, Line, Scene
from cjmap.draw.sheet import BETWEEN, GAP, MARGIN, PAD, RAIL
from cjmap.draw.text import SMALL, STRONG, Style, line, paragraph, width_of
from cjmap.view.change_grid import ChangeGrid, Mark
from cjmap.view.changes import Told
from cjmap.view.lanes import heading_of

_WORDS, _SIGN = Style(11, 18, INK), Style(13, 16, INK, bold=True)
_MEANS = {
    Weight.WORSE: "worse for customers",
    Weight.BETTER: "better for customers",
    Weight.NOTABLE: "notable",
    Weight.EDITORIAL: "wording",
}


def change(grid: ChangeGrid, *, headless: bool = False) -> Scene:
    """Return the picture of a change; `headless` without title and numbers, for a page that says them itself."""
    made = sheet(grid)
    if not headless:
        change_head.draw(made)
    if grid.told:
        change_head.draw_map(made, grid.told)
    change_cards.draw(made)
    if grid.feels:
        _feelings(made)
    for row in grid.rows:
        if row[0] != "feeling" or not grid.feels:
            _row(made, *row)
    _legend(made, headless)
    width, height = made.right + MARGIN, made.y + MARGIN / 2
    paper = Box(0, 0, width, height, PAPER)
    return Scene(
        grid.id, width, height, grid.title, grid.description, grid.lang, (paper, *made.behind, *made.groups)
    )


def _feelings(made: ChangeSheet) -> None:
    """Draw the lane of feelings: both curves, and below them what changed but the numbers."""
    top, place = made.y, len(made.behind)
    end = _heading(made, *heading_of("feeling"))
    sides = made.grid.sides
    curves = ((sides[1], INK, "", 2.2), (sides[0], EDGE, DASHED, 1.6))
    for name, stroke, dash, wide in curves if change_curve.differs(made.grid.columns) else curves[:1]:
        made.behind.append(
            Line(((MARGIN + PAD, end + 10), (MARGIN + PAD + 28, end + 10)), stroke, wide, dash)
        )
        words, end = paragraph(MARGIN + PAD + 36, end + 3, name, SMALL, RAIL - 2 * PAD - 36)
        made.behind += words
    change_curve.draw(made)
    _cells(made, "feeling")
    made.y = max(made.y, end) + PAD
    _ground(made, top, place)


def _row(made: ChangeSheet, field: str, heading: str, caption: str) -> None:
    """Draw the changes of a lane."""
    top, place = made.y, len(made.behind)
    end = _heading(made, heading, caption)
    made.y += PAD
    _cells(made, field)
    made.y = max(made.y, end) + PAD
    _ground(made, top, place)


def _cells(made: ChangeSheet, field: str) -> None:
    bottom = made.y
    for slot, column in made.wide():
        items, end = entries(column.cells.get(field, ()), slot.x + PAD, made.y, slot.width - 2 * PAD)
        made.put(f"touchpoint-{column.id}.{field}.change", f"cell {field}", items)
        bottom = max(bottom, end)
    made.y = bottom


def _heading(made: ChangeSheet, heading: str, caption: str) -> float:
    x, room = MARGIN + PAD, RAIL - 2 * PAD
    items, y = paragraph(x, made.y + PAD - 2, heading, STRONG, room)
    more, y = paragraph(x, y, caption, SMALL, room)
    made.behind += [*items, *more]
    return y


def _ground(made: ChangeSheet, top: float, place: int) -> None:
    """Lay the ground of a lane behind what was drawn from `place` on, with the edges of the stages."""
    ground = Box(MARGIN, top, made.right - MARGIN, made.y - top, GROUND, None, 6)
    edges = [x - BETWEEN / 2 for _, x, _ in made.stages][1:]
    made.behind[place:place] = [ground, *(Line(((x, top), (x, made.y)), HAIRLINE, 1, "3 4") for x in edges)]
    made.y += GAP


def _legend(made: ChangeSheet, headless: bool) -> None:
    """Draw what the signs mean that are used here."""
    x = MARGIN
    made.y += 6
    for drawn, words in entries_of(made.grid, headless=headless):
        wide = 26 + width_of(words, _WORDS)
        if x > MARGIN and x + wide > made.right:
            x, made.y = MARGIN, made.y + _WORDS.leading
        made.behind += drawn(x, made.y + 3)
        made.behind.append(line(x + 20, made.y + 13, words, _WORDS))
        x += wide + 18
    made.y += _WORDS.leading


def entries_of(grid: ChangeGrid, *, headless: bool = False) -> Iterator[tuple[marks.Mark, str]]:
    """Yield the signs that stand on the picture, each with what it means; the head counts every weight."""
    columns = grid.columns
    told = [
        *grid.told,
        *(each for group in grid.groups for each in group.told),
        *(each for column in columns for cell in column.cells.values() for each in cell),
    ]
    weights = {each.weight for each in told} | {weight for weight, _ in grid.weights if not headless}
    for kind in Weight:
        if kind in weights:
            yield partial(_weight, kind), _MEANS[kind]
    seen = {column.mark for column in columns} | {group.mark for group in grid.groups}
    kinds = {each.kind for each in told}
    if Kind.ADDED in kinds or Mark.ADDED in seen or any(map(_is_longer, told)):
        yield partial(_sign, "+"), "new"
    if Kind.REMOVED in kinds or Mark.REMOVED in seen:
        yield partial(_sign, "−"), "gone"
    if Mark.GHOST in seen:
        yield _left, "place that a touchpoint has left"
    if any(column.is_folded and column.mark is not Mark.GHOST for column in columns):
        yield _folded, "unchanged, folded"


def _is_longer(told: Told) -> bool:
    """Say whether a list gained something and lost nothing, which has the sign of what is new before it."""
    return isinstance(told.change.new, list) and told.new.startswith("+ ")


def _weight(kind: Weight, x: float, y: float) -> tuple[Item, ...]:
    return weight(x, y, kind)


def _sign(sign: str, x: float, y: float) -> tuple[Item, ...]:
    return (line(x + 6, y + 10, sign, _SIGN, "middle"),)


def _left(x: float, y: float) -> tuple[Item, ...]:
    return (stub(x, y, 12, 12, ghost=True),)


def _folded(x: float, y: float) -> tuple[Item, ...]:
    return (stub(x, y, 12, 12, ghost=False),)
