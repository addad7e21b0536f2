"""The labels of a curve: what is called out, the numbers of moments, and what is gained, each where there is room."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cjmap.draw.curve import flattened, monotone
from cjmap.draw.gain import FELT
from cjmap.draw.palette import DELIGHT, EDGE, GROUND, INK, MUTED, PAIN
from cjmap.draw.placing import Places, Room
from cjmap.draw.scene import Item, Line, Point
from cjmap.draw.slide.lines import points
from cjmap.draw.slide.moments import Moments
from cjmap.draw.text import Style, line, width_of, wrapped
from cjmap.view.grid import Column
from cjmap.view.said import signed

CALLED, WORDS = Style(17, 21, INK, bold=True), Style(14, 17, MUTED)
NUMBERS = (Style(14, 17, INK, bold=True), Style(12.5, 15, INK, bold=True))
"""How numbers are set where columns are wide, and where they are not."""
_WIDE, _NARROW = 70.0, 22.0
"""From here on columns are wide, and up to here so narrow that only what is called out is said."""
_ROOM, _CLEAR, _FAR = 160.0, 3.0, 16.0
_FEW = 3
"""With fewer moments each of them has its words."""
_FURTHER = (0.0, 14.0, 30.0)
_RASTER = 8


class Wish(NamedTuple):
    """A label that looks for a place: its lines with their styles, and around what.

    `reach` is how far that reaches, and `below` says where the label rather stands.
    """

    place: int
    lines: tuple[tuple[str, Style], ...]
    at: Point
    reach: float
    below: bool
    called: bool = False


def labels(moments: Moments) -> dict[int, list[Item]]:
    """Return the labels by the place of their column; what has no room is left out, but for what is called out."""
    frame = moments.frame
    places = Places(Room(frame.left + 2, frame.top + 2, frame.right - 2, frame.bottom - 2))
    places.taken += moments.rooms()
    places.lines += _lines(moments)
    found: dict[int, list[Item]] = {}
    for wish in sorted(_wishes(moments), key=lambda wish: not wish.called):
        room = places.find(list(_near(wish, places.whole)), patient=wish.called)
        if room is None and wish.called:
            room = places.find(_anywhere(wish, places.whole), patient=True)
        if room is not None:
            found.setdefault(wish.place, []).extend(_set(wish, room))
    return found


def _lines(moments: Moments) -> Iterator[Point]:
    """Yield points along the curves, over which labels rather do not stand."""
    for strand in moments.made.strands:
        for run in (*strand.runs, *strand.fans):
            through = points(strand, run, moments.frame)
            if len(through) > 1:
                for a, b in pairwise(flattened(through[0], monotone(through))):
                    yield from (a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))


def _wishes(moments: Moments) -> Iterator[Wish]:
    """Yield the labels, the strongest feelings first."""
    known = [(place, c) for place, c in enumerate(moments.columns) if c.moment.value is not None]
    few, narrow = len(known) < _FEW, moments.frame.wide < _NARROW
    for place, column in sorted(known, key=lambda pair: -abs(pair[1].moment.value or 0)):
        called = place in moments.tags or few
        if called or not narrow:
            yield _said(moments, place, column, called=called)
        if not narrow:
            yield from _gain(moments, place)


def _style(moments: Moments) -> Style:
    return NUMBERS[0 if moments.frame.wide >= _WIDE else 1]


def _said(moments: Moments, place: int, column: Column, *, called: bool) -> Wish:
    value = column.moment.value or 0
    said = f"{signed(value)} {moments.tags.get(place, '')}".rstrip()
    lines = [(said, CALLED if called else _style(moments))]
    if called:
        lines += [(text, WORDS) for text in wrapped(column.moment.words or "", WORDS, _ROOM)]
    at = moments.middles[place], moments.frame.y(value)
    return Wish(place, tuple(lines), at, moments.reach(place) + _CLEAR, _is_below(moments, place), called)


def _is_below(moments: Moments, place: int) -> bool:
    """Say whether a label rather stands below its moment: away from the map below, or from the curve."""
    if moments.made.gains.get(place):
        return moments.made.gains[place] < 0
    values = [column.moment.value for column in moments.columns]
    value = values[place] or 0
    near = [values[other] for other in (place - 1, place + 1) if 0 <= other < len(values)]
    known = [other for other in near if other is not None]
    return value < sum(known) / len(known) if known else value < 0


def _gain(moments: Moments, place: int) -> Iterator[Wish]:
    """Yield how much better or worse a moment is than below it, in the middle between the two."""
    gain, frame = moments.made.gains.get(place, 0), moments.frame
    if abs(gain) >= FELT:
        ends = (moments.made.strands[0].values[place], moments.made.grid.under[place])
        middle = sum(frame.y(value or 0) for value in ends) / 2
        style = _style(moments)._replace(fill=DELIGHT if gain > 0 else PAIN)
        yield Wish(
            place, ((signed(gain), style),), (moments.middles[place], middle), -style.leading / 2, below=True
        )


def _size(wish: Wish) -> tuple[float, float]:
    """Return how wide and how high a label is."""
    wide = max(width_of(text, style) for text, style in wish.lines) + 4
    return wide, sum(style.leading for _, style in wish.lines)


def _near(wish: Wish, whole: Room) -> Iterator[Room]:
    """Yield where a label may stand, best first: above or below its moment, beside it, and a little further away."""
    (wide, high), (x, y) = _size(wish), wish.at
    left = min(max(x - wide / 2, whole.left), whole.right - wide)
    for further in _FURTHER if wish.called else _FURTHER[:1]:
        sides = (y + wish.reach + further, y - wish.reach - high - further)
        for top in sides if wish.below else sides[::-1]:
            yield Room(left, top, left + wide, top + high)
        for start in (x + wish.reach + 2 + further, x - wish.reach - wide - 2 - further):
            yield Room(start, y - high / 2, start + wide, y + high / 2)


def _anywhere(wish: Wish, whole: Room) -> list[Room]:
    """Return every place above and below a moment, the nearest first."""
    (wide, high), (x, y) = _size(wish), wish.at
    left = min(max(x - wide / 2, whole.left), whole.right - wide)
    tops = range(int(whole.top) + 1, int(whole.bottom - high), _RASTER)
    return [
        Room(left, top, left + wide, top + high)
        for top in sorted(tops, key=lambda top: abs(top + high / 2 - y))
    ]


def _set(wish: Wish, room: Room) -> Iterator[Item]:
    """Yield the lines of a label around the middle of its room, and a leader from a moment that is far from it."""
    x, y = wish.at
    for end, away in ((room.bottom, -1), (room.top, 1)):
        if (end - y) * away > wish.reach + _FAR:
            yield Line(((x, y + away * wish.reach), (x, end)), EDGE, 0.8)
    top, middle = room.top, (room.left + room.right) / 2
    for text, style in wish.lines:
        yield line(middle, top + style.leading - style.size * 0.32, text, style, "middle", GROUND)
        top += style.leading
