"""Which pictures a command draws, where they go, and how one is drawn."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from cjmap.commands import _emit
from cjmap.commands._options import STANDARD_OUTPUT, target
from cjmap.errors import Misuse
from cjmap.formats import registry
from cjmap.words import nearest, series

if TYPE_CHECKING:
    from cjmap.draw.scene import Scene
    from cjmap.model.journey import JourneyMap
    from cjmap.view.graph_parts import Graph

DEFAULT, PAGE, TEXT_OF_GRAPH = "svg", "html", "dot"
_SHOWN = 12


class View(StrEnum):
    """What of a map a picture shows."""

    POSTER = "poster"
    FLOW = "flow"


GRAPHS = frozenset({View.FLOW})
"""The views that are graphs: what DOT can say."""


class Look(NamedTuple):
    """How a map is drawn."""

    persona: str | None = None
    columns: Literal["auto", "touchpoint", "stage"] = "auto"
    scale: float = 1
    view: View = View.POSTER
    route: str | None = None

    def stem(self, name: str) -> str:
        """Return what the file of a map is called in a folder; only the poster is called like the map."""
        return name if self.view is View.POSTER else f"{name}.{self.view.value}"


class Place(NamedTuple):
    """Where pictures go, and in which formats: standard output (no path), one file, or a folder."""

    formats: tuple[str, ...]
    path: str | None = None
    is_folder: bool = False

    def files(self, stem: str) -> Iterator[tuple[str, str]]:
        """Yield the file for each format of a map; `stem` is its name in a folder."""
        for name in self.formats:
            yield name, str(Path(self.path or "") / f"{stem}.{name}") if self.is_folder else self.path or ""


def place(output: str | None, words: Sequence[str]) -> Place:
    """Read where pictures go: a word with a suffix is a file, any other a folder; raises Misuse."""
    formats = tuple(dict.fromkeys(_picture(word, f"there is no picture format `{word}`") for word in words))
    if output is None or output in STANDARD_OUTPUT:
        return Place(_one(formats or (DEFAULT,), "standard output"))
    path = target(output, "the picture") or ""
    if _is_folder(path):
        return Place(formats or (DEFAULT,), path, is_folder=True)
    if formats:
        return Place(_one(formats, f"`{path}`"), path)
    suffix = Path(path).suffix.removeprefix(".").lower()
    return Place((_picture(suffix, f"the suffix of `{path}` names no picture format"),), path)


def _is_folder(path: str) -> bool:
    return path.endswith(("/", os.sep)) or os.path.isdir(path) or not Path(path).suffix  # noqa: PTH112 - never raises


def _one(formats: tuple[str, ...], where: str) -> tuple[str, ...]:
    if len(formats) > 1:
        raise Misuse(f"{len(formats)} formats do not fit into {where}", "name a folder: -o pictures/")
    return formats


def _picture(name: str, complaint: str) -> str:
    """Return the name of a format that writes pictures; raises Misuse with those that there are."""
    if name in registry.names("map") and _draws(name):
        return name
    pictures = [each for each in registry.names("map") if _draws(each)]
    close = nearest(name, pictures)
    raise Misuse(complaint, f"did you mean {close}?" if close else f"known: {series(pictures, 'and')}")


def _draws(name: str) -> bool:
    return getattr(registry.module("map", name), "PICTURE", False)


def fitting(look: Look, formats: Sequence[str]) -> Look:
    """Return a look; raises Misuse where a view cannot be had in a format, or does not know an option."""
    if TEXT_OF_GRAPH in formats and look.view not in GRAPHS:
        graphs = series(sorted(GRAPHS), "or")
        raise Misuse(f"the {look.view} is no graph, and DOT says nothing else", f"add --view {graphs}")
    if PAGE in formats and look.view is not View.POSTER:
        raise Misuse(
            f"a page shows the poster, and not the {look.view}", "leave --view out, or draw it as svg"
        )
    if look.columns != "auto" and look.view is not View.POSTER:
        raise Misuse("--columns is for the poster alone", "leave it out")
    if look.route is not None and look.view is not View.FLOW:
        raise Misuse("--route is for the flow alone", "add --view flow")
    return look


def picture(journey: JourneyMap, name: str, look: Look, file: str | None) -> str | bytes:
    """Return the picture of a map in a format; `file` is the name that its footer gives."""
    module = registry.module("map", name)
    match name:
        case "dot":
            text: str = module.write(_graph(journey, look, file))
            return text
        case "html":
            from cjmap.draw.svg import inline
            from cjmap.view.story import story

            poster = inline(_SCENES[look.view](journey, look, file))
            page: str = module.write(story(journey, look.persona, file), poster)
            return page
        case "png":
            return _pixels(_SCENES[look.view](journey, look, file), look.scale)
        case _:
            document: str = module.write(_SCENES[look.view](journey, look, file))
            return document


def _poster(journey: JourneyMap, look: Look, file: str | None) -> Scene:
    from cjmap.draw.poster import poster
    from cjmap.view.grid import grid

    return poster(grid(journey, look.persona, file=file), look.columns)


def _flow(journey: JourneyMap, look: Look, file: str | None) -> Scene:
    from cjmap.draw.flow import flow

    return flow(_graph(journey, look, file), look.route)


_SCENES: Mapping[View, Callable[[JourneyMap, Look, str | None], Scene]] = {
    View.POSTER: _poster,
    View.FLOW: _flow,
}
"""How each view is drawn."""


def _graph(journey: JourneyMap, look: Look, file: str | None) -> Graph:
    """Return the graph of a map; raises Misuse where it has no such route, or does not say where that leads."""
    from cjmap.view.graph import graph

    made = graph(journey, look.persona, file)
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


def _pixels(scene: Scene, scale: float) -> bytes:
    """Return a picture in pixels; raises Misuse where it would be too large to hold in memory."""
    from cjmap.formats.map import png

    most = png.largest_scale(scene)
    if scale > most:
        raise Misuse(
            f"at scale {scale:g} the picture would be {scene.width * scale:,.0f} pixels wide, too many to hold",
            f"--scale {int(most * 10) / 10:g} is the most for this map; an SVG is sharp at any size",
        )
    if lacking := png.foreign(scene):
        shown = lacking[:_SHOWN] + ("…" if len(lacking) > _SHOWN else "")
        _emit.say(
            f"cjmap: the bundled font lacks {shown}: fonts of this system draw it, other machines may differ"
        )
    return png.write(scene, scale)
