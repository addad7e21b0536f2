"""The picture of gaps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cjmap.draw.gaps.picture import gaps_picture
from cjmap.draw.palette import PAIN
from cjmap.draw.scene import Box, Group, Item, Scene, Text
from cjmap.draw.scene import Path as Curve
from cjmap.draw.svg import written
from cjmap.model.journey import JourneyMap
from cjmap.view.gaps import gaps
from tests.analysis.made import EXAMPLES, example, journey, one_stage
from tests.draw.seen import corners
from tests.view.test_gaps import MAP

FILES = [*sorted(EXAMPLES.glob("*.cjm.yaml")), EXAMPLES / "broadband" / "moving-in.cjm.yaml"]


def drawn(made: JourneyMap, by: str = "channel") -> Scene:
    return gaps_picture(gaps(made, by=by, file="map.cjm.yaml"))  # type: ignore[arg-type]


def groups(scene: Scene) -> list[Group]:
    return [item for item in scene.items if isinstance(item, Group)]


def every(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group):
            yield from every(item.items)
        else:
            yield item


def many(count: int) -> JourneyMap:
    words = "Donaudampfschifffahrtsgesellschaft お客様は店舗で待っています"
    return one_stage(
        *(
            f"id: t{n}, name: '{n} {words}', channel: lane {n % 7}, next: [{{handoff: unmanaged}}]"
            for n in range(count)
        )
    )


PICTURES = {
    **{path.name: path for path in FILES},
    "one touchpoint": one_stage("name: a"),
    "no touchpoints": journey("stages: [{name: S}]"),
    "sixty": many(60),
}


@pytest.mark.parametrize("source", PICTURES.values(), ids=PICTURES)
def test_laws(source: Path | JourneyMap) -> None:
    made = example(source) if isinstance(source, Path) else source
    for by in ("channel", "device", "department"):
        scene = drawn(made, by)
        ids = [group.id for group in groups(scene)]
        assert len(ids) == len(set(ids))
        points = [point for item in every(scene.items) for point in corners(item)]
        assert all(0 <= x <= scene.width and 0 <= y <= scene.height for x, y in points)
        cards = [group.items[0] for group in groups(scene) if group.kind == "touchpoint"]
        assert overlaps([card for card in cards if isinstance(card, Box)]) == []
        for group in groups(scene):
            if group.kind == "touchpoint":
                assert outside(group) == []


def overlaps(boxes: list[Box]) -> list[tuple[Box, Box]]:
    return [
        (one, other)
        for index, one in enumerate(boxes)
        for other in boxes[index + 1 :]
        if one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    ]


def outside(group: Group) -> list[str]:
    card = group.items[0]
    assert isinstance(card, Box)
    return [
        text.content
        for text in group.items
        if isinstance(text, Text)
        and not (
            card.x <= text.left
            and text.left + text.width <= card.x + card.width
            and text.y <= card.y + card.height
        )
    ]


def test_lines_end_at_their_cards() -> None:
    scene = drawn(MAP)
    cards = {group.id: group.items[0] for group in groups(scene) if group.kind == "touchpoint"}
    hop = next(group for group in groups(scene) if group.id == "map.touchpoint-b.to-c")
    start, end = cards["map.touchpoint-b"], cards["map.touchpoint-c"]
    line = hop.items[0]
    assert isinstance(start, Box)
    assert isinstance(end, Box)
    assert isinstance(line, Curve)
    assert line.start == (start.x + start.width, start.y + start.height / 2)
    assert abs(corners(hop.items[-1])[0][0] - end.x) < 0.5


def test_gaps_are_broken_and_red_and_say_what_is_lost() -> None:
    scene = drawn(MAP)
    by_id = {group.id: group for group in groups(scene)}
    line = by_id["map.touchpoint-b.to-c"].items[0]
    assert isinstance(line, Curve)
    assert (line.stroke, bool(line.dash)) == (PAIN, True)
    said = " ".join(
        text.content for text in by_id["map.touchpoint-b.to-c.said"].items if isinstance(text, Text)
    )
    assert "loses: My number" in said


def test_the_legend_says_what_is_used_and_no_more() -> None:
    texts = {text.content for text in every(drawn(MAP).items) if isinstance(text, Text)}
    assert {"gap: unmanaged hand-off", "managed hand-off", "step in one channel", "step back"} <= texts
    assert "hand-off nobody described" not in texts
    assert "gap: unmanaged hand-off" not in {
        text.content for text in every(drawn(one_stage("name: a", "name: b")).items) if isinstance(text, Text)
    }


def test_same_bytes() -> None:
    assert written(drawn(MAP)) == written(drawn(MAP))
