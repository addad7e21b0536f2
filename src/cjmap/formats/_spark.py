"""A curve that is small enough for a tile or a card: its lines, and where its values lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

_INSET = 4


class Node(NamedTuple):
    """A value of a curve, and where it lies."""

    x: str
    y: str
    value: float


class Spark(NamedTuple):
    """A curve of feelings from −2 to 2 in a box of a width and a height; None among the values is a gap."""

    values: Sequence[float | None]
    width: int = 160
    height: int = 40

    @property
    def runs(self) -> list[str]:
        """Return the points of its lines, one for each stretch without a gap."""
        found = groupby(self._places(), key=lambda node: node is None)
        return [" ".join(f"{n.x},{n.y}" for n in run if n) for is_gap, run in found if not is_gap]

    @property
    def nodes(self) -> list[Node]:
        """Return its values that are known."""
        return [node for node in self._places() if node]

    @property
    def lowest(self) -> Node | None:
        """Return the first of its lowest values."""
        return min(self.nodes, key=lambda node: node.value, default=None)

    @property
    def middle(self) -> str:
        """Return the height of a feeling that is neither good nor bad."""
        return f"{self._height(0):g}"

    def _places(self) -> Iterator[Node | None]:
        step = (self.width - 2 * _INSET) / max(len(self.values) - 1, 1)
        for index, value in enumerate(self.values):
            x = f"{_INSET + index * step:.1f}"
            yield None if value is None else Node(x, f"{self._height(value):.1f}", value)

    def _height(self, value: float) -> float:
        return _INSET + (2 - value) / 4 * (self.height - 2 * _INSET)
