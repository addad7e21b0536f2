"""The executive brief as a page of HTML without script: one sheet of A4 when it is printed."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from cjmap.draw.palette import DARK, LIGHT, Theme
from cjmap.draw.scene import Box, Group, Scene
from cjmap.draw.svg import inline
from cjmap.formats._compact import compact
from cjmap.formats._page import dense, environment, file, palette, policy
from cjmap.view.brief import TOP, Brief
from cjmap.view.head import KINDS
from cjmap.view.pressing import money
from cjmap.view.said import signed

CASES = 3
"""So many cases of what is asked for are named; the others are counted."""
_EDGE = 24.0
"""So much of the margins of a curve is left out; the page has its own."""


def write(brief: Brief, curve: Scene, light: Theme = LIGHT, dark: Theme = DARK) -> str:
    """Return the page; `curve` is the curve of the same map, and what it leads to stands on the map's own page."""
    page = f"{brief.id}.html"
    picture, looks = compact(_linked(_below_head(curve), page), "c", scripted=False)
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
        )
    )


def _below_head(curve: Scene) -> str:
    """Return a curve from its stages on: what stands above them the page says itself."""
    starts = [
        (place, item.items[0].y)
        for place, item in enumerate(curve.items)
        if isinstance(item, Group) and item.kind == "stage" and isinstance(item.items[0], Box)
    ]
    place, top = starts[0] if starts else (0, _EDGE)
    width, height = curve.width - 2 * _EDGE, curve.height - top
    drawn = inline(replace(curve, items=curve.items[place:], width=width, height=height))
    return drawn.replace('viewBox="0 0 ', f'viewBox="{_EDGE:g} {top:g} ', 1)


def _linked(picture: str, page: str) -> str:
    """Let a picture lead to the page of its map instead of to places of its own."""
    return picture.replace(' href="#', f' href="{page}#')
