"""What the formats in JSON share: a finding as an object, and strings that no build server obeys.

Objects are made as pieces and a text is joined once: long texts that are put together from others take a new page of
memory each time, which costs as much as a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from json.encoder import encode_basestring, encode_basestring_ascii

from cjmap.finding import Finding
from cjmap.formats.findings import Frame
from cjmap.place import Place
from cjmap.visible import visible

Quote = Callable[[str], str]
"""Makes a JSON string of a text."""

Pieces = tuple[str, ...]
"""An object before it is joined."""


def quoting(frame: Frame) -> Quote:
    """Return what makes JSON strings; `json.dumps` takes too long for thousands of findings."""
    return _quoted if frame.unicode else in_ascii


def lines(members: Iterable[Pieces]) -> list[str]:
    """Return what stands within the brackets of a list that has a line for each member."""
    pieces = ["\n"]
    for member in members:
        pieces += member
        pieces.append(",\n")
    pieces[-1] = "\n" if len(pieces) > 1 else ""
    return pieces


def member(finding: Finding, quote: Quote) -> Pieces:
    """Return a finding as an object on one line."""
    rule, message, place, level, hint, others, _ = finding
    related = ", ".join([f'{{"message": {quote(said)}, {_place(where, quote)}}}' for where, said in others])
    return (
        f'{{"code": "{rule.code}", "name": "{rule.name}", "level": {quote(level)}, "message": ',
        quote(message),
        ', "hint": ',
        "null" if hint is None else quote(hint),
        f', {_place(place, quote)}, "fingerprint": "{finding.fingerprint}", "fix": null, "related": [{related}]}}',
    )


def _place(place: Place, quote: Quote) -> str:
    file, _, (line, column), (last_line, last_column), _, path = place
    return (
        f'"file": {quote(file.path)}, "path": {quote(path)}, '
        f'"start": {{"line": {line}, "column": {column}}}, "end": {{"line": {last_line}, "column": {last_column}}}'
    )


@lru_cache(maxsize=4096)  # files, paths and hints come again
def _quoted(text: str) -> str:
    made = unhashed(encode_basestring(text))
    if (made.isascii() and "\x7f" not in made) or made.isprintable():
        return made
    return "".join(map(_escaped, made))


@lru_cache(maxsize=4096)
def in_ascii(text: str) -> str:
    """Make a JSON string of ASCII: half the memory of one with a dash in it, for what only programs read."""
    return unhashed(encode_basestring_ascii(text))


def unhashed(text: str) -> str:
    """Break `##[`, to which build servers listen anywhere in a line; it can only stand within strings."""
    return text.replace("##", "#\\u0023")


def _escaped(character: str) -> str:
    return character if visible(character) == character else encode_basestring_ascii(character)[1:-1]
