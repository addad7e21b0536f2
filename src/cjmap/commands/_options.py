"""The options that commands share: their types, and the two values in which they travel."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from cjmap.config import NAMES
from cjmap.errors import Misuse
from cjmap.finding import Level, Profile
from cjmap.formats import registry


class FailOn(StrEnum):
    """The lowest level that makes a run fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    def fails(self, level: Level) -> bool:
        """Say whether a finding of this level makes the run fail."""
        return self is not FailOn.NEVER and level.rank <= Level(self.value).rank


class Color(StrEnum):
    """When to colour what goes to standard output."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


MAP_SUFFIXES = (".cjm.yaml", ".cjm.yml")
STANDARD_OUTPUT = ("-", "/dev/stdout")

READ, RULES, TELL = "What to read", "Which rules", "What to tell"


def _formats_like(incomplete: str) -> list[str]:
    """Return the formats that the shell may complete a word to."""
    return [name for name in registry.names("findings") if name.startswith(incomplete)]


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATHS",
        help="Files, folders, globs, or - for standard input. Default: the current folder.",
        show_default=False,
    ),
]
Config = Annotated[
    str | None,
    typer.Option("--config", metavar="FILE", help="Use this settings file.", rich_help_panel=READ),
]
Isolated = Annotated[
    bool, typer.Option("--isolated", help="Ignore all settings files.", rich_help_panel=READ)
]
StdinFilename = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        metavar="NAME",
        help="What the text from standard input is called, and where its neighbours are.",
        rich_help_panel=READ,
    ),
]
ShowFiles = Annotated[
    bool,
    typer.Option("--show-files", help="List the files that would be read, and stop.", rich_help_panel=READ),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "-f",
        "--format",
        metavar="FORMAT=PATH",
        help="full (default), concise, json, jsonl, sarif, github, gitlab, junit or markdown; with =PATH into a file. "
        "May be given several times.",
        show_default=False,
        autocompletion=_formats_like,
        rich_help_panel=TELL,
    ),
]
FailOnLevel = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        help="The lowest level that makes the exit code 1. Default: error.",
        show_default=False,
        rich_help_panel=TELL,
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="As --fail-on warning.", rich_help_panel=TELL)]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="As --fail-on never.", rich_help_panel=TELL)]
Demands = Annotated[
    Profile | None,
    typer.Option(
        "--profile",
        help="How demanding to be: workshop for first drafts, standard (default), strict.",
        show_default=False,
        rich_help_panel=RULES,
    ),
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help="Judge dates as of this day, 2026-09-30. Default: the clock's.",
        show_default=False,
        rich_help_panel=READ,
    ),
]
When = Annotated[Color, typer.Option("--color", help="When to use colour.", rich_help_panel=TELL)]
Quiet = Annotated[
    bool, typer.Option("-q", "--quiet", help="No summary and no progress.", rich_help_panel=TELL)
]
Verbose = Annotated[
    bool, typer.Option("-v", "--verbose", help="Name each file that is read.", rich_help_panel=TELL)
]


class Reading(NamedTuple):
    """What to read: the words of the command line, and the settings that apply."""

    paths: tuple[str, ...]
    config: str | None = None
    isolated: bool = False
    stdin_filename: str | None = None


class Output(NamedTuple):
    """A format and the file it goes to; None is standard output."""

    format: str
    path: str | None = None


class Reporting(NamedTuple):
    """How to tell what was found, and from which level on it counts as failed."""

    formats: tuple[Output, ...]
    fail_on: FailOn = FailOn.ERROR
    color: Color = Color.AUTO
    quiet: bool = False
    verbose: bool = False


def reading(
    paths: Sequence[str] | None, config: str | None, isolated: bool, stdin_filename: str | None
) -> Reading:
    """Gather what to read; raises Misuse where the options do not fit together."""
    words = tuple(paths or ["."])
    if config is not None and isolated:
        raise Misuse(
            "--config names a settings file and --isolated ignores all of them", "leave one of them out"
        )
    if stdin_filename is not None and "-" not in words:
        raise Misuse("--stdin-filename is given but standard input is not read", "give - as the path")
    if words.count("-") > 1:
        raise Misuse("standard input can be read only once")
    return Reading(words, config, isolated, stdin_filename)


def reporting(
    formats: Sequence[str] | None,
    fail_on: FailOn | None,
    strict: bool,
    exit_zero: bool,
    color: Color,
    quiet: bool,
    verbose: bool,
) -> Reporting:
    """Gather how to tell the findings; raises Misuse where the options do not fit together."""
    if (fail_on is not None) + strict + exit_zero > 1:
        raise Misuse("--fail-on, --strict and --exit-zero exclude each other", "leave all but one out")
    level = FailOn.WARNING if strict else FailOn.NEVER if exit_zero else fail_on or FailOn.ERROR
    if quiet and verbose:
        raise Misuse("--quiet and --verbose exclude each other", "leave one of them out")
    return Reporting(outputs(formats or ["full"]), level, color, quiet, verbose)


def outputs(words: Sequence[str]) -> tuple[Output, ...]:
    """Read the words of `--format` for findings; raises Misuse as `outputs_of` does."""
    return outputs_of("findings", words, "the findings")


def outputs_of(subject: str, words: Sequence[str], what: str) -> tuple[Output, ...]:
    """Read the words of `--format`; raises Misuse for an unknown format, or two that go to one place."""
    chosen: list[Output] = []
    for word in words:
        name, equals, path = word.partition("=")
        if equals and not path:
            raise Misuse(f"`--format {word}` names no file behind the =")
        made = Output(registry.known(subject, name), target(path or None, what))
        if any(_one_place(other.path, made.path) for other in chosen):
            place = made.path or "standard output"
            raise Misuse(f"two formats would go to {place}", f"give one a file: --format {name}=FILE")
        chosen.append(made)
    return tuple(chosen)


def target(word: str | None, what: str) -> str | None:
    """Return the file that an output goes to, None for standard output.

    Raises Misuse for the name of a map or of settings, which would be lost.
    """
    if word is None or word in STANDARD_OUTPUT:
        return None
    if not word:
        raise Misuse(f"the name of the file for {what} is empty")
    if word.endswith(MAP_SUFFIXES):
        raise Misuse(f"`{word}` is the name of a map, and {what} would take its place", "choose another name")
    if os.path.basename(word) in NAMES:  # noqa: PTH119 - a word, which may be no path at all
        raise Misuse(
            f"`{word}` is the name of settings, and {what} would take their place", "choose another name"
        )
    return word


def same_file(path: str, other: str) -> bool:
    """Say whether two paths lead to one file that exists."""
    try:
        return Path(path).samefile(other)
    except (OSError, ValueError):
        return False


def _one_place(path: str | None, other: str | None) -> bool:
    if path is None or other is None:
        return path is other
    return os.path.realpath(path) == os.path.realpath(other)


def day(word: str | None) -> date:
    """Return the day that --today says, or the clock's; raises Misuse for what is no day."""
    try:
        return date.today() if word is None else date.fromisoformat(word)
    except ValueError:
        raise Misuse(f"--today expects a day such as 2026-09-30, not `{word}`") from None
