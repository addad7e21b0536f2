"""The page of changes."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from cjmap import __version__
from cjmap.draw.palette import DARK, LIGHT
from cjmap.formats.changes import Pair, html
from tests.analysis.made import MOVING_IN, example, journey
from tests.draw.changed import CHANGES
from tests.formats.map.test_html import Skeleton, part, plain

from .changes_made import CAME, FRAME, OLD, SAME, WENT, pair

ONE = html.write([pair(), SAME], FRAME)
ALL = html.write([pair(), CAME, WENT, pair(names=("x", "y")), SAME], FRAME)


def words(page: str) -> str:
    return plain(Skeleton(re.sub("<svg .*?</svg>|<style>.*?</style>", "", page, flags=re.DOTALL)).text)


def test_one_map() -> None:
    assert words(ONE) == (
        "What changed: A journey What changed: A journey 2 maps: 1 worse, 1 better, 3 notable, 2 editorial "
        "A journey what changed · HEAD:a.cjm.yaml → a.cjm.yaml "
        "+1.0 → 0.0mood +1.0 → −1.0lowest moment in stage 1 “Order”: mood +1.0 → −1.0 In words "
        "touchpoint 1 “Waits” worse feeling: +1.0 → −1.0 better pain point “Cold” is gone "
        "touchpoint 3 “Goes” notable is gone touchpoint 2 “Comes” notable is new "
        "touchpoint 3 “Drinks” editorial was called “Sips” editorial note: x → y "
        f"touchpoint 4 “Pays” notable moved from “Order” to “Enjoy” cjmap {__version__}"
    )
    assert ONE.count("<svg ") == 1
    assert "<nav " not in ONE


def test_several_maps_have_contents() -> None:
    seen = words(ALL)
    assert seen.startswith(
        "What changed on the journey maps What changed on the journey maps 5 maps: 2 worse, "
    )
    assert "A journey 1 worse, 1 better, 3 notable, 2 editorial" in seen
    assert "A new one new map: new.cjm.yaml An old one map is gone: HEAD:old.cjm.yaml" in seen
    assert ALL.count("<svg ") == 2
    there = Skeleton(ALL)
    assert there.links == ["#map-0-map", "#map-3-map"]
    assert {link[1:] for link in there.links} <= set(there.ids)
    assert len(there.ids) == len(set(there.ids))


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        pytest.param([], "Nothing changed for customers.", id="no map"),
        pytest.param([SAME], "Nothing changed for customers.", id="no change"),
        pytest.param([CAME], "No map stands on both sides.", id="a map that came"),
    ],
)
def test_pages_without_a_picture(pairs: list[Pair], sentence: str) -> None:
    page = html.write(pairs, FRAME)
    assert sentence in words(page)
    assert "<section" not in page


def test_the_language_is_that_of_the_one_map() -> None:
    german = [journey(f"lang: de\nstages: [{{name: S{number}, id: s}}]") for number in (1, 2)]
    one = pair(german[0], german[1])
    assert html.write([one], FRAME).startswith('<!doctype html>\n<html lang="de">')
    assert html.write([one, CAME], FRAME).startswith('<!doctype html>\n<html lang="en">')


def test_what_is_better_and_worse_is_marked() -> None:
    assert re.findall(r'<span class="(good|bad)">([^<]+)', ONE) == [("bad", "0.0"), ("bad", "−1.0")]
    assert re.findall(r'<li class="(\w+)"><span class="weight">(\w+)', ONE) == [
        ("worse", "worse"), ("better", "better"), *[("notable", "notable")] * 2,
        *[("editorial", "editorial")] * 2, ("notable", "notable"),
    ]  # fmt: skip


def test_the_policy_lets_in_nothing_but_our_own_style() -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', ALL)
    assert policy is not None
    hashed = base64.b64encode(hashlib.sha256(part(ALL, "style").encode()).digest()).decode()
    assert policy[1].replace("&#39;", "'").replace("&#43;", "+") == (
        f"default-src 'none'; style-src 'sha256-{hashed}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    tags = Skeleton(ALL).tags
    assert {"script", "img", "link", "iframe", "object", "embed", "form", "base"}.isdisjoint(
        tag for tag, *_ in tags
    )
    assert [
        tag for tag in tags if "style" in tag[1:] or "src" in tag[1:] or any(n[:2] == "on" for n in tag[1:])
    ] == []
    assert re.findall(r"url\(|@import|https?://", part(ALL, "style")) == []


def test_every_look_of_the_pictures_is_in_the_style() -> None:
    style = part(ALL, "style")
    used = set(re.findall(r'class="(c\d+-\w+)"', ALL))
    assert len(used) > 20
    assert used == set(re.findall(r"\.(c\d+-\w+)(?=[,{])", style))


def test_colours_are_those_of_the_themes() -> None:
    light, dark = {**LIGHT, "ink": "#123456"}, {**DARK, "ink": "#fedcba"}
    style = part(html.write([pair()], FRAME, light, dark), "style")
    assert style.index("--c-ink:#123456;") < style.index("--c-ink:#fedcba;")
    with pytest.raises(ValueError, match="no colour"):
        html.write([pair()], FRAME, {**LIGHT, "ink": "red;} body{display:none"})


def test_the_picture_can_be_reached_and_has_its_size() -> None:
    figure = re.search(r"<figure ([^>]*)><svg ([^>]*)>", ONE)
    assert figure is not None
    assert figure[1] == (
        'class="scroll" id="map-0-map.picture" tabindex="0" role="region" '
        'aria-labelledby="map-0-map.heading map-0-map.about"'
    )
    width = re.search(r'width="(\d+)"', figure[2])
    assert width is not None
    assert f'viewBox="0 0 {width[1]} ' in figure[2]
    assert 'role="group"' in figure[2]


def test_the_same_changes_are_the_same_bytes() -> None:
    assert html.write([pair(), SAME], FRAME) == ONE


def test_it_is_small() -> None:
    made = example(MOVING_IN)
    pages = [html.write([pair(*change(made))], FRAME) for change in CHANGES.values()]
    assert max(len(page.encode()) for page in pages) < 100_000
    assert len(html.write([pair(OLD, made)], FRAME).encode()) < 300_000
