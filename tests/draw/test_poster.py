"""The poster."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.draw import palette
from cjmap.draw.feeling import curve, node, scale_for
from cjmap.draw.poster import poster
from cjmap.draw.scene import Disc, Group, Item, Line, Scene, Text
from cjmap.draw.svg import written
from cjmap.draw.text import width_of, wrapped
from cjmap.model.journey import JourneyMap
from cjmap.view.grid import Column, grid
from cjmap.view.grid import Group as Stage
from tests.analysis.made import COFFEE, MOVING_IN, example, journey, one_stage
from tests.conftest import Golden


def drawn(map_: JourneyMap) -> Scene:
    return poster(grid(map_))


def flat(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield from flat(item.items) if isinstance(item, Group) else (item,)


def texts(scene: Scene) -> list[Text]:
    return [item for item in flat(scene.items) if isinstance(item, Text)]


def test_the_coffee_example(golden: Golden) -> None:
    golden("poster/coffee.svg", written(drawn(example(COFFEE))))


def test_the_smallest_map(golden: Golden) -> None:
    golden("poster/smallest.svg", written(drawn(journey("stages: [{name: Begin}]"))))


def test_each_touchpoint_is_a_group_of_its_own() -> None:
    groups = [item for item in drawn(example(MOVING_IN)).items if isinstance(item, Group)]
    assert len(groups) == 24
    assert (groups[0].id, groups[0].kind) == ("moving-in-touchpoint-signs-lease", "touchpoint")


def test_no_feelings_no_lane() -> None:
    assert "Feeling" not in [text.content for text in texts(drawn(one_stage("name: a")))]


def column(number: int, value: float | None, words: str | None = None) -> Column:
    return Column(number, str(number), "", value, words)


def test_a_missing_feeling_is_a_gap_in_the_curve_and_not_zero() -> None:
    columns = tuple(column(number, value) for number, value in enumerate([1, 0, None, -1, -2, None, 2]))
    stages = [Stage(1, "s", "S", None, False, columns)]
    scale = scale_for(columns, 0, 100)
    middles = {each.id: 10.0 * each.number for each in columns}
    lines = [item.points for item in curve(stages, middles, scale) if isinstance(item, Line)]
    assert [[x for x, _ in points] for points in lines] == [[0, 10], [30, 40]]
    assert list(node(columns[2], 20, scale, 100)) == []


def test_stages_alongside_are_not_on_the_curve() -> None:
    stages = [
        Stage(1, "s", "S", None, False, (column(0, 1),)),
        Stage(2, "t", "T", None, True, (column(1, 1),)),
        Stage(3, "u", "U", None, False, (column(2, 1),)),
    ]
    scale = scale_for((), 0, 100)
    (line,) = curve(stages, {"0": 0.0, "1": 1.0, "2": 2.0}, scale)
    assert isinstance(line, Line)
    assert [x for x, _ in line.points] == [0, 2]


@pytest.mark.parametrize("value", [-2.0, 0.0, 2.0])
def test_words_beside_a_feeling_stay_in_the_lane(value: float) -> None:
    said = column(1, value, "many words that need several lines of text in this narrow column " * 3)
    scale = scale_for([said], 100, 150)
    items = list(node(said, 75, scale, 150))
    assert [item.fill for item in items if isinstance(item, Disc)][1:] == [palette.of_feeling(value)]
    heights = [item.y for item in items if isinstance(item, Text)]
    assert min(heights) >= 100 + 11
    assert max(heights) <= 100 + scale.height - 3


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(name=WORDS, words=WORDS, text=WORDS)
def test_no_text_runs_out_of_the_sheet_or_is_lost(name: str, words: str, text: str) -> None:
    map_ = one_stage("name: a, channel: x, feeling: 1, pain_points: [p]", "name: b")
    made = grid(map_)
    (stage,) = made.groups
    first = replace(stage.columns[0], name=name, words=words)
    stage = replace(stage, name=text, columns=(first, *stage.columns[1:]))
    scene = poster(replace(made, title=text, scenario=words, groups=(stage,)))
    for item in texts(scene):
        wide = width_of(item.content, item.size, bold=item.bold)
        left = item.x - {"start": 0, "middle": wide / 2, "end": wide}[item.anchor]
        assert left >= 0
        assert left + wide <= scene.width
        assert 0 <= item.y <= scene.height
    shown = "".join("".join(item.content.split()) for item in texts(scene))
    for said in (name, words, text):
        assert "".join(said.split()) in shown


def test_a_word_that_is_too_long_is_broken() -> None:
    lines = wrapped("Donaudampfschifffahrt ab", 10, 40)
    assert "".join(lines) == "Donaudampfschifffahrtab"
    assert all(width_of(line, 10) <= 40 for line in lines)


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("color", [palette.INK, palette.MUTED])
def test_texts_are_readable_on_every_ground(color: str) -> None:
    assert min(contrast(color, ground) for ground in (palette.PAPER, palette.GROUND)) >= 5.5


@pytest.mark.parametrize("value", [-2, -1, 0, 1, 2])
def test_texts_are_readable_on_feelings(value: int) -> None:
    assert contrast(palette.of_feeling(value), palette.on_feeling(value)) >= 6
