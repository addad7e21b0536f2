"""One map as two: as a persona meets it, and as a mystery shopper met it, so that two sides can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cjmap.analysis.feeling import felt
from cjmap.analysis.standing import hurts
from cjmap.analysis.steps import END, meets
from cjmap.model.journey import JourneyMap
from cjmap.model.research import MysteryShop, ShopStep
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Expectation, Feeling, Remark, Touchpoint
from cjmap.words import slug


def met_by(journey: JourneyMap, persona: str) -> JourneyMap:
    """Return the map as one persona meets it: their touchpoints, feelings, words and pain points."""
    return journey.with_(
        stages=_closed(_stage_of(stage, persona) for stage in journey.stages),
        pain_points=tuple(pain for pain in journey.pain_points if hurts(persona, pain)),
        routes=tuple(route for route in journey.routes if not route.personas or persona in route.personas),
    )


def _closed(stages: Iterable[Stage]) -> tuple[Stage, ...]:
    """Return stages without the steps that lead to touchpoints which are not there."""
    kept = tuple(stages)
    here = {spot.id for stage in kept for spot in stage.touchpoints} | {END, None}
    return tuple(
        stage.with_(
            touchpoints=tuple(
                spot
                if all(step.to in here for step in spot.next)
                else spot.with_(next=tuple(step for step in spot.next if step.to in here))
                for spot in stage.touchpoints
            )
        )
        for stage in kept
    )


def _stage_of(stage: Stage, persona: str) -> Stage:
    spots = tuple(_spot_of(spot, persona) for spot in stage.touchpoints if meets(persona, spot))
    pains = tuple(pain for pain in stage.pain_points if hurts(persona, pain))
    return stage.with_(touchpoints=spots, pain_points=pains)


def _spot_of(spot: Touchpoint, persona: str) -> Touchpoint:
    return spot.with_(
        feeling=_feeling_of(spot, persona),
        actions=_theirs(spot.actions, persona),
        thoughts=_theirs(spot.thoughts, persona),
        needs=_theirs(spot.needs, persona),
        pain_points=tuple(pain for pain in spot.pain_points if hurts(persona, pain)),
    )


def _theirs(remarks: Sequence[Remark], persona: str) -> tuple[Remark, ...]:
    return tuple(remark for remark in remarks if remark.persona in (None, persona))


def _feeling_of(spot: Touchpoint, persona: str) -> Feeling | None:
    if spot.feeling is None:
        return None
    said, common = felt(spot, persona), spot.feeling
    theirs = common.by.get(persona) or common
    return common.with_(
        score=said.value,
        words=said.words,
        start=said.start,
        end=said.end,
        by={},
        internal=common.internal if theirs.internal is None else theirs.internal,
        wanted=theirs.wanted or common.wanted,
    )


def shopped(journey: JourneyMap, shop: MysteryShop) -> JourneyMap:
    """Return the map as a mystery shopper met it; what no step of the shop tells of stays as it is mapped.

    A step that was missing takes its touchpoint out, one that is not on the map comes in behind `after`, or behind
    the touchpoint of the step before, and any other says channel, wait, feeling and what was got.
    """
    stages = [(stage, list(stage.touchpoints)) for stage in journey.stages]
    missing: set[str | None] = set()  # they stay until the end, for others may stand behind them
    before = None
    for step in shop.steps:
        if step.touchpoint is None or step.result == "not-on-map":
            before = _come(stages, step, step.after or before)
            continue
        if step.result == "missing":
            missing.add(step.touchpoint)
        else:
            _met(stages, step)
        before = step.touchpoint
    return journey.with_(
        stages=_closed(
            stage.with_(touchpoints=tuple(spot for spot in spots if spot.id not in missing))
            for stage, spots in stages
        )
    )


Spine = Sequence[tuple[Stage, list[Touchpoint]]]


def _come(stages: Spine, step: ShopStep, after: str | None) -> str:
    """Put what is not on the map behind a touchpoint, or first where none is named; return its id."""
    name = step.name or step.got or step.note or "something else"
    made = Touchpoint.model_construct({"id", "name"}, id=_free(slug(name), stages), name=name)
    made = _told(made, step)
    for _, spots in stages:
        ids = [spot.id for spot in spots]
        if after in ids:
            spots.insert(ids.index(after) + 1, made)
            return made.id
    if stages:
        stages[0][1].insert(0, made)
    return made.id


def _free(name: str, stages: Spine) -> str:
    """Return an id that no touchpoint has: the name itself, or the first number behind it that is free."""
    taken = {spot.id for _, spots in stages for spot in spots}
    names = (name, *(f"{name}-{number}".strip("-") for number in range(2, len(taken) + 3)))
    return next(each for each in names if each and each not in taken)


def _met(stages: Spine, step: ShopStep) -> None:
    for _, spots in stages:
        for index, spot in enumerate(spots):
            if spot.id == step.touchpoint:
                spots[index] = _told(spot, step)
                return


def _told(spot: Touchpoint, step: ShopStep) -> Touchpoint:
    """Return a touchpoint as a step found it."""
    found: dict[str, object] = {}
    if step.channel is not None:
        found["channel"] = (step.channel,)
    if step.wait is not None:
        found["wait"] = step.wait
    if step.feeling is not None:
        feeling = spot.feeling or Feeling.model_construct({"score"})
        found["feeling"] = feeling.with_(score=step.feeling)
    if step.expected is not None or step.got is not None:
        found["expectations"] = _expectations(spot, step)
    if step.note is not None:
        found["note"] = step.note
    return spot.with_(**found)


def _expectations(spot: Touchpoint, step: ShopStep) -> tuple[Expectation, ...]:
    expects = step.expected or "not said"
    made = Expectation.model_construct({"expects", "gets"}, expects=expects, gets=step.got)
    return (*(each for each in spot.expectations if each.expects != expects), made)
