"""The routes on a poster: one line each, with a dot at every touchpoint that it passes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from cjmap.draw.palette import HAIRLINE, PAPER, of_route
from cjmap.draw.scene import Disc, Group, Item, Line, Path, Shape
from cjmap.draw.sheet import LEFT, MARGIN, PAD, RAIL, Sheet
from cjmap.draw.text import BADGE, LABEL, SMALL, STRONG, line, paragraph
from cjmap.view.graph_parts import Course
from cjmap.view.lanes import heading_of
from cjmap.view.speech import Speech

_DOT, _WIDE, _DOWN, _BETWEEN, _UNDER = 9.0, 3.0, 12.0, 6.0, 4.0
_ARC, _HEAD = 22.0, 7.0
"""How far a line back hangs down, and how long the head of its arrow is."""
_NUMBER = BADGE._replace(fill=PAPER)


def draw(sheet: Sheet) -> None:
    """Draw the routes of a map below each other."""
    heading, _ = heading_of("routes", sheet.grid.say)
    items, bottom = paragraph(MARGIN + PAD, sheet.y + PAD - 2, heading, STRONG, RAIL - 2 * PAD)
    sheet.behind += items
    sheet.y = bottom - _UNDER
    where = _places(sheet)
    every = (sheet.part.whole if sheet.part else sheet.grid).routes
    for route in sheet.grid.routes:
        _row(sheet, route, of_route(every.index(route)), where)
    sheet.y += PAD


def _row(sheet: Sheet, route: Course, colour: str, where: Mapping[str, float]) -> None:
    y = sheet.y + _BETWEEN + _DOWN
    said, end = _said(route, y - _DOWN + 2, sheet.grid.say)
    track = Line(((LEFT, y), (sheet.right - PAD, y)), HAIRLINE)
    way = [name for name in route.passes if name in where]
    lines = list(_lines(way, where, y, colour))
    passed = [column for column in sheet.grid.columns if column.id in way]
    dots = [Disc(where[column.id], y, _DOT, colour) for column in passed]
    numbers = [line(where[column.id], y + 3.7, str(column.number), _NUMBER, "middle") for column in passed]
    items = (*said, track, *lines, *dots, *numbers)
    anchor = f"route-{route.id}"
    sheet.groups.append(Group(f"{sheet.grid.id}.{anchor}", "route", items, anchor))
    hangs = any(isinstance(each, Path) for each in lines)
    sheet.y = max(end, y + _DOT + _ARC * hangs)


def _places(sheet: Sheet) -> dict[str, float]:
    """Return where touchpoints lie from the left; those on other sheets lie at the edge towards these."""
    middles = sheet.middles()
    if sheet.part is None:
        return {column.id: middles[place] for place, column in enumerate(sheet.grid.columns)}
    first = sheet.part.first
    edges = LEFT - PAD, sheet.right
    return {
        column.id: middles.get(place - first, edges[place >= first])
        for place, column in enumerate(sheet.part.whole.columns)
    }


def _said(route: Course, y: float, say: Speech) -> tuple[list[Item], float]:
    """Return what a route is called, its share and how it ends, and where that ends."""
    x, room = MARGIN + PAD, RAIL - 2 * PAD
    items, end = paragraph(x, y, route.name, LABEL, room)
    words = " · ".join(part for part in (route.share, say(route.ends) if route.ends else "") if part)
    more, end = paragraph(x, end, words, SMALL, room)
    return [*items, *more], end


def _lines(way: Sequence[str], where: Mapping[str, float], y: float, colour: str) -> Iterator[Item]:
    """Yield the lines of a route: straight ones onward, and below them one for each step back."""
    steps = [step for step in pairwise(where[name] for name in way) if step[0] != step[1]]
    for onward, run in groupby(steps, key=lambda step: step[1] > step[0]):
        if onward:
            passed = list(run)
            yield Line(((passed[0][0], y), (passed[-1][1], y)), colour, _WIDE)
            continue
        for start, end in run:
            below, tip = y + _DOT + _ARC, y + _DOT + 1
            yield Path(
                (start, y + _DOT), (((start, below), (end, below), (end, tip + _HEAD - 1)),), colour, 1.6
            )
            yield Shape(((end, tip), (end - 3.7, tip + _HEAD), (end + 3.7, tip + _HEAD)), colour)
