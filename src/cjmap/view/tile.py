"""A map as one tile of the atlas: its few numbers, its curve, and what can be found in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cjmap.analysis.curve import curve, line
from cjmap.analysis.dates import is_over
from cjmap.analysis.feeling import known_feelings
from cjmap.analysis.reviews import last_review, months_since_review, next_review
from cjmap.model.journey import JourneyMap
from cjmap.model.stage import Stage
from cjmap.view.brief import Brief, Extreme
from cjmap.view.outline import outline
from cjmap.view.pressing import Chance, Pain

LIFE_CYCLE = ("pre-sale", "sale", "post-sale")


class Heat(NamedTuple):
    """How a stretch of a journey feels: the mean of what is known, at how many touchpoints, and of how many."""

    name: str
    mean: float | None
    felt: int
    touchpoints: int


class Found(NamedTuple):
    """A touchpoint as a search finds it."""

    number: int
    name: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One map as the atlas tells it, without the map itself, so that hundreds of them can be kept.

    `values` is its curve with gaps. `life` are the stretches of the life cycle in their order; `others` are the
    stages that do not say where they belong. `age` is the months since the last review, `late` whether the next
    one is overdue, and `sourced` how many touchpoints rest on something, None where nothing can yet.
    """

    id: str
    title: str
    lang: str
    kind: str
    status: str
    owner: str
    values: tuple[float | None, ...]
    lowest: Extreme | None
    severe: int
    touchpoints: int
    sourced: int | None
    reviewed: str
    due: str
    age: int | None
    late: bool
    life: tuple[Heat, ...]
    others: tuple[Heat, ...]
    pains: tuple[Pain, ...]
    chances: tuple[Chance, ...]
    found: tuple[Found, ...]
    currency: str = ""

    @property
    def worth(self) -> float:
        """Return what its open opportunities bring per year, as far as that is known."""
        return sum(chance.value or 0 for chance in self.chances)


def tile(journey: JourneyMap, told: Brief, today: date) -> Tile:
    """Return what the atlas tells of a map, given its brief; reviews are late as of `today`."""
    summary = outline(journey).summary
    due = next_review(journey)
    return Tile(
        journey.id,
        journey.title,
        journey.lang,
        journey.kind,
        journey.status,
        journey.owner or "",
        tuple(moment.value for moment in curve(line(journey)).moments),
        told.lowest,
        summary.severe,
        summary.touchpoints,
        summary.sourced,
        last_review(journey) or "",
        due or "",
        months_since_review(journey, today),
        is_over(due, today),
        tuple(_life(journey)),
        tuple(_heat(stage.name, [stage]) for stage in journey.stages if not stage.lifecycle),
        told.pains,
        told.chances,
        tuple(
            Found(number, spot.name, f"touchpoint-{spot.id}")
            for number, (_, spot) in enumerate(journey.touchpoints(), start=1)
        ),
        told.currency,
    )


def _life(journey: JourneyMap) -> Iterator[Heat]:
    for name in LIFE_CYCLE:
        yield _heat(name, [stage for stage in journey.stages if stage.lifecycle == name])


def _heat(name: str, stages: Iterable[Stage]) -> Heat:
    """Return the mean feeling over stages; of a touchpoint that several personas feel differently, their mean."""
    spots = [known_feelings(spot) for stage in stages for spot in stage.touchpoints]
    means = [sum(values) / len(values) for values in spots if values]
    mean = round(sum(means) / len(means), 1) if means else None
    return Heat(name, mean, len(means), len(spots))
