"""What is said of data that do not fit the model: the sentence and the next step, in plain words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import islice
from typing import Any, get_args

from cjmap.load.origin import value_at
from cjmap.load.shelf import FIELDS
from cjmap.model.base import Part
from cjmap.model.journey import RESERVED, JourneyMap, Library
from cjmap.model.markers import read_word
from cjmap.model.research import Metric
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Feeling, Touchpoint
from cjmap.model.values import Kind
from cjmap.model.walk import name_of, plan_of
from cjmap.place import Pointer
from cjmap.scalar import Misread, Plain, decimal, kind_of
from cjmap.words import nearest, series

Words = tuple[str, str | None]
"""A sentence and its hint."""

ID_BESIDE_METRIC: Words = (
    "`id` cannot stand beside `metric`, which names a metric that has its id already",
    "take the `id` away; to define another metric, give it a `name` and no `metric`",
)

_EXPECTED = {
    "string_type": "a text",
    "tuple_type": "a list",
    "dict_type": "a group of keys",
    "model_type": "a group of keys",
    "int_type": "a whole number",
    "float_type": "a number",
}
_CALLED = {
    "handoff": "hand-off",
    "member": "team member",
    "shop step": "step of a mystery shop",
    "wanted": "wanted feeling",
}
"""Classes of the model that people call by another name."""

_BY_FIELD = {
    **{field: kind for kind, field in FIELDS.items() if kind in {"device", "department", "system"}},
    "actions": "action",
    "thoughts": "thought",
}
"""Fields whose class has a name that nobody uses: the name of one of their items."""

_MEANT = {
    "phases": ("stages",),
    "steps": ("touchpoints", "next"),
    "emotion": ("feeling",),
    "mood": ("feeling",),
    "pains": ("pain_points",),
    "gains": ("delights",),
    "ideas": ("opportunities",),
    "name": ("title", "text", "statement"),
    "title": ("name", "text"),
    "text": ("name", "title"),
    "description": ("summary", "note"),
    "comment": ("note",),
    "responsible": ("owner",),
}
"""Words that people write for a field that has another name."""

_OVERLAY_KEYS = frozenset({"new", "remove", "after", "before", "stage"})
_SPINE: tuple[type[Part], ...] = (Touchpoint, Stage, JourneyMap)
_DIGITS = re.compile(r"(?P<digits>[0-9]+)(?P<unit> ?(?:%|[A-Za-z][A-Za-z ]*))?", re.ASCII)
_WHOLE = re.compile(r"[-+]?[0-9]+", re.ASCII)


def part_at(kind: type[Part], pointer: Pointer) -> type[Part]:
    """Return the class of the part that a pointer leads to, or of the nearest one above it."""
    return _way(kind, pointer)[-1][0]


def _way(kind: type[Part], pointer: Pointer) -> list[tuple[type[Part], str]]:
    """Return the classes of the parts on the way, each with the field that holds it."""
    way = [(kind, "")]
    for key in pointer:
        if isinstance(key, str) and (inside := plan_of(way[-1][0]).parts.get(key)):
            way.append((inside.part, key))
    return way


def _called(kind: type[Part], field: str = "") -> str:
    name = name_of(kind)
    return _BY_FIELD.get(field) or _CALLED.get(name, name)


def _one(name: str) -> str:
    """Return a name with its article."""
    if name in {"limits", "importance"}:
        return f"the {name}"
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def wrong(kind: type[Part], data: Any, pointer: Pointer, error: str, context: dict[str, Any]) -> Words:
    """Say what is wrong with a value."""
    value = value_at(data, pointer)
    if error == "value_error" and isinstance(misread := context["error"], Misread):
        if pointer == ("kind",):
            return _kind_of_file(value)
        if split := _split_behind(data, pointer):
            return split
        in_words = part_at(kind, pointer) is Feeling and isinstance(value, str) and value[:1].isalpha()
        hint = f"words have a field of their own: `feeling: {{words: {value[:40]}}}`" if in_words else None
        return misread.sentence, misread.hint or hint
    if error in _EXPECTED:
        said = f"expects {_EXPECTED[error]}, not {kind_of(value)}"
        return said, _hint_for_shape(part_at(kind, pointer), error, value)
    if error == "string_too_short":
        return "this text is empty", "write it, or leave the key without a value"
    if error == "out_of_bounds":
        metric: Metric = context["metric"]
        return outside(getattr(metric, str(pointer[-1])), metric)
    return f"cannot be read ({error})", None


def outside(number: float, metric: Metric, called: str = "this metric") -> Words:
    """Say that a value lies outside of what its metric can be."""
    low, high = metric.bounds or (number, number)
    hint = "for another scale give the metric its `scale:`, such as `scale: [1, 10]`"
    said = f"{decimal(number)} is outside {decimal(low)} … {decimal(high)}, the range of {called}"
    return said, hint if metric.kind in {"csat", "ces"} else None


def _kind_of_file(value: Any) -> Words:
    """Say what the kind of a file may be; a library would have been read as one."""
    try:
        read_word(value, dict.fromkeys([*get_args(get_args(Kind)[0]), "library"]))
    except Misread as misread:
        return misread.sentence, misread.hint
    return f"a map cannot be of the kind `{value}`", None


def _hint_for_shape(kind: type[Part], error: str, value: Any) -> str | None:
    if error == "tuple_type" and isinstance(value, str | dict):
        return "put it into a list: a line of its own that begins with `- `"
    if error == "model_type" and isinstance(value, str):
        return _hint_for_group(kind, value)
    if error in {"model_type", "string_type"} and isinstance(value, list):
        return "only one may stand here: write it without a list"
    if error == "string_type" and isinstance(value, dict) and len(value) == 1:
        ((key, text),) = value.items()
        if key in {"id", "name", "text", "title"} and isinstance(text, str):
            return f"write it without its key: {text[:80]}"
        if isinstance(text, str):
            return _quoted(f"{key}: {text}")
    return None


def _hint_for_group(kind: type[Part], value: str) -> str:
    first = next((name for name, field in kind.model_fields.items() if field.is_required()), None)
    if first is not None:
        return f"say what it is: `{first}: {value[:80]}`"
    fields = [f"`{name}:`" for name in fields_of(kind)[:3]]
    return f"write its fields below it, such as {series(fields)}"


def _quoted(text: str, key: str = "") -> str:
    mark = "'" if '"' in text else '"'
    return f"if this is one text, quote it: {key}{mark}{text[:120]}{mark}"


def missing(kind: type[Part], data: Any, where: Pointer, field: str) -> Words:
    """Say that a field is missing, or that it has no value."""
    there, holder = value_at(data, where), _way(kind, where)[-1]
    name = _called(*holder)
    names = holder[0].named_by if field in holder[0].named_by else (field,)
    one = "one of them" if len(names) > 1 else "some" if field == "stages" else "one"
    said = f"{series(f'`{name}`' for name in names)} is missing: every {name} needs {one}"
    if isinstance(there, dict) and field in there:
        said = f"`{field}` has no value: every {name} needs {one}"
    if field == "cjmap":
        return said, "write `cjmap: 1` in the first line"
    if isinstance(there, dict) and len(there) == 1:
        ((key, text),) = there.items()
        if " " in key and isinstance(text, str):
            return said, _quoted(f"{key}: {text}")
    return said, None


def unknown_key(kind: type[Part], data: Any, pointer: Pointer) -> Words:
    """Say that there is no field of that name, and what may have been meant."""
    there, key = value_at(data, pointer[:-1]), str(pointer[-1])
    way = _way(kind, pointer[:-1])
    holder, _ = way[-1]
    said = f"`{key[:40]}` is no field of {_one(_called(*way[-1]))}"
    if key in RESERVED.get(holder, ()):
        return (
            f"`{key}` is kept for measured data, which this version does not read yet",
            "take it out for now",
        )
    value = there.get(key) if isinstance(there, dict) else None
    if value is None and isinstance(there, dict) and (split := _split_by_comma(there, key, said)):
        return split
    if " " in key.strip() and isinstance(value, str):
        return said, _quoted(f"{key}: {value}")
    return said, _meant(holder, [part for part, _ in way[:-1]], key)


def _split_by_comma(there: dict[str, Any], key: str, said: str) -> Words | None:
    """Say that a comma inside `{ }` ended a number or a text, of which the key is the rest."""
    keys = list(there)
    index = keys.index(key) if key in there else 0
    before = keys[index - 1] if index else None
    if before is None or type(there[before]) is not Plain:
        return None
    text = str(there[before])
    if (rest := _DIGITS.fullmatch(key)) and _WHOLE.fullmatch(text):
        from cjmap.scalar.meant import without_comma  # as late as scalar itself takes it

        what, number = without_comma(text, rest["digits"])
        whole = f"{text},{key}"[:40]
        return f"`{whole}` has {what}, and inside {{ }} a comma ends the value", (
            f"write {before}: {number}{rest['unit'] or ''}"
        )
    if " " in key.strip() or key.isdigit():
        return f"{said}: the comma before it ends the text", _quoted(f"{text}, {key}", f"{before}: ")
    return None


def _split_behind(data: Any, pointer: Pointer) -> Words | None:
    """Say that a comma inside `{ }` ended a number of which the next key is the rest."""
    for end in (len(pointer) - 1, len(pointer) - 2):
        there = value_at(data, pointer[: max(0, end)])
        if isinstance(there, dict) and pointer[end] in there:
            key = next(islice(there, list(there).index(pointer[end]) + 1, None), None)
            is_rest = key is not None and there[key] is None and _DIGITS.fullmatch(key)
            return _split_by_comma(there, key, "") if key is not None and is_rest else None
    return None


def _meant(holder: type[Part], above: list[type[Part]], key: str) -> str:
    known = fields_of(holder)
    for name in _MEANT.get(key, ()):
        if name in known:
            return f"did you mean `{name}`?"
    close = nearest(key, known)
    if close and SequenceMatcher(None, key, close).ratio() >= 0.8:
        return f"did you mean `{close}`?"
    if holder in _SPINE and key in _OVERLAY_KEYS:
        return "only an overlay says so, a file with `extends:`"
    for other in dict.fromkeys([*reversed(above), *(_SPINE if holder in _SPINE else ())]):
        if other is not holder and key in fields_of(other):
            return f"{_one(name_of(other))} has this field: look at the indentation"
    if holder is Library and key in fields_of(JourneyMap):
        return "only a map has this field"
    return f"did you mean `{close}`?" if close else "own fields start with `x_`"


def fields_of(kind: type[Part]) -> list[str]:
    """Return the names of the fields that a file may write."""
    return [name for name in kind.model_fields if name != "own"]
