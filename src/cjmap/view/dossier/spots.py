"""The touchpoints and stages that something on a page is about, as links of their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cjmap.analysis.feeling import felt
from cjmap.analysis.steps import meets
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.known import Known


class At(NamedTuple):
    """A touchpoint or stage: what its link says, its name, and the fragment that tells of it."""

    said: str
    name: str
    anchor: str
    value: float | None = None


def at_spot(spot: Touchpoint, known: Known) -> At:
    """Return a touchpoint by its number."""
    value = felt(spot, known.persona).value
    return At(str(known.numbers[spot.id]), spot.name, f"touchpoint-{spot.id}", value)


def at_all(ids: Iterable[str], known: Known) -> tuple[At, ...]:
    """Return the touchpoints and stages of these ids, in their order; those that nobody meets are left out."""
    return tuple(_found(ids, known))


def _found(ids: Iterable[str], known: Known) -> Iterator[At]:
    spots = {spot.id: spot for spot in met(known)}
    stages = {stage.id: (number, stage) for number, stage in enumerate(known.journey.stages, start=1)}
    for each in ids:
        if each in spots:
            yield at_spot(spots[each], known)
        elif each in stages:
            number, stage = stages[each]
            yield At(f"stage {number}", stage.name, f"stage-{stage.id}")


def met(known: Known) -> list[Touchpoint]:
    """Return the touchpoints of the map, or those that its persona meets."""
    return [spot for _, spot in known.journey.touchpoints() if meets(known.persona, spot)]
