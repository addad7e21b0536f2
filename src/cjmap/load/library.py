"""The libraries of a project, each read once, and those that a map names in `uses`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from cjmap.errors import Unreadable
from cjmap.files.tree import Tree, inside
from cjmap.finding import Finding
from cjmap.load import faults
from cjmap.load.build import build
from cjmap.load.checks import check
from cjmap.load.origin import Located, Origin
from cjmap.load.shelf import Shelf
from cjmap.model.journey import JourneyMap, Library
from cjmap.model.walk import survey
from cjmap.rule import Pending, told
from cjmap.syntax.document import Document

MOST = 1000
"""So many findings of a library are kept."""


class Read(NamedTuple):
    """A library file: what it defines, None where it is broken, and what is wrong with it."""

    library: Library | None
    origin: Origin
    findings: list[Finding]


def made(pending: list[Pending]) -> list[Finding]:
    """Make the findings of a library, which are few enough to be kept."""
    return [make() for make in pending[:MOST]]


def is_library(document: Document) -> bool:
    """Say whether a document is a library; of a broken one nobody knows."""
    return not document.findings and document.data.get("kind") == "library"


class Libraries:
    """Reads libraries; `share` gives the document of a path, or raises a child of Unreadable."""

    def __init__(self, tree: Tree, patterns: Iterable[str], share: Callable[[str], Document]) -> None:
        self._tree = tree
        self._patterns = patterns
        self._share = share
        self._read: dict[str, Read] = {}
        self._of_project: tuple[str, ...] | None = None
        self._shelves: dict[tuple[str, ...], Shelf] = {}

    def own(self, document: Document) -> tuple[Read, list[Finding]]:
        """Return a library by its document, and every finding of it and of the libraries beside it."""
        path = document.file.path
        read = self._read.setdefault(path, _library(document))
        beside = self.shelf((path,)).findings
        return read, read.findings + [finding for finding in beside if finding not in read.findings]

    def used(self, journey: JourneyMap, origin: Origin) -> tuple[Shelf, list[Finding]]:
        """Return what the libraries of the project and those that a map uses define, and the paths gone wrong."""
        paths: list[str] = []
        found: list[Finding] = []
        for index, written in enumerate(journey.uses):
            pointer = ("uses", index)
            try:
                path = inside(origin.at(pointer).document.file.path, written)
                document = self._share(path)
            except Unreadable as error:
                found.append(told(faults.missing_file, origin.locate(pointer), error.sentence, error.hint))
                continue
            if is_library(document) or document.findings:
                paths.append(path)
            else:
                facts = (f"`{written}` is no library", "a library says `kind: library`")
                found.append(told(faults.missing_file, origin.locate(pointer), *facts))
        return self.shelf(tuple(paths)), found

    def shelf(self, used: tuple[str, ...]) -> Shelf:
        """Return the definitions of the project's libraries and of others by their paths."""
        project = self._project()
        used = tuple(path for path in used if path not in project)
        if used not in self._shelves:
            shelf = Shelf()
            reads = [self._library_at(path) for path in project + used]
            for read in reads:
                shelf.findings += read.findings
                if read.library is not None:
                    shelf.add(read.library, read.origin)
            for read in reads:
                if read.library is not None:
                    shelf.findings += made(check(survey(read.library), read.origin, self._tree, shelf))
            self._shelves[used] = shelf
        return self._shelves[used]

    def _project(self) -> tuple[str, ...]:
        if self._of_project is None:
            paths = dict.fromkeys(path for pattern in self._patterns for path in self._tree.glob(pattern))
            self._of_project = tuple(path for path in paths if self._counts(path))
        return self._of_project

    def _counts(self, path: str) -> bool:
        """Say whether a file that a pattern of the settings meets is a library, or broken."""
        try:
            document = self._share(path)
        except Unreadable:
            return False
        return is_library(document) or bool(document.findings)

    def _library_at(self, path: str) -> Read:
        if path not in self._read:
            self._read[path] = _library(self._share(path))
        return self._read[path]


def _library(document: Document) -> Read:
    origin = Origin(document)
    if document.findings:
        return Read(None, origin, list(document.findings))
    library, origin, found = build(Library, Located(document.data, origin))
    return Read(library, origin, made(found))
