"""Libraries: definitions that many maps share, of which a map gets exactly those that it refers to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cjmap.finding import Finding
from cjmap.load import faults
from cjmap.load.origin import Origin
from cjmap.model.base import Part, references, walk
from cjmap.model.journey import Definitions, JourneyMap
from cjmap.model.research import Metric
from cjmap.place import Pointer
from cjmap.rule import told
from cjmap.words import slug

FIELDS = {
    "persona": "personas",
    "channel": "channels",
    "device": "devices",
    "department": "departments",
    "system": "systems",
    "metric": "metrics",
    "source": "sources",
    "objective": "objectives",
    "pain point": "pain_points",
}
"""The kinds of things that a library defines, and the fields they stand in."""

BY_NAME = frozenset({"channel", "device", "department", "system"})
"""Kinds that are referred to by name as well as by id."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One thing that a library defines, and where it stands."""

    part: Part
    origin: Origin


@dataclass(slots=True)
class Shelf:
    """What the libraries of a map define, by kind and id."""

    definitions: dict[str, dict[str, Definition]] = field(
        default_factory=lambda: {kind: {} for kind in FIELDS}
    )
    findings: list[Finding] = field(default_factory=list)

    def add(self, library: Definitions, origin: Origin) -> None:
        """Put the definitions of a library on the shelf; an id that is taken is a finding."""
        for kind, pointer, part in defined(library):
            here = origin.at(pointer)
            known = self.definitions[kind].setdefault(id_of(part), Definition(part, here))
            if known.part is not part:
                first = known.origin.locate(())
                self.findings.append(
                    told(
                        faults.duplicate_id,
                        here.locate(()),
                        kind,
                        id_of(part),
                        related=((first, "the other one"),),
                    )
                )

    def get(self, kind: str, text: str) -> Definition | None:
        """Return the definition that a reference means, or None."""
        if kind not in self.definitions:
            return None
        return self.definitions[kind].get(slug(text) if kind in BY_NAME else text)


def id_of(part: Part) -> str:
    """Return the id of a part that has one."""
    found: str = getattr(part, "id", "")
    return found


def defined(definitions: Definitions) -> Iterator[tuple[str, Pointer, Part]]:
    """Yield what a map or library defines at its top: kind, pointer, part; references are left out."""
    for kind, name in FIELDS.items():
        for index, part in enumerate(getattr(definitions, name)):
            if not refers(part):
                yield kind, (name, index), part


def refers(part: Part) -> bool:
    """Say whether an item of a top list stands for a definition of a library."""
    return part.is_reference or (isinstance(part, Metric) and part.metric is not None)


def pull(journey: JourneyMap, origin: Origin, shelf: Shelf) -> tuple[JourneyMap, Origin]:
    """Return the map with every definition that it refers to and does not have, and its origins."""
    lists: dict[str, list[Part]] = {}
    origins: dict[str, dict[str | int, Origin]] = {}
    local = {(kind, id_of(part)) for kind, _, part in defined(journey)}
    wanted: list[tuple[str, str]] = []

    def lists_of(name: str) -> tuple[list[Part], dict[str | int, Origin]]:
        if name not in lists:
            lists[name] = list(getattr(journey, name))
            origins[name] = dict(origin.child(name).children or {})
        return lists[name], origins[name]

    for kind, name in FIELDS.items():
        for index, part in enumerate(getattr(journey, name)):
            if refers(part) and (found := shelf.get(kind, _target(part))):
                parts, places = lists_of(name)
                parts[index], places[index] = _filled(part, found.part), found.origin
                local.add((kind, id_of(found.part)))
                wanted += _named_in(found.part)
    wanted += [(ref, text) for _, ref, text in named(journey)]
    while wanted:
        kind, text = wanted.pop()
        definition = shelf.get(kind, text)
        if definition is None or (kind, id_of(definition.part)) in local:
            continue
        local.add((kind, id_of(definition.part)))
        parts, places = lists_of(FIELDS[kind])
        places[len(parts)] = definition.origin
        parts.append(definition.part)
        wanted += _named_in(definition.part)
    if not lists:
        return journey, origin
    ordered = {
        name: tuple(_in_shelf_order(parts, len(getattr(journey, name)))) for name, parts in lists.items()
    }
    below = {
        name: Origin(
            origin.child(name).document,
            origin.child(name).pointer,
            _moved(lists[name], ordered[name], places),
        )
        for name, places in origins.items()
    }
    return journey.with_(**ordered), Origin(
        origin.document, origin.pointer, {**(origin.children or {}), **below}
    )


def _in_shelf_order(parts: list[Part], own: int) -> list[Part]:
    """Keep the map's own order, and put what was pulled behind it by id."""
    return parts[:own] + sorted(parts[own:], key=id_of)


def _moved(
    before: list[Part], after: tuple[Part, ...], places: dict[str | int, Origin]
) -> dict[str | int, Origin]:
    where = {id(part): index for index, part in enumerate(after)}
    return {
        where[id(before[index])] if isinstance(index, int) else index: place
        for index, place in places.items()
    }


def _target(part: Part) -> str:
    return part.metric if isinstance(part, Metric) and part.metric is not None else id_of(part)


def _filled(part: Part, definition: Part) -> Part:
    """Return a definition with the values that the map gives it."""
    given = {name: getattr(part, name) for name in part.model_fields_set - {"id", "metric"}}
    return definition.with_(**given) if given else definition


def _named_in(part: Part) -> list[tuple[str, str]]:
    return [(kind, text) for _, kind, text in named(part)]


def named(part: Part) -> Iterator[tuple[Pointer, str, str]]:
    """Yield every reference inside a part: pointer, kind, and the text that stands there."""
    for pointer, inner in walk(part):
        if inner.is_reference and pointer:
            yield pointer, _KIND_OF[type(inner).__name__], id_of(inner)
            continue
        for reference in references(inner, pointer):
            yield reference.pointer, reference.kind, reference.text
            if reference.kind == "fix":
                yield reference.pointer, "pain point", reference.text


_KIND_OF = {
    "Persona": "persona",
    "Objective": "objective",
    "PainPoint": "pain point",
    "Delight": "delight",
    "Opportunity": "opportunity",
}
