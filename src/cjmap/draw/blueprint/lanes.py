"""The lanes of a blueprint: physical evidence, customers, the layers with their triggers, and policies."""

from __future__ import annotations

from cjmap.draw import limits
from cjmap.draw.blueprint import cards as blueprint_cards
from cjmap.draw.blueprint import rail as blueprint_rail
from cjmap.draw.blueprint import spine as blueprint_spine
from cjmap.draw.blueprint.layout import ABOVE, Layout
from cjmap.draw.blueprint.marks import THREAD
from cjmap.draw.blueprint.seats import Seated
from cjmap.draw.blueprint.triggers import triggers
from cjmap.draw.cells import cell
from cjmap.draw.palette import CARD, HAIRLINE
from cjmap.draw.scene import Box, Line
from cjmap.draw.sheet import GAP, PAD, Sheet
from cjmap.draw.text import SMALL, line
from cjmap.view.blueprint_parts import Action
from cjmap.view.lanes import heading_of

_INSIDE, _LEAST = 9.0, 44.0


def texts(sheet: Sheet, there: Layout, field: str) -> None:
    """Draw a lane with a card of texts for each touchpoint that has some; nothing where none has."""
    cells = {spot: getattr(spot, field) for spot in there.plan.made.spots if getattr(spot, field)}
    if not cells:
        return
    top = sheet.y + PAD
    drawn = [(spot, *cell(found, there.columns[spot.place], top + _INSIDE)) for spot, found in cells.items()]
    bottom = max([top + _LEAST, *(end + _INSIDE for *_, end in drawn)])
    heading, end = blueprint_rail.heading(*heading_of(field, sheet.grid.say), sheet.y, wide=True)
    height = max(bottom, end) + PAD - sheet.y
    sheet.behind += [*blueprint_rail.ground(field, sheet.y, height, sheet.right), *heading]
    for spot, items, _ in drawn:
        slot = there.columns[spot.place]
        card = Box(slot.x, top, slot.width, bottom - top, CARD, HAIRLINE, blueprint_cards.RADIUS)
        sheet.put(f"touchpoint-{spot.column.id}.{field}", f"cell {field}", [card, *items])
    _edges(sheet, there, sheet.y, sheet.y + height)
    sheet.y += height + GAP


def draw(sheet: Sheet, made: Seated) -> None:
    """Draw the customers' lane and the layers, and what is set off in them."""
    down = sheet.y + ABOVE
    there = made.layout.moved(down)
    _grounds(sheet, there)
    sheet.behind += [Line(thread, *THREAD) for thread in there.threads()]
    _cards(sheet, there)
    customers = there.bands[0]
    middle = customers.top + customers.body / 2
    for anchor, items in blueprint_spine.between(there.columns, there.plan.made.spots, middle):
        sheet.put(anchor, f"between {anchor.rpartition('.')[2]}", items)
    for trigger, items in triggers(made, down):
        sheet.put(trigger.id, "trigger", items)
    sheet.y = there.bands[-1].bottom + GAP


def _grounds(sheet: Sheet, there: Layout) -> None:
    """Draw the grounds of the lanes with their headings, the edges of sub-lanes, and the lines between lanes."""
    made = there.plan.made
    lines = ((), *limits.above([layer.field for layer in made.layers]))
    layers = ((layer.field, layer.heading, layer.caption) for layer in made.layers)
    lanes = (("customers", *blueprint_rail.customers(made.grid.say)), *layers)
    before = 0.0
    for index, ((field, heading, caption), (top, bottom)) in enumerate(
        zip(lanes, there.lanes(), strict=True)
    ):
        sheet.behind += blueprint_rail.ground(field, top, bottom - top, sheet.right)
        alone = index == 0 or len(made.layers[index - 1].sublanes) == 1
        items, _ = blueprint_rail.heading(heading, caption, top, wide=alone)
        sheet.behind += items
        _edges(sheet, there, top, bottom)
        for place, limit in enumerate(lines[index], start=1):
            y = before + (top - before) * place / (len(lines[index]) + 1)
            sheet.behind += limits.draw(limit, y, sheet.right, made.grid.say)
        before = bottom
    _sublanes(sheet, there)


def _sublanes(sheet: Sheet, there: Layout) -> None:
    """Draw whose each sub-lane is, where a layer has several, and their edges."""
    before = None
    for down, row in there.plan.rows:
        sublanes = there.plan.made.layers[row.layer].sublanes if row.layer >= 0 else ()
        if row.lane != before and len(sublanes) > 1:
            items, _ = blueprint_rail.name(sublanes[row.sublane], there.bands[down].top, sheet.grid.say)
            sheet.behind += items
            if row.sublane:
                sheet.behind.append(blueprint_rail.edge(there.bands[down - 1].top, sheet.right))
        before = row.lane


def _edges(sheet: Sheet, there: Layout, top: float, bottom: float) -> None:
    """Draw the edges of stages along a lane."""
    for place, slot in enumerate(there.slots):
        if slot.first and place:
            x = there.stage(place)
            sheet.behind.append(Line(((x, top), (x, bottom)), HAIRLINE, 1, "3 4"))


def _cards(sheet: Sheet, there: Layout) -> None:
    """Draw the cards, and a word where a stage has no touchpoints yet."""
    for slot in there.slots:
        if not slot.columns:
            words = sheet.grid.say("no touchpoints yet")
            sheet.behind.append(line(slot.x + PAD, there.bands[0].top + 20, words, SMALL))
    for down, row in there.plan.rows:
        band = there.bands[down]
        for place, card in row.cards.items():
            items = blueprint_cards.drawn(card, there.slots[place], band.top, band.body, sheet.grid.say)
            if isinstance(card, Action):
                sheet.put(card.id, f"action {there.plan.made.layers[row.layer].field}", items)
            else:
                sheet.put(f"touchpoint-{card.column.id}", "touchpoint", items)
