"""The catalogue of rules, from the broken YAML to the last question of style."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from cjmap.finding import Finding, Level, Over, Profile, Rule, Said
from cjmap.place import Place

_CATALOGUE: dict[str, Rule] = {}
_CODE = re.compile(r"CJ[0-9]{3}")


def rule(
    code: str,
    name: str,
    level: Level = Level.ERROR,
    profile: Profile = Profile.WORKSHOP,
    over: Over = Over.MAP,
) -> Callable[[Callable[..., Any]], Rule]:
    """Enter the decorated function into the catalogue under a code and a name, each used once.

    The function's docstring is the rule's documentation, in the sections What it does, Why, Bad, Good and
    References. For CJ0 and CJ1 the function puts a fault that the reader met into words (a Said); the rules of
    `lint` look for their faults themselves.
    """
    if not _CODE.fullmatch(code) or code in _CATALOGUE or any(r.name == name for r in _CATALOGUE.values()):
        raise ValueError(f"rule {code} {name}: the code is odd, or one of them is used twice")

    def enter(function: Callable[..., Any]) -> Rule:
        made = Rule(code, name, level, profile, over, function)
        _CATALOGUE[code] = made
        return made

    return enter


def told(broken: Rule, place: Place, *facts: Any, related: tuple[tuple[Place, str], ...] = ()) -> Finding:
    """Make the finding of a CJ0 or CJ1 rule from the facts that its function puts into words."""
    said: Said = broken.function(*facts)
    return Finding(broken, said.message, place, broken.level, said.hint, related)


Pending = Callable[[], Finding]
"""A finding that is made when it is shown: places and hints of thousands of them would take minutes."""


def catalogue() -> Iterator[Rule]:
    """Yield the rules that have been imported, by code."""
    for code in sorted(_CATALOGUE):
        yield _CATALOGUE[code]
