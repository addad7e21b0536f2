"""How a map is drawn: which view, in which colours, on which paper; and which of these go together."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Literal, NamedTuple

from cjmap.errors import Misuse
from cjmap.words import series

PAGE, TEXT_OF_GRAPH, PIXELS, PDF = "html", "dot", "png", "pdf"


class View(StrEnum):
    """What of a map a picture shows."""

    POSTER = "poster"
    FLOW = "flow"
    GAPS = "gaps"
    BLUEPRINT = "blueprint"
    HEATMAP = "heatmap"
    MATRIX = "matrix"
    CURVE = "curve"


class Columns(StrEnum):
    """What a column of a poster is."""

    AUTO = "auto"
    TOUCHPOINT = "touchpoint"
    STAGE = "stage"


class Across(StrEnum):
    """What the lanes of the gaps are."""

    CHANNEL = "channel"
    DEVICE = "device"
    DEPARTMENT = "department"


class Colours(StrEnum):
    """The theme of a picture."""

    LIGHT = "light"
    DARK = "dark"
    PRINT = "print"
    GREY = "grey"


class Paper(StrEnum):
    """A size of paper."""

    A4 = "a4"
    A3 = "a3"
    A2 = "a2"
    A1 = "a1"
    A0 = "a0"


GRAPHS = frozenset({View.FLOW})
"""The views that are graphs: what DOT can say."""
_ALONE: tuple[tuple[str, frozenset[View]], ...] = (
    ("columns", frozenset({View.POSTER})),
    ("lanes", frozenset({View.POSTER})),
    ("blank", frozenset({View.POSTER})),
    ("paper", frozenset({View.POSTER})),
    ("route", frozenset({View.FLOW})),
    ("by", frozenset({View.GAPS})),
    ("under", frozenset({View.POSTER, View.CURVE})),
)
"""The options that only some views know."""
_OPTIONS = {"under": "--with"}


class Look(NamedTuple):
    """How a map is drawn; `under` names the map whose feelings lie under those of this one."""

    persona: str | None = None
    view: View = View.POSTER
    columns: Columns = Columns.AUTO
    lanes: tuple[str, ...] = ()
    route: str | None = None
    by: Across = Across.CHANNEL
    under: str | None = None
    theme: Colours = Colours.LIGHT
    paper: Paper | None = None
    blank: bool = False
    stamp: str | None = None
    scale: float = 1

    def stem(self, name: str) -> str:
        """Return what the file of a map is called in a folder; only the poster is called like the map."""
        more = "blank" if self.blank else self.view.value
        return name if more == View.POSTER else f"{name}.{more}"

    @property
    def shape(self) -> Literal["auto", "touchpoint", "stage"]:
        """Return what a column is, as the poster takes it."""
        shapes: dict[Columns, Literal["auto", "touchpoint", "stage"]] = {
            Columns.AUTO: "auto",
            Columns.TOUCHPOINT: "touchpoint",
            Columns.STAGE: "stage",
        }
        return shapes[self.columns]


_UNSAID = Look()


def fitting(look: Look, formats: Sequence[str]) -> Look:
    """Return a look; raises Misuse where a view cannot be had in a format, or does not know an option."""
    if TEXT_OF_GRAPH in formats and look.view not in GRAPHS:
        graphs = series(sorted(GRAPHS), "or")
        raise Misuse(f"the {look.view} is no graph, and DOT says nothing else", f"add --view {graphs}")
    if PAGE in formats and look.view is not View.POSTER:
        raise Misuse(
            f"a page shows the poster, and not the {look.view}", "leave --view out, or draw it as svg"
        )
    for name, views in _ALONE:
        if look.view not in views and getattr(look, name) != getattr(_UNSAID, name):
            option = _OPTIONS.get(name, f"--{name}")
            known = series(sorted(views), "and")
            hint = "leave it out" if View.POSTER in views else f"add --view {known}"
            raise Misuse(f"{option} is for the {known} alone", hint)
    if look.blank and look.lanes:
        raise Misuse(
            "--lanes does not go with --blank", "the template has a lane for each kind of information"
        )
    for name in ("blank", "paper", "theme"):
        if PAGE in formats and getattr(look, name) != getattr(_UNSAID, name):
            raise Misuse(
                f"--{name} does not go with a page", "a page is light and dark, and prints by itself"
            )
    if not 0.05 <= look.scale <= 20:
        raise Misuse(f"--scale {look.scale:g} is not between 0.05 and 20")
    if look.scale != 1 and PIXELS not in formats:
        raise Misuse("--scale is for PNG alone", "an SVG, a PDF and a page are sharp at any size")
    return look
