"""CJ5: hand-offs are described."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.analysis.feeling import felt
from cjmap.analysis.handoffs import State
from cjmap.analysis.priority import priority
from cjmap.analysis.steps import Way
from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import MOST_NAMED, listed
from cjmap.lint.subject import Spot, Subject
from cjmap.model.touchpoint import Touchpoint
from cjmap.rule import rule


@rule("CJ511", "undescribed-handoff", Level.INFO, Profile.STANDARD)
def undescribed_handoff(subject: Subject) -> Iterator[Fault]:
    """Nobody said whether a hand-off is managed.

    What it does
        Reports, once for the map, the steps to another channel, device or department that say nothing of their
        hand-off, with their count and the three that matter most: those at moments of truth, then those of the
        highest priority, then those that lead to the worst feeling. It keeps silent in a draft that describes no
        hand-off at all, and where no persona meets both touchpoints.

    Why
        Journeys break at hand-offs. One that nobody described may be a gap, and is drawn as neither.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: reviewed
        stages:
          - name: Order
            touchpoints:
              - name: Orders on the phone
                channel: app
              - name: Takes the cup
                channel: counter
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: reviewed
        stages:
          - name: Order
            touchpoints:
              - name: Orders on the phone
                channel: app
                next: {handoff: {state: managed, carries: My name and the order}}
              - name: Takes the cup
                channel: counter
        ```

    References
        docs/format.md (Hand-off)
    """
    steps = [step for spot in subject.spots for step in spot.touchpoint.next if step.handoff]
    if subject.journey.status == "draft" and not steps:
        return
    undescribed = _unknown(subject)
    if not undescribed:
        return
    taken = {
        (way.start.id, way.end.id): way for way in subject.ways if way.end and _somebody(way.start, way.end)
    }
    unknown = [taken[pair] for pair in undescribed if pair in taken]
    if not unknown:
        return
    named = [
        (subject.by_id[way.start.id], subject.by_id[way.end.id])
        for way in sorted(unknown, key=_weight)[:MOST_NAMED]
        if way.end is not None
    ]
    pairs = [f"{start.label} to {end.label}" for start, end in named]
    hint = "say of each step whether it is managed: `next: {to: …, handoff: {state: managed, carries: …}}`"
    if len(unknown) == 1:
        message = f"nobody described the hand-off from {pairs[0]}: it may be a gap, and nobody would know"
        yield Fault(_place(named[0][0]), message, hint)
    else:
        message = f"{len(unknown):,} hand-offs that nobody described may be gaps, and nobody would know: "
        yield Fault(("title",), message + listed(pairs, count=len(unknown)), hint)


def _place(spot: Spot) -> tuple[str | int, ...]:
    return spot.to("next") if spot.touchpoint.next else spot.name


def _unknown(subject: Subject) -> dict[tuple[str, str], None]:
    return {(c.from_id, c.to_id): None for c in subject.crossings if c.state is State.UNKNOWN}


def _somebody(start: Touchpoint, end: Touchpoint) -> bool:
    """Say whether any persona meets both."""
    return not (start.personas and end.personas and set(start.personas).isdisjoint(end.personas))


def _weight(way: Way) -> tuple[bool, float, float]:
    """Return what sorts the steps that matter most first."""
    ends = [touchpoint for touchpoint in (way.start, way.end) if touchpoint is not None]
    decides = any(touchpoint.moment_of_truth is not None for touchpoint in ends)
    ranks = [rank for touchpoint in ends if (rank := priority(touchpoint)) is not None]
    feelings = [value for touchpoint in ends if (value := felt(touchpoint).value) is not None]
    return not decides, -max(ranks, default=0.0), min(feelings, default=0.0)
