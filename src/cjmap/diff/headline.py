"""The numbers that a reviewer wants first, before and after: mood, severe pain points, gaps and evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from cjmap.analysis.feeling import felt
from cjmap.analysis.handoffs import gaps_behind
from cjmap.analysis.standing import Parts, hurts, standing
from cjmap.analysis.steps import meets
from cjmap.model.action import PainPoint
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
    """What one touchpoint brings into the numbers; of pain points, which are open and severe."""

    value: float | None
    severe: Sequence[PainPoint]
    gaps: int
    sourced: bool


class Headlines:
    """Answers for a map, its personas and its stages, and works out once what they share.

    `parts` may hand in what `walk` returns.
    """

    def __init__(self, journey: JourneyMap, parts: Parts | None = None) -> None:
        self._journey = journey
        self._severe = {
            name: severe
            for name, pains in _pain_points(journey, parts).items()
            if (severe := [pain for pain in pains if pain.severity == 3 and not pain.closed])
        }
        self._met: dict[str | None, dict[str, list[_Spot]]] = {}

    def of(self, persona: str | None = None, stage: str | None = None) -> Headline:
        """Return the numbers of the map, or of what one persona meets, or of one stage.

        The mean is that of all felt touchpoints; a hand-off belongs to the stage that it leaves.
        """
        if persona not in self._met:
            self._met[persona] = self._met_by(persona)
        met = self._met[persona]
        spots = list(chain(*met.values())) if stage is None else met.get(stage, [])
        values = [spot.value for spot in spots if spot.value is not None]
        return Headline(
            sum(values) / len(values) if values else None,
            min(values, default=None),
            len({id(pain) for spot in spots for pain in spot.severe}),
            sum([spot.gaps for spot in spots]),
            None
            if self._journey.kind == "future-state" or not spots
            else sum([spot.sourced for spot in spots]) / len(spots),
        )

    def _met_by(self, persona: str | None) -> dict[str, list[_Spot]]:
        """Return the touchpoints that a persona meets, by their stages."""
        gaps = gaps_behind(self._journey, persona)
        return {
            stage.id: [
                _Spot(
                    felt(spot, persona).value,
                    [pain for pain in self._severe.get(spot.id, ()) if hurts(persona, pain)],
                    gaps.get(spot.id, 0),
                    bool(spot.sources),
                )
                for spot in stage.touchpoints
                if meets(persona, spot)
            ]
            for stage in self._journey.stages
        }


def _pain_points(journey: JourneyMap, parts: Parts | None) -> Mapping[str, Sequence[PainPoint]]:
    """Return the pain points at touchpoints, by their ids; mostly each is written where it hurts."""
    own = {spot.id: spot.pain_points for _, spot in journey.touchpoints() if spot.pain_points}
    if journey.pain_points or any(pain.is_reference for pains in own.values() for pain in pains):
        return {name: here.pain_points for name, here in standing(journey, parts).items()}
    return own
