"""The page of changes in a browser."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from cjmap.formats.changes import Frame, Pair
from cjmap.formats.changes.html import write
from tests.analysis.made import MOVING_IN, example, journey
from tests.browser.conftest import DESK, PHONE, Open
from tests.browser.test_page import WORLD
from tests.browser.test_poster_text import FONTS, MANY_SCRIPTS, MEASURE
from tests.draw.changed import CHANGES, TINY
from tests.formats.changes_made import CAME, WENT, pair

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FUTURE = MOVING_IN.with_name("moving-in-future.cjm.yaml")
LONG = "Donaudampfschifffahrtsgesellschaftskapitänspatentverlängerungsverfahren"


def page_of(*pairs: Pair) -> str:
    return write(pairs, Frame())


def everything() -> Pair:
    """Return a pair in which most words are long or of other scripts, and which has nothing in common but two ids."""
    stages = MANY_SCRIPTS[MANY_SCRIPTS.index("stages:") :]
    return pair(journey(WORLD.replace("lang: de\n", "")), journey(f"owner: {LONG}\n{stages}"))


PAGES = {
    "a small change": lambda: page_of(pair()),
    "now and then": lambda: page_of(pair(example(MOVING_IN), example(FUTURE))),
    "several maps, some on one side alone": lambda: page_of(pair(), CAME, WENT, pair(names=(LONG, LONG))),
    "long words and other scripts": lambda: page_of(everything()),
    "nothing is felt": lambda: page_of(pair(*CHANGES["nothing is felt"](TINY))),
    "only the map": lambda: page_of(pair(*CHANGES["only the map"](TINY))),
    "nothing": lambda: page_of(),
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
    assert seen.page.evaluate("document.querySelectorAll('script, img, link, iframe').length") == 0


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_picture_is_reached_and_moved_by_keyboard(visit: Open, size: tuple[int, int]) -> None:
    seen = visit(html("now and then"), size=size)
    place = "document.querySelector('figure').scrollLeft"
    assert seen.page.evaluate("(f => f.scrollWidth > f.clientWidth)(document.querySelector('figure'))")
    seen.press("Tab")
    assert seen.focus == "map-0-moving-in-future.picture"
    assert seen.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    seen.press(*["ArrowRight"] * 3)
    seen.page.wait_for_timeout(100)
    assert seen.page.evaluate(place) > 0


def test_the_contents_lead_to_the_maps(visit: Open) -> None:
    seen = visit(html("several maps, some on one side alone"))
    seen.press("Tab", "Tab", "Enter")
    assert seen.fragment == "map-3-map"
    box = seen.page.locator("#map-3-map").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < DESK[1]


def test_colours_are_those_of_the_scheme(visit: Open) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    card = "getComputedStyle(document.querySelector('svg .touchpoint rect')).fill"
    light, dark = (visit(html("a small change"), scheme=scheme).page for scheme in ("light", "dark"))
    looks = [(page.evaluate(ground), page.evaluate(card)) for page in (light, dark)]
    assert looks[0][0] == "rgb(255, 255, 255)"
    assert looks[0][0] != looks[1][0]
    assert looks[0][1] != looks[1][1]


def test_on_paper_the_picture_is_whole(visit: Open) -> None:
    seen = visit(html("now and then"), scheme="dark")
    seen.page.emulate_media(media="print", color_scheme="dark")
    assert seen.page.evaluate("getComputedStyle(document.querySelector('figure')).overflow") == "visible"
    assert seen.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert seen.page.evaluate(
        "document.querySelector('svg').getBoundingClientRect().width <= document.body.clientWidth"
    )


def styled(page: str, style: str) -> str:
    """Return a page with one more style, which its policy would stop."""
    return page.replace("Content-Security-Policy", "x").replace("</head>", f"<style>{style}</style></head>")


@pytest.mark.parametrize("style", FONTS.values(), ids=FONTS)
@pytest.mark.parametrize("name", [name for name in PAGES if name != "nothing"])
def test_texts_of_the_picture_stay_in_their_boxes(browser: Browser, name: str, style: str) -> None:
    page = browser.new_page()
    page.set_content(styled(html(name), style))
    texts: list[tuple[str, bool]] = page.evaluate(MEASURE)
    page.close()
    assert len(texts) == html(name).count("<text ")
    assert [text for text, fits in texts if not fits] == []


def boxes(page: Any) -> list[str]:
    """Return the texts that reach over the cards they stand on."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => Array.from(document.querySelectorAll('svg .touchpoint'), group => {
          const card = group.querySelector('rect').getBBox();
          return Array.from(group.querySelectorAll('text'), text => text.getBBox())
            .filter(box => box.x < card.x - 1 || box.x + box.width > card.x + card.width + 1).map(() => group.id);
        }).flat()"""
    )


@pytest.mark.parametrize("name", ["long words and other scripts", "now and then"])
def test_cards_hold_their_words_in_any_font(browser: Browser, name: str) -> None:
    page = browser.new_page()
    page.set_content(styled(html(name), FONTS["a font with wide letters"]))
    assert boxes(page) == []
    page.close()
