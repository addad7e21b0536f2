"""CJ401, CJ402, CJ403: what the feelings say."""

from __future__ import annotations

import pytest

from .linting import lint
from .small import one, stages

FIVE = [f"name: t{n}, feeling: {n / 10}" for n in range(1, 6)]

FELT = {
    "every touchpoint feels": one("name: a, feeling: 0", "name: b, feeling: 1"),
    "words alone are a feeling": one("name: a, feeling: 0", "name: b, feeling: {words: Rushed}"),
    "a feeling of one persona is one": one(
        "name: a, feeling: 0", "name: b, feeling: {by: {sam: 1}}", more="personas: Sam\n"
    ),
    "it is known how it begins": one("name: a, feeling: 0", "name: b, feeling: {start: 1}"),
    "a draft has no feelings yet": one("name: a", "name: b"),
    "a blueprint may do without": one("name: a", more="kind: service-blueprint\nstatus: live\n"),
    "a part of life without us": one("name: a, feeling: 0", "name: b, with_us: false"),
    "a stage alongside": stages(("name: S", "name: a, feeling: 0"), ("name: T; alongside: true", "name: x")),
    "somebody asks how it feels": one(
        "name: a, feeling: 0", "name: b", more="questions: [{text: How is it?, at: b}]\n"
    ),
    "somebody asks about the stage": one(
        "name: a, feeling: 0", "name: b", more="questions: [{text: How is it?, at: one}]\n"
    ),
    "no touchpoints at all": stages(("name: S",), more="status: live\n"),
}
UNFELT = {
    "one of two": (
        one("name: a, feeling: 0", "name: Pays"),
        [(7, "2 “Pays” says nothing about how it feels: the curve has a gap there, and may hide a low")],
    ),
    "what the team believes is no feeling of customers": (
        one("name: a, feeling: 0", "name: Pays, feeling: {internal: 1, wanted: 1}"),
        [(7, "2 “Pays” says nothing about how it feels: the curve has a gap there, and may hide a low")],
    ),
    "no draft any more, and nothing": (
        one("name: Pays", more="status: reviewed\n"),
        [(6, "1 “Pays” says nothing about how it feels: the curve has a gap there, and may hide a low")],
    ),
    "three are told one by one": (
        one("name: a, feeling: 0", *(f"name: t{n}" for n in range(3))),
        [
            (7, "2 “t0” says nothing about how it feels: the curve has a gap there, and may hide a low"),
            (8, "3 “t1” says nothing about how it feels: the curve has a gap there, and may hide a low"),
            (9, "4 “t2” says nothing about how it feels: the curve has a gap there, and may hide a low"),
        ],
    ),
    "many are told once": (
        one("name: a, feeling: 0", *(f"name: t{n}" for n in range(5))),
        [
            (
                2,
                "5 of 6 touchpoints say nothing about how they feel: the curve between the others is "
                "guesswork (2 “t0”, 3 “t1”, 4 “t2” and 2 more)",
            )
        ],
    ),
}


@pytest.mark.parametrize("text", FELT.values(), ids=FELT)
def test_no_missing_feeling(text: str) -> None:
    assert lint(text, "CJ401") == []


@pytest.mark.parametrize("case", UNFELT.values(), ids=UNFELT)
def test_missing_feeling(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ401") == case[1]


AIMED = {
    "no feelings, no aims": one(*(f"name: t{n}" for n in range(9))),
    "four feelings are a sketch": one(*FIVE[:4]),
    "a touchpoint has an aim": one(*FIVE, "name: b, feeling: {wanted: 1}"),
    "an aim in words": one(*FIVE, "name: b, feeling: {score: 1, wanted: Safe}"),
    "a stage has an aim": stages(("name: One; feeling: {wanted: 1}", *FIVE)),
    "an aim for one persona": one(
        *FIVE, "name: b, feeling: {by: {sam: {wanted: 1}}}", more="personas: Sam\n"
    ),
    "a future state is the aim": one(*FIVE, more="kind: future-state\n"),
    "a day in the life is not ours to aim at": one(*FIVE, more="kind: day-in-the-life\n"),
}


@pytest.mark.parametrize("text", AIMED.values(), ids=AIMED)
def test_wanted_feeling(text: str) -> None:
    assert lint(text, "CJ402") == []


def test_no_wanted_feeling() -> None:
    assert lint(one(*FIVE), "CJ402") == [
        (2, "no `wanted` feeling anywhere: nobody can tell a low that is accepted from one that is not")
    ]


AGREED = {
    "nobody asked the team": one("name: a, feeling: -1"),
    "nobody asked customers": one("name: a, feeling: {internal: 1}"),
    "less than one apart": one("name: a, feeling: {score: -0.4, internal: 0.5}"),
    "too well, and a pain point says why": one(
        "name: a, feeling: {score: -1, internal: 1}, pain_points: [Slow]"
    ),
    "too well, and an expectation is not met": one(
        "name: a, feeling: {score: -1, internal: 1}, expectations: [{expects: A word, met: partly}]"
    ),
    "too well, and somebody has an idea": one(
        "name: a, feeling: {score: -1, internal: 1}, opportunities: [Say it]"
    ),
    "too badly, and a delight says why": one("name: a, feeling: {score: 1, internal: 0}, delights: [Warm]"),
    "too badly, and customers come for it": one("name: a, feeling: {score: 1, internal: 0}, choose_us: Warm"),
    "too badly, and it exceeds what they expect": one(
        "name: a, feeling: {score: 1, internal: 0}, expectations: [{expects: A word, met: exceeded}]"
    ),
}
APART = {
    "the team believes too well": (
        one("name: Waits, feeling: {score: -0.5, internal: 0.5}"),
        [
            (
                6,
                "at 1 “Waits” the team believes +0.5 and customers feel −0.5: nobody looks for what is "
                "wrong there",
            )
        ],
    ),
    "a closed pain point explains nothing": (
        one("name: Waits, feeling: {score: -1, internal: 1}, pain_points: [{text: Slow, closed: 2026}]"),
        [
            (
                6,
                "at 1 “Waits” the team believes +1 and customers feel −1: nobody looks for what is wrong "
                "there",
            )
        ],
    ),
    "a delight does not explain that it feels bad": (
        one("name: Waits, feeling: {score: -1, internal: 0}, delights: [Warm]"),
        [(6, "at 1 “Waits” the team believes 0 and customers feel −1: nobody looks for what is wrong there")],
    ),
    "the team believes too badly": (
        one("name: Sips, feeling: {score: 1.8, internal: 0.3}"),
        [
            (
                6,
                "at 1 “Sips” the team believes +0.3 and customers feel +1.8: nobody protects what "
                "customers like there",
            )
        ],
    ),
}


@pytest.mark.parametrize("text", AGREED.values(), ids=AGREED)
def test_no_perception_gap(text: str) -> None:
    assert lint(text, "CJ403") == []


@pytest.mark.parametrize("case", APART.values(), ids=APART)
def test_perception_gap(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ403") == case[1]


def test_how_far_apart_is_a_setting() -> None:
    text = one("name: Waits, feeling: {score: -0.5, internal: 0.5}")
    assert lint(text, "CJ403", apart=1.5) == []
