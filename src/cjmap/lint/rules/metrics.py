"""CJ6: what is measured, and where it is from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import each_or_all, listed
from cjmap.lint.subject import Spot, Subject
from cjmap.lint.work import quoted
from cjmap.model.research import MetricReading
from cjmap.model.stage import Stage
from cjmap.place import Pointer
from cjmap.rule import rule

_COUNTABLE = frozenset({"ratio", "count"})
"""The kinds of metric that can say how many leave: how satisfied those are who stayed does not."""


@rule("CJ604", "metric-without-source", Level.INFO, Profile.STANDARD)
def metric_without_source(subject: Subject) -> Iterator[Fault]:
    """A metric has a value, and nobody can check where it is from.

    What it does
        Reports values of metrics without a `source`. A value at a touchpoint may rest on the source of its metric or
        on those of the touchpoint. More than three are told together. A future state has no measured values.

    Why
        The first question about a number is where it is from. Without an answer the meeting is about the number, and
        no longer about the customer; and next year nobody can measure it again in the same way.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        metrics:
          - {id: back, name: Back within a week, kind: ratio, value: 31}
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        sources:
          - {id: card, title: Stamps on cards, kind: purchase-history}
        metrics:
          - {id: back, name: Back within a week, kind: ratio, value: 31, source: card}
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    if subject.is_future or subject.journey.status == "retired":
        return
    sourced = {metric.id for metric in subject.journey.metrics if metric.source is not None}
    found: list[tuple[Pointer, str]] = []
    for index, metric in enumerate(subject.journey.metrics):
        if metric.value is not None and metric.source is None:
            found.append((("metrics", index, "value"), quoted(metric.name or metric.id)))
    for pointer, reading, spot in readings_of(subject):
        known = reading.source is not None or reading.metric in sourced
        if reading.value is not None and not known and not (spot and spot.touchpoint.sources):
            found.append(((*pointer, "value"), quoted(subject.term("metric", reading.metric))))
    yield from each_or_all(
        found,
        lambda value: _unsourced([value], f"the value of {value[1]} has"),
        lambda values: _unsourced(values, f"the values of {listed([name for _, name in values])} have"),
    )


def _unsourced(values: Sequence[tuple[Pointer, str]], subject: str) -> Fault:
    return Fault(
        values[0][0],
        f"{subject} no source: nobody can check it, or measure it again in the same way",
        "name it: `source:` with the id of one under `sources`",
    )


@rule("CJ605", "moment-of-truth-without-metric", Level.INFO, Profile.STANDARD)
def moment_of_truth_without_metric(subject: Subject) -> Iterator[Fault]:
    """A moment that decides whether customers stay is not measured.

    What it does
        Reports moments of truth without a metric at their touchpoint, in their stage, or behind an objective that the
        touchpoint serves. It is silent for touchpoints without us, which we cannot measure, and in a future state,
        which nobody can measure yet.

    Why
        If this moment gets worse, customers leave, and the figures of the quarter say so half a year later.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                moment_of_truth: Here people turn round or stay
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        metrics:
          - {id: turned, name: People who turn round, kind: ratio, target: 5}
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                moment_of_truth: Here people turn round or stay
                metrics: [turned]
        ```

    References
        docs/format.md
    """
    if subject.is_future or subject.journey.status == "retired":
        return
    measured = {objective.id for objective in subject.journey.objectives if objective.metrics}
    for spot in subject.spots:
        touchpoint = spot.touchpoint
        if touchpoint.moment_of_truth is None or not touchpoint.with_us:
            continue
        if not touchpoint.metrics and not spot.stage.metrics and measured.isdisjoint(touchpoint.objectives):
            yield Fault(
                spot.name,
                f"nothing is measured at the moment of truth {quoted(touchpoint.name)}: "
                "when it gets worse, only those who have left will know",
                "name what shows it: `metrics: [id]`, for example the share of people who give up here",
            )


@rule("CJ613", "no-abandonment-metric", Level.INFO, Profile.STRICT)
def no_abandonment_metric(subject: Subject) -> Iterator[Fault]:
    """Nobody counts who gives up while buying.

    What it does
        Reports stages with `lifecycle: sale` in which nothing can say how many leave: no metric of kind `ratio` or
        `count` at the stage or its touchpoints, no `share` at an exit or a step, and no route with a `share` that
        ends otherwise than completed. Silent for stages without touchpoints of ours and in a future state.

    Why
        Those who give up answer no survey. Satisfaction is measured among the customers who stayed, so a sale can
        lose more people every month while its scores rise.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            lifecycle: sale
            touchpoints:
              - name: Waits in the queue
                channel: counter
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            lifecycle: sale
            touchpoints:
              - name: Waits in the queue
                channel: counter
                exits: {why: The train leaves, share: 12 %}
        ```

    References
        docs/format.md
    """
    journey = subject.journey
    if subject.is_future or journey.kind == "day-in-the-life" or journey.status == "retired":
        return
    if any(route.share is not None and route.ends not in {None, "completed"} for route in journey.routes):
        return
    for pointer, stage in subject.stages:
        ours = any(touchpoint.with_us for touchpoint in stage.touchpoints)
        if stage.lifecycle == "sale" and ours and not stage.alongside and not _counts_leavers(subject, stage):
            yield Fault(
                (*pointer, "name"),
                f"nothing counts who gives up in the sale stage {quoted(stage.name)}: "
                "people who leave answer no survey, so the loss stays unseen",
                "add a metric such as orders begun and not sent, or a `share` to the exits",
            )


def _counts_leavers(subject: Subject, stage: Stage) -> bool:
    readings = [*stage.metrics, *(reading for spot in stage.touchpoints for reading in spot.metrics)]
    metrics = [subject.metrics.get(reading.metric) for reading in readings]
    shares = [way.share for spot in stage.touchpoints for way in spot.exits]
    shares += [step.share for spot in stage.touchpoints for step in spot.next]
    counted = any(metric is not None and metric.kind in _COUNTABLE for metric in metrics)
    return counted or any(share is not None for share in shares)


def readings_of(subject: Subject) -> Iterator[tuple[Pointer, MetricReading, Spot | None]]:
    """Yield where metrics are read: in stages, and at touchpoints."""
    for pointer, stage in subject.stages:
        for index, reading in enumerate(stage.metrics):
            yield (*pointer, "metrics", index), reading, None
    for spot in subject.spots:
        for index, reading in enumerate(spot.touchpoint.metrics):
            yield spot.to("metrics", index), reading, spot
