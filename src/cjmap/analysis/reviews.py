"""When a map was looked at last, and when it is due again."""

from __future__ import annotations

from datetime import date

from cjmap.analysis.dates import age_in_months, days_of
from cjmap.model.journey import JourneyMap

MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}
_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def last_review(journey: JourneyMap) -> str | None:
    """Return the newest date of the reviews, as precise as it was written."""
    return max((str(review.date) for review in journey.reviews), default=None)


def months_since_review(journey: JourneyMap, today: date) -> int | None:
    """Return the whole months since the last review, None where there was none, or its date is none."""
    days = days_of(last_review(journey))
    return age_in_months(days, today) if days else None


def next_review(journey: JourneyMap) -> str | None:
    """Return the date of the next review, one cadence after the last; None where one of the two is missing.

    A date that is known to the month or year alone gives one that is, too; the 31st becomes the last of the month.
    """
    last = last_review(journey)
    if last is None or journey.review_every is None:
        return None
    year, month, day = ([int(part) for part in last.split("-")] + [0, 0])[:3]
    months = year * 12 + (month or 12) - 1 + MONTHS[journey.review_every]
    year, month = months // 12, (months % 12 + 1 if month else 0)
    if not month:
        return f"{year:04d}"
    if not day:
        return f"{year:04d}-{month:02d}"
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return f"{year:04d}-{month:02d}-{min(day, _LAST_DAYS[month - 1] + leap):02d}"
