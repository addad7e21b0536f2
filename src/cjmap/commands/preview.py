"""Maps in the browser while they are written: served to this machine alone, and shown anew when they are saved."""

from __future__ import annotations

import time
import webbrowser
from contextlib import closing
from typing import Annotated, NoReturn

import typer

from cjmap.commands import _emit
from cjmap.commands._desk import Desk
from cjmap.commands._options import Config, Demands, Isolated, Quiet, Today, day, reading
from cjmap.commands._progress import ticking
from cjmap.commands._sheet import Wish
from cjmap.errors import Misuse
from cjmap.files.loopback import Loopback
from cjmap.files.ref import OnDisk, classify
from cjmap.words import plural

SERVE = "How to show"
LOOK = 0.05
"""Seconds between two looks at the files that are shown."""
AROUND = 1.0
"""Seconds between two looks for new files; more where a look takes long, so that most of the time nothing is done."""
_SHARE = 20


def run(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS",
            help="Files, folders, globs. Default: the current folder.",
            show_default=False,
        ),
    ] = None,
    port: Annotated[
        int,
        typer.Option(
            "--port",
            metavar="NUMBER",
            min=0,
            max=65535,
            help="The port to listen on. Default: any that is free.",
            show_default=False,
            rich_help_panel=SERVE,
        ),
    ] = 0,
    show: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in the browser.", rich_help_panel=SERVE)
    ] = False,
    profile: Demands = None,
    today: Today = None,
    quiet: Quiet = False,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Show maps in the browser, anew with every change on the disk.

    The page is that of `cjmap render -f html`, with what `lint` finds below.
    It is served to this machine alone, and no file is ever written. A map that
    is broken keeps its last picture.

    Examples:
      cjmap preview
      cjmap preview coffee.cjm.yaml --open
      cjmap preview journeys/ --port 8000 --profile workshop

    Exit code: 0 ended by Ctrl-C, 2 nothing to show, or the port is taken.
    """
    words = reading(paths, config, isolated, None).paths
    for word in words:
        if not isinstance(classify(word), OnDisk):
            raise Misuse(f"`{word}` cannot change, and there is nothing to watch", "name a file or a folder")
    desk = Desk(words, Wish(config, isolated, profile, day(today) if today else None))
    if not desk.sheets:
        raise Misuse("there are no map files (*.cjm.yaml) here", "cjmap init writes a first one")
    with closing(ticking(desk.sheets, "Reading", quiet=quiet)) as waiting:
        for sheet in waiting:
            desk.read(sheet)
    try:
        with Loopback(desk.answer, port) as server:
            _watched(desk, server, show=show)
    except KeyboardInterrupt:  # how people end it
        return 0


def _watched(desk: Desk, server: Loopback, *, show: bool) -> NoReturn:
    """Look for changes until Ctrl-C, and let the pages know."""
    _emit.out(f"previewing {plural(len(desk.maps), 'map')} at {server.address} (Ctrl-C ends it)\n")
    if show and not webbrowser.open(server.address):
        _emit.say("cjmap: nothing on this machine opens a page")
    due = time.monotonic() + AROUND
    while True:
        time.sleep(LOOK)
        started = time.monotonic()
        if desk.look(around=started >= due):
            server.tell()
        if started >= due:
            now = time.monotonic()
            due = now + max(AROUND, _SHARE * (now - started))
