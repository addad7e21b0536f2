"""A map that is loaded beside another version of it is the same map as one that is loaded alone."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.load import shared
from cjmap.load.read import Loaded
from cjmap.load.session import Session
from cjmap.model.journey import JourneyMap
from tests.diff.edits import Edited, edited
from tests.diff.written import yaml
from tests.load.project import MAP, project

RANDOM = st.integers(0, 2**32).map(Random)
HEAD = "cjmap: 1\ntitle: I buy a coffee\nstages:\n  - name: Order\n"


def loaded(text: str, other: Loaded | None = None) -> Loaded:
    session = Session(isolated=True)
    return session.load(session.stands_in("map.cjm.yaml", lambda _: text.encode()), other)


def said(found: Loaded) -> tuple[object, ...]:
    """Return all that counts of a map: its fields in order, which of them are written, and its findings."""
    written = repr(found.map and found.map.model_dump(exclude_unset=True))
    return repr(found.map), written, found.findings, found.hidden


RETOUCHES = (
    (0.2, r'"(\w+)"(?!:)', r"\1"),
    (0.02, r"(?<=: )(-?[0-9.]+)\b", r'"\1"'),
    (0.1, r'(pain_points": \[)(?=[^\]])', r"\1false, "),
    (0.03, "severity", "severty"),
)
"""How often, what, and what for it: quotes less and more, a mark that means nothing, a key that nobody knows."""


def retouched(text: str, random: Random) -> str:
    for chance, what, now in RETOUCHES:
        for found in reversed([found for found in re.finditer(what, text) if random.random() < chance]):
            text = text[: found.start()] + found.expand(now) + text[found.end() :]
    return text


@settings(max_examples=200, derandomize=True, deadline=None)
@given(edited(), RANDOM)
def test_a_neighbour_changes_nothing(both: Edited, random: Random) -> None:
    layout = random if random.random() < 0.5 else None
    old = loaded(retouched(yaml(both.old, layout), random))
    text = retouched(yaml(both.new, layout), random)
    assert said(loaded(text, old)) == said(loaded(text))


def maps(old: str, new: str) -> tuple[JourneyMap, JourneyMap]:
    """Load a map, and another version of it beside that."""
    before = loaded(old)
    after = loaded(new, before)
    assert before.map is not None
    assert after.map is not None
    return before.map, after.map


def test_what_is_written_the_same_is_made_once() -> None:
    old, new = maps(MAP, MAP.replace("score: 1", "score: 2").replace("Enjoy", "Enjoy\n    goal: Peace"))
    (order, enjoy), (order_now, enjoy_now) = old.stages, new.stages
    assert order_now.touchpoints[0] is order.touchpoints[0]
    assert order_now.touchpoints[1] != order.touchpoints[1]
    assert enjoy_now != enjoy
    assert enjoy_now.touchpoints[0] is enjoy.touchpoints[0]
    assert new.sources[0] is old.sources[0]


def test_what_stands_elsewhere_in_its_list_is_made_once() -> None:
    spots = HEAD + "    touchpoints:\n      - %s\n      - {name: Pays, feeling: 1}\n"
    old, new = maps(
        spots % "name: Waits" + "    pain_points: [true, {text: Slow}]\n",
        spots % "name: Sits" + "      - name: Waits\n    pain_points: [{text: Slow}]\n",
    )
    (waits, pays), (sits, *others) = old.stages[0].touchpoints, new.stages[0].touchpoints
    assert sits.name == "Sits"
    assert [id(spot) for spot in others] == [id(pays), id(waits)]
    assert new.stages[0].pain_points[0] is old.stages[0].pain_points[1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("feeling: {score: 1}", 'feeling: {score: "1"}'),
        ("feeling: {wanted: 1}", 'feeling: {wanted: "1"}'),
        ("pain_points: [true]", "pain_points: ['true']"),
        ("x_a: 1, x_b: 2", "x_b: 2, x_a: 1"),
        ("feeling: {by: {sam: 1, ines: 2}}", "feeling: {by: {ines: 2, sam: 1}}"),
        ("pain_points: [{text: Slow, severity: 2}]", "pain_points: [{text: Slow, severity: 9}]"),
        ("pain_points: [false, {text: Slow}]", "pain_points: [false, {text: Slow, severity: 9}]"),
        ("next: {to: end}", "next: {to: end, share: 10 %}"),
        ("next: {to: end}", "next: [{to: end}]"),
    ],
)
def test_what_is_written_otherwise_is_made_anew(old: str, new: str) -> None:
    spot = (
        HEAD + "    touchpoints:\n      - {id: pays, name: Pays, %s}\npersonas: [{name: Sam}, {name: Ines}]\n"
    )
    before = loaded(spot % old)
    assert before.map is not None
    assert said(loaded(spot % new, before)) == said(loaded(spot % new))


PERSONA = "cjmap: 1\nkind: library\npersonas:\n  - id: sam\n    name: Sam\n    role: %s\n"
USING = f"{HEAD}personas: sam\nuses: lib.cjm.yaml\n"
OVERLAY = "cjmap: 1\nextends: base.cjm.yaml\nstages: [{id: order, name: Order}]\n"
IDLE = f"{HEAD}    pain_points: [false, Slow]\n"
FROM = {
    "what it takes out of a library": (
        {"lib_": PERSONA % "Commuter", "map_": USING},
        {"lib_": PERSONA % "Pensioner", "map_": USING},
    ),
    "what it lies over": (
        {"base_": f"{HEAD}    id: order\n    goal: A cup\n", "map_": OVERLAY},
        {"base_": f"{HEAD}    id: order\n", "map_": OVERLAY},
    ),
    "a mark that means nothing": ({"map_": IDLE}, {"map_": f"{IDLE}    feeling: 9\n"}),
}


@pytest.mark.parametrize(("old", "new"), FROM.values(), ids=FROM)
def test_what_is_not_made_of_the_text_of_a_map_is_made_anew(
    tmp_path: Path, old: dict[str, str], new: dict[str, str]
) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    before, after = project(tmp_path / "old", **old), project(tmp_path / "new", **new)
    session = Session()
    (job,) = session.find([str(after.folder / "map.cjm.yaml")])
    assert before.load().map is not None
    assert said(session.load(job, before.load())) == said(after.load())


def test_a_part_is_looked_at_once_however_often_its_name_stands_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The clock is not asked: what is counted are the names that are looked at."""
    many, names = 1_000, 0
    counted = shared._name

    def count(item: object) -> str:
        nonlocal names
        names += 1
        return counted(item)

    monkeypatch.setattr(shared, "_name", count)
    spot = "      - name: Waits\n        actions: [%s]\n"
    before = loaded(f"{HEAD}    touchpoints:\n{spot % ', '.join(['Sits'] * many)}")
    after = loaded(f"{HEAD}    touchpoints:\n{(spot % 'Stands') * many}", before)
    assert (before.map is not None, after.map) == (True, None)
    assert names <= 4 * many
