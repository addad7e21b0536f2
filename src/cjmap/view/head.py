"""What stands above and below a map: its state, who it is about, why it exists, and where it is from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from cjmap.analysis.reviews import last_review, next_review
from cjmap.files.raster import Raster
from cjmap.model.action import Opportunity
from cjmap.model.journey import JourneyMap
from cjmap.model.persona import Persona
from cjmap.model.walk import walk
from cjmap.view.outline import outline
from cjmap.view.rows import Summary
from cjmap.view.said import signed
from cjmap.words import plural

_GOALS = 2


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
) -> Head:
    """Return the head of a map; `file` is the name that the footer gives, `pictures` are its images by their path."""
    summary = outline(journey, persona).summary
    return Head(
        journey.kind,
        tuple(_facts(journey, summary)),
        tuple(_person(person, pictures) for person in journey.personas if persona in (None, person.id)),
        journey.scenario or journey.summary or "",
        "Scenario" if journey.scenario else "About",
        tuple(objective.statement for objective in journey.objectives if objective.statement),
        (*_figures(summary), *_opportunities(journey)),
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


def _person(person: Persona, pictures: Mapping[str, Raster]) -> Person:
    name = person.name or person.id
    about = ", ".join(
        word for word in (person.segment, person.age and f"age {person.age}", person.location) if word
    )
    quote = person.quotes[0].text if person.quotes else ""
    initials = "".join(word[0] for word in name.replace("-", " ").split()[:2] if word[0].isalnum()).upper()
    return Person(
        person.id,
        name,
        initials,
        person.role or "",
        person.summary or about,
        person.goals[:_GOALS],
        quote,
        pictures.get(person.portrait or ""),
    )


def _figures(summary: Summary) -> Iterator[Figure]:
    low = summary.lowest
    if low is not None:
        yield Figure(signed(low.value), "lowest moment", f"{low.number} {low.name}", low.value < 0)
    severe = f"open severe pain point{'' if summary.severe == 1 else 's'}"
    yield Figure(str(summary.severe), severe, _at(summary.severe_at), summary.severe > 0)
    crossings = summary.gaps + summary.managed + summary.unknown
    unknown = f", {summary.unknown} not described" if summary.unknown else ""
    note = f"of {plural(crossings, 'hand-off')}{unknown}" if crossings else "no hand-offs"
    gaps = "gap: unmanaged hand-off" if summary.gaps == 1 else "gaps: unmanaged hand-offs"
    after = f", after {_series(summary.gaps_at)}" if summary.gaps_at else ""
    yield Figure(str(summary.gaps), gaps, note + after, summary.gaps > 0)


def _opportunities(journey: JourneyMap) -> Iterator[Figure]:
    """Yield how many opportunities are open, how many of them are promised, and how many are nobody's."""
    found = [part for _, part in walk(journey) if isinstance(part, Opportunity) and not part.is_reference]
    still = [part for part in found if part.status not in {"shipped", "dropped"}]
    if not found:
        return
    promised = sum(part.status != "idea" for part in still)
    alone = sum(part.owner is None for part in still)
    shipped = sum(part.status == "shipped" for part in found)
    said = ((promised, "promised"), (shipped, "shipped"), (alone, "without an owner"))
    note = ", ".join(f"{count} {word}" for count, word in said if count)
    yield Figure(str(len(still)), f"open opportunit{'y' if len(still) == 1 else 'ies'}", note)


def _at(numbers: Sequence[int]) -> str:
    return f"at {_series(numbers)}" if numbers else ""


def _series(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


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
