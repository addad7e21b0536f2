"""CJ9: things have an id of their own, stand once, and belong to somebody who knows of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cjmap.finding import Level, Profile
from cjmap.lint.fault import Fault
from cjmap.lint.phrases import clipped, each_or_all
from cjmap.lint.subject import Subject
from cjmap.model.action import Objective, PainPoint
from cjmap.model.persona import Persona
from cjmap.model.research import Metric, Source
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import LayerAction, Touchpoint
from cjmap.model.walk import name_of
from cjmap.place import Pointer
from cjmap.rule import rule
from cjmap.words import nearest, plural, slug

_PINNABLE = {
    Touchpoint: "name",
    Stage: "name",
    Persona: "name",
    Source: "title",
    Metric: "name",
    Objective: "statement",
}
"""What has an id that may be made of another field."""
_MEANT: Mapping[str, tuple[str, ...]] = {
    "step": ("touchpoint",),
    "action": ("touchpoint",),
    "spot": ("touchpoint", "stage"),
    "fix": ("touchpoint",),
}
"""What a reference may mean, where that is not its own kind; texts are referred to by written ids alone."""

_WORD = re.compile(r"\w+")


@rule("CJ901", "unpinned-id", Level.INFO, Profile.STANDARD)
def unpinned_id(subject: Subject) -> Iterator[Fault]:
    """Something is referred to by an id that changes with its name.

    What it does
        Reports touchpoints, stages, personas, sources, metrics and objectives that are referred to (by `next`,
        `via`, `at`, `sources` …) and have no written `id`, so that it is made from their name. Names of a single
        word are let be: hardly anybody rewords them. So are the vocabularies (channels, departments …). More than
        three are told once.

    Why
        Names of touchpoints are reworded in every workshop. With a derived id the references, overlays and recorded
        findings break each time, and a comparison shows a new touchpoint instead of a better name.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Looks at the queue
                next: gets-the-cup
              - name: Asks for the toilet
              - name: Gets the cup
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        stages:
          - name: Order
            touchpoints:
              - name: Looks at the queue
                next: gets-cup
              - name: Asks for the toilet
              - id: gets-cup
                name: Gets the cup
        ```

    References
        docs/format.md
    """
    derived = [
        (pointer, part, identifier)
        for pointer, part in subject.parts
        if type(part) in _PINNABLE and not part.has_own_id and "-" in (identifier := part.__dict__["id"])
    ]
    named = _named(subject) if derived else {}
    found = [
        _Unpinned((*pointer, field), getattr(part, field), identifier, count)
        for pointer, part, identifier in derived
        if (count := named.get((name_of(type(part)), identifier)))
        for field in (_PINNABLE[type(part)],)
    ]
    return each_or_all(found, _unpinned, _all_unpinned)


class _Unpinned(NamedTuple):
    pointer: Pointer
    name: str
    id: str
    references: int


def _named(subject: Subject) -> Counter[tuple[str, str]]:
    """Count the references by what they may mean: the kind of a thing and its id."""
    found: Counter[tuple[str, str]] = Counter()
    for name in subject.survey.names:
        ends = name.text.split(">") if name.kind == "fix" else [name.text]
        for kind in _MEANT.get(name.kind, (name.kind,)):
            found.update((kind, end.strip()) for end in ends)
    return found


def _unpinned(found: _Unpinned) -> Fault:
    mean = f"{plural(found.references, 'reference')} {'means' if found.references == 1 else 'mean'}"
    message = f"{mean} “{clipped(found.name)}” by its wording: a better name breaks them"
    return Fault(found.pointer, message, f"write down the id that it has now: `id: {found.id}`")


def _all_unpinned(found: Sequence[_Unpinned]) -> Fault:
    first = found[0]
    message = (
        f"“{clipped(first.name)}” and {len(found) - 1:,} more are referred to by their wording: better names break "
        "the references"
    )
    return Fault(first.pointer, message, f"write down the ids that they have now, here `id: {first.id}`")


@rule("CJ905", "duplicate-pain-point", Level.INFO, Profile.STRICT)
def duplicate_pain_point(subject: Subject) -> Iterator[Fault]:
    """The same pain point is written down twice.

    What it does
        Reports open pain points of a map with the same words as one before it, whatever their case and punctuation.

    Why
        Two copies are counted, scored and closed apart: one is fixed and the other stays open for ever. As one pain
        point at two touchpoints it also weighs what it weighs.

    Bad
        ```yaml
        cjmap: 1
        title: I get a parcel
        stages:
          - name: Wait
            touchpoints:
              - name: Looks at the tracking page
                pain_points:
                  - Nobody says when it will come
              - name: Calls the depot
                pain_points:
                  - Nobody says when it will come.
        ```

    Good
        ```yaml
        cjmap: 1
        title: I get a parcel
        stages:
          - name: Wait
            touchpoints:
              - name: Looks at the tracking page
                pain_points:
                  - id: no-day
                    text: Nobody says when it will come
              - name: Calls the depot
                pain_points:
                  - no-day
        ```

    References
        docs/format.md
    """
    first: dict[str, tuple[Pointer, PainPoint]] = {}
    for pointer, part in subject.of(PainPoint):
        if not part.text or part.closed:
            continue
        words = " ".join(_WORD.findall(part.text.casefold()))
        before, known = first.setdefault(words, (pointer, part))
        if known is not part:
            message = f"“{clipped(part.text)}” stands {_where(subject, before)} too: copies are scored and closed apart"
            yield Fault(
                (*pointer, "text"), message, f"keep one with `id: {known.id}`, and write `{known.id}` here"
            )


def _where(subject: Subject, pointer: Pointer) -> str:
    if pointer[0] != "stages":
        return "in the list of the map"
    for spot in subject.spots:
        if pointer[:4] == spot.pointer:
            return f"at “{clipped(spot.touchpoint.name)}”"
    return f"in the stage “{clipped(subject.journey.stages[int(pointer[1])].name)}”"


@rule("CJ911", "unknown-owner", Level.INFO, Profile.STANDARD)
def unknown_owner(subject: Subject) -> Iterator[Fault]:
    """An owner is nobody of the team and no department.

    What it does
        Where a map has a `team`, reports each `owner` of the map, a stage, a touchpoint, an opportunity or a question
        that names no member (a part of the name will do), no role of one, not the sponsor and no department.
        Metrics and objectives are left alone, as a library may define them for other teams.

    Why
        What is owned by somebody outside of the room is owned by nobody: they may not know of it, or may have left.

    Bad
        ```yaml
        cjmap: 1
        title: I buy a coffee
        owner: Jo
        team:
          - Amira Seidel
        stages:
          - name: Order
        ```

    Good
        ```yaml
        cjmap: 1
        title: I buy a coffee
        owner: Amira
        team:
          - Amira Seidel
        stages:
          - name: Order
        ```

    References
        docs/format.md
    """
    if not subject.journey.team:
        return
    known = {frozenset(_words(name)) for name in set(_answerable(subject)) if name}
    for pointer, part in subject.parts:
        owner = getattr(part, "owner", None)
        if not owner or pointer[:1] in {("metrics",), ("objectives",)}:
            continue
        words = set(_words(owner))
        if not any(words and (words <= each or each <= words) for each in known):
            close = nearest(owner, [member.name for member in subject.journey.team])
            hint = (
                f"did you mean {clipped(close)}?"
                if close
                else "name a member or a department, or add them to `team:`"
            )
            message = f"“{clipped(owner)}” is neither in the team nor a department: nobody in the room answers for it"
            yield Fault((*pointer, "owner"), message, hint)


def _answerable(subject: Subject) -> Iterator[str]:
    """Yield the names of people, roles and departments that may own something."""
    journey = subject.journey
    for member in journey.team:
        yield from (member.name, member.role or "", member.department or "")
    yield journey.sponsor or ""
    for term in journey.departments:
        yield from (term.name, term.id)
    for _, touchpoint in subject.of(Touchpoint):
        yield from touchpoint.department
    for _, action in subject.of(LayerAction):
        yield from action.department


def _words(name: str) -> list[str]:
    return slug(name).split("-")
