"""The data of one text, and where each key and value of it stands, as indexes into the text."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import Any

from cjmap.place import Pointer, Span
from cjmap.syntax.faults import Fault


class Tree:
    """Plain data with four indexes for each node, in the order of the text.

    `marks` holds start and end of the key (0 and 0 for the root and the items of lists) and start and end of
    the value. `skipped` are the scalars that stand in the text and not in the data.
    """

    __slots__ = ("_sizes", "data", "faults", "marks", "skipped")

    def __init__(self) -> None:
        self.data: dict[str, Any] = {}
        self.marks = array("I")
        self.faults: list[Fault] = []
        self.skipped: list[tuple[int, int]] = []
        self._sizes: array[int] | None = None

    def find(self, pointer: Pointer) -> tuple[int, Any, bool]:
        """Return the nearest node on the way to `pointer`, its value, and whether the last step led to it.

        A 0 is skipped where a single item stands for a list.
        """
        value: Any = self.data
        node, reached = 0, True
        for part in pointer:
            if isinstance(value, dict) and part in value:
                node = self._child(node, list(value).index(part))
                value = value[part]
            elif isinstance(value, list) and isinstance(part, int) and 0 <= part < len(value):
                node = self._child(node, part)
                value = value[part]
            elif part == 0 and not isinstance(value, list):
                reached = False
                continue
            else:
                return node, value, False
            reached = True
        return node, value, reached

    def span(self, pointer: Pointer, at: str) -> Span:
        """Return the key or scalar that stands for the node at `pointer`; never a whole block."""
        if not self.marks:
            return Span(0, 0)
        node, value, reached = self.find(pointer)
        key_start, key_end, start, end = self._marks_of(node)
        if key_end and (isinstance(value, dict | list) or start == end or (at == "key" and reached)):
            return Span(key_start, key_end)
        while isinstance(value, dict | list) and value:
            node += 1
            value = next(iter(_below(value)))
            key_start, key_end, start, end = self._marks_of(node)
            if key_end:
                return Span(key_start, key_end)
        return Span(start, end)

    def scalars(self) -> Iterator[tuple[int, int]]:
        """Yield start and end of every key and scalar of the data, in the order of the text."""
        ways: list[Iterator[Any]] = [iter((self.data,))] if self.marks else []
        node = 0
        while ways:
            for value in ways[-1]:
                key_start, key_end, start, end = self._marks_of(node)
                node += 1
                if key_end:
                    yield key_start, key_end
                if isinstance(value, dict | list):
                    ways.append(iter(_below(value)))
                    break
                if end > start:
                    yield start, end
            else:
                ways.pop()

    def last_scalar(self) -> tuple[int, int]:
        """Return start and end of the last value that was noted."""
        return (self.marks[-2], self.marks[-1]) if self.marks else (0, 0)

    def _marks_of(self, node: int) -> array[int]:
        return self.marks[4 * node : 4 * node + 4]

    def _child(self, parent: int, index: int) -> int:
        if self._sizes is None:
            self._sizes = _sizes(self.data, len(self.marks) // 4)
        node = parent + 1
        for _ in range(index):
            node += self._sizes[node]
        return node


def _below(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _sizes(data: Any, count: int) -> array[int]:
    """Count the nodes of each subtree, its root included."""
    sizes = array("I", (1,)) * count
    ways = [(0, iter(_below(data)))]
    node = 0
    while ways:
        parent, children = ways[-1]
        for child in children:
            node += 1
            if isinstance(child, dict | list):
                ways.append((node, iter(_below(child))))
                break
        else:
            sizes[parent] = node - parent + 1
            ways.pop()
    return sizes
