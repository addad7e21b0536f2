"""The spine of two maps as one."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest
from hypothesis import given, settings

from cjmap.diff.change import Kind
from cjmap.diff.compare import compare
from cjmap.model.journey import JourneyMap
from cjmap.model.stage import Stage
from cjmap.view.merged import Spread, merged, places
from cjmap.view.pointers import at
from tests.analysis.made import journey
from tests.diff.edits import Edited, edited

law = settings(max_examples=80, derandomize=True, deadline=None)


def stages(text: str) -> JourneyMap:
    """Make a map of `S: a b=Name, T: c`: stages with their touchpoints, each an id and perhaps a name of its own."""
    made = []
    for stage in text.split(", "):
        name, _, spots = stage.partition(":")
        inner = ", ".join(
            f"{{id: {spot.partition('=')[0]}, name: {spot.partition('=')[2] or spot}}}"
            for spot in spots.split()
        )
        ident, _, words = name.partition("=")
        made.append(f"{{id: {ident.lower()}, name: {words or ident}, touchpoints: [{inner}]}}")
    return journey(f"stages: [{', '.join(made)}]")


def spine(old: JourneyMap, new: JourneyMap, *, ghosts: bool = False) -> str:
    """Return a merged spine as `+S: a -b`: what is new with a plus, gone with a minus, a ghost in brackets."""
    return ", ".join(_said(spread, old, new) for spread in merged(old, new, compare(old, new), ghosts=ghosts))


def _said(spread: Spread, old: JourneyMap, new: JourneyMap) -> str:
    sign = "+" if spread.old is None else "-" if spread.new is None else ""
    stage = new.stages[spread.new] if spread.new is not None else old.stages[spread.old or 0]
    words = []
    for spot in spread.spots:
        thing = at(new, spot.new) if spot.new is not None else at(old, spot.old or ())
        mark = "+" if spot.old is None else "-" if spot.new is None and not spot.is_ghost else ""
        words.append(f"({thing.id})" if spot.is_ghost else f"{mark}{thing.id}")
    return f"{sign}{stage.id.upper()}: {' '.join(words)}".rstrip(": ")


ORDERS = {
    "nothing": ("S: a b", "S: a b", "S: a b"),
    "what is new stands where it is": ("S: a b", "S: x a y b z", "S: +x a +y b +z"),
    "what is gone stands behind what was before it": ("S: a b c", "S: a c", "S: a -b c"),
    "what was first is first": ("S: a b", "S: b", "S: -a b"),
    "two that are gone keep their order": ("S: a b c d", "S: a d", "S: a -b -c d"),
    "one gone, one new at the same place": ("S: a b c", "S: a x c", "S: a -b +x c"),
    "all gone": ("S: a b", "S", "S: -a -b"),
    "another name": ("S: a=One b", "S: a=Two b", "S: a b"),
    "moved within its stage": ("S: a b c", "S: c a b", "S: c a b"),
    "gone behind one that moved": ("S: a b c d", "S: c a d", "S: c a -b d"),
    "gone behind one that moved away": ("S: a x b c", "S: b c a", "S: -x b c a"),
    "moved to another stage": ("S: a b, T: c", "S: b, T: a c", "S: b, T: a c"),
    "gone from where another went away": ("S: a b c, T: d", "S: c, T: d a", "S: -b c, T: d a"),
    "a new stage": ("S: a, T: b", "S: a, X: x, T: b", "S: a, +X: +x, T: b"),
    "a stage that is gone": ("S: a, T: b, U: c", "S: a, U: c", "S: a, -T: -b, U: c"),
    "the first stage is gone": ("S: a, T: b", "T: b", "-S: -a, T: b"),
    "a stage that is gone, and one of it that stayed": ("S: a, T: b c", "S: a c", "S: a c, -T: -b"),
    "a stage that moved": ("S: a, T: b, U: c", "U: c, S: a, T: b", "U: c, S: a, T: b"),
    "gone beside a stage that moved": ("S: a, T: b, U: c, V: d", "V: d, S: a, U: c", "V: d, S: a, -T: -b, U: c"),
    "a stage with another name": ("S=One: a b", "S=Two: b", "S: -a b"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "order"), ORDERS.values(), ids=ORDERS)
def test_order(old: str, new: str, order: str) -> None:
    assert spine(stages(old), stages(new)) == order


GHOSTS = {
    "nothing moved": ("S: a b", "S: a x", "S: a -b +x"),
    "within a stage": ("S: a b c", "S: c a b", "S: c a b (c)"),
    "to another stage": ("S: a b, T: c", "S: b, T: c a", "S: (a) b, T: c a"),
    "two that changed places": ("S: a b c d", "S: a c b d", "S: a c b (c) d"),
    "out of a stage that is gone": ("S: a, T: b c", "S: a c", "S: a c, -T: -b (c)"),
    "into a new stage": ("S: a b", "S: a, T: b", "S: a (b), +T: b"),
    "beside what is gone": ("S: a b c, T: d", "S: a, T: d b", "S: a (b) -c, T: d b"),
    "with a stage that moved nothing moves": ("S: a, T: b", "T: b, S: a", "T: b, S: a"),
}


@pytest.mark.parametrize(("old", "new", "order"), GHOSTS.values(), ids=GHOSTS)
def test_ghosts(old: str, new: str, order: str) -> None:
    assert spine(stages(old), stages(new), ghosts=True) == order


def test_what_was_taken_for_the_same_stands_once() -> None:
    old = journey("stages: [{name: S, touchpoints: [{name: Waits in line}, {name: Pays}]}]")
    new = journey("stages: [{name: S, touchpoints: [{name: Waits in the line}, {name: Pays}]}]")
    (spread,) = merged(old, new, compare(old, new))
    assert [(spot.old, spot.new) for spot in spread.spots] == [
        (("stages", 0, "touchpoints", index), ("stages", 0, "touchpoints", index)) for index in (0, 1)
    ]


def test_a_stage_that_was_taken_for_the_same_stands_once() -> None:
    old = journey("stages: [{name: Choose and order, touchpoints: [{name: a}]}]")
    new = journey("stages: [{name: Choose and order it, touchpoints: [{name: a}]}]")
    assert [(each.old, each.new) for each in merged(old, new, compare(old, new))] == [(0, 0)]


def test_places_by_the_pointers_of_both_sides() -> None:
    old, new = stages("S: a b, T: c"), stages("S: a, X: x, T: c b")
    before, after = places(merged(old, new, compare(old, new)))
    assert before == {
        ("stages", 0): 0,
        ("stages", 0, "touchpoints", 0): 1,
        ("stages", 0, "touchpoints", 1): 6,
        ("stages", 1): 4,
        ("stages", 1, "touchpoints", 0): 5,
    }
    assert after == {
        ("stages", 0): 0,
        ("stages", 0, "touchpoints", 0): 1,
        ("stages", 1): 2,
        ("stages", 1, "touchpoints", 0): 3,
        ("stages", 2): 4,
        ("stages", 2, "touchpoints", 0): 5,
        ("stages", 2, "touchpoints", 1): 6,
    }


def pointers(made: JourneyMap) -> list[tuple[str | int, ...]]:
    return [
        ("stages", s, "touchpoints", t)
        for s, stage in enumerate(made.stages)
        for t in range(len(stage.touchpoints))
    ]


@law
@given(edited(9))
def test_every_touchpoint_of_either_side_stands_exactly_once(both: Edited) -> None:
    old, new = both.maps()
    changes = compare(old, new)
    for ghosts in (False, True):
        spreads = merged(old, new, changes, ghosts=ghosts)
        spots = list(chain.from_iterable(spread.spots for spread in spreads))
        real = [spot for spot in spots if not spot.is_ghost]
        assert sorted(str(spot.old) for spot in real if spot.old) == sorted(map(str, pointers(old)))
        assert [spot.new for spot in real if spot.new] == pointers(new)
        assert [spread.new for spread in spreads if spread.new is not None] == [*range(len(new.stages))]
        assert Counter(spread.old for spread in spreads if spread.old is not None) == Counter(
            range(len(old.stages))
        )


@law
@given(edited(9))
def test_ghosts_are_the_old_places_of_what_moved(both: Edited) -> None:
    old, new = both.maps()
    changes = compare(old, new)
    moved = [
        change.before for change in changes if change.kind is Kind.MOVED and len(change.before or ()) == 4
    ]
    moved = [pointer for pointer in moved if pointer and pointer[2] == "touchpoints"]
    ghosts = {
        spot.old: spread.old
        for spread in merged(old, new, changes, ghosts=True)
        for spot in spread.spots
        if spot.is_ghost
    }
    assert sorted(map(str, ghosts)) == sorted(map(str, moved))
    assert all(pointer is not None and pointer[1] == stage for pointer, stage in ghosts.items())


@law
@given(edited(9))
def test_what_is_told_of_as_one_is_one(both: Edited) -> None:
    old, new = both.maps()
    changes = compare(old, new)
    spreads = merged(old, new, changes)
    spots = {(spot.old, spot.new) for spread in spreads for spot in spread.spots}
    groups = {(spread.old, spread.new) for spread in spreads}
    for change in changes:
        is_one = change.before is not None and change.after is not None
        if (
            is_one
            and len(change.before or ()) == len(change.after or ()) == 4
            and change.field in {"", "name"}
        ):
            assert (change.before, change.after) in spots
        if is_one and isinstance(change.part, Stage) and len(change.after or ()) == 2:
            assert ((change.before or ())[1], (change.after or ())[1]) in groups
