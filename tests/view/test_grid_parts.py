"""A grid cut between its stages."""

from __future__ import annotations

from itertools import chain

from cjmap.view.grid import Grid, grid
from cjmap.view.grid_parts import Onward, part, parts
from tests.analysis.made import MOVING_IN, example, journey


def cut(text: str, *cuts: int) -> tuple[Grid, ...]:
    return tuple(each.grid for each in parts(grid(journey(text)), cuts))


THREE = """
stages:
- name: S
  touchpoints: [{name: a, feeling: 1, actions: [Looks]}, {name: b, feeling: -1}]
- name: T
  touchpoints: [{name: c, feeling: 2}]
- name: U
  touchpoints: [{name: d, feeling: 0, owner: Ann}, {name: e, feeling: 1}]
"""


def test_a_grid_that_is_not_cut_is_one_part_as_it_was() -> None:
    whole = grid(example(MOVING_IN))
    (only,) = parts(whole, ())
    assert only.grid == whole
    assert (only.whole, only.first, only.number, only.count, only.onward) == (whole, 0, 1, 1, ())


def test_parts_share_the_columns_out_and_these_keep_their_numbers() -> None:
    whole = grid(example(MOVING_IN))
    shared = parts(whole, (2, 4))
    assert tuple(chain.from_iterable(each.grid.columns for each in shared)) == whole.columns
    assert tuple(chain.from_iterable(each.grid.groups for each in shared)) == whole.groups
    assert [each.grid.columns[0].number for each in shared] == [1, 5, 13]
    assert [(each.first, each.number, each.count) for each in shared] == [(0, 1, 3), (4, 2, 3), (12, 3, 3)]


def test_title_head_and_description_are_those_of_the_whole() -> None:
    whole = grid(example(MOVING_IN))
    for each in parts(whole, (3,)):
        assert (each.grid.title, each.grid.head, each.grid.description) == (
            whole.title, whole.head, whole.description,
        )  # fmt: skip


def test_lanes_are_cut_with_their_columns() -> None:
    whole = grid(example(MOVING_IN))
    lanes = {lane.field: lane for lane in whole.lanes}
    for each, columns, stages in zip(
        parts(whole, (2,)), (slice(0, 4), slice(4, 24)), (slice(0, 2), slice(2, 7)), strict=True
    ):
        for lane in each.grid.lanes:
            assert lane.cells == lanes[lane.field].cells[columns]
            assert lane.stages == lanes[lane.field].stages[stages]


def test_a_lane_that_has_content_elsewhere_only_is_left_out_but_never_that_of_feelings() -> None:
    fields = [[lane.field for lane in each.lanes] for each in cut(THREE, 1, 2)]
    assert fields == [["actions", "feeling"], ["feeling"], ["feeling", "owner"]]
    unheard = cut("stages: [{name: S, touchpoints: [{name: a, feeling: 1}]}, {name: T}]", 1)
    assert [lane.field for lane in unheard[1].lanes] == ["feeling"]


def test_runs_are_cut_and_begin_anew_in_each_part() -> None:
    strands = [each.strands[0] for each in cut(THREE, 1, 2)]
    assert [(strand.values, strand.runs) for strand in strands] == [
        ((1, -1), ((0, 1),)),
        ((2,), ((0,),)),
        ((0, 1), ((0, 1),)),
    ]


def test_a_line_that_leaves_a_part_knows_the_moment_beyond() -> None:
    shared = parts(grid(journey(THREE)), (1, 2))
    assert [each.onward for each in shared] == [
        (Onward(0, 1, 3, 2, back=False),),
        (Onward(0, 0, 2, -1, back=True), Onward(0, 0, 4, 0, back=False)),
        (Onward(0, 0, 3, 2, back=True),),
    ]


def test_no_line_leaves_where_nobody_said_how_it_feels() -> None:
    unheard = THREE.replace("{name: c, feeling: 2}", "{name: c}")
    assert [each.onward for each in parts(grid(journey(unheard)), (1, 2))] == [(), (), ()]


def test_a_line_passes_over_a_stage_that_stands_alongside() -> None:
    alongside = THREE.replace("- name: T\n", "- name: T\n  alongside: true\n")
    shared = parts(grid(journey(alongside)), (1, 2))
    assert [each.onward for each in shared] == [
        (Onward(0, 1, 4, 0, back=False),),
        (),
        (Onward(0, 0, 2, -1, back=True),),
    ]


def test_alternatives_fan_out_over_the_edge() -> None:
    fan = THREE.replace("- name: T\n", "- name: T\n  order: any\n").replace(
        "{name: c,", "{name: x, feeling: 1}, {name: c,"
    )
    first, second = parts(grid(journey(fan)), (1,))
    assert first.onward == (
        Onward(0, 1, 3, 1, back=False, fan=True),
        Onward(0, 1, 4, 2, back=False, fan=True),
    )
    assert second.onward == (
        Onward(0, 0, 2, -1, back=True, fan=True),
        Onward(0, 1, 2, -1, back=True, fan=True),
    )
    assert (first.grid.strands[0].fans, second.grid.strands[0].fans) == ((), ((0, 2), (1, 2)))


def test_the_line_of_a_persona_leaves_a_part_with_their_own_feeling() -> None:
    text = "personas: [Sam]\n" + THREE.replace("feeling: 2", "feeling: {score: 2, by: {sam: -2}}")
    first, second = parts(grid(journey(text)), (1,))
    assert Onward(1, 1, 3, -2, back=False) in first.onward
    assert Onward(1, 0, 2, -1, back=True) in second.onward


def test_what_lies_under_the_curve_is_cut_with_it() -> None:
    made = grid(journey(THREE), under=journey(THREE))
    assert [each.grid.under for each in parts(made, (1, 2))] == [(1, -1), (2,), (0, 1)]


def test_one_part_by_its_stages() -> None:
    whole = grid(journey(THREE))
    assert part(whole, 1, 2, 2, 3) == parts(whole, (1, 2))[1]
