"""The catalogue of rules, from the broken YAML to the last question of style."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

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


class Documentation(NamedTuple):
    """What the docstring of a rule says, by its sections; `bad` and `good` are YAML."""

    summary: str
    what: str
    why: str
    bad: str
    good: str
    references: str


_SECTIONS = ("What it does", "Why", "Bad", "Good", "References")
_FENCE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def sections(rule: Rule) -> dict[str, str]:
    """Return the sections of a rule's documentation by their headings, without what indents them."""
    found: dict[str, list[str]] = {}
    indent = None
    for line in rule.documentation.splitlines()[1:]:
        word = line.strip()
        if word in _SECTIONS and (indent is None or line == indent + word):
            indent = line.removesuffix(word)  # from Python 3.13 on there is none
            lines = found[word] = []
        elif indent is not None:
            lines.append(line[len(indent) + 4 :])
    return {name: "\n".join(lines).strip() for name, lines in found.items()}


def documented(rule: Rule) -> Documentation:
    """Return the documentation of a rule; raises ValueError where a section is missing."""
    said = sections(rule)
    if tuple(said) != _SECTIONS:
        raise ValueError(f"{rule.code}: the sections are {list(said)}")
    what, why, bad, good, references = said.values()
    summary = rule.documentation.partition("\n")[0]
    return Documentation(
        summary, what, why, _FENCE.sub(r"\1", bad).rstrip(), _FENCE.sub(r"\1", good).rstrip(), references
    )
