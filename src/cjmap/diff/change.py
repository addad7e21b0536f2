"""A change: what it happened to, what it was and is, and how much it matters to the customer. Facts, no colours."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from cjmap.model.base import Part
from cjmap.place import Pointer


class Kind(StrEnum):
    """What happened."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"
    CHANGED = "changed"


class Weight(StrEnum):
    """What it means, worst first."""

    WORSE = "worse"
    BETTER = "better"
    NOTABLE = "notable"
    EDITORIAL = "editorial"


class Change(NamedTuple):
    """One change of a map.

    `before` and `after` point into the old and the new map; one is missing where a thing was added or removed.
    `part` is the innermost thing that it happened to, on the new side where there is one, and `field` the field of
    it that changed, empty where the thing itself came, went or moved. `old` and `new` are plain data, with the
    references that followed a new name as they are in the new map; of a stage that came or went, without the
    touchpoints that moved. Of a thing that moved they are its places: an index, or a pointer each where it
    may stand in another list. `guessed` says that a thing without a written id was taken for another of the old
    map by likeness, and stands with the words that differ. `reason` says why it matters, by its name in the table.
    """

    kind: Kind
    before: Pointer | None
    after: Pointer | None
    part: Part
    field: str = ""
    old: Any = None
    new: Any = None
    guessed: bool = False
    reason: str = ""
    weight: Weight = Weight.NOTABLE

    @property
    def fields(self) -> frozenset[str]:
        """Return the fields on the way to what changed, from the map down."""
        pointer = self.after if self.after is not None else self.before or ()
        return frozenset(key for key in pointer if isinstance(key, str))


def plain(value: Any) -> Any:
    """Return a value of the model as plain data, without what is as if it were not written, keys in one order."""
    if isinstance(value, Part):
        unwritten = defaults_of(type(value))
        return {
            name: plain(item)
            for name, default in unwritten.items()
            if (item := getattr(value, name)) != default or default is NEEDED
        }
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(value[key]) for key in sorted(value)}
    return value


NEEDED: Any = object()
"""Stands for the default of a field that must be given."""


@cache
def defaults_of(kind: type[Part]) -> dict[str, Any]:
    """Return what each field of a class holds when nothing is written; of an id, which may be made, no text."""
    return {
        name: NEEDED
        if field.is_required()
        else ""
        if name == "id"
        else field.get_default(call_default_factory=True, validated_data={})
        for name, field in kind.model_fields.items()
    }
