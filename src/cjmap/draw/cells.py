"""The cells of a lane: items below each other, each with its mark, its lead, its words and a quieter note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cjmap.draw import marks
from cjmap.draw.palette import INK, MUTED
from cjmap.draw.scene import Item, Picture
from cjmap.draw.sheet import GAP, PAD, Slot
from cjmap.draw.text import CELL, CELL_STRONG, SAID, SMALL, Style, line, paragraph, width_of
from cjmap.files.raster import Raster
from cjmap.view.items import Item as Entry
from cjmap.view.lanes import LaneRow

TALLEST = 150.0
"""So high is an image at most."""
NUMBER, MARK, APART = 18.0, 17.0, 6.0
"""The room of a touchpoint's number and of a mark, and the distance of items."""
_FLOW = 232.0
"""A column of a stage that is wider than two of these has its items in several stacks."""
_STYLES = {
    "thoughts": SAID,
    "quotes": SAID,
    "channel": CELL_STRONG,
    "device": CELL._replace(fill=MUTED),
    "department": CELL._replace(fill=MUTED),
}
_BY_KIND = {"channel"}
"""Lanes whose items stand by their kind and not by touchpoint, where a column is a stage."""
_NUMBERS = SMALL._replace(bold=True)
_LEAD = Style(12, 16, INK, bold=True)


def entries_of(lane: LaneRow, slot: Slot, stage: int) -> tuple[Entry, ...]:
    """Return what a lane has in a column: what stands in the stage as a whole, then its touchpoints' items.

    In the column of a stage equal items of several touchpoints become one with all their numbers.
    """
    whole = lane.stages[stage] if slot.first else ()
    if not slot.numbered:
        return (*whole, *(item for place in slot.places for item in lane.cells[place]))
    merged: dict[Entry, tuple[int, ...]] = {}
    for item in (item for place in slot.places for item in lane.cells[place]):
        same = replace(item, at=())
        if same not in whole:
            merged[same] = merged.get(same, ()) + item.at
    fields = list(dict.fromkeys(item.field for item in merged))
    alike = sorted(
        merged.items(), key=lambda pair: fields.index(pair[0].field) if lane.field in _BY_KIND else 0
    )
    return (*whole, *(replace(item, at=at) for item, at in alike))


def cell(entries: Sequence[Entry], slot: Slot, y: float) -> tuple[list[Item], float]:
    """Return what a cell holds, and where it ends."""
    room = slot.width - 2 * PAD
    stacks = max(1, int((room + GAP) // (_FLOW + GAP)))
    width = (room - (stacks - 1) * GAP) / stacks
    items: list[Item] = []
    bottom = y
    for index, stack in enumerate(_stacked(entries, stacks, width, slot.numbered)):
        at, x = y, slot.x + PAD + index * (width + GAP)
        for entry in stack:
            drawn, end = _entry(entry, x, at, width, slot.numbered)
            items += drawn
            at = end + APART
        bottom = max(bottom, at - APART if stack else y)
    return items, bottom


def _stacked(entries: Sequence[Entry], stacks: int, width: float, numbered: bool) -> list[list[Entry]]:
    """Share items out in their order, so that the stacks are about equally high."""
    if stacks == 1:
        return [list(entries)]
    heights = [_entry(entry, 0, 0, width, numbered)[1] + APART for entry in entries]
    found: list[list[Entry]] = [[]]
    full, fair = 0.0, sum(heights) / stacks
    for entry, height in zip(entries, heights, strict=True):
        if found[-1] and full + height / 2 > fair * len(found) and len(found) < stacks:
            found.append([])
        found[-1].append(entry)
        full += height
    return found


def _entry(entry: Entry, x: float, y: float, width: float, numbered: bool) -> tuple[list[Item], float]:
    """Return one item: its first line begins behind the numbers, the mark and the lead."""
    if entry.picture is not None:
        return _picture(entry, entry.picture, x, y, width)
    items: list[Item] = []
    hang, first = 0.0, 0.0
    if numbered and entry.at:
        numbers = line(x, y + 12, " ".join(map(str, entry.at)), _NUMBERS)
        hang, first = NUMBER, max(0.0, numbers.width + 5 - NUMBER)
        if numbers.width < width / 2:
            items.append(numbers)
        else:  # it stands at so many touchpoints that these need lines of their own
            lines, y = paragraph(x, y + 1, numbers.content, _NUMBERS, width)
            items += lines
            first = 0
    if entry.sign:
        items += marks.of_item(entry.sign, entry.severity, x + hang + first, y + 2)
        hang += MARK
    colour = marks.COLOUR_OF_SIGN.get(entry.sign, INK) if entry.sign else INK
    if entry.lead and hang + first + width_of(entry.lead, _LEAD) < width * 0.7:
        lead = line(x + hang + first, y + 12, entry.lead, _LEAD._replace(fill=colour))
        items.append(lead)
        first += lead.width + 5
    elif entry.lead:  # a long measure, such as a sum with its unit
        lines, y = paragraph(x + hang, y, entry.lead, _LEAD._replace(fill=colour), width - hang, first)
        items += lines
        first = 0
    words, quiet = (entry.text, entry.note) if entry.text else (entry.note, "")
    style = _STYLES.get(entry.field, CELL) if entry.text else CELL._replace(fill=MUTED)
    lines, end = paragraph(x + hang, y, words, style, width - hang, first)
    items += lines
    notes, end = paragraph(x + hang, max(end, y + CELL.leading if items else y), quiet, SMALL, width - hang)
    return [*items, *notes], end


def _picture(entry: Entry, image: Raster, x: float, y: float, width: float) -> tuple[list[Item], float]:
    """Return an image as wide as its column, or as high as it may be, and what it shows."""
    scale = min(width / image.width, TALLEST / image.height)
    wide, high = image.width * scale, image.height * scale
    words, end = paragraph(x, y + high + 3, entry.text, SMALL, width)
    return [Picture(x, y, wide, high, image.kind, image.content, entry.text), *words], end
