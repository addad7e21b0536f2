"""The JSON Schema of map files, made of the model: one file with three shapes, for maps, libraries and overlays.

It is meant for editors: it says less than `validate`, and never more. What it cannot say (steps of 0.1, days of
the calendar, references, what stands in the base of an overlay) is left to `validate`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter
from pydantic.fields import FieldInfo
from pydantic.json_schema import models_json_schema

from cjmap.model.base import OWN_FIELDS, Part
from cjmap.model.journey import RESERVED, Definitions, JourneyMap, Library
from cjmap.model.json_schema import Schema, either, hoisted, nullable, ordered, place, plain, pointer
from cjmap.model.markers import OneOrMany
from cjmap.model.overlay import OverlayKeys, ThingKeys, TouchpointKeys
from cjmap.model.touchpoint import Touchpoint
from cjmap.model.values import Date, Duration, Id, Measure, Share, Text
from cjmap.model.walk import plan_of

_SHARED: dict[str, tuple[Any, str]] = {
    "Text": (Text, "A text; numbers need no quotes."),
    "Id": (Id, "Lower-case letters, digits and hyphens, at most 60 characters."),
    "Date": (Date, "A day, a month or a year: 2026-09-30, 2026-09 or 2026."),
    "Duration": (Duration, "20 min, 2 h, 2–3 d, 2 business days, 1 wk, 2 mo, or ISO 8601: PT20M."),
    "Share": (Share, "From 0 to 1, or in percent: 0.35 or 35 %."),
    "Measure": (Measure, "A number, or a percentage: 14 or 62 %."),
}
"""Values that many fields take: they stand once among the definitions."""

_NAMES = ("id", "name", "title", "text", "statement", "metric")
"""What identifies a thing in an overlay: its id, or what its id is made of."""

_OVERLAY = "A map that names only what differs from another one."


def map_schema() -> Schema:
    """Return the JSON Schema (draft 7) of map files."""
    kinds = _kinds()
    made = _made(kinds)
    shared = _shared()
    definitions = {kind.__name__: _definition(kind, made[kind.__name__], shared) for kind in kinds}
    for kind, names in RESERVED.items():  # a key without a value is the same as no key
        for name in names:
            about = {"description": "Kept for measured data; no value yet.", "type": "null"}
            definitions[kind.__name__]["properties"][name] = about
    changes = _changes(kinds, definitions)
    for name, value in definitions["OverlayKeys"]["properties"].items():  # so that an editor suggests them
        definitions["JourneyMap"]["properties"][name] = {"description": value["description"], "type": "null"}
    _lean(definitions["Library"], definitions["JourneyMap"], "JourneyMap")
    for helper in (OverlayKeys, ThingKeys, TouchpointKeys):
        del definitions[helper.__name__]
    whole: Schema = ordered(
        {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "$id": "urn:cjmap:journey-map:1",
            "title": "Customer journey map",
            "description": "A map, a library or an overlay of cjmap, in version 1 of its format.",
            "type": "object",
            "required": ["cjmap"],
            "properties": {
                "kind": {"enum": ["library", *definitions["JourneyMap"]["properties"]["kind"]["enum"]]}
            },
            "if": {"required": ["kind"], "properties": {"kind": {"const": "library"}}},
            "then": {"$ref": "#/definitions/Library"},
            "else": {
                "if": {"required": ["extends"], "properties": {"extends": {"type": "string"}}},
                "then": {"$ref": "#/definitions/Overlay"},
                "else": {"$ref": "#/definitions/JourneyMap"},
            },
            "definitions": {**definitions, **changes, **_used(shared, {**definitions, **changes})},
        }
    )
    return whole


def _shared() -> dict[str, Schema]:
    """Return the schemas that stand once among the definitions, by their names there."""
    shared = {name: plain(TypeAdapter(value).json_schema()) for name, (value, _) in _SHARED.items()}
    optional = {f"Optional{name}": nullable(value) for name, value in shared.items()}
    texts = {"type": "array", "items": {"$ref": place("OptionalText")}}
    return {**shared, **optional, "OptionalTexts": nullable(either(shared["Text"], texts))}


def _used(shared: dict[str, Schema], definitions: dict[str, Schema]) -> dict[str, Schema]:
    """Return the shared definitions that others refer to, each with its description."""
    refs = json.dumps(definitions)
    return {
        name: {"description": _SHARED[name.removeprefix("Optional").removesuffix("s")][1], **value}
        for name, value in shared.items()
        if f'"{place(name)}"' in refs
    }


def _kinds() -> list[type[Part]]:
    """Return every class that a file may hold, from the map down."""
    found: dict[type[Part], None] = {}
    waiting: list[type[Part]] = [JourneyMap, Library, OverlayKeys, ThingKeys, TouchpointKeys]
    while waiting:
        kind = waiting.pop(0)
        if kind not in found:
            found[kind] = None
            waiting += [inside.part for inside in plan_of(kind).parts.values()]
    return list(found)


def _made(kinds: Iterable[type[Part]]) -> dict[str, Schema]:
    """Return what pydantic makes of the classes."""
    _, made = models_json_schema([(kind, "validation") for kind in kinds], ref_template=place("{model}"))
    definitions: dict[str, Schema] = made["$defs"]
    return definitions


def _definition(kind: type[Part], made: Schema, shared: dict[str, Schema]) -> Schema:
    """Return the schema of a class in all the forms in which it may be written."""
    needed: list[str] = made.get("required", [])
    properties = {
        name: _property(made["properties"][name], _may_be_single(field), name in needed, shared)
        for name, field in kind.model_fields.items()
        if name in made["properties"]
    }
    whole = {
        "type": "object",
        "required": needed,
        **_named(kind),
        "properties": properties,
        "patternProperties": {"^x_": {"description": made["properties"][OWN_FIELDS]["description"]}},
        "additionalProperties": False,
    }
    short = (made["properties"][name] for name in (kind.short_form, kind.number_form) if name is not None)
    value = either(*_short_forms(short), whole)
    if not issubclass(kind, Definitions):
        value = nullable(value)
    return {"description": made["description"], **value}


def _may_be_single(field: FieldInfo) -> bool:
    return any(isinstance(marker, OneOrMany) for marker in field.metadata)


def _short_forms(fields: Iterable[Schema]) -> list[Schema]:
    """Return what may stand for the whole; where a bare `true` may, the text takes it anyway."""
    forms = [plain(field) for field in fields]
    if len(forms) > 1:  # a number means another field, so the text is a text alone
        forms[0] = {**forms[0], "type": ["string"]}
    return forms


def _named(kind: type[Part]) -> Schema:
    """Say which field an object must have that is more than a reference."""
    if not kind.named_by:
        return {}
    named: Schema = {"required": [kind.named_by[0]]}
    if len(kind.named_by) > 1:
        named = {"anyOf": [{"required": [field]} for field in kind.named_by]}
    if kind.referable:
        return {"if": {"required": ["id"], "maxProperties": 1}, "else": named}
    return named


def _property(made: Schema, single: bool, needed: bool, shared: dict[str, Schema]) -> Schema:
    """Return the schema of a field; only one that must be given may not be empty."""
    value = plain(made)
    if "items" in value:  # an item without a value is none
        many = {**value, "items": nullable(value["items"])}
        value = either(value["items"], many) if single else many
    value = hoisted(value if needed else nullable(value), shared)
    if "$ref" in value:  # its siblings would be ignored
        value = {"allOf": [value]}
    said = {"description": made["description"]}
    if made.get("default") not in (None, "", []):
        said["default"] = made["default"]
    return {**said, **value}


def _lean(definition: Schema, on: Schema, name: str) -> None:
    """Let a definition refer to the properties that it has in common with another one."""
    for key, value in definition["properties"].items():
        if on["properties"].get(key) == value:
            definition["properties"][key] = pointer(name, key)


# -- overlays: nothing must be given but what identifies a thing, and every value may be taken away


def _changes(kinds: list[type[Part]], definitions: dict[str, Schema]) -> dict[str, Schema]:
    """Return the definitions of what an overlay may hold: of the map, and of each kind of thing with an id."""
    things = {thing.__name__: thing for kind in kinds for thing in plan_of(kind).things.values()}
    changes = {"Overlay": _changed(JourneyMap, definitions, OverlayKeys, things)}
    changes["Overlay"] |= {"description": _OVERLAY, "required": ["cjmap", "extends"]}
    for name, kind in things.items():
        keys = TouchpointKeys if issubclass(kind, Touchpoint) else ThingKeys
        changed = _changed(kind, definitions, keys, things)
        named = [{"required": [key]} for key in _NAMES if key in kind.model_fields]
        changes[f"{name}Change"] = {**changed, **(named[0] if len(named) == 1 else {"anyOf": named})}
    return changes


def _changed(
    kind: type[Part], definitions: dict[str, Schema], keys: type[Part], things: dict[str, type[Part]]
) -> Schema:
    whole = definitions[kind.__name__]
    merged = plan_of(kind).things
    properties: dict[str, Schema] = {}
    for name, value in whole["properties"].items():
        if name in merged:
            properties[name] = _pointing_at_changes(value, things)
        elif name in whole["required"]:
            properties[name] = {"anyOf": [pointer(kind.__name__, name), {"type": "null"}]}
        else:
            properties[name] = pointer(kind.__name__, name)
    for name, value in definitions[keys.__name__]["properties"].items():
        properties[name] = _pointing_at_changes(value, things) if name in plan_of(keys).things else value
    changed = {
        key: item for key, item in whole.items() if key not in {"required", "if", "then", "else", "anyOf"}
    }
    changed["description"] = f"In an overlay: {whole['description'][0].lower()}{whole['description'][1:]}"
    return {**changed, "properties": properties}


def _pointing_at_changes(value: Any, things: dict[str, type[Part]]) -> Any:
    if isinstance(value, list):
        return [_pointing_at_changes(item, things) for item in value]
    if not isinstance(value, dict):
        return value
    name = str(value.get("$ref", "")).rpartition("/")[2]
    if name in things:
        return {"$ref": place(f"{name}Change")}
    return {key: _pointing_at_changes(item, things) for key, item in value.items()}
