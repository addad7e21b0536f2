"""Formats by the word that the user types: the name of a file in `formats/<subject>/`, imported when used."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

from cjmap.errors import Misuse
from cjmap.words import nearest, series


def names(subject: str) -> list[str]:
    """Return the formats of a subject (`findings`, `map`), sorted; a file that starts with `_` is none."""
    package = importlib.import_module(f"cjmap.formats.{subject}")
    return sorted(m.name for m in pkgutil.iter_modules(package.__path__) if not m.name.startswith("_"))


def known(subject: str, name: str) -> str:
    """Return the name of a format as it was given; raises Misuse with the nearest one where there is none."""
    formats = names(subject)
    if name in formats:
        return name
    close = nearest(name, formats)
    hint = f"did you mean {close}?" if close else f"formats are {series(formats, 'and')}"
    raise Misuse(f"there is no format `{name}`", hint)


def module(subject: str, name: str) -> ModuleType:
    """Import the format of a subject; raises Misuse where there is none of that name."""
    return importlib.import_module(f"cjmap.formats.{subject}.{known(subject, name)}")
