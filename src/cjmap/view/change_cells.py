"""What a drawn change tells in which cell: changes by the touchpoint and the lane that they are in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.model.lanes import Lane
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Feeling, Touchpoint
from cjmap.place import Pointer
from cjmap.view.changes import Told
from cjmap.view.lanes import HEADINGS, heading_of
from cjmap.view.pointers import depth_of

ALSO = "also"
"""The row of what has no lane."""

Gathered = dict[Pointer, list[Told]]


def gathered(told: Iterable[Told]) -> Gathered:
    """Return the changes by the stage or touchpoint they are in: of the new side, of what is gone with an old mark."""
    found: Gathered = {}
    for each in told:
        change = each.change
        side, pointer = ("new", change.after) if change.after is not None else ("old", change.before or ())
        key = pointer[: depth_of(pointer)]
        found.setdefault((side, *key) if key else (), []).append(each)
    return found


def of(found: Gathered, old: Pointer | None, new: Pointer | None) -> list[Told]:
    """Return what happened to a stage or touchpoint, by its pointers into both maps."""
    return [
        *(found.get(("new", *new), []) if new is not None else []),
        *(found.get(("old", *old), []) if old is not None else []),
    ]


def is_whole(told: Told) -> bool:
    """Say whether a change is told by the card itself: that it came, went, moved, or has another name."""
    change = told.change
    pointer = change.after if change.after is not None else change.before or ()
    return len(pointer) == depth_of(pointer) and isinstance(change.part, Stage | Touchpoint)


def cells(told: Iterable[Told]) -> dict[str, tuple[Told, ...]]:
    """Return changes by their row, without those that the card and the curve tell."""
    found: dict[str, list[Told]] = {}
    for each in told:
        if not is_whole(each) and not _is_score(each):
            found.setdefault(_row_of(each), []).append(each)
    return {row: tuple(held) for row, held in found.items()}


def _is_score(told: Told) -> bool:
    """Say whether a change is drawn by the curve: how everybody feels, as a number."""
    change = told.change
    pointer = change.after if change.after is not None else change.before or ()
    if "by" in pointer:
        return False
    if isinstance(change.part, Feeling):
        return change.field == "score"
    sides = [set(side) for side in (change.old, change.new) if isinstance(side, dict)]
    return change.field == "feeling" and all(side == {"score"} for side in sides)


def _row_of(told: Told) -> str:
    pointer = told.change.after if told.change.after is not None else told.change.before or ()
    field = str(pointer[4]) if len(pointer) > 4 else ""
    if field not in Touchpoint.model_fields:
        return ALSO
    lanes = [lane for lane in Touchpoint.model_fields[field].metadata if isinstance(lane, Lane)]
    return lanes[0].row or field if lanes else ALSO


def rows(used: set[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the rows that are used, from the top: each with its heading and what that means."""
    for row in HEADINGS:
        if row in used:
            yield row, *heading_of(row)
    if ALSO in used:
        yield ALSO, "Also", "what has no lane of its own"
