"""The triggers of a blueprint: lines with rounded corners from card to card, with their labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.draw.blueprint.pills import colour_of
from cjmap.draw.blueprint.seats import Seated
from cjmap.draw.edges import arrow
from cjmap.draw.layout import Curve, straight
from cjmap.draw.looks import DASHES, Look
from cjmap.draw.pills import drawn
from cjmap.draw.scene import SOLID, Cubic, Item, Point
from cjmap.view.blueprint_parts import Trigger

_WIDTH = 1.5
_CORNER, _ROUND = 8.0, 0.5523
"""The radius of corners, and how far the control points of a quarter of a circle lie from its ends."""


def look(trigger: Trigger) -> Look:
    """Return how a trigger is drawn: dashed where it leads back."""
    return Look(colour_of(trigger), _WIDTH, DASHES if trigger.back else SOLID)


def triggers(made: Seated, down: float) -> Iterator[tuple[Trigger, list[Item]]]:
    """Yield each trigger with its line and its label, so far further down than they are laid out."""
    for index, way in enumerate(made.layout.plan.ways):
        line = [(x, y + down) for x, y in made.layout.line(way)]
        items: list[Item] = list(arrow([rounded(line)], look(way.trigger)))
        if way.seat is not None:
            x, y = made.labels[index]
            items += drawn(way.seat.pill, (x, y + down))
        yield way.trigger, items


def rounded(corners: Sequence[Point]) -> Curve:
    """Return a line through corners, each of them rounded."""
    curves: list[Cubic] = []
    at = corners[0]
    for before, corner, behind in zip(corners, corners[1:], corners[2:], strict=False):
        radius = min(_CORNER, _length(before, corner) / 2, _length(corner, behind) / 2)
        start, end = _towards(corner, before, radius), _towards(corner, behind, radius)
        one, two = (_towards(corner, point, radius * (1 - _ROUND)) for point in (before, behind))
        curves += [*straight(at, start).curves, (one, two, end)]
        at = end
    return Curve(corners[0], (*curves, *straight(at, corners[-1]).curves))


def _length(one: Point, other: Point) -> float:
    return abs(other[0] - one[0]) + abs(other[1] - one[1])


def _towards(start: Point, end: Point, length: float) -> Point:
    """Return the point so far from `start` on the way to `end`."""
    part = length / (_length(start, end) or 1)
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
