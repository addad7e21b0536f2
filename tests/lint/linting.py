"""Lints small maps with one rule."""

from __future__ import annotations

from datetime import date
from textwrap import dedent
from typing import Any

from cjmap.config import isolated
from cjmap.files.tree import Disk
from cjmap.lint.run import Linter, lint_rules
from cjmap.lint.settings import Choice, LintSettings
from cjmap.load.read import Reader
from cjmap.place import SourceFile
from cjmap.syntax.limits import Limits

TODAY = date(2026, 11, 21)
RULES = lint_rules()


def lint(text: str, code: str, **limits: Any) -> list[tuple[int, str]]:
    """Return line and message of what one rule finds in a map, given without its first line, `cjmap: 1`.

    `limits` are those of the rule; `words` a table of additional words.
    """
    whole = f"cjmap: 1\n{dedent(text)}"
    words = limits.pop("words", {})
    (rule,) = (rule for rule in RULES if rule.code == code)
    reader = Reader(Disk("/"), isolated("/"), Limits())
    loaded = reader.read(whole.encode(), SourceFile("/", "map.cjm.yaml"))
    assert loaded.map is not None, [finding.message for finding in loaded.findings]
    held = LintSettings(Choice(select=(code,)), limits={rule.name: limits}, words=words)
    return [(f.place.start.line, f.message) for f in Linter(TODAY, RULES).lint(loaded, held)]
