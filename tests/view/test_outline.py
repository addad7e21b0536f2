"""The outline of a map."""

from __future__ import annotations

from cjmap.analysis.handoffs import State
from cjmap.view.outline import outline
from cjmap.view.rows import Change, Leaving, Lowest, Mark, Note, Outline, Row, Summary
from tests.analysis.made import MOVING_IN, example, journey, one_stage


def rows(made: Outline) -> list[Row]:
    return [row for band in made.bands for row in band.rows]


def test_the_smallest_map() -> None:
    made = outline(journey("stages: [{name: Begin}]"))
    assert (made.title, made.facts, made.people) == ("A journey", ("Current state", "draft"), ())
    assert [(band.number, band.name, band.rows) for band in made.bands] == [(1, "Begin", ())]
    assert made.summary == Summary(0, 0, None, 0, (), 0, (), 0, 0, 0)


def test_a_row() -> None:
    map_ = one_stage(
        "name: a, channel: [shop, phone], feeling: {score: -1, words: Cold}, moment_of_truth: It decides, "
        "pain_points: [{text: Far, severity: 1}, {text: Late, severity: 3}, {text: Old, closed: '2026'}], "
        "delights: [true], opportunities: [Go, {text: Not this, status: dropped}], wait: 2 d, "
        "exits: {why: Too late, share: 10 %, to: competitor}",
        "name: b, channel: web",
        more="channels: [{id: shop, name: Our shop}]\n",
    )
    assert rows(outline(map_))[0] == Row(
        1,
        "a",
        "a",
        channels=("Our shop", "phone"),
        value=-1,
        words="Cold",
        wait="2 d",
        notes=(
            Note(Mark.MOMENT_OF_TRUTH, "It decides"),
            Note(Mark.PAIN_POINT, "Late", 3),
            Note(Mark.PAIN_POINT, "Far", 1),
            Note(Mark.DELIGHT, None),
            Note(Mark.OPPORTUNITY, "Go"),
        ),
        changes=(Change(2, State.UNKNOWN, ("channel",), None, None),),
        exits=(Leaving(0.1, "competitor", "Too late"),),
    )


def test_one_persona_keeps_the_numbers_of_all() -> None:
    map_ = one_stage(
        "name: a, personas: ada",
        "name: b, feeling: {score: 1, by: {sam: -1}}, "
        "pain_points: [{text: Ours, severity: 3}, {text: Hers, severity: 3, personas: ada}]",
        more="personas: [Sam, {name: Ada, role: Guest}]\n",
    )
    everybody, sam = outline(map_), outline(map_, "sam")
    assert [(row.number, row.value, len(row.notes)) for row in rows(everybody)] == [(1, None, 0), (2, 1, 2)]
    assert [(row.number, row.value, len(row.notes)) for row in rows(sam)] == [(2, -1, 1)]
    assert (everybody.people, everybody.persona) == (("Sam", "Ada, Guest"), None)
    assert (sam.people, sam.persona) == (("Sam",), "Sam")
    assert (everybody.summary.severe, sam.summary.severe) == (2, 1)


def test_feelings_known_for_single_personas_only_are_a_gap_that_says_so() -> None:
    (row,) = rows(outline(one_stage("name: a, feeling: {by: {sam: -1}}", more="personas: Sam\n")))
    assert (row.value, row.words) == (None, "differs by persona")


def test_a_severe_pain_point_counts_once_wherever_it_stands() -> None:
    map_ = one_stage(
        "name: a, pain_points: [cold]",
        "name: b",
        more="pain_points: [{id: cold, text: Cold, severity: 3, at: b}]\n",
    )
    summary = outline(map_).summary
    assert (summary.severe, summary.severe_at) == (1, (1, 2))


def test_the_summary_of_the_example() -> None:
    assert outline(example(MOVING_IN)).summary == Summary(
        touchpoints=24,
        felt=24,
        lowest=Lowest(17, "Asks for a second visit", -1.6, "Not taken seriously", "touchpoint-rebooks"),
        severe=7,
        severe_at=(5, 6, 9, 13, 16, 17, 19),
        gaps=12,
        gaps_at=(2, 4, 5, 9, 10, 11, 12, 13, 14, 15, 16, 19),
        unknown=0,
        managed=16,
        sourced=23,
    )


def test_a_stage_may_refer_to_what_hurts_in_it() -> None:
    made = outline(
        journey(
            "pain_points: [{id: cold, text: Cold, severity: 3}]\n"
            "opportunities: [{id: heat, text: Heat it}]\n"
            "stages: [{name: S, pain_points: [cold], opportunities: [heat, {text: Not this, status: dropped}]}]\n"
        )
    )
    assert made.bands[0].notes == (Note(Mark.PAIN_POINT, "Cold", 3), Note(Mark.OPPORTUNITY, "Heat it"))
    assert made.summary.severe == 1


def test_feelings_of_single_personas_are_known_feelings() -> None:
    map_ = one_stage("name: a, feeling: {by: {sam: 1, ada: -1}}", "name: b", more="personas: [Sam, Ada]\n")
    made = outline(map_)
    assert (made.summary.felt, made.summary.lowest) == (
        1,
        Lowest(1, "a", -1, "differs by persona", "touchpoint-a"),
    )
    assert outline(map_, "sam").summary.lowest == Lowest(1, "a", 1, None, "touchpoint-a")
