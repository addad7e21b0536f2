"""The only place that writes: standard output, standard error and files.

A reader who closed the pipe (`| head`) has seen enough: nothing is said, what goes to files is still written,
and the exit code is the one that the run would have had, so that a broken map is never taken for a good one.
Any other refusal of standard output, such as a full device, is an Unwritable.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO

from cjmap.errors import Unwritable
from cjmap.formats.findings._text import opening, safe

# Windows answers EINVAL when the reader has gone.
_READER_GONE = {errno.EPIPE, errno.EINVAL} if os.name == "nt" else {errno.EPIPE}


def open_streams() -> None:
    """Make the three standard streams safe to use.

    A closed one gets an empty end, so that no file that is opened later becomes standard output; text that an
    encoding cannot show is spelled out instead of being an error.
    """
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)
    sys.stdout = _usable(sys.stdout)
    sys.stderr = _usable(sys.stderr)


def _usable(stream: TextIO | None) -> TextIO:
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream


def out(text: str) -> None:
    """Write the product of a command to standard output; raises Unwritable."""
    try:
        sys.stdout.write(text)
    except OSError as error:
        _lost(sys.stdout, error)
    flush()


def product(content: str | bytes) -> None:
    """Write a file's content to standard output as it is, text as UTF-8 whatever the locale; raises Unwritable."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(_bytes(content))
    except OSError as error:
        _lost(sys.stdout, error)
    flush()


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")


def flush() -> None:
    """Hand what is written to the system, so that nothing fails when Python ends; raises Unwritable."""
    try:
        sys.stdout.flush()
    except OSError as error:
        _lost(sys.stdout, error)


def say(text: str) -> None:
    """Write one line for people to standard error, made safe; where nobody can read it, it is lost."""
    try:
        sys.stderr.write(f"{safe(text, unicode=shows_unicode(sys.stderr))}\n")
        sys.stderr.flush()
    except OSError:
        _point_nowhere(sys.stderr)


def complain(sentence: str, hint: str | None = None) -> None:
    """Tell what stopped the run, in one line, and the next step in another."""
    say(f"cjmap: {sentence}")
    if hint:
        say(f"hint: {hint}")


def file(path: str, content: str | bytes, *, replace: bool = True) -> None:
    """Write a file that the user named, whole or not at all; raises Unwritable."""
    from cjmap.files.write import write

    write(path, _bytes(content), replace=replace)


def stands(path: str, content: str | bytes) -> bool:
    """Say whether a file has this content already."""
    wanted = _bytes(content)
    try:
        return Path(path).stat().st_size == len(wanted) and Path(path).read_bytes() == wanted
    except (OSError, ValueError):
        return False


def new_file(path: str, content: str | bytes, *, replace: bool = True) -> None:
    """Write a file of a layout, and the folders that lead to it; raises Unwritable."""
    folder = Path(path).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise Unwritable(f"`{path}` cannot be written: a file stands where a folder is needed") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Unwritable(f"the folder `{folder.as_posix()}` cannot be made: {reason}") from error
    file(path, content, replace=replace)


def to(path: str | None, text: str) -> None:
    """Write to the file that the user named, or to standard output where it is none or `-`."""
    if path is None or path == "-":
        out(text)
    else:
        file(path, text)


def lines(texts: Iterable[str]) -> None:
    """Write lines that start with untrusted text, such as names of files, to standard output."""
    unicode = shows_unicode(sys.stdout)
    out("".join(f"{opening(text, unicode=unicode)}\n" for text in texts))


def drop_output() -> None:
    """Write nothing more to standard output; what is still in its buffer is lost."""
    _point_nowhere(sys.stdout)


def shows_unicode(stream: TextIO) -> bool:
    """Say whether a stream can show any character."""
    return (getattr(stream, "encoding", None) or "").lower().replace("-", "").startswith("utf")


def shows_color(stream: TextIO, choice: str, environment: Mapping[str, str]) -> bool:
    """Decide on colour: `always` and `never`, then NO_COLOR, FORCE_COLOR, TERM=dumb, and the terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return is_terminal(stream) and environment.get("TERM") != "dumb"


def is_terminal(stream: TextIO) -> bool:
    """Say whether a person watches the stream."""
    try:
        return stream.isatty()
    except ValueError:  # closed by somebody else
        return False


def _lost(stream: TextIO, error: OSError) -> None:
    _point_nowhere(stream)
    if error.errno not in _READER_GONE:
        reason = error.strerror or str(error)
        raise Unwritable(f"standard output cannot be written: {reason}") from error


def _point_nowhere(stream: TextIO) -> None:
    """Let the stream's buffer run out into nothing: Python tries once more to write it when it ends."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
