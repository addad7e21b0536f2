"""How the lines of a flow look: their colours, how thick they are, and how they are broken."""

from __future__ import annotations

from typing import NamedTuple

from cjmap.draw.palette import EDGE, INK, MOMENT, MUTED, PAIN
from cjmap.draw.scene import SOLID
from cjmap.view.graph_parts import Kind

BROKEN, DASHES, DOTS = "7 4", "5 4", "1 4.5"


class Look(NamedTuple):
    """How a line is drawn."""

    stroke: str
    width: float
    dash: str = SOLID


OUTSIDE = Look(MUTED, 1.3)
"""What leads into the journey and out of it."""


def of_step(kind: Kind, *, back: bool = False) -> Look:
    """Return how a step is drawn: a gap broken, whichever way it leads, else one that leads back dashed.

    What nobody described is dotted and thin.
    """
    if kind is Kind.GAP:
        return Look(PAIN, 2, BROKEN)
    dash = DOTS if kind is Kind.UNKNOWN else DASHES if back else SOLID
    return Look(MOMENT if back else EDGE if kind is Kind.UNKNOWN else INK, 1.6, dash)
