"""How wide and high a blueprint has to be: columns for their words, channels for the lines and labels in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from cjmap.draw.blueprint.cards import Inside
from cjmap.draw.blueprint.layout import ABOVE, EDGE, Band, Layout
from cjmap.draw.blueprint.pills import ROOM, Seat
from cjmap.draw.blueprint.plan import NARROWEST, WIDEST, Plan, Row
from cjmap.draw.blueprint.tracks import Channel, Tracks, tracks
from cjmap.draw.sheet import LEFT, MARGIN, Slot

LEAST = 900.0
"""So wide is a blueprint at least: its head needs the room."""
GAP, NAMED = 12.0, 34.0
"""Between two lanes: without a line, and for each line there."""
ASIDE = 22.0
"""The least distance of cards over the edge of a sub-lane."""
_CLEAR = 15.0
"""Between a card and the lines beside it: room for the head of an arrow."""
_BETWEEN, _APART = 40.0, 14.0
"""The least distance of columns, and of cards of one sub-lane."""
_LINES, _PORTS, _SIDES = 10.0, 18.0, 12.0
"""Between lines in a channel, and between those that come to the upper and lower edge of a card, and to its sides."""
_INSET, _STRAIGHT = 14.0, 22.0
"""How far from the corners of a card lines come and go; what is above and below a label between two cards."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What has to have room beside cards and lines.

    `room` is how wide the channel before a column is at least, `high` how high the cards of a row are, `gaps` are
    the distances between lanes, from the one below the customers, and `lanes` their least heights.
    """

    room: Callable[[int], float]
    high: Callable[[Row], float]
    gaps: Sequence[float]
    lanes: Sequence[float]


@dataclass(frozen=True, slots=True)
class Relief:
    """More room for labels: no line beside those of the ways that are `alone`, by index, and `taller` stops."""

    alone: frozenset[int] = frozenset()
    taller: Mapping[int, float] = field(default_factory=dict)


def layout(plan: Plan, needs: Needs, relief: Relief) -> Layout:
    """Return the measures of a plan."""
    for index, way in enumerate(plan.ways):
        if way.seat is not None:
            way.seat.widen(alone=index in relief.alone)
    found = tracks((stretch for way in plan.ways for stretch in way.stretches), partial(_gap, plan))
    slots, gutters = _across(plan, found, _rooms(plan, found, needs, relief))
    sizes = plan.sizes(slots)
    right = max(gutters[-1][1], LEAST - MARGIN)
    return Layout(plan, slots, gutters, right, tuple(_bands(plan, found, sizes, needs, relief.taller)), sizes)


def _gap(plan: Plan, channel: Channel) -> float:
    upright, stop = channel
    if upright:
        return _PORTS if stop % 2 else _LINES
    return _LINES if plan.stops[stop] is None else _SIDES


def _rooms(plan: Plan, found: Tracks, needs: Needs, relief: Relief) -> list[float]:
    """Return how wide the channels before each column and behind the last are for what stands in them."""
    labels = [
        (way.seat, index in relief.alone) for index, way in enumerate(plan.ways) if way.seat is not None
    ]
    return [
        max([needs.room(place), *(_beside(seat, place, found, alone) for seat, alone in labels)])
        for place in range(len(plan.slots) + 1)
    ]


def _across(
    plan: Plan, found: Tracks, rooms: Sequence[float]
) -> tuple[tuple[Slot, ...], tuple[tuple[float, float], ...]]:
    """Return the columns, and the channels before each of them and behind the last."""
    widths = [
        max(slot.width, found.extents.get((True, 2 * place + 1), 0) + 2 * _INSET)
        for place, slot in enumerate(plan.slots)
    ]
    between = [_gutter(plan, found, place, room) for place, room in enumerate(rooms)]
    spare = LEAST - MARGIN - LEFT - sum(widths) - sum(between)
    more = min(max(spare / len(widths), 0), WIDEST - NARROWEST)
    slots: list[Slot] = []
    gutters: list[tuple[float, float]] = []
    x = LEFT
    for slot, width, before in zip(plan.slots, widths, between, strict=False):
        gutters.append((x, x + before))
        slots.append(replace(slot, x=x + before, width=width + more))
        x += before + width + more
    return tuple(slots), (*gutters, (x, x + between[-1]))


def _gutter(plan: Plan, found: Tracks, place: int, room: float) -> float:
    """Return how wide the channel before a column is, or that behind the last one."""
    inner = 0 < place < len(plan.slots)
    extent = found.extents.get((True, 2 * place))
    lines = extent + 2 * _CLEAR if extent is not None else 0
    return max(room, lines, _BETWEEN if inner else 0) + (EDGE if inner and plan.slots[place].first else 0)


def _beside(seat: Seat, place: int, found: Tracks, alone: bool) -> float:
    """Return how wide the channel before a column has to be for a label that stands there, else 0."""
    stretch, wide = seat.stretch, seat.pill.width
    if stretch.channel == (True, 2 * place):
        return 2 * abs(stretch.offset) + wide + ROOM
    if stretch.upright or (stretch.low, stretch.high) != (2 * place, 2 * place):
        return 0
    across = found.extents.get((True, 2 * place), 0)
    return across + 2 * (wide + 2 * _CLEAR) if alone else wide + 2 * _CLEAR


def _bands(
    plan: Plan,
    found: Tracks,
    sizes: Mapping[int, Mapping[int, Inside]],
    needs: Needs,
    taller: Mapping[int, float],
) -> Iterator[Band]:
    """Yield the stops from the top; `taller` says how much higher than needed some of them are."""
    y, lane, start = 0.0, 0, -ABOVE
    for down, row in enumerate(plan.stops):
        extent = found.extents.get((False, down))
        band = (
            Band(y, _channel(plan, extent, down))
            if row is None
            else _row(needs.high(row), extent, sizes[down], y)
        )
        band = band._replace(height=band.height + taller.get(down, 0))
        if plan.ends_lane(down):
            band = band._replace(height=max(band.height, start + needs.lanes[lane] - y))
        yield band
        y = band.bottom
        if plan.ends_lane(down) and lane < len(needs.gaps):
            y += needs.gaps[lane]
            lane, start = lane + 1, y


def _row(least: float, extent: float | None, sizes: Mapping[int, Inside], y: float) -> Band:
    """Return a row of cards: all bodies are equally high, and flaps hang below them."""
    own = sizes.values()
    body = max([least, (extent or 0) + 2 * _INSET, *(size.body for size in own)])
    return Band(y, body + max((size.whole - size.body for size in own), default=0), body)


def _channel(plan: Plan, extent: float | None, down: int) -> float:
    """Return how high a channel between rows is."""
    around = [row.lane for row in plan.stops[max(down - 1, 0) : down + 2] if row is not None]
    least = ABOVE if len(around) < 2 else _APART if len(set(around)) == 1 else ASIDE
    seats = [way.seat for way in plan.ways if way.seat is not None]
    labels = [seat.pill.height + _STRAIGHT for seat in seats if _stands_in(seat, down, plan)]
    lines = extent + 2 * _CLEAR if extent is not None else 0
    return max(least, lines) + max(labels, default=0)


def _stands_in(seat: Seat, down: int, plan: Plan) -> bool:
    """Say whether the label of a line from card to card has no room but in a channel: the first that it passes."""
    stretch = seat.stretch
    if not stretch.upright or seat.is_between_columns or stretch.low != down:
        return False
    return all(row is None for row in plan.stops[stretch.low : stretch.high + 1])
