"""One file per format of changes; each has `write(comparisons, frame) -> str` and sees changes only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cjmap.diff.change import Weight
from cjmap.model.journey import JourneyMap
from cjmap.view.changes import Comparison, Told


@dataclass(frozen=True, slots=True)
class Pair:
    """One map on both sides: what its files are called, and the comparison; without one it came or went.

    `maps` are both maps themselves, for those formats that draw them.
    """

    old: str | None
    new: str | None
    title: str
    comparison: Comparison | None = None
    maps: tuple[JourneyMap, JourneyMap] | None = None

    @property
    def told(self) -> tuple[Told, ...]:
        """Return the changes."""
        return self.comparison.told if self.comparison else ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What a format may know beyond the changes; `repository` is what a code host calls its root, absolute."""

    folder: str = ""
    repository: str | None = None
    color: bool = False
    unicode: bool = True


def counts(pairs: Iterable[Pair]) -> Mapping[Weight, int]:
    """Return how many changes there are of each weight, worst first."""
    found = dict.fromkeys(Weight, 0)
    for pair in pairs:
        for told in pair.told:
            found[told.weight] += 1
    return found


def by_subject(pair: Pair) -> dict[str, list[Told]]:
    """Return the changes of a map by what they happened to, in their order."""
    found: dict[str, list[Told]] = {}
    for told in pair.told:
        found.setdefault(told.subject, []).append(told)
    return found
