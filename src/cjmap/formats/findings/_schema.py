"""The JSON Schema of findings as `validate` and `lint` write them with `-f json`."""

from __future__ import annotations

from typing import Any

from cjmap.finding import Level
from cjmap.formats._schema import closed, listed, nullable
from cjmap.formats.findings.json import FORMAT_VERSION

_POSITION = closed({"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}})
_PLACE = {
    "file": {"type": "string", "description": "Relative to the root of its project, with forward slashes."},
    "path": {"type": "string", "description": "The way to it by ids: stages[pay].touchpoints[card].feeling"},
    "start": _POSITION,
    "end": {**_POSITION, "description": "Exclusive."},
}


def schema() -> dict[str, Any]:
    """Return the schema."""
    counts = ["maps", "files_with_findings", *(f"{level}s" for level in Level), "hidden"]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "What cjmap validate and cjmap lint write with -f json",
        **closed(
            {
                "format_version": {"const": FORMAT_VERSION},
                "findings": listed(finding()),
                "summary": closed({name: {"type": "integer", "minimum": 0} for name in counts}),
            }
        ),
    }


def finding() -> dict[str, Any]:
    """Return the schema of one finding, which is also that of a line of `jsonl`."""
    return closed(
        {
            "code": {"type": "string", "pattern": "^CJ[0-9]{3}$"},
            "name": {"type": "string"},
            "level": {"enum": [level.value for level in Level]},
            "message": {"type": "string"},
            "hint": nullable("The next step."),
            **_PLACE,
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{12}$"},
            "fix": {"type": "null", "description": "Kept for fixes."},
            "related": listed(closed({"message": {"type": "string"}, **_PLACE})),
        }
    )
