"""What hurts and what will be done about it: objectives, pain points and opportunities."""

from typing import Annotated, ClassVar, Literal

from cjmap.model.base import Part, about, id_from, keyed
from cjmap.model.markers import Keyed, Many, OneOf
from cjmap.model.values import (
    Date,
    FixRef,
    Id,
    MetricRef,
    Number,
    ObjectiveRef,
    OneToFive,
    OneToThree,
    PersonaRef,
    SourceRef,
    Text,
    TouchpointRef,
    suggesting,
)

OUTCOMES = (
    "loyalty", "lifetime-value", "churn", "market-share", "referrals", "sales-cycle", "revenue", "cost",
    "satisfaction",
)  # fmt: skip
"""The business outcomes with a name of their own; any other text is accepted too."""


class Objective(Part):
    """Why the map exists, tied to a business outcome."""

    short_form: ClassVar[str | None] = "statement"
    referable: ClassVar[bool] = True
    named_by: ClassVar[tuple[str, ...]] = ("statement",)
    statement: Text | None = about("What is to be reached.")
    id: Id = id_from("statement")
    outcome: Annotated[Text, suggesting(*OUTCOMES)] | None = about(
        "The business outcome: one of these, or in words."
    )
    metrics: Many[MetricRef] = about("How it is measured.", ())
    owner: Text | None = about("Who answers for it.")


class PainPoint(Part):
    """Where it hurts. It is open until `closed` is given."""

    short_form: ClassVar[str | None] = "text"
    referable: ClassVar[bool] = True
    markable: ClassVar[bool] = True
    text: Text | None = about("What hurts, in the customer's words.")
    id: Id = id_from("text")
    severity: OneToThree = about("From 1 (annoying) to 3 (severe).", 2)
    frequency: Text | None = about("How often it happens.")
    who: Text | None = about("Who says so.")
    personas: Many[PersonaRef] = about("Whom it hurts.", ())
    sources: Many[SourceRef] = about("What it rests on.", ())
    at: Many[TouchpointRef] = about("The touchpoints, where it stands at several.", ())
    closed: Text | None = about("When, or by what, it was closed.")


class Opportunity(Part):
    """An improvement, right next to the touchpoint that it improves."""

    short_form: ClassVar[str | None] = "text"
    referable: ClassVar[bool] = True
    named_by: ClassVar[tuple[str, ...]] = ("text",)
    text: Text | None = about("What should be done.")
    id: Id = id_from("text")
    fixes: Many[FixRef] = about("The pain points it fixes, or a hand-off as `from>to`.", ())
    at: Many[TouchpointRef] = about("The touchpoints, where it stands at several.", ())
    impact: OneToFive | None = about("For the customer, from 1 to 5.")
    effort: OneToFive | None = about("For us, from 1 to 5.")
    value: Number | None = about("What it brings per year, in the project's currency.")
    cost: Number | None = about("What it costs per year.")
    cost_once: Number | None = about("What it costs once.")
    objectives: Many[ObjectiveRef] = about("The objectives it serves.", ())
    expects: Keyed[MetricRef, Text] = keyed("The change expected of each metric.")
    owner: Text | None = about("Who answers for it.")
    status: Annotated[Literal["idea", "planned", "in-progress", "shipped", "dropped"], OneOf()] = about(
        "How far it is.", "idea"
    )
    due: Date | None = about("By when.")
    issue: Text | None = about("Where the work is tracked.")
