"""Where everything of a blueprint is: its columns, channels and rows, and the corners of the lines of triggers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from cjmap.draw.blueprint.board import Cell
from cjmap.draw.blueprint.cards import Inside
from cjmap.draw.blueprint.plan import Plan, Way
from cjmap.draw.blueprint.tracks import Stretch
from cjmap.draw.placing import Room
from cjmap.draw.scene import Point
from cjmap.draw.sheet import Slot

EDGE = 16.0
"""So much wider is the channel before a new stage."""
ABOVE = 12.0
"""Between the cards and the edge of their lane."""


class Band(NamedTuple):
    """A stop from the top: a row of cards (without their flaps `body` high) or a channel."""

    top: float
    height: float
    body: float = 0

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.top + self.height


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where everything is.

    `gutters` are the left and right edges of the channels between columns, `bands` are all stops from the top, the
    first of them at 0 until it is moved, and `sizes` the heights of cards by the stop of their row and their column.
    """

    plan: Plan
    slots: tuple[Slot, ...]
    gutters: tuple[tuple[float, float], ...]
    right: float
    bands: tuple[Band, ...]
    sizes: Mapping[int, Mapping[int, Inside]]

    @property
    def columns(self) -> Mapping[int, Slot]:
        """Return the column of each touchpoint, by its place."""
        return {place: slot for slot in self.slots for place in slot.places}

    def moved(self, y: float) -> Layout:
        """Return the same further down."""
        return replace(self, bands=tuple(band._replace(top=band.top + y) for band in self.bands))

    def stage(self, place: int) -> float:
        """Return where the stage that begins with a column has its edge, or the last one its end."""
        if place == len(self.slots):
            return self.slots[-1].end
        left, _ = self.gutters[place]
        return left + EDGE / 2 if place else left

    def lanes(self) -> Iterator[tuple[float, float]]:
        """Yield the upper and the lower edge of each lane."""
        top = self.bands[0].top - ABOVE
        for down, band in enumerate(self.bands):
            if self.plan.ends_lane(down):
                yield top, band.bottom
                top = self.bands[down + 1].top if down + 1 < len(self.bands) else band.bottom

    def card(self, place: int, down: int) -> Room:
        """Return what a card covers with its flap, by its column and the stop of its row."""
        slot, band, size = self.slots[place], self.bands[down], self.sizes[down][place]
        return Room(slot.x, band.top, slot.end, band.top + band.body + size.whole - size.body)

    def threads(self) -> Iterator[tuple[Point, Point]]:
        """Yield what joins a card to the next one below it in its column, where no trigger runs there."""
        busy = {
            (stretch.channel, stop)
            for way in self.plan.ways
            for stretch in way.stretches
            for stop in range(stretch.low, stretch.high + 1)
        }
        above: dict[int, int] = {}
        for down, row in self.plan.rows:
            for place in row.cards:
                channel = True, 2 * place + 1
                if place in above and not any((channel, stop) in busy for stop in range(above[place], down)):
                    x = self.slots[place].x + self.slots[place].width / 2
                    yield (x, self.card(place, above[place]).bottom), (x, self.bands[down].top)
                above[place] = down

    def level(self, stretch: Stretch) -> float:
        """Return where a stretch runs: how far from the left, or from the top."""
        stop = stretch.channel[1]
        if not stretch.upright:
            band = self.bands[stop]
            return band.top + (band.body or band.height) / 2 + stretch.offset
        if stop % 2:
            slot = self.slots[stop // 2]
            return slot.x + slot.width / 2 + stretch.offset
        left, right = self.gutters[stop // 2]
        inner = 0 < stop // 2 < len(self.slots)
        edge = EDGE if inner and self.slots[stop // 2].first else 0
        return (left + edge + right) / 2 + stretch.offset

    def line(self, way: Way) -> list[Point]:
        """Return the corners of a way, from the edge of its first card to the edge of its last one."""
        found = [self._port(way.stretches[0], way.cells[0], leaves=True)]
        for one, other in pairwise(way.stretches):
            upright, level = (one, other) if one.upright else (other, one)
            found.append((self.level(upright), self.level(level)))
        return [*found, self._port(way.stretches[-1], way.cells[-1], leaves=False)]

    def _port(self, stretch: Stretch, cell: Cell, *, leaves: bool) -> Point:
        """Return where a stretch leaves its card, or comes to it."""
        card = self.card(cell[0] // 2, cell[1])
        ahead = (stretch.sign > 0) == leaves
        if stretch.upright:
            return self.level(stretch), card.bottom if ahead else card.top
        return card.right if ahead else card.left, self.level(stretch)
