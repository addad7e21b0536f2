"""A feeling on a terminal: a bar around zero and a signed number."""

from __future__ import annotations

from cjmap.formats.map._terminal import BAD, GOOD, MUTED, PLAIN, Line, Signs
from cjmap.view.said import signed

HIGHEST = 2.0
SCORE = 4
"""Columns of a signed score; a mean of two scores may need one more."""


def bar(value: float | None, half: int, signs: Signs) -> Line:
    """Return a bar of `half` columns on each side of zero; where there is no value, a gap in the axis."""
    if value is None:
        return [(" " * half + signs.missing + " " * half, MUTED)]
    halves = max(round(abs(value) / HIGHEST * half * 2), 1) if value else 0
    full, rest = divmod(halves, 2)
    free = " " * (half - full - rest)
    if value < 0:
        return [
            (free, PLAIN),
            (signs.left_half * rest + signs.bar * full, BAD),
            (signs.axis + " " * half, MUTED),
        ]
    return [
        (" " * half + signs.axis, MUTED),
        (signs.bar * full + signs.right_half * rest, GOOD),
        (free, PLAIN),
    ]


def score(value: float | None, signs: Signs) -> str:
    """Return `+1.4`, `−0.6`, ` 0.0`, or nothing where there is no value."""
    if value is None:
        return ""
    return signed(value).rjust(SCORE).replace("−", signs.minus)


def tint(value: float | None) -> str:
    """Return the colour of a feeling."""
    if value is None or value == 0:
        return MUTED
    return GOOD if value > 0 else BAD
