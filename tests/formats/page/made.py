"""Briefs and atlases of small maps, and of maps in which a text wants to be obeyed."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import is_dataclass, replace
from datetime import date
from typing import Any

from cjmap.formats.page import atlas as atlas_page
from cjmap.formats.page import brief as brief_page
from cjmap.model.journey import JourneyMap
from cjmap.view.atlas import Atlas, atlas
from cjmap.view.brief import Brief, brief
from cjmap.view.tile import tile
from tests.analysis.made import journey

TODAY = date(2026, 11, 28)
RICH = """\
summary: What it is about
owner: Ana
sponsor: Bo
status: live
objectives: [{statement: Fewer calls, outcome: churn, owner: Cleo, metrics: [calls]}]
metrics: [{id: calls, name: Calls, value: 9, target: 10, better: lower, unit: a day}]
sources: [{id: talk, title: Talks, kind: interview}, {id: log, title: Log, kind: analytics}]
personas: [{id: sam, name: Sam}]
reviews: [{date: 2026-01-10}]
review_every: quarterly
stages:
- name: Look
  lifecycle: pre-sale
  zoom: inner.cjm.yaml
  touchpoints:
  - id: sign
    name: Sees the sign
    feeling: {score: 1.5, words: curious}
    quotes: [{text: There it is}]
    delights: [{text: It shines}]
- name: Order
  touchpoints:
  - id: queue
    name: Waits in the queue
    feeling: -1.5
    thoughts: [How long?]
    sources: [talk]
    pain_points:
    - {text: Nobody says how long, severity: 3, sources: [talk, log]}
    - {text: Cold feet, severity: 1}
    opportunities:
    - {text: Show the time, impact: 5, effort: 1, value: 12000, owner: Ana, status: planned, due: 2026-10}
    - {text: Seats, impact: 4, effort: 2}
    - {text: Somebody, status: planned}
  - {id: pay, name: Pays, pain_points: [{text: Cash alone, severity: 3}]}
"""


def rich() -> JourneyMap:
    """Return a map that has something for every part of both pages."""
    return journey(RICH)


def bare() -> JourneyMap:
    """Return a map that says hardly anything."""
    return journey("stages: [{name: Begin}]").with_(id="bare", title="Bare")


def brief_of(made: JourneyMap, told: Brief | None = None) -> str:
    """Return the brief of a map; `told` may say something else than the map."""
    from cjmap.draw.slide.picture import strip

    return brief_page.write(told or brief(made, TODAY), strip(made))


def atlas_of(*maps: JourneyMap, zooms: dict[str, Sequence[str]] | None = None) -> Atlas:
    """Return the atlas of maps."""
    return atlas([tile(each, brief(each, TODAY), TODAY) for each in maps], zooms or {}, TODAY)


def page_of(made: Atlas) -> str:
    """Return the page of an atlas."""
    return atlas_page.write(made)


FIXED = frozenset({"id", "anchor", "lang", "state", "kind", "evidence", "today"})
"""What the model has checked before, or says which words are chosen."""


def worded(thing: Any, text: str, fixed: Set[str] = FIXED) -> Any:
    """Return a value with one text in place of every text in it that people wrote."""
    if isinstance(thing, tuple) and not hasattr(thing, "_fields"):
        return tuple(worded(each, text, fixed) for each in thing)
    if isinstance(thing, tuple) or (is_dataclass(thing) and not isinstance(thing, type)):
        names = {*getattr(thing, "_fields", ()), *getattr(thing, "__dataclass_fields__", ())} - fixed
        made = {name: worded(getattr(thing, name), text, fixed) for name in names}
        return thing._replace(**made) if isinstance(thing, tuple) else replace(thing, **made)  # type: ignore[attr-defined]
    return text if type(thing) is str and thing else thing
