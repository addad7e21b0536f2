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
    blocks = ["\n".join([*_block(finding, frame), ""]) for finding in findings]
    if frame.hidden:
        blocks.append(f"and {plural(frame.hidden, 'more finding')}, not shown\n")
    return "\n".join(blocks)


def _block(finding: Finding, frame: Frame) -> list[str]:
    unicode, excerpt = frame.unicode, finding.place.excerpt
    number = str(finding.place.start.line)
    margin = " " * len(number)
    lines = [headline(finding, frame)]
    if excerpt is not None and excerpt.line.strip():
        source, underline = _marked(excerpt, unicode=unicode)
        bar = painted("|", DIM, frame)
        lines.append(f"{painted(number, DIM, frame)} {bar} {source}".rstrip())
        lines.append(f"{margin} {bar} {painted(underline, COLOR[finding.level], frame)}")
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
