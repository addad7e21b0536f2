"""Folders: names with forward slashes, and the way up to the root of the repository."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def posix(path: str | os.PathLike[str]) -> str:
    """Return a path of this machine with forward slashes."""
    return os.fspath(path).replace(os.sep, "/")


def absolute(path: str, folder: str) -> str:
    """Return `path`, read from `folder`, as an absolute path without `.` and `..`; links stay as they are."""
    return posix(os.path.normpath(Path(folder, path)))


def join(folder: str, name: str) -> str:
    """Return the path of `name` in `folder`; a root keeps its one slash."""
    return name if not folder else f"{folder}{name}" if folder.endswith("/") else f"{folder}/{name}"


def within(path: str, folder: str) -> bool:
    """Say whether an absolute path is `folder` or stands below it, by their names alone."""
    return path == folder or path.startswith(join(folder, ""))


def is_repository(folder: str) -> bool:
    """Say whether `folder` is the top of a git work tree; in a linked one `.git` is a file."""
    return os.path.lexists(join(folder, ".git"))


def upward(folder: str) -> Iterator[str]:
    """Yield an absolute folder and those above it, up to the top of its repository or of the disk."""
    while True:
        yield folder
        above = posix(Path(folder).parent)
        if above == folder or is_repository(folder):
            return
        folder = above


def repository_root(folder: str) -> str | None:
    """Return the top of the git work tree that an absolute `folder` belongs to, or None outside of one."""
    *_, top = upward(folder)
    return top if is_repository(top) else None
