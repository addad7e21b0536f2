"""The gaps between what customers get and what they, or we, expect; gaps between channels are hand-offs."""

from __future__ import annotations

from typing import NamedTuple

from cjmap.model.touchpoint import Expectation, Feeling, Touchpoint


class Expected(NamedTuple):
    """How far a touchpoint keeps what is expected of it."""

    unmet: tuple[Expectation, ...]
    exceeded: tuple[Expectation, ...]
    below_wanted: float | None
    perception: float | None


def expected(touchpoint: Touchpoint) -> Expected:
    """Return the gaps of a touchpoint.

    Expectation gap: what customers expect is met not at all or partly, or it feels worse than wanted.
    Perception gap: the team believes that it feels better, or worse, than it does. Expectations that are
    exceeded are delights in the making.

    Source: gap 5 and gap 1 of the service quality model (Parasuraman, Zeithaml, Berry, 1985); format.md.
    """
    said = touchpoint.expectations
    return Expected(
        tuple(each for each in said if each.met in {"no", "partly"}),
        tuple(each for each in said if each.met == "exceeded"),
        below_wanted(touchpoint.feeling),
        perception(touchpoint.feeling),
    )


def below_wanted(feeling: Feeling | None) -> float | None:
    """Return by how much a feeling of a touchpoint or stage lies below what is wanted: `wanted − score`, above 0."""
    if feeling is None or feeling.wanted is None or feeling.wanted.score is None or feeling.value is None:
        return None
    return max(round(feeling.wanted.score - feeling.value, 2), 0.0)


def perception(feeling: Feeling | None) -> float | None:
    """Return `internal − score`: above 0 the team believes that it feels better than customers say."""
    if feeling is None or feeling.internal is None or feeling.value is None:
        return None
    return round(feeling.internal - feeling.value, 2)
