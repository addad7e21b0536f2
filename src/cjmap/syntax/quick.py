"""Builds the data of a text in which nothing is out of the ordinary, and no places.

Nearly every file is such a text, and nobody asks for its places: `simple` reads it by its lines, or, where it is not
that simple, this by its events. Where anything is unusual this gives up, and `events` reads the text again, says what
is wrong and marks where everything stands. All give the same data.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from itertools import islice
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

from cjmap.scalar import NULLS, Plain
from cjmap.syntax import events, profile
from cjmap.syntax.gate import UNREADABLE
from cjmap.syntax.limits import Limits


def data_of(text: str, limits: Limits) -> dict[str, Any] | None:
    """Return the data of a text that has passed the gate, or None where it is not quite ordinary."""
    if events.CParser is None:
        return None
    if profile.question_marks(text) or any(profile.directives(text)):
        return None
    collecting = gc.isenabled()
    gc.disable()  # half the time: nothing in here makes a cycle
    try:
        return _data(text, limits)
    except YAMLError:
        return None
    finally:
        if collecting:
            gc.enable()


def _data(text: str, limits: Limits) -> dict[str, Any] | None:  # noqa: C901 (one loop, as in `events`)
    longest, deepest, escapes = limits.scalar, limits.depth, "\\" in text
    known: set[str] = set()
    stack: list[tuple[Any, Any]] = []
    data: dict[str, Any] | None = None
    mapping: Any = None
    items: Any = None
    key: str | None = None
    documents = 0
    # A text of fewer events than nodes are allowed has not too many nodes; of others `events` makes sure.
    get: Callable[[], Any] = events.CParser(text).get_event
    for event in islice(iter(get, None), limits.nodes):
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                return None
            value = event.value
            if mapping is not None and key is None:
                if value not in known:
                    if event.style != "" or len(value) > limits.key or value in profile.NO_KEYS:
                        return None
                    known.add(value)
                if value in mapping:
                    return None
                key = value
                continue
            style = event.style
            if style == "":
                value = Plain(value) if value else None
            elif escapes and style == '"' and UNREADABLE.search(value):
                return None
            if value is not None and len(value) > longest:
                return None
            if mapping is not None:
                mapping[key] = value
                key = None
            elif items is None:
                return None
            elif style != "" or (value is not None and value not in NULLS):
                items.append(value)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            mapping, items = stack.pop()
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            is_key = mapping is not None and key is None
            if is_key or event.anchor is not None or event.tag is not None or len(stack) >= deepest:
                return None
            inner: Any = {} if kind is MappingStartEvent else []
            stack.append((mapping, items))
            if mapping is not None:
                mapping[key] = inner
                key = None
            elif items is not None:
                items.append(inner)
            elif kind is MappingStartEvent:
                data = inner
            else:
                return None
            mapping, items = (inner, None) if kind is MappingStartEvent else (None, inner)
        elif kind is StreamEndEvent:
            return data
        elif kind is AliasEvent:
            return None
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                return None
    return None
