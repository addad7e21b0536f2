"""The lines of a flow: how what leads from card to card is drawn, and the ribbons of routes behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from cjmap.draw.curve import flattened
from cjmap.draw.flow.parts import Knot, Leg
from cjmap.draw.layout import Curve
from cjmap.draw.looks import OUTSIDE, Look, of_step
from cjmap.draw.scene import Item, Path, Point, Shape
from cjmap.view.graph_parts import Edge, Thing

HEAD = 9.0
"""The length of an arrow head."""
_HALF = 3.7
_RIBBONS, _SEEN = (9.0, 6.0, 20.0), 0.3
"""The width of a ribbon by itself, of each of several, and of all of them at most; how much of it is seen."""


def drawn(thing: Thing | Leg | Knot, lines: Sequence[Curve]) -> Iterator[Item]:
    """Yield the lines of a thing, which follow on each other, the last of them with the head of an arrow."""
    match thing:
        case Edge():
            look = of_step(thing.kind, back=thing.back)
        case Leg():
            look = of_step(thing.kind)
        case _:
            look = OUTSIDE
    if isinstance(thing, Leg) and not thing.arrives:
        yield from (Path(line.start, line.curves, *look) for line in lines)
    elif lines:
        yield from arrow(lines, look)


def arrow(lines: Sequence[Curve], look: Look) -> Iterator[Item]:
    """Yield lines in a look, the last of them with the head of an arrow."""
    *before, last = lines
    tip = last.end
    one, other = _back(last, HEAD - 1), _back(last, HEAD)
    for line in (*before, last.ended(one)):
        yield Path(line.start, line.curves, *look)
    across = tuple((tip[axis] - other[axis]) / HEAD * _HALF for axis in (0, 1))
    wings = ((other[0] - across[1], other[1] + across[0]), (other[0] + across[1], other[1] - across[0]))
    yield Shape((tip, *wings), look.stroke)


def _back(line: Curve, length: float) -> Point:
    """Return the point so far before the end of a line, in the direction in which it comes there."""
    (from_x, from_y), (x, y) = line.curves[-1][1:]
    part = length / (hypot(x - from_x, y - from_y) or 1)
    return x - (x - from_x) * part, y - (y - from_y) * part


def ribbons(lines: Sequence[Curve], colours: Sequence[str]) -> Iterator[Shape]:
    """Yield the ribbons of routes that run side by side along lines; none for no colours."""
    points = [point for line in lines for point in flattened(line.start, line.curves)]
    apart = [point for point, after in pairwise(points) if point != after] + points[-1:]
    alone, each, most = _RIBBONS
    width = min(each, most / len(colours)) if len(colours) > 1 else alone
    for index, colour in enumerate(colours):
        sides = (_beside(apart, (index + more - len(colours) / 2) * width) for more in (0, 1))
        one, other = sides
        yield Shape((*one, *reversed(other)), colour, opacity=_SEEN)


def _beside(points: Sequence[Point], away: float) -> list[Point]:
    """Return a line that runs so far beside another one."""
    found: list[Point] = []
    for index, (x, y) in enumerate(points):
        (a, b), (c, d) = points[max(index - 1, 0)], points[min(index + 1, len(points) - 1)]
        length = hypot(c - a, d - b) or 1
        found.append((x - (d - b) / length * away, y + (c - a) / length * away))
    return found
