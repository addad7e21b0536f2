"""What holds for the grid of any change."""

from __future__ import annotations

from hypothesis import given, settings

from cjmap.diff.change import Change, Kind
from cjmap.diff.compare import compare
from cjmap.diff.weigh import weighed
from cjmap.model.lanes import Lane
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.change_cells import ALSO, is_whole
from cjmap.view.change_grid import Mark, change_grid
from cjmap.view.changes import comparison
from cjmap.view.lanes import HEADINGS
from tests.diff.edits import Edited, edited

law = settings(max_examples=60, derandomize=True, deadline=None)


def is_number(change: Change) -> bool:
    """Say whether a change is one of the number that everybody feels, which the curve draws."""
    sides = [side for side in (change.old, change.new) if side is not None]
    return change.field == "score" or (
        change.field == "feeling" and all(side.keys() == {"score"} for side in sides)
    )


@law
@given(edited(9))
def test_every_change_stands_somewhere_and_each_column_once(both: Edited) -> None:
    old, new = both.maps()
    made = comparison(old, new, weighed(compare(old, new), old, new))
    drawn = change_grid(made, (old, new), ("a", "b"))
    standing = [
        *drawn.told,
        *(each for group in drawn.groups for each in group.told),
        *(each for column in drawn.columns for cell in column.cells.values() for each in cell),
    ]
    said = {id(each) for each in standing}
    rest = [each for each in made.told if id(each) not in said and not is_whole(each)]
    assert [each for each in rest if not is_number(each.change)] == []
    ids = [column.id for column in drawn.columns] + [f"{group.id} {group.mark}" for group in drawn.groups]
    assert len(ids) == len(set(ids))
    assert [row for row, _, _ in drawn.rows] == [
        row for row in (*HEADINGS, ALSO) if any(row in column.cells for column in drawn.columns)
    ]
    assert sum(count for _, count in drawn.weights) == len(made.told)


@law
@given(edited(9))
def test_only_what_did_not_change_is_folded(both: Edited) -> None:
    old, new = both.maps()
    changes = compare(old, new)
    drawn = change_grid(comparison(old, new, weighed(changes, old, new)), (old, new), ("a", "b"))
    folded = {column.id for column in drawn.columns if column.is_folded and column.mark is Mark.SAME}
    touched = {
        new.stages[int(change.after[1])].touchpoints[int(change.after[3])].id
        for change in changes
        if change.after is not None and len(change.after) >= 4 and change.after[2] == "touchpoints"
    }
    assert folded & touched == set()
    marks = {column.mark for column in drawn.columns}
    kinds = {change.kind for change in changes if isinstance(change.part, Touchpoint) and not change.field}
    assert (Mark.MOVED in marks) == (Kind.MOVED in kinds)


def test_every_lane_has_a_heading() -> None:
    lanes = [
        (name, item.row or name)
        for name, field in Touchpoint.model_fields.items()
        for item in field.metadata
        if isinstance(item, Lane)
    ]
    assert [name for name, row in lanes if row not in HEADINGS] == []
