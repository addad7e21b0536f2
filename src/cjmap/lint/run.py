"""Runs the rules over maps: from faults at pointers to findings at places, each once in a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from cjmap.finding import Finding, Over, Rule
from cjmap.lint import rules as families
from cjmap.lint.fault import Fault
from cjmap.lint.settings import LintSettings
from cjmap.lint.subject import Subject
from cjmap.lint.suppress import Ignores
from cjmap.load.origin import Origin
from cjmap.load.read import Loaded
from cjmap.place import SourceFile
from cjmap.rule import catalogue
from cjmap.syntax.document import Document

_LINT = "CJ2"


def lint_rules() -> list[Rule]:
    """Return the rules of `lint` in the order of their codes."""
    families.load()
    return [rule for rule in catalogue() if rule.code >= _LINT]


class Linter:
    """Lints the maps of a run one after the other; a fault that several overlays inherit is told once."""

    def __init__(self, today: date, rules: Sequence[Rule]) -> None:
        self._today = today
        self._rules = rules
        self._told: set[tuple[str, SourceFile, int, int]] = set()
        self._ignores: dict[SourceFile, Ignores] = {}

    def lint(self, loaded: Loaded, held: LintSettings) -> list[Finding]:
        """Return the findings of a map, those that its comments silence muted; a library has none.

        What is wrong with the comments of the map's own file comes last.
        """
        if loaded.map is None:
            return []
        subject = Subject(loaded.map, self._today, dict(held.words), loaded.document.data)
        chosen = [rule for rule in self._rules if held.choice.takes(rule)]
        ran = [rule for rule in chosen if rule.over is not Over.RUN]
        found = [finding for rule in ran for finding in self._findings(rule, subject, loaded, held)]
        broken = self._ignored(loaded.document).findings(self._rules, ran)
        found += [self._judged(finding, held) for finding in broken if finding.rule in chosen]
        return found

    def _ignored(self, document: Document) -> Ignores:
        if document.file not in self._ignores:
            self._ignores[document.file] = Ignores(document)
        return self._ignores[document.file]

    def _judged(self, finding: Finding, held: LintSettings) -> Finding:
        return finding._replace(level=held.level(finding.rule))

    def _findings(
        self, rule: Rule, subject: Subject, loaded: Loaded, held: LintSettings
    ) -> Iterator[Finding]:
        limits: dict[str, Any] = dict(held.limits.get(rule.name, {}))
        looked_at: Any = subject
        whole = loaded.origin
        if rule.over is Over.DOCUMENT:  # the origin of an overlay begins with its base
            looked_at, whole = loaded.document, Origin(loaded.document)
        faults: Iterable[Fault] = rule.function(looked_at, **limits)
        for fault in faults:
            place = whole.locate(fault.pointer, fault.at)
            key = (rule.code, place.file, place.start.line, place.start.column)
            if key in self._told or held.ignores(rule, place.file.path):
                continue
            self._told.add(key)
            document = whole.at(fault.pointer).document
            yield self._ignored(document).mute(
                Finding(rule, fault.message, place, held.level(rule), fault.hint)
            )
