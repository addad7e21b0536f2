"""CJ5: the ways through the map lead somewhere, and agree with each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.analysis.reach import reach, starts
from cjmap.analysis.routes import Filled, Hole
from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import clipped, listed
from cjmap.lint.subject import Subject
from cjmap.model.journey import Route
from cjmap.rule import rule


@rule("CJ504", "single-route", Level.INFO, Profile.STRICT)
def single_route(subject: Subject) -> Iterator[Fault]:
    """Everybody is assumed to take the same way, although the map knows better.

    What it does
        Reports a current state of five touchpoints or more without branches, with one entry and one route at most,
        if it has exits or several personas. Touchpoints for some personas alone are branches too.

    Why
        The one way is mostly the one that goes well. Those who leave, or come back, make another journey, and it
        is theirs that shows what to improve.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Sees the sign
              - name: Waits in the queue
                exits: {why: The train leaves, to: competitor}
              - name: Pays by card
              - name: Takes the cup
              - name: Takes the first sip
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Sees the sign
              - name: Waits in the queue
                exits: {why: The train leaves, to: competitor}
              - name: Pays by card
              - name: Takes the cup
              - name: Takes the first sip
        routes:
          - {name: In time for the train, share: 70 %, via: takes-the-first-sip, ends: completed}
          - {name: Runs for the train, share: 30 %, via: waits-in-the-queue, ends: lost-to-competitor}
        ```

    References
        docs/format.md (Route)
    """
    journey = subject.journey
    if journey.kind != "current-state" or len(journey.routes) > 1 or len(subject.spots) < 5:
        return
    ways: dict[str, set[str | None]] = {}
    for way in subject.ways:
        ways.setdefault(way.start.id, set()).add(way.end.id if way.end else None)
    branches = len(starts(journey)) > 1 or any(len(ends) > 1 for ends in ways.values())
    leaving = [spot for spot in subject.spots if spot.touchpoint.exits]
    if branches or any(spot.touchpoint.personas for spot in subject.spots):
        return
    if leaving:
        although = f"customers leave at {listed([spot.label for spot in leaving])}"
    elif len(journey.personas) > 1:
        people = [clipped(persona.name or persona.id) for persona in journey.personas]
        although = f"the map has {listed(people)}"
    else:
        return
    yield Fault(
        ("routes", 0, "name") if journey.routes else ("title",),
        f"everybody takes one way, although {although}: theirs is another journey, and the one to learn from",
        "add `routes`, each with its share and how it ends: `ends: abandoned`",
    )


@rule("CJ512", "unreachable-touchpoint", Level.WARNING, Profile.WORKSHOP)
def unreachable_touchpoint(subject: Subject) -> Iterator[Fault]:
    """No way leads to a touchpoint.

    What it does
        Reports a touchpoint that nobody can come to from where the journey starts (the first touchpoint, all of
        them in a first `any` stage, every `entry`); of several in a row the first. A touchpoint at which a failure
        is put right, which an action sets off, or of a stage alongside, is reached.

    Why
        It belongs to no journey: nobody meets it, and it is drawn as if somebody did. Mostly a `next` is missing.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                next: takes-the-cup
              - name: Pays by card
              - name: Takes the cup
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                next: [pays-by-card, takes-the-cup]
              - name: Pays by card
              - name: Takes the cup
        ```

    References
        docs/format.md (Reach)
    """
    reached = reach(subject.journey, found=subject.ways)
    onward: dict[str, list[str]] = {}
    for way in subject.ways:
        if way.end is not None:
            onward.setdefault(way.start.id, []).append(way.end.id)
    for spot in subject.spots:
        if spot.touchpoint.id in reached:
            continue
        yield Fault(
            spot.name,
            f"no way leads to {spot.label}: it belongs to no journey, and is drawn as if it did",
            f"let a `next` lead to `{spot.touchpoint.id}`, or say `entry: true` where a journey may start there",
        )
        waiting = [spot.touchpoint.id]
        while waiting:  # what follows it is cut off by the same fault
            here = waiting.pop()
            if here not in reached:
                reached.add(here)
                waiting += onward.get(here, [])


@rule("CJ513", "route-without-way", Level.ERROR, Profile.WORKSHOP)
def route_without_way(subject: Subject) -> Iterator[Fault]:
    """A route names two touchpoints, and no way or more than one leads from the first to the second.

    What it does
        Fills in what lies between the touchpoints of `via`: the only way that meets nothing twice, where a choice
        that leads straight to the next of them is taken. It reports where no way is left, or two, and names the
        choice; and a touchpoint that none of the route's personas meets.

    Why
        A route that is not clear cannot be drawn, timed or compared, and everybody imagines another one.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Sees the sign
                next: [waits-in-the-queue, orders-on-the-phone]
              - name: Waits in the queue
                next: takes-the-cup
              - name: Orders on the phone
              - name: Takes the cup
        routes:
          - name: In a hurry
            via: [sees-the-sign, takes-the-cup]
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Sees the sign
                next: [waits-in-the-queue, orders-on-the-phone]
              - name: Waits in the queue
                next: takes-the-cup
              - name: Orders on the phone
              - name: Takes the cup
        routes:
          - name: In a hurry
            via: [orders-on-the-phone, takes-the-cup]
        ```

    References
        docs/format.md (Route)
    """
    for index, route in enumerate(subject.routes):
        for hole in route.holes:
            yield _hole(subject, index, route.route, hole)
        for place in route.strangers:
            yield _stranger(subject, index, route, place)


def _hole(subject: Subject, index: int, route: Route, hole: Hole) -> Fault:
    start, end = subject.by_id[hole.start].label, subject.by_id[hole.end].label
    called, place = f"route “{clipped(route.name)}”", ("routes", index, "via", hole.place)
    if hole.fork is None:
        return Fault(
            place,
            f"{called}: no way leads from {start} to {end}, so that nobody can take it",
            f"let `next` of `{hole.start}` lead there, or correct the order of `via`",
        )
    one, other = (subject.by_id[name].label for name in (hole.fork.one, hole.fork.other))
    return Fault(
        place,
        f"{called}: two ways lead from {start} to {end}, over {one} or over {other}: "
        "it does not say which one, and can be neither drawn nor timed",
        f"name the one that is meant in `via`, before `{hole.end}`: `{hole.fork.one}` or `{hole.fork.other}`",
    )


def _stranger(subject: Subject, index: int, filled: Filled, place: int) -> Fault:
    route = filled.route
    people: Sequence[str] = [clipped(subject.term("persona", name)) for name in route.personas]
    spot = subject.by_id[route.via[place]]
    return Fault(
        ("routes", index, "via", place),
        f"route “{clipped(route.name)}” passes {spot.label}, which {listed(people, 'or')} never meets: "
        "none of its personas can take it",
        f"take it out of `via`, or add who takes the route to `personas` of `{spot.touchpoint.id}`",
    )
