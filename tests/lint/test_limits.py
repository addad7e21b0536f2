"""CJ514: the limits that a map sets itself."""

from __future__ import annotations

import pytest

from .linting import lint
from .small import one, stages

PEOPLE = "personas: [Sam, Ada]\n"
SOURCE = "sources: [{id: talk, title: Talks}]\n"


def held(limit: str, *touchpoints: str, more: str = "") -> str:
    return one(*touchpoints, more=f"limits: {{{limit}}}\n{more}")


CHANGES = [f"name: t{n}, channel: {'web' if n % 2 else 'phone'}" for n in range(4)]
TWO_ROUTES = (
    "name: a, channel: web, next: [b, c]",
    "name: b, channel: phone, next: d",
    "name: c, channel: web",
    "name: d, channel: web",
)
REVIEWED = "reviews: [{date: %s}]\n"

KEPT = {
    "no limits": one("name: a, feeling: -2"),
    "a limit without a value": held("wait_max: ", "name: a, wait: 9 wk"),
    "nothing to measure": held(
        "lowest_feeling_min: 2, mean_feeling_min: 2, assumed_share_max: 0, review_age_max: 1 d, wait_max: 1 min"
    ),
    "the lowest is just allowed": held("lowest_feeling_min: -1", "name: a, feeling: -1"),
    "the lowest end of a touchpoint does not count": held(
        "lowest_feeling_min: -1", "name: a, feeling: {start: 0, end: -2}"
    ),
    "the mean is just allowed": held("mean_feeling_min: 0", "name: a, feeling: -1", "name: b, feeling: 1"),
    "a gap in the curve is no zero": held("mean_feeling_min: 1", "name: a, feeling: 1", "name: b"),
    "severe ones that are closed, and others": held(
        "open_severe_pain_points_max: 0",
        "name: a, pain_points: [{text: A, severity: 3, closed: 2026}, {text: B, severity: 2}, C]",
    ),
    "the same one at two touchpoints counts once": held(
        "open_severe_pain_points_max: 1",
        "name: a, pain_points: [slow]",
        "name: b, pain_points: [slow]",
        more="pain_points: [{id: slow, text: Slow, severity: 3}]\n",
    ),
    "a managed hand-off": held(
        "unmanaged_handoffs_max: 0, unknown_handoffs_max: 0",
        "name: a, channel: web, next: {handoff: managed}",
        "name: b, channel: phone",
    ),
    "a wait as long as allowed": held("wait_max: 2 wk", "name: a, wait: 14 d"),
    "three changes of channel": held("channel_changes_max: 3", *CHANGES),
    "changes of alternatives do not add up": held(
        "channel_changes_max: 2",
        *TWO_ROUTES,
        more="routes: [{name: R, via: [a, b]}, {name: S, via: [a, c, d]}, {name: T, via: [a, b, d]}]\n",
    ),
    "half of them assumed": held("assumed_share_max: 50 %", "name: a, sources: talk", "name: b", more=SOURCE),
    "a future state is proposed, not assumed": held(
        "assumed_share_max: 0", "name: a", more="kind: future-state\n"
    ),
    "reviewed in time": held("review_age_max: 6 mo", "name: a", more=REVIEWED % "2026-06-01"),
    "the last of several": held(
        "review_age_max: 1 mo", "name: a", more="reviews: [{date: 2026-11-01}, {date: 2020}]\n"
    ),
    "a month means its last day": held("review_age_max: 1 mo", "name: a", more=REVIEWED % "2026-10"),
    "a year means its last day": held("review_age_max: 1 y", "name: a", more=REVIEWED % "2025"),
    "never reviewed": held("review_age_max: 1 mo", "name: a"),
}
BROKEN = {
    "the lowest": (
        held("lowest_feeling_min: -1", "name: a, feeling: -1.1", "name: Waits, feeling: -1.4"),
        [(8, "2 “Waits” feels −1.4, and the limit is at least −1: the team has promised to keep it")],
    ),
    "the lowest of one persona": (
        held("lowest_feeling_min: -1", "name: Waits, feeling: {score: 0, by: {ada: -1.5}}", more=PEOPLE),
        [(7, "1 “Waits” feels −1.5, and the limit is at least −1: the team has promised to keep it")],
    ),
    "the mean": (
        held("mean_feeling_min: 0.5", "name: a, feeling: 1", "name: Waits, feeling: -0.5"),
        [(8, "the mean feeling is +0.25, and the limit is at least +0.5: the team has promised to keep it")],
    ),
    "severe pain points": (
        held(
            "open_severe_pain_points_max: 1",
            *(f"name: t{n}, pain_points: [{{text: P{n}, severity: 3}}]" for n in (1, 2)),
        ),
        [(8, "2 severe pain points are open, and the limit is at most 1: the team has promised to keep it")],
    ),
    "hand-offs": (
        held(
            "unmanaged_handoffs_max: 0, unknown_handoffs_max: 0",
            "name: a, channel: web, next: {handoff: unmanaged}",
            "name: b, channel: phone",
            "name: c, channel: letter",
        ),
        [
            (9, "1 hand-off is unmanaged, and the limit is at most 0: the team has promised to keep it"),
            (9, "1 hand-off is undescribed, and the limit is at most 0: the team has promised to keep it"),
        ],
    ),
    "the longer end of a range": (
        held("wait_max: 2 d", "name: a, wait: 5 min", "name: Waits, wait: 1–3 d"),
        [
            (
                8,
                "customers wait 1–3 d before 2 “Waits”, and the limit is at most 2 d: the team has "
                "promised to keep it",
            )
        ],
    ),
    "changes of channel": (
        held("channel_changes_max: 2", *CHANGES),
        [
            (
                10,
                "customers change channel 3 times, and the limit is at most 2: the team has promised to "
                "keep it",
            )
        ],
    ),
    "changes on the worst route": (
        held(
            "channel_changes_max: 1",
            *TWO_ROUTES,
            more="routes: [{name: R, via: [a, c]}, {name: By phone, via: [a, b, d]}]\n",
        ),
        [
            (
                10,
                "on route “By phone” customers change channel 2 times, and the limit is at most 1: the "
                "team has promised to keep it",
            )
        ],
    ),
    "assumed": (
        held("assumed_share_max: 20 %", "name: a, sources: talk", "name: Waits", "name: Pays", more=SOURCE),
        [
            (
                9,
                "66.7 % of the touchpoints are assumed, and the limit is at most 20 %: the team has "
                "promised to keep it",
            )
        ],
    ),
    "the last review": (
        held("review_age_max: 6 mo", "name: a", more=REVIEWED % "2026-05-01"),
        [
            (
                7,
                "the last review is from 2026-05-01, 204 days ago, and the limit is at most 6 mo: the "
                "team has promised to keep it",
            )
        ],
    ),
    "the last review, known to the month": (
        held("review_age_max: 6 mo", "name: a", more=REVIEWED % "2025-12"),
        [
            (
                7,
                "the last review is from 2025-12, 325 days ago, and the limit is at most 6 mo: the team "
                "has promised to keep it",
            )
        ],
    ),
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_limit_kept(text: str) -> None:
    assert lint(text, "CJ514") == []


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_limit_exceeded(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ514") == case[1]


def test_each_limit_at_its_line() -> None:
    text = one("name: a, feeling: -2, wait: 2 d", more="limits:\n  mean_feeling_min: 0\n  wait_max: 1 d\n")
    assert [line for line, _ in lint(text, "CJ514")] == [8, 9]


def test_what_is_alongside_is_not_in_the_mean() -> None:
    text = stages(
        ("name: S", "name: a, feeling: 1"),
        ("name: T; alongside: true", "name: b, feeling: -2"),
        more="limits: {mean_feeling_min: 1}\n",
    )
    assert lint(text, "CJ514") == []
