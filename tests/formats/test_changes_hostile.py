"""Texts that want to be obeyed by terminals, build servers or markup, through every format of changes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjmap.formats import registry
from cjmap.formats.changes import Pair
from cjmap.model.base import Part
from cjmap.model.journey import JourneyMap
from cjmap.view.terms import people
from cjmap.visible import visible
from tests.formats.map.test_html import NASTY, Skeleton

from .changes_made import FRAME, NEW, OLD, pair
from .test_hostile import HOSTILE, MARKDOWN, obeyed
from .test_hostile import texts as hostile

texts = hostile | st.sampled_from(NASTY)
law = settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = {"title", "name", "text", "note", "words", "owner"}


def worded(thing: Any, text: str) -> Any:
    """Return a map with one text wherever it says something; its ids are as they were."""
    if isinstance(thing, Part):
        return thing.with_(
            **{
                name: text if name in WORDS and held is not None else worded(held, text)
                for name, held in thing
            }
        )
    return tuple(worded(item, text) for item in thing) if isinstance(thing, tuple) else thing


def nasty(text: str) -> list[Pair]:
    """Return changes in which every title, name, word and file has a text in it that wants to be obeyed."""
    old, new = (
        with_owner(worded(made, f"{text}{sign}"), f"{text}{sign}") for made, sign in ((OLD, 1), (NEW, 2))
    )
    two = pair(old, new, (f"{text}1", f"{text}2"), people(text, f"{text}2"))
    return [two, Pair(None, f"{text}3", text), Pair(f"{text}4", None, text), pair(old, old)]


def with_owner(made: JourneyMap, owner: str) -> JourneyMap:
    return made.with_(owner=owner)


PLAIN = nasty("x")


@law
@given(text=texts, unicode=st.booleans())
@pytest.mark.parametrize("name", ["text", "json", "markdown", "github"])
def test_nothing_is_obeyed(name: str, text: str, unicode: bool) -> None:
    told = registry.module("changes", name).write(nasty(text), replace(FRAME, unicode=unicode))
    lines = told.split("\n")
    assert lines.pop() == "", "a format ends with a whole line"
    assert [line for line in lines if visible(line) != line] == []
    plain = registry.module("changes", name).write(PLAIN, replace(FRAME, unicode=unicode))
    if name != "json":
        assert len(lines) == plain.count("\n")
    commands = list(obeyed(told))
    if name == "github":
        assert [command.name for command in commands] == [command.name for command in obeyed(plain)]
        assert {frozenset(command.properties) for command in commands} == {
            frozenset({"file", "line", "col", "endColumn", "title"}), frozenset({"title"}),
        }  # fmt: skip
    else:
        assert commands == []
    assert name != "text" or unicode or told.isascii()


@law
@given(text=texts)
def test_json_says_what_was_written(text: str) -> None:
    run = json.loads(registry.module("changes", "json").write(nasty(text), FRAME))
    assert [(each["old"], each["new"], each["title"]) for each in run["maps"][:3]] == [
        (f"{text}1", f"{text}2", f"{text}2"), (None, f"{text}3", text), (f"{text}4", None, text),
    ]  # fmt: skip
    renamed = [each for each in run["maps"][0]["changes"] if each["kind"] == "renamed"]
    assert {(each["old"], each["new"]) for each in renamed} == {(f"{text}1", f"{text}2")}


@law
@given(text=texts)
def test_markdown_is_only_text(text: str) -> None:
    told = registry.module("changes", "markdown").write(nasty(text), FRAME)
    html, plain = (
        MARKDOWN.render(each) for each in (told, registry.module("changes", "markdown").write(PLAIN, FRAME))
    )
    tags = [re.findall(r"</?[a-z0-9]+", each) for each in (html, plain)]
    assert tags[0] == tags[1]
    seen = unescape(re.sub("<[^>]*>", " ", html))
    assert re.search(r"[@#!~]\w|(?<!\w)GH-\d", seen) is None
    assert [line for line in told.split("\n") if line[:1] in {"/", ">"}] == []


def apart(page: str) -> tuple[list[tuple[str, ...]], set[str]]:
    """Return the elements of a page without those of its picture, and the names of these."""
    tags = Skeleton(page).tags
    places = [index for index, tag in enumerate(tags) if tag[0] in {"svg", "/svg"}]
    inside = [range(*both) for both in list(pairwise(places))[::2]]
    outside = [tag for index, tag in enumerate(tags) if not any(index in each for each in inside)]
    return outside, {tags[index][0].lstrip("/") for each in inside for index in each}


@law
@given(text=texts.filter(bool))
def test_no_text_changes_the_elements_of_the_page(text: str) -> None:
    page, plain = (registry.module("changes", "html").write(each, FRAME) for each in (nasty(text), PLAIN))
    (outside, inside), (usual, _) = apart(page), apart(plain)
    assert outside == usual
    assert inside <= {"svg", "title", "desc", "g", "text", "rect", "polyline", "polygon", "circle", "path"}
    assert page.encode().decode() == page
    assert [line for line in page.split("\n") if visible(line) != line] == []
    assert [tag for tag in Skeleton(page).tags if any(name[:2] == "on" for name in tag[1:])] == []


@pytest.mark.parametrize("text", HOSTILE + NASTY, ids=range(len(HOSTILE + NASTY)))
def test_a_page_shows_each_text_as_it_is(text: str) -> None:
    there = Skeleton(registry.module("changes", "html").write(nasty(text), FRAME))
    assert "What changed" in there.text
    assert "\n".join(map(visible, f"{text}2".split("\n"))) in there.text


@law
@given(text=texts)
def test_a_picture_is_only_a_picture(text: str) -> None:
    document = registry.module("changes", "svg").write(nasty(text)[:1], FRAME)
    root = ET.fromstring(document)
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        "svg", "title", "desc", "g", "text", "rect", "polyline", "polygon", "circle", "path",
    }  # fmt: skip
    assert all(
        not name.startswith("on") and "href" not in name for each in root.iter() for name in each.attrib
    )
    assert [line for line in document.split("\n") if visible(line) != line] == []
