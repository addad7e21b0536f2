"""The cells of a heat map as shapes: tinted feelings, marks with their counts, bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.analysis.evidence import Evidence
from cjmap.draw import marks
from cjmap.draw.hatch import unsaid
from cjmap.draw.palette import (
    CARD,
    DELIGHT_GROUND,
    EDGE,
    GROUND,
    INK,
    MOMENT_GROUND,
    MUTED,
    PAIN_GROUND,
    of_feeling,
    on_feeling,
)
from cjmap.draw.scene import Box, Disc, Item
from cjmap.draw.text import BADGE, CELL, CELL_STRONG, SMALL, line, paragraph, width_of
from cjmap.view.heat_cells import Badge, Cell, Kind
from cjmap.view.items import Sign

ROW = 30.0
"""So high is a row at least."""
WIDTHS = {
    Kind.FEELING: 68.0,
    Kind.PERSONA: 76.0,
    Kind.PAIN_POINTS: 78.0,
    Kind.DELIGHTS: 64.0,
    Kind.MOMENT_OF_TRUTH: 64.0,
    Kind.EXPECTATIONS: 86.0,
    Kind.WANTED: 64.0,
    Kind.HANDOFFS: 104.0,
    Kind.WAIT: 118.0,
    Kind.IMPORTANCE: 84.0,
    Kind.EVIDENCE: 88.0,
    Kind.PRIORITY: 108.0,
}
LEFTMOST = frozenset({Kind.WAIT, Kind.EVIDENCE, Kind.PRIORITY})
"""What stands at the left of its cell; all else around its middle."""
INSET, _APART, _BAR = 8.0, 4.0, 52.0
_GROUNDS = {
    Sign.PAIN_POINT: PAIN_GROUND,
    Sign.DELIGHT: DELIGHT_GROUND,
    Sign.MOMENT_OF_TRUTH: MOMENT_GROUND,
    Sign.GAP: PAIN_GROUND,
}
"""What is to be seen from afar is tinted."""


def height_of(cell: Cell, kind: Kind) -> float:
    """Return how high a cell has to be; waits may be long words."""
    if kind is not Kind.WAIT or not cell.badges:
        return ROW
    return max(ROW, _wait(cell.badges[0], 0, 0)[1] + 2 * INSET)


def cell(said: Cell, kind: Kind, box: Box) -> Iterator[Item]:
    """Yield what stands in the box of a said."""
    middle = box.y + box.height / 2
    if said.unsaid:
        yield from unsaid(box.x, box.y, box.width, box.height)
    elif said.value is not None:
        yield box._replace(fill=of_feeling(said.value))
        style = CELL_STRONG._replace(fill=on_feeling(said.value))
        yield line(box.x + box.width / 2, middle + 4.3, said.text, style, "middle")
    elif kind is Kind.WAIT and said.badges:
        high = _wait(said.badges[0], 0, 0)[1]
        yield from _wait(said.badges[0], box.x + INSET, middle - high / 2)[0]
    elif said.badges:
        if ground := _GROUNDS.get(said.badges[0].sign):
            yield box._replace(fill=ground)
        yield from _badges(said.badges, box)
    elif kind is Kind.EVIDENCE:
        yield from EVIDENCE[Evidence(said.text)](box.x + INSET, middle - 6)
        yield line(box.x + INSET + marks.SIDE + 6, middle + 4, said.text, SMALL._replace(fill=INK))
    elif said.share is not None:
        yield from _bar(said, box)
    elif said.text:
        style = SMALL if kind in (Kind.PERSONA, Kind.FEELING) else CELL
        yield line(box.x + box.width / 2, middle + 4, said.text, style, "middle")


def _badges(badges: Sequence[Badge], box: Box) -> Iterator[Item]:
    """Yield marks with their counts, side by side around the middle."""
    wide = [marks.SIDE + (_APART + width_of(badge.text, BADGE) if badge.text else 0) for badge in badges]
    x = box.x + (box.width - sum(wide) - 2 * _APART * (len(badges) - 1)) / 2
    y = box.y + box.height / 2
    for badge, width in zip(badges, wide, strict=True):
        yield from marks.of_item(badge.sign, badge.severity, x, y - 6)
        if badge.text:
            fill = marks.COLOUR_OF_SIGN.get(badge.sign, MUTED)
            yield line(x + marks.SIDE + _APART, y + 3.7, badge.text, BADGE._replace(fill=fill))
        x += width + 2 * _APART


def _wait(badge: Badge, x: float, y: float) -> tuple[list[Item], float]:
    """Return an hourglass and the time beside it, and where that ends."""
    left = marks.SIDE + _APART + 1
    room = WIDTHS[Kind.WAIT] - left - INSET - _APART
    lines, end = paragraph(x + left, y, badge.text, SMALL._replace(fill=INK), room)
    return [*marks.wait(x, y + 1), *lines], end


def _bar(cell: Cell, box: Box) -> Iterator[Item]:
    """Yield a bar as long as its share, behind its number."""
    middle = box.y + box.height / 2
    number = line(box.x + INSET + 28, middle + 4.3, cell.text, CELL_STRONG, "end")
    left = box.x + INSET + 36
    yield number
    yield Box(left, middle - 5, _BAR, 10, GROUND)
    if cell.share:
        yield Box(left, middle - 5, _BAR * cell.share, 10, MUTED)


def _seen(x: float, y: float) -> tuple[Item, ...]:
    return (Disc(x + 6, y + 6, 4.6, INK, INK, 1.2),)


def _heard(x: float, y: float) -> tuple[Item, ...]:
    return (Disc(x + 6, y + 6, 4.6, CARD, INK, 1.2), Disc(x + 6, y + 6, 2, INK))


def _guessed(x: float, y: float) -> tuple[Item, ...]:
    return (Disc(x + 6, y + 6, 4.6, CARD, EDGE, 1.2, "2 2"),)


EVIDENCE: dict[Evidence, marks.Mark] = {
    Evidence.ASSUMED: _guessed,
    Evidence.REPORTED: _heard,
    Evidence.OBSERVED: _seen,
}


def outline(boxes: Sequence[Box]) -> tuple[Item, ...]:
    """Return a frame around neighbouring boxes: all of them at once is extreme."""
    first, last = boxes[0], boxes[-1]
    wide = last.x + last.width - first.x
    return (Box(first.x - 1, first.y - 1, wide + 2, first.height + 2, None, INK, 4),)
