"""The feelings of a change: the old curve thin under the new one, and the difference where it can be felt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cjmap.draw.change.sheet import ChangeSheet
from cjmap.draw.curve import monotone
from cjmap.draw.face import face
from cjmap.draw.palette import CARD, DELIGHT, EDGE, GROUND, HAIRLINE, INK, PAIN, of_feeling
from cjmap.draw.scene import DASHED, DOTTED, SOLID, Box, Disc, Item, Line, Path, Point, Shape
from cjmap.draw.sheet import LEFT, PAD
from cjmap.draw.text import CELL_STRONG, SMALL, line
from cjmap.view.change_grid import ChangeColumn, Mark
from cjmap.view.said import signed

SPAN, _ROOM = 148.0, 30.0
"""From the highest feeling to the lowest, and what is free above and below for numbers."""
FELT = 0.3
"""From this difference on it is written beside the two."""
_LIFT, _DOT = 15.0, 4.0
Value = Callable[[ChangeColumn], float | None]


@dataclass(frozen=True, slots=True)
class _Field:
    top: float
    middles: dict[int, float]

    def point(self, place: int, value: float) -> Point:
        return self.middles[place], self.y(value)

    def y(self, value: float) -> float:
        return self.top + _ROOM + (2 - value) / 4 * SPAN


def draw(made: ChangeSheet) -> None:
    """Draw both curves onto the sheet, from where it has grown to."""
    field = _Field(made.y, made.middles())
    made.behind += _guides(field, made.right)
    if differs(made.grid.columns):
        made.behind += _line(made, field, _old, EDGE, 1.6)
    made.behind += _line(made, field, _new, INK, 2.2)
    folded = {place for slot in made.slots if slot.folded for place in slot.places}
    for place, column in enumerate(made.grid.columns):
        items = list(_dot(place, column, field) if place in folded else _moment(place, column, field))
        made.put(f"touchpoint-{column.id}.feeling", "cell feeling", items)
    made.y = field.top + 2 * _ROOM + SPAN


def differs(columns: Sequence[ChangeColumn]) -> bool:
    """Say whether an old curve can be seen beside the new one."""
    return any(_old(column) != _new(column) for column in columns)


def _old(column: ChangeColumn) -> float | None:
    """Return how a touchpoint felt; one that moved is felt where it was."""
    return None if column.mark is Mark.MOVED else column.feelings.old.value


def _new(column: ChangeColumn) -> float | None:
    return column.feelings.new.value


def _guides(field: _Field, right: float) -> Iterator[Item]:
    for step in (2, 1, 0, -1, -2):
        y = field.y(step)
        stroke, dash = (EDGE, SOLID) if step == 0 else (HAIRLINE, DOTTED)
        yield Line(((LEFT - 8, y), (right - PAD, y)), stroke, 1, dash)
        yield line(LEFT - 16, y + 4, signed(step).removesuffix(".0"), SMALL, "end")


def _line(made: ChangeSheet, field: _Field, value: Value, stroke: str, width: float) -> Iterator[Item]:
    """Yield a curve through the values of one side, with a gap where there is none."""
    for run in _runs(made, value):
        points = [field.point(place, known) for place, known in run]
        if len(points) > 1:
            yield Path(points[0], monotone(points), stroke, width, SOLID if stroke == INK else DASHED)


def _runs(made: ChangeSheet, value: Value) -> Iterator[list[tuple[int, float]]]:
    """Yield what one curve joins; touchpoints that a side does not have are passed over."""
    run: list[tuple[int, float]] = []
    place = 0
    for group in made.grid.groups:
        if (group.alternatives or group.alongside) and run:
            yield run
            run = []
        for column in group.columns:
            known = value(column)
            if known is not None and not group.alternatives and not group.alongside:
                run.append((place, known))
            elif known is None and _stands(column, value) and run:
                yield run
                run = []
            place += 1
    if run:
        yield run


def _stands(column: ChangeColumn, value: Value) -> bool:
    """Say whether a touchpoint is there on the side that a value is of."""
    absent = (Mark.REMOVED, Mark.GHOST) if value is _new else (Mark.ADDED, Mark.MOVED)
    return column.mark not in absent


def _dot(place: int, column: ChangeColumn, field: _Field) -> Iterator[Item]:
    value = _new(column) if column.mark is not Mark.GHOST else _old(column)
    if value is None:
        return
    x, y = field.point(place, value)
    ghost = column.mark is Mark.GHOST
    yield Disc(x, y, _DOT, CARD if ghost else of_feeling(value), EDGE, 1.2)


def _moment(place: int, column: ChangeColumn, field: _Field) -> Iterator[Item]:
    """Yield what a touchpoint feels like on both sides, with the difference between them."""
    old, new = _old(column), _new(column)
    if old is not None and old != new:
        x, y = field.point(place, old)
        yield Disc(x, y, _DOT, CARD, EDGE, 1.4)
        if new is None:
            yield from _gone(x, y + _LIFT + 4, signed(old))
    if new is None:
        return
    x, y = field.point(place, new)
    if old is not None and round(abs(new - old), 2) >= FELT:
        yield from _difference(x, field.y(old), y, new - old)
    yield from face(x, y, new)
    down = old is not None and new < old
    yield line(x, y + (_LIFT + 10 if down else -_LIFT), signed(new), CELL_STRONG, "middle", GROUND)


def _gone(x: float, y: float, value: str) -> Iterator[Item]:
    """Yield a number, struck, on a ground of its own: a rim around it would hide the line through it."""
    words = line(x, y, value, SMALL, "middle")._replace(strike=True)
    yield Box(words.left - 2, y - 10, words.width + 4, 13, GROUND)
    yield words


def _difference(x: float, old: float, new: float, by: float) -> Iterator[Item]:
    """Yield an arrow from the old feeling to the new one, and by how much they differ."""
    colour = DELIGHT if by > 0 else PAIN
    way = -1 if by > 0 else 1
    side = x + 22
    tip = new
    yield Line(((side, old), (side, tip - way * 5)), colour, 1.8)
    yield Shape(((side - 4, tip - way * 6), (side + 4, tip - way * 6), (side, tip)), colour)
    yield Line(((x + _DOT, old), (side, old)), EDGE, 1, DOTTED)
    yield line(
        side + 9,
        (old + new) / 2 + 4,
        signed(round(by, 1)),
        CELL_STRONG._replace(fill=colour),
        "start",
        GROUND,
    )
