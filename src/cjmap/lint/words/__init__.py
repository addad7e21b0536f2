"""Lists of words by language, for rules that read prose: `<language>.toml`, one array for each list."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

Words = re.Pattern[str]
"""Finds the words of a list as whole words, whatever their case."""

_RUN = re.compile(r"\w+")
KEPT = 1000
"""Settings and the languages of maps make no more lists than that in a run, or they are made again."""


def words_of(lang: str, name: str, extra: tuple[str, ...] = ()) -> Words | None:
    """Return what finds the words of a list in a language; None where the language has no such list.

    `lang` is a BCP 47 tag; only its language counts. `extra` are words to add, which alone make a list too.
    """
    listed = entries_of(lang, name, extra)
    return _pattern(listed) if listed else None


@lru_cache(KEPT)
def entries_of(lang: str, name: str, extra: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the words of a list in a language as they are written; none where the language has no such list."""
    return (*_lists(lang.lower().split("-")[0]).get(name, ()), *extra)


def folded(text: str) -> str:
    """Return a text that equals another one where patterns that ignore case take them for equal."""
    if text.isascii():
        return text.lower()
    return text.casefold().replace("ı", "i").replace("\u0307", "")  # Turkish has an i without a dot


def runs(text: str) -> Iterator[str]:
    """Yield the letters and digits of a text that stand together, folded."""
    return map(folded, _RUN.findall(text))


def first_run(text: str) -> str:
    """Return the first of them, empty where there is none."""
    found = _RUN.search(text)
    return folded(found.group()) if found else ""


@lru_cache(KEPT)
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
