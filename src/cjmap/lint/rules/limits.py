"""CJ514: the map keeps the limits that it sets itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from cjmap.analysis.curve import curve, line
from cjmap.analysis.evidence import Evidence
from cjmap.analysis.handoffs import State, crossed
from cjmap.analysis.reviews import last_review
from cjmap.analysis.times import minutes
from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import clipped, listed, signed
from cjmap.lint.subject import Subject
from cjmap.model.action import PainPoint
from cjmap.model.journey import MapLimits
from cjmap.rule import rule
from cjmap.words import percent, plural

_DAY = 24 * 60


class _Broken(NamedTuple):
    """A limit that is not kept: what was measured, in words, and where to begin."""

    limit: str
    measured: str
    hint: str


@rule("CJ514", "limit-exceeded", Level.ERROR, Profile.WORKSHOP)
def limit_exceeded(subject: Subject) -> Iterator[Fault]:
    """The map does not keep a limit that it sets itself.

    What it does
        Measures what `limits` names and reports each limit that is not kept, with both numbers. Feelings: the
        score of a touchpoint, of everybody or of one persona; the mean over the touchpoints of the sequence whose
        feeling is known. Hand-offs: all of the map. Waits: the longest before one touchpoint. Changes of channel:
        those on the worst route, or, without routes, all of the map. Sources: the share of touchpoints without one
        (not in a future state). Reviews: the age of the last one. What cannot be measured breaks no limit.

    Why
        The team has promised to hold this line. A limit that may be broken quietly is none.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                feeling: -1.5
        limits:
          lowest_feeling_min: -1
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Waits in the queue
                feeling: -1
        limits:
          lowest_feeling_min: -1
        ```

    References
        docs/format.md (Limits)
    """
    limits = subject.journey.limits
    if limits is None:
        return
    for measure in (_feelings, _pain_points, _handoffs, _waits, _changes, _assumed, _age):
        for broken in measure(subject, limits):
            allowed = getattr(limits, broken.limit)
            word = "at least" if broken.limit.endswith("_min") else "at most"
            shown = _shown(broken.limit, allowed)
            yield Fault(
                ("limits", broken.limit),
                f"{broken.measured}, and the limit is {word} {shown}: the team has promised to keep it",
                broken.hint,
            )


def _shown(limit: str, allowed: float | str) -> str:
    if isinstance(allowed, str):
        return clipped(allowed)
    if limit == "assumed_share_max":
        return percent(allowed)
    return signed(allowed) if limit.endswith("_min") else f"{allowed:,}"


def _feelings(subject: Subject, limits: MapLimits) -> Iterator[_Broken]:
    if (least := limits.lowest_feeling_min) is not None:
        lows = [
            (value, spot)
            for spot in subject.spots
            if (feeling := spot.touchpoint.feeling)
            for value in (feeling.value, *(theirs.value for theirs in feeling.by.values()))
            if value is not None and value < least
        ]
        if lows:
            value, spot = min(lows, key=lambda low: low[0])
            hint = "begin there, with what hurts most"
            yield _Broken("lowest_feeling_min", f"{spot.label} feels {signed(value)}", hint)
    if (least := limits.mean_feeling_min) is not None:
        feelings = curve(line(subject.journey))
        if (mean := feelings.mean) is not None and mean < least:
            worst = min(feelings.scored, key=lambda moment: moment.value).touchpoint
            hint = f"begin with the lowest, {subject.by_id[worst.id].label}"
            yield _Broken("mean_feeling_min", f"the mean feeling is {signed(mean)}", hint)


def _pain_points(subject: Subject, limits: MapLimits) -> Iterator[_Broken]:
    if (most := limits.open_severe_pain_points_max) is None:
        return
    severe = [
        part
        for _, part in subject.of(PainPoint)
        if not part.is_reference and part.severity == 3 and not part.closed
    ]
    if len(severe) > most:
        named = listed([f"“{clipped(pain.text or pain.id)}”" for pain in severe])
        measured = plural(len(severe), "severe pain point is open", "severe pain points are open")
        hint = f"ship what fixes one and close it with its date, `closed: 2026-09`: {named}"
        yield _Broken("open_severe_pain_points_max", measured, hint)


def _handoffs(subject: Subject, limits: MapLimits) -> Iterator[_Broken]:
    for state, limit in (
        (State.UNMANAGED, "unmanaged_handoffs_max"),
        (State.UNKNOWN, "unknown_handoffs_max"),
    ):
        most = getattr(limits, limit)
        found = [crossing for crossing in subject.crossings if crossing.state is state]
        if most is not None and len(found) > most:
            pairs = [f"{subject.by_id[c.from_id].label} to {subject.by_id[c.to_id].label}" for c in found]
            what = "unmanaged" if state is State.UNMANAGED else "undescribed"
            measured = plural(len(found), f"hand-off is {what}", f"hand-offs are {what}")
            yield _Broken(limit, measured, f"they lead from {listed(pairs)}")


def _waits(subject: Subject, limits: MapLimits) -> Iterator[_Broken]:
    if limits.wait_max is None:
        return
    most = minutes(limits.wait_max).high
    waits = [(minutes(wait).high, wait, spot) for spot in subject.spots if (wait := spot.touchpoint.wait)]
    too_long = [each for each in waits if each[0] > most + 1e-6]
    if too_long:
        _, wait, spot = max(too_long, key=lambda each: each[0])
        hint = "tell customers meanwhile how far it is, and shorten what they wait for"
        yield _Broken("wait_max", f"customers wait {clipped(wait)} before {spot.label}", hint)


def _changes(subject: Subject, limits: MapLimits) -> Iterator[_Broken]:
    if (most := limits.channel_changes_max) is None:
        return
    counted = [
        (
            sum("channel" in crossed(*pair) for pair in pairwise(r.touchpoints)),
            f"on route “{clipped(r.route.name)}” ",
        )
        for r in subject.routes
        if r.touchpoints
    ]
    counted = counted or [(sum("channel" in each.dimensions for each in subject.crossings), "")]
    changes, where = max(counted, key=lambda each: each[0])
    if changes > most:
        measured = f"{where}customers change channel {changes:,} times"
        yield _Broken("channel_changes_max", measured, "let them finish on one channel what they begin there")


def _assumed(subject: Subject, limits: MapLimits) -> Iterator[_Broken]:
    if (most := limits.assumed_share_max) is None or not subject.spots:
        return
    assumed = [s for s in subject.spots if subject.evidence[s.touchpoint.id] is Evidence.ASSUMED]
    share = len(assumed) / len(subject.spots)
    if share > most + 1e-9:
        measured = f"{percent(share)} of the touchpoints are assumed"
        hint = f"ask customers about {listed([spot.label for spot in assumed])}"
        yield _Broken("assumed_share_max", measured, hint)


def _age(subject: Subject, limits: MapLimits) -> Iterator[_Broken]:
    last = last_review(subject.journey)
    if limits.review_age_max is None or last is None:
        return
    age = (subject.today - _latest(last)) / timedelta(minutes=1)
    if age > minutes(limits.review_age_max).high + _DAY:
        measured = f"the last review is from {last}, {int(age / _DAY):,} days ago"
        yield _Broken(
            "review_age_max", measured, "read the map with customers again, and log it in `reviews`"
        )


def _latest(day: str) -> date:
    """Return the last day that a date may mean."""
    year, month, number = ([int(part) for part in day.split("-")] + [0, 0])[:3]
    if number:
        return date(year, month, number)
    after = year * 12 + (month or 12)
    if after // 12 > date.max.year:
        return date.max
    return date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
