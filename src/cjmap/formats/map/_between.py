"""What leads on from a touchpoint on a terminal: exits and hand-offs in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.analysis.handoffs import State
from cjmap.formats.map._terminal import BAD, MUTED, Piece, Terminal, shown, signs_of
from cjmap.view.rows import Change, Leaving
from cjmap.words import percent


def left(leaving: Leaving, terminal: Terminal) -> Iterator[Piece]:
    """Yield an exit: how many leave, for what, and why."""
    if leaving.share is not None:
        yield percent(leaving.share), MUTED
    yield "leave", MUTED
    if leaving.to:
        to = {"competitor": "for a competitor", "do-nothing": "and do nothing", "other": "for something else"}
        yield to.get(leaving.to, f"for {shown(leaving.to, terminal)}"), MUTED
    if leaving.why:
        yield f"{signs_of(terminal).dot} {shown(leaving.why, terminal)}", MUTED


def handed_off(changes: Sequence[Change], terminal: Terminal) -> Iterator[tuple[Piece, list[Piece]]]:
    """Yield signs and words: a gap in red with what is lost, an undescribed one grey, a managed one quiet.

    Hand-offs of which the same is said stand together.
    """
    signs = signs_of(terminal)
    alike: dict[tuple[State, str, str], list[str]] = {}
    for change in changes:
        over = f"({', '.join(change.dimensions)})" if terminal.full else ""
        alike.setdefault((change.state, over, _said(change, terminal)), []).append(str(change.to_number))
    for (state, over, said), numbers in alike.items():
        to = f"to {', '.join(numbers)} {over} {said}"
        match state:
            case State.UNMANAGED:
                yield (f"{signs.gap} ", f"{BAD} bold"), [("gap", f"{BAD} bold"), (to, BAD)]
            case State.UNKNOWN:
                yield (f"{signs.unknown} ", MUTED), [(to, MUTED)]
            case State.MANAGED:
                yield (f"{signs.managed} ", MUTED), [(to, MUTED)]


def _said(change: Change, terminal: Terminal) -> str:
    """Return what is lost, or else what is carried over."""
    dot = signs_of(terminal).dot
    if change.loses and change.state is not State.MANAGED:
        return f"{dot} loses: {shown(change.loses, terminal)}"
    if change.carries and change.state is not State.UNMANAGED:
        return f"{dot} carries: {shown(change.carries, terminal)}"
    return ""
