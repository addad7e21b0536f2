"""The executive brief: objectives, extremes, and what is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from cjmap.analysis.dates import is_over
from cjmap.model.journey import JourneyMap
from cjmap.view.brief import Aim, Ask, Brief, Case, Extreme, Reading, brief
from tests.analysis.made import journey, one_stage

TODAY = date(2026, 11, 28)
NEVER = Ask("Review this map for the first time")


def told(made: JourneyMap) -> Brief:
    return brief(made, TODAY, "map.cjm.yaml")


def test_of_a_map_that_says_hardly_anything() -> None:
    found = told(journey("stages: [{name: Begin}]"))
    assert found == Brief("map", "A journey", "en", found.head, "", (), None, None, (), (), (NEVER,))
    assert found.worth is None
    assert found.head.footer[0] == "map.cjm.yaml"


def test_objectives_with_their_metrics_against_the_targets() -> None:
    found = told(
        journey(
            """
            objectives:
            - {statement: Fewer calls, outcome: lifetime-value, owner: Ana, metrics: [calls, nps, unknown, bare]}
            - {id: only-an-id}
            metrics:
            - {id: calls, name: Calls, value: 9, target: 10, better: lower, unit: a day}
            - {id: nps, name: NPS, value: 9, target: 10}
            - {id: unknown, name: Churn, kind: ratio, target: 5}
            - {id: bare, name: Bare}
            stages: [{name: Begin}]
            """
        )
    )
    assert found.aims == (
        Aim(
            "Fewer calls",
            "lifetime value",
            "Ana",
            (
                Reading("Calls", "9 a day", "10 a day", True),
                Reading("NPS", "9", "10", False),
                Reading("Churn", "", "5 %", None),
            ),
        ),
    )


def test_the_lowest_and_the_highest_moment() -> None:
    found = told(
        one_stage(
            "id: a, name: A, feeling: {score: -1, words: lost}, thoughts: [Where am I?]",
            "id: b, name: B, feeling: {by: {sam: -1.5}}, quotes: [{text: Never again}], thoughts: [No]",
            "id: c, name: C, feeling: 2",
            more="personas: [{id: sam, name: Sam}]\n",
        )
    )
    assert found.lowest == Extreme(2, "B", "touchpoint-b", -1.5, "", "Never again")
    assert found.highest == Extreme(3, "C", "touchpoint-c", 2.0, "", "")


def test_of_equal_moments_the_first() -> None:
    found = told(one_stage("id: a, name: A, feeling: 1", "id: b, name: B, feeling: 1"))
    assert found.lowest is not None
    assert found.highest is not None
    assert (found.lowest.anchor, found.highest.anchor) == ("touchpoint-a", "touchpoint-a")


def test_the_ask() -> None:
    found = told(
        one_stage(
            "id: a, name: A, pain_points: [{text: Hurts, severity: 3}, {text: Less, severity: 2}]",
            "id: b, name: B, opportunities: [{text: Promise, status: planned}, {text: Idea, impact: 4, effort: 2}, "
            "{text: Late, status: in-progress, owner: Ana, due: 2026-10}, {text: Bet, impact: 5, effort: 5}]",
        )
    )
    assert found.asks == (
        Ask("Name an owner for what is promised", (Case("Promise", "touchpoint-b"),)),
        Ask(
            "Decide what to do about severe pain points without an opportunity",
            (Case("Hurts", "touchpoint-a"),),
        ),
        Ask("Say yes or no to quick wins that are ideas so far", (Case("Idea", "touchpoint-b"),)),
        Ask("Finish what is late, or set a new date", (Case("Late, was due 2026-10", "touchpoint-b"),)),
        NEVER,
    )


@pytest.mark.parametrize(
    ("reviews", "said"),
    {
        "": "Review this map for the first time",
        "reviews: [{date: 2026-09-30}]": "Say how often this map is reviewed; the last time was 2026-09-30",
        "reviews: [{date: 2026-09-30}]\nreview_every: quarterly": "Review this map by 2026-12-30",
        "reviews: [{date: 2026-08-01}]\nreview_every: quarterly": "Review this map: it was due 2026-11-01",
        "reviews: [{date: 2026-08}]\nreview_every: quarterly": "Review this map by 2026-11",
    }.items(),
)
def test_the_next_review(reviews: str, said: str) -> None:
    assert told(journey(f"{reviews}\nstages: [{{name: Begin}}]")).asks == (Ask(said),)


def test_what_it_is_worth() -> None:
    found = told(one_stage("name: a, opportunities: [{text: x, value: 1}, Y, {text: z, value: 2.5}]"))
    assert found.worth == 3.5


def test_a_date_is_over_after_its_last_day() -> None:
    said = ("2026-11-27", "2026-11-28", "2026-10", "2026-11", "2025", "2026", "soon", "", None)
    assert [word for word in said if is_over(word, TODAY)] == ["2026-11-27", "2026-10", "2025"]
