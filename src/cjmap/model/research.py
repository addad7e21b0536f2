"""What is known and how well: sources, metrics, quotes, reviews and mystery shops."""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cjmap.model.base import Part, about, id_from, needed
from cjmap.model.markers import Many, OneOf, Reads, RefTo, Some
from cjmap.model.values import (
    Count,
    Date,
    Duration,
    Flag,
    Id,
    Measure,
    MetricKind,
    MetricRef,
    PersonaRef,
    RelativePath,
    Score,
    SourceKind,
    SourceRef,
    Text,
    TouchpointRef,
)
from cjmap.scalar import Misread, kind_of, read_number
from cjmap.words import slug

SourceType = Literal["quantitative", "qualitative", "mixed"]
Perspective = Literal["customer", "internal"]

SOURCE_DEFAULTS: dict[str, tuple[bool, SourceType, Perspective]] = {
    "survey": (True, "quantitative", "customer"),
    "interview": (True, "qualitative", "customer"),
    "focus-group": (True, "qualitative", "customer"),
    "diary": (True, "qualitative", "customer"),
    "observation": (False, "qualitative", "customer"),
    "workshop": (True, "qualitative", "internal"),
    "employee-interview": (True, "qualitative", "internal"),
    "sales-feedback": (False, "qualitative", "internal"),
    "analytics": (False, "quantitative", "customer"),
    "crm": (False, "quantitative", "internal"),
    "support-log": (False, "mixed", "customer"),
    "call-recording": (False, "qualitative", "customer"),
    "review-site": (False, "mixed", "customer"),
    "social": (False, "qualitative", "customer"),
    "mystery-shop": (True, "qualitative", "customer"),
    "purchase-history": (False, "quantitative", "customer"),
    "other": (False, "mixed", "internal"),
}
"""For each kind of source: whether it was asked for, its type and whose view it gives."""

OBSERVED = frozenset(
    {"observation", "analytics", "mystery-shop", "call-recording", "support-log", "purchase-history"}
)
"""The kinds of source that saw what people do, and did not only hear what they say."""


class Quote(Part):
    """Somebody word for word."""

    short_form: ClassVar[str | None] = "text"
    text: Text = needed("The words.")
    who: Text | None = about("Who said it.")
    source: SourceRef | None = about("Where it was said.")


class Source(Part):
    """Research that the map rests on."""

    short_form: ClassVar[str | None] = "title"
    title: Text = needed("What it is called.")
    id: Id = id_from("title")
    kind: SourceKind = about("What kind of research it is.", "other")
    solicited: Flag | None = about("Whether customers were asked; left out, the kind says it.")
    type: Annotated[SourceType, OneOf()] | None = about("Numbers or words; left out, the kind says it.")
    perspective: Annotated[Perspective, OneOf()] | None = about("Whose view; left out, the kind says it.")
    date: Date | None = about("When it was made.")
    sample: Count | None = about("How many people or cases.")
    url: Text | None = about("Where it can be read.")
    file: Annotated[RelativePath, RefTo("file")] | None = about("A file of the project.")
    note: Text | None = about("Anything else.")

    @property
    def was_solicited(self) -> bool:
        """Say whether customers were asked."""
        return SOURCE_DEFAULTS[self.kind][0] if self.solicited is None else self.solicited

    @property
    def data_type(self) -> SourceType:
        """Return whether it gives numbers, words or both."""
        return self.type or SOURCE_DEFAULTS[self.kind][1]

    @property
    def view(self) -> Perspective:
        """Return whose view it gives."""
        return self.perspective or SOURCE_DEFAULTS[self.kind][2]


def _read_scale(value: object) -> tuple[float, ...]:
    if not isinstance(value, list | tuple):
        raise Misread(f"expects a list, not {kind_of(value)}", "write it as `scale: [1, 5]`")
    scale = tuple(read_number(item) for item in value)
    if len(scale) != 2 or scale[0] >= scale[1]:
        raise Misread("a scale has two numbers, the lowest first", "write it as `scale: [1, 5]`")
    return scale


Scale = Annotated[
    tuple[float, ...],
    Reads(_read_scale, {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}),
]
"""The lowest and the highest value of a metric."""


class Metric(Part):
    """A key figure: how it is defined, where it stands and where it should be."""

    short_form: ClassVar[str | None] = "name"
    named_by: ClassVar[tuple[str, ...]] = ("name", "metric")
    name: Text | None = about("What it is called.")
    id: Id = id_from("name")
    metric: MetricRef | None = about("Instead of a name: the metric of a library that this gives values for.")
    kind: MetricKind = about("What kind of figure it is.", "other")
    unit: Text | None = about("Its unit.")
    scale: Scale = about("The lowest and the highest possible value.", ())
    better: Annotated[Literal["higher", "lower"], OneOf()] | None = about("Which way is better.")
    target: Measure | None = about("Where it should be.")
    value: Measure | None = about("Where it is.")
    previous: Measure | None = about("Where it was before.")
    date: Date | None = about("When it was measured.")
    source: SourceRef | None = about("Where the value is from.")
    owner: Text | None = about("Who answers for it.")

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Return the lowest and the highest possible value, or None where any is possible."""
        if self.scale:
            return self.scale[0], self.scale[1]
        return {"nps": (-100.0, 100.0), "csat": (0.0, 100.0), "ces": (1.0, 7.0), "ratio": (0.0, 100.0)}.get(
            self.kind
        )

    @classmethod
    def _is_named(cls, value: dict[str, Any]) -> bool:
        if "id" in value and "metric" in value:
            raise PydanticCustomError("id_beside_metric", "")
        return super()._is_named(value)

    def misfits(self, reading: "Metric | MetricReading") -> tuple[str, ...]:
        """Return the fields of a reading whose values lie outside of what is possible."""
        if (bounds := self.bounds) is None:
            return ()
        numbers = ((field, getattr(reading, field)) for field in ("value", "target", "previous"))
        return tuple(field for field, n in numbers if n is not None and not bounds[0] <= n <= bounds[1])

    @model_validator(mode="after")
    def _in_bounds(self) -> Self:
        for field in self.misfits(self):
            raise PydanticCustomError("out_of_bounds", "", {"field": field, "metric": self})
        return self


class MetricReading(Part):
    """A metric as it stands at one touchpoint or stage."""

    short_form: ClassVar[str | None] = "metric"
    metric: MetricRef = needed("Which metric.")
    value: Measure | None = about("Where it is.")
    target: Measure | None = about("Where it should be.")
    previous: Measure | None = about("Where it was before.")
    date: Date | None = about("When it was measured.")
    source: SourceRef | None = about("Where the value is from.")


class Review(Part):
    """The map was looked at again, and by whom."""

    date: Date = needed("When it was reviewed.")
    by: Many[Text] = about("Who reviewed it.", ())
    method: Text | None = about("How: workshop, interviews, survey …")
    validated_by: Annotated[Literal["customers", "employees"], OneOf()] | None = about("Who confirmed it.")
    participants: Count | None = about("How many took part.")
    result: Annotated[Literal["confirmed", "corrected", "rejected"], OneOf()] | None = about("What came out.")
    at: Many[Annotated[Text, RefTo("spot")]] = about("The stages and touchpoints it was about.", ())
    note: Text | None = about("What was learned.")


class ShopStep(Part):
    """What a mystery shopper met."""

    touchpoint: TouchpointRef | None = about("The touchpoint of the map.")
    name: Text | None = about("What was met, where the map has no such touchpoint.")
    after: TouchpointRef | None = about("The touchpoint after which it was met.")
    result: Annotated[Literal["as-mapped", "different", "missing", "not-on-map"], OneOf()] | None = about(
        "How reality compares with the map."
    )
    channel: Text | None = about("Where it happened.")
    spoke_with: Text | None = about("Whom the shopper spoke with.")
    wait: Duration | None = about("How long the shopper waited.")
    expected: Text | None = about("What the shopper expected.")
    got: Text | None = about("What the shopper got.")
    feeling: Score | None = about("How the shopper felt, from −2 to 2.")
    note: Text | None = about("Anything else.")


def _wave_and_date(known: dict[str, Any]) -> str:
    return slug(f"{known.get('wave') or ''} {known.get('date') or ''}")


class MysteryShop(Part):
    """A test of the real experience by somebody who plays the customer."""

    named_by: ClassVar[tuple[str, ...]] = ("id", "wave", "date")
    date: Date | None = about("When it was made.")
    wave: Text | None = about("Which round of tests it belongs to.")
    id: Id = Field(default_factory=_wave_and_date, description="Its id; left out, made of wave and date.")
    shopper: Text | None = about("Who shopped.")
    company: Text | None = about("Where, if it was a competitor.")
    persona: PersonaRef | None = about("Which persona the shopper played.")
    steps: Some[ShopStep] = about("What was met, in order.", ())
    note: Text | None = about("Anything else.")
