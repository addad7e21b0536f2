"""What a map rests on: how its touchpoints are known, and which research there is of which kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cjmap.analysis.evidence import Evidence, evidence
from cjmap.model.research import Source
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.dossier.spots import At, at_spot
from cjmap.view.known import Known
from cjmap.view.saying import Saying
from cjmap.view.telling import told

TYPES = {"quantitative": "Analytical: numbers", "qualitative": "Anecdotal: words", "mixed": "Both"}
"""What sources give, as the method calls it."""
_SHOWN = frozenset({"kind", "type", "solicited", "perspective", "date", "sample"})


class Part(NamedTuple):
    """The touchpoints that rest on evidence of one kind."""

    evidence: Evidence
    at: tuple[At, ...]


class Kinds(NamedTuple):
    """How many sources give one type of data: those that were asked for, and those that were not."""

    name: str
    solicited: int
    unsolicited: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source; `told` holds what is said of it besides, and `at` are the touchpoints that rest on it."""

    told: Saying
    kind: str
    type: str
    solicited: bool
    view: str
    date: str
    sample: int | None
    at: tuple[At, ...]


@dataclass(frozen=True, slots=True)
class Mix:
    """The evidence of a map; `views` counts the sources that give the customers' view, and those from inside."""

    touchpoints: int
    parts: tuple[Part, ...]
    kinds: tuple[Kinds, ...]
    views: tuple[int, int]
    sources: tuple[SourceRow, ...]


def mix(known: Known) -> Mix:
    """Return what a map rests on, the best evidence first."""
    spots, rests = known.met, evidence(known.journey)
    parts = (
        Part(kind, tuple(at_spot(spot, known) for spot in spots if rests[spot.id] is kind))
        for kind in reversed(Evidence)
    )
    sources = known.journey.sources
    inside = sum(source.view == "internal" for source in sources)
    return Mix(
        len(spots),
        tuple(part for part in parts if part.at),
        tuple(_kinds(sources)),
        (len(sources) - inside, inside),
        tuple(_row(source, spots, known) for source in sources),
    )


def _kinds(sources: tuple[Source, ...]) -> Iterator[Kinds]:
    for type_, name in TYPES.items():
        asked = [source.was_solicited for source in sources if source.data_type == type_]
        if asked:
            yield Kinds(name, asked.count(True), asked.count(False))


def _row(source: Source, spots: Sequence[Touchpoint], known: Known) -> SourceRow:
    said = told(source, known)
    return SourceRow(
        replace(said, notes=tuple(fact for fact in said.notes if fact.field not in _SHOWN)),
        source.kind.replace("-", " "),
        source.data_type,
        source.was_solicited,
        source.view,
        source.date or "",
        source.sample,
        tuple(at_spot(spot, known) for spot in spots if source.id in _cited(spot, known)),
    )


def _cited(spot: Touchpoint, known: Known) -> set[str]:
    """Return the sources that a touchpoint names: for itself, its pain points, its quotes and what people do there."""
    found = {*spot.sources, *(quote.source for quote in spot.quotes if quote.source)}
    for remark in (*spot.actions, *spot.thoughts, *spot.needs):
        found.update(remark.sources)
    for pain in known.standing[spot.id].pain_points:
        found.update(pain.sources)
    for delight in known.standing[spot.id].delights:
        found.update(delight.sources)
    return found
