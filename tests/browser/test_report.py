"""The brief and the atlas in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

import pytest

from cjmap.model.action import Objective
from cjmap.model.journey import JourneyMap
from tests.analysis.made import COFFEE, EXAMPLES, MOVING_IN, example, journey, one_stage
from tests.browser.conftest import DESK, PHONE, Open
from tests.browser.test_page import WORLD
from tests.formats.page.made import atlas_of, bare, brief_of, page_of, rich

MAPS = sorted(path for path in EXAMPLES.glob("**/*.cjm.yaml") if path.parent.name != "library")
LONG = "Donaudampfschifffahrtsgesellschaftskapitänspatentverlängerungsverfahren"


def world() -> JourneyMap:
    """Return a map with long words and many scripts."""
    return journey(WORLD).with_(id="world", owner=LONG, title=LONG)


def wordy() -> JourneyMap:
    """Return a map with more to say, and in more words, than a sheet of paper holds."""
    long = "Nobody says how long it will take to get what was ordered. " * 6
    metric = f"{{name: '{long}', value: 1, target: 2, unit: days}}"
    pains = ", ".join(f"{{text: '{number} {long}', severity: 3}}" for number in range(6))
    wins = ", ".join(
        f"{{text: '{number} {long}', impact: 5, effort: 1, value: 9, owner: '{long}', due: 2026-01, status: {status}}}"
        for number, status in enumerate(["planned"] * 4 + ["idea"] * 4)
    )
    spot = f"name: '{long}', thoughts: ['{long}']"
    made = one_stage(
        f"id: a, {spot}, feeling: {{score: -2, words: '{long}'}}, pain_points: [{pains}]",
        f"id: b, {spot}, feeling: {{score: 2, words: '{long}'}}, opportunities: [{wins}]",
        more=f"summary: '{long}'\nowner: '{long}'\nmetrics: [{metric}]\n",
    )
    objective = Objective(statement=long, id="x", outcome=long, metrics=(made.metrics[0].id,) * 5, owner=long)
    return made.with_(title=long, objectives=(objective,) * 6)


PAGES = {
    "a brief": lambda: brief_of(example(MOVING_IN)),
    "a brief of hardly anything": lambda: brief_of(bare()),
    "a brief of long words": lambda: brief_of(world()),
    "the atlas": lambda: page_of(atlas_of(*map(example, MAPS), rich(), zooms={"map": ["coffee"]})),
    "an atlas of hardly anything": lambda: page_of(atlas_of(bare())),
    "an atlas of long words": lambda: page_of(atlas_of(world(), rich())),
}


@cache
def html(name: str) -> str:
    return PAGES[name]()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_keeps_anybody_out(visit: Open, name: str, scheme: str, size: tuple[int, int]) -> None:
    seen = visit(html(name), size=size, scheme=scheme)
    assert seen.axe() == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= size[0]


SHEETS = {path.stem: partial(example, path) for path in MAPS} | {"world": world, "wordy": wordy, "bare": bare}


@pytest.mark.parametrize("made", SHEETS.values(), ids=SHEETS)
def test_a_brief_is_one_sheet_of_paper(visit: Open, made: Callable[[], JourneyMap]) -> None:
    printed = visit(brief_of(made())).page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    assert re.search(rb"/MediaBox\s*\[0 0 59[45][.\d]* 84[12]", printed)


def test_without_script_all_is_there_but_the_search(visit: Open) -> None:
    seen = visit(html("the atlas"), script=False)
    assert not seen.seen("#search")
    assert not seen.seen("#sorting")
    assert seen.page.locator(".tile").count() == len(MAPS) + 1
    assert seen.page.locator("#everything a", has_text="Waits in the queue").count() > 0


def test_search_by_keyboard(visit: Open) -> None:
    seen = visit(html("the atlas"))
    assert not seen.seen("#results")
    seen.page.locator("nav a").last.focus()
    seen.press("Tab")
    assert seen.focus == "words"
    seen.page.keyboard.type("QUEUE cóffee")
    told = seen.page.locator("#told")
    told.filter(has_text="found").wait_for()
    assert seen.page.locator("#results a").first.inner_text() == "2 Looks through the window for a queue"
    assert "I buy a coffee" in seen.page.locator("#results li").first.inner_text()
    assert seen.axe() == []
    seen.press("Enter")
    assert seen.focus == "coffee.html#touchpoint-looks-through-the-window-for-a-queue"
    seen.page.locator("#words").fill("nothing like this")
    told.filter(has_text="0 found").wait_for()
    assert not seen.seen("#results")
    seen.page.locator("#words").fill("")
    told.filter(has_not_text="found").wait_for()


def test_what_is_found_is_cut_and_counted(visit: Open) -> None:
    seen = visit(html("the atlas"))
    seen.page.locator("#words").fill("e")
    seen.page.locator("#told").filter(has_text="the first 100 shown").wait_for()
    assert seen.page.locator("#results li").count() == 100


def test_what_is_found_is_never_markup(visit: Open) -> None:
    seen = visit(page_of(atlas_of(rich().with_(title="<img src=x onerror=alert(1)>"))))
    seen.page.locator("#words").fill("onerror")
    seen.page.locator("#told").filter(has_text="found").wait_for()
    assert seen.page.locator("#results img").count() == 0
    assert "<img src=x" in seen.page.locator("#results").inner_text()


def test_tiles_are_sorted(visit: Open) -> None:
    seen = visit(html("the atlas"))

    def first() -> str:
        return seen.page.locator(".tile h3").first.text_content() or ""

    assert first() == "I leave my gym and nobody notices until the money stops"
    found = {}
    for by in ("low", "severe", "worth", "age", "title"):
        seen.page.locator("#sort").select_option(by)
        found[by] = first()
    assert found == {
        "low": "I leave my gym and nobody notices until the money stops",
        "severe": "I want my telephone and the internet to work where I live now",
        "worth": "I want my telephone and the internet to work where I live now",
        "age": "I want my telephone and the internet to work where I live now",
        "title": "A journey",
    }


@pytest.mark.parametrize("name", ["a brief", "the atlas"])
def test_on_paper_it_is_light(visit: Open, name: str) -> None:
    seen = visit(html(name), scheme="dark")
    seen.page.emulate_media(media="print", color_scheme="dark")
    assert seen.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not seen.seen("nav")


def test_the_curve_of_a_brief_is_reached_and_moved_by_keyboard(visit: Open) -> None:
    seen = visit(html("a brief"), size=PHONE)
    seen.page.locator("figure").focus()
    seen.press(*["ArrowRight"] * 3)
    seen.page.wait_for_timeout(100)
    assert seen.page.evaluate("document.querySelector('figure').scrollLeft") > 0


def test_the_pages_are_small() -> None:
    assert len(brief_of(example(COFFEE)).encode()) < 40_000
    assert len(html("the atlas").encode()) < 150_000
