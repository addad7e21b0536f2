"""The feelings of a drawn change: the old curve, the new one, and what lies between them."""

from __future__ import annotations

import pytest

from cjmap.draw.palette import CARD, DELIGHT, EDGE, GROUND, INK, PAIN
from cjmap.draw.scene import DASHED, SOLID, Box, Disc, Shape, Text
from cjmap.draw.scene import Path as Curve
from cjmap.model.journey import JourneyMap
from tests.analysis.made import journey
from tests.draw.change_seen import group, said, spots, struck
from tests.draw.changed import Changed


def curves(made: Changed, stroke: str) -> list[list[float]]:
    """Return which moments the curves of a colour join, by their places in the grid."""
    middles = {round(x, 3): place for place, x in made.sheet.middles().items()}
    return [
        [middles[round(x, 3)] for x, _ in (path.start, *(curve[-1] for curve in path.curves))]
        for path in made.scene.items
        if isinstance(path, Curve) and path.stroke == stroke
    ]


DIFFERENCES: dict[str, tuple[str, str, list[str], set[str]]] = {
    "too small to be felt": ("0.5", "0.7", [], set()),
    "just felt": ("0.4", "0.7", ["+0.3"], {DELIGHT}),
    "just felt, downwards": ("0.7", "0.4", ["−0.3"], {PAIN}),
    "large": ("-2", "2", ["+4.0"], {DELIGHT}),
    "none": ("1", "1, words: x", [], set()),
}


@pytest.mark.parametrize(("old", "new", "shown", "colours"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_a_difference_is_written_where_it_can_be_felt(
    old: str, new: str, shown: list[str], colours: set[str]
) -> None:
    made = spots(f"name: a, feeling: {{score: {old}}}", to=(f"name: a, feeling: {{score: {new}}}",))
    cell = group(made, "touchpoint-a.feeling")
    assert said(cell)[:-1] == shown
    assert {item.fill for item in cell.items if isinstance(item, Shape)} & {DELIGHT, PAIN} == colours


def test_the_old_curve_lies_under_the_new_one() -> None:
    felt = ("name: a, feeling: 1", "name: b, feeling: 0")
    made = spots(*felt, to=(felt[0], "name: b, feeling: 1"))
    assert (curves(made, EDGE), curves(made, INK)) == ([[0, 1]], [[0, 1]])
    paths = [item for item in made.scene.items if isinstance(item, Curve)]
    assert [(path.stroke, path.dash) for path in paths] == [(EDGE, DASHED), (INK, SOLID)]
    assert {"now", "before"} <= set(said(made.scene))


def test_there_is_one_curve_where_nobody_feels_otherwise() -> None:
    felt = ("name: a, feeling: 1", "name: b, feeling: 0")
    made = spots(*felt, to=(felt[0], f"{felt[1]}, note: x"))
    assert (curves(made, EDGE), curves(made, INK)) == ([], [[0, 1]])
    assert "before" not in said(made.scene)


RUNS = {
    "one that comes is passed over by the old curve": (
        ("name: a, feeling: 1", "name: c, feeling: 0"),
        ("name: a, feeling: 1", "name: b, feeling: -1", "name: c, feeling: 0"),
        [[0, 2]],
        [[0, 1, 2]],
    ),
    "one that goes is passed over by the new curve": (
        ("name: a, feeling: 1", "name: b, feeling: -1", "name: c, feeling: 0"),
        ("name: a, feeling: 1", "name: c, feeling: 0"),
        [[0, 1, 2]],
        [[0, 2]],
    ),
    "a missing feeling is a gap": (
        ("name: a, feeling: 1", "name: b, feeling: -1", "name: c, feeling: 0", "name: d, feeling: 1"),
        ("name: a, feeling: 1", "name: b", "name: c, feeling: 0", "name: d, feeling: 1"),
        [[0, 1, 2, 3]],
        [[2, 3]],
    ),
    "one that moved is felt at both places": (
        ("id: a, name: a, feeling: 1", "name: b, feeling: -1", "name: c, feeling: 0"),
        ("name: b, feeling: -1", "name: c, feeling: 0", "id: a, name: a, feeling: 2"),
        [[0, 1, 2]],
        [[1, 2, 3]],
    ),
}


@pytest.mark.parametrize(("before", "after", "old", "new"), RUNS.values(), ids=RUNS)
def test_what_the_curves_join(
    before: tuple[str, ...], after: tuple[str, ...], old: list[list[float]], new: list[list[float]]
) -> None:
    made = spots(*before, to=after)
    assert (curves(made, EDGE), curves(made, INK)) == (old, new)


def test_alternatives_and_what_runs_alongside_are_not_joined() -> None:
    stage = "- {{name: {}, {}touchpoints: [{{name: {}, feeling: {}}}, {{name: {}, feeling: 0}}]}}\n"

    def map_of(score: int) -> JourneyMap:
        return journey(
            "stages:\n"
            + stage.format("S", "", "a", score, "b")
            + stage.format("T", "order: any, ", "c", score, "d")
            + stage.format("U", "alongside: true, ", "e", score, "f")
            + stage.format("V", "", "g", score, "h")
        )

    made = Changed(map_of(1), map_of(-1))
    assert (curves(made, EDGE), curves(made, INK)) == ([[0, 1], [6, 7]], [[0, 1], [6, 7]])


def test_the_dot_of_what_was_felt_lies_where_it_was() -> None:
    made = spots("name: a, feeling: 1", to=("name: a, feeling: -1",))
    dots = [item for item in group(made, "touchpoint-a.feeling").items if isinstance(item, Disc)]
    assert (dots[0].fill, dots[0].stroke) == (CARD, EDGE)
    assert dots[0].y < max(dot.y for dot in dots)


def test_what_is_not_felt_any_more_is_struck_on_a_ground_of_its_own() -> None:
    made = spots("name: a, feeling: 1", to=("name: a",))
    cell = group(made, "touchpoint-a.feeling")
    assert (said(cell), struck(cell)) == (["+1.0"], ["+1.0"])
    *_, ground, words = cell.items
    assert isinstance(ground, Box)
    assert isinstance(words, Text)
    assert (ground.fill, words.halo) == (GROUND, None)
    assert ground.x < words.left
    assert words.left + words.width < ground.x + ground.width


def test_what_changed_but_its_number_stands_below_the_curve() -> None:
    made = spots(
        "name: a, feeling: {score: 1, words: Glad}", to=("name: a, feeling: {score: 0, words: Calm}",)
    )
    assert said(group(made, "touchpoint-a.feeling.change")) == ["feeling words", "Glad", "→", "Calm"]
