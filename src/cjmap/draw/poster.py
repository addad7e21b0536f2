"""The poster: the whole map on one sheet, columns in time, a lane for each kind of information."""

from __future__ import annotations

from cjmap.draw import band, cards, face, feeling, header, legend, limits, onward, routes
from cjmap.draw.cells import cell, entries_of
from cjmap.draw.palette import DELIGHT_GROUND, GROUND, HAIRLINE, MUTED, OPPORTUNITY_GROUND, PAIN_GROUND, PAPER
from cjmap.draw.scene import Box, Item, Line, Path, Scene
from cjmap.draw.sheet import BETWEEN, GAP, MARGIN, PAD, RAIL, Columns, Room, Sheet, sheet
from cjmap.draw.text import SMALL, STRONG, paragraph
from cjmap.view.grid import Grid
from cjmap.view.lanes import LaneRow

_GROUNDS = {
    "pain_points": PAIN_GROUND,
    "delights": DELIGHT_GROUND,
    "opportunities": OPPORTUNITY_GROUND,
}
_LIMIT = 14.0
"""So far a line between two lanes is from either."""


def poster(grid: Grid, columns: Columns = "auto", room: Room | None = None) -> Scene:
    """Return the poster of a map; where there is only so much room, it may reach out of that.

    With few touchpoints each has a column of its own, with many they stand in the columns of their stages.
    """
    made = drawn(grid, columns, room)
    if room is not None:
        return framed(made, room.width, room.height)
    return framed(made, made.right + MARGIN, made.y - GAP + MARGIN / 2)


def framed(made: Sheet, width: float, height: float) -> Scene:
    """Return what is drawn on a sheet as a picture of this size."""
    grid = made.grid
    paper = Box(0, 0, width, height, PAPER)
    return Scene(
        grid.id, width, height, grid.title, grid.description, grid.lang, (paper, *made.behind, *made.groups)
    )


def drawn(grid: Grid, columns: Columns = "auto", room: Room | None = None) -> Sheet:
    """Return the sheet with everything on it, as wide and as high as it has become."""
    made = sheet(grid, columns, room)
    header.draw(made)
    band.draw(made)
    cards.draw(made)
    top = made.y - GAP
    _routes(made)
    for lane, lines in zip(grid.lanes, limits.above([lane.field for lane in grid.lanes]), strict=True):
        for limit in lines:
            made.behind += limits.draw(limit, made.y + _LIMIT - GAP, made.right, grid.say)
            made.y += 2 * _LIMIT - GAP
        _lane(made, lane)
    made.behind += cards.rules(made, top)
    legend.draw(made)
    return made


def _routes(made: Sheet) -> None:
    """Draw the routes on their ground, where there are any."""
    if made.grid.routes:
        top, place = made.y, len(made.behind)
        routes.draw(made)
        made.behind[place:place] = ground(made, "routes", top)
        made.y += GAP


def _lane(made: Sheet, lane: LaneRow) -> None:
    """Draw a lane: its ground, its heading in the rail, and its cells."""
    top, place = made.y, len(made.behind)
    end = heading(made, lane)
    if lane.field == "feeling":
        feeling.draw(made)
    else:
        stages = [group.id for group in made.grid.groups]
        for slot in made.slots:
            entries = entries_of(lane, slot, stages.index(slot.group.id))
            items, bottom = cell(entries, slot, top + PAD)
            made.put(f"{slot.anchor}.{lane.field}", f"cell {lane.field}", items)
            made.y = max(made.y, bottom)
    made.y = max(made.y, end) + PAD
    made.behind[place:place] = ground(made, lane.field, top)
    made.y += GAP


def ground(made: Sheet, field: str, top: float) -> list[Item]:
    """Return the ground of a lane down to where the sheet has grown to, and a line between stages."""
    whole = Box(MARGIN, top, made.right - MARGIN, made.y - top, _GROUNDS.get(field, GROUND), None, 6)
    edges = [x - BETWEEN / 2 for _, x, _ in made.stages()][1:]
    return [whole, *(Line(((x, top), (x, made.y)), HAIRLINE, 1, "3 4") for x in edges)]


def heading(made: Sheet, lane: LaneRow) -> float:
    """Draw what a lane is called into the rail, and return where that ends."""
    x, room = MARGIN + PAD, RAIL - 2 * PAD
    items, y = paragraph(x, made.y + PAD - 2, lane.heading, STRONG, room)
    more, y = paragraph(x, y, lane.caption, SMALL, room)
    made.behind += [*items, *more]
    if lane.field == "feeling":
        where, y = paragraph(x, y, onward.said(made), SMALL, room)
        made.behind += where
        for index, strand in enumerate(made.grid.strands[1:], start=1):
            sample = ((x + 12, y + 13), (x + 24, y + 13), (x + 36, y + 13))
            made.behind.append(Path((x, y + 13), (sample,), MUTED, 1.4, feeling.DASHES[index]))
            made.behind += face.marker(x + 18, y + 13, index, 0)
            name, end = paragraph(x + 44, y + 7, strand.name, SMALL, room - 44)
            made.behind += name
            y = max(y + 20, end)
    return y
