"""What an outline is made of: stages as bands, their touchpoints in rows, and what happens between the rows."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from cjmap.analysis.handoffs import State


class Mark(StrEnum):
    """What may be marked at a touchpoint."""

    MOMENT_OF_TRUTH = "moment of truth"
    PAIN_POINT = "pain point"
    DELIGHT = "delight"
    OPPORTUNITY = "opportunity"


class Note(NamedTuple):
    """A mark and the words behind it; `severity` is that of a pain point, from 1 to 3, and 0 for all else."""

    mark: Mark
    text: str | None
    severity: int = 0


class Change(NamedTuple):
    """A hand-off to another row: over which dimensions, how well kept, and what is said of it."""

    to_number: int
    state: State
    dimensions: tuple[str, ...]
    carries: str | None
    loses: str | None


class Leaving(NamedTuple):
    """An exit: whom of all it takes (from 0 to 1), where to, and why."""

    share: float | None
    to: str | None
    why: str | None


class Row(NamedTuple):
    """One touchpoint; its number is the same for every persona. `wait` is the time before it begins."""

    number: int
    id: str
    name: str
    channels: tuple[str, ...] = ()
    with_us: bool = True
    time: str | None = None
    value: float | None = None
    words: str | None = None
    wait: str | None = None
    notes: tuple[Note, ...] = ()
    changes: tuple[Change, ...] = ()
    exits: tuple[Leaving, ...] = ()


class Band(NamedTuple):
    """One stage and its rows; `facts` stand at its right end."""

    number: int
    name: str
    facts: tuple[str, ...] = ()
    question: str | None = None
    alternatives: bool = False
    alongside: bool = False
    rows: tuple[Row, ...] = ()
    notes: tuple[Note, ...] = ()


class Lowest(NamedTuple):
    """The touchpoint that feels worst; `link` is the fragment of a page that tells of it."""

    number: int
    name: str
    value: float
    words: str | None
    link: str = ""


class Summary(NamedTuple):
    """The headline numbers; `sourced` is None in a future state, where nothing can have been seen yet."""

    touchpoints: int
    felt: int
    lowest: Lowest | None
    severe: int
    severe_at: tuple[int, ...]
    gaps: int
    gaps_at: tuple[int, ...]
    unknown: int
    managed: int
    sourced: int | None


class Outline(NamedTuple):
    """A whole map, or the map of one persona, in rows."""

    title: str
    facts: tuple[str, ...]
    people: tuple[str, ...]
    scenario: str | None
    persona: str | None
    bands: tuple[Band, ...]
    summary: Summary
