"""Reads snippets of maps in tests, by the loader and by the JSON Schema."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from textwrap import indent
from typing import Any, NamedTuple

import jsonschema
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.nodes import ScalarNode

from cjmap.config import Settings
from cjmap.errors import Missing
from cjmap.load.read import Loaded, Reader
from cjmap.model.schema import map_schema
from cjmap.place import SourceFile
from cjmap.syntax.limits import Limits

Reported = tuple[str, int, int]
"""A message, a line and a column."""


class Bad(NamedTuple):
    """A snippet that is wrong, what is said about it, and where; `seen` says whether a JSON Schema can see it."""

    text: str
    says: str
    line: int
    column: int
    seen: bool = True


@dataclass(frozen=True)
class Around:
    """What stands around a snippet, so that both are a map; lines and columns count from the snippet."""

    head: str = ""
    column: int = 0
    tail: str = ""

    def whole(self, snippet: str) -> str:
        return self.head + indent(snippet.rstrip() + "\n", " " * self.column) + self.tail

    def place(self, line: int, column: int) -> tuple[int, int]:
        return line - self.head.count("\n"), column - self.column


FILE = Around()
MAP = Around("cjmap: 1\ntitle: A journey\nstages: [{name: One, touchpoints: [{name: First}]}]\n")
_DEFINED = """\
cjmap: 1
title: A journey
personas: [{id: sam, name: Sam}, {id: ada, name: Ada}]
sources: [{id: talk, title: Talks}]
metrics: [{id: nps, name: Would recommend, kind: nps}]
objectives: [{id: stay, statement: They stay}]
pain_points: [{id: cold, text: It is cold}]
"""
STAGE = Around(_DEFINED + "stages:\n  - name: One\n", 4)
TOUCHPOINT = Around(
    _DEFINED + "stages:\n  - name: One\n    touchpoints:\n      - name: First\n",
    8,
    "      - name: Last\n        backstage: [{id: grind, text: Grinds the beans}]\n",
)


@dataclass(frozen=True)
class Files:
    """A tree of a few texts; any other path is a file too, but cannot be read."""

    texts: dict[str, str] = field(default_factory=dict)
    root: str = "/project"

    def read(self, path: str, limit: int) -> bytes:
        if path not in self.texts:
            raise Missing(f"there is no `{path}`")
        return self.texts[path].encode()

    def check(self, path: str) -> None:
        pass

    def source(self, path: str) -> SourceFile:
        return SourceFile(self.root, path)

    def glob(self, pattern: str) -> list[str]:
        return [path for path in self.texts if path == pattern]


def load(text: str, library: str | None = None, **others: str) -> Loaded:
    """Load a text beside a library and other files, which are named without their `.yaml`."""
    texts = {f"{name}.yaml": other for name, other in others.items()}
    named: tuple[str, ...] = ()
    if library is not None:
        texts["library.yaml"], named = library, ("library.yaml",)
    tree = Files(texts)
    reader = Reader(tree, Settings(tree.root, library=named), Limits())
    return reader.read(text.encode(), tree.source("map.cjm.yaml"))


def reported(text: str, around: Around = FILE) -> list[Reported]:
    """Return what the loader says about a snippet."""
    found = load(around.whole(text)).findings
    return [(f.message, *around.place(f.place.start.line, f.place.start.column)) for f in found]


class _Core(SafeConstructor):
    """YAML 1.2 has no dates: they are texts."""


def _text(constructor: SafeConstructor, node: ScalarNode) -> str:
    return str(constructor.construct_scalar(node))


_Core.add_constructor("tag:yaml.org,2002:timestamp", _text)


def parsed(text: str) -> Any:
    """Return the data of a text as an editor sees it."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _Core
    return yaml.load(text)


@cache
def validator() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(map_schema())


def schema_errors(text: str) -> list[str]:
    """Return what the JSON Schema says about a text."""
    return [f"{error.json_path}: {error.message}" for error in validator().iter_errors(parsed(text))]
