"""A problem in a user's file, and the rule that it breaks."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from functools import cache, partial
from importlib import import_module
from typing import Any, Literal, NamedTuple

from cjmap.place import Place


class Level(StrEnum):
    """How bad a finding is, worst first."""

    __hash__ = str.__hash__  # an enumeration's own is written in Python, and findings ask for it often

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Return 0 for the worst level."""
        return list(Level).index(self)


class Profile(StrEnum):
    """How demanding a run is; a rule names the lowest profile it belongs to."""

    WORKSHOP = "workshop"
    STANDARD = "standard"
    STRICT = "strict"


class Over(StrEnum):
    """What a rule looks at."""

    DOCUMENT = "document"
    MAP = "map"
    RUN = "run"


class Rule(NamedTuple):
    """One entry of the catalogue; `function` carries the documentation in its docstring."""

    code: str
    name: str
    level: Level
    profile: Profile
    over: Over
    function: Callable[..., Any]

    def __hash__(self) -> int:
        return hash(self.code)

    def __reduce__(self) -> tuple[Callable[[str, str], Rule], tuple[str, str]]:
        """Let another process find its own: the name of its function stands for the rule itself."""
        return _rule_at, (self.function.__module__, self.function.__name__)

    @property
    def documentation(self) -> str:
        """Return the docstring of the rule's function."""
        return self.function.__doc__ or ""


def _rule_at(module: str, name: str) -> Rule:
    found: Rule = getattr(import_module(module), name)
    return found


class Said(NamedTuple):
    """The words of a finding before it has a place."""

    message: str
    hint: str | None = None


class Muted(NamedTuple):
    """Why a finding is not told: by a comment in the file, with its reason, or by the baseline."""

    by: Literal["comment", "baseline"]
    reason: str = ""


class Finding(NamedTuple):
    """One broken rule at one place; `related` are other places that belong to the story, with their words."""

    rule: Rule
    message: str
    place: Place
    level: Level
    hint: str | None = None
    related: tuple[tuple[Place, str], ...] = ()
    muted: Muted | None = None

    @property
    def fingerprint(self) -> str:
        """Return 12 hexadecimal digits made from the code, the file, the path by ids and the message.

        Never from line numbers: a finding that only moved keeps its fingerprint. Two equal findings at one node
        share theirs.
        """
        place = self.place
        text = f"{self.rule.code}\0{place.file.path}\0{place.path}\0{self.message}"
        made: str = _sha256()(text.encode("utf-8", "backslashreplace")).hexdigest()
        return made[:12]


@cache
def _sha256() -> Callable[..., Any]:
    # Python's own ones, which `random` takes too: those of `hashlib` load OpenSSL, longer than 1,000 findings take.
    with suppress(ImportError):
        return import_module("_sha2" if sys.version_info >= (3, 12) else "_sha256").sha256  # type: ignore[no-any-return]
    from hashlib import sha256

    return partial(sha256, usedforsecurity=False)
