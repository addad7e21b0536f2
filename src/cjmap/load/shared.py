"""Takes over what another version of a map says in exactly the same way, so that it is not made of its data again.

A part is made of nothing but its own data; so what is made of the same data may stand in both maps.
"""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Any

from cjmap.model.base import Part
from cjmap.model.walk import plan_of

if TYPE_CHECKING:
    from cjmap.load.read import Loaded


def shared(data: dict[str, Any], other: Loaded | None) -> dict[str, Any]:
    """Return the data of a map with parts of another one in the place of data that is written the same."""
    if other is None or other.map is None:
        return data
    foreign = other.origin.children or ()  # laid over a base, left out or pulled: not as its text says it
    return _within(data, other.document.data, other.map, foreign)


def _within(
    data: dict[str, Any], written: dict[str, Any], made: Part, foreign: Container[str | int] = ()
) -> dict[str, Any]:
    """Return data with what it shares with a part that was made of what is written."""
    parts, held = plan_of(type(made)).parts, made.__dict__
    return {
        name: _taken(item, written[name], held[name])
        if name in parts and name in written and name not in foreign
        else item
        for name, item in data.items()
    }


def _taken(data: Any, written: Any, made: Any) -> Any:
    """Return what was made where data are the same; of other data, with what is the same in them."""
    kind = type(data)
    if not made or kind is not type(written):
        return data
    if data == written and _is_same(data, written):
        return made
    if kind is list:
        known = {_name(item): (item, part) for item, part in zip(written, made, strict=True)}
        # each is looked at once, or a few names that stand there often would take for ever
        return [_taken(item, *known.pop(_name(item), (None, None))) for item in data]
    if kind is dict and type(made) not in (tuple, dict):
        return _within(data, written, made)
    return data


def _name(item: Any) -> str:
    """Return by what an item is looked for in the other list."""
    return str(item.get("id") or item.get("name") or item.get("text") if type(item) is dict else item)


def _is_same(a: Any, b: Any) -> bool:
    """Say whether equal data are of the same types and order, too: a quoted `1` is not the 1 without quotes."""
    kind = type(a)
    if kind is not type(b):
        return False
    if kind is dict:
        return [*a] == [*b] and all(map(_is_same, a.values(), b.values()))
    return kind is not list or all(map(_is_same, a, b))
