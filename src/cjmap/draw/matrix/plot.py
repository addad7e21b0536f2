"""The plot of a matrix: four quadrants of cells, and in each cell its opportunities beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, sqrt

from cjmap.draw.matrix.discs import LARGEST, disc
from cjmap.draw.palette import EDGE, GROUND, HAIRLINE, MUTED, OPPORTUNITY_GROUND
from cjmap.draw.scene import DOTTED, Box, Group, Item, Line, Point, Shape
from cjmap.draw.sheet import MARGIN, PAD
from cjmap.draw.text import HEADING, LABEL, SMALL, line
from cjmap.view.matrix import HIGH_IMPACT, LOW_EFFORT, Entry, Matrix, Quadrant

LEAST, PITCH = 112.0, 2 * LARGEST + 4
"""The least width and height of a cell, and the distance of opportunities in it."""
_GUTTER, _BETWEEN, _HEAD = 34.0, 8.0, 40.0
_RANKS = range(1, 6)
_MOST = 5
_LOW, _HIGH = (1, LOW_EFFORT), (LOW_EFFORT + 1, _MOST)
_UPPER, _LOWER = (_MOST, HIGH_IMPACT), (HIGH_IMPACT - 1, 1)
"""The efforts of both columns of quadrants, from the left, and the impacts of both rows, from the top."""
CAPTIONS = {
    Quadrant.QUICK_WIN: "high impact, low effort",
    Quadrant.BIG_BET: "high impact, high effort",
    Quadrant.FILL_IN: "low impact, low effort",
    Quadrant.THINK_TWICE: "low impact, high effort",
}


class Plot:
    """Where the cells of a plot lie; a row or column is as large as the fullest of its cells needs."""

    def __init__(self, matrix: Matrix, top: float) -> None:
        self.matrix = matrix
        cells: dict[tuple[int, int], list[Entry]] = {}
        for entry in matrix.ranked:
            cells.setdefault((entry.effort or 0, entry.impact or 0), []).append(entry)
        self.cells = cells
        self.left, self.top = MARGIN + _GUTTER, top + 28
        self.wide = {rank: self._side(0, rank) for rank in _RANKS}
        self.tall = {rank: self._side(1, rank) for rank in _RANKS}
        self.right = self.x(_MOST) + self.wide[_MOST]
        self.bottom = self.y(1) + self.tall[1]

    def _side(self, axis: int, rank: int) -> float:
        counts = [len(entries) for cell, entries in self.cells.items() if cell[axis] == rank]
        return max(LEAST, ceil(sqrt(max(counts, default=0))) * PITCH + PAD)

    def x(self, effort: int) -> float:
        """Return the left edge of the cells of an effort."""
        before = sum(self.wide[rank] for rank in _RANKS if rank < effort)
        return self.left + before + (_BETWEEN if effort > LOW_EFFORT else 0)

    def y(self, impact: int) -> float:
        """Return the upper edge of the cells of an impact."""
        above = sum(self.tall[rank] for rank in _RANKS if rank > impact)
        return self.top + _HEAD + above + (0 if impact >= HIGH_IMPACT else _HEAD + _BETWEEN)

    def middle(self, effort: int, impact: int) -> Point:
        """Return the middle of a cell."""
        return self.x(effort) + self.wide[effort] / 2, self.y(impact) + self.tall[impact] / 2


def plot(matrix: Matrix, top: float) -> tuple[list[Item], float, float]:
    """Return the plot below `top`, and where it ends at the right and below."""
    made = Plot(matrix, top)
    items = [*_quadrants(made), *_cells(made), *_axes(made)]
    for (effort, impact), entries in sorted(made.cells.items()):
        items += _spread(made, entries, made.middle(effort, impact))
    return items, made.right, made.bottom + 46


def _quadrants(made: Plot) -> Iterator[Item]:
    for quadrant, (left, right), (top, bottom) in (
        (Quadrant.QUICK_WIN, _LOW, _UPPER),
        (Quadrant.BIG_BET, _HIGH, _UPPER),
        (Quadrant.FILL_IN, _LOW, _LOWER),
        (Quadrant.THINK_TWICE, _HIGH, _LOWER),
    ):
        x, y = made.x(left), made.y(top) - _HEAD
        wide = made.x(right) + made.wide[right] - x
        tall = made.y(bottom) + made.tall[bottom] - y
        ground = OPPORTUNITY_GROUND if quadrant is Quadrant.QUICK_WIN else GROUND
        yield Box(x, y, wide, tall, ground, None, 6)
        name = line(x + PAD, y + 25, quadrant.value.capitalize(), HEADING)
        yield name
        yield line(name.x + name.width + 10, y + 25, CAPTIONS[quadrant], SMALL)


def _cells(made: Plot) -> Iterator[Item]:
    """Yield the borders of the cells inside the quadrants."""
    for top, bottom in (_UPPER, _LOWER):
        low = made.y(bottom) + made.tall[bottom]
        for effort in _RANKS:
            if effort not in (_LOW[0], _HIGH[0]):
                yield Line(((made.x(effort), made.y(top)), (made.x(effort), low)), HAIRLINE, 1, DOTTED)
    for left, right in (_LOW, _HIGH):
        end = made.x(right) + made.wide[right]
        for impact in _RANKS:
            yield Line(((made.x(left), made.y(impact)), (end, made.y(impact))), HAIRLINE, 1, DOTTED)


def _axes(made: Plot) -> Iterator[Item]:
    """Yield the ranks along both sides, and what they are of, each with an arrow to where it is more."""
    rank = LABEL._replace(fill=MUTED)
    for value in _RANKS:
        x, y = made.middle(value, value)
        yield line(made.left - 12, y + 4, str(value), rank, "end")
        yield line(x, made.bottom + 18, str(value), rank, "middle")
    x, y = made.left - 15.5, made.top + 4
    yield from _arrow(((x, y + 30), (x, y + 6)), ((x - 4, y + 8), (x + 4, y + 8), (x, y)))
    yield line(made.left, made.top - 10, "Impact for customers, 1 to 5", LABEL)
    words = line(made.right - 44, made.bottom + 38, "Effort for us, 1 to 5", LABEL, "end")
    yield words
    end, y = made.right, words.y - 4
    yield from _arrow(((end - 36, y), (end - 6, y)), ((end - 8, y - 4), (end - 8, y + 4), (end, y)))


def _arrow(shaft: tuple[Point, Point], tip: tuple[Point, ...]) -> tuple[Item, ...]:
    return (Line(shaft, EDGE, 1.4), Shape(tip, EDGE))


def _spread(made: Plot, entries: Sequence[Entry], middle: Point) -> Iterator[Group]:
    """Yield the opportunities of a cell beside each other, around its middle."""
    across = ceil(sqrt(len(entries)))
    down = ceil(len(entries) / across)
    for index, entry in enumerate(entries):
        row, column = divmod(index, across)
        in_row = min(across, len(entries) - row * across)
        x = middle[0] + (column - (in_row - 1) / 2) * PITCH
        y = middle[1] + (row - (down - 1) / 2) * PITCH
        yield group(made.matrix, entry, disc(entry, x, y), f"opportunity-{entry.number}")


def group(matrix: Matrix, entry: Entry, items: Sequence[Item], name: str) -> Group:
    """Return what belongs to an opportunity; its link leads to where its touchpoint or stage tells of it."""
    place = f"{entry.anchor}." if entry.anchor else ""
    link = f"{entry.anchor}.opportunities" if entry.anchor else None
    return Group(f"{matrix.id}.{place}{name}", "opportunity", tuple(items), link)
