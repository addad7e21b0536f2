"""The three lines of a service blueprint: where they lie between its lanes, and how they look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cjmap.draw.palette import INK, MUTED
from cjmap.draw.scene import DASHED, SOLID, Item, Line
from cjmap.draw.sheet import MARGIN, PAD
from cjmap.draw.text import Style, line, width_of
from cjmap.view.speech import Speech

_CAPS = Style(10.5, 14, bold=True)


class Limit(NamedTuple):
    """A line between two lanes; `below` are the layers that it keeps from what is above."""

    name: str
    below: tuple[str, ...]
    dash: str
    width: float
    stroke: str


LIMITS = (
    Limit("Line of interaction", ("frontstage", "backstage", "support"), DASHED, 1.4, MUTED),
    Limit("Line of visibility", ("backstage", "support"), SOLID, 2.2, INK),
    Limit("Line of internal interaction", ("support",), DASHED, 1.4, MUTED),
)


def above(fields: Sequence[str]) -> tuple[tuple[Limit, ...], ...]:
    """Return the lines above each lane: those that keep it from the lane, or the customers, above it."""
    return tuple(
        tuple(
            limit for limit in LIMITS if field in limit.below and not set(fields[:index]) & set(limit.below)
        )
        for index, field in enumerate(fields)
    )


def draw(limit: Limit, y: float, right: float, say: Speech) -> Iterator[Item]:
    """Yield a line across the whole sheet, behind its name."""
    text = say(limit.name).upper()
    wide = width_of(text, _CAPS)
    yield line(MARGIN + PAD, y + 4, text, _CAPS._replace(fill=limit.stroke))
    yield Line(((MARGIN + PAD + wide + 10, y), (right, y)), limit.stroke, limit.width, limit.dash)
