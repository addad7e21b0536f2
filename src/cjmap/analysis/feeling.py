"""How a touchpoint feels, to everybody together or to one persona."""

from __future__ import annotations

from typing import NamedTuple

from cjmap.model.touchpoint import Feeling, Touchpoint


class Felt(NamedTuple):
    """A feeling from −2 to 2; `value` is None where nobody said how it feels, which is never a zero."""

    value: float | None = None
    words: str | None = None
    start: float | None = None
    end: float | None = None


def felt(touchpoint: Touchpoint, persona: str | None = None) -> Felt:
    """Return how a touchpoint feels; what `by` leaves out for a persona is as it is for everybody."""
    feeling = touchpoint.feeling
    if feeling is None:
        return Felt()
    theirs = feeling.by.get(persona) if persona is not None else None
    if theirs is None:
        return _as_said(feeling)
    if theirs.value is None:
        return Felt(feeling.value, theirs.words or feeling.words, feeling.start, feeling.end)
    return _as_said(theirs)


def _as_said(feeling: Feeling) -> Felt:
    return Felt(feeling.value, feeling.words, feeling.start, feeling.end)


def known_feelings(touchpoint: Touchpoint, persona: str | None = None) -> tuple[float, ...]:
    """Return every value that is known: that of everybody or of the persona, or else those of single personas."""
    value = felt(touchpoint, persona).value
    if value is not None:
        return (value,)
    if persona is not None or touchpoint.feeling is None:
        return ()
    theirs = (feeling.value for feeling in touchpoint.feeling.by.values())
    return tuple(value for value in theirs if value is not None)
