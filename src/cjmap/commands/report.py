"""A report over maps: a page and a brief for each, and the atlas over all."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cjmap.commands._options import (
    TELL,
    Color,
    Config,
    Demands,
    Isolated,
    Paths,
    Quiet,
    StdinFilename,
    Today,
    When,
    day,
    reading,
)
from cjmap.commands._pages import Wish
from cjmap.commands._reporter import Reporter
from cjmap.errors import Misuse


def run(
    paths: Paths = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FOLDER",
            help="Write index.html and the pages of the maps into this folder.",
            show_default=False,
            rich_help_panel=TELL,
        ),
    ] = None,
    profile: Demands = None,
    today: Today = None,
    color: When = Color.AUTO,
    quiet: Quiet = False,
    config: Config = None,
    isolated: Isolated = False,
    stdin_filename: StdinFilename = None,
) -> int:
    """Write a page and a brief for each map, and an atlas over all.

    The page is that of `cjmap render -f html`, with what `lint` finds. All of it
    is HTML that needs no server. Pages that are the same as before are not
    written again.

    Examples:
      cjmap report -o report/
      cjmap report journeys/ -o report/ --today 2026-09-30

    Exit code: 0 all is written, 1 a map is not valid, 2 something could not be read or written.
    """
    if not output or output == "-":
        raise Misuse("a report is a folder of pages", "name one: -o report/")
    if Path(output).is_file():
        raise Misuse(f"`{output}` is a file, and a report is a folder of pages", "name a folder: -o report/")
    sources = reading(paths, config, isolated, stdin_filename)
    return Reporter(output, Wish(day(today), profile), color, quiet=quiet).write(sources)
