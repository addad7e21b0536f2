"""The spine of a drawn change: the band of stages, and the cards of touchpoints that came, went, moved or changed."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.draw.change.entry import entries
from cjmap.draw.change.sheet import ChangeSheet, Slot
from cjmap.draw.palette import (
    ASIDE,
    BAND,
    CARD,
    DELIGHT,
    EDGE,
    GROUND,
    HAIRLINE,
    INK,
    MUTED,
    ON_BAND,
    PAIN,
    PAPER,
)
from cjmap.draw.scene import Box, Group, Item, Path, Shape
from cjmap.draw.sheet import BETWEEN, GAP, MARGIN, PAD
from cjmap.draw.text import CELL, LABEL, ON_STAGE, SMALL, STRONG, Style, line, paragraph, wrapped
from cjmap.view.change_grid import ChangeColumn, ChangeGroup, Mark
from cjmap.words import plural

_TIP, _BAR = 14.0, 5.0
_OLD_STAGE = Style(12, 16, ON_BAND)
_GONE_STAGE = ON_STAGE._replace(fill=MUTED)
_RISE, _HIGHER, _MOST = 34.0, 11.0, 6
"""How high the arrow of a move rises, how much higher the next one, and so many heights there are."""
_MARKS = {
    Mark.ADDED: ("+", DELIGHT),
    Mark.REMOVED: ("−", PAIN),
    Mark.MOVED: ("", INK),
}


def draw(made: ChangeSheet) -> None:
    """Draw the band and the cards onto the sheet."""
    _band(made)
    _stages(made)
    if not made.slots:
        return
    moved = sum(column.mark is Mark.MOVED for column in made.grid.columns)
    if moved:
        made.y += _RISE + _HIGHER * min(moved - 1, _MOST - 1)
    _cards(made)


def _band(made: ChangeSheet) -> None:
    names = [_names(group, end - x - 2 * PAD - _TIP) for group, x, end in made.stages]
    height = max((sum(style.leading for _, style, _ in lines) for lines in names), default=0.0) + 20
    for index, (group, x, end) in enumerate(made.stages):
        first, last = index == 0, index == len(made.stages) - 1
        left, y = (
            x + PAD + (4 if first else _TIP),
            made.y + (height - sum(s.leading for _, s, _ in names[index])) / 2,
        )
        items: list[Item] = [_outline(group, x, end, made.y, height, first=first, last=last)]
        for text, style, struck in names[index]:
            items.append(line(left, y + style.leading - 5, text, style)._replace(strike=struck))
            y += style.leading
        made.put(f"stage-{group.id}{'.before' if group.mark is Mark.REMOVED else ''}", "stage", items)
    counts = plural(len([group for group in made.grid.groups if group.mark is not Mark.REMOVED]), "stage")
    made.behind.append(line(MARGIN + PAD, made.y + height / 2 + 4, counts, STRONG))
    made.y += height + GAP


def _names(group: ChangeGroup, width: float) -> list[tuple[str, Style, bool]]:
    """Return the lines of a stage: what it was called, struck, above what it is called."""
    gone = group.mark is Mark.REMOVED
    sign = "+ " if group.mark is Mark.ADDED else "− " if gone else ""
    style = _GONE_STAGE if gone else ON_STAGE
    old = [(text, _OLD_STAGE, True) for text in wrapped(group.old_name, _OLD_STAGE, width)]
    return [
        *old,
        *((text, style, gone) for text in wrapped(f"{sign}{group.number}  {group.name}", style, width)),
    ]


def _outline(
    group: ChangeGroup, x: float, end: float, y: float, height: float, *, first: bool, last: bool
) -> Item:
    if group.mark is Mark.REMOVED:
        return Box(x, y, end - x, height, PAPER, EDGE, 6, "5 4")
    if group.alongside:
        return Box(x, y, end - x, height, ASIDE, None, min(height / 2, 20))
    shoulder = end if last else end + BETWEEN / 2 - _TIP
    tip = shoulder if last else shoulder + _TIP
    corners = ((x, y), (shoulder, y), (tip, y + height / 2), (shoulder, y + height), (x, y + height))
    return Shape(corners if first else (*corners, (x + _TIP, y + height / 2)), BAND)


def _stages(made: ChangeSheet) -> None:
    """Draw what changed in stages as a whole."""
    told = [(group, x, end) for group, x, end in made.stages if group.told or group.said]
    if not told:
        return
    top, bottom = made.y, made.y
    for group, x, end in told:
        said, y = paragraph(x + PAD, top + PAD, group.said, LABEL, end - x - 2 * PAD)
        items, y = entries(group.told, x + PAD, y + (4 if said and group.told else 0), end - x - 2 * PAD)
        made.put(f"stage-{group.id}.change", "cell stage", [*said, *items])
        bottom = max(bottom, y)
    heading, end = paragraph(MARGIN + PAD, top + PAD - 2, "Stages", STRONG, 180)
    made.y = max(bottom, end) + PAD
    made.behind += [Box(MARGIN, top, made.right - MARGIN, made.y - top, GROUND, None, 6), *heading]
    made.y += GAP


def _cards(made: ChangeSheet) -> None:
    """Draw a card for each column that changed, all equally high, and stubs for the others."""
    wide = [(slot, column, *_inside(column, slot, made.y)) for slot, column in made.wide()]
    bottom = max([made.y + 44, *(end + 9 for *_, end in wide)])
    for slot, column, items, _ in wide:
        card = _card(column, slot, made.y, bottom - made.y)
        made.put(f"touchpoint-{column.id}", f"touchpoint {column.mark}", [*card, *items])
    for slot in made.slots:
        if slot.folded:
            made.put(f"touchpoint-{slot.columns[0].id}", "folded", list(_stub(slot, made.y, bottom - made.y)))
    made.groups += _moves(made)
    made.y = bottom + GAP


def _card(column: ChangeColumn, slot: Slot, y: float, height: float) -> Iterator[Item]:
    gone = column.mark is Mark.REMOVED
    yield Box(slot.x, y, slot.width, height, None if gone else CARD, EDGE, 4, "4 3" if gone else "")
    if column.mark in _MARKS and not gone:
        yield Box(slot.x, y, _BAR, height, _MARKS[column.mark][1], None, 2)


def _inside(column: ChangeColumn, slot: Slot, y: float) -> tuple[list[Item], float]:
    """Return what stands on a card: number, what happened to it, its old name and its name."""
    x, room = slot.x + PAD, slot.width - 2 * PAD
    gone = column.mark is Mark.REMOVED
    sign, colour = _MARKS.get(column.mark, ("", INK))
    number = line(x, y + 19, f"{sign} {column.number}".strip(), LABEL._replace(fill=colour))
    said, at = paragraph(x + number.width + 8, y + 8, column.said, SMALL, room - number.width - 8)
    items: list[Item] = [number, *said]
    at = max(at, y + 24)
    old, at = paragraph(x, at, column.old_name, CELL._replace(fill=MUTED), room)
    items += [text._replace(strike=True) for text in old]
    name, at = paragraph(x, at, column.name, STRONG._replace(fill=MUTED) if gone else STRONG, room)
    items += [text._replace(strike=gone) for text in name]
    return items, at


def stub(x: float, y: float, width: float, height: float, *, ghost: bool) -> Box:
    """Return the outline of what did not change, or of the place that a touchpoint has left."""
    if ghost:
        return Box(x, y, width, height, None, EDGE, 4, "4 3")
    return Box(x, y, width, height, GROUND, HAIRLINE, 4)


def _stub(slot: Slot, y: float, height: float) -> Iterator[Item]:
    """Yield the place of touchpoints that did not change, or of one that has left it."""
    first, last = slot.columns[0], slot.columns[-1]
    ghost = first.mark is Mark.GHOST
    yield stub(slot.x, y, slot.width, height, ghost=ghost)
    numbers = first.number if len(slot.columns) == 1 else f"{first.number}–{last.number}"
    middle = slot.x + slot.width / 2
    yield line(middle, y + height / 2 + 4, numbers, LABEL._replace(fill=MUTED), "middle")._replace(
        strike=ghost
    )


def _moves(made: ChangeSheet) -> Iterator[Group]:
    """Yield a curved arrow for each touchpoint that moved, from where it was to where it is."""
    middles = made.middles()
    ghosts = {column.went: place for place, column in enumerate(made.grid.columns) if column.went}
    moved = [(column, place) for place, column in enumerate(made.grid.columns) if column.mark is Mark.MOVED]
    for number, (column, place) in enumerate(moved):
        if column.id in ghosts:
            start, end, y = middles[ghosts[column.id]], middles[place], made.y - 4
            lift = y - _RISE - _HIGHER * (number % _MOST)
            curve = ((start, lift), (end, lift), (end, y - 5))
            yield Group(
                f"{made.grid.id}.touchpoint-{column.id}.move",
                "move",
                (
                    Path((start, y), (curve,), INK, 1.6),
                    Shape(((end - 4.5, y - 7), (end + 4.5, y - 7), (end, y + 1)), INK),
                ),
            )
