"""The id that is most likely meant, among however many there are, at a bounded price."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from cjmap.words import nearest

LOOKED_AT = 250
"""So many names are looked at before a word and behind it."""


def near(word: str, names: Sequence[str]) -> str | None:
    """Return the name that is most likely meant, or None where none is near; the names are sorted.

    Among more than 500 names only those around the word are looked at: they begin as it does.
    """
    at = bisect(names, word)
    return nearest(word, names[max(0, at - LOOKED_AT) : at + LOOKED_AT])
