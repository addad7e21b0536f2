"""Text around a middle."""

from __future__ import annotations

from cjmap.draw.scene import Text
from cjmap.draw.text import Style, paragraph


def centred(x: float, y: float, text: str, style: Style, width: float) -> tuple[list[Text], float]:
    """Return the lines of a text below `y`, each around `x`, and where they end."""
    lines, end = paragraph(x, y, text, style, width)
    return [line._replace(anchor="middle") for line in lines], end
