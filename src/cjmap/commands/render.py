"""Maps as pictures and pages."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from cjmap.commands import _emit
from cjmap.commands._drawer import Drawer
from cjmap.commands._look import Across, Colours, Columns, Look, Paper, View, fitting
from cjmap.commands._map import PersonaId
from cjmap.commands._options import TELL, Color, Config, Isolated, Paths, Quiet, StdinFilename, When, reading
from cjmap.commands._pictures import place
from cjmap.errors import Misuse

DRAW = "How to draw"


def run(
    paths: Paths = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE|FOLDER",
            help="Write to this file; its suffix chooses the format. Without a suffix it is a folder, "
            "for a picture of each map. - is standard output.",
            rich_help_panel=TELL,
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "-f",
            "--format",
            metavar="FORMAT",
            help="svg (default), png, pdf, html or dot, whatever the suffix says. "
            "May be given several times for a folder.",
            show_default=False,
            rich_help_panel=TELL,
        ),
    ] = None,
    persona: PersonaId = None,
    view: Annotated[
        View,
        typer.Option(
            "--view",
            help="poster: all that is known, in lanes; flow: the ways between touchpoints; gaps: the journey across "
            "channels; blueprint: what we do for it; heatmap; matrix: opportunities; curve: the feelings, for a slide.",
            rich_help_panel=DRAW,
        ),
    ] = View.POSTER,
    route: Annotated[
        str | None,
        typer.Option(
            "--route",
            metavar="ID",
            help="Colour this route of a flow, and take the colours out of all else.",
            rich_help_panel=DRAW,
        ),
    ] = None,
    by: Annotated[
        Across, typer.Option("--by", help="What the lanes of the gaps are.", rich_help_panel=DRAW)
    ] = Across.CHANNEL,
    columns: Annotated[
        Columns,
        typer.Option(
            "--columns",
            help="A column for each touchpoint or for each stage; auto: stages from 13 touchpoints on.",
            rich_help_panel=DRAW,
        ),
    ] = Columns.AUTO,
    lanes: Annotated[
        str | None,
        typer.Option(
            "--lanes",
            metavar="LANES",
            help="Only these lanes of the poster, with commas between: feeling,pain_points,opportunities.",
            rich_help_panel=DRAW,
        ),
    ] = None,
    under: Annotated[
        str | None,
        typer.Option(
            "--with",
            metavar="MAP",
            help="Draw the feelings of this map, mostly the current state, under those of a poster or curve.",
            rich_help_panel=DRAW,
        ),
    ] = None,
    theme: Annotated[
        Colours,
        typer.Option("--theme", help="print saves ink, grey does without colour.", rich_help_panel=DRAW),
    ] = Colours.LIGHT,
    paper: Annotated[
        Paper | None,
        typer.Option(
            "--paper",
            help="Fit the poster to this paper, on several sheets rather than too small to read.",
            show_default=False,
            rich_help_panel=DRAW,
        ),
    ] = None,
    blank: Annotated[
        bool,
        typer.Option(
            "--blank",
            help="An empty template with the stages of the map, for a workshop.",
            rich_help_panel=DRAW,
        ),
    ] = False,
    stamp: Annotated[
        str | None,
        typer.Option(
            "--stamp", metavar="TEXT", help="Add this to the footer: a commit, a date.", rich_help_panel=DRAW
        ),
    ] = None,
    scale: Annotated[
        float,
        typer.Option(
            "--scale", metavar="NUMBER", help="Pixels of a PNG for each unit.", rich_help_panel=DRAW
        ),
    ] = 1.0,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Write nothing; list the pictures that are not as the maps are now.",
            rich_help_panel=TELL,
        ),
    ] = False,
    show: Annotated[
        bool, typer.Option("--open", help="Open the picture when it is written.", rich_help_panel=TELL)
    ] = False,
    color: When = Color.AUTO,
    quiet: Quiet = False,
    config: Config = None,
    isolated: Isolated = False,
    stdin_filename: StdinFilename = None,
) -> int:
    """Draw maps as posters (SVG, PNG) and pages (HTML).

    Examples:
      cjmap render coffee.cjm.yaml -o coffee.svg
      cjmap render coffee.cjm.yaml -o coffee.html --open
      cjmap render coffee.cjm.yaml --view flow -o coffee-flow.svg
      cjmap render coffee.cjm.yaml --paper a3 -o coffee.pdf
      cjmap render coffee-future.cjm.yaml --with coffee.cjm.yaml --view curve -o gain.svg
      cjmap render journeys/ -o pictures/ -f svg -f png
      cjmap render journeys/ -o pictures/ --check

    Exit code: 0 all is drawn, 1 a map is not valid or a picture out of date, 2 something could not be read.
    """
    where = place(output, formats or [])
    if where.path is None and output is None and _emit.is_terminal(sys.stdout):
        raise Misuse("a picture does not go to the terminal", "name a file: -o map.svg")
    if where.path is None and (check or show):
        raise Misuse(f"--{'check' if check else 'open'} needs a file or a folder", "name one: -o map.svg")
    if check and show:
        raise Misuse("--check writes nothing that --open could open", "leave one of them out")
    sources = reading(paths, config, isolated, stdin_filename)
    wanted = tuple(name.strip() for name in (lanes or "").split(",") if name.strip())
    look = Look(persona, view, columns, wanted, route, by, under, theme, paper, blank, stamp, scale)
    drawer = Drawer(where, fitting(look, where.formats), sources, color=color, check=check, quiet=quiet)
    code = drawer.folder(sources) if where.is_folder else drawer.single(sources)
    if show and code == 0:
        _open(drawer.pictures)
    return code


def _open(pictures: list[str]) -> None:
    """Open what was written, where it is one picture; a machine without a viewer is no error."""
    if len(pictures) > 1:
        _emit.say("cjmap: --open opens one picture; these are more")
    elif not webbrowser.open(Path(pictures[0]).resolve().as_uri()):
        _emit.say(f"cjmap: nothing on this machine opens {pictures[0]}")
