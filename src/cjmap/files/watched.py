"""A tree that remembers what it was asked for, and the stamps that tell whether files are still the same."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from cjmap.files.folder import join, within
from cjmap.files.tree import Tree
from cjmap.place import SourceFile


class Stamp(NamedTuple):
    """What changes with a file: a new one that takes its place has another number."""

    changed: int
    size: int
    number: int


Stamps = Mapping[str, Stamp | None]
"""Stamps by absolute paths; None is for what does not exist, or may not be asked for."""


def stamp(path: str) -> Stamp | None:
    """Return the stamp of a file, None where it has none."""
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return None
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)


def stamps(paths: Iterable[str]) -> dict[str, Stamp | None]:
    """Return the stamps of files as they are now."""
    return {path: stamp(path) for path in paths}


class Watched:
    """A tree that keeps the stamp of every file before it is first read, missing ones too, and what its globs met."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.seen: dict[str, Stamp | None] = {}
        self._met: dict[str, list[str]] = {}

    @property
    def root(self) -> str:
        """Return the absolute folder of the project."""
        return self._tree.root

    def read(self, path: str, limit: int) -> bytes:
        """Return what the tree does."""
        self.notice(path)
        return self._tree.read(path, limit)

    def check(self, path: str) -> None:
        """Raise what the tree does."""
        self.notice(path)
        self._tree.check(path)

    def source(self, path: str) -> SourceFile:
        """Return what the tree does."""
        return self._tree.source(path)

    def glob(self, pattern: str) -> list[str]:
        """Return what the tree does."""
        self._met[pattern] = self._tree.glob(pattern)
        return self._met[pattern]

    def notice(self, path: str) -> None:
        """Keep the stamp of a file; one outside of the project is none of ours."""
        full = posixpath.normpath(join(self.root, path))
        if within(full, self.root):
            self.seen.setdefault(full, stamp(full))

    def is_met(self, met: dict[tuple[str, str], list[str]]) -> bool:
        """Say whether the globs still meet the same files; `met` keeps what they meet now, by root and pattern."""
        for pattern, before in self._met.items():
            key = self.root, pattern
            if key not in met:
                met[key] = self._tree.glob(pattern)
            if met[key] != before:
                return False
        return True
