"""Builds data and the place of every key and value from the events of libyaml, in one loop with limits."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from struct import Struct
from typing import Any

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from cjmap.errors import CjmapError
from cjmap.place import Pointer
from cjmap.scalar import NULLS, Plain
from cjmap.syntax import profile
from cjmap.syntax.gate import UNREADABLE
from cjmap.syntax.limits import Limits
from cjmap.syntax.report import Enough, Report
from cjmap.syntax.tree import Tree

try:
    from yaml._yaml import CParser as CParser
except ImportError:  # pragma: no cover
    CParser = None  # type: ignore[assignment,misc]

_HEADER = re.compile(r"([|>][-+0-9]*)(?:[ \t]+#[^\r\n]*)?")
_BREAK = re.compile(r"[\r\n]")
pack = Struct("4I").pack

Frame = tuple[Any, Any, str | None, int]
"""Where to go on when a collection ends: the mapping or the list around it, its key, and its marks."""


def build(text: str, limits: Limits) -> Tree:
    """Build the data of a text that has passed the gate; what is wrong with it is in the tree's faults.

    Raises CjmapError where PyYAML has no libyaml.
    """
    if CParser is None:
        raise CjmapError(
            "PyYAML was installed without libyaml, and cjmap needs it",
            "install it from a wheel: pip install --force-reinstall --only-binary :all: PyYAML",
        )
    builder = _Builder(text, limits)
    collecting = gc.isenabled()
    gc.disable()  # half the time: nothing in here makes a cycle
    try:
        builder.run()
    finally:
        if collecting:
            gc.enable()
    return builder.tree


class _Builder:
    """One run over the events of one text."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text
        self.limits = limits
        self.tree = Tree()
        self.report = Report(text, limits, self.tree.faults)
        self.stack: list[Frame] = []
        self.keys: dict[str, str] = {}  # the keys that have been looked at, so that each is looked at once
        self.events: Iterator[Any] = iter(())
        self.documents = 0
        self.finished = False

    def run(self) -> None:
        """Read the whole text, or as much of it as can be read."""
        try:
            text = self.report.directives()
            # No node needs more than three events; counting them bounds the loop without a test in it.
            self.events = islice(iter(CParser(text).get_event, None), 3 * self.limits.nodes + 16)
            self._loop()
            self._count()
            self._explicit_keys()
        except YAMLError as error:
            with suppress(Enough):
                self.report.broken(error, self.tree.last_scalar())
        except Enough:
            pass

    def _loop(self) -> None:  # noqa: C901 (one loop: a call in it costs a tenth of its time)
        text, keys, stack, marks = self.text, self.keys, self.stack, self.tree.marks
        note, longest, deepest = marks.frombytes, self.limits.scalar, self.limits.depth
        most, escapes = 4 * self.limits.nodes, "\\" in text
        mapping: Any = None
        items: Any = None
        key: str | None = None
        key_start = key_end = 0
        for event in self.events:
            kind = type(event)
            if kind is ScalarEvent:
                value = event.value
                if mapping is not None and key is None:
                    key = keys.get(value)
                    if key is None or key in mapping or event.anchor is not None or event.tag is not None:
                        key = self._new_key(event, mapping)
                    key_start, key_end = event.start_mark.index, event.end_mark.index
                    continue
                start, end = event.start_mark.index, event.end_mark.index
                if event.anchor is not None or event.tag is not None or len(value) > longest:
                    start = self._odd_value(event, self._pointer(items, key))
                style = event.style
                if style == "":
                    value = Plain(value) if value else None
                elif style == "|" or style == ">":
                    end = block_end(text, start, end)
                elif escapes and style == '"' and UNREADABLE.search(value):
                    self.report.escaped(value, start, end, self._pointer(items, key))
                if mapping is not None:
                    mapping[key] = value
                    note(pack(key_start, key_end, start, end))
                    key = None
                elif items is None:
                    self._root_scalar(start, end, value)
                elif style != "" or (value is not None and value not in NULLS):
                    items.append(value)
                    note(pack(0, 0, start, end))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                start = event.start_mark.index
                if mapping is not None and key is None:
                    self._complex_key(event)
                    continue
                if event.anchor is not None or event.tag is not None:
                    start = self._odd_value(event, self._pointer(items, key))
                if len(stack) >= deepest:
                    self.report.too_deep(start, self._pointer(items, key))
                if len(marks) > most:
                    break
                inner: Any = {} if kind is MappingStartEvent else []
                stack.append((mapping, items, key, len(marks)))
                if mapping is not None:
                    mapping[key] = inner
                    note(pack(key_start, key_end, start, start))
                    key = None
                elif items is not None:
                    items.append(inner)
                    note(pack(0, 0, start, start))
                else:
                    if kind is SequenceStartEvent:
                        self.report.root_list(start)
                    self.tree.data = inner
                    note(pack(0, 0, start, start))
                mapping, items = (inner, None) if kind is MappingStartEvent else (None, inner)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                mapping, items, _, node = stack.pop()
                marks[node + 3] = event.end_mark.index
            elif kind is AliasEvent:
                start = event.start_mark.index
                end = self.report.alias(start, self._pointer(items, key))
                if mapping is not None and key is None:
                    self._skip_value()
                elif mapping is not None:
                    mapping[key] = None
                    note(pack(key_start, key_end, start, end))
                    key = None
                elif items is None:
                    raise Enough
            else:
                self._frame(event)

    def _pointer(self, items: Any = None, key: str | None = None) -> Pointer:
        """Return the pointer of the value that comes next."""
        steps = [len(lis) - 1 if lis is not None else word for _, lis, word, _ in self.stack[1:]]
        if items is not None:
            steps.append(len(items))
        elif key is not None:
            steps.append(key)
        return tuple(step for step in steps if step is not None)

    def _new_key(self, event: Any, mapping: dict[str, Any]) -> str | None:
        """Look closely at a key; None where it was refused and its value skipped."""
        word: str = event.value
        plain, report, pointer = event.style == "", self.report, self._pointer()
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor is not None or event.tag is not None:
            start = report.properties(start, end, pointer)
        if word in mapping:
            report.duplicate(start, end, (*pointer, word), word)
        elif len(word) > self.limits.key:
            report.long_key(start, end, pointer)
        elif plain and word in profile.NO_KEYS:
            report.refuse(start, end, pointer, profile.NO_KEYS[word])
        else:
            if not plain:
                report.escaped(word, start, end, pointer)
            if word not in profile.NO_KEYS:
                self.keys[word] = word
            return word
        self._skip_value()
        return None

    def _odd_value(self, event: Any, pointer: Pointer) -> int:
        """Report what is odd about a value, and return where it begins behind anchors and tags."""
        start: int = event.start_mark.index
        end: int = len(self.text)
        kind = type(event)
        if kind is ScalarEvent:
            end = event.end_mark.index
            if len(event.value) > self.limits.scalar:
                self.report.long_text(start, end, pointer)
        if event.anchor is None and event.tag is None:
            return start
        return self.report.properties(start, end, pointer)

    def _complex_key(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self.report.refuse(start, end, self._pointer(), profile.COMPLEX_KEY)
        self._skip_value(1)
        self._skip_value()

    def _skip_value(self, depth: int = 0) -> None:
        """Pass over the next value, or over the rest of a collection that has begun."""
        for event in self.events:
            kind = type(event)
            if kind is ScalarEvent:
                self.tree.skipped.append((event.start_mark.index, event.end_mark.index))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                depth += 1
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                depth -= 1
            if depth == 0:
                return

    def _root_scalar(self, start: int, end: int, value: str | None) -> None:
        if value is not None:
            next(self.events, None)  # what follows may break, and then says more about the cause
            self.report.root_text(start, end)

    def _frame(self, event: Any) -> None:
        """Take the start and end of the stream and of its one document."""
        kind = type(event)
        if kind is StreamEndEvent:
            self.finished = True
        elif kind is DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self.report.second_document(event.start_mark.index, event.end_mark.index)

    def _count(self) -> None:
        """Report too many values, or none at all."""
        marks, most = self.tree.marks, 4 * self.limits.nodes
        if len(marks) > most:
            self.report.too_many(marks[most + 2])
        elif not self.finished:
            self.report.too_many(marks[-2])
        elif not marks:
            self.report.nothing()

    def _explicit_keys(self) -> None:
        if at := profile.question_marks(self.text):
            scalars = sorted([*self.tree.scalars(), *self.tree.skipped])
            refused = {fault.start for fault in self.tree.faults}
            for start in profile.explicit_keys(self.text, at, scalars, refused):
                self.report.refuse(start, start + 1, (), profile.EXPLICIT_KEY)


def block_end(text: str, start: int, end: int) -> int:
    """Return where the last line with words of a block scalar ends, or its indicator where there is none."""
    written = text[start:end].rstrip(" \t\r\n")
    header = _HEADER.match(written)
    if header is not None and header.end() == len(written):
        return start + header.end(1)
    rest = _BREAK.search(text, start + len(written), end)
    return rest.start() if rest else end
