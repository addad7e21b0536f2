"""What the touchpoints of a map rest on."""

from __future__ import annotations

from enum import StrEnum

from cjmap.model.journey import JourneyMap
from cjmap.model.research import OBSERVED


class Evidence(StrEnum):
    """How well a touchpoint is known, least first."""

    PROPOSED = "proposed"
    ASSUMED = "assumed"
    REPORTED = "reported"
    OBSERVED = "observed"


def evidence(journey: JourneyMap) -> dict[str, Evidence]:
    """Return what each touchpoint, by its id, rests on: its own `sources`.

    In a future state every touchpoint is proposed. Else it is assumed without a source, observed where one of
    its sources is a mystery shop or saw what people do (analytics, observation, …), and reported otherwise.
    """
    seen = observing(journey)
    future = journey.kind == "future-state"
    return {
        touchpoint.id: Evidence.PROPOSED if future else resting_on(touchpoint.sources, seen)
        for _, touchpoint in journey.touchpoints()
    }


def observing(journey: JourneyMap) -> set[str]:
    """Return the ids of sources that saw what people do, and of mystery shops."""
    seen = {source.id for source in journey.sources if source.kind in OBSERVED}
    return seen | {shop.id for shop in journey.mystery_shops}


def resting_on(sources: tuple[str, ...], seen: set[str]) -> Evidence:
    """Return the evidence that sources give; `seen` are those that saw what people do."""
    if not sources:
        return Evidence.ASSUMED
    return Evidence.REPORTED if seen.isdisjoint(sources) else Evidence.OBSERVED
