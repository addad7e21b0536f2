"""The heat map: which touchpoints hurt, delight or decide."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from cjmap.analysis.standing import Standing, hurts, standing
from cjmap.analysis.steps import meets
from cjmap.model.journey import JourneyMap


class Heat(StrEnum):
    """What a touchpoint is on the heat map; it may be several of them, or none."""

    __hash__ = str.__hash__  # an enumeration's own is written in Python, and these stand in sets

    PAIN_POINT = "pain point"
    DELIGHT = "delight"
    MOMENT_OF_TRUTH = "moment of truth"


EXTREME = frozenset(Heat)
"""All at once: the same moment goes very well or very badly, which is extreme inconsistency."""


def heat(
    journey: JourneyMap, persona: str | None = None, stands: Mapping[str, Standing] | None = None
) -> dict[str, frozenset[Heat]]:
    """Return what each touchpoint is on the heat map, by its id, in the order of the file.

    A touchpoint is a pain point while an open one stands at it (a closed one does not heat it), a delight where
    one stands at it, and a moment of truth where it is marked as one. For a persona, those that they do not
    meet are left out, and so are the pain points of others. `stands` may hand in what `standing` returns.

    Source: the heat map of service design practice, format.md "Derived".
    """
    found = standing(journey) if stands is None else stands
    hot: dict[str, frozenset[Heat]] = {}
    for _, spot in journey.touchpoints():
        if meets(persona, spot):
            pains, delights = found[spot.id].pain_points, found[spot.id].delights
            marks = []
            if pains and any(not pain.closed and hurts(persona, pain) for pain in pains):
                marks.append(Heat.PAIN_POINT)
            if delights:
                marks.append(Heat.DELIGHT)
            if spot.moment_of_truth is not None:
                marks.append(Heat.MOMENT_OF_TRUTH)
            hot[spot.id] = frozenset(marks)
    return hot
