"""How two maps stand to each other, and the words that fit: versions, now and then, variants, people, a shop."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from cjmap.model.journey import JourneyMap

_BLANK = re.compile(r"\{(it|old|new)\}")


class Terms(NamedTuple):
    """The words for what is only on one side, stands elsewhere, or differs.

    In them `{it}` is the thing, `{old}` and `{new}` are its values. `old` and `new` are what the sides are called,
    `title` what the comparison is.
    `silent` are fields that differ by the nature of the two, of which nothing is told. `of_one` says that each
    side is what one persona meets, so that numbers of single personas say nothing. Where the sides are parts of a map,
    `numbers` are those that its touchpoints have there, by id.
    """

    title: str = "what changed"
    old: str = "before"
    new: str = "now"
    came: str = "is new"
    went: str = "is gone"
    comes: str = "new {it}"
    goes: str = "{it} is gone"
    moved: str = "moved from {old} to {new}"
    moved_here: str = "moved here from {old}"
    swapped: str = "changed places with its neighbours"
    renamed: str = "was called “{old}”"
    differs: str = "{old} → {new}"
    silent: frozenset[str] = frozenset()
    of_one: bool = False
    numbers: Mapping[str, int] = MappingProxyType({})

    @staticmethod
    def say(pattern: str, **words: str) -> str:
        """Return a pattern with its blanks filled in; the words may hold anything."""
        return _BLANK.sub(lambda blank: words.get(blank[1], blank[0]), pattern)


_NEVER_INHERITED = frozenset(
    {"reviews", "mystery_shops", "limits", "improves", "status", "extends", "closes"}
)
VERSIONS = Terms()
FUTURE = Terms(
    "from the current to the future state",
    "now",
    "then",
    came="is to come",
    went="is to go",
    comes="{it} is to come",
    goes="{it} is to go",
    moved="is to move from {old} to {new}",
    moved_here="is to move here from {old}",
    swapped="is to change places with its neighbours",
    renamed="is called “{old}” now",
    silent=_NEVER_INHERITED | {"kind", "sources", "quotes", "internal"},
)


def variant(old: str, new: str) -> Terms:
    """Return the words for two maps that are no versions of one: `old` and `new` are what they are called."""
    return _sides(f"{new} beside {old}", old, new)._replace(
        came=f"is only in {new}",
        went=f"is not in {new}",
        comes=f"only in {new}: {{it}}",
        goes=f"not in {new}: {{it}}",
        silent=_NEVER_INHERITED,
    )


def people(old: str, new: str) -> Terms:
    """Return the words for what two personas meet on one map."""
    return _sides(f"{new} beside {old}", old, new)._replace(
        came=f"only {new} meets it",
        went=f"only {old} meets it",
        comes=f"only for {new}: {{it}}",
        goes=f"only for {old}: {{it}}",
        differs=f"{old} {{old}}, {new} {{new}}",
        renamed=f"is “{{old}}” to {old}",
        of_one=True,
    )


def shop(name: str) -> Terms:
    """Return the words for a map and what a mystery shopper met."""
    return _sides(f"the mystery shop {name} beside the map", "the map", "the shop")._replace(
        came="was met, and is not on the map",
        went="is on the map, and was not met",
        comes="met, and not on the map: {it}",
        goes="on the map, and not met: {it}",
        differs="the map says {old}, the shopper met {new}",
    )


def terms_for(old: JourneyMap, new: JourneyMap, *, apart: bool = False) -> Terms:
    """Return the words that fit two maps; `apart` says that they are two maps and not versions of one."""
    if new.kind == "future-state" and old.kind != "future-state":
        return FUTURE
    return variant(old.id, new.id) if apart else VERSIONS


def _sides(title: str, old: str, new: str) -> Terms:
    """Return the words for two sides that stand beside each other, neither of them first."""
    return Terms(
        title,
        old,
        new,
        moved=f"stands at {{new}} in {new}, at {{old}} in {old}",
        moved_here=f"stands here in {new}, and in {old} at {{old}}",
        swapped="stands in another order",
        renamed=f"is called “{{old}}” in {old}",
    )
