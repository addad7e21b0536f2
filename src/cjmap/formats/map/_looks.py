"""The colours and marks of a page: the same as those of the picture on it."""

from __future__ import annotations

import re

from cjmap.draw.marks import OF_SIGN, SIDE, of_item
from cjmap.draw.palette import Theme, of_feeling
from cjmap.draw.scene import Group, Item, Scene
from cjmap.draw.svg import inline
from cjmap.view.items import Sign
from cjmap.view.saying import Saying, Story
from cjmap.words import slug

_ROLE = re.compile(r"[a-z]+(?:-[a-z]+)*")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_GROUP = re.compile(r'<g class="mark" id="([^"]+)">(.*?)</g>', re.DOTALL)
_SYMBOL = re.compile(r"<symbol.*?</symbol>", re.DOTALL)
_SIZE = re.compile(r'viewBox="0 0 ([0-9.]+) [0-9.]+"')


def feeling(value: float | None) -> str:
    """Return the class of what has the colour of a feeling."""
    return "unfelt" if value is None else of_feeling(value)


def mark_of(saying: Saying) -> str:
    """Return the name of the shape of a mark; a severe pain point has one of its own."""
    severe = saying.sign is Sign.PAIN_POINT and saying.badge == "S3"
    return _name(saying.sign, severe) if saying.sign else ""


def _name(sign: Sign, severe: bool = False) -> str:
    return "severe" if severe else slug(sign.name.replace("_", " "))


def marks(story: Story) -> str:
    """Return the shapes of all marks, hidden, for the page to use by their names."""
    shapes = [(_name(sign), mark(0, 0)) for sign, mark in OF_SIGN.items()]
    shapes.append((_name(Sign.PAIN_POINT, severe=True), of_item(Sign.PAIN_POINT, 3, 0, 0)))
    groups: tuple[Item, ...] = tuple(Group(f"sign-{name}", "mark", items) for name, items in shapes)
    drawn = inline(Scene("signs", SIDE, SIDE, "Marks", "", story.lang, groups))
    symbols = _GROUP.sub(rf'<symbol id="\1" viewBox="0 0 {SIDE} {SIDE}">\2</symbol>', drawn)
    return f"<svg>{''.join(_SYMBOL.findall(symbols))}</svg>"


def palette(light: Theme, dark: Theme, poster: str) -> str:
    """Return the custom properties of a page: its colours in the light and in the dark, the poster's width."""
    night = f"{_properties(dark)}color-scheme:dark"
    size = _SIZE.search(poster)
    width = size[1] if size else "1000"
    return (
        f":root{{{_properties(light)}--poster-width:{width}px;color-scheme:light}}\n"
        f"@media screen{{:root[data-theme=dark]{{{night}}}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{night}}}}}\n"
    )


def _properties(theme: Theme) -> str:
    return "".join(f"--c-{_role(role)}:{_colour(theme[role])};" for role in sorted(theme))


def _role(role: str) -> str:
    if not _ROLE.fullmatch(role):
        raise ValueError(f"`{role}` is no role of a colour")
    return role


def _colour(colour: str) -> str:
    if not _COLOUR.fullmatch(colour):
        raise ValueError(f"`{colour}` is no colour of the form #RRGGBB")
    return colour
