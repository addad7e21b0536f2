"""What the fields of a part hold, read off their annotations, and the walk over parts and references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from cjmap.model.base import Part
from cjmap.model.markers import RefTo
from cjmap.place import Pointer

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMES = {"JourneyMap": "map", "LayerAction": "action", "ChannelTerm": "channel", "MapLimits": "limits"}


@cache
def name_of(kind: type[Part]) -> str:
    """Return what people call a class of the model: `pain point` for PainPoint."""
    return _NAMES.get(kind.__name__) or _CAMEL.sub(" ", kind.__name__).lower()


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


class Named(NamedTuple):
    """A reference: where it stands, the kind of thing it names, its text, and whether that is a key."""

    pointer: Pointer
    kind: str
    text: str
    at: Literal["key", "value"] = "value"


class Survey(NamedTuple):
    """Every part of a map or library with its pointer, in the order of the fields, and every reference."""

    parts: list[tuple[Pointer, Part]]
    names: list[Named]


def survey(whole: Part) -> Survey:
    """Walk once over everything. The whole is never a reference itself."""
    seen = Survey([], [])
    _visit(whole, (), seen)
    return seen


def walk(part: Part) -> list[tuple[Pointer, Part]]:
    """Return the part and every part inside it, each with its pointer."""
    return survey(part).parts


def _visit(part: Part, pointer: Pointer, seen: Survey) -> None:
    kind = type(part)
    given = part.__pydantic_fields_set__
    seen.parts.append((pointer, part))
    if kind.referable and given == {"id"} and pointer:
        seen.names.append(Named(pointer, name_of(kind), part.__dict__["id"]))
        return
    values = part.__dict__
    for name, is_part, what in _telling(kind, frozenset(given)):
        if not (value := values[name]):
            continue
        if is_part:
            if isinstance(value, tuple):
                for index, item in enumerate(value):
                    _visit(item, (*pointer, name, index), seen)
            elif isinstance(value, dict):
                for key, item in value.items():
                    _visit(item, (*pointer, name, key), seen)
            else:
                _visit(value, (*pointer, name), seen)
        elif isinstance(value, str):
            seen.names.append(Named((*pointer, name), what, value))
        elif isinstance(value, tuple):
            seen.names.extend(
                [Named((*pointer, name, index), what, text) for index, text in enumerate(value)]
            )
        else:
            seen.names.extend([Named((*pointer, name, key), what, key, "key") for key in value])


@cache
def _telling(kind: type[Part], given: frozenset[str]) -> tuple[tuple[str, bool, str], ...]:
    """Return the given fields with references or parts: the name, whether parts, what is referred to."""
    plan = plan_of(kind)
    told: list[tuple[str, bool, str]] = []
    for name in kind.model_fields:
        if name in given:
            if target := plan.refs.get(name) or plan.keys.get(name):
                told.append((name, False, target))
            if name in plan.parts:
                told.append((name, True, ""))
    return tuple(told)
