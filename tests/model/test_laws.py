"""What holds for any map: it can be written down and read again, and every part of it is met once."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from cjmap.load.build import build
from cjmap.load.origin import Located, Origin
from cjmap.model.action import Objective, Opportunity, PainPoint
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap, Member, Question, Term
from cjmap.model.persona import Persona
from cjmap.model.research import Metric, MetricReading, Quote, Source
from cjmap.model.touchpoint import Delight, Exit, Expectation, Failure, LayerAction, Remark, Step, Trigger
from cjmap.model.walk import walk
from cjmap.place import SourceFile
from cjmap.syntax.document import read
from cjmap.words import is_slug
from tests.model.made import IDS, MAPS, TEXTS, emit, plain
from tests.model.reading import validator

law = settings(max_examples=100, derandomize=True, deadline=None)


def read_back(text: str) -> JourneyMap:
    document = read(text.encode(), SourceFile("/project", "map.cjm.yaml"))
    assert document.findings == ()
    made, _, found = build(JourneyMap, Located(document.data, Origin(document)))
    assert made is not None, [finding().message for finding in found]
    return made


@law
@given(MAPS)
def test_a_map_that_is_written_down_reads_as_the_same_map(journey: JourneyMap) -> None:
    assert read_back(emit(plain(journey))) == journey


@law
@given(MAPS)
def test_a_map_that_ruamel_writes_down_reads_as_the_same_map(journey: JourneyMap) -> None:
    stream = io.StringIO()
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style, yaml.allow_unicode = False, True
    yaml.dump(plain(journey), stream)
    assert read_back(stream.getvalue()) == journey


@law
@given(MAPS)
def test_what_the_model_takes_the_schema_takes(journey: JourneyMap) -> None:
    assert [f"{error.json_path}: {error.message}" for error in validator().iter_errors(plain(journey))] == []


@law
@given(MAPS)
def test_the_plain_data_of_a_map_makes_the_same_map(journey: JourneyMap) -> None:
    assert JourneyMap.model_validate(plain(journey)) == journey


@law
@given(MAPS)
def test_the_walk_meets_every_part_once(journey: JourneyMap) -> None:
    met = list(walk(journey))
    assert Counter(id(part) for _, part in met) == Counter(map(id, _parts(journey)))
    for pointer, part in met:
        found: Any = journey
        for key in pointer:
            found = getattr(found, str(key)) if isinstance(found, Part) else found[key]
        assert found is part


def _parts(value: Any) -> list[Part]:
    if isinstance(value, Part):
        return [value, *(part for item in value.__dict__.values() for part in _parts(item))]
    if isinstance(value, dict):
        return [part for item in value.values() for part in _parts(item)]
    return [part for item in value for part in _parts(item)] if isinstance(value, tuple) else []


_SHORT: list[type[Part]] = [
    Delight, Exit, Expectation, Failure, LayerAction, Member, Metric, MetricReading, Objective, Opportunity,
    PainPoint, Persona, Question, Quote, Remark, Source, Step, Term, Trigger,
]  # fmt: skip


@law
@given(st.sampled_from(_SHORT), TEXTS | IDS)
def test_a_text_stands_for_its_field_or_refers(kind: type[Part], text: str) -> None:
    field = "id" if kind.referable and is_slug(text) else kind.short_form
    assert kind.model_validate(text) == kind.model_validate({field: text})
    assert kind.model_validate(text).is_reference == (field == "id")
