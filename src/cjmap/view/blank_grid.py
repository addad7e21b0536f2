"""A grid to be filled in by hand: the stages and the numbers of a map, every lane of the experience, and no content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cjmap.model.lanes import Zone
from cjmap.view.grid import Column, Grid, Group
from cjmap.view.head import Head, Person
from cjmap.view.lanes import LaneRow, heading_of, rows
from cjmap.view.mood import Strand

NEW = 3
"""So many columns has a stage of which the map knows no touchpoint."""


def emptied(grid: Grid) -> Grid:
    """Return a grid of which only title, personas and stages have names; its columns are numbered from 1."""
    groups, say = tuple(_groups(grid)), grid.say
    count = sum(len(group.columns) for group in groups)
    stages = say.count(len(groups), "{count} stage", "{count} stages")
    touchpoints = say.count(count, "{count} touchpoint", "{count} touchpoints")
    return Grid(
        grid.id,
        grid.title,
        say("An empty template: {stages}, {touchpoints}.", stages=stages, touchpoints=touchpoints),
        grid.lang,
        _head(grid.head),
        groups,
        tuple(
            LaneRow(row, *heading_of(row, say), ((),) * count, ((),) * len(groups))
            for row in rows(Zone.EXPERIENCE)
        ),
        (Strand("", "", (None,) * count, ()),),
    )


def _groups(grid: Grid) -> Iterator[Group]:
    number = 1
    for group in grid.groups:
        ids = [column.id for column in group.columns] or [f"{group.id}-{n}" for n in range(1, NEW + 1)]
        columns = tuple(Column(number + place, own, "") for place, own in enumerate(ids))
        yield Group(group.number, group.id, group.name, alongside=group.alongside, columns=columns)
        number += len(columns)


def _head(head: Head) -> Head:
    people = tuple(Person(person.id, person.name, person.initials, "", "") for person in head.people)
    return replace(head, facts=(), people=people, scenario="", objectives=(), figures=(), footer=())
