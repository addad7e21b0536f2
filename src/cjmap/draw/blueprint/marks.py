"""The marks that stand on a blueprint alone."""

from __future__ import annotations

from cjmap.draw.looks import Look
from cjmap.draw.palette import EDGE, MUTED
from cjmap.draw.scene import DOTTED, Box, Item, Line

THREAD = Look(EDGE, 1, DOTTED)
"""How a line looks that joins what stands behind one moment."""


def system(x: float, y: float) -> tuple[Item, ...]:
    """Return a screen: what an action is done with."""
    screen = Box(x + 0.7, y + 1.2, 10.6, 7.2, None, MUTED, 1.5)
    return (
        screen,
        Line(((x + 6, y + 8.4), (x + 6, y + 11)), MUTED, 1.2),
        Line(((x + 3, y + 11), (x + 9, y + 11)), MUTED, 1.2),
    )


def thread(x: float, y: float) -> tuple[Item, ...]:
    """Return a stretch of what joins the cards of one moment."""
    return (Line(((x + 6, y - 1), (x + 6, y + 13)), *THREAD),)
