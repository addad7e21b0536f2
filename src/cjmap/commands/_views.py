"""The scenes of a map: what each view draws, with what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cjmap.commands._look import Look, View
from cjmap.errors import Misuse
from cjmap.words import nearest, series

if TYPE_CHECKING:
    from cjmap.draw.palette import Theme
    from cjmap.draw.scene import Scene
    from cjmap.files.raster import Raster
    from cjmap.load.session import Job
    from cjmap.model.journey import JourneyMap
    from cjmap.view.graph_parts import Graph
    from cjmap.view.grid import Grid


class Sight(NamedTuple):
    """A map that is to be drawn: the name that its footer gives, its images, the map under it, and the colours.

    `currency` is that of its project, for what opportunities bring and cost.
    """

    journey: JourneyMap
    file: str | None
    images: Mapping[str, Raster]
    under: JourneyMap | None
    theme: Theme
    currency: str | None = None


def footer_name(job: Job) -> str | None:
    """Return the name of a map's file as a footer gives it, the same in every folder; None for a stream."""
    name = job.file.named or job.file.path
    return None if name.startswith("<") else name.replace("\\", "/").rpartition("/")[2]


class Drawn(NamedTuple):
    """The sheets of a picture, mostly one; `said` is what to tell people about them."""

    scenes: tuple[Scene, ...]
    said: str = ""


def scenes(sight: Sight, look: Look) -> Drawn:
    """Return the scenes of a view."""
    return _SCENES[look.view](sight, look)


def _poster(sight: Sight, look: Look) -> Drawn:
    from cjmap.draw.poster import poster

    shown = grid_of(sight, look)
    if look.paper is not None:
        from cjmap.draw.paper.sheets import PAPERS, blank_sheets, sheets

        paper = PAPERS[look.paper.value]
        made = blank_sheets(shown, paper) if look.blank else sheets(shown, look.shape, paper)
        return Drawn(made.scenes, made.said)
    if look.blank:
        from cjmap.draw.paper.blank import blank

        return Drawn((blank(shown),))
    return Drawn((poster(shown, look.shape),))


def grid_of(sight: Sight, look: Look) -> Grid:
    """Return the grid of a poster, with the lanes that are wanted; raises Misuse for a lane that no map has."""
    from cjmap.view.grid import grid
    from cjmap.view.lanes import HEADINGS

    made = grid(sight.journey, look.persona, file=sight.file, pictures=sight.images, under=sight.under)
    for name in look.lanes:
        if name not in HEADINGS:
            close = nearest(name, HEADINGS)
            raise Misuse(
                f"there is no lane `{name}`",
                f"did you mean {close}?" if close else f"lanes are {series(HEADINGS, 'and')}",
            )
    if not look.lanes:
        return made
    return replace(
        made,
        lanes=tuple(lane for lane in made.lanes if lane.field in look.lanes),
        routes=made.routes if "routes" in look.lanes else (),
    )


def _flow(sight: Sight, look: Look) -> Drawn:
    from cjmap.draw.flow.picture import flow

    return Drawn((flow(graph_of(sight, look), look.route),))


def _gaps(sight: Sight, look: Look) -> Drawn:
    from cjmap.draw.gaps.picture import gaps_picture
    from cjmap.view.gaps import gaps

    return Drawn((gaps_picture(gaps(sight.journey, look.persona, look.by.value, sight.file)),))


def _blueprint(sight: Sight, look: Look) -> Drawn:
    from cjmap.draw.blueprint.picture import blueprint

    return Drawn((blueprint(sight.journey, look.persona, sight.file),))


def _heat_map(sight: Sight, look: Look) -> Drawn:
    from cjmap.draw.heat.picture import heat_map

    return Drawn((heat_map(sight.journey, look.persona, sight.file),))


def _matrix(sight: Sight, look: Look) -> Drawn:
    from cjmap.draw.matrix.picture import matrix

    return Drawn((matrix(sight.journey, look.persona, sight.file),))


def _curve(sight: Sight, look: Look) -> Drawn:
    from cjmap.draw.slide.picture import curve

    return Drawn((curve(sight.journey, look.persona, sight.file, sight.under),))


_SCENES: Mapping[View, Callable[[Sight, Look], Drawn]] = {
    View.POSTER: _poster,
    View.FLOW: _flow,
    View.GAPS: _gaps,
    View.BLUEPRINT: _blueprint,
    View.HEATMAP: _heat_map,
    View.MATRIX: _matrix,
    View.CURVE: _curve,
}
"""How each view is drawn."""


def graph_of(sight: Sight, look: Look) -> Graph:
    """Return the graph of a map; raises Misuse where it has no such route, or does not say where that leads."""
    from cjmap.view.graph import graph

    made = graph(sight.journey, look.persona, sight.file)
    routes = {route.id: route for route in made.routes}
    if look.route is not None and look.route not in routes:
        close = nearest(look.route, routes)
        hint = f"did you mean {close}?" if close else f"it has {series(routes, 'and')}" if routes else None
        whose = f" of {look.persona}" if look.persona else ""
        raise Misuse(f"the map has no route `{look.route}`{whose}", hint)
    if look.route is not None and not routes[look.route].passes:
        raise Misuse(
            f"the way of the route `{look.route}` is not clear",
            "cjmap lint says where it needs another `via`",
        )
    return made
