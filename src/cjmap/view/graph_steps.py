"""The steps of a graph: how each is kept, what it says, and which routes take it; and where the journey ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from cjmap.analysis.handoffs import Crossing, State, crossings
from cjmap.analysis.routes import filled
from cjmap.analysis.steps import Way
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.graph_parts import Course, Edge, End, Exit, Kind
from cjmap.view.items import Facts
from cjmap.view.said import UNSAID
from cjmap.words import percent

_KINDS = {State.MANAGED: Kind.MANAGED, State.UNMANAGED: Kind.GAP, State.UNKNOWN: Kind.UNKNOWN}


def edges(facts: Facts, courses: Sequence[Course]) -> tuple[Edge, ...]:
    """Return every step between two touchpoints, in the order of the file."""
    taken: dict[tuple[str, str], list[str]] = {}
    for course in courses:
        for pair in dict.fromkeys(pairwise(course.passes)):
            taken.setdefault(pair, []).append(course.id)
    seen: Counter[tuple[str, str]] = Counter()
    found: list[Edge] = []
    for way in _ways(facts):
        if way.end is not None:
            pair = way.start.id, way.end.id
            seen[pair] += 1
            routes = tuple(taken.get(pair, ())) if seen[pair] == 1 else ()
            found.append(_edge(way, way.end, seen[pair], routes, facts))
    return tuple(found)


def _ways(facts: Facts) -> Iterable[Way]:
    return (way for found in facts.ways.values() for way in found)


def _edge(way: Way, end: Touchpoint, number: int, routes: tuple[str, ...], facts: Facts) -> Edge:
    crossing = next(iter(crossings(facts.journey, facts.persona, (way,))), None)
    return Edge(
        way.start.id,
        end.id,
        number,
        _KINDS[crossing.state] if crossing else Kind.STEP,
        facts.numbers[end.id] <= facts.numbers[way.start.id],
        *_said(way),
        _lost(crossing),
        routes,
    )


def _said(way: Way) -> tuple[str, str]:
    """Return the condition of a way, and its share."""
    return ((way.step.when or ""), percent(way.step.share)) if way.step else ("", "")


def _lost(crossing: Crossing | None) -> str:
    return (crossing.loses or "") if crossing and crossing.is_gap else ""


def exits(spots: Iterable[Touchpoint]) -> Iterator[Exit]:
    """Yield where customers leave."""
    for spot in spots:
        for number, way in enumerate(spot.exits, start=1):
            yield Exit(spot.id, number, way.why or way.when or UNSAID, percent(way.share), way.to or "")


def ends(facts: Facts) -> Iterator[End]:
    """Yield where the journey ends, as written or because nothing follows."""
    for name, found in facts.ways.items():
        last = (way for way in found if way.end is None)
        for number, way in enumerate(last, start=1):
            yield End(name, number, *_said(way))


def routes(facts: Facts) -> tuple[Course, ...]:
    """Return the routes of a map, or those that a persona takes, as that persona takes them."""
    journey, persona = facts.journey, facts.persona
    if persona is not None:
        theirs = (route for route in journey.routes if not route.personas or persona in route.personas)
        journey = journey.with_(routes=tuple(route.with_(personas=(persona,)) for route in theirs))
    return tuple(
        Course(
            found.route.id,
            found.route.name,
            percent(found.route.share),
            (found.route.ends or "").replace("-", " "),
            tuple(spot.id for spot in found.touchpoints),
        )
        for found in filled(journey)
    )
