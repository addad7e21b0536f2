"""The heat map: a row for each touchpoint, a column for each thing that may hurt, delight or decide there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cjmap.analysis.heat import EXTREME, Heat, heat
from cjmap.analysis.priority import priority
from cjmap.analysis.steps import meets
from cjmap.model.journey import JourneyMap
from cjmap.view.by_channel import ByChannel, by_channel
from cjmap.view.head import Head, head
from cjmap.view.heat_cells import EMPTY, NOT_MET, UNSAID, Cell, Column, columns
from cjmap.view.items import Facts
from cjmap.words import plural, series

_NAMED = 3
"""Of more touchpoints a sentence gives the numbers alone."""


@dataclass(frozen=True, slots=True)
class Row:
    """One touchpoint with a cell for each column; it is `extreme` where it hurts, delights and decides at once."""

    number: int
    id: str
    name: str
    cells: tuple[Cell, ...]
    extreme: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """One stage and its rows, of which it may have none yet."""

    number: int
    id: str
    name: str
    alongside: bool = False
    alternatives: bool = False
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A whole map, or the map of one persona, as a table; columns in which nothing stands are left out."""

    id: str
    title: str
    description: str
    lang: str
    head: Head
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    channels: ByChannel | None

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows of all stages."""
        return tuple(row for group in self.groups for row in group.rows)


def heat_map(
    journey: JourneyMap, persona: str | None = None, file: str | None = None, top: Head | None = None
) -> HeatMap:
    """Return the heat map of a map; `file` is the name that the footer gives, `top` its head where that is known."""
    facts = Facts(journey, persona)
    spots = [spot for _, spot in journey.touchpoints() if meets(persona, spot)]
    filled = [
        (column, cells)
        for column, fill in columns(facts)
        if _says((cells := {spot.id: fill(spot) for spot in spots}).values())
    ]
    hot = heat(journey, persona, facts.standing)
    rows = {
        spot.id: Row(
            facts.numbers[spot.id],
            spot.id,
            spot.name,
            tuple(cells[spot.id] for _, cells in filled),
            hot[spot.id] == EXTREME,
        )
        for spot in spots
    }
    return HeatMap(
        journey.id,
        journey.title,
        " ".join(_description(facts, hot, list(rows.values()))),
        journey.lang,
        top or head(journey, persona, file),
        tuple(column for column, _ in filled),
        tuple(_groups(journey, rows)),
        by_channel(facts),
    )


def _says(cells: Iterable[Cell]) -> bool:
    """Say whether a column has anything to say; that nobody said a thing, or does not meet it, is nothing."""
    return any(cell not in (EMPTY, UNSAID, NOT_MET) for cell in cells)


def _groups(journey: JourneyMap, rows: dict[str, Row]) -> Iterator[Group]:
    for number, stage in enumerate(journey.stages, start=1):
        own = tuple(rows[spot.id] for spot in stage.touchpoints if spot.id in rows)
        yield Group(number, stage.id, stage.name, stage.alongside, stage.order == "any", own)


def _description(facts: Facts, hot: dict[str, frozenset[Heat]], rows: Sequence[Row]) -> Iterator[str]:
    """Yield what the heat map shows, in sentences."""
    verbs = ((Heat.PAIN_POINT, "hurt"), (Heat.DELIGHT, "delight"), (Heat.MOMENT_OF_TRUTH, "decide"))
    counts = [(sum(heat in marks for marks in hot.values()), verb) for heat, verb in verbs]
    said = [f"{count} {verb}{'s' if count == 1 else ''}" for count, verb in counts if count]
    if said:
        yield f"Of {plural(len(rows), 'touchpoint')} {series(said, 'and')}."
    else:
        yield "Nothing is marked as a pain point, a delight or a moment of truth yet."
    if extreme := [row for row in rows if row.extreme]:
        few = len(extreme) <= _NAMED
        names = [f"{row.number} “{row.name}”" if few else str(row.number) for row in extreme]
        yield f"Extremely inconsistent, because all three stand there at once: {series(names, 'and')}."
    spots = [spot for _, spot in facts.journey.touchpoints() if spot.id in hot]
    urgent = [(spot, known) for spot in spots if (known := priority(spot, facts.persona)) is not None]
    if urgent:
        spot, most = max(urgent, key=lambda pair: pair[1])
        yield f"The most urgent is {facts.numbers[spot.id]} “{spot.name}”, with a priority of {most:.1f}."
