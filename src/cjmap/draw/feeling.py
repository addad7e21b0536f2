"""The feeling lane: a face for each moment, curves that join them, and a gap where nobody said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cjmap.draw import gain, marks, moments, onward
from cjmap.draw.curve import areas, flattened, monotone
from cjmap.draw.moments import Field
from cjmap.draw.palette import DELIGHT, EDGE, FEELINGS, HAIRLINE, INK, MUTED, of_feeling
from cjmap.draw.scene import DASHED, DOTTED, LONG, MIXED, SOLID, Box, Item, Line, Path, Point, Shape, Text
from cjmap.draw.sheet import LEFT, PAD, Sheet
from cjmap.draw.text import LABEL, SMALL, line, paragraph
from cjmap.view.grid import Column, Group
from cjmap.view.mood import Strand
from cjmap.view.said import signed

DASHES = (SOLID, LONG, DOTTED, MIXED, DASHED, "2 3")
"""How the lines of everybody and of up to five personas are broken."""


def draw(sheet: Sheet) -> None:
    """Draw the lane onto the sheet, from where it has grown to."""
    columns = sheet.grid.columns
    field = _field(sheet)
    sheet.behind += guides(field, sheet)
    sheet.behind += [item for group, x, end in sheet.stages() for item in _stage(group, x, end, field)]
    everybody, *personas = sheet.grid.strands
    sheet.behind += _areas(everybody, field)
    sheet.behind += gain.items(sheet.grid, field)
    sheet.behind += _internal(columns, everybody, field)
    for index, _ in enumerate(personas, start=1):
        sheet.behind += _persona(sheet, index, field)
    sheet.behind += onward.items(sheet, field)
    sheet.behind += _everybody(everybody, columns, field)
    tags = onward.extremes(sheet)
    for place, column in enumerate(columns):
        moment = moments.moment(sheet, place, field, sheet.grid.say(tags.get(place, "")))
        items = [*moment, *moments.personas(sheet, place, field)]
        sheet.put(f"touchpoint-{column.id}.feeling", "cell feeling", items)
    sheet.y = field.bottom
    if sheet.numbered:
        for place, column in enumerate(columns):
            sheet.behind.append(line(field.middles[place], sheet.y + 2, str(column.number), SMALL, "middle"))
        sheet.y += PAD
    sheet.y = _moods(sheet)


def _field(sheet: Sheet) -> Field:
    """Return a field with room for the words, even beside the highest and lowest feeling."""
    rooms = {place: slot.width / len(slot.places) - 6 for slot in sheet.slots for place in slot.places}
    flat = Field(0, 0, 0, sheet.middles(), rooms)
    drawn = (item for place in flat.middles for item in moments.moment(sheet, place, flat))
    said = [item.y for item in drawn if isinstance(item, Text)]
    above = max([0.0, *(moments.WORDS.leading - y for y in said)])
    below = max([0.0, *(y - moments.SPAN for y in said)])
    return Field(sheet.y, above + PAD, below + PAD, flat.middles, rooms)


def guides(field: Field, sheet: Sheet) -> Iterator[Item]:
    """Yield a line for each whole step of feeling, and what it stands for."""
    for step in (2, 1, 0, -1, -2):
        y = field.y(step)
        yield Line(
            ((LEFT - 8, y), (sheet.right - PAD, y)),
            EDGE if step == 0 else HAIRLINE,
            1,
            SOLID if step == 0 else DOTTED,
        )
        yield line(LEFT - 16, y + 4, signed(step).removesuffix(".0"), SMALL, "end")


def _stage(group: Group, x: float, end: float, field: Field) -> Iterator[Item]:
    """Yield how a stage as a whole feels, as a band behind the curve, and how it should, as a line."""
    if group.mood.value is not None:
        y = field.y(group.mood.value)
        yield Box(x, y - 5, end - x, 10, of_feeling(group.mood.value), None, 5, opacity=0.38)
    if group.mood.wanted is not None:
        y = field.y(group.mood.wanted)
        yield Line(((x, y), (end, y)), DELIGHT, 1.6, DASHED)


def _moods(sheet: Sheet) -> float:
    """Draw the words for the stages as a whole, and return where they end."""
    bottom = sheet.y
    for group, x, end in sheet.stages():
        if group.mood.words or group.mood_wanted or group.mood.value is not None:
            now = _now(_scored(group.mood.words, group.mood.value), sheet)
            items, y = paragraph(x + PAD, sheet.y + PAD, now, LABEL, end - x - 2 * PAD)
            sheet.behind += items
            mood = _scored(group.mood_wanted, group.mood.wanted)
            wanted = sheet.grid.say("wanted: {mood}", mood=mood) if mood else ""
            more, y = paragraph(x + PAD, y, wanted, SMALL, end - x - 2 * PAD)
            sheet.behind += more
            bottom = max(bottom, y)
    return bottom


def _now(mood: str, sheet: Sheet) -> str:
    if not mood:
        return ""
    say = sheet.grid.say
    return say("then: {mood}", mood=mood) if sheet.grid.head.is_future else say("now: {mood}", mood=mood)


def _scored(words: str | None, value: float | None) -> str:
    return " ".join(part for part in (words or "", signed(value) if value is not None else "") if part)


def _points(strand: Strand, run: Sequence[int], field: Field) -> list[Point]:
    """Return where a line runs through the moments of a run."""
    known = ((place, strand.values[place]) for place in run)
    return [field.point(place, value) for place, value in known if value is not None]


def _areas(strand: Strand, field: Field) -> Iterator[Item]:
    for points in (_points(strand, run, field) for run in strand.runs if len(run) > 1):
        above, below = areas(flattened(points[0], monotone(points)), field.y(0))
        for polygons, colour in ((above, FEELINGS[-1]), (below, FEELINGS[0])):
            for polygon in polygons:
                yield Shape(tuple(polygon), colour, opacity=0.14)


def _everybody(strand: Strand, columns: Sequence[Column], field: Field) -> Iterator[Item]:
    """Yield the curve of everybody together, dashed where an end of it is assumed."""
    for start, end in strand.fans:
        a, b = strand.values[start], strand.values[end]
        if a is not None and b is not None:
            yield Line((field.point(start, a), field.point(end, b)), EDGE, 1)
    for run in strand.runs:
        points = _points(strand, run, field)
        for pair, point, curve in zip(pairwise(run), points, monotone(points), strict=False):
            assumed = any(columns[place].assumed for place in pair)
            yield Path(point, (curve,), INK, 2.2, DASHED if assumed else SOLID)


def _persona(sheet: Sheet, index: int, field: Field) -> Iterator[Item]:
    """Yield the thinner line of a persona, which leaves the common one where they feel otherwise."""
    for run in sheet.grid.strands[index].runs:
        points = [moments.beside(sheet, index, place, field) for place in run]
        yield Path(points[0], monotone(points), MUTED, 1.4, DASHES[index])


def _internal(columns: Sequence[Column], strand: Strand, field: Field) -> Iterator[Item]:
    """Yield what the team believes as a thin line, and a sign where that is far from what customers feel."""
    known = {
        place: field.point(place, column.moment.internal)
        for place, column in enumerate(columns)
        if column.moment.internal is not None
    }
    for place, (x, y) in known.items():
        yield Line(((x - 11, y), (x + 11, y)), EDGE, 2)
        if columns[place].moment.is_misjudged:
            yield from marks.not_equal(x + 14, y - 6, MUTED)
    for run in strand.runs:
        for a, b in pairwise(run):
            if a in known and b in known:
                yield Line(((known[a][0] + 11, known[a][1]), (known[b][0] - 11, known[b][1])), EDGE, 1)
