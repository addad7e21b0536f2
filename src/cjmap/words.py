"""Names: the slug that is an id, and the nearest known name for a hint."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

SLUG_LENGTH = 60
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")
_WORD = re.compile(r"[a-z0-9]+", re.ASCII)
_PLAIN_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


def slug(text: str) -> str:
    """Return the id made from a name: lower case, letters, marks and digits of any script, hyphens.

    At most 60 characters, cut at a word boundary; empty where the text has no letter and no digit.
    """
    if len(text) <= SLUG_LENGTH and _PLAIN_SLUG.fullmatch(text):
        return text
    if text.isascii():
        words = _WORD.findall(text.lower().replace("'", "").replace("`", ""))
    else:
        text = unicodedata.normalize("NFC", text).lower().translate(_APOSTROPHES)
        kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in unicodedata.normalize("NFC", text))
        words = "".join(kept).split()
    made = "-".join(words)
    if len(made) <= SLUG_LENGTH:
        return made
    cut = made.rfind("-", 0, SLUG_LENGTH + 1)
    return made[:cut] if cut > 0 else made[:SLUG_LENGTH]


def is_slug(text: str) -> bool:
    """Say whether a text equals its own slug, so that it reads as an id."""
    return bool(text) and slug(text) == text


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most likely meant by `word`, or None where none is near."""
    names = sorted(set(known))
    close = difflib.get_close_matches(word[:200], names, n=1, cutoff=0.6)
    if close:
        return close[0]
    folded = {name.casefold().replace("-", "").replace("_", ""): name for name in names}
    return folded.get(word.casefold().replace("-", "").replace("_", "").replace(" ", ""))


def series(names: Iterable[str], last: str = "or") -> str:
    """Join names for a sentence: `a, b or c`."""
    items = list(names)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: `1 map`, `3 maps`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def percent(share: float | None) -> str:
    """Return a share from 0 to 1 as `14 %`, or nothing where none is given."""
    return "" if share is None else f"{share * 100:.3g} %"
