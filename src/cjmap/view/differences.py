"""Two values of a field in words: each by itself, and what lies between them."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from cjmap.diff.change import Change
from cjmap.view.said import signed
from cjmap.view.terms import Terms
from cjmap.words import percent

NOTHING = "nothing"
_SCORES = frozenset({"score", "internal", "start", "end"})
_SHARES = frozenset({"share", "chance"})
_KEYED = frozenset({"own", "expects"})
"""Mappings with names for keys: without any they are nothing, where any other empty object is a mark."""
_LONG = 40
"""From so many letters on only the words that changed are told, with some around them."""
_AROUND = 3
_ALIKE = 0.4
"""From this share of common words on, two texts are one that was reworded."""


def difference(change: Change, terms: Terms) -> str:
    """Return how the old and the new value of a field differ."""
    old, new = value(change.field, change.old), value(change.field, change.new)
    are_texts = isinstance(change.old, str) and isinstance(change.new, str)
    if are_texts and max(len(old), len(new)) > _LONG and (said := _words(old.split(), new.split())):
        return said
    if isinstance(change.old, list) and isinstance(change.new, list) and change.old and change.new:
        return _items(change) or terms.say(terms.differs, old=old, new=new)
    return terms.say(terms.differs, old=old or NOTHING, new=new or NOTHING)


def value(field: str, said: Any) -> str:
    """Return a plain value of a field as people say it, empty where there is none."""
    match said:
        case None:
            return ""
        case bool():
            return "yes" if said else "no"
        case int() | float():
            if field in _SCORES:
                return signed(said)
            return percent(said) if field in _SHARES else f"{said:g}"
        case list():
            return ", ".join(value(field, item) for item in said)
        case dict() if not said:
            return "" if field in _KEYED else "yes"
        case dict():
            parts = ((key, value(key, item)) for key, item in said.items())
            return ", ".join(
                words if key == "score" else f"{key.replace('_', ' ')} {words}" for key, words in parts
            )
        case _:
            return str(said)


def parted(old: Sequence[Any], new: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """Return what a list lost and what it gained; nothing where only its order changed."""
    return [item for item in old if item not in new], [item for item in new if item not in old]


def _items(change: Change) -> str:
    """Return in words what a list gained and lost."""
    lost, gained = parted(change.old, change.new)
    parts = (("with", gained), ("without", lost))
    return ", ".join(f"now {word} {value(change.field, items)}" for word, items in parts if items)


def _words(old: Sequence[str], new: Sequence[str]) -> str:
    """Return a text with what was taken out and put in: `Types the address [twice → once]`.

    Nothing where so little is left that it is another text.
    """
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return ""
    said: list[str] = []
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            kept = list(new[c:d])
            said += kept if len(kept) <= 2 * _AROUND else [*kept[:_AROUND], "…", *kept[-_AROUND:]]
        else:
            said.append(f"[{' '.join(old[a:b])} → {' '.join(new[c:d])}]")
    return " ".join(said)
