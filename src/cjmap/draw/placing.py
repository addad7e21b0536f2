"""Finds places for labels: beside what they are about, and on nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cjmap.draw.scene import Point


class Room(NamedTuple):
    """A rectangle: left, top, right and bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Room) -> bool:
        """Say whether two rectangles share room."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Room) -> bool:
        """Say whether another rectangle lies within this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def has(self, point: Point) -> bool:
        """Say whether a point lies within."""
        return self.left < point[0] < self.right and self.top < point[1] < self.bottom


@dataclass(slots=True)
class Places:
    """What is taken of a whole: `taken` may not be covered, `lines` rather not."""

    whole: Room
    taken: list[Room] = field(default_factory=list)
    lines: list[Point] = field(default_factory=list)

    def find(self, wishes: Sequence[Room], *, patient: bool = False) -> Room | None:
        """Return the first wish that is free, and take it: one that lies on no line, or else, if patient, on none."""
        free = [room for room in wishes if self._is_free(room)]
        clear = [room for room in free if not any(map(room.has, self.lines))]
        found = next(iter(clear or (free if patient else ())), None)
        if found:
            self.taken.append(found)
        return found

    def _is_free(self, room: Room) -> bool:
        return self.whole.holds(room) and not any(map(room.meets, self.taken))
