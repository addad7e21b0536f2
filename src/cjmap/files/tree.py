"""A Tree: the disk or one commit. Every path that a map names is asked of the tree that the map came from."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cjmap.errors import Missing, OutsideProject
from cjmap.files.folder import absolute, join, posix, within
from cjmap.files.pattern import compiled, expand, split
from cjmap.files.regular import check_regular, clipped, read_regular, read_unlinked
from cjmap.place import SourceFile

if TYPE_CHECKING:  # a run without revisions never pays for subprocess
    from cjmap.files.git import Repository

LONGEST_PATH = 4096
"""Characters of a path that a map may write: longer ones are no path on any system."""

_DRIVE = re.compile(r"[A-Za-z]:")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


class Tree(Protocol):
    """A folder of files; every path is relative to `root`, with forward slashes."""

    @property
    def root(self) -> str:
        """Return the absolute folder of the project, with forward slashes."""

    def read(self, path: str, limit: int) -> bytes:
        """Return at most `limit` + 1 bytes of a file, or raise a child of Unreadable."""

    def check(self, path: str) -> None:
        """Raise what `read` would raise, without reading."""

    def source(self, path: str) -> SourceFile:
        """Return the name of a file for its findings."""

    def glob(self, pattern: str) -> list[str]:
        """Return the files that a glob meets, sorted; links to folders are not followed."""


@dataclass(frozen=True)
class Disk:
    """The files below a folder; links may lead anywhere inside of it, and nowhere else."""

    root: str
    _real: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "root", absolute(self.root, str(Path.cwd())))
        object.__setattr__(self, "_real", posix(os.path.realpath(self.root)))

    def read(self, path: str, limit: int) -> bytes:
        """Return at most `limit` + 1 bytes of a regular file."""
        return read_regular(self._resolved(path), limit, path)

    def read_walked(self, path: str, limit: int) -> bytes:
        """Return what `read` does, for a file that a walk below the root met: most need no second look."""
        content = read_unlinked(join(self.root, path), limit, path)
        return self.read(path, limit) if content is None else content

    def check(self, path: str) -> None:
        """Refuse what is missing, outside of the project, closed, or no regular file."""
        check_regular(self._resolved(path), path)

    def source(self, path: str) -> SourceFile:
        """Return the name of a file of this tree."""
        return SourceFile(self.root, inside("", path))

    def glob(self, pattern: str) -> list[str]:
        """Return the files that a glob meets, sorted."""
        start, rest = split(inside("", pattern))
        folder = join(self._real, start) if start else self._real
        if posix(os.path.realpath(folder)) != folder:
            return []  # a folder on the way is a link
        if not rest:
            return [start] if os.path.lexists(folder) and not Path(folder).is_dir() else []
        return sorted(join(start, path) for path in expand(folder, rest))

    def _resolved(self, path: str) -> str:
        real = posix(os.path.realpath(join(self._real, inside("", path))))
        if not within(real, self._real):
            raise OutsideProject(f"`{clipped(path)}` is a link that leads out of the project")
        return real


@dataclass(frozen=True)
class Commit:
    """The files of one commit below a folder of its repository; links are followed inside the commit only."""

    root: str
    revision: str
    oid: str
    git: Repository

    def read(self, path: str, limit: int) -> bytes:
        """Return at most `limit` + 1 bytes of a file of the commit."""
        return self.git.read(self.oid, self._in_repository(path), limit)

    def check(self, path: str) -> None:
        """Refuse what the commit does not have as a file."""
        self.git.check(self.oid, self._in_repository(path))

    def source(self, path: str) -> SourceFile:
        """Return the name of a file of this tree."""
        return SourceFile(self.root, inside("", path), self.revision)

    def glob(self, pattern: str) -> list[str]:
        """Return the files that a glob meets, sorted."""
        pattern = inside("", pattern)
        wanted, base = compiled(pattern), self._in_repository(".")
        skip = len(join(base, "")) if base else 0
        paths = (path[skip:] for path in self.git.list(self.oid, join(base, split(pattern)[0])))
        return sorted(path for path in paths if wanted.fullmatch(path))

    def _in_repository(self, path: str) -> str:
        """Return the path from the top of the repository, which may lie above or below the project."""
        full = posixpath.normpath(join(posix(os.path.realpath(self.root)), inside("", path)))
        if not within(full, self.git.root):
            raise OutsideProject(f"`{clipped(path)}` is outside of the repository of `{self.revision}`")
        return full[len(join(self.git.root, "")) :]


def inside(base: str, written: str) -> str:
    """Return a path that the file `base` writes, from the root of the tree; the disk is not asked.

    Raises OutsideProject where its words lead out of the root, and Missing where they name no file at all.
    """
    shown = f"`{clipped(written)}`"
    if not written or len(written) > LONGEST_PATH or "\0" in written or not _encodes(written):
        raise Missing(f"{shown} names no file")
    if _ADDRESS.match(written):
        raise OutsideProject(
            f"{shown} is an address, and cjmap fetches nothing", "keep a copy in the project"
        )
    if "\\" in written:
        raise OutsideProject(f"{shown} has a backslash", "write paths with forward slashes")
    if written.startswith("/") or _DRIVE.match(written):
        raise OutsideProject(f"{shown} is an absolute path", "write it relative to the file it stands in")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), written))
    if path == ".." or path.startswith("../"):
        raise OutsideProject(f"{shown} leads out of the project")
    return path


def read_named(path: str | Path, limit: int) -> bytes:
    """Return at most `limit` + 1 bytes of a file that the user named: it may stand anywhere."""
    return read_regular(str(path), limit, posix(path))


def _encodes(text: str) -> bool:
    try:
        os.fsencode(text)
    except UnicodeEncodeError:
        return False
    return True
