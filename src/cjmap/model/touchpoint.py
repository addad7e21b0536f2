"""A touchpoint: one moment of the journey, with all that is known about it."""

import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator

from cjmap.model.action import Opportunity, PainPoint
from cjmap.model.base import Part, about, id_from, keyed, needed
from cjmap.model.lanes import Lane, Zone
from cjmap.model.markers import Keyed, Many, OneOf, Reads, RefTo, Some
from cjmap.model.research import MetricReading, Quote
from cjmap.model.values import (
    PERCENT,
    ActionRef,
    ChannelRef,
    DepartmentRef,
    DeviceRef,
    Duration,
    Flag,
    Id,
    ObjectiveRef,
    OneToFive,
    PersonaRef,
    RelativePath,
    Score,
    Share,
    SourceRef,
    SystemRef,
    Text,
    TouchpointRef,
    suggesting,
)
from cjmap.scalar import Misread, Plain, flag_or_none, read_share


def _true_or_share(value: object) -> bool | float | None:
    flag = flag_or_none(value)
    if flag is not None:
        return flag or None
    try:
        return read_share(value)
    except Misread as misread:
        raise Misread(
            misread.sentence.replace("expects a share", "expects true or a share"), misread.hint
        ) from None


def _none_if_false(value: object) -> object:
    return None if flag_or_none(value) is False else value


Entry = Annotated[
    bool | float | None,
    Reads(
        _true_or_share,
        {"type": ["boolean", "number", "string"], "minimum": 0, "maximum": 1, "pattern": PERCENT},
    ),
]


class Link(Part):
    """Somewhere to read on."""

    title: Text | None = about("What the reader finds there.")
    url: Text = needed("The address: http, https, mailto or a relative path.")


class Image(Part):
    """A picture of the touchpoint."""

    file: Annotated[RelativePath, RefTo("file")] = needed("The image file, relative to this file.")
    alt: Text = needed("What the image shows, for those who do not see it.")


class Remark(Part):
    """What somebody does, thinks or needs."""

    short_form: ClassVar[str | None] = "text"
    text: Text = needed("The words, as the customer would say them.")
    persona: PersonaRef | None = about("Whose it is, where the map has several personas.")
    sources: Many[SourceRef] = about("What it rests on.", ())


_LIKE_A_NUMBER = re.compile(r"[-+\u2010-\u2015\u2212]? ?[0-9.,]+")
"""What people write where they mean a number, right or not."""


class Wanted(Part):
    """How we want the customer to feel."""

    short_form: ClassVar[str | None] = "words"
    number_form: ClassVar[str | None] = "score"
    score: Score | None = about("From −2 to 2 in steps of 0.1.")
    words: Text | None = about("The emotion in words.")

    @classmethod
    def _from_short(cls, value: Any) -> Any:
        number = isinstance(value, int | float) or (type(value) is Plain and _LIKE_A_NUMBER.fullmatch(value))
        return {"score" if number else "words": value}


class Feeling(Part):
    """How the customer feels; a missing score is a gap in the curve and never a zero."""

    short_form: ClassVar[str | None] = "score"
    score: Score | None = about("What customers feel, from −2 to 2 in steps of 0.1.")
    words: Text | None = about("The emotion in words.")
    internal: Score | None = about("What the team believes that customers feel.")
    wanted: Wanted | None = about("How we want customers to feel: a number, words, or both.")
    by: Keyed[PersonaRef, "Feeling"] = keyed("The feeling of each persona, where they differ.")
    start: Score | None = about("The feeling when the touchpoint begins, where it changes within it.")
    end: Score | None = about("The feeling when the touchpoint ends.")

    @property
    def value(self) -> float | None:
        """Return the score, or the mean of start and end where only these are given."""
        if self.score is not None or self.start is None or self.end is None:
            return self.score
        return round((self.start + self.end) / 2, 2)


class Expectation(Part):
    """What customers expect here, and what they get."""

    short_form: ClassVar[str | None] = "expects"
    expects: Text = needed("What the customer expects.")
    gets: Text | None = about("What the customer gets.")
    met: Annotated[Literal["no", "partly", "yes", "exceeded"], OneOf()] | None = about("How far it is met.")


class Delight(Part):
    """A bright spot that is worth protecting."""

    short_form: ClassVar[str | None] = "text"
    referable: ClassVar[bool] = True
    markable: ClassVar[bool] = True
    text: Text | None = about("What delights, in the customer's words.")
    id: Id = id_from("text")
    who: Text | None = about("Who says so.")
    sources: Many[SourceRef] = about("What it rests on.", ())
    at: Many[TouchpointRef] = about("The touchpoints, where it stands at several.", ())


class MomentOfTruth(Part):
    """A moment that decides whether the customer stays."""

    short_form: ClassVar[str | None] = "why"
    markable: ClassVar[bool] = True
    why: Text | None = about("Why this moment decides.")
    success: Text | None = about("What happens when it goes well.")
    failure: Text | None = about("What happens when it goes wrong.")


class Importance(Part):
    """How much a touchpoint counts."""

    customer: OneToFive | None = about("For the customer, from 1 to 5.")
    business: OneToFive | None = about("For the business, from 1 to 5.")


class Handoff(Part):
    """What happens between two touchpoints that share no channel, device or department."""

    short_form: ClassVar[str | None] = "state"
    state: Annotated[Literal["managed", "unmanaged"], OneOf()] | None = about("An unmanaged one is a gap.")
    carries: Text | None = about("What is handed over.")
    loses: Text | None = about("What is lost on the way.")
    note: Text | None = about("Anything else.")


class Step(Part):
    """What follows a touchpoint."""

    short_form: ClassVar[str | None] = "to"
    to: Annotated[Text, RefTo("step")] | None = about(
        "A touchpoint or `end`; left out, the next in the file."
    )
    when: Text | None = about("The condition, where there is a choice.")
    share: Share | None = about("How many go this way.")
    handoff: Handoff | None = about("Whether the hand-off is managed, what it carries and what it loses.")


class Exit(Part):
    """Customers may leave the journey here."""

    short_form: ClassVar[str | None] = "why"
    why: Text | None = about("Why they leave.")
    share: Share | None = about("How many leave.")
    to: Annotated[Text, suggesting("competitor", "do-nothing", "other")] | None = about(
        "Where they go: one of these, or in words."
    )
    when: Text | None = about("The condition.")


class Failure(Part):
    """A point at which the service can fail."""

    short_form: ClassVar[str | None] = "mode"
    mode: Text = needed("What goes wrong.")
    chance: Share | None = about("How often.")
    recovery: Text | None = about("How it is put right.")
    recovers_at: TouchpointRef | None = about("The touchpoint at which it is put right.")


class Trigger(Part):
    """An action that sets off another action or a touchpoint."""

    short_form: ClassVar[str | None] = "to"
    to: ActionRef = needed("The id of an action or a touchpoint.")
    label: Text | None = about("What is passed on.")


class LayerAction(Part):
    """Something the organisation does, on stage or behind it."""

    short_form: ClassVar[str | None] = "text"
    text: Text = needed("What is done.")
    id: Id = id_from("text")
    department: Many[DepartmentRef] = about("Who does it.", ())
    system: Many[SystemRef] = about("What it is done with.", ())
    triggers: Many[Trigger] = about("What it sets off.", ())
    duration: Duration | None = about("How long it takes.")
    failures: Some[Failure] = about("What can go wrong.", ())
    note: Text | None = about("Anything else.")


class Touchpoint(Part):
    """One moment in which the customer does, thinks and feels something."""

    name: Text = needed("What the customer does, in the customer's words.")
    id: Id = id_from("name")
    note: Text | None = about("Anything else.")
    tags: Many[Text] = about("Words to filter by.", ())
    links: Some[Link] = about("Where to read on.", ())
    images: Annotated[Some[Image], Lane(0, Zone.EXPERIENCE)] = about("Pictures of it.", ())
    time: Text | None = about("Clock or day, for a day in the life.")
    channel: Annotated[Many[ChannelRef], Lane(40)] = about(
        "Where it happens; without one the customer is alone.", ()
    )
    device: Annotated[Many[DeviceRef], Lane(41, row="channel")] = about("What the customer uses.", ())
    department: Annotated[Many[DepartmentRef], Lane(42, row="channel")] = about(
        "Which department owns the interaction.", ()
    )
    with_us: Flag = about("`false`: a part of the customer's life without us.", True)
    owner: Annotated[Text | None, Lane(100)] = about("The person responsible.")
    personas: Many[PersonaRef] = about("Only these personas meet it.", ())
    actions: Annotated[Many[Remark], Lane(10, Zone.BOTH, 20)] = about("What the customer does.", ())
    thoughts: Annotated[Many[Remark], Lane(20, Zone.EXPERIENCE)] = about("What the customer thinks.", ())
    needs: Annotated[Many[Remark], Lane(50, Zone.EXPERIENCE)] = about("Which needs it serves.", ())
    feeling: Annotated[Feeling | None, Lane(30, Zone.BOTH, 0)] = about("How the customer feels.")
    expectations: Annotated[Some[Expectation], Lane(51, Zone.EXPERIENCE, row="needs")] = about(
        "What customers expect, and whether it is met.", ()
    )
    quotes: Annotated[Some[Quote], Lane(21, Zone.EXPERIENCE, row="thoughts")] = about(
        "Customers word for word.", ()
    )
    pain_points: Annotated[Some[PainPoint], Lane(60, Zone.BOTH, 80)] = about(
        "Where it hurts; `true` marks it while the words are missing.", ()
    )
    delights: Annotated[Some[Delight], Lane(70)] = about("What delights.", ())
    moment_of_truth: Annotated[MomentOfTruth | None, BeforeValidator(_none_if_false)] = about(
        "Whether, and why, this moment decides about loyalty."
    )
    choose_us: Annotated[Text | None, Lane(71, Zone.EXPERIENCE, row="delights")] = about(
        "Why customers choose us here."
    )
    opportunities: Annotated[Some[Opportunity], Lane(80, Zone.BOTH, 90)] = about("What should be done.", ())
    importance: Importance | None = about("How much it counts, for customer and business.")
    metrics: Annotated[Some[MetricReading], Lane(90)] = about("What is measured here.", ())
    objectives: Many[ObjectiveRef] = about("The objectives it serves.", ())
    sources: Many[SourceRef] = about("What the cell rests on; the id of a mystery shop counts too.", ())
    listening: Annotated[Many[Text], Lane(91, Zone.EXPERIENCE, row="metrics")] = about(
        "Where customers are heard here.", ()
    )
    duration: Duration | None = about("The active time.")
    wait: Duration | None = about("The time before this touchpoint begins.")
    entry: Entry = about("A journey may start here: `true`, or the share that does.")
    next: Annotated[Many[Step], Lane(45)] = about(
        "What follows; left out, the next touchpoint in the file.", ()
    )
    exits: Annotated[Many[Exit], Lane(46, row="next")] = about("Where customers leave.", ())
    frontstage: Annotated[Some[LayerAction], Lane(30, Zone.BLUEPRINT, 30)] = about(
        "What the customer sees of our work.", ()
    )
    backstage: Annotated[Some[LayerAction], Lane(40, Zone.BLUEPRINT, 40)] = about(
        "What we do out of the customer's sight.", ()
    )
    support: Annotated[Some[LayerAction], Lane(50, Zone.BLUEPRINT, 50)] = about(
        "What supports those who serve the customer.", ()
    )
    artefacts: Annotated[Many[Text], Lane(10, Zone.BLUEPRINT, 10)] = about("Physical evidence.", ())
    policies: Annotated[Many[Text], Lane(60, Zone.BLUEPRINT, 60)] = about("Rules and regulations.", ())
    failures: Annotated[Some[Failure], Lane(65, Zone.BOTH, 70)] = about("Fail points.", ())
    zoom: Annotated[RelativePath, RefTo("file")] | None = about("The map that shows it in detail.")
