"""How the journey feels along its columns: each moment, and which of them a curve may join."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cjmap.analysis.feeling import felt
from cjmap.analysis.steps import meets
from cjmap.model.journey import JourneyMap
from cjmap.model.touchpoint import Touchpoint

MOST_STRANDS = 5
"""So many personas are drawn at once."""
_MOST_FANS = 24
"""So many lines lead from alternatives to alternatives; more of them say nothing."""


@dataclass(frozen=True, slots=True)
class Moment:
    """How one touchpoint feels, from −2 to 2; `value` is None where nobody said, which is never a zero."""

    value: float | None = None
    words: str | None = None
    start: float | None = None
    end: float | None = None
    internal: float | None = None
    wanted: float | None = None

    @property
    def is_misjudged(self) -> bool:
        """Say whether the team believes something else than customers feel, by 1 or more."""
        known = self.value is not None and self.internal is not None
        return known and abs((self.internal or 0) - (self.value or 0)) >= 1

    @property
    def changes(self) -> tuple[float, float] | None:
        """Return how it feels at the start and at the end, where it is known to change within."""
        return None if self.start is None or self.end is None else (self.start, self.end)


UNKNOWN = Moment()


@dataclass(frozen=True, slots=True)
class Strand:
    """One line along the columns, of everybody together (without a name) or of one persona.

    `values` are those of the columns, None where nobody said. `runs` are the indexes that one curve joins, and
    `fans` the pairs that lead into and out of alternatives.
    """

    id: str
    name: str
    values: tuple[float | None, ...]
    runs: tuple[tuple[int, ...], ...]
    fans: tuple[tuple[int, int], ...] = ()


def moment(touchpoint: Touchpoint, persona: str | None = None) -> Moment:
    """Return how a touchpoint feels, to everybody together or to one persona."""
    if touchpoint.feeling is None:
        return UNKNOWN
    common = touchpoint.feeling
    said = (common.by.get(persona) if persona is not None else None) or common
    wanted = said.wanted or common.wanted
    internal = said.internal if said.internal is not None else common.internal
    now = felt(touchpoint, persona)
    return Moment(now.value, now.words, now.start, now.end, internal, wanted.score if wanted else None)


def strands(journey: JourneyMap, spots: Sequence[Touchpoint], persona: str | None) -> tuple[Strand, ...]:
    """Return the line of everybody together, or of one persona, and those of personas who feel otherwise.

    The latter run only where they differ, and one touchpoint further on either side.
    """
    everybody = _strand(journey, spots, persona)
    if persona is not None:
        return (everybody,)
    found = [everybody]
    for person in journey.personas:
        theirs = _strand(journey, spots, person.id, person.name or person.id)
        apart = {
            index
            for index, (value, common) in enumerate(zip(theirs.values, everybody.values, strict=True))
            if value is not None and value != common
        }
        if apart and len(found) <= MOST_STRANDS:
            runs = tuple(part for run in theirs.runs for part in _around(run, apart))
            found.append(Strand(theirs.id, theirs.name, theirs.values, runs))
    return tuple(found)


def _strand(journey: JourneyMap, spots: Sequence[Touchpoint], persona: str | None, name: str = "") -> Strand:
    values = tuple(felt(spot, persona).value if meets(persona, spot) else None for spot in spots)
    places = {spot.id: index for index, spot in enumerate(spots) if meets(persona, spot)}
    runs, fans = _lines(journey, places, values)
    return Strand(persona or "", name, values, tuple(map(tuple, runs)), tuple(fans))


def _lines(
    journey: JourneyMap, places: dict[str, int], values: Sequence[float | None]
) -> tuple[list[list[int]], list[tuple[int, int]]]:
    """Follow the sequence: a run breaks where a value is missing, and alternatives fan out and in."""
    runs: list[list[int]] = [[]]
    fans: list[tuple[int, int]] = []
    before: list[int] = []  # the alternatives that lead on
    for stage in journey.stages:
        own = [places[spot.id] for spot in stage.touchpoints if spot.id in places]
        if stage.alongside or not own:
            continue
        if stage.order == "any":
            starts = before or runs[-1][-1:]
            before = [index for index in own if values[index] is not None]
            fans += _pairs(starts, before)
            runs.append([])
            continue
        for index in own:
            if values[index] is None:
                runs.append([])
            else:
                fans += _pairs(before, [index])
                runs[-1].append(index)
            before = []
    return [run for run in runs if run], fans


def _pairs(starts: Sequence[int], ends: Sequence[int]) -> list[tuple[int, int]]:
    if len(starts) * len(ends) > _MOST_FANS:
        return []
    return [(start, end) for start in starts for end in ends]


def _around(run: tuple[int, ...], apart: set[int]) -> Iterator[tuple[int, ...]]:
    """Yield the parts of a run in which a value differs, with a neighbour on either side."""
    part: list[int] = []
    for place, index in enumerate(run):
        if not apart.isdisjoint(run[max(place - 1, 0) : place + 2]):
            part.append(index)
        elif part:
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)
