"""The atlas as a page of HTML: everything is there without its script, which only searches and sorts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from markupsafe import Markup

from cjmap import __version__
from cjmap.draw.palette import DARK, LIGHT, Theme
from cjmap.formats._page import dense, environment, file, palette, policy
from cjmap.formats.map._looks import feeling
from cjmap.view.atlas import Atlas
from cjmap.view.head import KINDS
from cjmap.view.pressing import money
from cjmap.view.said import signed
from cjmap.view.tile import LIFE_CYCLE, Tile
from cjmap.words import plural

TOP = 10
"""So many pain points and opportunities of all maps are listed."""
WIDTH, HEIGHT = 160, 40
"""The size of the curve on a tile."""
_INSET = 4


def write(atlas: Atlas, light: Theme = LIGHT, dark: Theme = DARK) -> str:
    """Return the page; each map leads to the page that is called like its id."""
    style = palette(light, dark, "") + dense(file("atlas.css"))
    script = dense(file("atlas.js"))
    return (
        environment(signed=signed, money=money, feeling=feeling, plural=plural, kinds=KINDS, runs=runs)
        .from_string(file("atlas.html.jinja"))
        .render(
            atlas=atlas,
            life=LIFE_CYCLE,
            others=any(tile.others for tile in atlas.tiles),
            worth=sum(atlas.values),
            top=TOP,
            low=atlas.lowest,
            ends=ends,
            width=WIDTH,
            height=HEIGHT,
            style=Markup(style),
            script=Markup(script),
            policy=policy(style, script),
            version=__version__,
        )
    )


def runs(tile: Tile) -> list[str]:
    """Return the curve of a map as the points of lines, one for each stretch without a gap."""
    places = enumerate(_places(tile.values))
    found = groupby(places, key=lambda pair: pair[1] is None)
    return [" ".join(point for _, point in run if point) for is_gap, run in found if not is_gap]


def _places(values: Sequence[float | None]) -> Iterator[str | None]:
    """Yield where each value lies, None for a gap."""
    step = (WIDTH - 2 * _INSET) / max(len(values) - 1, 1)
    for index, value in enumerate(values):
        x = _INSET + index * step
        yield None if value is None else f"{x:.1f},{_height(value):.1f}"


def _height(value: float) -> float:
    return _INSET + (2 - value) / 4 * (HEIGHT - 2 * _INSET)


def ends(tile: Tile) -> tuple[str, str] | None:
    """Return where the lowest moment of a curve lies; None where nothing is felt."""
    known = [(value, place) for place, value in enumerate(tile.values) if value is not None]
    if not known:
        return None
    value, place = min(known)
    step = (WIDTH - 2 * _INSET) / max(len(tile.values) - 1, 1)
    return f"{_INSET + place * step:.1f}", f"{_height(value):.1f}"
