"""The poster: what stands where on it; what holds for all of them is in `test_poster_laws`."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest

from cjmap.draw import face, legend
from cjmap.draw.palette import BAND, EDGE, FEELINGS, INK, MOMENT, MUTED, PAPER
from cjmap.draw.poster import poster
from cjmap.draw.scene import DASHED, SOLID, Box, Disc, Item, Line, Scene, Shape, Text
from cjmap.draw.scene import Path as Curve
from cjmap.draw.sheet import LEAST, Columns
from cjmap.draw.svg import written
from cjmap.model.journey import JourneyMap
from cjmap.view.grid import grid
from tests.analysis.made import COFFEE, MOVING_IN, example, journey, one_stage
from tests.conftest import Golden
from tests.draw.seen import flat, groups, texts


def drawn(map_: JourneyMap, columns: Columns = "auto", persona: str | None = None) -> Scene:
    return poster(grid(map_, persona), columns)


def said(scene: Scene) -> list[str]:
    return [text.content for text in texts(scene.items)]


def behind(scene: Scene, kind: type[Item], **looks: Any) -> list[Any]:
    """Return the items of a kind and of these looks that lie behind the groups."""
    return [
        item
        for item in scene.items
        if isinstance(item, kind) and all(getattr(item, name) == value for name, value in looks.items())
    ]


def test_the_smallest_map(golden: Golden) -> None:
    golden("poster/smallest.svg", written(drawn(journey("stages: [{name: Begin}]"))))


def test_the_coffee_example(golden: Golden) -> None:
    golden("poster/coffee.svg", written(poster(grid(example(COFFEE), file=COFFEE.name))))


def test_a_map_without_anything_has_no_lane_and_no_legend() -> None:
    map_ = journey("stages: [{name: Begin}]")
    assert list(legend.entries(grid(map_))) == []
    assert drawn(map_).width == LEAST
    assert "no touchpoints yet" in said(drawn(map_))
    assert "Feels" not in said(drawn(one_stage("name: a")))


def test_each_touchpoint_is_a_group_that_a_page_can_link_to() -> None:
    own = [group for group in groups(drawn(example(MOVING_IN))) if group.kind == "touchpoint"]
    assert len(own) == 24
    assert (own[0].id, own[0].link) == ("moving-in.touchpoint-signs-lease", "touchpoint-signs-lease")


STATES = {
    "what is": ("current-state", "CURRENT STATE", BAND, 0),
    "what shall be is hatched": ("future-state", "FUTURE STATE", PAPER, 11),
    "a day": ("day-in-the-life", "DAY IN THE LIFE", BAND, 0),
}


@pytest.mark.parametrize(("kind", "words", "fill", "hatches"), STATES.values(), ids=STATES)
def test_the_state(kind: str, words: str, fill: str, hatches: int) -> None:
    scene = drawn(journey(f"kind: {kind}\nstages: [{{name: Begin}}]"))
    assert said(scene)[0] == words
    badge = scene.items[1]
    assert isinstance(badge, Box)
    assert (badge.fill, badge.stroke) == (fill, BAND)
    assert len([line for line in behind(scene, Line) if line.points[0][1] < badge.y + 20]) == hatches


def touchpoints(*values: str) -> tuple[str, ...]:
    return tuple(f"name: t{n}{value and f', feeling: {value}'}" for n, value in enumerate(values))


def across(scene: Scene) -> list[tuple[int, int]]:
    """Return which moments the curve of everybody joins, by their numbers, pair by pair."""
    faces = [i.x for i in flat(scene.items) if isinstance(i, Disc) and i.radius == face.RADIUS]
    return [
        (faces.index(path.start[0]), faces.index(path.curves[-1][-1][0]))
        for path in behind(scene, Curve, stroke=INK, width=2.2)
    ]


def test_a_missing_feeling_is_a_gap_in_the_curve_and_not_zero() -> None:
    scene = drawn(one_stage(*touchpoints("1", "0", "", "-1", "-2", "", "2")))
    assert across(scene) == [(0, 1), (2, 3)]
    assert said(scene).count("?") == 3  # two moments, and the legend


def test_a_moment_alone_has_no_area() -> None:
    scene = drawn(one_stage(*touchpoints("1", "", "-1")))
    assert [item for item in behind(scene, Shape) if item.opacity != 1] == []


def test_areas_are_coloured_by_their_side_of_zero() -> None:
    scene = drawn(one_stage(*touchpoints("1", "-1")))
    assert [item.fill for item in behind(scene, Shape, opacity=0.14)] == [FEELINGS[-1], FEELINGS[0]]


def test_the_curve_is_dashed_where_an_end_of_it_is_assumed() -> None:
    spots = [
        f"{spot}, sources: [{'talk' if n < 2 else ''}]" for n, spot in enumerate(touchpoints("1", "0", "1"))
    ]
    scene = drawn(one_stage(*spots, more="sources: [{id: talk, title: T}]\n"))
    assert [path.dash for path in behind(scene, Curve, stroke=INK, width=2.2)] == [SOLID, DASHED]


def test_stages_alongside_are_not_on_the_curve() -> None:
    stage = "{{name: {}, {}touchpoints: [{{name: {}, feeling: 1}}]}}"
    stages = [
        stage.format("S", "", "a"),
        stage.format("T", "alongside: true, ", "b"),
        stage.format("U", "", "c"),
    ]
    assert across(drawn(journey(f"stages: [{', '.join(stages)}]"))) == [(0, 2)]


def test_alternatives_fan_out_and_in() -> None:
    scene = drawn(
        journey(
            "stages:\n"
            "- {name: S, touchpoints: [{name: a, feeling: 1}]}\n"
            "- {name: T, order: any, touchpoints: [{name: b, feeling: 1}, {name: c, feeling: 0}]}\n"
            "- {name: U, touchpoints: [{name: d, feeling: 1}]}\n"
        )
    )
    assert across(scene) == []
    slanted = [
        line for line in behind(scene, Line, stroke=EDGE, width=1, dash=SOLID) if len(line.points) == 2
    ]
    assert len(slanted) == 4 + 1  # and the level zero
    assert "alternatives" in said(scene)


def test_the_line_of_a_persona_leaves_the_common_one_where_they_differ() -> None:
    map_ = one_stage(
        "name: a, feeling: 1",
        "name: b, feeling: {score: 1, by: {sam: -1}}",
        "name: c, feeling: 1",
        "name: d, feeling: 1",
        more="personas: [Sam]\n",
    )
    (line,) = behind(drawn(map_), Curve, stroke=MUTED, width=1.4)[1:]  # the first is the sample in the rail
    assert len(line.curves) == 2
    assert behind(drawn(map_, persona="sam"), Curve, stroke=MUTED) == []


def test_a_moment_of_truth_has_a_star_and_a_rule_along_its_column() -> None:
    scene = drawn(one_stage("name: a, feeling: 1, moment_of_truth: It decides"))
    assert len(behind(scene, Line, stroke=MOMENT)) == 1
    assert len([item for item in flat(scene.items) if isinstance(item, Shape) and item.fill == MOMENT]) == 2


CARDS = {
    "assumed: a broken edge": ("name: a", "card", EDGE, "4 3"),
    "from a source: a quiet edge": ("name: a, sources: talk", "card", "hairline", SOLID),
    "without us: not filled": ("name: a, sources: talk, with_us: false", None, EDGE, SOLID),
}


@pytest.mark.parametrize(("spot", "fill", "stroke", "dash"), CARDS.values(), ids=CARDS)
def test_the_edge_of_a_card(spot: str, fill: str | None, stroke: str, dash: str) -> None:
    scene = drawn(one_stage(spot, more="sources: [{id: talk, title: T}]\n"))
    (card,) = [group.items[0] for group in groups(scene) if group.kind == "touchpoint"]
    assert isinstance(card, Box)
    assert (card.fill, card.stroke, card.dash) == (fill, stroke, dash)


LOST = {
    "a time that is too long for the head of its card": "time: On a Tuesday morning long before the sun has risen",
    "an emotion without a number": "feeling: {words: Out of sorts and far from home}",
    "an emotion beside a number": "feeling: {score: 1, words: Out of sorts and far from home}",
    "a wait": "wait: 2 d",
}


@pytest.mark.parametrize("columns", ["touchpoint", "stage"])
@pytest.mark.parametrize("field", LOST.values(), ids=LOST)
def test_nothing_of_a_card_is_lost(field: str, columns: Columns) -> None:
    shown = "".join(said(drawn(one_stage(f"name: a, {field}"), columns))).replace(" ", "")
    words = field.partition("words: ")[2] or field.partition(": ")[2]
    assert words.rstrip("}").replace(" ", "") in shown


def test_what_stands_at_very_many_touchpoints_stays_in_its_column() -> None:
    spots = [f"name: t{number}, pain_points: [Cold]" for number in range(1, 31)]
    scene = drawn(one_stage(*spots), "stage")
    (cell,) = [group for group in groups(scene) if group.kind == "cell pain_points"]
    *numbers, lead, text = texts([cell])
    assert " ".join(line.content for line in numbers).split() == [str(number) for number in range(1, 31)]
    assert (lead.content, text.content) == ("S2", "Cold")


def test_the_names_of_personas_are_wrapped_in_the_rail() -> None:
    name = "Maximilian-Alexander von und zu Hohenlohe-Öhringen"
    map_ = one_stage(
        "name: a, feeling: {score: 1, by: {max: -1}}", more=f"personas: [{{id: max, name: {name}}}]\n"
    )
    lines = [text for text in behind(drawn(map_), Text) if text.size == 11 and text.x == 92]
    assert " ".join(text.content for text in lines).replace("- ", "-") == name


MOODS = "stages: [{name: S, feeling: {score: -1, words: Glum, wanted: 1}, touchpoints: [{name: a}]}]"


def test_the_mood_of_a_stage_is_shown_without_a_feeling_of_a_touchpoint() -> None:
    assert {"now: Glum −1.0", "wanted: +1.0"} <= set(said(drawn(journey(MOODS))))


DRAW = """\
import sys, time
from cjmap.draw.poster import poster
from cjmap.draw.svg import written
from cjmap.load.session import Session
from cjmap.view.grid import grid
time.tzset()
session = Session()
(job,) = session.find([sys.argv[1]])
sys.stdout.buffer.write(written(poster(grid(session.load(job).map, file="map.cjm.yaml"))).encode())
"""
MACHINES = {
    "a hash seed": {"PYTHONHASHSEED": "1"},
    "another one, in C and far in the east": {
        "PYTHONHASHSEED": "4242",
        "LC_ALL": "C",
        "TZ": "Pacific/Kiritimati",
    },
}


def test_the_same_map_is_the_same_bytes_on_every_machine() -> None:
    bytes_ = [
        subprocess.run(
            [sys.executable, "-c", DRAW, str(MOVING_IN)],
            env={**os.environ, **machine},
            check=True,
            capture_output=True,
        ).stdout
        for machine in MACHINES.values()
    ]
    assert bytes_[0].startswith(b"<svg ")
    assert bytes_[0] == bytes_[1]
