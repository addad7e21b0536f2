"""What stands at each touchpoint: its pain points, delights and opportunities, references resolved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from cjmap.model.action import Opportunity, PainPoint
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.touchpoint import Delight
from cjmap.model.walk import walk
from cjmap.place import Pointer

Thing = TypeVar("Thing", bound=PainPoint | Delight | Opportunity)
_THINGS = (PainPoint, Delight, Opportunity)

Parts = Sequence[tuple[Pointer, Part]]
Defined = dict[tuple[type[Part], str], Any]


class Standing(NamedTuple):
    """What stands at one touchpoint or in a stage: its own, those it refers to, those of the map that name it."""

    pain_points: tuple[PainPoint, ...]
    delights: tuple[Delight, ...]
    opportunities: tuple[Opportunity, ...]


def standing(journey: JourneyMap, parts: Parts | None = None) -> dict[str, Standing]:
    """Return what stands at each touchpoint, by its id. `parts` may hand in what `walk` returns."""
    defined = _defined(walk(journey) if parts is None else parts)
    pains, delights = _placed(journey.pain_points), _placed(journey.delights)
    opportunities = _placed(journey.opportunities)
    return {
        spot.id: Standing(
            _gathered((*spot.pain_points, *pains.get(spot.id, ())), defined),
            _gathered((*spot.delights, *delights.get(spot.id, ())), defined),
            _gathered((*spot.opportunities, *opportunities.get(spot.id, ())), defined),
        )
        for _, spot in journey.touchpoints()
    }


def standing_in_stages(journey: JourneyMap, parts: Parts | None = None) -> dict[str, Standing]:
    """Return what stands in each stage as a whole, by its id; delights stand at touchpoints alone."""
    defined = _defined(walk(journey) if parts is None else parts)
    return {
        stage.id: Standing(_gathered(stage.pain_points, defined), (), _gathered(stage.opportunities, defined))
        for stage in journey.stages
    }


def _placed(shared: Iterable[Thing]) -> dict[str, list[Thing]]:
    """Return things of the map by the touchpoints that they name."""
    found: dict[str, list[Thing]] = {}
    for thing in shared:
        for touchpoint in thing.at:
            found.setdefault(touchpoint, []).append(thing)
    return found


def hurts(persona: str | None, pain_point: PainPoint) -> bool:
    """Say whether a pain point is the persona's; None stands for everybody together."""
    return persona is None or not pain_point.personas or persona in pain_point.personas


def _defined(parts: Parts) -> Defined:
    """Return what can be referred to: things with a written id."""
    found: Defined = {}
    thing: Any
    for _, thing in parts:
        kind = type(thing)  # to ask `isinstance` of models takes ten times as long
        if kind in _THINGS and thing.has_own_id and not thing.is_reference:
            found[kind, thing.id] = thing
    return found


def _gathered(things: tuple[Thing, ...], defined: Defined) -> tuple[Thing, ...]:
    """Return what is meant by things and references to them, each once."""
    if not things:
        return ()
    found: dict[int, Thing] = {}
    for thing in things:
        meant: Thing = defined.get((type(thing), thing.id), thing) if thing.is_reference else thing
        found.setdefault(id(meant), meant)
    return tuple(found.values())
