"""The cards of touchpoints: one at the head of its column, or several in the column of their stage."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.draw import marks
from cjmap.draw.palette import CARD, EDGE, HAIRLINE, MOMENT, MUTED, of_feeling, on_feeling
from cjmap.draw.scene import SOLID, Box, Item, Line
from cjmap.draw.sheet import GAP, PAD, Sheet
from cjmap.draw.text import (
    BADGE,
    CELL_STRONG,
    LABEL,
    SLACK,
    SMALL,
    STRONG,
    Style,
    line,
    paragraph,
    width_of,
)
from cjmap.view.grid import Column
from cjmap.view.said import signed
from cjmap.view.speech import Speech

_BAR, _INSIDE, _BELOW = 5.0, 14.0, 9.0
_FLOW, _APART = 200.0, 8.0
_CAPS = Style(10.5, 14, MUTED, bold=True)
_CHIP = 17.0


def draw(sheet: Sheet) -> None:
    """Draw the cards of all columns, and a word where a stage has no touchpoints yet."""
    (_stacked if sheet.numbered else _side_by_side)(sheet)


def _side_by_side(sheet: Sheet) -> None:
    """Draw a card at the head of each column, all equally high."""
    slots = [slot for slot in sheet.slots if slot.columns]
    tops = [_inside(slot.columns[0], slot.x, sheet.y, slot.width, sheet) for slot in slots]
    bottom = max((end for _, end in tops), default=sheet.y + 3 * PAD)
    for slot, (items, _) in zip(slots, tops, strict=True):
        _put(sheet, slot.columns[0], slot.x, slot.width, bottom - sheet.y, items)
    _empty(sheet)
    sheet.y = bottom + GAP


def _stacked(sheet: Sheet) -> None:
    """Draw the cards of each stage below each other, in as many stacks as its column is wide."""
    bottom = sheet.y + 3 * PAD
    for slot in sheet.slots:
        stacks = max(1, int((slot.width + _APART) // (_FLOW + _APART)))
        rows = -(-len(slot.columns) // stacks) if slot.columns else 0
        width = (slot.width - (stacks - 1) * _APART) / stacks
        for stack in range(stacks):
            y = sheet.y
            for column in slot.columns[stack * rows : (stack + 1) * rows]:
                x = slot.x + stack * (width + _APART)
                items, end = _inside(column, x, y, width, sheet)
                _put(sheet, column, x, width, end - y, items, y)
                y = end + _APART
            bottom = max(bottom, y - _APART)
    _empty(sheet)
    sheet.y = bottom + GAP


def _empty(sheet: Sheet) -> None:
    for slot in sheet.slots:
        if not slot.columns:
            words = sheet.grid.say("no touchpoints yet")
            sheet.behind.append(line(slot.x + PAD, sheet.y + 20, words, SMALL))


def _put(
    sheet: Sheet,
    column: Column,
    x: float,
    width: float,
    height: float,
    items: list[Item],
    y: float | None = None,
) -> None:
    """Put a card behind its words: dashed where it is assumed, not filled where it is without us."""
    top = sheet.y if y is None else y
    edge = EDGE if column.assumed or not column.with_us else HAIRLINE
    dash = "4 3" if column.assumed else SOLID
    card = Box(x, top, width, height, CARD if column.with_us else None, edge, 4, dash)
    value = column.moment.value
    bar = [Box(x, top, _BAR, height, of_feeling(value), None, 2)] if value is not None else []
    sheet.put(f"touchpoint-{column.id}", "touchpoint", [card, *bar, *items])


def _inside(column: Column, x: float, y: float, width: float, sheet: Sheet) -> tuple[list[Item], float]:
    """Return what stands on a card, and where the card ends."""
    left, room = x + _INSIDE, width - _INSIDE - PAD
    items, at = _head(column, left, y, room, sheet)
    lines, at = paragraph(left, at, column.name, CELL_STRONG if sheet.numbered else STRONG, room)
    items += lines
    if column.moment.value is None:  # no face in the lane of feelings says these words
        lines, at = paragraph(left, at, column.moment.words or "", SMALL, room)
        items += lines
    elif sheet.numbered:
        chip, at = _feeling(column, left, at + 4, room)
        items += chip
    for mark, words in _meta(column, sheet.grid.say):
        if words:
            items += mark(left, at + 4)
            text, at = paragraph(left + marks.SIDE + 5, at + 3, words, SMALL, room - marks.SIDE - 5)
            items += text
    return items, at + _BELOW


def _head(column: Column, x: float, y: float, room: float, sheet: Sheet) -> tuple[list[Item], float]:
    """Return the number, a star for a moment of truth, the time and the channels.

    Channels that have a lane of their own stand here too where stages are columns, and where there is room.
    """
    number = line(x, y + 17, str(column.number), LABEL)
    items: list[Item] = [number]
    if column.moment_of_truth:
        items += marks.moment_of_truth(x + room - marks.SIDE, y + 8)
        room -= marks.SIDE + 4
    alone = "" if column.with_us else sheet.grid.say("WITHOUT US")
    said = " · ".join(word for word in (column.time, alone) if word)
    in_lane = any(lane.field == "channel" for lane in sheet.grid.lanes)
    where = " · ".join(column.channels).upper() if sheet.numbered or not in_lane else ""
    more = f"{said} · {where}" if said and where else where
    first = number.width + 7
    fits = not in_lane or first + width_of(more, _CAPS) + SLACK <= room
    lines, at = paragraph(x, y + 7.3, more if where and fits else said, _CAPS, room, first)
    return [*items, *lines], max(at + 2.7, y + 24)


def _feeling(column: Column, x: float, y: float, room: float) -> tuple[list[Item], float]:
    """Return the feeling as a chip with its number, and the emotion beside it."""
    value = column.moment.value or 0.0
    number = line(x + 6, y + 12.5, signed(value), BADGE._replace(fill=on_feeling(value)))
    wide = number.width + 12
    chip = Box(x, y, wide, _CHIP, of_feeling(value), None, _CHIP / 2)
    words, end = paragraph(x + wide + 6, y + 1, column.moment.words or "", SMALL, room - wide - 6)
    return [chip, number, *words], max(end, y + _CHIP)


def _meta(column: Column, say: Speech) -> tuple[tuple[marks.Mark, str], ...]:
    duration = say("takes {duration}", duration=column.duration) if column.duration else ""
    waits = " · ".join(part for part in (column.wait, duration) if part)
    is_share = column.entry.endswith("%")
    return (
        (marks.wait if column.wait else marks.clock, waits),
        (marks.entry, say("{share} start here", share=column.entry) if is_share else column.entry),
    )


def rules(sheet: Sheet, top: float) -> Iterator[Item]:
    """Yield a line along the columns of moments of truth, down to where the sheet has grown to."""
    for slot in sheet.slots:
        if not sheet.numbered and slot.columns and slot.columns[0].moment_of_truth:
            x = slot.x - GAP / 2
            yield Line(((x, top), (x, sheet.y - GAP)), MOMENT, 1.6)
