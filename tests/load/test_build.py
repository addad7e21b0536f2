"""What stands in a file and means nothing is left out, and the places of what stays are right."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.load.build import build
from cjmap.load.origin import Located, Origin
from cjmap.model.journey import JourneyMap
from cjmap.place import SourceFile
from cjmap.syntax.document import read
from tests.load.project import project

HEAD = "cjmap: 1\ntitle: I buy a coffee\nstages:\n- name: Order\n"

IDLE = {
    "false in a list of pain points": (
        "  touchpoints:\n  - {name: Waits, pain_points: [false]}\n",
        "  touchpoints:\n  - {name: Waits, pain_points: []}\n",
    ),
    "false before and behind others": (
        "  pain_points:\n  - false\n  - It is slow\n  - False\n  - true\n",
        "  pain_points:\n  - It is slow\n  - true\n",
    ),
    "false in delights, at several places": (
        "  touchpoints:\n  - {name: A, delights: [false, Warm]}\n  - {name: B, delights: [Near, FALSE]}\n",
        "  touchpoints:\n  - {name: A, delights: [Warm]}\n  - {name: B, delights: [Near]}\n",
    ),
    "false at the top of a map": ("delights: [false]\n", "delights: []\n"),
    "data without a value": ("data:\n", ""),
    "data that is null": ("data: null\n", ""),
    "events without a value": ("  touchpoints:\n  - name: A\n    events:\n", "  touchpoints:\n  - name: A\n"),
    "both": (
        "  touchpoints:\n  - {name: A, events: ~, pain_points: [false]}\ndata:\n",
        "  touchpoints:\n  - {name: A, pain_points: []}\n",
    ),
}


@pytest.mark.parametrize(("idle", "without"), IDLE.values(), ids=IDLE)
def test_what_means_nothing_is_left_out(tmp_path: Path, idle: str, without: str) -> None:
    made = project(tmp_path, idle=HEAD + idle, without=HEAD + without)
    idle_map, without_map = made.load("idle.cjm.yaml").map, made.load("without.cjm.yaml").map
    assert made.faults("idle.cjm.yaml") == []
    assert idle_map is not None
    assert without_map is not None
    assert idle_map.with_(id="without") == without_map


def test_quoted_false_is_a_text(tmp_path: Path) -> None:
    made = project(tmp_path, map_=HEAD + "  pain_points:\n  - 'False alarm'\n  - 'false'\n")
    assert made.faults() == ["CJ102 map.cjm.yaml:7:5 there is no pain point `false`"]


PLACES = {
    "a wrong value behind a false": (
        "  pain_points:\n  - false\n  - {text: Slow, severity: 4}\n",
        ["CJ003 map.cjm.yaml:7:28 4 is outside 1 … 3"],
    ),
    "an unknown reference behind two": (
        "  pain_points:\n  - false\n  - It is slow\n  - false\n  - slaw\n",
        ["CJ102 map.cjm.yaml:9:5 there is no pain point `slaw`"],
    ),
    "a list without a false in the same map": (
        "  pain_points: [false]\n  touchpoints:\n  - name: A\n    feeling: 3\n",
        ["CJ003 map.cjm.yaml:8:14 3 is outside -2 … 2"],
    ),
    "data with a value": (
        "data: 3\n",
        ["CJ003 map.cjm.yaml:5:1 `data` is kept for measured data, which this version does not read yet"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES)
def test_places_behind_what_was_left_out(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert project(tmp_path, map_=HEAD + text).faults() == expected


def test_false_in_an_overlay_and_in_its_base(tmp_path: Path) -> None:
    made = project(
        tmp_path,
        base=HEAD + "  touchpoints:\n  - name: Waits\n    pain_points: [false, {id: slow, text: Slow}]\n",
        map_=(
            "cjmap: 1\nextends: base.cjm.yaml\ntouchpoints:\n- id: waits\n  pain_points:\n"
            "  - false\n  - {id: slow, severity: 3}\n  - slaw\n"
        ),
    )
    assert made.faults("base.cjm.yaml") == []
    assert made.faults() == ["CJ102 map.cjm.yaml:8:5 there is no pain point `slaw`"]


def test_the_origin_belongs_to_the_model() -> None:
    text = HEAD + "  pain_points:\n  - false\n  - It is slow\n"
    document = read(text.encode(), SourceFile("/project", "map.cjm.yaml"))
    made, origin, pending = build(JourneyMap, Located(document.data, Origin(document)))
    assert made is not None
    assert pending == []
    assert [pain.text for pain in made.stages[0].pain_points] == ["It is slow"]
    place = origin.locate(("stages", 0, "pain_points", 0))
    assert (place.start.line, place.path) == (7, "stages[order].pain_points[it-is-slow]")


def test_an_origin_is_made_anew_only_where_something_was_left_out() -> None:
    document = read(HEAD.encode(), SourceFile("/project", "map.cjm.yaml"))
    origin = Origin(document)
    assert build(JourneyMap, Located(document.data, origin))[1] is origin


def test_a_misspelt_field_is_told_once_and_not_as_missing_too(tmp_path: Path) -> None:
    text = "cjmap: 1\ntitel: x\nstages:\n  - nmae: Order\n  - goal: x\n"
    assert project(tmp_path, map_=text).faults() == [
        "CJ003 map.cjm.yaml:4:5 `nmae` is no field of a stage",
        "CJ003 map.cjm.yaml:5:5 `name` is missing: every stage needs one",
        "CJ003 map.cjm.yaml:2:1 `titel` is no field of a map",
    ]
