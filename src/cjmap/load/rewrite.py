"""What an overlay does to the whole of its base: what is not inherited, removed, closed, or somebody else's.

All of it works on plain data and reads off the model's fields where parts and references stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from cjmap.load.origin import Located, Origin, id_in
from cjmap.load.rows import listed, rows_of
from cjmap.model.action import PainPoint
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.walk import plan_of
from cjmap.scalar import Plain
from cjmap.syntax.document import Document

NEVER_INHERITED = frozenset({"id", "status", "reviews", "mystery_shops", "improves", "limits", "data"})
_EVIDENCE = ("sources", "quotes")
_EVIDENCE_IN = ("stages", "pain_points", "delights", "opportunities")
_TOUCHPOINT_REFS = frozenset({"touchpoint", "step", "spot", "action"})


class Opened(NamedTuple):
    """A part of a map whose dict and origins may be changed: nobody else holds them."""

    kind: type[Part]
    data: dict[str, Any]
    children: dict[str | int, Origin]


def opened(located: Located, kind: type[Part]) -> tuple[Located, list[Opened]]:
    """Return a copy of a map's data down to its parts, and these parts, the map first."""
    parts: list[Opened] = []
    return _open(located, kind, parts), parts


def _open(located: Located, kind: type[Part], parts: list[Opened]) -> Located:
    if not isinstance(located.data, dict):
        return located
    data: dict[str, Any] = dict(located.data)
    children: dict[str | int, Origin] = {key: located.origin.child(key) for key in data}
    parts.append(Opened(kind, data, children))
    plan = plan_of(kind).parts
    for key in [key for key in data if key in plan]:
        value, inside = data[key], plan[key]
        if isinstance(value, dict) and inside.shape != "map":
            below = _open(Located(value, children[key]), inside.part, parts)
            data[key], children[key] = below.data, below.origin
        elif isinstance(value, list | dict):
            data[key], children[key] = _open_many(Located(value, children[key]), inside.part, parts)
    origin = located.origin
    return Located(data, origin.with_children(children))


def _open_many(located: Located, kind: type[Part], parts: list[Opened]) -> tuple[Any, Origin]:
    many = located.data
    keys: Any = many.keys() if isinstance(many, dict) else range(len(many))
    below = {key: _open(Located(many[key], located.origin.child(key)), kind, parts) for key in keys}
    children = {key: item.origin for key, item in below.items()}
    origin = Origin(located.origin.document, located.origin.pointer, children)
    if isinstance(many, dict):
        return {key: item.data for key, item in below.items()}, origin
    return [item.data for item in below.values()], origin


def inherited(base: Located, *, into_future: bool) -> Located:
    """Return what an overlay takes over from its base; a future state takes no evidence."""
    data = {key: value for key, value in base.data.items() if key not in NEVER_INHERITED}
    left = Located(data, base.origin)
    if not into_future:
        return left
    left, parts = opened(left, JourneyMap)
    evidence = Located({key: left.data[key] for key in _EVIDENCE_IN if key in left.data}, left.origin)
    evidence, parts = opened(evidence, JourneyMap)
    for part in parts:
        for key in (*_EVIDENCE, "internal"):
            part.data.pop(key, None)
    children = {key: evidence.origin.child(key) for key in evidence.data}
    origin = Origin(left.origin.document, left.origin.pointer, {**(left.origin.children or {}), **children})
    return Located({**left.data, **evidence.data}, origin)


def forget(parts: list[Opened], removed: set[str], own: Document) -> list[str]:
    """Take the removed touchpoints out of what the base says of them; return the ids that were mentioned."""
    mentioned: list[str] = []

    def gone(item: Any, kind: type[Part] | None) -> bool:
        if isinstance(item, dict):
            item = item.get(kind.short_form) if kind is not None and kind.short_form else None
        if isinstance(item, str) and item in removed:
            mentioned.append(item)
            return True
        return False

    for part in parts:
        plan = plan_of(part.kind)
        for key in [key for key, target in plan.refs.items() if target in _TOUCHPOINT_REFS]:
            _filter(part, key, own, lambda item: gone(item, None))
        for key, inside in plan.parts.items():
            short = inside.part.short_form
            if short is not None and plan_of(inside.part).refs.get(short) in _TOUCHPOINT_REFS:
                _filter(part, key, own, lambda item, kind=inside.part: gone(item, kind))  # type: ignore[misc]
    return mentioned


def _filter(part: Opened, key: str, own: Document | None, gone: Callable[[Any], bool]) -> None:
    """Drop items of a list, or a single item; those that stand in the document `own` are spared."""
    if key not in part.data:
        return
    value, origin = part.data[key], part.children[key]
    if not isinstance(value, list):
        if origin.document is not own and gone(value):
            del part.data[key], part.children[key]
        return
    rows = rows_of(Located(value, origin))
    kept = [row for row in rows if row[1].document is own or not gone(row[0])]
    if len(kept) < len(rows):
        part.data[key], part.children[key] = listed(kept, origin)


def close(parts: list[Opened], closed: set[str]) -> set[str]:
    """Take pain points out by their written ids; return the ids that were found."""
    found: set[str] = set()

    def gone(item: Any) -> bool:
        written = item.get("id") if isinstance(item, dict) else item
        if isinstance(written, str) and written in closed:
            found.add(str(written))
            return True
        return False

    for part in parts:
        for key, kind in plan_of(part.kind).things.items():
            if kind is PainPoint:
                _filter(part, key, None, gone)
    return found


def pain_points(base: Located) -> set[str]:
    """Return the written ids of the pain points of a map."""
    found: set[str] = set()
    waiting: list[tuple[type[Part], Any]] = [(JourneyMap, base.data)]
    while waiting:
        kind, data = waiting.pop()
        if not isinstance(data, dict):
            continue
        plan = plan_of(kind)
        for key in [key for key in data if key in plan.things]:
            many = data[key] if isinstance(data[key], list) else ()
            if plan.things[key] is PainPoint:
                found |= _written_ids(many)
            else:
                waiting += [(plan.things[key], item) for item in many]
    return found


def mystery_shops(base: Located) -> set[str]:
    """Return the written ids of the mystery shops of a map."""
    shops = base.data.get("mystery_shops")
    return _written_ids(shops if isinstance(shops, list) else ())


def _written_ids(items: Iterable[Any]) -> set[str]:
    return {str(item["id"]) for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)}


def persona_ids(data: dict[str, Any]) -> list[str]:
    """Return the ids of the personas that a map names."""
    given = data.get("personas")
    return [id_in(item) for item in (given if isinstance(given, list) else [given] if given else [])]


def replace_personas(parts: list[Opened], roles: dict[str, tuple[str, Origin]], own: Document) -> None:
    """Put one persona in the place of another, wherever the base names it."""
    for part in parts:
        if part.kind is JourneyMap:
            _recast(part, roles)
        plan = plan_of(part.kind)
        for key in [key for key, target in plan.refs.items() if target == "persona" and key in part.data]:
            if part.children[key].document is not own:
                part.data[key] = _renamed(part.data[key], roles)
        for key in [key for key, target in plan.keys.items() if target == "persona" and key in part.data]:
            value, origin = part.data[key], part.children[key]
            if isinstance(value, dict) and origin.document is not own:
                names = {name: roles[name][0] if name in roles else name for name in value}
                part.data[key] = {names[name]: item for name, item in value.items()}
                children = {names[name]: origin.child(name) for name in value}
                part.children[key] = origin.with_children(children)


def _renamed(value: Any, roles: dict[str, tuple[str, Origin]]) -> Any:
    if isinstance(value, list):
        return [_renamed(item, roles) for item in value]
    return Plain(roles[value][0]) if isinstance(value, str) and value in roles else value


def _recast(part: Opened, roles: dict[str, tuple[str, Origin]]) -> None:
    given = part.data.get("personas")
    if given is None:
        return
    origin = part.children["personas"]
    rows = rows_of(Located(given, origin))
    there = {id_in(item) for item, _ in rows}
    kept: list[tuple[Any, Origin]] = []
    for item, where in rows:
        role = roles.get(id_in(item))
        if role is None:
            kept.append((item, where))
        elif role[0] not in there:
            there.add(role[0])
            kept.append((Plain(role[0]), role[1]))
    part.data["personas"], part.children["personas"] = listed(kept, origin)
