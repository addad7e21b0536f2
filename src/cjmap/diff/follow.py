"""Lets references follow things whose derived id changed with their name, which is no change of the references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from cjmap.load.shelf import BY_NAME, FIELDS
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.walk import plan_of
from cjmap.words import slug

P = TypeVar("P", bound=Part)
Ids = dict[str, str]
"""From an id of the old map to that of the same thing in the new one."""
_END = "end"
_OF_FIELDS = {plural: kind for kind, plural in FIELDS.items()} | {"mystery_shops": "source"}


class Renames:
    """Which things got another id with their name, by kind of reference."""

    def __init__(self) -> None:
        self._things: dict[str, Ids] = {}

    def learn(self, kind: str, both: Iterable[tuple[Any, Any]]) -> None:
        """Remember the ids of things of a kind (`stage`, `touchpoint`) or list (`personas`) on both sides."""
        target = _OF_FIELDS.get(kind, kind)
        ids = self._things.setdefault(target, {})
        for old, new in both:
            ids[old.id] = new.id
            if target in BY_NAME and old.id != new.id:
                ids[old.name] = new.name

    def applied(self, old: JourneyMap, new: JourneyMap) -> JourneyMap:
        """Return the old map with its references as they are after the renames; ids and names stay."""
        if all(a == b for ids in self._things.values() for a, b in ids.items()):
            return old
        taken = [{spot.id for _, spot in side.touchpoints()} for side in (old, new)]
        return _followed(old, self._by_reference(*taken))

    def _by_reference(self, olds: set[str], news: set[str]) -> Mapping[str, Ids]:
        """Return the renames by what references say they mean; where that may be two things, touchpoints win."""
        spots, stages = self._things.get("touchpoint", {}), self._things.get("stage", {})
        alone = {a: b for a, b in stages.items() if a not in olds and b not in news}
        steps = {a: b for a, b in spots.items() if a != _END and b != _END}
        return self._things | {"step": steps, "spot": alone | spots, "action": spots, "fix": spots}


def _followed(part: P, ids: Mapping[str, Ids]) -> P:
    plan = plan_of(type(part))
    changed: dict[str, Any] = {}
    for name in {*plan.parts, *plan.refs, *plan.keys} & part.model_fields_set:
        value = getattr(part, name)
        now = value
        if name in plan.parts:
            now = _each(value, lambda item: _followed(item, ids))
        if kind := plan.refs.get(name):
            now = _each(now, lambda text, kind=kind: _now(kind, text, ids))
        if kind := plan.keys.get(name):
            now = {_now(kind, key, ids): item for key, item in now.items()}
        if now != value:
            changed[name] = now
    return part.with_(**changed) if changed else part


def _each(value: Any, change: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, tuple):
        return tuple(map(change, value))
    if isinstance(value, dict):
        return {key: change(item) for key, item in value.items()}
    return change(value)


def _now(kind: str, text: str, ids: Mapping[str, Ids]) -> str:
    known = ids.get(kind, {})
    if kind == "fix":
        return ">".join(_end(end, known) for end in text.split(">", 1)) if ">" in text else text
    if kind in BY_NAME and text not in known:
        name = slug(text)
        return known[name] if known.get(name, name) != name else text
    return known.get(text, text)


def _end(text: str, known: Ids) -> str:
    name = text.strip()
    return text.replace(name, known[name]) if name in known else text
