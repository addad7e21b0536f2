"""Overlays: what merges, what is replaced, what is not inherited, and what does not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.model.journey import JourneyMap
from tests.load.project import MAP, Project, project


def laid(tmp_path: Path, overlay: str, base: str = MAP) -> JourneyMap:
    """Load an overlay over the base, which must go without findings of level error."""
    loaded = project(tmp_path, base=base, map_="cjmap: 1\nextends: base.cjm.yaml\n" + overlay).load()
    assert loaded.map is not None, [f.message for f in loaded.findings]
    return loaded.map


def names(journey: JourneyMap) -> list[list[str]]:
    """Return the names of the touchpoints by stage."""
    return [[touchpoint.name for touchpoint in stage.touchpoints] for stage in journey.stages]


def test_an_overlay_that_says_nothing_is_its_base(tmp_path: Path) -> None:
    base = project(tmp_path, base=MAP, map_="cjmap: 1\nextends: base.cjm.yaml\n")
    over, under = base.load().map, base.load("base.cjm.yaml").map
    assert over is not None
    assert under is not None
    assert over == under.with_(id="map")


MERGES = {
    "a touchpoint at the top merges by id": (
        "touchpoints:\n  - id: pays\n    note: By card\n",
        [["Waits", "Pays"], ["Drinks"]],
    ),
    "a touchpoint in its stage merges by id": (
        "stages:\n  - id: order\n    touchpoints:\n      - id: pays\n        name: Pays by card\n",
        [["Waits", "Pays by card"], ["Drinks"]],
    ),
    "a new touchpoint stands where after says": (
        "touchpoints:\n  - {name: Tips, new: true, after: waits}\n",
        [["Waits", "Tips", "Pays"], ["Drinks"]],
    ),
    "a new touchpoint stands where before says": (
        "touchpoints:\n  - {name: Tips, new: true, before: waits}\n",
        [["Tips", "Waits", "Pays"], ["Drinks"]],
    ),
    "a new touchpoint with a stage stands at its end": (
        "touchpoints:\n  - {name: Tips, new: true, stage: enjoy}\n",
        [["Waits", "Pays"], ["Drinks", "Tips"]],
    ),
    "a touchpoint moves to another stage": (
        "touchpoints:\n  - {id: pays, stage: enjoy, before: drinks}\n",
        [["Waits"], ["Pays", "Drinks"]],
    ),
    "a touchpoint moves inside its stage": (
        "touchpoints:\n  - {id: waits, after: pays}\n",
        [["Pays", "Waits"], ["Drinks"]],
    ),
    "a touchpoint is taken out": (
        "touchpoints:\n  - {id: drinks, remove: true}\n",
        [["Waits", "Pays"], []],
    ),
    "a new stage brings its touchpoints along": (
        "stages:\n  - {name: Leave, new: true, touchpoints: [{name: Goes}]}\n",
        [["Waits", "Pays"], ["Drinks"], ["Goes"]],
    ),
    "a new stage may stand first": (
        "stages:\n  - {name: Notice, new: true, before: order}\n",
        [[], ["Waits", "Pays"], ["Drinks"]],
    ),
    "a stage is taken out with its touchpoints": (
        "stages:\n  - {id: enjoy, remove: true}\n",
        [["Waits", "Pays"]],
    ),
    "an empty list empties": (
        "stages:\n  - {id: enjoy, touchpoints: []}\n",
        [["Waits", "Pays"], []],
    ),
    "a key without a value changes nothing": (
        "stages:\n  - id: enjoy\n    touchpoints:\n",
        [["Waits", "Pays"], ["Drinks"]],
    ),
}


@pytest.mark.parametrize(("overlay", "expected"), MERGES.values(), ids=MERGES)
def test_merges(tmp_path: Path, overlay: str, expected: list[list[str]]) -> None:
    assert names(laid(tmp_path, overlay)) == expected


def test_other_values_are_replaced_whole(tmp_path: Path) -> None:
    feeling = laid(tmp_path, "touchpoints:\n  - {id: pays, feeling: -1}\n").stages[0].touchpoints[1].feeling
    assert feeling is not None
    assert (feeling.score, feeling.internal, feeling.by) == (-1, None, {})


def test_null_removes_a_key(tmp_path: Path) -> None:
    journey = laid(tmp_path, "sources: null\ntouchpoints:\n  - {id: pays, feeling: ~, sources: null}\n")
    assert journey.sources == ()
    assert journey.stages[0].touchpoints[1].feeling is None


def test_pain_points_merge_by_id_and_short_ones_are_added(tmp_path: Path) -> None:
    overlay = (
        "touchpoints:\n  - id: waits\n    pain_points:\n      - {id: slow, severity: 3}\n      - It is cold\n"
    )
    found = laid(tmp_path, overlay).stages[0].touchpoints[0].pain_points
    assert [(p.id, p.text, p.severity) for p in found] == [
        ("slow", "Nobody says how long", 3),
        ("it-is-cold", "It is cold", 2),
    ]


def test_what_is_never_inherited(tmp_path: Path) -> None:
    own = "id: mine\nstatus: live\nimproves: base.cjm.yaml\nlimits: {unmanaged_handoffs_max: 1}\n"
    own += "reviews: [{date: 2026-01}]\nmystery_shops: [{id: shop, date: 2026}]\n"
    journey = laid(tmp_path, "", MAP + own)
    assert (journey.id, journey.status, journey.improves, journey.limits) == ("map", "draft", None, None)
    assert (journey.reviews, journey.mystery_shops) == ((), ())


def test_a_future_state_inherits_no_evidence(tmp_path: Path) -> None:
    journey = laid(tmp_path, "kind: future-state\n")
    pays = journey.stages[0].touchpoints[1]
    assert pays.sources == ()
    assert pays.feeling is not None
    assert (pays.feeling.score, pays.feeling.internal) == (1, None)
    assert [source.id for source in journey.sources] == ["talk"]
    assert journey.improves == "base.cjm.yaml"


def test_a_future_state_may_have_evidence_of_its_own(tmp_path: Path) -> None:
    overlay = "kind: future-state\ntouchpoints:\n  - {id: pays, sources: [talk]}\n"
    assert laid(tmp_path, overlay).stages[0].touchpoints[1].sources == ("talk",)


def test_closes_takes_pain_points_out_and_keeps_what_fixes_them(tmp_path: Path) -> None:
    overlay = "kind: future-state\ncloses: [slow]\nopportunities:\n  - {text: Say how long, fixes: slow, new: true}\n"
    journey = laid(tmp_path, overlay)
    assert journey.stages[0].touchpoints[0].pain_points == ()
    assert journey.opportunities[0].fixes == ("slow",)


def test_persona_as_replaces_a_persona_everywhere(tmp_path: Path) -> None:
    journey = laid(tmp_path, "persona_as: {sam: kim}\npersonas:\n  - {id: kim, name: Kim, new: true}\n")
    order, enjoy = journey.stages
    assert [persona.name for persona in journey.personas] == ["Kim"]
    assert order.touchpoints[0].pain_points[0].personas == ("kim",)
    assert order.touchpoints[1].feeling is not None
    assert list(order.touchpoints[1].feeling.by) == ["kim"]
    assert enjoy.touchpoints[0].personas == ("kim",)


def test_removing_takes_the_steps_along_and_says_so(tmp_path: Path) -> None:
    base = MAP + "routes:\n  - {name: Happy, via: [waits, pays]}\n"
    overlay = "cjmap: 1\nextends: base.cjm.yaml\ntouchpoints:\n  - id: pays\n    remove: true\n"
    loaded = project(tmp_path, base=base, map_=overlay).load()
    assert loaded.map is not None
    assert loaded.map.stages[0].touchpoints[0].next == ()
    assert loaded.map.routes[0].via == ("waits",)
    (finding,) = loaded.findings
    assert (finding.rule.code, finding.level, finding.place.start.line) == ("CJ103", "info", 5)
    assert finding.message == "with `pays` went 2 mentions of it in steps, routes and lists of the base"


NAMES = {
    "an id alone changes nothing": ("touchpoints:\n  - id: pays\n", [["Waits", "Pays"], ["Drinks"]]),
    "a name that is null and given in the next": (
        "touchpoints:\n  - {id: pays, name: By card}\n  - {id: pays, note: x}\n",
        [["Waits", "By card"], ["Drinks"]],
    ),
    "one that was moved is an anchor where it stands now": (
        "touchpoints:\n  - {id: pays, stage: enjoy}\n  - {name: Tips, new: true, after: pays}\n",
        [["Waits"], ["Drinks", "Pays", "Tips"]],
    ),
    "one that was taken out may be written anew": (
        "touchpoints:\n  - {id: pays, remove: true}\n  - {name: Pays, new: true, stage: enjoy}\n",
        [["Waits"], ["Drinks", "Pays"]],
    ),
}


@pytest.mark.parametrize(("overlay", "expected"), NAMES.values(), ids=NAMES)
def test_one_after_the_other(tmp_path: Path, overlay: str, expected: list[list[str]]) -> None:
    assert names(laid(tmp_path, overlay)) == expected


def test_a_metric_of_the_base_may_be_named_by_metric(tmp_path: Path) -> None:
    base = MAP + "metrics: [{id: nps, name: Would recommend, kind: nps}]\n"
    (metric,) = laid(tmp_path, "metrics: [{metric: nps, value: 12}]\n", base).metrics
    assert (metric.id, metric.name, metric.metric, metric.value) == ("nps", "Would recommend", None, 12)


VERSIONS = {
    "an overlay without it": (
        "extends: base.cjm.yaml\ntitle: Other\n",
        MAP,
        ["CJ003 map.cjm.yaml:1:1 `cjmap` is missing: every file needs it, an overlay and its base too"],
    ),
    "an overlay that takes it out": (
        "cjmap: null\nextends: base.cjm.yaml\n",
        MAP,
        ["CJ003 map.cjm.yaml:1:1 `cjmap` is missing: every file needs it, an overlay and its base too"],
    ),
    "an overlay without it, and what else is wrong": (
        "extends: base.cjm.yaml\nlang: 3\n",
        MAP,
        [
            "CJ003 map.cjm.yaml:1:1 `cjmap` is missing: every file needs it, an overlay and its base too",
            "CJ003 map.cjm.yaml:2:7 expects a language tag such as en or de-AT, not `3`",
        ],
    ),
    "an overlay of another version": (
        "cjmap: 2\nextends: base.cjm.yaml\nlang: 3\n",
        MAP,
        ["CJ006 map.cjm.yaml:1:8 this file needs another cjmap: it says version `2`, this one reads 1"],
    ),
    "an overlay with a quoted version": (
        "cjmap: '1'\nextends: base.cjm.yaml\n",
        MAP,
        ["CJ003 map.cjm.yaml:1:8 expects 1, not a quoted text"],
    ),
    "a base without it": (
        "cjmap: 1\nextends: base.cjm.yaml\n",
        MAP.removeprefix("cjmap: 1\n"),
        ["CJ003 base.cjm.yaml:1:1 `cjmap` is missing: every file needs it, an overlay and its base too"],
    ),
    "a base of another version": (
        "cjmap: 1\nextends: base.cjm.yaml\n",
        MAP.replace("cjmap: 1", "cjmap: 3"),
        ["CJ006 base.cjm.yaml:1:8 this file needs another cjmap: it says version `3`, this one reads 1"],
    ),
    "a map without it that extends nothing": (
        MAP.removeprefix("cjmap: 1\n"),
        MAP,
        ["CJ003 map.cjm.yaml:1:1 `cjmap` is missing: every map needs one"],
    ),
}


@pytest.mark.parametrize(("overlay", "base", "expected"), VERSIONS.values(), ids=VERSIONS)
def test_every_file_says_its_version(tmp_path: Path, overlay: str, base: str, expected: list[str]) -> None:
    assert project(tmp_path, base=base, map_=overlay).faults() == expected


def test_a_chain_is_laid_from_the_bottom(tmp_path: Path) -> None:
    files = Project(
        tmp_path,
        {
            "base.cjm.yaml": MAP,
            "more/middle.cjm.yaml": "cjmap: 1\nextends: ../base.cjm.yaml\ntitle: Middle\nsummary: Kept\n",
            "more/map.cjm.yaml": "cjmap: 1\nextends: middle.cjm.yaml\ntitle: Top\n",
        },
    )
    journey = files.load("more/map.cjm.yaml").map
    assert journey is not None
    assert (journey.title, journey.summary, names(journey)) == (
        "Top",
        "Kept",
        [["Waits", "Pays"], ["Drinks"]],
    )


MISFITS = {
    "a touchpoint that the base does not have": (
        "touchpoints:\n  - id: payz\n    feeling: 1\n",
        "CJ103 map.cjm.yaml:4:9 the base has no touchpoint `payz`",
        "did you mean `pays`? If it is new, say `new: true`",
    ),
    "a stage that the base does not have": (
        "stages:\n  - id: ordre\n    goal: x\n",
        "CJ103 map.cjm.yaml:4:9 the base has no stage `ordre`",
        "did you mean `order`? If it is new, say `new: true`",
    ),
    "a new touchpoint without a place": (
        "touchpoints:\n  - name: Tips\n    new: true\n",
        "CJ103 map.cjm.yaml:4:5 nothing says in which stage the new touchpoint `tips` stands",
        "write `stage:`, `after:` or `before:` with an id",
    ),
    "an anchor that is not there": (
        "touchpoints:\n  - id: pays\n    after: wait\n",
        "CJ103 map.cjm.yaml:5:12 there is no touchpoint `wait` to stand after",
        "did you mean `waits`?",
    ),
    "a stage to move to that is not there": (
        "touchpoints:\n  - id: pays\n    stage: leave\n",
        "CJ103 map.cjm.yaml:5:12 the base has no stage `leave`",
        "it has order and enjoy",
    ),
    "a persona that the base does not have": (
        "persona_as:\n  sem: kim\n",
        "CJ103 map.cjm.yaml:4:3 the base has no persona `sem`",
        "did you mean `sam`?",
    ),
    "a pain point to close that is not there": (
        "closes:\n  - slaw\n",
        "CJ103 map.cjm.yaml:4:5 the base has no pain point `slaw`",
        "did you mean `slow`?",
    ),
    "a fault of the overlay's own": (
        "touchpoints:\n  - id: pays\n    feeling: 9\n",
        "CJ003 map.cjm.yaml:5:14 9 is outside -2 … 2",
        None,
    ),
    "a yes that is no true": (
        "touchpoints:\n  - id: pays\n    remove: yes\n",
        "CJ003 map.cjm.yaml:5:13 `yes` is a text, not true or false",
        "write true",
    ),
    "a touchpoint without an id": (
        "touchpoints:\n  - feeling: 1\n",
        "CJ103 map.cjm.yaml:4:5 this says of no touchpoint what changes",
        "write its `id`",
    ),
    "a stage without an id": (
        "stages:\n  - goal: Coffee\n    touchpoints: []\n",
        "CJ103 map.cjm.yaml:4:5 this says of no stage what changes",
        "write its `id`",
    ),
    "a touchpoint that stands after itself": (
        "touchpoints:\n  - {id: pays, after: pays}\n",
        "CJ103 map.cjm.yaml:4:23 there is no touchpoint `pays` to stand after",
        "did you mean `pays`?",
    ),
    "a title that is taken out": (
        "title: null\n",
        "CJ003 map.cjm.yaml:3:1 `title` cannot be taken out: every map needs one",
        "write another one, or take this line out to keep that of the base",
    ),
    "a name of a stage that is taken out": (
        "stages:\n  - id: enjoy\n    name: ~\n",
        "CJ003 map.cjm.yaml:5:5 `name` cannot be taken out: every stage needs one",
        "write another one, or take this line out to keep that of the base",
    ),
    "a title of a source that is taken out": (
        "sources:\n  - {id: talk, title: null}\n",
        "CJ003 map.cjm.yaml:4:16 `title` cannot be taken out: every source needs one",
        "write another one, or take this line out to keep that of the base",
    ),
    "stages that are taken out": (
        "stages: null\n",
        "CJ003 map.cjm.yaml:3:1 `stages` cannot be taken out: every map needs some",
        "write others, or take this line out to keep those of the base",
    ),
    "a closed pain point that is no text": (
        "closes: [{id: slow}]\n",
        "CJ103 map.cjm.yaml:3:11 expects the id of a pain point, not a group of keys",
        None,
    ),
    "an extends that is no file": (
        "",
        "CJ105 map.cjm.yaml:2:10 `nope.cjm.yaml` does not exist",
        None,
    ),
    "an extends that leads out": (
        "",
        "CJ105 map.cjm.yaml:2:10 `../../secret.yaml` leads out of the project",
        None,
    ),
}


@pytest.mark.parametrize(("overlay", "expected", "hint"), MISFITS.values(), ids=MISFITS)
def test_misfits(tmp_path: Path, overlay: str, expected: str, hint: str | None) -> None:
    path = expected.split("`")[1] if "CJ105" in expected else "base.cjm.yaml"
    files = project(tmp_path, base=MAP, map_=f"cjmap: 1\nextends: {path}\n{overlay}")
    assert files.faults() == [expected]
    assert files.load().findings[0].hint == hint


def test_a_fault_of_the_base_is_told_in_the_base(tmp_path: Path) -> None:
    files = project(
        tmp_path,
        base=MAP.replace("score: 1,", "score: 7,"),
        map_="cjmap: 1\nextends: base.cjm.yaml\ntitle: Other\n",
    )
    assert files.faults() == ["CJ003 base.cjm.yaml:14:26 7 is outside -2 … 2"]


def test_a_base_that_cannot_be_read_is_told_in_the_base(tmp_path: Path) -> None:
    files = project(tmp_path, base="cjmap: 1\ntitle: [\n", map_="cjmap: 1\nextends: base.cjm.yaml\n")
    (fault,) = files.faults()
    assert fault.startswith("CJ001 base.cjm.yaml:")


def test_a_circle_is_shown(tmp_path: Path) -> None:
    files = project(
        tmp_path, base="cjmap: 1\nextends: map.cjm.yaml\n", map_="cjmap: 1\nextends: base.cjm.yaml\n"
    )
    circle = "map.cjm.yaml → base.cjm.yaml → map.cjm.yaml"
    assert files.faults() == [f"CJ104 base.cjm.yaml:2:10 these files extend each other: {circle}"]


@pytest.mark.parametrize(("length", "is_fine"), [(31, True), (32, False)])
def test_a_chain_of_32_files_is_the_limit(tmp_path: Path, length: int, is_fine: bool) -> None:
    files: dict[str, str | bytes] = {"0.cjm.yaml": MAP}
    for index in range(1, length + 1):
        files[f"{index}.cjm.yaml"] = f"cjmap: 1\nextends: {index - 1}.cjm.yaml\n"
    found = Project(tmp_path, files).faults(f"{length}.cjm.yaml")
    assert found == (
        [] if is_fine else ["CJ104 1.cjm.yaml:2:10 33 files extend one after the other, and the limit is 32"]
    )


def test_overlay_keys_without_a_base_are_told(tmp_path: Path) -> None:
    found = project(tmp_path, map_=MAP + "touchpoints: []\ncloses: [slow]\n").faults()
    assert found == [
        "CJ103 map.cjm.yaml:24:1 `closes` changes a base, but this file extends nothing",
        "CJ103 map.cjm.yaml:23:1 `touchpoints` changes a base, but this file extends nothing",
    ]
