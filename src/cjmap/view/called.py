"""What people call a part of a map: by its class, its words, or the way to it."""

from __future__ import annotations

from cjmap.diff.match import words_of
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.touchpoint import Feeling, Remark, Step
from cjmap.model.walk import name_of
from cjmap.place import Pointer
from cjmap.view.pointers import at


def label_of(side: JourneyMap, pointer: Pointer, depth: int) -> str:
    """Return what of its subject a change is about: `feeling wanted`, `pain point “Cold” severity`."""
    words: list[str] = []
    for length in range(depth + 1, len(pointer) + 1):
        key = pointer[length - 1]
        thing = at(side, pointer[:length])
        if isinstance(key, int) and isinstance(thing, Part):
            words[-1:] = [f"{noun_of(thing, pointer[:length])} {quoted(thing, side)}".strip()]
        elif isinstance(key, str) and pointer[length - 2] == "by":
            words.append(f"of {key}")
        elif isinstance(key, str) and key not in {"score", "by"}:
            words.append(key.replace("_", " "))
    return " ".join(words)


def noun_of(part: Part, pointer: Pointer) -> str:
    """Return what people call a part: by its class, or a remark by the list that it stands in."""
    if isinstance(part, Remark) and len(pointer) > 1:
        return str(pointer[-2]).removesuffix("s")
    if isinstance(part, Feeling) and pointer[-2:-1] == ("by",):
        return f"feeling of {pointer[-1]}"
    return name_of(type(part))


def words_in(part: Part, side: JourneyMap) -> str:
    """Return the words by which people know a part; a step is known by where it leads."""
    words = getattr(part, words_of(type(part)) or "", None)
    if isinstance(part, Step):
        return next((spot.name for _, spot in side.touchpoints() if spot.id == part.to), part.to or "")
    return words if isinstance(words, str) else ""


def quoted(part: Part, side: JourneyMap) -> str:
    """Return the words of a part in quotes, or the id of a reference."""
    if words := words_in(part, side):
        return f"“{words}”"
    return f"`{part.id}`" if part.is_reference and hasattr(part, "id") else ""
