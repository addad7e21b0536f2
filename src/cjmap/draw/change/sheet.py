"""The sheet of a drawn change: wide columns where something changed, stubs where nothing did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cjmap.draw import scene
from cjmap.draw.scene import Item
from cjmap.draw.sheet import BETWEEN, GAP, LEAST, LEFT, MARGIN
from cjmap.view.change_grid import ChangeColumn, ChangeGrid, ChangeGroup, Mark

WIDE, STUB, GHOST = 236.0, 30.0, 44.0
"""Widths of a column that changed, of one that did not, and of the place that a touchpoint has left."""
NARROWEST = 58.0
"""A run of stubs is at least as wide."""
_LEAST_STAGE, _LEAST_TOLD = 128.0, 236.0
"""So wide is a stage at least; and one that has changes of its own."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A column that changed, or a run of columns that did not, from `x` on."""

    group: ChangeGroup
    columns: tuple[ChangeColumn, ...]
    places: tuple[int, ...]
    x: float
    width: float
    folded: bool

    @property
    def end(self) -> float:
        """Return the right edge."""
        return self.x + self.width


@dataclass(slots=True)
class ChangeSheet:
    """The sheet as it grows downwards; `stages` are the left and right edges of the stages."""

    grid: ChangeGrid
    slots: list[Slot]
    stages: list[tuple[ChangeGroup, float, float]]
    right: float
    y: float = MARGIN
    behind: list[Item] = field(default_factory=list)
    groups: list[scene.Group] = field(default_factory=list)

    def put(self, anchor: str, kind: str, items: list[Item]) -> None:
        """Draw what belongs to one thing; nothing is put where there are no items."""
        if items:
            self.groups.append(scene.Group(f"{self.grid.id}.{anchor}", kind, tuple(items)))

    def middles(self) -> dict[int, float]:
        """Return where each column of the grid lies from the left, by its middle."""
        return {
            place: slot.x + slot.width * (index + 0.5) / len(slot.places)
            for slot in self.slots
            for index, place in enumerate(slot.places)
        }

    def wide(self) -> Iterator[tuple[Slot, ChangeColumn]]:
        """Yield the columns that changed."""
        for slot in self.slots:
            if not slot.folded:
                yield slot, slot.columns[0]


def sheet(grid: ChangeGrid) -> ChangeSheet:
    """Lay out the columns of a change; a stage without touchpoints has the room of its name."""
    slots: list[Slot] = []
    stages: list[tuple[ChangeGroup, float, float]] = []
    x, place = LEFT, 0
    for group in grid.groups:
        start = x
        for columns in _runs(group):
            folded = columns[0].is_folded
            width = _width(columns)
            slots.append(Slot(group, columns, tuple(range(place, place + len(columns))), x, width, folded))
            x, place = x + width + GAP, place + len(columns)
        end = max(x - GAP, start + (_LEAST_TOLD if group.told or group.said else _LEAST_STAGE))
        stages.append((group, start, end))
        x = end + BETWEEN
    right = max(x - BETWEEN, LEAST - MARGIN)
    return ChangeSheet(grid, slots, stages, right)


def _width(columns: tuple[ChangeColumn, ...]) -> float:
    if not columns[0].is_folded:
        return WIDE
    if columns[0].mark is Mark.GHOST:
        return GHOST
    return max(STUB * len(columns), NARROWEST)


def _runs(group: ChangeGroup) -> Iterator[tuple[ChangeColumn, ...]]:
    """Yield each column that changed and each ghost by itself, and those between them together."""
    run: list[ChangeColumn] = []
    for column in group.columns:
        if column.is_folded and column.mark is not Mark.GHOST:
            run.append(column)
            continue
        if run:
            yield tuple(run)
        run = []
        yield (column,)
    if run:
        yield tuple(run)
