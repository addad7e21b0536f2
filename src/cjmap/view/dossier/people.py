"""The personas, each on a page of their own: who they are, and how this journey goes for them."""

from __future__ import annotations

from dataclasses import dataclass

from cjmap.analysis.feeling import felt
from cjmap.analysis.standing import hurts
from cjmap.analysis.steps import meets
from cjmap.model.persona import Persona
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.dossier.spots import At, at_spot
from cjmap.view.head import initials
from cjmap.view.known import Known
from cjmap.view.pressing import SEVERE
from cjmap.view.saying import Saying
from cjmap.view.telling import told


@dataclass(frozen=True, slots=True)
class OnePager:
    """One persona.

    `values` are the feelings at all touchpoints of the map, None where nobody said or the persona does not meet it;
    `met` is how many they meet, `severe` where open severe pain points hurt them, and `routes`
    are the ways that they alone, or they among others, take.
    """

    id: str
    initials: str
    told: Saying
    values: tuple[float | None, ...]
    met: int
    lowest: At | None
    highest: At | None
    severe: tuple[At, ...]
    routes: tuple[str, ...]


def people(known: Known) -> tuple[OnePager, ...]:
    """Return the personas of a map, or the one whose map it is."""
    return tuple(
        _page(person, known) for person in known.journey.personas if known.persona in (None, person.id)
    )


def _page(person: Persona, known: Known) -> OnePager:
    spots = [spot for _, spot in known.journey.touchpoints()]
    theirs = [spot for spot in spots if meets(person.id, spot)]
    values = tuple(felt(spot, person.id).value if meets(person.id, spot) else None for spot in spots)
    felt_ = [(value, spot) for value, spot in zip(values, spots, strict=True) if value is not None]
    low = min(felt_, key=lambda pair: pair[0], default=None)
    high = max(felt_, key=lambda pair: pair[0], default=None)
    return OnePager(
        person.id,
        initials(person.name or person.id),
        told(person, known, {"name"}),
        values,
        len(theirs),
        _at(low, known),
        _at(high, known) if high != low else None,
        tuple(at_spot(spot, known) for spot in theirs if _is_severe(spot, person.id, known)),
        tuple(route.name for route in known.journey.routes if person.id in route.personas),
    )


def _at(found: tuple[float, Touchpoint] | None, known: Known) -> At | None:
    return found and at_spot(found[1], known)._replace(value=found[0])


def _is_severe(spot: Touchpoint, persona: str, known: Known) -> bool:
    pains = known.standing[spot.id].pain_points
    return any(pain.severity == SEVERE and not pain.closed and hurts(persona, pain) for pain in pains)
