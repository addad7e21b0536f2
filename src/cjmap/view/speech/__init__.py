"""What a picture says itself, in the language of its map: `<language>.toml` gives the words for the English ones."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

_BLANK = re.compile(r"\{(\w+)\}")
_BELOW_TWO = frozenset({"fr"})
"""The languages in which what is less than two is said as one thing is."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of one language by the English ones; what it has no words for is said in English."""

    language: str
    words: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, text: str, /, **blanks: object) -> str:
        """Say an English text, its blanks, such as `{name}`, filled in; what they are filled with may hold anything.

        A text of a map is never said, but fills a blank.
        """
        return _BLANK.sub(lambda blank: str(blanks[blank[1]]), self.words.get(text, text))

    def count(self, count: float, one: str, many: str, /, **blanks: object) -> str:
        """Say the one text or the other by a count, which fills the blank `{count}`."""
        is_one = count < 2 if self.language in _BELOW_TWO else count == 1
        number = f"{count:,}" if self is ENGLISH else f"{count:,}".replace(",", " ")
        return self(one if is_one else many, count=number, **blanks)


ENGLISH = Speech("en")


def speech(lang: str) -> Speech:
    """Return what speaks a language, or English where there are no words for it.

    `lang` is a BCP 47 tag; only its language counts.
    """
    return _read(lang.lower().split("-")[0])


@cache
def _read(language: str) -> Speech:
    path = files(__name__) / f"{language}.toml"
    if not language.isascii() or not language.isalpha() or not path.is_file():
        return ENGLISH
    return Speech(language, tomllib.loads(path.read_text(encoding="utf-8")))
