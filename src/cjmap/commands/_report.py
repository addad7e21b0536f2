"""From the findings of a run to its formats, its summary line and its exit code."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cjmap.commands import _emit
from cjmap.commands._options import FailOn, Output, Reporting
from cjmap.finding import Finding, Level, Rule
from cjmap.formats import registry
from cjmap.formats.findings import Frame, ordered
from cjmap.place import SourceFile
from cjmap.words import plural


@dataclass(slots=True)
class Tally:
    """What a run has found so far: at most `limit` findings are kept, all are counted."""

    limit: int
    praise: str = "valid"
    maps: int = 0
    hidden: int = 0
    kept: list[Finding] = field(default_factory=list)
    levels: Counter[Level] = field(default_factory=Counter)
    files: set[SourceFile] = field(default_factory=set)
    unread: int = 0
    muted: Counter[str] = field(default_factory=Counter)
    silent: list[Finding] = field(default_factory=list)
    rules: Counter[Rule] = field(default_factory=Counter)

    def add(self, findings: Iterable[Finding], hidden: int = 0) -> None:
        """Count one more map with its findings, and those of them that its reader did not keep."""
        self.maps += 1
        self.hidden += hidden
        for finding in findings:
            if finding.muted is not None:
                self.muted[finding.muted.by] += 1
                self.silent.append(finding)
                continue
            self.rules[finding.rule] += 1
            self.levels[finding.level] += 1
            self.files.add(finding.place.file)
            if len(self.kept) < self.limit:
                self.kept.append(finding)
            else:
                self.hidden += 1

    def exit_code(self, fail_on: FailOn) -> int:
        """Return 2 where a file could not be read, 1 where a finding stands at or above the level, else 0."""
        if self.unread:
            return 2
        return int(any(count and fail_on.fails(level) for level, count in self.levels.items()))

    @property
    def summary(self) -> str:
        """Return the line that closes every run: `12 maps, 3 errors in 2`."""
        if not self.levels:
            return f"{plural(self.maps, 'map')} {'is' if self.maps == 1 else 'are'} {self.praise}{self._silenced}"
        said = [plural(self.levels[level], level.value) for level in Level if self.levels[level]]
        if self.hidden:
            said.append(f"{self.hidden:,} not shown")
        return f"{plural(self.maps, 'map')}, {', '.join(said)} in {len(self.files):,}{self._silenced}"

    @property
    def _silenced(self) -> str:
        """Return how many findings are not told, and why."""
        said = {"comment": "ignored by comments", "baseline": "in the baseline"}
        parts = [f"{self.muted[by]:,} {words}" for by, words in said.items() if self.muted[by]]
        return f"; {', '.join(parts)}" if parts else ""


def report(tally: Tally, reporting: Reporting, *, statistics: bool = False) -> int:
    """Write the findings in each format, close with the summary, and return the exit code.

    With `statistics` the findings of each rule are counted, before the summary.
    """
    findings = ordered(tally.kept)
    for output in reporting.formats:
        module = registry.module("findings", output.format)
        told = ordered([*findings, *tally.silent]) if getattr(module, "TELLS_MUTED", False) else findings
        _emit.to(output.path, module.write(told, _frame(tally, reporting, output)))
    if statistics:
        for rule, count in sorted(tally.rules.items(), key=lambda pair: (-pair[1], pair[0].code)):
            _emit.say(f"{count:6,}  {rule.code}  {rule.name}")
    if not reporting.quiet and (tally.maps or not tally.unread):
        _emit.say(tally.summary)
    return tally.exit_code(reporting.fail_on)


def _frame(tally: Tally, reporting: Reporting, output: Output) -> Frame:
    streamed = output.path is None
    return Frame(
        folder=str(Path.cwd()),
        repository=os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR") or None,
        color=streamed and _emit.shows_color(sys.stdout, reporting.color, os.environ),
        unicode=not streamed or _emit.shows_unicode(sys.stdout),
        maps=tally.maps,
        files=len(tally.files),
        levels=tally.levels,
        hidden=tally.hidden,
    )
