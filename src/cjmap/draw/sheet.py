"""The sheet of a poster: where its columns stand, and what has been drawn on it so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from cjmap.draw import scene
from cjmap.draw.scene import Item
from cjmap.view.grid import Column, Grid, Group

MARGIN, RAIL, GUTTER, GAP, BETWEEN, PAD = 36.0, 208.0, 64.0, 12.0, 26.0, 12.0
LEFT = MARGIN + RAIL + GUTTER
NARROWEST, USUAL, WIDEST = 168.0, 206.0, 300.0
"""Widths of the column of a touchpoint."""
STAGE, STEPS, SPINE = 280.0, (60.0, 104.0), 3400.0
"""The least width of the column of a stage; that of each of its touchpoints, least and most, so that all of them
are about as long as `SPINE`."""
LEAST = 1240.0
"""So wide is a sheet at least: its head needs the room."""
MOST_COLUMNS = 12
"""Up to so many touchpoints have columns of their own, unless somebody says otherwise."""

Columns = Literal["auto", "touchpoint", "stage"]


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
    behind: list[Item] = field(default_factory=list)
    groups: list[scene.Group] = field(default_factory=list)

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


def sheet(grid: Grid, columns: Columns = "auto") -> Sheet:
    """Lay out the columns; a stage without touchpoints has the room of one."""
    by_stage = columns == "stage" or (columns == "auto" and len(grid.columns) > MOST_COLUMNS)
    slots = list(_by_stage(grid) if by_stage else _by_touchpoint(grid))
    right = max(slots[-1].end, LEAST - MARGIN) if slots else LEAST - MARGIN
    return Sheet(grid, slots, right, by_stage)


def _by_touchpoint(grid: Grid) -> Iterator[Slot]:
    width = _fitting(grid)
    x, place = LEFT, 0
    for group in grid.groups:
        for index, column in enumerate(group.columns):
            yield Slot(group, (place,), (column,), x, width, first=index == 0)
            x, place = x + width + GAP, place + 1
        if not group.columns:
            yield Slot(group, (), (), x, width, numbered=True)
            x += width + GAP
        x += BETWEEN - GAP


def _fitting(grid: Grid) -> float:
    """Return the width of columns: as usual, or wider where a small map would leave the sheet empty."""
    count = sum(max(len(group.columns), 1) for group in grid.groups)
    between = (count - 1) * GAP + (len(grid.groups) - 1) * (BETWEEN - GAP)
    fair = (LEAST - MARGIN - LEFT - between) / max(count, 1)
    return min(max(fair, USUAL), WIDEST)


def _by_stage(grid: Grid) -> Iterator[Slot]:
    x, place = LEFT, 0
    step = min(max(SPINE / max(len(grid.columns), 1), STEPS[0]), STEPS[1])
    for group in grid.groups:
        count = len(group.columns)
        width = max(STAGE, round(step * count))
        yield Slot(group, tuple(range(place, place + count)), group.columns, x, width, numbered=True)
        x, place = x + width + BETWEEN, place + count
