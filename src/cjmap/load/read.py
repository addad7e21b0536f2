"""From a path to a whole, checked map: the files of one project, their overlays and their libraries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cjmap.config import Settings
from cjmap.files.tree import Tree
from cjmap.finding import Finding, Level
from cjmap.load.build import build
from cjmap.load.checks import check, measured
from cjmap.load.library import Libraries, is_library
from cjmap.load.origin import Located, Origin
from cjmap.load.pull import pull
from cjmap.load.resolve import Bases, Resolved
from cjmap.load.shared import shared
from cjmap.model.journey import JourneyMap, Library
from cjmap.model.walk import Survey, survey
from cjmap.place import SourceFile
from cjmap.rule import Pending
from cjmap.syntax.document import Document, read
from cjmap.syntax.limits import Limits
from cjmap.words import slug


class Loaded(NamedTuple):
    """What a file holds: a map or a library, where each part stands, and what is wrong with it.

    `map` and `library` are missing where the findings say why. `hidden` counts findings beyond the limit. `seen` is
    the walk over the map where one was made: none after definitions of libraries were added to it.
    """

    file: SourceFile
    document: Document
    origin: Origin
    map: JourneyMap | None = None
    library: Library | None = None
    findings: tuple[Finding, ...] = ()
    hidden: int = 0
    seen: Survey | None = None


class Reader:
    """Reads the maps of one tree; bases and libraries are read once, maps are not kept."""

    def __init__(self, tree: Tree, settings: Settings, limits: Limits) -> None:
        self.tree = tree
        self._settings = settings
        self._limits = limits
        self._shared: dict[str, Document] = {}
        self._bases = Bases(self._share, limits.chain, limits.findings_per_file)
        self._libraries = Libraries(tree, settings.library, self._share)

    def open(self, path: str) -> Document:
        """Read a file of the tree; raises a child of Unreadable."""
        return self._document(self.tree.read(path, self._limits.bytes), self.tree.source(path))

    def _document(self, content: bytes, file: SourceFile) -> Document:
        return read(content, file, self._limits)

    def read(self, content: bytes, file: SourceFile, other: Loaded | None = None) -> Loaded:
        """Make a map of the bytes of one of its files; what is written the same in `other` is taken from there."""
        return self.load(self._document(content, file), other)

    def load(self, document: Document, other: Loaded | None = None) -> Loaded:
        """Make a map, or a library, of a document; what is written the same in `other` is taken from there."""
        origin = Origin(document)
        if document.findings:
            return self._loaded(document, origin, list(document.findings))
        if is_library(document):
            read, found = self._libraries.own(document)
            return self._loaded(document, origin, found)._replace(library=None if found else read.library)
        resolved = self._bases.resolve(document)
        if resolved.located is None:
            return self._loaded(document, origin, resolved.findings)
        return self._whole(document, resolved.located, resolved, other)

    def _whole(
        self, document: Document, located: Located, resolved: Resolved, other: Loaded | None
    ) -> Loaded:
        """Make the map of resolved data: its model, its libraries, its references."""
        found = resolved.findings
        journey, origin, pending = build(JourneyMap, located, shared(located.data, other))
        if journey is None:
            return self._loaded(document, origin, found, pending)
        shelf, more = self._libraries.used(journey, origin)
        is_sound = not any(finding.level is Level.ERROR for finding in (*found, *shelf.findings, *more))
        found += shelf.findings + more
        seen = survey(journey)
        if is_sound:  # what is broken elsewhere would make half of the references look lost
            pending = check(seen, origin, self.tree, shelf, resolved.beyond)
        if not is_sound or pending:
            return self._loaded(document, origin, found, pending)
        written = journey
        journey, origin = pull(journey, origin, shelf, seen.names)
        if pending := measured(journey, origin):
            return self._loaded(document, origin, found, pending)
        is_as_seen = journey is written
        journey = self._completed(journey, document, resolved)
        seen.parts[0] = ((), journey)
        return self._loaded(document, origin, found)._replace(map=journey, seen=seen if is_as_seen else None)

    def _loaded(
        self, document: Document, origin: Origin, found: list[Finding], pending: Sequence[Pending] = ()
    ) -> Loaded:
        """Make as many findings as are shown, and count the rest."""
        shown = self._limits.findings_per_file
        errors = [finding for finding in found if finding.level is Level.ERROR]
        made = errors[:shown]
        made += [make() for make in pending[: shown - len(made)]]
        made += [finding for finding in found if finding.level is not Level.ERROR][: shown - len(made)]
        hidden = len(found) + len(pending) - len(made)
        return Loaded(document.file, document, origin, findings=tuple(made), hidden=hidden)

    def _completed(self, journey: JourneyMap, document: Document, resolved: Resolved) -> JourneyMap:
        changes: dict[str, object] = {}
        if not journey.id:
            name = document.file.path.rpartition("/")[2]
            changes["id"] = slug(name.partition(".")[0]) or slug(journey.title)
        if journey.improves is None and journey.kind == "future-state" and resolved.improves is not None:
            changes["improves"] = resolved.improves
        if "lang" not in journey.model_fields_set and self._settings.lang:
            changes["lang"] = self._settings.lang
        return journey.with_(**changes) if changes else journey

    def _share(self, path: str) -> Document:
        if path not in self._shared:
            self._shared[path] = self.open(path)
        return self._shared[path]
