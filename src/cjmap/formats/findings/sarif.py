"""SARIF 2.1.0, which code scanning and editors read; findings that are muted are told as suppressed.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cjmap import __version__
from cjmap.finding import Finding, Level, Muted, Rule
from cjmap.formats.findings import Frame
from cjmap.formats.findings._json import Pieces, in_ascii, lines
from cjmap.place import Place, SourceFile
from cjmap.rule import sections
from cjmap.words import plural

TELLS_MUTED = True
"""Muted findings are handed over too, and told as suppressed."""

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_SEVERITY = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "recommendation"}
_ROOT = "%SRCROOT%"
_LONGEST = 1024  # GitHub cuts descriptions there
_RESERVED = re.compile(rb"[^A-Za-z0-9._~/-]")


def write(findings: Sequence[Finding], frame: Frame) -> str:
    """Return one run, with a line for each rule and each result."""
    return _Run(frame).text(findings)


class _Run:
    """What the results of one run share: the rules, the files, the words and the fingerprints met so far."""

    def __init__(self, frame: Frame) -> None:
        self._hidden = frame.hidden
        self._root = (frame.repository or frame.folder).replace("\\", "/").rstrip("/") + "/"
        self._files: dict[SourceFile, str] = {}
        self._seen: dict[str, int] = {}
        self._paths: dict[str, str] = {}
        self._openings: dict[tuple[int, Level, str, str | None], str] = {}

    def text(self, findings: Sequence[Finding]) -> str:
        """Return the whole file."""
        rules = sorted({finding.rule.code: finding.rule for finding in findings}.items())
        order = {code: index for index, (code, _) in enumerate(rules)}
        muting = any(finding.muted is not None for finding in findings)
        described = [(self._rule(rule),) for _, rule in rules]
        pieces = [
            f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{\n'
            f'"tool": {{"driver": {{"name": "cjmap", "semanticVersion": "{__version__}", "rules": [',
            *lines(described),
            f"]}}}},\n"
            f'"invocations": [{{"executionSuccessful": true{self._notifications()}}}],\n'
            f'"originalUriBaseIds": {{"{_ROOT}": {{"uri": "{_file_uri(self._root)}"}}}},\n'
            f'"columnKind": "unicodeCodePoints",\n'
            f'"results": [',
        ]
        pieces += lines(self._result(finding, order[finding.rule.code], muting) for finding in findings)
        pieces.append("]}]}\n")
        return "".join(pieces)

    def _notifications(self) -> str:
        if not self._hidden:
            return ""
        said = f"{plural(self._hidden, 'more finding')}, not shown"
        return f', "toolExecutionNotifications": [{{"level": "note", "message": {{"text": "{said}"}}}}]'

    def _rule(self, rule: Rule) -> str:
        documented = sections(rule)
        fault = rule.documentation.partition("\n")[0]
        does, why = (" ".join(documented.get(name, "").split()) for name in ("What it does", "Why"))
        markdown = "\n\n".join(
            f"**{name}**\n\n{text}" for name, text in documented.items() if name != "References"
        )
        return (
            f'{{"id": "{rule.code}", "name": "{rule.name}", '
            f'"shortDescription": {{"text": {in_ascii((fault or rule.name)[:_LONGEST])}}}, '
            f'"fullDescription": {{"text": {in_ascii((does or fault or rule.name)[:_LONGEST])}}}, '
            f'"help": {{"text": {in_ascii(f"{does} {why}".strip() or rule.name)}, "markdown": {in_ascii(markdown)}}}, '
            f'"defaultConfiguration": {{"level": "{_LEVEL[rule.level]}"}}, '
            f'"properties": {{"problem.severity": "{_SEVERITY[rule.level]}", "tags": ["journey-map"]}}}}'
        )

    def _result(self, finding: Finding, index: int, muting: bool) -> Pieces:
        rule, message, place, level, hint, others, muted = finding
        key = (index, level, message, hint)
        if (opening := self._openings.get(key)) is None:
            said = self._message(f"{message}\n{hint}" if hint else message)
            opening = self._openings[key] = (
                f'{{"ruleId": "{rule.code}", "ruleIndex": {index}, "level": "{_LEVEL[level]}", '
                f'"message": {said}, "locations": [{{'
            )
        related = suppressed = ""
        if others:
            places = [self._related(at, *each) for at, each in enumerate(others)]
            related = f', "relatedLocations": [{", ".join(places)}]'
        if muting:
            suppressed = f', "suppressions": [{self._suppression(muted)}]'
        fingerprint = finding.fingerprint
        number = self._seen[fingerprint] = self._seen.get(fingerprint, 0) + 1
        return (
            opening,
            self._location(place),
            # GitHub reads the first of these, and numbers what is equal as CodeQL does
            f'}}], "partialFingerprints": {{"primaryLocationLineHash": "{fingerprint}:{number}", '
            f'"cjmapFinding/v1": "{fingerprint}"}}{related}{suppressed}}}',
        )

    def _message(self, text: str) -> str:
        """Return a message in which nothing is a link: `[words](address)` would be one."""
        return f'{{"text": {in_ascii(text.replace("](", "] ("))}}}'

    def _related(self, number: int, place: Place, said: str) -> str:
        return f'{{"id": {number}, {self._location(place)}, "message": {self._message(said)}}}'

    def _suppression(self, muted: Muted | None) -> str:
        if muted is None:
            return ""
        if muted.by == "baseline":
            return '{"kind": "external", "justification": "recorded in the baseline"}'
        reason = f', "justification": {in_ascii(muted.reason)}' if muted.reason else ""
        return f'{{"kind": "inSource"{reason}}}'

    def _location(self, place: Place) -> str:
        file, _, (line, column), (last_line, last_column), _, path = place
        if (artifact := self._files.get(file)) is None:
            artifact = self._files[file] = (
                f'"physicalLocation": {{"artifactLocation": {{{self._artifact(file)}}}, '
            )
        if (logical := self._paths.get(path)) is None:
            named = f', "logicalLocations": [{{"fullyQualifiedName": {in_ascii(path)}}}]' if path else ""
            logical = self._paths[path] = f"}}}}{named}"
        return (
            f'{artifact}"region": {{"startLine": {line}, "startColumn": {column}, '
            f'"endLine": {last_line}, "endColumn": {last_column}{logical}'
        )

    def _artifact(self, file: SourceFile) -> str:
        """Return the address of a file: from the root of the repository, or absolute where it lies outside."""
        if file.named is not None or file.revision is not None:
            return f'"uri": "{_uri(file.shown("/"))}"'
        absolute = file.absolute
        if absolute.startswith(self._root):
            return f'"uri": "{_uri(absolute[len(self._root) :])}", "uriBaseId": "{_ROOT}"'
        return f'"uri": "{_file_uri(absolute)}"'


def _uri(path: str) -> str:
    encoded = path.encode("utf-8", "surrogatepass")
    return _RESERVED.sub(lambda found: b"%%%02X" % found.group()[0], encoded).decode("ascii")


def _file_uri(path: str) -> str:
    drive, colon, rest = path.partition(":") if path[1:3] == ":/" else ("", "", path)
    return f"file://{'/' if drive else ''}{drive}{colon}{_uri(rest)}"
