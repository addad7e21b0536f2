"""What a rule means, and why."""

from __future__ import annotations

import os
import shutil
import sys
from enum import StrEnum
from typing import Annotated

import typer

import cjmap.load.faults
import cjmap.syntax.faults  # noqa: F401 - enters the rules of validate
from cjmap.commands import _emit
from cjmap.commands._options import TELL, Color, When
from cjmap.errors import Misuse
from cjmap.formats import registry
from cjmap.formats.rules import Entry
from cjmap.lint.run import lint_rules
from cjmap.lint.settings import known, limits_of, names
from cjmap.rule import catalogue

NARROWEST, WIDEST = 40, 96


class Form(StrEnum):
    """How rules are explained."""

    TEXT = "text"
    MARKDOWN = "markdown"


def run(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="RULES",
            help="Codes (CJ501), starts of codes (CJ5) or names (missing-persona).",
            show_default=False,
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="List every rule in a line.")] = False,
    form: Annotated[
        Form, typer.Option("-f", "--format", help="For the terminal, or as Markdown.", rich_help_panel=TELL)
    ] = Form.TEXT,
    color: When = Color.AUTO,
) -> int:
    """Explain a rule: what it does, why, and examples.

    Examples:
      cjmap explain CJ205
      cjmap explain missing-persona
      cjmap explain CJ3 -f markdown
      cjmap explain --all

    Exit code: 0 the rules are explained, 2 there is none of that name.
    """
    entries = entries_of(words or [])
    if not words and not every:
        raise Misuse("which rule is to be explained?", "cjmap explain --all lists them")
    if form is Form.MARKDOWN:
        _emit.out(registry.module("rules", "markdown").write(entries))
        return 0
    text = registry.module("rules", "text")
    painted = _emit.shows_color(sys.stdout, color, os.environ)
    width = min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)
    _emit.out(text.write(entries, width, color=painted) if words else text.listed(entries, color=painted))
    return 0


def entries_of(words: list[str]) -> list[Entry]:
    """Return the rules that words name, or all of them, by their codes; raises Misuse for another word."""
    lint_rules()
    rules = list(catalogue())
    chosen = known(words, rules)
    return [
        Entry(rule, limits_of(rule) if rule.code >= "CJ2" else {})
        for rule in rules
        if not chosen or any(names(word, rule) for word in chosen)
    ]
