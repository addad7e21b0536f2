"""What the template of a PDF is told about its sheets: the size of each, and its texts as they are read and look."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from cjmap.draw.palette import Theme
from cjmap.draw.reading import Paragraph, reading
from cjmap.draw.scene import Scene, Text
from cjmap.draw.svg import HALO
from cjmap.draw.text import is_bundled
from cjmap.visible import visible

_PIXEL, _MILLIMETRE = 72 / 96, 72 / 25.4
"""Points in a unit of a picture that is made for no paper, and in a millimetre."""
_LONGEST = 14_400.0
"""A page has so many points at most on a side."""
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}))?(?:-.*)?", re.IGNORECASE)


def told(scenes: Sequence[Scene], theme: Theme, *, rims: bool) -> bytes:
    """Return the sheets as JSON; `rims` says whether there are drawings of the rims of texts."""
    first = scenes[0]
    language = _LANGUAGE.fullmatch(first.lang)
    said = {
        "title": visible(first.title).strip() or first.id,
        "lang": language.group(1).lower() if language else "und",
        "region": language.group(2) if language else None,
        "rim": HALO,
        "sheets": [_sheet(number, scene, theme, rims=rims) for number, scene in enumerate(scenes)],
    }
    return json.dumps(said).encode()


def _sheet(number: int, scene: Scene, theme: Theme, *, rims: bool) -> dict[str, Any]:
    if scene.paper is None:
        unit = min(_PIXEL, _LONGEST / max(scene.width, scene.height))
        width, height = scene.width * unit, scene.height * unit
    else:
        width, height = (side * _MILLIMETRE for side in scene.paper)
        unit = width / scene.width
    return {
        "unit": unit,
        "width": width,
        "height": height,
        "drawing": f"{number}.svg",
        "rims": f"{number}.rims.svg" if rims else None,
        "alt": visible(scene.description),
        "paragraphs": [_paragraph(paragraph, theme) for paragraph in reading(scene)],
    }


def _paragraph(paragraph: Paragraph, theme: Theme) -> dict[str, Any]:
    pairs = zip_longest(paragraph.lines, paragraph.lines[1:])
    return {"level": paragraph.level, "lines": [_line(line, below, theme) for line, below in pairs]}


def _line(line: Text, below: Text | None, theme: Theme) -> dict[str, Any]:
    """Return what the template is told about a line; behind it is a space, where the next one is another word."""
    joined = below is None or _is_wide(line.content[-1:]) or _is_wide(below.content[:1])
    return {
        **{name: getattr(line, name) for name in ("x", "y", "size", "content", "width", "anchor", "strike")},
        "after": "" if joined else " ",
        "fill": theme[line.fill],
        "halo": theme[line.halo] if line.halo else None,
        "weight": 700 if line.bold else 400,
        "style": "italic" if line.italic else "normal",
        "foreign": not all(map(is_bundled, line.content)),
    }


def _is_wide(character: str) -> bool:
    return bool(character) and unicodedata.east_asian_width(character) in {"W", "F"}
