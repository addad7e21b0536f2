"""The maps of a preview on a desk: looked at again and again, and read anew where something changed on the disk."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from itertools import count
from pathlib import Path

from cjmap.commands._sheet import Sheet, Wish
from cjmap.config import NAMES
from cjmap.errors import CjmapError, Misuse, Unreadable
from cjmap.files.folder import absolute, join, upward
from cjmap.files.loopback import EVENTS, Answer
from cjmap.files.watched import Stamp, stamps
from cjmap.finding import Level
from cjmap.formats.preview import Row, Served, Tile, Told, of_list, of_none
from cjmap.load.session import Job
from cjmap.words import slug

_HTML = "text/html; charset=utf-8"
_STEP = 0.01  # seconds between two looks at a file that is being written
_STEPS = 20  # of them for a file that is missing or empty, as it may be while an editor saves it
Key = tuple[str, str]
"""A file: the root of its project, and its path from there."""


class Desk:
    """Maps as they are on the disk. Pages may be asked for from several threads at once; one looks.

    Making it finds the maps, and raises what that may raise; each is then to be read once. Later a fault of the
    settings, or a word that names nothing any more, is told on the pages.
    """

    def __init__(self, words: Sequence[str], wish: Wish, pause: Callable[[float], None] = time.sleep) -> None:
        self._words, self._wish, self._pause = words, wish, pause
        self._lock = threading.RLock()
        self._names: dict[Key, str] = {}
        self._problems: list[Row] = []
        self._settings: dict[str, Stamp | None] = {}
        with wish.session() as session:
            jobs = {_key(job): job for job in session.find(words)}
        self._sheets = {key: Sheet(job) for key, job in jobs.items()}
        self._noted({})

    @property
    def sheets(self) -> list[Sheet]:
        """Return what lies on the desk, libraries too."""
        return list(self._sheets.values())

    @property
    def maps(self) -> list[Sheet]:
        """Return the maps; what is broken from the start counts as one."""
        return [sheet for sheet in self.sheets if not sheet.is_library]

    def read(self, sheet: Sheet) -> None:
        """Read a map, and give it a name where it has none yet."""
        with self._lock:
            sheet.read(self._wish)
            if not sheet.name:
                sheet.name = self._named(sheet)

    def _named(self, sheet: Sheet) -> str:
        """Return the id of a map, with a number where another has it; a file keeps its name for good."""
        key = _key(sheet.job)
        if key not in self._names:
            stem = sheet.job.file.path.rpartition("/")[2].partition(".")[0]
            first = sheet.id or slug(stem) or "map"
            taken = {*self._names.values(), EVENTS.removeprefix("/")}
            names = (f"{first}-{number}" if number > 1 else first for number in count(1))
            self._names[key] = next(name for name in names if name not in taken)
        return self._names[key]

    def look(self, *, around: bool = False) -> bool:
        """Read what changed since it was read, and say whether anything did.

        With `around`, maps and libraries that are new are found too. A file that is being written is waited for.
        """
        known = {item for sheet in self.sheets for item in sheet.seen.items()}
        changed = self._changed(known | self._settings.items())
        is_set = any(path in self._settings for path in changed)
        is_gone = any(found is None for found in changed.values())
        with self._lock:
            stale = {id(sheet) for sheet in self.sheets if not changed.keys().isdisjoint(sheet.seen)}
            before = list(self._sheets), self._problems
            if around or is_set or is_gone:
                stale |= self._found(everything=is_set)
            for sheet in self.sheets:
                if id(sheet) in stale:
                    self.read(sheet)
            return bool(stale) or before != (list(self._sheets), self._problems)

    def _changed(self, known: Set[tuple[str, Stamp | None]]) -> dict[str, Stamp | None]:
        """Return the files whose stamps are others than any that are known, when they have come to rest."""
        now = stamps({path for path, _ in known})
        changed = {path: now[path] for path, found in known if found != now[path]}
        for step in range(_STEPS if changed else 0):
            self._pause(_STEP)
            later = stamps(changed)
            is_still, changed = later == changed, later
            if is_still and (step == _STEPS - 1 or all(found and found.size for found in later.values())):
                break
        return {path: changed[path] for path, found in known if path in changed and found != changed[path]}

    def _found(self, *, everything: bool) -> set[int]:
        """Find the maps again; return which sheets are to be read: new ones, and those with other surroundings."""
        settings = stamps(self._settings)
        try:
            jobs = dict(self._jobs())
            self._problems = []
        except CjmapError as error:
            self._problems = [Row(Level.ERROR, error.sentence, error.hint)]
            self._settings = settings
            return set()
        stale: set[int] = set()
        met: dict[Key, list[str]] = {}
        sheets: dict[Key, Sheet] = {}
        for key, job in jobs.items():
            sheet = sheets[key] = self._sheets.get(key) or Sheet(job)
            if everything or not sheet.name or sheet.job.settings != job.settings or not sheet.is_met(met):
                stale.add(id(sheet))
            sheet.job = job
        self._sheets = sheets
        self._noted(settings)
        return stale

    def _jobs(self) -> Iterator[tuple[Key, Job]]:
        """Yield what the words name now; one that names nothing may do so again later."""
        with self._wish.session() as session:
            for word in self._words:
                with suppress(Misuse, Unreadable):
                    for job in session.find([word]):
                        yield _key(job), job

    def _noted(self, before: Mapping[str, Stamp | None]) -> None:
        """Keep the stamps of all files that are settings of these maps, or would be; some from `before`."""
        folders = {sheet.job.file.absolute.rpartition("/")[0] for sheet in self.sheets}
        above = {step for folder in folders for step in upward(folder)}
        paths = {join(folder, name) for folder in above for name in NAMES}
        if self._wish.config is not None:
            paths = {absolute(self._wish.config, str(Path.cwd()))}
        self._settings = {**stamps(sorted(paths - before.keys())), **before}

    def answer(self, path: str) -> Answer:
        """Return the page of a path: of a map by its name, and of the only map, or the list of all, at the root."""
        with self._lock:
            status, served = self._served(path)
        return Answer(status, _HTML, served.html.encode("utf-8", "backslashreplace"), served.policy)

    def _served(self, path: str) -> tuple[int, Served]:
        maps = self.maps
        if path == "/" and len(maps) != 1:
            tiles = [Tile(sheet.title or sheet.file, sheet.name, sheet.file, sheet.told) for sheet in maps]
            return 200, of_list(tiles, self._problems)
        for sheet in maps:
            if path in ("/", f"/{sheet.name}"):
                return 200, sheet.served(len(maps) > 1, self._problems)
        return 404, of_none("There is no such map here", Told(self._problems), several=True)


def _key(job: Job) -> Key:
    return job.file.root, job.file.path
