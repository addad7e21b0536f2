"""The hand-offs: steps on which the customer changes channel, device or department."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from cjmap.analysis.steps import Way, ways
from cjmap.model.journey import JourneyMap
from cjmap.model.touchpoint import Touchpoint
from cjmap.words import slug

Dimension = Literal["channel", "device", "department"]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)


class State(StrEnum):
    """How well a hand-off is known and kept."""

    MANAGED = "managed"
    UNMANAGED = "unmanaged"
    UNKNOWN = "unknown"


class Crossing(NamedTuple):
    """One hand-off (the model's Handoff is what somebody says of it) and the dimensions it crosses."""

    from_id: str
    to_id: str
    dimensions: tuple[Dimension, ...]
    state: State = State.UNKNOWN
    carries: str | None = None
    loses: str | None = None
    note: str | None = None

    @property
    def is_gap(self) -> bool:
        """Say whether it is known to be unmanaged; one that nobody described is no gap."""
        return self.state is State.UNMANAGED


def crossings(
    journey: JourneyMap, persona: str | None = None, found: Sequence[Way] | None = None
) -> tuple[Crossing, ...]:
    """Return the hand-offs of a map, or those that one persona meets, in the order of their steps.

    A step is a hand-off in each dimension in which both touchpoints name something and have nothing in common,
    compared by slug, and only where both are with us. Its state is what the step says; a step that says nothing
    leaves it unknown, and so does one that passed over touchpoints of other personas. `found` may hand in what
    `ways` returns.
    """
    return tuple(
        _crossing(way, way.end, dimensions)
        for way in (ways(journey, persona) if found is None else found)
        if way.end is not None and (dimensions := crossed(way.start, way.end))
    )


def gaps_behind(journey: JourneyMap, persona: str | None = None) -> Mapping[str, int]:
    """Return how many gaps lie behind touchpoints, by their ids; where no step speaks of one nothing is walked."""
    if not any(
        step.handoff is not None and step.handoff.state == State.UNMANAGED
        for _, touchpoint in journey.touchpoints()
        for step in touchpoint.next
    ):
        return {}
    return Counter(crossing.from_id for crossing in crossings(journey, persona) if crossing.is_gap)


def crossed(start: Touchpoint, end: Touchpoint) -> tuple[Dimension, ...]:
    """Return the dimensions that a step from one touchpoint to another crosses."""
    if not (start.with_us and end.with_us):
        return ()
    return tuple(
        dimension for dimension in DIMENSIONS if _apart(getattr(start, dimension), getattr(end, dimension))
    )


def _apart(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return bool(some and others) and some != others and _slugs(some).isdisjoint(_slugs(others))


@lru_cache(maxsize=1000)
def _slugs(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(slug, names))


def _crossing(way: Way, end: Touchpoint, dimensions: tuple[Dimension, ...]) -> Crossing:
    said = way.step.handoff if way.step and way.direct else None
    if said is None:
        return Crossing(way.start.id, end.id, dimensions)
    state = State(said.state) if said.state else State.UNKNOWN
    return Crossing(way.start.id, end.id, dimensions, state, said.carries, said.loses, said.note)
