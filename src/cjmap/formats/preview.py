"""The pages of `cjmap preview`: that of a map with its findings under it, the list of maps, and what is said instead.

They come from a server, unlike all other pages, and may ask it for themselves again. Their policy is returned beside
the page, for the header of the answer.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from jinja2 import Template
from markupsafe import Markup

from cjmap.draw.palette import DARK, LIGHT
from cjmap.finding import Finding, Level
from cjmap.formats._page import dense, environment, file, palette, policy
from cjmap.words import plural

_HASH = re.compile(r"'sha256-[^']+'")
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">\n')
_LANG = re.compile(r'<html lang="en(?:-[^"]*)?">')
_MARKUP = frozenset({"base", "style", "script", "en"})
_UNKNOWN = "000000000000"
STALE = "The file is not correct now. The picture is that of its last correct version."
NO_PICTURE = "There is no picture before the file is correct."


class Row(NamedTuple):
    """A finding as a page tells it; `rule` and `where` are empty where a run could not even begin."""

    level: Level
    message: str
    hint: str | None = None
    rule: str = ""
    where: str = ""


class Told(NamedTuple):
    """What is said about a map beside its picture: the findings, how many more there are, and a sentence above.

    `trace` says where cjmap itself failed.
    """

    rows: Sequence[Row] = ()
    hidden: int = 0
    banner: str = ""
    trace: str = ""

    @property
    def summary(self) -> str:
        """Return how many findings there are, by level."""
        levels = [row.level for row in self.rows]
        said = [plural(levels.count(level), level.value) for level in Level if level in levels]
        return ", ".join(said + ([f"{self.hidden:,} not shown"] if self.hidden else [])) or "No findings"

    @property
    def is_bad(self) -> bool:
        """Say whether there is an error."""
        return any(row.level is Level.ERROR for row in self.rows)


class Tile(NamedTuple):
    """A map in the list of maps; `name` is its place on this server."""

    title: str
    name: str
    file: str
    told: Told


class Served(NamedTuple):
    """A page and its policy."""

    html: str
    policy: str


def row(finding: Finding, folder: str) -> Row:
    """Return a finding as people who stand in `folder` read it."""
    place = finding.place
    where = f"{place.file.shown(folder)}:{place.start.line}:{place.start.column}"
    return Row(
        finding.level, finding.message, finding.hint, f"{finding.rule.code} {finding.rule.name}", where
    )


def of_map(page: str, told: Told, several: bool) -> Served:
    """Return the page of a map, as `formats.map.html` writes it, with its findings; `several` links to the list."""
    written = _POLICY.search(page)
    assert written is not None
    style, script = _own()
    head = f'<link rel="icon" href="data:,">\n<style>{style}</style>\n<script>{script}</script>\n</head>'
    plain = page.replace(written[0], "", 1).replace("</head>", head, 1)
    before, end, after = plain.rpartition("</body>")
    en = "" if _LANG.search(page) else ' lang="en"'
    strip = _rendered("strip", told=told, tiles=(), kind="map", several=several, en=en)
    return _served(f"{before}{strip}{end}{after}", html.unescape(written[1]))


def of_list(tiles: Sequence[Tile], problems: Sequence[Row]) -> Served:
    """Return the list of maps, with what is wrong with their settings."""
    told = Told(problems)
    return _bare("list", "Journey maps", told, tiles=tiles, several=False)


def of_none(title: str, told: Told, several: bool) -> Served:
    """Return the page of a map that has no picture."""
    return _bare("none", title, told, several=several)


def _bare(kind: str, title: str, told: Told, **more: Any) -> Served:
    style, script = _own()
    base = palette(LIGHT, DARK, "") + dense(file("preview-bare.css"))
    facts: dict[str, Any] = {"tiles": (), **more}
    page = _rendered(
        "page", kind=kind, title=title, told=told, base=base, style=style, script=script, **facts
    )
    return _served(page, policy(base))


def _rendered(part: str, **facts: Any) -> str:
    made = {name: Markup(value) if name in _MARKUP else value for name, value in facts.items()}
    return _template().render(part=part, **made)


@cache
def _template() -> Template:
    return environment().from_string(file("preview.html.jinja"))


@cache
def _own() -> tuple[str, str]:
    """Return the style and the script of the strip, which all pages have."""
    return dense(file("preview.css")), dense(file("preview.js"))


def _served(page: str, written: str) -> Served:
    """Return a page that says which version it is, and a policy for what it holds."""
    hashes = [_HASH.findall(part) for part in (written, policy(*_own()))]
    styles, scripts = ([*found] for found in zip(*map(_kinds, hashes), strict=True))
    sources = f"style-src {_joined(styles)}; script-src {_joined(scripts)}; img-src data:; connect-src 'self'"
    version = hashlib.sha256(page.encode()).hexdigest()[: len(_UNKNOWN)]
    marked = page.replace(f'data-version="{_UNKNOWN}"', f'data-version="{version}"', 1)
    return Served(marked, f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'")


def _kinds(hashes: Sequence[str]) -> tuple[str, str]:
    """Return the hash of a style and that of a script, empty where there is none."""
    return hashes[0], "".join(hashes[1:])


def _joined(hashes: Iterable[str]) -> str:
    return " ".join(filter(None, hashes))
