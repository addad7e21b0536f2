"""Ways between the cells of a board that run through no card: with few bends, few crossings, and short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import accumulate

Cell = tuple[int, int]
"""The stops of a cell: how far from the left, and how far from the top."""

BEND, CROSSING, BESIDE = 60, 45, 6
"""What a bend, a crossing and another way in the same channel cost, in units of length."""
_SIDES = ((1, 0), (0, 1), (-1, 0), (0, -1))


@dataclass(slots=True)
class Board:
    """Stops from the left and from the top, by their sizes: channels, and columns and rows with cards between them.

    `closed` are the cells that no way runs through. A way bends only where one of its stops is a channel.
    """

    across: Sequence[int]
    down: Sequence[int]
    columns: frozenset[int]
    rows: frozenset[int]
    closed: frozenset[Cell]
    used: Counter[tuple[Cell, bool]] = field(default_factory=Counter)
    ends: tuple[list[int], list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.ends = list(accumulate(self.across)), list(accumulate(self.down))

    def bends(self, cell: Cell) -> bool:
        """Say whether a way may bend in a cell."""
        return cell[0] not in self.columns or cell[1] not in self.rows

    def is_open(self, cell: Cell) -> bool:
        """Say whether a way may run through a cell."""
        return 0 <= cell[0] < len(self.across) and 0 <= cell[1] < len(self.down) and cell not in self.closed

    def length(self, cell: Cell, upright: bool) -> int:
        """Return how long a way through a cell is."""
        return self.down[cell[1]] if upright else self.across[cell[0]]


def lead(board: Board, start: Cell, end: Cell) -> list[Cell]:
    """Return the cells of the cheapest way, from `start` to `end`, and mark them as used.

    The way leaves and comes to a cell on any side that is open, and may come back to where it started. Raises
    LookupError where there is none.
    """
    # A state is a cell and the side through which the way has come into it.
    before: dict[tuple[Cell, int], tuple[Cell, int] | None] = {(start, -1): None}
    costs: dict[tuple[Cell, int], int] = {(start, -1): 0}
    waiting: list[tuple[int, int, Cell, int]] = [(0, 0, start, -1)]
    while waiting:
        _, cost, cell, side = heappop(waiting)
        if cell == end and side >= 0:
            return _marked(board, _walked(before, (cell, side)))
        if cost > costs[cell, side]:
            continue
        for follower, way in _on(board, cell, side, end):
            more = cost + _cost(board, follower, way, end) + (BEND if side not in (-1, way) else 0)
            if more < costs.get((follower, way), more + 1):
                costs[follower, way] = more
                before[follower, way] = (cell, side)
                heappush(waiting, (more + _least(board, follower, end), more, follower, way))
    raise LookupError(f"no way leads from {start} to {end}")


def _on(board: Board, cell: Cell, side: int, end: Cell) -> Iterator[tuple[Cell, int]]:
    """Yield the cells to which a way leads on, each with the side that it takes; it never turns round."""
    for way, (right, down) in enumerate(_SIDES):
        turned = side not in (-1, way)
        if side >= 0 and (way == (side + 2) % 4 or (turned and not board.bends(cell))):
            continue
        follower = cell[0] + right, cell[1] + down
        if follower == end or board.is_open(follower):
            yield follower, way


def _cost(board: Board, cell: Cell, way: int, end: Cell) -> int:
    if cell == end:
        return 0
    upright = way % 2 == 1
    along, across = board.used[cell, upright], board.used[cell, not upright]
    return board.length(cell, upright) + BESIDE * along + CROSSING * across


def _least(board: Board, cell: Cell, end: Cell) -> int:
    """Return what a way from a cell costs at least, were nothing in its way."""
    apart = [
        ends[max(stops) - 1] - ends[min(stops)] if stops[0] != stops[1] else 0
        for ends, stops in zip(board.ends, zip(cell, end, strict=True), strict=True)
    ]
    return sum(apart) + (BEND if cell[0] != end[0] and cell[1] != end[1] else 0)


def _walked(before: dict[tuple[Cell, int], tuple[Cell, int] | None], last: tuple[Cell, int]) -> list[Cell]:
    cells: list[Cell] = []
    state: tuple[Cell, int] | None = last
    while state is not None:
        cells.append(state[0])
        state = before[state]
    return cells[::-1]


def _marked(board: Board, cells: list[Cell]) -> list[Cell]:
    for one, cell, other in zip(cells, cells[1:], cells[2:], strict=False):
        board.used.update({(cell, neighbour[0] == cell[0]) for neighbour in (one, other)})
    return cells
