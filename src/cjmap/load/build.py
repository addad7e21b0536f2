"""From plain data to a model, or to findings that say why it cannot be made."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, Literal, NamedTuple, TypeVar

from pydantic import ValidationError

from cjmap.finding import Finding, Rule
from cjmap.load import faults, sentences
from cjmap.load.origin import Located, Origin, value_at
from cjmap.load.sentences import part_at
from cjmap.model.base import Part
from cjmap.model.journey import RESERVED
from cjmap.place import Pointer
from cjmap.rule import Pending, told
from cjmap.scalar import absent
from cjmap.words import nearest


class Met(NamedTuple):
    """One of pydantic's errors: its type, where it is, and what it says more."""

    error: str
    pointer: Pointer
    context: dict[str, Any]


_LOOKED_AT = 1000
"""Where there are more errors than that, missing fields are not compared with unknown keys."""


class Fault(NamedTuple):
    """One error of the schema, before it has a place."""

    pointer: Pointer
    at: Literal["key", "value"]
    rule: Rule
    facts: tuple[Any, ...]


P = TypeVar("P", bound=Part)


def build(kind: type[P], located: Located, partly_made: Any = None) -> tuple[P | None, Origin, list[Pending]]:
    """Make the model of resolved data with its origin, or the findings that say why it cannot be made.

    What stands there and means nothing, such as a `false` in a list of marks, is left out; so the origin may be
    another one than that of the data. `partly_made` is the same data where parts of it are models already.
    """
    try:
        return kind.model_validate(partly_made or located.data), located.origin, []
    except ValidationError as error:
        errors = [
            Met(item["type"], tuple(key for key in item["loc"] if key != "[key]"), item.get("ctx", {}))
            for item in error.errors(include_input=False, include_url=False)
        ]
    strange: dict[Pointer, list[str]] = {}
    for met in errors:
        if met.error == "extra_forbidden":
            strange.setdefault(met.pointer[:-1], []).append(str(met.pointer[-1]))
    if idle := [met.pointer for met in errors if _means_nothing(kind, located.data, met)]:
        return build(kind, _without(located, idle))
    return (
        None,
        located.origin,
        [
            partial(_finding, kind, located, met)
            for met in errors
            if met.error != "default_factory_not_called"  # an id without the name that it is made of
            and (len(errors) > _LOOKED_AT or not _is_misspelt(kind, met, strange))
        ],
    )


def _is_misspelt(kind: type[Part], met: Met, strange: dict[Pointer, list[str]]) -> bool:
    """Say whether a missing field is there under a wrong name, which is told and says enough."""
    field = met.context["field"] if met.error == "missing_name" else met.pointer[-1:]
    above = met.pointer if met.error == "missing_name" else met.pointer[:-1]
    if met.error not in {"missing", "missing_name"} or above not in strange:
        return False
    wanted = field if isinstance(field, str) else str(field[0])
    fields = sentences.fields_of(part_at(kind, above))
    return any(nearest(key, fields) == wanted for key in strange[above])


def _means_nothing(kind: type[Part], data: Any, met: Met) -> bool:
    if met.error == "extra_forbidden":
        *above, key = met.pointer
        reserved = RESERVED.get(part_at(kind, tuple(above)), ())
        return key in reserved and absent(value_at(data, met.pointer))
    return met.error == "false_mark"


def _without(located: Located, pointers: Iterable[Pointer]) -> Located:
    """Return data without some of its nodes; what stays keeps its origin."""
    below: dict[str | int, list[Pointer]] = {}
    for first, *rest in pointers:
        below.setdefault(first, []).append(tuple(rest))
    is_group = isinstance(located.data, dict)
    kept: dict[str | int, Located] = {}
    for key, value in located.data.items() if is_group else enumerate(located.data):
        node = Located(value, located.origin.child(key))
        if key not in below:
            kept[key] = node
        elif () not in below[key]:
            kept[key] = _without(node, below[key])
    if not is_group:
        kept = dict(enumerate(kept.values()))
    data = {key: node.data for key, node in kept.items()}
    origin = located.origin.with_children({key: node.origin for key, node in kept.items()})
    return Located(data if is_group else list(data.values()), origin)


def _finding(kind: type[Part], located: Located, met: Met) -> Finding:
    """Say what is wrong, in words that know what stands there."""
    fault = _fault(kind, located.data, *met)
    return told(fault.rule, located.origin.locate(fault.pointer, fault.at), *fault.facts)


def _fault(kind: type[Part], data: Any, error: str, pointer: Pointer, context: dict[str, Any]) -> Fault:
    if error == "version":
        return Fault(pointer, "value", faults.unsupported_version, (context["found"],))
    if error == "extra_forbidden":
        return Fault(pointer, "key", faults.schema, sentences.unknown_key(kind, data, pointer))
    if error in {"missing", "missing_name"}:
        where = pointer if error == "missing_name" else pointer[:-1]
        field = context["field"] if error == "missing_name" else str(pointer[-1])
        return Fault((*where, field), "key", faults.schema, sentences.missing(kind, data, where, field))
    if error == "id_beside_metric":
        return Fault((*pointer, "id"), "key", faults.schema, sentences.ID_BESIDE_METRIC)
    if error == "out_of_bounds":
        pointer = (*pointer, context["field"])
    return Fault(pointer, "value", faults.schema, sentences.wrong(kind, data, pointer, error, context))
