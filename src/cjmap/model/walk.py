"""What the fields of a part hold, read off their annotations, and the walk over parts and references."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from cjmap.model.base import Part
from cjmap.model.markers import RefTo
from cjmap.place import Pointer


class Inside(NamedTuple):
    """What a field holds when it holds parts: one, a list, or a mapping with names for keys."""

    shape: Literal["one", "list", "map"]
    part: type[Part]


class Plan(NamedTuple):
    """What the fields of one class hold: parts, references, and mappings whose keys are references."""

    parts: dict[str, Inside]
    refs: dict[str, str]
    keys: dict[str, str]
    things: dict[str, type[Part]]


@cache
def plan_of(kind: type[Part]) -> Plan:
    """Read off the annotations of a class what its fields hold; `things` are lists of parts with ids."""
    plan = Plan({}, {}, {}, {})
    for name, field in kind.model_fields.items():
        for inner in _inside(field.annotation):
            if get_origin(inner) is dict:
                key, value = get_args(inner)
                if target := _ref_of(key, []):
                    plan.keys[name] = target
                if part := _part_in(value):
                    plan.parts[name] = Inside("map", part)
            elif get_origin(inner) is tuple:
                if part := _part_in(get_args(inner)[0]):
                    plan.parts[name] = Inside("list", part)
                    if "id" in part.model_fields:
                        plan.things[name] = part
            elif part := _part_in(inner):
                plan.parts[name] = Inside("one", part)
        if target := _ref_of(field.annotation, field.metadata):
            plan.refs[name] = target
    return plan


def _inside(annotation: Any) -> Iterator[Any]:
    """Yield the members of a union, each without its annotations."""
    if get_origin(annotation) is Annotated:
        yield from _inside(get_args(annotation)[0])
    elif get_origin(annotation) in {tuple, dict} or not get_args(annotation):
        yield annotation
    else:
        for member in get_args(annotation):
            yield from _inside(member)


def _part_in(annotation: Any) -> type[Part] | None:
    for inner in _inside(annotation):
        if isinstance(inner, type) and issubclass(inner, Part):
            return inner
    return None


def _ref_of(annotation: Any, metadata: list[Any]) -> str | None:
    for item in metadata:
        if isinstance(item, RefTo):
            return item.kind
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _ref_of(inner, more)
    if get_origin(annotation) is dict:
        return None
    for inner in get_args(annotation):
        if target := _ref_of(inner, []):
            return target
    return None


def walk(part: Part, pointer: Pointer = ()) -> list[tuple[Pointer, Part]]:
    """Return the part and every part inside it, each with its pointer, in the order of the fields."""
    found: list[tuple[Pointer, Part]] = []
    _walk(part, pointer, found)
    return found


def _walk(part: Part, pointer: Pointer, found: list[tuple[Pointer, Part]]) -> None:
    found.append((pointer, part))
    given = part.__pydantic_fields_set__
    for name, inside in plan_of(type(part)).parts.items():
        if name not in given or not (value := getattr(part, name)):
            continue
        if inside.shape == "list":
            for index, item in enumerate(value):
                _walk(item, (*pointer, name, index), found)
        elif inside.shape == "one":
            _walk(value, (*pointer, name), found)
        else:
            for key, item in value.items():
                _walk(item, (*pointer, name, key), found)


class Named(NamedTuple):
    """A reference: where it stands, the kind of thing it names, its text, and whether that is a key."""

    pointer: Pointer
    kind: str
    text: str
    at: Literal["key", "value"] = "value"


def references(part: Part, pointer: Pointer) -> list[Named]:
    """Return the references in the part's own fields, not in the parts inside it."""
    plan = plan_of(type(part))
    given = part.__pydantic_fields_set__
    found: list[Named] = []
    for name, kind in plan.refs.items():
        if name not in given:
            continue
        value = getattr(part, name)
        if isinstance(value, str):
            found.append(Named((*pointer, name), kind, value))
        elif value is not None:
            found += [Named((*pointer, name, index), kind, text) for index, text in enumerate(value)]
    for name, kind in plan.keys.items():
        if name in given:
            found += [Named((*pointer, name, key), kind, key, "key") for key in getattr(part, name)]
    return found
