"""What stands above and below a map: its state, who it is about, why it exists, and where it is from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from cjmap.analysis.reviews import last_review, next_review
from cjmap.model.journey import JourneyMap
from cjmap.model.persona import Persona
from cjmap.view.outline import outline
from cjmap.view.rows import Summary
from cjmap.view.said import signed
from cjmap.words import plural

_GOALS = 2


@dataclass(frozen=True, slots=True)
class Person:
    """A persona as a card: initials, name, who they are, what they want, and a sentence of theirs."""

    id: str
    name: str
    initials: str
    role: str
    about: str
    goals: tuple[str, ...] = ()
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A headline number, what it counts, and where; it is `bad` where something has to be done."""

    value: str
    label: str
    note: str = ""
    bad: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The lens of a map and its footer."""

    state: str
    facts: tuple[str, ...]
    people: tuple[Person, ...]
    scenario: str
    objectives: tuple[str, ...]
    figures: tuple[Figure, ...]
    footer: tuple[str, ...]


def head(journey: JourneyMap, persona: str | None, file: str | None) -> Head:
    """Return the head of a map; `file` is the name that the footer gives."""
    summary = outline(journey, persona).summary
    return Head(
        journey.kind,
        tuple(_facts(journey, summary)),
        tuple(_person(person) for person in journey.personas if persona in (None, person.id)),
        journey.scenario or journey.summary or "",
        tuple(objective.statement for objective in journey.objectives if objective.statement),
        tuple(_figures(summary)),
        tuple(_footer(journey, file)),
    )


def _facts(journey: JourneyMap, summary: Summary) -> Iterator[str]:
    yield journey.status
    if summary.sourced is not None and summary.touchpoints:
        share = round(100 * summary.sourced / summary.touchpoints)
        yield f"{share} % evidenced ({summary.sourced} of {summary.touchpoints})"
    if journey.owner:
        yield f"owner {journey.owner}"
    if journey.sponsor:
        yield f"sponsor {journey.sponsor}"
    last, due = last_review(journey), next_review(journey)
    if last is not None:
        yield f"reviewed {last}" + (f", next by {due}" if due else "")


def _person(person: Persona) -> Person:
    name = person.name or person.id
    about = ", ".join(
        word for word in (person.segment, person.age and f"age {person.age}", person.location) if word
    )
    quote = person.quotes[0].text if person.quotes else ""
    initials = "".join(word[0] for word in name.replace("-", " ").split()[:2] if word[0].isalnum()).upper()
    return Person(
        person.id, name, initials, person.role or "", person.summary or about, person.goals[:_GOALS], quote
    )


def _figures(summary: Summary) -> Iterator[Figure]:
    low = summary.lowest
    if low is not None:
        yield Figure(signed(low.value), "lowest moment", f"{low.number} {low.name}", low.value < 0)
    places = ", ".join(map(str, summary.severe_at))
    yield Figure(
        str(summary.severe), "open severe pain points", f"at {places}" if places else "", summary.severe > 0
    )
    crossings = summary.gaps + summary.managed + summary.unknown
    unknown = f", {summary.unknown} not described" if summary.unknown else ""
    note = f"of {plural(crossings, 'hand-off')}{unknown}" if crossings else "no hand-offs"
    yield Figure(str(summary.gaps), "gaps: unmanaged hand-offs", note, summary.gaps > 0)


def _footer(journey: JourneyMap, file: str | None) -> Iterator[str]:
    if file:
        yield file
    yield digest(journey)
    newest = max((str(source.date) for source in journey.sources if source.date), default=None)
    if journey.sources:
        yield plural(len(journey.sources), "source") + (f", the newest of {newest}" if newest else "")


def digest(journey: JourneyMap) -> str:
    """Return twelve hexadecimal digits of the resolved map, the same for the same content on every machine."""
    content = json.dumps(journey.model_dump(mode="json", exclude_defaults=True), sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:12]
