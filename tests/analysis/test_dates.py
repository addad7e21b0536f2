"""Dates known to the day, the month or the year: their first and last day, and their age."""

from __future__ import annotations

from datetime import date

import pytest

from cjmap.analysis.dates import Days, age_in_months, days_of


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(None, id="nothing"),
        pytest.param("", id="an empty text"),
        pytest.param("With fixed prices", id="words"),
        pytest.param("Since 2026", id="words with a year"),
        pytest.param("2026-13", id="no month of the calendar"),
        pytest.param("2026-02-30", id="no day of the calendar"),
        pytest.param("0000", id="a year that no calendar has"),
        pytest.param("10000-01", id="beyond the last year"),
        pytest.param("٢٠٢٦", id="digits of another script"),
        pytest.param("2026\n", id="a line after it"),
    ],
)
def test_what_is_no_date(text: str | None) -> None:
    assert days_of(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("2026-09-30", date(2026, 9, 30), date(2026, 9, 30), id="a day"),
        pytest.param("2026-09", date(2026, 9, 1), date(2026, 9, 30), id="a month"),
        pytest.param("2024-02", date(2024, 2, 1), date(2024, 2, 29), id="a leap month"),
        pytest.param("2026", date(2026, 1, 1), date(2026, 12, 31), id="a year"),
        pytest.param("9999", date(9999, 1, 1), date(9999, 12, 31), id="the last year"),
    ],
)
def test_first_and_last_day(text: str, first: date, last: date) -> None:
    assert days_of(text) == Days(first, last)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        pytest.param("2027", 0, id="still to come"),
        pytest.param("2026", 0, id="this year counts from its end"),
        pytest.param("2026-11-21", 0, id="today"),
        pytest.param("2026-10-22", 0, id="a day short of a month"),
        pytest.param("2026-10-21", 1, id="a month to the day"),
        pytest.param("2025-11", 11, id="the same month of last year counts from its end"),
        pytest.param("2025-10", 12, id="the month before"),
        pytest.param("2024-11-21", 24, id="two years to the day"),
        pytest.param("2023", 34, id="a year counts from its end"),
    ],
)
def test_age_in_months(text: str, months: int) -> None:
    days = days_of(text)
    assert days is not None
    assert age_in_months(days, date(2026, 11, 21)) == months


def test_a_month_without_that_day_is_over_on_the_first_after_it() -> None:
    end_of_january = Days(date(2026, 1, 31), date(2026, 1, 31))
    assert age_in_months(end_of_january, date(2026, 2, 28)) == 0
    assert age_in_months(end_of_january, date(2026, 3, 1)) == 1
