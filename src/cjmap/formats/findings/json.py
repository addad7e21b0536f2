"""The findings of a run as one JSON object, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from cjmap.finding import Finding, Level
from cjmap.formats.findings import Frame
from cjmap.place import Place, Position
from cjmap.visible import visible

FORMAT_VERSION = 1


def write(findings: Sequence[Finding], frame: Frame) -> str:
    """Return the object with an indent of two; file names are relative to the root of their project."""
    run = {
        "format_version": FORMAT_VERSION,
        "findings": [_finding(finding) for finding in findings],
        "summary": _summary(frame),
    }
    return _harmless(json.dumps(run, indent=2, ensure_ascii=not frame.unicode)) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "level": finding.level.value,
        "message": finding.message,
        "hint": finding.hint,
        **_place(finding.place),
        "fingerprint": finding.fingerprint,
        "fix": None,
        "related": [{"message": words, **_place(place)} for place, words in finding.related],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "file": place.file.path,
        "path": place.path,
        "start": _position(place.start),
        "end": _position(place.end),
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def _summary(frame: Frame) -> dict[str, int]:
    counts = {f"{level}s": frame.levels.get(level, 0) for level in Level}
    return {"maps": frame.maps, "files_with_findings": frame.files, **counts, "hidden": frame.hidden}


def _harmless(text: str) -> str:
    """Spell as JSON escapes what a terminal or a build server would obey; the data stays what it is.

    Such characters can only stand within strings, and `json` leaves no newline there.
    """
    lines = (line if visible(line) == line else "".join(map(_escaped, line)) for line in text.split("\n"))
    return "\n".join(lines).replace("##", "#\\u0023")


def _escaped(character: str) -> str:
    if visible(character) == character:
        return character
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    return f"\\u{0xD800 + (code - 0x10000 >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
