"""Shares a long list out to blocks that stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Kept = Sequence[bool]
"""Which pieces are headings, that never end a block."""


def shared(heights: Sequence[float], headings: Kept, count: int) -> Iterator[slice]:
    """Yield the pieces of at most so many blocks, in their order, so that these are about equally high."""
    fair = sum(heights) / count
    start, done, filled = 0, 1, 0.0
    for index, height in enumerate(heights):
        if index > start and done < count and filled + height / 2 > fair * done:
            stop = index - 1 if headings[index - 1] and index - 1 > start else index
            yield slice(start, stop)
            start, done = stop, done + 1
        filled += height
    yield slice(start, len(heights))
