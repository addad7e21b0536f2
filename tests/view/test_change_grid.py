"""A change as a grid: what stands where, what is folded, and what it says by itself."""

from __future__ import annotations

import pytest

from cjmap.analysis.feeling import Felt
from cjmap.diff.change import Weight
from cjmap.diff.compare import compare
from cjmap.diff.weigh import weighed
from cjmap.model.journey import JourneyMap
from cjmap.view.change_cells import ALSO
from cjmap.view.change_grid import ChangeColumn, ChangeGrid, Mark, change_grid
from cjmap.view.changes import Number, comparison
from cjmap.view.terms import FUTURE
from tests.analysis.made import journey, one_stage


def grid(old: JourneyMap, new: JourneyMap) -> ChangeGrid:
    made = comparison(old, new, weighed(compare(old, new), old, new))
    return change_grid(made, (old, new), ("old.cjm.yaml", "new.cjm.yaml"))


def within(before: str, after: str, more: str = "") -> ChangeColumn:
    """Return the column of a touchpoint that was and is like this."""
    old, new = (one_stage(f"id: a, name: a, {text}", more=more) for text in (before, after))
    (column,) = grid(old, new).columns
    return column


def told(column: ChangeColumn) -> dict[str, list[str]]:
    return {row: [each.said for each in cell] for row, cell in column.cells.items()}


def test_maps_that_are_the_same_are_folded_whole() -> None:
    made = one_stage("name: a, feeling: 1", "name: b")
    same = grid(made, made)
    assert [(each.mark, each.is_folded, each.cells) for each in same.columns] == [(Mark.SAME, True, {})] * 2
    assert (same.numbers, same.weights, same.told, same.rows) == ((), (), (), ())
    assert same.description == "No change."


def test_the_whole_grid_of_a_small_change() -> None:
    old = one_stage("name: a, feeling: 1, pain_points: [Cold]", "id: b, name: Waits", "name: c", "name: gone")
    new = one_stage("name: a, feeling: -1", "name: x, feeling: 0", "id: b, name: Waits long", "name: c")
    made = grid(old, new)
    assert (made.id, made.title, made.lang, made.heading) == ("map", "A journey", "en", "what changed")
    assert (made.sides, made.files) == (("before", "now"), ("old.cjm.yaml", "new.cjm.yaml"))
    assert made.numbers == (
        Number("mood", "+1.0", "−0.5", False),
        Number("lowest moment", "+1.0", "−1.0", False),
    )
    assert made.weights == ((Weight.WORSE, 1), (Weight.BETTER, 1), (Weight.NOTABLE, 2), (Weight.EDITORIAL, 1))
    assert made.description == (
        "Mood +1.0 → −0.5, lowest moment +1.0 → −1.0. 5 changes: 1 worse, 1 better, 2 notable, 1 editorial."
    )
    assert made.rows == (("pain_points", "Pain points", "where it hurts"),)
    (stage,) = made.groups
    assert (stage.id, stage.number, stage.name, stage.mark, stage.said, stage.told) == (
        "one", "1", "One", Mark.SAME, "", (),
    )  # fmt: skip
    seen = [
        (each.id, each.number, each.name, each.old_name, each.mark, each.said, each.is_folded)
        for each in made.columns
    ]
    assert seen == [
        ("a", "1", "a", "", Mark.SAME, "", False),
        ("x", "2", "x", "", Mark.ADDED, "is new", False),
        ("b", "3", "Waits long", "Waits", Mark.SAME, "", False),
        ("c", "4", "c", "", Mark.SAME, "", True),
        ("gone.before", "4", "gone", "", Mark.REMOVED, "is gone", False),
    ]
    assert [(each.feelings.old.value, each.feelings.new.value) for each in made.columns] == [
        (1, -1), (None, 0), (None, None), (None, None), (None, None),
    ]  # fmt: skip


def test_one_that_moved_leaves_its_place() -> None:
    stages = "stages:\n- {{name: S, touchpoints: [{}]}}\n- {{name: T, touchpoints: [{}]}}\n"
    old = journey(stages.format("{name: a, feeling: 1}, {name: b}", "{name: c}"))
    new = journey(stages.format("{name: b}", "{name: c}, {name: a, feeling: -1}"))
    made = grid(old, new)
    assert [(each.id, each.number, each.mark, each.said) for each in made.columns] == [
        ("a.before", "1", Mark.GHOST, ""),
        ("b", "1", Mark.SAME, ""),
        ("c", "2", Mark.SAME, ""),
        ("a", "3", Mark.MOVED, "moved from “S” to “T”"),
    ]
    ghost, *_, moved = made.columns
    assert (ghost.is_folded, ghost.feelings.old.value, ghost.cells) == (True, 1, {})
    assert (moved.is_folded, moved.is_felt, moved.cells) == (False, False, {})


def test_a_guess_is_said() -> None:
    old, new = one_stage("name: Waits in line"), one_stage("name: Waits in the line")
    (column,) = grid(old, new).columns
    assert (column.old_name, column.said) == ("Waits in line", "taken for the same")


STAGES = {
    "added": (
        "stages: [{name: S}]",
        "stages: [{name: S}, {name: T, goal: G}]",
        [("s", Mark.SAME, ""), ("t", Mark.ADDED, "is new")],
    ),
    "gone": (
        "stages: [{name: S}, {name: T}]",
        "stages: [{name: T}]",
        [("s", Mark.REMOVED, "is gone"), ("t", Mark.SAME, "")],
    ),
    "moved": (
        "stages: [{name: S}, {name: T}, {name: U}]",
        "stages: [{name: U}, {name: S}, {name: T}]",
        [("u", Mark.MOVED, "moved from place 3 to place 1"), ("s", Mark.SAME, ""), ("t", Mark.SAME, "")],
    ),
}


@pytest.mark.parametrize(("before", "after", "groups"), STAGES.values(), ids=STAGES)
def test_stages(before: str, after: str, groups: list[tuple[str, Mark, str]]) -> None:
    made = grid(journey(before), journey(after))
    assert [(each.id, each.mark, each.said) for each in made.groups] == groups


def test_what_changed_in_a_stage_and_on_the_map() -> None:
    old = journey("owner: Ada\nstages: [{id: s, name: S, goal: G, alongside: true}]")
    new = journey(
        "owner: Ben\nstages: [{id: s, name: Other, goal: H, alongside: true, order: any, pain_points: [P]}]"
    )
    made = grid(old, new)
    (stage,) = made.groups
    assert [each.said for each in made.told] == ["owner: Ada → Ben"]
    assert [each.said for each in stage.told] == [
        "goal: G → H", "order: sequence → any", "new pain point “P”",
    ]  # fmt: skip
    assert (stage.name, stage.old_name, stage.alongside, stage.alternatives) == ("Other", "S", True, True)


ROWS = {
    "its words": ("feeling: {score: 1, words: Glad}", "feeling: {score: 1, words: Calm}", "feeling"),
    "a feeling of a persona": ("feeling: {by: {sam: 1}}", "feeling: {by: {sam: 0}}", "feeling"),
    "how it starts": (
        "feeling: {score: 1, start: 0, end: 1}", "feeling: {score: 1, start: 1, end: 1}", "feeling",
    ),
    "a feeling with words comes": ("id: a", "feeling: {score: 1, words: Glad}", "feeling"),
    "a device stands with the channel": ("id: a", "device: Phone", "channel"),
    "an exit stands with the steps": ("id: a", "exits: [Rain]", "next"),
    "a step": ("id: a", "next: end", "next"),
    "an expectation stands with the needs": ("id: a", "expectations: [A bell]", "needs"),
    "a picture": ("id: a", "images: [{file: a.png, alt: A}]", "images"),
    "a policy": ("id: a", "policies: [No cash]", "policies"),
    "an action behind the scenes": ("id: a", "backstage: [Brews]", "backstage"),
    "a note has no lane": ("note: x", "note: y", ALSO),
    "a moment of truth has none": ("id: a", "moment_of_truth: true", ALSO),
    "a field of one's own has none": ("x_own: '1'", "x_own: '2'", ALSO),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after", "row"), ROWS.values(), ids=ROWS)
def test_each_change_stands_in_the_row_of_its_field(before: str, after: str, row: str) -> None:
    before, after = (text.replace("id: a", "time: noon") for text in (before, after))
    column = within(before, after, "personas: [Sam]\n")
    assert set(column.cells) - ({ALSO} if row != ALSO else set()) == {row}
    assert not column.is_folded


CURVE = {
    "a number": ("feeling: 1", "feeling: 0"),
    "a number that was not known": ("time: noon", "time: noon, feeling: 0"),
    "a number that is not known any more": ("time: noon, feeling: 0", "time: noon"),
}


@pytest.mark.parametrize(("before", "after"), CURVE.values(), ids=CURVE)
def test_a_feeling_of_everybody_is_drawn_by_the_curve_alone(before: str, after: str) -> None:
    column = within(before, after)
    assert (column.cells, column.is_felt, column.is_folded) == ({}, True, False)


def test_what_a_new_touchpoint_holds_is_told_in_its_cells() -> None:
    column = grid(
        one_stage("name: a"),
        one_stage(
            "name: a",
            "name: b, feeling: {score: 1, words: Glad}, pain_points: [{text: Cold, severity: 3}], channel: [Web], "
            "with_us: false, note: N, tags: [t], x_own: '1'",
        ),
    ).columns[1]
    assert told(column) == {
        "feeling": ["feeling: nothing → +1.0, words Glad"],
        "channel": ["channel: nothing → Web"],
        "pain_points": ["new pain point “Cold”"],
        ALSO: ["own: nothing → x own 1", "note: nothing → N", "tags: nothing → t", "with us: nothing → no"],
    }
    assert {(each.old, bool(each.new)) for cell in column.cells.values() for each in cell} == {("", True)}


def test_what_a_touchpoint_held_that_is_gone_is_told_as_gone() -> None:
    column = grid(
        one_stage("name: a", "name: b, pain_points: [Cold], channel: [Web], with_us: false, x_own: '1'"),
        one_stage("name: a"),
    ).columns[1]
    assert told(column) == {
        "channel": ["channel: Web → nothing"],
        "pain_points": ["pain point “Cold” is gone"],
        ALSO: ["own: x own 1 → nothing", "with us: no → nothing"],
    }
    assert {(bool(each.old), each.new) for cell in column.cells.values() for each in cell} == {(True, "")}


def test_mappings_without_anything_are_nothing() -> None:
    more = "metrics: [{id: m, name: M}]\n"
    own = within("time: noon", "time: noon, x_own: '1'")
    assert told(own) == {ALSO: ["own: nothing → x own 1"]}
    expects = within(
        "opportunities: [{id: o, text: O}]", "opportunities: [{id: o, text: O, expects: {m: '-8'}}]", more
    )
    assert told(expects) == {"opportunities": ["opportunity “O” expects: nothing → m -8"]}
    mark = within("time: noon", "time: noon, moment_of_truth: true")
    assert told(mark) == {ALSO: ["moment of truth: nothing → yes"]}


def test_feelings_of_both_sides() -> None:
    column = within("feeling: {score: 1, words: Glad}", "feeling: {start: 0, end: -1}")
    assert column.feelings.old == Felt(1, "Glad")
    assert column.feelings.new == Felt(-0.5, None, 0, -1)


@pytest.mark.parametrize(
    ("spot", "feels"), [("time: noon", False), ("feeling: 1", True), ("feeling: {words: Glad}", False)]
)
def test_whether_anything_is_felt(spot: str, feels: bool) -> None:
    assert grid(one_stage(f"name: a, {spot}"), one_stage("name: a")).feels is feels


def test_words_of_the_comparison_are_those_of_the_grid() -> None:
    old = one_stage("name: a")
    new = journey("kind: future-state\nstages: [{name: One, touchpoints: [{name: a}, {name: b}]}]")
    made = change_grid(
        comparison(old, new, weighed(compare(old, new), old, new)), (old, new), ("a", "b"), "p-"
    )
    assert (made.id, made.heading, made.sides) == ("p-map", FUTURE.title, ("now", "then"))
    assert made.columns[1].said == "is to come"
