"""The flow: what stands where on it; what holds for all of them is in `test_flow_laws`."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from typing import Any

import pytest

from cjmap.draw.engine import laid_out
from cjmap.draw.flow import legend as flow_legend
from cjmap.draw.flow.cards import WIDTH
from cjmap.draw.flow.dot import dot
from cjmap.draw.flow.parts import Spot, Tip, Wire
from cjmap.draw.flow.picture import LEAST
from cjmap.draw.flow.plan import plan
from cjmap.draw.flow.tracks import Placed, _kept_off
from cjmap.draw.layout import Area, Curve
from cjmap.draw.palette import CARD, EDGE, FEELINGS, HAIRLINE, MUTED, ROUTES
from cjmap.draw.scene import SOLID, Box, Disc, Item, Shape
from cjmap.draw.svg import inline, written
from cjmap.model.journey import JourneyMap
from cjmap.view.graph import graph
from cjmap.view.graph_parts import Node
from tests.analysis.made import COFFEE, MOVING_IN, example, journey, one_stage
from tests.conftest import Golden
from tests.draw.flow_laws import LAWS
from tests.draw.flows import Drawn, paths, pill, points, tip
from tests.draw.seen import area, texts


def said(made: Drawn) -> list[str]:
    return [text.content for text in texts(made.scene.items)]


def staged(*stages: dict[str, Any], **more: Any) -> JourneyMap:
    """Make a map of stages given as data."""
    return journey(
        "\n".join(f"{key}: {json.dumps(value)}" for key, value in {"stages": stages, **more}.items())
    )


def spots(name: str, count: int, **more: Any) -> list[dict[str, Any]]:
    return [{"id": f"{name}{number}", "name": f"{name} {number}", **more} for number in range(count)]


@pytest.mark.parametrize("path", [COFFEE, MOVING_IN], ids=["coffee", "moving-in"])
def test_what_graphviz_is_asked(path: Any, golden: Golden) -> None:
    made = example(path)
    golden(f"flow/{made.id}.layout.dot", dot(plan(graph(made))))


def test_graphviz_sees_columns_as_they_are_planned() -> None:
    made = plan(graph(example(MOVING_IN)))
    found = laid_out(dot(made))
    heights = [found.nodes[f"c{index}"].height for index in range(len(made.columns))]
    assert heights == pytest.approx([column.height for column in made.columns], abs=1.1)
    for run in made.runs:
        for wire in run.wires:
            spot = wire.tail.spot
            if spot is not None:
                column = found.nodes[f"c{spot.column}"]
                height = found.edges[wire.name].start[1] - (column.y - column.height / 2)
                assert height == pytest.approx(spot.low if wire.tail.low else spot.main, abs=1.5)


def test_the_smallest_map() -> None:
    made = Drawn(journey("stages: [{name: Begin}]"))
    assert list(flow_legend.entries(made.graph, [])) == []
    assert made.scene.width == LEAST
    assert said(made)[:-1] == ["CURRENT STATE", "A journey", "draft", "1 Begin", "no touchpoints yet"]


def test_one_touchpoint_starts_and_ends_the_journey() -> None:
    made = Drawn(one_stage("name: a"))
    assert list(made.groups) == ["stage-one", "touchpoint-a.end", "touchpoint-a.start", "touchpoint-a"]
    start, end = made.groups["touchpoint-a.start"], made.groups["touchpoint-a.end"]
    assert {y for _, y in (*points(start), *points(end))} == {made.cards["a"].top + 24}
    assert tip(start)[0] == made.cards["a"].left
    assert points(end)[0][0] == made.cards["a"].right


def test_the_head_says_whose_journey_it_is() -> None:
    made = Drawn(one_stage("name: a", more="kind: future-state\npersonas: [{name: Sam, role: Cook}, Kim]\n"))
    assert said(made)[:3] == ["FUTURE STATE", "A journey", "Sam, Cook · Kim"]


CARDS: dict[str, tuple[str, list[tuple[str | None, str | None, str]]]] = {
    "nobody said how it feels": ("sources: talk", [(CARD, EDGE, SOLID)]),
    "assumed": ("tags: [x]", [(CARD, EDGE, "4 3")]),
    "without us": ("with_us: false, sources: talk", [(None, EDGE, SOLID)]),
    "even": ("feeling: 0.4, sources: talk", [(CARD, EDGE, SOLID), (FEELINGS[2], None, SOLID)]),
    "good": (
        "feeling: 1, sources: talk",
        [(CARD, HAIRLINE, SOLID), (FEELINGS[3], None, SOLID), (FEELINGS[3], None, SOLID)],
    ),
    "worst, without us and assumed": (
        "feeling: -2, with_us: false", [(None, EDGE, "4 3"), (FEELINGS[0], None, SOLID)]
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CARDS.values(), ids=CARDS)
def test_cards(text: str, wanted: list[tuple[str | None, str | None, str]]) -> None:
    made = Drawn(one_stage(f"name: a, {text}", more="sources: [{id: talk, title: T, kind: interview}]\n"))
    boxes = [item for item in made.groups["touchpoint-a"].items if isinstance(item, Box) and item.height > 20]
    assert [(box.fill, box.stroke, box.dash) for box in boxes] == wanted


def test_the_next_card_below_is_reached_straight_down_and_its_pill_stands_between() -> None:
    made = Drawn(one_stage("name: a, next: {to: b, when: It rains}", "name: b", "name: c"))
    a, b, c = (made.cards[name] for name in "abc")
    line, plain = made.groups["touchpoint-a.to-b"], made.groups["touchpoint-b.to-c"]
    assert {x for x, _ in points(line)} == {x for x, _ in points(plain)} == {a.left + WIDTH / 2}
    rim = pill(line)
    assert rim is not None
    assert a.bottom < rim.top < rim.bottom < b.top
    assert pill(plain) is None
    assert b.top - a.bottom > c.top - b.bottom == 30


BESIDE: dict[str, tuple[str, str, str, bool]] = {
    "over a card, without words": ("next: [b, c]", "touchpoint-a.to-c", "right", False),
    "over a card": ("next: [b, {to: c, when: It rains}]", "touchpoint-a.to-c", "right", True),
    "back to itself, without words": ("next: [b, a]", "touchpoint-a.to-a", "left", False),
    "back to itself": ("next: [b, {to: a, share: 0.5}]", "touchpoint-a.to-a", "left", True),
}  # fmt: skip


@pytest.mark.parametrize(("text", "name", "side", "has_pill"), BESIDE.values(), ids=BESIDE)
def test_what_stays_in_its_stage_runs_beside_its_column(
    text: str, name: str, side: str, has_pill: bool
) -> None:
    made = Drawn(one_stage(f"name: a, {text}", "name: b", "name: c"))
    card, group = made.cards["a"], made.groups[name]
    across = [x for x, _ in points(group)]
    assert min(across) == card.right if side == "right" else max(across) == card.left
    assert (pill(group) is not None) == has_pill


def test_back_to_a_stage_before_leads_from_the_left_of_a_card_to_the_right_of_another() -> None:
    made = Drawn(
        staged(
            {"name": "S", "touchpoints": spots("a", 2)},
            {"name": "T", "touchpoints": [{"name": "b", "next": [{}, {"to": "a0", "when": "Not yet"}]}]},
            {"name": "U", "touchpoints": [{"name": "c", "next": {"to": "a1"}}]},
        )
    )
    for name, start, end in (("touchpoint-b.to-a0", "b", "a0"), ("touchpoint-c.to-a1", "c", "a1")):
        group = made.groups[name]
        assert points(group)[0][0] == made.cards[start].left
        assert tip(group)[0] == made.cards[end].right
        assert {path.dash for path in paths(group)} == {"5 4"}


def test_lines_to_alternatives_do_not_cross() -> None:
    made = Drawn(
        staged(
            {"name": "S", "touchpoints": spots("a", 1)},
            {"name": "T", "order": "any", "touchpoints": spots("b", 8)},
            {"name": "U", "touchpoints": spots("c", 1)},
        )
    )
    for name in ("touchpoint-a0.to-b{}", "touchpoint-b{}.to-c0"):
        lines = [points(made.groups[name.format(number)]) for number in range(8)]
        for one, below in pairwise(lines):
            assert all(height(one, x) <= height(below, x) + 0.5 for x, _ in below)


def height(line: list[tuple[float, float]], x: float) -> float:
    """Return how far down a line is at a place from the left."""
    (a, b), (c, d) = next(pair for pair in pairwise(line) if pair[0][0] <= x <= pair[1][0])
    return b + (d - b) * (x - a) / (c - a or 1)


KNOTS: dict[str, tuple[dict[str, Any], dict[str, Any], int]] = {
    "all to all": ({"touchpoints": spots("a", 3)}, {"touchpoints": spots("b", 4)}, 7),
    "few to many": ({"touchpoints": spots("a", 2)}, {"touchpoints": spots("b", 4)}, 0),
    "one of them says something": (
        {"touchpoints": [*spots("a", 3), {"name": "c", "next": [{"to": "b0", "when": "It rains"}, "b1", "b2"]}]},
        {"touchpoints": spots("b", 3)},
        0,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "legs"), KNOTS.values(), ids=KNOTS)
def test_what_leads_from_all_to_all_runs_together(
    one: dict[str, Any], other: dict[str, Any], legs: int
) -> None:
    made = Drawn(staged({"name": "S", "order": "any", **one}, {"name": "T", "order": "any", **other}))
    tied = {name: group for name, group in made.groups.items() if "-stage." in name and group.kind != "knot"}
    assert len(tied) == legs
    assert ("stage-s.to-stage.t" in made.groups) == bool(legs)
    for law in LAWS:
        law(made)
    if legs:
        (knot,) = made.groups["stage-s.to-stage.t"].items
        assert isinstance(knot, Disc)
        ends = {points(group)[0 if "from" in name else -1] for name, group in tied.items()}
        assert ends == {(knot.x + side, knot.y) for side in (-4, 4)}
        heads = [name for name, group in tied.items() if any(isinstance(item, Shape) for item in group.items)]
        assert heads == [name for name in tied if "from-stage" in name]


def test_a_leg_is_a_hand_off_that_nobody_described_if_any_of_its_steps_is() -> None:
    made = Drawn(
        staged(
            {"name": "S", "order": "any", "touchpoints": [*spots("a", 2), *spots("x", 1, channel="web")]},
            {"name": "T", "order": "any", "touchpoints": [*spots("b", 2), *spots("y", 1, channel="shop")]},
        )
    )
    kinds = {name: group.kind for name, group in made.groups.items() if "-stage." in name}
    assert kinds == {
        "touchpoint-a0.to-stage.t": "step step", "touchpoint-a1.to-stage.t": "step step",
        "touchpoint-x0.to-stage.t": "step unknown", "touchpoint-b0.from-stage.s": "step step",
        "touchpoint-b1.from-stage.s": "step step", "touchpoint-y0.from-stage.s": "step unknown",
        "stage-s.to-stage.t": "knot",
    }  # fmt: skip


COLUMNS: dict[str, tuple[list[int], list[int]]] = {
    "a small map": ([2, 0, 3], [1, 1, 1]),
    "a stage that is not long yet": ([8], [1]),
    "a long one": ([60], [7]),
    "many that are as long as others": ([9] * 7, [1] * 7),
    "a long one among short ones": ([1, 1, 1, 24, 1, 1], [1, 1, 1, 3, 1, 1]),
}  # fmt: skip


@pytest.mark.parametrize(("sizes", "wanted"), COLUMNS.values(), ids=COLUMNS)
def test_long_stages_have_several_columns(sizes: list[int], wanted: list[int]) -> None:
    stages = ({"name": f"S{n}", "touchpoints": spots(f"s{n}t", size)} for n, size in enumerate(sizes))
    columns = plan(graph(staged(*stages))).columns
    found = [[column.cluster for column in columns].count(stage) for stage in range(len(sizes))]
    assert found == wanted


def test_what_kind_of_stage_it_is() -> None:
    made = Drawn(
        staged(
            {"name": "S", "touchpoints": spots("a", 1)},
            {"name": "T", "order": "any", "touchpoints": spots("b", 1)},
            {"name": "U", "alongside": True, "touchpoints": spots("c", 1)},
        )
    )
    notes = [texts([made.groups[f"stage-{name}"]])[-1].content for name in "stu"]
    assert notes == ["1 S", "one of these", "alongside the others"]
    boxes = [made.groups[f"stage-{name}"].items[0] for name in "stu"]
    assert [box.dash for box in boxes if isinstance(box, Box)] == [SOLID, SOLID, "4 3"]


def ribbons(made: Drawn) -> list[Shape]:
    return [item for item in made.scene.items if isinstance(item, Shape) and item.opacity == 0.3]


TWO_ROUTES = one_stage(
    "name: a, next: [b, c]", "name: b, next: d", "name: c", "name: d",
    more="routes: [{name: Over b, via: [b, d], share: 0.3, ends: completed}, {id: o, name: Over c, via: [c, d]}]\n",
)  # fmt: skip


def test_routes_are_ribbons_behind_their_steps_and_stand_in_the_legend() -> None:
    made = Drawn(TWO_ROUTES)
    steps = [item for item in ribbons(made) if area(item).bottom < made.scene.height - 100]
    assert sorted(str(item.fill) for item in steps) == sorted([*ROUTES[:2], *ROUTES[:2]])
    assert {"Over b · 30 % · completed", "Over c"} <= set(said(made))
    order = [item for item in made.scene.items if item in steps or item in made.groups.values()]
    assert max(order.index(item) for item in steps) < order.index(made.groups["touchpoint-a.to-b"])


def test_one_route_alone_is_coloured_and_what_is_not_on_it_is_grey() -> None:
    made = Drawn(TWO_ROUTES, route="o")
    assert {item.fill for item in ribbons(made)} == {ROUTES[1]}
    assert ("Over c" in said(made), "Over b · 30 % · completed" in said(made)) == (True, False)
    grey = {
        name
        for name, group in made.groups.items()
        if colours(group.items) <= {HAIRLINE, MUTED, EDGE, CARD, None}
    }
    assert grey == {"touchpoint-b", "touchpoint-a.to-b", "touchpoint-b.to-d"}
    order = list(made.groups)
    assert order.index("touchpoint-a.to-b") < order.index("touchpoint-a.to-c")


def colours(items: tuple[Item, ...]) -> set[str | None]:
    return {getattr(item, name, None) for item in items for name in ("fill", "stroke")}


def test_it_says_what_it_shows() -> None:
    scene = Drawn(example(COFFEE)).scene
    assert scene.description.startswith(
        "6 touchpoints in 3 stages, with 5 steps, 0 gaps, 0 steps back, 0 exits. The mood "
    )
    assert (scene.title, scene.lang, scene.id) == ("I buy a coffee on my way to work", "en", "coffee")


def test_on_a_page_its_things_lead_to_where_they_are_told() -> None:
    text = inline(Drawn(one_stage("name: a, exits: Rain", "name: b")).scene)
    for link in (
        "touchpoint-a",
        "touchpoint-a.next",
        "touchpoint-a.exits",
        "touchpoint-a.entry",
        "stage-one",
    ):
        assert f'href="#{link}"' in text


def test_the_same_map_is_the_same_picture() -> None:
    assert written(Drawn(example(MOVING_IN)).scene) == written(Drawn(example(MOVING_IN)).scene)


def test_a_line_that_strays_over_cards_is_led_beside_them() -> None:
    spot = Spot(Node(1, "a", "A"), 0, 100, 90)
    there, over = Placed((50,), 0), Curve((400, 10), (((0, 10), (100, 300), (274, 172)),))
    wire = Wire("w0", Tip(spot, low=True), Tip())
    kept = _kept_off(over.reversed(), wire, there, [Area(440, 10, 80, 20)])
    assert (kept.start, kept.end) == ((274, 172), (400, 10))
    assert min(x for curve in kept.curves for x, _ in curve) >= 274
    fine = Curve((274, 172), (((330, 172), (330, 10), (400, 10)),))
    assert _kept_off(fine, wire, there, [Area(440, 10, 80, 20)]) == fine


def test_three_hundred_touchpoints_are_drawn_in_less_than_two_seconds() -> None:
    made = staged(*({"name": f"S{n}", "touchpoints": spots(f"s{n}t", 25, channel=["a"])} for n in range(12)))
    laid_out("digraph { a }")
    started = time.process_time()
    Drawn(made)
    assert time.process_time() - started < 2
