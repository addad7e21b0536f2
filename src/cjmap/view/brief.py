"""The executive brief: why a map exists, where it is worst and best, what presses, and what is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cjmap.analysis.dates import is_over
from cjmap.analysis.feeling import felt, known_feelings
from cjmap.analysis.reviews import last_review, next_review
from cjmap.analysis.targets import reached
from cjmap.model.action import Objective
from cjmap.model.journey import JourneyMap
from cjmap.model.research import Metric
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.head import Head, head
from cjmap.view.items import Facts
from cjmap.view.leaving import Leaving, leaving
from cjmap.view.matrix import Quadrant
from cjmap.view.pressing import SEVERE, Chance, Pain, chances, pains
from cjmap.view.said import measure, unit_of

TOP = 5
"""So many pain points and opportunities stand on one page."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A metric of an objective: where it stands, where it should be, and whether it is there; None is unknown."""

    name: str
    value: str
    target: str
    reached: bool | None


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective: what is to be reached, the business outcome behind it, and how it is measured."""

    statement: str
    outcome: str
    owner: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Extreme:
    """The touchpoint that feels worst or best; `said` is what somebody says or thinks there."""

    number: int
    name: str
    anchor: str
    value: float
    words: str
    said: str


class Case(NamedTuple):
    """One case of what is asked for, and where a page tells of it; the anchor may be empty."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that is asked for: what it is about, and each case of it."""

    about: str
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """What an executive has to know of a map, on one page."""

    id: str
    title: str
    lang: str
    head: Head
    summary: str
    aims: tuple[Aim, ...]
    lowest: Extreme | None
    highest: Extreme | None
    pains: tuple[Pain, ...]
    chances: tuple[Chance, ...]
    asks: tuple[Ask, ...]
    leaving: tuple[Leaving, ...] = ()
    currency: str = ""

    @property
    def worth(self) -> float | None:
        """Return what all opportunities bring per year, of which some may be unknown; None where all are."""
        known = [chance.value for chance in self.chances if chance.value is not None]
        return sum(known) if known else None


def brief(journey: JourneyMap, today: date, file: str | None = None, currency: str = "") -> Brief:
    """Return the brief of a map; what is late is so on the day `today`. `file` is the name that the footer gives."""
    facts = Facts(journey, None)
    hurting, open_ = tuple(pains(facts)), tuple(chances(journey))
    lowest, highest = _extremes(facts)
    return Brief(
        journey.id,
        journey.title,
        journey.lang,
        head(journey, None, file),
        journey.summary or journey.scenario or "",
        tuple(_aim(each, facts) for each in journey.objectives if each.statement),
        lowest,
        highest,
        hurting,
        open_,
        tuple(_asks(journey, today, hurting, open_)),
        tuple(leaving(journey)),
        currency,
    )


def _extremes(facts: Facts) -> tuple[Extreme | None, Extreme | None]:
    """Return the worst and the best moment, of equals the first; both are one where only one is known."""
    known = [(value, spot) for _, spot in facts.journey.touchpoints() for value in known_feelings(spot)]
    if not known:
        return None, None
    low = min(known, key=lambda pair: pair[0])
    high = max(known, key=lambda pair: pair[0])
    return _extreme(*low, facts), _extreme(*high, facts)


def _extreme(value: float, spot: Touchpoint, facts: Facts) -> Extreme:
    said = [*(quote.text for quote in spot.quotes), *(thought.text for thought in spot.thoughts)]
    return Extreme(
        facts.numbers[spot.id],
        spot.name,
        f"touchpoint-{spot.id}",
        value,
        felt(spot).words or "",
        said[0] if said else "",
    )


def _aim(objective: Objective, facts: Facts) -> Aim:
    readings = (_reading(facts.metrics[each]) for each in objective.metrics if each in facts.metrics)
    return Aim(
        objective.statement or "",
        (objective.outcome or "").replace("-", " "),
        objective.owner or "",
        tuple(reading for reading in readings if reading.value or reading.target),
    )


def _reading(metric: Metric) -> Reading:
    unit, value, target = unit_of(metric), metric.value, metric.target
    return Reading(
        metric.name or metric.id,
        measure(value, unit),
        measure(target, unit),
        reached(value, target, metric.better),
    )


def _asks(
    journey: JourneyMap, today: date, hurting: Sequence[Pain], open_: Sequence[Chance]
) -> Iterator[Ask]:
    """Yield what needs somebody's word: owners, answers to what is severe, what is late, and the next review."""
    promised = [each.entry for each in open_ if each.is_promised]
    alone = tuple(Case(entry.text, entry.anchor) for entry in promised if not entry.owner)
    severe = (pain for pain in hurting if pain.severity == SEVERE and not pain.answered and pain.with_us)
    wins = (
        each.entry for each in open_ if each.entry.quadrant is Quadrant.QUICK_WIN and not each.is_promised
    )
    late = (entry for entry in promised if is_over(entry.due, today))
    asks = (
        Ask("Name an owner for what is promised", alone),
        Ask(
            "Decide what to do about severe pain points without an opportunity",
            tuple(Case(pain.text, pain.anchor) for pain in severe),
        ),
        Ask(
            "Say yes or no to quick wins that are ideas so far",
            tuple(Case(entry.text, entry.anchor) for entry in wins),
        ),
        Ask(
            "Finish what is late, or set a new date",
            tuple(Case(f"{entry.text}, was due {entry.due}", entry.anchor) for entry in late),
        ),
    )
    yield from (ask for ask in asks if ask.cases)
    yield Ask(_review(journey, today))


def _review(journey: JourneyMap, today: date) -> str:
    last, due = last_review(journey), next_review(journey)
    if last is None:
        return "Review this map for the first time"
    if due is None:
        return f"Say how often this map is reviewed; the last time was {last}"
    return f"Review this map: it was due {due}" if is_over(due, today) else f"Review this map by {due}"
