"""A poster or a template on sheets of paper: as large as it fits, and on several where one would be too small."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from cjmap.draw.paper import blank
from cjmap.draw.paper.fit import Plan, Way, best, length, narrowest
from cjmap.draw.poster import drawn, framed
from cjmap.draw.scene import Scene
from cjmap.draw.sheet import MARGIN, Columns, Room, Sheet
from cjmap.view.blank_grid import emptied
from cjmap.view.grid import Grid
from cjmap.view.grid_parts import Part, parts
from cjmap.words import plural, series


class Paper(NamedTuple):
    """A sheet upright, in millimetres, and the least size of its body text in points.

    `note` is the width of the notes that are stuck on it: on a large one that of those that everybody has.
    """

    name: str
    width: float
    height: float
    least: float
    note: float = 0


PAPERS: Mapping[str, Paper] = {
    paper.name.lower(): paper
    for paper in (
        Paper("A4", 210, 297, 6),
        Paper("A3", 297, 420, 6),
        Paper("A2", 420, 594, 10),
        Paper("A1", 594, 841, 10, 76),
        Paper("A0", 841, 1189, 10, 76),
    )
}


class Sheets(NamedTuple):
    """A map on paper: a scene for each sheet, the points of its body text on each, and what to tell people."""

    scenes: tuple[Scene, ...]
    bodies: tuple[float, ...]
    said: str


def sheets(grid: Grid, columns: Columns, paper: Paper) -> Sheets:
    """Return the poster on as few sheets as can be read, and on these as large as it fits.

    Sheets lie or stand, whichever prints larger. A stage is never split: one that needs more than a sheet is drawn
    smaller, and this is said.
    """
    modes: tuple[Columns, ...] = ("touchpoint", "stage") if columns == "auto" else (columns,)
    ways = [Way(partial(_poster, mode), *size) for mode in modes for size in _sizes(paper)]
    plan, bodies = best(grid, ways, paper.least)
    return Sheets(tuple(_scenes(grid, plan, bodies)), bodies, _said(paper, plan, bodies))


def blank_sheets(grid: Grid, paper: Paper) -> Sheets:
    """Return the empty template on as few sheets as leave room for notes, and say how wide its columns are."""
    empty = emptied(grid)
    roomy, tight = (
        best(empty, [Way(partial(_template, lane), *size, paper.note) for size in _sizes(paper)], paper.least)
        for lane in (blank.ROOMY, blank.TIGHT)
    )
    plan, bodies = min(roomy, tight, key=lambda found: found[0].worth)
    wide = min(_column(each, plan.way, body) for each, body in _shown(empty, plan, bodies))
    narrow = f", narrower than a note of {paper.note:g} mm" if wide < paper.note else ""
    said = f"{_said(paper, plan, bodies)}, columns of {int(wide)} mm{narrow}"
    return Sheets(tuple(_scenes(empty, plan, bodies)), bodies, said)


def _poster(columns: Columns, shown: Part, room: Room) -> Sheet:
    return drawn(shown.grid, columns, room)


def _template(lane: float, shown: Part, room: Room) -> Sheet:
    return blank.drawn(shown.grid, room, lane)


def _sizes(paper: Paper) -> tuple[tuple[float, float], tuple[float, float]]:
    return (paper.height, paper.width), (paper.width, paper.height)


def _shown(grid: Grid, plan: Plan, bodies: Sequence[float]) -> Iterator[tuple[Part, float]]:
    return zip(parts(grid, plan.cuts), bodies, strict=True)


def _column(shown: Part, way: Way, body: float) -> float:
    """Return the width of the narrowest column in millimetres."""
    return narrowest(way.draw(shown, way.room(shown, body))) * way.unit(body)


def _scenes(grid: Grid, plan: Plan, bodies: Sequence[float]) -> Iterator[Scene]:
    """Yield the pictures of parts: they all begin at one height, such that the longest stands in the middle."""
    way = plan.way
    rooms = [(each, way.room(each, body)) for each, body in _shown(grid, plan, bodies)]
    spare = min(1 - length(way.draw(each, room)) / room.height for each, room in rooms)
    for each, room in rooms:
        made = way.draw(each, room._replace(top=MARGIN + max(spare, 0) * room.height / 2))
        scene = framed(made, room.width, room.height)
        yield replace(scene, description=_described(each), paper=(way.width, way.height))


def _described(shown: Part) -> str:
    grid, say = shown.grid, shown.grid.say
    if shown.count == 1:
        return grid.description
    names = ", ".join(say("“{text}”", text=group.name) for group in grid.groups)
    which = say("Sheet {number} of {count}: {names}.", number=shown.number, count=shown.count, names=names)
    return f"{grid.description} {which}"


def _said(paper: Paper, plan: Plan, bodies: Sequence[float]) -> str:
    """Return in words how many sheets there are, and how large their text is."""
    how = "landscape" if plan.way.width > plan.way.height else "portrait"
    said = f"{paper.name} {how}: {plural(len(bodies), 'sheet')}, text {max(bodies):.1f} pt"
    small = [index for index, body in enumerate(bodies) if body < paper.least]
    if not small:
        return said
    sizes = series((f"{bodies[index]:.1f}" for index in small), "and")
    where = series((str(index + 1) for index in small), "and")
    which = f"sheet {where} has" if len(small) == 1 else f"sheets {where} have"
    return f"{said}; {which} text of {sizes} pt, for a stage is never split"
