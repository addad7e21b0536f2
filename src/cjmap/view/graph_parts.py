"""What a graph is made of: stages with their touchpoints, and all that leads from and to them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from cjmap.view.head import Head


class Kind(StrEnum):
    """What a step is: an ordinary one, or a hand-off that is managed, broken, or described by nobody."""

    STEP = "step"
    MANAGED = "managed"
    GAP = "gap"
    UNKNOWN = "unknown"


class Pain(NamedTuple):
    """A pain point, and its severity from 1 to 3."""

    text: str
    severity: int


class Node(NamedTuple):
    """One touchpoint; its number is the same for every persona. `value` is None where nobody said how it feels."""

    number: int
    id: str
    name: str
    channels: tuple[str, ...] = ()
    value: float | None = None
    words: str = ""
    pains: tuple[Pain, ...] = ()
    moment_of_truth: bool = False
    assumed: bool = False
    with_us: bool = True


class Cluster(NamedTuple):
    """One stage and its touchpoints, of which it may have none."""

    number: int
    id: str
    name: str
    question: str = ""
    alternatives: bool = False
    alongside: bool = False
    nodes: tuple[Node, ...] = ()


class Edge(NamedTuple):
    """A step between two touchpoints, given by their ids; the number tells several between the same two apart.

    `back` says that it leads to a touchpoint that stood before, or to itself. `loses` is what a gap loses, and
    `routes` are the ids of those that take the step.
    """

    start: str
    end: str
    number: int = 1
    kind: Kind = Kind.STEP
    back: bool = False
    when: str = ""
    share: str = ""
    loses: str = ""
    routes: tuple[str, ...] = ()

    @property
    def is_gap(self) -> bool:
        """Say whether it is known to be unmanaged."""
        return self.kind is Kind.GAP


class Exit(NamedTuple):
    """Where customers leave: why, how many of all, and where to; the number tells several apart."""

    at: str
    number: int
    why: str
    share: str = ""
    to: str = ""


class End(NamedTuple):
    """Where the journey ends; the number tells several ends of one touchpoint apart."""

    at: str
    number: int
    when: str = ""
    share: str = ""


class Start(NamedTuple):
    """Where a journey may start, and which share of all does."""

    at: str
    share: str = ""


Thing = Edge | Exit | End | Start
"""What leads from or to a touchpoint."""


class Course(NamedTuple):
    """One route: its name, its share and how it ends, and the touchpoints that it passes.

    It passes none where its way is not clear.
    """

    id: str
    name: str
    share: str = ""
    ends: str = ""
    passes: tuple[str, ...] = ()


class Graph(NamedTuple):
    """A whole map, or the map of one persona, as a graph."""

    id: str
    title: str
    description: str
    lang: str
    head: Head
    clusters: tuple[Cluster, ...]
    edges: tuple[Edge, ...]
    exits: tuple[Exit, ...] = ()
    ends: tuple[End, ...] = ()
    starts: tuple[Start, ...] = ()
    routes: tuple[Course, ...] = ()

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Return the touchpoints of all stages."""
        return tuple(node for cluster in self.clusters for node in cluster.nodes)
