"""SARIF 2.1.0, which code scanning and editors read; findings that are muted are told as suppressed.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import dedent

from cjmap import __version__
from cjmap.finding import Finding, Level, Muted, Rule
from cjmap.formats.findings import Frame
from cjmap.formats.findings._json import Quote, quoting
from cjmap.place import Place, SourceFile
from cjmap.words import plural

TELLS_MUTED = True
"""Muted findings are handed over too, and told as suppressed."""

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_SEVERITY = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "recommendation"}
_ROOT = "%SRCROOT%"
_SECTIONS = ("What it does", "Why", "Bad", "Good", "References")
_LONGEST = 1024  # GitHub cuts descriptions there
_RESERVED = re.compile(rb"[^A-Za-z0-9._~/-]")


def write(findings: Sequence[Finding], frame: Frame) -> str:
    """Return one run, with a line for each rule and each result."""
    return _Run(frame, quoting(frame)).text(findings)


class _Run:
    """What the results of one run share: the rules, the files and the fingerprints met so far."""

    def __init__(self, frame: Frame, quote: Quote) -> None:
        self._hidden, self._quote = frame.hidden, quote
        self._root = (frame.repository or frame.folder).replace("\\", "/").rstrip("/") + "/"
        self._files: dict[SourceFile, str] = {}
        self._seen: dict[str, int] = {}

    def text(self, findings: Sequence[Finding]) -> str:
        """Return the whole file."""
        rules = sorted({finding.rule.code: finding.rule for finding in findings}.items())
        order = {code: index for index, (code, _) in enumerate(rules)}
        muting = any(finding.muted is not None for finding in findings)
        results = [self._result(finding, order[finding.rule.code], muting) for finding in findings]
        described = [self._rule(rule) for _, rule in rules]
        return (
            f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{\n'
            f'"tool": {{"driver": {{"name": "cjmap", "semanticVersion": "{__version__}", '
            f'"rules": [{_lines(described)}]}}}},\n'
            f'"invocations": [{{"executionSuccessful": true{self._notifications()}}}],\n'
            f'"originalUriBaseIds": {{"{_ROOT}": {{"uri": "{_file_uri(self._root)}"}}}},\n'
            f'"columnKind": "unicodeCodePoints",\n'
            f'"results": [{_lines(results)}]}}]}}\n'
        )

    def _notifications(self) -> str:
        if not self._hidden:
            return ""
        said = f"{plural(self._hidden, 'more finding')}, not shown"
        return f', "toolExecutionNotifications": [{{"level": "note", "message": {{"text": "{said}"}}}}]'

    def _rule(self, rule: Rule) -> str:
        quote, documented = self._quote, _sections(rule)
        fault = rule.documentation.partition("\n")[0]
        does, why = (" ".join(documented.get(name, "").split()) for name in ("What it does", "Why"))
        markdown = "\n\n".join(
            f"**{name}**\n\n{text}" for name, text in documented.items() if name != "References"
        )
        return (
            f'{{"id": "{rule.code}", "name": "{rule.name}", '
            f'"shortDescription": {{"text": {quote((fault or rule.name)[:_LONGEST])}}}, '
            f'"fullDescription": {{"text": {quote((does or fault or rule.name)[:_LONGEST])}}}, '
            f'"help": {{"text": {quote(f"{does} {why}".strip() or rule.name)}, "markdown": {quote(markdown)}}}, '
            f'"defaultConfiguration": {{"level": "{_LEVEL[rule.level]}"}}, '
            f'"properties": {{"problem.severity": "{_SEVERITY[rule.level]}", "tags": ["journey-map"]}}}}'
        )

    def _result(self, finding: Finding, index: int, muting: bool) -> str:
        said = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
        fingerprint = finding.fingerprint
        number = self._seen[fingerprint] = self._seen.get(fingerprint, 0) + 1
        related = ""
        if finding.related:
            places = [self._related(at, *each) for at, each in enumerate(finding.related)]
            related = f', "relatedLocations": [{", ".join(places)}]'
        suppressed = f', "suppressions": [{self._suppression(finding.muted)}]' if muting else ""
        return (
            f'{{"ruleId": "{finding.rule.code}", "ruleIndex": {index}, "level": "{_LEVEL[finding.level]}", '
            f'"message": {{"text": {self._quote(_unlinked(said))}}}, '
            f'"locations": [{{{self._location(finding.place)}}}], '
            # GitHub reads the first of these, and numbers what is equal as CodeQL does
            f'"partialFingerprints": {{"primaryLocationLineHash": "{fingerprint}:{number}", '
            f'"cjmapFinding/v1": "{fingerprint}"}}{related}{suppressed}}}'
        )

    def _related(self, number: int, place: Place, said: str) -> str:
        return f'{{"id": {number}, {self._location(place)}, "message": {{"text": {self._quote(_unlinked(said))}}}}}'

    def _suppression(self, muted: Muted | None) -> str:
        if muted is None:
            return ""
        if muted.by == "baseline":
            return '{"kind": "external", "justification": "recorded in the baseline"}'
        reason = f', "justification": {self._quote(muted.reason)}' if muted.reason else ""
        return f'{{"kind": "inSource"{reason}}}'

    def _location(self, place: Place) -> str:
        file, _, start, end, _, path = place
        if (artifact := self._files.get(file)) is None:
            artifact = self._files[file] = self._artifact(file)
        logical = f', "logicalLocations": [{{"fullyQualifiedName": {self._quote(path)}}}]' if path else ""
        return (
            f'"physicalLocation": {{"artifactLocation": {{{artifact}}}, '
            f'"region": {{"startLine": {start.line}, "startColumn": {start.column}, '
            f'"endLine": {end.line}, "endColumn": {end.column}}}}}{logical}'
        )

    def _artifact(self, file: SourceFile) -> str:
        """Return the address of a file: from the root of the repository, or absolute where it lies outside."""
        if file.named is not None or file.revision is not None:
            return f'"uri": "{_uri(file.shown("/"))}"'
        absolute = file.absolute
        if absolute.startswith(self._root):
            return f'"uri": "{_uri(absolute[len(self._root) :])}", "uriBaseId": "{_ROOT}"'
        return f'"uri": "{_file_uri(absolute)}"'


def _sections(rule: Rule) -> dict[str, str]:
    """Return the sections of a rule's documentation by their headings."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in dedent(rule.documentation.partition("\n")[2]).splitlines():
        if line in _SECTIONS:
            lines = found[line] = []
        else:
            lines.append(line)
    return {name: dedent("\n".join(text)).strip() for name, text in found.items()}


def _unlinked(text: str) -> str:
    """Return a message in which nothing is a link: `[words](address)` would be one."""
    return text.replace("](", "] (")


def _uri(path: str) -> str:
    encoded = path.encode("utf-8", "surrogatepass")
    return _RESERVED.sub(lambda found: b"%%%02X" % found.group()[0], encoded).decode("ascii")


def _file_uri(path: str) -> str:
    drive, colon, rest = path.partition(":") if path[1:3] == ":/" else ("", "", path)
    return f"file://{'/' if drive else ''}{drive}{colon}{_uri(rest)}"


def _lines(items: Sequence[str]) -> str:
    return "\n" + ",\n".join(items) + "\n" if items else ""
