"""Changes in words: what they happened to, what it was and is, gathered by stage and touchpoint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cjmap.analysis.standing import Parts
from cjmap.diff.change import Change, Kind, Weight
from cjmap.diff.headline import Headline, Headlines
from cjmap.diff.match import words_of
from cjmap.model.journey import JourneyMap
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Touchpoint
from cjmap.place import Place, Pointer
from cjmap.view.called import label_of, noun_of, quoted, words_in
from cjmap.view.differences import difference, parted, value
from cjmap.view.merged import merged, places
from cjmap.view.pointers import depth_of, now_at, path_of, subject_of
from cjmap.view.said import signed
from cjmap.view.terms import VERSIONS, Terms, terms_for
from cjmap.words import percent

_OF_STAGES = ("mood", "open severe pain points", "gaps")
"""Which of the headline numbers are told of single stages."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words; `path` is the way to it by ids, in the new map or, where it is gone, in the old.

    `label` says what of its subject it is about, `old` and `new` what that was and is, empty where it was or is not
    there; `more` is what a thing that came or went has besides its words. `place` is where it stands in a file of
    the new side, where that was asked for.
    """

    kind: Kind
    weight: Weight
    subject: str
    said: str
    path: str
    change: Change
    label: str = ""
    old: str = ""
    new: str = ""
    more: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A headline number before and after; `good` says whether the change is one for the better, None for neither."""

    label: str
    old: str
    new: str
    good: bool | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """The headline numbers that differ for one persona, or in one stage."""

    name: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two maps beside each other: what they are called, the numbers that differ, and the changes in words.

    `shares` are the numbers of single personas and stages.
    """

    old: str
    new: str
    numbers: tuple[Number, ...]
    told: tuple[Told, ...]
    shares: tuple[Share, ...] = ()
    terms: Terms = VERSIONS


def comparison(
    old: JourneyMap,
    new: JourneyMap,
    changes: Iterable[Change],
    terms: Terms | None = None,
    parts: tuple[Parts | None, Parts | None] = (None, None),
) -> Comparison:
    """Put the changes between two maps into words: those of `terms`, or those that fit the maps.

    `parts` may hand in what `walk` returns for either map.
    """
    words = terms or terms_for(old, new)
    told = tuple(tell(change, old, new, words) for change in _in_order(list(changes), old, new))
    if not told:
        return Comparison(old.title, new.title, (), (), (), words)
    before, after = Headlines(old, parts[0]), Headlines(new, parts[1])
    numbers = tuple(_numbers(before.of(), after.of()))
    shares = tuple(
        share for share in _shares(old, new, before, after, of_one=words.of_one) if share.numbers != numbers
    )
    return Comparison(old.title, new.title, numbers, told, shares, words)


def _in_order(changes: list[Change], old: JourneyMap, new: JourneyMap) -> list[Change]:
    """Return the changes of the map, then those of each stage and touchpoint along the journey."""
    if not any(isinstance(change.part, Stage | Touchpoint) and not change.field for change in changes):
        return sorted(changes, key=_indexes)  # both sides have one spine
    before, after = places(merged(old, new, changes))

    def place(change: Change) -> int:
        known, pointer = (before, change.before or ()) if change.after is None else (after, change.after)
        return known.get(pointer[: depth_of(pointer)], -1)

    return sorted(changes, key=place)


def _indexes(change: Change) -> tuple[str | int, ...]:
    """Return the numbers of the stage and touchpoint that a change is about, on either side."""
    pointer = change.after if change.after is not None else change.before or ()
    return pointer[: depth_of(pointer)][1::2]


def _shares(
    old: JourneyMap, new: JourneyMap, before: Headlines, after: Headlines, *, of_one: bool
) -> Iterator[Share]:
    """Yield the numbers of personas and of stages that stand on both sides, where there are several of them."""
    known = {person.id for person in old.personas}
    for person in new.personas if len(new.personas) > 1 and not of_one else ():
        numbers = tuple(_numbers(before.of(person.id), after.of(person.id)))
        if person.id in known and numbers:
            yield Share(f"for {person.name or person.id}", numbers)
    stages = {stage.id for stage in old.stages}
    for index, stage in enumerate(new.stages if len(new.stages) > 1 else ()):
        found = _numbers(before.of(stage=stage.id), after.of(stage=stage.id))
        numbers = tuple(number for number in found if number.label in _OF_STAGES)
        if stage.id in stages and numbers:
            yield Share(f"in {subject_of(new, ('stages', index))}", numbers)


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
    shares = tuple(None if side.sourced is None else round(side.sourced, 2) for side in (before, after))
    if shares[0] is not None and shares[1] is not None and shares[0] != shares[1]:
        old_share, new_share = map(percent, shares)
        yield Number("touchpoints with a source", old_share, new_share, shares[1] > shares[0])


def tell(change: Change, old: JourneyMap, new: JourneyMap, terms: Terms) -> Told:
    """Put one change between two maps into words."""
    side, pointer = (new, change.after) if change.after is not None else (old, change.before or ())
    depth = depth_of(pointer)
    subject = subject_of(side, pointer[:depth], terms.numbers)
    if side is old and len(pointer) > depth:  # gone from something that stayed
        here = now_at(old, new, pointer)
        subject = subject_of(new, here, terms.numbers) if here else subject
    label = "" if len(pointer) == depth else label_of(side, pointer, depth)
    return Told(
        change.kind,
        change.weight,
        subject,
        _said(change, side, pointer, label, old, terms),
        path_of(side, pointer),
        change,
        noun_of(change.part, pointer) if change.kind in (Kind.ADDED, Kind.REMOVED) and label else label,
        *_values(change, side),
        _more(change, side) if label else "",
    )


def _values(change: Change, side: JourneyMap) -> tuple[str, str]:
    """Return what stands on each side of a change; of lists, what is on that side alone."""
    old, new = change.old, change.new
    match change.kind:
        case Kind.CHANGED | Kind.RENAMED:
            if isinstance(old, list) and isinstance(new, list) and (apart := parted(old, new)) != ([], []):
                lost, gained = (value(change.field, items) for items in apart)
                return lost, gained if lost else f"+ {gained}"
            return value(change.field, old), value(change.field, new)
        case Kind.REMOVED:
            return words_in(change.part, side) or value("", old), ""
        case Kind.ADDED:
            return "", words_in(change.part, side) or value("", new)
        case _:
            return "", ""


def _more(change: Change, side: JourneyMap) -> str:
    """Return what else is known of a thing that came or went: its own fields but words, name and id."""
    held = change.new if change.kind is Kind.ADDED else change.old
    if (
        change.kind not in (Kind.ADDED, Kind.REMOVED)
        or not isinstance(held, dict)
        or not words_in(change.part, side)
    ):
        return ""
    words = words_of(type(change.part))
    return value("", {key: item for key, item in held.items() if key not in {words, "id"}} or None)


def _said(
    change: Change, side: JourneyMap, pointer: Pointer, label: str, old: JourneyMap, terms: Terms
) -> str:
    noun = noun_of(change.part, pointer)
    thing = f"{noun} {quoted(change.part, side)}".rstrip()
    match change.kind:
        case Kind.ADDED:
            return terms.say(terms.comes, it=thing) if label else terms.came
        case Kind.REMOVED:
            return terms.say(terms.goes, it=thing) if label else terms.went
        case Kind.MOVED:
            return f"{thing if label else ''} {_moved(change, old, side, terms)}".strip()
        case Kind.RENAMED:
            guess = " (taken for the same, as neither has a written id)" if change.guessed else ""
            was = terms.say(terms.renamed, old=str(change.old))
            return f"{noun} {was}{guess}" if label else f"{was}{guess}"
        case _:
            return f"{label}: {difference(change, terms)}"


def _moved(change: Change, old: JourneyMap, new: JourneyMap, terms: Terms) -> str:
    before, after = change.before or (), change.after or ()
    if isinstance(change.part, Touchpoint):
        stages = old.stages[int(before[1])], new.stages[int(after[1])]
        if stages[0].id != stages[1].id:
            return terms.say(terms.moved, old=f"“{stages[0].name}”", new=f"“{stages[1].name}”")
    if before[:-1] != after[:-1]:
        return terms.say(terms.moved_here, old=subject_of(old, before[: depth_of(before)], terms.numbers))
    if before[-1] == after[-1]:
        return terms.swapped
    return terms.say(terms.moved, old=f"place {int(before[-1]) + 1}", new=f"place {int(after[-1]) + 1}")
