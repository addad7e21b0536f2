"""The labels of triggers: pills, and the stretch of its way that is best for each."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from cjmap.draw.blueprint.board import Board
from cjmap.draw.blueprint.tracks import Stretch
from cjmap.draw.palette import MOMENT, MUTED
from cjmap.draw.pills import Pill
from cjmap.draw.text import Style, width_of, wrapped
from cjmap.view.blueprint_parts import Trigger

_UPRIGHT, _LEVEL, _STRAIGHT = (76.0, 100.0, 130.0), (150.0, 190.0), (130.0, 170.0)
"""How wide a label may be in a channel between columns, in one between rows, and on a line from card to card."""
_LINES, _LONG = 3, 130
_ACROSS, _DOWN, _RADIUS = 9.0, 3.0, 10.0
_LABEL = Style(11, 14)
ROOM = 8.0
"""Kept free beside a label."""


class Seat(NamedTuple):
    """A label, and the stretch that is best for it."""

    pill: Pill
    stretch: Stretch

    @property
    def is_between_columns(self) -> bool:
        """Say whether it stands on an upright line in a channel."""
        return self.stretch.upright and self.stretch.channel[1] % 2 == 0

    def widen(self, *, alone: bool) -> None:
        """Give the stretch the room of the label; between columns only where no other line may pass beside it."""
        if not self.stretch.upright:
            self.stretch.thick = self.pill.height + ROOM
        else:
            self.stretch.thick = self.pill.width + ROOM if alone or not self.is_between_columns else 0


def colour_of(trigger: Trigger) -> str:
    """Return the colour of a trigger: of one that leads back that of a step back in a flow."""
    return MOMENT if trigger.back else MUTED


def seat(trigger: Trigger, found: Sequence[Stretch], board: Board) -> Seat | None:
    """Return the label of a trigger and the stretch that is best for it; None where it says nothing."""
    if not trigger.label:
        return None
    stretch = max(found, key=lambda each: _fitness(each, board))
    straight = len(found) == 1
    if straight and stretch.upright:
        return Seat(_pill(trigger, _STRAIGHT), stretch)
    return Seat(_pill(trigger, _UPRIGHT if stretch.upright or straight else _LEVEL), stretch)


def _fitness(stretch: Stretch, board: Board) -> tuple[int, int]:
    """Return how well a label stands on a stretch: best in a channel along a whole card, then above or below one."""
    upright, line = stretch.channel
    sizes = board.down if upright else board.across
    inner = sum(sizes[stretch.low + 1 : stretch.high])
    if line not in (board.columns if upright else board.rows) and inner >= (1 if upright else _LONG):
        return 2, inner
    return int(upright), inner


def _pill(trigger: Trigger, widths: Sequence[float]) -> Pill:
    """Return a label as narrow as lets it have few lines."""
    colour = colour_of(trigger)
    style = _LABEL._replace(fill=colour)
    lines: list[str] = []
    for width in widths:
        lines = wrapped(trigger.label, style, width)
        if len(lines) <= _LINES:
            break
    wide = max(width_of(line, style) for line in lines)
    high = style.leading * len(lines) + 2 * _DOWN
    return Pill(ceil(wide + 2 * _ACROSS), high, tuple((line, style) for line in lines), None, colour, _RADIUS)
