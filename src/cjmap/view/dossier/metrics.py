"""The metrics of a map, each against its target and where it stood before, on the whole and at single touchpoints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cjmap.analysis.targets import reached, trend
from cjmap.model.research import Metric, MetricReading
from cjmap.view.dossier.spots import At, at_spot, at_stage
from cjmap.view.known import Known
from cjmap.view.said import measure, unit_of
from cjmap.view.saying import Saying
from cjmap.view.telling import told
from cjmap.words import slug


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A metric on the whole, or as it stands at one touchpoint or stage.

    `at` is where it is read; a metric on the whole names those places where it is read without a value of its own.
    `reached` and `better` are None where nothing can be said. `told` has its name and what else is known of it.
    """

    told: Saying
    at: tuple[At, ...]
    is_part: bool
    date: str
    owner: str
    value: str
    target: str
    previous: str
    reached: bool | None
    better: bool | None


def metric_rows(known: Known) -> tuple[MetricRow, ...]:
    """Return the metrics in the order of the map, each followed by its readings along the journey."""
    return tuple(_rows(known))


def _rows(known: Known) -> Iterator[MetricRow]:
    readings: dict[str, list[tuple[At, MetricReading]]] = {}
    for at, reading in _readings(known):
        key = reading.metric if ("metric", reading.metric) in known.things else slug(reading.metric)
        readings.setdefault(key, []).append((at, reading))
    for metric in known.journey.metrics:
        own = readings.pop(metric.id, [])
        bare = tuple(at for at, reading in own if not _says(reading))
        yield _row(metric, bare, metric, known)
        yield from (_row(reading, (at,), metric, known) for at, reading in own if _says(reading))
    for rest in readings.values():
        yield from (_row(reading, (at,), None, known) for at, reading in rest)


def _says(reading: MetricReading) -> bool:
    """Say whether a reading has a number of its own."""
    return any(number is not None for number in (reading.value, reading.target, reading.previous))


def _readings(known: Known) -> Iterator[tuple[At, MetricReading]]:
    theirs = {spot.id for spot in known.met}
    for stage in known.journey.stages:
        yield from ((at_stage(stage, known), reading) for reading in stage.metrics)
        for spot in stage.touchpoints:
            if spot.id in theirs:
                yield from ((at_spot(spot, known), reading) for reading in spot.metrics)


def _row(
    reading: Metric | MetricReading, at: tuple[At, ...], metric: Metric | None, known: Known
) -> MetricRow:
    """Return what stands in a row; a reading that gives no target has that of its metric."""
    unit, better = (unit_of(metric), metric.better) if metric else ("", None)
    target = reading.target if reading.target is not None or metric is None else metric.target
    said = told(reading, known, {"value", "target", "previous", "unit"})
    notes = tuple(fact for fact in said.notes if fact.field not in {"target", "previous", "date", "owner"})
    return MetricRow(
        replace(said, badge="", notes=notes),
        at,
        isinstance(reading, MetricReading),
        str(reading.date or ""),
        (reading.owner if isinstance(reading, Metric) else None) or "",
        measure(reading.value, unit),
        measure(target, unit),
        measure(reading.previous, unit),
        reached(reading.value, target, better),
        trend(reading.value, reading.previous, better),
    )
