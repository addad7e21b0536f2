"""The routes on a poster, and the lines of a service blueprint between its lanes."""

from __future__ import annotations

from dataclasses import replace

from cjmap.draw.palette import INK, ROUTES
from cjmap.draw.poster import drawn, poster
from cjmap.draw.scene import Disc, Group, Line, Path, Scene, Text
from cjmap.draw.sheet import Room
from cjmap.model.journey import JourneyMap
from cjmap.view.grid import grid
from cjmap.view.grid_parts import parts
from tests.analysis.made import EXAMPLES, example, journey, one_stage
from tests.draw.seen import behind, groups, texts

ROUTED = one_stage(
    "name: a, next: [b, c]", "name: b, next: d", "name: c", "name: d, next: [b, e]", "name: e",
    more="routes: [{name: Over b, via: [b, d, b, d, e], share: 0.3, ends: lost-to-competitor},"
    " {id: o, name: Over c, via: [c, e]}, {id: unclear, name: Somehow}]\n",
)  # fmt: skip


def routes(scene: Scene) -> dict[str, Group]:
    return {group.id.rpartition(".")[2]: group for group in groups(scene) if group.kind == "route"}


def dots(route: Group) -> list[tuple[float, str]]:
    """Return where a route has dots, and their numbers."""
    numbers = {
        item.x: item.content for item in route.items if isinstance(item, Text) and item.anchor == "middle"
    }
    return [(item.x, numbers[item.x]) for item in route.items if isinstance(item, Disc)]


def test_a_route_has_a_dot_over_the_middle_of_each_touchpoint_that_it_passes() -> None:
    made = drawn(grid(ROUTED))
    middles = made.middles()
    found = routes(poster(grid(ROUTED)))
    assert list(found) == ["route-over-b", "route-o"]
    assert dots(found["route-over-b"]) == [(middles[n], str(n + 1)) for n in (0, 1, 3, 4)]
    assert dots(found["route-o"]) == [(middles[n], str(n + 1)) for n in (0, 2, 3, 4)]
    assert {item.fill for item in found["route-o"].items if isinstance(item, Disc)} == {ROUTES[1]}


def test_a_route_says_its_name_its_share_and_how_it_ends() -> None:
    said = [text.content for text in texts([routes(poster(grid(ROUTED)))["route-over-b"]])]
    assert said[:2] == ["Over b", "30 % · lost to competitor"]
    german = ROUTED.with_(lang="de")
    said = [text.content for text in texts([routes(poster(grid(german)))["route-over-b"]])]
    assert said[1] == "30 % · an Wettbewerber verloren"


def test_a_step_back_hangs_below_the_line_and_leads_to_where_it_goes() -> None:
    made = drawn(grid(ROUTED))
    middles = made.middles()
    (back,) = (item for item in routes(poster(grid(ROUTED)))["route-over-b"].items if isinstance(item, Path))
    assert (back.start[0], back.curves[-1][-1][0]) == (middles[3], middles[1])
    assert back.curves[0][0][1] > back.start[1]


def test_a_route_goes_on_to_the_edge_where_it_goes_on_elsewhere() -> None:
    text = "stages: [{name: A, touchpoints: [{name: a}]}, {name: B, touchpoints: [{name: b}, {name: c}]}]\n"
    map_ = journey(text + "routes: [{name: All, via: [a, c]}]\n")
    first, last = parts(grid(map_), (1,))
    one, other = (drawn(part.grid, "touchpoint", Room(1400, 900, part=part)) for part in (first, last))
    ends = []
    for made in (one, other):
        (route,) = (group for group in made.groups if group.kind == "route")
        thick = [item for item in route.items if isinstance(item, Line) and item.stroke == ROUTES[0]]
        ends.append((min(line.points[0][0] for line in thick), max(line.points[1][0] for line in thick)))
        assert len(dots(route)) == len(made.grid.columns)
    assert ends[0] == (one.middles()[0], one.right)
    assert ends[1][0] < other.slots[0].x
    assert ends[1][1] == other.middles()[1]


def test_a_map_without_clear_routes_has_none_on_its_poster() -> None:
    for map_ in (one_stage("name: a"), one_stage("name: a", more="routes: [{name: Somehow}]\n")):
        scene = poster(grid(map_))
        assert routes(scene) == {}
        assert "Routes" not in [text.content for text in behind(scene)]


def lines(map_: JourneyMap, *fields: str) -> dict[str, float]:
    """Return how high the lines of a blueprint lie between lanes, by their names."""
    shown = grid(map_)
    if fields:
        shown = replace(shown, lanes=tuple(lane for lane in shown.lanes if lane.field in fields))
    return {text.content: text.y for text in behind(poster(shown)) if text.content.startswith("LINE OF")}


def test_the_lines_of_a_blueprint_lie_above_what_they_keep_from_the_customer() -> None:
    map_ = example(EXAMPLES / "clinic-visit.cjm.yaml")
    found = lines(map_)
    tops = {text.content: text.y for text in behind(poster(grid(map_)))}
    between = ["Does", "LINE OF INTERACTION", "Frontstage", "LINE OF VISIBILITY", "Backstage"]
    between += ["LINE OF INTERNAL INTERACTION", "Support"]
    assert sorted(between, key=tops.__getitem__) == between
    assert list(found) == between[1::2]
    assert list(lines(map_, "backstage")) == ["LINE OF INTERACTION", "LINE OF VISIBILITY"]
    assert lines(map_, "feeling", "policies") == {}


def test_only_the_line_of_visibility_is_whole() -> None:
    scene = poster(grid(example(EXAMPLES / "clinic-visit.cjm.yaml")))
    named = [text.y - 4 for text in behind(scene) if text.content.startswith("LINE OF")]
    across = [item for item in scene.items if isinstance(item, Line) and item.points[0][1] in named]
    assert [(item.stroke == INK, item.dash == "") for item in across] == [
        (False, False),
        (True, True),
        (False, False),
    ]
