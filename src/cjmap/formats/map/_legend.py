"""What closes a map on a terminal: the headline numbers, and a legend of the marks that were used."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from cjmap.analysis.handoffs import State
from cjmap.formats.map._feeling import bar, score, tint
from cjmap.formats.map._marks import mark
from cjmap.formats.map._terminal import (
    BAD,
    MUTED,
    PLAIN,
    STRONG,
    Line,
    Piece,
    Terminal,
    hanging,
    padded,
    shown,
    signs_of,
)
from cjmap.view.rows import Mark, Outline, Summary
from cjmap.words import plural

LABEL = 13
"""Columns of the labels in front of the numbers."""
_LISTED = 12


def summary(facts: Summary, terminal: Terminal, width: int) -> Iterator[Line]:
    """Yield the lowest moment, the severe pain points, the hand-offs and the evidence."""
    for label, pieces in (
        ("Lowest", list(_lowest(facts, terminal))),
        ("No feeling", list(_missing(facts))),
        ("Severe pain", list(_severe(facts))),
        ("Hand-offs", list(_handoffs(facts))),
        ("Evidence", list(_evidence(facts))),
    ):
        if pieces:
            yield from hanging([(padded(label, LABEL), MUTED)], pieces, width)


def _lowest(facts: Summary, terminal: Terminal) -> Iterator[Piece]:
    low = facts.lowest
    if low is None:
        return
    signs = signs_of(terminal)
    yield score(low.value, signs).strip(), f"{tint(low.value)} bold"
    yield f"at {low.number}", PLAIN
    yield shown(low.name, terminal), STRONG
    if low.words:
        yield f"({shown(low.words, terminal)})", tint(low.value)


def _missing(facts: Summary) -> Iterator[Piece]:
    if missing := facts.touchpoints - facts.felt:
        yield f"at {missing:,} of {plural(facts.touchpoints, 'touchpoint')}", MUTED


def _severe(facts: Summary) -> Iterator[Piece]:
    if not facts.touchpoints:
        return
    if not facts.severe:
        yield "none open", MUTED
        return
    yield f"{facts.severe:,} open", f"{BAD} bold"
    if facts.severe_at:
        numbers = ", ".join(str(number) for number in facts.severe_at[:_LISTED])
        more = len(facts.severe_at) - _LISTED
        yield f"at {numbers}" + (f" and {more} more" if more > 0 else ""), PLAIN


def _handoffs(facts: Summary) -> Iterator[Piece]:
    if not facts.gaps + facts.unknown + facts.managed:
        if facts.touchpoints:
            yield "none", MUTED
        return
    others = ((facts.unknown, "not described"), (facts.managed, "managed"))
    more = [f"{count:,} {words}" for count, words in others if count]
    gaps = plural(facts.gaps, "gap") if facts.gaps else "no gaps"
    yield gaps + "," * bool(more), f"{BAD} bold" if facts.gaps else MUTED
    yield ", ".join(more), MUTED


def _evidence(facts: Summary) -> Iterator[Piece]:
    if facts.sourced is None:
        yield "proposed: a future state rests on no source yet", MUTED
    elif facts.touchpoints:
        share = round(100 * facts.sourced / facts.touchpoints)
        yield f"{share} %", PLAIN if facts.sourced else MUTED
        yield f"of touchpoints have a source ({facts.sourced:,} of {facts.touchpoints:,})", MUTED


def legend(outline: Outline, terminal: Terminal, width: int) -> Iterator[Line]:
    """Yield the signs that this map uses and what they mean, as many to a line as fit."""
    line: Line = []
    used = 0
    for entry in _entries(outline, terminal):
        long = sum(cell_len(text) for text, _ in entry)
        if line and used + 3 + long > width:
            yield line
            line, used = [], 0
        if line:
            line, used = [*line, ("   ", PLAIN)], used + 3
        line, used = [*line, *entry], used + long
    if line:
        yield line


def _entries(outline: Outline, terminal: Terminal) -> Iterator[Line]:
    signs = signs_of(terminal)
    rows = [row for band in outline.bands for row in band.rows]
    notes = [note for row in rows for note in row.notes]
    notes += [note for band in outline.bands for note in band.notes]
    values = [row.value for row in rows]
    if any(value is not None for value in values):
        yield [*bar(-1, 2, signs)[1:2], (f"{signs.axis} ", MUTED), *_scale(terminal)]
    if None in values:
        yield [(f"{signs.missing} ", MUTED), ("not known", MUTED)]
    used = {mark(note, signs): _meaning(note.mark, note.severity) for note in notes}
    for (sign, style), meaning in sorted(used.items(), key=lambda item: item[1][0]):
        yield [(f"{sign} ", style), (meaning[1], MUTED)]
    states = {change.state for row in rows for change in row.changes}
    handed = {State.MANAGED: signs.managed, State.UNMANAGED: signs.gap, State.UNKNOWN: signs.unknown}
    words = {State.MANAGED: "hand-off", State.UNMANAGED: "gap", State.UNKNOWN: "hand-off not described"}
    for state in State:
        if state in states:
            yield [(f"{handed[state]} ", BAD if state is State.UNMANAGED else MUTED), (words[state], MUTED)]
    if any(row.wait for row in rows):
        yield [(f"{signs.wait} ", MUTED), ("wait", MUTED)]
    if any(row.exits for row in rows):
        yield [(f"{signs.exit} ", MUTED), ("exit", MUTED)]


def _scale(terminal: Terminal) -> Line:
    return [(f"feeling, {signs_of(terminal).minus}2 to +2", MUTED)]


def _meaning(kind: Mark, severity: int) -> tuple[int, str]:
    """Return the place of a mark in the legend, and its words."""
    place = 10 * list(Mark).index(kind) - severity
    words = {1: "annoying pain point", 2: "pain point", 3: "severe pain point"}
    return place, words.get(severity, str(kind))
