"""The JSON Schema as a whole: its three shapes, its words, and what an editor needs of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from cjmap.load.overlay import CONTROLS
from cjmap.load.resolve import MAP_CONTROLS
from cjmap.model.journey import JourneyMap
from cjmap.model.overlay import OverlayKeys, ThingKeys, TouchpointKeys
from cjmap.model.schema import map_schema
from cjmap.model.walk import plan_of
from tests.model.reading import Bad, load, schema_errors

BASE = """\
cjmap: 1
title: I buy a coffee
personas: [{id: sam, name: Sam}]
stages:
  - name: One
    goal: Arrive
    touchpoints:
      - name: First
        feeling: 1
        pain_points: [{id: slow, text: It is slow}]
      - name: Last
  - name: Two
"""
HEAD = "cjmap: 1\nextends: base.yaml\n"

OVERLAYS = {
    "nothing but its base": "",
    "a field of the map": "title: I buy a tea",
    "a field taken away": "personas: null\nscope: ~",
    "a list emptied": "personas: []",
    "a key without a value": "title:\ntouchpoints:\npersona_as:\ncloses:",
    "a stage": "stages: [{id: one, goal: null, feeling: -0.4}]",
    "a stage by its name": "stages: [{name: One, goal: Leave}]",
    "a new stage in its place": "stages: [{id: three, name: Three, new: true, before: two}]",
    "a stage taken out": "stages: [{id: two, remove: true}]",
    "a touchpoint in its stage": "stages: [{id: one, touchpoints: [{id: first, feeling: 2}]}]",
    "a touchpoint of any stage": "touchpoints: [{id: first, feeling: 2, wait: null}]",
    "a touchpoint that moves": "touchpoints: [{id: last, stage: two}]",
    "a new touchpoint": "touchpoints: [{name: Between, new: true, after: first}]",
    "a touchpoint taken out": "touchpoints: [{id: last, remove: true}]",
    "a pain point": "touchpoints: [{id: first, pain_points: [{id: slow, severity: 3}, Too hot]}]",
    "a pain point closed": "kind: future-state\ncloses: slow",
    "a persona": "personas: [{id: sam, age: 41}]",
    "a persona in the place of another": "persona_as: {sam: ada}\npersonas: [{id: ada, name: Ada, new: true}]",
    "an own field": "x_market: at",
}

BAD_OVERLAYS = {
    "an unknown key": Bad("touchpoint: []", "`touchpoint` is no field of a map", 3, 1),
    "an unknown key of a thing": Bad("stages: [{id: one, gaol: x}]", "`gaol` is no field of a stage", 3, 20),
    "a value off the scale": Bad("touchpoints: [{id: first, feeling: 3}]", "3 is outside -2 … 2", 3, 36),
    "another version": Bad("cjmap: 2", "says version `2`", 1, 8),
    "a touchpoint that is a text": Bad("touchpoints: [first]", "expects a touchpoint with its `id`", 3, 15),
    "touchpoints that are no list": Bad("touchpoints: {id: first}", "expects a list of touchpoints", 3, 1),
    "a thing without id and name": Bad(
        "touchpoints: [{feeling: 1}]", "this says of no touchpoint what changes", 3, 16
    ),
    "new in other words": Bad(
        "touchpoints: [{id: a, new: yes, stage: two}]", "`yes` is a text, not true or false", 3, 28
    ),
    "roles in a list": Bad("persona_as: [sam]", "expects `base persona: own persona`", 3, 1),
    "a thing that the base does not have": Bad(
        "stages: [{id: three, goal: x}]", "the base has no stage `three`", 3, 15, seen=False
    ),
    "a new thing without its name": Bad(
        "touchpoints: [{id: a, new: true, stage: two}]", "`name` is missing", 3, 16, seen=False
    ),
}

LIBRARIES = {
    "nothing": "",
    "all that a library holds": """\
id: shared
title: Shared
summary: For all maps
tags: [all]
links: [{url: a.md}]
lang: en
owner: Mara
personas: [{id: sam, name: Sam}]
channels: [{name: App, kind: app}]
devices: [Phone]
departments: [Bar]
systems: [Till]
metrics: [{id: nps, name: NPS, kind: nps}]
sources: [{id: talk, title: Talks}]
objectives: [{id: stay, statement: They stay}]
pain_points: [{id: slow, text: It is slow}]
x_own: 1
""",
}

BAD_LIBRARIES = {
    "stages": Bad("stages: []", "`stages` is no field of a library", 3, 1),
    "a scope": Bad("scope: {starts: x}", "`scope` is no field of a library", 3, 1),
    "a status": Bad("status: draft", "`status` is no field of a library", 3, 1),
    "a persona without a name": Bad("personas: [{age: 41}]", "`name` is missing", 3, 13),
}


@pytest.mark.parametrize("text", OVERLAYS.values(), ids=OVERLAYS)
def test_good_overlays(text: str) -> None:
    assert load(HEAD + text, base=BASE).findings == ()
    assert schema_errors(HEAD + text) == []


@pytest.mark.parametrize("bad", BAD_OVERLAYS.values(), ids=BAD_OVERLAYS)
def test_bad_overlays(bad: Bad) -> None:
    text = bad.text + "\nextends: base.yaml" if bad.text.startswith("cjmap") else HEAD + bad.text
    found = load(text, base=BASE).findings
    assert [bad.says in finding.message for finding in found][:1] == [True]
    assert (found[0].place.start.line, found[0].place.start.column) == (bad.line, bad.column)
    assert (schema_errors(text) != []) == bad.seen


@pytest.mark.parametrize("text", LIBRARIES.values(), ids=LIBRARIES)
def test_good_libraries(text: str) -> None:
    whole = "cjmap: 1\nkind: library\n" + text
    assert load(whole).findings == ()
    assert schema_errors(whole) == []


@pytest.mark.parametrize("bad", BAD_LIBRARIES.values(), ids=BAD_LIBRARIES)
def test_bad_libraries(bad: Bad) -> None:
    whole = "cjmap: 1\nkind: library\n" + bad.text
    (found,) = load(whole).findings
    assert bad.says in found.message
    assert (found.place.start.line, found.place.start.column) == (bad.line, bad.column)
    assert schema_errors(whole) != []


def test_what_an_overlay_adds_is_what_the_loader_takes() -> None:
    things = {*ThingKeys.model_fields, *TouchpointKeys.model_fields} - {"own"}
    assert things == CONTROLS
    assert set(OverlayKeys.model_fields) - {"own"} == MAP_CONTROLS


def test_every_thing_with_an_id_has_a_shape_for_overlays() -> None:
    things = set()
    waiting = [JourneyMap]
    while waiting:
        for kind in plan_of(waiting.pop()).things.values():
            if kind not in things:
                things.add(kind)
                waiting.append(kind)  # type: ignore[arg-type]
    definitions = map_schema()["definitions"]
    assert {f"{kind.__name__}Change" for kind in things} == {n for n in definitions if n.endswith("Change")}


def test_it_is_a_schema_of_draft_7() -> None:
    schema = map_schema()
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert json.dumps(schema) == json.dumps(map_schema())


def _nodes(value: Any, path: str = "$") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
        for key, item in value.items():
            yield from _nodes(item, f"{path}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _nodes(item, f"{path}[{index}]")


def test_no_word_stands_where_it_is_not_read_or_not_meant() -> None:
    for path, node in _nodes(map_schema()):
        if path.endswith((".properties", ".definitions", ".patternProperties")):
            continue
        assert "multipleOf" not in node, path
        assert "$ref" not in node or len(node) == 1, f"{path}: siblings of $ref are ignored"
        assert "$defs" not in node, path


def test_every_reference_leads_somewhere_and_every_definition_is_used() -> None:
    schema = map_schema()
    refs = {node["$ref"] for _, node in _nodes(schema) if isinstance(node.get("$ref"), str)}
    for ref in refs:
        node: Any = schema
        for key in ref.removeprefix("#/").split("/"):
            node = node[key]
    used = {ref.split("/")[2] for ref in refs}
    assert used == set(schema["definitions"])


def test_every_field_has_words_and_every_object_is_closed() -> None:
    for name, definition in map_schema()["definitions"].items():
        assert definition["description"], name
        forms = [definition, *definition.get("anyOf", [])]
        whole = next((form for form in forms if "properties" in form), None)
        if whole is None:
            continue
        assert whole["additionalProperties"] is False, name
        assert list(whole["patternProperties"]) == ["^x_"], name
        for field, value in whole["properties"].items():
            said = value.keys() & {"description", "$ref"} or "$ref" in str(value.get("anyOf"))
            assert said, f"{name}.{field}"


def test_defaults_are_told() -> None:
    fields = map_schema()["definitions"]["JourneyMap"]["properties"]
    told = {name: value["default"] for name, value in fields.items() if "default" in value}
    assert told == {"kind": "current-state", "journey": "customer", "status": "draft", "lang": "en"}
