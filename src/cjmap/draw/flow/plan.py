"""The plan of a flow: which cards stand in which column, and how what leads from card to card leaves it.

A stage is a column, or several where it is long. Cards stand in it from the top, so that their places in it are
ours. What leads from one card to the next one below runs straight; all else leaves its column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from cjmap.draw import pills
from cjmap.draw.flow.cards import WIDTH, card, heading
from cjmap.draw.flow.knots import tied
from cjmap.draw.flow.parts import PILL, PORT, Column, Plan, Spot, Straight, Tip
from cjmap.view.graph_parts import Edge, Graph, Node

UNIT = 6.0
"""Heights are multiples of this."""
_APART, _ARROW, _LEAST = 18.0, 30.0, 66.0
"""Between cards: where nothing leads from one to the next, and where an arrow does. The least height of a card."""
_ABOVE, _FOOT, _EMPTY = 12.0, 12.0, 24.0
_FEW, _BROAD, _CARD = 8, 2.5, 0.32
"""Up to so many cards stand in one column. Longer stages are split as long as the picture is at most so many times
as broad as high; a card is about so many times as high as a column with what stands beside it is broad."""
_WITHIN = (WIDTH - 40.0,)
"""How wide the text on a straight line may be."""


def plan(graph: Graph) -> Plan:
    """Return the plan of a graph."""
    heads = [heading(cluster, 0, 0)[1] for cluster in graph.clusters]
    made = Plan(up(_ABOVE + max(heads, default=0) + UNIT))
    split = _split([cluster.nodes for cluster in graph.clusters])
    places = {
        node.id: (index, place) for index, (_, nodes) in enumerate(split) for place, node in enumerate(nodes)
    }
    below = _below(graph.edges, places)
    for cluster, nodes in split:
        _column(made, cluster, nodes, below)
    made.straight = list(below.values())
    done = {id(step.edge) for step in made.straight} | tied(made, graph)
    for edge in graph.edges:
        if id(edge) not in done:
            _edge(made, edge)
    _ends(made, graph)
    return made


def up(height: float) -> float:
    """Return a height rounded up to whole units."""
    return ceil(height / UNIT) * UNIT


def _split(stages: Sequence[tuple[Node, ...]]) -> list[tuple[int, tuple[Node, ...]]]:
    """Share the cards out to columns: one for each stage, more for long ones, equally many cards in each."""
    longest = max(map(len, stages), default=0)
    most = next((most for most in range(_FEW, longest) if _shape(stages, most) <= _BROAD), max(longest, 1))
    found: list[tuple[int, tuple[Node, ...]]] = []
    for index, nodes in enumerate(stages):
        each = ceil(len(nodes) / _parts(nodes, most)) or 1
        found += [(index, nodes[first : first + each]) for first in range(0, max(len(nodes), 1), each)]
    return found


def _parts(nodes: Sequence[Node], most: int) -> int:
    return ceil(len(nodes) / most) or 1


def _shape(stages: Sequence[Sequence[Node]], most: int) -> float:
    """Return about how many times as broad as high a picture is that has at most so many cards in a column."""
    columns = sum(_parts(nodes, most) for nodes in stages)
    return columns / (most * _CARD)


def _below(edges: Sequence[Edge], places: dict[str, tuple[int, int]]) -> dict[str, Straight]:
    """Return the steps that lead straight down, by the card that they lead to."""
    found: dict[str, Straight] = {}
    for edge in edges:
        column, place = places[edge.start]
        if places[edge.end] == (column, place + 1) and edge.end not in found:
            found[edge.end] = Straight(edge, pills.of_edge(edge, _WITHIN))
    return found


def _column(made: Plan, cluster: int, nodes: Sequence[Node], below: dict[str, Straight]) -> None:
    """Stack the cards of a column."""
    fields, y = [("h", made.head)], made.head
    for place, node in enumerate(nodes):
        if place:
            gap = _gap(below.get(node.id))
            fields.append(("", gap))
            y += gap
        height = max(up(card(node, 0, 0)[1]), _LEAST)
        made.spots[node.id] = Spot(node, len(made.columns), y, height)
        fields += [(f"m{node.number}", 2 * PORT), (f"l{node.number}", height - 2 * PORT)]
        y += height
    foot = _FOOT if nodes else _EMPTY
    made.columns.append(Column(cluster, y + foot, (*fields, ("", foot))))


def _gap(step: Straight | None) -> float:
    if step is None:
        return _APART
    return up(step.pill.height + _ARROW) if step.pill else _ARROW


def _edge(made: Plan, edge: Edge) -> None:
    """Add a step that leaves its column: with the journey to the right, against it to the left."""
    start, end = made.spots[edge.start].column, made.spots[edge.end].column
    back = start > end or (start == end and edge.back)
    pill = pills.of_edge(edge)
    node = made.stand(pill, start - back) if pill else ""
    if start == end and not node:
        made.bends.append(edge)
    elif start == end:
        made.run(edge, list(_beside(made, edge)), node)
    elif back:
        tail, head = made.tip(edge.end, low=True), made.tip(edge.start, low=True)
        made.run(edge, [(PILL, head, True), (tail, PILL, True)] if node else [(tail, head, True)], node)
    else:
        tail, head = made.tip(edge.start), made.tip(edge.end)
        made.run(edge, [(tail, PILL, False), (PILL, head, False)] if node else [(tail, head, False)], node)


def _beside(made: Plan, edge: Edge) -> Iterator[tuple[Tip, Tip, bool]]:
    """Yield the wires of a step within a column: back on its left side, on to a later card on its right."""
    if edge.back:
        yield PILL, made.tip(edge.start, low=True), True
        yield PILL, made.tip(edge.end), False
    else:
        yield made.tip(edge.start), PILL, False
        yield made.tip(edge.end, low=True), PILL, True


def _ends(made: Plan, graph: Graph) -> None:
    """Add where customers leave, where journeys end, and where they start."""
    for leaving in graph.exits:
        tail = made.tip(leaving.at)
        made.run(
            leaving, [(tail, PILL, False)], made.stand(pills.of_exit(leaving), made.spots[leaving.at].column)
        )
    for end in graph.ends:
        tail = made.tip(end.at)
        made.run(end, [(tail, PILL, False)], made.stand(pills.of_end(end), made.spots[end.at].column))
    for start in graph.starts:
        head = made.tip(start.at)
        node = made.stand(pills.of_start(start), made.spots[start.at].column - 1)
        made.run(start, [(PILL, head, False)], node)
