"""What the plan of a flow is made of: columns of cards, and what is left for Graphviz to place and to join."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cjmap.draw.pills import Pill
from cjmap.view.graph_parts import Edge, Kind, Node, Thing

PORT, OUT = 24.0, 24.0
"""So far below the top of its card a line of the journey's direction ends; others end lower. So far it runs straight
out of it."""
PAD, CLEAR = 12.0, 6.0
"""Between the cards and the edge of their stage; so much beside a pill is left free by lines that pass it."""


class Spot(NamedTuple):
    """A card in its column, and where it stands below the column's top."""

    node: Node
    column: int
    y: float
    height: float

    @property
    def main(self) -> float:
        """Return where lines of the journey's direction come and go."""
        return self.y + PORT

    @property
    def low(self) -> float:
        """Return where lines that lead back, or pass cards over, come and go."""
        return self.y + 2 * PORT + (self.height - 2 * PORT) / 2


class Column(NamedTuple):
    """A column of cards; `cluster` is the index of its stage, and `fields` its heights from the top, with names."""

    cluster: int
    height: float
    fields: tuple[tuple[str, float], ...]


class Straight(NamedTuple):
    """A step to the next card below, and what stands on it."""

    edge: Edge
    pill: Pill | None


class Knot(NamedTuple):
    """Where steps run together that lead from every alternative of one stage to every one of another."""

    start: str
    end: str


class Leg(NamedTuple):
    """What leads from a touchpoint to a knot, or arrives from it, for all the steps of which it is a part."""

    at: str
    knot: Knot
    arrives: bool
    kind: Kind
    routes: tuple[str, ...] = ()


class Tip(NamedTuple):
    """The end of a wire: at a card, at its lower port if `low`; or at what its run passes."""

    spot: Spot | None = None
    low: bool = False


PILL = Tip()


class Wire(NamedTuple):
    """A line that Graphviz draws from the right side of its tail to the left side of its head.

    A `near` one keeps its ends close together. One that runs `back` is travelled from its head to its tail.
    """

    name: str
    tail: Tip
    head: Tip
    back: bool = False
    near: bool = False

    @property
    def between(self) -> int | None:
        """Return the column that it leaves, where it leads from one column to the next."""
        start, end = self.tail.spot, self.head.spot
        return start.column if start and end and end.column == start.column + 1 else None


class Run(NamedTuple):
    """How a thing runs: its wires in the order of travel; `node` is what it passes, starts or ends at."""

    thing: Thing | Leg | Knot
    wires: tuple[Wire, ...]
    node: str = ""


@dataclass(slots=True)
class Plan:
    """The plan as it grows; `spots` go by the ids of touchpoints, `pills` by their names for Graphviz.

    `bends` are steps that say nothing between two cards of one column that are no neighbours. `ranks` is how much
    stands to the right of a column, one thing behind the other.
    """

    head: float
    columns: list[Column] = field(default_factory=list)
    spots: dict[str, Spot] = field(default_factory=dict)
    straight: list[Straight] = field(default_factory=list)
    bends: list[Edge] = field(default_factory=list)
    pills: dict[str, Pill] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    ranks: dict[int, int] = field(default_factory=dict)
    lines: int = 0

    def tip(self, at: str, *, low: bool = False) -> Tip:
        """Return the end of a wire at a card."""
        return Tip(self.spots[at], low)

    def stand(self, pill: Pill, column: int, ranks: int = 1) -> str:
        """Let something stand to the right of a column, and return its name."""
        name = f"p{len(self.pills)}"
        self.pills[name] = pill
        self.ranks[column] = max(self.ranks.get(column, 0), ranks)
        return name

    def is_free(self, wire: Wire) -> bool:
        """Say whether nothing can be in the way of a wire."""
        return wire.between is not None and wire.between not in self.ranks

    def run(self, thing: Thing | Leg | Knot, ways: Sequence[tuple[Tip, Tip, bool]], node: str = "") -> None:
        """Add what runs over wires, each given by its tail, its head, and whether it runs back."""
        first = self.lines
        self.lines += len(ways)
        wires = (
            Wire(f"w{first + place}", tail, head, back, near=bool(node) and place == 0)
            for place, (tail, head, back) in enumerate(ways)
        )
        self.runs.append(Run(thing, tuple(wires), node))
