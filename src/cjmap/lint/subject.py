"""What a rule of `lint` looks at: one map, what follows from it, and the day on which it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from cjmap.analysis.evidence import Evidence, evidence
from cjmap.analysis.handoffs import Crossing, crossings
from cjmap.analysis.heat import Heat, heat
from cjmap.analysis.routes import Filled, filled
from cjmap.analysis.standing import Standing, standing
from cjmap.analysis.steps import Way, ways
from cjmap.lint.phrases import clipped
from cjmap.lint.words import Words, entries_of, words_of
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.research import Metric, Source
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Touchpoint
from cjmap.model.walk import Survey, survey
from cjmap.place import Pointer
from cjmap.words import slug

T = TypeVar("T")
P = TypeVar("P", bound=Part)


class Spot(NamedTuple):
    """A touchpoint with its stage, its number in the map, and the way to it."""

    pointer: Pointer
    number: int
    stage: Stage
    touchpoint: Touchpoint

    @property
    def name(self) -> Pointer:
        """Return the way to its name, the place at which most findings stand."""
        return (*self.pointer, "name")

    @property
    def label(self) -> str:
        """Return its number and name as messages say them, on one line."""
        return f"{self.number} “{clipped(self.touchpoint.name)}”"

    def to(self, *keys: str | int) -> Pointer:
        """Return the way to something in it."""
        return (*self.pointer, *keys)


@dataclass(eq=False)
class Subject:
    """A resolved map under lint.

    `extra` are the words that the settings add, by the name of a list. `written` is the plain data of the map's own
    file: of an overlay only what differs from its base. `seen` may hand in the walk over the map.
    """

    journey: JourneyMap
    today: date
    extra: dict[str, tuple[str, ...]]
    written: Mapping[str, Any] = field(default_factory=dict)
    seen: Survey | None = None
    _made: dict[Callable[[Subject], Any], Any] = field(default_factory=dict, init=False)

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Return the touchpoints in the order of the file."""
        found: list[Spot] = []
        for s, stage in enumerate(self.journey.stages):
            for t, touchpoint in enumerate(stage.touchpoints):
                found.append(Spot(("stages", s, "touchpoints", t), len(found) + 1, stage, touchpoint))
        return tuple(found)

    @cached_property
    def by_id(self) -> dict[str, Spot]:
        """Return the touchpoints by their ids."""
        return {spot.touchpoint.id: spot for spot in self.spots}

    @cached_property
    def stages(self) -> tuple[tuple[Pointer, Stage], ...]:
        """Return the stages, each with the way to it."""
        return tuple((("stages", index), stage) for index, stage in enumerate(self.journey.stages))

    @cached_property
    def survey(self) -> Survey:
        """Return every part and every reference of the map, found in one walk."""
        return survey(self.journey) if self.seen is None else self.seen

    @property
    def parts(self) -> list[tuple[Pointer, Part]]:
        """Return every part of the map with the way to it, the map itself first."""
        return self.survey.parts

    def of(self, kind: type[P]) -> list[tuple[Pointer, P]]:
        """Return the parts of one class, each with the way to it."""
        return self._by_kind.get(kind, [])

    @cached_property
    def _by_kind(self) -> dict[type[Part], list[tuple[Pointer, Any]]]:
        found: dict[type[Part], list[tuple[Pointer, Any]]] = {}
        for pointer, part in self.parts:
            found.setdefault(type(part), []).append((pointer, part))
        return found

    @cached_property
    def standing(self) -> dict[str, Standing]:
        """Return the pain points, delights and opportunities at each touchpoint, references resolved."""
        return standing(self.journey, self.parts)

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """Return what each touchpoint rests on."""
        return evidence(self.journey)

    @cached_property
    def crossings(self) -> tuple[Crossing, ...]:
        """Return the hand-offs for everybody together."""
        return crossings(self.journey, found=self.ways)

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """Return every way on for everybody together."""
        return ways(self.journey)

    @cached_property
    def routes(self) -> tuple[Filled, ...]:
        """Return the routes, filled, in their order."""
        return filled(self.journey, self.ways) if self.journey.routes else ()

    @cached_property
    def heat(self) -> dict[str, frozenset[Heat]]:
        """Return what each touchpoint is on the heat map."""
        return heat(self.journey, stands=self.standing)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Return the sources by their ids."""
        return {source.id: source for source in self.journey.sources}

    @cached_property
    def metrics(self) -> dict[str, Metric]:
        """Return the metrics by their ids."""
        return {metric.id: metric for metric in self.journey.metrics}

    @cached_property
    def is_future(self) -> bool:
        """Say whether the map shows what shall be: nothing there can have been seen yet."""
        return self.journey.kind == "future-state"

    def once(self, made: Callable[[Subject], T]) -> T:
        """Return what a function makes of this map; it is made when it is first asked for, and kept."""
        if made not in self._made:
            self._made[made] = made(self)
        found: T = self._made[made]
        return found

    def words(self, name: str) -> Words | None:
        """Return a list of words in the language of the map, or None where there is none and a rule abstains."""
        return words_of(self.journey.lang, name, self.extra.get(name, ()))

    def entries(self, name: str) -> tuple[str, ...]:
        """Return the words of such a list as they are written."""
        return entries_of(self.journey.lang, name, self.extra.get(name, ()))

    def term(self, kind: str, text: str) -> str:
        """Return the name of a channel, device, department, system, persona or metric by its id."""
        terms = getattr(self.journey, f"{kind}s")
        return next((term.name for term in terms if term.id in {text, slug(text)} and term.name), text)
