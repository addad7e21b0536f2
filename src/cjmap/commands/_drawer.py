"""Draws maps to their places, and keeps what was written, what stood there already, and what is out of date."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.commands import _emit
from cjmap.commands._input import found
from cjmap.commands._look import Look
from cjmap.commands._map import one_loaded, persona_of, refused
from cjmap.commands._options import Color, Output, Reading, Reporting, same_file
from cjmap.commands._pictures import Place, numbered, pictures
from cjmap.commands._progress import ticking
from cjmap.commands._report import Tally, report
from cjmap.commands._views import Sight, footer_name
from cjmap.draw.theme import theme_of
from cjmap.errors import BadSettings, Misuse, Unreadable
from cjmap.load.pictures import pictures as images_of
from cjmap.words import plural

if TYPE_CHECKING:
    from cjmap.config import Settings
    from cjmap.draw.palette import Theme
    from cjmap.load.read import Loaded
    from cjmap.load.session import Job, Session
    from cjmap.model.journey import JourneyMap


class Drawer:
    """Draws maps to their places, and keeps what it wrote and what was not up to date."""

    def __init__(
        self, where: Place, look: Look, sources: Reading, *, color: Color, check: bool, quiet: bool
    ) -> None:
        self._where, self._look, self._color = where, look, color
        self._settings = sources.config, sources.isolated
        self._check, self._quiet = check, quiet
        self._base: JourneyMap | None = None
        self._themes: dict[str, Theme] = {}
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
        loaded, tally, job = one_loaded(
            sources, "name the one that you mean, or a folder for all: -o pictures/"
        )
        if loaded.map is None:
            return refused(tally, self._color)
        drawn = self._drawn(loaded, job, name)
        if path is None:
            if len(drawn) > 1:
                raise Misuse(
                    f"{len(drawn)} sheets do not fit into standard output", "name a file: -o map.svg"
                )
            _emit.product(drawn[0])
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
            self._put(path, self._drawn(loaded, job, name))
        return True

    def _drawn(self, loaded: Loaded, job: Job, name: str) -> list[str | bytes]:
        assert loaded.map is not None
        look = self._look._replace(persona=persona_of(loaded.map, self._look.persona))
        file = " · ".join(part for part in (footer_name(job), look.stamp) if part)
        images = images_of(loaded, job.tree)
        theme = self._theme(job.settings)
        sight = Sight(loaded.map, file or None, images, self._under(), theme, job.settings.currency)
        return pictures(sight, name, look)

    def _under(self) -> JourneyMap | None:
        """Return the map that `--with` names, read once; raises Misuse where it is not a correct one."""
        if self._look.under is None:
            return None
        if self._base is None:
            loaded, tally, _ = one_loaded(
                Reading((self._look.under,), *self._settings), "name one map: --with FILE"
            )
            if loaded.map is None:
                refused(tally, self._color)
                raise Misuse(
                    f"`{self._look.under}` is no correct map", "cjmap validate says what is wrong with it"
                )
            self._base = loaded.map
        return self._base

    def _theme(self, settings: Settings) -> Theme:
        """Return the theme with the colours that the settings of a project give the bands."""
        if settings.root not in self._themes:
            try:
                self._themes[settings.root] = theme_of(
                    self._look.theme.value, settings.tables.get("render", {})
                )
            except BadSettings as error:
                place = f"{settings.file.shown(str(Path.cwd()))}: " if settings.file else ""
                raise BadSettings(f"{place}{error.sentence}", error.hint) from None
        return self._themes[settings.root]

    def _put(self, path: str, drawn: Sequence[str | bytes]) -> None:
        """Write the sheets of a picture, unless they stand there already, or nothing is to be written."""
        for file, content in zip(numbered(path, len(drawn)), drawn, strict=True):
            self.pictures.append(file)
            if _emit.stands(file, content):
                self._fresh += 1
            elif self._check:
                self._stale.append(file)
            else:
                (_emit.new_file if self._where.is_folder else _emit.file)(file, content)

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
