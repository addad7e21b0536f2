"""The current state under the future one."""

from __future__ import annotations

from cjmap.draw.legend import entries
from cjmap.draw.palette import DELIGHT, EDGE, PAIN
from cjmap.draw.poster import poster
from cjmap.draw.scene import DASHED, Disc, Group, Item, Line, Path, Text
from cjmap.model.journey import JourneyMap
from cjmap.view.grid import grid
from tests.analysis.made import one_stage

OLD = one_stage("id: a, name: a, feeling: -1", "id: b, name: b, feeling: 1", "id: c, name: c, feeling: 0.2")
NEW = one_stage(
    "id: a, name: a, feeling: 1",
    "id: b, name: b, feeling: 0",
    "id: c, name: c, feeling: 0.3",
    "id: d, name: d, feeling: 1",
)


def drawn(new: JourneyMap, old: JourneyMap | None) -> list[Item]:
    items: list[Item] = []

    def add(some: tuple[Item, ...]) -> None:
        for item in some:
            add(item.items) if isinstance(item, Group) else items.append(item)

    add(poster(grid(new, under=old)).items)
    return items


def test_nothing_is_drawn_without_another_map() -> None:
    assert grid(NEW).under == ()
    assert "current state" not in [words for _, words in entries(grid(NEW))]


def test_the_other_map_is_paired_by_ids() -> None:
    assert grid(NEW, under=OLD).under == (-1, 1, 0.2, None)


def test_the_old_curve_its_dots_and_what_is_gained_or_lost() -> None:
    more = drawn(NEW, OLD)
    for item in drawn(NEW, None):
        if item in more:
            more.remove(item)
    said = {(text.content, text.fill) for text in more if isinstance(text, Text)}
    assert {("+2.0", DELIGHT), ("−1.0", PAIN)} <= said
    assert "+0.1" not in {content for content, _ in said}
    assert [item.dash for item in more if isinstance(item, Path) and item.stroke == EDGE] == [DASHED]
    assert len([item for item in more if isinstance(item, Disc) and item.radius == 3.6]) == 3
    strokes = [item for item in more if isinstance(item, Line) and item.width == 0.7]
    assert {item.stroke for item in strokes} == {DELIGHT, PAIN}
    assert len(strokes) > 20


def test_the_legend_says_so() -> None:
    words = [words for _, words in entries(grid(NEW, under=OLD))]
    assert {"current state", "what the future state gains"} <= {*words}
