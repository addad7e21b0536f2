"""The JSON Schema of changes as `cjmap diff -f json` writes them."""

from __future__ import annotations

from typing import Any

from cjmap.diff.change import Kind, Weight
from cjmap.diff.reasons import REASONS
from cjmap.formats._schema import closed, listed, nullable
from cjmap.formats.changes.json import FORMAT_VERSION

_TEXT = {"type": "string"}
_NUMBERS = listed(
    closed(
        {
            "label": {"type": "string", "description": "What is counted."},
            "old": _TEXT,
            "new": _TEXT,
            "good": {"type": ["boolean", "null"], "description": "Whether it is better for customers."},
        }
    )
)


def schema() -> dict[str, Any]:
    """Return the schema."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "What cjmap diff -f json writes",
        **closed(
            {
                "format_version": {"const": FORMAT_VERSION},
                "summary": closed({weight.value: {"type": "integer", "minimum": 0} for weight in Weight}),
                "maps": listed(_map()),
            }
        ),
    }


def _map() -> dict[str, Any]:
    return closed(
        {
            "old": nullable("Name of the old file; null where the map is new."),
            "new": nullable("Name of the new file; null where the map is gone."),
            "title": _TEXT,
            "compares": nullable("What the two sides are; null where there is one."),
            "headline": _NUMBERS,
            "shares": {
                **listed(closed({"name": _TEXT, "headline": _NUMBERS})),
                "description": "The headline for single personas and stages.",
            },
            "changes": listed(_change()),
        }
    )


def _change() -> dict[str, Any]:
    return closed(
        {
            "kind": {"enum": [kind.value for kind in Kind]},
            "weight": {"enum": [weight.value for weight in Weight]},
            "reason": {"enum": list(REASONS), "description": "Why it matters; docs/diff.md has the table."},
            "subject": {"type": "string", "description": "The stage or touchpoint that it is about."},
            "said": {"type": "string", "description": "The change in words."},
            "path": {
                "type": "string",
                "description": "The way to it by ids, on the new side where it is there.",
            },
            "field": nullable("The field that changed; null where the thing itself came, went or moved."),
            "old": {"description": "The old value; null where there was none."},
            "new": {"description": "The new value; null where there is none."},
            "guessed": {
                "type": "boolean",
                "description": "Whether two things were taken for one by likeness.",
            },
        }
    )
