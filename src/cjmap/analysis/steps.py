"""The steps between touchpoints: what follows what, as written or by the order of the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cjmap.model.journey import JourneyMap
from cjmap.model.touchpoint import Step, Touchpoint

END = "end"
"""Where a step leads that ends the journey."""

MOST_PAIRS = 10_000
"""So many ways are followed from the touchpoints of one `any` stage to those of the next one."""


class Way(NamedTuple):
    """One way on from a touchpoint.

    `end` is None where the journey ends. `step` is None where only the order of the file leads there.
    `direct` is False where the way runs over touchpoints that the persona does not meet, so that what the
    step says of its hand-off is said of another pair.
    """

    start: Touchpoint
    end: Touchpoint | None
    step: Step | None = None
    direct: bool = True


def meets(persona: str | None, touchpoint: Touchpoint) -> bool:
    """Say whether a persona, by its id, meets a touchpoint; None stands for everybody together."""
    return persona is None or not touchpoint.personas or persona in touchpoint.personas


def ways(journey: JourneyMap, persona: str | None = None) -> tuple[Way, ...]:
    """Return every way on, in the order of the file.

    A touchpoint's `next` says what follows; a step without `to`, and a touchpoint without `next`, lead to the
    next touchpoint in the file, or end the journey. Touchpoints of an `any` stage are alternatives: none leads
    to the next, each leads to the following stage, and what comes before leads to each. Stages `alongside` are
    left out, unless a `next` leads into them or out of them. Stages without touchpoints are passed over.

    Where two `any` stages in a row make more than `MOST_PAIRS` ways, they are thinned out: each alternative still
    leads on, and each is still reached, but no longer from everywhere.

    For a persona, touchpoints that are not theirs are passed over too: the order of the file is that of their
    own, and a written step to another's touchpoint leads on to where that one leads, until one is theirs.
    """
    known = {touchpoint.id: touchpoint for _, touchpoint in journey.touchpoints()}
    followers = _followers(journey, persona)
    return tuple(
        way
        for touchpoint in known.values()
        if meets(persona, touchpoint)
        for way in _ways_from(touchpoint, persona, known, followers)
    )


Followers = dict[str, tuple[Touchpoint | None, ...]]


def _followers(journey: JourneyMap, persona: str | None) -> Followers:
    """Return what the order of the file lets follow on each touchpoint, walking it from its end."""
    found: Followers = {}
    after: tuple[Touchpoint | None, ...] = (None,)
    for stage in reversed(journey.stages):
        theirs = [touchpoint for touchpoint in stage.touchpoints if meets(persona, touchpoint)]
        if stage.alongside:
            found |= dict.fromkeys((touchpoint.id for touchpoint in stage.touchpoints), ())
        elif stage.order == "any":
            found |= dict.fromkeys((touchpoint.id for touchpoint in stage.touchpoints), after)
            if len(theirs) * len(after) > MOST_PAIRS:
                found |= _thinned(theirs, after)
            after = tuple(theirs) or after
        else:
            for touchpoint in reversed(stage.touchpoints):
                found[touchpoint.id] = after
                after = (touchpoint,) if meets(persona, touchpoint) else after
    return found


def _thinned(starts: list[Touchpoint], ends: tuple[Touchpoint | None, ...]) -> Followers:
    """Share the ends out among the starts, so that each has one and each end is reached."""
    return {
        start.id: ends[index :: len(starts)] or ends[index % len(ends) :][:1]
        for index, start in enumerate(starts)
    }


def _ways_from(
    start: Touchpoint, persona: str | None, known: dict[str, Touchpoint], followers: Followers
) -> Iterator[Way]:
    led_on: list[tuple[Step | None, Touchpoint | None]] = []
    reached: set[str | None] = {start.id}  # a way on leads elsewhere; only a written step may loop
    for step, end in _targets(start, known, followers):
        if end is None or meets(persona, end):
            reached.add(end.id if end else None)
            yield Way(start, end, step)
        else:
            led_on += [(step, other) for other in _beyond(end, persona, known, followers)]
    for step, end in led_on:
        if (name := end.id if end else None) not in reached:
            reached.add(name)
            yield Way(start, end, step, direct=False)


def _targets(
    start: Touchpoint, known: dict[str, Touchpoint], followers: Followers
) -> Iterator[tuple[Step | None, Touchpoint | None]]:
    """Yield where a touchpoint leads, whosever that is, each with the step that says so."""
    for step in start.next or (None,):
        if step is None or step.to is None:
            for follower in followers[start.id]:
                yield step, follower
        else:
            yield step, None if step.to == END else known[step.to]


def _beyond(
    passed: Touchpoint, persona: str | None, known: dict[str, Touchpoint], followers: Followers
) -> Iterator[Touchpoint | None]:
    """Yield where the persona arrives behind a touchpoint that is not theirs."""
    waiting, seen = [passed], {passed.id}
    for touchpoint in waiting:
        for _, end in _targets(touchpoint, known, followers):
            if end is None or meets(persona, end):
                yield end
            elif end.id not in seen:
                seen.add(end.id)
                waiting.append(end)
