"""Opens regular files and nothing else: a pipe or a device is refused before it can hang the run."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from cjmap.errors import Missing, NotAFile, Unreadable

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe that takes the file's place meanwhile does not hang
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_KINDS = (
    (stat.S_ISDIR, "is a folder"),
    (stat.S_ISFIFO, "is a named pipe"),
    (stat.S_ISSOCK, "is a socket"),
    (stat.S_ISCHR, "is a device"),
    (stat.S_ISBLK, "is a device"),
)
_SHOWN = 200


def check_regular(path: str, shown: str) -> None:
    """Refuse what is no regular file, or no link to one, or may not be read; `shown` is its name for people."""
    _check_kind(path, shown)
    if not os.access(path, os.R_OK):
        raise refusal(PermissionError(errno.EACCES, "closed"), shown)


def read_regular(path: str, limit: int, shown: str) -> bytes:
    """Return at most `limit` + 1 bytes: one byte too many says that the file is larger than the limit."""
    _check_kind(path, shown)
    try:
        number = os.open(path, _FLAGS)
        with os.fdopen(number, "rb") as file:
            _refuse_others(os.fstat(number).st_mode, shown)
            return file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise refusal(error, shown) from None


def read_unlinked(path: str, limit: int, shown: str) -> bytes | None:
    """Return at most `limit` + 1 bytes of a file that a walk met, or None where that takes a closer look.

    The folders on its way are no links; that the file is none is for the system to say.
    """
    if not _NO_LINK:
        return None
    try:
        number = os.open(path, _FLAGS | _NO_LINK)
    except OSError:
        return None
    try:
        _refuse_others(os.fstat(number).st_mode, shown)
        return _all(number, limit + 1)
    except OSError as error:
        raise refusal(error, shown) from None
    finally:
        os.close(number)


def _all(number: int, most: int) -> bytes:
    """Return what an open file holds, `most` bytes at most."""
    found = os.read(number, most)
    while found and len(found) < most and (more := os.read(number, most - len(found))):
        found += more
    return found


def clipped(name: str) -> str:
    """Return a name for a sentence, cut where a hostile one would fill the screen."""
    return name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"


def refusal(error: OSError | ValueError, shown: str) -> Unreadable:
    """Put the reason why a file cannot be opened into words."""
    name = clipped(shown)
    number = error.errno if isinstance(error, OSError) else errno.ENOENT  # ValueError: no name of a file
    if number in (errno.ENOENT, errno.ENOTDIR):
        return Missing(f"`{name}` does not exist")
    if number == errno.ENAMETOOLONG:
        return Missing(f"`{name}` is too long for the name of a file")
    if number in (errno.EACCES, errno.EPERM):
        return Unreadable(f"`{name}` may not be read: permission denied")
    if number == errno.ELOOP:
        return Unreadable(f"`{name}` is a link that leads in a circle")
    return Unreadable(f"`{name}` cannot be read: {os.strerror(number or errno.EIO)}")


def _check_kind(path: str, shown: str) -> None:
    try:
        _refuse_others(Path(path).stat().st_mode, shown)
    except (OSError, ValueError) as error:
        raise refusal(error, shown) from None


def _refuse_others(mode: int, shown: str) -> None:
    if stat.S_ISREG(mode):
        return
    kind = next((words for is_kind, words in _KINDS if is_kind(mode)), "is something else")
    raise NotAFile(f"`{clipped(shown)}` {kind}, not a file")
