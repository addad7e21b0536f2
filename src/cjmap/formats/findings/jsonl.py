"""One JSON object a line for each finding, with the fields that findings have in `json`."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.finding import Finding
from cjmap.formats.findings import Frame
from cjmap.formats.findings._json import Quote, quoting
from cjmap.place import Place


def write(findings: Sequence[Finding], frame: Frame) -> str:
    """Return one line for each finding; file names are relative to the root of their project."""
    quote = quoting(frame)
    return "".join([_line(finding, quote) for finding in findings])


def _line(finding: Finding, quote: Quote) -> str:
    rule = finding.rule
    hint = "null" if finding.hint is None else quote(finding.hint)
    related = ", ".join(
        [f'{{"message": {quote(said)}, {_place(where, quote)}}}' for where, said in finding.related]
    )
    return (
        f'{{"code": "{rule.code}", "name": "{rule.name}", "level": "{finding.level.value}", '
        f'"message": {quote(finding.message)}, "hint": {hint}, {_place(finding.place, quote)}, '
        f'"fingerprint": "{finding.fingerprint}", "fix": null, "related": [{related}]}}\n'
    )


def _place(place: Place, quote: Quote) -> str:
    start, end = place.start, place.end
    return (
        f'"file": {quote(place.file.path)}, "path": {quote(place.path)}, '
        f'"start": {{"line": {start.line}, "column": {start.column}}}, '
        f'"end": {{"line": {end.line}, "column": {end.column}}}'
    )
