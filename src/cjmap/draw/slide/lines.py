"""The lines of a curve: everybody together, personas, what the team believes, and the current state below."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cjmap.draw.curve import areas, flattened, monotone
from cjmap.draw.feeling import DASHES
from cjmap.draw.gain import STEP
from cjmap.draw.palette import DELIGHT, EDGE, FEELINGS, INK, MUTED, PAIN
from cjmap.draw.scene import DASHED, SOLID, Item, Line, Path, Point, Shape
from cjmap.draw.slide.frame import Frame
from cjmap.view.curve import CurveView
from cjmap.view.mood import Strand

_BESIDE = 18.0
_LEAST = 3.0
"""Shorter strokes are but dots."""
TICK = 9.0
"""Half the length of a stroke for what the team believes."""


def points(strand: Strand, run: Sequence[int], frame: Frame) -> list[Point]:
    """Return where a line runs through the moments of a run."""
    return _through(strand.values, run, frame)


def _through(values: Sequence[float | None], run: Sequence[int], frame: Frame) -> list[Point]:
    middles = frame.middles
    known = ((middles[place], values[place]) for place in run)
    return [(x, frame.y(value)) for x, value in known if value is not None]


def tinted(strand: Strand, frame: Frame) -> Iterator[Item]:
    """Yield what a line encloses with the level zero."""
    for line in (points(strand, run, frame) for run in strand.runs if len(run) > 1):
        above, below = areas(flattened(line[0], monotone(line)), frame.y(0))
        for polygons, colour in ((above, FEELINGS[-1]), (below, FEELINGS[0])):
            for polygon in polygons:
                yield Shape(tuple(polygon), colour, opacity=0.14)


def everybody(made: CurveView, frame: Frame) -> Iterator[Item]:
    """Yield the curve of everybody together, dashed where an end of it is assumed."""
    strand, columns = made.strands[0], frame.grid.columns
    yield from _fans(strand, frame)
    for run in strand.runs:
        line = points(strand, run, frame)
        for pair, point, curve in zip(pairwise(run), line, monotone(line), strict=False):
            assumed = any(columns[place].assumed for place in pair)
            yield Path(point, (curve,), INK, 2.6, DASHED if assumed else SOLID)


def _fans(strand: Strand, frame: Frame) -> Iterator[Item]:
    for pair in strand.fans:
        line = points(strand, pair, frame)
        if len(line) > 1:
            yield Line(tuple(line), EDGE, 1)


def beside(made: CurveView, index: int, place: int, frame: Frame) -> Point:
    """Return where the moment of a persona lies: beside that of everybody where they differ, by turns on its sides."""
    value = made.strands[index].values[place] or 0
    x, y = frame.middles[place], frame.y(value)
    if value == made.strands[0].values[place]:
        return x, y
    step = min(_BESIDE, frame.wide * 0.42 / max(len(made.strands) // 2, 1))
    return x + (-step if index % 2 else step) * ((index + 1) // 2), y


def persona(made: CurveView, index: int, frame: Frame) -> Iterator[Item]:
    """Yield the line of a persona, in its own dashes."""
    for run in made.strands[index].runs:
        line = [beside(made, index, place, frame) for place in run]
        if len(line) > 1:
            yield Path(line[0], monotone(line), MUTED, 1.6, DASHES[index])


def internal(made: CurveView, frame: Frame) -> Iterator[Item]:
    """Yield what the team believes as a thin line."""
    columns, middles = frame.grid.columns, frame.middles
    known = {
        place: (middles[place], frame.y(column.moment.internal))
        for place, column in enumerate(columns)
        if column.moment.internal is not None
    }
    half = min(TICK, frame.wide * 0.3)
    for x, y in known.values():
        yield Line(((x - half, y), (x + half, y)), EDGE, 2)
    for run in made.strands[0].runs:
        for a, b in pairwise(run):
            if a in known and b in known:
                yield Line(((known[a][0] + half, known[a][1]), (known[b][0] - half, known[b][1])), EDGE, 1)


def under(made: CurveView, frame: Frame) -> Iterator[Item]:
    """Yield the line of the map below, thin and broken, along the runs of the own map."""
    for run in made.strands[0].runs:
        line = _through(made.grid.under, run, frame)
        if len(line) > 1:
            yield Path(line[0], monotone(line), EDGE, 1.6, DASHED)


def compared(made: CurveView) -> Iterator[tuple[tuple[int, ...], list[tuple[int, int]]]]:
    """Yield the runs on which both maps are known, each with the pairs of moments between which they are compared."""
    for run in made.strands[0].runs:
        if pairs := list(pairwise(place for place in run if place in made.gains)):
            yield run, pairs


def gained(made: CurveView, frame: Frame) -> Iterator[Item]:
    """Yield strokes between both curves, in the colour of what is gained or lost.

    Between two moments at which both curves are equal there are none, however they get from one to the other.
    """
    for run, pairs in compared(made):
        ours, theirs = (_flat(values, run, frame) for values in (made.strands[0].values, made.grid.under))
        for pair in pairs:
            yield from _strokes(made, frame, pair, ours, theirs)


def _strokes(
    made: CurveView, frame: Frame, pair: tuple[int, int], ours: Sequence[Point], theirs: Sequence[Point]
) -> Iterator[Item]:
    """Yield the strokes between two moments, of which those of the other sign are left out."""
    ends = [made.gains[place] for place in pair]
    left, right = (frame.middles[place] for place in pair)
    x = left + (-left % STEP)
    while x < right:
        now, then = _level(ours, x), _level(theirs, x)
        if then - now > _LEAST and max(ends) > 0:
            yield Line(((x, then), (x, now)), DELIGHT, 0.7)
        elif now - then > _LEAST and min(ends) < 0:
            yield Line(((x, then), (x, now)), PAIN, 0.7)
        x += STEP


def _flat(values: Sequence[float | None], run: Sequence[int], frame: Frame) -> list[Point]:
    line = _through(values, run, frame)
    return flattened(line[0], monotone(line))


def _level(line: Sequence[Point], x: float) -> float:
    """Return how high a line runs at a place from the left that lies on it."""
    index = max(bisect_left(line, (x,)), 1)
    (left, y), (right, low) = line[index - 1], line[min(index, len(line) - 1)]
    return y if right == left else y + (low - y) * (x - left) / (right - left)
