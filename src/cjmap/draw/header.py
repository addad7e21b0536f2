"""The head of a poster: title and state, whom the map is about and why it exists, and its headline numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from cjmap.draw.palette import (
    BAND,
    EDGE,
    GROUND,
    HAIRLINE,
    INK,
    MUTED,
    ON_BAND,
    PAIN,
    PAPER,
)
from cjmap.draw.scene import Box, Disc, Item, Line, Picture, Text
from cjmap.draw.sheet import GAP, MARGIN, PAD, Sheet
from cjmap.draw.text import (
    BODY,
    HEADING,
    LABEL,
    QUIET,
    SAID,
    SMALL,
    STRONG,
    TITLE,
    Style,
    line,
    paragraph,
    width_of,
)
from cjmap.view.head import KINDS, Figure, Person
from cjmap.view.speech import ENGLISH, Speech

_STATE = Style(11, 14, ON_BAND, bold=True)
_NUMBER = Style(30, 34, INK, bold=True)
_INITIALS = Style(16, 20, ON_BAND, bold=True)
_WHICH = Style(20, 24, MUTED, bold=True)
_PANEL = 290.0
_SIDE_BY_SIDE = 2.4
"""So many headline numbers have the room of one panel."""
_AVATAR = 21.0
_INSIDE = 14.0

Panel = Callable[[float, float, float], tuple[list[Item], float]]
"""Draws at a place with a width, and says where it ends."""


def draw(sheet: Sheet) -> None:
    """Draw the head onto the sheet."""
    head, say = sheet.grid.head, sheet.grid.say
    title(sheet)
    panels = [(person_panel(person, say), 1.0) for person in head.people]
    if head.scenario:
        panels.append((words_panel(head.scenario_heading, (head.scenario,)), 1.0))
    if head.objectives:
        panels.append((words_panel(say("Why this map exists"), head.objectives, dots=True), 1.0))
    if head.figures:
        panels.append((_figures_panel(head.figures), max(1.0, len(head.figures) / _SIDE_BY_SIDE)))
    flow(sheet, panels)


def title(sheet: Sheet) -> None:
    """Draw what a map is called, its state and its facts, and which of several sheets this is."""
    head, part, room = sheet.grid.head, sheet.part, sheet.right - MARGIN
    say, which = sheet.grid.say, ""
    if part is not None and part.count > 1:
        which = say("{number} of {count}", number=part.number, count=part.count)
        room -= width_of(which, _WHICH) + 2 * PAD
    said = ((sheet.grid.title, TITLE), (" · ".join(head.facts), QUIET))
    items, sheet.y = masthead(head.state, said, sheet.y, room, say)
    sheet.behind += items
    if which:
        first = next(item for item in items if isinstance(item, Text) and item.size == TITLE.size)
        sheet.behind.append(line(sheet.right, first.y, which, _WHICH, "end"))
    sheet.y += PAD


def masthead(
    state: str, said: Sequence[tuple[str, Style]], y: float, width: float, say: Speech = ENGLISH
) -> tuple[list[Item], float]:
    """Return the state of a map as a badge and below it texts, and where they end."""
    items, y = _badge(state, y, say)
    for text, style in said:
        lines, y = paragraph(MARGIN, y, text, style, width)
        items += lines
    return items, y


def _badge(state: str, y: float, say: Speech) -> tuple[list[Item], float]:
    """Return the state as a badge: solid for what is, outlined and hatched for what shall be."""
    text = say(KINDS[state]).upper()
    future = state == "future-state"
    wide = width_of(text, _STATE) + 20
    x = MARGIN
    items: list[Item] = [Box(x, y, wide, 20, PAPER if future else BAND, BAND, 10)]
    if future:
        hatches = range(int(wide - 14) // 7)
        items += [Line(((x + 8 + 7 * n, y + 18), (x + 12 + 7 * n, y + 2)), EDGE, 1) for n in hatches]
    style = _STATE._replace(fill=INK) if future else _STATE
    return [*items, line(x + 10, y + 14, text, style, halo=PAPER if future else None)], y + 28


def flow(sheet: Sheet, panels: Sequence[tuple[Panel, float]]) -> None:
    """Set the panels side by side, each with its share of a row, in as many rows as they need.

    Those of a row are equally high.
    """
    width = sheet.right - MARGIN
    shares = sum(share for _, share in panels)
    rows = min(ceil(shares * (_PANEL + GAP) / (width + GAP)), len(panels))
    count = ceil(len(panels) / rows) if rows else 0
    for row in range(rows):
        own = panels[row * count : (row + 1) * count]
        one = (width - (len(own) - 1) * GAP) / max(sum(share for _, share in own), 1)
        x, drawn = MARGIN, []
        for panel, share in own:
            items, end = panel(x + _INSIDE, sheet.y + _INSIDE, one * share - 2 * _INSIDE)
            drawn.append((x, one * share, items, end))
            x += one * share + GAP
        bottom = max(end for *_, end in drawn) + _INSIDE
        for left, wide, items, _ in drawn:
            sheet.behind += [Box(left, sheet.y, wide, bottom - sheet.y, GROUND, None, 6), *items]
        sheet.y = bottom + GAP
    sheet.y += PAD


def person_panel(person: Person, say: Speech = ENGLISH) -> Panel:
    """Return the card of a persona."""

    def panel(x: float, y: float, width: float) -> tuple[list[Item], float]:
        left, room = x + 2 * _AVATAR + PAD, width - 2 * _AVATAR - PAD
        items = _avatar(person, x, y)
        at = y
        for text, style in (
            (person.name, HEADING),
            (person.role, BODY),
            (person.about, SMALL._replace(size=11.5, leading=15)),
        ):
            lines, at = paragraph(left, at, text, style, room)
            items += lines
        at += 4
        for goal in person.goals:
            lines, at = paragraph(left + 10, at, goal, SMALL._replace(fill=INK), room - 10)
            items += [Disc(left + 3, at - 14 * len(lines) + 7.5, 1.6, MUTED), *lines]
        if person.quote:
            lines, at = paragraph(left, at + 4, say("“{text}”", text=person.quote), SAID, room)
            items += lines
        return items, max(at, y + 2 * _AVATAR)

    return panel


def _avatar(person: Person, x: float, y: float) -> list[Item]:
    """Return the portrait of a persona, or else their initials on a disc."""
    if (image := person.portrait) is not None:
        return [Picture(x, y, 2 * _AVATAR, 2 * _AVATAR, image.kind, image.content, person.name)]
    initials = line(x + _AVATAR, y + _AVATAR + 6, person.initials, _INITIALS, "middle")
    return [Disc(x + _AVATAR, y + _AVATAR, _AVATAR, BAND), *([initials] if person.initials else [])]


def words_panel(heading: str, texts: Sequence[str], *, dots: bool = False) -> Panel:
    """Return texts below a heading."""

    def panel(x: float, y: float, width: float) -> tuple[list[Item], float]:
        items, at = _heading(heading, x, y, width)
        for text in texts:
            indent = PAD if dots else 0
            lines, end = paragraph(x + indent, at, text, BODY, width - indent)
            items += [Disc(x + 3, at + 9.5, 2, INK)] if dots else []
            items += lines
            at = end + 3
        return items, at

    return panel


def _heading(text: str, x: float, y: float, width: float) -> tuple[list[Item], float]:
    lines, at = paragraph(x, y, text, LABEL._replace(fill=MUTED), width)
    return [*lines], at + 3


def _figures_panel(figures: Sequence[Figure]) -> Panel:
    def panel(x: float, y: float, width: float) -> tuple[list[Item], float]:
        room = (width - (len(figures) - 1) * PAD) / len(figures)
        items: list[Item] = []
        bottom = y
        for index, figure in enumerate(figures):
            left = x + index * (room + PAD)
            lines, at = paragraph(
                left, y - 4, figure.value, _NUMBER._replace(fill=PAIN if figure.bad else INK), room
            )
            items += lines
            for text, style in ((figure.label, STRONG._replace(size=11.5, leading=14)), (figure.note, SMALL)):
                words, at = paragraph(left, at, text, style, room)
                items += words
            if index:
                items.append(Line(((left - PAD / 2, y), (left - PAD / 2, y + 52)), HAIRLINE))
            bottom = max(bottom, at)
        return items, bottom

    return panel
