"""The change of a map as a grid: the stages and touchpoints of both sides, and what changed in each lane."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cjmap.analysis.feeling import Felt, felt
from cjmap.diff.change import Kind, Weight
from cjmap.diff.compare import contents
from cjmap.model.journey import JourneyMap
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.change_cells import Gathered, cells, gathered, is_whole, of, rows
from cjmap.view.changes import Comparison, Number, Told, tell
from cjmap.view.merged import Spot, Spread, merged
from cjmap.view.pointers import at, number_of
from cjmap.view.terms import VERSIONS
from cjmap.words import plural


class Mark(StrEnum):
    """What happened to a stage or touchpoint as a whole; a ghost is the place that one has left."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    GHOST = "ghost"


@dataclass(frozen=True, slots=True)
class Both:
    """A feeling on both sides; without a value where it is not there."""

    old: Felt
    new: Felt


@dataclass(frozen=True, slots=True)
class ChangeColumn:
    """One touchpoint of either side.

    `said` is what happened to it as a whole, `cells` are its other changes by row; its feeling is in `feelings`.
    `went` is the id of the column where a ghost is now.
    """

    id: str
    number: str
    name: str
    old_name: str
    mark: Mark
    feelings: Both
    said: str
    cells: dict[str, tuple[Told, ...]]
    went: str = ""

    @property
    def is_folded(self) -> bool:
        """Say whether nothing changed here, so that a stub is enough."""
        return (
            self.mark in (Mark.SAME, Mark.GHOST) and not self.old_name and not self.cells and not self.is_felt
        )

    @property
    def is_felt(self) -> bool:
        """Say whether the feeling of everybody changed."""
        return self.mark is Mark.SAME and self.feelings.old.value != self.feelings.new.value


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """One stage of either side, with what changed in it as a whole."""

    id: str
    number: str
    name: str
    old_name: str
    mark: Mark
    said: str
    told: tuple[Told, ...]
    columns: tuple[ChangeColumn, ...]
    alongside: bool = False
    alternatives: bool = False


@dataclass(frozen=True, slots=True)
class ChangeGrid:
    """A whole change: what the sides are called, the headline, and what changed on the map, in stages, in lanes."""

    id: str
    title: str
    lang: str
    heading: str
    sides: tuple[str, str]
    files: tuple[str, str]
    description: str
    numbers: tuple[Number, ...]
    weights: tuple[tuple[Weight, int], ...]
    told: tuple[Told, ...]
    groups: tuple[ChangeGroup, ...]
    rows: tuple[tuple[str, str, str], ...]

    @property
    def columns(self) -> tuple[ChangeColumn, ...]:
        """Return the columns of all stages."""
        return tuple(column for group in self.groups for column in group.columns)

    @property
    def feels(self) -> bool:
        """Say whether any feeling is known on either side."""
        sides = (column.feelings for column in self.columns)
        return any(side.value is not None for each in sides for side in (each.old, each.new))


def change_grid(
    made: Comparison, maps: tuple[JourneyMap, JourneyMap], files: tuple[str, str], prefix: str = ""
) -> ChangeGrid:
    """Return the grid of a comparison; `prefix` starts its id, where several stand on one page."""
    old, new = maps
    spread = merged(old, new, [told.change for told in made.told], ghosts=True)
    found = gathered(made.told)
    groups = tuple(_group(each, maps, found, made.terms.numbers) for each in spread)
    used = {row for group in groups for column in group.columns for row in column.cells}
    return ChangeGrid(
        f"{prefix}{new.id}",
        new.title,
        new.lang,
        made.terms.title,
        (made.terms.old, made.terms.new),
        files,
        description(made),
        made.numbers,
        tuple((weight, count) for weight in Weight if (count := _count(made.told, weight))),
        tuple(found.get((), ())),
        groups,
        tuple(rows(used)),
    )


def description(made: Comparison) -> str:
    """Return a comparison in one or two sentences."""
    numbers = [f"{number.label} {number.old} → {number.new}" for number in made.numbers]
    counts = [f"{count} {weight.value}" for weight in Weight if (count := _count(made.told, weight))]
    parts = [
        ", ".join(numbers),
        f"{plural(len(made.told), 'change')}: {', '.join(counts)}" if counts else "no change",
    ]
    return ". ".join(part[0].upper() + part[1:] for part in parts if part) + "."


def _count(told: Iterable[Told], weight: Weight) -> int:
    return sum(each.weight is weight for each in told)


def _group(
    spread: Spread, maps: tuple[JourneyMap, JourneyMap], found: Gathered, numbers: Mapping[str, int]
) -> ChangeGroup:
    old, new = maps
    before = None if spread.old is None else old.stages[spread.old]
    after = None if spread.new is None else new.stages[spread.new]
    stage = after or before
    assert stage is not None
    places = (
        None if spread.old is None else ("stages", spread.old),
        None if spread.new is None else ("stages", spread.new),
    )
    told = of(found, *places)
    mark = _mark(before, after, told)
    if mark in (Mark.ADDED, Mark.REMOVED):
        bare, pointer = stage.with_(touchpoints=()), places[1] or places[0] or ()
        told += [
            tell(change, old, new, VERSIONS) for change in contents(bare, pointer, came=mark is Mark.ADDED)
        ]
    index = spread.new if spread.new is not None else spread.old or 0
    return ChangeGroup(
        stage.id,
        str(index + 1),
        stage.name,
        _other_name(before, after),
        mark,
        _said(told),
        tuple(each for each in told if not is_whole(each)),
        tuple(_column(spot, maps, found, numbers) for spot in spread.spots),
        stage.alongside,
        stage.order == "any",
    )


def _column(
    spot: Spot, maps: tuple[JourneyMap, JourneyMap], found: Gathered, numbers: Mapping[str, int]
) -> ChangeColumn:
    old, new = maps
    before: Touchpoint | None = None if spot.old is None else at(old, spot.old)
    there: Touchpoint | None = None if spot.new is None else at(new, spot.new)
    after = None if spot.is_ghost else there
    one = after or before
    assert one is not None
    told = [] if spot.is_ghost else of(found, spot.old, spot.new)
    side, pointer = (old, spot.old or ()) if after is None else (new, spot.new or ())
    mark = Mark.GHOST if spot.is_ghost else _mark(before, after, told)
    if mark in (Mark.ADDED, Mark.REMOVED):
        within = contents(one, pointer, came=mark is Mark.ADDED)
        told += [tell(change, old, new, VERSIONS) for change in within]
    return ChangeColumn(
        f"{one.id}.before" if mark in (Mark.GHOST, Mark.REMOVED) else one.id,
        str(number_of(side, pointer, numbers) or ""),
        one.name,
        _other_name(before, after),
        mark,
        Both(felt(before) if before else Felt(), felt(after) if after else Felt()),
        _said(told),
        cells(told),
        there.id if spot.is_ghost and there else "",
    )


def _mark(before: object, after: object, told: Sequence[Told]) -> Mark:
    if before is None:
        return Mark.ADDED
    if after is None:
        return Mark.REMOVED
    return Mark.MOVED if any(each.kind is Kind.MOVED and is_whole(each) for each in told) else Mark.SAME


def _other_name(before: Stage | Touchpoint | None, after: Stage | Touchpoint | None) -> str:
    return before.name if before is not None and after is not None and before.name != after.name else ""


def _said(told: Iterable[Told]) -> str:
    """Return what happened to a thing as a whole; its old name is drawn, but that it was guessed is said."""
    whole = [each for each in told if is_whole(each)]
    said = [each.said for each in whole if each.kind is not Kind.RENAMED]
    guessed = any(each.change.guessed for each in whole)
    return ", ".join([*said, *(["taken for the same"] if guessed else [])])
