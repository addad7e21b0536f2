"""What a picture consists of: boxes, texts, lines, paths, shapes and discs with coordinates.

Lengths are units of one SVG pixel. Items are drawn in their order, the later over the earlier. Colours are roles
of the palette.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Point = tuple[float, float]
"""From the left, and from the top."""
Cubic = tuple[Point, Point, Point]
"""A curve from where the path is: two control points and its end."""

SOLID = ""
DASHED, DOTTED, LONG, MIXED = "5 4", "1 4", "10 4", "10 4 2 4"
"""How lines are broken: lengths of strokes and gaps."""


class Box(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    radius: float = 0
    dash: str = SOLID
    opacity: float = 1


class Text(NamedTuple):
    """One line of text; `x` and `y` are where its baseline starts, or its middle or end.

    `width` is what it takes as measured with the bundled font. `halo` is the colour of a rim that keeps it
    readable over lines; `strike` says that it is struck through.
    """

    x: float
    y: float
    content: str
    size: float
    fill: str
    width: float
    bold: bool = False
    italic: bool = False
    anchor: Literal["start", "middle", "end"] = "start"
    halo: str | None = None
    strike: bool = False

    @property
    def left(self) -> float:
        """Return where the line begins."""
        return self.x - {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]


class Line(NamedTuple):
    """A line through points."""

    points: tuple[Point, ...]
    stroke: str
    width: float = 1
    dash: str = SOLID


class Path(NamedTuple):
    """A line of cubic curves."""

    start: Point
    curves: tuple[Cubic, ...]
    stroke: str
    width: float = 1
    dash: str = SOLID


class Shape(NamedTuple):
    """A filled or outlined polygon."""

    points: tuple[Point, ...]
    fill: str | None = None
    stroke: str | None = None
    width: float = 1
    opacity: float = 1


class Disc(NamedTuple):
    """A circle by its centre."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: str | None = None
    width: float = 1
    dash: str = SOLID


class Picture(NamedTuple):
    """A raster image in a rectangle, which it covers; `alt` says what it shows to those who do not see it."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    content: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong to one thing of the map.

    `id` is unique in the picture, `kind` says what it is, and `link` is the anchor of the thing on a page.
    """

    id: str
    kind: str
    items: tuple[Item, ...]
    link: str | None = None


Item = Box | Text | Line | Path | Shape | Disc | Picture | Group


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture: its size, what it says to those who do not see it, and its items.

    `id` starts every id inside, so that several pictures may stand on one page. `paper` is the width and the height
    in millimetres of the sheet that it is made for, in the same proportion.
    """

    id: str
    width: float
    height: float
    title: str
    description: str
    lang: str
    items: tuple[Item, ...]
    paper: tuple[float, float] | None = None
