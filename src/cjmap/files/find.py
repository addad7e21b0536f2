"""From the words of the command line to the map files, each once and in one order on every machine."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from cjmap.errors import Misuse
from cjmap.files import ignore
from cjmap.files.folder import absolute, join, posix, within
from cjmap.files.ignore import Ignores
from cjmap.files.pattern import SKIPPED, compiled, expand, has_magic, leads_to_folder, listed, split
from cjmap.files.regular import clipped, refusal
from cjmap.words import nearest

SUFFIXES = (".cjm.yaml", ".cjm.yml")
_NEIGHBOURS = 1000


class Include(NamedTuple):
    """The globs that a project adds to the suffixes of maps, relative to its root (an absolute folder)."""

    root: str
    patterns: tuple[str, ...] = ()


class Found(NamedTuple):
    """A file by its absolute path, with forward slashes and its links unresolved.

    A `named` one was asked for by hand: it may stand anywhere, and it stops the run when it cannot be opened.
    The others are read through the tree of their project, and their faults are findings.
    """

    path: str
    named: bool


class Finds(NamedTuple):
    """What a search met; `closed` are the folders on its way that may not be listed."""

    files: tuple[Found, ...]
    closed: tuple[str, ...] = ()


def find(words: Iterable[str], include: Callable[[str], Include], folder: str | None = None) -> Finds:
    """Return the map files that the words stand for, in their order, those of one folder sorted by path.

    A word is a file, a folder to walk, or a glob that the shell left alone; it is read from `folder`, by
    default the current one. `include` says what the project of a folder adds. Raises Misuse for a word that
    names nothing, and Unreadable for a folder named by hand that may not be listed.
    """
    search = _Search(include)
    here = posix(folder or Path.cwd())
    for word in words:
        search.take(word, here)
    return Finds(tuple(search.files.values()), tuple(sorted(search.closed)))


@dataclass
class _Search:
    include: Callable[[str], Include]
    files: dict[str, Found] = field(default_factory=dict)  # by the path without links
    closed: set[str] = field(default_factory=set)
    matchers: dict[Include, re.Pattern[str] | None] = field(default_factory=dict)

    def take(self, word: str, here: str) -> None:
        path = absolute(word, here)
        if _exists(path):
            self._take_named(path, word)
        elif has_magic(word):
            self._take_glob(posix(word), here)
        else:
            raise _nothing(word, path)

    def _take_named(self, path: str, word: str) -> None:
        if os.path.isdir(path):  # noqa: PTH112 - pathlib raises where a folder on the way is closed
            self._take_folder(path, word)
        else:
            self.files[posix(os.path.realpath(path))] = Found(path, named=True)

    def _take_glob(self, word: str, here: str) -> None:
        start, pattern = split(word)
        folder = absolute(start, here) if start else here
        met = sorted(expand(folder, pattern, folders=True))
        if not met:
            raise Misuse(f"no file matches `{clipped(word)}`")
        for path in met:
            self._take_named(join(folder, path), join(start, path))

    def _take_folder(self, folder: str, word: str) -> None:
        try:
            os.scandir(folder).close()
        except OSError as error:
            raise refusal(error, word) from None
        real = posix(os.path.realpath(folder))
        met: dict[str, str] = {}
        for is_link, path in sorted(self._walk(folder, real)):  # a file comes before the links to it
            met.setdefault(posix(os.path.realpath(join(real, path))) if is_link else join(real, path), path)
        for key, path in sorted(met.items(), key=lambda pair: pair[1]):
            self.files.setdefault(key, Found(join(folder, path), named=False))

    def _walk(self, start: str, real: str) -> Iterator[tuple[bool, str]]:
        """Yield the maps below a folder, relative to it, each with whether it is a link."""
        stack = [("", ignore.above(real))]
        while stack:
            base, outer = stack.pop()
            entries = self._listed(_below(start, base))
            layer = _entered(_below(real, base), entries, outer)
            wanted = self._wanted(_below(start, base))
            for entry in entries:
                path, is_folder = join(base, entry.name), leads_to_folder(entry)
                if not (_is_walked(entry) if is_folder else wanted(entry.name)):
                    continue
                if layer is not None and layer.hides(join(real, path), is_folder=is_folder):
                    continue
                if is_folder:
                    stack.append((path, layer))
                else:
                    yield entry.is_symlink(), path

    def _listed(self, folder: str) -> list[os.DirEntry[str]]:
        try:
            return listed(folder)
        except OSError:
            self.closed.add(folder)
            return []

    def _wanted(self, folder: str) -> Callable[[str], bool]:
        """Return what tells the maps of a folder by their names."""
        include = self.include(folder)
        matcher = self._matcher(include)
        if matcher is None or not within(folder, include.root):
            return is_map
        prefix = join(folder, "")[len(join(include.root, "")) :]
        return lambda name: is_map(name) or matcher.fullmatch(prefix + name) is not None

    def _matcher(self, include: Include) -> re.Pattern[str] | None:
        if include not in self.matchers:
            parts = "|".join(f"(?:{compiled(pattern).pattern})" for pattern in include.patterns)
            self.matchers[include] = re.compile(parts) if parts else None
        return self.matchers[include]


def _below(folder: str, path: str) -> str:
    return join(folder, path) if path else folder


def _exists(path: str) -> bool:
    """Say whether something has that name; what cannot be asked for lack of permission is told on reading."""
    try:
        Path(path).lstat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True


def is_map(name: str) -> bool:
    """Say whether a file is a map by its name."""
    return name.endswith(SUFFIXES) and not name.startswith(".")


def _is_walked(entry: os.DirEntry[str]) -> bool:
    return entry.name not in SKIPPED and not entry.is_symlink()


def _entered(folder: str, entries: list[os.DirEntry[str]], outer: Ignores | None) -> Ignores | None:
    names = {entry.name for entry in entries}
    return ignore.entered(folder, outer, has_git=".git" in names, has_ignore=".gitignore" in names)


def _nothing(word: str, path: str) -> Misuse:
    """Say that a word names nothing, with the nearest name where its path first goes wrong."""
    while not os.path.lexists(parent := posix(Path(path).parent)):
        path = parent
    try:
        with os.scandir(parent) as entries:
            names = [entry.name for entry in islice(entries, _NEIGHBOURS)]
    except OSError:
        names = []
    near = nearest(Path(path).name, names)
    return Misuse(f"no such file or folder: `{clipped(word)}`", f"did you mean {near}?" if near else None)
