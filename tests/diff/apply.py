"""Makes the plain data of the new map from that of the old one and the changes alone."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cjmap.diff.change import Change, Kind, defaults_of, plain
from cjmap.load.shelf import FIELDS
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.walk import plan_of
from cjmap.place import Pointer

_GONE: Any = object()
_KINDS = {"stages": "stage", "touchpoints": "touchpoint", "mystery_shops": "source"} | {
    plural: kind for kind, plural in FIELDS.items()
}


def apply(data: Any, changes: Sequence[Change]) -> Any:
    """Return data as the changes leave it: what they set, take out, put in, move and rename."""
    data = _renamed(copy.deepcopy(data), changes)
    for change in changes:
        if change.kind in {Kind.CHANGED, Kind.RENAMED}:
            _set(data, change)
    came: list[tuple[Pointer, Any]] = []
    for change in sorted(changes, key=lambda change: -len(change.before or ())):  # the innermost first
        if change.kind is Kind.ADDED:
            came.append((pointer(change.after), copy.deepcopy(change.new)))
        elif change.kind is Kind.MOVED:
            came.append((pointer(change.after), _purged(_taken(data, pointer(change.before)))))
        elif change.kind is Kind.REMOVED:
            _taken(data, pointer(change.before))
    data = _purged(data)
    for where, thing in sorted(came, key=lambda item: (len(item[0]), _order(item[0]))):
        _put(data, where, thing)
    return data


def pointer(where: Pointer | None) -> Pointer:
    assert where is not None
    return where


def at(data: Any, where: Pointer) -> Any:
    for key in where:
        data = data[key]
    return data


def _set(data: Any, change: Change) -> None:
    where = pointer(change.before)
    part = at(data, where if change.kind is Kind.RENAMED else where[:-1])
    if change.new == plain(defaults_of(type(change.part))[change.field]):
        part.pop(change.field, None)
    else:
        part[change.field] = copy.deepcopy(change.new)
    if change.guessed and "id" in type(change.part).model_fields:
        part["id"] = getattr(change.part, "id")  # noqa: B009  # not every part has one
        if not part["id"]:
            del part["id"]


def _taken(data: Any, where: Pointer) -> Any:
    above = at(data, where[:-1])
    thing = above[where[-1]]
    assert thing is not _GONE, f"told twice: {where}"
    above[where[-1]] = _GONE
    return thing


def _purged(data: Any) -> Any:
    """Leave out what was taken, and what is empty for it; a map keeps its stages."""
    if isinstance(data, dict):
        kept = {key: (item, _purged(item)) for key, item in data.items() if item is not _GONE}
        return {
            key: now for key, (was, now) in kept.items() if now or not was or key == "stages" or was == now
        }
    if isinstance(data, list):
        return [_purged(item) for item in data if item is not _GONE]
    return data


def _put(data: Any, where: Pointer, thing: Any) -> None:
    *above, name, key = where
    group = at(data, tuple(above))
    if isinstance(key, int):
        things = group.setdefault(name, [])
        assert key <= len(things), f"no place {where}"
        things.insert(key, thing)
    else:
        named = group.setdefault(name, {})
        assert key not in named, f"told twice: {where}"
        named[key] = thing


def _order(where: Pointer) -> list[tuple[int, str]]:
    return [(key, "") if isinstance(key, int) else (-1, key) for key in where]


def _renamed(data: Any, changes: Iterable[Change]) -> Any:
    """Let references follow the things whose id was made of their name."""
    ids: dict[str, dict[str, str]] = {}
    for change in changes:
        if change.guessed and (now := getattr(change.part, "id", None)):
            where = pointer(change.before)
            where = where if isinstance(where[-1], int) else where[:-1]
            kind = _KINDS.get(str(where[-2]))
            if kind and (len(where) == 2 or kind == "touchpoint") and "id" in (was := at(data, where)):
                ids.setdefault(kind, {})[was["id"]] = now
    spots = ids.get("touchpoint", {})
    fixes = {f"{a}>{b}": f"{spots.get(a, a)}>{spots.get(b, b)}" for a, b in _hops(data)}
    stages = {old: new for old, new in ids.get("stage", {}).items() if old not in _ids_of_spots(data)}
    ids |= {
        "step": {old: new for old, new in spots.items() if old != "end"},
        "spot": stages | spots,
        "action": spots,
        "fix": fixes,
    }
    return _followed(data, JourneyMap, ids)


def _ids_of_spots(data: Any) -> set[str]:
    return {spot["id"] for stage in data["stages"] for spot in stage.get("touchpoints", ())}


def _hops(data: Any) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if isinstance(data, dict):
        for fix in data.get("fixes", ()):
            if ">" in fix:
                a, b = fix.split(">", 1)
                found.append((a, b))
        found += [hop for item in data.values() for hop in _hops(item)]
    elif isinstance(data, list):
        found += [hop for item in data for hop in _hops(item)]
    return found


def _followed(data: Any, kind: type[Part], ids: Mapping[str, Mapping[str, str]]) -> Any:
    plan = plan_of(kind)
    now = dict(data)
    for name, item in data.items():
        if inside := plan.parts.get(name):
            now[name] = _each(
                item, inside.shape, lambda part, inside=inside: _followed(part, inside.part, ids)
            )
        if target := plan.refs.get(name):
            known = ids.get(target, {})
            now[name] = (
                [known.get(text, text) for text in item] if isinstance(item, list) else known.get(item, item)
            )
        if target := plan.keys.get(name):
            now[name] = {ids.get(target, {}).get(key, key): value for key, value in now[name].items()}
    return now


def _each(item: Any, shape: str, change: Any) -> Any:
    if shape == "list":
        return [change(part) for part in item]
    return {key: change(part) for key, part in item.items()} if shape == "map" else change(item)
