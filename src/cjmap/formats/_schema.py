"""Pieces of the JSON Schemas of what cjmap writes as JSON: all keys are there, and no others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def closed(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of an object that has all of these keys and no more."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def listed(items: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of a list."""
    return {"type": "array", "items": dict(items)}


def nullable(description: str) -> dict[str, Any]:
    """Return the schema of a text that may be null."""
    return {"type": ["string", "null"], "description": description}
