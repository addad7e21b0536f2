"""Curves through points."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.draw.curve import areas, flattened, monotone
from cjmap.draw.scene import Point

NONE = {"no points": [], "one point": [(0.0, 1.0)]}


@pytest.mark.parametrize("points", NONE.values(), ids=NONE)
def test_no_curve_through(points: list[Point]) -> None:
    assert monotone(points) == ()


def test_two_points_are_joined_by_a_straight_line() -> None:
    assert monotone([(0, 0), (3, 6)]) == (((1, 2), (2, 4), (3, 6)),)


def test_the_curve_is_flat_where_it_turns() -> None:
    (_, before, _), (behind, _, _) = monotone([(0, 0), (3, 6), (6, 0)])
    assert (before, behind) == ((2, 6), (4, 6))


def test_the_curve_stays_on_a_level() -> None:
    assert monotone([(0, 1), (3, 1), (6, 1)]) == (((1, 1), (2, 1), (3, 1)), ((4, 1), (5, 1), (6, 1)))


POINTS = st.lists(st.tuples(st.integers(1, 300), st.integers(-20, 20)), min_size=2, max_size=12).map(
    lambda steps: [(float(sum(x for x, _ in steps[: n + 1])), y / 10 * 37) for n, (_, y) in enumerate(steps)]
)
always = settings(derandomize=True, deadline=None, max_examples=150)


@always
@given(POINTS)
def test_it_passes_through_every_point_and_neither_over_nor_under_them(points: list[Point]) -> None:
    curves = monotone(points)
    assert [end for _, _, end in curves] == points[1:]
    for (a, b), curve in zip(pairwise(points), curves, strict=True):
        line = flattened(a, [curve])
        low, high = sorted((a[1], b[1]))
        assert all(low - 1e-9 <= y <= high + 1e-9 for _, y in line)
        ups = [d[1] - c[1] for c, d in pairwise(line)]
        assert all(up >= -1e-9 for up in ups) or all(up <= 1e-9 for up in ups)
        assert all(c[0] < d[0] for c, d in pairwise(line))


AREAS = {
    "no points": ([], [], []),
    "one point on the level": ([(0, 5)], [], []),
    "on the level": ([(0, 5), (2, 5)], [], []),
    "above": ([(0, 3), (2, 4)], [[(0, 5), (0, 3), (2, 4), (2, 5)]], []),
    "below": ([(0, 6), (2, 7)], [], [[(0, 5), (0, 6), (2, 7), (2, 5)]]),
    "through the level": (
        [(0, 3), (4, 7)],
        [[(0, 5), (0, 3), (2, 5), (2, 5)]],
        [[(2, 5), (2, 5), (4, 7), (4, 5)]],
    ),
    "a point exactly on the level, and through": (
        [(0, 3), (2, 5), (4, 7)],
        [[(0, 5), (0, 3), (2, 5), (2, 5)]],
        [[(2, 5), (2, 5), (4, 7), (4, 5)]],
    ),
    "touching the level, and back": (
        [(0, 3), (2, 5), (4, 3)],
        [[(0, 5), (0, 3), (2, 5), (2, 5)], [(2, 5), (2, 5), (4, 3), (4, 5)]],
        [],
    ),
    "from the level, and to it": ([(0, 5), (2, 3), (4, 5)], [[(0, 5), (0, 5), (2, 3), (4, 5), (4, 5)]], []),
}  # fmt: skip


@pytest.mark.parametrize(("points", "above", "below"), AREAS.values(), ids=AREAS)
def test_areas(points: list[Point], above: list[list[Point]], below: list[list[Point]]) -> None:
    assert areas(points, 5) == (above, below)


def size(polygon: list[Point]) -> float:
    """Return the area of a polygon, positive where it lies below its level."""
    closed = [*polygon, polygon[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(closed)) / -2


@always
@given(POINTS)
def test_areas_cover_what_lies_between_a_curve_and_the_level(points: list[Point]) -> None:
    line = flattened(points[0], monotone(points))
    above, below = areas(line, 0)
    assert all(y <= 0 for polygon in above for _, y in polygon)
    assert all(y >= 0 for polygon in below for _, y in polygon)
    whole = sum((a[1] + b[1]) / 2 * (b[0] - a[0]) for a, b in pairwise(line))
    assert sum(map(size, (*above, *below))) == pytest.approx(whole, abs=1e-6)
