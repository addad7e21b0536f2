"""The blueprint: what customers do in columns of time, below it what we do in sight and out of it, lane by lane."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.draw import band, header, legend
from cjmap.draw.blueprint import lanes as blueprint_lanes
from cjmap.draw.blueprint import legend as blueprint_legend
from cjmap.draw.blueprint import rail as blueprint_rail
from cjmap.draw.blueprint import strip as blueprint_strip
from cjmap.draw.blueprint.layout import Layout
from cjmap.draw.blueprint.plan import plan
from cjmap.draw.blueprint.seats import seated
from cjmap.draw.palette import EDGE, PAPER
from cjmap.draw.scene import Box, Scene
from cjmap.draw.sheet import GAP, LEFT, MARGIN, PAD, Sheet, Slot
from cjmap.draw.text import BODY, HEADING, QUIET, TITLE, paragraph
from cjmap.model.journey import JourneyMap
from cjmap.view import blueprint as view
from cjmap.view.blueprint_parts import Blueprint
from cjmap.view.lanes import heading_of

MISSING = (
    "Nobody has written yet what stands behind these moments",
    "Give a touchpoint frontstage, backstage or support: what is done, by which department and with which system. "
    "It will stand here, below what the customer does.",
)
HIDDEN = (
    "Nothing stands behind what this persona meets",
    "The map tells frontstage, backstage or support only where other personas are. Without --persona they stand here.",
)
"""What is said where there are no layers: a heading, and what to do about it."""
_TIP, _NOTCH = 3.0, 11.0
"""Between the edge of a stage and the shoulders of the chevrons beside it."""


def blueprint(journey: JourneyMap, persona: str | None = None, file: str | None = None) -> Scene:
    """Return the blueprint of a map; `file` is the name that the footer gives."""
    return drawn(view.blueprint(journey, persona, file))


def drawn(made: Blueprint) -> Scene:
    """Return the picture of a blueprint."""
    planned = plan(made)
    laid = seated(planned, blueprint_rail.needs(made, planned))
    there = laid.layout
    sheet = Sheet(made.grid, list(_stages(there)), there.right, numbered=False)
    _head(sheet)
    band.draw(sheet)
    _strip(sheet, there)
    blueprint_lanes.texts(sheet, there, "artefacts")
    blueprint_lanes.draw(sheet, laid)
    if not made.layers:
        _told(sheet, *(HIDDEN if made.hidden else MISSING))
    blueprint_lanes.texts(sheet, there, "policies")
    _foot(sheet, made, threads=any(there.threads()))
    width, height = sheet.right + MARGIN, sheet.y + MARGIN / 2
    items = (Box(0, 0, width, height, PAPER), *sheet.behind, *sheet.groups)
    return Scene(made.grid.id, width, height, made.grid.title, made.description, made.grid.lang, items)


def _stages(there: Layout) -> Iterator[Slot]:
    """Yield the room of each stage in the band: up to where the next one begins."""
    last = len(there.slots)
    for group in there.plan.made.grid.groups:
        places = [place for place, slot in enumerate(there.slots) if slot.group is group]
        left = there.stage(places[0]) + (_NOTCH if places[0] else 0)
        right = there.stage(places[-1] + 1) - (_TIP if places[-1] + 1 < last else 0)
        yield Slot(group, (), group.columns, left, right - left)


def _head(sheet: Sheet) -> None:
    """Draw title and state, whom the map is about, and the facts."""
    head = sheet.grid.head
    people = " · ".join(", ".join(part for part in (p.name, p.role) if part) for p in head.people)
    said = ((sheet.grid.title, TITLE), (people, BODY), (" · ".join(head.facts), QUIET))
    items, sheet.y = header.masthead(head.state, said, sheet.y, sheet.right - MARGIN, sheet.grid.say)
    sheet.behind += items
    sheet.y += 2 * PAD


def _strip(sheet: Sheet, there: Layout) -> None:
    """Draw how each touchpoint feels, if any of them is known to."""
    spots = there.plan.made.spots
    if not any(spot.is_felt for spot in spots):
        return
    high = blueprint_strip.height(spots, there.columns)
    items, end = blueprint_rail.heading(*heading_of("feeling", sheet.grid.say), sheet.y - PAD, wide=True)
    sheet.behind += items
    for spot in spots:
        block = blueprint_strip.block(spot, there.columns[spot.place], sheet.y, high)
        sheet.put(f"touchpoint-{spot.column.id}.feeling", "cell feeling", block)
    sheet.y = max(sheet.y + high, end) + GAP


def _told(sheet: Sheet, heading: str, hint: str) -> None:
    """Draw a friendly word where the layers would be."""
    x, room = LEFT + PAD, sheet.right - LEFT - 2 * PAD
    items, at = paragraph(x, sheet.y + PAD, sheet.grid.say(heading), HEADING, room)
    more, at = paragraph(x, at + 2, sheet.grid.say(hint), QUIET, room)
    ground = Box(MARGIN, sheet.y, sheet.right - MARGIN, at + PAD - sheet.y, None, EDGE, 6, "4 3")
    sheet.behind += [ground, *items, *more]
    sheet.y = at + PAD + GAP


def _foot(sheet: Sheet, made: Blueprint, *, threads: bool) -> None:
    found = list(blueprint_legend.entries(made, threads=threads))
    rows = [(entry.mark, entry.words) for entry in found]
    items, y = legend.row(rows, sheet.y + 4, sheet.right, {entry.mark: entry.side for entry in found})
    more, sheet.y = legend.footer(made.grid.head.footer, y + PAD, sheet.right)
    sheet.behind += [*items, *more]
