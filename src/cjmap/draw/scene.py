"""What a picture consists of: boxes, texts, lines, shapes and discs with coordinates, in units of one SVG pixel.

Items are drawn in their order, the later over the earlier. Colours are `#RRGGBB`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
"""From the left, and from the top."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `dash` draws its border in dashes."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    radius: float = 0
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `x` and `y` are where its baseline starts, or its middle or end."""

    x: float
    y: float
    content: str
    size: float
    fill: str
    bold: bool = False
    italic: bool = False
    anchor: Literal["start", "middle", "end"] = "start"


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points."""

    points: tuple[Point, ...]
    stroke: str
    width: float = 1
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled or outlined polygon."""

    points: tuple[Point, ...]
    fill: str | None = None
    stroke: str | None = None


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle by its centre."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong to one thing of the map; `id` is unique in the picture, `kind` says what it is."""

    id: str
    kind: str
    items: tuple[Item, ...]


Item = Box | Text | Line | Shape | Disc | Group


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture: its size, what it says to those who do not see it, and its items.

    `id` starts every id inside, so that several pictures may stand on one page.
    """

    id: str
    width: float
    height: float
    title: str
    description: str
    lang: str
    items: tuple[Item, ...]
