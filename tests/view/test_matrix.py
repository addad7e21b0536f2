"""The matrix: where opportunities lie, in which order they come, and what they rest on."""

from __future__ import annotations

import pytest

from cjmap.analysis.evidence import Evidence
from cjmap.view.matrix import Entry, Matrix, Quadrant, matrix
from tests.analysis.made import journey, one_stage

MORE = """\
personas: [Sam, Kim]
sources: [{id: talk, title: Talks, kind: interview}, {id: log, title: Log, kind: analytics}]
"""


def made(*opportunities: str, spot: str = "name: a") -> Matrix:
    """Return the matrix of one touchpoint with opportunities."""
    return matrix(one_stage(f"{spot}, opportunities: [{', '.join(opportunities)}]", more=MORE))


def test_no_opportunities() -> None:
    found = matrix(journey("stages: [{name: Begin}]"))
    assert found == Matrix("map", "A journey", "There are no opportunities yet.", "en", found.head, (), ())


QUADRANTS = {
    "quick wins": {(4, 1), (4, 2), (5, 1), (5, 2)},
    "big bets": {(4, 3), (4, 4), (4, 5), (5, 3), (5, 4), (5, 5)},
    "fill-ins": {(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (3, 2)},
    "think twice": {(impact, effort) for impact in (1, 2, 3) for effort in (3, 4, 5)},
}


@pytest.mark.parametrize(("name", "cells"), QUADRANTS.items(), ids=QUADRANTS)
def test_quadrants(name: str, cells: set[tuple[int, int]]) -> None:
    ranks = range(1, 6)
    assert cells == {
        (impact, effort)
        for impact in ranks
        for effort in ranks
        if Entry("a", impact, effort).quadrant is Quadrant(name)
    }


def test_without_both_ranks_there_is_no_quadrant() -> None:
    assert [Entry("a", *ranks).quadrant for ranks in ((None, None), (5, None), (None, 1))] == [
        None,
        None,
        None,
    ]


def test_the_order() -> None:
    found = made(
        "{text: twice, impact: 3, effort: 3}",
        "{text: bet, impact: 5, effort: 3}",
        "{text: fill, impact: 1, effort: 1}",
        "{text: done, impact: 5, effort: 1, status: shipped}",
        "{text: small win, impact: 4, effort: 1}",
        "{text: win, impact: 5, effort: 2, status: in-progress}",
        "{text: quicker win, impact: 5, effort: 1}",
        "{text: as quick, impact: 5, effort: 1}",
        "{text: given up, impact: 5, effort: 1, status: dropped}",
        "{text: half known, impact: 5}",
        "no rank",
    )
    assert [(entry.number, entry.text) for entry in found.ranked] == [
        (1, "quicker win"), (2, "as quick"), (3, "win"), (4, "small win"), (5, "done"), (6, "bet"), (7, "fill"),
        (8, "twice"),
    ]  # fmt: skip
    assert [(entry.number, entry.text) for entry in found.unscored] == [(0, "half known"), (0, "no rank")]
    assert found.description == (
        "10 opportunities by impact and effort: 5 quick wins, 1 big bet, 1 fill-in and 1 to think about twice. "
        "The first to do is “quicker win”. 2 without a score."
    )


def test_better_evidence_comes_first_among_equals() -> None:
    rank = "impact: 5, effort: 1"
    map_ = one_stage(
        f"name: a, opportunities: [{{text: guessed, {rank}}}]",
        f"name: b, sources: log, opportunities: [{{text: seen, {rank}}}]",
        f"name: c, sources: talk, opportunities: [{{text: heard, {rank}}}]",
        more=MORE,
    )
    assert [entry.text for entry in matrix(map_).ranked] == ["seen", "heard", "guessed"]


def test_all_that_is_said_of_one() -> None:
    (entry,) = made("{text: Win, impact: 5, effort: 2, status: in-progress, owner: Ann, due: 2027-03}").ranked
    assert entry == Entry(
        "Win",
        5,
        2,
        "in progress",
        "Ann",
        "2027-03",
        ("1",),
        "touchpoint-a",
        number=1,
        places=("touchpoint-a",),
    )


EVIDENCE = {
    "nothing": ("name: a", "", Evidence.ASSUMED),
    "its touchpoint": ("name: a, sources: log", "", Evidence.OBSERVED),
    "the pain point that it fixes": (
        "name: a, sources: log, pain_points: [{id: p, text: P, sources: talk}]", "fixes: [p]", Evidence.REPORTED
    ),
    "the better of two": (
        "name: a, pain_points: [{id: p, text: P, sources: talk}, {id: q, text: Q, sources: log}]",
        "fixes: [p, q]",
        Evidence.OBSERVED,
    ),
    "a pain point without a source: its touchpoint": (
        "name: a, sources: talk, pain_points: [{id: p, text: P}]", "fixes: [p]", Evidence.REPORTED
    ),
}  # fmt: skip


@pytest.mark.parametrize(("spot", "fixes", "evidence"), EVIDENCE.values(), ids=EVIDENCE)
def test_what_it_rests_on(spot: str, fixes: str, evidence: Evidence) -> None:
    more = f", {fixes}" if fixes else ""
    (entry,) = made(f"{{text: Win, impact: 5, effort: 2{more}}}", spot=spot).ranked
    assert entry.evidence is evidence


def test_one_that_fixes_a_handoff_rests_on_where_that_begins() -> None:
    map_ = one_stage(
        "id: a, name: a, channel: shop, sources: log",
        "id: b, name: b, channel: web, opportunities: [{text: Win, impact: 5, effort: 2, fixes: [a>b]}]",
        more=MORE,
    )
    assert [entry.evidence for entry in matrix(map_).ranked] == [Evidence.OBSERVED]


def test_what_a_future_state_fixes_is_proposed() -> None:
    spot = "name: a, sources: log, opportunities: [{text: Win, impact: 5, effort: 2}]"
    map_ = one_stage(spot, more=f"kind: future-state\n{MORE}")
    assert [entry.evidence for entry in matrix(map_).ranked] == [Evidence.PROPOSED]


PLACES = """\
opportunities:
- {text: Wide, at: [a, c], impact: 1, effort: 1}
- {text: Lonely, impact: 1, effort: 1}
stages:
- {name: S, opportunities: [{text: Whole, impact: 1, effort: 1}], touchpoints: [{name: a, personas: sam}]}
- name: T
  touchpoints:
  - {name: b, personas: kim, opportunities: [{text: Hers, impact: 1, effort: 1}]}
  - {name: c}
"""


def test_where_opportunities_stand() -> None:
    found = matrix(journey(MORE + PLACES))
    assert [(entry.text, entry.at, entry.anchor) for entry in found.ranked] == [
        ("Whole", ("stage S",), "stage-s"),
        ("Wide", ("1", "3"), "touchpoint-a"),
        ("Hers", ("2",), "touchpoint-b"),
        ("Lonely", (), ""),
    ]


def test_the_map_of_one_persona() -> None:
    found = matrix(journey(MORE + PLACES), "sam")
    assert [entry.text for entry in found.ranked] == ["Whole", "Wide", "Lonely"]


SAID = {
    "none with a score": (["Win"], "1 opportunity, none with a score."),
    "all done": (
        ["{text: Win, impact: 5, effort: 1, status: shipped}"],
        "1 opportunity by impact and effort: 1 quick win.",
    ),
    "nothing left": (["{text: Win, status: dropped}"], "There are no opportunities yet."),
}


@pytest.mark.parametrize(("opportunities", "said"), SAID.values(), ids=SAID)
def test_the_description(opportunities: list[str], said: str) -> None:
    assert made(*opportunities).description == said
