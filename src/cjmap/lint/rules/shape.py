"""CJ5: the map has a shape that people can read, from before the sale to after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.analysis.feeling import felt
from cjmap.analysis.times import minutes
from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import clipped, each_or_all, listed
from cjmap.lint.subject import Subject
from cjmap.model.stage import Stage
from cjmap.place import Pointer
from cjmap.rule import rule

_DAY = 24 * 60


@rule("CJ507", "long-wait", Level.INFO, Profile.STANDARD)
def long_wait(subject: Subject, *, days: float = 14) -> Iterator[Fault]:
    """Customers wait long, and nothing says what that does to them.

    What it does
        Reports a touchpoint with us that begins after a `wait` of more than `days` (14), its shortest time counting,
        unless it feels good (above 0) or carries a pain point, an expectation, an opportunity or a note. Where the
        map has a limit of its own (`limits: {wait_max}`), that one counts and this rule keeps silent.

    Why
        Waiting is where customers look around. It is on no screen and in no process, and so nobody feels it but
        them.

    Bad
        ```yaml
        cjmap: 1
        title: I get the internet running
        stages:
          - name: Connect
            touchpoints:
              - name: Picks a day
              - name: Lets the engineer in
                wait: 3 wk
        ```

    Good
        ```yaml
        cjmap: 1
        title: I get the internet running
        stages:
          - name: Connect
            touchpoints:
              - name: Picks a day
              - name: Lets the engineer in
                wait: 3 wk
                pain_points:
                  - I work from the café for three weeks
        ```

    References
        David Maister, The Psychology of Waiting Lines, 1985
    """
    limits = subject.journey.limits
    if limits is not None and limits.wait_max is not None:
        return
    for spot in subject.spots:
        touchpoint, stands = spot.touchpoint, subject.standing[spot.touchpoint.id]
        if touchpoint.wait is None or not touchpoint.with_us or spot.stage.alongside:
            continue
        told = stands.pain_points or stands.opportunities or touchpoint.expectations or touchpoint.note
        if minutes(touchpoint.wait).low > days * _DAY and not told and (felt(touchpoint).value or 0) <= 0:
            yield Fault(
                spot.to("wait"),
                f"customers wait {clipped(touchpoint.wait)} before {spot.label}, and nothing says "
                "what that does to them: waiting is where they look around",
                "ask them, and add a pain point, what they expect, or a `note` that says why it is all right",
            )


@rule("CJ508", "empty-stage", Level.INFO, Profile.STANDARD)
def empty_stage(subject: Subject) -> Iterator[Fault]:
    """A stage has no touchpoints.

    What it does
        Reports a stage without touchpoints in a map that is no draft any more, unless a `zoom` or a note says
        where they are, or one of the `questions` is about it; more than three of them in one finding.

    Why
        Readers take it for a stretch in which nothing happens. Mostly it is one that nobody has looked at.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: reviewed
        stages:
          - name: Notice
          - name: Order
            touchpoints:
              - name: Waits in the queue
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: reviewed
        stages:
          - name: Notice
            note: Nobody has asked yet how people find us
          - name: Order
            touchpoints:
              - name: Waits in the queue
        ```

    References
        docs/format.md (Stage)
    """
    if subject.journey.status == "draft":
        return
    asked = {name for question in subject.journey.questions for name in question.at}
    empty = [
        (pointer, stage)
        for pointer, stage in subject.stages
        if not (stage.touchpoints or stage.zoom or stage.note or stage.id in asked)
    ]

    def each(one: tuple[Pointer, Stage]) -> Fault:
        pointer, stage = one
        return Fault(
            (*pointer, "name"),
            f"stage “{clipped(stage.name)}” has no touchpoints: it reads as if nothing happened there",
            f"add what customers do there, or a question with `at: [{stage.id}]`",
        )

    def together(some: Sequence[tuple[Pointer, Stage]]) -> Fault:
        named = listed([f"“{clipped(stage.name)}”" for _, stage in some])
        return Fault(
            ("title",),
            f"{len(some):,} of {len(subject.stages):,} stages have no touchpoints: "
            f"they read as if nothing happened there ({named})",
            "add what customers do there, or make the map a draft again: `status: draft`",
        )

    yield from each_or_all(empty, each, together)


@rule("CJ509", "one-sided-journey", Level.INFO, Profile.STRICT)
def one_sided_journey(subject: Subject) -> Iterator[Fault]:
    """The journey has nothing before the sale, or nothing after it.

    What it does
        Looks at customer journeys of the current or a future state in which every stage of the sequence says its
        `lifecycle`, and reports that `pre-sale` or `post-sale` is missing; not the start where `scope` says where
        the map starts, and not the end where it says where it ends.

    Why
        Customers decide before they come to us, and stay or leave after they have paid. A map of the sale alone is
        the company's journey.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - {name: Notice, lifecycle: pre-sale}
          - {name: Order, lifecycle: sale}
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - {name: Notice, lifecycle: pre-sale}
          - {name: Order, lifecycle: sale}
          - {name: Enjoy, lifecycle: post-sale}
        ```

    References
        docs/format.md (lifecycle, scope)
    """
    journey, scope = subject.journey, subject.journey.scope
    phases = {stage.lifecycle for _, stage in subject.stages if not stage.alongside}
    if None in phases or not phases or journey.kind not in {"current-state", "future-state"}:
        return
    phases |= {stage.lifecycle for _, stage in subject.stages}
    if "pre-sale" not in phases and not (scope and scope.starts):
        yield Fault(
            (*subject.stages[0][0], "lifecycle"),
            "nothing before the sale: customers decide before they come to us, and the map does not show how",
            "add a stage with `lifecycle: pre-sale`, or say why not: `scope: {starts: …}`",
        )
    if "post-sale" not in phases and journey.journey == "customer" and not (scope and scope.ends):
        yield Fault(
            (*subject.stages[-1][0], "lifecycle"),
            "nothing after the sale: customers stay or leave once they have paid, and the map does not show why",
            "add a stage with `lifecycle: post-sale`, or say why not: `scope: {ends: …}` or `journey: buyer`",
        )


@rule("CJ510", "crowded-map", Level.INFO, Profile.STANDARD)
def crowded_map(subject: Subject, *, stages: int = 7, touchpoints: int = 25) -> Iterator[Fault]:
    """The map is too large to be read on one page.

    What it does
        Reports a map of more than 7 `stages` or 25 `touchpoints`, those alongside not counted, and proposes which
        stage to describe in a map of its own.

    Why
        A map is there to be looked at together. What nobody can take in at a glance, everybody reads another part of.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Notice
          - name: Wonder
          - name: Enter
          - name: Choose
          - name: Order
          - name: Pay
          - name: Drink
          - name: Come back
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Notice
          - name: Choose
          - name: Order
          - name: Drink
          - name: Come back
        ```

    References
        George A. Miller, The Magical Number Seven, Plus or Minus Two, 1956
    """
    counted = [(pointer, stage) for pointer, stage in subject.stages if not stage.alongside]
    many = sum(len(stage.touchpoints) for _, stage in counted)
    if many > touchpoints:
        pointer, fullest = max(counted, key=lambda each: len(each[1].touchpoints) * (each[1].zoom is None))
        yield Fault(
            (*pointer, "name"),
            f"{many:,} touchpoints are more than people can take in at a glance; "
            f"stage “{clipped(fullest.name)}” alone has {len(fullest.touchpoints):,}",
            f"give `{fullest.id}` a map of its own, name it with `zoom: {fullest.id}.cjm.yaml`, and keep here "
            "the touchpoints that decide",
        )
    elif len(counted) > stages:
        middle = counted[_border(counted)]
        yield Fault(
            (*middle[0], "name"),
            f"{len(counted):,} stages are more than people can take in at a glance: they will not see the whole",
            f"join those that customers do not tell apart, or begin a second map with “{clipped(middle[1].name)}”",
        )


def _border(stages: Sequence[tuple[Pointer, Stage]]) -> int:
    """Return where to split: where the lifecycle changes nearest to the middle, else there."""
    middle = len(stages) // 2
    borders = [
        index
        for index in range(1, len(stages))
        if stages[index][1].lifecycle and stages[index - 1][1].lifecycle != stages[index][1].lifecycle
    ]
    return min(borders, key=lambda index: abs(index - middle), default=middle)
