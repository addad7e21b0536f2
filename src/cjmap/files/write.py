"""Writes a file whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from cjmap.errors import Unreadable, Unwritable
from cjmap.files.folder import posix
from cjmap.files.regular import clipped, read_regular

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EXDEV)


def write(path: str | Path, data: bytes, *, replace: bool, expected: bytes | None = None) -> None:
    """Write `data` to a temporary file in the same folder, then rename it; the mode of an old file is kept.

    A link is followed, and the file that it leads to is written. Without `replace` a file that exists is
    refused, also one that appears meanwhile. With `expected`, the content that was read before, a file that
    has changed since is refused. Raises Unwritable; then nothing has changed on the disk.
    """
    shown = clipped(posix(path))
    try:
        target = Path(os.path.realpath(path))
        old = _status(target)
        _refuse(old, target, shown, replace=replace)
        _put(target, data, old, shown, replace=replace, expected=expected)
    except (OSError, ValueError) as error:
        raise _unwritable(error, shown) from None


def _status(target: Path) -> os.stat_result | None:
    try:
        return target.lstat()
    except FileNotFoundError:
        return None


def _refuse(old: os.stat_result | None, target: Path, shown: str, *, replace: bool) -> None:
    if old is None:
        return
    if stat.S_ISDIR(old.st_mode):
        raise Unwritable(f"`{shown}` is a folder, not a file")
    if stat.S_ISLNK(old.st_mode):
        raise Unwritable(f"`{shown}` is a link that leads in a circle")
    if not stat.S_ISREG(old.st_mode):
        raise Unwritable(f"`{shown}` is no regular file")
    if not replace:
        raise _exists(shown)
    if not old.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise Unwritable(f"`{shown}` is read-only")


def _put(
    target: Path,
    data: bytes,
    old: os.stat_result | None,
    shown: str,
    *,
    replace: bool,
    expected: bytes | None,
) -> None:
    temporary = target.with_name(f".cjmap-{os.urandom(8).hex()}.tmp")
    try:
        with temporary.open("xb") as file:
            if old is not None:
                _keep_status(temporary, old)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if expected is not None and not _still(target, expected):
            raise Unwritable(
                f"`{shown}` has changed since it was read, and was not overwritten", "run it again"
            )
        if replace:
            temporary.replace(target)
        else:
            _put_new(temporary, target)
    finally:  # also after Ctrl-C
        with suppress(OSError):
            temporary.unlink()


def _keep_status(temporary: Path, old: os.stat_result) -> None:
    """Copy mode and owner; the owner only changes where root runs cjmap on somebody's files."""
    now = temporary.stat()
    if hasattr(os, "chown") and (now.st_uid, now.st_gid) != (old.st_uid, old.st_gid):
        with suppress(OSError):
            os.chown(temporary, old.st_uid, old.st_gid)
    temporary.chmod(stat.S_IMODE(old.st_mode))


def _put_new(temporary: Path, target: Path) -> None:
    """Give the temporary file its name, or raise FileExistsError where another file took it meanwhile."""
    if os.name == "nt":
        temporary.rename(target)
        return
    try:
        os.link(temporary, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        with target.open("xb"):  # a disk without hard links: take the name first
            pass
        temporary.replace(target)


def _still(target: Path, expected: bytes) -> bool:
    try:
        return read_regular(str(target), len(expected), str(target)) == expected
    except Unreadable:
        return False


def _exists(shown: str) -> Unwritable:
    return Unwritable(f"`{shown}` exists already")


def _unwritable(error: OSError | ValueError, shown: str) -> Unwritable:
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    if number == errno.EEXIST:
        return _exists(shown)
    if number in (errno.ENOENT, errno.ENOTDIR):
        return Unwritable(f"`{shown}` cannot be written: there is no such folder")
    if number in (errno.EACCES, errno.EPERM):
        return Unwritable(f"`{shown}` cannot be written: permission denied")
    if number == errno.ENOSPC:
        return Unwritable(f"`{shown}` cannot be written: the device is full")
    if number == errno.EROFS:
        return Unwritable(f"`{shown}` cannot be written: the device is read-only")
    return Unwritable(f"`{shown}` cannot be written: {os.strerror(number or errno.EIO)}")
