"""The cells of a heat map: what each of its columns says of one touchpoint."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cjmap.analysis.evidence import Evidence, evidence
from cjmap.analysis.feeling import felt, known_feelings
from cjmap.analysis.gaps import expected
from cjmap.analysis.handoffs import State
from cjmap.analysis.priority import priority
from cjmap.analysis.standing import hurts
from cjmap.analysis.steps import meets
from cjmap.model.journey import JourneyMap
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.items import HANDOFFS, Facts, Sign
from cjmap.view.said import signed

MOST_PRIORITY = 50
"""No touchpoint can be more urgent (analysis.priority)."""


class Kind(StrEnum):
    """What a column is about; the value is its heading, but for a persona, whose name it is."""

    FEELING = "Feeling"
    PERSONA = "Persona"
    PAIN_POINTS = "Pain points"
    DELIGHTS = "Delights"
    MOMENT_OF_TRUTH = "Moment of truth"
    EXPECTATIONS = "Expectations"
    WANTED = "Below wanted"
    HANDOFFS = "Hand-offs out"
    WAIT = "Wait before"
    IMPORTANCE = "Importance"
    EVIDENCE = "Evidence"
    PRIORITY = "Priority"


NOTES = {
    Kind.FEELING: "−2 to +2",
    Kind.PERSONA: "if different",
    Kind.PAIN_POINTS: "the worst",
    Kind.EXPECTATIONS: "not met",
    Kind.IMPORTANCE: "customer × business",
    Kind.PRIORITY: f"0 to {MOST_PRIORITY}",
}
"""What stands below a heading."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A mark and what stands beside it; `severity` is that of a pain point."""

    sign: Sign
    text: str = ""
    severity: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `value` tints it as a feeling, `share` is how much of it a bar fills, from 0 to 1.

    It is `unsaid` where nobody said how it feels, which is not the same as an empty one.
    """

    text: str = ""
    value: float | None = None
    badges: tuple[Badge, ...] = ()
    share: float | None = None
    unsaid: bool = False


EMPTY, UNSAID = Cell(), Cell(unsaid=True)
NOT_MET = Cell("–")
"""Stands in the column of a persona who does not meet a touchpoint."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its heading."""

    kind: Kind
    heading: str
    note: str = ""


Fill = Callable[[Touchpoint], Cell]


def columns(facts: Facts) -> Iterator[tuple[Column, Fill]]:
    """Yield every column there may be, each with what fills its cells."""
    fills = _fills(facts)
    for kind in Kind:
        if kind is Kind.PERSONA:
            for person in facts.journey.personas if facts.persona is None else ():
                yield Column(kind, person.name or person.id, NOTES[kind]), _persona(person.id)
        elif kind in fills:
            yield Column(kind, kind.value, NOTES.get(kind, "")), fills[kind]


def _fills(facts: Facts) -> Mapping[Kind, Fill]:
    """Return what fills the columns; of a future state all evidence would be proposed."""
    future = facts.journey.kind == "future-state"
    leaving: dict[str, list[State]] = {}
    for (start, _), crossing in facts.crossings.items():
        leaving.setdefault(start, []).append(crossing.state)
    return {
        Kind.FEELING: lambda spot: _feeling(spot, facts.persona),
        Kind.PAIN_POINTS: lambda spot: _pains(spot, facts),
        Kind.DELIGHTS: lambda spot: _counted(Sign.DELIGHT, len(facts.standing[spot.id].delights)),
        Kind.MOMENT_OF_TRUTH: lambda spot: _counted(
            Sign.MOMENT_OF_TRUTH, int(spot.moment_of_truth is not None)
        ),
        Kind.EXPECTATIONS: lambda spot: _counted(Sign.UNMET, len(expected(spot).unmet)),
        Kind.WANTED: lambda spot: _below(expected(spot).below_wanted),
        Kind.HANDOFFS: lambda spot: _handoffs(leaving.get(spot.id, [])),
        Kind.WAIT: lambda spot: Cell(badges=(Badge(Sign.WAIT, spot.wait),)) if spot.wait else EMPTY,
        Kind.IMPORTANCE: _importance,
        **({} if future else {Kind.EVIDENCE: _evidence(facts.journey)}),
        Kind.PRIORITY: lambda spot: _priority(spot, facts.persona),
    }


def _feeling(spot: Touchpoint, persona: str | None) -> Cell:
    value = felt(spot, persona).value
    if value is not None:
        return Cell(signed(value), value)
    return Cell("by persona") if known_feelings(spot, persona) else UNSAID


def _persona(persona: str) -> Fill:
    """Return what fills the column of a persona: their feeling where it is not that of everybody."""

    def fill(spot: Touchpoint) -> Cell:
        if not meets(persona, spot):
            return NOT_MET
        value = felt(spot, persona).value
        return EMPTY if value in (None, felt(spot).value) else _feeling(spot, persona)

    return fill


def _pains(spot: Touchpoint, facts: Facts) -> Cell:
    pains = [
        pain for pain in facts.standing[spot.id].pain_points if not pain.closed and hurts(facts.persona, pain)
    ]
    if not pains:
        return EMPTY
    worst = max(pain.severity for pain in pains)
    return Cell(badges=(Badge(Sign.PAIN_POINT, f"S{worst}{_times(len(pains), ' ')}", worst),))


def _counted(sign: Sign, count: int) -> Cell:
    return Cell(badges=(Badge(sign, _times(count)),)) if count else EMPTY


def _times(count: int, before: str = "") -> str:
    return f"{before}×{count}" if count > 1 else ""


def _below(wanted: float | None) -> Cell:
    return Cell(signed(-wanted)) if wanted else EMPTY


def _handoffs(states: Sequence[State]) -> Cell:
    """Return how many hand-offs lead away, the worst first."""
    counts = [(sign, states.count(state)) for state, sign in HANDOFFS.items()]
    return Cell(badges=tuple(Badge(sign, _times(count)) for sign, count in counts if count))


def _importance(spot: Touchpoint) -> Cell:
    ranks = spot.importance
    if ranks is None or (ranks.customer is None and ranks.business is None):
        return EMPTY
    return Cell(" × ".join("?" if rank is None else str(rank) for rank in (ranks.customer, ranks.business)))


def _evidence(journey: JourneyMap) -> Fill:
    known: Mapping[str, Evidence] = evidence(journey)
    return lambda spot: Cell(known[spot.id].value)


def _priority(spot: Touchpoint, persona: str | None) -> Cell:
    urgent = priority(spot, persona)
    return EMPTY if urgent is None else Cell(f"{urgent:.1f}", share=urgent / MOST_PRIORITY)
