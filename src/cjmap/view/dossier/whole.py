"""Everything that the page of a map tells: its story, and what follows from the map as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cjmap.finding import Finding
from cjmap.model.journey import JourneyMap
from cjmap.view.dossier.apart import Apart, apart
from cjmap.view.dossier.evidence import Mix, mix
from cjmap.view.dossier.filters import Filter, filters, matches
from cjmap.view.dossier.findings import Told, told
from cjmap.view.dossier.handoffs import Handoff, handoffs
from cjmap.view.dossier.metrics import MetricRow, metric_rows
from cjmap.view.dossier.opportunities import Improvement, improvements
from cjmap.view.dossier.people import OnePager, people
from cjmap.view.dossier.routes import RouteRow, route_rows
from cjmap.view.dossier.shops import Shop, shops
from cjmap.view.dossier.upkeep import Upkeep, upkeep
from cjmap.view.heat_map import HeatMap, heat_map
from cjmap.view.known import Known
from cjmap.view.leaving import Leaving, leaving
from cjmap.view.matrix import Matrix, matrix
from cjmap.view.saying import Story
from cjmap.view.story import story


@dataclass(frozen=True, slots=True)
class Dossier:
    """A whole map, or the map of one persona, for a page.

    `findings` is None where nobody ran the rules, which is not the same as that they found nothing. `matches` says
    for each touchpoint, by its id, which options of all filters hold there.
    """

    story: Story
    heat: HeatMap
    handoffs: tuple[Handoff, ...]
    apart: tuple[Apart, ...]
    matrix: Matrix
    improvements: tuple[Improvement, ...]
    people: tuple[OnePager, ...]
    mix: Mix
    shops: tuple[Shop, ...]
    metrics: tuple[MetricRow, ...]
    routes: tuple[RouteRow, ...]
    leaving: tuple[Leaving, ...]
    upkeep: Upkeep
    findings: tuple[Told, ...] | None
    filters: tuple[Filter, ...]
    matches: dict[str, tuple[int, ...]]


def dossier(
    journey: JourneyMap,
    persona: str | None = None,
    file: str | None = None,
    today: date | None = None,
    findings: Iterable[Finding] | None = None,
) -> Dossier:
    """Return what the page of a map tells; with a persona's id, only what that persona meets.

    `file` is the name that the foot of the page gives. Without `today` nothing is said that changes by itself.
    """
    known = Known(journey, persona)
    told_ = story(journey, persona, file)
    chosen = filters(known, told_.lanes)
    top = told_.head
    made = matrix(journey, persona, file, top)
    return Dossier(
        told_,
        heat_map(journey, persona, file, top),
        handoffs(known),
        apart(known),
        made,
        improvements(made, known),
        people(known),
        mix(known),
        shops(known),
        metric_rows(known),
        route_rows(known),
        tuple(leaving(journey, persona)),
        upkeep(known, today),
        None if findings is None else told(findings, known),
        chosen,
        matches(known, chosen),
    )
