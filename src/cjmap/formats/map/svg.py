"""A picture as SVG."""

from __future__ import annotations

from cjmap.draw.scene import Scene
from cjmap.draw.svg import written

PICTURE = True
"""This format writes scenes."""


def write(scene: Scene) -> str:
    """Return the SVG document."""
    return written(scene)
