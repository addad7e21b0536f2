"""Libraries: exactly what is referred to is pulled, and what goes wrong is told in its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.load.read import Loaded
from tests.load.project import Project

LIBRARY = """\
cjmap: 1
kind: library
personas:
  - {id: lena, name: Lena, sources: [diary]}
  - {id: omar, name: Omar, prefers_contact: Sales counter}
channels:
  - {name: Sales counter, kind: counter}
  - App
metrics:
  - {id: wait, name: Waiting time, kind: duration, unit: min, target: 5, source: log}
sources:
  - {id: diary, title: Diaries, kind: diary}
  - {id: log, title: Log, kind: analytics}
objectives:
  - {id: stay, statement: They stay, metrics: wait}
pain_points:
  - {id: cold, text: It is cold, severity: 3, sources: log}
"""
SETTINGS = 'library = ["lib/*.cjm.yaml"]\n'


def files(tmp_path: Path, body: str, **more: str) -> Project:
    """Make a project with the library, and a map of one touchpoint `Waits` with `body` below it."""
    text = "cjmap: 1\ntitle: I wait\n" + more.pop("head", "")
    text += "stages:\n  - name: Order\n    touchpoints:\n      - name: Waits\n" + body
    return Project(
        tmp_path,
        {"cjmap.toml": SETTINGS, "lib/shared.cjm.yaml": LIBRARY, "map.cjm.yaml": text, **more},
    )


def pulled(loaded: Loaded) -> dict[str, list[str]]:
    """Return the ids of what a map defines at its top."""
    assert loaded.map is not None, [f.message for f in loaded.findings]
    fields = ("personas", "channels", "metrics", "sources", "objectives", "pain_points")
    lists = {field: [thing.id for thing in getattr(loaded.map, field)] for field in fields}
    return {field: ids for field, ids in lists.items() if ids}


PULLS = {
    "nothing where nothing is named": ("        note: x\n", "", {}),
    "a persona brings its source": (
        "        personas: lena\n",
        "",
        {"personas": ["lena"], "sources": ["diary"]},
    ),
    "a persona in the list of personas is filled in": (
        "",
        "personas: [lena, Sam]\n",
        {"personas": ["lena", "sam"], "sources": ["diary"]},
    ),
    "a channel is named by its name": (
        "        channel: Sales counter\n",
        "",
        {"channels": ["sales-counter"]},
    ),
    "a channel is named by its id": ("        channel: app\n", "", {"channels": ["app"]}),
    "a channel that a persona of the map names": (
        "",
        "personas: [{name: Sam, prefers_contact: [app, Post], devices: [Lamp]}]\n",
        {"personas": ["sam"], "channels": ["app"]},
    ),
    "a channel that a persona of the library names": (
        "        personas: omar\n",
        "",
        {"personas": ["omar"], "channels": ["sales-counter"]},
    ),
    "a kind of channel needs no definition": ("        channel: phone\n", "", {}),
    "an objective brings its metric, and that its source": (
        "        objectives: stay\n",
        "",
        {"metrics": ["wait"], "sources": ["log"], "objectives": ["stay"]},
    ),
    "a pain point by reference": (
        "        pain_points:\n          - cold\n",
        "",
        {"sources": ["log"], "pain_points": ["cold"]},
    ),
    "a pain point that an opportunity fixes": (
        "        opportunities:\n          - {text: Heat, fixes: cold}\n",
        "",
        {"sources": ["log"], "pain_points": ["cold"]},
    ),
}


@pytest.mark.parametrize(("body", "head", "expected"), PULLS.values(), ids=PULLS)
def test_exactly_what_is_named_is_pulled(
    tmp_path: Path, body: str, head: str, expected: dict[str, list[str]]
) -> None:
    assert pulled(files(tmp_path, body, head=head).load()) == expected


def test_a_metric_of_a_library_takes_the_values_of_the_map(tmp_path: Path) -> None:
    journey = files(tmp_path, "", head="metrics:\n  - {metric: wait, value: 7}\n").load().map
    assert journey is not None
    (metric,) = journey.metrics
    assert (metric.id, metric.name, metric.target, metric.value, metric.unit) == (
        "wait",
        "Waiting time",
        5,
        7,
        "min",
    )


SCORES = """\
cjmap: 1
kind: library
metrics:
  - {id: nps, name: Would recommend, kind: nps}
  - {id: ease, name: Easy, kind: ces}
  - {id: stars, name: Stars, kind: csat, scale: [1, 5]}
  - {id: calls, name: Calls}
"""

RANGES = {
    "in range": (
        "        metrics: [{metric: nps, value: -100, target: 100}, {metric: stars, value: 4.5}]\n",
        "metrics: [{metric: nps, value: 62, previous: -3}, {metric: calls, value: 12000}]\n",
        [],
    ),
    "a value of the map": (
        "",
        "metrics:\n- {metric: nps, value: 300}\n",
        ["CJ003 map.cjm.yaml:4:24 300 is outside -100 … 100, the range of the metric `nps`"],
    ),
    "a target and a previous value of the map": (
        "",
        "metrics:\n- {metric: stars, target: 6, previous: 0}\n",
        [
            "CJ003 map.cjm.yaml:4:27 6 is outside 1 … 5, the range of the metric `stars`",
            "CJ003 map.cjm.yaml:4:40 0 is outside 1 … 5, the range of the metric `stars`",
        ],
    ),
    "a value at a touchpoint": (
        "        metrics: [calls, {metric: nps, value: 300}]\n",
        "",
        ["CJ003 map.cjm.yaml:7:47 300 is outside -100 … 100, the range of the metric `nps`"],
    ),
    "a value of a metric of the map's own at a touchpoint": (
        "        metrics: [{metric: own, value: 130 %}]\n",
        "metrics: [{id: own, name: Own, kind: ratio}]\n",
        ["CJ003 map.cjm.yaml:8:40 130 is outside 0 … 100, the range of the metric `own`"],
    ),
    "another scale of the map": (
        "",
        "metrics: [{metric: ease, scale: [1, 10], value: 9}]\n",
        [],
    ),
    "the scale of the library": (
        "",
        "metrics: [{metric: ease, value: 9}]\n",
        ["CJ003 map.cjm.yaml:3:33 9 is outside 1 … 7, the range of the metric `ease`"],
    ),
}


@pytest.mark.parametrize(("body", "head", "expected"), RANGES.values(), ids=RANGES)
def test_values_are_held_to_the_range_of_their_metric(
    tmp_path: Path, body: str, head: str, expected: list[str]
) -> None:
    made = files(tmp_path, body, head=head, **{"lib/scores.cjm.yaml": SCORES})
    assert made.faults() == expected
    assert (made.load().map is None) == bool(expected)


def test_a_value_at_a_stage_is_held_to_its_range(tmp_path: Path) -> None:
    text = "cjmap: 1\ntitle: I wait\nstages:\n- name: Order\n  metrics:\n  - {metric: nps, target: -101}\n"
    made = files(tmp_path, "", **{"lib/scores.cjm.yaml": SCORES, "other.cjm.yaml": text})
    assert made.faults("other.cjm.yaml") == [
        "CJ003 other.cjm.yaml:6:27 -101 is outside -100 … 100, the range of the metric `nps`"
    ]


def test_what_the_map_says_of_a_metric_stands_in_the_map(tmp_path: Path) -> None:
    loaded = files(tmp_path, "", head="metrics:\n  - {metric: wait, value: 7}\n").load()
    places = [loaded.origin.locate(("metrics", 0, key)) for key in ("value", "target")]
    assert [(place.file.path, place.start.line, place.start.column) for place in places] == [
        ("map.cjm.yaml", 4, 27),
        ("lib/shared.cjm.yaml", 10, 71),
    ]


def test_a_pulled_thing_is_located_in_the_library(tmp_path: Path) -> None:
    loaded = files(tmp_path, "        personas: lena\n").load()
    place = loaded.origin.locate(("personas", 0, "name"))
    assert (place.file.path, place.start.line, place.start.column) == ("lib/shared.cjm.yaml", 4, 22)


def test_a_library_beside_the_settings_is_named_in_uses(tmp_path: Path) -> None:
    other = "cjmap: 1\nkind: library\npersonas:\n  - {id: kim, name: Kim}\n"
    made = files(
        tmp_path, "        personas: kim\n", head="uses: other.cjm.yaml\n", **{"other.cjm.yaml": other}
    )
    assert pulled(made.load()) == {"personas": ["kim"]}


FAULTS = {
    "a persona that nobody defines": (
        "        personas: lina\n",
        "",
        ["CJ102 map.cjm.yaml:7:19 there is no persona `lina`"],
    ),
    "a channel that is not in the vocabulary": (
        "        channel: Counter of sales\n",
        "",
        ["CJ102 map.cjm.yaml:7:18 there is no channel `Counter of sales`"],
    ),
    "an id that the library has": (
        "",
        "personas:\n  - {id: lena, name: Another}\n",
        ["CJ101 map.cjm.yaml:4:10 another persona has the id `lena` too"],
    ),
    "a used file that is not there": (
        "",
        "uses: [nope.cjm.yaml]\n",
        ["CJ105 map.cjm.yaml:3:8 `nope.cjm.yaml` does not exist"],
    ),
    "a used file that is no library": (
        "",
        "uses: [map.cjm.yaml]\n",
        ["CJ105 map.cjm.yaml:3:8 `map.cjm.yaml` is no library"],
    ),
}


@pytest.mark.parametrize(("body", "head", "expected"), FAULTS.values(), ids=FAULTS)
def test_faults(tmp_path: Path, body: str, head: str, expected: list[str]) -> None:
    assert files(tmp_path, body, head=head).faults() == expected


BROKEN = {
    "a syntax error": ("cjmap: 1\nkind: library\npersonas: [\n", "CJ001 lib/shared.cjm.yaml:"),
    "a wrong value": (
        "cjmap: 1\nkind: library\npain_points:\n  - {text: x, severity: 9}\n",
        "CJ003 lib/shared.cjm.yaml:4:25 9 is outside 1 … 3",
    ),
    "a reference that leads nowhere": (
        "cjmap: 1\nkind: library\npersonas:\n  - {name: Lena, sources: [x]}\n",
        "CJ102 lib/shared.cjm.yaml:4:28 there is no source `x`",
    ),
    "a field that only a map has": (
        "cjmap: 1\nkind: library\nstages: []\n",
        "CJ003 lib/shared.cjm.yaml:3:1 `stages` is no field of a library",
    ),
}


@pytest.mark.parametrize(("library", "expected"), BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("opened", ["map.cjm.yaml", "lib/shared.cjm.yaml"])
def test_a_broken_library_is_told_in_its_file_and_nothing_else(
    tmp_path: Path, library: str, expected: str, opened: str
) -> None:
    made = files(tmp_path, "        personas: lena\n", **{"lib/shared.cjm.yaml": library})
    (fault,) = made.faults(opened)
    assert fault.startswith(expected)


def test_an_id_of_two_libraries_shows_both_places(tmp_path: Path) -> None:
    other = "cjmap: 1\nkind: library\npersonas:\n  - {id: omar, name: Omar}\n"
    found = files(tmp_path, "", **{"lib/other.cjm.yaml": other}).load().findings
    assert [(f.rule.code, f.place.file.path, f.place.start.line) for f in found] == [
        ("CJ101", "lib/shared.cjm.yaml", 5)
    ]
    assert [(place.file.path, place.start.line) for place, _ in found[0].related] == [
        ("lib/other.cjm.yaml", 4)
    ]
