"""The pages of `cjmap preview` in a browser: they follow the disk, keep the reader's place, and stay at home."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cjmap.commands._desk import Desk
from cjmap.commands._sheet import Wish
from cjmap.files.loopback import Loopback
from tests.analysis.made import EXAMPLES
from tests.browser.conftest import DESK, PHONE, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TEXT = (EXAMPLES / "clinic-visit.cjm.yaml").read_text(encoding="utf-8")
TITLE = re.search(r"^title: (.*)$", TEXT, re.MULTILINE)[1]  # type: ignore[index]
BROKEN = TEXT.replace("\nstages:", "\nstagess:")
BARE = "cjmap: 1\ntitle: I buy a coffee\nstages:\n  - name: Order\n"
CHANGED = TEXT.replace(TITLE, "I moved")
MISSING = "404 (Not Found)"
"""What a browser says of a map that is gone."""


class Shown:
    """A preview of a folder whose files a test saves."""

    def __init__(self, root: Path, files: dict[str, str]) -> None:
        self.root = root
        (root / ".git").mkdir()
        for name, text in files.items():
            (root / name).write_text(text, encoding="utf-8")
        self.desk = Desk([str(root)], Wish())
        for sheet in self.desk.sheets:
            self.desk.read(sheet)
        self.server = Loopback(self.desk.answer)

    def save(self, name: str, text: str) -> None:
        """Save a file, and let the pages know."""
        (self.root / "beside").write_text(text, encoding="utf-8")
        (self.root / "beside").replace(self.root / name)
        assert self.desk.look(around=True)
        self.server.tell()


Go = Callable[..., Visit]


@pytest.fixture
def show(tmp_path: Path) -> Iterator[Callable[[dict[str, str]], Shown]]:
    made: list[Shown] = []

    def showing(files: dict[str, str]) -> Shown:
        made.append(Shown(tmp_path, files))
        return made[-1]

    before = threading.active_count()
    yield showing
    for each in made:
        each.server.close()
    assert threading.active_count() == before


@pytest.fixture
def go(browser: Browser) -> Iterator[Go]:
    """Open a page of a preview; a request to elsewhere, or a complaint, fails the test at its end."""
    visits: list[tuple[Visit, str]] = []

    def gone(
        shown: Shown, path: str = "", size: tuple[int, int] = DESK, scheme: Any = "light", script: bool = True
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion="reduce",
            java_script_enabled=script,
        )
        context.set_default_timeout(5000)
        made = Visit(context.new_page())
        visits.append((made, shown.server.address))
        made.page.on("request", lambda request: made.requests.append(request.url))
        made.page.on("console", lambda message: made.complaints.append(message.text))
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        made.page.goto(f"{shown.server.address}{path}")
        return made

    yield gone
    for made, own in visits:
        made.page.context.close()
        assert [said for said in made.complaints if MISSING not in said] == []
        assert [url for url in made.requests if not url.startswith(own)] == []


def headed(seen: Visit, words: str) -> None:
    """Wait for a heading."""
    seen.page.locator("h1", has_text=words).wait_for()


def place(seen: Visit) -> list[float]:
    """Return how far everything is scrolled."""
    return seen.page.evaluate(  # type: ignore[no-any-return]
        """[scrollX, scrollY, ...[...document.querySelectorAll('.scroll')]
          .flatMap(box => [box.scrollLeft, box.scrollTop])]"""
    )


def test_a_saved_change_is_seen(show: Any, go: Go) -> None:
    shown = show({"a.cjm.yaml": TEXT})
    seen = go(shown)
    headed(seen, TITLE)
    seen.page.evaluate("window.mark = 1")
    shown.save("a.cjm.yaml", CHANGED)
    headed(seen, "I moved")
    assert seen.page.title() == "I moved"
    assert seen.page.locator("#poster svg text", has_text="I moved").count() == 1
    assert seen.page.locator("#table caption").inner_text().startswith("I moved")
    assert seen.page.evaluate("window.mark") == 1
    assert seen.page.locator("#preview .said").inner_text().startswith("Changed. ")
    fitted = "[...document.querySelectorAll('#poster text')].every(text => text.hasAttribute('lengthAdjust'))"
    assert seen.page.evaluate(fitted)


def test_what_the_new_picture_looks_like_comes_too(show: Any, go: Go) -> None:
    shown = show({"a.cjm.yaml": BARE})
    seen = go(shown)
    shown.save("a.cjm.yaml", TEXT)
    headed(seen, TITLE)
    looks = """[...document.querySelectorAll('#poster svg [class]')].map(each => getComputedStyle(each))
        .map(style => [style.fill, style.stroke, style.fontSize, style.fontWeight].join())"""
    width = "document.querySelector('#poster svg').getBoundingClientRect().width"
    fresh = go(shown)
    assert seen.page.evaluate(looks) == fresh.page.evaluate(looks)
    for each in (seen, fresh):
        each.page.get_by_role("button", name="Actual size").click()
    assert seen.page.evaluate(width) == fresh.page.evaluate(width)


@pytest.mark.parametrize("view", ["Poster", "Table", "Story"])
def test_scroll_and_view_are_kept(show: Any, go: Go, view: str) -> None:
    shown = show({"a.cjm.yaml": TEXT})
    seen = go(shown, size=(800, 500))
    seen.page.get_by_role("link", name=view, exact=True).click()
    seen.page.get_by_role("button", name="Actual size").click() if view == "Poster" else None
    seen.page.evaluate(
        "for (const box of document.querySelectorAll('.scroll')) box.scrollTo(300, 90); scrollTo(0, 250)"
    )
    before = place(seen)
    assert max(before) > 80
    shown.save("a.cjm.yaml", CHANGED)
    headed(seen, "I moved")
    assert place(seen) == before
    assert seen.fragment == view.lower()
    assert seen.seen(f"#{view.lower()}")
    assert seen.page.locator("#views [aria-current]").inner_text() == view


def test_open_details_and_the_focus_are_kept(show: Any, go: Go) -> None:
    shown = show({"a.cjm.yaml": TEXT})
    seen = go(shown)
    first = seen.page.locator("#table tbody th[scope=row] a").first
    name, fragment = first.inner_text().split(maxsplit=1)[1], first.get_attribute("href")
    seen.page.evaluate("id => { location.hash = id }", fragment)
    seen.page.locator("#details-title", has_text=name).wait_for()
    seen.page.locator("[data-do=copy]").focus()
    shown.save("a.cjm.yaml", CHANGED.replace(f"name: {name}", "name: Another name"))
    seen.page.locator("#details-title", has_text="Another name").wait_for()
    headed(seen, "I moved")
    seen.page.wait_for_timeout(50)
    assert (seen.focus, seen.fragment) == ("copy", str(fragment)[1:])
    assert seen.page.locator("#poster [data-open]").count() > 0
    seen.press("Escape")
    assert not seen.seen("#details")


def test_the_focus_on_a_cell_is_kept(show: Any, go: Go) -> None:
    shown = show({"a.cjm.yaml": TEXT})
    seen = go(shown)
    cell = seen.page.locator("#poster svg a").nth(5)
    cell.focus()
    before = seen.focus
    shown.save("a.cjm.yaml", CHANGED)
    headed(seen, "I moved")
    assert seen.focus == before


def test_broken_and_mended(show: Any, go: Go) -> None:
    shown = show({"a.cjm.yaml": TEXT})
    seen = go(shown)
    cells = seen.page.locator("#poster svg text").count()
    shown.save("a.cjm.yaml", BROKEN)
    seen.page.locator("#preview .banner").wait_for()
    assert seen.page.locator("#preview .error").inner_text().startswith("error `stagess` is no field")
    assert seen.page.evaluate("getComputedStyle(document.querySelector('main')).filter") == "grayscale(1)"
    assert seen.page.locator("#poster svg text").count() == cells
    shown.save("a.cjm.yaml", TEXT)
    seen.page.locator("#preview .banner").wait_for(state="detached")
    assert seen.page.evaluate("getComputedStyle(document.querySelector('main')).filter") == "none"


def test_a_picture_comes_where_there_was_none(show: Any, go: Go) -> None:
    shown = show({"a.cjm.yaml": BROKEN})
    seen = go(shown)
    headed(seen, "a.cjm.yaml")
    shown.save("a.cjm.yaml", TEXT)
    headed(seen, TITLE)
    assert seen.seen("#poster svg")


def test_a_strip_that_was_shut_stays_shut(show: Any, go: Go) -> None:
    shown = show({"a.cjm.yaml": BARE})
    seen = go(shown)
    strip = seen.page.locator("#preview details")
    assert strip.get_attribute("open") is None
    strip.locator("summary").click()
    shown.save("a.cjm.yaml", BARE.replace("coffee", "tea"))
    headed(seen, "tea")
    assert strip.get_attribute("open") is not None
    strip.locator("summary").click()
    shown.save("a.cjm.yaml", BARE)
    headed(seen, "coffee")
    assert strip.get_attribute("open") is None


def test_the_list_follows_too(show: Any, go: Go) -> None:
    shown = show({"a.cjm.yaml": TEXT, "b.cjm.yaml": BARE})
    seen = go(shown)
    headed(seen, "Journey maps")
    shown.save("c.cjm.yaml", BARE.replace("coffee", "tea"))
    seen.page.get_by_role("link", name="I buy a tea").click()
    headed(seen, "I buy a tea")
    (shown.root / "c.cjm.yaml").unlink()
    assert shown.desk.look()
    shown.server.tell()
    headed(seen, "There is no such map here")
    seen.page.get_by_role("link", name="All maps").click()
    headed(seen, "Journey maps")
    assert seen.page.locator(".tiles li").count() == 2


def test_it_says_when_the_preview_has_ended(show: Any, go: Go) -> None:
    shown = show({"a.cjm.yaml": BARE})
    seen = go(shown)
    assert not seen.seen("#preview .link")
    with seen.page.expect_response("**/events"):
        seen.page.reload()
    shown.server.close()
    seen.page.locator("#preview .link").wait_for()
    seen.complaints.clear()


def test_pages_of_others_learn_nothing(show: Any, go: Go, browser: Browser, tmp_path: Path) -> None:
    shown = show({"a.cjm.yaml": BARE})
    page = browser.new_page()
    page.goto("data:text/html,<title>other</title>")
    ask = "url => fetch(url).then(answer => answer.text(), () => 'refused')"
    assert page.evaluate(ask, shown.server.address) == "refused"
    listen = """url => new Promise(done => {
      const source = new EventSource(url);
      source.onmessage = () => done('heard');
      source.onerror = () => done('refused');
    })"""
    assert page.evaluate(listen, f"{shown.server.address}events") == "refused"
    page.close()


def test_without_script_picture_and_findings_are_there(show: Any, go: Go) -> None:
    shown = show({"a.cjm.yaml": BARE})
    seen = go(shown, script=False)
    assert seen.seen("#poster svg")
    assert seen.seen("#preview summary")
    shown.save("a.cjm.yaml", BARE.replace("coffee", "tea"))
    seen.page.reload()
    headed(seen, "tea")


PAGES = {
    "a map with findings": ("a", None),
    "a map with all findings open": ("a", "#preview summary"),
    "a map without findings": ("c", None),
    "a broken map with its last picture": ("b", None),
    "a map without a picture": ("d", None),
    "the list": ("", None),
    "no map": ("none", None),
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_keeps_anybody_out(show: Any, go: Go, name: str, scheme: str, size: tuple[int, int]) -> None:
    path, opened = PAGES[name]
    calm = f"# cjmap: ignore-file[CJ2,CJ3,CJ4,CJ5,CJ6,CJ7,CJ8,CJ9] a draft\n{BARE}"
    shown = show({"a.cjm.yaml": BARE, "b.cjm.yaml": BARE, "c.cjm.yaml": calm, "d.cjm.yaml": BROKEN})
    shown.save("b.cjm.yaml", BROKEN)
    seen = go(shown, path, size, scheme)
    if opened:
        seen.page.locator(opened).click()
    assert seen.axe() == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_filters_and_the_other_sections_follow_too(show: Any, go: Go) -> None:
    shown = show({"a.cjm.yaml": TEXT})
    seen = go(shown, "#heat?severity=3")
    rows = seen.page.locator(".cells tbody tr:not(.stage):visible")
    before = rows.count()
    assert 0 < before < 9
    shown.save("a.cjm.yaml", CHANGED.replace("severity: 3", "severity: 2", 1))
    headed(seen, "I moved")
    assert rows.count() == before - 1
    assert seen.fragment == "heat?severity=3"
    assert seen.page.get_by_role("status").first.inner_text().startswith(f"{before - 1} of 9 touchpoints")


def test_filters_come_and_go_with_what_can_be_chosen(show: Any, go: Go) -> None:
    shown = show({"a.cjm.yaml": BARE})
    seen = go(shown)
    assert seen.page.locator("#filter").count() == 0
    shown.save(
        "a.cjm.yaml",
        BARE + "    touchpoints: [{name: Asks}]\n  - name: Pay\n    touchpoints: [{name: Pays}]\n",
    )
    seen.page.locator("#filter").wait_for()
    shown.save("a.cjm.yaml", BARE)
    seen.page.locator("#filter").wait_for(state="detached")


def test_cards_on_a_telephone_keep_saying_what_their_cells_are(show: Any, go: Go) -> None:
    shown = show({"a.cjm.yaml": TEXT})
    seen = go(shown, "#opportunities", size=PHONE)
    before = seen.page.locator("#opportunities [data-label]").count()
    shown.save("a.cjm.yaml", CHANGED)
    headed(seen, "I moved")
    assert seen.page.locator("#opportunities [data-label]").count() == before > 0
