"""Shares a map out to sheets of paper: to as few as can be read, and on these as large as it fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from cjmap.draw.sheet import GAP, LEAST, MARGIN, WIDEST, Room, Sheet
from cjmap.draw.text import BODY
from cjmap.view.grid import Grid
from cjmap.view.grid_parts import Part, part, parts

POINT = 25.4 / 72
"""Millimetres in a point."""
_TENTHS = 10
"""Sizes of text are tried in tenths of a point."""
_STEPS = 16
"""Between a size that fits and twice of it, so many are tried."""
_MANY = 888
"""Before it is known how many sheets there are, so many are thought of."""

Draw = Callable[[Part, Room], Sheet]
"""Draws a part of a map into a room, which it may exceed."""


class Way(NamedTuple):
    """A way to lay a map on paper: how it is drawn, and the size of a sheet in millimetres as it lies.

    `note` is the width in millimetres that a column must have at least.
    """

    draw: Draw
    width: float
    height: float
    note: float = 0

    def unit(self, body: float) -> float:
        """Return the millimetres of a unit where the body text has so many points."""
        return body / BODY.size * POINT

    def room(self, shown: Part, body: float) -> Room:
        """Return the room on a sheet where the body text has so many points."""
        unit = self.unit(body)
        return Room(self.width / unit, self.height / unit, part=shown)

    def fits(self, shown: Part, body: float) -> bool:
        """Say whether a part of a map fits on a sheet where the body text has so many points."""
        room = self.room(shown, body)
        if room.width < LEAST:
            return False
        made = self.draw(shown, room)
        end = made.slots[-1].end if made.slots else 0
        return (
            end <= made.right + 0.01
            and length(made) <= room.height + 0.01
            and narrowest(made) * self.unit(body) >= self.note
        )


class Plan(NamedTuple):
    """Where a map is cut, and which of its parts do not fit on a sheet with text that can be read."""

    way: Way
    cuts: tuple[int, ...]
    crowded: tuple[int, ...]

    @property
    def worth(self) -> tuple[int, int]:
        """Return how good it is, the least being the best: hardly anything too small, and few sheets."""
        return len(self.crowded), len(self.cuts)


def length(made: Sheet) -> float:
    """Return how high a sheet has become, with equal margins above and below if it began at the upper one."""
    return made.y - GAP + MARGIN


def narrowest(made: Sheet) -> float:
    """Return the width of the narrowest column of a sheet."""
    return min((slot.width for slot in made.slots), default=WIDEST)


def best(grid: Grid, ways: Sequence[Way], least: float) -> tuple[Plan, tuple[float, ...]]:
    """Return the plan that needs the fewest sheets, and the size of the body text of each sheet in points.

    That size is `least` or more, and as large as possible, but for stages that need more than a sheet each.
    """
    plans = [_plan(grid, way, least) for way in ways]
    fewest = min(plan.worth for plan in plans)
    found = [plan for plan in plans if plan.worth == fewest]
    if found[0].crowded:
        return max(((plan, _shrunk(grid, plan, least)) for plan in found), key=lambda pair: min(pair[1]))
    plan, body = _enlarged(grid, found, least)
    return plan, (body,) * (len(plan.cuts) + 1)


def _plan(grid: Grid, way: Way, body: float) -> Plan:
    """Fill sheet by sheet, each with as many stages as it holds."""
    ends: list[int] = []
    crowded: list[int] = []
    count = len(grid.groups)
    while not ends or ends[-1] < count:
        start = ends[-1] if ends else 0
        end = start + 1
        if not way.fits(_part(grid, start, end), body):
            crowded.append(len(ends))
        else:
            while end < count and way.fits(_part(grid, start, end + 1), body):
                end += 1
        ends.append(end)
    return Plan(way, tuple(ends[:-1]), tuple(crowded))


def _part(grid: Grid, start: int, end: int) -> Part:
    number = 1 if end - start == len(grid.groups) else _MANY
    return part(grid, start, end, number, number)


def _enlarged(grid: Grid, plans: Sequence[Plan], least: float) -> tuple[Plan, float]:
    """Return the plan that allows the largest text on as many sheets, and that size."""
    found, size = plans[0], round(least * _TENTHS)
    for way in (plan.way for plan in plans):
        most = way.width / LEAST / POINT * BODY.size  # the head alone needs so much room
        middle, beyond = size + 1, int(most * _TENTHS) + 1
        while middle < beyond:
            tried = _plan(grid, way, middle / _TENTHS)
            if tried.worth <= plans[0].worth:
                found, size = tried, middle
            else:
                beyond = middle
            middle = max((size + beyond) // 2, size + 1)
    return found, size / _TENTHS


def _shrunk(grid: Grid, plan: Plan, least: float) -> tuple[float, ...]:
    return tuple(
        _smaller(each, plan.way._replace(note=0), least) if index in plan.crowded else least
        for index, each in enumerate(parts(grid, plan.cuts))
    )


def _smaller(shown: Part, way: Way, least: float) -> float:
    """Return the largest size of text at which a crowded part fits, however small that is."""
    low = least
    while not way.fits(shown, low):
        low /= 2
    steps = (low + (min(2 * low, least) - low) * step / _STEPS for step in range(_STEPS, 0, -1))
    return next((step for step in steps if way.fits(shown, step)), low)
