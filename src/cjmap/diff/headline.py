"""The numbers that a reviewer wants first, before and after: mood, severe pain points, gaps and evidence."""

from __future__ import annotations

from typing import NamedTuple

from cjmap.analysis.evidence import Evidence, evidence
from cjmap.analysis.feeling import felt
from cjmap.analysis.handoffs import State, crossings
from cjmap.analysis.standing import hurts, standing
from cjmap.analysis.steps import meets
from cjmap.model.journey import JourneyMap


class Headline(NamedTuple):
    """One map in numbers; `mean` and `lowest` are feelings from −2 to 2, `sourced` a share from 0 to 1.

    A number is None where nothing is known, and `sourced` in a future state, where nothing can have been seen.
    """

    mean: float | None
    lowest: float | None
    severe: int
    gaps: int
    sourced: float | None


def headline(journey: JourneyMap, persona: str | None = None, stage: str | None = None) -> Headline:
    """Return the numbers of a map, or of what one persona meets, or of one stage.

    The mean is that of all felt touchpoints; a hand-off belongs to the stage that it leaves.
    """
    spots = [
        spot
        for place, spot in journey.touchpoints()
        if meets(persona, spot) and (stage is None or place.id == stage)
    ]
    here = {spot.id for spot in spots}
    values = [value for spot in spots if (value := felt(spot, persona).value) is not None]
    stands = standing(journey)
    severe = {
        id(pain)
        for spot in spots
        for pain in stands[spot.id].pain_points
        if pain.severity == 3 and not pain.closed and hurts(persona, pain)
    }
    known = evidence(journey)
    rested = [known[spot.id] is not Evidence.ASSUMED for spot in spots]
    return Headline(
        sum(values) / len(values) if values else None,
        min(values, default=None),
        len(severe),
        sum(
            crossing.state is State.UNMANAGED and crossing.from_id in here
            for crossing in crossings(journey, persona)
        ),
        sum(rested) / len(rested) if rested and journey.kind != "future-state" else None,
    )
