"""CJ7: dates that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from cjmap.analysis.dates import days_of
from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.subject import Subject
from cjmap.model.action import PainPoint
from cjmap.model.base import Part
from cjmap.model.journey import Question
from cjmap.model.research import Metric, MetricReading, MysteryShop, Review, Source
from cjmap.rule import rule

_TOMORROW = timedelta(days=1)
"""A day that has begun somewhere on earth is not in the future."""


@rule("CJ710", "impossible-date", Level.ERROR, Profile.WORKSHOP)
def impossible_date(subject: Subject) -> Iterator[Fault]:
    """Something is said to have happened on a day that is still to come.

    What it does
        Reports reviews, mystery shops, answers, closed pain points, measured values, and sources that something
        rests on, with a date in the future. In a future state only reviews and mystery shops. A date without day or
        month may be today, and tomorrow has begun somewhere.

    Why
        The next review, the age of a source and what is still open are counted from these dates.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        reviews:
          - date: 2062-10-05
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        reviews:
          - date: 2026-10-05
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    for pointer, part in subject.parts:
        if (happened := _HAPPENED.get(type(part))) is None:
            continue
        key, what = happened
        text = getattr(part, key)
        days = days_of(text)
        if days is not None and days.first > subject.today + _TOMORROW and not _may_come(subject, part):
            yield Fault(
                (*pointer, key),
                f"{what} on {text}, but today is {subject.today}: what is counted from this date is wrong",
                "write the day on which it happened, or leave it out until it has",
            )


_HAPPENED: dict[type[Part], tuple[str, str]] = {
    Review: ("date", "a review is said to have been held"),
    MysteryShop: ("date", "a mystery shop is said to have been made"),
    Source: ("date", "a source is said to have been made"),
    Metric: ("date", "a value is said to have been measured"),
    MetricReading: ("date", "a value is said to have been measured"),
    Question: ("date", "a question is said to have been answered"),
    PainPoint: ("closed", "a pain point is said to have been closed"),
}
"""The field of a part that says when something happened, and what that is."""


def _may_come(subject: Subject, part: Part) -> bool:
    """Say whether the date of a part may lie ahead: a plan, a target, a source that nothing rests on yet."""
    match part:
        case Review() | MysteryShop():
            return False
        case Metric() | MetricReading():
            return subject.is_future or part.value is None
        case Question():
            return subject.is_future or part.answer is None
        case Source():
            named = (name for name in subject.survey.names if name.kind == "source")
            return subject.is_future or all(name.text != part.id for name in named)
        case _:
            return subject.is_future
