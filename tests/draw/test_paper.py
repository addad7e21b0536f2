"""A poster on sheets of paper."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from cjmap.draw import face
from cjmap.draw.palette import EDGE, HAIRLINE, MUTED
from cjmap.draw.paper.fit import POINT
from cjmap.draw.paper.sheets import PAPERS, Sheets, sheets
from cjmap.draw.poster import drawn, framed, poster
from cjmap.draw.scene import Disc, Group, Item, Line, Scene, Text
from cjmap.draw.sheet import GAP, LEFT, MARGIN, Columns, Room
from cjmap.draw.svg import written
from cjmap.draw.text import BODY, TITLE
from cjmap.model.journey import JourneyMap
from cjmap.view.grid import grid
from cjmap.view.grid_parts import Part, parts
from tests.analysis.made import COFFEE, EXAMPLES, MOVING_IN, example, journey, one_stage
from tests.draw.generated import Drawn
from tests.draw.laws import LAWS
from tests.draw.seen import Area, area, band, behind, flat, groups, lanes, texts

PATHS = sorted(path for path in EXAMPLES.glob("**/*.cjm.yaml") if path.parent.name != "library")


def on(name: str, map_: JourneyMap, columns: Columns = "auto") -> Sheets:
    return sheets(grid(map_, file="map.cjm.yaml"), columns, PAPERS[name])


@cache
def printed(name: str, path: Path) -> Sheets:
    """Return an example on paper; several tests look at each."""
    return on(name, example(path))


def said(scene: Scene) -> list[str]:
    return [text.content for text in texts(scene.items)]


def test_papers_are_those_of_iso_216() -> None:
    assert {name: (paper.width, paper.height, paper.least) for name, paper in PAPERS.items()} == {
        "a4": (210, 297, 6),
        "a3": (297, 420, 6),
        "a2": (420, 594, 10),
        "a1": (594, 841, 10),
        "a0": (841, 1189, 10),
    }


def test_a_small_map_stands_on_one_sheet_that_says_nothing_of_others() -> None:
    made = printed("a4", COFFEE)
    (scene,) = made.scenes
    assert made.said == f"A4 landscape: 1 sheet, text {made.bodies[0]:.1f} pt"
    assert [scene.paper] == [(297, 210)]
    assert scene.description == grid(example(COFFEE)).description
    assert "1 of 1" not in said(scene)


def test_a_scene_has_the_proportion_of_its_paper_and_its_text_the_size_that_is_told() -> None:
    for name in PAPERS:
        made = printed(name, MOVING_IN)
        for scene, body in zip(made.scenes, made.bodies, strict=True):
            assert scene.paper is not None
            wide, high = scene.paper
            assert sorted(scene.paper) == [PAPERS[name].width, PAPERS[name].height]
            assert scene.width / scene.height == pytest.approx(wide / high)
            assert wide / scene.width == pytest.approx(body / BODY.size * POINT)


@pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
@pytest.mark.parametrize("name", PAPERS)
def test_everything_lies_on_the_sheet_within_its_margins(path: Path, name: str) -> None:
    made = printed(name, path)
    tips = GAP + 2  # of the chevrons of stages that go on
    for scene in made.scenes:
        paper = Area(MARGIN, MARGIN, scene.width - MARGIN, scene.height - MARGIN)
        for item in flat(scene.items[1:]):
            assert paper.holds(area(item), tips), item


@pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
def test_text_is_never_too_small_to_read_but_where_this_is_said(path: Path) -> None:
    for name, paper in PAPERS.items():
        made = printed(name, path)
        small = [number for number, body in enumerate(made.bodies, start=1) if body < paper.least]
        assert all(str(number) in made.said.partition("; ")[2] for number in small)
        assert bool(small) == ("never split" in made.said)


def test_every_touchpoint_stands_on_one_sheet_with_the_number_that_it_has_in_the_map() -> None:
    made = printed("a4", MOVING_IN)
    assert len(made.scenes) > 1
    cards = [group for scene in made.scenes for group in groups(scene) if group.kind == "touchpoint"]
    whole = [group for group in groups(poster(grid(example(MOVING_IN)))) if group.kind == "touchpoint"]
    assert [card.id for card in cards] == [card.id for card in whole]
    assert [texts([card])[0].content for card in cards] == [str(number) for number in range(1, 25)]


def test_title_figures_and_rail_are_repeated_with_the_number_of_the_sheet() -> None:
    made = printed("a4", MOVING_IN)
    count = len(made.scenes)
    for number, scene in enumerate(made.scenes, start=1):
        words = {*said(scene)}
        assert scene.title == "I get the internet running in my new flat"
        assert {
            scene.title,
            f"{number} of {count}",
            "lowest moment",
            "17 Asks for a second visit",
            "Feels",
        } <= words
        title, which = (
            next(text for text in behind(scene) if text.content == content)
            for content in (scene.title, f"{number} of {count}")
        )
        assert which.y == title.y
        assert (which.anchor, which.x) == ("end", scene.width - MARGIN)


def test_a_sheet_says_how_much_of_the_map_it_shows() -> None:
    first = printed("a3", MOVING_IN).scenes[0]
    assert {"3 of 7 stages", "9 of 24 touchpoints"} <= {*said(first)}
    assert first.description.endswith("Sheet 1 of 3: “Realise”, “Look around”, “Choose and order”.")


def test_the_lowest_the_highest_and_the_last_moment_are_those_of_the_map() -> None:
    shown = [text for scene in printed("a4", MOVING_IN).scenes for text in said(scene)]
    tags = [text for text in shown if text.split()[-1] in {"lowest", "peak", "end"} and text[0] in "+−"]
    assert tags == ["−1.6 lowest", "+1.6 peak", "−1.1 end"]


def test_sheets_begin_at_the_same_height() -> None:
    scenes = printed("a3", MOVING_IN).scenes
    tops = {round(texts(scene.items)[0].y / scene.height, 6) for scene in scenes}
    assert len(tops) == 1


def test_the_longest_sheet_stands_in_the_middle() -> None:
    (scene,) = printed("a1", COFFEE).scenes
    shown = [area(item) for item in flat(scene.items[1:])]
    above, below = min(each.top for each in shown), scene.height - max(each.bottom for each in shown)
    assert above == pytest.approx(below, abs=4)


LONG = "Rechtsschutzversicherungsbestätigung お客様は店舗で商品を受け取り " * 6


def test_a_stage_that_needs_more_than_a_sheet_is_drawn_smaller_and_this_is_said() -> None:
    spots = ", ".join(
        f"{{name: t{n}, actions: [{', '.join(f'{n}{m} {LONG}' for m in range(3))}]}}" for n in range(9)
    )
    map_ = journey(f"stages: [{{name: S, touchpoints: [{{name: a}}]}}, {{name: T, touchpoints: [{spots}]}}]")
    made = on("a4", map_)
    assert len(made.scenes) == 2
    assert made.bodies[0] == 6 > made.bodies[1]
    assert made.said.endswith(f"; sheet 2 has text of {made.bodies[1]:.1f} pt, for a stage is never split")
    assert max(area(item).bottom for item in flat(made.scenes[1].items[1:])) <= made.scenes[1].height


def test_a_map_without_stages_and_one_without_touchpoints() -> None:
    for text in ("stages: []", "stages: [{name: Begin}, {name: End}]"):
        made = on("a4", journey(text))
        assert (len(made.scenes), made.said[:17]) == (1, "A4 landscape: 1 s")


@pytest.mark.parametrize("columns", ["touchpoint", "stage"])
def test_columns_are_what_somebody_says(columns: Columns) -> None:
    made = on("a3", example(MOVING_IN), columns)
    cells = [
        group.link or "" for scene in made.scenes for group in groups(scene) if group.kind == "cell actions"
    ]
    assert cells
    assert all(link.startswith(columns) for link in cells)


def test_columns_fill_the_sheet() -> None:
    for scene in printed("a3", MOVING_IN).scenes:
        stages = [area(group.items[0]) for group in groups(scene) if group.kind == "stage"]
        assert stages[0].left == LEFT
        assert stages[-1].right == pytest.approx(scene.width - MARGIN, abs=GAP + 2)


# Each part of a poster obeys what a whole one does.


class Laid(Drawn):
    """A part of a poster in a room, in the form that the laws take."""

    def __init__(self, shown: Part, columns: Columns, width: float) -> None:
        self.text, self.columns, self.grid = f"part {shown.number}", columns, shown.grid
        self.sheet = drawn(shown.grid, columns, Room(width, 0, part=shown))
        self.scene = framed(self.sheet, width, self.sheet.y + MARGIN)


@pytest.mark.parametrize(("columns", "width"), [("touchpoint", 5000), ("stage", 2000)])
@pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
def test_what_holds_for_a_poster_holds_for_its_parts(path: Path, columns: Columns, width: float) -> None:
    for each in parts(grid(example(path), file="map.cjm.yaml"), (1, 2)):
        for law in LAWS:
            law(Laid(each, columns, width))


# The curve.

TWO = """
stages:
- {name: S, touchpoints: [{name: a, feeling: 1}, {name: b, feeling: -1}]}
- {name: T, touchpoints: [{name: c, feeling: 2}]}
"""


def halves(text: str) -> list[Scene]:
    made = parts(grid(journey(text)), (1,))
    return [poster(each.grid, "touchpoint", Room(1500, 900, part=each)) for each in made]


def fading(scene: Scene) -> list[Line]:
    return [
        item for item in scene.items
        if isinstance(item, Line) and item.width == 2.2 and item.stroke in (MUTED, EDGE, HAIRLINE)
    ]  # fmt: skip


def faces(items: tuple[Item, ...]) -> list[tuple[float, float]]:
    return [(i.x, i.y) for i in flat(items) if isinstance(i, Disc) and i.radius == face.RADIUS]


def test_a_line_that_goes_on_fades_from_its_moment_to_the_edge_of_the_sheet() -> None:
    first, second = halves(TWO)
    before, behind_ = fading(first), fading(second)
    assert [line.stroke for line in before] == [line.stroke for line in behind_] == [MUTED, EDGE, HAIRLINE]
    (_, last), (only,) = faces(first.items), faces(second.items)
    assert before[0].points[0] == pytest.approx(last)
    assert behind_[0].points[0] == pytest.approx(only)
    assert [line.points[-1] for line in before[:-1]] == [line.points[0] for line in before[1:]]
    edge = max(area(group).right for group in groups(first) if group.kind == "touchpoint")
    assert edge < before[-1].points[-1][0] <= first.width - MARGIN
    assert behind_[-1].points[-1][0] == pytest.approx(LEFT - 8)


def test_it_goes_half_of_the_way_to_the_moment_beyond() -> None:
    for scene, own, other in zip(halves(TWO), (-1, 2), (2, -1), strict=True):
        end = fading(scene)[-1].points[-1][1]
        (_, at), guides = faces(scene.items)[-1], lanes(scene)[0]
        assert guides.top < end < guides.bottom
        step = 37.0  # units of a whole step of feeling
        assert end == pytest.approx(at - (other - own) / 2 * step, abs=step / 2)


def test_the_rail_says_where_the_line_comes_from_and_goes_to() -> None:
    first, second = halves(TWO)
    assert "goes on at 3" in said(first)
    assert "comes from 2" in said(second)


def test_nothing_fades_where_nothing_goes_on() -> None:
    assert fading(poster(grid(example(MOVING_IN)))) == []
    first, second = halves(TWO.replace("feeling: 2", "feeling: "))
    assert fading(first) == fading(second) == []
    assert not any("goes on" in text or "comes from" in text for text in (*said(first), *said(second)))


def test_stages_point_to_the_sheet_that_follows() -> None:
    first, second = halves(TWO)
    tips = [[group.items[0] for group in groups(scene) if group.kind == "stage"] for scene in (first, second)]
    (shape,), (last,) = tips
    assert area(shape).right > max(area(group).right for group in groups(first) if group.kind == "touchpoint")
    assert len(getattr(shape, "points", ())) == 5
    assert len(getattr(last, "points", ())) == 6  # notched: it comes from another sheet
    assert band(second).right == second.width


# As SVG.


def test_an_svg_has_the_size_of_its_paper() -> None:
    (scene,) = printed("a3", COFFEE).scenes
    assert [scene.paper] == [(420, 297)]
    opening = written(scene).partition("\n")[0]
    assert 'height="297mm" ' in opening
    assert ' width="420mm" ' in opening
    wide, high = opening.partition('viewBox="0 0 ')[2].partition('"')[0].split()
    assert float(wide) / float(high) == pytest.approx(420 / 297, abs=1e-4)


def test_and_without_paper_its_own() -> None:
    scene = poster(grid(example(COFFEE)))
    assert scene.paper is None
    opening = written(scene).partition("\n")[0]
    assert f'height="{scene.height:.2f}"'.replace('.00"', '"').replace('0"', '"') in opening.replace(
        '0"', '"'
    )
    assert "mm" not in opening


def test_a_title_of_many_lines_leaves_room_for_the_number_of_the_sheet() -> None:
    made = parts(grid(one_stage("name: a", more="")), ())[0]
    long = Part(made.grid, made.whole, 0, 2, 3, ())
    scene = poster(long.grid, "auto", Room(1300, 900, part=long))
    title = next(text for text in texts(scene.items) if text.size == TITLE.size)
    which = next(text for text in texts(scene.items) if text.content == "2 of 3")
    assert isinstance(which, Text)
    assert title.left + title.width < which.left


def test_same_map_same_sheets() -> None:
    assert on("a3", example(MOVING_IN)) == printed("a3", MOVING_IN)


def test_groups_are_those_of_the_poster() -> None:
    (scene,) = printed("a1", COFFEE).scenes
    ids = [item.id for item in scene.items if isinstance(item, Group)]
    assert ids == [item.id for item in poster(grid(example(COFFEE))).items if isinstance(item, Group)]
