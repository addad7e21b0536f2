"""The order in which a picture is read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cjmap.draw.poster import poster
from cjmap.draw.reading import reading
from cjmap.draw.scene import Box, Group, Item, Scene, Text
from cjmap.draw.text import BODY, STRONG, TITLE, Style, line
from cjmap.view.grid import grid
from tests.analysis.made import COFFEE, EXAMPLES, example
from tests.draw.seen import texts

PATHS = sorted(path for path in EXAMPLES.glob("**/*.cjm.yaml") if path.parent.name != "library")
GROUND = Box(0, 0, 9, 9)


def at(y: float, text: str, style: Style = BODY) -> Text:
    return line(0, y, text, style)


def read(*items: Item) -> list[tuple[int, str]]:
    scene = Scene("map", 100, 100, "T", "D", "en", items)
    return [(each.level, " | ".join(text.content for text in each.lines)) for each in reading(scene)]


def group(*items: Item) -> Group:
    return Group("map.g", "g", items)


def test_a_picture_without_words() -> None:
    assert read(GROUND) == []


def test_lines_below_each_other_are_one_paragraph_and_those_apart_are_several() -> None:
    assert read(at(10, "a"), at(28, "b"), at(60, "c")) == [(0, "a | b"), (0, "c")]


def test_what_stands_beside_belongs_to_the_line_and_what_begins_further_up_does_not() -> None:
    assert read(at(10, "a"), at(9, "b"), at(30, "c"), at(10, "d")) == [(0, "a | b"), (0, "c"), (0, "d")]


def test_a_title_and_the_strong_words_after_a_box_are_headings() -> None:
    title, lane = at(30, "Title", TITLE), at(60, "Lane", STRONG)
    assert read(title, GROUND, lane, at(78, "what it is")) == [(1, "Title"), (2, "Lane"), (0, "what it is")]
    assert read(title, GROUND, at(60, "words"), at(78, "strong", STRONG))[1:] == [(0, "words | strong")]


def test_there_is_no_other_heading_before_a_title() -> None:
    assert read(at(60, "Lane", STRONG)) == [(0, "Lane")]


def test_things_of_the_map_come_behind_the_heading_of_their_lane() -> None:
    lanes = (GROUND, at(20, "One"), GROUND, at(120, "Two"))
    cells = (group(at(22, "in one")), group(at(122, "in two")), group(at(25, "in one, too")))
    assert [text for _, text in read(*lanes, *cells)] == ["One", "in one", "in one, too", "Two", "in two"]


def test_what_lies_far_below_a_heading_comes_behind_its_things() -> None:
    assert [text for _, text in read(GROUND, at(20, "One"), at(99, "legend"), group(at(22, "cell")))] == [
        "One", "cell", "legend",
    ]  # fmt: skip


def test_a_poster_is_read_lane_by_lane() -> None:
    words = [text for _, text in read(*poster(grid(example(COFFEE))).items)]
    order = [
        "I buy a coffee on my way to work",
        "1 Notice",
        "Feels",
        "+1.8 peak",
        "Where",
        "counter",
        "Pain points",
    ]
    places = [words.index(text) for text in order]
    assert places == sorted(places)
    assert "S2 | Nobody says how long it | will take" in words


@pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
def test_every_text_is_read_once(path: Path) -> None:
    scene = poster(grid(example(path)))
    assert Counter(text for each in reading(scene) for text in each.lines) == Counter(texts(scene.items))
