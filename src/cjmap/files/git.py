"""Git, read only but for the config of a clone: the one module that runs a process, and none that runs others."""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
from pathlib import Path
from typing import IO, Self

from cjmap.errors import GitFailed, Missing, Misuse, NotAFile, OutsideProject, Unreadable
from cjmap.files.folder import posix, repository_root
from cjmap.files.git_failure import no_merge_base, not_there, refused, unknown_revision
from cjmap.files.ref import checked_revision
from cjmap.files.regular import clipped

_OID = re.compile(r"[0-9a-f]{40,64}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
STAGED = ":0"
"""Stands for a commit where what is staged is meant: the files of git's index."""
_FILE = b"100"
"""What the mode of a regular file begins with."""
_LARGE = 16 * 1024 * 1024
_NO_BLOB = {
    b"symlink": (OutsideProject, "is a link that leads out of the commit"),
    b"dangling": (Missing, "is a link to nothing in the commit"),
    b"notdir": (Missing, "does not exist in the commit"),
    b"loop": (Unreadable, "is a link that leads in a circle"),
    b"tree": (NotAFile, "is a folder in the commit, not a file"),
    b"commit": (NotAFile, "is a submodule, not a file"),
}


class Repository:
    """A git repository by the top of its work tree; one process answers every `read`, from one thread."""

    def __init__(self, root: str) -> None:
        self.root = posix(os.path.realpath(root))
        self._batch: subprocess.Popen[bytes] | None = None
        self._links: set[str] | None = None
        self._known: dict[tuple[str, str], bytes] = {}

    @classmethod
    def find(cls, folder: str) -> Self | None:
        """Return the repository that a folder belongs to, or None; git itself is not asked."""
        root = repository_root(posix(os.path.realpath(folder)))
        return None if root is None else cls(root)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process that reads; the next `read` starts a new one."""
        batch, self._batch = self._batch, None
        if batch is None:
            return
        batch.kill()
        batch.communicate()

    def placed(self, path: str, folder: str) -> str:
        """Return the path of `REV:path` from the top of the repository: `./x` is relative to `folder`."""
        if path in (".", "..") or path.startswith(("./", "../")):
            here = os.path.relpath(os.path.realpath(folder), self.root)
            path = posixpath.join(posix(here), path)
        path = posixpath.normpath(path or ".")
        if path == ".." or path.startswith(("../", "/")):
            raise Misuse(f"`{path}` is outside of the repository", "write it from the top of the repository")
        return "" if path == "." else path

    def commit(self, revision: str) -> str:
        """Return the id of the commit that a revision names."""
        asked = f"{checked_revision(revision)}^{{commit}}"
        done = self._run("rev-parse", "--verify", "--end-of-options", asked)
        oid = done.stdout.decode("ascii", "replace").strip()
        if done.returncode == 0 and _OID.fullmatch(oid):
            return oid
        if b"Needed a single revision" in done.stderr:
            raise self._unknown(revision)
        raise refused(done.stderr)

    def merge_base(self, oid: str, other: str) -> str:
        """Return the id of the newest commit that two commits come from."""
        done = self._run("merge-base", "--end-of-options", oid, other)
        base = done.stdout.decode("ascii", "replace").split("\n")[0]
        if done.returncode == 0 and _OID.fullmatch(base):
            return base
        raise refused(done.stderr) if done.stderr else no_merge_base(shallow=self._is_shallow())

    def read(self, oid: str, path: str, limit: int) -> bytes:
        """Return at most `limit` + 1 bytes of a file of the commit, or of what is staged."""
        size, answers = self._blob(oid, path)
        content = answers.read(min(size, limit + 1))
        self._pass_over(size - len(content), answers)
        return content

    def check(self, oid: str, path: str) -> None:
        """Raise what `read` would raise."""
        self._pass_over(*self._blob(oid, path))

    def list(self, oid: str, under: str = "") -> list[str]:
        """Return the paths of all files of the commit below a folder, or the path of the one file `under`."""
        if oid == STAGED:
            words: tuple[str, ...] = ("ls-files", "--stage", "-z", "--full-name", "--")
        else:
            words = ("ls-tree", "-r", "-z", "--full-tree", oid)
        done = self._run(*words, *([under] if under else []))
        if done.returncode != 0:
            raise refused(done.stderr)
        entries = [entry.partition(b"\t") for entry in done.stdout.split(b"\0") if entry]
        for about, _, path in entries:
            mode, first, second = (
                about.split()
            )  # of a tree its type and id, of what is staged its id and stage
            blob = second if first == b"blob" else first if second == b"0" else None
            if blob is not None and mode[:3] == _FILE:
                self._known[oid, os.fsdecode(path)] = blob
        return list(dict.fromkeys(os.fsdecode(path) for _, _, path in entries))

    def config(self, name: str) -> tuple[str, ...]:
        """Return the values that this clone's own config gives a name: mostly none or one."""
        done = self._run("config", "--local", "--null", "--get-all", name)
        if done.returncode > 1 or (done.returncode and done.stderr):  # 1 alone says that there is none
            raise refused(self._run("rev-parse", "--git-dir").stderr or done.stderr)
        return tuple(os.fsdecode(value) for value in done.stdout.split(b"\0")[:-1])

    def configure(self, name: str, value: str | None) -> None:
        """Give a name one value in this clone's own config, or with None no value; neither may come from a map."""
        change = ("--unset-all", name) if value is None else ("--replace-all", name, value)
        done = self._run("config", "--local", *change)
        if done.returncode != 0:
            raise refused(done.stderr)

    def _blob(self, oid: str, path: str) -> tuple[int, IO[bytes]]:
        """Ask for a file, and return its size and the stream that its content follows on."""
        name = f"`{clipped(path)}`"
        absent = Missing(f"{name} {'is not staged' if oid == STAGED else 'does not exist in the commit'}")
        if oid == STAGED and path in self._staged_links():
            raise NotAFile(f"{name} is staged as a link, and links are not followed there")
        if _CONTROL.search(path):  # a newline would be a second question
            raise absent
        questions, answers = self._pipes()
        try:
            # by its own id where that is known: git would look through the folders of the commit for a path
            questions.write((self._known.get((oid, path)) or os.fsencode(f"{oid}:{path}")) + b"\n")
            questions.flush()
            header = answers.readline()
        except OSError:
            header = b""
        if header.endswith(b" missing\n"):
            raise absent
        words = header.split()
        if not words or not words[-1].isdigit():
            self.close()
            raise GitFailed("git ended while it read a commit")
        size = int(words[-1])
        if words[-2] == b"blob":
            return size, answers
        self._pass_over(size, answers)
        error, sentence = _NO_BLOB.get(words[-2], (Unreadable, "is no file of the commit"))
        raise error(f"{name} {sentence}")

    def _staged_links(self) -> set[str]:
        """Return what is staged as a link or submodule: asked for, the first would answer with where it leads."""
        if self._links is None:
            listed = self._run("ls-files", "--stage", "-z").stdout.split(b"\0")
            entries = (entry.partition(b"\t") for entry in listed)
            self._links = {os.fsdecode(path) for mode, _, path in entries if mode[:3] in (b"120", b"160")}
        return self._links

    def _pass_over(self, size: int, answers: IO[bytes]) -> None:
        """Skip the rest of an answer and its newline; a large rest costs less with a new process."""
        if size > _LARGE:
            self.close()
        else:
            answers.read(size + 1)

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._batch is None:
            command = [*self._command(), "cat-file", "--batch", "--follow-symlinks"]
            pipe, silent = subprocess.PIPE, subprocess.DEVNULL
            try:
                self._batch = subprocess.Popen(
                    command, stdin=pipe, stdout=pipe, stderr=silent, env=_environment()
                )
            except OSError:
                raise not_there() from None
        questions, answers = self._batch.stdin, self._batch.stdout
        assert questions is not None
        assert answers is not None
        return questions, answers

    def _unknown(self, revision: str) -> GitFailed:
        shallow = self._is_shallow()
        names = self._run(
            "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes"
        )
        return unknown_revision(revision, names.stdout.decode("utf-8", "replace").split(), shallow=shallow)

    def _is_shallow(self) -> bool:
        return self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def _run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        command = [*self._command(), *words]
        try:
            return subprocess.run(
                command, stdin=subprocess.DEVNULL, capture_output=True, env=_environment(), check=False
            )
        except OSError:
            raise not_there() from None

    def _command(self) -> tuple[str, ...]:
        # without the file system monitor, which is a program that the repository's config names
        return _program(), "-c", "core.fsmonitor=false", "--literal-pathspecs", "-C", self.root


def _program() -> str:
    """Return git's name; Windows would look into the current folder first, which may be a stranger's."""
    if os.name != "nt":
        return "git"
    folders = os.environ.get("PATH", "").split(os.pathsep)
    programs = (Path(folder, "git.exe") for folder in folders if Path(folder).is_absolute())
    found = next(filter(Path.is_file, programs), None)
    if found is None:
        raise not_there()
    return str(found)


def _environment() -> dict[str, str]:
    """Return the environment without what a hook or a stranger may have set for git.

    Only the index stays: `git commit FILE` gives its hooks one of their own, which holds what will be committed.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith("GIT_") or name == "GIT_INDEX_FILE"
    }
    return kept | {
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",  # a partial clone says what is missing instead of fetching it
    }
