"""The metrics of a map against their targets, and its routes."""

from __future__ import annotations

import pytest

from cjmap.analysis.targets import reached, trend
from cjmap.view.dossier.metrics import metric_rows
from cjmap.view.dossier.routes import route_rows
from cjmap.view.known import Known
from tests.analysis.made import journey, one_stage

CALLS = (
    "metrics: [{id: calls, name: Calls, value: 9, target: 10, previous: 12, better: lower, unit: a day}]\n"
)


@pytest.mark.parametrize(
    ("value", "target", "better", "said"),
    [
        (None, 1, "higher", None), (1, None, "lower", None), (2, 2, "lower", True), (2, 2, None, True),
        (2, 3, "lower", True), (2, 3, "higher", False), (3, 2, None, True), (3, 2, "lower", False),
    ],
)  # fmt: skip
def test_reached(value: float | None, target: float | None, better: str | None, said: bool | None) -> None:
    assert reached(value, target, better) is said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "previous", "better", "said"),
    [
        (None, 1, None, None), (1, None, None, None), (1, 1, "lower", None), (2, 1, None, True), (1, 2, None, False),
        (1, 2, "lower", True), (2, 1, "lower", False),
    ],
)  # fmt: skip
def test_trend(value: float | None, previous: float | None, better: str | None, said: bool | None) -> None:
    assert trend(value, previous, better) is said  # type: ignore[arg-type]


def test_a_map_without_metrics_and_routes() -> None:
    known = Known(one_stage("name: a"), None)
    assert (metric_rows(known), route_rows(known)) == ((), ())


def test_a_metric_on_the_whole_and_where_it_is_read() -> None:
    made = one_stage(
        "name: a, metrics: [calls]", "name: b, metrics: [{metric: calls, value: 20}]", more=CALLS
    )
    whole, part = metric_rows(Known(made, None))
    assert (whole.told.text, whole.told.anchor, [at.said for at in whole.at]) == (
        "Calls",
        "metric-calls",
        ["1"],
    )
    assert (whole.value, whole.target, whole.previous) == ("9 a day", "10 a day", "12 a day")
    assert (whole.is_part, whole.reached, whole.better) == (False, True, True)
    assert (part.is_part, [at.said for at in part.at]) == (True, ["2"])
    assert (part.value, part.target, part.reached, part.better) == ("20 a day", "10 a day", False, None)


def test_a_reading_of_what_is_defined_nowhere_stands_last() -> None:
    made = journey(
        CALLS + "stages: [{name: One, metrics: [{metric: Smiles, value: 3}], touchpoints: [{name: a}]}]"
    )
    *_, last = metric_rows(Known(made, None))
    assert (last.told.text, last.value, [at.said for at in last.at]) == ("Smiles", "3", ["stage 1"])


def test_routes() -> None:
    made = one_stage(
        "name: a, feeling: 1, next: [b, c]", "name: b, feeling: -1", "name: c, feeling: 0, next: end",
        more="""\
        personas: [Sam, Ada]
        routes:
        - {name: Long, share: 60 %, via: [b], ends: completed, personas: ada, why: It rains}
        - {name: Short, via: [c], ends: lost-to-competitor}
        """,
    )  # fmt: skip
    long, short = route_rows(Known(made, None))
    assert (long.told.text, long.people, long.share, long.ends) == ("Long", ("Ada",), "60 %", "completed")
    assert [fact.field for fact in long.told.notes] == ["why"]
    assert [at.said for at in long.passes] == ["1", "2"]
    assert long.lowest == long.passes[1]
    assert short.ends == "lost to competitor"
    assert [row.told.text for row in route_rows(Known(made, "sam"))] == ["Short"]


def test_a_route_whose_way_is_not_clear_says_what_it_names() -> None:
    made = one_stage(
        "name: a, next: [b, c]", "name: b, next: d", "name: c, next: d", "name: d",
        more="routes: [{name: Both, via: [a, d]}]\n",
    )  # fmt: skip
    (row,) = route_rows(Known(made, None))
    assert (row.passes, row.lowest, row.via) == ((), None, ("1 a", "4 d"))


def test_a_route_passes_what_the_persona_meets() -> None:
    made = one_stage(
        "name: a, feeling: -2, personas: ada",
        "name: b, feeling: -1",
        more="personas: [Sam, Ada]\nroutes: [{name: All, via: [a, b]}]\n",
    )
    (row,) = route_rows(Known(made, "sam"))
    assert ([at.said for at in row.passes], row.lowest) == (["2"], row.passes[0])


def test_a_stage_is_not_taken_for_a_touchpoint_of_its_id() -> None:
    made = journey(
        CALLS
        + "stages: [{id: pay, name: Pay, metrics: [{metric: calls, value: 3}], "
        + "touchpoints: [{id: pay, name: Pays, metrics: [{metric: calls, value: 4}]}]}]"
    )
    _, stage, spot = metric_rows(Known(made, None))
    assert ([at.anchor for at in stage.at], stage.value) == (["stage-pay"], "3 a day")
    assert ([at.anchor for at in spot.at], spot.value) == (["touchpoint-pay"], "4 a day")
