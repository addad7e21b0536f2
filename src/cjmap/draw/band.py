"""The band of stages: chevrons in time, and below them what the customer asks and wants in each."""

from __future__ import annotations

from cjmap.draw.palette import BAND, MUTED, ON_BAND
from cjmap.draw.scene import Box, Group, Item, Shape, Text
from cjmap.draw.sheet import BETWEEN, GAP, MARGIN, PAD, Sheet
from cjmap.draw.text import ON_STAGE, SMALL, STRONG, Style, line, paragraph, width_of, wrapped
from cjmap.view import grid as view
from cjmap.words import plural

_TIP = 14.0
_DURATION = Style(11, 14, ON_BAND)


def draw(sheet: Sheet) -> None:
    """Draw the stages as a band of chevrons; one that stands alongside the others is a pill."""
    bands = []
    for group, x, end in sheet.stages():
        note = _note(group)
        room = end - x - 2 * PAD - _TIP - (width_of(note, _DURATION) + PAD if note else 0)
        above = room < 90 and note != ""
        lines = wrapped(
            f"{group.number}  {group.name}", ON_STAGE, end - x - 2 * PAD - _TIP if above else room
        )
        bands.append((group, x, end, lines, note, above))
    height = (
        max(
            (ON_STAGE.leading * len(lines) + (14 if above else 0) for *_, lines, _, above in bands), default=0
        )
        + 20
    )
    for index, (group, x, end, lines, note, above) in enumerate(bands):
        items: list[Item] = [
            _outline(group, x, end, sheet.y, height, first=index == 0, last=index == len(bands) - 1)
        ]
        middle = sheet.y + height / 2
        first = middle - ON_STAGE.leading * len(lines) / 2 + 14 - (7 if above else 0)
        left = x + PAD + (_TIP if index and not group.alongside else 4)
        items += [line(left, first + ON_STAGE.leading * n, text, ON_STAGE) for n, text in enumerate(lines)]
        if note and above:
            items.append(line(left, first + ON_STAGE.leading * len(lines) - 3, note, _DURATION))
        elif note:
            items.append(line(end - 4, middle + 4, note, _DURATION, "end"))
        sheet.groups.append(
            Group(f"{sheet.grid.id}.stage-{group.id}", "stage", tuple(items), f"stage-{group.id}")
        )
    count = len(sheet.grid.columns)
    sheet.behind.append(_rail(sheet, plural(len(bands), "stage"), height / 2 - 3))
    sheet.behind.append(_rail(sheet, plural(count, "touchpoint"), height / 2 + 12, SMALL))
    sheet.y += height + GAP
    _questions(sheet)


def _rail(sheet: Sheet, text: str, down: float, style: Style = STRONG) -> Text:
    return line(MARGIN + PAD, sheet.y + down, text, style)


def _note(group: view.Group) -> str:
    said = (
        "alongside" if group.alongside else "",
        "alternatives" if group.alternatives else "",
        group.duration,
    )
    return " · ".join(word for word in said if word)


def _outline(
    group: view.Group, x: float, end: float, y: float, height: float, *, first: bool, last: bool
) -> Item:
    if group.alongside:
        return Box(x, y, end - x, height, MUTED, None, height / 2)
    shoulder = end if last else end + BETWEEN / 2 - _TIP
    tip = shoulder if last else shoulder + _TIP
    middle, bottom = y + height / 2, y + height
    corners = ((x, y), (shoulder, y), (tip, middle), (shoulder, bottom), (x, bottom))
    return Shape(corners if first else (*corners, (x + _TIP, middle)), BAND)


def _questions(sheet: Sheet) -> None:
    """Draw what the customer asks themselves in each stage, and wants to reach."""
    if not any(group.question or group.goal for group in sheet.grid.groups):
        return
    bottom = sheet.y
    for group, x, end in sheet.stages():
        items, y = paragraph(x + PAD, sheet.y + 2, group.question, STRONG, end - x - 2 * PAD)
        more, y = paragraph(x + PAD, y, group.goal, SMALL._replace(size=11.5, leading=15), end - x - 2 * PAD)
        sheet.put(f"stage-{group.id}.question", "cell question", [*items, *more])
        bottom = max(bottom, y)
    heading, _ = paragraph(MARGIN + PAD, sheet.y + 2, "Asks and wants", STRONG, 180)
    sheet.behind += heading
    sheet.y = bottom + GAP
