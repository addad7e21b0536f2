"""The routes whole: between the touchpoints that a route names, what has one way is filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from cjmap.analysis.reach import starts
from cjmap.analysis.steps import Way, meets, ways
from cjmap.model.journey import JourneyMap, Route
from cjmap.model.touchpoint import Touchpoint

MOST_LOOKS = 2_000_000
"""So many ways are looked at to fill the routes of a map; what is left then stays unfilled."""

_BEFORE = ""
"""Stands before every start of the map; no touchpoint has this id."""


class Fork(NamedTuple):
    """Where two ways part, by ids: at one touchpoint, over one next touchpoint or over another."""

    at: str
    one: str
    other: str


class Hole(NamedTuple):
    """A stretch of a route that cannot be filled: two ways part at the fork, or, without one, none leads there.

    `place` is the index in `via` of the touchpoint at its end.
    """

    place: int
    start: str
    end: str
    fork: Fork | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A route with everything that it passes; empty where it has holes, names nothing, or is too large to fill.

    `persona` is the one for whom it was filled. `strangers` are indexes in `via` of touchpoints that none of the
    route's personas meets.
    """

    route: Route
    touchpoints: tuple[Touchpoint, ...] = ()
    persona: str | None = None
    holes: tuple[Hole, ...] = ()
    strangers: tuple[int, ...] = ()


def filled(journey: JourneyMap, found: Sequence[Way] | None = None) -> tuple[Filled, ...]:
    """Return the routes of a map, filled.

    A route ends at its last `via`. It starts at its first one; where that is no start of the journey and exactly
    one way leads to it from the start, that way belongs to the route too. From one `via` to the next the only way
    is filled in that meets nothing twice, so that loops neither make a route ambiguous nor are walked; where a
    choice leads straight to the next `via`, that step is taken and no detour, as it is the one that was named.
    Two such ways, or none, make a hole. A route may name a touchpoint again: it comes back to it.

    A route of several personas is filled for the first of them for whom it has no hole, over the touchpoints that
    they meet. A touchpoint of a stage alongside to which no way leads is no part of the sequence and is left out.

    `found` may hand in what `ways` returns for everybody.
    """
    known = {spot.id: spot for _, spot in journey.touchpoints()}
    aside = {spot.id for stage, spot in journey.touchpoints() if stage.alongside}
    filler = _Filler(journey, found)
    done: list[Filled] = []
    for route in journey.routes:
        try:
            done.append(_filled(route, known, aside, filler))
        except _TooMuchError:
            done.append(Filled(route))
    return tuple(done)


def _filled(route: Route, known: dict[str, Touchpoint], aside: set[str], filler: _Filler) -> Filled:
    whose = route.personas or (None,)
    strangers = tuple(
        place for place, name in enumerate(route.via) if not any(meets(who, known[name]) for who in whose)
    )
    first: Filled | None = None
    for who in whose:
        graph = filler.graph(who)
        via = [
            (place, name)
            for place, name in enumerate(route.via)
            if meets(who, known[name]) and (name not in aside or graph.into.get(name))
        ]
        names, holes = filler.along(graph, via)
        tried = Filled(route, tuple(known[name] for name in names), who, tuple(holes), strangers)
        if not holes and (names or not route.via):
            return tried
        first = first or tried
    return first or Filled(route)


class _TooMuchError(Exception):
    """The work of filling routes has come to its limit."""


class _Graph(NamedTuple):
    """The ways of a persona by ids, forwards and backwards, each once."""

    onto: dict[str, list[str]]
    into: dict[str, list[str]]


class _Filler:
    """Fills stretches of routes within a bounded number of looks at ways."""

    def __init__(self, journey: JourneyMap, found: Sequence[Way] | None) -> None:
        self._journey = journey
        self._found: dict[str | None, Sequence[Way]] = {} if found is None else {None: found}
        self._graphs: dict[str | None, _Graph] = {}
        self._left = MOST_LOOKS

    def graph(self, persona: str | None) -> _Graph:
        """Return the ways of a persona, made once."""
        if persona not in self._graphs:
            onto: dict[str, dict[str, None]] = {}
            into: dict[str, dict[str, None]] = {}
            pairs = [(_BEFORE, spot.id) for spot in starts(self._journey, persona)]
            led = self._found.get(persona) or ways(self._journey, persona)
            pairs += [(way.start.id, way.end.id) for way in led if way.end is not None]
            self._spend(len(pairs))
            for start, end in pairs:
                onto.setdefault(start, {})[end] = None
                into.setdefault(end, {})[start] = None
            self._graphs[persona] = _Graph(*({k: list(v) for k, v in each.items()} for each in (onto, into)))
        return self._graphs[persona]

    def along(self, graph: _Graph, via: list[tuple[int, str]]) -> tuple[list[str], list[Hole]]:
        """Return everything along a route, or nothing and its holes."""
        if not via:
            return [], []
        first = via[0][1]
        lead = self._between(graph, _BEFORE, first)
        names, holes = lead[1:] if isinstance(lead, list) else [first], []
        for (_, start), (place, end) in pairwise(via):
            stretch = self._between(graph, start, end)
            if isinstance(stretch, list):
                names += stretch[1:]
            else:
                holes.append(Hole(place, start, end, stretch))
        return ([], holes) if holes else (names, [])

    def _between(self, graph: _Graph, start: str, end: str) -> list[str] | Fork | None:
        """Return the way from one touchpoint to another, both included; where two ways part; or nothing."""
        if end in graph.onto.get(start, ()):
            return [start, end]
        path = self._shortest(graph, start, end)
        return path and (self._fork(graph, path) or path)

    def _shortest(self, graph: _Graph, start: str, end: str) -> list[str] | None:
        came: dict[str, str] = {}
        waiting = [start]
        for here in waiting:
            for there in self._looked(graph.onto.get(here, [])):
                if there == end:
                    return [*_back(came, here, start), end]
                if there not in came and there != start:
                    came[there] = here
                    waiting.append(there)
        return None

    def _fork(self, graph: _Graph, path: list[str]) -> Fork | None:
        """Return where a second way parts from the path, if there is one.

        A second way follows the path up to some touchpoint, leaves it there, and comes to the end without
        meeting anything of the path so far again. From the end of the path backwards, those who come to the end
        that way only ever become more, so that each way is looked at once. The last step of the path leads
        straight to its end: it is taken, whatever else leads there.
        """
        end, last = path[-1], path[-2]
        blocked, arriving, waiting = set(path[:-2]), {end, last}, [end, last]
        for here, onward in zip(path[-3::-1], path[-2:0:-1], strict=True):
            while waiting:
                for before in self._looked(graph.into.get(waiting.pop(), [])):
                    if before not in blocked and before not in arriving:
                        arriving.add(before)
                        waiting.append(before)
            for other in self._looked(graph.onto[here]):
                if other != onward and other in arriving:
                    return Fork(here, onward, other)
            blocked.discard(here)
            arriving.add(here)
            waiting.append(here)
        return None

    def _looked(self, names: list[str]) -> list[str]:
        self._spend(len(names) + 1)
        return names

    def _spend(self, looks: int) -> None:
        self._left -= looks
        if self._left < 0:
            raise _TooMuchError


def _back(came: dict[str, str], here: str, start: str) -> Iterator[str]:
    path = [here]
    while path[-1] != start:
        path.append(came[path[-1]])
    return reversed(path)
