"""How a journey feels along its columns."""

from __future__ import annotations

import pytest

from cjmap.model.journey import JourneyMap
from cjmap.view.grid import grid
from cjmap.view.mood import MOST_STRANDS, UNKNOWN, Moment, Strand, moment
from tests.analysis.made import journey, one_stage


def everybody(map_: JourneyMap) -> Strand:
    return grid(map_).strands[0]


MOMENTS = {
    "nobody said": ("", UNKNOWN),
    "a number": ("feeling: 1", Moment(1)),
    "all there is": (
        "feeling: {score: 1, words: Glad, internal: 2, wanted: 1.5}", Moment(1, "Glad", internal=2, wanted=1.5)
    ),
    "a change within": ("feeling: {start: -1, end: 2}", Moment(0.5, None, -1, 2)),
    "wanted in words alone is no place on the lane": ("feeling: {score: 1, wanted: Calm}", Moment(1)),
}  # fmt: skip


@pytest.mark.parametrize(("feeling", "wanted"), MOMENTS.values(), ids=MOMENTS)
def test_moments(feeling: str, wanted: Moment) -> None:
    map_ = one_stage(", ".join(filter(None, ["name: a", feeling])))
    assert moment(map_.stages[0].touchpoints[0]) == wanted


PERSONAS = {
    "theirs": ("{score: 1, by: {sam: {score: -1, wanted: 2}}}", Moment(-1, wanted=2)),
    "what the team believes and wants of all holds for them": (
        "{score: 1, internal: 0, wanted: 1, by: {sam: -1}}", Moment(-1, internal=0, wanted=1)
    ),
    "as for everybody": ("{score: 1, words: Glad, by: {kim: -1}}", Moment(1, "Glad")),
}  # fmt: skip


@pytest.mark.parametrize(("feeling", "wanted"), PERSONAS.values(), ids=PERSONAS)
def test_moments_of_one_persona(feeling: str, wanted: Moment) -> None:
    map_ = one_stage(f"name: a, feeling: {feeling}", more="personas: [Sam, Kim]\n")
    assert moment(map_.stages[0].touchpoints[0], "sam") == wanted


@pytest.mark.parametrize(
    ("known", "misjudged"),
    [
        (Moment(), False),
        (Moment(1), False),
        (Moment(None, internal=2), False),
        (Moment(1, internal=1.9), False),
        (Moment(0, internal=1), True),
        (Moment(1, internal=-1), True),
    ],
)
def test_misjudged_is_one_or_more_apart(known: Moment, misjudged: bool) -> None:
    assert known.is_misjudged == misjudged


def staged(*stages: str) -> JourneyMap:
    """Make a map of stages, each `how | the feelings of its touchpoints`, which may be missing."""
    lines, count = [], 0
    for number, stage in enumerate(stages):
        how, _, values = stage.partition("|")
        spots = []
        for value in values.split():
            feeling = "" if value == "?" else f", feeling: {value}"
            spots.append(f"{{name: t{count}{feeling}}}")
            count += 1
        how = f"{how.strip()}, " if how.strip() else ""
        lines.append(f"- {{name: s{number}, {how}touchpoints: [{', '.join(spots)}]}}\n")
    return journey("stages:\n" + "".join(lines))


Runs = tuple[tuple[int, ...], ...]
LINES: dict[str, tuple[tuple[str, ...], Runs, tuple[tuple[int, int], ...]]] = {
    "no touchpoints": (("|",), (), ()),
    "nobody said": (("| ? ?",), (), ()),
    "one run over all stages": (("| 1 0", "| -1"), ((0, 1, 2),), ()),
    "a run breaks where a value is missing": (("| 1 0 ? -1 ? 2",), ((0, 1), (3,), (5,)), ()),
    "stages alongside are passed over": (("| 1", "alongside: true | 0", "| 1"), ((0, 2),), ()),
    "alternatives fan out and in": (
        ("| 1", "order: any | 0 -1", "| 1 2"), ((0,), (3, 4)), ((0, 1), (0, 2), (1, 3), (2, 3))
    ),
    "alternatives at the start": (("order: any | 0 -1", "| 1"), ((2,),), ((0, 2), (1, 2))),
    "alternatives after alternatives": (
        ("order: any | 0 1", "order: any | 1 2"), (), ((0, 2), (0, 3), (1, 2), (1, 3))
    ),
    "of alternatives, those that are known": (("| 1", "order: any | ? -1", "| 1"), ((0,), (3,)), ((0, 2), (2, 3))),
    "a gap before alternatives": (("| 1 ?", "order: any | 0 1"), ((0,),), ()),
    "a gap behind them": (("order: any | 0 1", "| ? 1"), ((3,),), ()),
    "so many that they say nothing": (("order: any | 0 0 0 0 0", "order: any | 0 0 0 0 0"), (), ()),
}  # fmt: skip


@pytest.mark.parametrize(("stages", "runs", "fans"), LINES.values(), ids=LINES)
def test_lines(stages: tuple[str, ...], runs: Runs, fans: tuple[tuple[int, int], ...]) -> None:
    strand = everybody(staged(*stages))
    assert (strand.runs, strand.fans) == (runs, fans)


def test_a_line_has_the_values_of_all_columns() -> None:
    assert everybody(staged("| 1 ? 0")) == Strand("", "", (1, None, 0), ((0,), (2,)))


def differing(*feelings: str) -> JourneyMap:
    spots = [f"name: t{number}, feeling: {feeling}" for number, feeling in enumerate(feelings)]
    return one_stage(*spots, more="personas: [Sam, Kim]\n")


def test_nobody_feels_otherwise() -> None:
    assert len(grid(differing("1", "{score: 1, by: {sam: 1}}")).strands) == 1


def test_a_persona_has_a_line_where_they_feel_otherwise_and_one_moment_further() -> None:
    map_ = differing("1", "1", "{score: 1, by: {sam: -1}}", "1", "1", "1", "{score: 1, by: {sam: 0}}")
    assert grid(map_).strands[1:] == (Strand("sam", "Sam", (1, 1, -1, 1, 1, 1, 0), ((1, 2, 3), (5, 6))),)


def test_touchpoints_of_others_are_passed_over_on_the_line_of_a_persona() -> None:
    map_ = one_stage(
        "name: a, feeling: {score: 1, by: {sam: -1}}",
        "name: b, feeling: 1, personas: kim",
        "name: c, feeling: 1",
        more="personas: [Sam, Kim]\n",
    )
    assert grid(map_).strands[1:] == (Strand("sam", "Sam", (-1, None, 1), ((0, 2),)),)


def test_known_for_a_persona_alone() -> None:
    made = grid(differing("{by: {sam: -1}}"))
    assert made.strands == (Strand("", "", (None,), ()), Strand("sam", "Sam", (-1,), ((0,),)))
    assert not made.is_unheard(0)
    assert grid(differing("{words: Glad}")).is_unheard(0)


def test_the_map_of_one_persona_has_their_line_alone() -> None:
    made = grid(differing("{score: 1, by: {sam: -1}}"), "sam")
    assert made.strands == (Strand("sam", "", (-1,), ((0,),)),)


def test_at_most_five_personas_have_a_line() -> None:
    by = ", ".join(f"p{number}: -1" for number in range(9))
    map_ = one_stage(
        f"name: a, feeling: {{score: 1, by: {{{by}}}}}",
        more=f"personas: [{', '.join(f'P{number}' for number in range(9))}]\n",
    )
    assert [strand.id for strand in grid(map_).strands] == [
        "",
        *(f"p{number}" for number in range(MOST_STRANDS)),
    ]
