"""Maps of two sides, loaded and paired; a map that is broken on one side is left out, and its findings are kept."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cjmap.commands._input import standard_input
from cjmap.commands._progress import ticking
from cjmap.commands._report import Tally
from cjmap.diff.compare import compare
from cjmap.diff.reasons import Weights, weights_from
from cjmap.diff.weigh import weighed
from cjmap.errors import BadSettings, Missing, NotAFile, Unreadable
from cjmap.formats.changes import Pair
from cjmap.view.changes import Comparison, Told, comparison
from cjmap.view.pointers import now_at
from cjmap.view.terms import Terms, terms_for
from cjmap.words import slug

if TYPE_CHECKING:
    from cjmap.config import Settings
    from cjmap.load.read import Loaded
    from cjmap.load.session import Job, Session
    from cjmap.model.journey import JourneyMap

MOST_FINDINGS = 1000
_MORE = (b"extends", b"uses", b"library")
"""A text without these words, in a project without a library, says all of its map."""


class Found(NamedTuple):
    """A map of one side, the name of its file, and the settings of its project."""

    name: str
    map: JourneyMap
    loaded: Loaded
    settings: Settings


class Side(NamedTuple):
    """What one side has: its maps, and what the files that are no correct maps are called."""

    maps: list[Found]
    broken: set[str]


class Comparer:
    """Loads the maps of both sides and pairs those that belong together; faults are counted in `tally`."""

    def __init__(self, session: Session, *, placed: bool = False) -> None:
        self._session, self._placed = session, placed
        self.tally = Tally(MOST_FINDINGS)

    def compared(
        self,
        old: Sequence[str],
        new: Sequence[str],
        *,
        may_lack: bool = False,
        quiet: bool = False,
    ) -> list[Pair]:
        """Return the maps of both sides in pairs: one on each side belong together, more by their ids.

        With `may_lack` a file of the old side that is not there is a map that is new.
        """
        jobs = [self._session.find(words, stdin=standard_input) for words in (old, new)]
        same = self._same(*jobs)
        before = self._side(_without(jobs[0], same), may_lack=may_lack, quiet=quiet)
        after = self._side(_without(jobs[1], same), quiet=quiet)
        alone = len(before.maps) == len(after.maps) == 1 and not same
        paired = [_unchanged(job) for job in jobs[1] if _place(job) in same]
        if alone and not before.broken and not after.broken:
            return [pair_of(before.maps[0], after.maps[0], placed=self._placed)]
        older = {found.map.id: found for found in before.maps}
        newer = {found.map.id: found for found in after.maps}
        for name in sorted({*older, *newer}):
            pair = older.get(name), newer.get(name)
            if not (
                (pair[0] is None and name in before.broken) or (pair[1] is None and name in after.broken)
            ):
                paired.append(pair_of(*pair, placed=self._placed))
        return paired

    def _same(self, old: Sequence[Job], new: Sequence[Job]) -> set[tuple[str, str]]:
        """Return the files that stand on both sides, word for word, and say all of their maps."""
        there = {_place(job): job for job in old if job.file.revision is not None}
        same: set[tuple[str, str]] = set()
        for job in new:
            other = there.get(_place(job))
            if other is None or job.settings.library or other.file.revision == job.file.revision:
                continue
            most = self._session.limits(job.settings).bytes
            try:
                content = other.fetch(most)
                is_same = len(content) <= most and content == job.fetch(most)
            except Unreadable:
                continue
            if is_same and not any(word in content for word in _MORE):
                same.add(_place(job))
        return same

    def _side(self, jobs: Sequence[Job], *, may_lack: bool = False, quiet: bool = False) -> Side:
        side = Side([], set())
        with closing(ticking(jobs, "Reading", quiet=quiet)) as waiting:
            for job in waiting:
                try:
                    found = self.load(job)
                except (Missing, NotAFile):
                    if may_lack:
                        continue
                    raise
                if isinstance(found, Found):
                    side.maps.append(found)
                elif found is not None:
                    side.broken.add(found)
        return side

    def load(self, job: Job) -> Found | str | None:
        """Load a map; of one that is not correct return the id that it would have, of a library nothing."""
        loaded = self._session.load(job)
        self.tally.add(loaded.findings, loaded.hidden)
        if loaded.library is not None or loaded.document.data.get("kind") == "library":
            return None
        if loaded.map is None:
            return _id_of(loaded)
        return Found(job.file.shown(str(Path.cwd())), loaded.map, loaded, job.settings)


def _place(job: Job) -> tuple[str, str]:
    return job.file.root, job.file.path


def _without(jobs: Sequence[Job], same: set[tuple[str, str]]) -> list[Job]:
    return [job for job in jobs if _place(job) not in same]


def _unchanged(job: Job) -> Pair:
    name = job.file.shown(str(Path.cwd()))
    return Pair(name, name, "", Comparison("", "", (), ()))


def _id_of(loaded: Loaded) -> str:
    """Return the id that a broken map would have."""
    written = loaded.document.data.get("id")
    name = loaded.file.path.rpartition("/")[2].partition(".")[0]
    return written if isinstance(written, str) else slug(name)


def pair_of(
    old: Found | None, new: Found | None, terms: Terms | None = None, *, placed: bool = False
) -> Pair:
    """Compare two maps, one of which may be missing; `placed` looks for the places of the changes."""
    if old is None or new is None:
        title = new.map.title if new else old.map.title if old else ""
        return Pair(old and old.name, new and new.name, title)
    terms = terms or terms_for(old.map, new.map, apart=_are_two(old.loaded, new.loaded))
    told = [change for change in compare(old.map, new.map) if terms.silent.isdisjoint(change.fields)]
    changes = weighed(told, old.map, new.map, weights_of(new.settings))
    made = comparison(old.map, new.map, changes, terms)
    if placed:
        made = _located(made, old, new)
    return Pair(old.name, new.name, new.map.title, made, (old.map, new.map))


def _are_two(old: Loaded, new: Loaded) -> bool:
    """Say whether two files hold two maps: one is an overlay of the other, or both have ids of their own."""
    ids = old.document.data.get("id"), new.document.data.get("id")
    bases = old.document.data.get("extends"), new.document.data.get("extends")
    return (all(ids) and ids[0] != ids[1]) or bool(bases[0]) != bool(bases[1])


def _located(made: Comparison, old: Found, new: Found) -> Comparison:
    """Return a comparison with the places of its changes on the new side; of what is gone, where it would stand."""
    told: list[Told] = []
    for each in made.told:
        change = each.change
        pointer = change.after if change.after is not None else now_at(old.map, new.map, change.before or ())
        told.append(replace(each, place=new.loaded.origin.locate(pointer or (), "key")))
    return replace(made, told=tuple(told))


def weights_of(settings: Settings) -> Weights:
    """Return the weights of a project."""
    try:
        return weights_from(settings.tables.get("diff", {}))
    except BadSettings as error:
        place = f"{settings.file.shown(str(Path.cwd()))}: " if settings.file else ""
        raise BadSettings(f"{place}{error.sentence}", error.hint) from None
