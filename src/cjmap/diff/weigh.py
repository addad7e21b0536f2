"""Weighs changes: what each means for the customer, by one table of rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cjmap.diff.change import Change, Kind, Weight
from cjmap.model.action import Opportunity, PainPoint
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.research import Metric, MetricReading
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import (
    Delight,
    Exit,
    Expectation,
    Failure,
    Feeling,
    Handoff,
    MomentOfTruth,
    Step,
    Touchpoint,
)

EDITORIAL_FIELDS = frozenset(
    {
        "note",
        "tags",
        "links",
        "images",
        "own",
        "summary",
        "title",
        "portrait",
        "lang",
        "url",
        "file",
        "alt",
        "issue",
    }
)
"""Fields whose change tells readers something and customers nothing."""
MET = ("no", "partly", "yes", "exceeded")
HANDOFFS = ("unmanaged", None, "managed")
"""From the worst to the best; a hand-off that nobody described stands between."""


def weighed(changes: Iterable[Change], old: JourneyMap, new: JourneyMap) -> list[Change]:
    """Return the changes with their weights; that a future state has no sources, as it must not, says nothing."""
    metrics = {metric.id: metric for metric in (*old.metrics, *new.metrics)}
    future = new.kind == "future-state" != old.kind
    return [
        change._replace(
            weight=Weight.EDITORIAL if future and change.field == "sources" else weight_of(change, metrics)
        )
        for change in changes
    ]


def weight_of(change: Change, metrics: dict[str, Metric]) -> Weight:
    """Return what a change means. `metrics` are those that readings refer to, by id.

    Worse: a feeling falls, a pain point is new, open again or more severe, a delight is lost, a hand-off becomes
    a gap, an expectation is met less, an owner of a moment of truth or all evidence is lost, a metric moves away
    from its target. Better is the contrary. Wording, notes and links are editorial; all else is notable.
    """
    if change.field in EDITORIAL_FIELDS:
        return Weight.EDITORIAL
    if change.kind in (Kind.ADDED, Kind.REMOVED):
        return _came_or_went(change.part, change.kind)
    if change.kind is Kind.RENAMED:
        return Weight.EDITORIAL
    if change.kind is Kind.MOVED:
        return Weight.NOTABLE if isinstance(change.part, Touchpoint | Stage) else Weight.EDITORIAL
    return _changed(change, metrics)


def _came_or_went(part: Part, kind: Kind) -> Weight:
    came = kind is Kind.ADDED
    match part:
        case PainPoint(closed=None) if not part.is_reference:
            return Weight.WORSE if came else Weight.BETTER
        case Delight():
            return Weight.BETTER if came else Weight.WORSE
        case Failure():
            return Weight.WORSE if came else Weight.BETTER
        case Handoff():
            return _step(("unmanaged", None, "managed"), None, part.state) if came else Weight.NOTABLE
        case _:
            return Weight.NOTABLE


def _changed(change: Change, metrics: dict[str, Metric]) -> Weight:
    part, name, old, new = change.part, change.field, change.old, change.new
    match part:
        case Feeling() if name in {"score", "start", "end"}:
            return _number(old, new)
        case PainPoint() if name == "severity":
            return _flipped(_number(old, new))
        case PainPoint() if name == "closed":
            return Weight.BETTER if new else Weight.WORSE
        case Expectation() if name == "met":
            return _step(MET, old, new)
        case Handoff() if name == "state":
            return _step(HANDOFFS, old, new)
        case Step() if name == "handoff":
            return _step(HANDOFFS, _state(old), _state(new))
        case Exit() | Failure() if name in {"share", "chance"}:
            return _flipped(_number(old, new))
        case Touchpoint():
            return _kept(part, name, old, new)
        case Metric() | MetricReading() if name == "value":
            return _measured(part, metrics, old, new)
        case Opportunity() if name == "status" and new == "shipped":
            return Weight.BETTER
        case MomentOfTruth() | PainPoint() | Delight() | Opportunity() if name == "text":
            return Weight.EDITORIAL
        case _:
            return Weight.NOTABLE


def _kept(part: Touchpoint, name: str, old: Any, new: Any) -> Weight:
    """Weigh what a touchpoint rests on, and who answers for a moment of truth."""
    answers = name == "owner" and part.moment_of_truth is not None
    if bool(old) == bool(new) or not (answers or name == "sources"):
        return Weight.NOTABLE
    return Weight.BETTER if new else Weight.WORSE


def _measured(part: Metric | MetricReading, metrics: dict[str, Metric], old: Any, new: Any) -> Weight:
    """Weigh a value by the target it should come near, or else by which way is better."""
    metric = part if isinstance(part, Metric) else metrics.get(part.metric)
    target = part.target if part.target is not None else metric.target if metric else None
    if old is None or new is None:
        return Weight.NOTABLE
    if metric is not None and metric.better is not None:
        return _number(old, new) if metric.better == "higher" else _flipped(_number(old, new))
    return Weight.NOTABLE if target is None else _number(-abs(old - target), -abs(new - target))


def _number(old: float | None, new: float | None) -> Weight:
    if old is None or new is None or old == new:
        return Weight.NOTABLE
    return Weight.BETTER if new > old else Weight.WORSE


def _flipped(weight: Weight) -> Weight:
    return {Weight.BETTER: Weight.WORSE, Weight.WORSE: Weight.BETTER}.get(weight, weight)


def _state(handoff: Any) -> str | None:
    return handoff.get("state") if isinstance(handoff, dict) else None


def _step(ladder: tuple[str | None, ...], old: str | None, new: str | None) -> Weight:
    """Weigh a step on a ladder from the worst to the best."""
    if old not in ladder or new not in ladder:
        return Weight.NOTABLE
    return _number(ladder.index(old), ladder.index(new))
