"""The words for two maps: versions, now and then, variants, people, a mystery shop."""

from __future__ import annotations

import pytest

from cjmap.diff.compare import compare
from cjmap.diff.weigh import weighed
from cjmap.view.changes import comparison
from cjmap.view.terms import FUTURE, VERSIONS, Terms, people, shop, terms_for, variant
from tests.analysis.made import journey

OLD = journey(
    "stages:\n"
    "- {name: S, touchpoints: [{id: a, name: a, feeling: 1, pain_points: [P]}, {id: b, name: b}, {id: c, name: c}]}\n"
    "- {name: T, touchpoints: [{id: d, name: d}, {id: e, name: e}, {id: f, name: f}]}\n"
)
NEW = journey(
    "stages:\n"
    "- {name: S, touchpoints: [{id: a, name: Other, feeling: 0, delights: [D]}, {id: x, name: x}]}\n"
    "- {name: T, touchpoints: [{id: f, name: f}, {id: e, name: e}, {id: d, name: d}, {id: c, name: c}]}\n"
)

SAID: dict[str, tuple[Terms, list[str]]] = {
    "versions": (
        VERSIONS,
        [
            "was called “a”",
            "feeling: +1.0 → 0.0",
            "pain point “P” is gone",
            "new delight “D”",
            "is gone",
            "is new",
            "moved from place 3 to place 1",
            "changed places with its neighbours",
            "moved from “S” to “T”",
        ],
    ),
    "now and then": (
        FUTURE,
        [
            "is called “a” now",
            "feeling: +1.0 → 0.0",
            "pain point “P” is to go",
            "delight “D” is to come",
            "is to go",
            "is to come",
            "is to move from place 3 to place 1",
            "is to change places with its neighbours",
            "is to move from “S” to “T”",
        ],
    ),
    "variants": (
        variant("de", "uk"),
        [
            "is called “a” in de",
            "feeling: +1.0 → 0.0",
            "not in uk: pain point “P”",
            "only in uk: delight “D”",
            "is not in uk",
            "is only in uk",
            "stands at place 1 in uk, at place 3 in de",
            "stands in another order",
            "stands at “T” in uk, at “S” in de",
        ],
    ),
    "people": (
        people("Sam", "Inês"),
        [
            "is “a” to Sam",
            "feeling: Sam +1.0, Inês 0.0",
            "only for Sam: pain point “P”",
            "only for Inês: delight “D”",
            "only Sam meets it",
            "only Inês meets it",
            "stands at place 1 in Inês, at place 3 in Sam",
            "stands in another order",
            "stands at “T” in Inês, at “S” in Sam",
        ],
    ),
    "a mystery shop": (
        shop("june"),
        [
            "is called “a” in the map",
            "feeling: the map says +1.0, the shopper met 0.0",
            "on the map, and not met: pain point “P”",
            "met, and not on the map: delight “D”",
            "is on the map, and was not met",
            "was met, and is not on the map",
            "stands at place 1 in the shop, at place 3 in the map",
            "stands in another order",
            "stands at “T” in the shop, at “S” in the map",
        ],
    ),
}


@pytest.mark.parametrize(("terms", "said"), SAID.values(), ids=SAID)
def test_one_change_of_each_kind(terms: Terms, said: list[str]) -> None:
    made = comparison(OLD, NEW, weighed(compare(OLD, NEW), OLD, NEW), terms)
    assert sorted(told.said for told in made.told) == sorted(said)


CALLED = {
    "versions": (VERSIONS, ("what changed", "before", "now")),
    "now and then": (FUTURE, ("from the current to the future state", "now", "then")),
    "variants": (variant("de", "uk"), ("uk beside de", "de", "uk")),
    "people": (people("Sam", "Inês"), ("Inês beside Sam", "Sam", "Inês")),
    "a mystery shop": (shop("june"), ("the mystery shop june beside the map", "the map", "the shop")),
}


@pytest.mark.parametrize(("terms", "called"), CALLED.values(), ids=CALLED)
def test_what_the_sides_are_called(terms: Terms, called: tuple[str, str, str]) -> None:
    assert (terms.title, terms.old, terms.new) == called


def test_words_may_hold_anything() -> None:
    nasty = "{new}{old}{it}%s{0}\\1"
    assert Terms.say("{it} from {old} to {new}", it=nasty, old=nasty, new="x") == f"{nasty} from {nasty} to x"
    assert Terms.say("{it} {old}", it="a") == "a {old}"


CURRENT, FUTURE_STATE = journey("stages: [{name: S}]"), journey("kind: future-state\nstages: [{name: S}]")


def test_which_words_fit() -> None:
    assert terms_for(CURRENT, CURRENT) == VERSIONS
    assert terms_for(FUTURE_STATE, FUTURE_STATE) == VERSIONS
    assert terms_for(FUTURE_STATE, CURRENT) == VERSIONS
    assert terms_for(CURRENT, FUTURE_STATE) == FUTURE
    assert terms_for(CURRENT, FUTURE_STATE, apart=True) == FUTURE
    assert terms_for(CURRENT, CURRENT.with_(id="uk"), apart=True) == variant("map", "uk")


def test_what_differs_by_nature_is_silent() -> None:
    assert VERSIONS.silent == people("a", "b").silent == shop("a").silent == frozenset()
    assert variant("a", "b").silent >= {"status", "reviews", "mystery_shops", "improves"}
    assert FUTURE.silent >= variant("a", "b").silent | {"kind", "sources", "internal"}


PEOPLE = "personas: [{id: ada, name: Ada}, {id: sam, name: Sam}]\n"


def test_numbers_of_single_personas_are_told_of_versions_and_not_of_people() -> None:
    old, new = (
        journey(
            f"{PEOPLE}stages: [{{name: S, touchpoints: [{{name: a, feeling: {{score: 1, by: {{sam: {by}}}}}}}]}}]"
        )
        for by in (1, -1)
    )
    changes = weighed(compare(old, new), old, new)
    made = comparison(old, new, changes)
    assert (made.numbers, [share.name for share in made.shares]) == ((), ["for Sam"])
    assert comparison(old, new, changes, people("Ada", "Sam")).shares == ()
