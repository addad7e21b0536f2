"""Which touchpoints a customer can come to at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.analysis.steps import Way, meets, ways
from cjmap.model.journey import JourneyMap
from cjmap.model.touchpoint import Touchpoint


def starts(journey: JourneyMap, persona: str | None = None) -> tuple[Touchpoint, ...]:
    """Return where a journey may start: the first touchpoint of the sequence, and every `entry`.

    Where the first stage with touchpoints is an `any` stage, each of its alternatives is a start.
    """
    theirs = [(stage, spot) for stage, spot in journey.touchpoints() if meets(persona, spot)]
    sequence = [(stage, spot) for stage, spot in theirs if not stage.alongside]
    found = {spot.id: spot for _, spot in sequence[:1]}
    if sequence and sequence[0][0].order == "any":
        found = {spot.id: spot for stage, spot in sequence if stage.id == sequence[0][0].id}
    found |= {spot.id: spot for _, spot in theirs if spot.entry}
    return tuple(found.values())


def reach(journey: JourneyMap, persona: str | None = None, found: Sequence[Way] | None = None) -> set[str]:
    """Return the ids of the touchpoints that a customer, or one persona, can come to.

    From where a journey may start, over every way on (format.md "Reach"). Customers are led by more than steps:
    to a touchpoint at which a failure is put right, or which an action sets off; and touchpoints of stages
    alongside are met at any time. All of these are reached, with what follows them. `found` may hand in what
    `ways` returns.
    """
    onward: dict[str, list[str]] = {}
    for way in ways(journey, persona) if found is None else found:
        if way.end is not None:
            onward.setdefault(way.start.id, []).append(way.end.id)
    theirs = {spot.id for _, spot in journey.touchpoints() if meets(persona, spot)}
    waiting = [spot.id for spot in starts(journey, persona)]
    waiting += [name for name in _led(journey) if name in theirs]
    reached = set(waiting)
    while waiting:
        for name in onward.get(waiting.pop(), ()):
            if name not in reached:
                reached.add(name)
                waiting.append(name)
    return reached


def _led(journey: JourneyMap) -> Iterator[str]:
    """Yield the touchpoints to which something else than a step leads."""
    for stage, spot in journey.touchpoints():
        if stage.alongside:
            yield spot.id
        actions = (*spot.frontstage, *spot.backstage, *spot.support)
        for failure in (*spot.failures, *(failure for action in actions for failure in action.failures)):
            if failure.recovers_at is not None:
                yield failure.recovers_at
        for action in actions:
            for trigger in action.triggers:
                yield trigger.to
