"""The findings of a run as one JSON object, for programs."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.finding import Finding, Level
from cjmap.formats.findings import Frame
from cjmap.formats.findings._json import Quote, quoting
from cjmap.place import Place

FORMAT_VERSION = 1


def write(findings: Sequence[Finding], frame: Frame) -> str:
    """Return the object with an indent of two; file names are relative to the root of their project.

    The layout is that of `json.dumps`, which takes five times as long.
    """
    quote = quoting(frame)
    listed = _list([_finding(finding, quote) for finding in findings], "  ")
    return f'{{\n  "format_version": {FORMAT_VERSION},\n  "findings": {listed},\n  "summary": {_summary(frame)}\n}}\n'


def _list(items: Sequence[str], indent: str) -> str:
    separator = f",\n{indent}  "
    return f"[\n{indent}  {separator.join(items)}\n{indent}]" if items else "[]"


def _finding(finding: Finding, quote: Quote) -> str:
    rule, hint = finding.rule, finding.hint
    related = [_related(where, said, quote) for where, said in finding.related]
    return f"""{{
      "code": "{rule.code}",
      "name": "{rule.name}",
      "level": "{finding.level}",
      "message": {quote(finding.message)},
      "hint": {"null" if hint is None else quote(hint)},
      {_place(finding.place, quote, "      ")},
      "fingerprint": "{finding.fingerprint}",
      "fix": null,
      "related": {_list(related, "      ")}
    }}"""


def _related(place: Place, said: str, quote: Quote) -> str:
    return f"""{{
          "message": {quote(said)},
          {_place(place, quote, "          ")}
        }}"""


def _place(place: Place, quote: Quote, indent: str) -> str:
    start, end = place.start, place.end
    return f""""file": {quote(place.file.path)},
{indent}"path": {quote(place.path)},
{indent}"start": {{
{indent}  "line": {start.line},
{indent}  "column": {start.column}
{indent}}},
{indent}"end": {{
{indent}  "line": {end.line},
{indent}  "column": {end.column}
{indent}}}"""


def _summary(frame: Frame) -> str:
    counts = {f"{level}s": frame.levels.get(level, 0) for level in Level}
    numbers = {"maps": frame.maps, "files_with_findings": frame.files, **counts, "hidden": frame.hidden}
    members = ",\n    ".join([f'"{name}": {number}' for name, number in numbers.items()])
    return f"{{\n    {members}\n  }}"
