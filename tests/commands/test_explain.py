"""`cjmap explain`."""

from __future__ import annotations

from cjmap.lint.run import lint_rules
from cjmap.rule import catalogue

from .conftest import Run


def test_one_rule(run: Run) -> None:
    code, out, err = run("explain", "CJ205")
    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == [
        "CJ205 missing-persona",
        "Through the customer's eyes · warning, in every profile",
    ]
    assert [line for line in out.splitlines() if line and not line.startswith(" ")][2:] == [
        "What it does",
        "Why",
        "Bad",
        "Good",
        "References",
    ]
    assert run("explain", "missing-persona").out == out


def test_as_markdown(run: Run) -> None:
    out = run("explain", "CJ205", "-f", "markdown").out
    assert out.startswith("## CJ2 Through the customer's eyes\n\n### CJ205 missing-persona\n")
    assert out.count("```yaml\n") == out.count("\n```\n") == 2


def test_all_rules(run: Run) -> None:
    lint_rules()
    out = run("explain", "--all").out
    assert [line[:5] for line in out.splitlines() if line[5:7] == "  "] == [rule.code for rule in catalogue()]


def test_a_rule_of_validate(run: Run) -> None:
    assert run("explain", "CJ003").out.splitlines()[1] == "Text and schema · always an error, in every run"


def test_colour(run: Run) -> None:
    assert run("explain", "CJ205", "--color", "always").out.startswith(
        "\x1b[1mCJ205 missing-persona\x1b[0m\n"
    )


def test_no_rule(run: Run) -> None:
    assert run("explain") == (
        2,
        "",
        "cjmap: error: which rule is to be explained?\nhint: cjmap explain --all lists them\n",
    )
    assert run("explain", "missing-personas") == (
        2,
        "",
        "cjmap: error: there is no rule `missing-personas`\nhint: did you mean missing-persona?\n",
    )
