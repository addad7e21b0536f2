"""What a story is made of: facts with a label, and under each the sayings, with facts of their own."""

from __future__ import annotations

from dataclasses import dataclass

from cjmap.view.head import Head
from cjmap.view.items import Sign


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing in words.

    `sign` is the mark before it, `badge` a short sign for a number, and `meaning` what that says in words.
    `value` is a feeling from −2 to 2. `href` is a fragment of the page, or an address as the map has it, which
    nobody has checked; `anchor` is its own fragment. What is `over` is closed or dropped. `whose` are the ids of the
    personas that alone say, feel or suffer it; without any, everybody does.
    """

    text: str
    notes: tuple[Fact, ...] = ()
    sign: Sign | None = None
    badge: str = ""
    meaning: str = ""
    value: float | None = None
    href: str | None = None
    anchor: str = ""
    over: bool = False
    whose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of something in one respect; `field` is the name that the map has for it."""

    field: str
    label: str
    items: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """A column of the table: its heading, and the fields of a touchpoint that stand in it."""

    heading: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One touchpoint in words; its number is the same for every persona. `value` is None where nobody said."""

    number: int
    id: str
    name: str
    value: float | None
    words: str | None
    moment_of_truth: bool
    facts: tuple[Fact, ...]

    def fact(self, field: str) -> Fact | None:
        """Return what is known in one respect."""
        return next((fact for fact in self.facts if fact.field == field), None)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One stage in words; `said` are its lifecycle, duration and place in the sequence, in short."""

    number: int
    id: str
    name: str
    question: str | None
    said: tuple[str, ...]
    facts: tuple[Fact, ...]
    passages: tuple[Passage, ...]

    @property
    def fields(self) -> frozenset[str]:
        """Return the names of its facts."""
        return frozenset(fact.field for fact in self.facts)


@dataclass(frozen=True, slots=True)
class Story:
    """A whole map, or the map of one persona, told in words."""

    id: str
    lang: str
    title: str
    head: Head
    summary: str | None
    scenario: str | None
    mood: str
    persona: str | None
    lanes: tuple[Lane, ...]
    personas: tuple[Saying, ...]
    about: tuple[Fact, ...]
    chapters: tuple[Chapter, ...]
    whole: tuple[Fact, ...]

    @property
    def cells(self) -> frozenset[str]:
        """Return the fields of touchpoints that stand in the table, and so have a fragment of their own."""
        return frozenset(field for lane in self.lanes for field in lane.fields)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return the touchpoints of all stages."""
        return tuple(passage for chapter in self.chapters for passage in chapter.passages)
