"""The parts of YAML that maps do without: how each is found in the text, and the sentence that refuses it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from cjmap.syntax.comments import comment_spans

Words = tuple[str, str | None]
"""A sentence and its hint."""

EMPTY: Words = ("the file is empty", "start it with `cjmap: 1`")
ONLY_COMMENTS: Words = ("the file is empty but for comments", "start it with `cjmap: 1`")
ROOT_LIST: Words = ("the file is a list, but a map starts with keys such as `title:`", None)
ROOT_TEXT: Words = (
    "the file is a single text, but a map starts with keys such as `title:`",
    "write the key, a colon, a space and the value",
)
SECOND_DOCUMENT: Words = (
    "a second document starts here, but a file holds one map",
    "put it into a file of its own",
)
LONE_MARKER: Words = (
    "a second, empty document starts here, but a file holds one map",
    "take this line away",
)
DIRECTIVE: Words = (
    "a line that starts with % is a directive, and maps do without them",
    "take this line away, or put a text that starts with % in quotes",
)
EXPLICIT_KEY: Words = ("a key is marked with a question mark, and maps do without", "write `key: value`")
COMPLEX_KEY: Words = (
    "a list or a group of keys stands where a key is expected",
    "a key is a single text; a text that starts with a bracket needs quotes",
)
MERGE_KEY: Words = (
    "the merge key `<<` is not used in maps",
    "share parts between maps with `uses` and `extends`",
)
NO_KEY: Words = ("a colon stands here without a key before it", "write `key: value`")

NO_KEYS = {"<<": MERGE_KEY, "": NO_KEY}
"""Unquoted keys that are refused."""

_PROPERTY = re.compile(r"!<[^>\s]*>|[&!][^\s,\[\]{}]*")
_SPACE = re.compile(r"(?:\s++|#[^\r\n]*+)*+")
_ALIAS = re.compile(r"\*[^\s,\[\]{}]*")
_LINE = re.compile(r"[^\r\n]+")
_ALONE_BEFORE, _ALONE_BEHIND = " \t\r\n", " \t\r\n[{,"


def directives(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the directives before the document."""
    for line in _LINE.finditer(text) if "%" in text else ():
        written = line.group()
        if written.startswith("%"):
            yield line.span()
        elif written.strip(" \t") and not written.lstrip(" \t").startswith("#"):
            return


def properties(text: str, start: int, end: int) -> tuple[list[tuple[int, int, Words]], int]:
    """Return the anchor and tag from `start`, each with its refusal, and where the value itself begins."""
    found: list[tuple[int, int, Words]] = []
    while len(found) < 2 and (at := _PROPERTY.match(text, start, end)):
        found.append((*at.span(), _refused(at.group())))
        space = _SPACE.match(text, at.end(), end)
        start = space.end() if space else at.end()
    return found, start


def alias(text: str, start: int) -> tuple[int, Words]:
    """Return the end of the alias at `start` and its refusal."""
    found = _ALIAS.match(text, start)
    name = found.group()[:40] if found else "*"
    return found.end() if found else start + 1, (
        f"the alias `{name}` stands for a value from elsewhere, and maps do without aliases",
        f'repeat the value; a text that starts with * needs quotes: "{name} …"',
    )


def _refused(written: str) -> Words:
    name = written[:40]
    if written.startswith("&"):
        return (
            f"the anchor `{name}` names a value for reuse, and maps do without anchors",
            f'take it away; a text that starts with & needs quotes: "{name} …"',
        )
    return (
        f"the tag `{name}` says of which type a value is, and maps do without tags",
        f'take it away; a text that starts with ! needs quotes: "{name} …"',
    )


def missing_space(shown: str) -> Words:
    """Return the words for a colon without a space behind it, and the line as it should be."""
    return "a space is missing behind the colon", f"write {shown}"


def second_document(text: str, start: int) -> Words:
    """Return the words for the second document that begins at `start`."""
    space = _SPACE.match(text, start)
    return LONE_MARKER if space and space.end() == len(text) else SECOND_DOCUMENT


def question_marks(text: str) -> list[int]:
    """Return the question marks that stand alone, as those of explicit keys do; in prose some may, too."""
    found, at = [], text.find("?")
    while at >= 0:
        if text[at + 1 : at + 2] in _ALONE_BEFORE and (at == 0 or text[at - 1] in _ALONE_BEHIND):
            found.append(at)
        at = text.find("?", at + 1)
    return found


def explicit_keys(
    text: str, marks: list[int], scalars: list[tuple[int, int]], refused: set[int]
) -> Iterator[int]:
    """Yield those question marks that stand outside every scalar and comment.

    The key itself may have been refused already: `refused` are the starts of such keys.
    """
    covered = sorted([(0, 0), *scalars, *comment_spans(text, scalars)])
    for at in marks:
        _, end = covered[bisect_right(covered, (at, len(text))) - 1]
        if at < end:
            continue
        space = _SPACE.match(text, at + 1)
        if space is None or space.end() not in refused:
            yield at
