"""Finds the comments of a text in the gaps between its scalars."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cjmap.place import Span
from cjmap.syntax.lines import Lines

_COMMENT = re.compile(r"#[^\r\n]*")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\r\n]*)")


class Comment(NamedTuple):
    """A comment from its `#` to the end of its line; `own_line` where nothing else stands on that line."""

    span: Span
    text: str
    line: int
    own_line: bool


def find_comments(lines: Lines, scalars: Iterable[tuple[int, int]]) -> list[Comment]:
    """Return the comments of a text whose scalars (start and end, in the order of the text) are given."""
    return [_comment(lines, Span(*span)) for span in comment_spans(lines.text, scalars)]


def comment_spans(text: str, scalars: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each comment: a `#` outside every scalar, or in the header of a block scalar."""
    gap = 0
    for start, end in scalars:
        for at in _COMMENT.finditer(text, gap, start):
            yield at.span()
        if header := _HEADER.match(text, start, end):
            yield header.span(1)
        gap = end
    for at in _COMMENT.finditer(text, gap):
        yield at.span()


def _comment(lines: Lines, span: Span) -> Comment:
    at = lines.position(span.start)
    before = lines.text[span.start - at.column + 1 : span.start]
    return Comment(span, lines.text[span.start : span.end], at.line, not before.strip(" \t"))
