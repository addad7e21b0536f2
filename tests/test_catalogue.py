"""Every rule: a code and a name of its own, documentation in its sections, and examples that are run."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

import cjmap.load.session
import cjmap.syntax.faults  # noqa: F401
from cjmap.finding import Finding, Over, Rule
from cjmap.lint.run import Linter, lint_rules
from cjmap.lint.settings import Choice, LintSettings
from cjmap.load.read import Loaded
from cjmap.load.session import Session
from cjmap.rule import catalogue

LINT = lint_rules()
RULES = list(catalogue())
VALIDATE = [rule for rule in RULES if rule not in LINT]
TODAY = date(2026, 11, 21)
SECTIONS = ("What it does", "Why", "Bad", "Good", "References")
BESIDE = {
    "base.cjm.yaml": "cjmap: 1\ntitle: Base\nstages:\n  - name: Order\n    touchpoints:\n"
    "      - name: Waits in the queue\n",
    "queue.jpg": "",
    "overlay.cjm.yaml": "cjmap: 1\nextends: map.cjm.yaml\n",
}
"""What stands beside the map of an example: a base, and an overlay of the map itself."""


def test_the_rules_of_validate() -> None:
    assert [(rule.code, rule.name) for rule in VALIDATE] == [
        ("CJ001", "yaml-syntax"),
        ("CJ002", "duplicate-key"),
        ("CJ003", "schema"),
        ("CJ004", "unreadable-text"),
        ("CJ005", "too-large-or-deep"),
        ("CJ006", "unsupported-version"),
        ("CJ101", "duplicate-id"),
        ("CJ102", "unknown-reference"),
        ("CJ103", "overlay-misfit"),
        ("CJ104", "overlay-cycle"),
        ("CJ105", "missing-file"),
    ]
    assert {rule.level for rule in VALIDATE} == {"error"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_documentation_has_its_sections_in_order(rule: Rule) -> None:
    lines = dedent(rule.documentation.partition("\n")[2]).splitlines()
    headings = [line for line in lines if line and not line.startswith(" ")]
    assert [heading for heading in headings if heading in SECTIONS] == list(SECTIONS)
    assert re.fullmatch(r"[A-Z`].*[.]", rule.documentation.partition("\n")[0])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("section", ["Bad", "Good"])
def test_bad_fires_and_good_does_not(rule: Rule, section: str, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name, text in {**BESIDE, "map.cjm.yaml": example(rule, section)}.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    with Session() as session:
        (job,) = session.find([str(tmp_path / "map.cjm.yaml")])
        loaded = session.load(job)
        findings = list(loaded.findings)
        if rule in LINT:
            assert findings == [], "the example of a rule of lint is a correct map"
            findings = [f for f in linted(rule, loaded) if f.rule is rule and f.muted is None]
    assert {finding.rule.code for finding in findings} == ({rule.code} if section == "Bad" else set())


def linted(rule: Rule, loaded: Loaded) -> list[Finding]:
    """Lint with one rule; a rule of the run looks at what the others do."""
    select = ("CJ",) if rule.over is Over.RUN else (rule.code,)
    return Linter(TODAY, LINT).lint(
        loaded, LintSettings(Choice(select=select), words={"jargon": ("CPE", "churner")})
    )


def example(rule: Rule, section: str) -> str:
    """Return the YAML of a section of a rule's documentation."""
    found = re.search(rf"\n( *){section}\n\s*```yaml\n(.*?)\n\s*```", rule.documentation, re.DOTALL)
    assert found is not None
    return dedent(found[2]) + "\n"
