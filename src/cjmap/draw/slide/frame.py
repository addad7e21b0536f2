"""The frame of a curve: where its columns and its feelings lie, the stages above it, and its guide lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cjmap.draw.palette import ASIDE, BAND, EDGE, GROUND, HAIRLINE, ON_BAND
from cjmap.draw.scene import DOTTED, SOLID, Box, Group, Item, Line
from cjmap.draw.sheet import PAD
from cjmap.draw.text import ON_STAGE, SLACK, SMALL, Style, line, width_of, wrapped
from cjmap.view import grid as view
from cjmap.view.grid import Grid
from cjmap.view.said import signed
from cjmap.visible import visible

STEPS = (2, 1, 0, -1, -2)
INSET = 58.0
"""What is free above the best and below the worst feeling, for labels."""
_NAMES = ((ON_STAGE, 8.0, 2), (Style(11.5, 14, ON_BAND, bold=True), 4.0, 3))
"""How the name of a stage is set, best first: its style, the room beside it, and in how many lines at most."""

_GAP = 4.0


@dataclass(frozen=True)
class Frame:
    """Where a curve lies: its edges, and the columns in it, all equally wide.

    A stage without touchpoints has the room of one. `edge` is how far to the right names may reach.
    """

    grid: Grid
    left: float
    right: float
    top: float
    bottom: float
    edge: float

    @cached_property
    def wide(self) -> float:
        """Return the width of a column."""
        return (self.right - self.left) / max(sum(max(len(g.columns), 1) for g in self.grid.groups), 1)

    def stages(self) -> Iterator[tuple[view.Group, float, float]]:
        """Yield each stage with its left and right edge."""
        x = self.left
        for group in self.grid.groups:
            end = x + max(len(group.columns), 1) * self.wide
            yield group, x, end
            x = end

    @cached_property
    def middles(self) -> list[float]:
        """Return where the columns lie from the left."""
        return [
            x + (index + 0.5) * self.wide
            for group, x, _ in self.stages()
            for index in range(len(group.columns))
        ]

    def y(self, value: float) -> float:
        """Return the height at which a feeling lies."""
        return self.top + INSET + (2 - value) / 4 * (self.bottom - self.top - 2 * INSET)


def stage_name(group: view.Group, width: float) -> tuple[list[str], Style, float]:
    """Return the name of a stage in lines, how it is set, and how far from the edge; no lines where it has no room."""
    for style, pad, most in _NAMES:
        if lines := unbroken(f"{group.number}  {group.name}", style, width - 2 * pad, most):
            return lines, style, pad
    return [], ON_STAGE, 0


def unbroken(text: str, style: Style, room: float, most: int) -> list[str]:
    """Return a text in at most so many lines; none where it needs more, or would be broken inside a word."""
    if room <= 0:
        return []
    lines = wrapped(text, style, room)
    words = {word for part in lines for word in part.split()}
    return lines if len(lines) <= most and words.issuperset(visible(text).split()) else []


def band_height(frame: Frame) -> float:
    """Return how high the band of stages is."""
    names = (stage_name(group, end - x) for group, x, end in frame.stages())
    return max([ON_STAGE.leading, *(len(lines) * style.leading for lines, style, _ in names)]) + 12


def band(frame: Frame, y: float, height: float) -> Iterator[Group]:
    """Yield the stages as a band, those alongside paler; one whose name has no room has its number, if that has."""
    for group, x, end in frame.stages():
        gap = min(_GAP, (end - x) / 4)
        fill = ASIDE if group.alongside else BAND
        items: list[Item] = [Box(x + gap / 2, y, end - x - gap, height, fill, None, min(5, gap))]
        lines, style, pad = stage_name(group, end - x)
        number = str(group.number)
        if not lines and width_of(number, ON_STAGE) + SLACK < end - x - gap:
            items.append(line((x + end) / 2, y + height / 2 + 5, number, ON_STAGE, "middle"))
        base = y + (height - len(lines) * style.leading) / 2 + style.leading * 0.75
        for index, text in enumerate(lines):
            items.append(line(x + pad + gap / 2, base + index * style.leading, text, style))
        anchor = f"stage-{group.id}"
        yield Group(f"{frame.grid.id}.{anchor}", "stage", tuple(items), anchor)


def guides(frame: Frame) -> Iterator[Item]:
    """Yield the ground, the levels from +2 to −2 and the borders of the stages."""
    yield Box(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top, GROUND, None, 6)
    for step in STEPS:
        y = frame.y(step)
        stroke, dash = (EDGE, SOLID) if step == 0 else (HAIRLINE, DOTTED)
        yield Line(((frame.left, y), (frame.right, y)), stroke, 1, dash)
        yield line(frame.left - PAD, y + 4, signed(step).removesuffix(".0"), SMALL, "end")
    for _, x, _ in list(frame.stages())[1:]:
        yield Line(((x, frame.top), (x, frame.bottom)), HAIRLINE, 1, "3 4")
