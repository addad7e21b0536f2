"""The marks of a map as shapes; each stands in a square of 12 units, given by its upper left corner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import cos, pi, sin

from cjmap.draw.palette import CARD, DELIGHT, EDGE, FEELINGS, INK, MOMENT, MUTED, OPPORTUNITY, PAIN, WARNING
from cjmap.draw.scene import Box, Disc, Item, Line, Path, Point, Shape
from cjmap.draw.text import CELL_STRONG, line
from cjmap.view.items import Sign

SIDE = 12
_RAYS = 8

Mark = Callable[[float, float], tuple[Item, ...]]


def pain_point(x: float, y: float, severity: int = 2) -> tuple[Item, ...]:
    """Return a triangle, filled where the pain point is severe."""
    corners = ((x + 6, y + 1), (x + 11.5, y + 11), (x + 0.5, y + 11))
    return (Shape(corners, PAIN if severity > 2 else CARD, PAIN, 1.3),)


def severe(x: float, y: float) -> tuple[Item, ...]:
    """Return the triangle of a severe pain point."""
    return pain_point(x, y, 3)


def delight(x: float, y: float) -> tuple[Item, ...]:
    """Return a sun."""
    turns = [2 * pi * ray / _RAYS for ray in range(_RAYS)]
    rays = tuple(Line((_around(x, y, 4.4, turn), _around(x, y, 6, turn)), DELIGHT, 1.2) for turn in turns)
    return (*rays, Disc(x + 6, y + 6, 2.9, DELIGHT))


def opportunity(x: float, y: float) -> tuple[Item, ...]:
    """Return a circled plus."""
    across = Line(((x + 3, y + 6), (x + 9, y + 6)), OPPORTUNITY, 1.5)
    down = Line(((x + 6, y + 3), (x + 6, y + 9)), OPPORTUNITY, 1.5)
    return (Disc(x + 6, y + 6, 5.4, CARD, OPPORTUNITY, 1.2), across, down)


def moment_of_truth(x: float, y: float) -> tuple[Item, ...]:
    """Return a star of five points."""
    turns = [2 * pi * corner / 10 - pi / 2 for corner in range(10)]
    points = tuple(_around(x, y, 2.6 if corner % 2 else 6.4, turn) for corner, turn in enumerate(turns))
    return (Shape(points, MOMENT),)


def unmet(x: float, y: float) -> tuple[Item, ...]:
    """Return an unequal sign."""
    return not_equal(x, y, WARNING)


def not_equal(x: float, y: float, stroke: str) -> tuple[Item, ...]:
    """Return an unequal sign in a colour."""
    lines = (((1.5, 4.2), (10.5, 4.2)), ((1.5, 7.8), (10.5, 7.8)), ((8.5, 1), (3.5, 11)))
    return tuple(_line(x, y, stroke, *line) for line in lines)


def exceeded(x: float, y: float) -> tuple[Item, ...]:
    """Return two arrow heads upwards."""
    heads = (((2, 6), (6, 2), (10, 6)), ((2, 10.5), (6, 6.5), (10, 10.5)))
    return tuple(_line(x, y, DELIGHT, *head) for head in heads)


def managed(x: float, y: float) -> tuple[Item, ...]:
    """Return two arrows, there and back."""
    return _handoff(x, y, MUTED)


def unknown(x: float, y: float) -> tuple[Item, ...]:
    """Return two arrows of dots."""
    return (
        _line(x, y, EDGE, (0.5, 4), (11.5, 4), dash="1 2.4"),
        _line(x, y, EDGE, (0.5, 8.5), (11.5, 8.5), dash="1 2.4"),
    )


def gap(x: float, y: float) -> tuple[Item, ...]:
    """Return two arrows, broken."""
    return (
        _line(x, y, PAIN, (0, 4), (4, 4)),
        _line(x, y, PAIN, (8, 4), (12, 4)),
        _line(x, y, PAIN, (9.6, 1.6), (12, 4), (9.6, 6.4)),
        _line(x, y, PAIN, (0, 9), (4, 9)),
        _line(x, y, PAIN, (8, 9), (12, 9)),
        _line(x, y, PAIN, (7.4, 1), (4.6, 12)),
    )


def step(x: float, y: float) -> tuple[Item, ...]:
    """Return an arrow."""
    return (_line(x, y, MUTED, (0.5, 6), (11, 6)), _line(x, y, MUTED, (7.5, 2.8), (11, 6), (7.5, 9.2)))


def leaving(x: float, y: float) -> tuple[Item, ...]:
    """Return a door, ajar."""
    frame = _line(x, y, MUTED, (2, 11.2), (2, 1), (10, 1), (10, 11.2))
    door = Shape(((x + 2, y + 1.4), (x + 7, y + 3.2), (x + 7, y + 12), (x + 2, y + 11)), MUTED)
    return (frame, door)


def failure(x: float, y: float) -> tuple[Item, ...]:
    """Return a bolt."""
    points = ((7, 0), (2, 7), (5.4, 7), (4.4, 12), (10, 4.8), (6.6, 4.8))
    return (Shape(tuple((x + dx, y + dy) for dx, dy in points), WARNING),)


def wait(x: float, y: float) -> tuple[Item, ...]:
    """Return an hourglass."""
    glass = Shape(((x + 2, y + 1), (x + 10, y + 1), (x + 2, y + 11), (x + 10, y + 11)), None, WARNING, 1.3)
    sand = Shape(((x + 6, y + 7), (x + 9, y + 10.6), (x + 3, y + 10.6)), WARNING)
    return (glass, sand)


def clock(x: float, y: float) -> tuple[Item, ...]:
    """Return a clock."""
    return (Disc(x + 6, y + 6, 5, None, MUTED, 1.2), _line(x, y, MUTED, (6, 3), (6, 6), (8.6, 7.4)))


def entry(x: float, y: float) -> tuple[Item, ...]:
    """Return an arrow that runs into a wall: a journey starts here."""
    return (*step(x - 2.5, y), _line(x, y, MUTED, (11, 1.5), (11, 10.5)))


def evidence(x: float, y: float) -> tuple[Item, ...]:
    """Return a card with a dashed edge."""
    return (Box(x, y + 1.5, SIDE, 9, CARD, EDGE, 2, "3 2"),)


def without_us(x: float, y: float) -> tuple[Item, ...]:
    """Return a card that is not filled."""
    return (Box(x, y + 1.5, SIDE, 9, None, EDGE, 2),)


def internal(x: float, y: float) -> tuple[Item, ...]:
    """Return a thin grey line."""
    return (_line(x, y, EDGE, (0, 6), (12, 6)),)


def wanted(x: float, y: float) -> tuple[Item, ...]:
    """Return a hollow ring."""
    return (Disc(x + 6, y + 6, 4.5, None, DELIGHT, 1.6),)


def stage_wanted(x: float, y: float) -> tuple[Item, ...]:
    """Return a dashed line."""
    return (Line(((x, y + 6), (x + SIDE, y + 6)), DELIGHT, 1.6, "4 3"),)


def stage_mood(x: float, y: float) -> tuple[Item, ...]:
    """Return a band in the colour of a feeling."""
    return (Box(x, y + 2.5, SIDE, 7, FEELINGS[1], None, 3.5, opacity=0.5),)


def misjudged(x: float, y: float) -> tuple[Item, ...]:
    """Return a quiet unequal sign."""
    return not_equal(x, y, MUTED)


def unheard(x: float, y: float) -> tuple[Item, ...]:
    """Return a question mark."""
    return (line(x + 6, y + 10, "?", CELL_STRONG._replace(fill=MUTED), "middle"),)


def solid(x: float, y: float) -> tuple[Item, ...]:
    """Return a stretch of the curve that rests on sources."""
    return (Path((x, y + 9), (((x + 4, y + 9), (x + 8, y + 3), (x + SIDE, y + 3)),), INK, 2),)


def dashed(x: float, y: float) -> tuple[Item, ...]:
    """Return a stretch of the curve that is assumed."""
    return (Path((x, y + 9), (((x + 4, y + 9), (x + 8, y + 3), (x + SIDE, y + 3)),), INK, 2, "3 3"),)


def changing(start: Point, end: Point) -> tuple[Item, ...]:
    """Return a line from a hollow point to a filled one."""
    return (Line((start, end), INK, 1.4), Disc(*start, 2.6, CARD, INK, 1.2), Disc(*end, 2.6, INK))


def change(x: float, y: float) -> tuple[Item, ...]:
    """Return a line between two moments of one touchpoint."""
    return changing((x + 2.6, y + 9), (x + SIDE - 2.6, y + 3))


def fan(x: float, y: float) -> tuple[Item, ...]:
    """Return lines to alternatives."""
    return (_line(x, y, EDGE, (0, 6), (12, 1)), _line(x, y, EDGE, (0, 6), (12, 11)))


OF_SIGN: Mapping[Sign, Mark] = {
    Sign.MOMENT_OF_TRUTH: moment_of_truth,
    Sign.PAIN_POINT: pain_point,
    Sign.DELIGHT: delight,
    Sign.OPPORTUNITY: opportunity,
    Sign.UNMET: unmet,
    Sign.EXCEEDED: exceeded,
    Sign.MANAGED: managed,
    Sign.GAP: gap,
    Sign.UNKNOWN: unknown,
    Sign.STEP: step,
    Sign.EXIT: leaving,
    Sign.FAILURE: failure,
    Sign.WAIT: wait,
}
COLOUR_OF_SIGN: Mapping[Sign, str] = {
    Sign.MOMENT_OF_TRUTH: MOMENT,
    Sign.PAIN_POINT: PAIN,
    Sign.DELIGHT: DELIGHT,
    Sign.OPPORTUNITY: OPPORTUNITY,
    Sign.UNMET: WARNING,
    Sign.EXCEEDED: DELIGHT,
    Sign.GAP: PAIN,
    Sign.FAILURE: WARNING,
    Sign.WAIT: WARNING,
}
"""The colour of the words that stand with a mark; of any other it is quiet."""


def of_item(sign: Sign, severity: int, x: float, y: float) -> tuple[Item, ...]:
    """Return the mark of a sign; that of a pain point shows its severity."""
    return pain_point(x, y, severity) if sign is Sign.PAIN_POINT else OF_SIGN[sign](x, y)


def _handoff(x: float, y: float, stroke: str) -> tuple[Item, ...]:
    return (
        _line(x, y, stroke, (0.5, 4), (11.5, 4)),
        _line(x, y, stroke, (9, 1.5), (11.5, 4), (9, 6.5)),
        _line(x, y, stroke, (11.5, 9), (0.5, 9)),
        _line(x, y, stroke, (3, 6.5), (0.5, 9), (3, 11.5)),
    )


def _line(x: float, y: float, stroke: str, *points: Point, dash: str = "") -> Line:
    return Line(tuple((x + dx, y + dy) for dx, dy in points), stroke, 1.4, dash)


def _around(x: float, y: float, radius: float, turn: float) -> Point:
    return x + 6 + radius * cos(turn), y + 6 + radius * sin(turn)
