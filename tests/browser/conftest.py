"""Pages in headless Chromium: skipped where there is none, unless CJMAP_REQUIRE_BROWSER=1 says that there has to be.

Needs `pip install playwright axe-playwright-python`, and a Chromium of the system; CJMAP_BROWSER may name it. No
browser is ever downloaded.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from cjmap.draw.poster import poster
from cjmap.draw.svg import inline
from cjmap.formats.map.html import write
from cjmap.model.journey import JourneyMap
from cjmap.view.dossier.whole import dossier
from cjmap.view.grid import grid

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
DESK, PHONE = (1440, 900), (360, 740)


def page_of(journey: JourneyMap, persona: str | None = None) -> str:
    """Return the page of a map as `cjmap render` writes it."""
    return write(dossier(journey, persona, "map.cjm.yaml"), inline(poster(grid(journey, persona))))


@dataclass(slots=True)
class Visit:
    """A page that is open, what it asked for beyond itself, and what it complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def axe(self) -> list[str]:
        """Return every violation that axe-core finds on the page as it stands."""
        page = self.page
        if not page.evaluate("typeof axe === 'object'"):
            page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8") + ";0")
        found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS)
        return [
            f"{rule['id']}: {node['html'][:160]} | {node['failureSummary']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    @property
    def focus(self) -> str:
        """Return the fragment, the words or the name of what has the focus."""
        said: str = self.page.evaluate(
            "(() => { const e = document.activeElement; return e.getAttribute('href') || e.dataset.do || e.id "
            "|| e.getAttribute('aria-label') || e.textContent.trim(); })()"
        )
        return said

    @property
    def fragment(self) -> str:
        """Return what the address says behind the #."""
        said: str = self.page.evaluate("decodeURIComponent(location.hash.slice(1))")
        return said

    def seen(self, selector: str) -> bool:
        """Say whether something can be seen."""
        return self.page.locator(selector).is_visible()


Open = Callable[..., Visit]


def _missing(reason: str) -> NoReturn:
    if os.environ.get("CJMAP_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium of this machine."""
    if not all(map(find_spec, ("playwright", "axe_playwright_python"))):
        _missing("there is no playwright: pip install playwright axe-playwright-python")
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CJMAP_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None or not Path(path).exists():
        _missing("there is no Chromium: install one, or name it in CJMAP_BROWSER")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a page from disk; whatever leaves it, or goes wrong in it, fails the test at its end."""
    visits: list[Visit] = []

    def visited(
        html: str,
        fragment: str = "",
        size: tuple[int, int] = DESK,
        scheme: Any = "light",
        script: bool = True,
    ) -> Visit:
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8", newline="\n")
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion="reduce",
            java_script_enabled=script,
        )
        made = Visit(context.new_page())
        visits.append(made)
        made.page.on("request", lambda request: made.requests.append(request.url))
        made.page.on("console", lambda message: made.complaints.append(message.text))
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        made.page.goto(file.as_uri() + (f"#{fragment}" if fragment else ""))
        return made

    yield visited
    own = (tmp_path / "page.html").as_uri()
    told = [(made.complaints, [url for url in made.requests if url.split("#")[0] != own]) for made in visits]
    for made in visits:
        made.page.context.close()
    assert told == [([], [])] * len(visits)
