"""Routes filled in, on maps whose answers are known, and held against every way that there is."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from cjmap.analysis import routes
from cjmap.analysis.routes import Fork, Hole, filled
from cjmap.analysis.steps import ways
from cjmap.model.journey import JourneyMap

from .made import MOVING_IN, example, journey

LINE = "- {name: S, touchpoints: [{name: a}, {name: b}, {name: c}, {name: d}]}"
CHOICE = "- {name: S, touchpoints: [{name: a, next: [b, c]}, {name: b, next: d}, {name: c}, {name: d}]}"
SKIP = "- {name: S, touchpoints: [{name: a, next: [b, c]}, {name: b}, {name: c}, {name: d}]}"
LOOP = "- {name: S, touchpoints: [{name: a}, {name: b}, {name: c, next: [d, b]}, {name: d}]}"
ALTERNATIVES = (
    "- {name: S, touchpoints: [{name: a}]}\n- {name: T, order: any, touchpoints: [{name: b}, {name: c}]}\n"
    "- {name: U, touchpoints: [{name: d}]}"
)
ALONGSIDE = (
    "- {name: S, touchpoints: [{name: a}]}\n- {name: T, alongside: true, touchpoints: [{name: x}]}\n"
    "- {name: U, touchpoints: [{name: d}]}"
)
Case = tuple[str, str, str]

FILLED: dict[str, Case] = {
    "names nothing": (LINE, "", ""),
    "one touchpoint": (LINE, "a", "a"),
    "everything named": (LINE, "a b c d", "a b c d"),
    "what has one way is filled in": (LINE, "a d", "a b c d"),
    "from the start of the journey, to its last `via`": (LINE, "b c", "a b c"),
    "two ways lead there from the start: it starts at its first": (CHOICE, "d", "d"),
    "an entry on the way: it starts at its first": (
        "- {name: S, touchpoints: [{name: a}, {name: b, entry: true}, {name: c}]}",
        "c",
        "c",
    ),
    "no way leads there from the start: it starts at its first": (
        "- {name: S, touchpoints: [{name: a, next: end}, {name: b}, {name: c}]}",
        "b c",
        "b c",
    ),
    "the choice is named": (CHOICE, "a c d", "a c d"),
    "a direct step and no detour": (SKIP, "a c", "a c"),
    "the detour is named": (SKIP, "a b c", "a b c"),
    "a choice on the way that leads straight to what is named": (
        "- {name: S, touchpoints: [{name: a}, {name: b, next: [c, d]}, {name: c}, {name: d}]}",
        "a d",
        "a b d",
    ),
    "a loop is not walked": (LOOP, "a d", "a b c d"),
    "a loop that is named is": (LOOP, "a c b d", "a b c b c d"),
    "a touchpoint that leads to itself": (
        "- {name: S, touchpoints: [{name: a, next: [a, b]}, {name: b}]}",
        "a a b",
        "a a b",
    ),
    "back to the same one over others": (LOOP, "a b b d", "a b c b c d"),
    "ways that lead nowhere are no choice": (
        "- {name: S, touchpoints: [{name: a, next: [b, x]}, {name: b, next: d}, {name: x, next: end}, {name: d}]}",
        "a d",
        "a b d",
    ),
    "two steps to the same touchpoint are one way": (
        "- {name: S, touchpoints: [{name: a, next: [{to: b, when: x}, {to: b, when: y}]}, {name: b}, {name: d}]}",
        "a d",
        "a b d",
    ),
    "an alternative is named": (ALTERNATIVES, "a c d", "a c d"),
    "alongside is no part of the sequence": (ALONGSIDE, "a x d", "a d"),
}
HOLES: dict[str, tuple[str, str, list[Hole]]] = {
    "two ways left": (CHOICE, "a d", [Hole(1, "a", "d", Fork("a", "b", "c"))]),
    "two alternatives left": (ALTERNATIVES, "a d", [Hole(1, "a", "d", Fork("a", "b", "c"))]),
    "what may be left out is a choice too": (SKIP, "a d", [Hole(1, "a", "d", Fork("a", "c", "b"))]),
    "no way back": (LINE, "a d b", [Hole(2, "d", "b")]),
    "no way to itself": (LINE, "a a", [Hole(1, "a", "a")]),
    "each stretch is told": (CHOICE, "a d a d", [
        Hole(1, "a", "d", Fork("a", "b", "c")), Hole(2, "d", "a"), Hole(3, "a", "d", Fork("a", "b", "c")),
    ]),
}  # fmt: skip


def made(stages: str, via: str, personas: str = "") -> JourneyMap:
    listed = ", ".join(via.split())
    return journey(
        "personas: [Sam, Ada]\nstages:\n"
        + stages
        + f"\nroutes: [{{name: R, via: [{listed}], personas: [{personas}]}}]\n"
    )


def along(map_: JourneyMap) -> str:
    (route,) = filled(map_)
    return " ".join(spot.id for spot in route.touchpoints)


@pytest.mark.parametrize("case", FILLED.values(), ids=FILLED)
def test_filled(case: Case) -> None:
    stages, via, expected = case
    map_ = made(stages, via)
    assert along(map_) == expected
    assert filled(map_)[0].holes == ()


@pytest.mark.parametrize("case", HOLES.values(), ids=HOLES)
def test_holes(case: tuple[str, str, list[Hole]]) -> None:
    stages, via, holes = case
    (found,) = filled(made(stages, via))
    assert (found.touchpoints, list(found.holes)) == ((), holes)


THEIRS = "- {name: S, touchpoints: [{name: a, next: [b, c]}, {name: b, personas: ada, next: d}, {name: c}, {name: d}]}"


@pytest.mark.parametrize(
    ("via", "personas", "expected", "whose"),
    [
        ("a d", "sam", "a d", "sam"),
        ("c d", "sam", "a c d", "sam"),
        ("a b d", "sam, ada", "a d", "sam"),
        ("a b d", "ada, sam", "a b d", "ada"),
        ("a d", "ada", "", "ada"),
    ],
)
def test_for_personas(via: str, personas: str, expected: str, whose: str) -> None:
    map_ = made(THEIRS, via, personas)
    assert along(map_) == expected
    assert filled(map_)[0].persona == whose


def test_what_none_of_them_meets() -> None:
    (found,) = filled(made(THEIRS, "a b d", "sam"))
    assert found.strangers == (1,)


def test_the_first_for_whom_it_is_clear() -> None:
    stages = (
        "- {name: S, touchpoints: [{name: a}]}\n"
        "- {name: T, order: any, touchpoints: [{name: b, personas: sam}, {name: c}]}\n"
        "- {name: U, touchpoints: [{name: d}]}"
    )
    (found,) = filled(made(stages, "a d", "sam, ada"))
    assert ([spot.id for spot in found.touchpoints], found.persona) == (["a", "c", "d"], "ada")


def test_the_example() -> None:
    happy, loop, gone = filled(example(MOVING_IN))
    assert [route.holes for route in (happy, loop, gone)] == [(), (), ()]
    assert [spot.id for spot in gone.touchpoints] == [
        "signs-lease", "compares-portal", "checks-address", "picks-plan", "takes-rival",
    ]  # fmt: skip


def test_against_every_way_that_there_is() -> None:
    """On small random maps: what is filled in is the only way, as far as a choice does not lead straight on."""
    for seed in range(300):
        map_ = random_map(Random(seed))
        (found,) = filled(map_)
        start, end = found.route.via
        every = simple(map_, start, end)
        if found.holes:
            assert len(every) == 0 if found.holes[0].fork is None else len(every) > 1
        else:
            names = tuple(spot.id for spot in found.touchpoints)
            (way,) = {way for way in every if way == names[-len(way) :]}
            assert all(other[: len(way) - 1] == way[:-1] for other in every)


def random_map(random: Random) -> JourneyMap:
    names = "abcdef"
    items = ", ".join(
        f"{{name: {name}, next: [{', '.join(random.sample([*names, 'end'], random.choice((1, 1, 2))))}]}}"
        for name in names
    )
    return made(f"- {{name: S, touchpoints: [{items}]}}", " ".join(random.sample(names, 2)))


def simple(map_: JourneyMap, start: str, end: str) -> list[tuple[str, ...]]:
    """Return every way that meets nothing twice, by trying them all."""
    pairs = {(way.start.id, way.end.id) for way in ways(map_) if way.end is not None}
    found: list[tuple[str, ...]] = []
    waiting: list[tuple[str, ...]] = [(start,)]
    while waiting:
        path = waiting.pop()
        for one, other in pairs:
            if one == path[-1] and other == end:
                found.append((*path, other))
            elif one == path[-1] and other not in path:
                waiting.append((*path, other))
    return found


def ladder(steps: int) -> JourneyMap:
    """Make a map with 2 to the power of `steps` ways from its start to its end."""
    stages = "".join(
        f"- {{name: S{n}, touchpoints: [{{name: s{n}}}]}}\n"
        f"- {{name: T{n}, order: any, touchpoints: [{{name: x{n}}}, {{name: y{n}}}]}}\n"
        for n in range(steps)
    )
    return made(stages + "- {name: Z, touchpoints: [{name: z}]}", "s0 z")


def test_a_million_million_ways_are_not_all_tried() -> None:
    (found,) = filled(ladder(40))
    assert [hole.fork for hole in found.holes] == [Fork("s39", "x39", "y39")]


def test_the_work_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    map_ = ladder(40)
    assert filled(map_)[0].holes
    monkeypatch.setattr(routes, "MOST_LOOKS", 200)
    assert [(route.touchpoints, route.holes) for route in filled(map_)] == [((), ())]


def test_a_filled_route_is_a_walk_over_ways() -> None:
    map_ = example(MOVING_IN)
    for route in filled(map_):
        pairs = {(way.start.id, way.end.id) for way in ways(map_, route.persona) if way.end is not None}
        assert {(one.id, other.id) for one, other in pairwise(route.touchpoints)} <= pairs
