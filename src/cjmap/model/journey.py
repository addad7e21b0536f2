"""The map itself, and the library that several maps share."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic_core import PydanticCustomError

from cjmap.model.action import Objective, Opportunity, PainPoint
from cjmap.model.base import Part, about, id_from, needed
from cjmap.model.markers import Many, OneOf, Reads, RefTo, Some
from cjmap.model.persona import Persona
from cjmap.model.research import Metric, MysteryShop, Review, Source
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Delight, Link, Touchpoint
from cjmap.model.values import (
    Cadence,
    ChannelKind,
    Count,
    Date,
    Duration,
    Id,
    Kind,
    Language,
    PersonaRef,
    RelativePath,
    Score,
    Share,
    Status,
    Text,
)
from cjmap.scalar import Misread, Plain

VERSION = 1


def read_version(value: object) -> object:
    """Read the version of the format; raises Misread, or PydanticCustomError for another one."""
    if isinstance(value, str) and type(value) is not Plain and value == str(VERSION):
        raise Misread("expects 1, not a quoted text", "take the quotes away: 1")
    if str(value) != str(VERSION) or not isinstance(value, str | int):
        raise PydanticCustomError("version", "", {"found": str(value)[:20]})
    return VERSION


Version = Annotated[Literal[1], Reads(read_version, {"const": VERSION})]


class Term(Part):
    """A channel, device, department or system by its name."""

    short_form: ClassVar[str | None] = "name"
    name: Text = needed("What it is called.")
    id: Id = id_from("name")
    kind: Text | None = about("What kind it is.")
    owned: Annotated[Literal["own", "partner", "other"], OneOf()] = about("Whose it is.", "own")


class ChannelTerm(Term):
    """A channel; its kind chooses the icon."""

    kind: ChannelKind | None = about("What kind of channel it is.")


class Member(Part):
    """Somebody who works on the map."""

    short_form: ClassVar[str | None] = "name"
    name: Text = needed("Their name.")
    department: Text | None = about("Their department.")
    role: Text | None = about("What they do for the map.")


class Scope(Part):
    """What the map covers and what it leaves out."""

    starts: Text | None = about("Where the journey starts.")
    ends: Text | None = about("Where the journey ends.")
    segments: Many[Text] = about("Which customers it is about.", ())
    processes: Many[Text] = about("Which processes it runs through.", ())
    includes: Many[Text] = about("What it covers.", ())
    excludes: Many[Text] = about("What it leaves out.", ())
    already_good: Many[Text] = about("What works and needs no mapping.", ())


class Route(Part):
    """One of several journeys over the same touchpoints."""

    name: Text = needed("What it is called.")
    id: Id = id_from("name")
    personas: Many[PersonaRef] = about("Who takes it.", ())
    share: Share | None = about("How many take it.")
    via: Many[Annotated[Text, RefTo("touchpoint")]] = about(
        "The touchpoints at which there is a choice; the rest follows.", ()
    )
    ends: (
        Annotated[
            Literal["completed", "abandoned", "churned", "returned", "lost-to-competitor", "postponed"],
            OneOf(),
        ]
        | None
    ) = about("How it ends.")
    why: Text | None = about("Why it ends so.")


class Question(Part):
    """An open question or a hypothesis."""

    short_form: ClassVar[str | None] = "text"
    text: Text = needed("What we do not know.")
    owner: Text | None = about("Who finds out.")
    at: Many[Annotated[Text, RefTo("spot")]] = about("The stages and touchpoints it is about.", ())
    answer: Text | None = about("What was found.")
    date: Date | None = about("When it was asked or answered.")


class MapLimits(Part):
    """What `lint` holds the map to."""

    lowest_feeling_min: Score | None = about("No touchpoint feels worse than this.")
    mean_feeling_min: Score | None = about("The mean feeling is at least this.")
    open_severe_pain_points_max: Count | None = about("At most so many open pain points of severity 3.")
    unmanaged_handoffs_max: Count | None = about("At most so many gaps.")
    unknown_handoffs_max: Count | None = about("At most so many hand-offs that nobody described.")
    wait_max: Duration | None = about("Nobody waits longer than this.")
    channel_changes_max: Count | None = about("At most so many changes of channel.")
    assumed_share_max: Share | None = about("At most this share of touchpoints without a source.")
    review_age_max: Duration | None = about("The last review is not older than this.")


class Definitions(Part):
    """What a library defines for many maps, and a map for itself."""

    cjmap: Version = needed("The version of the format: 1.")
    title: Text | None = about("The title.")
    id: Id = about("Its id; left out, the name of the file up to its first dot.", "")
    summary: Text | None = about("What it is about, in a sentence or two.")
    tags: Many[Text] = about("Words to filter by.", ())
    links: Some[Link] = about("Where to read on.", ())
    lang: Language = about("The language of labels and word lists, as a BCP 47 tag.", "en")
    owner: Text | None = about("Who keeps it.")
    personas: Many[Persona] = about("One or several points of view.", ())
    channels: Some[ChannelTerm] = about("Where touchpoints happen.", ())
    devices: Some[Term] = about("What customers use.", ())
    departments: Some[Term] = about("Who serves customers.", ())
    systems: Some[Term] = about("What the work is done with.", ())
    metrics: Some[Metric] = about("Key figures: definitions and map-wide values.", ())
    sources: Some[Source] = about("The research.", ())
    objectives: Some[Objective] = about("Why the map exists.", ())
    pain_points: Some[PainPoint] = about(
        "Pain points that stand at several touchpoints: `at` names them.", ()
    )


class Library(Definitions):
    """Definitions that several maps share."""

    kind: Annotated[Literal["library"], OneOf()] = needed("`library`.")


class JourneyMap(Definitions):
    """A customer journey map, whole and resolved."""

    title: Text = needed("The title, best in the customer's voice.")
    kind: Kind = about("The type of map.", "current-state")
    journey: Annotated[Literal["customer", "buyer"], OneOf()] = about(
        "A buyer's journey ends with the decision; the customer's goes on.", "customer"
    )
    status: Status = about("How far the map is.", "draft")
    sponsor: Text | None = about("The executive behind the map.")
    team: Some[Member] = about("Who works on the map.", ())
    scope: Scope | None = about("What the map covers.")
    scenario: Text | None = about("The situation that is mapped.")
    stages: Some[Stage] = needed("The spine: the stages in order.")
    routes: Some[Route] = about("Several journeys over the same touchpoints.", ())
    delights: Some[Delight] = about("Delights that stand at several touchpoints.", ())
    opportunities: Some[Opportunity] = about("Opportunities that stand at several touchpoints.", ())
    reviews: Some[Review] = about("The validation log.", ())
    review_every: Cadence | None = about("How often the map is reviewed.")
    review_when: Many[Text] = about("Events that call for a review.", ())
    mystery_shops: Some[MysteryShop] = about("Tests of the real experience.", ())
    questions: Some[Question] = about("Open questions and hypotheses.", ())
    limits: MapLimits | None = about("What `lint` holds the map to.")
    improves: Annotated[RelativePath, RefTo("file")] | None = about(
        "The current-state map that a future state improves; left out, the file it extends."
    )
    uses: Many[RelativePath] = about("Libraries; those of the project need no naming.", ())

    def touchpoints(self) -> list[tuple[Stage, Any]]:
        """Return every touchpoint with its stage, in order."""
        return [(stage, touchpoint) for stage in self.stages for touchpoint in stage.touchpoints]


RESERVED: dict[type[Part], tuple[str, ...]] = {JourneyMap: ("data",), Touchpoint: ("events",)}
"""Names of fields to come: until then they may stand without a value, as any key may."""
