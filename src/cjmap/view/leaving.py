"""Where people leave a journey: how many, where to, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cjmap.analysis.steps import meets
from cjmap.model.journey import JourneyMap
from cjmap.view.said import UNSAID


class Leaving(NamedTuple):
    """One exit: `share` is how many of those who come to the touchpoint leave there, from 0 to 1, if that is known."""

    number: int
    name: str
    anchor: str
    share: float | None
    to: str
    why: str
    when: str


def leaving(journey: JourneyMap, persona: str | None = None) -> list[Leaving]:
    """Return the exits of a map, or those that one persona meets: the greatest share first, unknown ones last."""
    return sorted(_exits(journey, persona), key=lambda each: (each.share is None, -(each.share or 0)))


def _exits(journey: JourneyMap, persona: str | None) -> Iterator[Leaving]:
    for number, (_, spot) in enumerate(journey.touchpoints(), start=1):
        for each in spot.exits if meets(persona, spot) else ():
            yield Leaving(
                number,
                spot.name,
                f"touchpoint-{spot.id}",
                each.share,
                (each.to or "").replace("-", " "),
                each.why or UNSAID,
                each.when or "",
            )
