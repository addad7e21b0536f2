"""The sheet of a poster: where its columns stand, and what has been drawn on it so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from cjmap.draw import scene
from cjmap.draw.scene import Item
from cjmap.view.grid import Column, Grid, Group
from cjmap.view.grid_parts import Part

MARGIN, RAIL, GUTTER, GAP, BETWEEN, PAD = 36.0, 208.0, 64.0, 12.0, 26.0, 12.0
LEFT = MARGIN + RAIL + GUTTER
NARROWEST, USUAL, WIDEST = 168.0, 206.0, 300.0
"""Widths of the column of a touchpoint."""
STAGE, STEPS, SPINE = 280.0, (60.0, 104.0), 3400.0
"""The least width of the column of a stage; that of each of its touchpoints, least and most, so that all of them
are about as long as `SPINE`."""
_TRIED = range(int(STEPS[1]), int(STEPS[0]), -4)
"""On paper the widest of these that leaves room for all stages is that of a touchpoint."""
LEAST = 1240.0
"""So wide is a sheet at least: its head needs the room."""
MOST_COLUMNS = 12
"""Up to so many touchpoints have columns of their own, unless somebody says otherwise."""

Columns = Literal["auto", "touchpoint", "stage"]


class Room(NamedTuple):
    """The room that a poster has on paper, in units, and where in it the poster begins.

    `part` says which part of a map it shows, where that does not fit as a whole.
    """

    width: float
    height: float
    top: float = MARGIN
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A column of the sheet: a touchpoint, or a stage with all of its touchpoints (`places` in the grid)."""

    group: Group
    places: tuple[int, ...]
    columns: tuple[Column, ...]
    x: float
    width: float
    first: bool = True
    numbered: bool = False

    @property
    def anchor(self) -> str:
        """Return what the column is called in ids and links."""
        return f"stage-{self.group.id}" if self.numbered else f"touchpoint-{self.columns[0].id}"

    @property
    def end(self) -> float:
        """Return the right edge."""
        return self.x + self.width


@dataclass(slots=True)
class Sheet:
    """The sheet as it grows downwards: what lies behind, and what belongs to one thing of the map each."""

    grid: Grid
    slots: list[Slot]
    right: float
    numbered: bool
    y: float = MARGIN
    part: Part | None = None
    behind: list[Item] = field(default_factory=list)
    groups: list[scene.Group] = field(default_factory=list)

    @property
    def begins(self) -> bool:
        """Say whether the map begins here, and not on another sheet."""
        return self.part is None or self.part.number == 1

    @property
    def ends(self) -> bool:
        """Say whether the map ends here."""
        return self.part is None or self.part.number == self.part.count

    def put(self, anchor: str, kind: str, items: list[Item]) -> None:
        """Draw what belongs to one thing; nothing is put where there are no items."""
        if items:
            self.groups.append(scene.Group(f"{self.grid.id}.{anchor}", kind, tuple(items), anchor))

    def stages(self) -> Iterator[tuple[Group, float, float]]:
        """Yield each stage with its left and right edge."""
        for group in self.grid.groups:
            own = [slot for slot in self.slots if slot.group is group]
            yield group, own[0].x, own[-1].end

    def middles(self) -> dict[int, float]:
        """Return where the moments of the columns, by their place in the grid, lie from the left."""
        return {
            place: slot.x + slot.width * (index + 0.5) / len(slot.places)
            for slot in self.slots
            for index, place in enumerate(slot.places)
        }


def sheet(grid: Grid, columns: Columns = "auto", room: Room | None = None) -> Sheet:
    """Lay out the columns; a stage without touchpoints has the room of one.

    Where there is only so much room they fill it; those that are too many for it stand beyond.
    """
    by_stage = columns == "stage" or (columns == "auto" and len(grid.columns) > MOST_COLUMNS)
    inner = room and room.width - MARGIN - LEFT
    slots = list(_by_stage(grid, inner) if by_stage else _by_touchpoint(grid, inner))
    if room is not None:
        return Sheet(grid, slots, room.width - MARGIN, by_stage, room.top, room.part)
    right = max(slots[-1].end, LEAST - MARGIN) if slots else LEAST - MARGIN
    return Sheet(grid, slots, right, by_stage)


def _by_touchpoint(grid: Grid, inner: float | None) -> Iterator[Slot]:
    width = _fitting(grid, inner)
    x, place = LEFT, 0
    for group in grid.groups:
        for index, column in enumerate(group.columns):
            yield Slot(group, (place,), (column,), x, width, first=index == 0)
            x, place = x + width + GAP, place + 1
        if not group.columns:
            yield Slot(group, (), (), x, width, numbered=True)
            x += width + GAP
        x += BETWEEN - GAP


def _fitting(grid: Grid, inner: float | None) -> float:
    """Return the width of columns: as usual, or wider where a small map would leave the sheet empty."""
    count = sum(max(len(group.columns), 1) for group in grid.groups)
    between = (count - 1) * GAP + (len(grid.groups) - 1) * (BETWEEN - GAP)
    fair = ((inner or LEAST - MARGIN - LEFT) - between) / max(count, 1)
    return min(max(fair, NARROWEST if inner else USUAL), WIDEST)


def _by_stage(grid: Grid, inner: float | None) -> Iterator[Slot]:
    x, place = LEFT, 0
    for group, width in zip(grid.groups, _widths(grid, inner), strict=True):
        count = len(group.columns)
        yield Slot(group, tuple(range(place, place + count)), group.columns, x, width, numbered=True)
        x, place = x + width + BETWEEN, place + count


def _widths(grid: Grid, inner: float | None) -> list[float]:
    """Return the widths of the columns of stages: by their touchpoints, or such that they fill the room."""
    counts = [len(group.columns) for group in grid.groups]
    if inner is None:
        step = min(max(SPINE / max(sum(counts), 1), STEPS[0]), STEPS[1])
        return _steps(counts, step)
    room = inner - BETWEEN * (len(counts) - 1)
    widest = next((step for step in _TRIED if sum(_steps(counts, step)) <= room), STEPS[0])
    return _filled(_steps(counts, widest), [WIDEST * max(count, 1) for count in counts], room)


def _steps(counts: Sequence[int], step: float) -> list[float]:
    return [max(STAGE, round(step * count)) for count in counts]


def _filled(widths: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    """Return widths that fill a room, all enlarged by one factor, and none beyond its most."""
    factor = 1.0
    for _ in widths:
        full = [width * factor >= limit for width, limit in zip(widths, most, strict=True)]
        rest = room - sum(limit for limit, is_full in zip(most, full, strict=True) if is_full)
        open_ = sum(width for width, is_full in zip(widths, full, strict=True) if not is_full)
        factor = max(factor, rest / open_ if open_ else 1.0)
    return [min(width * factor, limit) for width, limit in zip(widths, most, strict=True)]
