"""What git's refusals mean, with the command that helps; no process is run here."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable

from cjmap.errors import GitFailed
from cjmap.files.regular import clipped
from cjmap.words import nearest

_FULL_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_SHORT_ID = re.compile(r"[0-9a-f]{4,63}")
_VERSION = re.compile(r"v?[0-9]+(?:\.[0-9]+)+\S*")


def not_there() -> GitFailed:
    """Say that there is no git to run."""
    return GitFailed("git cannot be run", "install git, or put it on the PATH")


def refused(stderr: bytes) -> GitFailed:
    """Put git's own words into one sentence; where an owner is not trusted, its command is the hint."""
    lines = [line.strip() for line in stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    trust = next((line for line in lines if line.startswith("git config ")), None)
    if any("dubious ownership" in line for line in lines):
        return GitFailed("git does not trust this repository: it belongs to somebody else", trust)
    first = next(
        (line for line in lines if line.startswith("fatal: ")), lines[0] if lines else "no reason given"
    )
    return GitFailed(f"git refused: {first.removeprefix('fatal: ')}")


def unknown_revision(revision: str, names: Iterable[str], *, shallow: bool) -> GitFailed:
    """Say that git does not know a revision; `names` are the branches and tags that it does know."""
    sentence = f"no such revision: `{clipped(revision)}`"
    if shallow:
        return GitFailed(f"{sentence} in this shallow clone", fetch_command(revision))
    near = nearest(revision, names)
    return GitFailed(sentence, f"did you mean {near}?" if near else None)


def no_merge_base(*, shallow: bool) -> GitFailed:
    """Say that two commits have nothing in common, as far as this clone knows."""
    if shallow:
        return GitFailed("the merge base is not in this shallow clone", "git fetch --unshallow")
    return GitFailed("there is no merge base: the two commits have no history in common")


def fetch_command(revision: str) -> str:
    """Return the command that brings a revision into a shallow clone, under the name that was asked for."""
    if _FULL_ID.fullmatch(revision):
        return f"git fetch --depth=1 origin {revision}"
    if revision == "HEAD" or _SHORT_ID.fullmatch(revision) or re.search(r"[~^@{}]", revision):
        return "git fetch --unshallow"
    if _VERSION.fullmatch(revision):
        return f"git fetch --depth=1 origin tag {shlex.quote(revision)}"
    if revision.startswith("origin/"):
        branch = revision.removeprefix("origin/")
        return (
            f"git fetch --depth=1 origin {shlex.quote(f'+refs/heads/{branch}:refs/remotes/origin/{branch}')}"
        )
    return f"git fetch --depth=1 origin {shlex.quote(f'{revision}:{revision}')}"
