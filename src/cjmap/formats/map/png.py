"""A picture as PNG, drawn by resvg with the bundled font."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cjmap.draw.palette import LIGHT, Theme
from cjmap.draw.scene import Group, Item, Scene, Text
from cjmap.draw.svg import written
from cjmap.draw.text import is_bundled

PICTURE = True
"""This format writes scenes."""
MOST_PIXELS = 250_000_000
"""More than this would take a gigabyte of memory."""
_JOINING = re.compile(r"(?<=[ft])(?=[^\W\d_])")
"""Between letters of which the font makes one sign."""
_FACES = ("SourceSansPro", "SourceSansProBold", "SourceSansProIt")


def write(scene: Scene, scale: float = 1, theme: Theme = LIGHT) -> bytes:
    """Return the PNG file; `scale` is the number of pixels for each unit.

    What the bundled font lacks is drawn with the fonts of the system, else none of them is looked at, so that
    equal scenes are equal bytes on every machine.
    """
    import font_source_sans_pro
    import resvg_py

    is_foreign = bool(foreign(scene))
    shown = replace(scene, items=_apart(scene.items) if is_foreign else scene.items, paper=None)
    drawn: bytes = bytes(
        resvg_py.svg_to_bytes(
            svg_string=written(shown, theme),
            zoom=scale,
            dpi=96,
            skip_system_fonts=not is_foreign,
            font_files=[font_source_sans_pro.font_files_ttf[face] for face in _FACES],
            sans_serif_family="Source Sans Pro",
        )
    )
    return drawn


def foreign(scene: Scene) -> str:
    """Return the characters that the bundled font lacks, each once, in their order."""
    texts = "".join(text.content for text in _texts(scene.items))
    return "".join(dict.fromkeys(character for character in texts if not is_bundled(character)))


def largest_scale(scene: Scene) -> float:
    """Return the scale at which the picture would have the most pixels that are drawn."""
    return float((MOST_PIXELS / (scene.width * scene.height)) ** 0.5)


def _apart(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Keep letters of texts with foreign characters from joining: where they do, resvg finds no other font."""
    found: list[Item] = []
    for item in items:
        if isinstance(item, Group):
            found.append(replace(item, items=_apart(item.items)))
        elif isinstance(item, Text) and not all(map(is_bundled, item.content)):
            found.append(item._replace(content=_JOINING.sub("\u200c", item.content)))
        else:
            found.append(item)
    return tuple(found)


def _texts(items: tuple[Item, ...]) -> Iterator[Text]:
    for item in items:
        if isinstance(item, Text):
            yield item
        elif isinstance(item, Group):
            yield from _texts(item.items)
