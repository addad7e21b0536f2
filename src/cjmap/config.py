"""Finds the settings of a project and checks their outline; each table is checked by its owner."""

from __future__ import annotations

import operator as op
import os
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from cjmap import __version__
from cjmap.errors import BadSettings, Unreadable
from cjmap.files.find import Include
from cjmap.files.folder import absolute, is_repository, join, posix, repository_root, upward
from cjmap.files.regular import clipped
from cjmap.files.tree import inside, read_named
from cjmap.place import SourceFile
from cjmap.words import nearest, series

NAMES = (".cjmap.toml", "cjmap.toml", "pyproject.toml")
"""The files that may hold settings; of two in one folder the first counts."""

TABLES = ("lint", "diff", "render", "limits", "data")
_GLOBS = ("include", "library")
_TEXTS = ("currency", "lang", "required-version")
_KEYS = (*_GLOBS, *_TEXTS, *TABLES)
_LIMIT = 1024 * 1024
_LONGEST_GLOB = 400
_LONGEST_KEY = 100
_AT = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_VERSION = re.compile(r"(==|!=|>=|<=|>|<)\s*(\d{1,9}(?:\.\d{1,9})*)", re.ASCII)
_NUMBERS = re.compile(r"(\d+(?:\.\d+)*).*", re.ASCII | re.DOTALL)
_MEETS = {"==": op.eq, "!=": op.ne, ">=": op.ge, "<=": op.le, ">": op.gt, "<": op.lt}
_KINDS = {
    bool: "true or false",
    str: "a text",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "a table",
}


class Settings(NamedTuple):
    """The settings of one project; `root` is its absolute folder, with forward slashes.

    `file` is missing where a project has no settings. `tables` holds those of `[lint]`, `[diff]`, `[render]`,
    `[limits]` and `[data]` that are there, as they are written.
    """

    root: str
    file: SourceFile | None = None
    include: tuple[str, ...] = ()
    library: tuple[str, ...] = ()
    currency: str | None = None
    lang: str | None = None
    tables: Mapping[str, Mapping[str, Any]] = MappingProxyType({})


class SettingsFinder:
    """Answers for any number of files, and looks into each folder once.

    With `config` the settings of that file hold for all; with `isolated` no file is looked for.
    """

    def __init__(self, config: str | Path | None = None, *, isolated: bool = False) -> None:
        self._fixed = None if config is None else read_settings(config)
        self._isolated = isolated
        self._known: dict[
            str, Settings | str | None
        ] = {}  # settings, else the top of the repository, else nothing
        self._bare: dict[str, Settings] = {}

    def of(self, folder: str) -> Settings:
        """Return the settings that hold for the files of a folder (an absolute path)."""
        if self._fixed is not None:
            return self._fixed
        folder = posix(folder)
        found = self._closest(folder)
        if isinstance(found, Settings):
            return found
        root = found or folder
        return self._bare.setdefault(root, Settings(root))

    def include(self, folder: str) -> Include:
        """Return what `find` takes besides the suffixes of maps."""
        settings = self.of(folder)
        return Include(settings.root, settings.include)

    def _closest(self, folder: str) -> Settings | str | None:
        passed: list[str] = []
        found: Settings | str | None = None
        for step in upward(folder):
            if step in self._known:
                found = self._known[step]
                break
            passed.append(step)
            found = (None if self._isolated else _in_folder(step)) or (step if is_repository(step) else None)
            if found is not None:
                break
        self._known.update(dict.fromkeys(passed, found))
        return found


def settings_for(folder: str) -> Settings:
    """Return the settings for the files of one folder (an absolute path); for many, ask a SettingsFinder."""
    return SettingsFinder().of(folder)


def isolated(folder: str) -> Settings:
    """Return the settings of a project that has none, for the files of an absolute folder."""
    folder = posix(folder)
    return Settings(repository_root(folder) or folder)


def read_settings(path: str | Path) -> Settings:
    """Return the settings of a file that the user named; its folder is the root of the project."""
    full = absolute(os.fspath(path), str(Path.cwd()))
    folder, name = posixpath.split(full)
    file = SourceFile(folder, name)
    table = _table(file)
    if table is None:
        raise BadSettings(f"{_shown(file)}: has no table [tool.cjmap]")
    return _settings(file, table)


def _in_folder(folder: str) -> Settings | None:
    for name in NAMES:
        if os.path.lexists(join(folder, name)):
            file = SourceFile(folder, name)
            table = _table(file)
            if table is not None:
                return _settings(file, table)
    return None


def _table(file: SourceFile) -> Mapping[str, Any] | None:
    """Return the settings of a file as they are written; None is for a pyproject.toml without any."""
    try:
        content = read_named(file.absolute, _LIMIT)
    except Unreadable as error:
        raise BadSettings(error.sentence) from None
    is_shared = file.path == "pyproject.toml"
    if is_shared and b"cjmap" not in content:
        return None
    if len(content) > _LIMIT:
        raise BadSettings(f"{_shown(file)}: is larger than {_LIMIT // 1024} KiB")
    parsed = _parsed(file, content)
    if not is_shared:
        return parsed
    tool = parsed.get("tool")
    table = tool.get("cjmap") if isinstance(tool, dict) else None
    if table is None or isinstance(table, dict):
        return table
    raise BadSettings(f"{_shown(file)}: tool.cjmap expects a table, not {_kind(table)}")


def _parsed(file: SourceFile, content: bytes) -> dict[str, Any]:
    import tomllib  # only a project with settings pays for it

    for number, written in enumerate(content.splitlines(), 1):
        if written.partition(b"=")[0].count(b".") > _LONGEST_KEY:  # the parser takes the square of it
            raise BadSettings(f"{_shown(file)}:{number}: has a key of more than {_LONGEST_KEY} parts")
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadSettings(f"{_shown(file)}:{line}: is not UTF-8") from None
    except ValueError as error:
        raise _not_toml(file, content, str(error)) from None
    except RecursionError:
        raise BadSettings(f"{_shown(file)}: is nested too deeply") from None


def _not_toml(file: SourceFile, content: bytes, message: str) -> BadSettings:
    at = _AT.fullmatch(message)
    if at is None:  # a number of thousands of digits
        return BadSettings(f"{_shown(file)}: has a value that cannot be read")
    line = int(at[2]) if at[2] else content.count(b"\n") + 1
    place = f"{line}:{at[3]}" if at[3] else f"{line}"
    return BadSettings(f"{_shown(file)}:{place}: is not TOML: {clipped(at[1])}")


def _settings(file: SourceFile, table: Mapping[str, Any]) -> Settings:
    shown = _shown(file)
    _require(shown, _text(shown, table, "required-version"))  # first: a later version may know more keys
    for key in table:
        if key not in _KEYS:
            near = nearest(key, _KEYS)
            hint = f"did you mean {near}?" if near else f"the keys are {series(_KEYS, 'and')}"
            raise BadSettings(f"{shown}: unknown key `{clipped(key)}`", hint)
    return Settings(
        root=file.root,
        file=file,
        include=_globs(shown, table, "include"),
        library=_globs(shown, table, "library"),
        currency=_text(shown, table, "currency"),
        lang=_text(shown, table, "lang"),
        tables=_tables(shown, table),
    )


def _text(shown: str, table: Mapping[str, Any], key: str) -> str | None:
    value = table.get(key)
    if value is None or (isinstance(value, str) and value.strip()):
        return value
    raise BadSettings(f"{shown}: {key} expects a text, not {_kind(value)}")


def _tables(shown: str, table: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    for key in TABLES:
        if not isinstance(table.get(key, {}), dict):
            raise BadSettings(
                f"{shown}: {key} expects a table, not {_kind(table[key])}", f"write it as [{key}]"
            )
    return MappingProxyType({key: table[key] for key in TABLES if key in table})


def _globs(shown: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list):
        hint = f'write {key} = ["{clipped(value)}"]' if isinstance(value, str) else None
        raise BadSettings(f"{shown}: {key} expects a list of globs, not {_kind(value)}", hint)
    return tuple(_glob(f"{shown}: {key}", item) for item in value)


def _glob(shown: str, item: object) -> str:
    if not isinstance(item, str) or not item:
        raise BadSettings(f"{shown} expects globs, not {_kind(item)}")
    if len(item) > _LONGEST_GLOB:
        raise BadSettings(f"{shown} has a glob of more than {_LONGEST_GLOB} characters")
    try:
        return inside("", item)
    except Unreadable as error:
        raise BadSettings(
            f"{shown}: {error.sentence}", "write globs relative to the settings, as in journeys/**/*.yaml"
        ) from None


def _require(shown: str, wanted: str | None) -> None:
    """Hold this version of cjmap against conditions such as `>=1.2, <2`, all of which must be met."""
    conditions = [condition.strip() for condition in wanted.split(",")] if wanted else []
    parsed = [_VERSION.fullmatch(condition) for condition in conditions]
    for condition, parts in zip(conditions, parsed, strict=True):
        if parts is None:
            hint = 'write it as in required-version = ">=1.2, <2"'
            raise BadSettings(f"{shown}: required-version does not understand `{clipped(condition)}`", hint)
    here = _numbers(__version__)
    if not all(_MEETS[parts[1]](here, _numbers(parts[2])) for parts in parsed if parts):
        raise BadSettings(f"{shown}: the project requires cjmap {wanted}, and this is {__version__}")


def _numbers(version: str) -> tuple[int, ...]:
    """Return the dotted numbers that a version begins with, without zeros at its end: 1.0 is 1."""
    numbers = [int(number) for number in _NUMBERS.sub(r"\1", version).split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _kind(value: object) -> str:
    if isinstance(value, str) and not value.strip():
        return "an empty text"
    return _KINDS.get(type(value), "a date or time")


def _shown(file: SourceFile) -> str:
    return file.shown(str(Path.cwd()))
