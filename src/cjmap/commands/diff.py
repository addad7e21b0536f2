"""What changed between two versions of maps, in meaning."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cjmap.commands import _emit
from cjmap.commands._input import standard_input
from cjmap.commands._options import (
    READ,
    TELL,
    Color,
    Config,
    Isolated,
    Output,
    Quiet,
    Reporting,
    When,
    target,
)
from cjmap.commands._report import Tally, report
from cjmap.diff.change import Weight
from cjmap.errors import Missing, Misuse
from cjmap.formats import registry
from cjmap.formats.changes import Frame, Pair, counts

if TYPE_CHECKING:
    from cjmap.load.session import Job, Session
    from cjmap.model.journey import JourneyMap

FORMATS = ("json", "markdown", "text")


class Found(NamedTuple):
    """A map of one side with the name of its file."""

    name: str
    map: JourneyMap


def run(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="OLD NEW",
            help="Two files, folders or REV:path. With --against, the files or folders to compare.",
            show_default=False,
        ),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="REV",
            help="Compare with the same files in this commit.",
            rich_help_panel=READ,
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        str,
        typer.Option(
            "-f", "--format", metavar="FORMAT", help="text (default), json or markdown.", rich_help_panel=TELL
        ),
    ] = "text",
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write to this file.", rich_help_panel=TELL),
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Leave with 1 where anything changed.", rich_help_panel=TELL)
    ] = False,
    fail_on: Annotated[
        Weight | None,
        typer.Option(
            "--fail-on",
            help="Leave with 1 where a change of this weight is found.",
            show_default=False,
            rich_help_panel=TELL,
        ),
    ] = None,
    color: When = Color.AUTO,
    quiet: Quiet = False,
    config: Config = None,
    isolated: Isolated = False,
) -> int:
    """Tell what changed for the customer between two versions of maps.

    Examples:
      cjmap diff old.cjm.yaml new.cjm.yaml
      cjmap diff HEAD~1:coffee.cjm.yaml coffee.cjm.yaml
      cjmap diff --against main journeys/
      cjmap diff --against main -f markdown -o comment.md --fail-on worse

    Exit code: 0 compared, 1 a map is not valid, or changes that --exit-code or --fail-on ask for, 2 misuse or
    unreadable.
    """
    if format not in FORMATS:
        raise Misuse(f"there is no format `{format}` for changes", "formats are json, markdown and text")
    path = target(output, "the changes")
    sides = _sides(words or [], against)
    comparer = _Comparer(config, isolated, against=against is not None)
    pairs = comparer.compared(*sides)
    if comparer.tally.levels:
        code = report(comparer.tally, Reporting((Output("full"),), color=color, quiet=quiet))
        if not pairs:
            return code
    frame = Frame(
        path is None and _emit.shows_color(sys.stdout, color, os.environ),
        path is not None or _emit.shows_unicode(sys.stdout),
    )
    _emit.to(path, registry.module("changes", format).write(pairs, frame))
    if not quiet:
        _emit.say(registry.module("changes", "text").summary(pairs))
    found = counts(pairs)
    changed = any(found.values()) or any(pair.comparison is None for pair in pairs)
    failed = (exit_code and changed) or (fail_on is not None and found[fail_on] > 0)
    return int(failed or bool(comparer.tally.levels))


def _sides(words: Sequence[str], against: str | None) -> tuple[list[str], list[str]]:
    """Return the words for the old and for the new side; raises Misuse where they are not two."""
    if against is not None:
        new = list(words) or ["."]
        if any(":" in word and not Path(word).exists() for word in new):
            raise Misuse("--against compares files and folders of the disk", "or name both sides: OLD NEW")
        return [f"{against}:{'./' if not Path(word).is_absolute() else ''}{word}" for word in new], new
    if len(words) != 2:
        raise Misuse(
            f"diff compares two sides, and {len(words)} {'is' if len(words) == 1 else 'are'} given",
            "cjmap diff OLD NEW, or --against REV",
        )
    return [words[0]], [words[1]]


class _Comparer:
    """Loads the maps of both sides and compares those that belong together; faults are gathered."""

    def __init__(self, config: str | None, isolated: bool, *, against: bool) -> None:
        self._config, self._isolated, self._against = config, isolated, against
        self.tally = Tally(1000)

    def compared(self, old: Sequence[str], new: Sequence[str]) -> list[Pair]:
        """Return the maps of both sides in pairs: one on each side belong together, more by their ids."""
        from cjmap.load.session import Session

        with Session(config=self._config, isolated=self._isolated) as session:
            before = self._maps(session, old, may_lack=self._against)
            after = self._maps(session, new)
        if len(before) == len(after) == 1:
            return [_pair(before[0], after[0])]
        older = {found.map.id: found for found in before}
        newer = {found.map.id: found for found in after}
        return [_pair(older.get(name), newer.get(name)) for name in sorted({*older, *newer})]

    def _maps(self, session: Session, words: Sequence[str], *, may_lack: bool = False) -> list[Found]:
        """Load the maps of one side; with `may_lack` a file that is not there is a map that is new on the other."""
        found: list[Found] = []
        for job in session.find(words, stdin=standard_input):
            try:
                loaded = session.load(job)
            except Missing:
                if may_lack:
                    continue
                raise
            self.tally.add(loaded.findings, loaded.hidden)
            if loaded.map is not None and loaded.document.data.get("kind") != "library":
                found.append(Found(_name(job), loaded.map))
        return found


def _name(job: Job) -> str:
    return job.file.shown(str(Path.cwd()))


def _pair(old: Found | None, new: Found | None) -> Pair:
    from cjmap.diff.compare import compare
    from cjmap.diff.headline import headline
    from cjmap.diff.weigh import weighed
    from cjmap.view.changes import comparison

    if old is None or new is None:
        one = new or old
        return Pair(old and old.name, new and new.name, one.map.title if one else "")
    changes = weighed(compare(old.map, new.map), old.map, new.map)
    made = comparison(old.map, new.map, changes, headline(old.map), headline(new.map))
    return Pair(old.name, new.name, new.map.title, made)
