"""The hand-offs of a map, one by one: what changes, how well it is kept, and what is carried or lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from cjmap.analysis.handoffs import Crossing, Dimension, State
from cjmap.analysis.steps import Way
from cjmap.model.action import Opportunity
from cjmap.model.touchpoint import Touchpoint
from cjmap.model.walk import walk
from cjmap.view.dossier.spots import At, at_spot
from cjmap.view.items import HANDOFFS
from cjmap.view.known import Known
from cjmap.view.said import UNSAID
from cjmap.words import percent


class Turn(NamedTuple):
    """What changes at a hand-off: the channel, the device or the department, from some to others."""

    dimension: Dimension
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handoff:
    """One hand-off; `share` and `when` say how many take it, and on what condition.

    `answers` are the opportunities that fix it, if they are not dropped.
    """

    start: At
    end: At
    state: State
    turns: tuple[Turn, ...]
    share: str = ""
    when: str = ""
    carries: str = ""
    loses: str = ""
    note: str = ""
    answers: tuple[str, ...] = ()

    @property
    def dimensions(self) -> frozenset[Dimension]:
        """Return in which respects it leads elsewhere."""
        return frozenset(turn.dimension for turn in self.turns)


def handoffs(known: Known) -> tuple[Handoff, ...]:
    """Return the hand-offs of a map: the gaps first, then what nobody described, then what is managed."""
    return tuple(sorted(_handoffs(known, _answers(known)), key=lambda each: list(HANDOFFS).index(each.state)))


def _answers(known: Known) -> dict[tuple[str, str], list[str]]:
    """Return the opportunities that fix hand-offs, by both ends of these."""
    found: dict[tuple[str, str], list[str]] = {}
    for _, part in walk(known.journey):
        if isinstance(part, Opportunity) and part.status != "dropped":
            for start, _, end in (fix.partition(">") for fix in part.fixes if ">" in fix):
                found.setdefault((start.strip(), end.strip()), []).append(part.text or UNSAID)
    return found


def _handoffs(known: Known, answers: dict[tuple[str, str], list[str]]) -> Iterator[Handoff]:
    for found in known.ways.values():
        for way in found:
            crossing = known.crossings.get((way.start.id, way.end.id)) if way.end else None
            if way.end is not None and crossing is not None:
                fixed = answers.get((way.start.id, way.end.id), ())
                yield replace(_handoff(way, way.end, crossing, known), answers=tuple(fixed))


def _handoff(way: Way, end: Touchpoint, crossing: Crossing, known: Known) -> Handoff:
    return Handoff(
        at_spot(way.start, known),
        at_spot(end, known),
        crossing.state,
        tuple(_turn(each, way.start, end, known) for each in crossing.dimensions),
        percent(way.step.share if way.step else None),
        (way.step and way.step.when) or "",
        crossing.carries or "",
        crossing.loses or "",
        crossing.note or "",
    )


def _turn(dimension: Dimension, start: Touchpoint, end: Touchpoint, known: Known) -> Turn:
    before, after = (known.names.all_of(dimension, getattr(spot, dimension)) for spot in (start, end))
    return Turn(dimension, before, after)
