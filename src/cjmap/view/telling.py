"""Tells any part of a map in words, field by field as the model has them, so that nothing is left out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from cjmap.model.action import Opportunity, PainPoint
from cjmap.model.base import Part
from cjmap.model.journey import Route
from cjmap.model.research import Metric, MetricReading, Quote, Review, ShopStep, Source
from cjmap.model.touchpoint import Delight, Exit, Expectation, Failure, Feeling, Image, Link, Remark, Wanted
from cjmap.model.walk import plan_of
from cjmap.view.items import Sign
from cjmap.view.known import Known, anchor_of, lead_of
from cjmap.view.labels import IMPLIED, label_of, on_the_scale, single
from cjmap.view.said import UNSAID, measure, unit_of
from cjmap.view.saying import Fact, Saying
from cjmap.words import percent

_MINUS = re.compile(r"^-(?=\d)")
LEADS = {
    Link: "title",
    Image: "alt",
    MetricReading: "metric",
    Metric: "metric",
    Review: "date",
    Route: "name",
    ShopStep: "touchpoint",
}
"""What a part is called by, where that is not its short form."""


def told(part: Part, known: Known, skip: Iterable[str] = ()) -> Saying:
    """Return a part in words: what it is called, its mark, and all else that is known of it."""
    part = known.meant(part)
    lead = LEADS.get(type(part), type(part).short_form or "")
    tell = _TELLERS.get(type(part), _plain)
    said = tell(part, known, {lead, "id", *skip})
    whose = _whose(part)
    return replace(said, whose=whose) if whose else said


def _whose(part: Part) -> tuple[str, ...]:
    """Return the personas that alone say or suffer a thing."""
    match part:
        case Remark(persona=str(persona)):
            return (persona,)
        case PainPoint():
            return part.personas
        case _:
            return ()


def _plain(part: Part, known: Known, left: set[str]) -> Saying:
    lead = LEADS.get(type(part), type(part).short_form or "")
    return Saying(_lead(part, lead, known), facts_of(part, known, left), anchor=anchor_of(part))


def _lead(part: Part, lead: str, known: Known) -> str:
    """Return what a part is called; one that has only details has no words of its own."""
    if lead or "id" in type(part).model_fields:
        kind = plan_of(type(part)).refs.get(lead)
        text = getattr(part, lead, None) or lead_of(part, known)
        return known.of(kind, text).text if kind else str(text)
    return ""


def _pain_point(part: PainPoint, known: Known, left: set[str]) -> Saying:
    badge, meaning = f"S{part.severity}", f"severity {part.severity} of 3"
    notes = facts_of(part, known, {*left, "severity"})
    return Saying(part.text or UNSAID, notes, Sign.PAIN_POINT, badge, meaning, over=bool(part.closed))


def _delight(part: Delight, known: Known, left: set[str]) -> Saying:
    return Saying(part.text or UNSAID, facts_of(part, known, left), Sign.DELIGHT)


def _opportunity(part: Opportunity, known: Known, left: set[str]) -> Saying:
    ranks = (("I", "impact", part.impact), ("E", "effort", part.effort))
    badge = "·".join(f"{letter}{rank}" for letter, _, rank in ranks if rank is not None)
    meaning = ", ".join(f"{word} {rank} of 5" for _, word, rank in ranks if rank is not None)
    notes = facts_of(part, known, {*left, "impact", "effort"})
    dropped = part.status == "dropped"
    return Saying(part.text or UNSAID, notes, Sign.OPPORTUNITY, badge, meaning, over=dropped)


_MET = {
    "no": (Sign.UNMET, "not met"),
    "partly": (Sign.UNMET, "partly met"),
    "yes": (None, "met"),
    "exceeded": (Sign.EXCEEDED, "exceeded"),
}


def _expectation(part: Expectation, known: Known, left: set[str]) -> Saying:
    sign, badge = _MET[part.met] if part.met else (None, "")
    return Saying(part.expects, facts_of(part, known, {*left, "met"}), sign, badge)


def _feeling(part: Feeling | Wanted, known: Known, left: set[str]) -> Saying:
    value = part.value if isinstance(part, Feeling) else part.score
    meaning = "" if value is None or part.words else on_the_scale(value)
    return Saying(
        part.words or "", facts_of(part, known, {*left, "score", "words"}), meaning=meaning, value=value
    )


def _metric(part: Metric, known: Known, left: set[str]) -> Saying:
    notes = _measured(part, part, known, {*left, "name"})
    value = measure(part.value, unit_of(part))
    return Saying(lead_of(part, known), notes, badge=value, anchor=anchor_of(part))


def _reading(part: MetricReading, known: Known, left: set[str]) -> Saying:
    """Say a metric as it stands here, in the unit that its definition gives."""
    named, defined = known.of("metric", part.metric), known.things.get(("metric", part.metric))
    metric = defined if isinstance(defined, Metric) else None
    value = measure(part.value, unit_of(metric) if metric else None)
    return replace(named, notes=_measured(part, metric, known, left), badge=value)


def _measured(
    part: Metric | MetricReading, metric: Metric | None, known: Known, left: set[str]
) -> tuple[Fact, ...]:
    """Return target and previous value in the unit of the metric, then all else."""
    unit = unit_of(metric) if metric else None
    amounts = (("target", part.target), ("previous", part.previous))
    said = (
        Fact(name, label_of(name), (Saying(measure(amount, unit)),))
        for name, amount in amounts
        if amount is not None
    )
    return (*said, *facts_of(part, known, {*left, "value", "target", "previous"}))


def _failure(part: Failure, known: Known, left: set[str]) -> Saying:
    return Saying(part.mode, facts_of(part, known, left), Sign.FAILURE)


def _exit(part: Exit, known: Known, left: set[str]) -> Saying:
    notes = facts_of(part, known, {*left, "share"})
    return Saying(part.why or UNSAID, notes, Sign.EXIT, percent(part.share))


def _link(part: Link, known: Known, left: set[str]) -> Saying:
    return Saying(part.title or part.url, facts_of(part, known, {*left, "url"}), href=part.url)


def _quote(part: Quote, known: Known, left: set[str]) -> Saying:
    return Saying(f"“{part.text}”", facts_of(part, known, left))


def _shop_step(part: ShopStep, known: Known, left: set[str]) -> Saying:
    spot = known.of("touchpoint", part.touchpoint) if part.touchpoint else Saying("")
    text = ": ".join(word for word in (spot.text, part.name) if word)
    return Saying(text or UNSAID, facts_of(part, known, {*left, "name"}), href=spot.href)


def _source(part: Source, known: Known, left: set[str]) -> Saying:
    """Say a source with what its kind implies where it does not say so itself."""
    implied = (
        Fact("kind", "Kind", (Saying(part.kind.replace("-", " ")),)),
        Fact("type", "Type", (Saying(part.data_type),)),
        Fact("perspective", "Perspective", (Saying(part.view),)),
        Fact("solicited", "Solicited", (Saying("yes" if part.was_solicited else "no"),)),
    )
    rest = facts_of(part, known, {*left, "kind", "type", "perspective", "solicited"})
    return Saying(part.title, (*implied, *rest), href=part.url, anchor=anchor_of(part))


_TELLERS: dict[type[Part], Callable[[Any, Known, set[str]], Saying]] = {
    PainPoint: _pain_point,
    Delight: _delight,
    Opportunity: _opportunity,
    Expectation: _expectation,
    Failure: _failure,
    Exit: _exit,
    Feeling: _feeling,
    Wanted: _feeling,
    MetricReading: _reading,
    Metric: _metric,
    Link: _link,
    Quote: _quote,
    ShopStep: _shop_step,
    Source: _source,
}
"""How parts are told that have a mark or a form of their own."""


def facts_of(part: Part, known: Known, skip: Iterable[str] = ()) -> tuple[Fact, ...]:
    """Return what is known of a part, a fact for each field that says more than its default."""
    left = {*skip, "own"}
    names = [name for name in type(part).model_fields if name not in left]
    facts = [
        Fact(name, label_of(name), items) for name in names if (items := tuple(sayings(part, name, known)))
    ]
    return (*facts, *own_facts(part))


def own_facts(part: Part) -> Iterator[Fact]:
    """Yield the fields that only this map has, as they are written."""
    for key, value in part.own.items():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
        yield Fact("own", label_of(key.removeprefix("x_")), (Saying(str(text)),))


def sayings(part: Part, name: str, known: Known) -> Iterator[Saying]:
    """Yield what a field says; nothing where it is empty, or only says what everything does by default."""
    value = getattr(part, name)
    if value is None or value == () or value == {} or _goes_without_saying(part, name, value):
        return
    plan = plan_of(type(part))
    if isinstance(value, dict):
        kind = plan.keys.get(name, "")
        for key, item in value.items():
            said = _named(known.of(kind, key), item, known)
            yield replace(said, whose=(key,)) if kind == "persona" else said
        return
    if name == "scale":
        value = " to ".join(measure(end, None) for end in value)
    kind = plan.refs.get(name) or IMPLIED.get(name, "")
    for item in value if isinstance(value, tuple) else (value,):
        if isinstance(item, Part):
            yield told(item, known)
        elif kind:
            yield known.of(kind, item)
        else:
            yield single(name, item)


def _named(who: Saying, item: object, known: Known) -> Saying:
    """Return what is said under a name: the feeling of a persona, the change of a metric."""
    if not isinstance(item, Part):
        return replace(who, badge=_MINUS.sub("−", str(item)))
    inner = told(item, known)
    return replace(inner, text=f"{who.text}: {inner.text}" if inner.text else who.text)


def _goes_without_saying(part: Part, name: str, value: object) -> bool:
    default = type(part).model_fields[name].default
    return name != "status" and value == default and type(value) is type(default)
