"""CJ8: what a future state, a day in the life and a buyer's journey need; `blueprints` looks at blueprints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import clipped
from cjmap.lint.subject import Subject
from cjmap.model.action import Opportunity, PainPoint
from cjmap.rule import rule
from cjmap.words import plural


@rule("CJ804", "future-without-baseline", Level.INFO, Profile.STANDARD)
def future_without_baseline(subject: Subject) -> Iterator[Fault]:
    """A future state does not say which journey of today it improves.

    What it does
        Reports a future state with neither `extends` nor `improves`.

    Why
        A wish can be compared with nothing. Beside the journey of today it shows what has to change, and by how much.

    Bad
        ```yaml
        cjmap: 1
        title: I take my coffee without a queue
        kind: future-state
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I take my coffee without a queue
        kind: future-state
        improves: base.cjm.yaml
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    if subject.is_future and subject.journey.improves is None and subject.journey.status != "retired":
        yield Fault(
            ("kind",),
            "this future state names no map of today: nobody can see what has to change for it",
            "name the current state: `improves: coffee.cjm.yaml`, or write only what differs with `extends:`",
        )


@rule("CJ805", "future-without-change", Level.WARNING, Profile.STANDARD)
def future_without_change(subject: Subject) -> Iterator[Fault]:
    """A future state is the same as the map that it extends.

    What it does
        Reports a future state with `extends` that changes nothing of the journey: no stage, touchpoint, feeling,
        pain point, opportunity or route. Says nothing of a future state that is written out whole.

    Why
        A future like today needs no map. Whoever opens this one takes the present for the goal.

    Bad
        ```yaml
        cjmap: 1
        title: I take my coffee without a queue
        kind: future-state
        extends: base.cjm.yaml
        ```

    Good
        ```yaml
        cjmap: 1
        title: I take my coffee without a queue
        kind: future-state
        extends: base.cjm.yaml
        touchpoints:
          - {id: waits-in-the-queue, remove: true}
        ```

    References
        docs/format.md
    """
    written = subject.written
    is_overlay = subject.is_future and bool(written.get("extends"))
    if is_overlay and not any(written.get(key) for key in _JOURNEY) and subject.journey.status != "retired":
        yield Fault(
            ("kind",),
            "this future state changes nothing of the map that it extends: it shows today as the goal",
            "write what will be different under `touchpoints:`, and the pain points it ends under `closes:`",
        )


@rule("CJ806", "future-fixes-no-pain-point", Level.WARNING, Profile.STANDARD)
def future_fixes_no_pain_point(subject: Subject) -> Iterator[Fault]:
    """A future state does not say which pain point of today it takes away.

    What it does
        Reports a future state that stands alone, has touchpoints, and neither closes a pain point nor has an
        opportunity that `fixes` one; and one with `extends` that changes something and does none of this itself,
        nor removes anything. Says nothing of one that is whole and has `improves`: it may leave pain points out.

    Why
        A future that takes no pain away is a brochure. Each new touchpoint has to earn its cost.

    Bad
        ```yaml
        cjmap: 1
        title: I take my coffee without a queue
        kind: future-state
        stages:
          - name: Order
            touchpoints:
              - name: Orders from the train
        ```

    Good
        ```yaml
        cjmap: 1
        title: I take my coffee without a queue
        kind: future-state
        stages:
          - name: Order
            touchpoints:
              - name: Orders from the train
                pain_points:
                  - {text: Nobody says how long it will take, closed: With orders by phone}
        ```

    References
        docs/format.md
    """
    journey = subject.journey
    if not subject.is_future or not subject.spots or journey.status == "retired":
        return
    if subject.written.get("extends"):
        eases = not any(subject.written.get(key) for key in _JOURNEY) or _says(subject.written, _EASING)
    else:
        closes = any(part.closed for _, part in subject.of(PainPoint))
        fixes = any(part.fixes and part.status != "dropped" for _, part in subject.of(Opportunity))
        eases = closes or fixes or journey.improves is not None
    if not eases:
        yield Fault(
            ("kind",),
            "this future state takes no pain point away: it may cost a lot and change nothing that hurts",
            "write the pain points of today where they end, with `closed: With orders by phone`",
        )


@rule("CJ807", "day-without-time", Level.INFO, Profile.STANDARD)
def day_without_time(subject: Subject) -> Iterator[Fault]:
    """A touchpoint of a day in the life does not say when it happens.

    What it does
        Reports the first touchpoint without `time` in a day in the life, and how many more there are. Stages
        alongside have no clock.

    Why
        A day in the life shows when there is room for us. Four minutes at half past nine are another need than an
        evening.

    Bad
        ```yaml
        cjmap: 1
        title: I get through an early shift
        kind: day-in-the-life
        stages:
          - name: Morning
            touchpoints:
              - {name: Stops the alarm, time: 04:50}
              - {name: Packs two lunches}
        ```

    Good
        ```yaml
        cjmap: 1
        title: I get through an early shift
        kind: day-in-the-life
        stages:
          - name: Morning
            touchpoints:
              - {name: Stops the alarm, time: 04:50}
              - {name: Packs two lunches, time: 05:05}
        ```

    References
        docs/format.md
    """
    if subject.journey.kind != "day-in-the-life" or subject.journey.status == "retired":
        return
    timeless = [spot for spot in subject.spots if not spot.touchpoint.time and not spot.stage.alongside]
    if timeless:
        more = f", like {plural(len(timeless) - 1, 'other')}" if len(timeless) > 1 else ""
        yield Fault(
            timeless[0].name,
            f"{timeless[0].label} has no time of the day{more}: nobody can see when there is room for us",
            'write `time: "09:40"`, or a part of the day in words',
        )


@rule("CJ808", "buyer-journey-past-decision", Level.WARNING, Profile.STANDARD)
def buyer_journey_past_decision(subject: Subject) -> Iterator[Fault]:
    """A buyer's journey goes on after the decision.

    What it does
        Reports the first stage with `lifecycle: post-sale` in a map with `journey: buyer`. Stages alongside, and
        stages without a lifecycle, are left alone.

    Why
        Who chooses and who uses are rarely the same people, and they want other things. One map of both is true for
        neither.

    Bad
        ```yaml
        cjmap: 1
        title: We choose a coffee machine for the office
        journey: buyer
        stages:
          - {name: Compare, lifecycle: pre-sale}
          - {name: Clean it every Friday, lifecycle: post-sale}
        ```

    Good
        ```yaml
        cjmap: 1
        title: We choose a coffee machine for the office
        journey: buyer
        stages:
          - {name: Compare, lifecycle: pre-sale}
          - {name: Sign, lifecycle: sale}
        ```

    References
        docs/format.md
    """
    if subject.journey.journey != "buyer" or subject.journey.status == "retired":
        return
    for pointer, stage in subject.stages:
        if stage.lifecycle == "post-sale" and not stage.alongside:
            yield Fault(
                (*pointer, "lifecycle"),
                f"a buyer's journey ends with the decision, and “{clipped(stage.name)}” comes after it: "
                "those who use rarely want what those who chose wanted",
                "put what follows into a map of its own, or make this one `journey: customer`",
            )
            return


_JOURNEY = ("stages", "touchpoints", "closes", "pain_points", "delights", "opportunities", "routes")
"""What an overlay may say of the journey itself, besides who keeps the map and why."""

_EASING = frozenset({"closes", "closed", "fixes", "remove", "pain_points"})
"""What an overlay says where it takes a pain point away, or its touchpoint, or rewrites their list."""


def _says(written: object, keys: frozenset[str]) -> bool:
    """Say whether one of the keys stands somewhere in the data of a file."""
    if isinstance(written, list):
        return any(_says(item, keys) for item in written)
    if not isinstance(written, Mapping):
        return False
    return any(key in keys or _says(value, keys) for key, value in written.items())
