"""The heat map: which touchpoints hurt, delight or decide, and how each channel feels in each stage."""

from __future__ import annotations

from cjmap.draw import legend
from cjmap.draw.heat import legend as heat_legend
from cjmap.draw.heat.channels import channels
from cjmap.draw.heat.table import table
from cjmap.draw.opening import opening
from cjmap.draw.palette import PAPER
from cjmap.draw.scene import Box, Item, Scene
from cjmap.draw.sheet import GAP, MARGIN
from cjmap.model.journey import JourneyMap
from cjmap.view import heat_map as view

LEAST = 860.0
"""So wide is a heat map at least: its head needs the room."""
_APART = 36.0


def heat_map(journey: JourneyMap, persona: str | None = None, file: str | None = None) -> Scene:
    """Return the heat map of a map, or of what one persona meets; `file` is the name that the footer gives."""
    heat = view.heat_map(journey, persona, file)
    made, right, _ = table(heat, 0, LEAST - 2 * MARGIN)
    if heat.channels:
        right = max(right, channels(heat, heat.channels, 0, made.name, MARGIN + made.width)[1])
    head, y = opening(heat.title, heat.head, heat.description, right - MARGIN)
    made, _, y = table(heat, y + 2 * GAP, LEAST - 2 * MARGIN)
    below: list[Item] = []
    if heat.channels:
        below, _, y = channels(heat, heat.channels, y + _APART, made.name, MARGIN + made.width)
    foot, y = legend.row(heat_legend.entries(heat), y + 2 * GAP, right, heat_legend.SIDES)
    more, y = legend.footer(heat.head.footer, y + GAP, right)
    width, height = right + MARGIN, y + MARGIN / 2
    paper = Box(0, 0, width, height, PAPER)
    items = (paper, *head, *made.behind, *made.groups, *below, *foot, *more)
    return Scene(heat.id, width, height, heat.title, heat.description, heat.lang, items)
