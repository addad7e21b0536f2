"""The axis of a curve: numbers and names of its touchpoints, and a list of those that have no room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cjmap.draw.blocks import shared
from cjmap.draw.palette import EDGE, HAIRLINE, INK
from cjmap.draw.scene import Item, Line, Text
from cjmap.draw.sheet import MARGIN
from cjmap.draw.slide.frame import Frame, stage_name, unbroken
from cjmap.draw.text import CELL, LABEL, SMALL, Style, line, paragraph, width_of

_LINES = 4
_STYLES = (Style(16, 20), Style(14, 18), CELL)
_WAYS = tuple((style, tiers) for tiers in (1, 2) for style in _STYLES)
"""How names are set, best first: how large, and in how many rows, of which each second name hangs in the lower one."""
_NARROW = 30.0
"""In columns that are narrower no name stands."""
_NUMBERS, _APART, _BESIDE = 24.0, 10.0, 14.0
_ENTRY, _LIST, _LIST_STAGE = 236.0, Style(11, 14.5, INK), Style(11, 18, INK, bold=True)
_EVERY = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


class Axis(NamedTuple):
    """The names in lines by their place, how they are set, and in how many rows.

    `listed` are the places of the other names, `stages` the numbers of stages whose names have no room, and of the
    numbers every `step`th is written.
    """

    names: dict[int, list[str]]
    style: Style
    tiers: int
    listed: tuple[int, ...]
    stages: frozenset[int]
    step: int

    def depth(self, tier: int) -> float:
        """Return how high the names of a row are."""
        own = [len(lines) for place, lines in self.names.items() if place % self.tiers == tier]
        return max(own, default=0) * self.style.leading + (6 if own else 0)

    @property
    def height(self) -> float:
        """Return how high numbers and names are."""
        return _NUMBERS + sum(self.depth(tier) for tier in range(self.tiers))


def axis(frame: Frame) -> Axis:
    """Choose how names stand: as large as all of them have room; what has none is listed.

    Where most would have to be listed, all are.
    """
    columns = frame.grid.columns
    names, style, tiers = _names(frame)
    if frame.wide < _NARROW or 2 * len(names) < len(columns):
        names = {}
    hidden = frozenset(group.number for group, x, end in frame.stages() if not stage_name(group, end - x)[0])
    widest = max((width_of(str(column.number), LABEL) for column in columns), default=0) + 6
    return Axis(
        names,
        style,
        tiers,
        tuple(place for place in range(len(columns)) if place not in names),
        hidden,
        next((each for each in _EVERY if each * frame.wide >= widest), _EVERY[-1]),
    )


def _names(frame: Frame) -> tuple[dict[int, list[str]], Style, int]:
    """Return the names that have room in the first way in which all have, or else in the last one."""
    columns, middles = frame.grid.columns, frame.middles
    for style, tiers in _WAYS:
        rooms = [min(tiers * frame.wide - _APART, 2 * min(x - MARGIN, frame.edge - x)) for x in middles]
        fitting = [unbroken(c.name, style, room, _LINES) for c, room in zip(columns, rooms, strict=True)]
        if all(fitting):
            break
    return {place: lines for place, lines in enumerate(fitting) if lines}, style, tiers


def label(frame: Frame, made: Axis, place: int, x: float) -> Iterator[Item]:
    """Yield the number of a touchpoint below the curve, and its name below that."""
    column = frame.grid.columns[place]
    y = frame.bottom
    yield Line(((x, y), (x, y + 4)), EDGE, 1)
    if column.number % made.step == 0 or made.step == 1:
        yield line(x, y + 18, str(column.number), LABEL, "middle")
    if place not in made.names:
        return
    tier, style = place % made.tiers, made.style
    top = y + _NUMBERS + sum(made.depth(each) for each in range(tier))
    if tier:
        yield Line(((x, y + _NUMBERS), (x, top)), HAIRLINE, 1)
    for index, text in enumerate(made.names[place]):
        yield line(x, top + index * style.leading + style.leading * 0.75, text, style, "middle")


def listing(frame: Frame, made: Axis, y: float, width: float) -> tuple[list[Text], float]:
    """Return the list of names that have no room, in columns, and where it ends."""
    entries = list(_entries(frame, made))
    if not entries:
        return [], y
    count = max(1, int((width + _BESIDE) // (_ENTRY + _BESIDE)))
    room = (width - (count - 1) * _BESIDE) / count
    heights = [_entry(number, name, 0, 0, room)[1] for number, name in entries]
    headings = [not number for number, _ in entries]
    items: list[Text] = []
    bottom = y
    for index, part in enumerate(shared(heights, headings, count)):
        at = y
        for number, name in entries[part]:
            lines, at = _entry(number, name, MARGIN + index * (room + _BESIDE), at, room)
            items += lines
        bottom = max(bottom, at)
    return items, bottom


def _entries(frame: Frame, made: Axis) -> Iterator[tuple[str, str]]:
    """Yield what is listed: stages whose names have no room, without a number, and touchpoints with theirs."""
    place = 0
    for group in frame.grid.groups:
        own = [other for other in range(place, place + len(group.columns)) if other in made.listed]
        if group.number in made.stages:
            yield "", f"{group.number}  {group.name}"
        for other in own:
            column = frame.grid.columns[other]
            yield str(column.number), column.name
        place += len(group.columns)


def _entry(number: str, name: str, x: float, y: float, room: float) -> tuple[list[Text], float]:
    if not number:
        return paragraph(x, y, name, _LIST_STAGE, room)
    shown = line(x + 22, y + 11, number, SMALL._replace(bold=True), "end")
    lines, end = paragraph(x + 29, y, name, _LIST, room - 29)
    return [shown, *lines], end
