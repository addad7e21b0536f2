"""Workflow commands that GitHub Actions shows as annotations on a pull request."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cjmap.finding import Finding, Level
from cjmap.formats.findings import Frame
from cjmap.formats.findings._text import safe
from cjmap.place import Place, SourceFile

_KIND = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def write(findings: Sequence[Finding], frame: Frame) -> str:
    """Return one command for each finding; files are named from the root of the repository."""
    return "".join([f"{_command(finding, frame)}\n" for finding in findings])


def _command(finding: Finding, frame: Frame) -> str:
    rule, hint = finding.rule, finding.hint
    message = escaped(safe(finding.message), "%")
    if hint:
        message = f"{message}%0A{escaped(safe(f'hint: {hint}'), '%')}"
    where = whereabouts(finding.place, frame.repository or frame.folder)
    return f"::{_KIND[finding.level]} {where},title={rule.code} {rule.name}::{message}"


def whereabouts(place: Place, root: str) -> str:
    """Return the properties of an annotation: file, line, and columns within one line, where GitHub takes them."""
    start, end = place.start, place.end
    found = f"file={_name_of(place.file, root)},line={start.line}"
    if end.line == start.line:
        # cjmap's end is exclusive, that of an annotation is not
        return f"{found},col={start.column},endColumn={max(start.column, end.column - 1)}"
    return f"{found},endLine={end.line if end.column > 1 else end.line - 1}"


@lru_cache(maxsize=1000)
def _name_of(file: SourceFile, root: str) -> str:
    return escaped(safe(file.shown(root)), "%:,")


def escaped(text: str, characters: str) -> str:
    """Return a text in which these characters are written as their percent codes."""
    for character in characters:  # the percent sign first, for the others bring new ones
        if character in text:
            text = text.replace(character, f"%{ord(character):02X}")
    return text
