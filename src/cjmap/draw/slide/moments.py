"""The moments of a curve: faces or dots, where they should be, and personas beside them."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.draw import face, marks
from cjmap.draw.hatch import unsaid
from cjmap.draw.moments import extremes
from cjmap.draw.palette import DELIGHT, EDGE, GROUND, INK, MUTED, of_feeling
from cjmap.draw.placing import Room
from cjmap.draw.scene import DOTTED, Disc, Item, Line
from cjmap.draw.slide.frame import Frame
from cjmap.draw.slide.lines import TICK, beside
from cjmap.draw.text import CELL_STRONG, line
from cjmap.view.curve import CurveView

FACES, MARKERS = 30.0, 14.0
"""In narrower columns there are dots instead of faces, and neither markers of personas nor signs."""
_DOT, _RING, _LEAST, _UNDER = 3.6, 5.5, 1.6, 3.6
_GAP = 7.0
_UNHEARD = CELL_STRONG._replace(fill=MUTED)


class Moments:
    """What stands at the moments of a curve, and the room that it takes."""

    def __init__(self, made: CurveView, frame: Frame) -> None:
        self.made, self.frame = made, frame
        self.columns, self.middles = made.grid.columns, frame.middles
        self.tags = extremes(made.grid.groups)
        shrunk = max(frame.wide * 0.3, _LEAST)
        self.radius = face.RADIUS if frame.wide >= FACES else min(_DOT, shrunk)
        self._ring, self._under = min(_RING, shrunk), min(_UNDER, shrunk)

    def items(self, place: int) -> Iterator[Item]:
        """Yield what one touchpoint has on the curve, but for its labels."""
        moment, x, y = self.columns[place].moment, self.middles[place], self.frame.y
        if moment.wanted is not None:
            if moment.value is not None:
                yield Line(((x, y(moment.value)), (x, y(moment.wanted))), DELIGHT, 1, DOTTED)
            yield Disc(x, y(moment.wanted), self._ring, GROUND, DELIGHT, 1.8)
        then = self.made.grid.under[place] if self.made.grid.under else None
        if then is not None:
            yield Disc(x, y(then), self._under, GROUND, EDGE, 1.4)
        if moment.value is not None:
            if self.reach(place) > face.RADIUS:
                yield from face.face(x, y(moment.value), moment.value)
            else:
                yield Disc(x, y(moment.value), self.radius, of_feeling(moment.value), INK, 1)
        for index, value in self._others(place):
            yield from face.marker(*beside(self.made, index, place, self.frame), index, value)
        if self._is_far(place):
            yield from marks.not_equal(x + TICK + 2, y(moment.internal or 0) - 6, MUTED)

    def reach(self, place: int) -> float:
        """Return how far a moment reaches from its middle; those that are called out have a face in any case."""
        return face.RADIUS + 2 if place in self.tags or self.frame.wide >= FACES else self.radius + 1

    def rooms(self) -> Iterator[Room]:
        """Yield the room that moments take, which no label may cover."""
        for place, column in enumerate(self.columns):
            x, moment = self.middles[place], column.moment
            if moment.value is not None:
                yield _around(x, self.frame.y(moment.value), self.reach(place))
            if moment.wanted is not None:
                yield _around(x, self.frame.y(moment.wanted), self._ring + 1)
            for index, _ in self._others(place):
                yield _around(*beside(self.made, index, place, self.frame), 9)
            if self._is_far(place):
                y = self.frame.y(moment.internal or 0)
                yield Room(x + TICK, y - 7, x + TICK + 16, y + 7)
        for left, right in self._gaps():
            y = self.frame.y(0)
            yield Room(left, y - _GAP - 2, right, y + _GAP + 2)

    def hollow(self) -> Iterator[Item]:
        """Yield what stands where nobody said how it feels."""
        for left, right in self._gaps():
            y, middle = self.frame.y(0), (left + right) / 2
            yield from unsaid(left, y - _GAP, right - left, 2 * _GAP)
            if right - left > FACES:
                yield line(middle, y + 4.3, "?", _UNHEARD, "middle", GROUND)

    def _gaps(self) -> list[tuple[float, float]]:
        """Return the stretches of columns of which nobody said how they feel, from the left to the right."""
        found: list[tuple[float, float]] = []
        half = self.frame.wide / 2
        for place, x in enumerate(self.middles):
            if self.made.grid.is_unheard(place):
                goes_on = found and x - half - found[-1][1] < 1
                start = found.pop()[0] if goes_on else x - half
                found.append((start, x + half))
        return [(left + 1, right - 1) for left, right in found]

    def _is_far(self, place: int) -> bool:
        """Say whether the team misjudges a moment, and there is room for the sign."""
        return self.columns[place].moment.is_misjudged and self.frame.wide >= MARKERS

    def _others(self, place: int) -> Iterator[tuple[int, float]]:
        """Yield the personas who feel otherwise, where their markers have room."""
        common = self.made.strands[0].values[place]
        for index, strand in enumerate(self.made.strands[1:], start=1):
            value = strand.values[place]
            if value is not None and value != common and self.frame.wide >= MARKERS:
                yield index, value


def _around(x: float, y: float, reach: float) -> Room:
    return Room(x - reach, y - reach, x + reach, y + reach)
