"""The legend of a flow: what is used on it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from cjmap.draw import marks
from cjmap.draw.edges import arrow, ribbons
from cjmap.draw.layout import straight
from cjmap.draw.looks import of_step
from cjmap.draw.palette import FEELINGS, on_feeling
from cjmap.draw.pills import dot, ring
from cjmap.draw.scene import Box, Item
from cjmap.draw.text import BADGE, line
from cjmap.view.graph_parts import Course, Edge, Graph, Kind
from cjmap.view.items import Sign

_STEP, _SAMPLE = 25.0, 30.0


class Entry(NamedTuple):
    """A mark, what it means, and how wide it is."""

    mark: marks.Mark
    words: str
    side: float = marks.SIDE


def entries(graph: Graph, routes: Sequence[tuple[Course, str]]) -> Iterator[Entry]:
    """Yield the marks that stand on a flow, among them those of routes, which come with their colours."""
    yield from _on_cards(graph)
    yield from _lines(graph.edges)
    if graph.exits:
        yield Entry(marks.leaving, "customers may leave")
    if graph.starts:
        yield Entry(dot, "a journey may start here")
    if graph.ends:
        yield Entry(ring, "the journey ends here")
    for route, colour in routes:
        said = " · ".join(part for part in (route.name, route.share, route.ends) if part)
        yield Entry(partial(ribbon, colour), said, 2 * marks.SIDE)


def _on_cards(graph: Graph) -> Iterator[Entry]:
    nodes = graph.nodes
    severities = {pain.severity for node in nodes for pain in node.pains}
    if any(node.value is not None for node in nodes):
        yield Entry(feelings, "feeling", len(FEELINGS) * _STEP)
    if any(node.moment_of_truth for node in nodes):
        yield Entry(marks.moment_of_truth, Sign.MOMENT_OF_TRUTH)
    if severities & {1, 2}:
        yield Entry(marks.pain_point, "pain point")
    if 3 in severities:
        yield Entry(marks.severe, "severe pain point")
    if any(node.assumed for node in nodes):
        yield Entry(marks.evidence, "assumed: no source yet")
    if not all(node.with_us for node in nodes):
        yield Entry(marks.without_us, "without us")


def _lines(edges: Sequence[Edge]) -> Iterator[Entry]:
    """Yield how steps are drawn; a gap is one whichever way it leads."""
    used = {edge.kind for edge in edges}
    if any(edge.kind is Kind.STEP and not edge.back for edge in edges):
        yield Entry(partial(sample, Kind.STEP), "next step", _SAMPLE)
    if any(edge.back and not edge.is_gap for edge in edges):
        yield Entry(partial(sample, Kind.STEP, back=True), "step back", _SAMPLE)
    if Kind.MANAGED in used:
        yield Entry(marks.managed, Sign.MANAGED)
    if Kind.GAP in used:
        yield Entry(partial(sample, Kind.GAP), Sign.GAP, _SAMPLE)
    if Kind.UNKNOWN in used:
        yield Entry(partial(sample, Kind.UNKNOWN), Sign.UNKNOWN, _SAMPLE)


def sample(kind: Kind, x: float, y: float, *, back: bool = False) -> tuple[Item, ...]:
    """Return a stretch of a step."""
    return tuple(arrow([straight((x, y + 6), (x + _SAMPLE, y + 6))], of_step(kind, back=back)))


def ribbon(colour: str, x: float, y: float) -> tuple[Item, ...]:
    """Return a stretch of a route."""
    return tuple(ribbons([straight((x, y + 6), (x + 2 * marks.SIDE, y + 6))], [colour]))


def feelings(x: float, y: float) -> tuple[Item, ...]:
    """Return the colours of feelings from −2 to +2."""
    items: list[Item] = []
    for index, (colour, value) in enumerate(zip(FEELINGS, (-2, -1, 0, 1, 2), strict=True)):
        left = x + index * _STEP
        items.append(Box(left, y - 1.5, _STEP - 1, 15, colour, None, 2))
        said = f"{value:+d}".replace("-", "−").replace("+0", "0")
        items.append(line(left + _STEP / 2, y + 10, said, BADGE._replace(fill=on_feeling(value)), "middle"))
    return tuple(items)
