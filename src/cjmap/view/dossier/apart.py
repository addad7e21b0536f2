"""Where a journey is not as it should be: expected against given, felt against wanted, believed against felt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cjmap.analysis.gaps import expected
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.dossier.spots import At, at_spot
from cjmap.view.known import Known
from cjmap.view.mood import moment


class Unmet(NamedTuple):
    """An expectation that is met not at all, or only partly."""

    expects: str
    gets: str
    is_partly: bool


@dataclass(frozen=True, slots=True)
class Apart:
    """One touchpoint at which something is apart.

    Feelings are from −2 to 2: `wanted` is given where it feels worse than that, and `believed` where what the team
    believes is 1 or more away from what customers feel.
    """

    at: At
    wanted: float | None
    believed: float | None
    unmet: tuple[Unmet, ...]


def apart(known: Known) -> tuple[Apart, ...]:
    """Return the touchpoints at which an expectation is not met, or a feeling not as it is wanted or believed."""
    found = (_apart(spot, known) for spot in known.met)
    return tuple(each for each in found if each.unmet or each.wanted is not None or each.believed is not None)


def _apart(spot: Touchpoint, known: Known) -> Apart:
    now = moment(spot, known.persona)
    is_below = now.value is not None and now.wanted is not None and now.wanted > now.value
    return Apart(
        at_spot(spot, known),
        now.wanted if is_below else None,
        now.internal if now.is_misjudged else None,
        tuple(Unmet(each.expects, each.gets or "", each.met == "partly") for each in expected(spot).unmet),
    )
