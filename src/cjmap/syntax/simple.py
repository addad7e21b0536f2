"""Reads a text of simple lines, `key: value`, `- item`, `key: {a: 1, b: 2}` and comments: its data, no places.

Most maps are nothing else, and patterns take half the time that the events of libyaml take. Each pattern takes less
than YAML allows, and nothing that YAML would read otherwise: a text with any other line is left to the events.
"""

from __future__ import annotations

import re
from typing import Any

from cjmap.scalar import Plain, absent
from cjmap.syntax.limits import Limits

_LONGEST_KEY = 60
KEY = rf"[^\W\d][\w-]{{0,{_LONGEST_KEY - 1}}}"
QUOTED = r""""[^"\\\n]*"|'[^'\n]*'"""
# Words begin with no sign that could mean something, and hold neither the colon of a key nor the hash of a comment.
WORDS = r"""(?:[^ \n\-?:,\[\]{}#&*!|>'"%@`]|-(?=[0-9]))[^\n:#]*(?:(?::(?=[^ \n])|(?<! )#)[^\n:#]*)*(?<! )"""
ITEM = rf"""(?:(?:\w|-(?=[0-9]))[^\n,\[\]{{}}:#?]*(?<! )|{QUOTED})"""
COMMA = r" *, *(?:\n +)?"
LIST = rf"\[(?:{ITEM}(?:{COMMA}{ITEM})*)?\]"
GROUP = rf"\{{(?:{KEY}: +{ITEM}(?:{COMMA}{KEY}: +{ITEM})*)?\}}"
# Spaces are taken once (`++`): to try fewer of them would take minutes where there are a million.
_LINE = re.compile(
    rf"( *+)(- )?(?:({KEY}):(?: ++|(?=\n|\Z)))?(?:({WORDS})|({QUOTED})|({LIST}|{GROUP}))? *+"
    r"(?:(?<![^ \n])#[^\n]*)?(?:\n|\Z)|([^\n]+)"
)
PAIR = rf"({KEY}): +({ITEM})"
_ITEMS, _PAIRS = re.compile(ITEM), re.compile(PAIR)


def data_of(text: str, limits: Limits) -> dict[str, Any] | None:
    """Return the data of a text that has passed the gate, or None where it has another line, or none."""
    # A line holds at most a mapping, a value and a collection in brackets, and these one value for each comma.
    most = 3 * text.count("\n") + text.count(",") + 4
    if "\t" in text or "\r" in text or most > limits.nodes or limits.key < _LONGEST_KEY:
        return None
    if len(text) > limits.scalar and max(map(len, text.split("\n"))) > limits.scalar:
        return None
    return _data(text, limits.depth)


def _data(text: str, deepest: int) -> dict[str, Any] | None:  # noqa: C901 (one loop, as in `events`)
    data: dict[str, Any] = {}
    inner: Any = data  # the innermost collection, and the column of its keys or hyphens
    column = 0
    around: list[tuple[int, Any]] = []  # the collections that it stands in
    empty = ""  # the key of the line before, whose value may still come
    value: Any
    for line in _LINE.finditer(text):
        indent, hyphen, key, words, quoted, flow, other = line.groups("")
        if not (hyphen or key):
            if words or quoted or flow or other:
                return None
            continue
        at = len(indent)
        if empty and (at > column or (hyphen and at == column)):
            around.append((column, inner))
            inner[empty] = inner = [] if hyphen else {}
            column = at
        else:
            while at < column or (at == column and not hyphen and type(inner) is list):
                column, inner = around.pop()
            if at != column or (hyphen and type(inner) is dict):
                return None
        empty = ""
        if hyphen and key:
            around.append((column, inner))
            inner.append({})
            column, inner = at + 2, inner[-1]
        if len(around) + 2 > deepest:
            return None
        if words:
            value = Plain(words)
        elif flow:
            value = _in_brackets(flow)
        else:
            value = quoted[1:-1] if quoted else None
        if key:
            if key in inner or (flow and value is None):
                return None
            inner[key] = value
            if value is None:
                empty = key
        elif value is None:
            return None
        elif not absent(value):
            inner.append(value)
    return data or None


def _in_brackets(flow: str) -> list[str] | dict[str, str] | None:
    """Return a list or a group of keys, or None where a key stands twice."""
    if flow[0] == "[":
        return [value for value in map(_scalar, _ITEMS.findall(flow)) if not absent(value)]
    pairs = _PAIRS.findall(flow)
    group = {key: _scalar(written) for key, written in pairs}
    return group if len(group) == len(pairs) else None


def _scalar(written: str) -> str:
    return written[1:-1] if written[0] in "\"'" else Plain(written)
