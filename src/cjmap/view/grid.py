"""The map as a grid: a column for each touchpoint, grouped by stage, and a lane for each kind of information."""

from __future__ import annotations

from dataclasses import dataclass

from cjmap.analysis.feeling import felt
from cjmap.analysis.steps import meets
from cjmap.model.journey import JourneyMap
from cjmap.model.lanes import Zone
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.lanes import LaneRow, lanes
from cjmap.view.names import Names
from cjmap.view.said import facts, mood, people


@dataclass(frozen=True, slots=True)
class Column:
    """One touchpoint: its number, and how it feels; `value` is None where nobody said."""

    number: int
    id: str
    name: str
    value: float | None = None
    words: str | None = None
    moment_of_truth: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """One stage and its columns, of which it may have none yet; one `alongside` is no part of the curve."""

    number: int
    id: str
    name: str
    duration: str | None = None
    alongside: bool = False
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole map, or the map of one persona; each lane has a cell for each column, in their order."""

    id: str
    title: str
    description: str
    lang: str
    facts: tuple[str, ...]
    people: tuple[str, ...]
    scenario: str | None
    groups: tuple[Group, ...]
    lanes: tuple[LaneRow, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns of all stages."""
        return tuple(column for group in self.groups for column in group.columns)


def grid(journey: JourneyMap, persona: str | None = None, zone: Zone = Zone.EXPERIENCE) -> Grid:
    """Return the grid of a map; lanes without content are left out."""
    names = Names(journey)
    spots = [touchpoint for _, touchpoint in journey.touchpoints() if meets(persona, touchpoint)]
    groups = _groups(journey, persona)
    return Grid(
        journey.id,
        journey.title,
        mood(
            [
                (column.name, column.value)
                for group in groups
                if not group.alongside
                for column in group.columns
            ]
        ),
        journey.lang,
        facts(journey),
        people(journey, persona),
        journey.scenario,
        groups,
        tuple(lanes(journey, spots, names, persona, zone)),
    )


def _groups(journey: JourneyMap, persona: str | None) -> tuple[Group, ...]:
    numbers = {touchpoint.id: number for number, (_, touchpoint) in enumerate(journey.touchpoints(), start=1)}
    return tuple(
        Group(
            number,
            stage.id,
            stage.name,
            stage.duration,
            stage.alongside,
            tuple(
                _column(touchpoint, numbers[touchpoint.id], persona)
                for touchpoint in stage.touchpoints
                if meets(persona, touchpoint)
            ),
        )
        for number, stage in enumerate(journey.stages, start=1)
    )


def _column(touchpoint: Touchpoint, number: int, persona: str | None) -> Column:
    feeling = felt(touchpoint, persona)
    moment = touchpoint.moment_of_truth is not None
    return Column(number, touchpoint.id, touchpoint.name, feeling.value, feeling.words, moment)
