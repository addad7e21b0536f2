"""What presses on a map: which pain points and opportunities come first, and what is known of them."""

from __future__ import annotations

from cjmap.analysis.evidence import Evidence
from cjmap.model.journey import JourneyMap
from cjmap.view.items import Facts
from cjmap.view.pressing import Pain, chances, money, pains
from tests.analysis.made import journey, one_stage

SOURCES = "sources: [{id: talk, title: Talks, kind: interview}, {id: log, title: Log, kind: analytics}]\n"


def hurting(made: JourneyMap) -> list[Pain]:
    return pains(Facts(made, None))


def test_nothing_presses() -> None:
    made = journey("stages: [{name: Begin}]")
    assert (hurting(made), chances(made)) == ([], [])


def test_severity_then_importance_then_how_many_touchpoints() -> None:
    made = one_stage(
        "name: a, pain_points: [Mild, {text: worst, severity: 3}]",
        "name: b, importance: {customer: 2, business: 3}, pain_points: [It counts]",
        "name: c, pain_points: [{id: twice}]",
        "name: d, pain_points: [{id: twice}, {text: over, severity: 3, closed: 2026-01}]",
        more="pain_points: [{id: twice, text: twice}, {text: everywhere, severity: 1}]\n",
    )
    assert [(pain.text, pain.severity, pain.importance, pain.at) for pain in hurting(made)] == [
        ("worst", 3, 0, ("1",)),
        ("It counts", 2, 6, ("2",)),
        ("twice", 2, 0, ("3", "4")),
        ("Mild", 2, 0, ("1",)),
        ("everywhere", 1, 0, ()),
    ]


def test_a_pain_point_of_a_stage_leads_there() -> None:
    (pain,) = hurting(journey("stages: [{name: Begin, id: one, pain_points: [So slow]}]"))
    assert pain == Pain("So slow", 2, ("stage Begin",), "stage-one")


def test_what_a_pain_point_rests_on() -> None:
    made = one_stage(
        "name: a, sources: [talk], pain_points: [own of the cell, {text: own, sources: [log, talk]}]",
        "name: b, pain_points: [Nothing]",
        more=SOURCES,
    )
    assert [(pain.text, pain.evidence, pain.sources) for pain in hurting(made)] == [
        ("own of the cell", Evidence.REPORTED, ()),
        ("own", Evidence.OBSERVED, ("Log", "Talks")),
        ("Nothing", Evidence.ASSUMED, ()),
    ]


def test_what_answers_a_pain_point() -> None:
    made = one_stage(
        "name: a, pain_points: [Beside it], opportunities: [Do something]",
        "name: b, pain_points: [{id: far, text: far}, All alone], opportunities: [{text: other, fixes: [far]}]",
        "name: c, pain_points: [given up], opportunities: [{text: no, status: dropped}]",
    )
    assert {pain.text: pain.answered for pain in hurting(made)} == {
        "Beside it": True,
        "far": True,
        "All alone": False,
        "given up": False,
    }


def test_opportunities_as_the_matrix_ranks_them_with_their_money() -> None:
    made = one_stage(
        "name: a, opportunities: [{text: bet, impact: 5, effort: 4, value: 90}, "
        "{text: win, impact: 5, effort: 1, value: 1000.5, status: planned}, {text: bare, value: 7}, "
        "{text: done, impact: 5, effort: 1, status: shipped}, {text: no, status: dropped, value: 5}]",
    )
    assert [(each.entry.text, each.entry.number, each.value, each.is_promised) for each in chances(made)] == [
        ("win", 1, 1000.5, True),
        ("bet", 3, 90.0, False),
        ("bare", 0, 7.0, False),
    ]


def test_equal_words_keep_their_own_money() -> None:
    made = one_stage(
        "name: a, opportunities: [{text: x, value: 1}]", "name: b, opportunities: [{text: x, value: 2}]"
    )
    assert [(each.entry.at, each.value) for each in chances(made)] == [(("1",), 1.0), (("2",), 2.0)]


def test_money() -> None:
    assert [money(value) for value in (0, 999.6, 1234567, -5000)] == ["0", "1 000", "1 234 567", "−5 000"]


def test_amounts_have_their_currency() -> None:
    assert (money(12000), money(12000, "EUR"), money(-0.4, "kr")) == ("12 000", "12 000 EUR", "−0 kr")


def test_how_often_it_hurts() -> None:
    (pain,) = hurting(one_stage("name: a, pain_points: [{text: Cold, frequency: 1 in 3}]"))
    assert pain.frequency == "1 in 3"
