"""What stands in the cells of a map: one touchpoint's field as items of plain words and signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cjmap.analysis.handoffs import Crossing, State, crossings
from cjmap.analysis.standing import Standing, hurts, standing, standing_in_stages
from cjmap.analysis.steps import Way, ways
from cjmap.files.raster import Raster
from cjmap.model.action import Opportunity, PainPoint
from cjmap.model.journey import JourneyMap
from cjmap.model.research import Metric, MetricReading, Quote
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import (
    Delight,
    Exit,
    Expectation,
    Failure,
    Image,
    LayerAction,
    Remark,
    Touchpoint,
)
from cjmap.view import phrases
from cjmap.view.names import Names, referred
from cjmap.view.said import UNSAID, measure, unit_of
from cjmap.view.speech import Speech, speech
from cjmap.words import percent, slug


class Sign(StrEnum):
    """What may be marked in a cell; the value is what a legend says."""

    MOMENT_OF_TRUTH = "moment of truth"
    PAIN_POINT = "pain point"
    DELIGHT = "delight"
    OPPORTUNITY = "opportunity"
    UNMET = "expectation not met"
    EXCEEDED = "expectation exceeded"
    MANAGED = "managed hand-off"
    GAP = "gap: unmanaged hand-off"
    UNKNOWN = "hand-off nobody described"
    STEP = "way on"
    EXIT = "exit"
    FAILURE = "fail point"
    WAIT = "wait before"


HANDOFFS = {State.UNMANAGED: Sign.GAP, State.UNKNOWN: Sign.UNKNOWN, State.MANAGED: Sign.MANAGED}
"""The mark of a hand-off, the worst first."""
BRIEFLY = {
    Sign.GAP: "gap",
    Sign.UNKNOWN: "not described",
    Sign.MANAGED: "managed",
    Sign.MOMENT_OF_TRUTH: "decides",
    Sign.DELIGHT: "delights",
    Sign.UNMET: "not met",
}
"""What a mark says in a word or two, where a legend would say too much."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a cell: the field it is from, its words, and what stands before and behind them.

    `severity` is that of a pain point, from 1 to 3, and 0 for all else. `at` are the numbers of the touchpoints.
    `picture` is the image that the text describes.
    """

    field: str
    text: str
    sign: Sign | None = None
    lead: str = ""
    note: str = ""
    severity: int = 0
    at: tuple[int, ...] = ()
    picture: Raster | None = None


@dataclass(slots=True)
class Facts:
    """What is known about a whole map, or the map of one persona, when its cells are filled."""

    journey: JourneyMap
    persona: str | None
    pictures: Mapping[str, Raster] = field(default_factory=dict)
    say: Speech = field(init=False)
    names: Names = field(init=False)
    numbers: dict[str, int] = field(init=False)
    standing: dict[str, Standing] = field(init=False)
    in_stages: dict[str, Standing] = field(init=False)
    ways: dict[str, list[Way]] = field(init=False)
    crossings: dict[tuple[str, str], Crossing] = field(init=False)
    metrics: dict[str, Metric] = field(init=False)

    def __post_init__(self) -> None:
        self.say = speech(self.journey.lang)
        self.names = Names(self.journey)
        spots = self.journey.touchpoints()
        self.numbers = {spot.id: number for number, (_, spot) in enumerate(spots, start=1)}
        self.standing = standing(self.journey)
        self.in_stages = standing_in_stages(self.journey)
        self.ways = {}
        for way in ways(self.journey, self.persona):
            self.ways.setdefault(way.start.id, []).append(way)
        self.crossings = {(c.from_id, c.to_id): c for c in crossings(self.journey, self.persona)}
        self.metrics = {metric.id: metric for metric in self.journey.metrics}


def items(spot: Touchpoint, name: str, facts: Facts) -> Iterator[Item]:
    """Yield what a touchpoint has in a field, with what stands there without being written there."""
    if name == "next":
        yield from _ways(spot, facts)
        return
    held = getattr(facts.standing[spot.id], name) if name in _STANDING else getattr(spot, name)
    yield from _items_of(name, held if isinstance(held, tuple) else (held,), facts)


def items_of_stage(stage: Stage, name: str, facts: Facts) -> Iterator[Item]:
    """Yield what a stage as a whole has in a field of its touchpoints; many of these it does not know."""
    stands = facts.in_stages[stage.id]
    held = getattr(stands if name in _STANDING else stage, name, None)
    if held is not None:
        yield from _items_of(name, held if isinstance(held, tuple) else (held,), facts)


_STANDING = frozenset(Standing._fields)


def _items_of(name: str, things: Iterable[object], facts: Facts) -> Iterator[Item]:
    """Yield things of a field as items; those that are closed, dropped or another persona's are left out."""
    kind = referred(name)
    for thing in things:
        match thing:
            case str():
                text = facts.names.of(kind, thing, facts.say) if kind else thing
                yield Item(name, text, lead=facts.say(phrases.LEADS.get(name, "")))
            case Remark() if _theirs(facts.persona, thing.persona):
                yield Item(name, thing.text, note=_name(thing.persona, facts))
            case PainPoint() | Opportunity() | Delight() | Expectation():
                yield from _judged(name, thing, facts)
            case Quote():
                yield Item(name, facts.say("“{text}”", text=thing.text), note=thing.who or "")
            case Image():
                yield Item(name, thing.alt, picture=facts.pictures.get(thing.file))
            case MetricReading():
                yield _metric(name, thing, facts)
            case LayerAction():
                yield from _layer(name, thing, facts)
            case Failure():
                yield _failure(name, thing, facts)
            case Exit():
                words = thing.why or thing.when or facts.say(UNSAID)
                yield Item(name, words, Sign.EXIT, percent(thing.share), phrases.leaving(thing.to, facts.say))
            case _:
                continue


def _judged(
    name: str, thing: PainPoint | Opportunity | Delight | Expectation, facts: Facts
) -> Iterator[Item]:
    match thing:
        case PainPoint() if not thing.closed and hurts(facts.persona, thing):
            yield _pain_point(name, thing, facts)
        case Opportunity() if thing.status != "dropped":
            yield _opportunity(name, thing, facts.say)
        case Delight():
            yield Item(name, thing.text or facts.say(UNSAID), Sign.DELIGHT, note=thing.who or "")
        case Expectation():
            yield _expectation(name, thing, facts.say)
        case _:
            return


def _theirs(persona: str | None, whose: str | None) -> bool:
    return persona is None or whose is None or whose == persona


def _name(persona: str | None, facts: Facts) -> str:
    shown = persona is not None and facts.persona is None
    return facts.names.of("persona", persona or "") if shown else ""


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _pain_point(name: str, pain: PainPoint, facts: Facts) -> Item:
    whose = "" if facts.persona else ", ".join(facts.names.all_of("persona", pain.personas))
    note = _joined(pain.frequency, pain.who or whose)
    words = pain.text or facts.say(UNSAID)
    return Item(name, words, Sign.PAIN_POINT, f"S{pain.severity}", note, pain.severity)


def _opportunity(name: str, opportunity: Opportunity, say: Speech) -> Item:
    ranks = (("I", opportunity.impact), ("E", opportunity.effort))
    lead = "·".join(f"{letter}{rank}" for letter, rank in ranks if rank is not None)
    status = say(phrases.STATUSES.get(opportunity.status, ""))
    due = str(opportunity.due) if opportunity.due else ""
    note = _joined(opportunity.owner, status, due)
    return Item(name, opportunity.text or say(UNSAID), Sign.OPPORTUNITY, lead, note)


def _expectation(name: str, expectation: Expectation, say: Speech) -> Item:
    sign = {"no": Sign.UNMET, "partly": Sign.UNMET, "exceeded": Sign.EXCEEDED}.get(expectation.met or "")
    met = say(phrases.MET.get(expectation.met or "", ""))
    gets = say("gets: {words}", words=expectation.gets) if expectation.gets else ""
    return Item(name, expectation.expects, sign, note=_joined(gets, met))


def _metric(name: str, reading: MetricReading, facts: Facts) -> Item:
    """Say a metric as it stands here, or else on the whole map."""
    metric = facts.metrics.get(reading.metric) or facts.metrics.get(slug(reading.metric))
    value, previous, target = reading.value, reading.previous, reading.target
    if metric and value is None:
        value, previous = metric.value, metric.previous if previous is None else previous
    if metric and target is None:
        target = metric.target
    unit = unit_of(metric) if metric else ""
    note = _joined(*phrases.goals(target, previous, unit, facts.say))
    return Item(name, facts.names.of("metric", reading.metric), lead=measure(value, unit), note=note)


def _layer(name: str, action: LayerAction, facts: Facts) -> Iterator[Item]:
    departments = facts.names.all_of("department", action.department)
    systems = facts.names.all_of("system", action.system)
    duration = phrases.lasting(action.duration, facts.say)
    yield Item(name, action.text, note=_joined(*departments, *systems, duration))
    for failure in action.failures:
        yield _failure(name, failure, facts)


def _failure(name: str, failure: Failure, facts: Facts) -> Item:
    note = phrases.recovery(failure.recovery, facts.numbers.get(failure.recovers_at or ""), facts.say)
    return Item(name, failure.mode, Sign.FAILURE, percent(failure.chance), note)


def _ways(spot: Touchpoint, facts: Facts) -> Iterator[Item]:
    """Yield the hand-offs that leave a touchpoint, and every other step that the order does not tell."""
    number, last = facts.numbers[spot.id], len(facts.numbers)
    for way in facts.ways.get(spot.id, ()):
        to = facts.numbers[way.end.id] if way.end else None
        crossing = facts.crossings.get((spot.id, way.end.id)) if way.end else None
        elsewhere = to != number + 1 if to is not None else number != last
        told = way.step and (way.step.when or way.step.share is not None or elsewhere)
        if crossing or told:
            yield _way(way, phrases.towards(to, number, facts.say), crossing, facts.say)


def _way(way: Way, lead: str, crossing: Crossing | None, say: Speech) -> Item:
    changes = phrases.crossed(crossing, say)
    when = (way.step and way.step.when) or ""
    note = _joined(
        percent(way.step.share if way.step else None),
        changes if when else "",
        *phrases.carried(crossing, say),
    )
    sign = HANDOFFS[crossing.state] if crossing else Sign.STEP
    return Item("next", when or changes, sign, lead, note)
