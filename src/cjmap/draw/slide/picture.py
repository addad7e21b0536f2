"""The emotion curve for a slide: one picture of 16 to 9, which grows with its map and keeps that shape."""

from __future__ import annotations

from itertools import count

from cjmap.draw import legend
from cjmap.draw.opening import opening
from cjmap.draw.palette import GROUND, PAPER
from cjmap.draw.scene import Box, Group, Item, Scene
from cjmap.draw.sheet import GAP, MARGIN
from cjmap.draw.slide import lines
from cjmap.draw.slide.axis import Axis, axis, label, listing
from cjmap.draw.slide.ends import ROOM, ends
from cjmap.draw.slide.frame import Frame, band, band_height, guides
from cjmap.draw.slide.labels import labels
from cjmap.draw.slide.legend import entries
from cjmap.draw.slide.moments import Moments
from cjmap.draw.text import BODY, Style, line
from cjmap.model.journey import JourneyMap
from cjmap.view.curve import CurveView, curve_view

WIDTH, HEIGHT = 1600.0, 900.0
_GUTTER, _LEAST = 40.0, 300.0
"""The room of the scale, and how high a curve is at least: a slide that has less room for it is drawn larger."""
STRIP, _STRIP_HEIGHT = 1000.0, 270.0
"""How wide a curve for a sheet is, and how high its frame."""
_LARGER = 0.125
_LEAD = Style(17, 23)


def curve(
    journey: JourneyMap,
    persona: str | None = None,
    file: str | None = None,
    under: JourneyMap | None = None,
) -> Scene:
    """Return the curve of a map, or of what one persona feels; `file` is the name that the footer gives.

    `under` is the current state, drawn thin below a future one.
    """
    made = curve_view(journey, persona, file, under)
    slide = next(slide for step in count() if (slide := _Slide(made, 1 + step * _LARGER)).fits)
    grid = made.grid
    paper = Box(0, 0, slide.width, slide.height, PAPER)
    return Scene(
        grid.id, slide.width, slide.height, grid.title, made.description, grid.lang, (paper, *slide.items())
    )


def strip(journey: JourneyMap) -> Scene:
    """Return the curve of a map for a sheet that tells the rest: stages, lines and numbers, and nothing around them.

    It is narrow, so that its numbers can be read on A4; touchpoints are named beside it.
    """
    made = curve_view(journey, None, None, None)
    edge = STRIP - (ROOM if _is_named(made) else 0)
    flat = Frame(made.grid, _GUTTER, edge, 0, 0, STRIP)
    above = band_height(flat)
    names = axis(flat)._replace(names={}, tiers=1)
    frame = Frame(made.grid, _GUTTER, edge, above + GAP / 2, above + GAP / 2 + _STRIP_HEIGHT, STRIP)
    items = (*band(frame, 0, above), *_curve(made, frame, names))
    title, lang = made.grid.title, made.grid.lang
    return Scene(made.grid.id, STRIP, frame.bottom + names.height, title, made.description, lang, items)


class _Slide:
    """A slide of some size: what stands around the curve, and the room that is left for it."""

    def __init__(self, made: CurveView, scale: float) -> None:
        self.made = made
        self.width, self.height = WIDTH * scale, HEIGHT * scale
        self.right = self.width - MARGIN
        inner = self.right - MARGIN
        self.head, top = opening(made.grid.title, made.grid.head, made.description, inner, _LEAD)
        edge = self.right - (ROOM if _is_named(made) else 0)
        flat = Frame(made.grid, MARGIN + _GUTTER, edge, 0, 0, self.right)
        self.axis, self.band = axis(flat), band_height(flat)
        self.listed = listing(flat, self.axis, 0, inner)[1]
        _, foot = legend.row(entries(made, flat.wide), 0, self.right)
        self.foot = legend.footer(made.grid.head.footer, foot + GAP / 2, self.right)[1] + MARGIN / 2
        self.top = top + GAP
        above = self.top + self.band + GAP / 2
        below = self.axis.height + (self.listed + GAP if self.listed else 0) + GAP + self.foot
        self.frame = Frame(made.grid, flat.left, edge, above, self.height - below, self.right)

    @property
    def fits(self) -> bool:
        """Say whether the curve has enough room."""
        return self.frame.bottom - self.frame.top >= _LEAST

    def items(self) -> list[Item]:
        """Return everything on the slide."""
        y = self.frame.bottom + self.axis.height + GAP
        listed, _ = listing(self.frame, self.axis, y, self.right - MARGIN)
        rows, end = legend.row(entries(self.made, self.frame.wide), self.height - self.foot, self.right)
        foot, _ = legend.footer(self.made.grid.head.footer, end + GAP / 2, self.right)
        stages = band(self.frame, self.top, self.band)
        return [*self.head, *stages, *_curve(self.made, self.frame, self.axis), *listed, *rows, *foot]


def _curve(made: CurveView, frame: Frame, names: Axis) -> list[Item]:
    """Return the lines of a curve with their moments, and its axis."""
    moments = Moments(made, frame)
    items: list[Item] = [*guides(frame)]
    if made.gains:
        items += lines.gained(made, frame)
    else:
        items += lines.tinted(made.strands[0], frame)
    if made.grid.under:
        items += lines.under(made, frame)
    items += [*lines.internal(made, frame), *moments.hollow()]
    for index in range(1, len(made.strands)):
        items += lines.persona(made, index, frame)
    items += lines.everybody(made, frame)
    if _is_named(made):
        items += ends(made, frame)
    return [*items, *_touchpoints(moments, names)]


def _touchpoints(moments: Moments, names: Axis) -> list[Item]:
    frame = moments.frame
    found = labels(moments)
    if not moments.columns:
        middle = (frame.left + frame.right) / 2
        return [line(middle, frame.y(0) - 8, "There are no touchpoints yet.", BODY, "middle", GROUND)]
    return [
        Group(
            f"{frame.grid.id}.touchpoint-{column.id}",
            "touchpoint",
            (*label(frame, names, place, x), *moments.items(place), *found.get(place, ())),
            f"touchpoint-{column.id}",
        )
        for (place, column), x in zip(enumerate(moments.columns), moments.middles, strict=True)
    ]


def _is_named(made: CurveView) -> bool:
    """Say whether lines need their names at the right end."""
    return len(made.strands) > 1 or any(value is not None for value in made.grid.under)
