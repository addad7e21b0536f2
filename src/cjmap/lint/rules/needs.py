"""CJ4: each touchpoint is good for something, and what fails there is put right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.analysis.heat import Heat
from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import clipped, each_or_all, listed
from cjmap.lint.subject import Spot, Subject
from cjmap.model.touchpoint import Failure
from cjmap.place import Pointer
from cjmap.rule import rule


@rule("CJ409", "unmet-expectation", Level.INFO, Profile.STANDARD)
def unmet_expectation(subject: Subject) -> Iterator[Fault]:
    """An expectation is not met at all, and no pain point says what that does to customers.

    What it does
        Reports an expectation with `met: no` at a touchpoint with us that has neither an open pain point nor an
        opportunity.

    Why
        Pain points are what gets ranked and fixed. A broken expectation that is none of them is read and forgotten.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                expectations:
                  - expects: Two minutes at most
                    gets: Nine minutes
                    met: "no"
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                expectations:
                  - expects: Two minutes at most
                    gets: Nine minutes
                    met: "no"
                pain_points:
                  - I miss my train
        ```

    References
        docs/format.md (Expectation gap)
    """
    for spot in subject.spots:
        stands = subject.standing[spot.touchpoint.id]
        hurts = Heat.PAIN_POINT in subject.heat[spot.touchpoint.id]
        if hurts or stands.opportunities or not spot.touchpoint.with_us:
            continue
        for index, expectation in enumerate(spot.touchpoint.expectations):
            if expectation.met == "no":
                yield Fault(
                    spot.to("expectations", index, "met"),
                    f"{spot.label} does not give “{clipped(expectation.expects)}” and has no open pain point: "
                    "what is no pain point is never ranked and fixed",
                    "say what it does to customers in `pain_points`, in their words: `- I miss my train`",
                )


@rule("CJ410", "touchpoint-without-need", Level.INFO, Profile.STRICT)
def touchpoint_without_need(subject: Subject) -> Iterator[Fault]:
    """A touchpoint serves no need, objective or metric.

    What it does
        Reports touchpoints with us that name no need, no expectation, no objective and no metric, and whose stage
        names no metric either; more than three of them in one finding. It keeps silent where the map names none
        of these anywhere, and for stages alongside.

    Why
        A touchpoint that is good for nobody is one to leave out, and one nobody would miss.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                needs: To know how long it takes
              - name: Shows the loyalty card
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                needs: To know how long it takes
              - name: Shows the loyalty card
                needs: The tenth cup for free
        ```

    References
        docs/format.md (needs)
    """
    spots = [spot for spot in subject.spots if spot.touchpoint.with_us and not spot.stage.alongside]
    useless = [spot for spot in spots if not _serves(spot)]
    if len(useless) == len(spots):
        return

    def each(spot: Spot) -> Fault:
        return Fault(
            spot.name,
            f"{spot.label} serves no need, objective or metric: nobody can say what it is good for",
            "say what customers need there (`needs: To know how long it takes`), or leave it out",
        )

    def together(some: Sequence[Spot]) -> Fault:
        named = listed([spot.label for spot in some])
        return Fault(
            ("title",),
            f"{len(some):,} of {len(spots):,} touchpoints serve no need, objective or metric: "
            f"nobody can say what they are good for ({named})",
            "say what customers need there (`needs: To know how long it takes`), or leave them out",
        )

    yield from each_or_all(useless, each, together)


def _serves(spot: Spot) -> bool:
    touchpoint = spot.touchpoint
    return bool(
        touchpoint.needs
        or touchpoint.expectations
        or touchpoint.objectives
        or touchpoint.metrics
        or spot.stage.metrics
    )


@rule("CJ411", "failure-without-recovery", Level.INFO, Profile.STANDARD)
def failure_without_recovery(subject: Subject) -> Iterator[Fault]:
    """It is known what can fail, and not how it is put right.

    What it does
        Reports fail points, of touchpoints and of actions, without `recovery` and `recovers_at`; more than three
        of them in one finding.

    Why
        Customers forgive a failure that is put right quickly. One for which nobody has a plan is put right by
        whoever stands there, each time differently.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Pays by card
                failures:
                  - The card reader is offline
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Pays by card
                failures:
                  - mode: The card reader is offline
                    recovery: Pays the next time
        ```

    References
        G. Lynn Shostack, Designing Services That Deliver, 1984 (fail points)
    """
    found = [(spot, *failing) for spot in subject.spots for failing in _failing(spot)]

    def each(one: tuple[Spot, Pointer, Failure]) -> Fault:
        spot, pointer, failure = one
        return Fault(
            pointer,
            f"“{clipped(failure.mode)}” at {spot.label} has no recovery: "
            "each time somebody makes one up while the customer waits",
            "say how it is put right: `recovery`, and at which touchpoint: `recovers_at`",
        )

    def together(some: Sequence[tuple[Spot, Pointer, Failure]]) -> Fault:
        named = listed([f"“{clipped(failure.mode)}” at {spot.label}" for spot, _, failure in some])
        return Fault(
            ("title",),
            f"{len(some):,} failures without a recovery: each time somebody makes one up ({named})",
            "say how each is put right: `recovery`, and at which touchpoint: `recovers_at`",
        )

    yield from each_or_all(found, each, together)


def _failing(spot: Spot) -> Iterator[tuple[Pointer, Failure]]:
    """Yield the failures that nothing puts right, each with the way to its words."""
    places: list[tuple[Pointer, Sequence[Failure]]] = [(("failures",), spot.touchpoint.failures)]
    for layer in ("frontstage", "backstage", "support"):
        actions = getattr(spot.touchpoint, layer)
        places += [((layer, index, "failures"), action.failures) for index, action in enumerate(actions)]
    for way, failures in places:
        for index, failure in enumerate(failures):
            if failure.recovery is None and failure.recovers_at is None:
                yield spot.to(*way, index, "mode"), failure
