"""The touchpoints and stages that something on a page is about, as links of their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cjmap.analysis.feeling import felt
from cjmap.model.stage import Stage
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


def at_stage(stage: Stage, known: Known) -> At:
    """Return a stage by its number."""
    number = known.journey.stages.index(stage) + 1
    return At(f"stage {number}", stage.name, f"stage-{stage.id}")


def at_all(ids: Iterable[str], known: Known) -> tuple[At, ...]:
    """Return the touchpoints and stages of these ids, in their order; those that nobody meets are left out.

    Where a touchpoint and a stage have the same id, the touchpoint is meant.
    """
    return tuple(_found(list(ids), known))


def _found(ids: Sequence[str], known: Known) -> Iterator[At]:
    spots = {spot.id: spot for spot in known.met if spot.id in ids}
    stages = {stage.id: stage for stage in known.journey.stages if stage.id in ids}
    for each in ids:
        if each in spots:
            yield at_spot(spots[each], known)
        elif each in stages:
            yield at_stage(stages[each], known)
