"""The numbers that a reviewer wants first, before and after: mood, severe pain points, gaps and evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cjmap.analysis.evidence import Evidence, evidence
from cjmap.analysis.feeling import felt
from cjmap.analysis.handoffs import State, crossings
from cjmap.analysis.standing import Parts, hurts, standing
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
    """Return the numbers of a map, or of what one persona meets, or of one stage; for several ask Headlines."""
    return Headlines(journey).of(persona, stage)


class _Spot(NamedTuple):
    """What one touchpoint brings into the numbers."""

    stage: str
    value: float | None
    severe: frozenset[int]
    gaps: int
    assumed: bool


class Headlines:
    """Answers for a map, its personas and its stages, and works out once what they share.

    `parts` may hand in what `walk` returns.
    """

    def __init__(self, journey: JourneyMap, parts: Parts | None = None) -> None:
        self._journey = journey
        self._standing = standing(journey, parts)
        self._evidence = evidence(journey)
        self._spots: dict[str | None, list[_Spot]] = {}

    def of(self, persona: str | None = None, stage: str | None = None) -> Headline:
        """Return the numbers of the map, or of what one persona meets, or of one stage.

        The mean is that of all felt touchpoints; a hand-off belongs to the stage that it leaves.
        """
        if persona not in self._spots:
            self._spots[persona] = list(self._met_by(persona))
        spots = [spot for spot in self._spots[persona] if stage is None or spot.stage == stage]
        values = [spot.value for spot in spots if spot.value is not None]
        sourced = sum(not spot.assumed for spot in spots) / len(spots) if spots else None
        return Headline(
            sum(values) / len(values) if values else None,
            min(values, default=None),
            len(frozenset[int]().union(*(spot.severe for spot in spots))),
            sum(spot.gaps for spot in spots),
            None if self._journey.kind == "future-state" else sourced,
        )

    def _met_by(self, persona: str | None) -> Iterator[_Spot]:
        gaps: dict[str, int] = {}
        for crossing in crossings(self._journey, persona):
            if crossing.state is State.UNMANAGED:
                gaps[crossing.from_id] = gaps.get(crossing.from_id, 0) + 1
        for stage, spot in self._journey.touchpoints():
            if meets(persona, spot):
                pains = self._standing[spot.id].pain_points
                severe = {
                    id(pain)
                    for pain in pains
                    if pain.severity == 3 and not pain.closed and hurts(persona, pain)
                }
                assumed = self._evidence[spot.id] is Evidence.ASSUMED
                yield _Spot(
                    stage.id, felt(spot, persona).value, frozenset(severe), gaps.get(spot.id, 0), assumed
                )
