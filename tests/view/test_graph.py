"""The map as a graph: what its touchpoints say, and every way between them."""

from __future__ import annotations

import pytest

from cjmap.model.journey import JourneyMap
from cjmap.view.graph import graph
from cjmap.view.graph_parts import Course, Edge, End, Exit, Graph, Kind, Node, Pain, Start
from tests.analysis.made import MOVING_IN, example, journey, one_stage


def steps(map_: JourneyMap, persona: str | None = None) -> list[Edge]:
    return list(graph(map_, persona).edges)


def test_the_smallest_map() -> None:
    made = graph(journey("stages: [{name: Begin}]"))
    assert (made.id, made.title, made.nodes, made.edges, made.exits, made.ends, made.starts, made.routes) == (
        "map", "A journey", (), (), (), (), (), (),
    )  # fmt: skip
    assert made.description == (
        "0 touchpoints in 1 stage, with 0 steps, 0 gaps, 0 steps back, 0 exits. No feelings are known yet."
    )


NODES: dict[str, tuple[str, Node]] = {
    "a name alone": ("name: a", Node(1, "a", "a", assumed=True)),
    "everything": (
        "name: A, channel: [shop, phone], feeling: {score: -1.5, words: Lost}, moment_of_truth: true, "
        "with_us: false, sources: talk, pain_points: [Slow, {text: Cold, severity: 3}, {text: Old, closed: '2026'}]",
        Node(1, "a", "A", ("Our shop", "phone"), -1.5, "Lost", (Pain("Cold", 3), Pain("Slow", 2)), True, False, False),
    ),
    "a feeling of single personas alone": (
        "name: a, feeling: {by: {sam: 1}}",
        Node(1, "a", "a", words="differs by persona", assumed=True),
    ),
    "words without a number": ("name: a, feeling: {words: Odd}", Node(1, "a", "a", words="Odd", assumed=True)),
    "a pain point without words": (
        "name: a, pain_points: [true]", Node(1, "a", "a", pains=(Pain("not yet in words", 2),), assumed=True)
    ),
}  # fmt: skip
MORE = """\
personas: [{id: sam, name: Sam}, {id: kim, name: Kim}]
channels: [{id: shop, name: Our shop}]
sources: [{id: talk, title: Talks, kind: interview}]
"""


@pytest.mark.parametrize(("text", "node"), NODES.values(), ids=NODES)
def test_touchpoints(text: str, node: Node) -> None:
    assert graph(one_stage(text, more=MORE)).nodes == (node,)


def test_what_a_persona_feels_and_suffers() -> None:
    text = "name: a, feeling: {score: 1, by: {sam: -2}}, pain_points: [{text: Hers, personas: kim}, Ours]"
    (node,) = graph(one_stage(text, more=MORE), "sam").nodes
    assert (node.value, node.pains) == (-2, (Pain("Ours", 2),))


WAYS: dict[str, tuple[str, str, list[Edge]]] = {
    "the next one": ("", "", [Edge("a", "b"), Edge("b", "c")]),
    "a choice": (
        "next: [{to: b, when: It rains, share: 30 %}, {to: c, share: 0.7}]",
        "",
        [Edge("a", "b", when="It rains", share="30 %"), Edge("a", "c", share="70 %"), Edge("b", "c")],
    ),
    "two ways to the same": (
        "next: [{to: b, when: It rains}, {to: b, when: It shines}]",
        "",
        [Edge("a", "b", 1, when="It rains"), Edge("a", "b", 2, when="It shines"), Edge("b", "c")],
    ),
    "back to itself": ("next: a", "", [Edge("a", "a", back=True), Edge("b", "c")]),
    "back, with a condition": (
        "", "next: {to: a, when: Not yet}", [Edge("a", "b"), Edge("b", "a", back=True, when="Not yet")]
    ),
    "a hand-off that nobody described": (
        "channel: web", "channel: shop", [Edge("a", "b", kind=Kind.UNKNOWN), Edge("b", "c")]
    ),
    "one that is managed": (
        "channel: web, next: {handoff: {state: managed, carries: The file}}",
        "channel: shop",
        [Edge("a", "b", kind=Kind.MANAGED), Edge("b", "c")],
    ),
    "a gap, and what it loses": (
        "channel: web, next: {handoff: {state: unmanaged, loses: The file}}",
        "channel: shop",
        [Edge("a", "b", kind=Kind.GAP, loses="The file"), Edge("b", "c")],
    ),
    "a gap without words that leads back": (
        "channel: web",
        "channel: shop, next: {to: a, handoff: unmanaged}",
        [Edge("a", "b", kind=Kind.UNKNOWN), Edge("b", "a", kind=Kind.GAP, back=True)],
    ),
    "what is told of a hand-off where there is none": (
        "channel: web, next: {handoff: {state: unmanaged, loses: The file}}",
        "channel: web",
        [Edge("a", "b"), Edge("b", "c")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("start", "end", "wanted"), WAYS.values(), ids=WAYS)
def test_steps(start: str, end: str, wanted: list[Edge]) -> None:
    spots = (
        ", ".join(filter(None, (f"name: {name}", text)))
        for name, text in zip("abc", (start, end, ""), strict=True)
    )
    assert steps(one_stage(*spots)) == wanted


def test_one_pair_may_be_a_gap_one_time_and_managed_another_time() -> None:
    map_ = one_stage(
        "name: a, channel: web, next: [{to: b, when: x, handoff: unmanaged}, {to: b, when: y, handoff: managed}]",
        "name: b, channel: shop",
    )
    assert [edge.kind for edge in steps(map_)] == [Kind.GAP, Kind.MANAGED]


ALTERNATIVES = """\
stages:
- {name: S, touchpoints: [{name: a}]}
- {name: T, order: any, touchpoints: [{name: b}, {name: c}]}
- {name: Nobody}
- {name: Aside, alongside: true, touchpoints: [{name: x}, {name: y}]}
- {name: U, touchpoints: [{name: d}]}
"""


def test_alternatives_lead_to_the_next_stage_and_none_to_the_next_and_none_into_a_stage_alongside() -> None:
    made = graph(journey(ALTERNATIVES))
    assert list(made.edges) == [Edge("a", "b"), Edge("a", "c"), Edge("b", "d"), Edge("c", "d")]
    assert [(each.name, each.alternatives, each.alongside, len(each.nodes)) for each in made.clusters] == [
        ("S", False, False, 1), ("T", True, False, 2), ("Nobody", False, False, 0), ("Aside", False, True, 2),
        ("U", False, False, 1),
    ]  # fmt: skip
    assert (made.ends, made.starts) == ((End("d", 1),), (Start("a"),))


def test_a_persona_leaves_out_what_is_not_theirs() -> None:
    map_ = one_stage(
        "name: a, channel: web, next: {to: b, handoff: managed}",
        "name: b, channel: shop, personas: kim",
        "name: c, channel: shop",
        more=MORE,
    )
    made = graph(map_, "sam")
    assert [(node.number, node.id) for node in made.nodes] == [(1, "a"), (3, "c")]
    assert list(made.edges) == [Edge("a", "c", kind=Kind.UNKNOWN)]
    assert [person.id for person in made.head.people] == ["sam"]


LEAVING: dict[str, tuple[str, list[Exit]]] = {
    "nobody": ("", []),
    "why": ("exits: Too late", [Exit("a", 1, "Too late")]),
    "how many and where to": (
        "exits: [{why: Rain, when: Never, share: 14 %, to: competitor}, {when: Sun}]",
        [Exit("a", 1, "Rain", "14 %", "competitor"), Exit("a", 2, "Sun")],
    ),
    "no words": ("exits: {share: 1}", [Exit("a", 1, "not yet in words", "100 %")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), LEAVING.values(), ids=LEAVING)
def test_exits(text: str, wanted: list[Exit]) -> None:
    assert list(graph(one_stage(", ".join(filter(None, ("name: a", text))))).exits) == wanted


def test_ends_and_starts() -> None:
    made = graph(
        one_stage(
            "name: a, next: [{to: end, when: Paid, share: 0.4}, {to: b}]",
            "name: b, entry: 25 %",
            "name: c, entry: true",
        )
    )
    assert made.ends == (End("a", 1, "Paid", "40 %"), End("c", 1))
    assert made.starts == (Start("a"), Start("b", "25 %"), Start("c"))


ROUTES = """\
personas: [{id: sam, name: Sam}, {id: kim, name: Kim}]
stages:
- name: S
  touchpoints: [{name: a, next: [b, c]}, {name: b, next: d}, {name: c, personas: kim}, {name: d}]
routes:
- {name: Over b, via: [b, d], share: 40 %, ends: lost-to-competitor}
- {name: Over c, via: [c, d], personas: kim}
- {name: Unclear, via: [a, d]}
"""


def test_routes_and_the_steps_that_they_take() -> None:
    made = graph(journey(ROUTES))
    assert made.routes == (
        Course("over-b", "Over b", "40 %", "lost to competitor", ("a", "b", "d")),
        Course("over-c", "Over c", passes=("a", "c", "d")),
        Course("unclear", "Unclear"),
    )
    assert {(edge.start, edge.end): edge.routes for edge in made.edges} == {
        ("a", "b"): ("over-b",), ("a", "c"): ("over-c",), ("b", "d"): ("over-b",), ("c", "d"): ("over-c",),
    }  # fmt: skip


def test_routes_of_a_persona_pass_over_what_is_not_theirs() -> None:
    made = graph(journey(ROUTES), "sam")
    assert [(route.id, route.passes) for route in made.routes] == [
        ("over-b", ("a", "b", "d")), ("unclear", ("a", "d")),
    ]  # fmt: skip


def test_of_two_ways_to_the_same_a_route_takes_the_first() -> None:
    map_ = one_stage(
        "name: a, next: [{to: b, when: x}, {to: b, when: y}]", "name: b", more="routes: [{name: R, via: b}]\n"
    )
    assert [edge.routes for edge in steps(map_)] == [("r",), ()]


def test_the_example() -> None:
    made = graph(example(MOVING_IN), file="moving-in.cjm.yaml")
    assert _counted(made) == (24, {"step": 6, "managed": 16, "gap": 12}, 4, 5, 3, 2, 3)
    assert made.description.startswith(
        "24 touchpoints in 7 stages, with 34 steps, 12 gaps, 4 steps back, 5 exits. The mood "
    )
    assert made.head.footer[0] == "moving-in.cjm.yaml"


def _counted(made: Graph) -> tuple[object, ...]:
    kinds = [str(edge.kind) for edge in made.edges]
    return (
        len(made.nodes),
        {kind: kinds.count(kind) for kind in dict.fromkeys(Kind) if kind in kinds},
        sum(edge.back for edge in made.edges),
        *map(len, (made.exits, made.ends, made.starts, made.routes)),
    )


def test_the_same_map_is_the_same_graph() -> None:
    one, other = graph(example(MOVING_IN)), graph(example(MOVING_IN))
    assert one == other
    assert one != other._replace(edges=other.edges[1:])
