"""Looks at the lines around a spot of broken YAML: what stands there, and how it should be written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LOOK_BACK = 500
"""Lines above a fault that are looked at."""

SHOWN = 80
"""Characters of a line that a hint repeats."""

_PARTS = re.compile(
    r"(?P<indent>[ \t]*)(?P<dashes>(?:- +)*)"
    r"(?P<key>(?:\"[^\"]*\"|'[^']*'|[^\s\-?:,\[\]{}#&*!|>'\"%@`][^:#]*|-[^\s:#][^:#]*):(?:[ \t]+|$))?"
    r"(?P<value>.*)"
)
_COMMENT = re.compile(r"(?:^|[ \t])#.*")
_NO_SPACE = re.compile(r"[ \t]*(?:- +)*(?P<key>[A-Za-z_][A-Za-z0-9_-]*|\"[^\"\r\n]*\"):(?=[^\s:/])")
_BREAK = re.compile(r"[\r\n]")
_FRAGMENT = re.compile(r"[^,\]}\r\n]*")


class Line(NamedTuple):
    """One line in its parts; every index counts from the start of the whole text."""

    start: int
    text: str
    indent: int
    dashes: str
    key: str
    value: str

    @property
    def words(self) -> str:
        """Return the line without its indentation, clipped for a hint."""
        return self.text.strip()[:SHOWN]

    @property
    def lead(self) -> str:
        """Return what stands before the value, clipped for a hint."""
        return f"{self.dashes}{self.key}"[-SHOWN:]

    @property
    def first(self) -> int:
        """Return the index of the first character that is no indentation."""
        return self.start + self.indent

    @property
    def end(self) -> int:
        """Return the index behind the last character before a comment."""
        return self.value_start + len(self.value)

    @property
    def value_start(self) -> int:
        """Return the index of the value, behind dashes and key."""
        return self.first + len(self.dashes) + len(self.key)

    @property
    def content_column(self) -> int:
        """Return the column, from 0, of what stands behind the dashes."""
        return self.indent + len(self.dashes)


def line_at(text: str, index: int) -> Line:
    """Take the line of `index` apart."""
    start = text.rfind("\n", 0, index) + 1
    start = max(start, text.rfind("\r", start, index) + 1)
    end = _BREAK.search(text, index)
    whole = text[start : end.start() if end else len(text)]
    parts = _PARTS.match(whole)
    if parts is None:  # pragma: no cover (the pattern matches any line)
        return Line(start, whole, 0, "", "", whole)
    value = parts["value"]
    if not value.startswith(("'", '"')):
        value = _COMMENT.sub("", value)
    return Line(start, whole, len(parts["indent"]), parts["dashes"], parts["key"] or "", value.rstrip())


def lines_above(text: str, index: int) -> Iterator[Line]:
    """Yield the lines above that of `index`, nearest first, without blank lines and comments."""
    start = line_at(text, index).start
    for _ in range(LOOK_BACK):
        if start == 0:
            return
        line = line_at(text, start - (2 if text[start - 2 : start] == "\r\n" else 1))
        start = line.start
        if line.text.strip(" \t") and not line.text.lstrip(" \t").startswith("#"):
            yield line


def quoted(value: str) -> str:
    """Write a text in quotes, clipped for a hint."""
    value = value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def quoted_line(text: str, index: int) -> str:
    """Write the line of `index` with its value in quotes; inside `[ ]` or `{ }` only the item of `index`."""
    line = line_at(text, index)
    inside = line.value[:1] in {"[", "{"} and index > line.value_start
    if inside or index < line.value_start:
        item = _FRAGMENT.match(text, index)
        return quoted(item.group().strip() if item else "")
    return f"{line.lead}{quoted(line.value)}"


def spaced_line(line: Line) -> tuple[int, str] | None:
    """Return the index of a colon without a space behind it, and the line with one."""
    found = _NO_SPACE.match(line.text)
    if found is None:
        return None
    colon = found.end() - 1
    rest = line.text[colon + 1 :].strip()
    return line.start + colon, f"{line.text[:colon].strip()}: {rest}"[:SHOWN]


def columns_above(text: str, index: int, *, items: bool) -> Iterator[tuple[int, Line]]:
    """Yield the columns, from 0, where a key or an item could begin on the line of `index`, nearest first."""
    lowest = 1 << 30
    for line in lines_above(text, index):
        if items and line.dashes and line.indent < lowest:
            yield line.indent, line
        elif line.key and not items and line.content_column < lowest:
            yield line.content_column, line
        lowest = min(lowest, line.indent if items or not line.key else line.content_column)


def is_multiline(text: str, start: int, end: int) -> bool:
    """Say whether a stretch of the text goes over a line's end."""
    return "\n" in text[start:end] or "\r" in text[start:end]
