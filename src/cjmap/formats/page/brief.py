"""The executive brief as a page of HTML without script: one sheet of A4 when it is printed."""

from __future__ import annotations

from markupsafe import Markup

from cjmap.draw.palette import DARK, LIGHT, Theme
from cjmap.draw.scene import Scene
from cjmap.draw.svg import inline
from cjmap.formats._compact import compact
from cjmap.formats._page import dense, environment, file, palette, policy
from cjmap.view.brief import TOP, Brief
from cjmap.view.head import KINDS
from cjmap.view.pressing import money
from cjmap.view.said import signed
from cjmap.words import percent

CASES = 3
"""So many cases of what is asked for are named; the others are counted."""


def write(brief: Brief, curve: Scene, light: Theme = LIGHT, dark: Theme = DARK) -> str:
    """Return the page; `curve` is that of the same map, and what it leads to stands on the map's own page."""
    page = f"{brief.id}.html"
    picture, looks = compact(_linked(inline(curve), page), "c", scripted=False)
    style = palette(light, dark, picture) + looks + dense(file("brief.css"))
    return (
        environment(signed=signed, money=money)
        .from_string(file("brief.html.jinja"))
        .render(
            brief=brief,
            kind=KINDS[brief.head.state],
            page=page,
            picture=Markup(picture),
            style=Markup(style),
            policy=policy(style),
            top=TOP,
            most=CASES,
            percent=percent,
        )
    )


def _linked(picture: str, page: str) -> str:
    """Let a picture lead to the page of its map instead of to places of its own."""
    return picture.replace(' href="#', f' href="{page}#')
