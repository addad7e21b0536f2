"""The touchpoints of two maps, paired wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cjmap.diff.match import Pair, guesses, known, moved, unknown
from cjmap.model.journey import JourneyMap
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Touchpoint
from cjmap.place import Pointer


class Spots:
    """The touchpoints of both maps, paired wherever they stand; guesses look into the same stage first."""

    def __init__(self, old: JourneyMap, new: JourneyMap, stages: Sequence[Pair]) -> None:
        self.old, self.new = spots_of(old), spots_of(new)
        follows = {pair.old: pair.new for pair in stages}
        self.both = self._pairs(follows)
        self._matched = matched = {pair.old for pair in self.both}, {pair.new for pair in self.both}
        kept = follows.keys(), set(follows.values())
        self.gone = [i for i, (p, _) in enumerate(self.old) if i not in matched[0] and p[1] in kept[0]]
        self.come = {i for i, (p, _) in enumerate(self.new) if i not in matched[1] and p[1] in kept[1]}
        self.away = self._away(follows)

    def _pairs(self, follows: dict[int, int]) -> list[Pair]:
        olds, news = [spot for _, spot in self.old], [spot for _, spot in self.new]
        found = known(olds, news)
        left, fresh = unknown(olds, news, found)
        if not left or not fresh:
            return sorted(found, key=_new)
        for s, now in follows.items():
            here = [index for index in left if self.old[index][0][1] == s]
            there = [index for index in fresh if self.new[index][0][1] == now]
            found += guesses(olds, news, here, there)
        left, fresh = unknown(olds, news, found)
        return sorted([*found, *guesses(olds, news, left, fresh)], key=_new)

    def _away(self, follows: dict[int, int]) -> set[int]:
        """Return which touchpoints of the new map came from another stage or another place in theirs."""
        away: set[int] = set()
        stayed: dict[Any, list[Pair]] = {}
        for pair in self.both:
            stage = self.new[pair.new][0][1]
            if follows.get(int(self.old[pair.old][0][1])) == stage:
                stayed.setdefault(stage, []).append(pair)
            else:
                away.add(pair.new)
        return away.union(*map(moved, stayed.values()))

    def bare(self, side: int, stages: Sequence[Stage], paired: set[int]) -> Sequence[Stage]:
        """Return stages, those that come or go without the touchpoints that are told of by themselves."""
        if len(paired) == len(stages):
            return stages
        spots = (self.old, self.new)[side]
        told = {spots[index][0] for index in self._matched[side]}
        return [
            stage
            if s in paired
            else stage.with_(
                touchpoints=tuple(
                    spot
                    for t, spot in enumerate(stage.touchpoints)
                    if ("stages", s, "touchpoints", t) not in told
                )
            )
            for s, stage in enumerate(stages)
        ]


def _new(pair: Pair) -> int:
    return pair.new


def spots_of(journey: JourneyMap) -> list[tuple[Pointer, Touchpoint]]:
    """Return the touchpoints of a map, each with its pointer."""
    return [
        (("stages", s, "touchpoints", t), touchpoint)
        for s, stage in enumerate(journey.stages)
        for t, touchpoint in enumerate(stage.touchpoints)
    ]
