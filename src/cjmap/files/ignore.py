"""The `.gitignore` files that apply to a folder, from its own to the one at the top of the repository.

The user's own list (`core.excludesFile`) is not read: what a run finds depends on the project alone.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.errors import Unreadable
from cjmap.files.folder import is_repository, join, posix, upward
from cjmap.files.regular import read_regular

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_LIMIT = 1024 * 1024
_POINTER_LIMIT = 64 * 1024


@dataclass(frozen=True)
class Ignores:
    """The patterns of one file, which are relative to `folder`, and the less important ones outside of it."""

    folder: str
    spec: GitIgnoreSpec
    outer: Ignores | None

    def hides(self, path: str, *, is_folder: bool) -> bool:
        """Say whether an absolute path is ignored, where no folder above it is."""
        layer: Ignores | None = self
        while layer is not None:
            below = path[len(join(layer.folder, "")) :]
            verdict = layer.spec.check_file(join(below, "") if is_folder else below).include
            if verdict is not None:
                return verdict
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
    lines = _lines(path)
    if not lines:
        return outer
    from pathspec import GitIgnoreSpec  # costs 50 ms, and many projects have nothing to ignore

    try:
        return Ignores(folder, GitIgnoreSpec.from_lines(lines), outer)
    except ValueError:  # git passes over a pattern that it cannot read
        return Ignores(folder, GitIgnoreSpec.from_lines([line for line in lines if _reads(line)]), outer)


def _lines(path: str) -> list[str]:
    try:
        text = read_regular(path, _LIMIT, path)[:_LIMIT].decode("utf-8-sig", "replace")
    except Unreadable:
        return []
    lines = (line.removesuffix("\r") for line in text.split("\n"))
    return [line for line in lines if line.strip() and not line.startswith("#") and not _slow(line)]


def _reads(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


def _slow(line: str) -> bool:
    """Say whether the regular expression made from a pattern could take minutes on a hostile name."""
    return line.count("**/") > 2 or any(part.count("*") > 3 for part in line.split("/"))


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
        return os.fsdecode(read_regular(path, _POINTER_LIMIT, path)).strip()
    except Unreadable:
        return None
