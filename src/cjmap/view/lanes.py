"""The lanes of a grid, read off the fields of the model that are marked as such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cjmap.model.lanes import Lane, Zone
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.items import Facts, Item, items, items_of_stage
from cjmap.view.speech import ENGLISH, Speech

HEADINGS = {
    "routes": ("Routes", ""),
    "images": ("Pictures", "what it looks like"),
    "actions": ("Does", "what the customer does"),
    "thoughts": ("Thinks and says", "in the customer's words"),
    "feeling": ("Feels", "from −2 to +2"),
    "channel": ("Where", "channel, device, department"),
    "next": ("Moves on", "hand-offs, branches, exits"),
    "needs": ("Needs and expects", "and what they get"),
    "pain_points": ("Pain points", "where it hurts"),
    "failures": ("Fail points", "what can go wrong"),
    "delights": ("Delights", "worth protecting"),
    "opportunities": ("Opportunities", "what we will do"),
    "metrics": ("Metrics", "what is measured"),
    "owner": ("Owner", "who answers for it"),
    "artefacts": ("Physical evidence", "what the customer sees and keeps"),
    "frontstage": ("Frontstage", "what we do in sight"),
    "backstage": ("Backstage", "what we do out of sight"),
    "support": ("Support", "what helps those who serve"),
    "policies": ("Policies", "rules and regulations"),
}
"""What readers call a row, and what that means."""


def heading_of(row: str, say: Speech = ENGLISH) -> tuple[str, str]:
    """Return what readers call a row; one without words of its own is called after its field."""
    if row not in HEADINGS:
        return row.replace("_", " ").capitalize(), ""
    heading, caption = HEADINGS[row]
    return say(heading), say(caption)


@dataclass(frozen=True, slots=True)
class LaneRow:
    """One lane: the field that it is called after, its heading and what that means.

    It has a cell for each column, and one for each stage as a whole. Feelings have no items.
    """

    field: str
    heading: str
    caption: str
    cells: tuple[tuple[Item, ...], ...]
    stages: tuple[tuple[Item, ...], ...]


def lanes(facts: Facts, spots: Sequence[Touchpoint], zone: Zone) -> Iterator[LaneRow]:
    """Yield the lanes of a zone from the top, those that have content or feelings."""
    feelings = [*(spot.feeling for spot in spots), *(stage.feeling for stage in facts.journey.stages)]
    for row, fields in rows(zone).items():
        cells = tuple(tuple(_cell(spot, fields, facts)) for spot in spots)
        stages = tuple(tuple(_whole(stage, fields, facts)) for stage in facts.journey.stages)
        felt = row == "feeling" and any(feelings)
        if felt or any(cells) or any(stages):
            yield LaneRow(row, *heading_of(row, facts.say), cells, stages)


def rows(zone: Zone) -> dict[str, list[str]]:
    """Return the rows of a zone from the top, and the fields that stand in each."""
    placed = [
        (place, lane.row or name, name)
        for name, field in Touchpoint.model_fields.items()
        for lane in field.metadata
        if isinstance(lane, Lane) and (place := _place(lane, zone)) is not None
    ]
    found: dict[str, list[str]] = {}
    for _, row, name in sorted(placed):
        found.setdefault(row, []).append(name)
    return found


def _place(lane: Lane, zone: Zone) -> int | None:
    if zone is Zone.BLUEPRINT:
        return lane.blueprint_order if lane.zone in (Zone.BOTH, zone) else None
    return lane.order if lane.zone in (Zone.BOTH, zone) else None


def _cell(spot: Touchpoint, fields: Sequence[str], facts: Facts) -> Iterator[Item]:
    number = (facts.numbers[spot.id],)
    for field in fields:
        found = [replace(item, at=number) for item in items(spot, field, facts)]
        yield from sorted(found, key=_worst_first)


def _worst_first(item: Item) -> int:
    return -item.severity


def _whole(stage: Stage, fields: Sequence[str], facts: Facts) -> Iterator[Item]:
    """Yield what stands in a stage as a whole."""
    for field in fields:
        if field != "feeling":
            yield from sorted(items_of_stage(stage, field, facts), key=_worst_first)
