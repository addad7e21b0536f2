"""One JSON object a line for each finding, with the fields that findings have in `json`."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.finding import Finding
from cjmap.formats.findings import Frame
from cjmap.formats.findings._json import member, quoting


def write(findings: Sequence[Finding], frame: Frame) -> str:
    """Return one line for each finding; file names are relative to the root of their project."""
    quote = quoting(frame)
    pieces: list[str] = []
    for finding in findings:
        pieces += member(finding, quote)
        pieces.append("\n")
    return "".join(pieces)
