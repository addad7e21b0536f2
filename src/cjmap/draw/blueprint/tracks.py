"""Tracks in channels: ways are taken apart into straight stretches, and those of one channel set side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cjmap.draw.blueprint.board import Cell

_ROUNDS = 3
Channel = tuple[bool, int]
"""Whether it is upright, and its stop from the left or else from the top."""


@dataclass(slots=True, eq=False)
class Stretch:
    """A straight part of a way, along the stops from `low` to `high` of its channel.

    `ends` are where it begins and ends by the stops of the channel's axis: at another stretch, or at a card at the
    stop that is given. `turns` say to which side the way bends at each end: -1 to the left or upwards, 1 to the
    right or downwards, 0 at a card. `thick` is the room that it needs, `rank` and `offset` where it lies in its
    channel: among the others there, from 0 to 1, and by units from the first track.
    """

    way: int
    channel: Channel
    low: int
    high: int
    sign: int
    ends: tuple[Stretch | int, Stretch | int] = (0, 0)
    turns: tuple[int, int] = (0, 0)
    thick: float = 0
    rank: float = 0.5
    offset: float = 0

    @property
    def upright(self) -> bool:
        """Say whether it runs downwards or upwards."""
        return self.channel[0]

    def meets(self, other: Stretch) -> bool:
        """Say whether another stretch of the channel passes one of its stops."""
        return self.low <= other.high and other.low <= self.high

    def at(self, end: int) -> float:
        """Return where along its channel an end lies, in stops and parts of them."""
        joined = self.ends[end]
        return joined + 0.5 if isinstance(joined, int) else joined.channel[1] + joined.rank


def stretches(way: int, cells: Sequence[Cell]) -> list[Stretch]:
    """Take the cells of a way apart, from those of one card to those of another."""
    parts: list[list[Cell]] = [[cells[0]]]
    for one, cell in pairwise(cells):
        if len(parts[-1]) > 1 and (parts[-1][-2][0] == one[0]) != (one[0] == cell[0]):
            parts.append([one])
        parts[-1].append(cell)
    found = [_stretch(way, part, first=part is parts[0], last=part is parts[-1]) for part in parts]
    for place, stretch in enumerate(found):
        axis = 1 if stretch.upright else 0
        before = found[place - 1] if place else cells[0][axis]
        behind = found[place + 1] if place + 1 < len(found) else cells[-1][axis]
        stretch.ends = before, behind
        stretch.turns = (
            0 if isinstance(before, int) else -before.sign,
            0 if isinstance(behind, int) else behind.sign,
        )
    return found


def _stretch(way: int, cells: Sequence[Cell], *, first: bool, last: bool) -> Stretch:
    upright = cells[0][0] == cells[1][0]
    axis = 1 if upright else 0
    stops = [cell[axis] for cell in cells]
    sign = 1 if stops[-1] > stops[0] else -1
    passed = stops[1 if first else 0 : -1 if last else None]
    return Stretch(way, (upright, cells[0][1 - axis]), min(passed), max(passed), sign)


@dataclass(slots=True)
class Tracks:
    """The stretches of all ways by their channels, and how wide each channel is."""

    channels: dict[Channel, list[Stretch]] = field(default_factory=dict)
    extents: dict[Channel, float] = field(default_factory=dict)


def tracks(found: Iterable[Stretch], gap: Callable[[Channel], float]) -> Tracks:
    """Set the stretches of each channel side by side so that their ways cross as little as may be.

    `gap` is the distance between those of a channel.
    """
    made = Tracks()
    for stretch in found:
        made.channels.setdefault(stretch.channel, []).append(stretch)
    for _ in range(_ROUNDS):
        for own in made.channels.values():
            _order(own)
    for channel, own in made.channels.items():
        made.extents[channel] = _set_apart(own, gap(channel))
    return made


def _order(own: list[Stretch]) -> None:
    """Sort the stretches of a channel from the left or the top, so that few of them cross."""
    own.sort(key=lambda stretch: (sum(stretch.turns), stretch.rank, stretch.way))
    crossed = {
        (one, other): _crossings(one, other) if one.meets(other) else 0
        for one in own
        for other in own
        if one is not other
    }
    for stretch in tuple(own):
        place = own.index(stretch)
        own.remove(stretch)
        costs = [sum(crossed[stretch, other] for other in own)]
        for other in own:
            costs.append(costs[-1] - crossed[stretch, other] + crossed[other, stretch])
        best = min(range(len(costs)), key=lambda at: (costs[at], abs(at - place)))
        own.insert(best, stretch)
    for place, stretch in enumerate(own, start=1):
        stretch.rank = place / (len(own) + 1)


def _crossings(one: Stretch, other: Stretch) -> int:
    """Return how often two stretches cross where `one` lies to the left of the other, or above it."""
    return _reached(one, 1, other) + _reached(other, -1, one)


def _reached(one: Stretch, side: int, other: Stretch) -> int:
    """Return how many bends of a stretch to a side run over another that lies there."""
    low, high = sorted((other.at(0), other.at(1)))
    return sum(turn == side and low < one.at(end) < high for end, turn in enumerate(one.turns))


def _set_apart(own: Sequence[Stretch], gap: float) -> float:
    """Give each stretch its offset, those that never meet the same ones; return how much room they take."""
    widest = 0.0
    for group in _together(own):
        placed: list[Stretch] = []
        for stretch in group:
            near = [other for other in placed if other.meets(stretch)]
            stretch.offset = max(
                [stretch.thick / 2, *(o.offset + (o.thick + stretch.thick) / 2 + gap for o in near)]
            )
            placed.append(stretch)
        extent = max(stretch.offset + stretch.thick / 2 for stretch in group)
        for stretch in group:
            stretch.offset -= extent / 2
        widest = max(widest, extent)
    return widest


def _together(own: Sequence[Stretch]) -> list[list[Stretch]]:
    """Return the stretches in groups that have nothing to do with each other, each in the order of its channel."""
    groups: list[list[Stretch]] = []
    for stretch in own:
        near = [group for group in groups if any(other.meets(stretch) for other in group)]
        rest = [group for group in groups if group not in near]
        groups = [*rest, [other for group in near for other in group] + [stretch]]
    place = {id(stretch): number for number, stretch in enumerate(own)}
    return [sorted(group, key=lambda stretch: place[id(stretch)]) for group in groups]
