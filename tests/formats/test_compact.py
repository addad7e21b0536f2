"""Pictures made small for a page."""

from __future__ import annotations

import re

import pytest

from cjmap.formats._compact import compact
from cjmap.formats._paths import as_paths, joined

LOOKS = 'fill="var(--c-ink)" font-size="11" lengthAdjust="spacingAndGlyphs"'


def picture(*lines: str, root: str = "") -> str:
    return "\n".join((f'<svg{root} viewBox="0 0 1 1">', *lines, "</svg>\n"))


def text(words: str, more: str = "") -> str:
    return f'<text {LOOKS}{more} textLength="5.81" x="1.25" y="2">{words}</text>'


def test_looks_are_said_once() -> None:
    small, style = compact(
        picture(text("a"), text("b"), text("12"), '<rect fill="none" opacity="0.5" x="1.25"/>')
    )
    assert small == (
        '<svg viewBox="0 0 1 1"><g class="p0"><text textLength="6" x="1" y="2">a</text>'
        '<text textLength="6" x="1" y="2">b</text><text x="1" y="2">12</text></g>'
        '<rect class="p1" x="1.2"/></svg>'
    )
    assert style == ".p0{fill:var(--c-ink)}\n.p0{font-size:11px}\n.p1{fill:none}\n.p1{opacity:0.5}\n"


def test_what_many_have_is_one_rule() -> None:
    _, style = compact(picture('<rect fill="none" stroke="a"/>', '<rect fill="none" stroke="b"/>'))
    assert style == ".p0,.p1{fill:none}\n.p0{stroke:a}\n.p1{stroke:b}\n"


def test_without_a_script_letters_keep_their_places() -> None:
    small, _ = compact(picture(text("a"), text("12")), scripted=False)
    assert small.count('lengthAdjust="spacingAndGlyphs" textLength="5.8" x="1.2" y="2"') == 2


def test_plain_texts_have_their_looks_from_the_picture() -> None:
    bold = text("c", ' font-weight="700"')
    small, style = compact(picture(bold, text("a"), bold, text("b"), bold, root=' class="poster"'))
    assert small.count('<text class="p0"') == 3
    assert small.count("<text textLength") == 2
    assert style == (
        ".p0,:where(.poster){fill:var(--c-ink)}\n.p0,:where(.poster){font-size:11px}\n.p0{font-weight:700}\n"
    )


def test_links_lose_what_nothing_refers_to() -> None:
    link = '<a class="cell" href="#x.y" id="map.x.y" tabindex="-1">'
    small, _ = compact(picture(link, "</a>"))
    assert small == '<svg viewBox="0 0 1 1"><a href="#x.y"></a></svg>'
    assert 'tabindex="-1"' in compact(picture(link, "</a>"), scripted=False)[0]


@pytest.mark.parametrize(
    ("points", "path"),
    [
        ("1,2 4,2 4,7", "M1 2h3v5"),
        ("0,0 -1.5,2.25 0.5,2.25", "M0 0l-1.5 2.2h2"),
        ("0,0 10,0.2 20,0 20,9", "M0 0h20v9"),
        ("0,0 9,9 0,0", "M0 0l9 9l-9-9"),
        ("0,0 0,0 1,0", "M0 0h1"),
        ("0.4,0 100.4,0.6", "M0 0l100 1"),
    ],
    ids=["steps", "a minus parts", "on its way", "there and back", "said twice", "large"],
)
def test_lines_say_steps(points: str, path: str) -> None:
    assert as_paths(f'<polyline points="{points}"/>') == f'<path d="{path}"/>'


def test_polygons_close_and_curves_say_steps() -> None:
    assert as_paths('<polygon fill="a" points="0,0 3,0 3,4"/>') == '<path fill="a" d="M0 0h3v4z"/>'
    assert (
        as_paths('<path d="M 1,1 C 2,1 3,2 3,3 C 3,4 2,5 1,5"/>')
        == '<path d="M1 1c1 0 2 1 2 2c0 1-1 2-2 2"/>'
    )


def test_a_curve_of_one_point_is_left_out() -> None:
    empty = '<path d="M 5,5" stroke="a"/>'
    assert compact(picture(empty, "<g>", empty, empty, "</g>")) == (
        '<svg viewBox="0 0 1 1"><g></g></svg>',
        "",
    )


def test_joined_paths_go_on_from_where_the_last_one_ended() -> None:
    assert joined(["M1 2h3v5", "M0 0l1 1z", "M5 5v-.5"]) == "M1 2h3v5m-4-7l1 1zm5 5v-.5"


def test_shapes_at_several_places_are_drawn_once() -> None:
    star = "0,0 3,1 4,4 5,1 8,0 5,-1 4,-4 3,-1 1,1 2,-2 1,-1 9,-3"
    places = [
        " ".join(f"{int(x) + at},{y}" for x, y in re.findall(r"(\S+),(\S+)", star)) for at in (1, 20, 40)
    ]
    lines = [
        f'<g id="{at}">\n<polygon fill="a" points="{points}"/>\n</g>' for at, points in enumerate(places)
    ]
    small, _ = compact(picture(*lines))
    assert re.findall(r"<use [^>]*>", small) == [f'<use href="#p-0" x="{x}" y="0"/>' for x in (1, 20, 40)]
    assert small.count('<defs><path id="p-0" class="p0" d="M0 0l3 1') == 1
