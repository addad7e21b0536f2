"""A picture as SVG."""

from __future__ import annotations

from cjmap.draw.palette import LIGHT, Theme
from cjmap.draw.scene import Scene
from cjmap.draw.svg import written

PICTURE = True
"""This format writes scenes."""


def write(scene: Scene, theme: Theme = LIGHT) -> str:
    """Return the SVG document, in the colours of a theme."""
    return written(scene, theme)
