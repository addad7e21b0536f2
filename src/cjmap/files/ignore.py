"""The `.gitignore` files that apply to a folder, from its own to the one at the top of the repository.

A path is asked about on the way down, and nothing below an ignored folder is; so, as in git, a pattern meets
the path itself and never a folder above it. The user's own list (`core.excludesFile`) is not read: what a run
finds depends on the project alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

from cjmap.errors import Unreadable
from cjmap.files.folder import is_repository, join, posix, upward
from cjmap.files.pattern import compiled
from cjmap.files.regular import read_regular

_LIMIT = 64 * 1024
_MOST = 1000
_SPACES = re.compile(r"(?<!\\) +\Z")


class _Rule(NamedTuple):
    """One line: what it meets, and whether it meets the name alone, and folders alone."""

    wanted: re.Pattern[str]
    hides: bool
    is_name: bool
    is_folder: bool


class Ignores(NamedTuple):
    """The rules of one file, the last one first, for paths below `folder`; those of `outer` count less."""

    folder: str
    rules: tuple[_Rule, ...]
    outer: Ignores | None

    def hides(self, path: str, *, is_folder: bool) -> bool:
        """Say whether an absolute path is ignored, where no folder above it is."""
        layer: Ignores | None = self
        name = path[path.rfind("/") + 1 :]
        while layer is not None:
            below = path[len(join(layer.folder, "")) :]
            for rule in layer.rules:
                if (is_folder or not rule.is_folder) and rule.wanted.fullmatch(
                    name if rule.is_name else below
                ):
                    return rule.hides
            layer = layer.outer
        return False


def above(folder: str) -> Ignores | None:
    """Return what applies to a folder from those above it: nothing where they ignore it, for it was named."""
    folders = [*upward(folder)][::-1]
    if not is_repository(folders[0]):
        return None
    layer: Ignores | None = None
    for outer, inner in pairwise(folders):
        layer = entered(outer, layer, has_git=is_repository(outer), has_ignore=True)
        if layer is not None and layer.hides(inner, is_folder=True):
            return None
    return layer


def entered(folder: str, outer: Ignores | None, *, has_git: bool, has_ignore: bool) -> Ignores | None:
    """Return what applies inside of a folder; a repository of its own starts anew."""
    if has_git:
        outer = _added(folder, _exclude(folder), None)
    return _added(folder, join(folder, ".gitignore"), outer) if has_ignore else outer


def _added(folder: str, path: str, outer: Ignores | None) -> Ignores | None:
    try:
        text = read_regular(path, _LIMIT, path).decode("utf-8-sig", "surrogateescape")
    except Unreadable:
        return outer
    rules = tuple(islice(_rules(text), _MOST))
    return Ignores(folder, rules[::-1], outer) if rules else outer


def _rules(text: str) -> Iterator[_Rule]:
    for line in text.split("\n"):
        pattern = _SPACES.sub("", line.removesuffix("\r"))
        if pattern.startswith("#"):
            continue
        shows = pattern.startswith("!")
        pattern = pattern[shows:]
        is_folder = pattern.endswith("/")
        pattern = pattern[: len(pattern) - is_folder]
        if pattern:
            yield _Rule(compiled(pattern, hidden=True), not shows, "/" not in pattern, is_folder)


def _exclude(root: str) -> str:
    """Return the path of `info/exclude`, which linked work trees share with their repository."""
    git = join(root, ".git")
    elsewhere = _pointer(git)
    if elsewhere is not None:
        git = posix(Path(root, elsewhere.removeprefix("gitdir:").strip()))
    shared = _pointer(join(git, "commondir"))
    return join(git if shared is None else posix(Path(git, shared)), "info/exclude")


def _pointer(path: str) -> str | None:
    try:
        return os.fsdecode(read_regular(path, _LIMIT, path)).strip()
    except Unreadable:
        return None
