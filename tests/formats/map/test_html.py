"""The page of a map."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjmap.draw.palette import DARK, LIGHT
from cjmap.draw.poster import poster
from cjmap.draw.svg import inline
from cjmap.formats._page import palette
from cjmap.formats.map import html
from cjmap.formats.map._links import safe_url
from cjmap.model.journey import JourneyMap
from cjmap.view.dossier.whole import Dossier, dossier
from cjmap.view.grid import grid
from cjmap.visible import visible
from tests.analysis.made import COFFEE, EXAMPLES, MOVING_IN, example, journey, one_stage
from tests.formats.page.made import worded
from tests.view.every import EVERYTHING
from tests.view.words import texts_of

PICTURE = '<svg aria-label="x" class="poster" role="group" viewBox="0 0 900 300"></svg>\n'
MAPS = sorted(path for path in EXAMPLES.rglob("*.cjm.yaml") if "library" not in path.parts)
VOID = {"meta"}
NASTY = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "<!--",
    "-->",
    "]]>",
    "{{ 7 * 7 }}{% for x in y %}{# #}",
    "&lt;b&gt;&amp;&#60;script&#62;",
    "\\u003cscript\\u003e",
    '<a href="javascript:alert(1)">x</a>',
    "</title><base href=//example.org>",
    "</dd></dl></article></main><dialog open>",
    "<plaintext>",
    "\x00\x1b[31m\u202egnp.exe\u2028\ud800",
    "two\nlines",
    "`${alert(1)}`",
    "\ufffe\uffff",
]
UNSAID = frozenset({"id", "lang", "field", "fields", "anchor", "state", "link", "whose"})
"""What a page has no words for, or other ones."""
texts = st.lists(st.sampled_from(NASTY) | st.text(max_size=8), max_size=4).map("".join)
FIXED = frozenset(
    {"id", "field", "fields", "href", "anchor", "places", "lang", "state", "word", "link", "whose"}
)
"""What the model has checked before; `href` has tests of its own."""


class Skeleton(HTMLParser):
    """The elements of a page with the names of their attributes, its texts, its ids and where it leads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, ...]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, *sorted(name for name, _ in attrs)))
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href" and tag == "a"]

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}",))

    def handle_data(self, data: str) -> None:
        self.text += data


def page_of(made: JourneyMap, persona: str | None = None) -> str:
    return html.write(dossier(made, persona), inline(poster(grid(made, persona))))


@cache
def examples(path: Path) -> str:
    return page_of(example(path))


def part(page: str, name: str) -> str:
    found = re.search(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
    assert found is not None
    return found[1]


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("made", [journey(EVERYTHING), example(MOVING_IN)], ids=["everything", "moving-in"])
def test_everything_that_the_story_tells_is_on_the_page(made: JourneyMap) -> None:
    page = page_of(made)
    there = Skeleton(page)
    said = plain(there.text).casefold()
    missing = [
        word
        for word in texts_of(dossier(made).story, UNSAID)
        if plain(word).casefold() not in said and word not in there.links
    ]
    assert missing == []


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_ids_are_there_once_and_links_lead_to_them(path: Path) -> None:
    made = example(path)
    for persona in (None, *(person.id for person in made.personas)):
        there = Skeleton(page_of(made, persona))
        assert sorted(set(there.ids)) == sorted(there.ids)
        assert [link for link in there.links if link[:1] == "#" and link[1:] not in there.ids] == []


def test_an_anchor_that_only_the_picture_knows_is_put_where_it_belongs() -> None:
    links = "".join(f'<a href="#{anchor}"></a>' for anchor in ("touchpoint-a.mood", "stage-one.x", "y"))
    picture = f'<svg viewBox="0 0 9 9">{links}</svg>'
    page = html.write(dossier(one_stage("name: a")), picture)
    there = Skeleton(page)
    assert {"touchpoint-a.mood", "stage-one.x", "y"} <= set(there.ids)
    article = page[page.index("id=touchpoint-a ") :].split("</article>")[0]
    assert "id=touchpoint-a.mood" in article


def test_the_policy_lets_in_nothing_but_our_own_style_and_script() -> None:
    page = examples(COFFEE)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None

    def hashed(name: str) -> str:
        return base64.b64encode(hashlib.sha256(part(page, name).encode()).digest()).decode()

    assert policy[1].replace("&#39;", "'").replace("&#43;", "+") == (
        f"default-src 'none'; style-src 'sha256-{hashed('style')}'; script-src 'sha256-{hashed('script')}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert page.index("Content-Security-Policy") < page.index("<style>") < page.index("<script>")


def test_nothing_is_loaded_and_nothing_is_inline_that_the_policy_would_stop() -> None:
    page = page_of(journey(EVERYTHING))
    tags = Skeleton(page).tags
    assert {"img", "link", "iframe", "object", "embed", "form", "base"}.isdisjoint(tag for tag, *_ in tags)
    assert [
        tag for tag in tags if "style" in tag[1:] or "src" in tag[1:] or any(n[:2] == "on" for n in tag[1:])
    ] == []
    assert re.findall(r"url\(|@import|https?://", part(page, "style") + part(page, "script")) == []


@pytest.mark.parametrize("path", [COFFEE, MOVING_IN], ids=lambda path: path.stem)
def test_same_map_same_bytes(path: Path) -> None:
    assert examples(path) == page_of(example(path))


def test_it_is_small() -> None:
    assert [path.stem for path in MAPS if len(page_of(example(path)).encode()) >= 300_000] == []
    assert len(part(examples(COFFEE), "script").encode()) < 20_000


@cache
def whole() -> tuple[Dossier, list[tuple[str, ...]]]:
    made = dossier(journey(EVERYTHING))
    return made, Skeleton(html.write(worded(made, "x", FIXED), PICTURE)).tags


@given(text=texts.filter(bool))
@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_changes_the_elements(text: str) -> None:
    made, tags = whole()
    page = html.write(worded(made, text, FIXED), PICTURE)
    assert Skeleton(page).tags == tags
    assert page.encode().decode() == page
    assert all(visible(line) == line for line in page.split("\n"))


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_each_nasty_text_is_shown_as_it_is(text: str) -> None:
    made, tags = whole()
    there = Skeleton(html.write(worded(made, text, FIXED), PICTURE))
    assert there.tags == tags
    assert "\n".join(map(visible, text.split("\n"))) in there.text


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?b=c:d",
        "http://example.org",
        "mailto:a@example.org",
        "a/b.html",
        "../b",
        "#x",
        "b?c:d",
        "HTTPS://X",
        "javascript&colon;alert(1)",
    ],
)
def test_addresses_that_lead_somewhere(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:x",
        "\x01javascript:x", "data:text/html,<b>", "vbscript:x", "file:///etc/passwd", "//example.org",
        "\\\\example.org",
        "/\\example.org", "ftp://x", "blob:x", "\u200bjavascript:x",
        "жavascript:x", "", None,
    ],
)  # fmt: skip
def test_addresses_that_lead_nowhere(url: str | None) -> None:
    assert safe_url(url) is None


def test_a_link_that_is_not_safe_is_only_its_text() -> None:
    page = html.write(
        dossier(
            one_stage(
                'name: a, links: [{title: Go, url: "javascript:alert(1)"}, {title: On, url: "https://x.example"}]'
            )
        ),
        PICTURE,
    )
    assert [link for link in Skeleton(page).links if link[:1] != "#"] == ["https://x.example"]
    assert '<a href="https://x.example" rel="noopener noreferrer">On</a>' in page


def test_labels_say_that_they_are_english_on_a_page_that_is_not() -> None:
    made = dossier(journey("lang: de\nstages: [{name: Anfang}]"))
    page = html.write(made, PICTURE)
    assert '<html lang="de">' in page
    assert "<h2 id=story-heading lang=en>" in page
    assert "lang=en>" not in html.write(replace(made, story=replace(made.story, lang="en-GB")), PICTURE)


def test_colours_and_their_roles_are_checked() -> None:
    style = palette(LIGHT, DARK, PICTURE)
    assert f"--c-ink:{LIGHT['ink']};" in style
    assert "--poster-width:900px" in style
    with pytest.raises(ValueError, match="no colour"):
        palette({**LIGHT, "ink": "red;} body{display:none"}, DARK, PICTURE)
    with pytest.raises(ValueError, match="no role"):
        palette({**LIGHT, "ink: red; --x": "#000000"}, DARK, PICTURE)
