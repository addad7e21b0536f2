"""Where Graphviz put things: places and curves as plain data, read from the JSON that it writes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from cjmap.draw.scene import Cubic, Point

_POINTS = 72.0
"""Points in an inch, in which Graphviz gives sizes."""


class Area(NamedTuple):
    """A rectangle by its middle, and its size."""

    x: float
    y: float
    width: float
    height: float


class Curve(NamedTuple):
    """A line of cubic curves."""

    start: Point
    curves: tuple[Cubic, ...]

    @property
    def end(self) -> Point:
        """Return where it ends."""
        return self.curves[-1][-1]

    def reversed(self) -> Curve:
        """Return the same line, the other way round."""
        starts = (self.start, *(end for *_, end in self.curves[:-1]))
        turned = ((two, one, start) for start, (one, two, _) in zip(starts, self.curves, strict=True))
        return Curve(self.end, tuple(turned)[::-1])

    def ended(self, point: Point) -> Curve:
        """Return the line with its end moved a little, so that it comes there in the same direction."""
        one, (x, y), (old_x, old_y) = self.curves[-1]
        last = (one, (x + point[0] - old_x, y + point[1] - old_y), point)
        return Curve(self.start, (*self.curves[:-1], last))

    def started(self, point: Point) -> Curve:
        """Return the line with its start moved a little, so that it leaves there in the same direction."""
        return self.reversed().ended(point).reversed()

    def begun(self, point: Point) -> Curve:
        """Return the line with a straight one before it, from a point."""
        return Curve(point, (*straight(point, self.start).curves, *self.curves))

    def extended(self, point: Point) -> Curve:
        """Return the line led straight on to a point."""
        return Curve(self.start, (*self.curves, *straight(self.end, point).curves))

    def moved(self, right: float, down: float) -> Curve:
        """Return the line in another place."""
        curves = tuple(
            ((a + right, b + down), (c + right, d + down), (e + right, f + down))
            for (a, b), (c, d), (e, f) in self.curves
        )
        return Curve((self.start[0] + right, self.start[1] + down), curves)


def straight(start: Point, end: Point) -> Curve:
    """Return a straight line."""
    (x, y), (right, low) = start, end
    one, two = ((x + (right - x) * part, y + (low - y) * part) for part in (1 / 3, 2 / 3))
    return Curve(start, ((one, two, end),))


class Layout(NamedTuple):
    """Where things are, in points from the left and from the top.

    Nodes go by their names, edges and the middles of their labels by the `id` of the edge.
    """

    width: float
    height: float
    nodes: Mapping[str, Area]
    edges: Mapping[str, Curve]
    labels: Mapping[str, Point]

    def moved(self, right: float, down: float) -> Layout:
        """Return the same in another place."""
        nodes = {name: Area(x + right, y + down, *size) for name, (x, y, *size) in self.nodes.items()}
        edges = {name: curve.moved(right, down) for name, curve in self.edges.items()}
        labels = {name: (x + right, y + down) for name, (x, y) in self.labels.items()}
        return Layout(self.width, self.height, nodes, edges, labels)


def read(text: bytes) -> Layout:
    """Read what Graphviz writes as `json0`; edges must have no arrow heads, which are ours to draw."""
    told = json.loads(text)
    *_, width, height = (float(number) for number in told["bb"].split(","))
    nodes: dict[str, Area] = {}
    for thing in told.get("objects", ()):
        if "pos" in thing:  # a cluster has none
            ((x, y),) = _points(thing["pos"], height)
            nodes[thing["name"]] = Area(x, y, _points_of(thing["width"]), _points_of(thing["height"]))
    edges = [edge for edge in told.get("edges", ()) if "id" in edge]
    return Layout(
        width,
        height,
        nodes,
        {edge["id"]: _curve(edge["pos"], height) for edge in edges if "pos" in edge},
        {edge["id"]: _points(edge["lp"], height)[0] for edge in edges if "lp" in edge},
    )


def _points_of(inches: str) -> float:
    return round(float(inches) * _POINTS, 2)


def _points(text: str, height: float) -> list[Point]:
    """Return points; those of Graphviz count from the bottom."""
    numbers = [float(number) for number in text.replace(",", " ").split()]
    return [(x, height - y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def _curve(text: str, height: float) -> Curve:
    start, *rest = _points(text, height)
    return Curve(start, tuple((a, b, c) for a, b, c in zip(rest[::3], rest[1::3], rest[2::3], strict=True)))
