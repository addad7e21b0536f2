"""A stage: a stretch of the journey, and its touchpoints."""

from typing import Annotated, Literal

from cjmap.model.action import Opportunity, PainPoint
from cjmap.model.base import Part, about, id_from, needed
from cjmap.model.markers import Many, OneOf, RefTo, Some
from cjmap.model.research import MetricReading
from cjmap.model.touchpoint import Feeling, Link, Touchpoint
from cjmap.model.values import ChannelRef, Duration, Flag, Id, Lifecycle, RelativePath, Text


class Stage(Part):
    """A stretch of the journey; it may have no touchpoints yet."""

    name: Text = needed("What the customer is about in this stage.")
    id: Id = id_from("name")
    question: Text | None = about("What the customer asks themselves.")
    goal: Text | None = about("What the customer wants to reach.")
    lifecycle: Lifecycle | None = about("Before, at or after the sale.")
    feeling: Feeling | None = about("How customers feel in this stage and how we want them to feel.")
    order: Annotated[Literal["sequence", "any"], OneOf()] = about(
        "`any`: the touchpoints are alternatives.", "sequence"
    )
    alongside: Flag = about("`true`: it accompanies the others and is left out of the sequence.", False)
    duration: Duration | None = about("How long it takes.")
    owner: Text | None = about("The person responsible.")
    channel: Many[ChannelRef] = about("Where it happens.", ())
    metrics: Some[MetricReading] = about("What is measured in this stage.", ())
    pain_points: Some[PainPoint] = about("Where the stage as a whole hurts.", ())
    opportunities: Some[Opportunity] = about("What should be done for the stage as a whole.", ())
    listening: Many[Text] = about("Where customers are heard.", ())
    zoom: Annotated[RelativePath, RefTo("file")] | None = about("The map that shows it in detail.")
    touchpoints: Some[Touchpoint] = about("Its touchpoints in order.", ())
    note: Text | None = about("Anything else.")
    links: Some[Link] = about("Where to read on.", ())
    tags: Many[Text] = about("Words to filter by.", ())
