"""Pointers into a map: what stands at one, and how people say it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from cjmap.model.journey import JourneyMap
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Touchpoint
from cjmap.place import Pointer


def at(side: JourneyMap, pointer: Pointer) -> Any:
    """Return what stands at a pointer of a map, None where nothing does."""
    thing: Any = side
    for key in pointer:
        if isinstance(thing, tuple):
            thing = thing[key] if isinstance(key, int) and key < len(thing) else None
        elif isinstance(thing, dict):
            thing = thing.get(key)
        else:
            thing = getattr(thing, str(key), None)
    return thing


def path_of(side: JourneyMap, pointer: Pointer) -> str:
    """Return a pointer as people say it, `stages[pay].touchpoints[card].feeling`."""
    said = ""
    for length, key in enumerate(pointer, start=1):
        if isinstance(key, int):
            said += f"[{getattr(at(side, pointer[:length]), 'id', '') or key}]"
        else:
            said += f".{key}" if said else str(key)
    return said


def depth_of(pointer: Pointer) -> int:
    """Return how much of a pointer leads to the stage or touchpoint that it is about."""
    if pointer[:1] != ("stages",):
        return 0
    return 4 if pointer[2:3] == ("touchpoints",) and len(pointer) >= 4 else min(2, len(pointer))


def subject_of(side: JourneyMap, pointer: Pointer, numbers: Mapping[str, int] = MappingProxyType({})) -> str:
    """Return what people call the stage or touchpoint at a pointer, or the map.

    `numbers` are those that touchpoints have on the whole map, by id, where `side` is a part of it; one that the whole
    map does not have has none.
    """
    thing = at(side, pointer)
    match thing:
        case Stage():
            return f"stage {int(pointer[1]) + 1} “{thing.name}”"
        case Touchpoint():
            number = number_of(side, pointer, numbers)
            return f"touchpoint {number} “{thing.name}”" if number else f"touchpoint “{thing.name}”"
        case _:
            return "the map"


def number_of(side: JourneyMap, pointer: Pointer, numbers: Mapping[str, int]) -> int:
    """Return the number of the touchpoint at a pointer, 0 where the whole map, whose `numbers` are known, has none."""
    if numbers:
        return numbers.get(getattr(at(side, pointer), "id", ""), 0)
    before = sum(len(stage.touchpoints) for stage in side.stages[: int(pointer[1])])
    return before + int(pointer[3]) + 1


def now_at(old: JourneyMap, new: JourneyMap, pointer: Pointer) -> Pointer | None:
    """Return where the stage or touchpoint that a pointer leads into stands in the new map, None where it is gone."""
    thing = at(old, pointer[: depth_of(pointer)])
    for s, stage in enumerate(new.stages):
        if isinstance(thing, Stage) and stage.id == thing.id:
            return ("stages", s)
        for t, spot in enumerate(stage.touchpoints):
            if isinstance(thing, Touchpoint) and spot.id == thing.id:
                return ("stages", s, "touchpoints", t)
    return None
