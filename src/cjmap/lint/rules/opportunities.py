"""CJ6: an opportunity is worth doing, and somebody does it in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.subject import Subject
from cjmap.lint.work import Work, fixable, has_reason, works
from cjmap.rule import rule

_SAYS_STATUS = {"idea": "still an idea", "planned": "still planned", "in-progress": "still in progress"}


@rule("CJ607", "opportunity-without-owner", Level.WARNING, Profile.STANDARD)
def opportunity_without_owner(subject: Subject) -> Iterator[Fault]:
    """An opportunity is everybody's, and so nobody's.

    What it does
        Reports opportunities without `owner`, but for shipped and dropped ones and for ideas in a draft. The owner of
        the touchpoint or stage answers for what stands there, and an `issue` has somebody assigned where the work is
        tracked.

    Why
        Six months after the workshop the opportunities that had a name behind them are done. The others are on the
        next map.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                opportunities:
                  - {text: Show the waiting time at the door, status: planned}
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                opportunities:
                  - {text: Show the waiting time at the door, status: planned, owner: Rosa Lind}
        ```

    References
        docs/format.md
    """
    for work in works(subject):
        opportunity = work.opportunity
        if not work.is_open or opportunity.owner or opportunity.issue or _is_early(work, subject):
            continue
        owners = [spot.touchpoint.owner or spot.stage.owner for spot in work.spots]
        if any(owners) or (work.stage is not None and work.stage.owner):
            continue
        yield Fault(
            work.name,
            f"nobody owns the opportunity {work.said}: what everybody may do, nobody does",
            "name one person: `owner:`",
        )


@rule("CJ608", "opportunity-without-score", Level.INFO, Profile.STANDARD)
def opportunity_without_score(subject: Subject) -> Iterator[Fault]:
    """An opportunity cannot be weighed against the others.

    What it does
        Reports opportunities without `impact` or `effort` that are not begun yet, but for ideas in a draft. A `value`
        in money stands for the impact, a `cost` for the effort. With fewer than two open opportunities there is
        nothing to choose.

    Why
        What cannot be compared is chosen by who speaks loudest, and the cheap thing that helps most waits.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                opportunities:
                  - {text: Show the waiting time at the door, status: planned}
                  - {text: Open a second counter, status: planned, impact: 5, effort: 4}
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                opportunities:
                  - {text: Show the waiting time at the door, status: planned, impact: 3, effort: 1}
                  - {text: Open a second counter, status: planned, impact: 5, effort: 4}
        ```

    References
        docs/format.md
    """
    choice = [work for work in works(subject) if work.is_open]
    if len(choice) < 2:
        return
    for work in choice:
        missing = _missing(work)
        if missing and work.opportunity.status != "in-progress" and not _is_early(work, subject):
            yield Fault(
                work.name,
                f"the opportunity {work.said} has no {' and no '.join(missing)}: "
                "it cannot be weighed against the others",
                "estimate from 1 to 5: " + ", ".join(f"`{field}: 3`" for field in missing),
            )


def _missing(work: Work) -> list[str]:
    opportunity = work.opportunity
    known = {
        "impact": opportunity.impact is not None or opportunity.value is not None,
        "effort": any(
            each is not None for each in (opportunity.effort, opportunity.cost, opportunity.cost_once)
        ),
    }
    return [field for field, is_known in known.items() if not is_known]


@rule("CJ609", "opportunity-fixes-nothing", Level.INFO, Profile.STANDARD)
def opportunity_fixes_nothing(subject: Subject) -> Iterator[Fault]:
    """An opportunity answers nothing that the map knows of.

    What it does
        Reports opportunities that are still to be done and have no reason in the map: they fix nothing, serve no
        objective, change no metric, and where they stand nothing is wrong: no pain point, unmet expectation, failure,
        exit, low or wanted feeling, unmanaged hand-off or moment of truth. Reports also those that fix only what is
        closed or managed already.

    Why
        Such an opportunity is a solution that somebody liked before. It competes for the same people as the things
        that customers are waiting for.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                opportunities:
                  - Hang up a screen with news
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
                  - Nobody says how long it will take
                opportunities:
                  - Hang up a screen with the waiting time
        ```

    References
        docs/format.md
    """
    known = fixable(subject)
    gaps = {
        end for crossing in subject.crossings if crossing.is_gap for end in (crossing.from_id, crossing.to_id)
    }
    for work in works(subject):
        opportunity = work.opportunity
        if not work.is_open or opportunity.objectives or opportunity.expects:
            continue
        if opportunity.fixes:
            states = [known.get(fix, ("", True)) for fix in work.fixes]
            if not any(is_open for _, is_open in states):
                yield Fault(
                    (*work.pointer, "fixes", 0),
                    f"the opportunity {work.said} is {_SAYS_STATUS[opportunity.status]}, "
                    f"but {states[0][0]} is closed or managed already",
                    "say `status: shipped` or `dropped`, or what it still fixes",
                )
        elif not has_reason(work, subject, gaps):
            yield Fault(
                work.name,
                f"the opportunity {work.said} fixes nothing that the map knows of: "
                "nobody can say what gets better for the customer",
                "name the pain point, `fixes: [its-id]`, or what it is for, `objectives: [its-id]`",
            )


@rule("CJ612", "overdue-opportunity", Level.WARNING, Profile.STANDARD)
def overdue_opportunity(subject: Subject, *, days: int = 0) -> Iterator[Fault]:
    """An opportunity was promised for a day that has passed.

    What it does
        Reports opportunities whose `due` has passed by more than `days` and that are neither shipped nor dropped. A
        month is due when it is over, and so is a year.

    Why
        A date that passes without a word teaches everybody that the dates of this map mean nothing.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                opportunities:
                  - {text: Show the waiting time, status: planned, due: 2025-06}
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                opportunities:
                  - {text: Show the waiting time, status: shipped, due: 2025-06}
        ```

    References
        docs/format.md
    """
    day = (subject.today - timedelta(days=days)).isoformat()
    for work in works(subject):
        due = work.opportunity.due
        if work.is_open and due is not None and due < day[: len(due)]:
            yield Fault(
                (*work.pointer, "due"),
                f"the opportunity {work.said} was due {due} and is {_SAYS_STATUS[work.opportunity.status]}: "
                "a date that passes in silence makes all others worthless",
                "say when it will be done, or how it went: `status: shipped` or `dropped`",
            )


def _is_early(work: Work, subject: Subject) -> bool:
    """Say whether an opportunity is only an idea, in a map that is only a draft."""
    return work.opportunity.status == "idea" and subject.journey.status == "draft"
