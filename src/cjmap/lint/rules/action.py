"""CJ6: what hurts leads to work, and somebody answers for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.analysis.standing import Standing, standing_in_stages
from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import each_or_all, listed
from cjmap.lint.subject import Spot, Subject
from cjmap.lint.work import Pain, fixable, pains, works
from cjmap.model.action import Opportunity
from cjmap.rule import rule
from cjmap.words import slug

_SEVERE = 3
_NOBODYS = frozenset({"word-of-mouth", "review-site", "search", "social"})
"""The kinds of channel on which customers talk among themselves."""


@rule("CJ606", "pain-point-without-opportunity", Level.WARNING, Profile.STANDARD)
def pain_point_without_opportunity(subject: Subject, *, severity: int = 2) -> Iterator[Fault]:
    """Something hurts customers, and nobody has an idea what to do about it.

    What it does
        Reports open pain points of severity 2 and more (`severity`) that no opportunity fixes. An opportunity without
        `fixes` is taken to be for the pain points of its own touchpoint or stage; a dropped one fixes nothing. In a
        draft only severe pain points (3) count: first what hurts, then what to do. Silent for pain points without
        words yet, for those in the customer's life without us, and in a future state, which is the answer itself. In a
        map without any opportunity more than three are told together.

    Why
        A map that ends with what hurts is a complaint. Whoever told you about it is waiting for what you do.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                channel: counter
                pain_points:
                  - {text: Nobody says how long it will take, severity: 3}
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                channel: counter
                pain_points:
                  - {text: Nobody says how long it will take, severity: 3}
                opportunities:
                  - Show the waiting time at the door
        ```

    References
        docs/format.md
    """
    if subject.is_future or subject.journey.status == "retired":
        return
    least = max(severity, _SEVERE) if subject.journey.status == "draft" else severity
    named = {fix for work in works(subject) if work.opportunity.status != "dropped" for fix in work.fixes}
    dropped = {fix for work in works(subject) if work.opportunity.status == "dropped" for fix in work.fixes}
    found: list[Pain] = []
    for pain in pains(subject):
        point = pain.pain_point
        if point.text is None or point.closed is not None or point.severity < least or not pain.is_ours:
            continue
        if point.id not in named and not any(map(_is_for_what_stands_there, _beside(pain, subject))):
            found.append(pain)
    if not works(subject):
        yield from each_or_all(found, lambda pain: _unanswered(pain, "no"), _all_unanswered)
        return
    for pain in found:
        yield _unanswered(pain, "only a dropped" if pain.pain_point.id in dropped else "no")


def _unanswered(pain: Pain, which: str) -> Fault:
    return Fault(
        pain.pointer,
        f"{which} opportunity fixes the pain point {pain.said}: it will hurt the next customer just as much",
        f"write one next to it, or elsewhere with `fixes: [{pain.pain_point.id}]`; what you will not fix gets "
        "`closed: accepted, because …`",
    )


def _all_unanswered(found: Sequence[Pain]) -> Fault:
    names = listed([pain.said for pain in found])
    return Fault(
        found[0].pointer,
        f"no opportunity fixes any of the pain points {names}: they will hurt the next customer just as much",
        "begin with the worst: what should be done about it? Write it next to it under `opportunities`",
    )


def _beside(pain: Pain, subject: Subject) -> Iterator[Opportunity]:
    """Yield the opportunities that stand where a pain point stands."""
    for spot in pain.spots:
        yield from subject.standing[spot.touchpoint.id].opportunities
    if pain.stage is not None and not pain.spots:
        yield from subject.once(_in_stages)[pain.stage.id].opportunities


def _in_stages(subject: Subject) -> dict[str, Standing]:
    return standing_in_stages(subject.journey, subject.parts)


def _is_for_what_stands_there(opportunity: Opportunity) -> bool:
    return not opportunity.fixes and opportunity.status != "dropped"


@rule("CJ610", "touchpoint-without-department", Level.INFO, Profile.STANDARD)
def touchpoint_without_department(subject: Subject) -> Iterator[Fault]:
    """Nobody in the house answers for a touchpoint.

    What it does
        In a map that names departments, reports touchpoints with a channel of ours that name none. An `owner` of the
        touchpoint or its stage, or a department in its blueprint, answers for it too. Silent for touchpoints without
        us or without a channel, for channels of partners and others, and for those on which customers talk among
        themselves (word of mouth, search, social networks, review sites).

    Why
        What is improved at such a touchpoint is improved by nobody, and a hand-off between departments goes unseen
        there.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - {name: Waits in the queue, channel: counter}
              - {name: Pays by card, channel: counter, department: Shops}
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - {name: Waits in the queue, channel: counter, department: Shops}
              - {name: Pays by card, channel: counter, department: Shops}
        ```

    References
        docs/format.md
    """
    if subject.journey.status == "retired" or not any(spot.touchpoint.department for spot in subject.spots):
        return
    foreign = {
        name
        for term in subject.journey.channels
        if term.owned != "own" or term.kind in _NOBODYS
        for name in (term.id, slug(term.name))
    } | (_NOBODYS - {term.id for term in subject.journey.channels})
    lonely: list[Spot] = []
    for spot in subject.spots:
        touchpoint = spot.touchpoint
        answered = touchpoint.department or touchpoint.owner or spot.stage.owner or _department_behind(spot)
        if answered or not touchpoint.with_us or not touchpoint.channel:
            continue
        if any(slug(channel) not in foreign for channel in touchpoint.channel):
            lonely.append(spot)
    yield from each_or_all(
        lonely,
        lambda spot: _lonely([spot], f"no department answers for {spot.label}"),
        lambda spots: _lonely(spots, f"no department answers for {listed([spot.label for spot in spots])}"),
    )


def _lonely(spots: Sequence[Spot], fact: str) -> Fault:
    return Fault(
        spots[0].name,
        f"{fact}: what goes wrong there is put right by nobody",
        "name it: `department:`, or `with_us: false` where it is part of the customer's own life",
    )


def _department_behind(spot: Spot) -> bool:
    touchpoint = spot.touchpoint
    return any(action.department for action in (*touchpoint.frontstage, *touchpoint.backstage))


@rule("CJ611", "shipped-but-still-open", Level.WARNING, Profile.WORKSHOP)
def shipped_but_still_open(subject: Subject) -> Iterator[Fault]:
    """An opportunity is shipped, and what it fixes still hurts.

    What it does
        Reports opportunities with `status: shipped` that fix an open pain point, or a hand-off that is still said to
        be unmanaged. Silent where another opportunity is at work on the same, and in a future state.

    Why
        Either the work did not help, which is the most valuable thing a map can tell, or it did and the map still
        complains about it.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                pain_points:
                  - {id: how-long, text: Nobody says how long it will take}
                opportunities:
                  - {text: Show the waiting time, fixes: [how-long], status: shipped}
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                pain_points:
                  - {id: how-long, text: Nobody says how long it will take, closed: 2026-09}
                opportunities:
                  - {text: Show the waiting time, fixes: [how-long], status: shipped}
        ```

    References
        docs/format.md
    """
    if subject.is_future:
        return
    shipped = [work for work in works(subject) if work.opportunity.status == "shipped"]
    if not shipped:
        return
    underway = {fix for work in works(subject) if work.is_open for fix in work.fixes}
    still = {key: words for key, (words, is_open) in fixable(subject).items() if is_open}
    for work in shipped:
        left = [still[fix] for fix in work.fixes if fix in still and fix not in underway]
        if left:
            yield Fault(
                (*work.pointer, "status"),
                f"{work.said} is shipped, and {left[0]} is still open: "
                "either it did not help, or the map complains about the past",
                "ask customers; then write `closed:` and the date there, or add what comes next",
            )
