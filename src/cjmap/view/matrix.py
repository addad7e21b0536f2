"""The matrix: opportunities by what they bring and what they take, ranked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cjmap.analysis.evidence import Evidence, evidence, observing, resting_on
from cjmap.analysis.steps import meets
from cjmap.model.action import Opportunity, PainPoint
from cjmap.model.journey import JourneyMap
from cjmap.model.walk import walk
from cjmap.view.head import Head, head
from cjmap.view.items import Facts
from cjmap.view.said import UNSAID
from cjmap.words import plural, series

HIGH_IMPACT, LOW_EFFORT = 4, 2
"""An impact is high from here on, an effort low up to here: a quick win is clearly both."""


class Quadrant(StrEnum):
    """What an opportunity is by impact and effort, best first."""

    QUICK_WIN = "quick wins"
    BIG_BET = "big bets"
    FILL_IN = "fill-ins"
    THINK_TWICE = "think twice"


@dataclass(frozen=True, slots=True)
class Entry:
    """One opportunity; `number` is its rank, 0 where impact or effort is unknown.

    `at` are the numbers of its touchpoints, or names of stages, and `anchor` is where a page tells of the first of
    them, empty where it stands at none; `places` are the anchors of all. `value` is what it brings per year,
    `cost` what it costs per year and `cost_once` once, in the currency of the project. `fixes` are references as the
    map has them.
    """

    text: str
    impact: int | None
    effort: int | None
    status: str = "idea"
    owner: str = ""
    due: str = ""
    at: tuple[str, ...] = ()
    anchor: str = ""
    evidence: Evidence = Evidence.ASSUMED
    number: int = 0
    value: float | None = None
    places: tuple[str, ...] = ()
    cost: float | None = None
    cost_once: float | None = None
    fixes: tuple[str, ...] = ()

    @property
    def quadrant(self) -> Quadrant | None:
        """Return where it lies, None where impact or effort is unknown."""
        if self.impact is None or self.effort is None:
            return None
        if self.impact >= HIGH_IMPACT:
            return Quadrant.QUICK_WIN if self.effort <= LOW_EFFORT else Quadrant.BIG_BET
        return Quadrant.FILL_IN if self.effort <= LOW_EFFORT else Quadrant.THINK_TWICE

    @property
    def is_priced(self) -> bool:
        """Say whether it is known what it brings or costs."""
        return any(amount is not None for amount in (self.value, self.cost, self.cost_once))

    @property
    def is_shipped(self) -> bool:
        """Say whether it is done."""
        return self.status == "shipped"


@dataclass(frozen=True, slots=True)
class Matrix:
    """The opportunities of a map, or those at the touchpoints of one persona: ranked, and those without a score."""

    id: str
    title: str
    description: str
    lang: str
    head: Head
    ranked: tuple[Entry, ...]
    unscored: tuple[Entry, ...]


def matrix(
    journey: JourneyMap, persona: str | None = None, file: str | None = None, top: Head | None = None
) -> Matrix:
    """Return the matrix of a map; what is dropped is left out. `file` is the name that the footer gives.

    `top` is the head of the map where that is known.

    Ranked are quick wins before big bets, fill-ins and what to think about twice; in each of them what is still to
    do comes first, then more impact, less effort, better evidence, and the order of the file.
    """
    found = list(_entries(Facts(journey, persona)))
    scored = sorted((entry for entry in found if entry.quadrant), key=_rank)
    ranked = tuple(replace(entry, number=number) for number, entry in enumerate(scored, start=1))
    unscored = tuple(entry for entry in found if not entry.quadrant)
    return Matrix(
        journey.id,
        journey.title,
        " ".join(_description(ranked, unscored)),
        journey.lang,
        top or head(journey, persona, file),
        ranked,
        unscored,
    )


def _rank(entry: Entry) -> tuple[int, bool, int, int, int]:
    quadrants, known = list(Quadrant), list(Evidence)
    place = quadrants.index(entry.quadrant) if entry.quadrant else len(quadrants)
    return place, entry.is_shipped, -(entry.impact or 0), entry.effort or 0, -known.index(entry.evidence)


def _entries(facts: Facts) -> Iterator[Entry]:
    """Yield the opportunities in the order in which the journey meets them, each once."""
    places: dict[int, list[tuple[str, str]]] = {}
    things: dict[int, tuple[Opportunity, str]] = {}
    for at, anchor, own in _standing(facts):
        for thing in own:
            things.setdefault(id(thing), (thing, anchor))
            if at:
                places.setdefault(id(thing), []).append((at, anchor))
    rests = _Rests(facts.journey)
    for key, (thing, anchor) in things.items():
        if thing.status != "dropped":
            yield Entry(
                thing.text or UNSAID,
                thing.impact,
                thing.effort,
                thing.status.replace("-", " "),
                thing.owner or "",
                str(thing.due or ""),
                tuple(at for at, _ in places.get(key, ())),
                anchor,
                rests.of(thing, anchor),
                value=thing.value,
                places=tuple(place for _, place in places.get(key, ())),
                cost=thing.cost,
                cost_once=thing.cost_once,
                fixes=thing.fixes,
            )


def _standing(facts: Facts) -> Iterator[tuple[str, str, Iterable[Opportunity]]]:
    """Yield where opportunities stand: what that is called, its anchor, and what stands there."""
    met = {spot.id for _, spot in facts.journey.touchpoints() if meets(facts.persona, spot)}
    for stage in facts.journey.stages:
        yield f"stage {stage.name}", f"stage-{stage.id}", facts.in_stages[stage.id].opportunities
        for spot in stage.touchpoints:
            if spot.id in met:
                yield (
                    str(facts.numbers[spot.id]),
                    f"touchpoint-{spot.id}",
                    facts.standing[spot.id].opportunities,
                )
    yield "", "", [thing for thing in facts.journey.opportunities if not thing.at and not thing.is_reference]


class _Rests:
    """What opportunities rest on."""

    def __init__(self, journey: JourneyMap) -> None:
        self._spots = evidence(journey)
        self._seen = observing(journey)
        self._pains = {
            part.id: part
            for _, part in walk(journey)
            if isinstance(part, PainPoint) and part.has_own_id and not part.is_reference
        }

    def of(self, thing: Opportunity, anchor: str) -> Evidence:
        """Return the best evidence of what an opportunity fixes, or else that of its touchpoint."""
        known = [found for fix in thing.fixes if (found := self._fix(fix)) is not None]
        spots = [anchor.removeprefix("touchpoint-"), *thing.at]
        known = known or [self._spots[spot] for spot in spots if spot in self._spots]
        return max(known, key=list(Evidence).index, default=Evidence.ASSUMED)

    def _fix(self, fix: str) -> Evidence | None:
        """Return the evidence of a pain point, or of the touchpoint before a hand-off; None where it has none."""
        if ">" in fix:
            return self._spots.get(fix.partition(">")[0].strip())
        pain = self._pains.get(fix)
        return resting_on(pain.sources, self._seen) if pain is not None and pain.sources else None


def _description(ranked: Sequence[Entry], unscored: Sequence[Entry]) -> Iterator[str]:
    """Yield what the matrix shows, in sentences."""
    if not ranked and not unscored:
        yield "There are no opportunities yet."
        return
    counts = [(sum(entry.quadrant is each for entry in ranked), each.value) for each in Quadrant]
    said = [f"{count} {_named(count, name)}" for count, name in counts if count]
    every = plural(len(ranked) + len(unscored), "opportunity", "opportunities")
    yield f"{every} by impact and effort: {series(said, 'and')}." if said else f"{every}, none with a score."
    first = next((entry for entry in ranked if not entry.is_shipped), None)
    if first is not None:
        yield f"The first to do is “{first.text}”."
    if ranked and unscored:
        yield f"{len(unscored)} without a score."


def _named(count: int, name: str) -> str:
    if name == Quadrant.THINK_TWICE:
        return "to think about twice"
    return name.removesuffix("s") if count == 1 else name
