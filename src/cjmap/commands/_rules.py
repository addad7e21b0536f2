"""Which rules hold in a project, and how: its settings, with what the command line says over them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.errors import BadSettings
from cjmap.finding import Finding, Profile, Rule
from cjmap.lint.run import Linter, lint_rules
from cjmap.lint.settings import Choice, LintSettings, settings_from

if TYPE_CHECKING:
    from cjmap.config import Settings
    from cjmap.load.read import Loaded


def held(
    settings: Settings,
    rules: Sequence[Rule],
    profile: Profile | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
) -> LintSettings:
    """Return the settings of a project for rules; a profile takes the place of what it selects.

    Raises BadSettings, with the file that they stand in.
    """
    try:
        own = settings_from(settings.tables.get("lint", {}), rules)
    except BadSettings as error:
        place = f"{settings.file.shown(str(Path.cwd()))}: " if settings.file else ""
        raise BadSettings(f"{place}{error.sentence}", error.hint) from None
    choice = Choice(
        profile or own.choice.profile,
        select or (() if profile else own.choice.select),
        own.choice.ignore + ignore,
    )
    return own._replace(choice=choice)


def linted(loaded: Loaded, settings: Settings, profile: Profile | None, today: date) -> list[Finding]:
    """Return what the rules find in one map, with a linter of its own: what two maps inherit is told of both."""
    rules = lint_rules()
    return Linter(today, rules).lint(loaded, held(settings, rules, profile))
