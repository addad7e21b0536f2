"""Whether map files are correct: syntax, schema and references."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.commands import _emit
from cjmap.commands._input import found
from cjmap.commands._options import (
    Color,
    Config,
    ExitZero,
    FailOnLevel,
    Formats,
    Isolated,
    Paths,
    Quiet,
    Reading,
    Reporting,
    ShowFiles,
    StdinFilename,
    Strict,
    Verbose,
    When,
    reading,
    reporting,
    same_file,
)
from cjmap.commands._progress import ticking
from cjmap.commands._report import Tally, report
from cjmap.errors import Misuse, Unreadable
from cjmap.words import plural

if TYPE_CHECKING:
    from cjmap.load.session import Job, Session


def run(
    paths: Paths = None,
    formats: Formats = None,
    fail_on: FailOnLevel = None,
    strict: Strict = False,
    exit_zero: ExitZero = False,
    color: When = Color.AUTO,
    quiet: Quiet = False,
    verbose: Verbose = False,
    config: Config = None,
    isolated: Isolated = False,
    stdin_filename: StdinFilename = None,
    show_files: ShowFiles = False,
) -> int:
    """Check that map files are correct: syntax, schema and references.

    Examples:
      cjmap validate
      cjmap validate journeys/ coffee.cjm.yaml
      cjmap validate -f github
      cjmap validate -f full -f json=findings.json
      cat coffee.cjm.yaml | cjmap validate -

    Exit code: 0 all maps are valid, 1 some are not, 2 something could not be read.
    """
    return validate(
        reading(paths, config, isolated, stdin_filename),
        reporting(formats, fail_on, strict, exit_zero, color, quiet, verbose),
        show_files=show_files,
    )


def validate(sources: Reading, telling: Reporting, *, show_files: bool = False) -> int:
    """Read every map that is named or found, tell what is wrong with them, and return the exit code."""
    session, jobs = found(sources)
    with session:
        if show_files:
            folder = str(Path.cwd())
            _emit.lines(job.file.shown(folder) for job in jobs)
            return 0
        _keep(jobs, telling)
        return report(_findings(session, jobs, telling), telling)


def _keep(jobs: list[Job], telling: Reporting) -> None:
    """Raise Misuse where findings would take the place of a map that is read."""
    paths = [output.path for output in telling.formats if output.path is not None]
    for path in paths:
        if any(same_file(path, job.file.absolute) for job in jobs):
            raise Misuse(
                f"`{path}` is one of the maps, and the findings would take its place", "choose another name"
            )


def _findings(session: Session, jobs: list[Job], telling: Reporting) -> Tally:
    """Read the maps one after the other, and keep of each its findings alone."""
    tally = Tally(session.limits(jobs[0].settings).findings_per_run)
    folder = str(Path.cwd())
    with closing(ticking(jobs, "Reading", quiet=telling.quiet or telling.verbose)) as waiting:
        for job in waiting:
            try:
                loaded = session.load(job)
            except Unreadable as error:
                _emit.complain(f"error: {error.sentence}", error.hint)
                tally.unread += 1
                continue
            tally.add(loaded.findings, loaded.hidden)
            if telling.verbose:
                count = len(loaded.findings) + loaded.hidden
                _emit.say(f"read {job.file.shown(folder)}: {plural(count, 'finding')}")
    return tally
