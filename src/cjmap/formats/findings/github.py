"""Workflow commands that GitHub Actions shows as annotations on a pull request."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cjmap.finding import Finding, Level
from cjmap.formats.findings import Frame
from cjmap.formats.findings._text import safe
from cjmap.place import Place

_KIND = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def write(findings: Sequence[Finding], frame: Frame) -> str:
    """Return one command for each finding; files are named from the root of the repository."""
    return "".join(f"{_command(finding, frame)}\n" for finding in findings)


def _command(finding: Finding, frame: Frame) -> str:
    title = f"{finding.rule.code} {finding.rule.name}"
    said = [finding.message, *(f"hint: {hint}" for hint in [finding.hint] if hint)]
    message = "%0A".join(_escaped(safe(line), "%") for line in said)
    properties = {**_whereabouts(finding.place, frame), "title": title}
    listed = ",".join(f"{key}={_escaped(safe(value), '%:,')}" for key, value in properties.items())
    return f"::{_KIND[finding.level]} {listed}::{message}"


def _whereabouts(place: Place, frame: Frame) -> dict[str, str]:
    """Return file, line and columns; columns only within one line, where GitHub accepts them."""
    start, end = place.start, place.end
    found = {"file": place.file.shown(frame.repository or frame.folder), "line": str(start.line)}
    if end.line == start.line:
        # cjmap's end is exclusive, that of an annotation is not
        return found | {"col": str(start.column), "endColumn": str(max(start.column, end.column - 1))}
    return found | {"endLine": str(end.line if end.column > 1 else end.line - 1)}


def _escaped(text: str, characters: str) -> str:
    return re.sub(f"[{characters}]", lambda found: f"%{ord(found.group()):02X}", text)
