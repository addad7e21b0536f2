"""A persona: one point of view on the journey."""

from typing import Annotated, ClassVar

from cjmap.model.base import Part, about, id_from
from cjmap.model.markers import Many, RefTo, Some
from cjmap.model.research import Quote
from cjmap.model.values import Id, RelativePath, SourceRef, Text


class Persona(Part):
    """Who makes the journey."""

    short_form: ClassVar[str | None] = "name"
    referable: ClassVar[bool] = True
    named_by: ClassVar[tuple[str, ...]] = ("name",)
    name: Text | None = about("What we call the persona.")
    id: Id = id_from("name")
    role: Text | None = about("What they are in this journey.")
    company: Text | None = about("Where they work, in business journeys.")
    segment: Text | None = about("The market segment they stand for.")
    portrait: Annotated[RelativePath, RefTo("file")] | None = about("An image file, relative to this file.")
    summary: Text | None = about("The persona in a sentence or two.")
    age: Text | None = about("Age or age group.")
    gender: Text | None = about("Gender, where it matters.")
    household: Text | None = about("With whom they live.")
    income: Text | None = about("Income, where it matters.")
    location: Text | None = about("Where they live.")
    goals: Many[Text] = about("What they want to reach.", ())
    needs: Many[Text] = about("What they need.", ())
    frustrations: Many[Text] = about("What frustrates them.", ())
    objections: Many[Text] = about("What keeps them from buying.", ())
    prefers_contact: Many[Text] = about("How they like to be contacted.", ())
    learns_from: Many[Text] = about("Whom and what they trust.", ())
    already_bought: Many[Text] = about("What they have from us.", ())
    competitors: Many[Text] = about("Whom else they look at.", ())
    active_on: Many[Text] = about("Where they spend their time.", ())
    formats: Many[Text] = about("What they like to read, watch and hear.", ())
    devices: Many[Text] = about("What they use.", ())
    buying_role: Text | None = about("User, buyer, influencer, decider or gatekeeper.")
    quotes: Some[Quote] = about("The persona word for word.", ())
    sources: Many[SourceRef] = about("What the persona rests on.", ())
