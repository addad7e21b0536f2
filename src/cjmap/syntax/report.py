"""Collects what is wrong with one text while it is read, and says when reading on is of no use."""

from __future__ import annotations

from typing import Any

from yaml.error import YAMLError

from cjmap.finding import Rule
from cjmap.place import Pointer
from cjmap.syntax import profile
from cjmap.syntax.clues import line_at, spaced_line
from cjmap.syntax.faults import Fault, duplicate_key, too_large_or_deep, unreadable_text, yaml_syntax
from cjmap.syntax.gate import UNREADABLE, unreadable
from cjmap.syntax.limits import Limits


class Enough(Exception):
    """There is no use in reading on."""


class Report:
    """The faults of one text. Each method adds some; Enough is raised when reading should end."""

    __slots__ = ("faults", "limits", "text")

    def __init__(self, text: str, limits: Limits, faults: list[Fault]) -> None:
        self.text = text
        self.limits = limits
        self.faults = faults

    def add(self, rule: Rule, start: int, end: int, pointer: Pointer, *facts: Any, **more: Any) -> None:
        """Add one fault; the last one that may be told ends the reading."""
        self.faults.append(Fault(rule, start, end, pointer, facts, **more))
        if len(self.faults) >= self.limits.findings_per_file:
            raise Enough

    def refuse(self, start: int, end: int, pointer: Pointer, words: profile.Words) -> None:
        """Add a fault of syntax."""
        self.add(yaml_syntax, start, end, pointer, *words)

    def broken(self, error: YAMLError, last: tuple[int, int]) -> None:
        """Add what libyaml stumbled over; `last` is where the last scalar stands."""
        from cjmap.syntax.messages import explain  # a file without an error need not wait for it

        cause = explain(self.text, error, last)
        start = min(cause.start, max(0, len(self.text.rstrip()) - 1))
        self.refuse(start, max(start, cause.end), (), (cause.sentence, cause.hint))

    def duplicate(self, start: int, end: int, pointer: Pointer, key: str) -> None:
        """Add a key that stands twice."""
        self.add(duplicate_key, start, end, pointer, key[:80], related=(pointer, "the first one"))

    def properties(self, start: int, end: int, pointer: Pointer) -> int:
        """Add the anchors and tags from `start` on, and return where the value behind them begins."""
        found, start = profile.properties(self.text, start, end)
        for first, last, words in found:
            self.refuse(first, last, pointer, words)
        return start

    def alias(self, start: int, pointer: Pointer) -> int:
        """Add the alias at `start`, and return its end."""
        end, words = profile.alias(self.text, start)
        self.refuse(start, end, pointer, words)
        return end

    def escaped(self, value: str, start: int, end: int, pointer: Pointer) -> None:
        """Add the characters that a quoted text spells with a backslash and that no text may hold."""
        for character in dict.fromkeys(UNREADABLE.findall(value)):
            self.add(unreadable_text, start, end, pointer, unreadable(character), "take its escape away")

    def long_key(self, start: int, end: int, pointer: Pointer) -> None:
        """Add a key over its limit."""
        sentence = f"this key has more than {self.limits.key:,} characters"
        self.add(too_large_or_deep, start, end, pointer, sentence, "key")

    def long_text(self, start: int, end: int, pointer: Pointer) -> None:
        """Add a text over its limit."""
        sentence = f"this text has more than {self.limits.scalar:,} characters"
        self.add(too_large_or_deep, start, end, pointer, sentence, "scalar")

    def too_deep(self, start: int, pointer: Pointer) -> None:
        """Add a value that is nested too deep, and end."""
        sentence = f"values are nested deeper than {self.limits.depth:,} levels"
        self.add(too_large_or_deep, start, start + 1, pointer, sentence, "depth")
        raise Enough

    def too_many(self, start: int) -> None:
        """Add the first value that is one too many, and end."""
        sentence = f"the file has more than {self.limits.nodes:,} values"
        self.add(too_large_or_deep, start, start + 1, (), sentence, "nodes")
        raise Enough

    def root_list(self, start: int) -> None:
        """Add a list that is the whole file, and end."""
        self.refuse(start, start + 1, (), profile.ROOT_LIST)
        raise Enough

    def root_text(self, start: int, end: int) -> None:
        """Add a text that is the whole file, and end."""
        if spaced := spaced_line(line_at(self.text, start)):
            colon, shown = spaced
            self.refuse(colon, colon + 1, (), profile.missing_space(shown))
        else:
            self.refuse(start, end, (), profile.ROOT_TEXT)
        raise Enough

    def nothing(self) -> None:
        """Add that the file is empty."""
        self.refuse(0, 0, (), profile.ONLY_COMMENTS if "#" in self.text else profile.EMPTY)

    def second_document(self, start: int, end: int) -> None:
        """Add a second document, and end."""
        self.refuse(start, end, (), profile.second_document(self.text, end))
        raise Enough

    def directives(self) -> str:
        """Add the directives, and return the text with comments in their place."""
        text = self.text
        for start, end in profile.directives(text):
            self.refuse(start, end, (), profile.DIRECTIVE)
            text = f"{text[:start]}#{text[start + 1 :]}"
        return text
