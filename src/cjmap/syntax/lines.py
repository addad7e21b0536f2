"""Turns indexes into a text into lines and columns."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from cjmap.place import EXCERPT_WIDTH, Excerpt, Position, excerpt

_BREAK = re.compile(r"\r\n?|\n")


class Lines:
    """The lines of a text, found when they are first asked for; a line ends with LF, CRLF or CR."""

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: array[int] | None = None

    @property
    def starts(self) -> array[int]:
        """Return the index of the first character of each line."""
        if self._starts is None:
            self._starts = array("I", _starts(self.text))
        return self._starts

    def position(self, index: int) -> Position:
        """Return line and column, from 1, of the character at `index`."""
        line = bisect_right(self.starts, index)
        return Position(line, index - self.starts[line - 1] + 1)

    def line_end(self, index: int) -> int:
        """Return where the line of `index` ends, its line break left out."""
        line = bisect_right(self.starts, index)
        if line == len(self.starts):
            return len(self.text)
        end = self.starts[line] - 1
        return end - 1 if self.text[end - 1 : end + 1] == "\r\n" else end

    def excerpt(self, index: int, end: int) -> Excerpt:
        """Return the line of `index` as one to show, with the caret under `index` … `end`."""
        start = self.starts[bisect_right(self.starts, index) - 1]
        first = max(start, index - 2 * EXCERPT_WIDTH)  # a line may be megabytes long
        line = self.text[first : min(self.line_end(index), index + 2 * EXCERPT_WIDTH)]
        return excerpt(line.replace("\t", " "), index - first + 1, end - index)


def _starts(text: str) -> Iterable[int]:
    if "\r" in text:
        return [0, *(found.end() for found in _BREAK.finditer(text))]
    lengths = [len(line) + 1 for line in text.split("\n")]
    return accumulate(lengths[:-1], initial=0)
