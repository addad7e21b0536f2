"""The hatched box that stands where nobody said how it feels."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from cjmap.draw.palette import EDGE, HAIRLINE
from cjmap.draw.scene import Box, Item, Line

_STEP, _LEAST = 6.0, 1.0
"""How far apart the strokes are, and how short one may be."""


def unsaid(x: float, y: float, width: float, height: float) -> Iterator[Item]:
    """Yield a hatched box; the strokes of neighbours continue each other."""
    for level in range(ceil((x + y) / _STEP), ceil((x + width + y + height) / _STEP)):
        both = level * _STEP
        left, right = max(x, both - y - height), min(x + width, both - y)
        if right - left >= _LEAST:
            yield Line(((left, both - left), (right, both - right)), HAIRLINE)
    yield Box(x, y, width, height, None, EDGE, 2, "2 3")


def mark(x: float, y: float) -> tuple[Item, ...]:
    """Return the mark of what nobody said, for a legend."""
    return tuple(unsaid(x, y, 12, 12))
