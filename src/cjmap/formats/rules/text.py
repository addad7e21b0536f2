"""Rules for a terminal: one with all that is known of it, or a list of many."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from cjmap.formats.rules import FAMILIES, Entry, standing
from cjmap.rule import documented

BOLD, DIM = "1", "2"


def write(entries: Sequence[Entry], width: int = 80, *, color: bool = False) -> str:
    """Return the documentation of rules, one below the other."""
    return "\n".join("\n".join(_lines(entry, width, color)) + "\n" for entry in entries)


def listed(entries: Sequence[Entry], *, color: bool = False) -> str:
    """Return a line for each rule, below the name of its family."""
    wide = max((len(entry.rule.name) for entry in entries), default=0)
    lines: list[str] = []
    family = ""
    for entry in entries:
        rule = entry.rule
        if rule.code[:3] != family:
            family = rule.code[:3]
            lines += [""] * bool(lines) + [_painted(f"{family}  {FAMILIES[family]}", BOLD, color)]
        summary = documented(rule).summary.replace("`", "")
        lines.append(
            f"{rule.code}  {rule.name:<{wide}}  {rule.level.value:<7}  {rule.profile.value:<8}  {summary}"
        )
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _lines(entry: Entry, width: int, color: bool) -> Iterator[str]:
    said = documented(entry.rule)
    yield _painted(f"{entry.rule.code} {entry.rule.name}", BOLD, color)
    yield _painted(f"{FAMILIES[entry.rule.code[:3]]} · {standing(entry)}", DIM, color)
    yield ""
    yield from _folded(said.summary, width)
    for heading, text in (("What it does", said.what), ("Why", said.why)):
        yield from ("", _painted(heading, BOLD, color))
        yield from _folded(text, width)
    for heading, yaml in (("Bad", said.bad), ("Good", said.good)):
        yield from ("", _painted(heading, BOLD, color))
        yield from (f"    {line}".rstrip() for line in yaml.splitlines())
    if entry.limits:
        yield from ("", _painted("Limits", BOLD, color))
        yield f"    [lint.{entry.rule.name}]"
        yield from (f"    {name.replace('_', '-')} = {value}" for name, value in entry.limits.items())
    yield from ("", _painted("References", BOLD, color))
    yield from (f"    {line}".rstrip() for line in said.references.splitlines())


def _folded(text: str, width: int) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        yield from textwrap.wrap(
            " ".join(paragraph.split()), width - 4, initial_indent="    ", subsequent_indent="    "
        )


def _painted(text: str, style: str, color: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if color else text
