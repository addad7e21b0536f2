"""What presses on a map: its open pain points and its opportunities, the most pressing first, with their money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cjmap.analysis.evidence import Evidence, evidence, observing, resting_on
from cjmap.analysis.standing import Standing
from cjmap.model.action import Opportunity, PainPoint
from cjmap.model.journey import JourneyMap
from cjmap.model.touchpoint import Touchpoint
from cjmap.model.walk import walk
from cjmap.view.items import Facts
from cjmap.view.matrix import Entry, matrix
from cjmap.view.said import UNSAID

SEVERE = 3


@dataclass(frozen=True, slots=True)
class Pain:
    """An open pain point.

    `at` are the numbers of its touchpoints, or names of stages, and `anchor` is where a page tells of the first.
    `importance` is the greatest of them, customer times business, 0 where nobody said; `frequency` is how often, as it
    is written; `sources` are titles. It is `answered` where an opportunity that is not dropped fixes it, or stands
    beside it without saying what it fixes. It is not `with_us` where it hurts in the customer's own life alone.
    """

    text: str
    severity: int
    at: tuple[str, ...] = ()
    anchor: str = ""
    importance: int = 0
    evidence: Evidence = Evidence.ASSUMED
    sources: tuple[str, ...] = ()
    answered: bool = False
    frequency: str = ""
    with_us: bool = True

    @property
    def rank(self) -> tuple[int, int, int]:
        """Return what orders pain points: severity, then importance, then how many touchpoints it hurts at."""
        return -self.severity, -self.importance, -len(self.at)


@dataclass(frozen=True, slots=True)
class Chance:
    """An opportunity that is not done yet, as the matrix ranks it."""

    entry: Entry

    @property
    def value(self) -> float | None:
        """Return what it brings per year, if that is known."""
        return self.entry.value

    @property
    def is_promised(self) -> bool:
        """Say whether somebody said that it will be done."""
        return self.entry.status != "idea"


class _Place(NamedTuple):
    """Somewhere that things stand: what it is called, its anchor, its touchpoint if it is one, and the things."""

    said: str
    anchor: str
    spot: Touchpoint | None
    stands: Standing


def pains(facts: Facts) -> list[Pain]:
    """Return the open pain points, the most severe first, then the most important, then the most widespread."""
    journey = facts.journey
    places: dict[int, list[_Place]] = {}
    things: dict[int, PainPoint] = {}
    for place in _places(facts):
        for thing in place.stands.pain_points:
            if not thing.closed:
                things[id(thing)] = thing
                places.setdefault(id(thing), []).append(place)
    spots, seen = evidence(journey), observing(journey)
    fixed = _fixed(journey)
    titles = {source.id: source.title for source in journey.sources}
    found = [_pain(thing, places[key], spots, seen, fixed, journey, titles) for key, thing in things.items()]
    return sorted(found, key=lambda pain: pain.rank)


def _places(facts: Facts) -> Iterator[_Place]:
    """Yield the stages and touchpoints in order, and the whole journey with what stands nowhere else."""
    journey = facts.journey
    for stage in journey.stages:
        yield _Place(f"stage {stage.name}", f"stage-{stage.id}", None, facts.in_stages[stage.id])
        for spot in stage.touchpoints:
            anchor = f"touchpoint-{spot.id}"
            yield _Place(str(facts.numbers[spot.id]), anchor, spot, facts.standing[spot.id])
    named = {
        part.id for pointer, part in walk(journey) if isinstance(part, PainPoint) and pointer[0] == "stages"
    }
    whole = (each for each in journey.pain_points if not each.at and each.id not in named)
    yield _Place("", "", None, Standing(tuple(whole), (), ()))


def _fixed(journey: JourneyMap) -> frozenset[str]:
    """Return the ids that opportunities fix, those that are dropped left out."""
    every = (part for _, part in walk(journey) if isinstance(part, Opportunity))
    return frozenset(fix for each in every if each.status != "dropped" for fix in each.fixes)


def _pain(
    thing: PainPoint,
    places: list[_Place],
    spots: dict[str, Evidence],
    seen: set[str],
    fixed: frozenset[str],
    journey: JourneyMap,
    titles: dict[str, str],
) -> Pain:
    met = [place.spot for place in places if place.spot is not None]
    beside = (each for place in places for each in place.stands.opportunities)
    return Pain(
        thing.text or UNSAID,
        thing.severity,
        tuple(place.said for place in places if place.said),
        places[0].anchor,
        max(map(_importance, met), default=0),
        _rests(thing, (spots[spot.id] for spot in met), seen, journey),
        tuple(titles.get(source, source) for source in thing.sources),
        thing.id in fixed or any(not each.fixes and each.status != "dropped" for each in beside),
        thing.frequency or "",
        not met or any(spot.with_us for spot in met),
    )


def _importance(spot: Touchpoint) -> int:
    known = spot.importance
    return (known.customer or 0) * (known.business or 0) if known else 0


def _rests(thing: PainPoint, beside: Iterable[Evidence], seen: set[str], journey: JourneyMap) -> Evidence:
    """Return what a pain point rests on: its own sources, or else the best of its touchpoints."""
    if not thing.sources or journey.kind == "future-state":
        return max(beside, key=list(Evidence).index, default=Evidence.ASSUMED)
    return resting_on(thing.sources, seen)


def chances(journey: JourneyMap) -> list[Chance]:
    """Return the opportunities that are still to be done, as the matrix ranks them, then those without a score."""
    made = matrix(journey)
    return [Chance(entry) for entry in (*made.ranked, *made.unscored) if not entry.is_shipped]


def money(value: float, currency: str = "") -> str:
    """Return an amount in whole numbers, its thousands apart, with its currency where the project names one."""
    amount = f"{value:,.0f}".replace(",", " ").replace("-", "−")
    return f"{amount} {currency}" if currency else amount
