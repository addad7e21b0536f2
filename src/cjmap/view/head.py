"""What stands above and below a map: its state, who it is about, why it exists, and where it is from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from cjmap.analysis.reviews import last_review, next_review
from cjmap.analysis.steps import meets
from cjmap.files.raster import Raster
from cjmap.model.action import Opportunity
from cjmap.model.journey import JourneyMap
from cjmap.model.persona import Persona
from cjmap.model.walk import walk
from cjmap.view.outline import outline
from cjmap.view.rows import Summary
from cjmap.view.said import signed
from cjmap.view.speech import ENGLISH, Speech

_GOALS = 2
KINDS = {
    "current-state": "current state",
    "future-state": "future state",
    "day-in-the-life": "day in the life",
    "service-blueprint": "service blueprint",
}
"""What kind of map it is, as its badge says it."""
STATUSES = {"draft": "draft", "reviewed": "reviewed", "live": "live", "retired": "retired"}
"""How far a map is."""


@dataclass(frozen=True, slots=True)
class Person:
    """A persona as a card: portrait or initials, name, who they are, what they want, and a sentence of theirs."""

    id: str
    name: str
    initials: str
    role: str
    about: str
    goals: tuple[str, ...] = ()
    quote: str = ""
    portrait: Raster | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A headline number, what it counts, and where; it is `bad` where something has to be done.

    `link` is the fragment of a page that tells more.
    """

    value: str
    label: str
    note: str = ""
    bad: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The lens of a map and its footer."""

    state: str
    facts: tuple[str, ...]
    people: tuple[Person, ...]
    scenario: str
    scenario_heading: str
    objectives: tuple[str, ...]
    figures: tuple[Figure, ...]
    footer: tuple[str, ...]

    @property
    def is_future(self) -> bool:
        """Say whether the map shows what shall be."""
        return self.state == "future-state"


def head(
    journey: JourneyMap,
    persona: str | None,
    file: str | None,
    pictures: Mapping[str, Raster] = MappingProxyType({}),
    say: Speech = ENGLISH,
) -> Head:
    """Return the head of a map; `file` is the name that the footer gives, `pictures` are its images by their path."""
    summary = outline(journey, persona).summary
    shown = [person for person in journey.personas if persona in (None, person.id)]
    return Head(
        journey.kind,
        tuple(_facts(journey, summary, say)),
        tuple(_person(person, pictures, say) for person in shown),
        journey.scenario or journey.summary or "",
        say("Scenario") if journey.scenario else say("About"),
        tuple(objective.statement for objective in journey.objectives if objective.statement),
        (*_figures(summary, say), *_opportunities(journey, persona, say)),
        tuple(_footer(journey, file, say)),
    )


def _facts(journey: JourneyMap, summary: Summary, say: Speech) -> Iterator[str]:
    yield say(STATUSES[journey.status])
    if summary.sourced is not None and (all_ := summary.touchpoints):
        share = round(100 * summary.sourced / all_)
        yield say("{share} % evidenced ({sourced} of {all})", share=share, sourced=summary.sourced, all=all_)
    if journey.owner:
        yield say("owner {name}", name=journey.owner)
    if journey.sponsor:
        yield say("sponsor {name}", name=journey.sponsor)
    last, due = last_review(journey), next_review(journey)
    if last is not None and due is not None:
        yield say("reviewed {date}, next by {due}", date=last, due=due)
    elif last is not None:
        yield say("reviewed {date}", date=last)


def _person(person: Persona, pictures: Mapping[str, Raster], say: Speech) -> Person:
    name = person.name or person.id
    age = say("age {age}", age=person.age) if person.age else ""
    about = ", ".join(word for word in (person.segment, age, person.location) if word)
    quote = person.quotes[0].text if person.quotes else ""
    return Person(
        person.id,
        name,
        initials(name),
        person.role or "",
        person.summary or about,
        person.goals[:_GOALS],
        quote,
        pictures.get(person.portrait or ""),
    )


def initials(name: str) -> str:
    """Return the first letters of the first two words of a name; empty where these are no letters or digits."""
    return "".join(word[0] for word in name.replace("-", " ").split()[:2] if word[0].isalnum()).upper()


def _figures(summary: Summary, say: Speech) -> Iterator[Figure]:
    low = summary.lowest
    if low is not None:
        yield Figure(
            signed(low.value), say("lowest moment"), f"{low.number} {low.name}", low.value < 0, low.link
        )
    severe = say.count(summary.severe, "open severe pain point", "open severe pain points")
    at = say("at {numbers}", numbers=_series(summary.severe_at)) if summary.severe_at else ""
    yield Figure(
        str(summary.severe), severe, at, summary.severe > 0, "table?severity=3" if summary.severe else ""
    )
    gaps = say.count(summary.gaps, "gap: unmanaged hand-off", "gaps: unmanaged hand-offs")
    yield Figure(
        str(summary.gaps),
        gaps,
        ", ".join(_handoffs(summary, say)),
        summary.gaps > 0,
        "handoffs" if summary.gaps else "",
    )


def _handoffs(summary: Summary, say: Speech) -> Iterator[str]:
    """Yield among how many hand-offs the gaps are, and where."""
    count = summary.gaps + summary.managed + summary.unknown
    yield say.count(count, "of {count} hand-off", "of {count} hand-offs") if count else say("no hand-offs")
    if summary.unknown:
        yield say("{count} not described", count=summary.unknown)
    if summary.gaps_at:
        yield say("after {numbers}", numbers=_series(summary.gaps_at))


def _opportunities(journey: JourneyMap, persona: str | None, say: Speech) -> Iterator[Figure]:
    """Yield how many opportunities are open, how many of them are promised, and how many are nobody's."""
    found = [part for part in _improvements(journey, persona) if not part.is_reference]
    still = [part for part in found if part.status not in {"shipped", "dropped"}]
    if not found:
        return
    promised = sum(part.status != "idea" for part in still)
    alone = sum(part.owner is None for part in still)
    shipped = sum(part.status == "shipped" for part in found)
    said = (
        (promised, say("{count} promised", count=promised)),
        (shipped, say("{count} shipped", count=shipped)),
        (alone, say("{count} without an owner", count=alone)),
    )
    note = ", ".join(words for count, words in said if count)
    words = say.count(len(still), "open opportunity", "open opportunities")
    yield Figure(str(len(still)), words, note, link="opportunities" if still else "")


def _improvements(journey: JourneyMap, persona: str | None) -> Iterator[Opportunity]:
    """Yield the opportunities of a map; for a persona without those that stand at what the persona does not meet."""
    theirs = {spot.id for _, spot in journey.touchpoints() if meets(persona, spot)}
    for pointer, part in walk(journey):
        if isinstance(part, Opportunity):
            match pointer:
                case ("stages", int(stage), "touchpoints", int(spot), *_):
                    at: Sequence[str] = (journey.stages[stage].touchpoints[spot].id,)
                case _:
                    at = part.at
            if not at or not theirs.isdisjoint(at):
                yield part


def _series(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _footer(journey: JourneyMap, file: str | None, say: Speech) -> Iterator[str]:
    if file:
        yield file
    yield digest(journey)
    count = len(journey.sources)
    newest = max((str(source.date) for source in journey.sources if source.date), default=None)
    if newest:
        yield say.count(
            count,
            "{count} source, the newest of {date}",
            "{count} sources, the newest of {date}",
            date=newest,
        )
    elif count:
        yield say.count(count, "{count} source", "{count} sources")


def digest(journey: JourneyMap) -> str:
    """Return twelve hexadecimal digits of the resolved map, the same for the same content on every machine."""
    content = json.dumps(journey.model_dump(mode="json", exclude_defaults=True), sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:12]
