"""Scenes as SVG."""

from __future__ import annotations

from xml.etree import ElementTree

from cjmap.draw.scene import Box, Disc, Group, Item, Line, Scene, Shape, Text
from cjmap.draw.svg import escaped, written


def scene(*items: Item, title: str = "T", description: str = "D") -> Scene:
    return Scene("map", 100, 50.5, title, description, "en", items)


def drawn(*items: Item) -> list[str]:
    return written(scene(*items)).splitlines()[3:-1]


def test_the_document_tells_what_it_is() -> None:
    assert written(scene()).splitlines() == [
        '<svg aria-labelledby="map-title map-description" font-family="Source Sans 3, Source Sans Pro, '
        'Helvetica Neue, Arial, sans-serif" height="50.5" role="img" viewBox="0 0 100 50.5" width="100" '
        'xml:lang="en" xmlns="http://www.w3.org/2000/svg">',
        '<title id="map-title">T</title>',
        '<desc id="map-description">D</desc>',
        "</svg>",
    ]


def test_each_item() -> None:
    assert drawn(
        Box(1, 2, 3.333, 4.999, "#FFFFFF", "#000000", 5, dash=True),
        Text(1, 2, "a < b", 12.5, "#000000", bold=True, italic=True, anchor="middle"),
        Line(((0, 0), (1.005, -0.001)), "#000000", 2),
        Shape(((0, 0), (1, 0), (0, 1)), "#000000"),
        Group("map-x", "touchpoint", (Disc(1, 1, 2, None, "#000000"),)),
    ) == [
        '<rect fill="#FFFFFF" height="5" rx="5" stroke="#000000" stroke-dasharray="4 3" width="3.33" x="1" y="2"/>',
        '<text fill="#000000" font-size="12.5" font-style="italic" font-weight="700" text-anchor="middle" '
        'x="1" y="2">a &lt; b</text>',
        '<polyline fill="none" points="0,0 1,0" stroke="#000000" stroke-linejoin="round" stroke-width="2"/>',
        '<polygon fill="#000000" points="0,0 1,0 0,1"/>',
        '<g class="touchpoint" id="map-x">',
        '<circle cx="1" cy="1" fill="none" r="2" stroke="#000000"/>',
        "</g>",
    ]


def test_no_text_leaves_its_place() -> None:
    nasty = "</text><script>&\"'\x1b\u202e\ufffe]]>"
    document = written(scene(Text(0, 0, nasty, 1, "#000000"), title=nasty, description=nasty))
    tree = ElementTree.fromstring(document)
    assert [element.tag.rpartition("}")[2] for element in tree] == ["title", "desc", "text"]
    shown = "</text><script>&\"'\\x1b\\u202e\\ufffe]]>"
    assert [element.text for element in tree] == [shown] * 3
    assert escaped("plain – ü") == "plain – ü"
