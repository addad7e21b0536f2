"""The cards of a flow: what happens where, how it feels, and what hurts."""

from __future__ import annotations

from cjmap.draw import marks
from cjmap.draw.palette import CARD, EDGE, HAIRLINE, INK, MUTED, of_feeling, on_feeling
from cjmap.draw.scene import SOLID, Box, Item
from cjmap.draw.text import (
    BADGE,
    HEADING,
    LABEL,
    SAID,
    SMALL,
    STRONG,
    Style,
    line,
    paragraph,
)
from cjmap.view.graph_parts import Cluster, Node
from cjmap.view.said import signed

WIDTH, RADIUS = 224.0, 7.0
_BAR, _INSIDE, _RIGHT, _BELOW = 5.0, 15.0, 11.0, 10.0
_CHIP = 17.0
_CAPS = Style(10.5, 14, MUTED, bold=True)
_PAIN = Style(11.5, 15, INK)
_TINTS = {1: 0.26, 2: 0.16}
"""How strong the ground of a card is, by how far its feeling is from zero; an even one has none."""


def card(node: Node, x: float, y: float, height: float = 0) -> tuple[list[Item], float]:
    """Return a card, and where what stands on it ends."""
    left, room = x + _INSIDE, WIDTH - _INSIDE - _RIGHT
    items, at = _head(node, left, y, room)
    for text, style in ((node.name, STRONG), (node.words, SAID)):
        lines, at = paragraph(left, at, text, style, room)
        items += lines
    at += 3 if node.pains else 0
    for pain in node.pains:
        items += marks.pain_point(left, at + 2, pain.severity)
        lines, at = paragraph(left + 17, at, pain.text, _PAIN, room - 17)
        items += lines
    return [*_ground(node, x, y, height), *items], at + _BELOW


def _ground(node: Node, x: float, y: float, height: float) -> list[Item]:
    """Return the card itself: tinted by its feeling, dashed where it is assumed, not filled without us."""
    plain = node.value is None or abs(node.value) < 0.5
    edge = EDGE if node.assumed or not node.with_us or plain else HAIRLINE
    card = Box(
        x, y, WIDTH, height, CARD if node.with_us else None, edge, RADIUS, "4 3" if node.assumed else SOLID
    )
    items: list[Item] = [card]
    if node.value is not None:
        colour = of_feeling(node.value)
        if node.with_us and not plain:
            tint = _TINTS[int(abs(node.value) + 0.5)]
            items.append(Box(x, y, WIDTH, height, colour, None, RADIUS, opacity=tint))
        items.append(Box(x, y + RADIUS, _BAR, height - 2 * RADIUS, colour, None, 2))
    return items


def _head(node: Node, x: float, y: float, room: float) -> tuple[list[Item], float]:
    """Return the number, the channels, a star for a moment of truth, and the feeling as a chip."""
    number = line(x, y + 19, str(node.number), LABEL)
    items: list[Item] = [number]
    end = x + room
    if node.value is not None:
        chip, end = _chip(node.value, end, y + 7)
        items += chip
    if node.moment_of_truth:
        end -= marks.SIDE + 1
        items += marks.moment_of_truth(end, y + 9.5)
        end -= 4
    first = number.width + 7
    said = " · ".join(("WITHOUT US",) * (not node.with_us) + tuple(name.upper() for name in node.channels))
    lines, at = paragraph(x, y + 9.3, said, _CAPS, end - x - 4, first)
    return [*items, *lines], max(at, y + 24) + 2


def _chip(value: float, right: float, y: float) -> tuple[list[Item], float]:
    """Return a feeling in its colour, and where the chip begins."""
    number = line(right - 6, y + 12.5, signed(value), BADGE._replace(fill=on_feeling(value)), "end")
    wide = number.width + 12
    return [Box(right - wide, y, wide, _CHIP, of_feeling(value), None, _CHIP / 2), number], right - wide - 5


def heading(cluster: Cluster, x: float, y: float) -> tuple[list[Item], float]:
    """Return what a stage is called and what the customer asks in it, and where that ends."""
    said = (
        (f"{cluster.number}  {cluster.name}", HEADING),
        (cluster.question, SMALL),
        (_note(cluster), SMALL._replace(bold=True)),
    )
    items: list[Item] = []
    for text, style in said:
        lines, y = paragraph(x, y, text, style, WIDTH)
        items += lines
    return items, y


def _note(cluster: Cluster) -> str:
    said = (
        "alongside the others" if cluster.alongside else "",
        "one of these" if cluster.alternatives else "",
    )
    return " · ".join(word for word in said if word)
