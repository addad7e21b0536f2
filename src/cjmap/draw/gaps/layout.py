"""Where things stand in the picture of gaps: lanes below each other, touchpoints along them, and lines between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import graphviz

from cjmap.analysis.handoffs import State
from cjmap.draw.curve import flattened
from cjmap.draw.engine import laid_out
from cjmap.draw.layout import Area, Curve
from cjmap.draw.pills import Pill
from cjmap.draw.scene import Point
from cjmap.view.gaps import Gaps, Hop

CARD = 146.0
"""The width of a card."""
_NEAR, _FAR, _BETWEEN = 34.0, 28.0, 16.0
"""The room between two columns, what stands beside a pill there, and what stages have more."""
_PLACES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.15, 0.85)
"""Where on a line a pill may stand, the first that is free."""
_CLEAR = 5.0
ARC = 34.0
"""So far below the cards of its lane a line back runs."""


class Line(NamedTuple):
    """A hop with the line that it takes, and its pill, if it has one, with the middle of that."""

    hop: Hop
    curve: Curve
    pill: Pill | None = None
    middle: Point = (0, 0)


def columns(gaps: Gaps, left: float, pills: dict[Hop, Pill]) -> list[float]:
    """Return the left edge of each card: further apart where a pill stands between two."""
    found: list[float] = []
    x = left
    for place, spot in enumerate(gaps.spots):
        found.append(x)
        rooms = [
            pill.width + 2 * _FAR for hop, pill in pills.items() if {hop.start, hop.end} == {place, place + 1}
        ]
        after = gaps.spots[place + 1] if place + 1 < len(gaps.spots) else spot
        x += CARD + max([_NEAR, *rooms]) + (_BETWEEN if after.stage != spot.stage else 0)
    return found


def lines(gaps: Gaps, cards: Sequence[Area], pills: dict[Hop, Pill]) -> list[Line]:
    """Return the lines of all hops: a swing to a neighbour, and around the cards to all others.

    Graphviz leads the latter; raises CjmapError where it does not.
    """
    far = {
        f"h{index}": hop for index, hop in enumerate(gaps.hops) if not _is_near(hop) and not turns(gaps, hop)
    }
    found = laid_out(_dot(cards, far), "nop").edges if far else {}
    shift = _shift(cards)
    made: list[Line] = []
    taken = [_grown(card) for card in cards]
    for index, hop in enumerate(gaps.hops):
        name = f"h{index}"
        if hop.start == hop.end:
            curve = _loop(cards[hop.start])
        elif turns(gaps, hop):
            curve = _arc(cards[hop.start], cards[hop.end])
        elif name in found:
            curve = found[name].moved(*shift)
        else:
            curve = _swing(cards[hop.start], cards[hop.end])
        pill = pills.get(hop)
        if pill is None:
            made.append(Line(hop, curve))
            continue
        middle = _free(curve, pill, taken)
        taken.append(_grown(Area(*middle, pill.width, pill.height)))
        made.append(Line(hop, curve, pill, middle))
    return made


def _is_near(hop: Hop) -> bool:
    return hop.end == hop.start + 1 or hop.start == hop.end


def _swing(start: Area, end: Area) -> Curve:
    """Return a line from the right side of a card to the left side of the next one."""
    a, b = (start.x + start.width / 2, start.y), (end.x - end.width / 2, end.y)
    middle = (a[0] + b[0]) / 2
    return Curve(a, (((middle, a[1]), (middle, b[1]), b),))


def turns(gaps: Gaps, hop: Hop) -> bool:
    """Say whether a hop leads back within one lane: it runs below the cards there."""
    return hop.end < hop.start and gaps.spots[hop.end].lane == gaps.spots[hop.start].lane


def _arc(start: Area, end: Area) -> Curve:
    """Return a line from the bottom of a card to the bottom of one before it."""
    a, b = (start.x - 12, start.y + start.height / 2), (end.x + 12, end.y + end.height / 2)
    low = max(a[1], b[1]) + ARC * 4 / 3  # a cubic comes three quarters as far as its control points
    return Curve(a, (((a[0], low), (b[0], low), b),))


def _loop(card: Area) -> Curve:
    """Return a line from the top of a card to its top again."""
    y, high = card.y - card.height / 2, 22.0
    start, end = (card.x + 24, y), (card.x - 24, y)
    return Curve(start, (((start[0], y - high), (end[0], y - high), end),))


def _dot(cards: Sequence[Area], far: dict[str, Hop]) -> str:
    """Return cards in fixed places, and the hops that have to be led around them; it holds no text of the map."""
    made = graphviz.Digraph(
        graph_attr={"splines": "true", "esep": "+9"},
        node_attr={"fixedsize": "true", "label": "", "shape": "box"},
        edge_attr={"arrowhead": "none"},
    )
    for index, card in enumerate(cards):
        size = {"width": f"{card.width / 72:.4f}", "height": f"{card.height / 72:.4f}"}
        made.node(f"s{index}", pos=f"{card.x:.2f},{-card.y:.2f}!", **size)
    for name, hop in far.items():
        above = cards[hop.end].y < cards[hop.start].y
        tail, head = (("n", "s") if above else ("s", "n")) if hop.back else ("e", "w")
        made.edge(f"s{hop.start}:{tail}", f"s{hop.end}:{head}", id=name)
    return str(made.source)


def _shift(cards: Sequence[Area]) -> Point:
    """Return how far Graphviz has moved the cards: it lets them begin at the upper left corner."""
    left = min((card.x - card.width / 2 for card in cards), default=0.0)
    top = min((card.y - card.height / 2 for card in cards), default=0.0)
    return left, top


def _free(curve: Curve, pill: Pill, taken: Sequence[Area]) -> Point:
    """Return the first place on a line where a pill covers nothing, or the middle where there is none."""
    points = flattened(curve.start, curve.curves)
    places = [points[round(part * (len(points) - 1))] for part in _PLACES]
    for place in places:
        if not any(_meets(Area(*place, pill.width, pill.height), other) for other in taken):
            return place
    return places[0]


def _grown(area: Area) -> Area:
    return area._replace(width=area.width + 2 * _CLEAR, height=area.height + 2 * _CLEAR)


def _meets(one: Area, other: Area) -> bool:
    return (
        abs(one.x - other.x) < (one.width + other.width) / 2
        and abs(one.y - other.y) < (one.height + other.height) / 2
    )


def told(gaps: Gaps) -> Iterator[Hop]:
    """Yield the hops that say something: hand-offs that are described, and ways back with a condition."""
    for hop in gaps.hops:
        described = hop.state in (State.MANAGED, State.UNMANAGED)
        if described or (hop.back and hop.said):
            yield hop
