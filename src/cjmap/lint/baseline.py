"""A baseline: findings that were there before, recorded by rule, file and path by ids, never by line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from cjmap.errors import BadSettings
from cjmap.finding import Finding, Muted

FORMAT_VERSION = 1


class Entry(NamedTuple):
    """What a finding is known by, whatever line and words it has now."""

    code: str
    file: str
    path: str


class Baseline:
    """The recorded findings; each hides as many findings as it was recorded times."""

    def __init__(self, recorded: Iterable[Entry] = ()) -> None:
        self._left = Counter(recorded)

    def mute(self, finding: Finding) -> Finding:
        """Return the finding, muted where it was recorded."""
        entry = entry_of(finding)
        if self._left[entry] <= 0:
            return finding
        self._left[entry] -= 1
        return finding._replace(muted=Muted("baseline"))

    @property
    def stale(self) -> list[Entry]:
        """Return what was recorded and is no longer found."""
        return sorted(self._left.elements())


def entry_of(finding: Finding) -> Entry:
    """Return what a finding is recorded by."""
    return Entry(finding.rule.code, finding.place.file.path, finding.place.path)


def text_of(findings: Iterable[Finding]) -> str:
    """Return the file that records findings, sorted, so that its differences in git are small."""
    entries = sorted(map(entry_of, findings))
    recorded = {"format_version": FORMAT_VERSION, "findings": [entry._asdict() for entry in entries]}
    return json.dumps(recorded, indent=2, ensure_ascii=False) + "\n"


def read(text: str, shown: str) -> Baseline:
    """Read such a file; raises BadSettings with the name that is shown for any other."""
    try:
        recorded = json.loads(text)
        if recorded["format_version"] != FORMAT_VERSION:
            raise BadSettings(
                f"{shown}: is a baseline of another version", "write it again: --write-baseline"
            )
        return Baseline(Entry(str(e["code"]), str(e["file"]), str(e["path"])) for e in recorded["findings"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BadSettings(f"{shown}: is no baseline", "cjmap lint --write-baseline FILE writes one") from None
