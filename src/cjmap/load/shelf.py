"""What libraries define, by kind and id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cjmap.finding import Finding
from cjmap.load.origin import Origin
from cjmap.model.base import Part
from cjmap.model.journey import Definitions
from cjmap.model.research import Metric
from cjmap.place import Pointer
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


class Definition(NamedTuple):
    """One thing that a library defines, and where it stands."""

    part: Part
    origin: Origin


class Shelf:
    """What the libraries of a map define, by kind and id."""

    def __init__(self) -> None:
        self.definitions: dict[str, dict[str, Definition]] = {kind: {} for kind in FIELDS}
        self.findings: list[Finding] = []

    def add(self, library: Definitions, origin: Origin) -> None:
        """Put the definitions of a library on the shelf; the first of two with one id stays."""
        for kind, pointer, part in defined(library):
            self.definitions[kind].setdefault(id_of(part), Definition(part, origin.at(pointer)))

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
    return part.is_reference or (type(part) is Metric and part.metric is not None)
