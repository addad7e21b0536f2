"""Where a page may lead: addresses that are safe to follow, and anchors that a picture counts on."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from cjmap.view.saying import Story
from cjmap.visible import visible

SCHEMES = frozenset({"http", "https", "mailto"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):", re.ASCII)
_FRAGMENT = re.compile(r'href="#([^"]+)"')


def safe_url(url: str | None) -> str | None:
    """Return an address that may stand in a link: http, https, mailto or a relative path; else None."""
    if not url or visible(url) != url or url != url.strip() or "\\" in url or url.startswith("//"):
        return None
    scheme = _SCHEME.match(url)
    if scheme:
        return url if scheme[1].lower() in SCHEMES else None
    return None if ":" in re.split(r"[/?#]", url, maxsplit=1)[0] else url


def missing(poster: str, story: Story) -> dict[str, list[str]]:
    """Return the anchors to which a picture leads and which the story lacks, by the article they belong to."""
    there = set(_anchors(story))
    owners = {anchor for anchor in there if "." not in anchor}
    found: dict[str, list[str]] = {}
    for anchor in sorted({html.unescape(each) for each in _FRAGMENT.findall(poster)} - there):
        owner = anchor.split(".", 1)[0]
        found.setdefault(owner if owner in owners else "", []).append(anchor)
    return found


def _anchors(story: Story) -> list[str]:
    anchors: list[str] = []
    for chapter in story.chapters:
        anchors += _of(f"stage-{chapter.id}", chapter.fields)
        for passage in chapter.passages:
            fields = (fact.field for fact in passage.facts if fact.field in story.cells)
            anchors += _of(f"touchpoint-{passage.id}", fields)
    return anchors


def _of(owner: str, fields: Iterable[str]) -> list[str]:
    return [owner, *(f"{owner}.{field}" for field in fields)]
