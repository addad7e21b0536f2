"""The legend of a curve: what is used on it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cjmap.draw import gain, hatch, legend, marks
from cjmap.draw.palette import PAIN
from cjmap.draw.scene import Item, Line
from cjmap.draw.slide.lines import compared
from cjmap.draw.slide.moments import MARKERS
from cjmap.view.curve import CurveView


def entries(made: CurveView, wide: float) -> Iterator[legend.Row]:
    """Yield the marks that stand on a curve with columns of some width, each with what it means."""
    columns, strand = made.grid.columns, made.strands[0]
    pairs = [pair for run in strand.runs for pair in pairwise(run)]
    assumed = [any(columns[place].assumed for place in pair) for pair in pairs]
    if not all(assumed):
        yield marks.solid, "feeling, proposed" if made.grid.head.is_future else "feeling, from sources"
    if any(assumed):
        yield marks.dashed, "feeling, assumed"
    if any(all(s.values[place] is None for s in made.strands) for place in range(len(columns))):
        yield hatch.mark, "nobody said how it feels"
    if strand.fans:
        yield marks.fan, "alternatives"
    if any(column.moment.wanted is not None for column in columns):
        yield marks.wanted, "feeling wanted"
    if any(column.moment.internal is not None for column in columns):
        yield marks.internal, "what the team believes"
    if wide >= MARKERS and any(column.moment.is_misjudged for column in columns):
        yield marks.misjudged, "team and customers 1 or more apart"
    if any(value is not None for value in made.grid.under):
        yield gain.under, made.under
    gains = [made.gains[place] for _, pairs in compared(made) for pair in pairs for place in pair]
    if max(gains, default=0) > 0:
        yield gain.gained, f"gain over the {made.under}"
    if min(gains, default=0) < 0:
        yield _lost, f"loss against the {made.under}"


def _lost(x: float, y: float) -> tuple[Item, ...]:
    return tuple(Line(((x + at, y + 1.5), (x + at, y + 10.5)), PAIN, 0.9) for at in (1.5, 4.5, 7.5, 10.5))
