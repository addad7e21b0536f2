"""The findings of a run as one JSON object, for programs."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.finding import Finding, Level
from cjmap.formats.findings import Frame
from cjmap.formats.findings._json import lines, member, quoting

FORMAT_VERSION = 1


def write(findings: Sequence[Finding], frame: Frame) -> str:
    """Return the object, with a line for each finding; file names are relative to the root of their project."""
    quote = quoting(frame)
    pieces = [f'{{"format_version": {FORMAT_VERSION},\n"findings": [']
    pieces += lines(member(finding, quote) for finding in findings)
    pieces.append(f'],\n"summary": {_summary(frame)}}}\n')
    return "".join(pieces)


def _summary(frame: Frame) -> str:
    counts = {f"{level}s": frame.levels.get(level, 0) for level in Level}
    numbers = {"maps": frame.maps, "files_with_findings": frame.files, **counts, "hidden": frame.hidden}
    members = ", ".join([f'"{name}": {number}' for name, number in numbers.items()])
    return f"{{{members}}}"
