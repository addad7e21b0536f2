"""Pairs the things of two lists: by id, and what has no written id by likeness."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from cjmap.diff.change import plain
from cjmap.model.base import Part
from cjmap.model.stage import Stage

LIKE = 0.6
"""From this likeness on (0 to 1) two names or texts are taken for one that was reworded."""
_ALIKE = 0.9
"""How like things are that differ in their words alone; it takes `_TELLING` fields to say so."""
_TELLING = 3
_MOST_GUESSES = 10_000
"""So many pairs are looked at by likeness; in larger lists every other name is another thing."""
_WORDS = ("name", "text", "title", "statement")


class Pair(NamedTuple):
    """A place in the old list and one in the new; `guessed` where only their likeness says so."""

    old: int
    new: int
    guessed: bool = False


def pairs(old: Sequence[Part], new: Sequence[Part]) -> list[Pair]:
    """Return the things that stand in both lists, in the order of the new one.

    What has an id in both is one thing. Of the rest, each without a written id is paired with the one of the old
    list that is most like it, if it is like enough; one with a written id is never guessed.
    """
    found = known(old, new)
    left, fresh = unknown(old, new, found)
    return sorted([*found, *guesses(old, new, left, fresh)], key=lambda pair: pair.new)


def known(old: Sequence[Part], new: Sequence[Part]) -> list[Pair]:
    """Return the things that have the same id, or where they can have none the same words, in both lists."""
    keys, new_keys = [*map(_key, old)], [*map(_key, new)]
    if keys == new_keys and len(set(keys)) == len(keys):
        return [Pair(index, index) for index in range(len(keys))]
    olds, news = _by_key(keys), _by_key(new_keys)
    found: list[Pair] = []
    for key, there in news.items():
        here = olds.get(key, [])
        if len(here) == len(there) == 1:
            found.append(Pair(here[0], there[0]))
        elif here:
            found += _of_one_name(old, new, here, there)
    return found


def unknown(old: Sequence[Part], new: Sequence[Part], found: Sequence[Pair]) -> tuple[list[int], list[int]]:
    """Return what may be guessed of both lists: what has not been found and has no written id."""
    if len(old) == len(new) == len(found):
        return [], []
    taken = {pair.old for pair in found}, {pair.new for pair in found}
    left, fresh = (
        [index for index, part in enumerate(side) if index not in gone and not is_pinned(part)]
        for side, gone in zip((old, new), taken, strict=True)
    )
    return left, fresh


def guesses(
    old: Sequence[Part], new: Sequence[Part], left: Sequence[int], fresh: Sequence[int]
) -> list[Pair]:
    """Return the pairs among `left` of the old and `fresh` of the new list that are like enough, the likest first.

    The same pairs are found the other way round.
    """
    if not left or not fresh or len(left) * len(fresh) > _MOST_GUESSES:
        return []
    olds, news = [_Look.at(old[a]) for a in left], [_Look.at(new[b]) for b in fresh]
    alike = [
        (likeness, -abs(a - b), -a, -b)
        for a, x in zip(left, olds, strict=True)
        for b, y in zip(fresh, news, strict=True)
        if (likeness := _likeness(x, y)) >= LIKE
    ]
    found: list[Pair] = []
    taken: tuple[set[int], set[int]] = set(), set()
    for _, _, minus_a, minus_b in sorted(alike, reverse=True):
        a, b = -minus_a, -minus_b
        if a not in taken[0] and b not in taken[1]:
            taken[0].add(a)
            taken[1].add(b)
            found.append(Pair(a, b, guessed=True))
    return found


def moved(matched: Sequence[Pair]) -> set[int]:
    """Return the places, in the new list, of things that stand otherwise among those that stayed.

    As few as possible: the others are a longest increasing run of old places.
    """
    if all(a.old < b.old for a, b in pairwise(matched)):
        return set()
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, pair in enumerate(matched):
        at = bisect_left(tails, pair.old)
        tails[at : at + 1] = [pair.old]
        ends[at : at + 1] = [index]
        before.append(ends[at - 1] if at else -1)
    stayed: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        stayed.add(index)
        index = before[index]
    return {pair.new for index, pair in enumerate(matched) if index not in stayed}


def is_pinned(part: Part) -> bool:
    """Say whether a part has a written id."""
    return "id" in type(part).model_fields and part.has_own_id


@cache
def words_of(kind: type[Part]) -> str | None:
    """Return the field by which people know a thing: its name or text; None where all of it counts."""
    return next((name for name in (*_WORDS, kind.short_form) if name in kind.model_fields), None)


def _by_key(keys: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, key in enumerate(keys):
        found.setdefault(key, []).append(index)
    return found


def _of_one_name(
    old: Sequence[Part], new: Sequence[Part], here: Sequence[int], there: Sequence[int]
) -> Iterator[Pair]:
    """Yield the pairs of things by one name: equals stand for equals, then the first for the first."""
    equals: dict[str, list[int]] = {}
    for a in reversed(here):
        equals.setdefault(_whole(old[a]), []).append(a)
    same = {b: equals[whole].pop() for b in there if equals.get(whole := _whole(new[b]))}
    gone = set(same.values())
    others = zip((a for a in here if a not in gone), (b for b in there if b not in same), strict=False)
    yield from (Pair(a, b) for b, a in same.items())
    yield from (Pair(a, b) for a, b in others)


def _key(part: Part) -> str:
    """Return what a part is known by in its list: its id, or else its words, or else all of it.

    A reference is not what it refers to.
    """
    if name := getattr(part, "id", None):
        return f"&{name}" if part.is_reference else str(name)
    if part.short_form is not None and (text := getattr(part, part.short_form)) is not None:
        return str(text)
    return _whole(part)


def _whole(part: Part) -> str:
    return repr(plain(part))


class _Look(NamedTuple):
    """What is looked at of a thing: the pairs of letters of its words, its other fields, what stands in it."""

    letters: frozenset[str]
    rest: dict[str, Any]
    inside: frozenset[str]
    may_lack_words: bool

    @classmethod
    def at(cls, part: Part) -> _Look:
        words = f" {getattr(part, words_of(type(part)) or '', None) or ''} ".casefold()
        letters = frozenset(map("".join, pairwise(words))) if words.strip() else frozenset()
        inside = frozenset(spot.id for spot in part.touchpoints) if isinstance(part, Stage) else frozenset()
        skipped = {"id", "touchpoints", words_of(type(part))}
        rest = {key: value for key, value in plain(part).items() if key not in skipped}
        return cls(letters, rest, inside, part.markable)


def _likeness(old: _Look, new: _Look) -> float:
    """Return how like two things are, from 0 to 1: their words, what stands in them, or all else.

    Words missing from a marked thing may have been written or lost; things without words are like enough.
    """
    if old.letters and new.letters:
        likest = _shared(old.letters, new.letters)
    else:
        likest = LIKE if old.letters == new.letters or old.may_lack_words else 0.0
    if likest < _ALIKE and len(old.rest) >= _TELLING and old.rest == new.rest:
        likest = _ALIKE
    return max(likest, _shared(old.inside, new.inside)) if old.inside and new.inside else likest


def _shared(old: frozenset[str], new: frozenset[str]) -> float:
    return 2 * len(old & new) / (len(old) + len(new))
