"""Rules as Markdown: the page of the documentation, or a part of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.formats.rules import FAMILIES, Entry, standing
from cjmap.rule import documented


def write(entries: Sequence[Entry]) -> str:
    """Return a section for each family and each rule."""
    return "\n".join(_lines(entries)) + "\n"


def table(entries: Sequence[Entry]) -> str:
    """Return a table of all rules with links to their sections."""
    rows = ["| code | name | level | profile | |", "|---|---|---|---|---|"]
    for entry in entries:
        rule = entry.rule
        link = f"[{rule.code}](#{rule.code.lower()}-{rule.name})"
        summary = documented(rule).summary.replace("|", "\\|")
        rows.append(f"| {link} | `{rule.name}` | {rule.level.value} | {rule.profile.value} | {summary} |")
    return "".join(f"{row}\n" for row in rows)


def _lines(entries: Sequence[Entry]) -> Iterator[str]:
    family = ""
    for entry in entries:
        rule, said = entry.rule, documented(entry.rule)
        if rule.code[:3] != family:
            family = rule.code[:3]
            yield from (f"## {family} {FAMILIES[family]}", "")
        yield from (
            f"### {rule.code} {rule.name}",
            "",
            said.summary,
            "",
            f"*{standing(entry).capitalize()}.*",
            "",
        )
        yield from (said.what, "", f"**Why.** {said.why}", "")
        yield from ("Bad:", "", "```yaml", said.bad, "```", "", "Good:", "", "```yaml", said.good, "```", "")
        if entry.limits:
            limits = (f"{name.replace('_', '-')} = {value}" for name, value in entry.limits.items())
            yield from ("Limits:", "", "```toml", f"[lint.{rule.name}]", *limits, "```", "")
