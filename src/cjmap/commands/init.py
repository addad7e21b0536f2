"""A first map from a template, or the files of a project; what exists is not overwritten unasked."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import Annotated

import typer

from cjmap.commands import _emit
from cjmap.commands._starters import (
    DEFAULT,
    FIRST_MAP,
    SCHEMA,
    Ci,
    known,
    project_files,
    starter_files,
    templates,
)
from cjmap.errors import Misuse
from cjmap.files.folder import absolute, join, posix
from cjmap.place import SourceFile
from cjmap.words import series

SUFFIXES = (".cjm.yaml", ".cjm.yml")


def _templates_like(incomplete: str) -> list[str]:
    """Return the templates that the shell may complete a word to."""
    return [name for name in templates() if name.startswith(incomplete)]


def run(
    path: Annotated[
        str | None,
        typer.Argument(
            metavar="PATH",
            help="The file to write, or a folder for it. Default: journey.cjm.yaml.",
            show_default=False,
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            "-t",
            "--template",
            metavar="NAME",
            help=f"What kind of map. Default: {DEFAULT}.",
            autocompletion=_templates_like,
            show_default=False,
        ),
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the templates, and stop.")] = False,
    project: Annotated[
        bool,
        typer.Option("--project", help="Lay out settings, a library, a first map, the schema and a CI file."),
    ] = False,
    ci: Annotated[
        Ci, typer.Option("--ci", help="The build server that a project is checked by.")
    ] = Ci.GITHUB,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that exist.")] = False,
) -> int:
    """Write a first map, or lay out a project.

    Examples:
      cjmap init
      cjmap init returns.cjm.yaml --template service-blueprint
      cjmap init --project maps/
      cjmap init --list

    Where there is no schema for editors yet, it is written too; the map names it in its first line.
    """
    if listed:
        names = templates()
        width = max(map(len, names))
        _emit.lines(f"{name:{width}}  {told}" for name, told in names.items())
        return 0
    if project:
        if template is not None:
            raise Misuse("--project brings its own first map", "write more maps with --template afterwards")
        return _write_project(path or ".", ci, force=force)
    return _write_map(path, known(template or DEFAULT), force=force)


def _write_map(word: str | None, template: str, *, force: bool) -> int:
    here = str(Path.cwd())
    path = absolute(_file_named(word, template), here)
    _write_all(starter_files(template, path), here, force=force)
    name = _pasted(path, here)
    _emit.say(f"next: cjmap validate {name}")
    if template != "library":
        _emit.say(f"      cjmap show {name}")
        _emit.say(f"      cjmap render {name} -o {_pasted(_bare(path) + '.svg', here)}")
    return 0


def _write_project(word: str, ci: Ci, *, force: bool) -> int:
    here = str(Path.cwd())
    if word.endswith(SUFFIXES):
        raise Misuse(f"--project lays out a folder, and `{word}` is the name of a map", "name the folder")
    folder = absolute(word, here)
    hint = "--force overwrites all of them, --ci none leaves the build server alone"
    _write_all(project_files(folder, ci), here, force=force, hint=hint)
    _emit.say(f"next: cjmap validate {_pasted(folder, here)}")
    _emit.say(f"      cjmap show {_pasted(join(folder, FIRST_MAP), here)}")
    return 0


def _file_named(word: str | None, template: str) -> str:
    """Return the path of the map that a word means: a folder gets a file, a name its ending."""
    usual = "journey.cjm.yaml" if template == DEFAULT else f"{template}.cjm.yaml"
    if word is None:
        return usual
    if not word:
        raise Misuse("an empty word names no file")
    if os.path.isdir(word) or word.endswith(("/", os.sep)):  # noqa: PTH112
        return f"{word}/{usual}"
    if word.endswith(SUFFIXES):
        return word
    named = f"{_bare(word)}.cjm.yaml"
    _emit.say(f"the map is called {posix(named)}, because cjmap looks for names that end in .cjm.yaml")
    return named


def _bare(path: str) -> str:
    """Return a path without the endings of a map or of YAML."""
    for suffix in (*SUFFIXES, ".yaml", ".yml"):
        if path.endswith(suffix):
            return path.removesuffix(suffix)
    return path


def _write_all(texts: dict[str, str], here: str, *, force: bool, hint: str = "--force overwrites") -> None:
    """Write all files or, where one stands in the way, none; raises Misuse and Unwritable.

    The schema is left alone where it stands there already, word for word, for the sake of other maps.
    """
    texts = {path: text for path, text in texts.items() if not _is_schema(path, text)}
    names = {path: _named(path, here) for path in texts}
    existing = [names[path] for path in texts if os.path.lexists(path)]
    if existing and not force:
        exist = "exists" if len(existing) == 1 else "exist"
        raise Misuse(f"{series(existing, 'and')} {exist} already; nothing was written", hint)
    for path, text in texts.items():
        _emit.new_file(names[path], text, replace=force)
        _emit.say(f"wrote {names[path]}")


def _is_schema(path: str, text: str) -> bool:
    """Say whether a file is the schema, and exists with exactly this text."""
    if not path.endswith(f"/{SCHEMA}"):
        return False
    data = text.encode()
    try:
        return os.path.getsize(path) == len(data) and Path(path).read_bytes() == data  # noqa: PTH202
    except OSError:
        return False


def _named(path: str, here: str) -> str:
    """Return the shorter name of a path: from the folder `here`, or the absolute one."""
    return SourceFile(here, path).shown(here)


def _pasted(path: str, here: str) -> str:
    """Return a path as it can be pasted into a shell."""
    name = _named(path, here)
    return shlex.quote(f"./{name}" if name.startswith("-") else name)
