"""The empty template for a workshop."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.draw.paper.blank import blank
from cjmap.draw.paper.sheets import PAPERS, Sheets, blank_sheets
from cjmap.draw.scene import Box, Disc, Scene
from cjmap.draw.scene import Path as Curve
from cjmap.model.journey import JourneyMap
from cjmap.view.blank_grid import emptied
from cjmap.view.grid import Grid, grid
from cjmap.view.items import Sign
from cjmap.view.lanes import HEADINGS
from tests.analysis.made import COFFEE, EXAMPLES, MOVING_IN, example, journey
from tests.draw.laws import all_of, squeezed
from tests.draw.seen import Area, area, clashes, flat, texts

PATHS = sorted(path for path in EXAMPLES.glob("**/*.cjm.yaml") if path.parent.name != "library")
NOTE = 76.0
"""The side of a note that everybody has, in millimetres."""
PIXEL = 25.4 / 96
BLUEPRINT = {"artefacts", "frontstage", "backstage", "support", "policies"}
"""The lanes of a blueprint alone."""


def drawn(map_: JourneyMap) -> Scene:
    return blank(grid(map_, file="map.cjm.yaml"))


def said(scene: Scene) -> list[str]:
    return [text.content for text in texts(scene.items)]


def fields(scene: Scene) -> list[Box]:
    """Return the fields for notes."""
    return [item for item in scene.items if isinstance(item, Box) and item.fill == "card" and item.dash]


def cards(scene: Scene) -> list[Box]:
    return [item for item in scene.items if isinstance(item, Box) and item.fill == "card" and not item.dash]


def test_a_map_with_only_stages_has_three_columns_for_each() -> None:
    scene = drawn(journey("stages: [{name: Begin}, {name: End, alongside: true}]"))
    assert len(cards(scene)) == 6
    assert {"1 Begin", "2 End", "alongside", "2 stages", "6 touchpoints", "1", "6"} <= {*said(scene)}
    assert "7" not in said(scene)
    assert scene.description == "An empty template: 2 stages, 6 touchpoints."


def test_a_map_without_stages() -> None:
    assert cards(drawn(journey("stages: []"))) == []


def test_columns_are_numbered_from_one() -> None:
    stages = "{name: S, touchpoints: [{name: a}, {name: b}]}, {name: T}, {name: U, touchpoints: [{name: c}]}"
    made = emptied(grid(journey(f"stages: [{stages}]")))
    assert [[column.number for column in group.columns] for group in made.groups] == [[1, 2], [3, 4, 5], [6]]


@pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
def test_nothing_of_the_map_but_its_title_its_personas_and_its_stages_has_words(path: Path) -> None:
    made = grid(example(path), file="map.cjm.yaml")
    shown = {squeezed(text) for text in said(blank(made))}
    kept = {
        made.title,
        *(name for person in made.head.people for name in (person.name, person.initials)),
        *(f"{group.number}{group.name}" for group in made.groups),
        *(word for words in HEADINGS.values() for word in words),
        *(sign.value for sign in Sign),
    }
    assert {squeezed(text) for text in content_of(made)} & shown - {squeezed(text) for text in kept} == set()
    whole = "".join(shown)
    assert all(squeezed(group.name) in whole for group in made.groups)
    assert all(squeezed(person.name) in whole for person in made.head.people)


def test_the_words_of_a_template() -> None:
    lanes = {word for row, words in HEADINGS.items() if row not in {*BLUEPRINT, "routes"} for word in words}
    signs = {sign.value for sign in Sign if sign is not Sign.UNKNOWN}
    assert {*said(drawn(example(COFFEE)))} == lanes | signs | {
        "CURRENT STATE", "I buy a coffee on my way to work", "SC", "Sam, commuter", "Scenario",
        "Why this map exists", "3 stages", "6 touchpoints", "1 Notice", "2 Order", "3 Enjoy",
        "1", "2", "3", "4", "5", "6", "+2", "+1", "0", "−1", "−2",
    }  # fmt: skip


def content_of(made: Grid) -> set[str]:
    """Return the texts of a map that are long enough to be no number and no label."""
    own = {column.name for column in made.columns}
    own |= {
        text for lane in made.lanes for cell in lane.cells for item in cell for text in (item.text, item.note)
    }
    return {text for text in (*own, *all_of(made)) if len(text) > 12}


def test_every_lane_of_the_experience_is_there_with_what_it_means() -> None:
    shown = said(drawn(journey("stages: [{name: Begin}]")))
    rows = [
        "images", "actions", "thoughts", "feeling", "channel", "next", "needs", "pain_points", "failures",
        "delights", "opportunities", "metrics", "owner",
    ]  # fmt: skip
    at = [shown.index(HEADINGS[row][0]) for row in rows]
    assert at == sorted(at)
    assert all(HEADINGS[row][1] in shown for row in rows)
    assert "Backstage" not in shown


def test_every_lane_but_that_of_feelings_has_a_field_in_each_column() -> None:
    scene = drawn(example(COFFEE))
    columns = sorted({(card.x, card.width) for card in cards(scene)})
    assert len(columns) == 6
    assert sorted({(field.x, field.width) for field in fields(scene)}) == columns
    assert len(fields(scene)) == 12 * 6


def test_the_lane_of_feelings_has_the_scale_and_no_feeling() -> None:
    scene = drawn(example(MOVING_IN))
    assert [text for text in said(scene) if text in {"+2", "+1", "0", "−1", "−2"}] == [
        "+2",
        "+1",
        "0",
        "−1",
        "−2",
    ]
    assert "?" not in said(scene)
    assert [item for item in flat(scene.items) if isinstance(item, Curve) and item.stroke == "ink"] == []
    radii = {item.radius for item in flat(scene.items) if isinstance(item, Disc)}
    assert 10.5 not in radii  # no face


def test_it_is_said_what_may_be_marked() -> None:
    shown = said(drawn(journey("stages: [{name: Begin}]")))
    assert {"moment of truth", "pain point", "delight", "opportunity", "wait before"} <= {*shown}
    assert "hand-off nobody described" not in shown


@pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
def test_everything_lies_on_the_sheet_and_no_text_over_another(path: Path) -> None:
    made = grid(example(path))
    for scene in (
        blank(made),
        *blank_sheets(made, PAPERS["a1"]).scenes,
        *blank_sheets(made, PAPERS["a4"]).scenes,
    ):
        paper = Area(0, 0, scene.width, scene.height)
        assert all(paper.holds(area(item)) for item in flat(scene.items))
        assert clashes(texts(scene.items)) == []


def test_a_note_fits_into_a_column_where_a_unit_is_a_pixel() -> None:
    for map_ in (example(MOVING_IN), journey("stages: [{name: Begin}]")):
        assert min(field.width for field in fields(drawn(map_))) * PIXEL >= NOTE


def millimetres(scene: Scene) -> list[float]:
    assert scene.paper is not None
    return [field.width / scene.width * scene.paper[0] for field in fields(scene)]


@pytest.mark.parametrize("name", ["a1", "a0"])
@pytest.mark.parametrize("path", [COFFEE, MOVING_IN], ids=["coffee", "moving in"])
def test_a_note_fits_into_a_column_on_large_paper(path: Path, name: str) -> None:
    made = on(name, example(path))
    assert min(wide for scene in made.scenes for wide in millimetres(scene)) >= NOTE - 1e-6
    assert min(made.bodies) >= 10


def on(name: str, map_: JourneyMap) -> Sheets:
    return blank_sheets(grid(map_), PAPERS[name])


def test_a_map_that_needs_several_sheets_has_every_column_once() -> None:
    made = on("a1", example(MOVING_IN))
    assert made.said.startswith("A1 landscape: 3 sheets, text ")
    numbers = [
        text.content for scene in made.scenes for text in texts(scene.items) if text.size == 11 and text.bold
        and text.content.isdigit()
    ]  # fmt: skip
    assert numbers == [str(number) for number in range(1, 25)]
    assert [scene.description for scene in made.scenes][1] == (
        "An empty template: 7 stages, 24 touchpoints. Sheet 2 of 3: “Wait for the line”, “Get connected”."
    )


def test_lanes_fill_the_sheet() -> None:
    for scene in on("a0", example(MOVING_IN)).scenes:
        bottom = max(area(item).bottom for item in flat(scene.items[1:]))
        assert scene.height - bottom == pytest.approx(36, abs=8)


def test_where_a_stage_has_too_many_columns_for_notes_this_is_said() -> None:
    spots = ", ".join(f"{{name: t{number}}}" for number in range(14))
    made = on("a1", journey(f"stages: [{{name: S, touchpoints: [{spots}]}}]"))
    wide = min(millimetres(made.scenes[0]))
    assert wide < NOTE
    assert list(made.bodies) == [10]
    assert made.said.endswith(f", columns of {int(wide)} mm, narrower than a note of 76 mm")


def test_on_small_paper_columns_are_as_wide_as_they_can_be() -> None:
    made = on("a3", example(COFFEE))
    assert (len(made.scenes), "narrower" in made.said) == (1, False)
