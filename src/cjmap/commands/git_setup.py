"""Sets a repository up for maps: `.gitattributes`, which all clones share, and the config of this one clone."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from cjmap.commands import _emit
from cjmap.errors import Misuse, Unwritable
from cjmap.files.folder import posix
from cjmap.files.git import Repository
from cjmap.files.regular import read_regular
from cjmap.files.write import write
from cjmap.place import SourceFile
from cjmap.words import series

ATTRIBUTES = ".gitattributes"
PATTERNS = ("*.cjm.yaml", "*.cjm.yml")
DRIVER = "diff=cjmap"
KEYS = {"diff.cjmap.command": "git-diff", "diff.cjmap.textconv": "textconv"}
"""What the config gets, and the command of cjmap that each names.

Not `diff.cjmap.cachetextconv`: git would go on with lines that an older cjmap has made.
"""
_MOST = 1 << 20
_SAYS_DIFF = re.compile(r"[-!]?(?:diff(?:=.*)?|binary)", re.DOTALL)


class Said(NamedTuple):
    """What `.gitattributes` says about the diff of a pattern: in which line, from 1, and by which word."""

    line: int
    word: str


def run(
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; leave with 1 where something is missing.")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take out what was put in.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a diff.cjmap that names another program.")
    ] = False,
) -> int:
    """Let git show maps by what changed for the customer, in this repository.

    Examples:
      cjmap git-setup
      cjmap git-setup --check
      cjmap git-setup --undo

    `git diff` then tells what changed in meaning; `git log -p`, `git show` and
    `git blame` compare facts.

    .gitattributes says which files are maps: commit it. The config says which
    program compares them. A clone does not bring its config along, because git
    runs no program that only somebody else has agreed to: each person runs this
    once, in each clone.

    Exit code: 0 set up, 1 not all of it is, 2 no repository, or not writable.
    """
    if check + undo + force > 1:
        raise Misuse("--check, --undo and --force exclude each other", "leave all but one out")
    repository = Repository.find(str(Path.cwd()))
    if repository is None:
        raise Misuse("this folder is in no git repository", "git init makes it one")
    if undo:
        return _undo(repository)
    return _check(repository) if check else _set_up(repository, force=force)


def _set_up(repository: Repository, *, force: bool) -> int:
    """Put in what is missing, or nothing where the program of somebody else stands in the way."""
    standing = {key: repository.config(key) for key in KEYS}
    for key, values in standing.items():
        if not force and not _is_ours(key, values):
            said = f"the config has {key} = {series(values, 'and')}; nothing was changed"
            raise Misuse(said, "--force replaces it")
    name, content = _name(repository), _attributes(repository)
    lines = [f"{pattern} {DRIVER}" for pattern in PATTERNS if _said(content, pattern) is None]
    if lines:
        _put(name, content, with_lines(content or b"", lines))
    for line in lines:
        _emit.say(f"{name}: {line}")
    wanted = {key: f"{_program()} {word} --" for key, word in KEYS.items()}
    others = {key: value for key, value in wanted.items() if standing[key] != (value,)}
    for key, value in others.items():
        repository.configure(key, value)
        was = f" (was {series(standing[key], 'and')})" if standing[key] else ""
        _emit.say(f"git config --local {key} {shlex.quote(value)}{was}")
    if lines:
        _emit.say(f"next: commit {name}; each person runs cjmap git-setup once in each clone")
    if lines or others:
        _emit.say("undo: cjmap git-setup --undo")
    return _check(repository)


def _check(repository: Repository) -> int:
    """Say what is not as it should be, or that all is."""
    faults = [*_faults_of_attributes(repository), *_faults_of_config(repository)]
    for fault in faults:
        _emit.say(f"not set up: {fault}")
    if not faults:
        _emit.say("this repository is set up")
    return int(bool(faults))


def _faults_of_attributes(repository: Repository) -> Iterator[str]:
    name, content = _name(repository), _attributes(repository)
    for pattern in PATTERNS:
        said = _said(content, pattern)
        if said is None:
            yield f"{name} does not say {pattern} {DRIVER}"
        elif said.word != DRIVER:
            yield f"{name}:{said.line} says {said.word} for {pattern}, and is left alone"


def _faults_of_config(repository: Repository) -> Iterator[str]:
    for key in KEYS:
        values = repository.config(key)
        if not values:
            yield f"the config of this clone has no {key}"
        elif not _is_ours(key, values):
            yield f"the config has {key} = {series(values, 'and')}, which is not cjmap"
        elif shutil.which(shlex.split(values[-1])[0]) is None:
            yield f"the config has {key} = {values[-1]}, and that program is not there"


def _undo(repository: Repository) -> int:
    """Take out the lines and settings that setting up puts in, and nothing else."""
    name, content = _name(repository), _attributes(repository) or b""
    lines = [line for pattern in PATTERNS if (line := f"{pattern} {DRIVER}").encode() in content.splitlines()]
    if lines:
        _put(name, content, without_lines(content, lines))
    for line in lines:
        _emit.say(f"{name}: took out {line}")
    gone = 0
    for key in KEYS:
        values = repository.config(key)
        if not _is_ours(key, values):
            _emit.say(f"the config has {key} = {series(values, 'and')}, which is not cjmap and is left alone")
        elif values:
            repository.configure(key, None)
            _emit.say(f"git config --local --unset-all {key}")
            gone += 1
    if not lines and not gone:
        _emit.say("there is nothing to take out")
    return 0


def _program() -> str:
    """Return how a shell calls cjmap.

    The program of a virtual environment is on the PATH only while that is active, so it is called by its Python; and
    that by -P, without which it would import modules from the repository that git stands in.
    """
    own = Path(sys.executable).parent.resolve()
    found = shutil.which("cjmap")
    if found and (sys.prefix == sys.base_prefix or Path(found).parent.resolve() != own):
        return "cjmap"
    return f"{shlex.quote(posix(sys.executable))} -P -m cjmap"


def _is_ours(key: str, values: Sequence[str]) -> bool:
    """Say whether all values of the config call cjmap as it is set up here, by whatever path."""
    for value in values:
        try:
            words = [word for word in shlex.split(value) if word not in ("-P", "--")]
        except ValueError:
            return False
        if words != ["cjmap", KEYS[key]] and words[1:] != ["-m", "cjmap", KEYS[key]]:
            return False
    return True


def _name(repository: Repository) -> str:
    return SourceFile(repository.root, ATTRIBUTES).shown(str(Path.cwd()))


def _attributes(repository: Repository) -> bytes | None:
    """Return what `.gitattributes` holds, None where there is none; raises Unwritable where git would not read it."""
    name = _name(repository)
    if not os.path.lexists(name):
        return None
    if os.path.islink(name):  # noqa: PTH114 - what a link leads to may be anybody's
        raise Unwritable(f"`{name}` is a link, which git does not follow", "put a file in its place")
    content = read_regular(name, _MOST, name)
    if len(content) > _MOST or b"\0" in content:
        raise Unwritable(f"`{name}` is no text that git reads", "write it in UTF-8")
    return content


def _said(content: bytes | None, pattern: str) -> Said | None:
    """Return what is said about the diff of exactly this pattern; as for git, the last word counts."""
    found: Said | None = None
    for number, line in enumerate((content or b"").decode("utf-8-sig", "replace").split("\n"), 1):
        first, *words = line.split() or ("",)
        if first in (pattern, f'"{pattern}"'):
            for word in filter(_SAYS_DIFF.fullmatch, words):
                found = Said(number, word)
    return found


def with_lines(content: bytes, lines: Sequence[str]) -> bytes:
    """Return a text with lines behind it, in its own line endings; one that ended without, still does."""
    end = b"\r\n" if b"\r\n" in content else b"\n"
    added = end.join(line.encode() for line in lines)
    return content + end + added if content and not content.endswith(b"\n") else content + added + end


def without_lines(content: bytes, lines: Sequence[str]) -> bytes:
    """Return a text without lines: what `with_lines` has put in comes out, to the byte."""
    gone = {line.encode() for line in lines}
    kept = b"".join(line for line in content.splitlines(keepends=True) if line.rstrip(b"\r\n") not in gone)
    is_open = bool(content) and not content.endswith(b"\n")
    return kept.removesuffix(b"\n").removesuffix(b"\r") if is_open else kept


def _put(name: str, old: bytes | None, new: bytes) -> None:
    """Write `.gitattributes`, unless it has changed since it was read; without a line it goes."""
    write(name, new, replace=old is not None, expected=old)
    if not new:
        Path(name).unlink()
