"""Ids and references of a whole map: CJ101, CJ102, CJ105, and ids that cannot be made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

from cjmap.errors import Unreadable
from cjmap.files.tree import Tree, inside
from cjmap.finding import Finding
from cjmap.load import faults
from cjmap.load.build import name_of
from cjmap.load.library import BY_NAME, FIELDS, Shelf, id_of, named, refers
from cjmap.load.origin import Origin
from cjmap.model.action import Opportunity, PainPoint
from cjmap.model.base import Part, walk
from cjmap.model.journey import Definitions, JourneyMap
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Delight, LayerAction, Touchpoint
from cjmap.model.values import ChannelKind
from cjmap.place import Pointer
from cjmap.rule import told
from cjmap.words import slug

_TEXTS = (PainPoint, Delight, Opportunity, LayerAction)
_CHANNEL_KINDS = frozenset(get_args(get_args(ChannelKind)[0]))


@dataclass(slots=True)
class Ids:
    """What can be referred to, by kind; `open` kinds accept any name because nothing defines them."""

    known: dict[str, set[str]] = field(default_factory=dict)
    unpinned: set[str] = field(default_factory=set)

    def add(self, kind: str, identifier: str) -> None:
        """Make an id known."""
        self.known.setdefault(kind, set()).add(identifier)

    def of(self, kind: str) -> set[str]:
        """Return the ids that a reference of this kind may name."""
        parts = {
            "step": ("touchpoint",),
            "spot": ("touchpoint", "stage"),
            "action": ("action", "touchpoint"),
            "fix": ("pain point",),
        }.get(kind, (kind,))
        return set().union(*(self.known.get(part, set()) for part in parts))


def check(
    whole: Definitions, origin: Origin, tree: Tree, shelf: Shelf, beyond: dict[str, set[str]]
) -> list[Finding]:
    """Return what is wrong with the ids and references of a resolved map or of a library.

    `beyond` are ids that references may name although the map no longer has them, by kind.
    """
    ids = Ids({kind: set(more) for kind, more in beyond.items()})
    found = list(_identified(whole, origin, ids))
    for kind, definitions in shelf.definitions.items():
        for identifier in definitions:
            ids.add(kind, identifier)
    for kind in BY_NAME:
        if kind == "channel" and ids.of(kind):
            ids.known[kind] |= _CHANNEL_KINDS
    found += _lost(whole, origin, ids)
    found += _missing_files(whole, origin, tree)
    return found


def _identified(whole: Definitions, origin: Origin, ids: Ids) -> Iterator[Finding]:
    """Make the ids known, and yield those that are empty or taken."""
    taken: dict[tuple[object, ...], tuple[Pointer, str]] = {}
    for pointer, part in walk(whole):
        if not pointer or "id" not in type(part).model_fields or refers(part):
            continue
        identifier = id_of(part)
        if not identifier:
            if name := _named_by(part):
                yield told(
                    faults.schema,
                    origin.locate((*pointer, name)),
                    f"no id can be made of this {name}: it has no letter and no digit",
                    "write an `id:`",
                )
            continue
        text = isinstance(part, _TEXTS)
        kind = _kind_of(pointer, part)
        if not text or part.has_own_id:
            ids.add(kind, identifier)
        else:
            ids.unpinned.add(identifier)
        everywhere = not text or part.has_own_id
        key = (kind, identifier) if everywhere else (kind, identifier, pointer[:-1])
        first = taken.setdefault(key, (pointer, identifier))
        if first[0] != pointer:
            related = ((_place(origin, first[0], identifier), "the other one"),)
            yield told(
                faults.duplicate_id, _place(origin, pointer, identifier), kind, identifier, related=related
            )


def _place(origin: Origin, pointer: Pointer, identifier: str):  # type: ignore[no-untyped-def]
    at = origin.at(pointer)
    there = _data_at(at)
    if isinstance(there, dict):
        for name in ("id", "name", "text", "title", "statement", "wave"):
            if isinstance(there.get(name), str) and slug(there[name])[:1] == identifier[:1]:
                return origin.locate((*pointer, name))
    return origin.locate(pointer)


def _data_at(origin: Origin) -> object:
    data: object = origin.document.data
    for key in origin.pointer:
        if isinstance(data, dict):
            data = data.get(key) if isinstance(key, str) else data
        elif isinstance(data, list) and isinstance(key, int) and key < len(data):
            data = data[key]
    return data


def _named_by(part: Part) -> Literal["name", "text", "title", "statement"] | None:
    for name in ("name", "text", "title", "statement"):
        if getattr(part, name, None) is not None:
            return name  # type: ignore[return-value]
    return None


_SINGULAR = {plural: kind for kind, plural in FIELDS.items()}


def _kind_of(pointer: Pointer, part: Part) -> str:
    """Return the kind of a thing: by the list it stands in at the top, else by its class."""
    if isinstance(part, Touchpoint | Stage) or len(pointer) > 2:
        return name_of(type(part))
    plural = str(pointer[0])
    if plural == "mystery_shops":
        return "source"
    return _SINGULAR.get(plural) or name_of(type(part))


def _lost(whole: Definitions, origin: Origin, ids: Ids) -> Iterator[Finding]:
    """Yield the references that lead nowhere."""
    of: dict[str, set[str]] = {}
    for pointer, kind, text in named(whole):
        if kind == "file":
            continue
        known = of.setdefault(kind, ids.of(kind))
        if kind in BY_NAME:
            if not known or slug(text) in known:
                continue
        elif text in known or (kind == "step" and text == "end"):
            continue
        elif kind == "fix" and ">" in text:
            yield from _lost_hand_off(origin, pointer, text, ids)
            continue
        elif kind == "pain point" and _is_fix(whole, pointer):
            continue
        yield told(faults.unknown_reference, origin.locate(pointer), *_facts(kind, text, known, ids))


def _is_fix(whole: Definitions, pointer: Pointer) -> bool:
    """A `fixes` is named twice, as what it says and as the pain point to pull; it is told once."""
    return isinstance(whole, JourneyMap) and "fixes" in pointer


def _facts(
    kind: str, text: str, known: Iterable[str], ids: Ids
) -> tuple[str, str, Iterable[str], str | None]:
    said = {
        "step": "touchpoint",
        "spot": "stage or touchpoint",
        "action": "action or touchpoint",
        "fix": "pain point",
    }
    hint = None
    made = slug(text)
    if made != text and made in known:
        hint = f"refer to it by its id, `{made}`"
    elif made in ids.unpinned:
        hint = f"a text is referred to by a written id only: give it `id: {made}`"
    return said.get(kind, kind), text, known, hint


def _lost_hand_off(origin: Origin, pointer: Pointer, text: str, ids: Ids) -> Iterator[Finding]:
    for end in text.split(">", 1):
        known = ids.of("touchpoint")
        if end.strip() not in known:
            yield told(
                faults.unknown_reference,
                origin.locate(pointer),
                *_facts("touchpoint", end.strip(), known, ids),
            )


def _missing_files(whole: Definitions, origin: Origin, tree: Tree) -> Iterator[Finding]:
    for pointer, kind, text in named(whole):
        if kind == "file":
            try:
                tree.check(inside(origin.at(pointer).document.file.path, text))
            except Unreadable as error:
                yield told(faults.missing_file, origin.locate(pointer), error.sentence, error.hint)
