"""CJ5: customers who leave go somewhere, and nobody gets lost."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import clipped
from cjmap.lint.subject import Spot, Subject
from cjmap.rule import rule
from cjmap.words import percent

_ROUNDING = 0.015
"""Shares are rounded to whole percents: three of a third make 99 %."""


@rule("CJ505", "dead-end", Level.WARNING, Profile.STANDARD)
def dead_end(subject: Subject) -> Iterator[Fault]:
    """The journey ends in the middle, and nothing says why.

    What it does
        Reports `next: end` before the last stage at a touchpoint with us without an exit, a condition (`when`) or
        a route that ends there.

    Why
        Customers do not stop, they go somewhere: to a rival, to a friend, to doing nothing. Whoever does not know
        where cannot win them back.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                next: [pays-by-card, end]
              - name: Pays by card
          - name: Enjoy
            touchpoints:
              - name: Takes the first sip
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                exits: {why: The train leaves, to: do-nothing}
              - name: Pays by card
          - name: Enjoy
            touchpoints:
              - name: Takes the first sip
        ```

    References
        docs/format.md (exits)
    """
    ended = {route.via[-1] for route in subject.journey.routes if route.via}
    stages = [stage.id for _, stage in subject.stages if stage.touchpoints and not stage.alongside]
    for spot in subject.spots:
        touchpoint, stage = spot.touchpoint, spot.stage
        explained = touchpoint.exits or not touchpoint.with_us or touchpoint.id in ended
        if explained or stage.alongside or stage.id == stages[-1]:
            continue
        for index, step in enumerate(touchpoint.next):
            if step.to == "end" and step.when is None:
                yield Fault(
                    spot.to("next", index, "to"),
                    f"the journey ends at {spot.label} and nothing says why: "
                    "nobody knows where these customers go, or how to win them back",
                    "say it as an exit: `exits: {why: The train leaves, to: do-nothing}`",
                )


@rule("CJ506", "shares-do-not-add-up", Level.WARNING, Profile.WORKSHOP)
def shares_do_not_add_up(subject: Subject) -> Iterator[Fault]:
    """Shares make less or more than all customers.

    What it does
        Adds up the shares of the steps and exits of a touchpoint: they make 100 % where all of them carry one, and
        never more. The shares of the entries, and of the routes of a persona, never make more than 100 % either.
        A difference of 1.5 points is rounding.

    Why
        Customers get lost in the map, or appear from nowhere. Everything that is weighed by the shares is wrong.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                next: {to: pays-by-card, share: 80 %}
                exits: {why: The train leaves, share: 10 %}
              - name: Pays by card
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                next: {to: pays-by-card, share: 80 %}
                exits: {why: The train leaves, share: 20 %}
              - name: Pays by card
        ```

    References
        docs/format.md (exits)
    """
    yield from (fault for spot in subject.spots for fault in _onward(spot))
    entries = [(s, s.touchpoint.entry) for s in subject.spots if type(s.touchpoint.entry) is float]
    if (total := sum(share for _, share in entries)) > 1 + _ROUNDING:
        yield Fault(
            entries[-1][0].to("entry"),
            f"the shares of the entries add up to {percent(total)}: more customers come in than there are",
            "correct a share, or write `entry: true` where it is not known",
        )
    yield from _of_routes(subject)


def _onward(spot: Spot) -> Iterator[Fault]:
    places = [("next", index, step.share) for index, step in enumerate(spot.touchpoint.next)]
    places += [("exits", index, leaving.share) for index, leaving in enumerate(spot.touchpoint.exits)]
    shares = [(field, index, share) for field, index, share in places if share is not None]
    total = sum(share for _, _, share in shares)
    complete = len(shares) == len(places) and bool(spot.touchpoint.next)
    if total > 1 + _ROUNDING:
        wrong = "more customers go on than come"
    elif complete and total < 1 - _ROUNDING:
        wrong = f"{percent(1 - total)} of the customers get lost"
    else:
        return
    field, index, _ = shares[-1]
    yield Fault(
        spot.to(field, index, "share"),
        f"the shares of steps and exits at {spot.label} add up to {percent(total)}: {wrong}",
        "correct a share, or add the step or exit that is missing",
    )


def _of_routes(subject: Subject) -> Iterator[Fault]:
    """Yield a fault where the routes of one persona, or of everybody, make too much."""
    routes = [(index, route) for index, route in enumerate(subject.journey.routes) if route.share is not None]
    named = {name: None for _, route in routes for name in route.personas}
    for persona in named or (None,):
        theirs = [(i, r) for i, r in routes if persona is None or not r.personas or persona in r.personas]
        total = sum(route.share or 0.0 for _, route in theirs)
        if total > 1 + _ROUNDING:
            whose = f" of {clipped(subject.term('persona', persona))}" if persona else ""
            yield Fault(
                ("routes", theirs[-1][0], "share"),
                f"the shares of the routes{whose} add up to {percent(total)}: more customers take them "
                "than there are",
                "correct a share, or leave those out that are not known",
            )
            return
