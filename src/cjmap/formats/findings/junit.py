"""JUnit's XML, which Jenkins, GitLab and others show as tests: a suite for each file, a case for each finding.

Errors and warnings are failures, infos are skipped, so that advice never turns a build red.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from cjmap.finding import Finding, Level
from cjmap.formats.findings import Frame
from cjmap.formats.findings._text import safe
from cjmap.place import SourceFile
from cjmap.words import plural

_SUFFIXES = (".cjm.yaml", ".cjm.yml", ".yaml", ".yml")


def write(findings: Sequence[Finding], frame: Frame) -> str:
    """Return all suites; where nothing was found a case that passes, as Jenkins refuses a report without any."""
    root = frame.repository or frame.folder
    suites = [
        _suite(file, list(found), root, frame)
        for file, found in groupby(findings, lambda each: each.place.file)
    ]
    if frame.hidden:
        said = f"{plural(frame.hidden, 'more finding')}, not shown"
        suites.append(
            _run(f'<testcase classname="cjmap" name="{said}"><failure message="{said}"/></testcase>', 1)
        )
    if not suites:
        suites.append(_run(f'<testcase classname="cjmap" name="{plural(frame.maps, "map")}"/>', 0))
    encoding = "UTF-8" if frame.unicode else "US-ASCII"
    return f'<?xml version="1.0" encoding="{encoding}"?>\n<testsuites>\n{"".join(suites)}</testsuites>\n'


def _run(case: str, failures: int) -> str:
    counts = f'tests="1" failures="{failures}" errors="0" skipped="0"'
    return f'<testsuite name="cjmap" {counts}>\n{case}\n</testsuite>\n'


def _suite(file: SourceFile, findings: Sequence[Finding], root: str, frame: Frame) -> str:
    name = _escaped(file.shown(root), frame)
    title = name
    for suffix in _SUFFIXES:
        # what stands behind the last dot would be taken for the name of a class
        title = title.removesuffix(suffix)
    skipped = sum(finding.level is Level.INFO for finding in findings)
    cases = "".join([_case(finding, title, name, frame) for finding in findings])
    counts = f'tests="{len(findings)}" failures="{len(findings) - skipped}" errors="0" skipped="{skipped}"'
    return f'<testsuite name="{name}" {counts}>\n{cases}</testsuite>\n'


def _case(finding: Finding, title: str, file: str, frame: Frame) -> str:
    """Return a case, named without its line, so that a finding that only moved keeps its history."""
    rule, start = finding.rule, finding.place.start
    message = _escaped(finding.message, frame)
    path = f" ({_escaped(finding.place.path, frame)})" if finding.place.path else ""
    case = f'<testcase classname="{title}" name="{rule.code} {rule.name}: {message}{path}">'
    if finding.level is Level.INFO:
        return f'{case}<skipped message="{message}"/></testcase>\n'
    hint = f"\nhint: {_escaped(finding.hint, frame)}" if finding.hint else ""
    said = f"{finding.level.value} {rule.code}[{rule.name}] at {file}:{start.line}:{start.column}: {message}{hint}"
    return f'{case}<failure type="{finding.level.value}" message="{message}">{said}</failure></testcase>\n'


def _escaped(text: str, frame: Frame) -> str:
    """Return a text for an element or an attribute, on one line and without what XML has no way to say."""
    if not text.isprintable() or "##" in text or not (frame.unicode or text.isascii()):
        text = safe(text.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff"), unicode=frame.unicode)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
