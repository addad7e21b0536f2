"""The marks of a page: the same as those of the picture on it."""

from __future__ import annotations

import re
from functools import cache

from cjmap.draw.marks import OF_SIGN, SIDE, of_item
from cjmap.draw.palette import of_feeling
from cjmap.draw.scene import Group, Item, Scene
from cjmap.draw.svg import inline
from cjmap.formats._compact import compact
from cjmap.view.items import Sign
from cjmap.view.saying import Saying

_GROUP = re.compile(r'<g class="mark" id="([^"]+)">(.*?)</g>', re.DOTALL)
_SYMBOL = re.compile(r"<symbol.*?</symbol>", re.DOTALL)


def feeling(value: float | None) -> str:
    """Return the class of what has the colour of a feeling."""
    return "unfelt" if value is None else of_feeling(value).replace("feeling-", "f-")


def mark_of(saying: Saying) -> str:
    """Return the name of the shape of a mark; a severe pain point has one of its own."""
    severe = saying.sign is Sign.PAIN_POINT and saying.badge == "S3"
    return name_of(saying.sign, severe) if saying.sign else ""


def name_of(sign: Sign, severe: bool = False) -> str:
    """Return the name of the shape of a mark: a short one, as a page has hundreds of them."""
    return f"s{'severe' if severe else list(Sign).index(sign)}"


@cache
def marks(lang: str) -> tuple[str, str]:
    """Return the shapes of all marks, hidden, for a page to use by their names, and their style."""
    shapes = [(name_of(sign), mark(0, 0)) for sign, mark in OF_SIGN.items()]
    shapes.append((name_of(Sign.PAIN_POINT, severe=True), of_item(Sign.PAIN_POINT, 3, 0, 0)))
    groups: tuple[Item, ...] = tuple(Group(name, "mark", items) for name, items in shapes)
    drawn = inline(Scene("signs", SIDE, SIDE, "Marks", "", lang, groups))
    symbols = _GROUP.sub(rf'<symbol id="\1" viewBox="0 0 {SIDE} {SIDE}">\2</symbol>', drawn)
    return compact(f"<svg>{''.join(_SYMBOL.findall(symbols))}</svg>", "m")
