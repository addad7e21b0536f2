"""The map as a grid: a column for each touchpoint, grouped by stage, and a lane for each kind of information."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from cjmap.analysis.evidence import Evidence, evidence
from cjmap.analysis.feeling import felt, known_feelings
from cjmap.analysis.steps import meets
from cjmap.files.raster import Raster
from cjmap.model.journey import JourneyMap
from cjmap.model.lanes import Zone
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.graph_parts import Course
from cjmap.view.graph_steps import routes
from cjmap.view.head import Head, head
from cjmap.view.items import Facts
from cjmap.view.lanes import LaneRow, lanes
from cjmap.view.mood import UNKNOWN, Moment, Strand, moment, strands
from cjmap.view.phrases import lasting
from cjmap.view.said import mood
from cjmap.view.speech import Speech, speech
from cjmap.words import percent


@dataclass(frozen=True, slots=True)
class Column:
    """One touchpoint: its number, what stands on its card, and how it feels.

    `entry` is empty where no journey starts, else says so with the share that does.
    """

    number: int
    id: str
    name: str
    moment: Moment = UNKNOWN
    channels: tuple[str, ...] = ()
    time: str = ""
    wait: str = ""
    duration: str = ""
    entry: str = ""
    with_us: bool = True
    assumed: bool = False
    moment_of_truth: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """One stage and its columns, of which it may have none yet; one `alongside` is no part of the curve.

    `mood` is how the stage as a whole feels, `mood_wanted` how it should, in words.
    """

    number: int
    id: str
    name: str
    question: str = ""
    goal: str = ""
    duration: str = ""
    alongside: bool = False
    alternatives: bool = False
    mood: Moment = UNKNOWN
    mood_wanted: str = ""
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole map, or the map of one persona; each lane has a cell for each column, in their order.

    `under` is how the columns feel on another map, mostly the current state of a future one; empty without one.
    `routes` are those of which the way is clear.
    """

    id: str
    title: str
    description: str
    lang: str
    head: Head
    groups: tuple[Group, ...]
    lanes: tuple[LaneRow, ...]
    strands: tuple[Strand, ...]
    under: tuple[float | None, ...] = ()
    routes: tuple[Course, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns of all stages."""
        return tuple(column for group in self.groups for column in group.columns)

    @property
    def say(self) -> Speech:
        """Return what says labels in the language of the map."""
        return speech(self.lang)

    def is_unheard(self, place: int) -> bool:
        """Say whether nobody said how a column feels, not even to one of the personas who have a line."""
        return all(strand.values[place] is None for strand in self.strands)


def grid(
    journey: JourneyMap,
    persona: str | None = None,
    zone: Zone | None = None,
    file: str | None = None,
    pictures: Mapping[str, Raster] = MappingProxyType({}),
    under: JourneyMap | None = None,
) -> Grid:
    """Return the grid of a map; lanes without content are left out.

    Without a zone a service blueprint shows its layers, and any other map the experience. `file` is the name that
    the footer gives, `pictures` are the images of the map by the path that it writes, and `under` is the map whose
    feelings lie under those of this one.
    """
    zone = zone or (Zone.BLUEPRINT if journey.kind == "service-blueprint" else Zone.EXPERIENCE)
    facts = Facts(journey, persona, pictures)
    spots = [touchpoint for _, touchpoint in journey.touchpoints() if meets(persona, touchpoint)]
    groups = _groups(facts)
    moods = [
        (spot.name, known_feelings(spot, persona))
        for stage, spot in journey.touchpoints()
        if not stage.alongside and meets(persona, spot)
    ]
    return Grid(
        journey.id,
        journey.title,
        mood(moods, facts.say),
        journey.lang,
        head(journey, persona, file, pictures, facts.say),
        groups,
        tuple(lanes(facts, spots, zone)),
        strands(journey, spots, persona),
        _under(under, spots, persona),
        tuple(course for course in routes(facts) if course.passes),
    )


def _under(
    other: JourneyMap | None, spots: Sequence[Touchpoint], persona: str | None
) -> tuple[float | None, ...]:
    """Return how touchpoints feel on another map, None where it has none of that id, or nobody said."""
    if other is None:
        return ()
    values = {spot.id: felt(spot, persona).value for _, spot in other.touchpoints()}
    return tuple(values.get(spot.id) for spot in spots)


def _groups(facts: Facts) -> tuple[Group, ...]:
    known = evidence(facts.journey)
    return tuple(
        _group(
            number,
            stage,
            facts.say,
            tuple(
                _column(spot, facts, known[spot.id])
                for spot in stage.touchpoints
                if meets(facts.persona, spot)
            ),
        )
        for number, stage in enumerate(facts.journey.stages, start=1)
    )


def _group(number: int, stage: Stage, say: Speech, columns: tuple[Column, ...]) -> Group:
    feeling = stage.feeling
    wanted = feeling.wanted if feeling else None
    return Group(
        number,
        stage.id,
        stage.name,
        stage.question or "",
        stage.goal or "",
        lasting(stage.duration, say),
        stage.alongside,
        stage.order == "any",
        Moment(
            feeling.value, feeling.words, internal=feeling.internal, wanted=wanted.score if wanted else None
        )
        if feeling
        else UNKNOWN,
        (wanted.words or "") if wanted else "",
        columns,
    )


def _column(spot: Touchpoint, facts: Facts, known: Evidence) -> Column:
    return Column(
        facts.numbers[spot.id],
        spot.id,
        spot.name,
        moment(spot, facts.persona),
        facts.names.all_of("channel", spot.channel, facts.say),
        spot.time or "",
        lasting(spot.wait, facts.say),
        lasting(spot.duration, facts.say),
        _entry(spot.entry, facts.say),
        spot.with_us,
        known is Evidence.ASSUMED,
        spot.moment_of_truth is not None,
    )


def _entry(entry: bool | float | None, say: Speech) -> str:
    if entry is None:
        return ""
    return say("starts here") if entry is True else percent(entry)
