"""Opportunities as discs: as large as their evidence, as full as they are done."""

from __future__ import annotations

from functools import partial
from math import asin, cos, pi, sin

from cjmap.analysis.evidence import Evidence
from cjmap.draw import marks
from cjmap.draw.palette import CARD, EDGE, INK, OPPORTUNITY
from cjmap.draw.scene import Disc, Item, Shape
from cjmap.draw.text import BADGE, line
from cjmap.view.matrix import Entry

RADII = {Evidence.PROPOSED: 10.0, Evidence.ASSUMED: 10.0, Evidence.REPORTED: 13.0, Evidence.OBSERVED: 16.0}
LARGEST = max(RADII.values())
ON_THE_WAY = ("planned", "in progress")
_STEPS, _LEVEL = 16, 5.0
"""How round what fills a disc is, and how far below the middle it begins: not to touch the number."""
_SAMPLE, _SCALE = 5.2, 0.4
"""How large a disc is in the legend, and how much smaller than on the plot where sizes are told."""


def disc(entry: Entry, x: float, y: float) -> tuple[Item, ...]:
    """Return the disc of an opportunity around a middle, with its rank."""
    style = BADGE._replace(fill=CARD if entry.is_shipped else INK)
    return (
        *_filled(x, y, RADII[entry.evidence], entry.status, _LEVEL),
        line(x, y + 3.7, str(entry.number), style, "middle"),
    )


def _filled(x: float, y: float, radius: float, status: str, level: float) -> tuple[Item, ...]:
    """Return an empty disc for an idea, a full one for what is done, and between them one filled up to a level."""
    if status == "shipped":
        return (Disc(x, y, radius, OPPORTUNITY, OPPORTUNITY, 1.4),)
    rim = Disc(x, y, radius, CARD, OPPORTUNITY, 1.4)
    if status not in ON_THE_WAY:
        return (rim,)
    first = asin(level / radius)
    turns = [first + (pi - 2 * first) * step / _STEPS for step in range(_STEPS + 1)]
    return (
        rim,
        Shape(tuple((x + radius * cos(turn), y + radius * sin(turn)) for turn in turns), OPPORTUNITY),
    )


def unscored(x: float, y: float) -> tuple[Item, ...]:
    """Return the disc of an opportunity that has no place on the plot."""
    return (Disc(x, y, RADII[Evidence.ASSUMED], CARD, EDGE, 1.2, "3 3"),)


def of_status(status: str) -> marks.Mark:
    """Return the mark of a status for the legend."""
    return partial(_sample, status)


def of_evidence(evidence: Evidence) -> marks.Mark:
    """Return the mark of how well known a thing is for the legend."""
    return partial(_size, evidence)


def _sample(status: str, x: float, y: float) -> tuple[Item, ...]:
    return _filled(x + 6, y + 6, _SAMPLE, status, 0)


def _size(evidence: Evidence, x: float, y: float) -> tuple[Item, ...]:
    return (Disc(x + 6, y + 6, RADII[evidence] * _SCALE, None, EDGE, 1.2),)
