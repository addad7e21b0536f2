"""Scenes as SVG."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from cjmap.draw.palette import DARK, LIGHT
from cjmap.draw.poster import poster
from cjmap.draw.scene import DASHED, Box, Disc, Group, Item, Line, Path, Scene, Shape, Text
from cjmap.draw.svg import escaped, inline, written
from cjmap.view.grid import grid
from tests.analysis.made import COFFEE, example


def scene(*items: Item, title: str = "T", description: str = "D") -> Scene:
    return Scene("map", 100, 50.5, title, description, "en", items)


def drawn(*items: Item) -> list[str]:
    return written(scene(*items)).splitlines()[3:-1]


def test_a_document_without_items_says_what_it_is() -> None:
    assert written(scene()).splitlines() == [
        '<svg aria-labelledby="map.title map.description" font-family="&#39;Source Sans 3&#39;, '
        '&#39;Source Sans Pro&#39;, &#39;Helvetica Neue&#39;, Arial, sans-serif" '
        'height="50.5" role="img" viewBox="0 0 100 50.5" width="100" '
        'xml:lang="en" xmlns="http://www.w3.org/2000/svg">',
        '<title id="map.title">T</title>',
        '<desc id="map.description">D</desc>',
        "</svg>",
    ]


def test_as_a_part_of_a_page_it_takes_size_and_colours_from_there() -> None:
    assert inline(scene(Box(0, 0, 1, 1, "ink", "edge"))).splitlines() == [
        '<svg aria-labelledby="map.title map.description" class="poster" font-family="&#39;Source Sans 3&#39;, '
        '&#39;Source Sans Pro&#39;, &#39;Helvetica Neue&#39;, Arial, sans-serif" '
        'role="group" viewBox="0 0 100 50.5">',
        '<title id="map.title">T</title>',
        '<desc id="map.description">D</desc>',
        '<rect fill="var(--c-ink)" height="1" stroke="var(--c-edge)" width="1" x="0" y="0"/>',
        "</svg>",
    ]


ITEMS: dict[str, tuple[Item, str]] = {
    "a box": (Box(1, 2, 3, 4, "paper"), '<rect fill="#FFFFFF" height="4" width="3" x="1" y="2"/>'),
    "a box with a round and broken edge": (
        Box(1, 2, 3.333, 4.999, None, "ink", 5, DASHED),
        '<rect fill="none" height="5" rx="5" stroke="#1B2430" stroke-dasharray="5 4" width="3.33" x="1" y="2"/>',
    ),
    "a box that lets through": (
        Box(1, 2, 3, 4, "paper", opacity=0.5),
        '<rect fill="#FFFFFF" fill-opacity="0.5" height="4" width="3" x="1" y="2"/>',
    ),
    "a text with its length": (
        Text(1, 2, "a", 12.5, "ink", 6.25),
        '<text fill="#1B2430" font-size="12.5" lengthAdjust="spacingAndGlyphs" textLength="6.25" x="1" y="2">a</text>',
    ),
    "a text without length": (
        Text(1, 2, "\u200d", 12, "ink", 0),
        '<text fill="#1B2430" font-size="12" x="1" y="2">\u200d</text>',
    ),
    "a bold slanted text in the middle": (
        Text(1, 2, "a", 12, "ink", 6, bold=True, italic=True, anchor="middle"),
        '<text fill="#1B2430" font-size="12" font-style="italic" font-weight="700" '
        'lengthAdjust="spacingAndGlyphs" text-anchor="middle" textLength="6" x="1" y="2">a</text>',
    ),
    "a text with a halo": (
        Text(1, 2, "a", 12, "ink", 6, halo="paper"),
        '<text fill="#1B2430" font-size="12" lengthAdjust="spacingAndGlyphs" paint-order="stroke" '
        'stroke="#FFFFFF" stroke-linejoin="round" stroke-width="3.5" textLength="6" x="1" y="2">a</text>',
    ),
    "a line, never at -0": (
        Line(((0, -0.0), (1.005, -0.001), (-1.999, 100)), "ink", 2, "1 2"),
        '<polyline fill="none" points="0,0 1,0 -2,100" stroke="#1B2430" stroke-dasharray="1 2" '
        'stroke-linecap="round" stroke-linejoin="round" stroke-width="2"/>',
    ),
    "a path": (
        Path((0, 1), (((2, 3), (4, 5), (6, 7)), ((8, 9), (10, 11), (12, 13))), "ink"),
        '<path d="M 0,1 C 2,3 4,5 6,7 C 8,9 10,11 12,13" fill="none" stroke="#1B2430" '
        'stroke-linecap="round" stroke-linejoin="round" stroke-width="1"/>',
    ),
    "a shape": (
        Shape(((0, 0), (1, 0), (0, 1)), "ink", opacity=0.14),
        '<polygon fill="#1B2430" fill-opacity="0.14" points="0,0 1,0 0,1"/>',
    ),
    "the outline of a shape": (
        Shape(((0, 0), (1, 0), (0, 1)), None, "ink", 1.3),
        '<polygon fill="none" points="0,0 1,0 0,1" stroke="#1B2430" stroke-width="1.3"/>',
    ),
    "a disc": (Disc(1, 2, 3, "ink", width=2), '<circle cx="1" cy="2" fill="#1B2430" r="3"/>'),
    "a ring": (
        Disc(1, 2, 3, None, "ink", 2, DASHED),
        '<circle cx="1" cy="2" fill="none" r="3" stroke="#1B2430" stroke-dasharray="5 4" stroke-width="2"/>',
    ),
}


@pytest.mark.parametrize(("item", "line"), ITEMS.values(), ids=ITEMS)
def test_each_item(item: Item, line: str) -> None:
    assert drawn(item) == [line]


def test_attributes_are_sorted() -> None:
    (box,) = drawn(Box(1, 2, 3, 4, "ink", "edge", 5, DASHED, 0.5))
    names = re.findall(r" ([a-z-]+)=", box)
    assert names == sorted(names)


def test_a_theme_chooses_the_colours() -> None:
    colours = {role: colour for role, colour in LIGHT.items() if DARK[role] != colour}
    document = written(scene(*(Box(0, 0, 1, 1, role) for role in LIGHT)), DARK)
    assert re.findall(r'fill="([^"]+)"', document) == list(DARK.values())
    assert len(colours) > 15


TOUCHPOINT = Group("map.touchpoint-a", "touchpoint", (Disc(1, 1, 2, "ink"),), "touchpoint-a")
CELL = Group("map.touchpoint-a.pain_points", "cell pain_points", (), "touchpoint-a.pain_points")


def test_groups_are_named_in_a_document() -> None:
    assert drawn(TOUCHPOINT, CELL) == [
        '<g class="touchpoint" id="map.touchpoint-a">',
        '<circle cx="1" cy="1" fill="#1B2430" r="2"/>',
        "</g>",
        '<g class="cell pain_points" id="map.touchpoint-a.pain_points">',
        "</g>",
    ]


def test_groups_are_links_on_a_page_and_only_touchpoints_are_stops_of_the_tab_key() -> None:
    assert inline(scene(TOUCHPOINT, CELL, Group("map.x", "x", ()))).splitlines()[3:-1] == [
        '<a class="touchpoint" href="#touchpoint-a" id="map.touchpoint-a">',
        '<circle cx="1" cy="1" fill="var(--c-ink)" r="2"/>',
        "</a>",
        '<a class="cell pain_points" href="#touchpoint-a.pain_points" id="map.touchpoint-a.pain_points" tabindex="-1">',
        "</a>",
        '<g class="x" id="map.x">',
        "</g>",
    ]


NASTY = "</text><script>&\"'\x1b\u202e\ufffe\uffff\n]]>"


def test_no_text_leaves_its_place() -> None:
    document = written(scene(Text(0, 0, NASTY, 1, "ink", 1), title=NASTY, description=NASTY))
    tree = ElementTree.fromstring(document)
    assert [element.tag.rpartition("}")[2] for element in tree] == ["title", "desc", "text"]
    shown = "</text><script>&\"'\\x1b\\u202e\\ufffe\\uffff\\n]]>"
    assert [element.text for element in tree] == [shown] * 3


def test_no_attribute_leaves_its_place() -> None:
    root = ElementTree.fromstring(inline(scene(Group(NASTY, NASTY, (), NASTY))))
    shown = "</text><script>&\"'\\x1b\\u202e\\ufffe\\uffff\\n]]>"
    assert dict(root[2].attrib) == {"class": shown, "href": f"#{shown}", "id": shown, "tabindex": "-1"}


@pytest.mark.parametrize("text", ["", "plain – ü", "服务 🦊", "a\u200db"])
def test_what_is_harmless_stays(text: str) -> None:
    assert escaped(text) == text


def test_nothing_is_at_minus_zero_in_an_example() -> None:
    document = written(poster(grid(example(COFFEE))))
    assert re.findall(r"[\" ,]-0[\" ,]", document) == []
    assert max(len(digits) for digits in re.findall(r"\d\.(\d+)", document)) == 2
