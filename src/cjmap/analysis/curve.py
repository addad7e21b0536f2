"""The curve: how the journey feels from one touchpoint to the next, and where it turns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from cjmap.analysis.feeling import felt
from cjmap.analysis.steps import meets
from cjmap.model.journey import JourneyMap
from cjmap.model.touchpoint import Touchpoint


class Moment(NamedTuple):
    """A touchpoint on the curve; without a value it is a gap, never a zero."""

    touchpoint: Touchpoint
    value: float | None


class Scored(NamedTuple):
    """A touchpoint whose feeling is known, from −2 to 2."""

    touchpoint: Touchpoint
    value: float


@dataclass(frozen=True)
class Curve:
    """The feelings of a journey in order."""

    moments: tuple[Moment, ...]

    @cached_property
    def scored(self) -> tuple[Scored, ...]:
        """Return the moments that are no gaps."""
        return tuple(Scored(spot, value) for spot, value in self.moments if value is not None)

    @property
    def gaps(self) -> tuple[Touchpoint, ...]:
        """Return the touchpoints at which nobody said how it feels."""
        return tuple(spot for spot, value in self.moments if value is None)

    @property
    def lows(self) -> tuple[Scored, ...]:
        """Return the moments that feel worse than the known ones before and after, of a level stretch the first."""
        return tuple(self._turns(-1))

    @property
    def highs(self) -> tuple[Scored, ...]:
        """Return the moments that feel better than the known ones before and after."""
        return tuple(self._turns(1))

    @property
    def peak(self) -> Scored | None:
        """Return the moment that is felt most strongly, for better or worse; of two equals the bad one.

        Source: people remember an experience by its peak and its end (Kahneman et al., "When More Pain Is
        Preferred to Less", 1993), and the bad more than the good (Baumeister et al., "Bad Is Stronger Than
        Good", 2001).
        """
        return max(self.scored, key=lambda moment: (abs(moment.value), -moment.value), default=None)

    @property
    def end(self) -> Scored | None:
        """Return the last moment whose feeling is known."""
        return self.scored[-1] if self.scored else None

    @property
    def mean(self) -> float | None:
        """Return the mean of the known scores, each touchpoint counting the same."""
        if not self.scored:
            return None
        return round(sum(value for _, value in self.scored) / len(self.scored), 2)

    def _turns(self, sign: int) -> Iterator[Scored]:
        levels = [next(level) for _, level in groupby(self.scored, key=lambda moment: moment.value)]
        for index, moment in enumerate(levels):
            beside = levels[max(index - 1, 0) : index] + levels[index + 1 : index + 2]
            if beside and all(sign * (moment.value - other.value) > 0 for other in beside):
                yield moment


def line(journey: JourneyMap, persona: str | None = None) -> tuple[Touchpoint, ...]:
    """Return the touchpoints that a persona meets in the order of the file, without stages alongside."""
    return tuple(
        spot for stage, spot in journey.touchpoints() if not stage.alongside and meets(persona, spot)
    )


def curve(touchpoints: Iterable[Touchpoint], persona: str | None = None) -> Curve:
    """Return the curve along touchpoints: those of `line`, or those of a route."""
    return Curve(tuple(Moment(spot, felt(spot, persona).value) for spot in touchpoints))
