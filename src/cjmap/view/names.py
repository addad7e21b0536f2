"""What things of a map are called, where the map refers to them by id."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from cjmap.model.journey import JourneyMap
from cjmap.model.touchpoint import Touchpoint
from cjmap.model.values import ChannelKind
from cjmap.model.walk import plan_of
from cjmap.view.speech import ENGLISH, Speech
from cjmap.words import slug

_LISTS = {
    "channel": "channels",
    "device": "devices",
    "department": "departments",
    "persona": "personas",
    "metric": "metrics",
    "system": "systems",
}
CHANNELS: tuple[str, ...] = get_args(get_args(ChannelKind)[0])
"""The kinds of channels, which every map may name without defining them."""


class Names:
    """The names that a map gives its terms, personas and metrics."""

    def __init__(self, journey: JourneyMap) -> None:
        self._known = {
            kind: {term.id: term.name for term in getattr(journey, field) if term.name}
            for kind, field in _LISTS.items()
        }

    def of(self, kind: str, text: str, say: Speech = ENGLISH) -> str:
        """Return the name behind a reference, or the text itself where nothing is defined.

        A kind of channel is a word of the format, and is said as such.
        """
        known = self._known.get(kind, {})
        name: str | None = known.get(text) or known.get(slug(text))
        return name or (say(text) if kind == "channel" and text in CHANNELS else text)

    def all_of(self, kind: str, texts: Iterable[str], say: Speech = ENGLISH) -> tuple[str, ...]:
        """Return the names behind several references."""
        return tuple(self.of(kind, text, say) for text in texts)


def referred(field: str) -> str | None:
    """Return the kind of thing that a field of a touchpoint refers to, or None."""
    return plan_of(Touchpoint).refs.get(field)
