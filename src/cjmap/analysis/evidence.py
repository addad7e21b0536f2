"""What the touchpoints of a map rest on."""

from __future__ import annotations

from enum import StrEnum

from cjmap.model.journey import JourneyMap
from cjmap.model.research import OBSERVED
from cjmap.model.touchpoint import Touchpoint


class Evidence(StrEnum):
    """How well a touchpoint is known, least first."""

    PROPOSED = "proposed"
    ASSUMED = "assumed"
    REPORTED = "reported"
    OBSERVED = "observed"


def evidence(journey: JourneyMap, touchpoint: Touchpoint) -> Evidence:
    """Return what a touchpoint rests on: its own `sources`.

    In a future state every touchpoint is proposed. Else it is assumed without a source, observed where one of
    its sources is a mystery shop or saw what people do (analytics, observation, …), and reported otherwise.
    """
    if journey.kind == "future-state":
        return Evidence.PROPOSED
    if not touchpoint.sources:
        return Evidence.ASSUMED
    seen = {source.id for source in journey.sources if source.kind in OBSERVED}
    seen |= {shop.id for shop in journey.mystery_shops}
    return Evidence.REPORTED if seen.isdisjoint(touchpoint.sources) else Evidence.OBSERVED
