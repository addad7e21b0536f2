"""What can be done with a JSON Schema, whatever it is about: merge, refer, let be missing, put into order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]

_TYPES = ("object", "array", "string", "integer", "number", "boolean", "null")
_ORDER = (
    "$schema", "$id", "title", "description", "default", "$ref", "type", "const", "enum", "pattern", "maxLength",
    "minimum", "maximum", "items", "minItems", "maxItems", "required", "maxProperties", "anyOf", "allOf",
    "if", "then", "else", "properties", "patternProperties", "additionalProperties", "definitions",
)  # fmt: skip


def place(name: str) -> str:
    """Return where a definition stands."""
    return f"#/definitions/{name}"


def pointer(name: str, key: str) -> Schema:
    """Refer to one property of a definition."""
    return {"$ref": f"{place(name)}/properties/{key}"}


def plain(made: Schema) -> Schema:
    """Return a schema without what is said about its field."""
    value = {key: item for key, item in made.items() if key not in {"title", "description", "default"}}
    if "anyOf" in value:
        value = either(*(plain(item) for item in value["anyOf"] if item != {"type": "null"}))
    if value.get("type") == "object":  # named values: their names are any text
        (values,) = value["patternProperties"].values()
        value = {"type": "object", "additionalProperties": nullable(plain(values))}
    return value


def either(*forms: Schema) -> Schema:
    """Return one schema for several forms, without `anyOf` where the types keep them apart."""
    if len(forms) == 1:
        return forms[0]
    names = [name for form in forms for name in types(form)]
    words = [key for form in forms for key in form if key != "type"]
    apart = len(names) == len(set(names)) and len(words) == len(set(words))
    if apart and all("type" in form and not form.keys() & {"enum", "const"} for form in forms):
        return {key: item for form in forms for key, item in form.items()} | {"type": names}
    return {"anyOf": list(forms)}


def types(schema: Schema) -> list[str]:
    """Return the types of JSON that a schema names."""
    names = schema.get("type", [])
    return names if isinstance(names, list) else [names]


def hoisted(value: Any, shared: Mapping[str, Schema]) -> Any:
    """Put references where values stand that have a definition of their own."""
    if isinstance(value, list):
        return [hoisted(item, shared) for item in value]
    if not isinstance(value, dict):
        return value
    value = {key: hoisted(item, shared) for key, item in value.items()}
    return next(({"$ref": place(name)} for name, schema in shared.items() if value == schema), value)


def nullable(value: Schema) -> Schema:
    """Let a value be missing: a key without a value is the same as no key. What is referred to may be null."""
    if "enum" in value:
        return {"enum": [*value["enum"], None]}
    if "type" in value:
        return {**value, "type": [*types(value), "null"]}
    if "$ref" in value or any("$ref" in form for form in value.get("anyOf", [])):
        return value
    return {**value, "anyOf": [*value.get("anyOf", []), {"type": "null"}]}


def ordered(value: Any, names: bool = False) -> Any:
    """Return a schema with its words in one order; `names` are fields or definitions and keep theirs."""
    if isinstance(value, list):
        return [ordered(item) for item in value]
    if not isinstance(value, dict):
        return value
    keys = list(value) if names else sorted(value, key=_ORDER.index)
    made = {
        key: ordered(value[key], key in {"properties", "patternProperties", "definitions"}) for key in keys
    }
    if not names and isinstance(made.get("type"), list):
        made["type"] = sorted(made["type"], key=_TYPES.index) if len(made["type"]) > 1 else made["type"][0]
    return {key: item for key, item in made.items() if not (key == "required" and item == [])}
