"""The band of stages: chevrons in time, and below them what the customer asks and wants in each."""

from __future__ import annotations

from cjmap.draw.palette import ASIDE, BAND, ON_BAND
from cjmap.draw.scene import Box, Group, Item, Shape, Text
from cjmap.draw.sheet import BETWEEN, GAP, MARGIN, PAD, Sheet
from cjmap.draw.text import ON_STAGE, SMALL, STRONG, Style, line, paragraph, width_of, wrapped
from cjmap.view import grid as view
from cjmap.view.speech import Speech

_TIP = 14.0
_DURATION = Style(11, 14, ON_BAND)
_LEAST_NAME, _ROUND = 90.0, 20.0


def draw(sheet: Sheet) -> None:
    """Draw the stages as a band of chevrons; one that stands alongside the others is a pill."""
    stages = list(sheet.stages())
    words = [_words(group, sheet.grid.say, end - x - 2 * PAD - _TIP) for group, x, end in stages]
    heights = [sum(style.leading for _, style in lines) for lines, _ in words]
    height = max(heights, default=0.0) + 20
    for index, (group, x, end) in enumerate(stages):
        first, last = index == 0 and sheet.begins, index == len(stages) - 1 and sheet.ends
        lines, beside = words[index]
        left = x + PAD + (4 if first or group.alongside else _TIP)
        items: list[Item] = [_outline(group, x, end, sheet.y, height, first=first, last=last)]
        y = sheet.y + (height - heights[index]) / 2
        for text, style in lines:
            items.append(line(left, y + style.leading - 5, text, style))
            y += style.leading
        if beside:
            right = end - (PAD if group.alongside or last else 4)
            items.append(line(right, sheet.y + height / 2 + 4, beside, _DURATION, "end"))
        sheet.groups.append(
            Group(f"{sheet.grid.id}.stage-{group.id}", "stage", tuple(items), f"stage-{group.id}")
        )
    sheet.behind.append(_rail(sheet, _stages(sheet), height / 2 - 3))
    sheet.behind.append(_rail(sheet, _touchpoints(sheet), height / 2 + 12, SMALL))
    sheet.y += height + GAP
    _questions(sheet)


def _stages(sheet: Sheet) -> str:
    here, all_ = (len(grid.groups) for grid in (sheet.grid, _whole(sheet)))
    if here == all_:
        return sheet.grid.say.count(all_, "{count} stage", "{count} stages")
    return sheet.grid.say("{here} of {count} stages", here=here, count=all_)


def _touchpoints(sheet: Sheet) -> str:
    here, all_ = (len(grid.columns) for grid in (sheet.grid, _whole(sheet)))
    if here == all_:
        return sheet.grid.say.count(all_, "{count} touchpoint", "{count} touchpoints")
    return sheet.grid.say.count(
        all_, "{here} of {count} touchpoint", "{here} of {count} touchpoints", here=here
    )


def _whole(sheet: Sheet) -> view.Grid:
    return sheet.part.whole if sheet.part else sheet.grid


def _words(group: view.Group, say: Speech, width: float) -> tuple[list[tuple[str, Style]], str]:
    """Return the lines of a stage, and the note beside them; where there is no room for it, below them."""
    name, note = f"{group.number}  {group.name}", _note(group, say)
    room = width - (width_of(note, _DURATION) + PAD if note else 0)
    beside = room >= _LEAST_NAME or not note
    lines = [(text, ON_STAGE) for text in wrapped(name, ON_STAGE, room if beside else width)]
    below = [] if beside else [(text, _DURATION) for text in wrapped(note, _DURATION, width)]
    return [*lines, *below], note if beside else ""


def _rail(sheet: Sheet, text: str, down: float, style: Style = STRONG) -> Text:
    return line(MARGIN + PAD, sheet.y + down, text, style)


def _note(group: view.Group, say: Speech) -> str:
    said = (
        say("alongside") if group.alongside else "",
        say("alternatives") if group.alternatives else "",
        group.duration,
    )
    return " · ".join(word for word in said if word)


def _outline(
    group: view.Group, x: float, end: float, y: float, height: float, *, first: bool, last: bool
) -> Item:
    if group.alongside:
        return Box(x, y, end - x, height, ASIDE, None, min(height / 2, _ROUND))
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
    heading, _ = paragraph(MARGIN + PAD, sheet.y + 2, sheet.grid.say("Asks and wants"), STRONG, 180)
    sheet.behind += heading
    sheet.y = bottom + GAP
