"""The curve for a slide: 16 to 9, names that have room, labels on nothing else, and the current state below."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from cjmap.draw import face
from cjmap.draw.palette import DELIGHT, EDGE, GROUND, INK, MUTED, PAIN
from cjmap.draw.placing import Places, Room
from cjmap.draw.scene import DASHED, SOLID, Box, Disc, Group, Line, Scene, Text
from cjmap.draw.scene import Path as Curve
from cjmap.draw.slide import legend as curve_legend
from cjmap.draw.slide.axis import axis
from cjmap.draw.slide.frame import Frame
from cjmap.draw.slide.picture import HEIGHT, WIDTH, curve
from cjmap.draw.svg import written
from cjmap.model.journey import JourneyMap
from cjmap.view.curve import curve_view
from cjmap.view.grid import grid
from tests.analysis.made import EXAMPLES, MOVING_IN, example, journey, one_stage
from tests.conftest import Golden
from tests.draw.generated import maps
from tests.draw.seen import Area, area, flat, groups, texts
from tests.draw.structure import COUNTS, PATHS, broken, lost, many, runs
from tests.draw.test_poster_laws import PROFILE

FUTURE = EXAMPLES / "broadband" / "moving-in-future.cjm.yaml"
SMALL = """\
personas: [Sam]
sources: [{id: talk, title: Talks}]
stages:
- name: Before
  touchpoints:
  - {name: Looks, feeling: {score: 0.6, words: Curious, by: {sam: -1}}, sources: talk}
  - {name: Asks, feeling: {score: -1.2, words: Lost, wanted: 1, internal: 0.4}, sources: talk}
  - {name: Waits}
- {name: After, touchpoints: [{name: Leaves, feeling: {score: 1.5, words: Glad}}, {name: Looks back, feeling: 1}]}
"""


def laws(map_: JourneyMap, under: JourneyMap | None = None) -> dict[str, object]:
    """Return what a curve breaks of what holds for all of them."""
    scene, made = curve(map_, None, "map.cjm.yaml", under), curve_view(map_, under=under)
    columns = made.grid.columns
    slots = sum(max(len(group.columns), 1) for group in made.grid.groups)
    wide = (ground(scene).right - ground(scene).left) / slots
    legend = [words for _, words in curve_legend.entries(made, wide)]
    shown = [*(column.name for column in columns), *(group.name for group in made.grid.groups), scene.title]
    spots = [group.link for group in groups(scene) if group.kind == "touchpoint"]
    called = [made.grid.columns[place].moment.words or "" for place in called_out(scene)]
    told = {
        "shape": []
        if scene.width * 9 == scene.height * 16 and scene.width >= WIDTH
        else [scene.width, scene.height],
        "lost": lost(scene, [*shown, *called, scene.description, *(strand.name for strand in made.strands)]),
        "touchpoints": [] if spots == [f"touchpoint-{column.id}" for column in columns] else spots,
        "out of the band": list(out_of_band(scene)),
        "label out of the curve": list(out_of_curve(scene)),
        "label over a moment": list(over_moments(scene)),
        "back in time": [] if all(map(is_onward, curves(scene))) else ["a curve"],
        "legend": lost(scene, legend),
        "more or less than the legend": sorted(named(legend, made.under) ^ used(scene)),
    }
    return broken(scene) | {law: what for law, what in told.items() if what}


SHAPES = {
    (Disc, DELIGHT, 1.8): "feeling wanted",
    (Line, MUTED, 1.4): "team and customers 1 or more apart",
    (Line, EDGE, 2): "what the team believes",
    (Line, DELIGHT, 0.7): "gain",
    (Line, PAIN, 0.7): "loss",
}
"""What the legend says of shapes, by their kind, colour and width."""


def used(scene: Scene) -> set[str]:
    """Return what the legend has to say, read off the shapes of a curve; `alternatives` look like other lines."""
    drawn = [item for item in flat(scene.items) if area(item).bottom < ground(scene).bottom]
    looks = {(type(item), item.stroke, item.width) for item in drawn if isinstance(item, Disc | Line)}
    found = {words for look, words in SHAPES.items() if look in looks}
    found |= {"nobody said how it feels" for item in drawn if isinstance(item, Box) and item.dash == "2 3"}
    own = {path.dash for path in everybody(scene) if path.start[0] < ground(scene).right}
    future = any(text.content == "FUTURE STATE" for text in texts(scene.items))
    found |= {"feeling, assumed"} if DASHED in own else set()
    return found | ({"feeling, proposed" if future else "feeling, from sources"} if SOLID in own else set())


def named(legend: list[str], under: str) -> set[str]:
    """Return what the legend says in the words of `used`."""
    return {
        words.removesuffix(f" over the {under}").removesuffix(f" against the {under}") for words in legend
    } - {
        "alternatives",
        under,
    }


def spots(scene: Scene) -> list[Group]:
    return [group for group in groups(scene) if group.kind == "touchpoint"]


def labels(group: Group) -> list[Text]:
    """Return the labels of a touchpoint on the curve: they have a rim of its ground."""
    return [text for text in texts([group]) if text.halo == GROUND]


def called_out(scene: Scene) -> Iterator[int]:
    for place, group in enumerate(spots(scene)):
        if any(text.content.endswith((" peak", " lowest", " end")) for text in labels(group)):
            yield place


def ground(scene: Scene) -> Area:
    return next(area(item) for item in scene.items if isinstance(item, Box) and item.fill == GROUND)


def out_of_band(scene: Scene) -> Iterator[str]:
    for group in groups(scene):
        if group.kind == "stage":
            yield from (text.content for text in texts([group]) if not area(group.items[0]).holds(area(text)))


def out_of_curve(scene: Scene) -> Iterator[str]:
    for group in spots(scene):
        yield from (text.content for text in labels(group) if not ground(scene).holds(area(text)))


def over_moments(scene: Scene) -> Iterator[str]:
    """Yield the labels that cover a face or a dot."""
    discs = [area(item) for item in flat(spots(scene)) if isinstance(item, Disc) and item.stroke == INK]
    for text in (text for group in spots(scene) for text in labels(group)):
        if any(area(text).meets(disc) for disc in discs):
            yield text.content


def curves(scene: Scene) -> list[Curve]:
    return [item for item in flat(scene.items) if isinstance(item, Curve)]


def is_onward(path: Curve) -> bool:
    across = [path.start[0], *(point[0] for cubic in path.curves for point in cubic)]
    return (
        all(a < b for a, b in pairwise(across))
        or path.stroke not in (INK, MUTED, EDGE)
        or len(path.curves) == 1
    )


def test_a_small_map(golden: Golden) -> None:
    golden("views/curve.svg", written(curve(journey(SMALL), file="map.cjm.yaml")))


@pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
def test_every_law_holds_for_the_examples(path: Path) -> None:
    assert laws(example(path)) == {}


def test_every_law_holds_for_a_future_over_its_current_state() -> None:
    assert laws(example(FUTURE), example(MOVING_IN)) == {}


@pytest.mark.parametrize("count", COUNTS)
def test_every_law_holds_for_maps_of_any_size(count: int) -> None:
    assert laws(many(count)) == {}


@PROFILE
@given(text=maps(), under=maps())
def test_every_law_holds_for_maps_that_are_made_up(text: str, under: str) -> None:
    assert laws(journey(text)) == {}
    assert laws(journey(text), journey(under)) == {}


@settings(PROFILE, max_examples=4)
@given(text=maps(40))
def test_every_law_holds_for_larger_ones(text: str) -> None:
    assert laws(journey(text)) == {}


def drawn(*feelings: str, more: str = "", under: JourneyMap | None = None) -> Scene:
    """Draw touchpoints of these feelings, of which those that are empty have none."""
    return curve(feeling(*feelings, more=more), under=under)


def feeling(*feelings: str, more: str = "") -> JourneyMap:
    said = [f"name: t{n}{one and f', feeling: {one}'}" for n, one in enumerate(feelings)]
    return one_stage(*said, more=more)


def said(scene: Scene) -> list[str]:
    return [text.content for text in texts(scene.items)]


def everybody(scene: Scene) -> list[Curve]:
    return [path for path in curves(scene) if path.stroke == INK and path.width == 2.6]


def test_a_slide_has_1600_by_900_units_and_grows_with_its_map() -> None:
    assert [(scene.width, scene.height) for scene in (drawn("1"), curve(many(12)))] == [(WIDTH, HEIGHT)] * 2
    large = curve(many(300))
    assert large.width > WIDTH
    assert large.width * 9 == large.height * 16


def test_a_missing_feeling_is_a_hatched_gap_and_not_zero() -> None:
    scene = drawn("1", "0", "", "", "-1", "1")
    assert [len(path.curves) for path in everybody(scene)] == [1, 1]
    hollow = [item for item in scene.items if isinstance(item, Box) and item.dash == "2 3"]
    assert len([box for box in hollow if box.width > 100]) == 1
    assert said(scene).count("?") == 1
    faces = [item for item in flat(scene.items) if isinstance(item, Disc) and item.radius == face.RADIUS]
    assert len(faces) == 4


def test_the_line_is_broken_where_it_is_assumed() -> None:
    spots = [
        f"name: {name}, feeling: 1{more}"
        for name, more in (("a", ", sources: t"), ("b", ", sources: t"), ("c", ""))
    ]
    scene = curve(one_stage(*spots, more="sources: [{id: t, title: T}]\n"))
    assert [path.dash for path in everybody(scene)] == [SOLID, DASHED]


def test_peak_lowest_and_end_are_called_out_with_their_words() -> None:
    feelings = ("{score: 1.5, words: Proud}", "{score: -1, words: Lost}", "0.3", "{score: 1, words: Calm}")
    scene = drawn(*feelings)
    found = [[text.content for text in labels(group)] for group in spots(scene)]
    assert found == [["+1.5 peak", "Proud"], ["−1.0 lowest", "Lost"], ["+0.3"], ["+1.0 end", "Calm"]]


def test_with_fewer_moments_each_has_its_words() -> None:
    found = [
        [t.content for t in labels(group)] for group in spots(drawn("{score: 1, words: Proud}", "", "0"))
    ]
    assert found == [["+1.0", "Proud"], [], ["0.0"]]


FREE, TAKEN, CROSSED, OUTSIDE = Room(0, 0, 9, 9), Room(20, 0, 29, 9), Room(40, 0, 49, 9), Room(95, 0, 104, 9)
WISHES: dict[str, tuple[list[Room], bool, Room | None]] = {
    "the first that is free": ([TAKEN, OUTSIDE, FREE], False, FREE),
    "none is": ([TAKEN, OUTSIDE], True, None),
    "rather not on a line": ([CROSSED, FREE], True, FREE),
    "on a line, where it has to be": ([CROSSED, TAKEN], True, CROSSED),
    "on no line, where it has not": ([CROSSED, TAKEN], False, None),
}


@pytest.mark.parametrize(("wishes", "patient", "found"), WISHES.values(), ids=WISHES)
def test_places_for_labels(wishes: list[Room], patient: bool, found: Room | None) -> None:
    places = Places(Room(0, 0, 100, 100), [Room(25, 5, 30, 30)], [(44, 4)])
    assert places.find(wishes, patient=patient) == found
    assert places.find([found] if found else [], patient=True) is None


def test_names_stand_as_large_as_all_have_room() -> None:
    def sizes(count: int) -> tuple[float, int]:
        made = axis(frame(one_stage(*(f"name: Waits for the man {number}" for number in range(count)))))
        return made.style.size, made.tiers

    assert [sizes(count) for count in (3, 26, 29, 31)] == [(16, 1), (14, 1), (12.5, 1), (14, 2)]


def frame(map_: JourneyMap) -> Frame:
    return Frame(grid(map_), 76, 1564, 0, 300, 1564)


LISTED = {
    "all have room": (["Waits", "Calls"], ()),
    "one does not": (["Waits", "Calls", "x" * 300], (2,)),
    "most do not": (["Waits", "x" * 300, "y" * 300], (0, 1, 2)),
}


@pytest.mark.parametrize(("names", "listed"), LISTED.values(), ids=LISTED)
def test_names_without_room_are_listed(names: list[str], listed: tuple[int, ...]) -> None:
    map_ = one_stage(*(f"name: {name}" for name in names))
    assert axis(frame(map_)).listed == listed
    assert lost(curve(map_), names) == []


def test_of_many_numbers_only_some_are_written() -> None:
    scene = curve(one_stage(*(f"name: t{number}" for number in range(300))))
    written_ = {text.content for group in spots(scene) for text in texts([group])}
    assert written_ == {str(number) for number in range(5, 301, 5)}


def test_a_stage_whose_name_has_no_room_is_listed() -> None:
    stages = ", ".join(f"{{name: Stage of a journey {n}, touchpoints: [{{name: t{n}}}]}}" for n in range(60))
    scene = curve(journey(f"stages: [{stages}]"))
    band = [text.content for group in groups(scene) if group.kind == "stage" for text in texts([group])]
    assert band == [str(number) for number in range(1, 61)]
    assert lost(scene, [f"{n + 1}  Stage of a journey {n}" for n in range(60)]) == []


BY = [f"{{score: {n / 10}, by: {{sam: {1 - n / 10}, kim: -1}}}}" for n in range(4)]


def test_personas_have_their_own_dashes_and_their_names_at_the_right_end() -> None:
    scene = drawn(*BY, more="personas: [Sam, Kim]\n")
    lines = [path for path in curves(scene) if path.stroke == MUTED and len(path.curves) == 3]
    assert len({path.dash for path in lines}) == len(lines) == 2
    assert {"Everybody +0.3", "Sam +0.7", "Kim −1.0"} <= set(said(scene))
    right = ground(scene).right
    ends = [text for text in texts(scene.items) if text.content in ("Everybody +0.3", "Sam +0.7", "Kim −1.0")]
    assert [text.x > right for text in ends] == [True] * 3


def test_without_personas_no_line_is_named() -> None:
    assert not any(words.startswith("Everybody") for words in said(drawn("1", "0")))


def test_the_curve_of_one_persona() -> None:
    scene = curve(feeling(*BY, more="personas: [Sam, Kim]\n"), "kim")
    assert [text.content for group in spots(scene) for text in labels(group)] == ["−1.0"] * 4
    assert [path for path in curves(scene) if path.stroke == MUTED] == []


def test_what_is_wanted_is_a_ring_and_what_the_team_believes_a_stroke() -> None:
    scene = drawn("{score: -1, wanted: 1, internal: 0.5}", "{score: 0, internal: 0.5}", "0")
    rings = [item for item in flat(spots(scene)) if isinstance(item, Disc) and item.stroke == DELIGHT]
    strokes = [
        item for item in scene.items if isinstance(item, Line) and (item.stroke, item.width) == (EDGE, 2)
    ]
    far = [item for item in flat(spots(scene)) if isinstance(item, Line) and item.stroke == MUTED]
    assert (len(rings), len(strokes), len(far)) == (1, 2, 3)  # `≠` has three strokes


def hatches(scene: Scene) -> dict[str, int]:
    found = [item.stroke for item in scene.items if isinstance(item, Line) and item.width == 0.7]
    return {colour: found.count(colour) for colour in set(found)}


def test_a_future_state_gains_over_the_current_one_below() -> None:
    scene = drawn("1", "1", "1", more="kind: future-state\n", under=feeling("-1", "0.9", "1"))
    assert set(hatches(scene)) == {DELIGHT}
    assert [text.content for group in spots(scene) for text in labels(group) if text.fill == DELIGHT] == [
        "+2.0"
    ]
    assert {"Future state +1.0", "Current state +1.0", "gain over the current state"} <= set(said(scene))
    assert scene.description == (
        "The mood starts at +1.0 and ends at +1.0. "
        "The mean gain over the current state is +0.7, at 3 touchpoints of both. It is greatest at 1 “t0”, with +2.0."
    )
    below = [path for path in curves(scene) if path.stroke == EDGE and path.dash == DASHED]
    assert [len(path.curves) for path in below] == [2, 1]  # and the sample at the right end


def test_it_may_lose_too() -> None:
    scene = drawn("0", "0", under=feeling("1", "1"))
    assert set(hatches(scene)) == {PAIN}
    words = said(scene)
    assert {"This map 0.0", "Other map +1.0", "other map", "loss against the other map"} <= set(words)
    assert "gain over the other map" not in words


def test_nothing_is_gained_between_moments_that_are_equal() -> None:
    scene = drawn("0", "0", "0", "1", under=feeling("0", "0", "0", "1"))
    assert hatches(scene) == {}


def test_what_is_hatched_lies_between_the_curves_where_a_touchpoint_is_new() -> None:
    new = one_stage(
        *(
            f"id: {name}, name: {name}, feeling: {value}"
            for name, value in zip("abc", (1, -1, 1), strict=True)
        )
    )
    old = one_stage(*(f"id: {name}, name: {name}, feeling: -2" for name in "ac"))
    scene = curve(new, under=old)
    tops = [
        min(y for _, y in item.points) for item in scene.items if isinstance(item, Line) and item.width == 0.7
    ]
    assert max(tops) - min(tops) > 100


def test_a_map_with_nothing_in_common_gains_nothing() -> None:
    scene = curve(feeling("1", "1"), under=one_stage("name: z, feeling: 1"))
    assert hatches(scene) == {}
    assert not any("map" in words for words in said(scene))


def test_a_map_without_touchpoints_says_so() -> None:
    assert "There are no touchpoints yet." in said(curve(journey("stages: [{name: Begin}]")))


LEGENDS: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "one moment has no line": (("1",), []),
    "nobody said": (("", ""), ["nobody said how it feels"]),
    "wanted": (("{score: 1, wanted: 2}",), ["feeling wanted"]),
    "the team is right": (("{score: 1, internal: 1}",), ["what the team believes"]),
    "the team is wrong": (
        ("{score: 1, internal: -1}",), ["what the team believes", "team and customers 1 or more apart"]
    ),
    "two moments": (("1", "0"), ["feeling, assumed"]),
}  # fmt: skip


@pytest.mark.parametrize(("feelings", "words"), LEGENDS.values(), ids=LEGENDS)
def test_the_legend(feelings: tuple[str, ...], words: list[str]) -> None:
    assert [text for _, text in curve_legend.entries(curve_view(feeling(*feelings)), WIDTH)] == words


def test_the_same_map_is_the_same_bytes_in_every_process() -> None:
    one, other = runs("cjmap.draw.slide.picture", "curve")
    assert one.startswith(b"<svg ")
    assert one == other
