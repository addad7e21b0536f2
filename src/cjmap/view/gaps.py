"""The journey across lanes: which channels, devices or departments it runs through, and where it changes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cjmap.analysis.feeling import felt
from cjmap.analysis.handoffs import Crossing, State, crossings
from cjmap.analysis.steps import meets
from cjmap.model.journey import JourneyMap
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.head import Head, head
from cjmap.view.items import Facts
from cjmap.words import percent, plural

By = Literal["channel", "device", "department"]
ALONE = "on their own"
"""The lane of touchpoints that name none."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A touchpoint: the lane that it stands in, by its index, and the others that it touches."""

    number: int
    id: str
    name: str
    stage: int
    lane: int
    touches: tuple[int, ...] = ()
    value: float | None = None
    words: str = ""
    with_us: bool = True


@dataclass(frozen=True, slots=True)
class Hop:
    """A step from one touchpoint to another, by their indexes; `state` is missing where it is no hand-off.

    `said` is its condition and share, `lost` what a gap loses or a hand-off carries along.
    """

    start: int
    end: int
    state: State | None = None
    said: str = ""
    lost: str = ""

    @property
    def back(self) -> bool:
        """Say whether it leads to what stood before."""
        return self.end <= self.start


@dataclass(frozen=True, slots=True)
class Gaps:
    """A map, or the map of one persona, as lanes with the journey across them."""

    id: str
    title: str
    description: str
    lang: str
    head: Head
    by: By
    lanes: tuple[str, ...]
    stages: tuple[tuple[str, int], ...]
    spots: tuple[Spot, ...]
    hops: tuple[Hop, ...]


def gaps(
    journey: JourneyMap, persona: str | None = None, by: By = "channel", file: str | None = None
) -> Gaps:
    """Return the lanes of a map; each touchpoint stands in the first of its own.

    The lanes come in the order in which the journey meets them. `file` is the name that the footer gives.
    """
    facts = Facts(journey, persona)
    met = [(index, spot) for index, spot in _met(journey, persona)]
    names = {spot.id: facts.names.all_of(by, getattr(spot, by)) or (ALONE,) for _, spot in met}
    lanes = list(dict.fromkeys(name for _, spot in met for name in names[spot.id] if name != ALONE))
    lanes += [ALONE] * any(ALONE in own for own in names.values())
    spots = tuple(
        _spot(index, spot, [lanes.index(name) for name in names[spot.id]], facts) for index, spot in met
    )
    hops = tuple(_hops(facts, by, {spot.id: place for place, spot in enumerate(spots)}))
    stages = [
        (stage.name, sum(spot.stage == index for spot in spots)) for index, stage in enumerate(journey.stages)
    ]
    return Gaps(
        journey.id,
        journey.title,
        _description(by, len(lanes), hops),
        journey.lang,
        head(journey, persona, file),
        by,
        tuple(lanes),
        tuple(stages),
        spots,
        hops,
    )


def _met(journey: JourneyMap, persona: str | None) -> Iterator[tuple[int, Touchpoint]]:
    for index, stage in enumerate(journey.stages):
        yield from ((index, spot) for spot in stage.touchpoints if meets(persona, spot))


def _spot(stage: int, spot: Touchpoint, lanes: list[int], facts: Facts) -> Spot:
    feeling = felt(spot, facts.persona)
    number = facts.numbers[spot.id]
    lane, *others = lanes
    return Spot(
        number,
        spot.id,
        spot.name,
        stage,
        lane,
        tuple(others),
        feeling.value,
        feeling.words or "",
        spot.with_us,
    )


def _hops(facts: Facts, by: By, places: dict[str, int]) -> Iterator[Hop]:
    for found in facts.ways.values():
        for way in found:
            if way.end is not None:
                crossing = next(iter(crossings(facts.journey, facts.persona, (way,))), None)
                crossed = crossing if crossing is not None and by in crossing.dimensions else None
                said = (percent(way.step.share), way.step.when or "") if way.step else ()
                yield Hop(
                    places[way.start.id],
                    places[way.end.id],
                    crossed and crossed.state,
                    " · ".join(part for part in said if part),
                    _lost(crossed),
                )


def _lost(crossing: Crossing | None) -> str:
    if crossing is None:
        return ""
    if crossing.is_gap:
        return f"loses: {crossing.loses}" if crossing.loses else ""
    return f"carries: {crossing.carries}" if crossing.carries else ""


def _description(by: By, lanes: int, hops: tuple[Hop, ...]) -> str:
    """Return what the picture shows, in a sentence, for those who do not see it."""
    states = [hop.state for hop in hops]
    told = [
        f"{plural(states.count(State.UNMANAGED), 'gap')}",
        f"{states.count(State.MANAGED)} managed",
        f"{states.count(State.UNKNOWN)} that nobody described",
    ]
    handoffs = plural(sum(state is not None for state in states), "hand-off")
    return f"The journey runs through {plural(lanes, by)} with {handoffs}: {', '.join(told)}."
