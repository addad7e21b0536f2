"""Two sides of one map: what two personas meet, or the map and what a mystery shopper met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.commands._comparing import Comparer, Found, Needs, pair_of
from cjmap.commands._input import standard_input
from cjmap.commands._map import persona_of
from cjmap.diff.derived import met_by, shopped
from cjmap.errors import Misuse
from cjmap.view.terms import people
from cjmap.view.terms import shop as shop_terms
from cjmap.words import nearest, series

if TYPE_CHECKING:
    from cjmap.commands._sides import Sides
    from cjmap.formats.changes import Pair
    from cjmap.load.session import Session
    from cjmap.model.journey import JourneyMap
    from cjmap.model.research import MysteryShop

LAST = "last"
"""Means the newest mystery shop, unless one has this id."""


def compared_within(comparer: Comparer, session: Session, asked: Sides) -> list[Pair]:
    """Return the one map as a pair; nothing where it is not correct. Raises Misuse where it is not one map."""
    jobs = session.find(asked.new, stdin=standard_input)
    if len(jobs) != 1 or asked.within is None:
        raise Misuse(
            f"one map is compared with itself, and there are {len(jobs)}", "name the one that you mean"
        )
    found = comparer.load(jobs[0])
    if not isinstance(found, Found):
        if not comparer.tally.levels:
            raise Misuse(f"`{asked.new[0]}` is a library, not a map")
        return []
    if asked.within.personas is not None:
        return [_people(found, asked.within.personas, comparer.needs)]
    return [_shop(found, asked.within.shop or LAST, comparer.needs)]


def _people(found: Found, names: tuple[str, str], needs: Needs) -> Pair:
    known = {person.id: person.name or person.id for person in found.map.personas}
    first, second = (persona_of(found.map, name) or "" for name in names)
    old, new = (found._replace(map=met_by(found.map, person)) for person in (first, second))
    terms = people(known.get(first, first), known.get(second, second))
    return pair_of(old, new, terms._replace(numbers=_numbers(found.map)), needs)


def _shop(found: Found, name: str, needs: Needs) -> Pair:
    shop = _named(found.map, name)
    mapped = found.map if shop.persona is None else met_by(found.map, shop.persona)
    sides = found._replace(map=mapped), found._replace(map=shopped(mapped, shop))
    terms = shop_terms(shop.id)._replace(of_one=shop.persona is not None, numbers=_numbers(found.map))
    return pair_of(*sides, terms, needs)


def _numbers(journey: JourneyMap) -> dict[str, int]:
    """Return the numbers of the touchpoints of a map by their ids."""
    return {spot.id: number for number, (_, spot) in enumerate(journey.touchpoints(), start=1)}


def _named(journey: JourneyMap, name: str) -> MysteryShop:
    """Return the mystery shop of an id, or the newest one."""
    known = {shop.id: shop for shop in journey.mystery_shops}
    if name in known:
        return known[name]
    if name == LAST and known:
        return max(journey.mystery_shops, key=lambda shop: str(shop.date or ""))
    if not known:
        raise Misuse("the map has no mystery shop", "write one: `mystery_shops:`, see docs/format.md")
    close = nearest(name, known)
    hint = (
        f"did you mean {close}?"
        if close
        else f"mystery shops are {series(known, 'and')}, and {LAST} is the newest"
    )
    raise Misuse(f"there is no mystery shop `{name}` on the map", hint)
