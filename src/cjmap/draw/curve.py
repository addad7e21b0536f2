"""Curves through points that never rise above or fall below the values that they join."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from cjmap.draw.scene import Cubic, Point

_STEPS = 12
"""Straight lines for each curve, where an area is cut off."""


def monotone(points: Sequence[Point]) -> tuple[Cubic, ...]:
    """Return cubic curves through points, of which each lies further right than the one before.

    The slopes are those of Fritsch and Carlson, "Monotone Piecewise Cubic Interpolation", SIAM J. Numer. Anal. 17
    (1980): between two points the curve only rises or only falls.
    """
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(points)]
    if not slopes:
        return ()
    tangents = [slopes[0], *(_tangent(a, b) for a, b in pairwise(slopes)), slopes[-1]]
    for index, slope in enumerate(slopes):
        if slope == 0:
            tangents[index] = tangents[index + 1] = 0.0
            continue
        before, behind = tangents[index] / slope, tangents[index + 1] / slope
        length = hypot(before, behind)
        if length > 3:
            tangents[index], tangents[index + 1] = 3 / length * before * slope, 3 / length * behind * slope
    return tuple(
        _cubic(a, b, start, end)
        for (a, b), (start, end) in zip(pairwise(points), pairwise(tangents), strict=True)
    )


def _tangent(before: float, behind: float) -> float:
    return (before + behind) / 2 if before * behind > 0 else 0.0


def _cubic(a: Point, b: Point, start: float, end: float) -> Cubic:
    third = (b[0] - a[0]) / 3
    return (a[0] + third, a[1] + start * third), (b[0] - third, b[1] - end * third), b


def flattened(start: Point, curves: Sequence[Cubic]) -> list[Point]:
    """Return a line of curves as straight pieces."""
    points = [start]
    for one, two, end in curves:
        begin = points[-1]
        points += [_at(begin, one, two, end, step / _STEPS) for step in range(1, _STEPS + 1)]
    return points


def _at(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x, y = (sum(w * p[axis] for w, p in zip(weights, (a, b, c, d), strict=True)) for axis in (0, 1))
    return x, y


def areas(points: Sequence[Point], zero: float) -> tuple[list[list[Point]], list[list[Point]]]:
    """Return what a line encloses with the level `zero`: the polygons above it, and those below it."""
    above: list[list[Point]] = []
    below: list[list[Point]] = []
    part: list[Point] = [points[0]] if points else []
    for a, b in pairwise(points):
        if (a[1] - zero) * (b[1] - zero) < 0:
            cut = (a[0] + (b[0] - a[0]) * (zero - a[1]) / (b[1] - a[1]), zero)
            _close([*part, cut], zero, above, below)
            part = [cut]
        part.append(b)
        if b[1] == zero:
            _close(part, zero, above, below)
            part = [b]
    _close(part, zero, above, below)
    return above, below


def _close(part: list[Point], zero: float, above: list[list[Point]], below: list[list[Point]]) -> None:
    furthest = max((y - zero for _, y in part), key=abs, default=0)
    if furthest:
        (below if furthest > 0 else above).append([(part[0][0], zero), *part, (part[-1][0], zero)])
