"""The mystery shops: what each shopper met, against what the map says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cjmap.analysis.feeling import felt
from cjmap.model.research import ShopStep
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.dossier.spots import At, at_spot
from cjmap.view.known import Known
from cjmap.view.saying import Fact, Saying
from cjmap.view.telling import facts_of, told


@dataclass(frozen=True, slots=True)
class ShopRow:
    """One step of a shopper; `mapped` is the feeling that the map has there, from −2 to 2."""

    at: At | None
    name: str
    result: str
    expected: str
    got: str
    feeling: float | None
    mapped: float | None
    notes: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Shop:
    """One mystery shop, and how many of its steps were as the map says."""

    told: Saying
    rows: tuple[ShopRow, ...]

    @property
    def as_mapped(self) -> int:
        """Return how many steps were as mapped."""
        return sum(row.result == "as mapped" for row in self.rows)


def shops(known: Known) -> tuple[Shop, ...]:
    """Return the mystery shops of a map, the newest first."""
    spots = {spot.id: spot for spot in known.met}
    newest = sorted(known.journey.mystery_shops, key=lambda shop: shop.date or "", reverse=True)
    return tuple(
        Shop(
            told(shop, known, {"date", "wave", "steps"}),
            tuple(_row(step, spots, known) for step in shop.steps),
        )
        for shop in newest
    )


def _row(step: ShopStep, spots: Mapping[str, Touchpoint], known: Known) -> ShopRow:
    spot = spots.get(step.touchpoint or "")
    shown = {"touchpoint", "name", "result", "expected", "got", "feeling"}
    return ShopRow(
        at_spot(spot, known) if spot else None,
        step.name or (known.of("touchpoint", step.touchpoint).text if step.touchpoint and not spot else ""),
        (step.result or "").replace("-", " "),
        step.expected or "",
        step.got or "",
        step.feeling,
        felt(spot, known.persona).value if spot else None,
        facts_of(step, known, shown),
    )
