"""Where each part of a resolved map stands: the one way from a pointer to a line."""

from __future__ import annotations

from typing import Any, NamedTuple

from cjmap.place import Place, Pointer
from cjmap.syntax.document import At, Document
from cjmap.words import slug

_NAMES = ("id", "name", "title", "text", "statement", "metric")


class Origin(NamedTuple):
    """A node of a resolved map and the node of a document that it comes from.

    `children` holds the children that come from somewhere else than the same key below `pointer`.
    """

    document: Document
    pointer: Pointer = ()
    children: dict[str | int, Origin] | None = None

    def child(self, key: str | int) -> Origin:
        """Return the origin of a child."""
        if self.children is not None and key in self.children:
            return self.children[key]
        return Origin(self.document, (*self.pointer, key))

    def at(self, pointer: Pointer) -> Origin:
        """Return the origin of a node below."""
        origin = self
        for key in pointer:
            origin = origin.child(key)
        return origin

    def with_children(self, children: dict[str | int, Origin]) -> Origin:
        """Return this node with other origins for its children."""
        return Origin(self.document, self.pointer, children)

    def locate(self, pointer: Pointer, at: At = "value") -> Place:
        """Return the place of a node, or of the nearest one above it that stands in a text."""
        origin = self.at(pointer)
        return place_in(origin.document, origin.pointer, at)


class Located(NamedTuple):
    """Data of a map with its origin."""

    data: Any
    origin: Origin


def place_in(document: Document, pointer: Pointer, at: At = "value") -> Place:
    """Return the place of a node of one document, with the way to it by ids."""
    return document.locate(pointer, at)._replace(pointer=pointer, path=path_by_ids(document.data, pointer))


def value_at(data: Any, pointer: Pointer) -> Any:
    """Return what stands at a pointer, None where nothing does; a 0 is skipped where an item stands for a list."""
    for key in pointer:
        if isinstance(data, dict):
            data = data if key == 0 else data.get(key)
        elif isinstance(data, list):
            data = data[key] if isinstance(key, int) and key < len(data) else None
        elif key != 0 and not isinstance(data, str):
            return None
    return data


def path_by_ids(data: object, pointer: Pointer) -> str:
    """Return a pointer as people say it, `stages[pay].touchpoints[card].feeling`."""
    said = ""
    for key in pointer:
        item: object = None
        if isinstance(data, dict):
            item = data.get(key)
        elif isinstance(data, list) and isinstance(key, int) and key < len(data):
            item = data[key]
        if isinstance(key, int):
            said += f"[{id_in(item) or key}]"
        else:
            said += f".{key}" if said else key
        data = item
    return said


def id_in(item: object) -> str:
    """Return the id of an item of a list as it stands in a file: written, or the slug of its name."""
    if isinstance(item, str):
        return slug(item)
    if isinstance(item, dict):
        for name in _NAMES:
            if isinstance(value := item.get(name), str):
                return slug(value)
    return ""
