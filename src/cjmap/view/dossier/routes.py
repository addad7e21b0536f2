"""The routes over a map: who takes each, what it passes, how it feels on the way, and how it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cjmap.analysis.routes import Filled, filled
from cjmap.view.dossier.spots import At, at_spot
from cjmap.view.known import Known
from cjmap.view.saying import Saying
from cjmap.view.telling import told
from cjmap.words import percent


@dataclass(frozen=True, slots=True)
class RouteRow:
    """One route; `whose` are the ids of the personas that take it, `people` their names.

    `passes` is empty where its way is not clear, and then `via` says what it names.
    """

    told: Saying
    whose: tuple[str, ...]
    people: tuple[str, ...]
    share: str
    ends: str
    passes: tuple[At, ...]
    via: tuple[str, ...]

    @property
    def lowest(self) -> At | None:
        """Return where it feels worst on the way, None where nobody said how any of it feels."""
        known = [(at.value, at) for at in self.passes if at.value is not None]
        return min(known, key=lambda pair: pair[0])[1] if known else None


def route_rows(known: Known) -> tuple[RouteRow, ...]:
    """Return the routes of a map, or those that its persona takes."""
    routes = filled(known.journey) if known.journey.routes else ()
    return tuple(
        _row(each, known)
        for each in routes
        if known.persona is None or not each.route.personas or known.persona in each.route.personas
    )


def _passed(found: Filled, known: Known) -> Iterator[At]:
    """Yield what a route passes of that which the persona of the map meets."""
    theirs = {spot.id for spot in known.met}
    yield from (at_spot(spot, known) for spot in found.touchpoints if spot.id in theirs)


def _row(found: Filled, known: Known) -> RouteRow:
    route = found.route
    return RouteRow(
        told(route, known, {"personas", "share", "via", "ends"}),
        route.personas,
        known.names.all_of("persona", route.personas),
        percent(route.share),
        (route.ends or "").replace("-", " "),
        () if found.holes else tuple(_passed(found, known)),
        tuple(known.of("touchpoint", name).text for name in route.via),
    )
