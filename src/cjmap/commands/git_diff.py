"""What changed in one map, as git asks for it: the program behind `diff=cjmap` in `.gitattributes`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cjmap.commands import _emit
from cjmap.commands._lines import harmless, unified
from cjmap.commands._options import Color, When
from cjmap.errors import CjmapError, Misuse
from cjmap.files.folder import posix
from cjmap.files.regular import read_regular
from cjmap.finding import Finding
from cjmap.formats import findings, registry
from cjmap.formats.changes import Frame, Pair
from cjmap.formats.findings._text import safe
from cjmap.syntax.document import LIMITS
from cjmap.words import plural

if TYPE_CHECKING:
    from cjmap.load.read import Loaded

MOST_TOLD = 10
"""So many findings are told of each side; `cjmap validate` tells all of them."""
_NOTHING = ("/dev/null", os.devnull)
_PAINT = {"-": "31", "+": "32", "@": "36"}


class Side(NamedTuple):
    """One side of what git compares: its path in the working tree, the file with its content, and its mode.

    `file` is None where the side has no such path.
    """

    path: str
    file: str | None
    mode: str

    def fetch(self, limit: int) -> bytes:
        """Return at most `limit` + 1 bytes of the content; raises a child of Unreadable."""
        return b"" if self.file is None else read_regular(self.file, limit, posix(self.file))


class Reason(NamedTuple):
    """Why a side cannot be compared as a map, and the findings that say so."""

    said: str
    findings: Sequence[Finding] = ()
    hidden: int = 0


def run(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS",
            help="As git gives them to an external diff: PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE, "
            "two more where the file was renamed, PATH alone where it is not merged.",
            show_default=False,
        ),
    ] = None,
    color: When = Color.AUTO,
) -> int:
    """Tell what changed in one map, as git asks for it.

    Examples:
      cjmap git-diff a.cjm.yaml /tmp/a 1a2b3c4 100644 a.cjm.yaml 5d6e7f8 100644

    git calls it for `git diff` once `cjmap git-setup` has been run. Both sides
    are read as if they stood in the working tree, with the bases, libraries and
    settings that are there. What is no correct map is shown line by line.

    Exit code: 0 the change is shown, 2 it could not be read.
    """
    is_colored, is_unicode = _shows_color(color), _emit.shows_unicode(sys.stdout)
    frame = Frame(folder=str(Path.cwd()), color=is_colored, unicode=is_unicode)
    _emit.out("".join(f"{line}\n" for line in _told(words or [], frame)))
    return 0


def _shows_color(choice: Color) -> bool:
    """Decide on colour as everywhere, but take git's pager for the terminal that it writes to."""
    environment = dict(os.environ)
    if environment.get("GIT_PAGER_IN_USE") and environment.get("TERM") != "dumb":
        environment.setdefault("FORCE_COLOR", "1")
    return _emit.shows_color(sys.stdout, choice, environment)


def _told(words: Sequence[str], frame: Frame) -> Iterator[str]:
    if len(words) == 1:
        yield _painted(f"cjmap diff {_safe(words[0], frame)}", "1", frame)
        yield "  not merged yet: both sides changed it"
        return
    old, new = _sides(words)
    names = dict.fromkeys((old.path, new.path))
    yield _painted(_safe(f"cjmap diff {' → '.join(names)}", frame), "1", frame)
    if old.file and new.file and old.mode != new.mode:
        yield _safe(f"  mode {old.mode} is now {new.mode}", frame)
    contents = old.fetch(LIMITS.bytes), new.fetch(LIMITS.bytes)
    if old.file and new.file and contents[0] == contents[1] and len(contents[0]) <= LIMITS.bytes:
        return
    pair, reasons = _compared(old, new)
    if pair is not None:
        yield from _meaning(pair, frame)
        return
    for reason in reasons:
        yield from _why(reason, frame)
    yield from _lines(old, new, *contents, frame)


def _sides(words: Sequence[str]) -> tuple[Side, Side]:
    """Read what git gives to an external diff; raises Misuse where somebody else calls."""
    if len(words) not in (7, 9):
        raise Misuse(
            f"git gives 1, 7 or 9 words, and {plural(len(words), 'word')} came",
            "cjmap git-setup lets git call it; cjmap diff OLD NEW compares two maps",
        )
    path, old_file, _, old_mode, new_file, _, new_mode = words[:7]
    new_path = words[7] if len(words) == 9 else path
    files = [None if file in _NOTHING else file for file in (old_file, new_file)]
    return Side(_placed(path), files[0], old_mode), Side(_placed(new_path), files[1], new_mode)


def _placed(path: str) -> str:
    """Return a path from the top of the working tree; `git diff --relative` gives it from where somebody stands."""
    below = f"{os.environ.get('GIT_PREFIX', '')}{path}"
    return below if os.path.lexists(below) and not os.path.lexists(path) else path


def _compared(old: Side, new: Side) -> tuple[Pair | None, list[Reason]]:
    """Compare both sides as maps, or say why that cannot be; nothing that is wrong with them stops the run."""
    from cjmap.commands._comparing import Found, pair_of
    from cjmap.load.session import Session

    found: dict[str, Found] = {}
    reasons: list[Reason] = []
    try:
        for which, side in (("old", old), ("new", new)):
            if side.file is None:
                continue
            with Session() as session:  # one for each side: a session knows one content of a path
                job = session.stands_in(side.path, side.fetch)
                loaded = session.load(job)
            if loaded.map is None:
                reasons.append(_reason(which, loaded))
            else:
                found[which] = Found(side.path, loaded.map, loaded, job.settings)
        if reasons:
            return None, _once(reasons)
        return pair_of(found.get("old"), found.get("new")), []
    except CjmapError as error:
        return None, [Reason(f"not compared in meaning: {error.sentence}")]


def _reason(which: str, loaded: Loaded) -> Reason:
    if loaded.library is not None:
        return Reason("a library is compared by its lines")
    return Reason(f"the {which} version is not correct:", loaded.findings, loaded.hidden)


def _once(reasons: list[Reason]) -> list[Reason]:
    """Return one reason where both sides have the same, such as a base that is broken."""
    one, *others = reasons
    if not others or one[1:] != others[0][1:]:
        return reasons
    return [one if one == others[0] else one._replace(said="neither version is correct:")]


def _why(reason: Reason, frame: Frame) -> Iterator[str]:
    yield f"  {_safe(reason.said, frame)}"
    told = findings.ordered(reason.findings)
    shown = findings.Frame(frame.folder, color=frame.color, unicode=frame.unicode)
    yield from registry.module("findings", "concise").write(told[:MOST_TOLD], shown).splitlines()
    if more := len(told[MOST_TOLD:]) + reason.hidden:
        yield f"  and {plural(more, 'finding')} more"


def _meaning(pair: Pair, frame: Frame) -> Iterator[str]:
    """Yield what `cjmap diff` says, without the name that stands in the first line already."""
    if pair.comparison is not None and not pair.told:
        yield "  no change in meaning; git diff --no-ext-diff --no-textconv shows the lines"
        return
    title = harmless(pair.title, unicode=frame.unicode)
    bare = replace(pair, old=pair.old and "", new=pair.new and "", title=title)
    yield from registry.module("changes", "text").write([bare], frame).splitlines()


def _lines(old: Side, new: Side, before: bytes, after: bytes, frame: Frame) -> Iterator[str]:
    """Yield a unified diff of the lines, in which nothing is hidden."""
    for sign, letter, side in (("---", "a", old), ("+++", "b", new)):
        name = f"{letter}/{side.path}" if side.file else _NOTHING[0]
        yield _painted(_safe(f"{sign} {name}", frame), "1", frame)
    for line in unified(before, after):
        yield _painted(harmless(line, unicode=frame.unicode), _PAINT.get(line[:1], ""), frame)


def _safe(text: str, frame: Frame) -> str:
    return safe(text, unicode=frame.unicode)


def _painted(text: str, style: str, frame: Frame) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if frame.color and style else text
