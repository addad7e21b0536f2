"""Where libyaml gave up on a text, and the likely cause that is told to people."""

from __future__ import annotations

from typing import NamedTuple

from cjmap.syntax.clues import Line, line_at


class Cause(NamedTuple):
    """The likely cause of an error: its place in the text and its words."""

    start: int
    end: int
    sentence: str
    hint: str | None = None


class Spot(NamedTuple):
    """Where libyaml gave up: the problem at `at`, within something that began at `since`.

    `last` is start and end of the last scalar that was read.
    """

    text: str
    context: str
    problem: str
    at: int
    since: int
    last: tuple[int, int]

    @property
    def character(self) -> str:
        """Return the character at which libyaml gave up; empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    @property
    def line(self) -> Line:
        """Return the line on which libyaml gave up."""
        return line_at(self.text, self.at)
