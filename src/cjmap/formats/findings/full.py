"""Each finding with its source line, a caret under the fault, the places that belong to it, and the hint."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.finding import Finding
from cjmap.formats.findings import Frame
from cjmap.formats.findings._text import BOLD, COLOR, DIM, cells, headline, painted, safe, whereabouts
from cjmap.place import Excerpt
from cjmap.words import plural


def write(findings: Sequence[Finding], frame: Frame) -> str:
    """Return a block of lines for each finding, empty lines between, and the count of the hidden ones."""
    lines: list[str] = []
    for finding in findings:
        lines += _block(finding, frame)
        lines.append("")
    if frame.hidden:
        lines += (f"and {plural(frame.hidden, 'more finding')}, not shown", "")
    return "\n".join(lines)


def _block(finding: Finding, frame: Frame) -> list[str]:
    unicode, excerpt = frame.unicode, finding.place.excerpt
    number, bar = str(finding.place.start.line), "|"
    margin = " " * len(number)
    lines = [headline(finding, frame)]
    if excerpt is not None and excerpt.line.strip():
        source, underline = _marked(excerpt, unicode=unicode)
        if frame.color:
            number, bar = painted(number, DIM, frame), painted("|", DIM, frame)
            underline = painted(underline, COLOR[finding.level], frame)
        lines.append(f"{number} {bar} {source}".rstrip())
        lines.append(f"{margin} {bar} {underline}")
    for place, words in finding.related:
        lines.append(f"{margin} = {whereabouts(place, frame)}: {safe(words, unicode=unicode)}")
    if finding.hint:
        lines.append(f"{margin} = {painted('hint:', BOLD, frame)} {safe(finding.hint, unicode=unicode)}")
    return lines


def _marked(excerpt: Excerpt, *, unicode: bool) -> tuple[str, str]:
    """Return a source line and the line under it, whose carets stand below the marked characters."""
    line, caret, width = excerpt
    if (
        line.isascii() and line.isprintable() and "##" not in line
    ):  # as nearly all, and each sign is one column
        return line, " " * min(caret, len(line)) + "^" * max(1, min(width, len(line) - caret))
    indent = cells(safe(line[:caret], unicode=unicode))
    carets = max(1, cells(safe(line[caret:][:width], unicode=unicode)))
    return safe(line, unicode=unicode), " " * indent + "^" * carets
