"""What rules need of a file as it was written; the Document of `syntax` is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal, Protocol

from cjmap.place import Pointer, Span


class Written(Protocol):
    """A file: its text, its data (unquoted scalars are Plain), and where each key and value stands."""

    text: str
    data: dict[str, Any]

    def span(self, pointer: Pointer, at: Literal["key", "value"] = "value") -> Span:
        """Return where a node stands in the text. The first call reads the text again: first look at the data."""


_INNER = (dict, list)

Wanted = Callable[[str | int, object], object]
"""Says whether a node is looked for, by its key or index and its value."""


def nodes(data: object, wanted: Wanted) -> Iterator[tuple[Pointer, Any]]:
    """Yield the nodes below some data that are wanted, each with the way to it; not in the order of the text."""
    ways: list[tuple[Pointer, Any]] = [((), data)]
    for way, value in ways:
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            if wanted(key, item):
                yield (*way, key), item
            if isinstance(item, _INNER):
                ways.append(((*way, key), item))
