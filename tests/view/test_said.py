"""What every view says in the same words."""

from __future__ import annotations

import pytest

from cjmap.model.research import Metric
from cjmap.view.said import facts, measure, mood, people, signed, unit_of
from cjmap.words import percent
from tests.analysis.made import journey


@pytest.mark.parametrize(
    ("value", "said"), [(1.4, "+1.4"), (-2, "−2.0"), (0, "0.0"), (-0.35, "−0.35"), (0.1, "+0.1")]
)
def test_signed(value: float, said: str) -> None:
    assert signed(value) == said


@pytest.mark.parametrize(
    ("share", "said"), [(None, ""), (0, "0 %"), (0.125, "12.5 %"), (1 / 3, "33.3 %"), (1, "100 %")]
)
def test_percent(share: float | None, said: str) -> None:
    assert percent(share) == said


MEASURES = {
    "nothing": (None, "%", ""),
    "a number": (7, "", "7"),
    "without a unit": (7, None, "7"),
    "with its unit": (7.25, "min", "7.25 min"),
    "thousands": (1234567.5, "€", "1 234 567.5 €"),
    "below zero": (-12, "", "−12"),
}


@pytest.mark.parametrize(("value", "unit", "said"), MEASURES.values(), ids=MEASURES)
def test_measure(value: float | None, unit: str | None, said: str) -> None:
    assert measure(value, unit) == said


UNITS = {
    "none": ({}, ""),
    "its own": ({"unit": "min"}, "min"),
    "a ratio is in percent": ({"kind": "ratio"}, "%"),
    "but not on a scale of its own": ({"kind": "csat", "scale": (1.0, 5.0)}, ""),
    "a promoter score has none": ({"kind": "nps"}, ""),
}


@pytest.mark.parametrize(("fields", "unit"), UNITS.values(), ids=UNITS)
def test_unit(fields: dict[str, object], unit: str) -> None:
    assert unit_of(Metric(name="m", id="m").with_(**fields)) == unit


def test_facts_and_people() -> None:
    map_ = journey("owner: Ada\npersonas: [Sam, {name: Kim, role: Guest}]\nstages: [{name: S}]")
    assert facts(map_) == ("Current state", "draft", "Ada")
    assert people(map_) == ("Sam", "Kim, Guest")
    assert people(map_, "kim") == ("Kim, Guest",)


MOODS: dict[str, tuple[list[float | list[float] | None], str]] = {
    "no touchpoints": ([], "No feelings are known yet."),
    "nobody said": ([None], "No feelings are known yet."),
    "one": ([1], "The mood starts at +1.0."),
    "it falls": ([1, 0], "The mood starts at +1.0, falls to 0.0 at “1” and ends at 0.0."),
    "personas feel otherwise: the mean at the ends, the lowest and highest of all": (
        [[1, -1], [2, -2], 1],
        "The mood starts at 0.0, falls to −2.0 at “1”, peaks at +2.0 at “1” and ends at +1.0.",
    ),
    "it stays": ([1, 1], "The mood starts at +1.0 and ends at +1.0."),
    "it falls, rises, and is not known everywhere": (
        [0, -1, None, 2, 1],
        "The mood starts at 0.0, falls to −1.0 at “1”, peaks at +2.0 at “3” and ends at +1.0. "
        "It is unknown at 1 of 5 touchpoints.",
    ),
}


@pytest.mark.parametrize(("values", "said"), MOODS.values(), ids=MOODS)
def test_mood(values: list[float | list[float] | None], said: str) -> None:
    known = [
        [] if value is None else value if isinstance(value, list) else [float(value)] for value in values
    ]
    assert mood([(str(number), each) for number, each in enumerate(known)]) == said
