"""One file per format of the catalogue of rules; each has `write(entries, …) -> str`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from cjmap.finding import Rule


class Entry(NamedTuple):
    """A rule and its limits, which settings can change, with their defaults."""

    rule: Rule
    limits: Mapping[str, Any]


FAMILIES = {
    "CJ0": "Text and schema",
    "CJ1": "References and structure",
    "CJ2": "Through the customer's eyes",
    "CJ3": "Evidence",
    "CJ4": "Experience",
    "CJ5": "Gaps and routes",
    "CJ6": "Action",
    "CJ7": "Upkeep",
    "CJ8": "Types of map",
    "CJ9": "Hygiene",
}
"""The families by the start of their codes."""


def standing(entry: Entry) -> str:
    """Return when a rule runs and how bad its findings are, in words."""
    rule = entry.rule
    if rule.code < "CJ2":
        return "always an error, in every run"
    said = {
        "workshop": "in every profile",
        "standard": "from the profile standard on",
        "strict": "in the profile strict",
    }
    return f"{rule.level.value}, {said[rule.profile.value]}"
