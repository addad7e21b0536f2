"""Ids and references inside one map: every kind, known and unknown, and where the fault is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.load.project import Project, project

HEAD = """\
cjmap: 1
title: I buy a coffee
personas: {id: sam, name: Sam}
sources: [{id: talk, title: Talks}]
metrics: [{id: wait, name: Wait}]
objectives: [{id: stay, statement: They stay}]
mystery_shops: [{id: shop, date: 2026-01}]
departments: [Bar]
stages:
  - name: Order
    touchpoints:
      - name: Waits
        pain_points: [{id: slow, text: Nobody says how long}, It is cold]
        backstage: [{id: grind, text: Grinds the beans}]
      - name: Pays
"""

KNOWN = {
    "a step to a touchpoint": "        next: waits\n",
    "a step to the end": "        next: end\n",
    "a step without a name is the next": "        next: {handoff: managed}\n",
    "a persona": "        personas: sam\n",
    "a feeling by persona": "        feeling: {by: {sam: 1}}\n",
    "a source": "        sources: [talk]\n",
    "a mystery shop as a source": "        sources: [shop]\n",
    "a metric": "        metrics: [wait]\n",
    "an expected change of a metric": "        opportunities: [{text: x, expects: {wait: -2}}]\n",
    "an objective": "        objectives: stay\n",
    "a department by name": "        department: Bar\n",
    "any channel while none is defined": "        channel: Window seat\n",
    "a pain point of another touchpoint": "        pain_points: [slow]\n",
    "a pain point to fix": "        opportunities: [{text: x, fixes: slow}]\n",
    "a hand-off to fix": "        opportunities: [{text: x, fixes: waits>pays}]\n",
    "an action as a trigger": "        backstage: [{text: x, triggers: grind}]\n",
    "a touchpoint as a trigger": "        backstage: [{text: x, triggers: waits}]\n",
    "where it is put right": "        failures: [{mode: x, recovers_at: waits}]\n",
}


@pytest.mark.parametrize("body", KNOWN.values(), ids=KNOWN)
def test_known(tmp_path: Path, body: str) -> None:
    assert project(tmp_path, map_=HEAD + body).faults() == []


UNKNOWN = {
    "a step": ("        next: wait\n", 16, 15, "there is no touchpoint `wait`", "did you mean `waits`?"),
    "a step in a list": (
        "        next: [end, {to: x}]\n",
        16,
        26,
        "there is no touchpoint `x`",
        "known are pays, waits",
    ),
    "a step by name": (
        "        next: Waits\n",
        16,
        15,
        "there is no touchpoint `Waits`",
        "refer to it by its id, `waits`",
    ),
    "a persona": ("        personas: kim\n", 16, 19, "there is no persona `kim`", "known are sam"),
    "a feeling by persona": (
        "        feeling: {by: {kim: 1}}\n",
        16,
        24,
        "there is no persona `kim`",
        "known are sam",
    ),
    "a source": ("        sources: [talks]\n", 16, 19, "there is no source `talks`", "did you mean `talk`?"),
    "the source of a quote": (
        "        quotes:\n          - {text: x, source: y}\n",
        17,
        31,
        "there is no source `y`",
        "known are shop, talk",
    ),
    "a metric": (
        "        metrics: [weight]\n",
        16,
        19,
        "there is no metric `weight`",
        "did you mean `wait`?",
    ),
    "a metric that is expected to change": (
        "        opportunities: [{text: x, expects: {nps: 2}}]\n",
        16,
        45,
        "there is no metric `nps`",
        "known are wait",
    ),
    "an objective": ("        objectives: go\n", 16, 21, "there is no objective `go`", "known are stay"),
    "a department": (
        "        department: Kitchen\n",
        16,
        21,
        "there is no department `Kitchen`",
        "known are bar",
    ),
    "a pain point": (
        "        pain_points: [slaw]\n",
        16,
        23,
        "there is no pain point `slaw`",
        "did you mean `slow`?",
    ),
    "a pain point to fix by the id of its text": (
        "        opportunities: [{text: x, fixes: it-is-cold}]\n",
        16,
        42,
        "there is no pain point `it-is-cold`",
        "a text is referred to by a written id only: give it `id: it-is-cold`",
    ),
    "a hand-off to fix": (
        "        opportunities: [{text: x, fixes: waits>end}]\n",
        16,
        42,
        "there is no touchpoint `end`",
        "known are pays, waits",
    ),
    "a trigger": (
        "        backstage: [{text: x, triggers: y}]\n",
        16,
        41,
        "there is no action or touchpoint `y`",
        "known are grind, pays, waits",
    ),
}


@pytest.mark.parametrize(("body", "line", "column", "message", "hint"), UNKNOWN.values(), ids=UNKNOWN)
def test_unknown(tmp_path: Path, body: str, line: int, column: int, message: str, hint: str) -> None:
    made = project(tmp_path, map_=HEAD + body)
    assert made.faults() == [f"CJ102 map.cjm.yaml:{line}:{column} {message}"]
    assert made.load().findings[0].hint == hint


TWICE = {
    "two stages": ("  - name: Order\n", 16, 11, "another stage has the id `order` too", 10),
    "two touchpoints of two stages": (
        "  - name: Enjoy\n    touchpoints:\n      - name: Waits\n",
        18,
        15,
        "another touchpoint has the id `waits` too",
        12,
    ),
    "two written ids of pain points": (
        "        pain_points: [{id: slow, text: x}]\n",
        16,
        28,
        "another pain point has the id `slow` too",
        13,
    ),
}


@pytest.mark.parametrize(("body", "line", "column", "message", "first"), TWICE.values(), ids=TWICE)
def test_an_id_twice(tmp_path: Path, body: str, line: int, column: int, message: str, first: int) -> None:
    made = project(tmp_path, map_=HEAD + body)
    assert made.faults() == [f"CJ101 map.cjm.yaml:{line}:{column} {message}"]
    assert [place.start.line for place, _ in made.load().findings[0].related] == [first]


def test_the_same_text_may_stand_at_two_touchpoints(tmp_path: Path) -> None:
    assert project(tmp_path, map_=HEAD + "        pain_points: [It is cold]\n").faults() == []


def test_the_same_text_twice_in_one_list_is_told(tmp_path: Path) -> None:
    found = project(tmp_path, map_=HEAD + "        pain_points: [It is hot, It is hot]\n").faults()
    assert found == ["CJ101 map.cjm.yaml:16:34 another pain point has the id `it-is-hot` too"]


def test_a_name_without_a_letter_needs_an_id(tmp_path: Path) -> None:
    made = project(tmp_path, map_=HEAD + '      - name: "!!!"\n')
    assert made.faults() == [
        "CJ003 map.cjm.yaml:16:15 no id can be made of this name: it has no letter and no digit"
    ]
    assert made.load().findings[0].hint == "write an `id:`"


def test_names_of_any_script_make_ids(tmp_path: Path) -> None:
    journey = (
        project(tmp_path, map_=HEAD + "      - name: प्रतीक्षा करता है\n        next: प्रतीक्षा-करता-है\n")
        .load()
        .map
    )
    assert journey is not None
    assert journey.stages[0].touchpoints[2].id == "प्रतीक्षा-करता-है"


FILES = {
    "a missing image": (
        "        images: [{file: a.png, alt: x}]\n",
        "CJ105 map.cjm.yaml:16:25 `a.png` does not exist",
    ),
    "a folder": ("        zoom: pictures\n", "CJ105 map.cjm.yaml:16:15 "),
    "a path out of the project": (
        "        zoom: ../../etc/passwd\n",
        "CJ105 map.cjm.yaml:16:15 `../../etc/passwd` leads out of the project",
    ),
    "an absolute path": (
        "        zoom: /etc/passwd\n",
        "CJ105 map.cjm.yaml:16:15 `/etc/passwd` is an absolute path",
    ),
    "a link out of the project": ("        zoom: out.yaml\n", "CJ105 map.cjm.yaml:16:15 "),
}


@pytest.mark.parametrize(("body", "expected"), FILES.values(), ids=FILES)
def test_files(tmp_path: Path, body: str, expected: str) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("secret: 1\n")
    folder = tmp_path / "project"
    folder.mkdir()
    made = Project(folder, {"map.cjm.yaml": HEAD + body, "pictures/b.png": "x"})
    (folder / "out.yaml").symlink_to(outside)
    (fault,) = made.faults()
    assert fault.startswith(expected)
    assert "secret" not in repr(made.load().findings)


def test_a_path_is_relative_to_the_file_it_stands_in(tmp_path: Path) -> None:
    made = Project(
        tmp_path,
        {
            "base/map.cjm.yaml": HEAD + "        zoom: detail.cjm.yaml\n",
            "base/detail.cjm.yaml": "cjmap: 1\ntitle: x\nstages: []\n",
            "own/map.cjm.yaml": "cjmap: 1\nextends: ../base/map.cjm.yaml\n",
        },
    )
    assert made.faults("own/map.cjm.yaml") == []
