"""What the formats in JSON share: strings that no terminal and no build server obeys, and are the same data."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from json.encoder import encode_basestring, encode_basestring_ascii

from cjmap.formats.findings import Frame
from cjmap.visible import visible

Quote = Callable[[str], str]
"""Makes a JSON string of a text."""


def quoting(frame: Frame) -> Quote:
    """Return what makes JSON strings; `json.dumps` takes too long for thousands of findings."""
    return _quoted if frame.unicode else _quoted_in_ascii


@lru_cache(maxsize=4096)  # files, paths and hints come again
def _quoted(text: str) -> str:
    made = unhashed(encode_basestring(text))
    if (made.isascii() and "\x7f" not in made) or made.isprintable():
        return made
    return "".join(map(_escaped, made))


def _quoted_in_ascii(text: str) -> str:
    return unhashed(encode_basestring_ascii(text))


def unhashed(text: str) -> str:
    """Break `##[`, to which build servers listen anywhere in a line; it can only stand within strings."""
    return text.replace("##", "#\\u0023")


def _escaped(character: str) -> str:
    return character if visible(character) == character else encode_basestring_ascii(character)[1:-1]
