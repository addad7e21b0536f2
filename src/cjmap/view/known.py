"""What references of a map mean to a reader: a name, and where on the page it is told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from cjmap.analysis.steps import meets
from cjmap.model.action import Objective, Opportunity, PainPoint
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.persona import Persona
from cjmap.model.research import Metric, MysteryShop, Source
from cjmap.model.touchpoint import Delight, LayerAction, Touchpoint
from cjmap.model.walk import name_of, walk
from cjmap.view.items import Facts
from cjmap.view.said import UNSAID
from cjmap.view.saying import Saying
from cjmap.words import slug

TOLD = (Persona, Source, MysteryShop, Metric, Objective)
"""What is told in one place of the page, where references to it lead."""


class Known:
    """What a map, or the map of one persona, says of the things that it refers to by id."""

    def __init__(self, journey: JourneyMap, persona: str | None) -> None:
        self.journey, self.persona = journey, persona
        facts = Facts(journey, persona)
        self.names, self.numbers, self.standing = facts.names, facts.numbers, facts.standing
        self.ways, self.crossings = facts.ways, facts.crossings
        self.things: dict[tuple[str, str], Part] = {}
        self._told = dict(self._spots())
        for _, part in walk(journey):
            self._define(part)

    @cached_property
    def met(self) -> tuple[Touchpoint, ...]:
        """Return the touchpoints of the map, or those that its persona meets."""
        return tuple(spot for _, spot in self.journey.touchpoints() if meets(self.persona, spot))

    def _spots(self) -> Iterator[tuple[tuple[str, str], Saying]]:
        """Yield what stages and touchpoints are called; those that the persona does not meet lead nowhere."""
        for number, stage in enumerate(self.journey.stages, start=1):
            yield ("stage", stage.id), Saying(f"stage {number} {stage.name}", href=f"#stage-{stage.id}")
            for spot in stage.touchpoints:
                there = f"#touchpoint-{spot.id}" if meets(self.persona, spot) else None
                yield ("touchpoint", spot.id), Saying(f"{self.numbers[spot.id]} {spot.name}", href=there)

    def _define(self, part: Part) -> None:
        kind, own = name_of(type(part)), getattr(part, "id", "")
        shared = isinstance(part, PainPoint | Delight | Opportunity | LayerAction)
        if part.is_reference or not own or (shared and not part.has_own_id):
            return  # the derived id of a text counts in its own list alone
        self.things.setdefault((kind, own), part)
        match part:
            case Persona() | Source() | MysteryShop() | Metric() | Objective():
                kind = "source" if isinstance(part, MysteryShop) else kind
                there = None if self._is_left_out(part) else f"#{anchor_of(part)}"
                self._told.setdefault((kind, own), Saying(lead_of(part, self), href=there))
            case PainPoint() | Delight() | Opportunity() | LayerAction():
                self._told.setdefault((kind, own), Saying(part.text or UNSAID))
            case _:
                pass

    def _is_left_out(self, part: Part) -> bool:
        return isinstance(part, Persona) and self.persona not in (None, part.id)

    def meant(self, thing: Part) -> Part:
        """Return the thing itself, or what a reference to it means."""
        if not thing.is_reference:
            return thing
        return self.things.get((name_of(type(thing)), getattr(thing, "id", "")), thing)

    def of(self, kind: str, text: str) -> Saying:
        """Return what a reference says; a name that is defined nowhere says itself."""
        if kind == "fix" and ">" in text:
            ends = (self.of("touchpoint", end.strip()).text for end in text.split(">", 1))
            return Saying("the hand-off from {} to {}".format(*ends))
        for each in _KINDS.get(kind, (kind,)):
            if found := self._told.get((each, text)) or self._told.get((each, slug(text))):
                return found
        return Saying(self.names.of(kind, text))


_KINDS = {
    "spot": ("touchpoint", "stage"),
    "step": ("touchpoint",),
    "fix": ("pain point",),
    "action": ("action", "touchpoint"),
}


def anchor_of(part: Part) -> str:
    """Return the fragment at which a thing is told, or nothing where it has no place of its own."""
    return f"{slug(name_of(type(part)))}-{part.id}" if isinstance(part, TOLD) else ""


def lead_of(part: Part, known: Known) -> str:
    """Return the words that a thing is called by."""
    if isinstance(part, MysteryShop):
        wave = f"Wave {part.wave}" if part.wave and part.wave.isdigit() else part.wave
        return ", ".join(word for word in (wave, part.date) if word) or part.id
    if isinstance(part, Metric):
        return part.name or known.names.of("metric", part.metric or part.id)
    said = getattr(part, part.short_form or "", None)
    return str(said or getattr(part, "id", UNSAID))
