"""Which things of two lists are the same, which were guessed, and which moved."""

from __future__ import annotations

from time import perf_counter

import pytest

from cjmap.diff.compare import compare
from cjmap.diff.match import Pair, moved, pairs
from cjmap.model.base import Part
from tests.analysis.made import journey
from tests.diff.written import load, yaml


def stages(text: str) -> tuple[Part, ...]:
    return journey(f"stages: {text}").stages


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param("[{name: A}, {name: B}]", "[{name: B}, {name: A}]", [(1, 0), (0, 1)], id="by id, anywhere"),
        pytest.param("[{name: A}]", "[{id: a, name: Quite other}]", [(0, 0)], id="a made id that is written now"),
        pytest.param("[{name: Order now}]", "[{name: Orders now}]", [(0, 0, True)], id="reworded"),
        pytest.param("[{name: Order now}]", "[{name: Enjoy}]", [], id="another name"),
        pytest.param("[{id: x, name: Order}]", "[{name: Order}]", [], id="a written id is never guessed from"),
        pytest.param("[{name: Order}]", "[{id: x, name: Order}]", [], id="nor guessed to"),
        pytest.param(
            "[{name: Order now}]",
            "[{name: Order it}, {name: Order now!!, id: z}, {name: Order nows}]",
            [(0, 2, True)],
            id="the likest",
        ),
        pytest.param(
            "[{name: Order, touchpoints: [{name: Reads}, {name: Pays}]}]",
            "[{name: Bestellen, touchpoints: [{name: Reads}, {name: Pays}, {name: Waits}]}]",
            [(0, 0, True)],
            id="a stage by its touchpoints",
        ),
        pytest.param(
            "[{name: Order, goal: g, question: q, owner: o}]",
            "[{name: Bestellen, goal: g, question: q, owner: o}]",
            [(0, 0, True)],
            id="all but the name is the same",
        ),
        pytest.param(
            "[{name: Order, goal: g, question: q}]",
            "[{name: Bestellen, goal: g, question: q}]",
            [],
            id="too little is the same",
        ),
    ],
)  # fmt: skip
def test_pairs(old: str, new: str, found: list[tuple[int, int]]) -> None:
    there = pairs(stages(old), stages(new))
    assert there == [Pair(*pair) for pair in found]
    assert sorted(Pair(pair.new, pair.old, pair.guessed) for pair in there) == sorted(
        pairs(stages(new), stages(old))
    )


@pytest.mark.parametrize(
    ("places", "away"),
    [
        pytest.param([0, 1, 2], set(), id="all stayed"),
        pytest.param([1, 2, 0], {2}, id="the first went to the end"),
        pytest.param([2, 0, 1], {0}, id="the last came first"),
        pytest.param([0, 3, 1, 2, 4], {1}, id="one in between"),
        pytest.param([], set(), id="none"),
    ],
)
def test_as_few_as_possible_moved(places: list[int], away: set[int]) -> None:
    assert moved([Pair(old, new) for new, old in enumerate(places)]) == away


def many(count: int, *, said: str, stages: int) -> str:
    spots = [
        {
            "name": f"Does the thing {number}{said}",
            "feeling": (number % 40 - 20) / 10,
            "actions": [f"Takes the step {number}{said}"],
            "pain_points": [f"It hurts {number}{said}"],
        }
        for number in range(count)
    ]
    size = count // stages
    parts = [{"name": f"Stage {s}", "touchpoints": spots[s * size : (s + 1) * size]} for s in range(stages)]
    return yaml({"cjmap": 1, "id": "map", "title": "Long", "stages": parts})


@pytest.mark.parametrize(
    ("count", "stages", "said", "limit"),
    [
        pytest.param(300, 10, "", 0.1, id="300 touchpoints"),
        pytest.param(300, 10, " again", 0.5, id="300 touchpoints, all with other names"),
        pytest.param(3000, 1, " again", 5, id="3,000 in one stage, all with other names"),
    ],
)
def test_no_size_hangs(count: int, stages: int, said: str, limit: float) -> None:
    old, new = load(many(count, said="", stages=stages)), load(many(count, said=said, stages=stages))
    start = perf_counter()
    changes = compare(old, new)
    assert perf_counter() - start < limit
    assert bool(changes) == bool(said)
