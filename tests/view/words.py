"""Everything that a view says: each text and number in it, however deep."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import fields, is_dataclass
from typing import Any

from cjmap.view.said import measure, signed


def words_of(thing: Any) -> Iterator[str]:
    """Yield every text of a view, and every number in each way in which it may be written."""
    for leaf in _leaves(thing, frozenset()):
        if isinstance(leaf, str):
            yield leaf
        elif isinstance(leaf, int | float) and not isinstance(leaf, bool):
            yield from (measure(leaf, None), signed(leaf))


def texts_of(thing: Any, skip: Set[str]) -> Iterator[str]:
    """Yield every text of a view, without those of some fields."""
    yield from (leaf for leaf in _leaves(thing, skip) if isinstance(leaf, str))


def _leaves(thing: Any, skip: Set[str]) -> Iterator[Any]:
    if isinstance(thing, tuple):
        for item in thing:
            yield from _leaves(item, skip)
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name not in skip:
                yield from _leaves(getattr(thing, field.name), skip)
    else:
        yield thing
