"""The legend of what is used on a poster, and the footer that says where it is from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from cjmap.draw import gain, marks
from cjmap.draw.palette import HAIRLINE, INK, MUTED
from cjmap.draw.scene import Item, Line
from cjmap.draw.sheet import GAP, MARGIN, PAD, Sheet
from cjmap.draw.text import Style, line, paragraph, width_of, wrapped
from cjmap.view.grid import Grid
from cjmap.view.items import Sign
from cjmap.view.speech import Speech

_WORDS = Style(11, 18, INK)
_FOOT = Style(10.5, 14, MUTED)
OPPORTUNITY = "opportunity (I impact, E effort, 1–5)"
Row = tuple[marks.Mark, str]


def draw(sheet: Sheet) -> None:
    """Draw legend and footer below everything."""
    items, sheet.y = row(entries(sheet.grid), sheet.y + 4, sheet.right)
    more, sheet.y = footer(sheet.grid.head.footer, sheet.y + PAD, sheet.right)
    sheet.behind += [*items, *more]
    sheet.y += GAP


def row(
    rows: Iterable[Row], y: float, right: float, sides: Mapping[marks.Mark, float] = MappingProxyType({})
) -> tuple[list[Item], float]:
    """Return marks with what they mean, in as many lines as they need, and where those end.

    `sides` are the widths of marks that are wider than others. Words that are too long for a line have several.
    """
    items: list[Item] = []
    x = MARGIN
    for mark, words in rows:
        side = sides.get(mark, marks.SIDE) + 6
        lines = wrapped(words, _WORDS, right - MARGIN - side)
        wide = side + max(width_of(text, _WORDS) for text in lines)
        if x > MARGIN and x + wide > right:
            x, y = MARGIN, y + _WORDS.leading
        items += mark(x, y + 3)
        items += [line(x + side, y + 13 + n * _WORDS.leading, text, _WORDS) for n, text in enumerate(lines)]
        y += (len(lines) - 1) * _WORDS.leading
        x += wide + 18
    return items, y + _WORDS.leading


def footer(texts: Sequence[str], y: float, right: float) -> tuple[list[Item], float]:
    """Return a rule and below it where a picture is from, and where that ends."""
    items, end = paragraph(MARGIN, y + 6, " · ".join(texts), _FOOT, right - MARGIN)
    return [Line(((MARGIN, y), (right, y)), HAIRLINE), *items], end


def entries(grid: Grid) -> Iterator[Row]:
    """Yield the marks that stand on the poster of a grid, each with what it means."""
    say = grid.say
    yield from _feelings(grid)
    used = {item.sign for lane in grid.lanes for cell in (*lane.cells, *lane.stages) for item in cell}
    columns = grid.columns
    if any(column.moment_of_truth for column in columns):
        used.add(Sign.MOMENT_OF_TRUTH)
    if any(column.wait for column in columns):
        used.add(Sign.WAIT)
    severities = {
        item.severity for lane in grid.lanes for cell in (*lane.cells, *lane.stages) for item in cell
    }
    for sign, mark in marks.OF_SIGN.items():
        if sign in used and sign is Sign.PAIN_POINT:
            yield from _pains(severities, say)
        elif sign in used:
            yield mark, say(OPPORTUNITY if sign is Sign.OPPORTUNITY else sign.value)
    if any(column.duration and not column.wait for column in columns):
        yield marks.clock, say("active time")
    if any(column.entry for column in columns):
        yield marks.entry, say("a journey may start here")
    if any(column.assumed for column in columns):
        yield marks.evidence, say("assumed: no source yet")
    if not all(column.with_us for column in columns):
        yield marks.without_us, say("without us")


def _pains(severities: set[int], say: Speech) -> Iterator[Row]:
    if severities & {1, 2}:
        yield marks.pain_point, say("pain point (S1 annoying, S2)")
    if 3 in severities:
        yield marks.severe, say("severe pain point (S3)")


def _feelings(grid: Grid) -> Iterator[Row]:
    """Yield what stands in the feeling lane, where it is on the poster."""
    if "feeling" not in [lane.field for lane in grid.lanes]:
        return
    columns, everybody, say = grid.columns, grid.strands[0], grid.say
    pairs = [(a, b) for run in everybody.runs for a, b in pairwise(run)]
    assumed = [columns[a].assumed or columns[b].assumed for a, b in pairs]
    if not all(assumed):
        yield marks.solid, say("feeling, proposed") if grid.head.is_future else say("feeling, from sources")
    if any(assumed):
        yield marks.dashed, say("feeling, assumed")
    if any(grid.is_unheard(place) for place in range(len(columns))):
        yield marks.unheard, say("feeling not known")
    if any(column.moment.changes for column in columns):
        yield marks.change, say("feeling at the start and at the end")
    yield from gain.entries(grid)
    if everybody.fans:
        yield marks.fan, say("alternatives")
    if any(column.moment.wanted is not None for column in columns):
        yield marks.wanted, say("feeling wanted")
    if any(group.mood.wanted is not None for group in grid.groups):
        yield marks.stage_wanted, say("wanted in this stage")
    if any(group.mood.value is not None for group in grid.groups):
        yield marks.stage_mood, say("mood of the stage")
    if any(column.moment.internal is not None for column in columns):
        yield marks.internal, say("what the team believes")
    if any(column.moment.is_misjudged for column in columns):
        yield marks.misjudged, say("team and customers 1 or more apart")
