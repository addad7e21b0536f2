"""What the rules say of a map, each with its file and line, and where the page tells of what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cjmap.finding import Finding, Level
from cjmap.view.dossier.spots import At, at_spot, at_stage
from cjmap.view.known import Known

_OWNER = re.compile(r"(stages|touchpoints)\[([^\]]+)\]")


class Told(NamedTuple):
    """One finding; `where` is file and line, the file as its project names it. `at` is empty beyond the stages."""

    level: Level
    code: str
    rule: str
    message: str
    hint: str
    where: str
    at: tuple[At, ...]


def told(findings: Iterable[Finding], known: Known) -> tuple[Told, ...]:
    """Return the findings that nobody silenced, the worst first, then as they stand in their files."""
    rows = [(_order(each), _told(each, known)) for each in findings if each.muted is None]
    return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))


def _order(finding: Finding) -> tuple[int, str, int, int, str]:
    place = finding.place
    return finding.level.rank, place.file.path, place.start.line, place.start.column, finding.rule.code


def _told(finding: Finding, known: Known) -> Told:
    place = finding.place
    return Told(
        finding.level,
        finding.rule.code,
        finding.rule.name,
        finding.message,
        finding.hint or "",
        f"{place.file.path}:{place.start.line}",
        tuple(_owner(place.path, known)),
    )


def _owner(path: str, known: Known) -> Iterator[At]:
    """Yield the innermost stage or touchpoint on a path by ids: `stages[pay].touchpoints[card].feeling`."""
    for kind, id_ in _OWNER.findall(path)[-1:]:
        if kind == "touchpoints":
            yield from (at_spot(spot, known) for spot in known.met if spot.id == id_)
        else:
            yield from (at_stage(stage, known) for stage in known.journey.stages if stage.id == id_)
