"""Compares two resolved maps field by field, as the model has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from cjmap.diff.change import Change, Kind, plain
from cjmap.diff.follow import Renames
from cjmap.diff.match import Pair, is_pinned, moved, pairs, words_of
from cjmap.diff.spots import Spots, spots_of
from cjmap.model.action import Opportunity, PainPoint
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Delight, LayerAction
from cjmap.model.walk import plan_of
from cjmap.place import Pointer

_NAME = "name"
_SKIPPED = {"cjmap", "id"}
"""The version is one; a written id makes another thing, and one that is made follows its words."""
_WANDERING = (PainPoint, Delight, Opportunity, LayerAction)
"""What may go from one list of the map to another and, with a written id, stays the same thing."""


def compare(old: JourneyMap, new: JourneyMap) -> list[Change]:
    """Return what changed from one map to the other, in the order of the new one; equal maps have no change.

    Things are the same where their ids are; touchpoints, and texts with written ids, wherever they stand.
    References to a thing whose derived id changed with its name are no change, nor is the id of the map. What
    changes has not been weighed yet.
    """
    if old == new:
        return []
    stages = pairs(old.stages, new.stages)
    spots = Spots(old, new, stages)
    followed = _renames(old, new, stages, spots).applied(old, new)
    if followed is not old:
        old, spots.old = followed, spots_of(followed)
    changes = [
        *_fields(old, new, (), (), skipped="stages"),
        *_stages(old.stages, new.stages, stages, spots),
        *_touchpoints(spots),
    ]
    return list(_with_moves(changes))


def contents(part: Part, pointer: Pointer, *, came: bool) -> list[Change]:
    """Return what a thing with a name that came, or went, has besides its name, as changes within it.

    On the side where it is not, nothing stands: neither a default nor an empty list.
    """
    name = getattr(part, _NAME)
    bare = type(part).model_construct({_NAME}, id=getattr(part, "id", ""), name=name)
    if came:
        return [change._replace(old=None) for change in _fields(bare, part, pointer, pointer)]
    return [change._replace(new=None) for change in _fields(part, bare, pointer, pointer)]


def _renames(old: JourneyMap, new: JourneyMap, stages: Sequence[Pair], spots: Spots) -> Renames:
    renames = Renames()
    renames.learn("stage", [(old.stages[pair.old], new.stages[pair.new]) for pair in stages])
    renames.learn("touchpoint", [(spots.old[pair.old][1], spots.new[pair.new][1]) for pair in spots.both])
    for name in plan_of(JourneyMap).things:
        before, after = getattr(old, name), getattr(new, name)
        if name != "stages" and before != after:
            renames.learn(name, [(before[pair.old], after[pair.new]) for pair in pairs(before, after)])
    return renames


def _fields(
    old: Part, new: Part, a: Pointer, b: Pointer, *, skipped: str = "", guessed: bool = False
) -> Iterator[Change]:
    """Yield what changed in a part that stands on both sides; `guessed` says that it may be two."""
    if old is new:
        return
    plan, words = plan_of(type(new)), words_of(type(new))
    for name, x, y in _differing(old, new, skipped):
        before, after = (*a, name), (*b, name)
        inside = plan.parts.get(name)
        if inside is not None and inside.shape == "list":
            yield from _list(x, y, pairs(x, y), before, after)
        elif inside is not None and inside.shape == "map":
            yield from _map(x, y, before, after)
        elif inside is not None and x is not None and y is not None:
            yield from _fields(x, y, before, after)
        elif name == _NAME and x is not None and y is not None:
            yield Change(Kind.RENAMED, a, b, new, name, x, y, guessed)
        else:
            unsure = guessed and words in {name, None}
            yield Change(Kind.CHANGED, before, after, new, name, plain(x), plain(y), unsure)


def _differing(old: Part, new: Part, skipped: str) -> list[tuple[str, Any, Any]]:
    """Return the fields that differ with their values; most are the very same object, which is quick to see."""
    a, b = old.__dict__, new.__dict__
    return [
        (name, x, y)
        for name in _compared(type(new), skipped)
        if (x := a[name]) is not (y := b[name]) and x != y
    ]


@cache
def _compared(kind: type[Part], skipped: str) -> tuple[str, ...]:
    return tuple(name for name in kind.model_fields if name not in _SKIPPED and name != skipped)


def _map(x: dict[str, Part], y: dict[str, Part], before: Pointer, after: Pointer) -> Iterator[Change]:
    for key in sorted({*x, *y}):
        if key not in x:
            yield _added(y[key], (*after, key))
        elif key not in y:
            yield _removed(x[key], (*before, key))
        else:
            yield from _fields(x[key], y[key], (*before, key), (*after, key))


def _list(
    x: Sequence[Part],
    y: Sequence[Part],
    both: Sequence[Pair],
    before: Pointer,
    after: Pointer,
    *,
    skipped: str = "",
) -> Iterator[Change]:
    """Yield what came, went, changed its place, and what changed in those that stayed."""
    kept = {pair.new: pair for pair in both}
    stayed = {pair.old for pair in both}
    away = moved(both)
    for index, part in enumerate(x):
        if index not in stayed:
            yield _removed(part, (*before, index))
    for index, part in enumerate(y):
        pair = kept.get(index)
        if pair is None:
            yield _added(part, (*after, index))
            continue
        there, here = (*before, pair.old), (*after, index)
        if index in away:
            yield Change(Kind.MOVED, there, here, part, old=pair.old, new=index)
        yield from _fields(x[pair.old], part, there, here, skipped=skipped, guessed=pair.guessed)


def _added(part: Part, pointer: Pointer) -> Change:
    return Change(Kind.ADDED, None, pointer, part, new=plain(part))


def _removed(part: Part, pointer: Pointer) -> Change:
    return Change(Kind.REMOVED, pointer, None, part, old=plain(part))


def _stages(
    old: Sequence[Stage], new: Sequence[Stage], both: Sequence[Pair], spots: Spots
) -> Iterator[Change]:
    """Yield what happened to stages; with one that comes or goes only those touchpoints that do so too."""
    bare = spots.bare(0, old, {pair.old for pair in both}), spots.bare(1, new, {pair.new for pair in both})
    for change in _list(*bare, both, ("stages",), ("stages",), skipped="touchpoints"):
        if isinstance(change.part, Stage):
            side, pointer = (new, change.after) if change.after else (old, change.before)
            yield change._replace(part=side[int((pointer or ())[1])])
        else:
            yield change


def _touchpoints(spots: Spots) -> Iterator[Change]:
    """Yield what happened to touchpoints; one of a removed or added stage goes and comes with it."""
    for index in spots.gone:
        yield _removed(spots.old[index][1], spots.old[index][0])
    places = {pair.new: pair for pair in spots.both}
    for index, (here, touchpoint) in enumerate(spots.new):
        pair = places.get(index)
        if pair is None:
            if index in spots.come:
                yield _added(touchpoint, here)
            continue
        there, before = spots.old[pair.old]
        if index in spots.away:
            yield Change(Kind.MOVED, there, here, touchpoint, old=list(there), new=list(here))
        yield from _fields(before, touchpoint, there, here, guessed=pair.guessed)


def _with_moves(changes: Sequence[Change]) -> Iterator[Change]:
    """Tell of a text with a written id that left one list and came into another that it moved."""
    gone, come = _wanderers(changes, Kind.REMOVED), _wanderers(changes, Kind.ADDED)
    both = gone.keys() & come.keys()
    left = {id(gone[key]) for key in both}
    arrived = {id(come[key]): gone[key] for key in both}
    for change in changes:
        if id(change) in arrived:
            before = arrived[id(change)]
            there, here = before.before or (), change.after or ()
            yield Change(Kind.MOVED, there, here, change.part, old=list(there), new=list(here))
            yield from _fields(before.part, change.part, there, here)
        elif id(change) not in left:
            yield change


def _wanderers(changes: Sequence[Change], kind: Kind) -> dict[tuple[type[Part], str], Change]:
    """Return the changes of one kind to texts that nothing else has the written id of."""
    found: dict[tuple[type[Part], str], Change] = {}
    twice: set[tuple[type[Part], str]] = set()
    for change in changes:
        part = change.part
        if change.kind is kind and isinstance(part, _WANDERING) and is_pinned(part) and not part.is_reference:
            key = type(part), part.id
            if key in found:
                twice.add(key)
            found[key] = change
    return {key: change for key, change in found.items() if key not in twice}
