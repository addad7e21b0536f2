"""One file per format of findings; they see findings only.

Each has one function `write(findings, frame) -> str`, which gets the findings in their order and returns
whole lines. A file whose name starts with `_` is no format.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cjmap.finding import Finding, Level


@dataclass(frozen=True, slots=True)
class Frame:
    """What a format may know beyond the findings it is given.

    `folder` is where the reader stands, `repository` what a code host calls its root, both absolute.
    `levels` counts every finding of the run, `hidden` those that are counted but not given.
    """

    folder: str
    repository: str | None = None
    color: bool = False
    unicode: bool = True
    maps: int = 0
    files: int = 0
    levels: Mapping[Level, int] = field(default_factory=dict)
    hidden: int = 0


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by file, position and code, so that the same run gives the same bytes."""
    return sorted(findings, key=_order)


def _order(finding: Finding) -> tuple[str, str, int, int, str, str]:
    place = finding.place
    start = place.start
    return (place.file.root, place.file.path, start.line, start.column, finding.rule.code, finding.message)
