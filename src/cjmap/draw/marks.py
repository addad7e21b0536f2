"""The marks of a map as shapes; each stands in a square of 12 units, given by its upper left corner."""

from __future__ import annotations

from math import cos, pi, sin

from cjmap.draw.palette import DELIGHT, MOMENT_OF_TRUTH, OPPORTUNITY, PAIN_POINT, PAPER
from cjmap.draw.scene import Disc, Item, Line, Point, Shape

SIDE = 12
_RAYS = 8


def pain_point(x: float, y: float, severity: int) -> tuple[Item, ...]:
    """Return a triangle, filled where the pain point is severe."""
    corners = ((x + 6, y + 1), (x + 11.5, y + 11), (x + 0.5, y + 11))
    return (Shape(corners, PAIN_POINT if severity > 2 else PAPER, PAIN_POINT),)


def delight(x: float, y: float) -> tuple[Item, ...]:
    """Return a sun."""
    turns = [2 * pi * ray / _RAYS for ray in range(_RAYS)]
    rays = tuple(Line((_around(x, y, 4.2, turn), _around(x, y, 6, turn)), DELIGHT) for turn in turns)
    return (*rays, Disc(x + 6, y + 6, 2.8, DELIGHT))


def opportunity(x: float, y: float) -> tuple[Item, ...]:
    """Return a circled plus."""
    across = Line(((x + 3, y + 6), (x + 9, y + 6)), OPPORTUNITY, 1.4)
    down = Line(((x + 6, y + 3), (x + 6, y + 9)), OPPORTUNITY, 1.4)
    return (Disc(x + 6, y + 6, 5.4, PAPER, OPPORTUNITY), across, down)


def moment_of_truth(x: float, y: float) -> tuple[Item, ...]:
    """Return a star of five points."""
    turns = [2 * pi * corner / 10 - pi / 2 for corner in range(10)]
    points = tuple(_around(x, y, 2.5 if corner % 2 else 6, turn) for corner, turn in enumerate(turns))
    return (Shape(points, MOMENT_OF_TRUTH),)


def _around(x: float, y: float, radius: float, turn: float) -> Point:
    return x + 6 + radius * cos(turn), y + 6 + radius * sin(turn)
