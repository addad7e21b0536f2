"""The atlas as a page of HTML: everything is there without its script, which only searches and sorts."""

from __future__ import annotations

from markupsafe import Markup

from cjmap import __version__
from cjmap.draw.palette import DARK, LIGHT, Theme
from cjmap.formats._page import dense, environment, file, palette, policy
from cjmap.formats._spark import Spark
from cjmap.formats.map._looks import feeling
from cjmap.view.atlas import Atlas
from cjmap.view.head import KINDS
from cjmap.view.pressing import money
from cjmap.view.said import signed
from cjmap.view.tile import LIFE_CYCLE
from cjmap.words import plural

TOP = 10
"""So many pain points and opportunities of all maps are listed."""


def write(atlas: Atlas, light: Theme = LIGHT, dark: Theme = DARK) -> str:
    """Return the page; each map leads to the page that is called like its id."""
    style = palette(light, dark, "") + dense(file("atlas.css"))
    script = dense(file("atlas.js"))
    return (
        environment(signed=signed, money=money, feeling=feeling, plural=plural, kinds=KINDS, spark=Spark)
        .from_string(file("atlas.html.jinja"))
        .render(
            atlas=atlas,
            life=LIFE_CYCLE,
            others=any(tile.others for tile in atlas.tiles),
            top=TOP,
            low=atlas.lowest,
            style=Markup(style),
            script=Markup(script),
            policy=policy(style, script),
            version=__version__,
        )
    )
