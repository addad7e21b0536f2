"""What readers call the fields of a map, and how the value of each is written."""

from __future__ import annotations

from typing import Any

from cjmap.view.said import measure
from cjmap.view.saying import Saying
from cjmap.words import is_slug, percent

SHARES = frozenset({"share", "chance", "assumed_share_max"})
SCORES = frozenset({"score", "internal", "start", "end", "lowest_feeling_min", "mean_feeling_min"})
RANKS = frozenset({"impact", "effort", "customer", "business"})
ADDRESSES = frozenset({"url", "issue"})
WORDS = frozenset(
    {
        "better", "ends", "journey", "kind", "lifecycle", "met", "order", "outcome", "owned", "perspective", "result",
        "review_every", "state", "status", "to", "type", "validated_by",
    }
)  # fmt: skip
"""Fields that hold words of the format: `in-progress` is written `in progress`."""
IMPLIED = {
    "department": "department",
    "channel": "channel",
    "prefers_contact": "channel",
    "devices": "device",
}
"""Fields of plain text that most maps fill with names of their terms."""

LABELS = {
    "by": "According to",
    "url": "Address",
    "at": "At",
    "to": "To",
    "who": "Said by",
    "sources": "Evidence",
    "source": "Evidence",
    "persona": "Persona",
    "recovers_at": "Put right at",
    "chance": "How often",
    "handoff": "Hand-off",
    "internal": "What the team believes",
    "expects": "Expected change",
    "gets": "They get",
    "better": "Better when",
    "cost": "Cost per year",
    "value": "Value",
    "previous": "Before",
    "prefers_contact": "Likes to be contacted by",
    "learns_from": "Trusts",
    "already_bought": "Already has",
    "competitors": "Also looks at",
    "formats": "Likes to read, watch and hear",
    "spoke_with": "Spoke with",
    "triggers": "Sets off",
    "fixes": "Fixes",
    "ends": "Ends",
    "starts": "Starts",
}
"""What a reader calls a field, where the name that the map has for it would not do."""


def label_of(field: str) -> str:
    """Return what a reader calls a field."""
    return LABELS.get(field) or field.replace("_", " ").capitalize()


def single(name: str, value: Any) -> Saying:
    """Return a single value of a field in words."""
    if isinstance(value, bool):
        return Saying("yes" if value else "no")
    if name in SCORES or (name == "feeling" and isinstance(value, float)):
        return Saying("", meaning=on_the_scale(value), value=float(value))
    if name in SHARES:
        return Saying(percent(value))
    if name in RANKS:
        return Saying(f"{value} of 5")
    if isinstance(value, int | float):
        return Saying(measure(value, None))
    if name in ADDRESSES:
        return Saying(value, href=value if name == "url" or "://" in value else None)
    return Saying(value.replace("-", " ") if name in WORDS and is_slug(value) else value)


def on_the_scale(value: float) -> str:
    """Return a feeling in the words of the scale, where the map has none."""
    if abs(value) < 0.25:
        return "neutral"
    side = "positive" if value > 0 else "negative"
    return f"slightly {side}" if abs(value) < 0.75 else f"very {side}" if abs(value) >= 1.5 else side
