"""Which rules hold in a project, and how: its settings, with what the command line says over them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.errors import BadSettings
from cjmap.finding import Profile, Rule
from cjmap.lint.settings import Choice, LintSettings, settings_from

if TYPE_CHECKING:
    from cjmap.config import Settings


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
