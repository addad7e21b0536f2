"""The steps between touchpoints, on maps whose answers are known."""

from __future__ import annotations

from textwrap import dedent

import pytest

from cjmap.analysis.steps import ways
from cjmap.model.journey import JourneyMap

from .made import MOVING_IN, example, journey

Case = tuple[str, str]

PLAIN = {
    "a map without touchpoints leads nowhere": ("- {name: S}", ""),
    "one touchpoint ends the journey": ("- {name: S, touchpoints: [{name: a}]}", "a>end"),
    "the order of the file, over stages": (
        "- {name: S, touchpoints: [{name: a}, {name: b}]}\n- {name: T, touchpoints: [{name: c}]}",
        "a>b b>c c>end",
    ),
    "a stage without touchpoints is passed over": (
        "- {name: S, touchpoints: [{name: a}]}\n- {name: T}\n- {name: U, touchpoints: [{name: b}]}",
        "a>b b>end",
    ),
    "a written step replaces the order": (
        "- {name: S, touchpoints: [{name: a, next: c}, {name: b, next: end}, {name: c}]}",
        "a>c b>end c>end",
    ),
    "several steps, loops and a touchpoint to itself": (
        "- {name: S, touchpoints: [{name: a, next: [a, b]}, {name: b, next: [a, end]}]}",
        "a>a a>b b>a b>end",
    ),
    "a step without `to` leads to the next in the file": (
        "- {name: S, touchpoints: [{name: a, next: [{when: it rains}, end]}, {name: b}]}",
        "a>b a>end b>end",
    ),
    "alternatives: before leads to each, each to what follows": (
        "- {name: S, touchpoints: [{name: a}]}\n"
        "- {name: T, order: any, touchpoints: [{name: b}, {name: c}]}\n"
        "- {name: U, touchpoints: [{name: d}, {name: e}]}",
        "a>b a>c b>d c>d d>e e>end",
    ),
    "what comes before has its own next": (
        "- {name: S, touchpoints: [{name: a, next: c}]}\n"
        "- {name: T, order: any, touchpoints: [{name: b}, {name: c}]}",
        "a>c b>end c>end",
    ),
    "two `any` stages in a row": (
        "- {name: S, order: any, touchpoints: [{name: a}, {name: b}]}\n"
        "- {name: T, order: any, touchpoints: [{name: c}, {name: d}]}",
        "a>c a>d b>c b>d c>end d>end",
    ),
    "a stage alongside is left out": (
        "- {name: S, touchpoints: [{name: a}]}\n"
        "- {name: T, alongside: true, touchpoints: [{name: x}, {name: y}]}\n"
        "- {name: U, touchpoints: [{name: b}]}",
        "a>b b>end",
    ),
    "written steps lead into a stage alongside and out of it": (
        "- {name: S, touchpoints: [{name: a, next: x}, {name: b}]}\n"
        "- {name: T, alongside: true, touchpoints: [{name: x, next: b}, {name: y, next: {when: it rains}}]}",
        "a>x b>end x>b",
    ),
}

FOR_SAM = {
    "another's touchpoint is passed over": (
        "- {name: S, touchpoints: [{name: a}, {name: b, personas: ada}, {name: c, personas: [ada, sam]}]}",
        "a>c c>end",
    ),
    "where another's leads does not matter in the order of the file": (
        "- {name: S, touchpoints: [{name: a}, {name: b, personas: ada, next: end}, {name: c}]}",
        "a>c c>end",
    ),
    "a written step to another's leads on to where that one leads": (
        "- {name: S, touchpoints: [{name: a, next: b}, {name: b, personas: ada, next: d}, {name: c}, {name: d}]}",
        "a>>d c>d d>end",
    ),
    "over several that are not theirs, also in a loop": (
        "- name: S\n  touchpoints: [{name: a, next: b}, {name: b, personas: ada, next: [c, end]}, "
        "{name: c, personas: ada, next: [b, d]}, {name: d}]",
        "a>>end a>>d d>end",
    ),
    "a way on that is written too is told once": (
        "- {name: S, touchpoints: [{name: a, next: [b, c]}, {name: b, personas: ada}, {name: c}]}",
        "a>c c>end",
    ),
    "a way on never leads back to where it starts": (
        "- {name: S, touchpoints: [{name: a, next: [b, c]}, {name: b, personas: ada, next: a}, {name: c}]}",
        "a>c c>end",
    ),
    "alternatives that are theirs": (
        "- {name: S, touchpoints: [{name: a}]}\n"
        "- {name: T, order: any, touchpoints: [{name: b}, {name: c, personas: ada}]}\n"
        "- {name: U, touchpoints: [{name: d}]}",
        "a>b b>d d>end",
    ),
    "no alternative is theirs": (
        "- {name: S, touchpoints: [{name: a}]}\n"
        "- {name: T, order: any, touchpoints: [{name: b, personas: ada}]}\n"
        "- {name: U, touchpoints: [{name: c}]}",
        "a>c c>end",
    ),
}


def told(map_: JourneyMap, persona: str | None = None) -> str:
    return " ".join(
        f"{way.start.id}{'>' if way.direct else '>>'}{way.end.id if way.end else 'end'}"
        for way in ways(map_, persona)
    )


def stages(text: str) -> JourneyMap:
    return journey("personas: [{id: sam, name: Sam}, {id: ada, name: Ada}]\nstages:\n" + dedent(text))


@pytest.mark.parametrize("case", PLAIN.values(), ids=PLAIN)
def test_for_everybody(case: Case) -> None:
    assert told(stages(case[0])) == case[1]


@pytest.mark.parametrize("case", FOR_SAM.values(), ids=FOR_SAM)
def test_for_one_persona(case: Case) -> None:
    assert told(stages(case[0]), "sam") == case[1]


def test_a_way_keeps_its_step() -> None:
    map_ = stages("- {name: S, touchpoints: [{name: a, next: {when: it rains, share: 0.2}}, {name: b}]}")
    first, last = ways(map_)
    assert first.step is not None
    assert (first.step.when, first.step.share, last.step) == ("it rains", 0.2, None)


def test_a_long_chain_of_others_is_no_deep_recursion() -> None:
    others = ", ".join(f"{{name: t{number}, personas: ada, next: t{number + 1}}}" for number in range(3000))
    map_ = stages(f"- {{name: S, touchpoints: [{{name: a, next: t0}}, {others}, {{name: t3000}}]}}")
    assert told(map_, "sam") == "a>>t3000 t3000>end"


def alternatives(*counts: int) -> JourneyMap:
    rows = [", ".join(f"{{name: s{stage} t{n}}}" for n in range(count)) for stage, count in enumerate(counts)]
    return stages(
        "".join(f"- {{name: S{n}, order: any, touchpoints: [{row}]}}\n" for n, row in enumerate(rows))
    )


@pytest.mark.parametrize(("first", "second"), [(100, 100), (1, 2_000), (2_000, 1)])
def test_alternatives_lead_to_each_of_the_next_ones(first: int, second: int) -> None:
    found = ways(alternatives(first, second))
    assert len({(way.start.id, way.end and way.end.id) for way in found}) == first * second + second


@pytest.mark.parametrize(("first", "second"), [(2_000, 2_000), (150, 2_000), (2_000, 150), (101, 100)])
def test_very_many_alternatives_are_thinned_out(first: int, second: int) -> None:
    found = [way for way in ways(alternatives(first, second)) if way.end is not None]
    assert len(found) == max(first, second)
    assert len({way.start.id for way in found}) == first
    assert len({way.end.id for way in found if way.end is not None}) == second


def test_the_example() -> None:
    said = told(example(MOVING_IN)).split()
    assert len(said) == 37
    assert said[:3] == [
        "signs-lease>asks-neighbours",
        "signs-lease>compares-portal",
        "signs-lease>visits-shop",
    ]
    assert "rebooks>stays-home" in said
    assert not [way for way in said if "answers-survey" in way]
