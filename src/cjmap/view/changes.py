"""Changes in words: what they happened to, what it was and is, gathered by stage and touchpoint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from cjmap.diff.change import Change, Kind, Weight
from cjmap.diff.headline import Headline
from cjmap.diff.match import words_of
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Feeling, Remark, Touchpoint
from cjmap.model.walk import name_of
from cjmap.place import Pointer
from cjmap.view.said import signed
from cjmap.words import percent

_SCORES = frozenset({"score", "internal", "start", "end"})
_SHARES = frozenset({"share", "chance"})
_LONG = 40
"""From so many letters on only the words that changed are told, with some around them."""
_AROUND = 3


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words; `path` is the way to it by ids, in the new map or, where it is gone, in the old."""

    kind: Kind
    weight: Weight
    subject: str
    said: str
    path: str
    change: Change


@dataclass(frozen=True, slots=True)
class Number:
    """A headline number before and after; `good` says whether the change is one for the better, None for neither."""

    label: str
    old: str
    new: str
    good: bool | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two maps beside each other: what they are called, the numbers that differ, and the changes in words."""

    old: str
    new: str
    numbers: tuple[Number, ...]
    told: tuple[Told, ...]


def comparison(
    old: JourneyMap, new: JourneyMap, changes: Iterable[Change], before: Headline, after: Headline
) -> Comparison:
    """Put the changes between two maps into words."""
    told = tuple(_told(change, old, new) for change in changes)
    return Comparison(old.title, new.title, tuple(_numbers(before, after)), told)


def _numbers(before: Headline, after: Headline) -> Iterator[Number]:
    for label, old, new in (
        ("mood", before.mean, after.mean),
        ("lowest moment", before.lowest, after.lowest),
    ):
        if old is not None and new is not None and round(old, 1) != round(new, 1):
            yield Number(label, signed(round(old, 1)), signed(round(new, 1)), new > old)
    for label, x, y in (
        ("open severe pain points", before.severe, after.severe),
        ("gaps", before.gaps, after.gaps),
    ):
        if x != y:
            yield Number(label, str(x), str(y), y < x)
    if before.sourced is not None and after.sourced is not None and before.sourced != after.sourced:
        good = after.sourced > before.sourced
        yield Number(
            "touchpoints with a source",
            percent(round(before.sourced, 2)),
            percent(round(after.sourced, 2)),
            good,
        )


def _told(change: Change, old: JourneyMap, new: JourneyMap) -> Told:
    side, pointer = (new, change.after) if change.after is not None else (old, change.before or ())
    depth = _depth(pointer)
    subject = _subject(side, pointer[:depth])
    if side is old and len(pointer) > depth:  # gone from something that stayed
        subject = _now(old, new, pointer[:depth]) or subject
    said = _said(change, side, pointer, depth, old)
    return Told(change.kind, change.weight, subject, said, path_of(side, pointer), change)


def _depth(pointer: Pointer) -> int:
    """Return how much of a pointer leads to the stage or touchpoint that it is about."""
    if pointer[:1] != ("stages",):
        return 0
    return 4 if pointer[2:3] == ("touchpoints",) and len(pointer) >= 4 else min(2, len(pointer))


def _subject(side: JourneyMap, pointer: Pointer) -> str:
    thing = at(side, pointer)
    match thing:
        case Stage():
            return f"stage {int(pointer[1]) + 1} “{thing.name}”"
        case Touchpoint():
            before = sum(len(stage.touchpoints) for stage in side.stages[: int(pointer[1])])
            return f"touchpoint {before + int(pointer[3]) + 1} “{thing.name}”"
        case _:
            return "the map"


def _now(old: JourneyMap, new: JourneyMap, pointer: Pointer) -> str | None:
    """Return what a stage or touchpoint of the old map is called in the new one, None where it is gone."""
    thing = at(old, pointer)
    for s, stage in enumerate(new.stages):
        if isinstance(thing, Stage) and stage.id == thing.id:
            return _subject(new, ("stages", s))
        for t, spot in enumerate(stage.touchpoints):
            if isinstance(thing, Touchpoint) and spot.id == thing.id:
                return _subject(new, ("stages", s, "touchpoints", t))
    return None


def _said(change: Change, side: JourneyMap, pointer: Pointer, depth: int, old: JourneyMap) -> str:
    whole = len(pointer) == depth
    name = "" if whole else f"{_noun(change.part, pointer)} "
    match change.kind:
        case Kind.ADDED:
            return "is new" if whole else f"new {name}{_quoted(change.part)}".rstrip()
        case Kind.REMOVED:
            return "is gone" if whole else f"{name}{_quoted(change.part)} is gone"
        case Kind.MOVED:
            return f"{name}{'' if whole else _quoted(change.part)} {_moved(change, old, side)}".strip()
        case Kind.RENAMED:
            guess = " (taken for the same, as neither has a written id)" if change.guessed else ""
            return f"{name}was called “{change.old}”{guess}"
        case _:
            label = _label(side, pointer, depth)
            return f"{label}: {_difference(change)}"


def _moved(change: Change, old: JourneyMap, new: JourneyMap) -> str:
    before, after = change.before or (), change.after or ()
    if isinstance(change.part, Touchpoint):
        stages = old.stages[int(before[1])], new.stages[int(after[1])]
        if stages[0].id != stages[1].id:
            return f"moved from “{stages[0].name}” to “{stages[1].name}”"
    if before[:-1] != after[:-1]:
        return f"moved here from {_subject(old, before[: _depth(before)])}"
    if before[-1] == after[-1]:
        return "changed places with its neighbours"
    return f"moved from place {int(before[-1]) + 1} to {int(after[-1]) + 1}"


def _label(side: JourneyMap, pointer: Pointer, depth: int) -> str:
    """Return what of its subject a change is about: `feeling wanted`, `pain point “Cold” severity`."""
    words: list[str] = []
    for length in range(depth + 1, len(pointer) + 1):
        key = pointer[length - 1]
        thing = at(side, pointer[:length])
        if isinstance(key, int) and isinstance(thing, Part):
            words[-1:] = [f"{_noun(thing, pointer[:length])} {_quoted(thing)}".strip()]
        elif isinstance(key, str) and pointer[length - 2] == "by":
            words.append(f"of {key}")
        elif isinstance(key, str) and key not in {"score", "by"}:
            words.append(key.replace("_", " "))
    return " ".join(words)


def _noun(part: Part, pointer: Pointer) -> str:
    """Return what people call a part: by its class, or a remark by the list that it stands in."""
    if isinstance(part, Remark) and len(pointer) > 1:
        return str(pointer[-2]).removesuffix("s")
    if isinstance(part, Feeling) and pointer[-2:-1] == ("by",):
        return f"feeling of {pointer[-1]}"
    return name_of(type(part))


def _quoted(part: Part) -> str:
    if isinstance(value := getattr(part, words_of(type(part)) or "", None), str):
        return f"“{value}”"
    return f"`{part.id}`" if part.is_reference and hasattr(part, "id") else ""


def _difference(change: Change) -> str:
    old, new = _value(change.field, change.old), _value(change.field, change.new)
    if isinstance(change.old, str) and isinstance(change.new, str) and max(len(old), len(new)) > _LONG:
        return _words(change.old.split(), change.new.split())
    if isinstance(change.old, list) and isinstance(change.new, list) and change.old and change.new:
        return _items(change) or f"{old} → {new}"
    return f"{old or 'nothing'} → {new or 'nothing'}"


def _items(change: Change) -> str:
    """Return what a list gained and lost; nothing where only its order changed."""
    gained = [item for item in change.new if item not in change.old]
    lost = [item for item in change.old if item not in change.new]
    parts = (("with", gained), ("without", lost))
    return ", ".join(f"now {word} {_value(change.field, items)}" for word, items in parts if items)


def _words(old: Sequence[str], new: Sequence[str]) -> str:
    """Return a text with what was taken out and put in: `Types the address [twice → once]`."""
    said: list[str] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            kept = list(new[c:d])
            said += kept if len(kept) <= 2 * _AROUND else [*kept[:_AROUND], "…", *kept[-_AROUND:]]
        else:
            said.append(f"[{' '.join(old[a:b])} → {' '.join(new[c:d])}]")
    return " ".join(said)


def _value(field: str, value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            if field in _SCORES:
                return signed(value)
            return percent(value) if field in _SHARES else f"{value:g}"
        case list():
            return ", ".join(_value(field, item) for item in value)
        case dict() if not value:
            return "yes"
        case dict():
            parts = ((key, _value(key, item)) for key, item in value.items())
            return ", ".join(
                said if key == "score" else f"{key.replace('_', ' ')} {said}" for key, said in parts
            )
        case _:
            return str(value)


def at(side: JourneyMap, pointer: Pointer) -> Any:
    """Return what stands at a pointer of a map, None where nothing does."""
    thing: Any = side
    for key in pointer:
        if isinstance(thing, tuple):
            thing = thing[key] if isinstance(key, int) and key < len(thing) else None
        elif isinstance(thing, dict):
            thing = thing.get(key)
        else:
            thing = getattr(thing, str(key), None)
    return thing


def path_of(side: JourneyMap, pointer: Pointer) -> str:
    """Return a pointer as people say it, `stages[pay].touchpoints[card].feeling`."""
    said = ""
    for length, key in enumerate(pointer, start=1):
        if isinstance(key, int):
            said += f"[{getattr(at(side, pointer[:length]), 'id', '') or key}]"
        else:
            said += f".{key}" if said else str(key)
    return said
