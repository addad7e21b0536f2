"""A grid cut between its stages: each part is a grid of its own, and knows the lines that leave it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from cjmap.view.grid import Grid
from cjmap.view.lanes import LaneRow
from cjmap.view.mood import Strand


class Onward(NamedTuple):
    """A line that leaves a part: from which of its columns, and the number and feeling of the moment beyond.

    `strand` is the index of whom it belongs to. One that goes `back` comes from an earlier part; one of a `fan`
    leads into or out of alternatives.
    """

    strand: int
    place: int
    number: int
    value: float
    back: bool
    fan: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Some stages of a grid in their order: the `number`th of `count` parts, whose columns begin at `first`.

    Touchpoints and stages keep the numbers that they have in the whole; a lane that has content elsewhere only is
    left out, as is a route that passes nothing here.
    """

    grid: Grid
    whole: Grid
    first: int
    number: int
    count: int
    onward: tuple[Onward, ...]


def parts(grid: Grid, cuts: Sequence[int]) -> tuple[Part, ...]:
    """Return the parts of a grid; `cuts` are the indexes of the stages with which a new part begins."""
    ends = list(pairwise((0, *cuts, len(grid.groups))))
    return tuple(
        part(grid, start, end, number, len(ends)) for number, (start, end) in enumerate(ends, start=1)
    )


def part(grid: Grid, start: int, end: int, number: int = 1, count: int = 1) -> Part:
    """Return the stages of a grid from one index up to another, as one of so many parts."""
    first, last = (sum(len(group.columns) for group in grid.groups[:index]) for index in (start, end))
    columns = slice(first, last)
    return Part(
        _cut(grid, slice(start, end), columns), grid, first, number, count, tuple(_leaving(grid, columns))
    )


def _cut(grid: Grid, stages: slice, columns: slice) -> Grid:
    here = {column.id for column in grid.columns[columns]}
    rows = [replace(lane, cells=lane.cells[columns], stages=lane.stages[stages]) for lane in grid.lanes]
    return replace(
        grid,
        groups=grid.groups[stages],
        lanes=tuple(
            row for row, lane in zip(rows, grid.lanes, strict=True) if _shows(row) or not _shows(lane)
        ),
        strands=tuple(_strand(strand, columns) for strand in grid.strands),
        under=grid.under[columns],
        routes=tuple(route for route in grid.routes if here & set(route.passes)),
    )


def _shows(lane: LaneRow) -> bool:
    """Say whether a lane shows anything; that of feelings does, for it shows what nobody knows, too."""
    return lane.field == "feeling" or any(lane.cells) or any(lane.stages)


def _strand(strand: Strand, columns: slice) -> Strand:
    here = range(columns.start, columns.stop)
    runs = (tuple(place - columns.start for place in run if place in here) for run in strand.runs)
    return replace(
        strand,
        values=strand.values[columns],
        runs=tuple(run for run in runs if run),
        fans=tuple(
            (start - columns.start, end - columns.start)
            for start, end in strand.fans
            if start in here and end in here
        ),
    )


def _leaving(grid: Grid, columns: slice) -> Iterator[Onward]:
    """Yield the lines of which one end lies within the columns."""
    here = range(columns.start, columns.stop)
    for index, strand in enumerate(grid.strands):
        joined = [(pair, False) for run in strand.runs for pair in pairwise(run)]
        for pair, fan in (*joined, *((pair, True) for pair in strand.fans)):
            for (own, other), back in ((pair, False), (pair[::-1], True)):
                value = strand.values[other]
                if own in here and other not in here and value is not None:
                    number = grid.columns[other].number
                    yield Onward(index, own - columns.start, number, value, back, fan)
