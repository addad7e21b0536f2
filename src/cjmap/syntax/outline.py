"""Finds single keys and values in a text of simple lines, without reading all of it.

A run over many maps asks for few places in each. What `simple` has taken can be found by its indentation; only
collections in brackets may stand on one line alone, for a line inside them would look like a key.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from cjmap.place import Pointer, Span
from cjmap.scalar import NULLS
from cjmap.syntax.simple import GROUP, ITEM, LIST, PAIR, QUOTED, WORDS

_BELOW = re.compile(r"^( *)(?=[^ \n#])", re.MULTILINE)
_SCALAR, _ITEMS, _PAIRS = re.compile(f"{WORDS}|{QUOTED}"), re.compile(ITEM), re.compile(PAIR)
_IN_BRACKETS = re.compile(f"{LIST}|{GROUP}")
_WRAPPED = re.compile(r", *+\n")


class Node(NamedTuple):
    """A node of the text: its key, if it has one, and where its value or what stands below it begins.

    `end` is the end of a value in brackets, else 0.
    """

    key: Span | None
    at: int
    end: int = 0


_ROOT = Node(None, 0)


def can_find(text: str) -> bool:
    """Say whether nodes can be found in a text that `simple` has taken."""
    return _WRAPPED.search(text) is None


def span(text: str, data: dict[str, Any], pointer: Pointer, at: str) -> Span:
    """Return what `Tree.span` returns of the same text and data."""
    node, value, reached = _find(text, data, pointer)
    if node.key and (isinstance(value, dict | list) or value is None or (at == "key" and reached)):
        return node.key
    while isinstance(value, dict | list) and value:
        if isinstance(value, dict):
            return _child(text, node, next(iter(value))).key or Span(0, 0)
        node, value = _child(text, node, 0), value[0]
    start = _value(text, node)
    if node.end:
        return Span(start, node.end)
    written = (_SCALAR if isinstance(value, str) else _IN_BRACKETS).match(text, start)
    return Span(start, written.end() if written else start)


def _find(text: str, data: Any, pointer: Pointer) -> tuple[Node, Any, bool]:
    """Return the nearest node on the way, its value, and whether the last step led to it, as `Tree.find` does."""
    node, value, reached = _ROOT, data, True
    for part in pointer:
        is_item = isinstance(value, list) and isinstance(part, int) and 0 <= part < len(value)
        if is_item or (isinstance(value, dict) and part in value):
            node, value, reached = _child(text, node, part), value[part], True
        elif part == 0 and not isinstance(value, list):
            reached = False
        else:
            return node, value, False
    return node, value, reached


def _value(text: str, node: Node) -> int:
    """Return where the value of a node begins, if it stands on its line."""
    at = node.at
    while text[at : at + 1] == " ":
        at += 1
    return at


def _child(text: str, node: Node, part: str | int) -> Node:
    """Return a child that is known to be there."""
    at = _value(text, node) if node.at else 0
    if node.at and text[at] in "[{":
        found = _IN_BRACKETS.match(text, at)
        return _in_brackets(text, at + 1, found.end() if found else at, part)
    if node.at and node.key is None:  # an item that begins with its first key
        first, column = at, at - text.rfind("\n", 0, at) - 1
    else:
        below = _BELOW.search(text, at)
        first, column = (below.end(), below.end() - below.start()) if below else (at, 0)
    if isinstance(part, int):
        return _item(text, first, column, part)
    if not text.startswith(f"{part}:", first):
        first = text.index(f"\n{' ' * column}{part}:", first) + 1 + column
    return Node(Span(first, first + len(part)), first + len(part) + 1)


def _item(text: str, first: int, column: int, index: int) -> Node:
    """Return an item of a list; those that stand for nothing do not count."""
    hyphen = f"\n{' ' * column}- "
    while True:
        written = _SCALAR.match(text, first + 2)
        index -= written is None or written.group() not in NULLS
        if index < 0:
            return Node(None, first + 2)
        first = text.index(hyphen, first) + 1 + column


def _in_brackets(text: str, start: int, end: int, part: str | int) -> Node:
    if isinstance(part, int):
        items = [item.span() for item in _ITEMS.finditer(text, start, end) if item.group() not in NULLS]
        return Node(None, *items[part])
    pair = next(pair for pair in _PAIRS.finditer(text, start, end) if pair[1] == part)
    return Node(Span(*pair.span(1)), *pair.span(2))
