"""The texts that `init` writes: starter maps, the files of a project, and the schema for editors."""

from __future__ import annotations

import os
import shlex
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable

from cjmap import __version__
from cjmap.commands import schema
from cjmap.errors import Misuse
from cjmap.files.folder import join, repository_root, upward
from cjmap.words import nearest, series

SCHEMA = "schemas/journey-map.schema.json"
"""Where a project keeps the schema that its maps name in their first line, for editors without a network."""

FIRST_MAP = "journeys/washing-machine.cjm.yaml"
"""Where a new project has its first map."""

DEFAULT = "current-state"
_SUFFIX = ".cjm.yaml"
_SETTINGS = (".cjmap.toml", "cjmap.toml")


class Ci(StrEnum):
    """The build server that a new project is checked by."""

    GITHUB = "github"
    GITLAB = "gitlab"
    NONE = "none"


_CI_FILES = {Ci.GITHUB: ".github/workflows/cjmap.yml", Ci.GITLAB: ".gitlab-ci.yml"}


def templates() -> dict[str, str]:
    """Return what each template is, by its name, that of the default first."""
    texts = {
        entry.name.removesuffix(_SUFFIX): entry for entry in _data().iterdir() if entry.name.endswith(_SUFFIX)
    }
    return {name: _told(texts[name]) for name in sorted(texts, key=lambda name: (name != DEFAULT, name))}


def known(template: str) -> str:
    """Return the name of a template as it was given; raises Misuse with the nearest one."""
    names = templates()
    if template in names:
        return template
    close = nearest(template, names)
    hint = f"did you mean {close}?" if close else f"templates are {series(names, 'and')}"
    raise Misuse(f"there is no template `{template}`", hint)


def starter_files(template: str, path: str) -> dict[str, str]:
    """Return the texts of a single map by their absolute paths; `path` is its own.

    The map names the schema that its project already has; without one the schema comes along, at the root of
    the project, or beside the map where there is no project.
    """
    folder = os.path.dirname(path)  # noqa: PTH120
    schemas = [join(above, SCHEMA) for above in upward(folder)]
    present = next((each for each in schemas if os.path.isfile(each)), None)  # noqa: PTH113
    chosen = present or join(_project_root(folder), SCHEMA)
    made = {path: _mapped(_read(f"{template}{_SUFFIX}"), folder, chosen)}
    return made if present else made | {chosen: schema.text()}


def project_files(folder: str, ci: Ci) -> dict[str, str]:
    """Return the texts of a project by their absolute paths; the CI file goes to the repository's top."""
    maps = {
        "library/shared.cjm.yaml": "library.cjm.yaml",
        FIRST_MAP: "project/journey.yaml",
    }
    schema_path = join(folder, SCHEMA)
    made = {join(folder, "cjmap.toml"): _read("project/cjmap.toml")}
    for path, source in maps.items():
        place = join(folder, path)
        made[place] = _mapped(_read(source), os.path.dirname(place), schema_path)  # noqa: PTH120
    made[schema_path] = schema.text()
    if ci is not Ci.NONE:
        top = repository_root(folder) or folder
        below = shlex.quote(os.path.relpath(folder, top))
        text = _read(f"project/{ci}.yml").replace("{version}", __version__).replace("{folder}", below)
        made[join(top, _CI_FILES[ci])] = text
    return made


def _project_root(folder: str) -> str:
    return next(
        (above for above in upward(folder) if any(os.path.isfile(join(above, name)) for name in _SETTINGS)),  # noqa: PTH113
        folder,
    )


def _mapped(text: str, folder: str, schema_path: str) -> str:
    """Return a map's text below the line in which editors look for its schema."""
    relative = os.path.relpath(schema_path, folder).replace(os.sep, "/")
    return f"# yaml-language-server: $schema={relative}\n{text}"


def _data() -> Traversable:
    return files("cjmap") / "starters"


def _read(path: str) -> str:
    return _data().joinpath(*path.split("/")).read_text(encoding="utf-8")


def _told(starter: Traversable) -> str:
    """Return the first line of a starter, a comment that says what it is."""
    return starter.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
