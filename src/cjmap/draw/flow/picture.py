"""The flow: stages side by side with their touchpoints as cards, and every way between them as a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from cjmap.draw import edges, header, legend, pills
from cjmap.draw.engine import laid_out
from cjmap.draw.flow import cards as flow_cards
from cjmap.draw.flow import legend as flow_legend
from cjmap.draw.flow.cards import WIDTH
from cjmap.draw.flow.dot import dot
from cjmap.draw.flow.parts import PAD, Knot, Leg, Plan
from cjmap.draw.flow.plan import plan
from cjmap.draw.flow.tracks import Placed, Track, placed
from cjmap.draw.palette import EDGE, GROUND, HAIRLINE, PAPER, of_route
from cjmap.draw.quiet import quiet
from cjmap.draw.scene import Box, Disc, Group, Item, Scene
from cjmap.draw.sheet import GAP, MARGIN
from cjmap.draw.text import BODY, QUIET, SMALL, TITLE, line
from cjmap.view.graph_parts import Course, Edge, End, Exit, Graph, Start, Thing

LEAST = 760.0
"""So wide is a flow at least: its head needs the room."""
_ABOVE, _CORNER = 12.0, 10.0


def flow(graph: Graph, route: str | None = None) -> Scene:
    """Return the flow of a map; with a route's id, that route alone is coloured, and all that is not on it quiet.

    Raises CjmapError where Graphviz does not lay it out.
    """
    made = plan(graph)
    found = laid_out(dot(made))
    right = max(ceil(found.width) + MARGIN, LEAST - MARGIN)
    head, y = _head(graph, right - MARGIN)
    there = placed(made, found.moved(MARGIN, y))
    routes = _coloured(graph, route)
    body = [*_panels(graph, made, there), *_ribbons(there, routes), *_things(graph, made, there, route)]
    foot, y = _foot(graph, routes, y + ceil(found.height), right)
    width, height = right + MARGIN, y + MARGIN / 2
    items = (Box(0, 0, width, height, PAPER), *head, *body, *foot)
    return Scene(graph.id, width, height, graph.title, graph.description, graph.lang, items)


def _head(graph: Graph, width: float) -> tuple[list[Item], float]:
    """Return title and state, whom the map is about, and the facts."""
    people = " · ".join(", ".join(part for part in (p.name, p.role) if part) for p in graph.head.people)
    said = ((graph.title, TITLE), (people, BODY), (" · ".join(graph.head.facts), QUIET))
    items, y = header.masthead(graph.head.state, said, MARGIN, width)
    return items, y + 2 * GAP


def _foot(
    graph: Graph, routes: Sequence[tuple[Course, str]], y: float, right: float
) -> tuple[list[Item], float]:
    found = list(flow_legend.entries(graph, routes))
    rows = [(entry.mark, entry.words) for entry in found]
    items, y = legend.row(rows, y + 2 * GAP, right, {entry.mark: entry.side for entry in found})
    more, y = legend.footer(graph.head.footer, y + GAP, right)
    return [*items, *more], y


def _coloured(graph: Graph, route: str | None) -> list[tuple[Course, str]]:
    """Return the routes that are drawn, each with its colour."""
    colours = [(each, of_route(index)) for index, each in enumerate(graph.routes)]
    return [(each, colour) for each, colour in colours if each.passes and route in (None, each.id)]


def _panels(graph: Graph, made: Plan, there: Placed) -> Iterator[Item]:
    """Yield the grounds of the stages, each with its name."""
    for index, cluster in enumerate(graph.clusters):
        own = [place for place, column in enumerate(made.columns) if column.cluster == index]
        left, right = there.columns[own[0]], there.columns[own[-1]] + WIDTH
        height = max(made.columns[place].height for place in own)
        edge, dash = (EDGE, "4 3") if cluster.alongside else (HAIRLINE, "")
        box = Box(left - PAD, there.top, right - left + 2 * PAD, height, GROUND, edge, _CORNER, dash)
        items, _ = flow_cards.heading(cluster, left, there.top + _ABOVE)
        if not cluster.nodes:
            items.append(line(left, there.top + made.head + 6, "no touchpoints yet", SMALL))
        yield Group(f"{graph.id}.stage-{cluster.id}", "stage", (box, *items), f"stage-{cluster.id}")


def _ribbons(there: Placed, routes: Sequence[tuple[Course, str]]) -> Iterator[Item]:
    for track in there.tracks:
        if isinstance(track.thing, Edge | Leg):
            colours = [colour for route, colour in routes if route.id in track.thing.routes]
            yield from edges.ribbons(track.lines, colours)


def _things(graph: Graph, made: Plan, there: Placed, route: str | None) -> Iterator[Group]:
    """Yield what leads from card to card, and the cards; what is quiet lies behind."""
    on = next((each.passes for each in graph.routes if each.id == route), None)
    for track in sorted(there.tracks, key=lambda track: not _is_away(track.thing, route, on)):
        yield _track(graph, track, away=_is_away(track.thing, route, on))
    for spot in made.spots.values():
        items, _ = flow_cards.card(spot.node, there.columns[spot.column], there.top + spot.y, spot.height)
        away = on is not None and spot.node.id not in on
        anchor = f"touchpoint-{spot.node.id}"
        yield Group(f"{graph.id}.{anchor}", "touchpoint", tuple(quiet(items) if away else items), anchor)


def _is_away(thing: Thing | Leg | Knot, route: str | None, on: Sequence[str] | None) -> bool:
    """Say whether a thing is not on the route that is looked at."""
    if on is None:
        return False
    match thing:
        case Edge() | Leg():
            return route not in thing.routes
        case Start():
            return thing.at != on[0]
        case End():
            return thing.at != on[-1]
        case Exit() | Knot():
            return True


def _track(graph: Graph, track: Track, *, away: bool) -> Group:
    items = list(edges.drawn(track.thing, track.lines))
    if isinstance(track.thing, Knot):
        items.append(Disc(*track.middle, 4, EDGE))
    elif track.pill and not isinstance(track.thing, Leg):
        items += pills.drawn(track.pill, track.middle)
    anchor, kind, link = _named(track.thing)
    return Group(f"{graph.id}.{anchor}", kind, tuple(quiet(items) if away else items), link)


def _named(thing: Thing | Leg | Knot) -> tuple[str, str, str]:
    """Return the id of a thing, what it is, and the anchor of what it is told with on a page."""
    match thing:
        case Edge() as edge:
            base = f"touchpoint-{edge.start}"
            kind = f"step {edge.kind}{' back' if edge.back else ''}"
            return f"{base}.to-{edge.end}{_more(edge.number)}", kind, f"{base}.next"
        case Exit(at=at, number=number):
            return f"touchpoint-{at}.exit{_more(number)}", "exit", f"touchpoint-{at}.exits"
        case End(at=at, number=number):
            return f"touchpoint-{at}.end{_more(number)}", "end", f"touchpoint-{at}.next"
        case Start(at=at):
            return f"touchpoint-{at}.start", "start", f"touchpoint-{at}.entry"
        case Leg(at=at, knot=knot, arrives=arrives):
            other = f"from-stage.{knot.start}" if arrives else f"to-stage.{knot.end}"
            return f"touchpoint-{at}.{other}", f"step {thing.kind}", f"touchpoint-{at}.next"
        case Knot(start=start, end=end):
            return f"stage-{start}.to-stage.{end}", "knot", f"stage-{start}"


def _more(number: int) -> str:
    return f".{number}" if number > 1 else ""
