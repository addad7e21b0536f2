"""The lines of a flow in their places: as Graphviz led them, or our own where nothing is in the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cjmap.draw.curve import flattened
from cjmap.draw.flow.cards import WIDTH
from cjmap.draw.flow.parts import CLEAR, OUT, Knot, Leg, Plan, Run, Wire
from cjmap.draw.layout import Area, Curve, Layout, straight
from cjmap.draw.pills import Pill
from cjmap.draw.scene import Point
from cjmap.view.graph_parts import Thing

_TIP, _SPREAD = 8.0, 5.0
"""How long the head of an arrow is; how far two lines are apart that come to the same side of a pill."""
_ROUNDS = 2.0
"""So far are places from where they should be, as Graphviz counts in whole points."""
_BEND = (24.0, 4.0, 36.0)
"""How far a bend stands out, how much more for each card that it passes, and at most."""


class Track(NamedTuple):
    """How a thing runs: its lines in the direction of travel, and the pill on it with its middle."""

    thing: Thing | Leg | Knot
    lines: tuple[Curve, ...]
    pill: Pill | None = None
    middle: Point = (0, 0)


class Placed(NamedTuple):
    """A plan in its places: the left edges of the columns' cards, their common top, and all lines."""

    columns: tuple[float, ...]
    top: float
    tracks: tuple[Track, ...] = ()

    def ports(self, wire: Wire) -> tuple[Point | None, Point | None]:
        """Return where a wire comes to the right and to the left side of cards; None where it comes to none."""
        tail, head = (
            (self.columns[tip.spot.column], self.top + (tip.spot.low if tip.low else tip.spot.main))
            if tip.spot
            else None
            for tip in (wire.tail, wire.head)
        )
        return tail and (tail[0] + WIDTH, tail[1]), head


def placed(plan: Plan, found: Layout) -> Placed:
    """Return a plan in the places that a layout of its DOT gives it."""
    areas = [found.nodes[f"c{index}"] for index in range(len(plan.columns))]
    top = round(min(area.y - area.height / 2 for area in areas))
    made = Placed(tuple(round(area.x) - WIDTH / 2 for area in areas), top)
    return made._replace(tracks=(*_straight(plan, made), *_bends(plan, made), *_runs(plan, made, found)))


def _straight(plan: Plan, made: Placed) -> Iterator[Track]:
    """Yield the steps straight down; a pill stands in the middle of what the head of the arrow leaves."""
    for step in plan.straight:
        start, end = plan.spots[step.edge.start], plan.spots[step.edge.end]
        x = made.columns[start.column] + WIDTH / 2
        above, below = made.top + start.y + start.height, made.top + end.y
        if step.pill is None:
            yield Track(step.edge, (straight((x, above), (x, below)),))
            continue
        middle = (above + below - _TIP) / 2
        rim = step.pill.height / 2
        lines = (straight((x, above), (x, middle - rim)), straight((x, middle + rim), (x, below)))
        yield Track(step.edge, lines, step.pill, (x, middle))


def _bends(plan: Plan, made: Placed) -> Iterator[Track]:
    """Yield steps that leave a card and come to another one, or to itself, on the same side of their column."""
    least, more, most = _BEND
    for edge in plan.bends:
        start, end = plan.spots[edge.start], plan.spots[edge.end]
        out = min(least + more * abs(start.node.number - end.node.number), most)
        x, one, two = made.columns[start.column] + WIDTH, made.top + start.main, made.top + end.low
        if edge.back:
            x, one, two, out = made.columns[start.column], made.top + start.low, made.top + end.main, -out
        far = x + out * 4 / 3  # a cubic comes three quarters as far as its control points
        yield Track(edge, (Curve((x, one), (((far, one), (far, two), (x, two)),)),))


def _runs(plan: Plan, made: Placed, found: Layout) -> Iterator[Track]:
    """Yield what runs over wires."""
    areas = _levelled(plan, made, found)
    pills = list(areas.values())
    for run in plan.runs:
        area = areas.get(run.node, Area(0, 0, 0, 0))
        lines: list[Curve] = []
        for wire, aside in zip(run.wires, _asides(run, made), strict=True):
            if plan.is_free(wire):
                line = _free(wire, made)
            else:
                place = area._replace(y=area.y + aside)
                line = _kept_off(_line(found.edges[wire.name], wire, made, place), wire, made, pills)
            lines.append(line.reversed() if wire.back else line)
        yield Track(run.thing, tuple(lines), plan.pills.get(run.node), area[:2])


def _asides(run: Run, made: Placed) -> list[float]:
    """Return how far from its middle each wire comes to a pill: two that come to one side of it end apart."""
    if len(run.wires) < 2 or run.wires[0].back == run.wires[1].back:
        return [0.0] * len(run.wires)
    heights = [port[1] for wire in run.wires for port in made.ports(wire) if port]
    return [-_SPREAD, _SPREAD] if heights[0] < heights[1] else [_SPREAD, -_SPREAD]


def _levelled(plan: Plan, made: Placed, found: Layout) -> dict[str, Area]:
    """Return where pills are: level with a card's port where Graphviz, which rounds, meant them to be."""
    ports: dict[str, list[float]] = {name: [] for name in plan.pills}
    for run in plan.runs:
        if run.node:
            ports[run.node] += [port[1] for wire in run.wires for port in made.ports(wire) if port]
    areas: dict[str, Area] = {}
    for name, heights in ports.items():
        area = found.nodes[name]
        level = next((height for height in heights if abs(height - area.y) < _ROUNDS), area.y)
        areas[name] = area._replace(y=level)
    return areas


def _free(wire: Wire, made: Placed) -> Curve:
    """Return a line between two columns where nothing stands."""
    start, end = made.ports(wire)
    assert start is not None
    assert end is not None
    return _swing(start, end, start[0] + OUT / 2, end[0] - OUT / 2)


def _swing(start: Point, end: Point, left: float, right: float) -> Curve:
    """Return a line that runs straight but for a swing between two places from the left."""
    if start[1] == end[1]:
        return straight(start, end)
    middle, one, two = (left + right) / 2, (left, start[1]), (right, end[1])
    return Curve(one, (((middle, one[1]), (middle, two[1]), two),)).begun(start).extended(end)


def _line(line: Curve, wire: Wire, made: Placed, area: Area) -> Curve:
    """Lead a line on to its cards and its pill: Graphviz ends it before them, and rounds."""
    start, end = made.ports(wire)
    half = area.width / 2
    outside, rim = (start[0] + OUT, start) if start else (area.x + half, (area.x + half - CLEAR, area.y))
    line = line.started((outside, rim[1])).begun(rim)
    outside, rim = (end[0] - OUT, end) if end else (area.x - half, (area.x - half + CLEAR, area.y))
    line = line.ended((outside, rim[1])).extended(rim)
    if all(abs(y - line.start[1]) < _ROUNDS for curve in line.curves for _, y in curve):
        return straight(line.start, line.end)
    return line


def _kept_off(line: Curve, wire: Wire, made: Placed, pills: list[Area]) -> Curve:
    """Return a line, or another one where Graphviz led it over the cards that it should keep off.

    That happens, once in a while, to those between a card and what stands right beside its column.
    """
    start, end = made.ports(wire)
    across = [x for x, _ in flattened(line.start, line.curves)]
    if start and not end and min(across) < start[0] - 1:
        room = min(pill.x - pill.width / 2 for pill in pills if pill.x > start[0])
        return _swing(line.start, line.end, start[0] + OUT, min(room, line.end[0]))
    if end and not start and max(across) > end[0] + 1:
        room = max(pill.x + pill.width / 2 for pill in pills if pill.x < end[0])
        return _swing(line.start, line.end, max(room, line.start[0]), end[0] - OUT)
    return line
