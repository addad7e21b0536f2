"""Where the labels of triggers stand: each on its line, and on nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cjmap.draw.blueprint.layout import Layout
from cjmap.draw.blueprint.measures import Needs, Relief, layout
from cjmap.draw.blueprint.pills import Seat
from cjmap.draw.blueprint.plan import Plan
from cjmap.draw.blueprint.tracks import Channel
from cjmap.draw.edges import HEAD
from cjmap.draw.placing import Room
from cjmap.draw.scene import Point

_ROUNDS = 24
_MOST = 120.0
"""A stop that is so much taller for its labels becomes no taller."""
_STEP, _LONGER = 3.0, 16.0
_AROUND, _FROM_CORNER, _FROM_END = 3.0, 5.0, HEAD + 5
_LINE = 1.0
"""Half of what a line is taken to cover."""


class Seated(NamedTuple):
    """Where everything is, and the middles of labels, by the index of their ways."""

    layout: Layout
    labels: dict[int, Point]


class Place(NamedTuple):
    """Where a label may stand, by its middle, and what it covers there."""

    middle: Point
    room: Room


def seated(plan: Plan, needs: Needs) -> Seated:
    """Lay a plan out: as narrow as may be, but so wide that no label covers anything but its own line."""
    relief = Relief()
    for _ in range(_ROUNDS):
        there = layout(plan, needs, relief)
        labels, crowded = _labels(there)
        more = _relieved(plan, relief, crowded)
        if more == relief:
            break
        relief = more
    return Seated(there, labels)


def _relieved(plan: Plan, relief: Relief, crowded: Collection[int]) -> Relief:
    """Return more room, for one way of each channel: with it the others may find some, too.

    A label that is alone already, and crosses others, has more room where the channel is longer.
    """
    alone, taller = set(relief.alone), dict(relief.taller)
    channels: set[Channel] = set()
    for index in sorted(crowded):
        seat = plan.ways[index].seat
        if seat is None or seat.stretch.channel in channels:
            continue
        stop, more = _longer(plan, seat)
        if index not in alone:
            alone.add(index)
        elif taller.get(stop, 0) < _MOST:
            taller[stop] = taller.get(stop, 0) + more
        else:
            continue
        channels.add(seat.stretch.channel)
    return Relief(frozenset(alone), taller)


def _longer(plan: Plan, seat: Seat) -> tuple[int, float]:
    """Return a stop that a label passes, and how much taller it has to be: twice that where lines run in its middle."""
    stretch, more = seat.stretch, seat.pill.height + _LONGER
    if not stretch.upright:
        return stretch.channel[1], more
    rows = [stop for stop in range(stretch.low, stretch.high) if plan.stops[stop] is not None]
    return (rows[0], more) if rows else (stretch.low, 2 * more)


def _labels(there: Layout) -> tuple[dict[int, Point], set[int]]:
    """Return where the labels stand, and which of them cover something; those with the least choice are set first."""
    lines = [there.line(way) for way in there.plan.ways]
    cards = [there.card(place, down) for down, row in there.plan.rows for place in row.cards]
    fixed = [*cards, *_limits(there)]
    choices = {
        index: list(_choices(way.seat, way.stretches.index(way.seat.stretch), index, lines, fixed))
        for index, way in enumerate(there.plan.ways)
        if way.seat is not None
    }
    found: dict[int, Point] = {}
    covered: list[Room] = []
    crowded: set[int] = set()
    for index in sorted(choices, key=lambda index: len(choices[index])):
        place = next((place for place in choices[index] if not _met(place.room, covered)), None)
        seat = there.plan.ways[index].seat
        if place is None and seat is not None:
            crowded.add(index)
            place = _least_bad(seat, lines[index], [*fixed, *covered])
        if place is not None:
            found[index] = place.middle
            covered.append(place.room)
    return found, crowded


def _limits(there: Layout) -> Iterator[Room]:
    """Yield what is between lanes, where their lines are."""
    for (_, top), (bottom, _) in pairwise(there.lanes()):
        yield Room(0, top + 1, there.right, bottom - 1)


def _choices(
    seat: Seat, own: int, index: int, lines: Sequence[Sequence[Point]], fixed: Sequence[Room]
) -> Iterator[Place]:
    """Yield the places of a label that cover nothing: on its `own` stretch from the middle outwards, then on others."""
    pairs = list(pairwise(lines[index]))
    others = [_covered(pair) for other, line in enumerate(lines) if other != index for pair in pairwise(line)]
    for number in sorted(range(len(pairs)), key=lambda number: number != own):
        places = list(_along(seat, pairs[number], last=number == len(pairs) - 1))
        if places:
            rest = [_covered(pair) for pair in pairs if pair is not pairs[number]]
            near = _met(_hull(place.room for place in places), [*fixed, *others, *rest])
            yield from (place for place in places if not _met(place.room, near))


def _least_bad(seat: Seat, line: Sequence[Point], taken: Sequence[Room]) -> Place:
    """Return a place, in the middle of a stretch, that covers least of cards and other labels."""
    middles = (((x + right) / 2, (y + low) / 2) for (x, y), (right, low) in pairwise(line))
    return min((_place(seat, middle) for middle in middles), key=lambda place: len(_met(place.room, taken)))


def _along(seat: Seat, pair: tuple[Point, Point], *, last: bool) -> Iterator[Place]:
    """Yield where a label may stand on a straight line, from its middle outwards; none where the line is too short."""
    (x, y), (right, low) = pair
    long = seat.pill.height if x == right else seat.pill.width
    length = abs(right - x) + abs(low - y)
    first, end = _FROM_CORNER + long / 2, length - long / 2 - (_FROM_END if last else _FROM_CORNER)
    if first > end:
        return
    for step in range(int((end - first) / 2 / _STEP) + 1):
        for way in (-1, 1) if step else (1,):
            at = (first + end) / 2 + way * step * _STEP
            yield _place(seat, (x + (right - x) * at / length, y + (low - y) * at / length))


def _place(seat: Seat, middle: Point) -> Place:
    x, y = middle
    wide, high = seat.pill.width / 2 + _AROUND, seat.pill.height / 2 + _AROUND
    return Place(middle, Room(x - wide, y - high, x + wide, y + high))


def _covered(pair: tuple[Point, Point]) -> Room:
    (x, y), (right, low) = pair
    return Room(min(x, right) - _LINE, min(y, low) - _LINE, max(x, right) + _LINE, max(y, low) + _LINE)


def _hull(rooms: Iterable[Room]) -> Room:
    lefts, tops, rights, bottoms = zip(*rooms, strict=True)
    return Room(min(lefts), min(tops), max(rights), max(bottoms))


def _met(room: Room, others: Iterable[Room]) -> list[Room]:
    """Return those of other rooms that share some of one."""
    return [other for other in others if room.meets(other)]
