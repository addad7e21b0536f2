"""The opportunities of a map in their order, each with what it fixes."""

from __future__ import annotations

from typing import NamedTuple

from cjmap.view.known import Known
from cjmap.view.matrix import Entry, Matrix


class Improvement(NamedTuple):
    """One opportunity as the matrix ranks it, and the pain points and hand-offs that it fixes, in words."""

    entry: Entry
    fixes: tuple[str, ...]


def improvements(matrix: Matrix, known: Known) -> tuple[Improvement, ...]:
    """Return the opportunities that are ranked, then those without a score."""
    return tuple(
        Improvement(entry, tuple(_fixed(fix, known) for fix in entry.fixes))
        for entry in (*matrix.ranked, *matrix.unscored)
    )


def _fixed(fix: str, known: Known) -> str:
    """Return a pain point in its words, a hand-off by the numbers of both ends."""
    start, arrow, end = (part.strip() for part in fix.partition(">"))
    if not arrow:
        return known.of("fix", fix).text
    return f"the hand-off {known.numbers.get(start, '?')} → {known.numbers.get(end, '?')}"
