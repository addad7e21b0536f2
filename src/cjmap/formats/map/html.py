"""A map as one page of HTML: poster, table and story, complete in itself, and readable without its script.

The page holds texts that strangers wrote. Every text is escaped by the template and has its invisible characters
spelled out, addresses lead only where `safe_url` lets them, and a Content-Security-Policy forbids all but our own
style and script, so that the page loads nothing and sends nothing.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from cjmap.draw.palette import DARK, LIGHT, Theme
from cjmap.formats.map import _links
from cjmap.formats.map._compact import compact
from cjmap.formats.map._looks import feeling, mark_of, marks, palette
from cjmap.view.said import signed
from cjmap.view.saying import Story
from cjmap.visible import visible

PICTURE = True
"""This format draws a map; it takes its story besides."""
TEMPLATES = files("cjmap.formats") / "templates"


def write(story: Story, poster: str, light: Theme = LIGHT, dark: Theme = DARK) -> str:
    """Return the page of a map; `poster` is the picture of the same map, as `draw.svg.inline` writes it."""
    picture, looks = compact(poster)
    shapes, more = compact(marks(story), "m")
    style = palette(light, dark, poster) + looks + more + _dense(_file("page.css"))
    script = _dense(_file("page.js"))
    return (
        _environment()
        .from_string(_file("page.html.jinja"))
        .render(
            story=story,
            poster=Markup(picture),
            signs=Markup(shapes),
            style=Markup(style),
            script=Markup(script),
            policy=policy(style, script),
            anchors=_links.missing(poster, story),
            en=Markup("") if story.lang.lower().split("-")[0] == "en" else Markup(' lang="en"'),
        )
    )


def policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy of a page that has this style, this script and nothing else."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _file(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _dense(code: str) -> str:
    """Return style or script without its indents, and without comments that have a line of their own."""
    lines = (line.strip() for line in code.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(("//", "/*")))


def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(safe_url=_links.safe_url, signed=signed, feeling=feeling, mark_of=mark_of)
    return environment


def _shown(value: object) -> object:
    """Spell out what cannot be seen in a text; its lines stay lines, and what is markup by now is left alone."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return "\n".join(visible(line) for line in value.split("\n"))
