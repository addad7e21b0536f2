"""Maps as pictures and pages."""

from __future__ import annotations

import sys
import webbrowser
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cjmap.commands import _emit
from cjmap.commands._input import found
from cjmap.commands._map import PersonaId, one_map, persona_of, refused
from cjmap.commands._options import (
    TELL,
    Color,
    Config,
    Isolated,
    Output,
    Paths,
    Quiet,
    Reading,
    Reporting,
    StdinFilename,
    When,
    reading,
    same_file,
)
from cjmap.commands._pictures import Look, Place, View, fitting, picture, place
from cjmap.commands._progress import ticking
from cjmap.commands._report import Tally, report
from cjmap.errors import Misuse, Unreadable
from cjmap.words import plural

if TYPE_CHECKING:
    from cjmap.load.session import Job, Session
    from cjmap.model.journey import JourneyMap

DRAW = "How to draw"


class By(StrEnum):
    """What a column of a poster is."""

    AUTO = "auto"
    TOUCHPOINT = "touchpoint"
    STAGE = "stage"


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
            help="svg (default), png, html or dot, whatever the suffix says. "
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
            help="poster: all that is known, in lanes; flow: the ways between touchpoints.",
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
    columns: Annotated[
        By,
        typer.Option(
            "--columns",
            help="A column for each touchpoint or for each stage; auto: stages from 13 touchpoints on.",
            rich_help_panel=DRAW,
        ),
    ] = By.AUTO,
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
      cjmap render journeys/ -o pictures/ -f svg -f png
      cjmap render journeys/ -o pictures/ --check
      cjmap render HEAD~1:coffee.cjm.yaml > before.svg

    Exit code: 0 all is drawn, 1 a map is not valid or a picture out of date, 2 something could not be read.
    """
    where = place(output, formats or [])
    if where.path is None and output is None and _emit.is_terminal(sys.stdout):
        raise Misuse("a picture does not go to the terminal", "name a file: -o map.svg")
    if not 0.05 <= scale <= 20:
        raise Misuse(f"--scale {scale:g} is not between 0.05 and 20")
    if scale != 1 and "png" not in where.formats:
        raise Misuse("--scale is for PNG alone", "an SVG and a page are sharp at any size")
    if where.path is None and (check or show):
        raise Misuse(f"--{'check' if check else 'open'} needs a file or a folder", "name one: -o map.svg")
    if check and show:
        raise Misuse("--check writes nothing that --open could open", "leave one of them out")
    sources = reading(paths, config, isolated, stdin_filename)
    look = fitting(Look(persona, columns.value, scale, view, route), where.formats)
    drawer = _Drawer(where, look, color=color, check=check, quiet=quiet)
    code = drawer.folder(sources) if where.is_folder else drawer.single(sources)
    if show and code == 0:
        _open(drawer.pictures)
    return code


class _Drawer:
    """Draws maps to their places, and keeps what it wrote and what was not up to date."""

    def __init__(self, where: Place, look: Look, *, color: Color, check: bool, quiet: bool) -> None:
        self._where, self._look, self._color = where, look, color
        self._check, self._quiet = check, quiet
        self._stale: list[str] = []
        self._fresh = 0
        self.pictures: list[str] = []

    def single(self, sources: Reading) -> int:
        """Draw the one map that is named, or tell its findings and write nothing, and return the exit code."""
        path, (name,) = self._where.path, self._where.formats
        if path is not None and same_file(path, sources.paths[0]):
            raise Misuse(
                f"`{path}` is the map itself, and the picture would take its place", "choose another name"
            )
        journey, tally, job = one_map(
            sources, "name the one that you mean, or a folder for all: -o pictures/"
        )
        if journey is None:
            return refused(tally, self._color)
        drawn = self._drawn(journey, name, _name_of(job))
        if path is None:
            _emit.product(drawn)
            return 0
        self._put(path, drawn)
        return self._told_stale()

    def folder(self, sources: Reading) -> int:
        """Draw every map that is named or found; those that are not valid tell their findings."""
        session, jobs = found(sources)
        tally = Tally(session.limits(jobs[0].settings).findings_per_run)
        with session, closing(ticking(jobs, "Drawing", quiet=self._quiet)) as waiting:
            stems: dict[str, Job] = {}
            maps = sum(self._job(session, job, tally, stems) for job in waiting)
        if not maps and not tally.levels and not tally.unread:
            raise Misuse("there is no map to draw, only libraries", "name a map that uses them")
        code = self._told_stale()
        if tally.levels or tally.unread:
            return report(tally, Reporting((Output("full"),), color=self._color, quiet=self._quiet)) or code
        if not self._quiet and not self._check:
            same = f", {self._fresh} as before" if self._fresh else ""
            count = plural(len(self.pictures), "picture")
            _emit.say(f"{count} of {plural(maps, 'map')} in {self._where.path}{same}")
        return code

    def _job(self, session: Session, job: Job, tally: Tally, stems: dict[str, Job]) -> bool:
        """Draw one of many maps; a library is none, and what cannot be read is told."""
        try:
            loaded = session.load(job)
        except Unreadable as error:
            _emit.complain(f"error: {error.sentence}", error.hint)
            tally.unread += 1
            return False
        tally.add(loaded.findings, loaded.hidden)
        if loaded.map is None or loaded.document.data.get("kind") == "library":
            return False
        stem = loaded.map.id
        if stem in stems:
            names = " and ".join(other.file.shown(str(Path.cwd())) for other in (stems[stem], job))
            sentence = f"error: {names} would be drawn into the same file, and only the first is"
            _emit.complain(sentence, "draw them into folders of their own")
            tally.unread += 1
            return False
        stems[stem] = job
        for name, path in self._where.files(self._look.stem(stem)):
            self._put(path, self._drawn(loaded.map, name, _name_of(job)))
        return True

    def _drawn(self, journey: JourneyMap, name: str, file: str | None) -> str | bytes:
        persona = persona_of(journey, self._look.persona)
        return picture(journey, name, self._look._replace(persona=persona), file)

    def _put(self, path: str, drawn: str | bytes) -> None:
        """Write a picture, unless it stands there already, or nothing is to be written."""
        self.pictures.append(path)
        if _emit.stands(path, drawn):
            self._fresh += 1
        elif self._check:
            self._stale.append(path)
        else:
            (_emit.new_file if self._where.is_folder else _emit.file)(path, drawn)

    def _told_stale(self) -> int:
        if self._stale:
            _emit.lines(self._stale)
        if self._check and not self._quiet:
            count = len(self._stale)
            _emit.say(
                f"{plural(count, 'picture')} of {count + self._fresh} {'is' if count == 1 else 'are'} out of date"
                if count
                else f"{plural(self._fresh, 'picture')} up to date"
            )
        return int(bool(self._stale))


def _name_of(job: Job) -> str | None:
    """Return the name of a map's file as a footer gives it, the same in every folder."""
    name = job.file.named or job.file.path
    return None if name.startswith("<") else name.replace("\\", "/").rpartition("/")[2]


def _open(pictures: list[str]) -> None:
    """Open what was written, where it is one picture; a machine without a viewer is no error."""
    if len(pictures) > 1:
        _emit.say("cjmap: --open opens one picture; these are more")
    elif not webbrowser.open(Path(pictures[0]).resolve().as_uri()):
        _emit.say(f"cjmap: nothing on this machine opens {pictures[0]}")
