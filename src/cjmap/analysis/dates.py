"""Dates that are known to the day, the month or the year: their first and last day, and how long ago they are."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


class Days(NamedTuple):
    """The days that a date may mean, from the first to the last; both are the same where the day is known."""

    first: date
    last: date


def days_of(text: str | None) -> Days | None:
    """Return the days that `2026`, `2026-09` or `2026-09-30` may mean; None for a text that is no date."""
    found = _DATE.fullmatch(text or "")
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if year is None or month is None:
            return Days(date(year or 0, 1, 1), date(year or 0, 12, 31))
        if day is None:
            return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return Days(date(year, month, day), date(year, month, day))
    except ValueError:
        return None


def is_over(text: str | None, today: date) -> bool:
    """Say whether the last day that a date may mean lies before `today`; a text that is no date is never over."""
    days = days_of(text)
    return days is not None and days.last < today


def age_in_months(days: Days, today: date) -> int:
    """Return the months that are over since the last of the days, 0 where it is still to come.

    A month is over on the same day of the next one, or on the first after it where that has no such day. What is
    known to the year alone counts from its end, so that nothing is said to be older than it is.
    """
    since = days.last
    months = (today.year - since.year) * 12 + today.month - since.month - (today.day < since.day)
    return max(months, 0)
