"""What the messages of rules say in the same words: names, feelings, and lists that stay short."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from cjmap.words import series

T = TypeVar("T")
R = TypeVar("R")

MOST_NAMED = 3
"""So many things are told one by one; of more, one finding gives the count and names the first."""

_LONGEST = 60


def clipped(text: str) -> str:
    """Return a name or text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def signed(value: float) -> str:
    """Return a feeling as `+1.4`, `−0.6` or `0`."""
    return f"{value:+.3g}".replace("-", "−") if value else "0"


def listed(names: Sequence[str], last: str = "and", count: int | None = None) -> str:
    """Join names for a sentence, those after the third as a count: `3 “Waits”, 4 “Pays” and 2 more`.

    `count` says how many there are where only the first are given.
    """
    more = (len(names) if count is None else count) - MOST_NAMED
    return series([*names[:MOST_NAMED], f"{more:,} more"] if more > 0 else names, last)


def each_or_all(
    things: Sequence[T], each: Callable[[T], R], together: Callable[[Sequence[T]], R]
) -> Iterator[R]:
    """Yield what is said of each of a few things, or once of many."""
    if len(things) > MOST_NAMED:
        yield together(things)
    else:
        yield from map(each, things)
