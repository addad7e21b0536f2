"""The rail of a blueprint and what belongs to it: grounds and headings of lanes, and sub-lanes."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.draw.blueprint import spine as blueprint_spine
from cjmap.draw.blueprint.measures import GAP, NAMED, Needs
from cjmap.draw.blueprint.plan import Plan
from cjmap.draw.limits import above
from cjmap.draw.palette import GROUND, HAIRLINE, INK
from cjmap.draw.scene import Box, Item, Line
from cjmap.draw.sheet import MARGIN, PAD
from cjmap.draw.text import LABEL, SMALL, STRONG, paragraph
from cjmap.view.blueprint_parts import Blueprint, Sublane
from cjmap.view.speech import Speech

_HEADING, _NAME, _NAMES = 122.0, 116.0, 146.0
"""The room of headings and of the names of sub-lanes, and where the latter begin."""
_EDGE = 9.0
_SHADE = {"backstage": 0.045, "support": 0.085}
"""What is out of sight lies in the shade."""


NOBODY = "nobody named"
"""What a sub-lane without a department is called."""


def customers(say: Speech) -> tuple[str, str]:
    """Return what the lane of touchpoints is called, and what that means."""
    return say("Customer actions"), say("what the customer does")


def needs(made: Blueprint, planned: Plan) -> Needs:
    """Return what has to have room beside the cards: the rail, and what stands between those of touchpoints."""
    say = made.grid.say
    names = {
        (number, index): name(sublane, 0, say)[1]
        for number, layer in enumerate(made.layers)
        for index, sublane in enumerate(layer.sublanes)
        if len(layer.sublanes) > 1
    }
    lines = [NAMED * len(limits) for limits in above([layer.field for layer in made.layers])]
    heads = [
        heading(*customers(say), 0)[1],
        *(heading(layer.heading, layer.caption, 0)[1] for layer in made.layers),
    ]
    return Needs(
        lambda place: blueprint_spine.room(planned.slots, place),
        lambda row: (
            names.get((row.layer, row.sublane), 0) if row.layer >= 0 else blueprint_spine.height(made)
        ),
        [height or GAP for height in lines],
        [head + PAD for head in heads],
    )


def ground(field: str, y: float, height: float, right: float) -> Iterator[Item]:
    """Yield the ground of a lane."""
    yield Box(MARGIN, y, right - MARGIN, height, GROUND, None, 6)
    if field in _SHADE:
        yield Box(MARGIN, y, right - MARGIN, height, INK, None, 6, opacity=_SHADE[field])


def heading(text: str, caption: str, y: float, *, wide: bool = False) -> tuple[list[Item], float]:
    """Return what a lane is called and what that means, and where that ends."""
    x, room = MARGIN + PAD, _HEADING + (_NAME if wide else 0)
    items, at = paragraph(x, y + PAD - 2, text, STRONG, room)
    more, at = paragraph(x, at, caption, SMALL, room)
    return [*items, *more], at


def name(sublane: Sublane, y: float, say: Speech) -> tuple[list[Item], float]:
    """Return whose a sub-lane is, and where that ends."""
    x = MARGIN + _NAMES
    items, at = paragraph(x, y + 8, sublane.name or say(NOBODY), LABEL if sublane.name else SMALL, _NAME)
    more, at = paragraph(x, at, sublane.owned, SMALL, _NAME)
    return [*items, *more], at


def edge(y: float, right: float) -> Line:
    """Return the edge between two sub-lanes, in the upper part of the channel that begins at `y`."""
    return Line(((MARGIN + _NAMES, y + _EDGE), (right - PAD, y + _EDGE)), HAIRLINE, 1)
