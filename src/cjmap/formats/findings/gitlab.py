"""The Code Quality report that GitLab shows beside the lines of a merge request."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.finding import Finding, Level
from cjmap.formats.findings import Frame
from cjmap.formats.findings._json import in_ascii
from cjmap.place import SourceFile

_SEVERITY = {Level.ERROR: "major", Level.WARNING: "minor", Level.INFO: "info"}


def write(findings: Sequence[Finding], frame: Frame) -> str:
    """Return a list, one line for each finding; files are named from the root of the repository.

    GitLab shows one finding for each fingerprint, so equal ones are numbered.
    """
    root = frame.repository or frame.folder
    paths: dict[SourceFile, str] = {}
    seen: dict[str, int] = {}
    lines: list[str] = []
    for finding in findings:
        rule, place, said = finding.rule, finding.place, finding.message
        if (path := paths.get(place.file)) is None:
            path = paths[place.file] = in_ascii(place.file.shown(root))
        fingerprint = finding.fingerprint
        seen[fingerprint] = times = seen.get(fingerprint, 0) + 1
        number = f"-{times}" if times > 1 else ""
        description = in_ascii(f"{said} ({finding.hint})" if finding.hint else said)
        lines.append(
            f'{{"description": {description}, "check_name": "{rule.code} {rule.name}", '
            f'"fingerprint": "{fingerprint}{number}", "severity": "{_SEVERITY[finding.level]}", '
            f'"location": {{"path": {path}, "lines": {{"begin": {place.start.line}, "end": {place.end.line}}}}}}}'
        )
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"
