"""What a command reads: the maps that its words name, and standard input."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cjmap.commands import _emit
from cjmap.commands._options import Reading
from cjmap.errors import Misuse, Unreadable
from cjmap.words import series

if TYPE_CHECKING:
    from cjmap.load.session import Job, Session

MOST = 64 << 20
"""Bytes that are ever taken from standard input; the limit for a map is checked by who reads the map."""


def found(sources: Reading, *, again: bool = False) -> tuple[Session, list[Job]]:
    """Return the session and its maps, none of them read yet; raises Misuse where there is none.

    With `again` the session tells of each map what it told of another one before.
    """
    from cjmap.load.session import Session

    session = Session(config=sources.config, isolated=sources.isolated, again=again)
    jobs = session.find(sources.paths, stdin=standard_input, stdin_filename=sources.stdin_filename)
    for folder in session.closed:
        _emit.say(f"cjmap: {folder} may not be listed, and was left out")
    if not jobs:
        places = "the current folder" if sources.paths == (".",) else series(sources.paths, "and")
        raise Misuse(f"there are no map files (*.cjm.yaml) in {places}", "cjmap init writes a first one")
    return session, jobs


def standard_input() -> bytes:
    """Return what stands on standard input; raises Unreadable, also where it does not end."""
    if sys.stdin is None:
        raise Unreadable(
            "standard input is closed", "send a map through a pipe: cat map.cjm.yaml | cjmap validate -"
        )
    try:
        content = sys.stdin.buffer.read(MOST + 1)
    except OSError as error:
        raise Unreadable(f"standard input cannot be read: {error.strerror}") from error
    if len(content) > MOST:
        raise Unreadable(f"standard input is longer than {MOST >> 20} MiB")
    return content
