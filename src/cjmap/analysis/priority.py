"""Which touchpoints to work on first."""

from __future__ import annotations

from cjmap.analysis.feeling import felt
from cjmap.model.touchpoint import Touchpoint

MOMENT_OF_TRUTH_WEIGHT = 2


def priority(touchpoint: Touchpoint, persona: str | None = None) -> float | None:
    """Return how urgent a touchpoint is, from 0 to 50; None where importance or feeling is unknown.

    `importance.customer × importance.business × (2 − score) / 4`: what counts most (1 … 25) times how far it is
    from feeling very good (0 … 1). A moment of truth weighs double.

    Source: importance-performance analysis (Martilla and James, 1977) on the scales of format.md.
    """
    importance = touchpoint.importance
    if importance is None or importance.customer is None or importance.business is None:
        return None
    score = felt(touchpoint, persona).value
    if score is None:
        return None
    weight = MOMENT_OF_TRUTH_WEIGHT if touchpoint.moment_of_truth is not None else 1
    return round(weight * importance.customer * importance.business * (2 - score) / 4, 2)
