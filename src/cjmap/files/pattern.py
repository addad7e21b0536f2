"""Globs over paths with forward slashes: `*`, `?`, `[a-z]`, `[!a-z]`, and `**` for any number of folders.

A backslash takes the meaning from the character behind it. A hidden file (`.name`) is met only by a
pattern that writes its dot. A pattern may come from a stranger, so its regular expression never goes back over
what it has matched: the time is bounded.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from cjmap.files.folder import join

SKIPPED = frozenset(
    {".git", ".hg", ".svn", ".jj", ".bzr", ".idea", ".vscode", ".cache", ".direnv", ".terraform"}
    | {"node_modules", ".venv", "venv", ".tox", ".nox", "__pycache__", "site-packages"}
    | {".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
)
"""Folders that are never walked into, unless the user names them."""

_MAGIC = re.compile(r"[*?[]")
_TOKEN = re.compile(r"\*+|\[([!^]?)((?:\\.|[^\\])(?:\\.|[^]\\])*)\]|\\?.", re.DOTALL)
_STARS = re.compile(r"\*{2,}")
_RANGE = re.compile(r"\\?(.)-\\?(.)|\\?(.)", re.DOTALL)


def has_magic(text: str) -> bool:
    """Say whether a text is a glob."""
    return bool(_MAGIC.search(text))


def split(pattern: str) -> tuple[str, str]:
    """Return the folder that a glob starts from, and the rest, which begins with the first wildcard."""
    parts = pattern.split("/")
    plain = next((index for index, part in enumerate(parts) if has_magic(part)), len(parts))
    folder = "/".join(parts[:plain])
    return (folder or "/" if plain and pattern.startswith("/") else folder), "/".join(parts[plain:])


def compiled(pattern: str, *, hidden: bool = False) -> re.Pattern[str]:
    """Return the regular expression for `fullmatch` with a path; with `hidden`, wildcards meet those files too."""
    parts = [_STARS.sub("**", part) for part in pattern.split("/") if part not in ("", ".")]
    if parts and parts[-1] == "**":
        parts.append("*")
    runs: list[list[str]] = [[]]
    for index, part in enumerate(parts, 1):
        if part == "**":
            runs.append([])
        else:
            runs[-1].append(_segment(part, shows_hidden=hidden or index < len(parts)))
    first = "/".join(runs[0])
    rest = ["/".join(run) for run in runs[1:] if run]
    if not rest:
        return re.compile(first)
    middle = "".join(f"(?>(?:[^/]+/)*?{run}/)" for run in rest[:-1])
    return re.compile(f"{join(first, '') if first else ''}{middle}(?:[^/]+/)*{rest[-1]}")


def expand(folder: str, pattern: str, *, folders: bool = False) -> Iterator[str]:
    """Yield the paths below `folder`, relative to it, that a glob without a plain beginning meets.

    Links to folders are met but not walked into, folders that cannot be listed are passed over.
    `folders` adds the folders that the glob meets.
    """
    wanted = compiled(pattern)
    depth = None if "**" in pattern.split("/") else pattern.count("/")
    stack = [("", 0)]
    while stack:
        base, level = stack.pop()
        try:
            entries = listed(join(folder, base) if base else folder)
        except OSError:
            continue
        for entry in entries:
            path = join(base, entry.name)
            is_folder = leads_to_folder(entry)
            if (folders or not is_folder) and wanted.fullmatch(path):
                yield path
            walked = is_folder and entry.name not in SKIPPED and not entry.is_symlink()
            if walked and (depth is None or level < depth):
                stack.append((path, level + 1))


def listed(folder: str) -> list[os.DirEntry[str]]:
    """Return the entries of a folder, or raise the OSError of one that cannot be listed."""
    with os.scandir(folder) as entries:
        return list(entries)


def leads_to_folder(entry: os.DirEntry[str]) -> bool:
    """Say whether an entry is a folder or a link to one; a link that leads in a circle is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _segment(part: str, *, shows_hidden: bool) -> str:
    """Translate one part between slashes; in `a*b*c` the first `b` is always the right one to take."""
    pieces = [""]
    for token in _TOKEN.finditer(part):
        if token[0].startswith("*"):
            pieces.append("")
        else:
            pieces[-1] += _character(token)
    seen = "" if shows_hidden or part[0] not in "*?[" else r"(?!\.)"
    if len(pieces) == 1:
        return seen + pieces[0]
    first, *middle, last = pieces
    some = "[^/]*" if any(pieces) else "[^/]+"
    return seen + first + "".join(f"(?>[^/]*?{piece})" for piece in middle if piece) + some + last


def _character(token: re.Match[str]) -> str:
    """Translate a token that meets exactly one character."""
    if token[0] == "?":
        return "[^/]"
    if token[2] is None:
        return re.escape(token[0][-1])
    members = ""
    for low, high, single in _RANGE.findall(token[2]):
        if single:
            members += re.escape(single)
        elif low <= high:
            members += f"{re.escape(low)}-{re.escape(high)}"
    if not members:
        return "[^/]" if token[1] else "(?!)"
    return f"(?!/)[{'^' if token[1] else ''}{members}]"
