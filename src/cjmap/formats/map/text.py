"""A map in the terminal: its stages as bands, a row for each touchpoint, the headline numbers and a legend."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.cells import cell_len

from cjmap.formats.map._legend import legend, summary
from cjmap.formats.map._marks import in_words, row_of_marks
from cjmap.formats.map._rows import columns_for, row_lines
from cjmap.formats.map._terminal import (
    BAND,
    GOOD,
    MUTED,
    PLAIN,
    STRONG,
    Line,
    Terminal,
    fold,
    hanging,
    joined,
    padded,
    painted,
    shown,
    signs_of,
)
from cjmap.view.rows import Band, Outline

EDGE = 2
"""Columns of the line at the left edge and the space behind it: no text of a map ever starts a line."""

AIRY = 2
"""Where a row of a stage has more lines than this, empty lines stand between all of them."""


def write(outline: Outline, terminal: Terminal) -> str:
    """Return the drawing, no line of it wider than the terminal (of at least 32 columns)."""
    lines = (
        "".join(painted(piece, terminal.color) for piece in _trimmed(line))
        for line in _lines(outline, terminal)
    )
    return "".join(f"{line}\n" for line in lines)


def _lines(outline: Outline, terminal: Terminal) -> Iterator[Line]:
    signs = signs_of(terminal)
    width = terminal.width - EDGE
    rows = [row for band in outline.bands for row in band.rows]
    columns = columns_for(rows, terminal, width)
    for line in _header(outline, terminal, width):
        yield [(f"{signs.title} ", GOOD), *line]
    for band in outline.bands:
        yield []
        yield from _band(band, terminal)
        edge = (f"{signs.side if band.alongside else signs.spine} ", MUTED)
        if band.question:
            words = f"{signs.open_quote}{shown(band.question, terminal)}{signs.close_quote}"
            for line in hanging([], [(words, f"italic {MUTED}")], width):
                yield [edge, *line]
        notes = in_words(band.notes, terminal, width) if terminal.full else [row_of_marks(band.notes, signs)]
        for line in notes if band.notes else ():
            yield [edge, *line]
        if not band.rows:
            yield [
                edge,
                ("no touchpoints yet" if outline.persona is None else "no touchpoints of theirs", MUTED),
            ]
        for line in _spaced([list(row_lines(row, columns, terminal, width)) for row in band.rows]):
            yield [edge, *line]
    yield []
    for line in summary(outline.summary, terminal, width):
        yield [(f"{signs.title} ", GOOD), *line]
    for line in legend(outline, terminal, width):
        yield [(f"{signs.title} ", MUTED), *line]


def _trimmed(line: Line) -> Line:
    """Return a line in as few pieces as it has styles, without the spaces at its end that nobody sees."""
    kept = [
        ("".join(text for text, _ in pieces), style)
        for style, pieces in groupby(line, key=lambda piece: piece[1])
    ]
    while kept and kept[-1][1] != BAND and not kept[-1][0].strip():
        kept.pop()
    if kept and kept[-1][1] != BAND:
        kept[-1] = (kept[-1][0].rstrip(), kept[-1][1])
    return kept


def _spaced(rows: list[list[Line]]) -> Iterator[Line]:
    """Yield the lines of a stage's rows, with air between them where one takes several."""
    airy = max(map(len, rows), default=0) > AIRY
    for index, row in enumerate(rows):
        if airy and index:
            yield []
        yield from row


def _header(outline: Outline, terminal: Terminal, width: int) -> Iterator[Line]:
    yield from hanging([], [(shown(outline.title, terminal), STRONG)], width)
    yield from hanging([], [(joined(outline.facts, terminal), MUTED)], width)
    if outline.people:
        lead = "as seen by " if outline.persona is not None else ""
        yield from hanging([], [(lead + joined(outline.people, terminal), PLAIN)], width)
    if outline.scenario:
        yield from hanging([], [(shown(outline.scenario, terminal), MUTED)], width)


def _band(band: Band, terminal: Terminal) -> Iterator[Line]:
    """Yield a stage as a band over the whole width: its name, and its facts at the right or else below."""
    rule = signs_of(terminal).rule if terminal.color is None else " "
    facts = joined(band.facts, terminal)
    head = f"{rule}{band.number} "
    room = terminal.width - 2 - cell_len(head)
    lines = fold(shown(band.name, terminal), room)
    if facts and cell_len(lines[-1]) + cell_len(facts) + 5 > room:
        lines += fold(facts, room)
        facts = ""
    for index, line in enumerate(lines):
        start = head if index == 0 else padded(rule, cell_len(head))
        yield _filled(start + line, facts if index == len(lines) - 1 else "", rule, terminal.width)


def _filled(text: str, end: str, rule: str, width: int) -> Line:
    """Return a line of a band, drawn up to the right edge, with its last words there."""
    free = width - cell_len(text)
    fill = f" {rule * (free - cell_len(end) - 4)} {end} {rule}" if end else f" {rule * (free - 1)}"
    return [(text + fill, BAND)]
