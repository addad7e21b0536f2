"""What holds for the comparison of any two maps."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.diff.change import Change, Kind, plain
from cjmap.diff.compare import compare
from cjmap.model.journey import JourneyMap
from cjmap.model.touchpoint import Link
from tests.diff.apply import apply
from tests.diff.edits import Edited, edited
from tests.diff.written import load, yaml
from tests.model.made import MAPS

law = settings(max_examples=120, derandomize=True, deadline=None)
RANDOM = st.integers(0, 2**32).map(Random)


@law
@given(MAPS)
def test_a_map_does_not_differ_from_itself(journey: JourneyMap) -> None:
    assert compare(journey, journey) == []
    assert compare(journey, journey.model_copy(deep=True)) == []


@law
@given(edited())
def test_the_changes_make_the_new_map_of_the_old_one(both: Edited) -> None:
    old, new = both.maps()
    assert apply(plain(old), compare(old, new)) == plain(new)


@law
@given(edited(12))
def test_the_changes_of_many_edits_make_the_new_map_of_the_old_one(both: Edited) -> None:
    old, new = both.maps()
    assert apply(plain(old), compare(old, new)) == plain(new)


@settings(law, max_examples=40)
@given(MAPS, MAPS)
def test_two_maps_that_share_nothing_have_changes_that_make_one_of_the_other(
    a: JourneyMap, b: JourneyMap
) -> None:
    b = b.with_(id=a.id)
    changes = compare(a, b)
    assert apply(plain(a), changes) == plain(b)
    assert len(compare(b, a)) == len(changes)


@law
@given(edited())
def test_the_other_way_round_what_came_goes(both: Edited) -> None:
    old, new = both.maps()
    there, back = compare(old, new), compare(new, old)
    turned = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED}
    assert Counter(turned.get(change.kind, change.kind) for change in there) == Counter(
        change.kind for change in back
    )
    assert Counter(map(str, _places(there, Kind.ADDED))) == Counter(map(str, _places(back, Kind.REMOVED)))
    assert apply(plain(new), back) == plain(old)


def _places(changes: list[Change], kind: Kind) -> list[object]:
    return [change.after or change.before for change in changes if change.kind is kind]


@law
@given(edited(), RANDOM)
def test_layout_is_no_change(both: Edited, random: Random) -> None:
    old, new = both.maps()
    other = load(yaml(both.old, random))
    assert compare(old, other) == []
    assert _said(compare(other, load(yaml(both.new, random)))) == _said(compare(old, new))


def _said(changes: list[Change]) -> list[str]:
    """Return changes as text, in which the order of keys counts."""
    return [str(change._replace(part=Link(url="/"))) for change in changes]


@law
@given(edited())
def test_no_change_is_told_twice_and_each_is_of_something_that_differs(both: Edited) -> None:
    old, new = both.maps()
    changes = compare(old, new)
    assert compare(old, new) == changes
    told = Counter((change.kind, change.before, change.after, change.field) for change in changes)
    assert not [one for one, count in told.items() if count > 1]
    assert not [change for change in changes if change.old == change.new and change.kind is not Kind.MOVED]
