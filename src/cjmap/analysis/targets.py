"""Metrics against their targets, and against what they were before."""

from __future__ import annotations

from typing import Literal

Better = Literal["higher", "lower"]


def reached(value: float | None, target: float | None, better: Better | None) -> bool | None:
    """Say whether a value is at its target or beyond; None where one is unknown. Higher is better unless said."""
    if value is None or target is None:
        return None
    return value <= target if better == "lower" else value >= target


def trend(value: float | None, previous: float | None, better: Better | None) -> bool | None:
    """Say whether a value is better than before; None where one is unknown, or both are the same."""
    if value is None or previous is None or value == previous:
        return None
    return (value < previous) == (better == "lower")
