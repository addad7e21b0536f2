"""A word of the command line as a value: standard input, a path on the disk, or a path in a revision."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from cjmap.errors import Misuse

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_REVISION = re.compile(r"((?:\{[^}]*\}|[^:{]|\{)*):(.*)", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Stdin:
    """Standard input, under the name that findings give it."""

    name: str


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A file, folder or glob, as the user wrote it."""

    word: str


@dataclass(frozen=True, slots=True)
class AtRevision:
    """A file or folder of a commit; `path` is as written, and empty for the whole commit.

    Without a revision it is what is staged, as git writes it: `:journeys/coffee.cjm.yaml`.
    """

    revision: str
    path: str


Ref = Stdin | OnDisk | AtRevision


def classify(word: str, stdin_name: str = "<stdin>") -> Ref:
    """Return what a word stands for; the disk is asked only about a word with a colon, and no file is read.

    A path that exists wins over `REV:path`. The first colon outside of braces ends the revision.
    """
    if word == "-":
        return Stdin(stdin_name)
    if not word:
        raise Misuse("an empty word names no file")
    if ":" not in word or _DRIVE.match(word) or os.path.lexists(word):
        return OnDisk(word)
    if _ADDRESS.match(word):
        raise Misuse(f"`{word}` is an address, and cjmap fetches nothing", "download the file first")
    parted = _REVISION.fullmatch(word)
    if parted is None:
        return OnDisk(word)
    return AtRevision(parted[1] and checked_revision(parted[1]), parted[2].replace(os.sep, "/"))


def checked_revision(revision: str) -> str:
    """Return a revision that git cannot take for an option, or for two lines of input."""
    if not revision:
        raise Misuse("the revision is empty", "name a commit, a branch or a tag: --against main")
    if revision.startswith("-"):
        raise Misuse(f"`{revision}` is no revision: none starts with a hyphen")
    if _CONTROL.search(revision):
        raise Misuse(f"`{revision}` is no revision: it has a control character")
    return revision
