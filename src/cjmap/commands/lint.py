"""Whether correct maps are good ones: the practitioners' method as rules."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cjmap.commands import _emit
from cjmap.commands._input import found
from cjmap.commands._options import (
    READ,
    RULES,
    TELL,
    Color,
    Config,
    Demands,
    ExitZero,
    FailOnLevel,
    Formats,
    Isolated,
    Paths,
    Quiet,
    Reading,
    Reporting,
    StdinFilename,
    Strict,
    Today,
    Verbose,
    When,
    day,
    reading,
    reporting,
    same_file,
    target,
)
from cjmap.commands._progress import ticking
from cjmap.commands._report import Tally, report
from cjmap.commands._rules import held
from cjmap.errors import Misuse, Unreadable
from cjmap.finding import Finding, Profile, Rule
from cjmap.lint.baseline import Baseline, Entry, read, text_of
from cjmap.lint.run import Linter, lint_rules
from cjmap.lint.settings import LintSettings, known
from cjmap.words import plural, series

if TYPE_CHECKING:
    from cjmap.config import Settings
    from cjmap.load.session import Job, Session


class Wish(NamedTuple):
    """What the command line says about rules, over what the settings say."""

    today: date
    profile: Profile | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: str | None = None
    write_baseline: str | None = None
    prune: bool = False


def run(
    paths: Paths = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="RULES",
            help="Only these rules: codes, starts of codes (CJ5) or names, with commas between them.",
            show_default=False,
            rich_help_panel=RULES,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="RULES",
            help="Without these rules.",
            show_default=False,
            rich_help_panel=RULES,
        ),
    ] = None,
    profile: Demands = None,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="Hide the findings that this file records.",
            rich_help_panel=READ,
        ),
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option(
            "--write-baseline",
            metavar="FILE",
            help="Record all findings of today in this file, and succeed.",
            rich_help_panel=TELL,
        ),
    ] = None,
    prune_baseline: Annotated[
        bool,
        typer.Option(
            "--prune-baseline", help="Take out of --baseline what is no longer found.", rich_help_panel=TELL
        ),
    ] = False,
    today: Today = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule.", rich_help_panel=TELL)
    ] = False,
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
) -> int:
    """Check that maps are good ones: customer's view, evidence, gaps, action, upkeep.

    Examples:
      cjmap lint
      cjmap lint journeys/ --profile strict
      cjmap lint coffee.cjm.yaml --select CJ3,missing-persona
      cjmap lint --write-baseline baseline.json
      cjmap lint --baseline baseline.json -f sarif=findings.sarif

    Exit code: 0 nothing at or above --fail-on (default error), 1 something is, 2 something could not be read.
    """
    if prune_baseline and baseline is None:
        raise Misuse("--prune-baseline has no baseline to prune", "name it: --baseline FILE")
    if write_baseline is not None and baseline is not None:
        raise Misuse("--baseline and --write-baseline exclude each other", "leave one of them out")
    recorded = target(write_baseline, "the baseline") or write_baseline
    rules = lint_rules()
    wish = Wish(
        day(today),
        profile,
        known(select or [], rules),
        known(ignore or [], rules),
        baseline,
        recorded,
        prune_baseline,
    )
    telling = reporting(formats, fail_on, strict, exit_zero, color, quiet, verbose)
    for path in (output.path for output in telling.formats):
        if path is not None and baseline is not None and same_file(path, baseline):
            raise Misuse(
                f"`{path}` is the baseline, and the findings would take its place", "choose another name"
            )
    return _Run(reading(paths, config, isolated, stdin_filename), telling, wish, rules).code(statistics)


class _Run:
    """One run over many maps."""

    def __init__(self, sources: Reading, telling: Reporting, wish: Wish, rules: list[Rule]) -> None:
        self._sources, self._telling, self._wish, self._rules = sources, telling, wish, rules
        self._linter = Linter(wish.today, rules)
        self._baseline = _recorded(wish.baseline)
        self._held: dict[str, LintSettings] = {}
        self._found: list[Finding] = []

    def code(self, statistics: bool) -> int:
        """Lint every map that is named or found, tell the findings, and return the exit code."""
        session, jobs = found(self._sources)
        with session:
            tally = Tally(session.limits(jobs[0].settings).findings_per_run, "all right")
            quiet = self._telling.quiet or self._telling.verbose
            with closing(ticking(jobs, "Linting", quiet=quiet)) as waiting:
                for job in waiting:
                    self._job(session, job, tally)
        if self._wish.write_baseline is not None:
            return self._recorded(tally)
        code = report(tally, self._telling, statistics=statistics)
        self._told_stale()
        return code

    def _job(self, session: Session, job: Job, tally: Tally) -> None:
        try:
            loaded = session.load(job)
        except Unreadable as error:
            _emit.complain(f"error: {error.sentence}", error.hint)
            tally.unread += 1
            return
        found = [*loaded.findings, *self._linter.lint(loaded, self._settings(job.settings))]
        if self._baseline is not None:
            found = [finding if finding.muted else self._baseline.mute(finding) for finding in found]
        tally.add(found, loaded.hidden)
        self._found += found
        if self._telling.verbose:
            _emit.say(f"read {job.file.shown(str(Path.cwd()))}: {plural(len(found), 'finding')}")

    def _settings(self, settings: Settings) -> LintSettings:
        """Return the settings of a project, with what the command line says over them."""
        if settings.root not in self._held:
            wish = self._wish
            self._held[settings.root] = held(settings, self._rules, wish.profile, wish.select, wish.ignore)
        return self._held[settings.root]

    def _recorded(self, tally: Tally) -> int:
        """Write the findings as a baseline; a map that is not correct cannot be recorded."""
        path = self._wish.write_baseline or ""
        faults = [finding for finding in self._found if finding.rule.code < "CJ2"]
        if faults or tally.unread:
            return report(tally, self._telling) or 1
        kept = [finding for finding in self._found if finding.muted is None]
        _emit.to(path, text_of(kept))
        _emit.say(f"{plural(len(kept), 'finding')} recorded in {path}")
        return 0

    def _told_stale(self) -> None:
        """Say which recorded findings are gone, and take them out where that is wanted."""
        path = self._wish.baseline
        if self._baseline is None or path is None or not (stale := self._baseline.stale):
            return
        if self._wish.prune:
            _emit.file(path, text_of(f for f in self._found if f.muted and f.muted.by == "baseline"))
            _emit.say(f"{plural(len(stale), 'entry', 'entries')} taken out of {path}")
        elif not self._telling.quiet:
            shown = series(map(_shown, stale[:3]), "and") + (" and more" if len(stale) > 3 else "")
            _emit.say(f"{path} records what is no longer found: {shown}")
            _emit.say("hint: --prune-baseline takes it out")


def _shown(entry: Entry) -> str:
    return f"{entry.code} at {entry.file} {entry.path}".rstrip()


def _recorded(path: str | None) -> Baseline | None:
    if path is None:
        return None
    from cjmap.files.tree import read_named

    return read(read_named(path, 64 << 20).decode("utf-8", "replace"), path)
