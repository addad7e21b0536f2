"""CJ4: the map shows what makes the experience good or bad."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.analysis.heat import EXTREME, Heat
from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import listed
from cjmap.lint.subject import Subject
from cjmap.rule import rule

SKETCH = 5
"""A map of fewer touchpoints with us is a sketch: what it has not is no fault yet."""


@rule("CJ404", "inconsistent-experience", Level.INFO, Profile.STANDARD)
def inconsistent_experience(subject: Subject) -> Iterator[Fault]:
    """A touchpoint is a pain point, a delight and a moment of truth at once.

    What it does
        Reports a touchpoint that is all three, unless somebody works on it: an opportunity with an owner stands
        there, or its pain points are closed or of some personas alone.

    Why
        The moment that decides goes very well for some and very badly for others. Customers call that luck, and
        tell the bad story.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Enjoy
            touchpoints:
              - name: Hears my name and takes the cup
                pain_points:
                  - They call a name that is not mine
                delights:
                  - They remember how I like it
                moment_of_truth: Here I decide whether this is my café
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Enjoy
            touchpoints:
              - name: Hears my name and takes the cup
                pain_points:
                  - They call a name that is not mine
                delights:
                  - They remember how I like it
                moment_of_truth: Here I decide whether this is my café
                opportunities:
                  - text: Write the name down as the customer spells it
                    owner: Ada
        ```

    References
        docs/format.md (Heat map)
    """
    for spot in subject.spots:
        if subject.heat[spot.touchpoint.id] != EXTREME:
            continue
        stands = subject.standing[spot.touchpoint.id]
        shared = any(not pain.closed and not pain.personas for pain in stands.pain_points)
        worked_on = any(each.owner and each.status != "dropped" for each in stands.opportunities)
        if shared and not worked_on:
            yield Fault(
                spot.to("moment_of_truth"),
                f"{spot.label} hurts, delights and decides at once: "
                "which of the two customers get looks like luck",
                "find out what makes the difference, and give an opportunity there an `owner`",
            )


@rule("CJ406", "unclear-moments-of-truth", Level.INFO, Profile.STANDARD)
def unclear_moments_of_truth(subject: Subject, *, most: int = 5) -> Iterator[Fault]:
    """The map has no moment of truth, or so many that none stands out.

    What it does
        Reports a map of five touchpoints with us or more without a moment of truth, and one with more than `most`
        (5). A day in the life needs none.

    Why
        Moments of truth say where to begin. Without one everything counts the same, and with ten of them too.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Sees the sign
              - name: Waits in the queue
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
                moment_of_truth: After two minutes people leave for the kiosk
              - name: Pays by card
              - name: Takes the cup
              - name: Takes the first sip
        ```

    References
        Jan Carlzon, Moments of Truth, 1987
    """
    marked = [spot for spot in subject.spots if Heat.MOMENT_OF_TRUTH in subject.heat[spot.touchpoint.id]]
    with_us = sum(spot.touchpoint.with_us for spot in subject.spots)
    if not marked and with_us >= SKETCH and subject.journey.kind != "day-in-the-life":
        yield Fault(
            ("title",),
            "no moment of truth: the map does not say which touchpoint decides whether customers stay",
            "mark it with its reason: `moment_of_truth: The first promise that we make`",
        )
    elif len(marked) > most:
        yield Fault(
            ("title",),
            f"{len(marked):,} moments of truth: where so many decide, nobody knows where to begin "
            f"({listed([spot.label for spot in marked])})",
            f"keep the {most} at which customers really stay or leave",
        )


@rule("CJ408", "no-delight", Level.INFO, Profile.STANDARD)
def no_delight(subject: Subject) -> Iterator[Fault]:
    """The map names nothing that is worth protecting.

    What it does
        Reports a map of five touchpoints with us or more that has pain points and not one bright spot: no delight,
        no exceeded expectation, no `choose_us` and nothing `already_good` in its scope.

    Why
        A map of complaints alone is not believed, and the next change takes away what customers come for.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Sees the sign
              - name: Waits in the queue
                pain_points:
                  - Nobody says how long it will take
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
                pain_points:
                  - Nobody says how long it will take
              - name: Pays by card
              - name: Takes the cup
                delights:
                  - They remember how I like it
              - name: Takes the first sip
        ```

    References
        docs/format.md (delights)
    """
    scope, spots = subject.journey.scope, subject.spots
    hurts = any(Heat.PAIN_POINT in marks for marks in subject.heat.values())
    enough = sum(spot.touchpoint.with_us for spot in spots) >= SKETCH
    if not hurts or not enough or subject.journey.delights or (scope and scope.already_good):
        return
    bright = any(
        subject.standing[spot.touchpoint.id].delights
        or any(each.met == "exceeded" for each in spot.touchpoint.expectations)
        or spot.touchpoint.choose_us
        for spot in spots
    )
    if not bright:
        yield Fault(
            ("title",),
            "pain points and not one delight: nobody knows what customers come for and what must stay",
            "ask what they would miss, and write it down: `delights`, `choose_us` or `scope: {already_good: …}`",
        )
