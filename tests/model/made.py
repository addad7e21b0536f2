"""Makes maps at random from the annotations of the model, and writes them down as YAML."""

from __future__ import annotations

import json
import types
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from cjmap.model import research, touchpoint, values
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap, Version

Strategy = st.SearchStrategy[Any]

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789 äöüßéñ漢字かなक ,.:;!?#&*-–—…'\"„“”’`~@%|>{}[]()<>=+/\\_$€→😀\n"
TEXTS = st.text(_LETTERS, min_size=1, max_size=20).map(str.strip).filter(bool)
IDS = st.from_regex(r"[a-z][a-z0-9]{0,4}(-[a-z0-9]{1,4})?", fullmatch=True) | st.sampled_from(
    ["コーヒー", "größe", "2026"]
)
_OWN = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(IDS, inner, max_size=2), max_leaves=4
)

KNOWN: list[tuple[Any, Strategy]] = [
    (Version, st.just(1)),
    (values.Id, IDS),
    (values.Language, st.sampled_from(["en", "de-AT", "no", "zh-Hant"])),
    (values.Flag, st.booleans()),
    (values.Number, st.integers(-(10**8), 10**8).map(lambda n: n / 100)),
    (values.Score, st.integers(-20, 20).map(lambda n: n / 10)),
    (values.Share, st.integers(0, 1000).map(lambda n: n / 1000)),
    (values.OneToFive, st.integers(1, 5)),
    (values.OneToThree, st.integers(1, 3)),
    (values.Count, st.integers(0, 10**6)),
    (values.Date, st.sampled_from(["2026-09-30", "2026-09", "2026", "2024-02-29"])),
    (values.Duration, st.sampled_from(["20 min", "2–3 d", "PT20M", "2 business days", "0 min"])),
    (values.Measure, st.integers(10, 70).map(lambda n: n / 10)),
    (research.Scale, st.tuples(st.integers(-9, 0), st.integers(8, 99)).map(list)),
    (touchpoint.Entry, st.just(True) | st.integers(1, 100).map(lambda n: n / 100)),
]
"""Values of each kind; measures and scales suit each other whatever the kind of the metric."""


def of(annotation: Any, depth: int) -> Strategy:
    """Return values of any annotation of the model."""
    for known, strategy in KNOWN:
        if annotation == known:
            return strategy
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return of(inside[0], depth)
    if origin in {Union, types.UnionType}:
        return of(next(member for member in inside if member is not type(None)), depth)
    if origin is Literal:
        return st.sampled_from(inside)
    if origin is tuple:
        return st.lists(of(inside[0], depth), max_size=2)
    if origin is dict:
        return st.dictionaries(IDS, of(inside[1], depth), max_size=2)
    return TEXTS if annotation is str else data_of(annotation, depth)


@cache
def data_of(kind: type[Part], depth: int = 0) -> Strategy:
    """Return plain data in long forms of which the class can be made."""
    hints = get_type_hints(kind, include_extras=True)
    fields = {name: field for name, field in kind.model_fields.items() if name != "own"}
    needed = {name for name, field in fields.items() if field.is_required()} | set(kind.named_by[:1])
    optional = sorted(fields.keys() - needed)

    def later(name: str) -> Strategy:
        return st.deferred(lambda: of(hints[name], depth + 1))

    def chosen(names: list[str]) -> Strategy:
        given = [name for name in fields if name in needed or name in names]
        return st.fixed_dictionaries({name: later(name) for name in given})

    some = (
        st.lists(st.sampled_from(optional), max_size=max(1, 6 - depth), unique=True)
        if optional
        else st.just([])
    )
    whole = st.tuples(some.flatmap(chosen), st.dictionaries(IDS.map("x_{}".format), _OWN, max_size=1)).map(
        lambda two: two[0] | two[1]
    )
    return whole | st.fixed_dictionaries({"id": IDS}) if kind.referable else whole


MAPS = data_of(JourneyMap).map(JourneyMap.model_validate)


def plain(value: Any) -> Any:
    """Return the plain data of a part in long forms, as it stands in a file."""
    if isinstance(value, Part):
        names = [
            name for name in type(value).model_fields if name in value.model_fields_set and name != "own"
        ]
        return {**{name: plain(getattr(value, name)) for name in names}, **value.own}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def emit(value: Any, column: int = 0) -> str:
    """Write plain data as YAML in blocks, with every text in quotes."""
    before = "\n" + " " * column
    if isinstance(value, dict) and value:
        return "".join(
            f"{before}{json.dumps(key, ensure_ascii=False)}: {emit(item, column + 2)}"
            for key, item in value.items()
        )
    if isinstance(value, list) and value:
        return "".join(f"{before}- {emit(item, column + 2)}" for item in value)
    return json.dumps(value, ensure_ascii=False)
