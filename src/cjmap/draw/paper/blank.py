"""The empty template of a map for a workshop: wide columns to stick notes on, and room to write."""

from __future__ import annotations

from cjmap.draw import band, feeling, header, legend, marks
from cjmap.draw.moments import SPAN, Field
from cjmap.draw.palette import CARD, HAIRLINE
from cjmap.draw.poster import framed, ground, heading
from cjmap.draw.scene import DASHED, Box, Item, Line, Scene
from cjmap.draw.sheet import BETWEEN, GAP, LEAST, LEFT, MARGIN, PAD, WIDEST, Room, Sheet, sheet
from cjmap.draw.text import LABEL, line
from cjmap.view.blank_grid import emptied
from cjmap.view.grid import Grid
from cjmap.view.items import Sign
from cjmap.view.lanes import LaneRow

LANE, ROOMY, TIGHT = 150.0, 110.0, 64.0
"""How high a lane is, and how high it is at least on paper: where there is room, and where there is hardly any."""
_SCALE = SPAN + 2 * PAD
"""The lane of feelings is at least so high."""
_CARD, _PANEL, _INSET = 76.0, 62.0, 8.0


def blank(grid: Grid) -> Scene:
    """Return the empty template of a map, its columns as wide as a note where one unit is a pixel of 1/96 inch."""
    empty = emptied(grid)
    count = sum(len(group.columns) for group in empty.groups)
    inner = count * WIDEST + (count - 1) * GAP + (len(empty.groups) - 1) * (BETWEEN - GAP)
    made = _drawn(empty, Room(max(LEFT + inner + MARGIN, LEAST), 0), LANE)
    return framed(made, made.right + MARGIN, made.y - GAP + MARGIN / 2)


def drawn(empty: Grid, room: Room, least: float) -> Sheet:
    """Return the template of a grid without content on paper, its lanes as high as there is room, but `least`."""
    made = _drawn(empty, room, least)
    spare = room.height - (made.y - GAP + MARGIN)
    if spare <= 0:
        return made
    others = len(empty.lanes) - 1
    whole = others * least + _SCALE + spare
    equal = whole / (others + 1)
    return _drawn(empty, room, equal if equal >= _SCALE else (whole - _SCALE) / others)


def _drawn(empty: Grid, room: Room, lane: float) -> Sheet:
    made = sheet(empty, "touchpoint", room)
    _head(made)
    band.draw(made)
    _cards(made)
    for row in empty.lanes:
        _lane(made, row, lane)
    _legend(made)
    return made


def _head(made: Sheet) -> None:
    """Draw title and personas, and room for what a map says about itself."""
    header.title(made)
    say = made.grid.say
    people = [header.person_panel(person, say) for person in made.grid.head.people]
    panels = [*people, _open(say("Scenario")), _open(say("Why this map exists"))]
    header.flow(made, [(panel, 1.0) for panel in panels])


def _open(question: str) -> header.Panel:
    """Return a panel with a heading and room below it."""
    words = header.words_panel(question, ())

    def panel(x: float, y: float, width: float) -> tuple[list[Item], float]:
        items, end = words(x, y, width)
        return items, end + _PANEL

    return panel


def _cards(made: Sheet) -> None:
    """Draw a numbered card with a line to write on at the head of each column."""
    for slot in made.slots:
        x, y = slot.x, made.y
        number = line(x + PAD, y + 20, str(slot.columns[0].number), LABEL)
        made.behind += [Box(x, y, slot.width, _CARD, CARD, HAIRLINE, 4), number]
        for down in (42.0, 64.0):
            made.behind.append(Line(((x + PAD, y + down), (slot.end - PAD, y + down)), HAIRLINE))
    made.y += _CARD + GAP


def _lane(made: Sheet, row: LaneRow, height: float) -> None:
    """Draw an empty lane: a field for each column, or the scale of feelings across all of them."""
    top, place = made.y, len(made.behind)
    end = heading(made, row)
    made.y = max(end + PAD, top + (max(height, _SCALE) if row.field == "feeling" else height))
    made.behind[place:place] = ground(made, row.field, top)
    if row.field == "feeling":
        around = (made.y - top - SPAN) / 2
        made.behind += feeling.guides(Field(top, around, around, {}, {}), made)
    else:
        inside = made.y - top - 2 * _INSET
        made.behind += [
            Box(slot.x, top + _INSET, slot.width, inside, CARD, HAIRLINE, 4, DASHED) for slot in made.slots
        ]
    made.y += GAP


def _legend(made: Sheet) -> None:
    """Draw what may be marked by hand."""
    say = made.grid.say
    signs = [(mark, say(sign.value)) for sign, mark in marks.OF_SIGN.items() if sign is not Sign.UNKNOWN]
    items, made.y = legend.row(signs, made.y + 4, made.right)
    made.behind += items
    made.y += GAP
