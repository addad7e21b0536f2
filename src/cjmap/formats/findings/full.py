"""Each finding with its source line, a caret under the fault, the places that belong to it, and the hint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.finding import Finding
from cjmap.formats.findings import Frame
from cjmap.formats.findings._text import BOLD, COLOR, DIM, cells, headline, painted, safe, whereabouts
from cjmap.place import Excerpt
from cjmap.words import plural


def write(findings: Sequence[Finding], frame: Frame) -> str:
    """Return a block of lines for each finding, empty lines between, and the count of the hidden ones."""
    blocks = ["".join(f"{line}\n" for line in _block(finding, frame)) for finding in findings]
    if frame.hidden:
        blocks.append(f"and {plural(frame.hidden, 'more finding')}, not shown\n")
    return "\n".join(blocks)


def _block(finding: Finding, frame: Frame) -> Iterator[str]:
    number = str(finding.place.start.line)
    margin = " " * len(number)
    yield headline(finding, frame)
    if finding.place.excerpt is not None and finding.place.excerpt.line.strip():
        source, underline = _marked(finding.place.excerpt, frame)
        bar = painted("|", DIM, frame)
        yield f"{painted(number, DIM, frame)} {bar} {source}".rstrip()
        yield f"{margin} {bar} {painted(underline, COLOR[finding.level], frame)}"
    for place, words in finding.related:
        yield f"{margin} = {whereabouts(place, frame)}: {safe(words, unicode=frame.unicode)}"
    if finding.hint:
        yield f"{margin} = {painted('hint:', BOLD, frame)} {safe(finding.hint, unicode=frame.unicode)}"


def _marked(excerpt: Excerpt, frame: Frame) -> tuple[str, str]:
    """Return a source line and the line under it, whose carets stand below the marked characters."""
    before, marked = excerpt.line[: excerpt.caret], excerpt.line[excerpt.caret :][: excerpt.width]
    indent = cells(safe(before, unicode=frame.unicode))
    carets = max(1, cells(safe(marked, unicode=frame.unicode)))
    return safe(excerpt.line, unicode=frame.unicode), " " * indent + "^" * carets
