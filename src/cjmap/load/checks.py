"""Ids and references of a whole map: CJ101, CJ102, CJ105, and ids that cannot be made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from types import MappingProxyType
from typing import get_args

from cjmap.errors import Unreadable
from cjmap.files.tree import Tree, inside
from cjmap.finding import Finding
from cjmap.load import faults, sentences
from cjmap.load.origin import Origin, value_at
from cjmap.load.shelf import BY_NAME, FIELDS, Shelf, id_of, refers
from cjmap.model.action import Opportunity, PainPoint
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.research import Metric, MetricReading
from cjmap.model.touchpoint import Delight, LayerAction
from cjmap.model.values import ChannelKind
from cjmap.model.walk import Named, Survey, name_of
from cjmap.place import Place, Pointer
from cjmap.rule import Pending, told
from cjmap.words import slug

_TEXTS = (PainPoint, Delight, Opportunity, LayerAction)
_CHANNEL_KINDS = frozenset(get_args(get_args(ChannelKind)[0]))


class Ids:
    """What can be referred to, by kind; `open` kinds accept any name because nothing defines them."""

    def __init__(self, known: Mapping[str, set[str]]) -> None:
        self.known = {kind: set(ids) for kind, ids in known.items()}
        self.unpinned: set[str] = set()
        self._of: dict[str, set[str]] = {}
        self._listed: dict[str, list[str]] = {}

    def add(self, kind: str, identifier: str) -> None:
        """Make an id known."""
        self.known.setdefault(kind, set()).add(identifier)

    def of(self, kind: str) -> set[str]:
        """Return the ids that a reference of this kind may name, once all are known."""
        if kind not in self._of:
            parts = _MEANT.get(kind, (kind,))
            self._of[kind] = set().union(*(self.known.get(part, set()) for part in parts))
        return self._of[kind]

    def listed(self, kind: str) -> Sequence[str]:
        """Return the ids that a reference of this kind may name in their order."""
        if kind not in self._listed:
            self._listed[kind] = sorted(self.of(kind))
        return self._listed[kind]


_MEANT = {
    "step": ("touchpoint",),
    "spot": ("touchpoint", "stage"),
    "action": ("action", "touchpoint"),
    "fix": ("pain point",),
}
"""The kinds of things that a reference may mean, where that is not its own kind."""


def check(
    seen: Survey,
    origin: Origin,
    tree: Tree,
    shelf: Shelf,
    beyond: Mapping[str, set[str]] = MappingProxyType({}),
) -> list[Pending]:
    """Return what is wrong with the ids and references of a resolved map or of a library.

    `beyond` are ids that references may name although the map no longer has them, by kind.
    """
    ids = Ids(beyond)
    found = list(_identified(seen, origin, ids, shelf))
    for kind, definitions in shelf.definitions.items():
        for identifier in definitions:
            ids.add(kind, identifier)
    if ids.known.get("channel"):
        ids.known["channel"] |= _CHANNEL_KINDS
    found += _lost(seen, origin, ids)
    found += _missing_files(seen, origin, tree)
    return found


def measured(journey: JourneyMap, origin: Origin) -> list[Pending]:
    """Return the values that lie outside of what the metric that they name can be.

    The definitions of libraries are part of the map by now; what it defines itself was held to its own bounds.
    """
    metrics = {metric.id: metric for metric in journey.metrics if metric.bounds is not None}
    readings = _readings(journey) if metrics else ()
    named = ((pointer, reading, metrics.get(_named(reading))) for pointer, reading in readings)
    return [
        partial(_outside, origin, (*pointer, field), metric, getattr(reading, field))
        for pointer, reading, metric in named
        if metric is not None
        for field in metric.misfits(reading)
    ]


def _named(reading: Metric | MetricReading) -> str:
    return reading.id if isinstance(reading, Metric) else reading.metric


def _outside(origin: Origin, pointer: Pointer, metric: Metric, number: float) -> Finding:
    words = sentences.outside(number, metric, f"the metric `{metric.id}`")
    return told(faults.schema, origin.locate(pointer), *words)


def _readings(journey: JourneyMap) -> Iterator[tuple[Pointer, Metric | MetricReading]]:
    for index, metric in enumerate(journey.metrics):
        yield ("metrics", index), metric
    for number, stage in enumerate(journey.stages):
        for index, reading in enumerate(stage.metrics):
            yield ("stages", number, "metrics", index), reading
        for place, touchpoint in enumerate(stage.touchpoints):
            for index, reading in enumerate(touchpoint.metrics):
                yield ("stages", number, "touchpoints", place, "metrics", index), reading


def _identified(seen: Survey, origin: Origin, ids: Ids, shelf: Shelf) -> Iterator[Pending]:
    """Make the ids known, and yield those that are empty or taken."""
    taken: dict[tuple[object, ...], Pointer] = {}
    for pointer, part in seen.parts:
        if not pointer or not _has_id(type(part)) or refers(part):
            continue
        identifier = id_of(part)
        if not identifier:
            yield from _without_id(part, pointer, origin)
            continue
        kind = _kind_of(pointer, part)
        everywhere = part.has_own_id or not isinstance(part, _TEXTS)
        if everywhere:
            ids.add(kind, identifier)
        else:
            ids.unpinned.add(identifier)
        key = (kind, identifier) if everywhere else (kind, identifier, pointer[:-1])
        first = taken.setdefault(key, pointer)
        if first != pointer:
            yield partial(_twice, origin, pointer, (origin, first), kind, identifier)
        elif len(pointer) == 2 and (shelved := shelf.get(kind, identifier)) and shelved.part is not part:
            yield partial(_twice, origin, pointer, (shelved.origin, ()), kind, identifier)


def _twice(
    origin: Origin, pointer: Pointer, other: tuple[Origin, Pointer], kind: str, identifier: str
) -> Finding:
    related = ((_place(*other), "the other one"),)
    return told(faults.duplicate_id, _place(origin, pointer), kind, identifier, related=related)


@cache
def _has_id(kind: type[Part]) -> bool:
    return "id" in kind.model_fields


def _without_id(part: Part, pointer: Pointer, origin: Origin) -> Iterator[Pending]:
    name = next((name for name in _NAMES if getattr(part, name, None) is not None), None)
    if name is not None:
        yield partial(_nameless, origin, (*pointer, name))


def _nameless(origin: Origin, pointer: Pointer) -> Finding:
    message = f"no id can be made of this {pointer[-1]}: it has no letter and no digit"
    return told(faults.schema, origin.locate(pointer), message, "write an `id:`")


def _place(origin: Origin, pointer: Pointer) -> Place:
    """Return the place of what gives a thing its id: the written one, else the name it is made of."""
    written = origin.at(pointer)
    there = value_at(written.document.data, written.pointer)
    name = next((name for name in ("id", *_NAMES) if isinstance(there, dict) and there.get(name)), None)
    return origin.locate(pointer if name is None else (*pointer, name))


_NAMES = ("name", "text", "title", "statement", "wave", "date")
_SINGULAR = {plural: kind for kind, plural in FIELDS.items()}


def _kind_of(pointer: Pointer, part: Part) -> str:
    """Return the kind of a thing: by the list it stands in at the top, else by its class."""
    if len(pointer) > 2:
        return name_of(type(part))
    plural = str(pointer[0])
    if plural == "mystery_shops":
        return "source"
    return _SINGULAR.get(plural) or name_of(type(part))


def _lost(seen: Survey, origin: Origin, ids: Ids) -> Iterator[Pending]:
    """Yield the references that lead nowhere."""
    for name in seen.names:
        kind, text = name.kind, name.text
        if kind == "file":
            continue
        known = ids.of(kind)
        if kind in BY_NAME:
            found = not known or slug(text) in known
        else:
            found = text in known or (kind == "step" and text == "end")
        if found:
            continue
        if kind == "fix" and ">" in text:
            for end in text.split(">", 1):
                if end.strip() not in ids.of("touchpoint"):
                    yield partial(_unknown, origin, name._replace(kind="touchpoint", text=end.strip()), ids)
        else:
            yield partial(_unknown, origin, name, ids)


def _unknown(origin: Origin, name: Named, ids: Ids) -> Finding:
    facts = _facts(name.kind, name.text, ids.listed(name.kind), ids)
    return told(faults.unknown_reference, origin.locate(name.pointer, name.at), *facts)


def _facts(
    kind: str, text: str, known: Sequence[str], ids: Ids
) -> tuple[str, str, Sequence[str], str | None]:
    said = {
        "step": "touchpoint",
        "spot": "stage or touchpoint",
        "action": "action or touchpoint",
        "fix": "pain point",
    }
    hint = None
    made = slug(text)
    if made != text and made in ids.of(kind):
        hint = f"refer to it by its id, `{made}`"
    elif made in ids.unpinned:
        hint = f"a text is referred to by a written id only: give it `id: {made}`"
    return said.get(kind, kind), text, known, hint


def _missing_files(seen: Survey, origin: Origin, tree: Tree) -> Iterator[Pending]:
    for pointer, kind, text, _ in seen.names:
        if kind == "file":
            try:
                tree.check(inside(origin.at(pointer).document.file.path, text))
            except Unreadable as error:
                yield partial(_missing, origin, pointer, error)


def _missing(origin: Origin, pointer: Pointer, error: Unreadable) -> Finding:
    return told(faults.missing_file, origin.locate(pointer), error.sentence, error.hint)
