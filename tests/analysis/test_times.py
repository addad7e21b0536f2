"""Times of touchpoints whose answer is known."""

from __future__ import annotations

import pytest

from cjmap.analysis.times import Minutes, Times, minutes, times

from .made import one_stage

DAY = 24 * 60


@pytest.mark.parametrize(
    ("duration", "low", "high"),
    [
        ("30 s", 0.5, 0.5),
        ("20 min", 20, 20),
        ("2 h", 120, 120),
        ("3 d", 3 * DAY, 3 * DAY),
        ("2–3 d", 2 * DAY, 3 * DAY),
        ("1 - 2 h", 60, 120),
        ("2 business days", 2.8 * DAY, 2.8 * DAY),
        ("5 business days", 7 * DAY, 7 * DAY),
        ("1 wk", 7 * DAY, 7 * DAY),
        ("2 mo", 60.875 * DAY, 60.875 * DAY),
        ("1.5 h", 90, 90),
        ("PT20M", 20, 20),
        ("P1DT2H", DAY + 120, DAY + 120),
        ("P2W", 14 * DAY, 14 * DAY),
    ],
)
def test_a_duration(duration: str, low: float, high: float) -> None:
    assert minutes(duration) == pytest.approx(Minutes(low, high))


def test_active_and_waiting_apart() -> None:
    map_ = one_stage(
        "name: a, duration: 5–10 min", "name: b, wait: 1 h", "name: c, duration: 20 min, wait: 2-3 h"
    )
    spots = [spot for _, spot in map_.touchpoints()]
    assert times(spots) == Times(Minutes(25, 30), Minutes(180, 240), 1)


def test_what_a_route_comes_back_to_counts_once() -> None:
    a, b = [spot for _, spot in one_stage("name: a, duration: 5 min", "name: b, wait: 1 h").touchpoints()]
    assert times([a, b, a, b]) == times([a, b]) == Times(Minutes(5, 5), Minutes(60, 60), 1)


def test_nothing_is_nothing() -> None:
    assert times([]) == Times(Minutes(0, 0), Minutes(0, 0), 0)
