"""CJ5: what gets lost where customers change channel, device or department."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.analysis.handoffs import Dimension, crossed
from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import clipped
from cjmap.lint.subject import Subject
from cjmap.model.action import Opportunity
from cjmap.model.touchpoint import Touchpoint
from cjmap.rule import rule
from cjmap.words import series


@rule("CJ501", "channel-gap", Level.WARNING, Profile.STANDARD)
def channel_gap(subject: Subject) -> Iterator[Fault]:
    """Customers change the channel, nobody hands over, and nobody works on it.

    What it does
        Reports a step to another channel with a hand-off said to be `unmanaged`, until an opportunity names it in
        `fixes: [from>to]`, or one without `fixes` stands at either end. One that is shipped or dropped does not
        count. In a draft only gaps at a moment of truth count: first what gets lost, then what to do. Each gap is
        told once: this rule names the device and the department too, where they change with the channel.

    Why
        What customers have said and done is lost there: they begin again, and most journeys break between two
        channels that are fine by themselves.

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
                next: {to: takes-the-cup, handoff: {state: unmanaged, loses: The name on the cup}}
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
              - id: orders
                name: Orders on the phone
                channel: app
                next: {to: takes-cup, handoff: {state: unmanaged, loses: The name on the cup}}
              - id: takes-cup
                name: Takes the cup
                channel: counter
                opportunities:
                  - text: Print the name from the app on the cup
                    fixes: [orders>takes-cup]
        ```

    References
        docs/format.md (Hand-off)
    """
    return _gaps(subject, "channel")


@rule("CJ502", "device-gap", Level.WARNING, Profile.STANDARD)
def device_gap(subject: Subject) -> Iterator[Fault]:
    """Customers change the device, nobody hands over, and nobody works on it.

    What it does
        Reports a step to another device, on the same channel, with a hand-off said to be `unmanaged` on which
        nobody works, as channel-gap does. Where the channel changes too, channel-gap tells it.

    Why
        What was begun on one device is gone on the other, and most people do not begin twice.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: reviewed
        stages:
          - name: Order
            touchpoints:
              - name: Fills the basket at the desk
                channel: web
                device: laptop
                next: {to: pays-on-the-way, handoff: unmanaged}
              - name: Pays on the way
                channel: web
                device: phone
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: reviewed
        stages:
          - name: Order
            touchpoints:
              - name: Fills the basket at the desk
                channel: web
                device: laptop
                next: {to: pays-on-the-way, handoff: {state: managed, carries: The basket}}
              - name: Pays on the way
                channel: web
                device: phone
        ```

    References
        docs/format.md (Hand-off)
    """
    return _gaps(subject, "device")


@rule("CJ503", "department-gap", Level.WARNING, Profile.STANDARD)
def department_gap(subject: Subject) -> Iterator[Fault]:
    """One department does not hand the customer over to the next, and nobody works on it.

    What it does
        Reports a step to another department, on the same channel and device, with a hand-off said to be
        `unmanaged` on which nobody works, as channel-gap does. Where the channel or device changes too, channel-gap
        or device-gap tells it.

    Why
        Customers see one company and tell their story twice. Each department does its part well, and the journey
        breaks between them.

    Bad
        ```yaml
        cjmap: 1
        title: I get the internet running
        status: reviewed
        stages:
          - name: Connect
            touchpoints:
              - name: Calls because the light stays red
                channel: phone
                department: Customer care
                next: {to: asks-for-a-visit, handoff: {state: unmanaged, loses: The whole story}}
              - name: Asks for a visit
                channel: phone
                department: Field service
        ```

    Good
        ```yaml
        cjmap: 1
        title: I get the internet running
        status: reviewed
        stages:
          - name: Connect
            touchpoints:
              - name: Calls because the light stays red
                channel: phone
                department: Customer care
                next: {to: asks-for-a-visit, handoff: {state: managed, carries: The whole story}}
              - name: Asks for a visit
                channel: phone
                department: Field service
        ```

    References
        docs/format.md (Hand-off)
    """
    return _gaps(subject, "department")


def _gaps(subject: Subject, dimension: Dimension) -> Iterator[Fault]:
    """Yield the gaps that nobody works on, each under the first dimension that it crosses."""
    for way in subject.ways:
        if way.end is None or not (way.step and way.step.handoff and way.step.handoff.state == "unmanaged"):
            continue
        fixes = subject.once(_fixes)
        changed = crossed(way.start, way.end)
        fixed_by = fixes.get((way.start.id, way.end.id), [])
        at_work = any(map(_is_under_way, fixed_by)) or _is_worked_on(subject, way.start, way.end)
        if not changed or changed[0] != dimension or at_work:
            continue
        decides = way.start.moment_of_truth is not None or way.end.moment_of_truth is not None
        if subject.journey.status == "draft" and not decides:
            continue
        place = next(index for index, step in enumerate(way.start.next) if step is way.step)
        spot, end = subject.by_id[way.start.id], subject.by_id[way.end.id]
        change = _names(subject, dimension, way.start), _names(subject, dimension, way.end)
        lost = way.step.handoff.loses
        pair = f"{way.start.id}>{way.end.id}"
        done = next((each for each in fixed_by if each.status == "shipped"), None)
        yield Fault(
            spot.to("next", place, "handoff", "state"),
            f"gap between {spot.label} and {end.label}: the {_series(changed)} {_change(changed)} "
            f"({change[0]} to {change[1]}) and nobody hands over: "
            + (f"“{clipped(lost)}” is lost" if lost else "what gets lost is not said"),
            f"“{clipped(done.text or done.id)}” is shipped: say `handoff: managed`, or what is still lost"
            if done
            else f"give an opportunity `fixes: [{pair}]`, or say that it is managed and what it `carries`",
        )


def _series(changed: tuple[Dimension, ...]) -> str:
    return series(changed, "and")


def _change(changed: tuple[Dimension, ...]) -> str:
    return "changes" if len(changed) == 1 else "change"


def _names(subject: Subject, dimension: Dimension, touchpoint: Touchpoint) -> str:
    return series([clipped(subject.term(dimension, text)) for text in getattr(touchpoint, dimension)][:3])


def _is_under_way(opportunity: Opportunity) -> bool:
    return opportunity.status not in {"shipped", "dropped"}


def _is_worked_on(subject: Subject, *ends: Touchpoint) -> bool:
    """Say whether an opportunity at either end is taken to be for everything that stands there."""
    beside = (each for end in ends for each in subject.standing[end.id].opportunities)
    return any(_is_under_way(each) and not each.fixes for each in beside)


def _fixes(subject: Subject) -> dict[tuple[str, str], list[Opportunity]]:
    """Return the opportunities that fix a hand-off, by its ends."""
    found: dict[tuple[str, str], list[Opportunity]] = {}
    for _, part in subject.of(Opportunity):
        for fix in part.fixes:
            start, arrow, end = fix.partition(">")
            if arrow:
                found.setdefault((start.strip(), end.strip()), []).append(part)
    return found
