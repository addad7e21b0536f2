"""One run over many maps: which files, which project each belongs to, and each finding once."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Self

from cjmap.config import Settings, SettingsFinder
from cjmap.errors import BadSettings, Misuse, Unreadable
from cjmap.files.find import find, is_map
from cjmap.files.folder import join, within
from cjmap.files.pattern import SKIPPED, compiled, has_magic, split
from cjmap.files.ref import AtRevision, OnDisk, Stdin, classify
from cjmap.files.regular import read_regular
from cjmap.files.tree import Disk, Tree
from cjmap.finding import Finding
from cjmap.load import faults
from cjmap.load.origin import Origin
from cjmap.load.read import Loaded, Reader
from cjmap.place import SourceFile
from cjmap.rule import told
from cjmap.syntax.document import read
from cjmap.syntax.limits import Limits, limits_from

if TYPE_CHECKING:  # a run without revisions never pays for subprocess
    from cjmap.files.git import Repository


class Job(NamedTuple):
    """One file to read; `fetch` reads it and `named` says that the user named it by hand."""

    file: SourceFile
    settings: Settings
    named: bool
    fetch: Callable[[int], bytes]
    tree: Tree


class Session:
    """Finds and loads maps; settings, bases and libraries are read once. Close it, or use it in a `with`.

    A finding is told once, unless `again` is set. `closed` are the folders on the way of a search that may not be
    listed.
    """

    def __init__(self, *, config: str | None = None, isolated: bool = False, again: bool = False) -> None:
        self._again = again
        self._finder = SettingsFinder(config, isolated=isolated)
        self.closed: list[str] = []
        self._trees: dict[str, Disk] = {}
        self._readers: dict[tuple[str, str | None], Reader] = {}
        self._repositories: dict[str, Repository] = {}
        self._limits: dict[str, Limits] = {}
        self._told: set[tuple[str, SourceFile, int, int, str]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the git processes that were needed."""
        while self._repositories:
            self._repositories.popitem()[1].close()

    def find(
        self,
        words: Sequence[str],
        *,
        stdin: Callable[[], bytes] | None = None,
        stdin_filename: str | None = None,
    ) -> list[Job]:
        """Return the files that the words name; nothing is read. Raises Misuse for a word that names nothing."""
        jobs: dict[tuple[str, str, str | None], Job] = {}
        for word in words:
            ref = classify(word, stdin_filename or "<stdin>")
            for job in self._jobs(ref, stdin, stdin_filename):
                jobs.setdefault((job.file.root, job.file.path, job.file.revision), job)
        return list(jobs.values())

    def stands_in(self, path: str, fetch: Callable[[int], bytes]) -> Job:
        """Return a text as the file that stands at a path, or would: its neighbours and settings are found there.

        The path is read from the current folder, and what the disk has there is not looked at.
        """
        here = os.getcwd().replace(os.sep, "/")  # noqa: PTH109
        job = self._on_disk(posixpath.normpath(posixpath.join(here, path)), named=True)
        return job._replace(file=job.file._replace(named=path), fetch=fetch)

    def limits(self, settings: Settings) -> Limits:
        """Return the limits of reading that a project's settings give."""
        if settings.root not in self._limits:
            try:
                self._limits[settings.root] = limits_from(settings.tables.get("limits", {}))
            except BadSettings as error:
                place = settings.file.shown(os.getcwd()) if settings.file else ""  # noqa: PTH109
                raise BadSettings(f"{place}: {error.sentence}", error.hint) from None
        return self._limits[settings.root]

    def load(self, job: Job, other: Loaded | None = None) -> Loaded:
        """Read one file and resolve it; a finding that this session told before is left out.

        What is written the same in `other`, another version of the file, is taken from there. Raises a child of
        Unreadable where a file that the user named cannot be opened.
        """
        limits = self.limits(job.settings)
        try:
            content = job.fetch(limits.bytes)
        except Unreadable as error:
            if job.named:
                raise
            document = read(b"", job.file, limits)
            finding = told(faults.missing_file, document.locate(()), error.sentence, error.hint)
            return Loaded(job.file, document, Origin(document), findings=(finding,))
        loaded = self._reader(job).read(content, job.file, other)
        return loaded._replace(
            findings=tuple(finding for finding in loaded.findings if self._is_new(finding))
        )

    def _is_new(self, finding: Finding) -> bool:
        start = finding.place.start
        key = (finding.rule.code, finding.place.file, start.line, start.column, finding.message)
        if key in self._told:
            return self._again
        self._told.add(key)
        return True

    def _reader(self, job: Job) -> Reader:
        key = (job.tree.root, job.file.revision)
        if key not in self._readers:
            self._readers[key] = Reader(job.tree, job.settings, self.limits(job.settings))
        return self._readers[key]

    def _jobs(
        self, ref: Stdin | OnDisk | AtRevision, stdin: Callable[[], bytes] | None, name: str | None
    ) -> list[Job]:
        if isinstance(ref, Stdin):
            return [self._from_stdin(stdin, name)]
        if isinstance(ref, AtRevision):
            return self._from_commit(ref)
        finds = find([ref.word], self._finder.include)
        self.closed += finds.closed
        return [self._on_disk(found.path, named=found.named) for found in finds.files]

    def _on_disk(self, path: str, *, named: bool) -> Job:
        settings = self._finder.of(posixpath.dirname(path))
        if not within(path, settings.root):  # --config names settings that stand elsewhere
            settings = settings._replace(root=posixpath.dirname(path))
        tree = self._disk(settings.root)
        relative = posixpath.relpath(path, settings.root)
        file = SourceFile(settings.root, relative)
        if named:
            shown = file.shown(os.getcwd())  # noqa: PTH109
            return Job(file, settings, named, lambda limit: read_regular(path, limit, shown), tree)
        return Job(file, settings, named, lambda limit: tree.read_walked(relative, limit), tree)

    def _disk(self, root: str) -> Disk:
        if root not in self._trees:
            self._trees[root] = Disk(root)
        return self._trees[root]

    def _from_stdin(self, stdin: Callable[[], bytes] | None, name: str | None) -> Job:
        job = self.stands_in(name or "stdin.cjm.yaml", lambda _: b"" if stdin is None else stdin())
        return job._replace(file=job.file._replace(named=name or "<stdin>"))

    def merge_base(self, revision: str) -> str:
        """Return twelve digits of the commit from which a revision and the checked-out one parted."""
        repository = self._repository(os.getcwd().replace(os.sep, "/"), revision)  # noqa: PTH109
        return repository.merge_base(repository.commit(revision), repository.commit("HEAD"))[:12]

    def _repository(self, here: str, revision: str) -> Repository:
        from cjmap.files.git import Repository

        repository = Repository.find(here)
        if repository is None:
            raise Misuse(f"{revision and f'`{revision}`: '}this folder is in no git repository")
        return self._repositories.setdefault(repository.root, repository)

    def _from_commit(self, ref: AtRevision) -> list[Job]:
        from cjmap.files.git import STAGED

        here = os.getcwd().replace(os.sep, "/")  # noqa: PTH109
        repository = self._repository(here, ref.revision)
        oid = repository.commit(ref.revision) if ref.revision else STAGED
        placed = repository.placed(ref.path, here)
        below = [] if is_map(placed) and not has_magic(placed) else self._below(repository, oid, placed)
        if below == [placed] or not below:
            return [self._in_commit(ref.revision, oid, repository, placed, named=True)]
        return [self._in_commit(ref.revision, oid, repository, path, named=False) for path in below]

    def _below(self, repository: Repository, oid: str, placed: str) -> list[str]:
        """Return the maps of a commit in a folder, or those that a glob meets, or that lie in folders it meets."""
        found = repository.list(oid, placed)
        if found or not has_magic(placed):
            return [path for path in found if self._is_walked(repository, placed, path)]
        wanted = compiled(placed)
        return [
            path
            for path in repository.list(oid, split(placed)[0])
            if wanted.fullmatch(path)
            or any(
                wanted.fullmatch(folder) and self._is_walked(repository, folder, path)
                for folder in _folders(path)
            )
        ]

    def _is_walked(self, repository: Repository, folder: str, path: str) -> bool:
        """Say whether a file below a folder of a commit is one that a walk over the disk would take."""
        *between, name = path[len(join(folder, "")) if folder else 0 :].split("/")
        if not SKIPPED.isdisjoint(between):
            return False
        if is_map(name):
            return True
        full = posixpath.join(repository.root, path)
        include = self._finder.include(posixpath.dirname(full))
        inside = full[len(join(include.root, "")) :] if within(full, include.root) else ""
        return any(compiled(pattern).fullmatch(inside) for pattern in include.patterns)

    def _in_commit(self, revision: str, oid: str, repository: Repository, placed: str, *, named: bool) -> Job:
        from cjmap.files.tree import Commit

        path = posixpath.join(repository.root, placed)
        settings = self._finder.of(posixpath.dirname(path))
        tree = Commit(settings.root, revision, oid, repository)
        relative = posixpath.relpath(path, settings.root)
        return Job(tree.source(relative), settings, named, lambda limit: tree.read(relative, limit), tree)


def _folders(path: str) -> list[str]:
    """Return the folders on the way to a path, from the top."""
    parts = path.split("/")
    return ["/".join(parts[:length]) for length in range(1, len(parts))]
