"""The moments of the feeling lane: faces with numbers and words, where they should be, and personas beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cjmap.draw import face, marks
from cjmap.draw.palette import DELIGHT, GROUND, MUTED
from cjmap.draw.scene import DOTTED, Disc, Item, Line, Point, Text
from cjmap.draw.sheet import Sheet
from cjmap.draw.text import BADGE, CELL_STRONG, Anchor, Style, line, width_of, wrapped
from cjmap.view.grid import Column, Group
from cjmap.view.mood import Strand
from cjmap.view.said import signed

SPAN = 148.0
"""From the highest feeling to the lowest."""
NUMBER, WORDS = CELL_STRONG, Style(11.5, 14, MUTED)
_SCORE = BADGE._replace(fill=MUTED)
_CLEAR, _LIFT, _BESIDE = 6.0, 10.0, 22.0
_FAR = 0.75
"""So far from its moment, as a share of its room, a number may reach."""
_NEAR = 1.3
"""What lies so close to a moment, in steps of feeling, is in the way of its words."""
LOWEST, PEAK, END = "lowest", "peak", "end"
"""What is said of moments that are called out."""
_LEAST_WORDS = 56.0
"""Beside a moment that has less room, the emotion stands on its card alone."""


@dataclass(frozen=True, slots=True)
class Field:
    """Where feelings lie on a sheet: its top, the room above for words, and the middles of the columns."""

    top: float
    above: float
    below: float
    middles: dict[int, float]
    rooms: dict[int, float]

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.top + self.above + SPAN + self.below

    def y(self, value: float) -> float:
        """Return the height at which a feeling from −2 to 2 lies."""
        return self.top + self.above + (2 - value) / 4 * SPAN

    def point(self, place: int, value: float) -> Point:
        """Return where a feeling of a column lies."""
        return self.middles[place], self.y(value)


def _words(column: Column, room: float) -> list[str]:
    """Return the emotion in lines, or none where it would have to be broken inside a word."""
    said = column.moment.words or ""
    if room < _LEAST_WORDS:
        return []
    lines = wrapped(said, WORDS, room)
    whole = {word for text in lines for word in text.split()}
    return lines if room > 2 * _LEAST_WORDS or whole.issuperset(said.split()) else []


def beside(sheet: Sheet, index: int, place: int, field: Field) -> Point:
    """Return where a persona's moment lies: beside that of everybody where they differ, so that both can be read.

    By turns they stand to the left and to the right, within the room of the column.
    """
    strand = sheet.grid.strands[index]
    value = strand.values[place]
    x, y = field.point(place, value or 0)
    if value == sheet.grid.strands[0].values[place]:
        return x, y
    rows = len(sheet.grid.strands) // 2
    step = min(_BESIDE, field.rooms[place] * 0.45 / rows)
    return x + (-step if index % 2 else step) * ((index + 1) // 2), y


def _is_below(place: int, columns: Sequence[Column], strands: Sequence[Strand]) -> bool:
    """Say whether the words of a moment stand below it: where less is in their way, away from the curve."""
    moment = columns[place].moment
    value = moment.value or 0
    others = [strand.values[place] for strand in strands[1:]] + [moment.wanted, moment.internal]
    apart = [other - value for other in others if other is not None and 0 < abs(other - value) < _NEAR]
    above, below = sum(gap > 0 for gap in apart), sum(gap < 0 for gap in apart)
    if above != below:
        return above > below
    near = [columns[other].moment.value for other in (place - 1, place + 1) if 0 <= other < len(columns)]
    known = [other for other in near if other is not None]
    return value < sum(known) / len(known) if known else value < 0


def extremes(groups: Sequence[Group]) -> dict[int, str]:
    """Return the places of the lowest and the highest moment and of the end, where they are not alone."""
    columns = [column for group in groups for column in group.columns]
    aside = {column.id for group in groups if group.alongside for column in group.columns}
    known = [
        (column.moment.value, place)
        for place, column in enumerate(columns)
        if column.moment.value is not None and column.id not in aside
    ]
    if len(known) < 3:
        return {}
    low, high = min(known), max(known, key=lambda moment: (moment[0], -moment[1]))
    return {known[-1][1]: END, high[1]: PEAK, low[1]: LOWEST} if low[0] < high[0] else {}


def moment(sheet: Sheet, place: int, field: Field, tag: str = "") -> Iterator[Item]:
    """Yield what one touchpoint feels: where it should be, its face, its number with a tag, and its words."""
    column = sheet.grid.columns[place]
    value, wanted = column.moment.value, column.moment.wanted
    x = field.middles[place]
    if wanted is not None:
        if value is not None:
            yield Line((field.point(place, value), field.point(place, wanted)), DELIGHT, 1, DOTTED)
        yield Disc(x, field.y(wanted), 5.5, GROUND, DELIGHT, 1.8)
    if value is not None:
        yield from _change(column, x, field)
        yield from face.face(x, field.y(value), value)
        yield from _said(sheet, place, value, field, tag)
    elif sheet.grid.is_unheard(place):
        yield line(x, field.y(0) + 4, "?", NUMBER._replace(fill=MUTED), "middle", GROUND)


def _said(sheet: Sheet, place: int, value: float, field: Field, tag: str) -> Iterator[Item]:
    """Yield the number and the words of a moment, where least is in their way."""
    column = sheet.grid.columns[place]
    words = _words(column, field.rooms[place])
    said = f"{signed(value)} {tag}".rstrip()
    if width_of(said, NUMBER) > field.rooms[place]:
        said, words = signed(value), [tag, *words]
    reach = face.RADIUS + _CLEAR
    if column.moment.changes:
        start, end = column.moment.changes
        reach = max(reach, abs(end - start) / 8 * SPAN + _CLEAR)
    below = _is_below(place, sheet.grid.columns, sheet.grid.strands)
    for strand in sheet.grid.strands[1:]:
        apart = (value - (strand.values[place] or value)) * (1 if below else -1)
        if 0 < apart < _NEAR:
            reach = max(reach, apart / 4 * SPAN + _CLEAR)
    y = field.y(value) + (reach + 9 if below else -reach - WORDS.leading * len(words))
    yield line(field.middles[place], y, said, NUMBER, "middle", GROUND)
    for index, text in enumerate(words, start=1):
        yield line(field.middles[place], y + index * WORDS.leading, text, WORDS, "middle", GROUND)


def _change(column: Column, x: float, field: Field) -> Iterator[Item]:
    """Yield a line from how it feels when the touchpoint begins to how it feels when it ends."""
    if column.moment.changes:
        start, end = column.moment.changes
        yield from marks.changing((x - _BESIDE, field.y(start)), (x + _BESIDE, field.y(end)))


def personas(sheet: Sheet, place: int, field: Field) -> Iterator[Item]:
    """Yield the moments of personas who feel otherwise than everybody together."""
    everybody = sheet.grid.strands[0].values[place]
    for index, strand in enumerate(sheet.grid.strands[1:], start=1):
        value = strand.values[place]
        if value is None or value == everybody:
            continue
        x, y = beside(sheet, index, place, field)
        yield _score((x, y), index, value, sheet, place, field)
        yield from face.marker(x, y, index, value)


def _score(point: Point, index: int, value: float, sheet: Sheet, place: int, field: Field) -> Text:
    """Return the number of a persona: further out than its marker, or towards the level zero from it."""
    (x, y), middle, room = point, field.middles[place], field.rooms[place]
    wide, side = width_of(signed(value), _SCORE), -1 if index % 2 else 1
    outer = x + side * (_LIFT + wide)
    within = any(place in slot.places and slot.x <= outer <= slot.end for slot in sheet.slots)
    if within and abs(outer - middle) <= _FAR * room:
        anchor: Anchor = "end" if side < 0 else "start"
        return line(x + side * _LIFT, y + 4, signed(value), _SCORE, anchor, GROUND)
    at = middle + side * min(abs(x - middle), (room - wide) / 2)
    return line(at, y + (_LIFT + 8 if value > 0 else -_LIFT), signed(value), _SCORE, "middle", GROUND)
