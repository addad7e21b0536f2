"""How long it takes: active time and waiting apart, as ranges of minutes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cjmap.model.touchpoint import Touchpoint
from cjmap.scalar import duration_seconds


class Minutes(NamedTuple):
    """A stretch of time from its shortest to its longest, in minutes."""

    low: float
    high: float


class Times(NamedTuple):
    """The known times of a route. `untold` touchpoints give no active time, so that the sum is at least that."""

    active: Minutes
    waiting: Minutes
    untold: int


def minutes(duration: str) -> Minutes:
    """Return what a duration of the model means; `2–3 d` is a range, `PT20M` a single time.

    A business day counts 7/5 days of 24 hours, a month 365.25/12 days (scalar.duration_seconds).
    """
    low, high = duration_seconds(duration)
    return Minutes(low / 60, high / 60)


def times(touchpoints: Iterable[Touchpoint]) -> Times:
    """Add up the times along one route, from the `wait` before its first touchpoint to the last `duration`.

    Give it the touchpoints of one route and never those of a map: times of alternatives do not add up. A
    touchpoint that the route comes back to counts once, because nobody said how long it takes the second time.
    """
    spots = tuple({spot.id: spot for spot in touchpoints}.values())
    return Times(
        _sum(spot.duration for spot in spots),
        _sum(spot.wait for spot in spots),
        sum(spot.duration is None for spot in spots),
    )


def _sum(durations: Iterable[str | None]) -> Minutes:
    known = [minutes(duration) for duration in durations if duration is not None]
    return Minutes(sum(each.low for each in known), sum(each.high for each in known))
