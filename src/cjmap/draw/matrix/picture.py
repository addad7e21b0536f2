"""The matrix: opportunities by impact and effort, and the order in which to take them up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cjmap.analysis.evidence import Evidence
from cjmap.draw import legend
from cjmap.draw.matrix.discs import ON_THE_WAY, of_evidence, of_status
from cjmap.draw.matrix.list import ranking
from cjmap.draw.matrix.plot import plot
from cjmap.draw.opening import opening
from cjmap.draw.palette import PAPER
from cjmap.draw.scene import Box, Scene
from cjmap.draw.sheet import GAP, MARGIN
from cjmap.model.journey import JourneyMap
from cjmap.view import matrix as view
from cjmap.words import series

_BESIDE = 48.0
_EVIDENCE = {
    Evidence.PROPOSED: "fixes what is proposed",
    Evidence.ASSUMED: "fixes what is only assumed",
    Evidence.REPORTED: "fixes what was reported",
    Evidence.OBSERVED: "fixes what was observed",
}


def matrix(journey: JourneyMap, persona: str | None = None, file: str | None = None) -> Scene:
    """Return the matrix of a map, or of what one persona meets; `file` is the name that the footer gives."""
    made = view.matrix(journey, persona, file)
    _, edge, low = plot(made, 0)
    right = ranking(made, edge + _BESIDE, 0, low)[1]
    head, top = opening(made.title, made.head, made.description, right - MARGIN)
    top += GAP
    drawn, _, y = plot(made, top)
    listed, _, end = ranking(made, edge + _BESIDE, top, low)
    foot, y = legend.row(_entries(made), max(y, end) + 2 * GAP, right)
    more, y = legend.footer(made.head.footer, y + GAP, right)
    width, height = right + MARGIN, y + MARGIN / 2
    paper = Box(0, 0, width, height, PAPER)
    items = (paper, *head, *drawn, *listed, *foot, *more)
    return Scene(made.id, width, height, made.title, made.description, made.lang, items)


def plotted(made: view.Matrix) -> Scene:
    """Return the plot alone, for a page that ranks the opportunities itself."""
    made = replace(made, id=f"{made.id}.matrix")
    items, right, low = plot(made, 0)
    return Scene(made.id, right + MARGIN / 2, low, "Impact and effort", made.description, "en", tuple(items))


def _entries(made: view.Matrix) -> Iterator[legend.Row]:
    """Yield the discs that stand on the matrix, each with what it means."""
    used = {entry.status for entry in made.ranked}
    for known in (("idea",), ON_THE_WAY, ("shipped",)):
        if said := [status for status in known if status in used]:
            yield of_status(said[0]), series(said)
    rests = {entry.evidence for entry in made.ranked}
    for evidence, words in _EVIDENCE.items():
        if evidence in rests:
            yield of_evidence(evidence), words
