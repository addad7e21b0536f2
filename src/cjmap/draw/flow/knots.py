"""Ties steps together that would hide each other: from every alternative of one stage to every one of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.draw import pills
from cjmap.draw.flow.parts import PILL, Knot, Leg, Plan
from cjmap.view.graph_parts import Edge, Graph, Kind

_MANY = 3
"""From so many touchpoints on either side, steps are tied."""
_ROOM = 3
"""A knot stands behind something, and before something, so that its legs have room to come together."""


def tied(made: Plan, graph: Graph) -> set[int]:
    """Add knots to a plan, and return the steps that run through them, by their `id`."""
    stages = {node.id: cluster.id for cluster in graph.clusters for node in cluster.nodes}
    pairs: dict[Knot, list[Edge]] = {}
    for edge in graph.edges:
        if _says_nothing(edge) and stages[edge.start] != stages[edge.end]:
            pairs.setdefault(Knot(stages[edge.start], stages[edge.end]), []).append(edge)
    done: set[int] = set()
    for knot, edges in pairs.items():
        starts, ends = (dict.fromkeys(getattr(edge, end) for edge in edges) for end in ("start", "end"))
        if min(len(starts), len(ends)) >= _MANY and len(edges) == len(starts) * len(ends):
            _tie(made, knot, edges)
            done |= {id(edge) for edge in edges}
    return done


def _says_nothing(edge: Edge) -> bool:
    plain = edge.kind in (Kind.STEP, Kind.UNKNOWN) and not edge.back
    return plain and edge.number == 1 and not (edge.when or edge.share)


def _tie(made: Plan, knot: Knot, edges: Sequence[Edge]) -> None:
    legs = [*_legs(knot, edges, arrives=False), *_legs(knot, edges, arrives=True)]
    last = max(made.spots[leg.at].column for leg in legs if not leg.arrives)
    node = made.stand(pills.KNOT, last, _ROOM)
    for leg in legs:
        tip = made.tip(leg.at)
        made.run(leg, [(PILL, tip, False) if leg.arrives else (tip, PILL, False)], node)
    made.run(knot, [], node)


def _legs(knot: Knot, edges: Sequence[Edge], *, arrives: bool) -> Iterator[Leg]:
    """Yield the legs on one side; one is a hand-off that nobody described if any of its steps is."""
    own: dict[str, list[Edge]] = {}
    for edge in edges:
        own.setdefault(edge.end if arrives else edge.start, []).append(edge)
    for at, steps in own.items():
        unknown = any(step.kind is Kind.UNKNOWN for step in steps)
        routes = tuple(dict.fromkeys(route for step in steps for route in step.routes))
        yield Leg(at, knot, arrives, Kind.UNKNOWN if unknown else Kind.STEP, routes)
