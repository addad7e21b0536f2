"""The heat map as a picture: every cell in its column, everything on the paper, and a legend of what is used."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from cjmap.draw.blocks import shared
from cjmap.draw.heat import legend as heat_legend
from cjmap.draw.heat.cells import WIDTHS
from cjmap.draw.heat.picture import LEAST, heat_map
from cjmap.draw.heat.table import NUMBER, table
from cjmap.draw.palette import FEELINGS, INK
from cjmap.draw.scene import Box, Group, Line, Scene
from cjmap.draw.sheet import MARGIN
from cjmap.draw.svg import written
from cjmap.model.journey import JourneyMap
from cjmap.view import heat_map as view
from tests.analysis.made import example, journey, one_stage
from tests.conftest import Golden
from tests.draw.generated import maps
from tests.draw.seen import ALL, area, groups, marks_in, texts
from tests.draw.structure import COUNTS, PATHS, broken, lost, many, runs
from tests.draw.test_poster_laws import PROFILE

SMALL = """\
personas: [Sam]
sources: [{id: talk, title: Talks, kind: interview}]
stages:
- name: Before
  touchpoints:
  - {name: Looks, feeling: {score: 0.6, by: {sam: -1}}, channel: web, sources: talk}
  - {name: Asks, channel: [web, shop], pain_points: [{text: Cold, severity: 3}], delights: [Sun], moment_of_truth: true}
- {name: After, touchpoints: [{name: Leaves, feeling: -2, wait: 2 d, importance: {customer: 5, business: 2}}]}
"""


def laws(map_: JourneyMap) -> dict[str, object]:
    """Return what a heat map breaks of what holds for all of them."""
    scene, heat = heat_map(map_, file="map.cjm.yaml"), view.heat_map(map_)
    found = broken(scene)
    said = {row.number: (str(row.number), row.name) for row in heat.rows}
    names = [*(name for pair in said.values() for name in pair), *(group.name for group in heat.groups)]
    channels = [row.name for row in heat.channels.rows] if heat.channels else []
    shown = [*names, *channels, *(cell.text for row in heat.rows for cell in row.cells), heat.title]
    legend = list(heat_legend.entries(heat))
    named = {ALL[mark] for mark, _ in legend if mark in ALL}
    told = {
        "lost": lost(scene, shown),
        "over the border of a column": list(over_borders(scene, heat)),
        "rows": []
        if [g.link for g in rows(scene)] == [f"touchpoint-{r.id}" for r in heat.rows]
        else ["not all"],
        "legend": named ^ {name for group in rows(scene) for name in marks_in(group.items)},
        "legend, unsaid": lost(scene, [words for _, words in legend]),
    }
    return found | {law: what for law, what in told.items() if what}


def rows(scene: Scene) -> list[Group]:
    return [group for group in groups(scene) if group.kind == "touchpoint"]


def over_borders(scene: Scene, heat: view.HeatMap) -> Iterator[str]:
    """Yield the texts of rows that do not lie in one column."""
    name = table(heat, 0, LEAST - 2 * MARGIN)[0].name
    for group in rows(scene):
        left = area(texts([group])[0]).right + 10 - NUMBER
        widths = accumulate((WIDTHS[column.kind] for column in heat.columns), initial=left + name)
        columns = list(pairwise((left, *widths)))
        for text in texts([group]):
            if not any(start <= area(text).left and area(text).right <= end for start, end in columns):
                yield text.content


def test_a_small_map(golden: Golden) -> None:
    golden("views/heat-map.svg", written(heat_map(journey(SMALL), file="map.cjm.yaml")))


@pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
def test_every_law_holds_for_the_examples(path: Path) -> None:
    assert laws(example(path)) == {}


@pytest.mark.parametrize("count", COUNTS)
def test_every_law_holds_for_maps_of_any_size(count: int) -> None:
    assert laws(many(count)) == {}


@PROFILE
@given(text=maps())
def test_every_law_holds_for_maps_that_are_made_up(text: str) -> None:
    assert laws(journey(text)) == {}


@settings(PROFILE, max_examples=4)
@given(text=maps(40))
def test_every_law_holds_for_larger_ones(text: str) -> None:
    assert laws(journey(text)) == {}


def row(*fields: str, more: str = "") -> Group:
    """Return the row of the first touchpoint of a map."""
    (first, *_) = rows(heat_map(one_stage(*fields, more=more)))
    return first


def test_a_feeling_tints_its_cell_and_one_that_nobody_said_is_hatched() -> None:
    boxes = [item for item in row("name: a, feeling: -2").items if isinstance(item, Box)]
    assert [(box.fill, box.dash) for box in boxes] == [(FEELINGS[0], "")]
    unsaid = row("name: a", "name: b, feeling: 1").items
    assert [(item.fill, item.dash) for item in unsaid if isinstance(item, Box)] == [(None, "2 3")]
    assert len([item for item in unsaid if isinstance(item, Line)]) > 5


def test_all_three_at_once_stand_in_one_frame_and_are_said() -> None:
    group = row("name: a, pain_points: [Cold], delights: [Sun], moment_of_truth: true")
    *cells, frame = [item for item in group.items if isinstance(item, Box)]
    assert (frame.fill, frame.stroke) == (None, INK)
    assert [area(frame).holds(area(box)) for box in cells] == [True, True, True]
    assert "extreme inconsistency: hurts, delights and decides at once" in [t.content for t in texts([group])]


def test_a_bar_is_as_long_as_a_touchpoint_is_urgent() -> None:
    spot = "name: a, feeling: -2, importance: {customer: 5, business: 5}"
    whole, full = [item for item in row(f"{spot}, moment_of_truth: true").items if isinstance(item, Box)][-2:]
    assert full.width == whole.width
    _, half = [item for item in row(spot).items if isinstance(item, Box)][-2:]
    assert half.width == whole.width / 2


def test_what_has_no_touchpoints_says_so() -> None:
    scene = heat_map(journey("stages: [{name: Begin}]"))
    assert scene.width == LEAST
    assert {"Begin", "no touchpoints yet"} <= {text.content for text in texts(scene.items)}


BLOCKS: dict[str, tuple[str, int, list[str]]] = {
    "nothing": ("", 1, [""]),
    "one block": ("Haa", 1, ["Haa"]),
    "two of the same height": ("Haaa", 2, ["Ha", "aa"]),
    "a heading does not end a block": ("HaaHaa", 2, ["Haa", "Haa"]),
    "not even where that makes blocks unequal": ("aaaHaa", 2, ["aaa", "Haa"]),
    "no more blocks than pieces": ("a", 3, ["a"]),
}


@pytest.mark.parametrize(("pieces", "count", "blocks"), BLOCKS.values(), ids=BLOCKS)
def test_pieces_are_shared_out_to_blocks(pieces: str, count: int, blocks: list[str]) -> None:
    parts = shared([1.0] * len(pieces), [piece == "H" for piece in pieces], count)
    assert [pieces[part] for part in parts] == blocks


def test_long_maps_stand_in_several_blocks_with_their_headings() -> None:
    def headings(count: int) -> int:
        return [text.content for text in texts(heat_map(many(count)).items)].count("Touchpoint")

    assert [headings(count) for count in (12, 300)] == [1, 3]


def test_a_stage_that_goes_on_in_the_next_block_is_named_there_again() -> None:
    scene = heat_map(one_stage(*(f"name: t{number}, feeling: 1" for number in range(200))))
    said = [text.content for text in texts(scene.items)]
    assert said.count("continued") == said.count("Touchpoint") - 1 > 0


def test_stages_and_channels() -> None:
    scene = heat_map(journey(SMALL))
    said = [text.content for text in texts(scene.items)]
    start = said.index("Stages × channels")
    assert said[start : said.index("−2", start)] == [
        "Stages × channels", "mean feeling, and of how many touchpoints", "1 Before", "2 After", "All touchpoints",
        "web", "+0.6", "1 of 2", "+0.6", "1 of 2",
        "shop", "1", "1",
        "All touchpoints", "+0.6", "1 of 2", "−2.0", "1", "−0.7", "2 of 3",
    ]  # fmt: skip


MORE = """\
personas: [Sam, Kim]
sources: [{id: talk, title: Talks, kind: interview}, {id: log, title: Log, kind: analytics}]
"""
LEGENDS = {
    "nothing": ("name: a, sources: talk", ["reported: customers or staff said so"]),
    "a guess": ("name: a", ["assumed: no source yet"]),
    "something seen": ("name: a, sources: log", ["observed: seen in what people do"]),
    "severity 1": ("name: a, pain_points: [{text: p, severity: 1}]", ["pain point (S1 annoying, S2)"]),
    "severity 3": ("name: a, pain_points: [{text: p, severity: 3}]", ["severe pain point (S3)"]),
    "everything at once": (
        "name: a, pain_points: [p], delights: [d], moment_of_truth: true",
        [
            "pain point (S1 annoying, S2)", "moment of truth", "delight", "all three at once: extreme inconsistency",
        ],
    ),
    "nobody said": ("name: a}, {name: b, feeling: 1", ["feeling", "nobody said how it feels"]),
    "another's": (
        "name: a, personas: kim, feeling: 1}, {name: b, feeling: {score: 1, by: {sam: 0}}",
        ["feeling", "this persona does not meet it"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("spots", "words"), LEGENDS.values(), ids=LEGENDS)
def test_the_legend(spots: str, words: list[str]) -> None:
    map_ = journey(f"{MORE}stages: [{{name: S, touchpoints: [{{{spots}}}]}}]")
    said = [text for _, text in heat_legend.entries(view.heat_map(map_))]
    assert [text for text in said if text in words or not text.startswith("assumed")] == words


def test_the_same_map_is_the_same_bytes_in_every_process() -> None:
    one, other = runs("cjmap.draw.heat.picture", "heat_map")
    assert one.startswith(b"<svg ")
    assert one == other
