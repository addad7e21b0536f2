"""The steps of customers along a blueprint: arrows between neighbours, and all others in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cjmap.view.graph_parts import Edge, Kind
from cjmap.view.graph_steps import edges
from cjmap.view.items import Facts, Item, Sign
from cjmap.view.phrases import carried
from cjmap.view.speech import Speech

_SIGNS = {Kind.STEP: Sign.STEP, Kind.MANAGED: Sign.MANAGED, Kind.GAP: Sign.GAP, Kind.UNKNOWN: Sign.UNKNOWN}

Places = Mapping[str, int]
"""The columns of touchpoints, by their ids."""


def arrows(facts: Facts, places: Places) -> dict[str, Kind]:
    """Return the kind of the step from a touchpoint to the one in the next column, where there is one."""
    found: dict[str, Kind] = {}
    for edge in edges(facts, ()):
        if _is_next(edge, places):
            found.setdefault(edge.start, edge.kind)
    return found


def _is_next(edge: Edge, places: Places) -> bool:
    return places[edge.end] == places[edge.start] + 1


def ways(facts: Facts, places: Places) -> dict[str, tuple[Item, ...]]:
    """Return what an arrow to the next column does not tell, by touchpoint.

    That is what is said of that step, and every step that leads elsewhere; those of which nothing is said are
    told together.
    """
    found: dict[str, list[Item]] = {}
    plain: dict[tuple[str, Kind, bool], list[int]] = {}
    for edge in edges(facts, ()):
        number = facts.numbers[edge.end]
        text, note = _said(edge, facts)
        if text or note:
            lead = _lead([number], facts.say, back=edge.back)
            found.setdefault(edge.start, []).append(Item("next", text, _SIGNS[edge.kind], lead, note))
        elif not _is_next(edge, places):
            plain.setdefault((edge.start, edge.kind, edge.back), []).append(number)
    for (start, kind, back), numbers in plain.items():
        lead = _lead(numbers, facts.say, back=back)
        found.setdefault(start, []).append(Item("next", "", _SIGNS[kind], lead))
    return {start: tuple(told) for start, told in found.items()}


def _lead(numbers: Sequence[int], say: Speech, *, back: bool) -> str:
    there = ", ".join(map(str, numbers))
    return say("back to {number}", number=there) if back else say("to {number}", number=there)


def _said(edge: Edge, facts: Facts) -> tuple[str, str]:
    """Return how many take a step and when, and what is handed over or lost on it."""
    crossing = facts.crossings.get((edge.start, edge.end))
    notes = carried(crossing, facts.say) if crossing else ()
    return _joined((edge.share, edge.when)), _joined(notes)


def _joined(parts: Sequence[str]) -> str:
    return " · ".join(part for part in parts if part)
