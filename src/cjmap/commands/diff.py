"""What changed between two versions of maps, or lies between two maps, two personas, a map and a mystery shop."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from cjmap.commands import _emit
from cjmap.commands._comparing import Comparer, Needs
from cjmap.commands._options import (
    READ,
    TELL,
    Color,
    Config,
    FailOn,
    Isolated,
    Output,
    Quiet,
    Reporting,
    When,
    outputs_of,
)
from cjmap.commands._report import Tally, report
from cjmap.commands._sides import Sides, sides
from cjmap.diff.change import Weight
from cjmap.errors import Misuse
from cjmap.formats import registry
from cjmap.formats.changes import Frame, Pair, counts
from cjmap.formats.findings import Frame as FindingsFrame
from cjmap.formats.findings import ordered
from cjmap.load.session import Session

_PICTURES = frozenset({"png", "pdf", "jpg", "jpeg", "gif"})
"""Suffixes of pictures, in which nobody expects a text."""


def run(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="OLD NEW",
            help="Two files, folders or REV:path; :path is what is staged. With --against or --staged, the files or "
            "folders to compare. With --personas or --shop, one map.",
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
    merge_base: Annotated[
        bool,
        typer.Option(
            "--merge-base",
            help="With --against: compare with the commit where the two branches parted.",
            rich_help_panel=READ,
        ),
    ] = False,
    staged: Annotated[
        bool,
        typer.Option(
            "--staged",
            help="Compare what is staged, with the last commit or with --against.",
            rich_help_panel=READ,
        ),
    ] = False,
    personas: Annotated[
        str | None,
        typer.Option(
            "--personas",
            metavar="A,B",
            help="Compare what two personas of one map meet and feel.",
            rich_help_panel=READ,
        ),
    ] = None,
    shop: Annotated[
        str | None,
        typer.Option(
            "--shop",
            metavar="ID",
            help="Compare a map with what a mystery shopper met; last: the newest shop.",
            rich_help_panel=READ,
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "-f",
            "--format",
            metavar="FORMAT=PATH",
            help="text (default), json, markdown, github, html or svg (both drawn); with =PATH into a file. May be "
            "given several times.",
            show_default=False,
            rich_help_panel=TELL,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write to this file; its suffix chooses the format where -f does not.",
            rich_help_panel=TELL,
        ),
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
      cjmap diff --against main --merge-base journeys/
      cjmap diff --against main -f markdown=comment.md -f html=change.html --fail-on worse
      cjmap diff coffee.cjm.yaml coffee-future.cjm.yaml -o future.html
      cjmap diff coffee.cjm.yaml --personas sam,ines

    Exit code: 0 compared, 1 a map is not valid, or changes that --exit-code or --fail-on ask for, 2 misuse or
    unreadable.
    """
    wanted = _outputs(formats or [], output)
    modules = [registry.module("changes", each.format) for each in wanted]
    needs = Needs(*(any(getattr(module, name, False) for module in modules) for name in ("PLACED", "DRAWN")))
    asked = sides(words or [], against, merge_base, staged, personas, shop)
    with Session(config=config, isolated=isolated) as session:
        comparer = Comparer(session, needs)
        pairs = _compared(comparer, session, asked, quiet)
    broken = bool(comparer.tally.levels)
    if broken:
        _told(comparer.tally, wanted, color, quiet)
        if not pairs:
            return comparer.tally.exit_code(FailOn.ERROR)
    made = [module.write(pairs, _frame(each, color)) for each, module in zip(wanted, modules, strict=True)]
    for each, text in zip(wanted, made, strict=True):  # all of them, or none where one is refused
        _emit.to(each.path, text)
    if not quiet:
        _emit.say(registry.module("changes", "text").summary(pairs))
    found = counts(pairs)
    changed = any(found.values()) or any(pair.comparison is None for pair in pairs)
    failed = (exit_code and changed) or (fail_on is not None and found[fail_on] > 0)
    return int(failed or broken)


def _told(tally: Tally, wanted: Sequence[Output], color: Color, quiet: bool) -> None:
    """Tell the findings of broken maps; on standard error where standard output is for a program."""
    if all(each.path is not None or each.format == "text" for each in wanted):
        report(tally, Reporting((Output("full"),), color=color, quiet=quiet))
        return
    frame = FindingsFrame(str(Path.cwd()), unicode=_emit.shows_unicode(sys.stderr))
    for line in registry.module("findings", "full").write(ordered(tally.kept), frame).splitlines():
        _emit.say(line)
    if not quiet:
        _emit.say(tally.summary)


def _outputs(words: Sequence[str], output: str | None) -> tuple[Output, ...]:
    """Return the formats and where they go; `--output` is the file of the one that has none."""
    if output is None:
        return outputs_of("changes", words or ["text"], "the changes")
    if len(words) > 1 or any("=" in word for word in words):
        raise Misuse("--output is for one format", "with several, give each its file: -f markdown=comment.md")
    name = words[0] if words else _format_of(output)
    return outputs_of("changes", [f"{name}={output}"], "the changes")


def _format_of(path: str) -> str:
    suffix = Path(path).suffix.removeprefix(".").lower()
    name = {"md": "markdown", "txt": "text"}.get(suffix, suffix)
    if name in registry.names("changes"):
        return name
    if name in _PICTURES:
        raise Misuse(
            f"a change is not drawn as {name}", f"draw it as svg or html: -o {Path(path).with_suffix('.svg')}"
        )
    return "text"


def _compared(comparer: Comparer, session: Session, asked: Sides, quiet: bool) -> list[Pair]:
    if asked.within is not None:
        from cjmap.commands._within import compared_within

        return compared_within(comparer, session, asked)
    old, new = asked.found(session)
    return comparer.compared(old, new, may_lack=asked.may_lack, quiet=quiet)


def _frame(output: Output, color: Color) -> Frame:
    streamed = output.path is None
    return Frame(
        str(Path.cwd()),
        os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR") or None,
        streamed and _emit.shows_color(sys.stdout, color, os.environ),
        not streamed or _emit.shows_unicode(sys.stdout),
    )
