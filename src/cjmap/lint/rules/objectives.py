"""CJ6: the map has a purpose, and one can see whether it is reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.rules.metrics import readings_of
from cjmap.lint.subject import Subject
from cjmap.lint.work import quoted
from cjmap.model.action import Opportunity
from cjmap.rule import rule


@rule("CJ601", "no-objective", Level.WARNING, Profile.STANDARD)
def no_objective(subject: Subject) -> Iterator[Fault]:
    """The map does not say what it is for.

    What it does
        Reports a map without objectives. A day in the life is made to listen before there is an objective, and a
        retired map has none any more.

    Why
        Without an objective every touchpoint is equally important, nobody can say which pain point to fix first, and
        nobody in management misses the map when it is gone.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        objectives:
          - More people come back within a week
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    journey = subject.journey
    if not journey.objectives and journey.kind != "day-in-the-life" and journey.status != "retired":
        yield Fault(
            ("title",),
            "no objective: nobody can say which pain point is worth fixing first, or whether the map helped",
            "say what shall get better for the business: "
            "`objectives: [{statement: Fewer people leave in the queue, outcome: revenue}]`",
        )


@rule("CJ602", "objective-without-metric", Level.WARNING, Profile.STANDARD)
def objective_without_metric(subject: Subject) -> Iterator[Fault]:
    """An objective says of no metric that it shows its progress.

    What it does
        Reports objectives without `metrics`. It is silent where a touchpoint that serves the objective has metrics, or
        an opportunity for it says which metric it is expected to change.

    Why
        An objective without a metric cannot be missed, so nobody works for it.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        objectives:
          - More people come back within a week
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        metrics:
          - {id: back, name: Back within a week, kind: ratio, target: 40}
        objectives:
          - {statement: More people come back within a week, metrics: [back]}
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    if subject.journey.status == "retired":
        return
    measured = _measured_objectives(subject)
    for index, objective in enumerate(subject.journey.objectives):
        if not objective.metrics and objective.id not in measured:
            yield Fault(
                ("objectives", index, "statement"),
                f"the objective {quoted(objective.statement or objective.id)} has no metric: "
                "nobody will know whether it is reached",
                "define one under `metrics`, and name it here: `metrics: [its-id]`",
            )


@rule("CJ603", "metric-without-target", Level.WARNING, Profile.STANDARD)
def metric_without_target(subject: Subject) -> Iterator[Fault]:
    """A metric on which something rests says how things are, and not how they should be.

    What it does
        Reports metrics without a `target` where an objective or a moment of truth rests on them. A target given where
        the metric is read counts too. Other metrics may describe without judging.

    Why
        Without a target 71 % is neither good nor bad: everybody reads the same number as what they hoped for.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        metrics:
          - {id: back, name: Back within a week, kind: ratio, value: 31}
        objectives:
          - {statement: More people come back within a week, metrics: [back]}
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        metrics:
          - {id: back, name: Back within a week, kind: ratio, value: 31, target: 40}
        objectives:
          - {statement: More people come back within a week, metrics: [back]}
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    if subject.journey.status == "retired":
        return
    readings = [reading for _, reading, _ in readings_of(subject)]
    aimed = {reading.metric for reading in readings if reading.target is not None}
    resting = {metric: "an objective rests" for o in subject.journey.objectives for metric in o.metrics}
    for spot in subject.spots:
        if spot.touchpoint.moment_of_truth is not None:
            for reading in spot.touchpoint.metrics:
                resting.setdefault(reading.metric, "a moment of truth rests")
    for index, metric in enumerate(subject.journey.metrics):
        if metric.target is None and metric.id in resting and metric.id not in aimed:
            yield Fault(
                ("metrics", index, "name"),
                f"the metric {quoted(metric.name or metric.id)}, on which {resting[metric.id]}, has no target: "
                "nobody can say whether its value is good",
                "say where it should be: `target:` and a number",
            )


def _measured_objectives(subject: Subject) -> set[str]:
    """Return the objectives that are measured without saying so themselves."""
    found: set[str] = set()
    for spot in subject.spots:
        if spot.touchpoint.metrics:
            found.update(spot.touchpoint.objectives)
        found.update(_expected(spot.touchpoint.opportunities))
    found.update(_expected(subject.journey.opportunities))
    return found


def _expected(opportunities: Iterable[Opportunity]) -> Iterator[str]:
    for opportunity in opportunities:
        if opportunity.expects and opportunity.status != "dropped":
            yield from opportunity.objectives
