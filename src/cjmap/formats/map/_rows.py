"""The rows of a map on a terminal: each touchpoint in columns, or stacked where there is no room for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from rich.cells import cell_len

from cjmap.formats.map._between import handed_off, left
from cjmap.formats.map._feeling import SCORE, bar, score, tint
from cjmap.formats.map._marks import in_words, row_of_marks
from cjmap.formats.map._terminal import (
    MUTED,
    PLAIN,
    STRONG,
    Line,
    Piece,
    Terminal,
    fold,
    hanging,
    joined,
    shown,
    signs_of,
)
from cjmap.view.rows import Row

GAP = 2
"""Columns between two columns of the table."""
ROOM, WIDE = 24, 100
"""The least width of the name, and the width from which on bars and words have more room."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of the columns, without the gaps; 0 leaves one out, and `name` 0 stacks them all."""

    number: int
    name: int
    channel: int
    half: int
    score: int
    words: int
    marks: int

    @property
    def feeling(self) -> int:
        """Return the width of the bar and its number."""
        return 2 * self.half + 1 + (1 + self.score if self.score else 0)


def columns_for(rows: Sequence[Row], terminal: Terminal, width: int) -> Columns:
    """Return the columns that the rows need within `width`, as close together as that allows."""
    signs = signs_of(terminal)
    wide = terminal.width >= WIDE
    number = max((len(str(row.number)) for row in rows), default=1)
    scores = _widest(score(row.value, signs) for row in rows)
    marks = 0 if terminal.full else _widest(_text(row_of_marks(row.notes, signs)) for row in rows)
    columns = Columns(
        number,
        name=0,
        channel=0,
        half=(8 if wide else 5 if terminal.width >= 60 else 4) if scores else 0,
        score=scores and max(scores, SCORE),
        words=min(_widest(shown(row.words or "", terminal) for row in rows), 24 if wide else 16),
        marks=min(marks, 20),
    )
    channel = min(_widest(_where(row, terminal) for row in rows), 24 if wide else 16)
    longest = max(_widest(shown(row.name, terminal) for row in rows), ROOM)
    for words, where in ((columns.words, channel), (columns.words, 0), (min(columns.words, 10), 0)):
        used = number + 1 + sum(GAP + part for part in (where, columns.feeling, words, columns.marks) if part)
        if width - used >= (ROOM + 6 if where else ROOM):
            name = min(width - used, longest)
            return replace(columns, name=name, channel=where, words=words)
    return columns


def _widest(texts: Iterable[str]) -> int:
    return max((cell_len(text) for text in texts), default=0)


def _text(line: Line) -> str:
    return "".join(text for text, _ in line)


def _where(row: Row, terminal: Terminal) -> str:
    time = (row.time,) if row.time else ()
    where = row.channels if row.with_us else (*row.channels, "without us")
    return joined((*time, *where), terminal)


def row_lines(row: Row, columns: Columns, terminal: Terminal, width: int) -> Iterator[Line]:
    """Yield the lines of one touchpoint, with the wait before it and what leads on from it."""
    signs = signs_of(terminal)
    lead = columns.number + 1
    if row.wait:
        yield from _below(
            [(f"{signs.wait} ", MUTED)], [(f"{shown(row.wait, terminal)} wait", MUTED)], lead, width
        )
    yield from _table(row, columns, terminal) if columns.name else _stack(row, columns, terminal, width)
    if terminal.full:
        yield from _indented(in_words(row.notes, terminal, width - lead), lead)
    for leaving in row.exits:
        yield from _below([(f"{signs.exit} ", MUTED)], left(leaving, terminal), lead, width)
    for head, pieces in handed_off(row.changes, terminal):
        yield from _below([head], pieces, lead, width)


def _table(row: Row, columns: Columns, terminal: Terminal) -> Iterator[Line]:
    signs = signs_of(terminal)
    name = [[(text, STRONG)] for text in fold(shown(row.name, terminal), columns.name)]
    where = [[(text, MUTED)] for text in fold(_where(row, terminal), columns.channel or columns.name)]
    cells = [(columns.number + 1 - GAP, [[(f"{row.number:>{columns.number}}", PLAIN)]])]
    if columns.channel:
        cells += [(columns.name, name), (columns.channel, where)]
    else:
        cells += [(columns.name, name + [line for line in where if _text(line)])]
    number = (f"{score(row.value, signs):>{columns.score}}", tint(row.value))
    feeling: Line = [*bar(row.value, columns.half, signs), (" ", PLAIN), number]
    cells += [(columns.feeling, [feeling[: None if columns.score else -2]])]
    if columns.words:
        words = fold(shown(row.words or "", terminal), columns.words)
        cells += [(columns.words, [[(text, tint(row.value))] for text in words])]
    if columns.marks:
        cells += [(columns.marks, list(hanging([], row_of_marks(row.notes, signs), columns.marks)))]
    yield from _beside(cells)


def _beside(cells: list[tuple[int, list[Line]]]) -> Iterator[Line]:
    """Yield the lines of cells that stand side by side, each with its width."""
    for parts in zip_longest(*(lines for _, lines in cells), fillvalue=None):
        line: Line = []
        for (width, _), part in zip(cells, parts, strict=True):
            used = cell_len(_text(part)) if part else 0
            line += [*(part or []), (" " * (width - used + GAP), PLAIN)]
        yield line


def _stack(row: Row, columns: Columns, terminal: Terminal, width: int) -> Iterator[Line]:
    """Yield the lines of one touchpoint on a narrow terminal, one below the other."""
    signs = signs_of(terminal)
    lead = columns.number + 1
    number: Piece = (f"{row.number:>{columns.number}} ", PLAIN)
    yield from hanging([number], [(shown(row.name, terminal), STRONG)], width)
    where, marks = _where(row, terminal), [] if terminal.full else row_of_marks(row.notes, signs)
    if where or marks:
        yield from _below([], [(where, MUTED), *marks], lead, width)
    if not columns.half and not row.words:
        return
    feeling: Line = [*bar(row.value, columns.half, signs), (" ", PLAIN)]
    said = [
        (score(row.value, signs).strip(), tint(row.value)),
        (shown(row.words or "", terminal), tint(row.value)),
    ]
    yield from _below(feeling, said, lead, width)


def _below(head: Line, pieces: Iterable[Piece], lead: int, width: int) -> Iterator[Line]:
    yield from _indented(hanging(head, pieces, width - lead), lead)


def _indented(lines: Iterable[Line], lead: int) -> Iterator[Line]:
    for line in lines:
        yield [(" " * lead, PLAIN), *line]
