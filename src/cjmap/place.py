"""Where something stands: in which file, at which node, at which line and column."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

Pointer = tuple[str | int, ...]
"""The way to a node of a document: keys of mappings and indexes of lists, from the root."""

EXCERPT_WIDTH = 160
"""Columns of a source line that an excerpt keeps around its caret."""


_ORDINARY = re.compile(r"(?:/[^/.][^/]*+)++")
"""A path that is written as it is said, as nearly all are."""


class SourceFile(NamedTuple):
    """A file by its name: `path` is POSIX and relative to `root`, the folder of its project.

    `revision` is set for a file of a git commit, as the user wrote it. `named` is set where the file has
    no place on a disk (standard input).
    """

    root: str
    path: str
    revision: str | None = None
    named: str | None = None

    def shown(self, folder: str) -> str:
        """Return the name for people who stand in `folder` (an absolute path), with forward slashes."""
        return _shown(self, folder)

    @property
    def absolute(self) -> str:
        """Return the absolute path with forward slashes."""
        joined = f"{self.root}/{self.path}"
        return joined if _ORDINARY.fullmatch(joined) else str(PurePosixPath(self.root, self.path))


@lru_cache(maxsize=1000)
def _shown(file: SourceFile, folder: str) -> str:
    if file.named is not None:
        return file.named
    if file.revision is not None:
        return f"{file.revision}:{file.path}"
    absolute = file.absolute
    inside = absolute[len(folder) + 1 :]
    if f"{folder}/{inside}" == absolute and "/." not in absolute:
        return inside  # what is said below, without asking the system
    try:
        relative = os.path.relpath(absolute, folder).replace(os.sep, "/")
    except ValueError:  # another drive on Windows
        return absolute
    return min(relative, absolute, key=len)


class Span(NamedTuple):
    """A stretch of a text in code points, the end exclusive."""

    start: int
    end: int


class Position(NamedTuple):
    """A line and a column, both from 1, in code points."""

    line: int
    column: int


class Excerpt(NamedTuple):
    """One source line, clipped to 160 columns; `caret` and `width` are in code points of `line`, from 0."""

    line: str
    caret: int
    width: int


class Place(NamedTuple):
    """A node of a file; `end` is exclusive. `excerpt` is missing for files that may not be shown.

    `path` is the pointer by ids, as people say it: `stages[pay].touchpoints[card].feeling`.
    """

    file: SourceFile
    pointer: Pointer
    start: Position
    end: Position
    excerpt: Excerpt | None = None
    path: str = ""


def excerpt(line: str, column: int, width: int) -> Excerpt:
    """Clip `line` around the 1-based `column` so that the caret stays visible."""
    caret = column - 1
    first = max(0, caret - EXCERPT_WIDTH // 2) if len(line) > EXCERPT_WIDTH else 0
    clipped = line[first : first + EXCERPT_WIDTH]
    caret -= first
    return Excerpt(clipped, caret, max(1, min(width, len(clipped) - caret)))
