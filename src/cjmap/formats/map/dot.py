"""A map as DOT, the language of Graphviz: complete and readable, to be laid out, changed and gone on from.

Texts of the map stand in labels alone, each through `label`; names of nodes are ours. Nothing else that Graphviz
would follow, such as an address or a file, is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap

import graphviz

from cjmap.draw.looks import DOTS, of_step
from cjmap.draw.palette import EDGE, GROUND, HAIRLINE, INK, LIGHT, MUTED, of_feeling, of_route, on_feeling
from cjmap.draw.scene import SOLID
from cjmap.view.graph_parts import Cluster, Course, Edge, End, Exit, Graph, Kind, Node, Start
from cjmap.view.said import signed
from cjmap.visible import visible

PICTURE = True
"""This format draws a map; it takes its graph."""
MOST = 240
"""So many letters of one text are written."""
_BROAD, _NARROW = 36, 26
"""So many letters stand in a line of a node, and beside an edge."""
_FONT = "Helvetica"


def write(graph: Graph) -> str:
    """Return the DOT document."""
    made = graphviz.Digraph(
        "flow",
        graph_attr={
            "fontname": _FONT,
            "fontsize": "20",
            "label": label(graph.title),
            "labelloc": "t",
            "ranksep": "0.4",
        },
        node_attr={
            "fontname": _FONT,
            "fontsize": "11",
            "margin": "0.16,0.09",
            "shape": "box",
            "style": "rounded,filled",
        },
        edge_attr={"fontname": _FONT, "fontsize": "10"},
    )
    for cluster in graph.clusters:
        made.subgraph(_cluster(cluster))
    clear = [(route, LIGHT[of_route(n)]) for n, route in enumerate(graph.routes) if route.passes]
    if clear:
        made.subgraph(_routes(clear))
    colours = {route.id: colour for route, colour in clear}
    names = {node.id: f"t{node.number}" for node in graph.nodes}
    for edge in graph.edges:
        made.edge(names[edge.start], names[edge.end], **_edge(edge, colours))
    outside: tuple[Start | Exit | End, ...] = (*graph.starts, *graph.exits, *graph.ends)
    for number, thing in enumerate(outside, start=1):
        name, at = f"x{number}", names[thing.at]
        made.node(name, **_outside(thing))
        made.edge(*((name, at) if isinstance(thing, Start) else (at, name)), color=LIGHT[MUTED])
    return str(made.source)


def label(*texts: str, width: int = MOST, left: bool = False) -> str:
    """Return texts as a label, each in lines of its own; empty ones are left out.

    Markup, escapes and entities in them are letters like any other, and long texts are clipped.
    """
    end = "\\l" if left else "\\n"
    lines = [line for text in texts for line in wrap(_clipped(text), width)]
    said = end.join(graphviz.escape(line.replace("&", "&amp;")) for line in lines)
    made: str = graphviz.nohtml(said + end * left)  # a type of text that is never taken for markup
    return made


def _clipped(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= MOST else f"{shown[: MOST - 1].rstrip()}…"


def _cluster(cluster: Cluster) -> graphviz.Digraph:
    note = "alongside the others" if cluster.alongside else "one of these" if cluster.alternatives else ""
    made = graphviz.Digraph(
        f"cluster_{cluster.number}",
        graph_attr={
            "bgcolor": LIGHT[GROUND],
            "color": LIGHT[HAIRLINE],
            "fontsize": "14",
            "label": label(
                f"{cluster.number}  {cluster.name}", cluster.question, note, width=_BROAD, left=True
            ),
            "labeljust": "l",
            "style": "rounded",
        },
    )
    for node in cluster.nodes:
        made.node(f"t{node.number}", **_node(node))
    if not cluster.nodes:
        made.node(f"s{cluster.number}", label="no touchpoints yet", shape="plaintext", style="")
    return made


def _node(node: Node) -> dict[str, str]:
    facts = (
        str(node.number),
        *(name.upper() for name in node.channels),
        "" if node.with_us else "WITHOUT US",
        "" if node.value is None else signed(node.value),
        "★ moment of truth" if node.moment_of_truth else "",
    )
    pains = (f"▲ S{pain.severity} {pain.text}" for pain in node.pains)
    words = label(" · ".join(filter(None, facts)), node.name, node.words, *pains, width=_BROAD, left=True)
    fill, font = (of_feeling(node.value), on_feeling(node.value)) if node.value is not None else ("card", INK)
    more = {"style": "rounded,filled,dashed"} if node.assumed else {}
    return {"label": words, "color": LIGHT[EDGE], "fillcolor": LIGHT[fill], "fontcolor": LIGHT[font], **more}


def _routes(routes: Sequence[tuple[Course, str]]) -> graphviz.Digraph:
    """Return what the colours of routes mean; steps have one line more for each route that takes them."""
    made = graphviz.Digraph(
        "cluster_routes", graph_attr={"color": LIGHT[HAIRLINE], "label": "Routes", "labeljust": "l"}
    )
    for number, (route, colour) in enumerate(routes, start=1):
        words = label(" · ".join(filter(None, (route.name, route.share, route.ends))), width=_BROAD)
        made.node(f"r{number}", label=words, shape="plaintext", style="", fontcolor=colour)
    return made


def _edge(edge: Edge, colours: Mapping[str, str]) -> dict[str, str]:
    said = (edge.share, edge.when, "managed" if edge.kind is Kind.MANAGED else "")
    loses = f"loses: {edge.loses}" if edge.loses else ""
    words = label(" · ".join(filter(None, said)), loses, width=_NARROW)
    look = of_step(edge.kind, back=edge.back)
    style = {DOTS: {"style": "dotted"}, SOLID: {}}.get(look.dash, {"style": "dashed"})
    font = LIGHT[MUTED if look.stroke == EDGE else look.stroke]
    lines = ":".join((LIGHT[look.stroke], *(colours[route] for route in edge.routes)))
    return {**({"label": words} if words else {}), "color": lines, "fontcolor": font, **style}


def _outside(thing: Start | Exit | End) -> dict[str, str]:
    """Return how what lies outside of all stages is drawn: starts, exits and ends."""
    match thing:
        case Start():
            share = {"xlabel": label(thing.share)} if thing.share else {}
            return {"label": "", "shape": "point", "width": "0.15", **share}
        case Exit():
            to = f"to {thing.to}" if thing.to else ""
            words = label("exit", thing.share, thing.why, to, width=_NARROW)
            return {
                "label": words,
                "color": LIGHT[EDGE],
                "fillcolor": "white",
                "shape": "note",
                "style": "filled",
            }
        case End():
            words = label(thing.share, thing.when, width=_NARROW)
            small = {"shape": "doublecircle", "margin": "0", "fontsize": "9"}
            return {"label": words or "end", "fillcolor": "white", **({} if words else small)}
