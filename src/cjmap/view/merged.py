"""The spine of two maps as one: every stage and touchpoint of either side once, in the order of the new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from cjmap.diff.change import Change, Kind
from cjmap.model.journey import JourneyMap
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Touchpoint
from cjmap.place import Pointer

Thing = TypeVar("Thing")


class Spot(NamedTuple):
    """A touchpoint by its pointers into the old and the new map; None where it is not there.

    A ghost is the place in the old map of one that has moved, and `new` is where it went.
    """

    old: Pointer | None
    new: Pointer | None
    is_ghost: bool = False


class Spread(NamedTuple):
    """A stage by its indexes in the old and the new map, with its touchpoints."""

    old: int | None
    new: int | None
    spots: tuple[Spot, ...]


def merged(
    old: JourneyMap, new: JourneyMap, changes: Sequence[Change], *, ghosts: bool = False
) -> tuple[Spread, ...]:
    """Return the spine of both maps; what is gone stands behind what was before it and stayed.

    The changes say which things are the same under another name or at another place, so that nothing is paired a
    second time. With `ghosts` touchpoints that moved have their old place, too.
    """
    stages, spots = _pairs(old, new, changes)
    left = {change.before for change in changes if change.kind is Kind.MOVED and change.before}
    came = {now: was for was, now in stages.items()}
    order = [
        _Entry(None if ("stages", came.get(s)) in left else came.get(s), (came.get(s), s))
        for s in range(len(new.stages))
    ]
    gone = [_Entry(s, (s, None)) for s in range(len(old.stages)) if s not in stages]
    found: list[Spread] = []
    for entry in _filled(order, gone):
        a, b = entry.thing
        found.append(Spread(a, b, tuple(_spots(old, new, a, b, spots, left, ghosts=ghosts))))
    return tuple(found)


class _Entry(NamedTuple):
    """A thing in order, and its old place where it still says something about the order."""

    was: Any
    thing: Any


def _spots(
    old: JourneyMap,
    new: JourneyMap,
    a: int | None,
    b: int | None,
    pairs: dict[Pointer, Pointer],
    left: set[Pointer],
    *,
    ghosts: bool,
) -> Iterator[Spot]:
    came = {now: was for was, now in pairs.items()}
    here = [] if b is None else [(*_at(b), t) for t in range(len(new.stages[b].touchpoints))]
    there = [] if a is None else [(*_at(a), t) for t in range(len(old.stages[a].touchpoints))]
    order = []
    for pointer in here:
        was = came.get(pointer)
        stayed = was is not None and was not in left and was[1] == a
        order.append(_Entry(was if stayed else None, Spot(was, pointer)))
    gone = [
        _Entry(pointer, Spot(pointer, pairs.get(pointer), is_ghost=pointer in pairs))
        for pointer in there
        if pointer not in pairs or (ghosts and pointer in left)
    ]
    yield from (entry.thing for entry in _filled(order, gone))


def _at(stage: int) -> tuple[str | int, ...]:
    return ("stages", stage, "touchpoints")


def _filled(order: Sequence[_Entry], gone: Sequence[_Entry]) -> list[_Entry]:
    """Return an order with what is gone, each behind the last of those before it that stayed."""
    found = list(order)
    for entry in gone:
        before = [
            index for index, (was, _) in enumerate(found) if was is not None and _key(was) < _key(entry.was)
        ]
        found.insert(before[-1] + 1 if before else 0, entry)
    return found


def _key(thing: object) -> tuple[int, ...]:
    return tuple(part for part in (thing if isinstance(thing, tuple) else (thing,)) if isinstance(part, int))


def _pairs(
    old: JourneyMap, new: JourneyMap, changes: Iterable[Change]
) -> tuple[dict[int, int], dict[Pointer, Pointer]]:
    """Return which stages, and which touchpoints, of the old map are which of the new one."""
    stages = _by_id(
        ((s, stage.id) for s, stage in enumerate(old.stages)),
        ((s, stage.id) for s, stage in enumerate(new.stages)),
    )
    spots = _by_id(_pointers(old), _pointers(new))
    for change in changes:
        if change.kind in (Kind.RENAMED, Kind.MOVED) and change.before and change.after:
            if isinstance(change.part, Stage):
                stages[int(change.before[1])] = int(change.after[1])
            elif isinstance(change.part, Touchpoint):
                spots[change.before] = change.after
    return stages, spots


def _by_id(olds: Iterable[tuple[Thing, str]], news: Iterable[tuple[Thing, str]]) -> dict[Thing, Thing]:
    here = {name: place for place, name in news}
    return {place: here[name] for place, name in olds if name in here}


def _pointers(journey: JourneyMap) -> Iterator[tuple[Pointer, str]]:
    for s, stage in enumerate(journey.stages):
        for t, spot in enumerate(stage.touchpoints):
            yield (*_at(s), t), spot.id


def places(spine: Iterable[Spread]) -> tuple[dict[Pointer, int], dict[Pointer, int]]:
    """Return where each stage and touchpoint stands in a merged spine, by its pointer in the old and the new map."""
    old: dict[Pointer, int] = {}
    new: dict[Pointer, int] = {}
    count = 0
    for spread in spine:
        was, now = (None if index is None else ("stages", index) for index in (spread.old, spread.new))
        for spot in (Spot(was, now), *spread.spots):
            if spot.old is not None:
                old[spot.old] = count
            if spot.new is not None:
                new[spot.new] = count
            count += 1
    return old, new
