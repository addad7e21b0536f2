"""CJ7: somebody stands for the map and keeps it; `reviews` looks at what has been checked."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import clipped, listed
from cjmap.lint.rules.evidence import assumed_moments
from cjmap.lint.subject import Subject
from cjmap.rule import rule
from cjmap.words import slug


@rule("CJ701", "no-sponsor", Level.INFO, Profile.STANDARD)
def no_sponsor(subject: Subject) -> Iterator[Fault]:
    """Nobody with the power to change things stands behind the map.

    What it does
        Reports a map without `sponsor` that is reviewed or live.

    Why
        What hurts customers most lies between departments. Without somebody above them it is seen and stays.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: reviewed
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: reviewed
        sponsor: Ines Calder, head of shops
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    if is_in_use(subject) and not subject.journey.sponsor:
        yield Fault(
            ("title",),
            "no sponsor: what hurts lies between departments, and nobody above them has asked for this map",
            "win one and name them: `sponsor: Ines Calder, head of shops`",
        )


@rule("CJ702", "no-owner", Level.INFO, Profile.STANDARD)
def no_owner(subject: Subject) -> Iterator[Fault]:
    """Nobody keeps the map.

    What it does
        Reports a map without `owner`, a draft too. Says nothing of a retired map.

    Why
        Journeys change with every release. A map that nobody keeps is wrong within a year and still hangs there.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        owner: Mara Lindqvist
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    journey = subject.journey
    if journey.owner or journey.status == "retired":
        return
    name = clipped(journey.team[0].name) if journey.team else "Mara Lindqvist"
    yield Fault(
        ("title",),
        "no owner: a map that nobody keeps is wrong within a year, and still believed",
        f"say who keeps it: `owner: {name}`",
    )


@rule("CJ703", "single-department-team", Level.INFO, Profile.STRICT)
def single_department_team(subject: Subject) -> Iterator[Fault]:
    """The journey crosses departments, and the team comes from one.

    What it does
        Reports a map whose touchpoints name departments of our own besides the only one of its team. Says nothing
        while a member is without a department, and of a retired map.

    Why
        Each department knows its own part. The gaps between the parts are drawn only when both sides are in the room.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        team:
          - {name: Mara Lindqvist, department: Shops}
          - {name: Per Hallberg, department: Shops}
        stages:
          - name: Order
            touchpoints:
              - {name: Waits in the queue, department: Shops}
              - {name: Disputes the bill, department: Customer care}
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        team:
          - {name: Mara Lindqvist, department: Shops}
          - {name: Per Hallberg, department: Customer care}
        stages:
          - name: Order
            touchpoints:
              - {name: Waits in the queue, department: Shops}
              - {name: Disputes the bill, department: Customer care}
        ```

    References
        docs/format.md
    """
    journey = subject.journey
    given = [member.department for member in journey.team if member.department]
    if not given or len(given) < len(journey.team) or journey.status == "retired":
        return
    theirs = {slug(subject.term("department", name)) for name in given}
    foreign = {slug(term.name) for term in journey.departments if term.owned != "own"}
    met: dict[str, str] = {}
    for spot in subject.spots:
        for text in spot.touchpoint.department:
            met.setdefault(slug(name := subject.term("department", text)), name)
    missing = [name for each, name in met.items() if each not in theirs and each not in foreign]
    if len(theirs) > 1 or not missing:
        return
    others = listed([clipped(name) for name in missing])
    yield Fault(
        ("team", 0, "department"),
        f"the team is all {clipped(subject.term('department', given[0]))}, but customers also meet {others}: "
        "gaps between departments stay unseen when one side draws them",
        f"add somebody of another department to `team:`, such as {clipped(missing[0])}",
    )


@rule("CJ704", "no-review-cadence", Level.INFO, Profile.STANDARD)
def no_review_cadence(subject: Subject) -> Iterator[Fault]:
    """Nothing says when the map is looked at again.

    What it does
        Reports a reviewed or live map with neither `review_every` nor `review_when`.

    Why
        A map goes wrong quietly. Without a date in somebody's calendar it is believed until it has cost something.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: live
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: live
        review_every: half-yearly
        review_when: The menu or the till changes
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    journey = subject.journey
    if is_in_use(subject) and journey.review_every is None and not journey.review_when:
        yield Fault(
            ("title",),
            "nothing says when this map is looked at again: it goes wrong quietly and is believed all the same",
            "write `review_every: half-yearly`, or `review_when:` with what calls for a review",
        )


@rule("CJ707", "live-but-assumed", Level.WARNING, Profile.STANDARD)
def live_but_assumed(subject: Subject) -> Iterator[Fault]:
    """The map is live, and moments of truth in it are guessed.

    What it does
        Reports a `live` map with moments of truth that rest on no source, neither their own nor that of anything
        that stands there. Says nothing of a future state.

    Why
        `live` tells everybody that they may decide by this map. They will decide by its moments of truth first.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: live
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                moment_of_truth: Here I stay or go on to the next shop
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        status: live
        sources:
          - {id: talks, title: Talks at the counter, kind: interview}
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                moment_of_truth: Here I stay or go on to the next shop
                sources: talks
        ```

    References
        docs/format.md
    """
    if subject.journey.status != "live" or subject.is_future:
        return
    assumed = assumed_moments(subject)
    if assumed:
        moments = "moment" if len(assumed) == 1 else "moments"
        yield Fault(
            ("status",),
            f"the map is `live`, and no source speaks of the {moments} of truth "
            f"{listed([spot.label for spot in assumed])}: people decide by a guess",
            "ask customers and write `sources:` there, or step back to `status: reviewed`",
        )


def is_in_use(subject: Subject) -> bool:
    """Say whether people rely on the map: it is reviewed or live, no draft and not retired."""
    return subject.journey.status in {"reviewed", "live"}
