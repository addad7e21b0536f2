"""The atlas: tiles of maps, and what follows from many of them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from cjmap.model.journey import JourneyMap
from cjmap.view.atlas import DEEPEST, Atlas, Branch, Owner, atlas
from cjmap.view.brief import brief
from cjmap.view.tile import Found, Heat, Tile, tile
from tests.analysis.made import journey, one_stage

TODAY = date(2026, 11, 28)


def told(made: JourneyMap, **changes: object) -> Tile:
    made = made.with_(**changes) if changes else made
    return tile(made, brief(made, TODAY), TODAY)


def over(*tiles: Tile, zooms: Mapping[str, Sequence[str]] | None = None) -> Atlas:
    return atlas(tiles, zooms or {}, TODAY)


def empty(name: str, **changes: object) -> Tile:
    return told(journey("stages: [{name: Begin}]"), id=name, title=name, **changes)


def test_a_tile() -> None:
    made = told(
        journey(
            """
            owner: Ana
            status: live
            sources: [Talks]
            reviews: [{date: 2026-05-20}]
            review_every: quarterly
            stages:
            - name: Look
              lifecycle: pre-sale
              touchpoints: [{id: a, name: A, feeling: -1, sources: [talks]}, {id: b, name: B}]
            - {name: Buy, lifecycle: sale, touchpoints: [{id: c, name: C, feeling: 2}]}
            - {name: Other, touchpoints: [{id: d, name: D, pain_points: [{text: Hurts, severity: 3}]}]}
            """
        )
    )
    assert made.lowest is not None
    assert (made.id, made.title, made.owner, made.kind, made.status) == (
        "map", "A journey", "Ana", "current-state", "live",
    )  # fmt: skip
    assert (made.values, made.lowest.name, made.severe) == ((-1.0, None, 2.0, None), "A", 1)
    assert (made.sourced, made.touchpoints, made.worth) == (1, 4, 0)
    assert (made.reviewed, made.due, made.age, made.late) == ("2026-05-20", "2026-08-20", 6, True)
    assert made.life == (Heat("pre-sale", -1.0, 1, 2), Heat("sale", 2.0, 1, 1), Heat("post-sale", None, 0, 0))
    assert made.others == (Heat("Other", None, 0, 1),)
    assert made.found == tuple(Found(n, x.upper(), f"touchpoint-{x}") for n, x in enumerate("abcd", start=1))


def test_what_personas_feel_differently_counts_as_their_mean() -> None:
    made = told(
        one_stage(
            "name: a, feeling: {by: {sam: 2, kim: 1}}", "name: b, feeling: 0", more="personas: [Sam, Kim]\n"
        )
    )
    assert made.others == (Heat("One", 0.8, 2, 2),)


def test_an_atlas_of_nothing() -> None:
    found = over(empty("a"))
    assert (found.lowest, found.severe, found.worth, found.alone, found.overdue) == (None, (), (), 0, 0)
    assert (found.pains, found.chances, found.branches) == ((), (), ())
    assert found.owners == (Owner("", found.tiles, 0, 0, ()),)


def test_maps_by_title_and_reviews_by_age() -> None:
    old, new = (
        journey(f"reviews: [{{date: {day}}}]\nstages: [{{name: x}}]") for day in ("2025-01", "2026-10-01")
    )
    found = over(told(new, id="n", title="b"), told(old, id="o", title="C"), empty("a"))
    assert [each.title for each in found.tiles] == ["a", "b", "C"]
    assert [each.id for each in found.reviews] == ["a", "o", "n"]


def test_the_lowest_of_all() -> None:
    low, high = (told(one_stage(f"name: a, feeling: {value}"), id=f"m{value}") for value in (-2, 1))
    found = over(high, low, empty("z"))
    assert found.lowest == low


def test_what_several_maps_say_counts_once() -> None:
    spot = (
        "name: a, pain_points: [{text: Slow, severity: 3}], "
        "opportunities: [{text: Faster, value: 10, owner: Ana, due: 2026-01, status: planned}, Other]"
    )
    base, same, other = (told(one_stage(spot), id=name, title=name) for name in ("one", "two", "three"))
    worse = told(
        one_stage("name: a, pain_points: [{text: SLOW, severity: 2}, {text: Loud, severity: 3}]"), id="w"
    )
    found = over(base, same, other, worse)
    assert [(each.pain.text, [those.id for those in each.tiles]) for each in found.pains] == [
        ("Slow", ["one", "three", "two", "w"]),
        ("Loud", ["w"]),
    ]
    assert [(each.chance.entry.text, len(each.tiles)) for each in found.chances] == [
        ("Faster", 3),
        ("Other", 3),
    ]
    assert (len(found.severe), found.valued, found.worth, found.alone, found.overdue) == (
        2,
        1,
        ((10.0, ""),),
        1,
        1,
    )
    assert [(each.name, len(each.maps), each.chances, each.overdue, each.worth) for each in found.owners] == [
        ("Ana", 0, 1, 1, ((10.0, ""),)),
        ("", 4, 1, 0, ()),
    ]


def test_opportunities_of_several_maps_in_one_order() -> None:
    one = told(one_stage("name: a, opportunities: [{text: bet, impact: 5, effort: 5}, Bare]"), id="one")
    two = told(
        one_stage(
            "name: a, opportunities: [{text: win, impact: 4, effort: 1}, {text: rich, impact: 4, effort: 1, value: 1}]"
        ),
        id="two",
    )
    texts = [each.chance.entry.text for each in over(one, two).chances]
    assert texts == ["rich", "win", "bet", "Bare"]


def shape(branches: Sequence[Branch]) -> dict[str, object]:
    return {each.tile.id: shape(each.below) for each in branches}


def test_levels_of_maps() -> None:
    tiles = [empty(name) for name in "abcdef"]
    zooms = {"c": ["a", "b", "gone"], "a": ["e", "e"], "d": [], "f": ["a"]}
    assert shape(over(*tiles, zooms=zooms).branches) == {"c": {"a": {"e": {}}, "b": {}}, "f": {"a": {}}}


def test_levels_that_lead_in_a_circle() -> None:
    tiles = [empty(name) for name in "abc"]
    zooms = {"b": ["a"], "a": ["b"], "c": ["c"]}
    assert shape(over(*tiles, zooms=zooms).branches) == {"a": {"b": {"a": {}}}}


def test_levels_without_end_are_told_in_pieces() -> None:
    names = [f"m{number:04}" for number in range(2000)]
    zooms = {name: [inner] for name, inner in pairwise(names)}
    found = over(*map(empty, names), zooms=zooms).branches

    def chain(branch: Branch) -> list[str]:
        return [branch.tile.id, *(id_ for each in branch.below for id_ in chain(each))]

    pieces = [chain(each) for each in found]
    assert {len(piece) for piece in pieces[:-1]} == {DEEPEST}
    assert sorted(pair for piece in pieces for pair in pairwise(piece)) == list(pairwise(names))


def test_the_worst_stands_first_and_the_future_last() -> None:
    low = told(one_stage("name: a, feeling: -2"), id="low", title="Z")
    good = told(one_stage("name: a, feeling: 1"), id="good", title="A")
    future = told(one_stage("name: a, feeling: -2", more="kind: future-state\n"), id="future", title="B")
    assert [tile.id for tile in over(good, future, empty("bare"), low).worst_first] == [
        "low",
        "good",
        "bare",
        "future",
    ]


def test_amounts_of_several_currencies_are_not_added_up() -> None:
    worth = one_stage("name: a, opportunities: [{text: Do, value: 9, owner: Ana}]")
    one, two = (
        tile(each, brief(each, TODAY, currency=currency), TODAY)
        for each, currency in ((worth.with_(id="one"), "SEK"), (worth.with_(id="two"), "EUR"))
    )
    assert over(one).worth == ((9, "SEK"),)
    bare = told(worth, id="bare")
    found = over(one, bare, two)
    assert (found.worth, found.valued) == (((9, "EUR"), (9, "SEK"), (9, "")), 3)
    assert found.owners[0].worth == found.worth
