"""Writes the pages of a report, and keeps what the atlas tells of each map, but not the maps themselves."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.commands import _emit
from cjmap.commands._crew import all_made
from cjmap.commands._input import found
from cjmap.commands._options import Color, Output, Reading, Reporting
from cjmap.commands._pages import Made, Where, Wish
from cjmap.commands._progress import ticking
from cjmap.commands._report import Tally, report
from cjmap.errors import Misuse, Unwritable
from cjmap.finding import Finding, Rule
from cjmap.place import Place
from cjmap.words import plural

if TYPE_CHECKING:
    from cjmap.load.session import Job
    from cjmap.view.tile import Tile

INDEX = "index"
OURS = b'<meta name="generator" content="cjmap">'
"""What every page of ours says of itself near its beginning."""
_BEGINNING = 4096


class Reporter:
    """One run over many maps, and what it wrote."""

    def __init__(self, folder: str, wish: Wish, color: Color, *, quiet: bool) -> None:
        self._folder, self._wish = folder, wish
        self._color, self._quiet = color, quiet
        self._tiles: dict[str, Tile] = {}
        self._jobs: dict[str, Job] = {}
        self._places: dict[Where, str] = {}
        self._zooms: dict[str, tuple[Where, ...]] = {}
        self._told: set[tuple[Rule, Place, str]] = set()
        self._written = self._same = 0

    def write(self, sources: Reading) -> int:
        """Write all pages, those of single maps first, and return the exit code."""
        self._refuse_foreign(self._path(INDEX))
        session, jobs = found(sources, again=True)
        tally = Tally(session.limits(jobs[0].settings).findings_per_run)
        with (
            session,
            closing(all_made(session, jobs, sources, self._wish)) as each,
            closing(ticking(jobs, "Writing", quiet=self._quiet)) as waiting,
        ):
            for job in waiting:
                self._take(next(each), job, tally)
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

    def _take(self, made: Made, job: Job, tally: Tally) -> None:
        """Write the pages of one map, unless another has them already, and tell what could not be read."""
        if made.unread is not None:
            sentence, hint = made.unread
            _emit.complain(f"error: {sentence}", hint)
            tally.unread += 1
            return
        tally.add(filter(self._is_new, made.findings), made.hidden)
        if made.pages is None:
            return
        if clash := self._clash(made.pages.id, job):
            _emit.complain(f"error: {clash}", "give one of them another `id`")
            tally.unread += 1
            return
        name = made.pages.id
        self._put(name, made.pages.page)
        self._put(f"{name}.brief", made.pages.brief)
        self._jobs[name] = job
        self._tiles[name] = made.pages.tile
        self._places[job.file.root, job.file.path] = name
        self._zooms[name] = made.pages.zooms

    def _is_new(self, finding: Finding) -> bool:
        """Say whether a finding was not told before: what several maps inherit is told once."""
        key = (finding.rule, finding.place, finding.message)
        is_new = key not in self._told
        self._told.add(key)
        return is_new

    def _clash(self, name: str, job: Job) -> str:
        """Return why a map cannot have the pages that are called like its id, or nothing."""
        shown = job.file.shown(str(Path.cwd()))
        if name == INDEX:
            return f"the page of {shown} would be {INDEX}.html, which is the atlas"
        if name in self._jobs:
            names = f"{self._jobs[name].file.shown(str(Path.cwd()))} and {shown}"
            return f"{names} would be told on the same page, and only the first is"
        return ""

    def _index(self) -> str:
        from cjmap.formats.page.atlas import write
        from cjmap.view.atlas import atlas

        zooms = {
            id_: [self._places[place] for place in places if place in self._places]
            for id_, places in self._zooms.items()
        }
        return write(atlas(self._tiles.values(), zooms, self._wish.today))

    def _path(self, stem: str) -> str:
        return str(Path(self._folder) / f"{stem}.html")

    def _refuse_foreign(self, path: str) -> None:
        """Raise Unwritable where a file stands that somebody else made."""
        if not _is_ours(path):
            raise Unwritable(
                f"`{path}` is no page that cjmap made, and would be lost",
                "move it away, or name another folder",
            )

    def _put(self, stem: str, content: str | bytes) -> None:
        """Write a page, unless it stands there already; raises Unwritable where a file of somebody else does."""
        path = self._path(stem)
        if _emit.stands(path, content):
            self._same += 1
            return
        self._refuse_foreign(path)
        _emit.new_file(path, content)
        self._written += 1


def _is_ours(path: str) -> bool:
    """Say whether a file may be written: there is none, or one that says that cjmap made it."""
    try:
        with Path(path).open("rb") as file:
            return OURS in file.read(_BEGINNING)
    except FileNotFoundError:
        return True
    except OSError:
        return True  # who writes says what is wrong with it
