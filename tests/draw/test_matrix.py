"""The matrix as a picture: discs in their cells and on no other, and a list of all of them."""

from __future__ import annotations

from itertools import combinations
from math import dist
from pathlib import Path

import pytest
from hypothesis import given, settings

from cjmap.draw.matrix.discs import RADII
from cjmap.draw.matrix.picture import matrix
from cjmap.draw.matrix.plot import Plot
from cjmap.draw.palette import CARD, OPPORTUNITY
from cjmap.draw.scene import Disc, Group, Scene, Shape, Text
from cjmap.draw.svg import written
from cjmap.model.journey import JourneyMap
from cjmap.view import matrix as view
from tests.analysis.made import example, journey, one_stage
from tests.conftest import Golden
from tests.draw.generated import maps
from tests.draw.seen import Area, area, behind, groups, texts
from tests.draw.structure import COUNTS, PATHS, broken, lost, many, runs
from tests.draw.test_poster_laws import PROFILE

SMALL = """\
sources: [{id: talk, title: Talks, kind: interview}, {id: log, title: Log, kind: analytics}]
stages:
- name: Before
  opportunities: [{text: Say who we are, impact: 2, effort: 1, status: shipped}]
  touchpoints:
  - name: Asks
    sources: log
    opportunities:
    - {text: Answer at once, impact: 5, effort: 2, status: planned, owner: Ann, due: 2027-03}
    - {text: Answer before they ask, impact: 5, effort: 2}
    - {text: Ask back, impact: 4}
- {name: After, touchpoints: [{name: Leaves, sources: talk, opportunities: [{text: Win back, impact: 3, effort: 5}]}]}
"""


def laws(map_: JourneyMap) -> dict[str, object]:
    """Return what a matrix breaks of what holds for all of them."""
    scene, found = matrix(map_, file="map.cjm.yaml"), view.matrix(map_)
    entries = (*found.ranked, *found.unscored)
    shown = [text for entry in entries for text in (entry.text, entry.owner, entry.due, ", ".join(entry.at))]
    told = {
        "lost": lost(scene, [*shown, found.title, found.description]),
        "over another disc": overlapping(scene),
        "out of its cell": misplaced(scene, found),
        "number out of its disc": wider(scene),
        "on the plot": differing([group_number(group) for group in on_plot(scene)], len(found.ranked)),
        "in the list": differing([int(t.content) for t in numbers(in_list(scene))], len(found.ranked)),
        "rows": [] if len(in_list(scene)) == len(entries) else ["not all"],
    }
    return broken(scene) | {law: what for law, what in told.items() if what}


def on_plot(scene: Scene) -> list[Group]:
    return [group for group in groups(scene) if not group.id.endswith(".row")]


def in_list(scene: Scene) -> list[Group]:
    return [group for group in groups(scene) if group.id.endswith(".row")]


def group_number(group: Group) -> int:
    return int(group.id.rpartition("opportunity-")[2])


def numbers(found: list[Group]) -> list[Text]:
    return [text for group in found for text in texts([group])[:1] if text.size == 10.5]


def differing(found: list[int], count: int) -> list[int]:
    """Return which numbers from 1 to so many are not there once."""
    return sorted(set(range(1, count + 1)) ^ set(found)) or [n for n in found if found.count(n) > 1]


def discs(found: list[Group]) -> list[Disc]:
    return [next(item for item in group.items if isinstance(item, Disc)) for group in found]


def overlapping(scene: Scene) -> list[tuple[Disc, Disc]]:
    pairs = combinations(discs(on_plot(scene)), 2)
    return [(a, b) for a, b in pairs if dist((a.x, a.y), (b.x, b.y)) < a.radius + b.radius]


def misplaced(scene: Scene, found: view.Matrix) -> list[int]:
    """Return the numbers of the discs that do not lie in their cells, of which none overlaps another."""
    top = next(text.y for text in texts(scene.items) if text.content.startswith("Impact for")) - 18
    plot = Plot(found, top)
    cells = {
        (impact, effort): Area(
            plot.x(effort),
            plot.y(impact),
            plot.x(effort) + plot.wide[effort],
            plot.y(impact) + plot.tall[impact],
        )
        for impact in range(1, 6)
        for effort in range(1, 6)
    }
    assert not any(a.meets(b) for a, b in combinations(cells.values(), 2))
    pairs = zip(found.ranked, sorted(on_plot(scene), key=group_number), strict=True)
    return [
        entry.number
        for entry, group in pairs
        if not cells[entry.impact or 0, entry.effort or 0].holds(area(group))
    ]


def wider(scene: Scene) -> list[str]:
    pairs = zip(discs(on_plot(scene)), (texts([group])[0] for group in on_plot(scene)), strict=True)
    return [text.content for disc, text in pairs if text.width > 2 * disc.radius - 2 or text.x != disc.x]


def test_a_small_map(golden: Golden) -> None:
    golden("views/matrix.svg", written(matrix(journey(SMALL), file="map.cjm.yaml")))


@pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
def test_every_law_holds_for_the_examples(path: Path) -> None:
    assert laws(example(path)) == {}


@pytest.mark.parametrize("count", COUNTS)
def test_every_law_holds_for_maps_of_any_size(count: int) -> None:
    assert laws(many(count)) == {}


@PROFILE
@given(text=maps())
def test_every_law_holds_for_maps_that_are_made_up(text: str) -> None:
    assert laws(journey(text)) == {}


@settings(PROFILE, max_examples=4)
@given(text=maps(40))
def test_every_law_holds_for_larger_ones(text: str) -> None:
    assert laws(journey(text)) == {}


def crowded(count: int) -> JourneyMap:
    """Make a map of so many opportunities of the same impact and effort."""
    ways = ", ".join(f"{{text: Way {number}, impact: 3, effort: 3}}" for number in range(count))
    return one_stage(f"name: a, opportunities: [{ways}]")


@pytest.mark.parametrize("count", [1, 9, 60, 150])
def test_ties_stand_beside_each_other(count: int) -> None:
    assert laws(crowded(count)) == {}


def test_a_crowded_cell_does_not_make_the_others_larger() -> None:
    plot = Plot(view.matrix(crowded(60)), 0)
    assert [rank for rank in range(1, 6) if plot.wide[rank] > plot.wide[1]] == [3]
    assert [rank for rank in range(1, 6) if plot.tall[rank] > plot.tall[1]] == [3]


def test_without_opportunities_there_is_a_friendly_sentence() -> None:
    scene = matrix(journey("stages: [{name: Begin}]"))
    said = " ".join(text.content for text in texts(scene.items))
    assert "No opportunities yet. Write what could be better next to the touchpoints that hurt most" in said
    assert groups(scene) == []


def filled(status: str) -> tuple[str | None, bool]:
    """Return the colour of a disc, and whether something stands in it up to a level."""
    scene = matrix(
        one_stage(f"name: a, opportunities: [{{text: Win, impact: 5, effort: 1, status: {status}}}]")
    )
    (group,) = on_plot(scene)
    (disc,) = discs([group])
    return disc.fill, any(isinstance(item, Shape) and item.fill == OPPORTUNITY for item in group.items)


FILLED = {
    "idea": (CARD, False),
    "planned": (CARD, True),
    "in-progress": (CARD, True),
    "shipped": (OPPORTUNITY, False),
}


@pytest.mark.parametrize(("status", "looks"), FILLED.items(), ids=FILLED)
def test_a_disc_is_as_full_as_it_is_done(status: str, looks: tuple[str, bool]) -> None:
    assert filled(status) == looks


def test_a_disc_is_as_large_as_its_evidence() -> None:
    made = view.matrix(journey(SMALL))
    radii = [disc.radius for disc in discs(sorted(on_plot(matrix(journey(SMALL))), key=group_number))]
    assert radii == [RADII[entry.evidence] for entry in made.ranked]
    assert len(set(radii)) == 3


def test_links_lead_to_the_opportunities_of_the_touchpoint() -> None:
    assert {
        (group.id, group.link) for group in groups(matrix(journey(SMALL))) if group.kind == "opportunity"
    } >= {
        ("map.touchpoint-asks.opportunity-1", "touchpoint-asks.opportunities"),
        ("map.touchpoint-asks.opportunity-1.row", "touchpoint-asks.opportunities"),
        ("map.touchpoint-asks.unscored-1.row", "touchpoint-asks.opportunities"),
        ("map.stage-before.opportunity-3", "stage-before.opportunities"),
    }


def test_the_list_stands_below_its_quadrants_without_what_is_dropped() -> None:
    dropped = "- {text: Nothing, impact: 5, effort: 5, status: dropped}"
    scene = matrix(journey(SMALL.replace("    - {text: Ask back", f"    {dropped}\n    - {{text: Ask back")))
    said = [text.content for text in texts(scene.items)]
    start = said.index("I·E") + 1
    assert said[start : said.index("idea")] == [
        "Quick wins", "high impact, low effort",
        "1", "Answer at once", "1", "Ann", "2027-03", "I5·E2",
        "2", "Answer before they ask", "1", "I5·E2",
        "Fill-ins", "low impact, low effort",
        "3", "Say who we are", "stage Before", "I2·E1",
        "Think twice", "low impact, high effort",
        "4", "Win back", "2", "I3·E5",
        "Not scored yet", "impact or effort is missing",
        "Ask back", "1", "I4",
    ]  # fmt: skip


def test_columns_in_which_nothing_stands_are_left_out() -> None:
    said = [text.content for text in texts(matrix(one_stage("name: a, opportunities: [Win]")).items)]
    assert "Touchpoint" in said
    assert {"Owner", "Due"}.isdisjoint(said)


def test_a_long_list_stands_in_several_blocks_with_their_headings() -> None:
    said = [text.content for text in texts(matrix(many(60)).items)]
    assert said.count("Opportunity") == 2
    assert [words for words in said if words.endswith("· continued")] == [
        "low impact, low effort · continued"
    ]


LEGENDS = {
    "nothing": ("Win", []),
    "an idea": ("{text: a, impact: 1, effort: 1}", ["idea", "fixes what is only assumed"]),
    "one on its way": (
        "{text: a, impact: 1, effort: 1, status: planned}", ["planned", "fixes what is only assumed"]
    ),
    "two on their way": (
        "{text: a, impact: 1, effort: 1, status: planned}, {text: b, impact: 1, effort: 1, status: in-progress}",
        ["planned or in progress", "fixes what is only assumed"],
    ),
    "done": ("{text: a, impact: 1, effort: 1, status: shipped}", ["shipped", "fixes what is only assumed"]),
}  # fmt: skip


@pytest.mark.parametrize(("opportunities", "words"), LEGENDS.values(), ids=LEGENDS)
def test_the_legend(opportunities: str, words: list[str]) -> None:
    scene = matrix(one_stage(f"name: a, opportunities: [{opportunities}]"))
    assert [text.content for text in behind(scene) if text.size == 11 and text.y > scene.height - 70] == words


def test_the_legend_tells_every_size_that_is_used() -> None:
    said = {text.content for text in texts(matrix(journey(SMALL)).items)}
    assert {f"fixes what {how}" for how in ("is only assumed", "was reported", "was observed")} <= said


def test_the_same_map_is_the_same_bytes_in_every_process() -> None:
    one, other = runs("cjmap.draw.matrix.picture", "matrix")
    assert one.startswith(b"<svg ")
    assert one == other
