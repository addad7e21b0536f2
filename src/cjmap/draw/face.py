"""Moments on the curve: a face whose mouth and colour say how it feels, and the markers of personas."""

from __future__ import annotations

from cjmap.draw.palette import CARD, INK, PAPER, of_feeling, on_feeling
from cjmap.draw.scene import Disc, Item, Path, Shape

RADIUS = 10.5
_SIDE = 5.0


def face(x: float, y: float, value: float) -> tuple[Item, ...]:
    """Return the face of a feeling from −2 to 2 around its middle."""
    stroke = on_feeling(value)
    bend = value * 1.9
    ends = y + 3.6 - bend / 2
    mouth = ((x - 1.8, ends + bend * 1.25), (x + 1.8, ends + bend * 1.25), (x + 4.8, ends))
    return (
        Disc(x, y, RADIUS + 2, PAPER),
        Disc(x, y, RADIUS, of_feeling(value), INK, 1.2),
        Disc(x - 3.6, y - 2.8, 1.3, stroke),
        Disc(x + 3.6, y - 2.8, 1.3, stroke),
        Path((x - 4.8, ends), (mouth,), stroke, 1.5),
    )


def marker(x: float, y: float, index: int, value: float) -> tuple[Item, ...]:
    """Return the marker of a persona, from the first to the fifth, in the colour of the feeling."""
    s = _SIDE
    corners = (
        ((x, y - s - 1), (x + s + 1, y), (x, y + s + 1), (x - s - 1, y)),
        ((x - s, y - s), (x + s, y - s), (x + s, y + s), (x - s, y + s)),
        ((x, y - s - 1), (x + s + 1, y + s), (x - s - 1, y + s)),
        ((x, y + s + 1), (x + s + 1, y - s), (x - s - 1, y - s)),
        ((x - s, y - 3), (x, y - s - 1), (x + s, y - 3), (x + s, y + 3), (x, y + s + 1), (x - s, y + 3)),
    )[(index - 1) % 5]
    rim = tuple((x + (px - x) * 1.45, y + (py - y) * 1.45) for px, py in corners)
    return (Shape(rim, CARD), Shape(corners, of_feeling(value), INK, 1.2))
