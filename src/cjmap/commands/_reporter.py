"""Writes the pages of a report, and keeps what the atlas tells of each map, but not the maps themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.commands import _emit
from cjmap.commands._input import found
from cjmap.commands._look import Look, View
from cjmap.commands._options import Color, Output, Reading, Reporting
from cjmap.commands._pictures import page
from cjmap.commands._progress import ticking
from cjmap.commands._report import Tally, report
from cjmap.commands._rules import linted
from cjmap.commands._views import Sight, footer_name, scenes
from cjmap.draw.palette import LIGHT
from cjmap.errors import Misuse, Unreadable, Unwritable
from cjmap.files.tree import inside
from cjmap.finding import Profile
from cjmap.load.pictures import pictures as images_of
from cjmap.model.walk import survey
from cjmap.words import plural

if TYPE_CHECKING:
    from cjmap.load.read import Loaded
    from cjmap.load.session import Job, Session
    from cjmap.view.tile import Tile

INDEX = "index"
OURS = b'<meta name="generator" content="cjmap">'
"""What every page of ours says of itself near its beginning."""
_BEGINNING = 4096

Where = tuple[str, str]
"""The folder of a project, and the path of a map in it."""


class Reporter:
    """One run over many maps, and what it wrote."""

    def __init__(
        self, folder: str, today: date, profile: Profile | None, color: Color, *, quiet: bool
    ) -> None:
        self._folder, self._today, self._profile = folder, today, profile
        self._color, self._quiet = color, quiet
        self._tiles: dict[str, Tile] = {}
        self._jobs: dict[str, Job] = {}
        self._places: dict[Where, str] = {}
        self._zooms: dict[str, list[Where]] = {}
        self._written = self._same = 0

    def write(self, sources: Reading) -> int:
        """Write all pages, those of single maps first, and return the exit code."""
        session, jobs = found(sources)
        tally = Tally(session.limits(jobs[0].settings).findings_per_run)
        with session, closing(ticking(jobs, "Writing", quiet=self._quiet)) as waiting:
            for job in waiting:
                self._job(session, job, tally)
        if self._tiles:
            self._put(INDEX, self._index())
        elif not tally.levels and not tally.unread:
            raise Misuse("there is no map to tell of, only libraries", "name a map that uses them")
        if self._tiles and not self._quiet:
            pages = plural(self._written, "page")
            before = f", {self._same:,} as before" if self._same else ""
            _emit.say(f"{plural(len(self._tiles), 'map')}: {pages} written{before}, in {self._folder}")
        if tally.levels or tally.unread:
            return report(tally, Reporting((Output("full"),), color=self._color, quiet=self._quiet))
        return 0

    def _job(self, session: Session, job: Job, tally: Tally) -> None:
        """Write the pages of one map; a library is none, and what cannot be read is told."""
        try:
            loaded = session.load(job)
        except Unreadable as error:
            _emit.complain(f"error: {error.sentence}", error.hint)
            tally.unread += 1
            return
        tally.add(loaded.findings, loaded.hidden)
        if loaded.map is None or loaded.document.data.get("kind") == "library":
            return
        if clash := self._clash(loaded.map.id, job):
            _emit.complain(f"error: {clash}", "give one of them another `id`")
            tally.unread += 1
            return
        self._pages(loaded, job)

    def _clash(self, name: str, job: Job) -> str:
        """Return why a map cannot have the pages that are called like its id, or nothing."""
        shown = job.file.shown(str(Path.cwd()))
        if name == INDEX:
            return f"the page of {shown} would be {INDEX}.html, which is the atlas"
        if name in self._jobs:
            names = f"{self._jobs[name].file.shown(str(Path.cwd()))} and {shown}"
            return f"{names} would be told on the same page, and only the first is"
        return ""

    def _pages(self, loaded: Loaded, job: Job) -> None:
        from cjmap.formats.page.brief import write
        from cjmap.view.brief import brief
        from cjmap.view.tile import tile

        assert loaded.map is not None
        journey, name = loaded.map, footer_name(job)
        sight = Sight(journey, name, images_of(loaded, job.tree), None, LIGHT)
        (curve,) = scenes(sight, Look(view=View.CURVE)).scenes
        findings = [*loaded.findings, *linted(loaded, job.settings, self._profile, self._today)]
        self._put(journey.id, page(sight, Look(), self._today, findings))
        told = brief(journey, self._today, name)
        self._put(f"{journey.id}.brief", write(told, curve))
        self._jobs[journey.id] = job
        self._tiles[journey.id] = tile(journey, told, self._today)
        self._places[job.file.root, job.file.path] = journey.id
        self._zooms[journey.id] = list(_zooms(loaded))

    def _index(self) -> str:
        from cjmap.formats.page.atlas import write
        from cjmap.view.atlas import atlas

        zooms = {
            id_: [self._places[place] for place in places if place in self._places]
            for id_, places in self._zooms.items()
        }
        return write(atlas(self._tiles.values(), zooms, self._today))

    def _put(self, stem: str, content: str | bytes) -> None:
        """Write a page, unless it stands there already; raises Unwritable where a file of somebody else does."""
        path = str(Path(self._folder) / f"{stem}.html")
        if _emit.stands(path, content):
            self._same += 1
            return
        if not _is_ours(path):
            raise Unwritable(
                f"`{path}` is no page that cjmap made, and would be lost",
                "move it away, or name another folder",
            )
        _emit.new_file(path, content)
        self._written += 1


def _zooms(loaded: Loaded) -> Iterator[Where]:
    """Yield the maps that show a stage or touchpoint of a map in detail; paths start where they are written."""
    assert loaded.map is not None
    for pointer, kind, text, _ in survey(loaded.map).names:
        if kind == "file" and pointer[-1] == "zoom":
            base = loaded.origin.at(pointer).document.file
            yield base.root, inside(base.path, text)


def _is_ours(path: str) -> bool:
    """Say whether a file may be written: there is none, or one that says that cjmap made it."""
    try:
        with Path(path).open("rb") as file:
            return OURS in file.read(_BEGINNING)
    except FileNotFoundError:
        return True
    except OSError:
        return True  # who writes says what is wrong with it
