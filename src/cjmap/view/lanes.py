"""The lanes of a grid, read off the fields of the model that are marked as such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cjmap.analysis.standing import Standing, hurts, standing
from cjmap.model.action import Opportunity, PainPoint
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.lanes import Lane, Zone
from cjmap.model.research import MetricReading, Quote
from cjmap.model.touchpoint import Expectation, Feeling, Image, Remark, Touchpoint
from cjmap.view.names import Names, referred

UNSAID = "not yet in words"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a cell; `severity` is that of a pain point, from 1 to 3, and 0 for all else."""

    text: str
    severity: int = 0


@dataclass(frozen=True, slots=True)
class LaneRow:
    """One lane: the field that it shows, its heading, and a cell for each column. Feelings have no items."""

    field: str
    heading: str
    cells: tuple[tuple[Item, ...], ...]


def lanes(
    journey: JourneyMap, spots: Sequence[Touchpoint], names: Names, persona: str | None, zone: Zone
) -> Iterator[LaneRow]:
    """Yield the lanes of a zone from the top, those that have content or feelings."""
    stands = standing(journey)
    for field in _fields(zone):
        cells = tuple(
            tuple(_items(field, _standing(field, spot, stands[spot.id]), names, persona)) for spot in spots
        )
        felt = any(isinstance(getattr(spot, field), Feeling) for spot in spots)
        if felt or any(cells):
            yield LaneRow(field, field.replace("_", " ").capitalize(), cells)


def _fields(zone: Zone) -> list[str]:
    """Return the fields that are lanes of a zone, from the top."""
    placed = [
        (place, name)
        for name, field in Touchpoint.model_fields.items()
        for lane in field.metadata
        if isinstance(lane, Lane) and (place := _place(lane, zone)) is not None
    ]
    return [name for _, name in sorted(placed)]


def _place(lane: Lane, zone: Zone) -> int | None:
    if zone is Zone.BLUEPRINT:
        return lane.blueprint_order if lane.zone in (Zone.BOTH, zone) else None
    return lane.order if lane.zone in (Zone.BOTH, zone) else None


def _standing(field: str, spot: Touchpoint, stands: Standing) -> object:
    """Return what a touchpoint has in a field, with what stands there without being written there."""
    return getattr(stands, field) if field in Standing.__dataclass_fields__ else getattr(spot, field)


def _items(field: str, value: object, names: Names, persona: str | None) -> Iterable[Item]:
    kind = referred(field)
    for thing in value if isinstance(value, tuple) else (value,):
        match thing:
            case None | Feeling():
                continue
            case str():
                yield Item(names.of(kind, thing) if kind else thing)
            case PainPoint():
                if not thing.closed and hurts(persona, thing):
                    yield Item(thing.text or UNSAID, thing.severity)
            case Opportunity(status="dropped"):
                continue
            case Remark() if persona and thing.persona and thing.persona != persona:
                continue
            case Part():
                yield Item(_said(thing, names))
            case _:
                yield Item(str(thing))


def _said(part: Part, names: Names) -> str:
    """Return a part in words; one of a kind that has no words of its own here says its short form."""
    match part:
        case Expectation():
            got = f" → {part.gets}" if part.gets else ""
            return f"{part.expects}{got}" + (f" ({part.met})" if part.met else "")
        case MetricReading():
            amount = "" if part.value is None else f": {part.value:g}"
            target = "" if part.target is None else f" → {part.target:g}"
            return f"{names.of('metric', part.metric)}{amount}{target}"
        case Quote():
            return f"“{part.text}”"
        case Image():
            return part.alt
        case _:
            return str(getattr(part, part.short_form or "", None) or UNSAID)
