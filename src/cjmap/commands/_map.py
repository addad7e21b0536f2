"""The one map that a command draws, and what it says where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cjmap.commands._input import found
from cjmap.commands._options import READ, Color, Output, Reading, Reporting
from cjmap.commands._report import Tally, report
from cjmap.errors import Misuse
from cjmap.words import nearest, series

if TYPE_CHECKING:
    from cjmap.load.read import Loaded
    from cjmap.load.session import Job
    from cjmap.model.journey import JourneyMap

LISTED = 8
"""So many maps are named where one was wanted."""

Map = Annotated[
    str,
    typer.Argument(
        metavar="MAP",
        help="A map file, a folder with one map in it, REV:path, or - for standard input. "
        "Default: the current folder.",
        show_default=False,
    ),
]
PersonaId = Annotated[
    str | None,
    typer.Option(
        "--persona",
        metavar="ID",
        help="Only what this persona meets, feels and suffers.",
        rich_help_panel=READ,
    ),
]


def one_map(
    sources: Reading, hint: str = "name the one that you mean"
) -> tuple[JourneyMap | None, Tally, Job]:
    """Load the map that words name as `one_loaded` does, and return the map alone."""
    loaded, tally, job = one_loaded(sources, hint)
    return loaded.map, tally, job


def one_loaded(sources: Reading, hint: str = "name the one that you mean") -> tuple[Loaded, Tally, Job]:
    """Load the map that words name, or only the findings that say why it cannot be drawn; and say which it was.

    Libraries that lie in the same folder do not count. Raises Misuse for several maps, and for none.
    """
    session, jobs = found(sources)
    tally = Tally(session.limits(jobs[0].settings).findings_per_run)
    maps: list[tuple[Job, Loaded]] = []
    with session:
        for job in jobs:
            loaded = session.load(job)
            tally.add(loaded.findings, loaded.hidden)
            if loaded.document.data.get("kind") != "library":
                maps.append((job, loaded))
            if len(maps) > LISTED:
                break
    if len(maps) != 1:
        raise _misuse(series(sources.paths, "and"), [job for job, _ in maps], hint)
    job, loaded = maps[0]
    return loaded, tally, job


def _misuse(word: str, jobs: list[Job], hint: str) -> Misuse:
    place = "the current folder" if word == "." else word
    if not jobs:
        return Misuse(f"{place} holds a library and no map", "name a map that uses it")
    names = [job.file.shown(str(Path.cwd())) for job in jobs[:LISTED]]
    listed = series(names, "and") if len(jobs) <= LISTED else f"{', '.join(names)} and more"
    return Misuse(f"{place} holds several maps: {listed}", hint)


def refused(tally: Tally, color: Color) -> int:
    """Tell why a map cannot be drawn, and return the exit code."""
    return report(tally, Reporting((Output("full"),), color=color))


def persona_of(journey: JourneyMap, word: str | None) -> str | None:
    """Return the id of the persona that is meant; raises Misuse where the map has none of that id."""
    ids = [persona.id for persona in journey.personas]
    if word is None or word in ids:
        return word
    close = nearest(word, ids)
    hint = f"did you mean {close}?" if close else f"it has {series(ids, 'and')}" if ids else None
    raise Misuse(f"the map has no persona `{word}`", hint)
