"""The heat map as a table: what stands in its cells, which columns it has, and how channels feel in stages."""

from __future__ import annotations

import pytest

from cjmap.model.journey import JourneyMap
from cjmap.view.by_channel import ByChannel, ChannelRow, Mean, by_channel
from cjmap.view.heat_cells import EMPTY, NOT_MET, UNSAID, Badge, Cell, Column, Kind
from cjmap.view.heat_map import Group, HeatMap, Row, heat_map
from cjmap.view.items import Facts, Sign
from tests.analysis.made import journey, one_stage

MORE = """\
personas: [Sam, Kim]
sources: [{id: talk, title: Talks, kind: interview}, {id: log, title: Log, kind: analytics}]
"""


def made(*spots: str, persona: str | None = None, more: str = "") -> HeatMap:
    return heat_map(one_stage(*spots, more=more + MORE), persona)


def column(heat: HeatMap, kind: Kind) -> list[Cell]:
    """Return the cells of the only column of a kind, or none."""
    at = [index for index, each in enumerate(heat.columns) if each.kind is kind]
    assert len(at) < 2
    return [row.cells[index] for index in at for row in heat.rows]


def test_the_smallest_map() -> None:
    heat = heat_map(journey("stages: [{name: Begin}]"))
    assert heat == HeatMap(
        id="map",
        title="A journey",
        description="Nothing is marked as a pain point, a delight or a moment of truth yet.",
        lang="en",
        head=heat.head,
        columns=(),
        groups=(Group(1, "begin", "Begin"),),
        channels=None,
    )


def test_rows_stand_in_their_stages() -> None:
    heat = heat_map(
        journey(
            "stages:\n- {name: S, alongside: true, touchpoints: [{name: a}]}\n"
            "- {name: T, order: any, touchpoints: [{name: b, feeling: 1}]}\n"
        )
    )
    assumed = Cell("assumed")
    assert heat.columns == (Column(Kind.FEELING, "Feeling", "−2 to +2"), Column(Kind.EVIDENCE, "Evidence"))
    assert heat.groups == (
        Group(1, "s", "S", alongside=True, rows=(Row(1, "a", "a", (UNSAID, assumed)),)),
        Group(2, "t", "T", alternatives=True, rows=(Row(2, "b", "b", (Cell("+1.0", 1), assumed)),)),
    )


def badge(sign: Sign, text: str = "", severity: int = 0) -> Cell:
    return Cell(badges=(Badge(sign, text, severity),))


CELLS = {
    "a feeling of zero is one": (Kind.FEELING, "feeling: 0", Cell("0.0", 0)),
    "a feeling that nobody said is not zero": (Kind.FEELING, "feeling: {words: Glad}", UNSAID),
    "one that single personas said": (Kind.FEELING, "feeling: {by: {sam: 1}}", Cell("by persona")),
    "a pain point": (Kind.PAIN_POINTS, "pain_points: [Cold]", badge(Sign.PAIN_POINT, "S2", 2)),
    "the worst of several": (
        Kind.PAIN_POINTS,
        "pain_points: [Cold, {text: Dark, severity: 3}]",
        badge(Sign.PAIN_POINT, "S3 ×2", 3),
    ),
    "one that is closed": (Kind.PAIN_POINTS, "pain_points: [{text: Cold, closed: 2026-05}]", EMPTY),
    "a delight": (Kind.DELIGHTS, "delights: [Sun]", badge(Sign.DELIGHT)),
    "two delights": (Kind.DELIGHTS, "delights: [Sun, Sea]", badge(Sign.DELIGHT, "×2")),
    "a moment of truth": (Kind.MOMENT_OF_TRUTH, "moment_of_truth: true", badge(Sign.MOMENT_OF_TRUTH)),
    "expectations": (
        Kind.EXPECTATIONS,
        'expectations: [{expects: a, met: "no"}, {expects: b, met: partly}, {expects: c, met: "yes"}, d]',
        badge(Sign.UNMET, "×2"),
    ),
    "worse than wanted": (Kind.WANTED, "feeling: {score: -1, wanted: 0.5}", Cell("−1.5")),
    "better than wanted": (Kind.WANTED, "feeling: {score: 1, wanted: 0.5}", EMPTY),
    "a wait": (Kind.WAIT, "wait: 2 d", badge(Sign.WAIT, "2 d")),
    "importance": (Kind.IMPORTANCE, "importance: {customer: 5, business: 4}", Cell("5 × 4")),
    "half of it": (Kind.IMPORTANCE, "importance: {business: 4}", Cell("? × 4")),
    "nothing known": (Kind.EVIDENCE, "note: a", Cell("assumed")),
    "heard": (Kind.EVIDENCE, "sources: talk", Cell("reported")),
    "seen": (Kind.EVIDENCE, "sources: [talk, log]", Cell("observed")),
    "priority": (
        Kind.PRIORITY,
        "feeling: -1, importance: {customer: 5, business: 4}, moment_of_truth: true",
        Cell("30.0", share=0.6),
    ),
    "no priority without a feeling": (Kind.PRIORITY, "importance: {customer: 5, business: 4}", EMPTY),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "spot", "cell"), CELLS.values(), ids=CELLS)
def test_cells(kind: Kind, spot: str, cell: Cell) -> None:
    """Beside a touchpoint that has everything, so that every column is there."""
    full = (
        "name: full, feeling: {score: 1, wanted: 2}, pain_points: [a], delights: [b], moment_of_truth: true, "
        "wait: 1 d, expectations: [{expects: c, met: partly}], importance: {customer: 1, business: 1}"
    )
    assert column(made(f"name: a, {spot}", full), kind)[0] == cell


def test_columns_in_which_nothing_stands_are_left_out() -> None:
    assert [each.kind for each in made("name: a").columns] == [Kind.EVIDENCE]
    assert column(made("name: a", "name: b, feeling: 1"), Kind.FEELING) == [UNSAID, Cell("+1.0", 1)]


def test_a_future_state_has_no_column_of_evidence() -> None:
    assert made("name: a", more="kind: future-state\n").columns == ()


def test_handoffs_are_counted_where_they_begin_the_worst_first() -> None:
    heat = made(
        "id: a, name: a, channel: shop, next: [{to: b, handoff: managed}, {to: c}, {to: d, handoff: unmanaged}, "
        "{to: e, handoff: unmanaged}]",
        *(f"id: {name}, name: {name}, channel: web" for name in "bcde"),
    )
    badges = (Badge(Sign.GAP, "×2"), Badge(Sign.UNKNOWN), Badge(Sign.MANAGED))
    assert column(heat, Kind.HANDOFFS) == [Cell(badges=badges), EMPTY, EMPTY, EMPTY, EMPTY]


def test_a_persona_has_a_column_where_they_feel_otherwise() -> None:
    heat = made(
        "name: a, feeling: {score: 1, by: {sam: -1, kim: 1}}",
        "name: b, feeling: {by: {sam: 0}}",
        "name: c, personas: kim, feeling: 1",
        "name: d, feeling: 1",
    )
    own = [each for each in heat.columns if each.kind is Kind.PERSONA]
    assert own == [Column(Kind.PERSONA, "Sam", "if different")]
    assert column(heat, Kind.PERSONA) == [Cell("−1.0", -1), Cell("0.0", 0), NOT_MET, EMPTY]


def test_the_map_of_one_persona() -> None:
    heat = made(
        "name: a, personas: kim",
        "name: b, feeling: {score: 1, by: {sam: -1}}, pain_points: [{text: Hers, personas: kim}]",
        persona="sam",
    )
    assert [(row.number, row.cells) for row in heat.rows] == [(2, (Cell("−1.0", -1), Cell("assumed")))]


ALL = "pain_points: [Cold], delights: [Sun], moment_of_truth: true"


def test_all_three_at_once_are_extreme_inconsistency_and_said_so() -> None:
    heat = made(f"name: a, {ALL}", "name: b, pain_points: [Cold], delights: [Sun]")
    assert [row.extreme for row in heat.rows] == [True, False]
    assert heat.description == (
        "Of 2 touchpoints 2 hurt, 2 delight and 1 decides. "
        "Extremely inconsistent, because all three stand there at once: 1 “a”."
    )


def test_many_of_them_are_said_by_their_numbers() -> None:
    heat = made(*(f"name: spot {number}, {ALL}" for number in range(4)))
    assert "at once: 1, 2, 3 and 4." in heat.description


def test_the_most_urgent_is_said() -> None:
    spots = [f"name: {name}, feeling: {feeling}, importance: {{customer: 5, business: 5}}" for name, feeling in
             (("a", 1), ("b", -1.5), ("c", -1))]  # fmt: skip
    assert made(*spots).description.endswith("The most urgent is 2 “b”, with a priority of 21.9.")


def channels(*stages: str, persona: str | None = None) -> ByChannel | None:
    """Return the table of stages, each given as its touchpoints in flow style."""
    lines = [f"- {{name: s{n}, touchpoints: [{spots}]}}" for n, spots in enumerate(stages)]
    map_: JourneyMap = journey(
        "personas: [Sam]\nchannels: [{id: web, name: Our website}]\nstages:\n" + "\n".join(lines)
    )
    return by_channel(Facts(map_, persona))


def test_stages_and_channels() -> None:
    table = channels(
        "{name: a, channel: web, feeling: 1}, {name: b, channel: [WEB, till], feeling: -0.5}, {name: c, feeling: 2}",
        "{name: d, channel: web}, {name: e}",
        "",
    )
    assert table == ByChannel(
        rows=(
            ChannelRow("Our website", (Mean(0.2, 2, 2), Mean(None, 0, 1), None), Mean(0.2, 2, 3)),
            ChannelRow("till", (Mean(-0.5, 1, 1), None, None), Mean(-0.5, 1, 1)),
        ),
        stages=(Mean(0.8, 3, 3), Mean(None, 0, 2), None),
        whole=Mean(0.8, 3, 5),
    )  # fmt: skip


def test_a_feeling_that_only_personas_have_counts_with_their_mean() -> None:
    feelings = ("{by: {sam: -1}}", "{score: 1, by: {sam: 0}}")
    spots = ", ".join(
        f"{{name: t{n}, channel: web, feeling: {feeling}}}" for n, feeling in enumerate(feelings)
    )
    everybody, sam = channels(spots), channels(spots, persona="sam")
    assert everybody is not None
    assert sam is not None
    assert (everybody.whole, sam.whole) == (Mean(0, 2, 2), Mean(-0.5, 2, 2))


NONE = {
    "no touchpoints": "",
    "no channels": "{name: a, feeling: 1}",
    "no feelings": "{name: a, channel: web}",
}


@pytest.mark.parametrize("spots", NONE.values(), ids=NONE)
def test_without_channels_or_feelings_there_is_no_such_table(spots: str) -> None:
    assert channels(spots) is None
