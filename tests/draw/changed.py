"""Pairs of maps that differ in one thing, and what is drawn of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cjmap.diff.compare import compare
from cjmap.diff.weigh import weighed
from cjmap.draw.change.picture import change
from cjmap.draw.change.sheet import ChangeSheet, sheet
from cjmap.model.action import PainPoint
from cjmap.model.journey import JourneyMap
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import Touchpoint
from cjmap.view.change_grid import change_grid
from cjmap.view.changes import comparison
from tests.analysis.made import COFFEE, MOVING_IN, example, journey

FILES = ("old.cjm.yaml", "new.cjm.yaml")


class Changed:
    """A drawn change, and what it was made of."""

    def __init__(
        self,
        old: JourneyMap,
        new: JourneyMap,
        *,
        headless: bool = False,
        files: tuple[str, str] = FILES,
        prefix: str = "",
    ) -> None:
        self.old, self.new, self.headless = old, new, headless
        self.comparison = comparison(old, new, weighed(compare(old, new), old, new))
        self.grid = change_grid(self.comparison, (old, new), files, prefix)
        self.sheet: ChangeSheet = sheet(self.grid)
        self.scene = change(self.grid, headless=headless)

    def __repr__(self) -> str:
        return f"{self.old!r}\n→ {self.new!r}"


TINY = journey(
    "stages:\n"
    "- {name: Order, touchpoints: [{id: waits, name: Waits, feeling: -1, pain_points: [Cold]}, "
    "{id: pays, name: Pays, feeling: 0.5}]}\n"
    "- {name: Enjoy, touchpoints: [{id: sips, name: Sips, feeling: 1.5}]}\n"
)
MAPS = {"tiny": lambda: TINY, "coffee": lambda: example(COFFEE), "moving-in": lambda: example(MOVING_IN)}

Spots = tuple[Touchpoint, ...]
Pair = tuple[JourneyMap, JourneyMap]


def with_spots(made: JourneyMap, change_of: Callable[[Stage], Spots]) -> JourneyMap:
    """Return a map with other touchpoints in its stages; steps that lead nowhere are closed."""
    stages = [stage.with_(touchpoints=change_of(stage)) for stage in made.stages]
    here = {spot.id for stage in stages for spot in stage.touchpoints} | {"end", None}
    return made.with_(
        stages=tuple(
            stage.with_(
                touchpoints=tuple(
                    spot.with_(next=tuple(step for step in spot.next if step.to in here))
                    for spot in stage.touchpoints
                )
            )
            for stage in stages
        )
    )


def with_one(made: JourneyMap, change_of: Callable[[Touchpoint], Touchpoint]) -> JourneyMap:
    """Return a map with another touchpoint instead of that in its middle which feels like something."""
    felt = [spot for _, spot in made.touchpoints() if spot.feeling and spot.feeling.score is not None]
    one = felt[len(felt) // 2]
    return with_spots(
        made, lambda stage: tuple(change_of(spot) if spot is one else spot for spot in stage.touchpoints)
    )


def _without(made: JourneyMap, gone: Sequence[Touchpoint]) -> JourneyMap:
    return with_spots(
        made, lambda stage: tuple(spot for spot in stage.touchpoints if not any(spot is one for one in gone))
    )


def _feels(score: float) -> Callable[[JourneyMap], Pair]:
    def pair(made: JourneyMap) -> Pair:
        def felt(spot: Touchpoint) -> Touchpoint:
            assert spot.feeling is not None
            return spot.with_(feeling=spot.feeling.with_(score=score))

        return with_one(made, lambda spot: spot), with_one(made, felt)

    return pair


def _gone(made: JourneyMap) -> Pair:
    return with_one(made, lambda spot: spot), _without(made, [_longest(made).touchpoints[-1]])


def _longest(made: JourneyMap) -> Stage:
    return max(made.stages, key=lambda stage: len(stage.touchpoints))


def _turned(made: JourneyMap) -> Pair:
    """Let the last touchpoint of a stage be its first."""
    longest = _longest(made)

    def turned(stage: Stage) -> Spots:
        *before, last = stage.touchpoints
        return (last, *before) if stage.id == longest.id else stage.touchpoints

    return with_spots(made, lambda stage: stage.touchpoints), with_spots(made, turned)


def _elsewhere(made: JourneyMap) -> Pair:
    """Let the last touchpoint of the last stage be the first of the first one."""
    spot = made.stages[-1].touchpoints[-1]

    def moved(stage: Stage) -> Spots:
        rest = tuple(each for each in stage.touchpoints if each is not spot)
        return (spot, *rest) if stage.id == made.stages[0].id else rest

    return with_spots(made, lambda stage: stage.touchpoints), with_spots(made, moved)


def _one(**fields: object) -> Callable[[JourneyMap], Pair]:
    """Return what gives one touchpoint these fields."""
    return lambda made: (with_one(made, lambda spot: spot), with_one(made, lambda spot: spot.with_(**fields)))


def _renamed(made: JourneyMap) -> Pair:
    return with_one(made, lambda spot: spot), with_one(
        made, lambda spot: spot.with_(name=f"{spot.name}, anew")
    )


def _without_stage(made: JourneyMap) -> Pair:
    stage = made.stages[-1]
    bare = _without(made, stage.touchpoints)
    return with_one(made, lambda spot: spot), bare.with_(stages=bare.stages[:-1])


def _unfelt(made: JourneyMap) -> Pair:
    """Take every feeling from both sides, and the number and a name from one."""

    def bare(stage: Stage) -> Spots:
        return tuple(spot.with_(feeling=None) for spot in stage.touchpoints)

    old = with_spots(made, bare)
    spot = old.stages[0].touchpoints[0]
    new = with_spots(
        old,
        lambda stage: tuple(
            each.with_(name="Begins elsewhere", wait=None, owner="Ada") if each.id == spot.id else each
            for each in stage.touchpoints
        ),
    )
    return old, new


def _turn(pair: Callable[[JourneyMap], Pair]) -> Callable[[JourneyMap], Pair]:
    def turned(made: JourneyMap) -> Pair:
        old, new = pair(made)
        return new, old

    return turned


PAINS = (
    PainPoint.model_construct({"id", "text", "severity"}, id="p", text="Nobody says how long", severity=3),
    PainPoint.model_construct({"id", "text"}, id="q", text="Cold"),
)
CHANGES: dict[str, Callable[[JourneyMap], Pair]] = {
    "it feels better": _feels(2.0),
    "it feels worse": _feels(-2.0),
    "a touchpoint comes": _turn(_gone),
    "a touchpoint goes": _gone,
    "one moves within its stage": _turned,
    "one moves to another stage": _elsewhere,
    "another name": _renamed,
    "a stage comes": _turn(_without_stage),
    "a stage goes": _without_stage,
    "a note": _one(note="A wording that is no change for anybody, and rather long for a cell of its own"),
    "pain points": _one(pain_points=PAINS),
    "only the map": lambda made: (made, made.with_(owner="Ada", summary="In short", tags=("one",))),
    "nothing is felt": _unfelt,
    "nothing": lambda made: (made, made),
}
"""What changes in a map, by what it is: from a map to itself and another one."""
