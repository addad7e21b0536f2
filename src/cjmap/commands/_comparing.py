"""Maps of two sides, loaded and paired; a map that is broken on one side is left out, and its findings are kept."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cjmap.analysis.standing import Parts
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


class Needs(NamedTuple):
    """What the formats of a run need besides the changes: their places in the new files, both maps to draw."""

    places: bool = False
    maps: bool = False


class Comparer:
    """Loads the maps of both sides and pairs those that belong together; faults are counted in `tally`."""

    def __init__(self, session: Session, needs: Needs = Needs()) -> None:  # noqa: B008 - it is frozen
        self._session, self.needs = session, needs
        self.tally = Tally(MOST_FINDINGS)
        self._pairs: list[tuple[str, Pair]] = []
        self._left: tuple[dict[str, Found], dict[str, Found]] = ({}, {})
        self._broken: tuple[set[str], set[str]] = (set(), set())
        self._lack: set[tuple[str, str]] = set()

    def compared(
        self, old: Sequence[str], new: Sequence[str], *, may_lack: bool = False, quiet: bool = False
    ) -> list[Pair]:
        """Return the maps of both sides in pairs: one on each side belong together, more by their ids.

        With `may_lack` a file that is not there on one side is a map that came or went; on neither side it is an
        error. A file that stands on both sides is compared at once, so that maps need not be kept.
        """
        jobs = self._session.find(new, stdin=standard_input)
        there = {_place(job): job for job in self._session.find(old, stdin=standard_input)}
        with closing(ticking(jobs, "Comparing", quiet=quiet)) as waiting:
            for job in waiting:
                before = there.get(_place(job))
                if before is None or before.file.revision == job.file.revision:
                    self._keep(1, self._lacking(1, job, may_lack=may_lack))
                else:
                    del there[_place(job)]
                    self._both(before, job, may_lack=may_lack)
        for job in there.values():
            self._keep(0, self._lacking(0, job, may_lack=may_lack))
        self._rest()
        return [pair for _, pair in sorted(self._pairs, key=lambda each: each[0])]

    def _both(self, before: Job, job: Job, *, may_lack: bool) -> None:
        """Compare a file that stands on both sides, unless it says the same on both."""
        before, job = _held(before, self._session), _held(job, self._session)
        if not job.settings.library and _is_same(before, job):
            self._pairs.append((_name(job), Pair(_name(before), _name(job), "", Comparison("", "", (), ()))))
            return
        old = self._lacking(0, before, may_lack=may_lack)
        new = self._lacking(1, job, may_lack=may_lack, other=old)
        if isinstance(old, Found) and isinstance(new, Found) and old.map.id == new.map.id:
            self._pairs.append((new.map.id, pair_of(old, new, needs=self.needs)))
            return
        for side, found, other in ((0, old, new), (1, new, old)):
            self._keep(side, found)
            if isinstance(found, str) and isinstance(other, Found):
                self._broken[side].add(other.map.id)  # it cannot say its own any more

    def _keep(self, side: int, found: Found | str | None) -> None:
        if isinstance(found, Found):
            self._left[side][found.map.id] = found
        elif found is not None:
            self._broken[side].add(found)

    def _rest(self) -> None:
        """Pair what is left by its ids; what the other side has only as a broken map neither came nor went."""
        older, newer = self._left
        if len(older) == len(newer) == 1 and not self._pairs and not any(self._broken):
            (old,), (new,) = older.values(), newer.values()
            self._pairs.append((new.map.id, pair_of(old, new, needs=self.needs)))
            return
        for name in {*older, *newer}:
            old_, new_ = older.get(name), newer.get(name)
            if (old_ or name not in self._broken[0]) and (new_ or name not in self._broken[1]):
                self._pairs.append((name, pair_of(old_, new_, needs=self.needs)))

    def _lacking(
        self, side: int, job: Job, *, may_lack: bool, other: Found | str | None = None
    ) -> Found | str | None:
        absent = Missing if side else (Missing, NotAFile)  # what is a file now may have been a folder
        try:
            return self.load(job, other.loaded if isinstance(other, Found) else None)
        except absent:
            if not may_lack or _place(job) in self._lack:
                raise
            self._lack.add(_place(job))
            return None

    def load(self, job: Job, other: Loaded | None = None) -> Found | str | None:
        """Load a map; of one that is not correct return the id that it would have, of a library nothing.

        What is written the same in `other`, another version of the file, is taken from there.
        """
        loaded = self._session.load(job, other)
        self.tally.add(loaded.findings, loaded.hidden)
        if loaded.library is not None or loaded.document.data.get("kind") == "library":
            return None
        if loaded.map is None:
            return _id_of(loaded)
        return Found(_name(job), loaded.map, loaded, job.settings)


def _place(job: Job) -> tuple[str, str]:
    return job.file.root, job.file.path


def _name(job: Job) -> str:
    return job.file.shown(os.getcwd())  # noqa: PTH109 - asked for each map


def _held(job: Job, session: Session) -> Job:
    """Return a file with its content read, so that it is not read twice; one that cannot be read is left as it is."""
    most = session.limits(job.settings).bytes
    try:
        content = job.fetch(most)
    except Unreadable:
        return job
    return job._replace(fetch=lambda _: content)


def _is_same(before: Job, job: Job) -> bool:
    """Say whether a file says the same on both sides, word for word, and no other file has a say in it."""
    try:
        content = before.fetch(0)
        return content == job.fetch(0) and not any(word in content for word in _MORE)
    except Unreadable:
        return False


def _id_of(loaded: Loaded) -> str:
    """Return the id that a broken map would have."""
    written = loaded.document.data.get("id")
    name = loaded.file.path.rpartition("/")[2].partition(".")[0]
    return written if isinstance(written, str) else slug(name)


def pair_of(
    old: Found | None,
    new: Found | None,
    terms: Terms | None = None,
    needs: Needs = Needs(),  # noqa: B008 - it is frozen
) -> Pair:
    """Compare two maps, one of which may be missing."""
    if old is None or new is None:
        title = new.map.title if new else old.map.title if old else ""
        return Pair(old and old.name, new and new.name, title)
    terms = terms or terms_for(old.map, new.map, apart=_are_two(old.loaded, new.loaded))
    told = [change for change in compare(old.map, new.map) if terms.silent.isdisjoint(change.fields)]
    changes = weighed(told, old.map, new.map, weights_of(new.settings))
    made = comparison(old.map, new.map, changes, terms, (_parts(old), _parts(new)))
    if needs.places:
        made = _located(made, old, new)
    return Pair(old.name, new.name, new.map.title, made, (old.map, new.map) if needs.maps else None)


def _parts(found: Found) -> Parts | None:
    """Return the parts of a map as its reader met them, unless the map is not that any more."""
    seen = found.loaded.seen
    return seen.parts if seen is not None and found.map is found.loaded.map else None


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
