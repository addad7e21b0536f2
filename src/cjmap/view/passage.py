"""A touchpoint in words: every field of it, and what follows from the map without being written there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cjmap.analysis.evidence import Evidence
from cjmap.analysis.feeling import felt
from cjmap.analysis.handoffs import Crossing, State
from cjmap.analysis.standing import hurts
from cjmap.analysis.steps import Way
from cjmap.model.action import PainPoint
from cjmap.model.base import Part
from cjmap.model.touchpoint import Feeling, Handoff, Remark, Touchpoint
from cjmap.view.items import HANDOFFS, Sign
from cjmap.view.known import Known
from cjmap.view.labels import label_of, on_the_scale
from cjmap.view.said import signed
from cjmap.view.saying import Fact, Passage, Saying
from cjmap.view.telling import facts_of, own_facts, sayings, told
from cjmap.words import percent

ORDER = (
    "time", "with_us", "personas", "images", "actions", "thoughts", "quotes", "feeling", "channel", "device",
    "department", "duration", "wait", "needs", "expectations", "pain_points", "delights", "moment_of_truth",
    "choose_us", "opportunities", "importance", "metrics", "objectives", "listening", "owner", "artefacts",
    "frontstage", "backstage", "support", "policies", "failures", "entry", "next", "exits", "sources",
)  # fmt: skip
"""In this order a reader wants to know; a field that is not named here comes last."""

LABELS = {
    "with_us": "Without us",
    "personas": "Only for",
    "images": "Pictures",
    "actions": "Does",
    "thoughts": "Thinks",
    "quotes": "Says",
    "feeling": "Feels",
    "wait": "Wait before",
    "expectations": "Expects",
    "choose_us": "Why us",
    "listening": "Heard at",
    "artefacts": "Evidence at hand",
    "failures": "Fail points",
    "entry": "May start here",
    "next": "Leads to",
    "exits": "May leave",
    "sources": "Rests on",
    "zoom": "In detail",
}
_EVIDENCE = {
    Evidence.PROPOSED: "Proposed: a future state",
    Evidence.ASSUMED: "Assumed: no source yet",
    Evidence.REPORTED: "Reported",
    Evidence.OBSERVED: "Observed",
}


def passage(spot: Touchpoint, known: Known, evidence: Evidence) -> Passage:
    """Return a touchpoint in words."""
    fields = [field for field in type(spot).model_fields if field not in {*ORDER, "name", "id", "own"}]
    facts = [
        Fact(field, LABELS.get(field) or label_of(field), items)
        for field in (*ORDER, *fields)
        if (items := tuple(_items(spot, field, known, evidence)))
    ]
    feeling = felt(spot, known.persona)
    return Passage(
        known.numbers[spot.id],
        spot.id,
        spot.name,
        feeling.value,
        feeling.words,
        spot.moment_of_truth is not None,
        (*facts, *own_facts(spot)),
    )


def _items(spot: Touchpoint, field: str, known: Known, evidence: Evidence) -> Iterable[Saying]:
    match field:
        case "pain_points" | "delights" | "opportunities":
            return _standing(getattr(known.standing[spot.id], field), known)
        case "feeling":
            return _feelings(spot.feeling, known) if spot.feeling else ()
        case "next":
            return (_led(way, known) for way in known.ways.get(spot.id, ()))
        case "sources":
            return (Saying(_EVIDENCE[evidence]), *sayings(spot, field, known))
        case "moment_of_truth":
            return _moment(spot, known)
        case "entry":
            share = percent(spot.entry) if isinstance(spot.entry, float) else ""
            return (Saying("Some journeys start here", badge=share),) if spot.entry else ()
        case "with_us":
            return () if spot.with_us else (Saying("Part of the customer's life, not of our service"),)
        case "importance":
            return _importance(spot, known)
        case _:
            return _theirs(spot, field, known)


def _standing(things: Iterable[Part], known: Known) -> Iterator[Saying]:
    """Yield what stands at the touchpoint, the open and the severe first."""
    theirs = [thing for thing in things if not isinstance(thing, PainPoint) or hurts(known.persona, thing)]
    for thing in sorted(theirs, key=lambda thing: (_is_closed(thing), -getattr(thing, "severity", 0))):
        yield told(thing, known)


def _is_closed(thing: Part) -> bool:
    return bool(getattr(thing, "closed", None)) or getattr(thing, "status", "") == "dropped"


def _theirs(spot: Touchpoint, field: str, known: Known) -> Iterator[Saying]:
    """Yield what a field says, without the remarks of other personas."""
    value = getattr(spot, field)
    if isinstance(value, tuple) and known.persona is not None:
        kept = tuple(item for item in value if not _is_anothers(item, known.persona))
        spot = spot.with_(**{field: kept})
    yield from sayings(spot, field, known)


def _is_anothers(item: object, persona: str) -> bool:
    return isinstance(item, Remark) and item.persona is not None and item.persona != persona


def _moment(spot: Touchpoint, known: Known) -> Iterator[Saying]:
    if spot.moment_of_truth is not None:
        facts = facts_of(spot.moment_of_truth, known, {"why"})
        why = spot.moment_of_truth.why or "This moment decides whether they stay"
        yield Saying(why, facts, Sign.MOMENT_OF_TRUTH)


def _importance(spot: Touchpoint, known: Known) -> Iterator[Saying]:
    if spot.importance is not None:
        for fact in facts_of(spot.importance, known):
            yield Saying(f"For the {fact.field} {fact.items[0].text}")
        yield from (Saying(fact.label, (fact,)) for fact in own_facts(spot.importance))


def _feelings(feeling: Feeling, known: Known) -> Iterator[Saying]:
    """Yield the feeling of everybody together, then of each persona; or of the one whose map it is."""
    mine = feeling.by.get(known.persona) if known.persona else None
    if mine is not None and mine.value is not None:
        yield _felt(mine, feeling, known)
        return
    said = _felt(feeling, feeling, known)
    if mine is not None:
        said = replace(said, text=mine.words or said.text)
    if said.text or said.value is not None or said.notes:
        yield said
    if known.persona is None:
        yield from sayings(feeling, "by", known)


def _felt(mine: Feeling, whole: Feeling, known: Known) -> Saying:
    """Return a feeling with what the team believes of it."""
    saying = told(mine, known, {"by", "internal"})
    believed = mine.internal if mine.internal is not None else whole.internal
    if believed is None:
        return saying
    fact = Fact("internal", label_of("internal"), (_believed(believed, saying.value),))
    return replace(saying, notes=(*saying.notes, fact))


def _believed(value: float, felt: float | None) -> Saying:
    """Return what the team believes, and how far that is from what customers feel."""
    apart = round(abs(value - felt), 2) if felt is not None else 0
    if not apart:
        return Saying("", meaning=on_the_scale(value), value=value)
    words = f"{signed(apart).removeprefix('+')} apart"
    return Saying(words, sign=Sign.UNMET if apart >= 1 else None, value=value)


def _led(way: Way, known: Known) -> Saying:
    """Return where a way leads, on what condition, for how many, and how the hand-off is kept."""
    to = known.of("touchpoint", way.end.id) if way.end else Saying("The journey ends here")
    step = way.step
    notes = list(facts_of(step, known, {"to", "share", "handoff"})) if step else []
    crossing = known.crossings.get((way.start.id, way.end.id)) if way.end else None
    said = step.handoff if step and way.direct else None
    sign = Sign.STEP
    if crossing or said:
        sign = HANDOFFS[_state(crossing, said)]
        over = f", over to another {' and '.join(crossing.dimensions)}" if crossing else ""
        rest = facts_of(said, known, {"state"}) if said else ()
        notes += [Fact("handoff", "", (Saying(sign.value + over),)), *rest]
    return Saying(to.text, tuple(notes), sign, percent(step.share) if step else "", href=to.href)


def _state(crossing: Crossing | None, said: Handoff | None) -> State:
    if crossing:
        return crossing.state
    return State(said.state) if said and said.state else State.UNKNOWN
