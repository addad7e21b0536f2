"""When a map was looked at last, and when it is due again."""

from __future__ import annotations

from datetime import date

import pytest

from cjmap.analysis.reviews import last_review, months_since_review, next_review
from cjmap.model.journey import JourneyMap

from .made import journey


def reviewed(*dates: str, every: str = "") -> JourneyMap:
    cadence = f"review_every: {every}\n" if every else ""
    return journey(
        f"{cadence}reviews: [{', '.join(f'{{date: {date}}}' for date in dates)}]\nstages: [{{name: S}}]"
    )


LAST = {
    "never": ([], None),
    "once": (["2026-09-30"], "2026-09-30"),
    "the newest of several": (["2026-02", "2026-09-30", "2025"], "2026-09-30"),
    "as precise as it was written": (["2026-02", "2026-01-31"], "2026-02"),
}


@pytest.mark.parametrize(("dates", "last"), LAST.values(), ids=LAST)
def test_last(dates: list[str], last: str | None) -> None:
    assert last_review(reviewed(*dates)) == last


NONE = {"never reviewed": ([], "monthly"), "no cadence": (["2026-09-30"], ""), "neither": ([], "")}


@pytest.mark.parametrize(("dates", "every"), NONE.values(), ids=NONE)
def test_none_is_due(dates: list[str], every: str) -> None:
    assert next_review(reviewed(*dates, every=every)) is None


NEXT = {
    "a month": ("2026-09-30", "monthly", "2026-10-30"),
    "over the end of the year": ("2026-12-15", "monthly", "2027-01-15"),
    "to the last month of the year": ("2026-09-15", "quarterly", "2026-12-15"),
    "a quarter": ("2026-11-15", "quarterly", "2027-02-15"),
    "half a year": ("2026-08-01", "half-yearly", "2027-02-01"),
    "a year": ("2026-08-01", "yearly", "2027-08-01"),
    "the 31st of a month with 30 days": ("2026-08-31", "monthly", "2026-09-30"),
    "the 31st of February": ("2026-01-31", "monthly", "2026-02-28"),
    "in a leap year": ("2028-01-31", "monthly", "2028-02-29"),
    "a year after the 29th of February": ("2028-02-29", "yearly", "2029-02-28"),
    "a full century is none": ("2100-01-31", "monthly", "2100-02-28"),
    "but each fourth is": ("2000-01-31", "monthly", "2000-02-29"),
    "a date known to the month": ("2026-11", "quarterly", "2027-02"),
    "a date known to the year": ("2026", "yearly", "2027"),
    "less than a year counts from the end of the year": ("2026", "quarterly", "2027"),
    "beyond the calendar": ("9999-12-31", "monthly", "10000-01-31"),
}


@pytest.mark.parametrize(("last", "every", "due"), NEXT.values(), ids=NEXT)
def test_next(last: str, every: str, due: str) -> None:
    assert next_review(reviewed(last, every=every)) == due


@pytest.mark.parametrize(
    ("dates", "months"),
    [([], None), (["2026-06-15"], 5), (["2025-01-01", "2026-06-16"], 4), (["2026"], 0)],
    ids=["never", "on the day", "the newest", "a year not over"],
)
def test_months_since(dates: list[str], months: int | None) -> None:
    assert months_since_review(reviewed(*dates), date(2026, 11, 15)) == months
