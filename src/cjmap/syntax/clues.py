"""Looks at the lines around a spot of broken YAML: what stands there, and how it should be written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LOOK_BACK = 500
"""Lines above a fault that are looked at."""

SHOWN = 80
"""Characters of a line that a hint repeats."""

_PARTS = re.compile(
    r"(?P<indent>[ \t]*)(?P<dashes>(?:- +)*)"
    r"(?P<key>(?:\"[^\"\r\n]*\"|'[^'\r\n]*'|[^\s\-?:,\[\]{}#&*!|>'\"%@`][^:#\r\n]*|-[^\s:#][^:#\r\n]*):(?:[ \t]+|$))?"
    r"(?P<value>.*)"
)
_COMMENT = re.compile(r"(?:^|[ \t])#.*")
_NO_SPACE = re.compile(r"[ \t]*(?:- +)*(?P<key>[A-Za-z_][A-Za-z0-9_-]*|\"[^\"\r\n]*\"):(?=[^\s:/])")
_FRAGMENT = re.compile(r"[^,\]}\r\n]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line in its parts; every index counts from the start of the whole text."""

    start: int
    text: str
    indent: int
    dashes: str
    key: str
    value: str

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
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    ends = (end for end in (text.find("\n", index), text.find("\r", index)) if end >= 0)
    whole = text[start : min(ends, default=len(text))]
    parts = _PARTS.match(whole)
    if parts is None:  # pragma: no cover (the pattern matches any line)
        return Line(start, whole, 0, "", "", whole)
    value = parts["value"]
    if not value.startswith(("'", '"')):
        value = _COMMENT.sub("", value)
    return Line(
        start, whole, len(parts["indent"]), parts["dashes"], parts["key"] or "", value.rstrip()
    )


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
    if line.value[:1] in {"[", "{"} and index > line.value_start or index < line.value_start:
        item = _FRAGMENT.match(text, index)
        return quoted(item.group().strip() if item else "")
    return f"{line.dashes}{line.key[:SHOWN]}{quoted(line.value)}"


def spaced_line(line: Line) -> tuple[int, str] | None:
    """Return the index of a colon without a space behind it, and the line with one."""
    found = _NO_SPACE.match(line.text)
    if found is None:
        return None
    colon = found.end() - 1
    rest = line.text[colon + 1 :].strip()
    return line.start + colon, f"{line.text[:colon].strip()}: {rest}"[:SHOWN]


def columns_above(text: str, index: int) -> Iterator[tuple[int, Line]]:
    """Yield the columns, from 0, in which the line of `index` could begin, each with the line that opened it."""
    lowest = 1 << 30
    for line in lines_above(text, index):
        for column in (line.content_column, line.indent):
            if column < lowest and (line.key or line.dashes):
                yield column, line
                lowest = column


def is_multiline(text: str, start: int, end: int) -> bool:
    """Say whether a stretch of the text goes over a line's end."""
    return "\n" in text[start:end] or "\r" in text[start:end]
