"""One map of a preview: read with all that it depends on, linted, and drawn when somebody looks at it."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cjmap.commands._look import PAGE, Look
from cjmap.commands._pictures import pictures
from cjmap.commands._rules import linted
from cjmap.commands._views import Sight, footer_name
from cjmap.draw.palette import LIGHT
from cjmap.errors import CjmapError
from cjmap.files.watched import Stamp, Watched, stamp
from cjmap.finding import Finding, Level, Profile
from cjmap.formats.findings import ordered
from cjmap.formats.preview import NO_PICTURE, STALE, Row, Served, Told, of_map, of_none, row
from cjmap.load.pictures import pictures as images_of
from cjmap.load.read import Loaded
from cjmap.load.session import Job, Session

FAILED = "cjmap failed at this map. This is a fault of cjmap; please report it."


class Wish(NamedTuple):
    """What the command line says about settings and rules."""

    config: str | None = None
    isolated: bool = False
    profile: Profile | None = None
    today: date | None = None

    def session(self) -> Session:
        """Return a session that has read nothing yet."""
        return Session(config=self.config, isolated=self.isolated)


@dataclass(slots=True)
class Sheet:
    """A map as it was last read; `name` is its place on the server, which it keeps.

    Of its pictures it holds the last that was correct: how to draw it, or, once it was looked at, the page.
    """

    job: Job
    name: str = ""
    id: str = ""
    title: str = ""
    is_library: bool = False
    told: Told = field(default_factory=Told)
    trace: str = ""
    _seen: Mapping[str, Stamp | None] = field(default_factory=dict)
    _tree: Watched | None = None
    _draw: Callable[[], str] | None = None
    _page: str = ""

    @property
    def seen(self) -> Mapping[str, Stamp | None]:
        """Return the stamps of all files that were asked for, from before they were read."""
        return self._seen

    @property
    def file(self) -> str:
        """Return the name of its file for people."""
        return self.job.file.shown(str(Path.cwd()))

    def is_met(self, met: dict[tuple[str, str], list[str]]) -> bool:
        """Say whether the patterns of its settings still meet the same libraries; `met` keeps what they meet now."""
        return self._tree is None or self._tree.is_met(met)

    def read(self, wish: Wish) -> None:
        """Read and lint the map; whatever is wrong with it is told, and the last picture stays."""
        tree = Watched(self.job.tree)
        own = self.job.file.absolute
        before = {own: stamp(own)}
        rows: list[Row] = []
        hidden, self.trace = 0, ""
        draw: Callable[[], str] | None = None
        found: list[Finding] = []
        try:
            with wish.session() as session:
                loaded = session.load(self.job._replace(tree=tree))
            hidden, draw = loaded.hidden, self._drawing(loaded, tree)
            found += loaded.findings
            found += linted(loaded, self.job.settings, wish.profile, wish.today or date.today())
        except CjmapError as error:
            rows.append(Row(Level.ERROR, error.sentence, error.hint))
        except Exception:  # a fault of ours at one map must not end the preview of the others
            rows.append(self._confessed())
        told = ordered(finding for finding in found if finding.muted is None)
        rows += [row(finding, str(Path.cwd())) for finding in told]
        self._seen, self._tree = {**tree.seen, **before}, tree
        if draw is not None:
            self._draw = draw
        elif self.is_library:
            self._draw, self._page = None, ""
        stale = STALE if self._draw or self._page else NO_PICTURE
        self.told = Told(sorted(rows, key=lambda told: told.level.rank), hidden, "" if draw else stale)

    def _drawing(self, loaded: Loaded, tree: Watched) -> Callable[[], str] | None:
        """Return how to draw what was read, None where that is no correct map."""
        if not loaded.document.findings:
            self.is_library = loaded.document.data.get("kind") == "library"
        if (journey := loaded.map) is None:
            return None
        self.id, self.title = journey.id, journey.title
        images, currency = images_of(loaded, tree), self.job.settings.currency
        sight = Sight(journey, footer_name(self.job), images, None, LIGHT, currency)
        return lambda: str(pictures(sight, PAGE, Look())[0])

    def _confessed(self) -> Row:
        """Return an error that is ours, and keep its traceback."""
        self.trace = traceback.format_exc()
        return Row(Level.ERROR, FAILED, self.trace.strip().rpartition("\n")[2])

    def served(self, several: bool, problems: Sequence[Row] = ()) -> Served:
        """Return the page of the map as it is now, drawn if it has to be; `problems` are told before its own."""
        if self._draw is not None:
            draw, self._draw = self._draw, None
            try:
                self._page = draw()
            except Exception:
                banner = STALE if self._page else NO_PICTURE
                self.told = Told([self._confessed(), *self.told.rows], self.told.hidden, banner)
        told = self.told._replace(rows=[*problems, *self.told.rows], trace=self.trace)
        if self._page:
            return of_map(self._page, told, several)
        return of_none(self.title or self.file, told, several)
