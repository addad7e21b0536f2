"""Weighs changes: why each matters to the customer, by the table of reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cjmap.diff.change import Change, Kind
from cjmap.diff.reasons import Weights
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


def weighed(
    changes: Iterable[Change], old: JourneyMap, new: JourneyMap, weights: Weights | None = None
) -> list[Change]:
    """Return the changes with their reasons and weights, those of the table where no others are given."""
    weights = weights or Weights()
    metrics = {metric.id: metric for metric in (*old.metrics, *new.metrics)}
    return [
        change._replace(reason=reason, weight=weights.of(reason))
        for change in changes
        for reason in (reason_of(change, metrics),)
    ]


def reason_of(change: Change, metrics: Mapping[str, Metric]) -> str:
    """Return the name of the reason why a change matters. `metrics` are those that readings refer to, by id."""
    if change.field in EDITORIAL_FIELDS:
        return "noted"
    is_spine = isinstance(change.part, Touchpoint | Stage)
    match change.kind:
        case Kind.RENAMED:
            return "renamed"
        case Kind.MOVED:
            return "journey-changed" if is_spine else "reordered"
        case Kind.ADDED | Kind.REMOVED:
            return "journey-changed" if is_spine else _came_or_went(change.part, change.kind is Kind.ADDED)
        case _:
            return _changed(change, metrics)


def _came_or_went(part: Part, came: bool) -> str:
    match part:
        case PainPoint(closed=None) if not part.is_reference:
            return "pain-point-added" if came else "pain-point-gone"
        case Delight():
            return "delight-added" if came else "delight-lost"
        case Failure():
            return "fail-point-added" if came else "fail-point-gone"
        case Handoff() if came:
            return _handoff(None, part.state)
        case _:
            return "changed"


def _changed(change: Change, metrics: Mapping[str, Metric]) -> str:
    part, name, old, new = change.part, change.field, change.old, change.new
    match part:
        case Feeling() if name in {"score", "start", "end"}:
            return _either("feeling-rose", "feeling-fell", _way(old, new))
        case PainPoint() if name == "severity":
            return _either("pain-point-worsened", "pain-point-eased", _way(old, new))
        case PainPoint() if name == "closed":
            return "pain-point-closed" if new else "pain-point-reopened"
        case Expectation() if name == "met":
            return _either("expectation-met", "expectation-missed", _step(MET, old, new))
        case Handoff() if name == "state":
            return _handoff(old, new)
        case Step() if name == "handoff":
            return _handoff(_state(old), _state(new))
        case Exit() | Failure() if name in {"share", "chance"}:
            return _either("loss-grew", "loss-shrank", _way(old, new))
        case Touchpoint():
            return _kept(part, name, old, new)
        case Metric() | MetricReading() if name == "value":
            return _either("metric-towards", "metric-away", _measured(part, metrics, old, new))
        case Opportunity() if name == "status" and new == "shipped":
            return "opportunity-shipped"
        case MomentOfTruth() | PainPoint() | Delight() | Opportunity() if name in {"text", "why"}:
            return "reworded"
        case _:
            return "changed"


def _kept(part: Touchpoint, name: str, old: Any, new: Any) -> str:
    """Judge what a touchpoint rests on, and who answers for a moment of truth."""
    if bool(old) == bool(new):
        return "changed"
    if name == "owner" and part.moment_of_truth is not None:
        return "owner-found" if new else "owner-lost"
    if name == "sources":
        return "evidence-found" if new else "evidence-lost"
    return "changed"


def _measured(part: Metric | MetricReading, metrics: Mapping[str, Metric], old: Any, new: Any) -> int:
    """Say whether a value went to the better, by the way that is better or else by its target."""
    metric = part if isinstance(part, Metric) else metrics.get(part.metric)
    target = part.target if part.target is not None else metric.target if metric else None
    if old is None or new is None:
        return 0
    if metric is not None and metric.better is not None:
        return _way(old, new) if metric.better == "higher" else _way(new, old)
    return 0 if target is None else _way(-abs(old - target), -abs(new - target))


def _handoff(old: str | None, new: str | None) -> str:
    return _either("handoff-improved", "handoff-worsened", _step(HANDOFFS, old, new))


def _either(up: str, down: str, way: int) -> str:
    return up if way > 0 else down if way < 0 else "changed"


def _way(old: float | None, new: float | None) -> int:
    """Return 1 where a number rises, −1 where it falls, 0 where it does neither or is not known."""
    if old is None or new is None:
        return 0
    return (new > old) - (new < old)


def _state(handoff: Any) -> str | None:
    return handoff.get("state") if isinstance(handoff, dict) else None


def _step(ladder: tuple[str | None, ...], old: str | None, new: str | None) -> int:
    """Return the way of a step on a ladder from the worst to the best."""
    if old not in ladder or new not in ladder:
        return 0
    return _way(ladder.index(old), ladder.index(new))
