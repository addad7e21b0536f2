"""What hurts and what is done about it, each thing once and where it is written."""

from __future__ import annotations

from typing import NamedTuple

from cjmap.analysis.handoffs import State
from cjmap.lint.phrases import clipped
from cjmap.lint.subject import Spot, Subject
from cjmap.model.action import Opportunity, PainPoint
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Touchpoint
from cjmap.place import Pointer


def quoted(text: str) -> str:
    """Return a text of the map for a sentence: on one line, clipped, in quotation marks."""
    return f"“{clipped(text)}”"


OPEN = frozenset({"idea", "planned", "in-progress"})
"""What an opportunity is while it may still be done."""


class Work(NamedTuple):
    """An opportunity where it is written, and the touchpoints or the stage that it is written for."""

    pointer: Pointer
    opportunity: Opportunity
    spots: tuple[Spot, ...] = ()
    stage: Stage | None = None

    @property
    def name(self) -> Pointer:
        """Return the way to its words."""
        return (*self.pointer, "text")

    @property
    def fixes(self) -> tuple[str, ...]:
        """Return what it fixes, hand-offs without spaces."""
        return tuple(fix.replace(" ", "") for fix in self.opportunity.fixes)

    @property
    def said(self) -> str:
        """Return its words for a sentence."""
        return quoted(self.opportunity.text or self.opportunity.id)

    @property
    def is_open(self) -> bool:
        """Say whether it may still be done: neither shipped nor dropped."""
        return self.opportunity.status in OPEN


def works(subject: Subject) -> tuple[Work, ...]:
    """Return the opportunities of a map that somebody still keeps, each where it is defined."""
    return subject.once(_works)


def _works(subject: Subject) -> tuple[Work, ...]:
    found: list[Work] = []
    if subject.journey.status == "retired":
        return ()
    named: dict[str, list[Spot]] = {}
    for spot in subject.spots:
        for index, opportunity in enumerate(spot.touchpoint.opportunities):
            if opportunity.is_reference:
                named.setdefault(opportunity.id, []).append(spot)
            else:
                found.append(Work(spot.to("opportunities", index), opportunity, (spot,), spot.stage))
    for pointer, stage in subject.stages:
        for index, opportunity in enumerate(stage.opportunities):
            if not opportunity.is_reference:
                found.append(Work((*pointer, "opportunities", index), opportunity, (), stage))
    for index, opportunity in enumerate(subject.journey.opportunities):
        spots = [subject.by_id[ref] for ref in opportunity.at if ref in subject.by_id]
        spots += named.get(opportunity.id, ())
        found.append(Work(("opportunities", index), opportunity, tuple(spots)))
    return tuple(found)


class Pain(NamedTuple):
    """A pain point, and where it stands: `pointer` leads to its words, or to the first mention in the map."""

    pointer: Pointer
    pain_point: PainPoint
    spots: tuple[Spot, ...] = ()
    stage: Stage | None = None

    @property
    def said(self) -> str:
        """Return its words for a sentence."""
        return quoted(self.pain_point.text or self.pain_point.id)

    @property
    def is_ours(self) -> bool:
        """Say whether it stands somewhere with us, and not only in the customer's life without us."""
        return not self.spots or any(spot.touchpoint.with_us for spot in self.spots)


def pains(subject: Subject) -> tuple[Pain, ...]:
    """Return the pain points of a map, each once."""
    return subject.once(_pains)


def _pains(subject: Subject) -> tuple[Pain, ...]:
    found: list[Pain] = []
    mentions: dict[str, list[tuple[Pointer, Spot | None]]] = {}
    for spot in subject.spots:
        for index, pain_point in enumerate(spot.touchpoint.pain_points):
            pointer = spot.to("pain_points", index)
            if pain_point.is_reference:
                mentions.setdefault(pain_point.id, []).append((pointer, spot))
    for spot in subject.spots:
        for index, pain_point in enumerate(spot.touchpoint.pain_points):
            if not pain_point.is_reference:
                others = mentions.get(pain_point.id, ()) if pain_point.has_own_id else ()
                spots = (spot, *(other for _, other in others if other is not None))
                found.append(Pain(spot.to("pain_points", index, "text"), pain_point, spots, spot.stage))
    for pointer, stage in subject.stages:
        for index, pain_point in enumerate(stage.pain_points):
            if pain_point.is_reference:
                mentions.setdefault(pain_point.id, []).append(((*pointer, "pain_points", index), None))
            else:
                found.append(Pain((*pointer, "pain_points", index, "text"), pain_point, (), stage))
    for index, pain_point in enumerate(subject.journey.pain_points):
        named = mentions.get(pain_point.id, [])
        at = [subject.by_id[ref] for ref in pain_point.at if ref in subject.by_id]
        spots = (*at, *(spot for _, spot in named if spot is not None))
        pointer = named[0][0] if named else ("pain_points", index, "text")
        found.append(Pain(pointer, pain_point, spots))
    return tuple(found)


def fixable(subject: Subject) -> dict[str, tuple[str, bool]]:
    """Return what opportunities can fix, as they name it: its words, and whether it is still open.

    A hand-off is open while it is said to be unmanaged; one that nobody described is in neither state.
    """
    return subject.once(_fixable)


def _fixable(subject: Subject) -> dict[str, tuple[str, bool]]:
    found = {
        pain.pain_point.id: (
            f"the pain point {pain.said}",
            pain.pain_point.closed is None,
        )
        for pain in pains(subject)
        if pain.pain_point.has_own_id
    }
    for crossing in subject.crossings:
        if crossing.state is not State.UNKNOWN:
            start, end = (subject.by_id[ref].touchpoint.name for ref in (crossing.from_id, crossing.to_id))
            words = f"the hand-off from {quoted(start)} to {quoted(end)}"
            found[f"{crossing.from_id}>{crossing.to_id}"] = (words, crossing.is_gap)
    return found


def has_reason(work: Work, subject: Subject, gaps: set[str]) -> bool:
    """Say whether something is wrong or at stake where an opportunity stands."""
    if work.spots:
        return any(_is_lacking(spot, subject, gaps) for spot in work.spots)
    stage = work.stage
    if stage is None:
        return False
    here = [spot for spot in subject.spots if spot.stage is stage]
    return bool(stage.pain_points) or _is_low(stage) or any(_is_lacking(spot, subject, gaps) for spot in here)


def _is_lacking(spot: Spot, subject: Subject, gaps: set[str]) -> bool:
    touchpoint = spot.touchpoint
    return bool(
        subject.standing[touchpoint.id].pain_points
        or touchpoint.failures
        or touchpoint.exits
        or touchpoint.moment_of_truth is not None
        or touchpoint.id in gaps
        or any(expectation.met in {"no", "partly"} for expectation in touchpoint.expectations)
        or _is_low(touchpoint)
    )


def _is_low(part: Touchpoint | Stage) -> bool:
    feeling = part.feeling
    if feeling is None:
        return False
    return feeling.wanted is not None or (feeling.value is not None and feeling.value < 0)
