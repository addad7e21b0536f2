"""The legend of a heat map: what stands in its cells, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cjmap.analysis.evidence import Evidence
from cjmap.draw import marks
from cjmap.draw.flow.legend import feelings
from cjmap.draw.hatch import mark
from cjmap.draw.heat.cells import EVIDENCE, outline
from cjmap.draw.scene import Box, Item
from cjmap.draw.text import SMALL, line
from cjmap.view.heat_cells import NOT_MET, Kind
from cjmap.view.heat_map import HeatMap
from cjmap.view.items import Sign

_EVIDENCE = {
    Evidence.ASSUMED: "assumed: no source yet",
    Evidence.REPORTED: "reported: customers or staff said so",
    Evidence.OBSERVED: "observed: seen in what people do",
}
SIDES: Mapping[marks.Mark, float] = {feelings: 125.0}
"""How wide marks are that are wider than others."""


def entries(heat: HeatMap) -> Iterator[tuple[marks.Mark, str]]:
    """Yield the marks that stand on a heat map, each with what it means."""
    cells = [
        (column.kind, cell) for row in heat.rows for column, cell in zip(heat.columns, row.cells, strict=True)
    ]
    if any(cell.value is not None for _, cell in cells):
        yield feelings, "feeling"
    badges = [badge for _, cell in cells for badge in cell.badges]
    severities = {badge.severity for badge in badges}
    if severities & {1, 2}:
        yield marks.pain_point, "pain point (S1 annoying, S2)"
    if 3 in severities:
        yield marks.severe, "severe pain point (S3)"
    used = {badge.sign for badge in badges} - {Sign.PAIN_POINT}
    for sign, drawn in marks.OF_SIGN.items():
        if sign in used:
            yield drawn, sign.value
    if any(row.extreme for row in heat.rows):
        yield _frame, "all three at once: extreme inconsistency"
    known = {cell.text for kind, cell in cells if kind is Kind.EVIDENCE}
    for evidence, words in _EVIDENCE.items():
        if evidence.value in known:
            yield EVIDENCE[evidence], words
    if _is_unsaid(heat):
        yield mark, "nobody said how it feels"
    if any(cell == NOT_MET for _, cell in cells):
        yield _dash, "this persona does not meet it"


def _is_unsaid(heat: HeatMap) -> bool:
    told = heat.channels
    means = [mean for row in (*told.rows,) for mean in (*row.cells, row.whole)] if told else []
    means += [*told.stages, told.whole] if told else []
    return any(cell.unsaid for row in heat.rows for cell in row.cells) or any(
        mean is not None and mean.value is None for mean in means
    )


def _frame(x: float, y: float) -> tuple[Item, ...]:
    return outline([Box(x + 1, y + 2, 10, 8)])


def _dash(x: float, y: float) -> tuple[Item, ...]:
    return (line(x + 6, y + 10, NOT_MET.text, SMALL, "middle"),)
