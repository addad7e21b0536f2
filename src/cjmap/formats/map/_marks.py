"""The marks of a map on a terminal: which sign, which colour, and the words behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.formats.map._terminal import (
    BAD,
    GOOD,
    MOMENT,
    MUTED,
    OPPORTUNITY,
    PLAIN,
    Line,
    Piece,
    Signs,
    Terminal,
    hanging,
    shown,
    signs_of,
)
from cjmap.view.rows import Mark, Note

_MANY = 3
"""So many equal signs stand side by side; more of them are counted."""
_UNSAID = "not yet in words"


def mark(note: Note, signs: Signs) -> Piece:
    """Return the sign of a mark; a pain point shows its severity, and is filled where it is severe."""
    match note.mark:
        case Mark.PAIN_POINT:
            filled = note.severity > 2
            return f"{signs.severe if filled else signs.pain}{note.severity}", BAD + " bold" * filled
        case Mark.MOMENT_OF_TRUTH:
            return signs.moment, MOMENT
        case Mark.DELIGHT:
            return signs.delight, GOOD
        case Mark.OPPORTUNITY:
            return signs.opportunity, OPPORTUNITY


def row_of_marks(notes: Sequence[Note], signs: Signs) -> Line:
    """Return the signs side by side."""
    counts: dict[Piece, int] = {}
    for note in notes:
        piece = mark(note, signs)
        counts[piece] = counts.get(piece, 0) + 1
    line: Line = []
    for (sign, style), count in counts.items():
        alike = [sign] * count if count <= _MANY else [f"{sign}{signs.times}{count}"]
        line += [(f" {text}" if line or index else text, style) for index, text in enumerate(alike)]
    return line


def in_words(notes: Sequence[Note], terminal: Terminal, width: int) -> Iterator[Line]:
    """Yield each mark with the words behind it."""
    signs = signs_of(terminal)
    for note in notes:
        sign, style = mark(note, signs)
        words = (shown(note.text, terminal), PLAIN) if note.text else (f"{note.mark}, {_UNSAID}", MUTED)
        yield from hanging([(f"{sign} ", style)], [words], width)
