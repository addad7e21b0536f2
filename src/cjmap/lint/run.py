"""Runs the rules over maps: from faults at pointers to findings at places, each once in a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from cjmap.finding import Finding, Level, Over, Rule
from cjmap.lint import rules as families
from cjmap.lint.fault import Fault
from cjmap.lint.settings import LintSettings
from cjmap.lint.subject import Subject
from cjmap.lint.suppress import Ignores
from cjmap.load.origin import Origin, place_in
from cjmap.load.read import Loaded
from cjmap.place import SourceFile
from cjmap.rule import catalogue
from cjmap.syntax.document import Document

_LINT = "CJ2"


def lint_rules() -> list[Rule]:
    """Return the rules of `lint` in the order of their codes."""
    families.load()
    return [rule for rule in catalogue() if rule.code >= _LINT]


class Running(NamedTuple):
    """A rule as the settings of a project want it."""

    rule: Rule
    level: Level
    limits: Mapping[str, Any]


class Linter:
    """Lints the maps of a run one after the other; a fault that several overlays inherit is told once."""

    def __init__(self, today: date, rules: Sequence[Rule]) -> None:
        self._today = today
        self._rules = rules
        self._running: list[tuple[LintSettings, list[Running], list[Running]]] = []
        self._told: set[tuple[str, SourceFile, int, int]] = set()
        self._ignores: dict[SourceFile, Ignores] = {}

    def lint(self, loaded: Loaded, held: LintSettings) -> list[Finding]:
        """Return the findings of a map, those that its comments silence muted; a library has none.

        What is wrong with the comments of the map's own file comes last.
        """
        if loaded.map is None:
            return []
        subject = Subject(loaded.map, self._today, dict(held.words), loaded.document.data, loaded.seen)
        own = Origin(loaded.document)  # the origin of an overlay begins with its base
        chosen, ran = self._chosen(held)
        found: list[Finding] = []
        for running in ran:
            is_written = running.rule.over is Over.DOCUMENT
            looked_at: Any = loaded.document if is_written else subject
            for fault in running.rule.function(looked_at, **running.limits):
                found += self._finding(running, fault, own if is_written else loaded.origin, held)
        ignores = self._ignored(loaded.document)
        for broken in ignores.findings(self._rules, (running.rule for running in ran)):
            found += [broken._replace(level=level) for rule, level, _ in chosen if rule == broken.rule]
        return found

    def _chosen(self, held: LintSettings) -> tuple[list[Running], list[Running]]:
        """Return the rules that were chosen, and those of them that look at single maps, once for each project."""
        for known, chosen, ran in self._running:
            if known is held:
                return chosen, ran
        chosen = [
            Running(rule, held.level(rule), held.limits.get(rule.name, {}))
            for rule in self._rules
            if held.choice.takes(rule)
        ]
        ran = [running for running in chosen if running.rule.over is not Over.RUN]
        self._running = [(held, chosen, ran), *self._running[:99]]
        return chosen, ran

    def _ignored(self, document: Document) -> Ignores:
        if document.file not in self._ignores:
            self._ignores[document.file] = Ignores(document)
        return self._ignores[document.file]

    def _finding(
        self, running: Running, fault: Fault, whole: Origin, held: LintSettings
    ) -> Iterator[Finding]:
        """Yield the finding of a fault, unless it has been told or its file is left out."""
        document, pointer, _ = whole.at(fault.pointer)
        place = place_in(document, pointer, fault.at)
        key = (running.rule.code, place.file, place.start.line, place.start.column)
        if key in self._told or held.ignores(running.rule, place.file.path):
            return
        self._told.add(key)
        yield self._ignored(document).mute(
            Finding(running.rule, fault.message, place, running.level, fault.hint)
        )
