"""Texts that want to be obeyed, on the pages of a report."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings

from cjmap.view.brief import brief
from cjmap.visible import visible
from tests.analysis.made import journey
from tests.draw.generated import maps
from tests.formats.map.test_html import NASTY, Skeleton, texts

from .made import TODAY, atlas_of, bare, brief_of, page_of, rich, worded

MADE = {
    "brief": lambda text: brief_of(rich(), worded(brief(rich(), TODAY), text)),
    "atlas": lambda text: page_of(worded(atlas_of(rich(), bare(), zooms={"map": ["bare"]}), text)),
}


@pytest.mark.parametrize("name", MADE)
def test_the_texts_are_there(name: str) -> None:
    assert Skeleton(MADE[name]("x§y")).text.count("x§y") > 15


@pytest.mark.parametrize("name", MADE)
@settings(max_examples=60, derandomize=True, deadline=None)
@given(text=texts.filter(bool))
def test_the_skeleton_is_the_same_for_any_text(name: str, text: str) -> None:
    plain, there = (Skeleton(MADE[name](said)) for said in ("x", text))
    assert there.tags == plain.tags
    assert there.links == plain.links


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_each_nasty_text_is_shown_as_it_is(name: str, text: str) -> None:
    page = MADE[name](text)
    assert "\n".join(map(visible, text.split("\n"))) in Skeleton(page).text
    assert "\x1b" not in unescape(page)


def test_a_title_that_wants_to_be_obeyed_in_the_curve() -> None:
    made = rich().with_(title=NASTY[0])
    assert Skeleton(brief_of(made)).tags == Skeleton(brief_of(rich())).tags


@settings(max_examples=30, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=maps())
def test_any_map_can_be_told(text: str) -> None:
    made = journey(text)
    assert "The ask" in Skeleton(brief_of(made)).text
    assert "Atlas of 1 journey map" in Skeleton(page_of(atlas_of(made))).text
