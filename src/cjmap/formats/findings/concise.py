"""One line for each finding, as editors and `grep` read it: `path:line:column: level CODE[name] message`."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.finding import Finding
from cjmap.formats.findings import Frame
from cjmap.formats.findings._text import headline


def write(findings: Sequence[Finding], frame: Frame) -> str:
    """Return one line for each finding."""
    return "".join(f"{headline(finding, frame)}\n" for finding in findings)
