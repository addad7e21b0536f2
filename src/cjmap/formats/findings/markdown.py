"""A table in Markdown, for a comment on a pull request or the summary of a job."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cjmap.finding import Finding, Level
from cjmap.formats.findings import Frame
from cjmap.formats.findings._text import safe
from cjmap.place import SourceFile
from cjmap.words import plural

LONGEST = 65_536
"""So many characters of a comment GitHub takes."""

_CLOSING = 200  # characters kept free for the line that counts the rest
_LONGEST_TEXT = 2_000
_BREAK = "&#8203;"  # a zero-width space
# `@name` calls people; `#12`, `!12`, `~label`, `$12`, `%12`, `&12` and `GH-12` point at other work.
_MARKUP = re.compile(
    r"""(?P<calls>[@#!~$%^&](?=[\w"'{(])|\bGH-(?=\d))|[&<>|`*_~\[\]\\$]|:(?=//)|(?<=www)\.""",
    re.IGNORECASE,
)
# What only a line can start with, such as `#` and `-`, is harmless here: every text stands in a cell.


def write(findings: Sequence[Finding], frame: Frame) -> str:
    """Return a heading and a table, shorter than a comment may be; what does not fit is counted."""
    text = f"### cjmap: {_counted(frame)}\n"
    if not findings:
        return text + _rest(frame.hidden)
    lines = [text, "\n| Level | Place | Rule | Finding |\n| --- | --- | --- | --- |\n"]
    room = LONGEST - _CLOSING - sum(map(len, lines))
    names: dict[SourceFile, str] = {}
    for told, finding in enumerate(findings):
        file = finding.place.file
        if file not in names:
            names[file] = escaped(file.shown(frame.repository or frame.folder), frame)
        row = _row(finding, names[file], frame)
        room -= length(row)
        if room < 0:
            return "".join(lines) + _rest(frame.hidden + len(findings) - told)
        lines.append(row)
    return "".join(lines) + _rest(frame.hidden)


def _counted(frame: Frame) -> str:
    said = [plural(frame.levels[level], level.value) for level in Level if frame.levels.get(level)]
    maps = plural(frame.maps, "map")
    return f"{maps}, {', '.join(said)} in {plural(frame.files, 'file')}" if said else f"{maps}, nothing found"


def _rest(count: int) -> str:
    return f"\nand {plural(count, 'more finding')}, not shown\n" if count else ""


def _row(finding: Finding, file: str, frame: Frame) -> str:
    start, rule = finding.place.start, finding.rule
    said = escaped(finding.message, frame)
    if finding.hint:
        said += f"<br>{escaped(finding.hint, frame)}"
    return (
        f"| {finding.level.value} | {file}:{start.line}:{start.column} | {rule.code} {rule.name} | {said} |\n"
    )


def escaped(text: str, frame: Frame) -> str:
    """Return a text that Markdown shows as it is, on one line, and that calls nobody."""
    if len(text) > _LONGEST_TEXT:
        text = text[:_LONGEST_TEXT] + "…"
    return _MARKUP.sub(_shown, safe(text, unicode=frame.unicode))


def _shown(found: re.Match[str]) -> str:
    sign = found.group()
    shown = sign if len(sign) > 1 else f"&#{ord(sign)};"
    return shown + _BREAK if found["calls"] else shown


def length(text: str) -> int:
    """Return how many characters GitHub counts: those outside the basic plane are two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
