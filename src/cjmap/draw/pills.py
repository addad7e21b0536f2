"""What stands on the lines of a flow: conditions, what a gap loses, doors, and where a journey starts and ends."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from cjmap.draw import marks
from cjmap.draw.looks import of_step
from cjmap.draw.palette import CARD, EDGE, INK, MUTED
from cjmap.draw.scene import Box, Disc, Item, Point
from cjmap.draw.text import Style, line, width_of, wrapped
from cjmap.view.graph_parts import Edge, End, Exit, Kind, Start

WIDTHS = (116.0, 150.0, 190.0, 240.0)
"""A text is set as narrow as lets it have no more than `_LINES` lines."""
_LINES = 4
_ACROSS, _DOWN, _APART = 9.0, 4.0, 5.0
_STRONG, _PLAIN = Style(11, 14, bold=True), Style(11, 14)
DOT, RING = 6.0, 7.5


class Pill(NamedTuple):
    """Lines of text with a mark before them, measured; `edge` is the colour of its rim, None for no rim."""

    width: float
    height: float
    lines: tuple[tuple[str, Style], ...] = ()
    mark: marks.Mark | None = None
    edge: str | None = None
    radius: float = 0


KNOT = Pill(8, 8)
"""Where steps run together."""


def of_edge(edge: Edge, widths: tuple[float, ...] = WIDTHS) -> Pill | None:
    """Return what a step says, None where it says nothing."""
    mark = {Kind.MANAGED: marks.managed, Kind.GAP: marks.gap}.get(edge.kind)
    colour = of_step(edge.kind, back=edge.back).stroke
    ink = MUTED if colour == EDGE else colour
    words = " · ".join(part for part in (edge.share, edge.when) if part)
    texts = [(words, _STRONG._replace(fill=ink))] if words else []
    if edge.loses:
        texts.append((f"loses: {edge.loses}", _PLAIN._replace(fill=ink)))
    return _pill(texts, mark, colour, 11, widths) if texts or mark else None


def of_exit(leaving: Exit) -> Pill:
    """Return the door through which customers leave."""
    said = [
        (leaving.share, _STRONG),
        (leaving.why, _PLAIN),
        (f"to {leaving.to}" if leaving.to else "", _PLAIN._replace(fill=MUTED)),
    ]
    return _pill([(words, style) for words, style in said if words], marks.leaving, EDGE, 3, WIDTHS)


def of_end(end: End) -> Pill:
    """Return the ring in which the journey ends, with its condition."""
    words = " · ".join(part for part in (end.share, end.when) if part)
    return _pill([(words, _STRONG)] if words else [], ring, None, 0, WIDTHS)


def of_start(start: Start) -> Pill:
    """Return the dot from which a journey starts, behind its share."""
    lines = ((start.share, _STRONG),) if start.share else ()
    wide = width_of(start.share, _STRONG) + _APART if start.share else 0
    return Pill(ceil(wide + 2 * DOT), 2 * RING + 1, lines, dot)


def _pill(
    texts: list[tuple[str, Style]],
    mark: marks.Mark | None,
    edge: str | None,
    radius: float,
    widths: tuple[float, ...],
) -> Pill:
    lines = _set(texts, widths)
    across = _ACROSS if edge else 0
    room = marks.SIDE + (_APART if lines else 0) if mark else 0
    wide = max((width_of(text, style) for text, style in lines), default=0)
    high = max(sum(style.leading for _, style in lines), 14.0)
    return Pill(ceil(wide + room + 2 * across), high + 2 * _DOWN, tuple(lines), mark, edge, radius)


def _set(texts: list[tuple[str, Style]], widths: tuple[float, ...]) -> list[tuple[str, Style]]:
    lines: list[tuple[str, Style]] = []
    for width in widths:
        lines = [(part, style) for text, style in texts for part in wrapped(text, style, width)]
        if len(lines) <= _LINES:
            break
    return lines


def drawn(pill: Pill, middle: Point) -> tuple[Item, ...]:
    """Return a pill around its middle."""
    x, y = middle[0] - pill.width / 2, middle[1] - pill.height / 2
    items: list[Item] = []
    if pill.edge:
        items.append(Box(x, y, pill.width, pill.height, CARD, pill.edge, min(pill.radius, pill.height / 2)))
    left = x + (_ACROSS if pill.edge else 0)
    at = y + (pill.height - sum(style.leading for _, style in pill.lines)) / 2
    if pill.mark is dot:
        items += dot(x + pill.width - marks.SIDE, middle[1] - marks.SIDE / 2)
    elif pill.mark:
        items += pill.mark(left, at + 1 if pill.lines else middle[1] - marks.SIDE / 2)
        left += marks.SIDE + _APART
    for text, style in pill.lines:
        items.append(line(left, at + style.leading - 3.4, text, style))
        at += style.leading
    return tuple(items)


def dot(x: float, y: float) -> tuple[Item, ...]:
    """Return a disc: a journey starts here."""
    return (Disc(x + 6, y + 6, DOT, INK),)


def ring(x: float, y: float) -> tuple[Item, ...]:
    """Return a disc in a ring: the journey ends here."""
    return (Disc(x + 6, y + 6, RING - 1, None, INK, 1.4), Disc(x + 6, y + 6, 3.4, INK))
