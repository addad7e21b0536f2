"""The id that is most likely meant, among however many there are, at a bounded price, and what else may help."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from cjmap.load.shelf import FIELDS
from cjmap.model.action import Objective, Opportunity, PainPoint
from cjmap.model.persona import Persona
from cjmap.model.touchpoint import Delight
from cjmap.model.walk import name_of
from cjmap.words import nearest

_LISTED = 8
_SHORT = {name_of(part): part.short_form for part in (Delight, Objective, Opportunity, PainPoint, Persona)}
"""What a single word would stand for, if it did not refer to a thing that is defined."""
LOOKED_AT = 250
"""So many names are looked at before a word and behind it."""


def near(word: str, names: Sequence[str]) -> str | None:
    """Return the name that is most likely meant, or None where none is near; the names are sorted.

    Among more than 500 names only those around the word are looked at: they begin as it does.
    """
    at = bisect(names, word)
    return nearest(word, names[max(0, at - LOOKED_AT) : at + LOOKED_AT])


def instead(kind: str, text: str, known: Sequence[str]) -> str | None:
    """Return what to write where nothing of a kind has the id `text`; `known` are the ids that there are, sorted."""
    if close := near(text, known):
        return f"did you mean `{close}`?"
    if known:
        more = f" and {len(known) - _LISTED:,} more" if len(known) > _LISTED else ""
        return f"known are {', '.join(known[:_LISTED])}{more}"
    define = f"define it under `{FIELDS[kind]}:`, here or in a library" if kind in FIELDS else ""
    new = f"a new one of a single word is written `{{{_SHORT[kind]}: {text[:30]}}}`" if kind in _SHORT else ""
    return "; ".join(said for said in (define, new) if said) or None
