"""What a future state gains: the feelings of the current state under its own, and between them a hatched area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cjmap.draw.curve import flattened, monotone
from cjmap.draw.marks import Mark
from cjmap.draw.moments import Field
from cjmap.draw.palette import DELIGHT, EDGE, GROUND, PAIN
from cjmap.draw.scene import DASHED, Disc, Item, Line, Path, Point
from cjmap.draw.text import LABEL, line
from cjmap.view.grid import Grid
from cjmap.view.said import signed

STEP = 7.0
"""So far apart are the strokes of the hatching."""
FELT = 0.3
"""From this difference on it is written."""
_BELOW, _ABOVE = 16.0, 8.0


def items(grid: Grid, field: Field) -> Iterator[Item]:
    """Yield the feelings of the other map as a thin line with hollow dots, and what lies between it and this one."""
    if not grid.under:
        return
    ours = grid.strands[0].values
    for run in grid.strands[0].runs:
        places = [place for place in run if grid.under[place] is not None]
        yield from _between(run, ours, grid.under, field)
        points = [field.point(place, value) for place in places if (value := grid.under[place]) is not None]
        if len(points) > 1:
            yield Path(points[0], monotone(points), EDGE, 1.6, DASHED)
    for place, (old, new) in enumerate(zip(grid.under, ours, strict=True)):
        if old is not None:
            yield Disc(*field.point(place, old), 3.6, GROUND, EDGE, 1.4)
        if old is not None and new is not None and abs(new - old) >= FELT:
            x, y = field.point(place, old)
            style = LABEL._replace(fill=DELIGHT if new > old else PAIN)
            down = _BELOW if new > old else -_ABOVE
            yield line(x, y + down, signed(round(new - old, 1)), style, "middle", GROUND)


def _between(
    run: Sequence[int], ours: Sequence[float | None], theirs: Sequence[float | None], field: Field
) -> Iterator[Item]:
    """Yield strokes between both curves, over the stretches where both are known."""
    both = [place for place in run if ours[place] is not None and theirs[place] is not None]
    if len(both) < 2:
        return
    upper, lower = _levels(run, ours, field), _levels(both, theirs, field)
    x, end = field.middles[both[0]], field.middles[both[-1]]
    while x <= end:
        new, old = _at(upper, x), _at(lower, x)
        if abs(new - old) > 3:
            yield Line(((x, old), (x, new)), DELIGHT if new < old else PAIN, 0.7)
        x += STEP


def _levels(places: Sequence[int], values: Sequence[float | None], field: Field) -> list[Point]:
    points = [field.point(place, value) for place in places if (value := values[place]) is not None]
    return flattened(points[0], monotone(points))


def _at(points: Sequence[Point], x: float) -> float:
    """Return how high a line of points lies at a place from the left."""
    for (x1, y1), (x2, y2) in pairwise(points):
        if x1 <= x <= x2:
            return y1 if x1 == x2 else y1 + (y2 - y1) * (x - x1) / (x2 - x1)
    return points[-1][1]


def under(x: float, y: float) -> tuple[Item, ...]:
    """Return the mark of the other map's feelings: a dot on a thin dashed line."""
    return (Line(((x, y + 6), (x + 12, y + 6)), EDGE, 1.6, DASHED), Disc(x + 6, y + 6, 3, GROUND, EDGE, 1.4))


def gained(x: float, y: float) -> tuple[Item, ...]:
    """Return the mark of what lies between: strokes side by side."""
    return tuple(Line(((x + at, y + 1.5), (x + at, y + 10.5)), DELIGHT, 0.9) for at in (1.5, 4.5, 7.5, 10.5))


def entries(grid: Grid) -> Iterator[tuple[Mark, str]]:
    """Yield what the legend says of it, where there is another map."""
    if grid.under:
        yield under, grid.say("current state")
        yield gained, grid.say("what the future state gains")
