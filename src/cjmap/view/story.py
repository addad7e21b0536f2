"""The map as a story: everything that it says, told in words, in the order in which it happens."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.analysis.evidence import evidence
from cjmap.analysis.feeling import known_feelings
from cjmap.analysis.standing import hurts
from cjmap.analysis.steps import meets
from cjmap.model.action import PainPoint
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.lanes import Lane as Marked
from cjmap.model.lanes import Zone
from cjmap.model.persona import Persona
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.head import head
from cjmap.view.known import Known
from cjmap.view.labels import label_of
from cjmap.view.lanes import heading_of
from cjmap.view.passage import passage
from cjmap.view.said import mood
from cjmap.view.saying import Chapter, Fact, Lane, Passage, Story
from cjmap.view.telling import facts_of, own_facts, sayings, told

ABOUT = ("journey", "objectives", "scope", "owner", "sponsor", "team", "improves", "uses", "links", "tags")
WHOLE = (
    "pain_points",
    "delights",
    "opportunities",
    "channels",
    "devices",
    "departments",
    "systems",
    "limits",
)
SHARED = frozenset({"pain_points", "delights", "opportunities"})
LABELS = {
    "objectives": "Why this map exists",
    "scope": "What it covers",
    "owner": "Keeps the map",
    "improves": "Improves the map",
    "uses": "Libraries",
    "links": "Read on",
    "pain_points": "Pain points of the whole journey",
    "delights": "Delights of the whole journey",
    "opportunities": "Opportunities for the whole journey",
    "limits": "Held to",
}
STAGE_LABELS = {"listening": "Heard at", "feeling": "Feels", "zoom": "In detail"}


def story(journey: JourneyMap, persona: str | None = None, file: str | None = None) -> Story:
    """Return the story of a map; with a persona's id, only what that persona meets, feels and suffers.

    `file` is the name that the foot of the page gives.
    """
    known = Known(journey, persona)
    chapters = tuple(_chapters(known))
    passages = [passage for chapter in chapters for passage in chapter.passages]
    return Story(
        id=journey.id,
        lang=journey.lang,
        title=journey.title,
        head=head(journey, persona, file),
        summary=journey.summary,
        scenario=journey.scenario,
        mood=_mood(known),
        persona=known.names.of("persona", persona) if persona else None,
        lanes=tuple(_lanes(passages)),
        personas=tuple(told(person, known, {"name"}) for person in _people(known)),
        about=(*_facts(ABOUT, known), *own_facts(journey)),
        chapters=chapters,
        whole=tuple(_facts(WHOLE, known)),
    )


def _people(known: Known) -> list[Persona]:
    return [person for person in known.journey.personas if known.persona in (None, person.id)]


def _mood(known: Known) -> str:
    return mood(
        [
            (spot.name, known_feelings(spot, known.persona))
            for stage, spot in known.journey.touchpoints()
            if not stage.alongside and meets(known.persona, spot)
        ]
    )


def _lanes(passages: list[Passage]) -> Iterator[Lane]:
    """Yield the columns of the table: the lanes of both zones in which something stands."""
    filled = {fact.field for passage in passages for fact in passage.facts}
    rows: dict[str, list[str]] = {}
    placed = [
        (lane.zone is Zone.BLUEPRINT, lane.order, lane.row or name, name)
        for name, field in Touchpoint.model_fields.items()
        for lane in field.metadata
        if isinstance(lane, Marked) and name in filled
    ]
    for *_, row, name in sorted(placed):
        rows.setdefault(row, []).append(name)
    for row, fields in rows.items():
        yield Lane(heading_of(row)[0], tuple(fields))


def _chapters(known: Known) -> Iterator[Chapter]:
    rests = evidence(known.journey)
    for number, stage in enumerate(known.journey.stages, start=1):
        yield Chapter(
            number,
            stage.id,
            stage.name,
            stage.question,
            tuple(_in_short(stage)),
            tuple(_stage_facts(stage, known)),
            tuple(
                passage(spot, known, rests[spot.id])
                for spot in stage.touchpoints
                if meets(known.persona, spot)
            ),
        )


def _in_short(stage: Stage) -> Iterator[str]:
    if stage.lifecycle:
        yield stage.lifecycle.capitalize()
    if stage.duration:
        yield stage.duration
    if stage.order == "any":
        yield "alternatives: one of these"
    if stage.alongside:
        yield "alongside the others"


def _stage_facts(stage: Stage, known: Known) -> Iterator[Fact]:
    skip = {"id", "name", "question", "lifecycle", "duration", "order", "alongside", "touchpoints"}
    if known.persona:
        stage = stage.with_(pain_points=tuple(p for p in stage.pain_points if hurts(known.persona, p)))
    for fact in facts_of(stage, known, skip):
        yield Fact(fact.field, STAGE_LABELS.get(fact.field, fact.label), fact.items)


def _facts(fields: tuple[str, ...], known: Known) -> Iterator[Fact]:
    for field in fields:
        journey = known.journey
        if field in SHARED:
            journey = journey.with_(**{field: tuple(_elsewhere(getattr(journey, field), known))})
        if items := tuple(sayings(journey, field, known)):
            yield Fact(field, LABELS.get(field) or label_of(field), items)


def _elsewhere(things: tuple[Part, ...], known: Known) -> Iterator[Part]:
    """Yield what the map says of the whole journey, and no touchpoint or stage tells already."""
    spots = [spot for _, spot in known.journey.touchpoints() if meets(known.persona, spot)]
    standing = [known.standing[spot.id] for spot in spots]
    told = {id(thing) for each in standing for field in SHARED for thing in getattr(each, field)}
    told |= {id(known.meant(pain)) for stage in known.journey.stages for pain in stage.pain_points}
    for thing in things:
        theirs = not isinstance(thing, PainPoint) or hurts(known.persona, thing)
        if id(thing) not in told and theirs:
            yield thing
