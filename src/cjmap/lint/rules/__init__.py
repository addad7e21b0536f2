"""The rules of `lint`, a file for each family and a function for each rule.

A rule is a function from a Subject to Faults. Its docstring is its documentation: the first line states the
fault, then What it does, Why, Bad, Good and References; the catalogue test runs the maps of Bad and Good. Its
keyword-only arguments are limits that settings can change, in `[lint.<name>]`.
"""

from __future__ import annotations

import importlib
import pkgutil


def load() -> None:
    """Enter every rule into the catalogue."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
