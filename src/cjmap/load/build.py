"""From plain data to a model, and from pydantic's errors to sentences."""

from __future__ import annotations

from functools import partial
from typing import Any, Literal, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cjmap.finding import Finding, Rule
from cjmap.load import faults
from cjmap.load.origin import Located, value_at
from cjmap.model.base import Part
from cjmap.model.walk import name_of, plan_of
from cjmap.place import Pointer
from cjmap.rule import Pending, told
from cjmap.scalar import Misread, Plain, kind_of
from cjmap.words import nearest

_RESERVED = {"data": "map", "events": "touchpoint"}
_EXPECTED = {
    "string_type": "a text",
    "tuple_type": "a list",
    "dict_type": "a group of keys",
    "model_type": "a group of keys",
    "int_type": "a whole number",
    "float_type": "a number",
}


class Fault(NamedTuple):
    """One error of the schema, before it has a place."""

    pointer: Pointer
    at: Literal["key", "value"]
    rule: Rule
    facts: tuple[Any, ...]


P = TypeVar("P", bound=Part)


def build(kind: type[P], located: Located) -> tuple[P | None, list[Pending]]:
    """Make the model of resolved data, or the findings that say why it cannot be made."""
    try:
        return kind.model_validate(located.data), []
    except ValidationError as error:
        errors = error.errors(include_input=False, include_url=False)
    return None, [
        partial(_finding, kind, located, item)
        for item in errors
        if item["type"] != "default_factory_not_called"  # an id without the name that it is made of
    ]


def _finding(kind: type[Part], located: Located, error: ErrorDetails) -> Finding:
    """Say what is wrong, in words that know what stands there."""
    pointer = tuple(key for key in error["loc"] if key != "[key]")
    fault = _fault(kind, located.data, error["type"], pointer, error.get("ctx", {}))
    return told(fault.rule, located.origin.locate(fault.pointer, fault.at), *fault.facts)


def _fault(kind: type[Part], data: Any, error: str, pointer: Pointer, context: dict[str, Any]) -> Fault:
    if error == "version":
        return Fault(pointer, "value", faults.unsupported_version, (context["found"],))
    if error == "extra_forbidden":
        message, hint = _unknown_key(
            part_at(kind, pointer[:-1]), value_at(data, pointer[:-1]), str(pointer[-1])
        )
        return Fault(pointer, "key", faults.schema, (message, hint))
    if error in {"missing", "missing_name"}:
        where = pointer if error == "missing_name" else pointer[:-1]
        field = context["field"] if error == "missing_name" else str(pointer[-1])
        return Fault((*where, field), "key", faults.schema, _missing(kind, data, where, field))
    if error == "out_of_bounds":
        pointer = (*pointer, context["field"])
    return Fault(pointer, "value", faults.schema, _sentence(error, value_at(data, pointer), context))


def _sentence(error: str, value: Any, context: dict[str, Any]) -> tuple[str, str | None]:
    if error == "value_error" and isinstance(misread := context["error"], Misread):
        return misread.sentence, misread.hint
    if error in _EXPECTED:
        return f"expects {_EXPECTED[error]}, not {kind_of(value)}", _hint_for_shape(error, value)
    if error == "string_too_short":
        return "this text is empty", "write it, or leave the key without a value"
    if error == "string_too_long":
        return f"this text is longer than {context['max_length']} characters", None
    if error == "out_of_bounds":
        low, high = f"{context['low']:g}", f"{context['high']:g}"
        return f"{context['number']:g} is outside {low} … {high}, the range of this metric", None
    if error == "false_mark":
        return "false marks nothing here", "take the item away, or write true or a text"
    return f"cannot be read ({error})", None


def _hint_for_shape(error: str, value: Any) -> str | None:
    if error == "tuple_type" and isinstance(value, str | dict):
        return "put it into a list: a line of its own that begins with `- `"
    if isinstance(value, dict) and len(value) == 1:
        ((key, text),) = value.items()
        if isinstance(text, str) and error == "string_type":
            return _quoted(f"{key}: {text}")
    return None


def _quoted(text: str) -> str:
    mark = "'" if '"' in text else '"'
    return f"if this is one text, quote it: {mark}{text[:120]}{mark}"


def _missing(kind: type[Part], data: Any, where: Pointer, field: str) -> tuple[str, str | None]:
    named = name_of(part_at(kind, where))
    hint = None
    there = value_at(data, where)
    if isinstance(there, dict) and len(there) == 1:
        ((key, text),) = there.items()
        if " " in key and isinstance(text, str):
            hint = _quoted(f"{key}: {text}")
    return f"`{field}` is missing: every {named} needs one", hint


def _unknown_key(kind: type[Part], there: Any, key: str) -> tuple[str, str | None]:
    named = name_of(kind)
    known = _fields_of(kind)
    if _RESERVED.get(key) == named:
        return (
            f"`{key}` is kept for measured data, which this version does not read yet",
            "take it out for now",
        )
    value = there.get(key) if isinstance(there, dict) else None
    if " " in key.strip():
        if value is None and isinstance(there, dict) and (before := _key_before(there, key)):
            return (
                f"`{key[:40]}` is no field of a {named}: the comma before it ends the text",
                _quoted(f"{there[before]}, {key}").replace("quote it: ", f"quote it: {before}: "),
            )
        if isinstance(value, str):
            return f"`{key[:40]}` is no field of a {named}", _quoted(f"{key}: {value}")
    near = nearest(key, known)
    hint = f"did you mean `{near}`?" if near else "own fields start with `x_`"
    return f"`{key[:40]}` is no field of a {named}", hint


def _key_before(there: dict[str, Any], key: str) -> str | None:
    keys = list(there)
    index = keys.index(key) if key in there else 0
    before = keys[index - 1] if index else None
    return before if before is not None and type(there[before]) is Plain else None


def _fields_of(kind: type[Part]) -> list[str]:
    return [name for name in kind.model_fields if name != "own"]


def part_at(kind: type[Part], pointer: Pointer) -> type[Part]:
    """Return the class of the part that a pointer leads to, or of the nearest one above it."""
    for key in pointer:
        if isinstance(key, str) and (inside := plan_of(kind).parts.get(key)):
            kind = inside.part
    return kind
