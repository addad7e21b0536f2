"""Texts of posters as a browser measures them, with whatever fonts it has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cjmap.draw.poster import poster
from cjmap.draw.svg import written
from cjmap.model.journey import JourneyMap
from cjmap.view.grid import grid
from tests.analysis.made import COFFEE, EXAMPLES, example, journey

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PATHS = sorted(path for path in EXAMPLES.glob("**/*.cjm.yaml") if path.parent.name != "library")
MANY_SCRIPTS = """\
personas: [{name: 佐藤さん, role: 通勤者, quotes: [時間がない]}, {name: Дарья, quotes: [Почему так долго?]}]
stages:
- name: Donaudampfschifffahrtsgesellschaftskapitänspatentverlängerungsverfahren
  question: この店はどこにありますか
  touchpoints:
  - {name: 通りから看板を見る, feeling: {score: 1, words: 嬉しい}, thoughts: [Ждёт], delights: [नमस्ते]}
  - name: lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas
    pain_points: ['<b>&"''</b>', مرحبا, '🇩🇪 👍🏽 👩‍👩‍👧']
"""
MEASURE = """\
() => {
  const page = document.querySelector('svg').viewBox.baseVal;
  return Array.from(document.querySelectorAll('text'), text => {
    const box = text.getBBox(), given = Number(text.getAttribute('textLength'));
    const fits = text.getComputedTextLength() <= given + 1 && box.width <= given + INK;
    return [text.textContent, fits && box.x >= 0 && box.x + box.width <= page.width];
  });
}
""".replace("INK", "2")  # slanted letters lean out of their widths; every line has 4 units of slack
FONTS = {
    "the fonts of the system": "",
    "a font with wide letters": "text { font-family: monospace }",
}


def outside(browser: Browser, map_: JourneyMap, style: str = "") -> list[str]:
    """Return the texts of a poster that take more room than they were given."""
    drawn = written(poster(grid(map_)))
    page = browser.new_page()
    page.set_content(f"<!doctype html><title>Poster</title><style>{style}</style>{drawn}")
    texts: list[tuple[str, bool]] = page.evaluate(MEASURE)
    page.close()
    assert len(texts) == drawn.count("<text ")
    return [text for text, fits in texts if not fits]


@pytest.mark.parametrize("style", FONTS.values(), ids=FONTS)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_texts_of_the_examples_stay_in_their_boxes(browser: Browser, path: Path, style: str) -> None:
    assert outside(browser, example(path), style) == []


@pytest.mark.parametrize("style", FONTS.values(), ids=FONTS)
def test_texts_of_many_scripts_stay_in_their_boxes(browser: Browser, style: str) -> None:
    assert outside(browser, journey(MANY_SCRIPTS), style) == []


def test_they_would_leave_them_if_their_letters_kept_their_widths(browser: Browser) -> None:
    page = browser.new_page()
    drawn = written(poster(grid(example(COFFEE)))).replace('lengthAdjust="spacingAndGlyphs"', "")
    page.set_content(f"<!doctype html><style>{FONTS['a font with wide letters']}</style>{drawn}")
    texts = page.evaluate(MEASURE)
    page.close()
    assert not all(fits for _, fits in texts)
