"""A drawn change: what stands where on it; what holds for all of them is in `test_change_laws`."""

from __future__ import annotations

import pytest

from cjmap.draw.change.sheet import GHOST, NARROWEST, STUB, WIDE
from cjmap.draw.palette import CARD, DELIGHT, EDGE, GROUND, HAIRLINE, INK, PAIN
from cjmap.draw.scene import Box, Group, Line, Text
from cjmap.draw.scene import Path as Curve
from cjmap.draw.svg import written
from tests.analysis.made import COFFEE, journey, one_stage
from tests.conftest import Golden
from tests.diff.written import load
from tests.draw.change_seen import group, said, spots, struck
from tests.draw.changed import Changed
from tests.draw.seen import groups, texts

EDITS = (
    ("title: I buy a coffee on my way to work", "title: I order ahead and pick up a coffee"),
    (
        "      - name: Looks through the window for a queue\n        channel: storefront\n        feeling: 0.4\n",
        "      - name: Orders ahead in the app\n        channel: app\n        feeling: 0.8\n",
    ),
    ("  - name: Order\n", "  - name: Pick up\n    id: order\n"),
    ("feeling: -1\n", "feeling: 0.2\n"),
    ("        pain_points:\n          - Nobody says how long it will take\n", ""),
    ("          - Show the waiting time at the door\n", "          - Show the waiting time in the app\n"),
    ("      - name: Takes the first sip on the platform\n        feeling: 1.8\n", ""),
    ("  - name: Enjoy\n", "  - name: Enjoy\n    goal: A warm cup in my hand\n"),
)


def coffee() -> Changed:
    """Return the example before and after an app came."""
    old = new = COFFEE.read_text(encoding="utf-8") + "id: coffee\n"
    for before, after in EDITS:
        assert new.count(before) == 1, before
        new = new.replace(before, after)
    sips = "      - name: Takes the first sip on the platform\n        feeling: 1.6\n"
    return Changed(load(old), load(new.replace("  - name: Enjoy\n", f"{sips}  - name: Enjoy\n")))


def test_the_coffee_example(golden: Golden) -> None:
    golden("change/coffee.svg", written(coffee().scene))


def test_the_same_change_is_the_same_bytes() -> None:
    assert written(coffee().scene) == written(coffee().scene)


def test_what_did_not_change_is_folded() -> None:
    names = [f"name: t{number}" for number in range(6)]
    made = spots(*names, to=(*names[:4], "name: t4, note: x", names[5]))
    assert [(slot.width, len(slot.columns), slot.folded) for slot in made.sheet.slots] == [
        (4 * STUB, 4, True), (WIDE, 1, False), (NARROWEST, 1, True),
    ]  # fmt: skip
    assert said(group(made, "touchpoint-t0")) == ["1–4"]
    assert said(group(made, "touchpoint-t5")) == ["6"]


def card(made: Changed, name: str) -> tuple[Group, list[Box]]:
    found = group(made, f"touchpoint-{name}")
    return found, [item for item in found.items if isinstance(item, Box)]


def test_a_card_of_each_kind() -> None:
    made = spots(
        "id: a, name: a", "name: gone", "id: c, name: Waits", "name: d",
        to=("name: x", "id: c, name: Waits long", "name: d", "id: a, name: a"),
    )  # fmt: skip
    new, boxes = card(made, "x")
    assert said(new) == ["+ 1", "is new", "x"]
    assert [(box.fill, box.stroke, box.dash) for box in boxes] == [(CARD, EDGE, ""), (DELIGHT, None, "")]
    gone, boxes = card(made, "gone.before")
    assert (said(gone), struck(gone)) == (["− 2", "is gone", "gone"], ["gone"])
    assert [(box.fill, box.stroke, box.dash) for box in boxes] == [(None, EDGE, "4 3")]
    named, boxes = card(made, "c")
    assert (said(named), struck(named)) == (["2", "Waits", "Waits long"], ["Waits"])
    assert [(box.fill, box.stroke, box.dash) for box in boxes] == [(CARD, EDGE, "")]
    moved, boxes = card(made, "a")
    assert said(moved) == ["4", "moved from place 1 to place 4", "a"]
    assert [(box.fill, box.stroke, box.dash) for box in boxes] == [(CARD, EDGE, ""), (INK, None, "")]
    left, boxes = card(made, "a.before")
    assert (said(left), struck(left)) == (["1"], ["1"])
    assert [(box.fill, box.stroke, box.dash, box.width) for box in boxes] == [(None, EDGE, "4 3", GHOST)]
    _, boxes = card(made, "d")
    assert [(box.fill, box.stroke, box.dash) for box in boxes] == [(GROUND, HAIRLINE, "")]
    arrow = group(made, "touchpoint-a.move").items[0]
    assert isinstance(arrow, Curve)
    middles = made.sheet.middles()
    ids = [column.id for column in made.grid.columns]
    assert [arrow.start[0], arrow.curves[0][-1][0]] == [
        middles[ids.index("a.before")],
        middles[ids.index("a")],
    ]


VALUES = {
    "one above the other": (
        "owner: Maximilian von und zu Hohenlohe", "owner: Friederike von und zu Hohenlohe",
        ["owner", "Maximilian von und zu Hohenlohe", "Friederike von und zu Hohenlohe"],
        ["Maximilian von und zu Hohenlohe"],
    ),
    "beside each other where they are short": ("owner: Ada", "owner: Ben", ["owner", "Ada", "→", "Ben"], ["Ada"]),
    "what is new": ("time: noon", "time: noon, owner: Ben", ["owner", "Ben"], []),
    "what is gone": ("time: noon, owner: Ada", "time: noon", ["owner", "Ada"], ["Ada"]),
    "a list that is longer": ("channel: [Web]", "channel: [Web, App]", ["channel", "+ App"], []),
    "a list that is shorter": ("channel: [Web, App]", "channel: [Web]", ["channel", "App"], ["App"]),
    "a thing that comes": (
        "time: noon", "time: noon, pain_points: [{text: Cold, severity: 3}]",
        ["+ pain point", "Cold", "severity 3"], [],
    ),
    "a thing that goes": (
        "time: noon, pain_points: [Cold]", "time: noon", ["− pain point", "Cold"], ["Cold"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after", "shown", "gone"), VALUES.values(), ids=VALUES)
def test_the_old_value_is_struck(before: str, after: str, shown: list[str], gone: list[str]) -> None:
    made = spots(f"name: a, {before}", to=(f"name: a, {after}",))
    (cell,) = [each for each in groups(made.scene) if each.id.endswith(".change")]
    assert (said(cell), struck(cell)) == (shown, gone)


def test_of_long_texts_the_words_that_changed_are_drawn() -> None:
    text = " ".join(f"word{number}" for number in range(40))
    made = spots(f"name: a, note: {text}", to=(f"name: a, note: {text.replace('word20', 'other')}",))
    (cell,) = [each for each in groups(made.scene) if each.id.endswith(".change")]
    assert " ".join(said(cell)) == "note word0 word1 word2 … word17 word18 word19 [word20 → other] word21 word22 " \
        "word23 … word37 word38 word39"  # fmt: skip
    assert struck(cell) == []


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [("time: noon", "delights: [Warm]", (DELIGHT, "")), ("delights: [Warm]", "time: noon", (PAIN, "3 3"))],
    ids=["solid where it comes", "dashed where it goes"],
)
def test_the_rule_beside_a_thing(before: str, after: str, rule: tuple[str, str]) -> None:
    made = spots(f"name: a, {before}", to=(f"name: a, {after}",))
    items = group(made, "touchpoint-a.delights.change").items
    assert [(item.stroke, item.dash) for item in items if isinstance(item, Line)] == [rule]


def test_feelings_without_a_number_are_told_in_a_row() -> None:
    made = spots("name: a, feeling: {words: Glad}", to=("name: a, feeling: {words: Calm}",))
    assert said(group(made, "touchpoint-a.feeling.change")) == ["feeling words", "Glad", "→", "Calm"]
    assert [item for item in made.scene.items if isinstance(item, Curve)] == []
    assert "+2" not in said(made.scene)


def test_stages() -> None:
    old = journey("stages: [{id: s, name: One}, {id: t, name: Two, goal: G}, {name: Gone}]")
    new = journey("stages: [{id: s, name: Other}, {id: t, name: Two, goal: H}, {name: New}]")
    made = Changed(old, new)
    assert "3 stages" in said(made.scene)
    named = group(made, "stage-s")
    assert (said(named), struck(named)) == (["One", "1 Other"], ["One"])
    assert said(group(made, "stage-t")) == ["2 Two"]
    assert said(group(made, "stage-t.change")) == ["goal", "G", "→", "H"]
    gone = group(made, "stage-gone.before")
    assert (said(gone), struck(gone), said(group(made, "stage-gone.change"))) == (
        ["− 3 Gone"], ["− 3 Gone"], ["is gone"],
    )  # fmt: skip
    outline = gone.items[0]
    assert isinstance(outline, Box)
    assert (outline.stroke, outline.dash) == (EDGE, "5 4")
    assert (said(group(made, "stage-new")), said(group(made, "stage-new.change"))) == (
        ["+ 3 New"],
        ["is new"],
    )


def test_the_head() -> None:
    made = Changed(one_stage("name: a, feeling: 1"), one_stage("name: a, feeling: -1"), files=("x", "x"))
    assert said(made.scene)[:10] == [
        "CHANGE", "A journey", "what changed · x", "+1.0", "−1.0", "mood", "+1.0", "−1.0", "lowest moment", "1 worse",
    ]  # fmt: skip
    worse = next(text for text in made.scene.items if isinstance(text, Text) and text.content == "−1.0")
    assert (worse.fill, worse.bold) == (PAIN, True)
    same = Changed(made.old, made.old, files=("x", "y"))
    assert said(same.scene)[:4] == ["CHANGE", "A journey", "what changed · x → y", "no change"]
    bare = Changed(made.old, made.new, headless=True)
    assert "A journey" not in said(bare.scene)


def test_two_that_are_no_versions_are_a_comparison() -> None:
    future = journey("kind: future-state\nstages: [{name: One, touchpoints: [{name: a, feeling: 1}]}]")
    made = Changed(one_stage("name: a, feeling: 0"), future)
    assert said(made.scene)[:3] == [
        "COMPARISON", "A journey", "from the current to the future state · old.cjm.yaml → new.cjm.yaml",
    ]  # fmt: skip
    assert {"then", "now"} <= set(said(made.scene))


@pytest.mark.parametrize("count", [1, 2, 3, 7, 40])
def test_the_changes_of_the_map_stand_in_columns(count: int) -> None:
    fields = "".join(f"x_{number}: {'word ' * (number % 7 * 9 + 1)}\n" for number in range(count))
    routes = ", ".join(f"{{name: r{number}, why: {'w ' * (number * 5)}}}" for number in range(count))
    old, new = journey("stages: [{name: S}]"), journey(f"{fields}routes: [{routes}]\nstages: [{{name: S}}]")
    made = Changed(old, new)
    cell = group(made, "map")
    left = sorted({item.x for item in cell.items if isinstance(item, Text) and item.size == 11})
    assert len(left) == min(count + 1, 3)
    assert max(item.left + item.width for item in texts([cell])) <= made.sheet.right


def test_a_map_without_touchpoints_has_no_empty_lane() -> None:
    made = Changed(journey("stages: [{name: S}]"), journey("stages: [{name: S}, {name: T}]"))
    legend = [text.y for text in made.scene.items if isinstance(text, Text)][-1]
    bottom = max(item.y + item.height for item in made.scene.items[1:] if isinstance(item, Box))
    assert legend - bottom < 50


def test_ids_may_start_with_what_a_page_says() -> None:
    made = Changed(one_stage("name: a"), one_stage("name: b"), prefix="change-0-")
    assert {each.id.split(".")[0] for each in groups(made.scene)} == {made.scene.id} == {"change-0-map"}
