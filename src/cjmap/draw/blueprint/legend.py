"""The legend of a blueprint: what is used on it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cjmap.draw import hatch, marks
from cjmap.draw.blueprint.marks import system, thread
from cjmap.draw.blueprint.triggers import look
from cjmap.draw.edges import arrow
from cjmap.draw.flow.legend import Entry, feelings, sample
from cjmap.draw.layout import straight
from cjmap.draw.palette import FEELINGS
from cjmap.draw.scene import Item
from cjmap.view.blueprint_parts import Action, Blueprint, Spot, Trigger
from cjmap.view.graph_parts import Kind
from cjmap.view.items import Sign

_STEP, _LONG, _APART = 25.0, 2.5 * marks.SIDE, 4.0


def entries(made: Blueprint, *, threads: bool) -> Iterator[Entry]:
    """Yield the marks that stand on a blueprint, on which cards may be joined by threads."""
    found = (*_feelings(made), *_on_cards(made), *_steps(made), *_triggers(made, threads))
    yield from (entry._replace(words=made.grid.say(entry.words)) for entry in found)


def _triggers(made: Blueprint, threads: bool) -> Iterator[Entry]:
    if any(not trigger.back for trigger in made.triggers):
        yield Entry(partial(_sample, Trigger("", 1, "")), "sets off", _LONG)
    if any(trigger.back for trigger in made.triggers):
        yield Entry(partial(_sample, Trigger("", 1, "", back=True)), "sets off, back in time", _LONG)
    if threads:
        yield Entry(thread, "behind the same moment")


def _feelings(made: Blueprint) -> Iterator[Entry]:
    if any(spot.column.moment.value is not None for spot in made.spots):
        yield Entry(feelings, "feeling", len(FEELINGS) * _STEP)
    felt = [spot.is_felt for spot in made.spots]
    if any(felt) and not all(felt):
        yield Entry(hatch.mark, "feeling not known")


def _on_cards(made: Blueprint) -> Iterator[Entry]:
    columns = [spot.column for spot in made.spots]
    things: tuple[Spot | Action, ...] = (*made.spots, *made.actions)
    if any(column.moment_of_truth for column in columns):
        yield Entry(marks.moment_of_truth, Sign.MOMENT_OF_TRUTH)
    if any(thing.failures for thing in things):
        yield Entry(marks.failure, Sign.FAILURE)
    if any(column.wait for column in columns):
        yield Entry(marks.wait, Sign.WAIT)
    if any([*(column.duration for column in columns), *(action.duration for action in made.actions)]):
        yield Entry(marks.clock, "active time")
    if any(column.entry for column in columns):
        yield Entry(marks.entry, "a journey may start here")
    if any(action.systems for action in made.actions):
        yield Entry(system, "system")
    if any(column.assumed for column in columns):
        yield Entry(marks.evidence, "assumed: no source yet")
    if not all(column.with_us for column in columns):
        yield Entry(marks.without_us, "without us")


def _steps(made: Blueprint) -> Iterator[Entry]:
    """Yield how steps are drawn between cards, and the marks of those that are told on them."""
    arrows = {spot.arrow for spot in made.spots}
    told = {item.sign for spot in made.spots for item in spot.ways}
    if arrows & {Kind.STEP, Kind.MANAGED}:
        yield Entry(partial(sample, Kind.STEP), "next step", _LONG)
    if Sign.STEP in told:
        yield Entry(marks.step, Sign.STEP)
    if Kind.MANAGED in arrows or Sign.MANAGED in told:
        yield Entry(marks.managed, Sign.MANAGED)
    if Kind.GAP in arrows:
        yield Entry(_gap, Sign.GAP, _LONG + _APART + marks.SIDE)
    elif Sign.GAP in told:
        yield Entry(marks.gap, Sign.GAP)
    if Kind.UNKNOWN in arrows:
        yield Entry(partial(sample, Kind.UNKNOWN), Sign.UNKNOWN, _LONG)
    elif Sign.UNKNOWN in told:
        yield Entry(marks.unknown, Sign.UNKNOWN)


def _gap(x: float, y: float) -> tuple[Item, ...]:
    return *sample(Kind.GAP, x, y), *marks.gap(x + _LONG + _APART, y)


def _sample(trigger: Trigger, x: float, y: float) -> tuple[Item, ...]:
    return tuple(arrow([straight((x, y + 6), (x + _LONG, y + 6))], look(trigger)))
