"""Lists of words by language, for rules that read prose: `<language>.toml`, one array for each list."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

Words = re.Pattern[str]
"""Finds the words of a list as whole words, whatever their case."""


def words_of(lang: str, name: str, extra: tuple[str, ...] = ()) -> Words | None:
    """Return what finds the words of a list in a language; None where the language has no such list.

    `lang` is a BCP 47 tag; only its language counts. `extra` are words to add, which alone make a list too.
    """
    listed = (*_lists(lang.lower().split("-")[0]).get(name, ()), *extra)
    return _pattern(listed) if listed else None


@cache
def _pattern(words: tuple[str, ...]) -> Words:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(_whole, longest_first)), re.IGNORECASE)


def _whole(word: str) -> str:
    """Return a pattern of a word that no letter or digit goes on with; one that ends in a sign, as `l’`, may."""
    before = r"(?<!\w)" if word[:1].isalnum() else ""
    return before + re.escape(word) + (r"(?!\w)" if word[-1:].isalnum() else "")


@cache
def _lists(language: str) -> dict[str, tuple[str, ...]]:
    path = files(__name__) / f"{language}.toml"
    if not language.isascii() or not language.isalpha() or not path.is_file():
        return {}
    return {name: tuple(words) for name, words in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def languages() -> list[str]:
    """Return the languages that have lists, sorted."""
    return sorted(
        entry.name.removesuffix(".toml")
        for entry in files(__name__).iterdir()
        if entry.name.endswith(".toml")
    )
