"""The plan of a flow as DOT, for Graphviz to place.

Graphviz sees a column as one box with a port for each card, so that it can neither change their order nor draw
apart what belongs together, and what stands between columns as small boxes. It chooses where those are, and
leads the wires around everything.
"""

from __future__ import annotations

from collections import Counter

import graphviz

from cjmap.draw.flow.cards import WIDTH
from cjmap.draw.flow.parts import CLEAR, OUT, Leg, Plan, Run, Tip
from cjmap.draw.flow.plan import UNIT

_BETWEEN, _ROW = 32.0, 10.0
"""Beside a column and what stands between columns, and between what stands below each other."""
_FAN = 4
"""More lines than this between two columns need more room."""
_LINE = 1.2
"""The height of a line of text for Graphviz, in sizes of its font."""


def dot(plan: Plan) -> str:
    """Return the DOT of a plan; it holds no text of the map."""
    made = graphviz.Digraph(
        graph_attr={"rankdir": "LR", "nodesep": _inches(_ROW), "ranksep": _inches(_BETWEEN)},
        node_attr={"fixedsize": "true", "fontname": "Courier", "label": "", "margin": "0", "shape": "box"},
        edge_attr={"arrowhead": "none"},
    )
    _columns(plan, made)
    for name, pill in plan.pills.items():
        made.node(name, width=_inches(pill.width + 2 * CLEAR), height=_inches(pill.height))
    for run in plan.runs:
        more = {"minlen": "2"} if isinstance(run.thing, Leg) else {}
        for wire in run.wires:
            if not plan.is_free(wire):
                tail, head = _tip(wire.tail, run, "e"), _tip(wire.head, run, "w")
                made.edge(tail, head, id=wire.name, weight="3" if wire.near else "1", **more)
    return str(made.source)


def _columns(plan: Plan, made: graphviz.Digraph) -> None:
    """Add the columns, so far apart as is needed for what stands between, their heads at one height."""
    fans = Counter(wire.between for run in plan.runs for wire in run.wires if plan.is_free(wire))
    for index, column in enumerate(plan.columns):
        made.node(
            f"c{index}",
            "|".join(f"{f'<{name}>' if name else ''}{_lines(height)}" for name, height in column.fields),
            shape="record",
            fontsize=str(UNIT / _LINE),
            width=_inches(WIDTH + 2 * OUT),
            height=_inches(column.height),
        )
        if index:
            ranks = 1 + plan.ranks.get(index - 1, int(fans[index - 1] > _FAN))
            made.edge(f"c{index - 1}:h:e", f"c{index}:h:w", weight="1000", minlen=str(ranks))


def _lines(height: float) -> str:
    """Return so many lines of text that a field has its height: nothing else in DOT gives it one."""
    return "\\n".join("x" * round(height / UNIT))


def _tip(tip: Tip, run: Run, side: str) -> str:
    if tip.spot is None:
        return f"{run.node}:{side}"
    return f"c{tip.spot.column}:{'l' if tip.low else 'm'}{tip.spot.node.number}:{side}"


def _inches(points: float) -> str:
    return f"{points / 72:.4f}"
