"""A map as one page of HTML: poster, table and story, complete in itself, and readable without its script.

The page holds texts that strangers wrote. Every text is escaped by the template and has its invisible characters
spelled out, addresses lead only where `safe_url` lets them, and a Content-Security-Policy forbids all but our own
style and script, so that the page loads nothing and sends nothing.
"""

from __future__ import annotations

from markupsafe import Markup

from cjmap.draw.palette import DARK, LIGHT, Theme
from cjmap.formats._compact import compact
from cjmap.formats._page import dense, environment, file, palette, policy
from cjmap.formats.map import _links
from cjmap.formats.map._looks import feeling, mark_of, marks
from cjmap.view.said import signed
from cjmap.view.saying import Story

PICTURE = True
"""This format draws a map; it takes its story besides."""


def write(story: Story, poster: str, light: Theme = LIGHT, dark: Theme = DARK) -> str:
    """Return the page of a map; `poster` is the picture of the same map, as `draw.svg.inline` writes it."""
    picture, looks = compact(poster)
    shapes, more = compact(marks(story), "m")
    style = palette(light, dark, poster) + looks + more + dense(file("page.css"))
    script = dense(file("page.js"))
    return (
        environment(safe_url=_links.safe_url, signed=signed, feeling=feeling, mark_of=mark_of)
        .from_string(file("page.html.jinja"))
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
