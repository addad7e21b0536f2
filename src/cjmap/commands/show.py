"""A map in the terminal."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cjmap.commands import _emit
from cjmap.commands._map import Map, PersonaId, one_map, persona_of, refused
from cjmap.commands._options import (
    TELL,
    Color,
    Config,
    Isolated,
    Reading,
    StdinFilename,
    When,
    reading,
)
from cjmap.errors import Misuse

if TYPE_CHECKING:
    from cjmap.formats.map._terminal import Depth, Terminal

NARROWEST, WIDEST = 32, 120
"""Columns below which nothing is readable, and beyond which a drawing does not grow by itself."""


def run(
    path: Map = ".",
    width: Annotated[
        int | None,
        typer.Option(
            "--width",
            metavar="COLUMNS",
            help="Draw this wide, 32 or more. Default: as the terminal, at most 120.",
            show_default=False,
            rich_help_panel=TELL,
        ),
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="Spell out the marks below each touchpoint.", rich_help_panel=TELL)
    ] = False,
    color: When = Color.AUTO,
    persona: PersonaId = None,
    config: Config = None,
    isolated: Isolated = False,
    stdin_filename: StdinFilename = None,
) -> int:
    """Show a map in the terminal.

    Examples:
      cjmap show coffee.cjm.yaml
      cjmap show coffee.cjm.yaml --persona sam --full
      cjmap show HEAD~1:coffee.cjm.yaml
      cjmap show coffee.cjm.yaml --color always | less -R

    Exit code: 0 the map is shown, 1 it is not valid and its findings are, 2 it could not be read.
    """
    if width is not None and width < NARROWEST:
        raise Misuse(f"{width} columns are too few to read anything", f"--width {NARROWEST} is the least")
    sources = reading([path], config, isolated, stdin_filename)
    return show(sources, width=width, full=full, color=color, persona=persona)


def show(
    sources: Reading,
    *,
    width: int | None = None,
    full: bool = False,
    color: Color = Color.AUTO,
    persona: str | None = None,
) -> int:
    """Draw the map that is named, or tell its findings, and return the exit code."""
    journey, tally, _ = one_map(sources)
    if journey is None:
        return refused(tally, color)
    from cjmap.formats import registry
    from cjmap.view.outline import outline

    drawn = outline(journey, persona_of(journey, persona))
    _emit.out(registry.module("map", "text").write(drawn, _terminal(width, full, color)))
    return 0


def _terminal(width: int | None, full: bool, color: Color) -> Terminal:
    from cjmap.formats.map._terminal import Terminal

    columns = width or min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)
    depth = _depth() if _emit.shows_color(sys.stdout, color, os.environ) else None
    return Terminal(columns, depth, _emit.shows_unicode(sys.stdout), full)


def _depth() -> Depth:
    """Return how many colours the terminal tells that it knows."""
    if os.environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
        return "truecolor"
    return "standard" if os.environ.get("TERM", "").partition("-")[2] in {"", "color", "16color"} else "256"
