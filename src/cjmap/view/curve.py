"""The emotion curve for a slide: whole lines of personas, and what a future state gains over the current one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cjmap.analysis.steps import meets
from cjmap.model.journey import JourneyMap
from cjmap.view.grid import Grid, grid
from cjmap.view.mood import Strand, strands
from cjmap.view.said import signed
from cjmap.words import plural


@dataclass(frozen=True, slots=True)
class CurveView:
    """A map as a curve: its grid, and a line of everybody before those of up to five personas.

    The line of a persona runs along all that they meet, and not only where they differ. `own` is what the line of
    everybody is called, `under` what the map below is, and `gains` are the differences to that by the place of the
    column, above 0 where it feels better.
    """

    grid: Grid
    strands: tuple[Strand, ...]
    description: str
    own: str
    under: str
    gains: Mapping[int, float]


def curve_view(
    journey: JourneyMap, persona: str | None = None, file: str | None = None, under: JourneyMap | None = None
) -> CurveView:
    """Return the curve of a map, or of what one persona feels; `under` is the current state of a future one."""
    whole = grid(journey, persona, file=file, under=under)
    spots = [spot for _, spot in journey.touchpoints() if meets(persona, spot)]
    everybody, *others = whole.strands
    lines = [replace(strands(journey, spots, each.id)[0], name=each.name) for each in others]
    pairs = zip(everybody.values, whole.under, strict=True) if whole.under else ()
    gains = {
        place: round(now - then, 1)
        for place, (now, then) in enumerate(pairs)
        if now is not None and then is not None
    }
    own, name = _names(journey, under)
    said = " ".join([whole.description, *_said(whole, name, gains)])
    return CurveView(whole, (everybody, *lines), said, "everybody" if others else own, name, gains)


def _names(journey: JourneyMap, under: JourneyMap | None) -> tuple[str, str]:
    """Return what both maps are called: by their kinds, where these differ."""
    if under is None or under.kind == journey.kind:
        return "this map", "other map"
    return journey.kind.replace("-", " "), under.kind.replace("-", " ")


def _said(whole: Grid, under: str, gains: Mapping[int, float]) -> Iterator[str]:
    """Yield how far the curve lies above the one below it, in sentences."""
    if not gains:
        return
    mean = round(sum(gains.values()) / len(gains), 1)
    yield f"The mean gain over the {under} is {signed(mean)}, at {plural(len(gains), 'touchpoint')} of both."
    most = max(gains, key=lambda place: gains[place])
    if gains[most] > 0:
        column = whole.columns[most]
        yield f"It is greatest at {column.number} “{column.name}”, with {signed(gains[most])}."
