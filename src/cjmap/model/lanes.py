"""The marker that makes a field of a touchpoint a row of the picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Zone(StrEnum):
    """Which pictures a lane belongs to."""

    BOTH = "both"
    EXPERIENCE = "experience"
    BLUEPRINT = "blueprint"


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the picture: its place from the top in an experience map, and in a blueprint.

    Fields with the same `row` stand in one row; it is called as the first of them, which needs none.
    """

    order: int
    zone: Zone = Zone.BOTH
    blueprint_order: int | None = None
    row: str | None = None
