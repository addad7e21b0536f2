"""The blueprint: what stands where on it; what holds for all of them is in `test_blueprint_laws`."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from cjmap.draw.blueprint import legend as blueprint_legend
from cjmap.draw.blueprint.marks import THREAD
from cjmap.draw.blueprint.measures import LEAST, Needs, Relief, layout
from cjmap.draw.blueprint.picture import HIDDEN, MISSING, blueprint
from cjmap.draw.blueprint.plan import plan
from cjmap.draw.palette import DARK, EDGE, GREY, INK, LIGHT, MUTED, PAIN, PRINT, Theme
from cjmap.draw.scene import SOLID, Box, Line, Path
from cjmap.draw.sheet import LEFT, MARGIN
from cjmap.draw.svg import written
from cjmap.view.blueprint import blueprint as view
from tests.analysis.made import EXAMPLES, example, journey, one_stage
from tests.conftest import Golden
from tests.draw.blueprints import Drawn, ends
from tests.draw.seen import area, behind, clashes, texts

SHOP = """\
kind: service-blueprint
owner: Ida Lund
departments: [{id: desk, name: Desk}, {id: works, name: Workshop}, {id: maker, name: Maker, owned: partner}]
systems: [{id: book, name: Order book}]
personas: [{id: sam, name: Sam, role: Cyclist}]
sources: [{id: talks, title: Talks at the counter, kind: interview, date: 2026-02}]
stages:
- name: Bring it in
  question: Can they mend it?
  touchpoints:
  - name: Hands the bicycle over
    id: hands-over
    channel: counter
    department: desk
    actions: Points at the wheel
    feeling: {start: -1, end: 0.5, words: Heard}
    sources: talks
    next: {to: waits, handoff: {state: managed, carries: The ticket}}
    artefacts: A ticket
    frontstage:
    - {text: Writes a ticket, department: desk, system: book, triggers: [{to: orders, label: Wheel and size}, mends]}
    backstage:
    - id: orders
      text: Orders the part
      department: desk
      duration: 5 min
      triggers: [{to: sends, label: Order}]
    support:
    - id: sends
      text: Sends the part
      department: maker
      triggers: [mends]
      failures: [{mode: It is out of stock, chance: 8 %, recovery: A used one is fitted, recovers_at: collects}]
- name: Get it back
  touchpoints:
  - id: waits
    name: Walks to work
    with_us: false
    next: [collects, {to: hands-over, when: It still rattles, share: 5 %}]
  - name: Collects the bicycle
    id: collects
    channel: phone
    department: works
    wait: 2-3 d
    feeling: 1.6
    sources: talks
    moment_of_truth: Whoever rides away happy comes back
    frontstage: [{id: rings, text: Rings when it is done, department: works}]
    backstage:
    - id: mends
      text: Fits the part
      department: works
      triggers: [rings, {to: orders, label: It does not fit}]
    policies: A mended brake is tested by two people
"""


def said(made: Drawn) -> list[str]:
    return [text.content for text in texts(made.scene.items)]


def test_a_bicycle_shop(golden: Golden) -> None:
    golden("views/blueprint.svg", written(blueprint(journey(SHOP), file="shop.cjm.yaml")))


def test_the_smallest_map_says_what_is_missing() -> None:
    made = Drawn("stages: [{name: Begin}]")
    assert {"no touchpoints yet", "Customer actions", MISSING[0]} <= set(said(made))
    assert "Feels" not in said(made)
    assert made.scene.width == LEAST
    assert list(made.groups) == ["stage-begin"]


def test_a_map_without_layers_shows_what_customers_do_and_says_how_to_go_on() -> None:
    made = Drawn(one_stage("name: a, actions: Looks about", "name: b"))
    whole = " ".join(said(made))
    assert "Looks about" in whole
    assert " ".join(MISSING) in whole
    assert "LINE OF" not in whole
    assert list(made.groups) == ["stage-one", "touchpoint-a", "touchpoint-b", "touchpoint-a.next"]


def test_layers_that_this_persona_does_not_meet_are_not_called_missing() -> None:
    map_ = one_stage(
        "name: a, personas: kim, frontstage: [x]", "name: b", more="personas: [{id: sam}, {id: kim}]\n"
    )
    assert HIDDEN[0] in said(Drawn(map_, "sam"))
    assert MISSING[0] not in said(Drawn(map_, "sam"))


LINES = {
    "frontstage": ["LINE OF INTERACTION"],
    "backstage": ["LINE OF INTERACTION", "LINE OF VISIBILITY"],
    "support": ["LINE OF INTERACTION", "LINE OF VISIBILITY", "LINE OF INTERNAL INTERACTION"],
    "frontstage, backstage": ["LINE OF INTERACTION", "LINE OF VISIBILITY"],
    "frontstage, support": ["LINE OF INTERACTION", "LINE OF VISIBILITY", "LINE OF INTERNAL INTERACTION"],
    "frontstage, backstage, support": [
        "LINE OF INTERACTION", "LINE OF VISIBILITY", "LINE OF INTERNAL INTERACTION"
    ],
}  # fmt: skip


@pytest.mark.parametrize(("layers", "names"), LINES.items(), ids=LINES)
def test_a_line_stays_where_anything_is_behind_it(layers: str, names: list[str]) -> None:
    made = Drawn(one_stage("name: a, " + ", ".join(f"{layer}: [x]" for layer in layers.split(", "))))
    rail = sorted((text.y, text.content) for text in behind(made.scene) if text.content.startswith("LINE OF"))
    assert [content for _, content in rail] == names


def test_the_lanes_from_the_top() -> None:
    lanes = (
        "Feels", "Physical evidence", "Customer actions", "LINE OF INTERACTION", "Frontstage", "LINE OF VISIBILITY",
        "Backstage", "LINE OF INTERNAL INTERACTION", "Support", "Policies",
    )  # fmt: skip
    shown = sorted((text.y, text.content) for text in behind(Drawn(SHOP).scene) if text.content in lanes)
    assert tuple(content for _, content in shown) == lanes


WIDTHS = {
    "short words": ("a", 200),
    "a long word": ("Rechtsschutzversicherungsbestätigung", 233),
    "a word that is too long": ("Rechtsschutzversicherungsbestätigungsabteilungen", 300),
    "a script without spaces needs no room": ("お客様は店舗で商品を受け取り" * 3, 200),
}


@pytest.mark.parametrize(("text", "width"), WIDTHS.values(), ids=WIDTHS)
def test_a_column_is_as_wide_as_its_words(text: str, width: int) -> None:
    spots = [f"name: t{number}, frontstage: [{text}]" for number in range(5)]
    made = Drawn(one_stage(*spots))
    card = made.cards["touchpoint-t0.frontstage.1"]
    assert round(card.right - card.left) == width


def test_the_columns_of_a_small_map_fill_the_sheet() -> None:
    made = Drawn(one_stage("name: a", "name: b"))
    assert [round(card.right - card.left) for card in made.cards.values()] == [252, 252]
    assert made.cards["touchpoint-b"].right == LEAST - MARGIN - 12


def test_cards_of_a_row_begin_together_and_are_equally_high_but_for_their_flaps() -> None:
    made = Drawn(
        one_stage(
            "name: a, frontstage: [{text: x, failures: [{mode: It breaks, recovery: Tape}]}, z]",
            "name: b, frontstage: [Says a lot of things that need more than one line in this card]",
            "name: c",
            "name: d",
        )
    )
    one, two = (made.cards[f"touchpoint-{name}.frontstage.1"] for name in "ab")
    below = made.cards["touchpoint-a.frontstage.2"]
    body = [item for item in made.groups["touchpoint-a.frontstage.1"].items if isinstance(item, Box)][-1]
    assert (one.top, body.height) == (two.top, two.bottom - two.top)
    assert two.bottom < one.bottom < below.top


def test_how_it_can_fail_is_told_on_its_card() -> None:
    group = Drawn(SHOP).groups["touchpoint-hands-over.support.1"]
    assert " ".join(text.content for text in texts([group])) == (
        "MAKER Sends the part 8 % It is out of stock recovery: A used one is fitted (at 3)"
    )
    rims = {item.stroke for item in group.items if isinstance(item, Box)}
    assert "warning" in rims


ARROWS = {
    "a step": ("name: a", "name: b", INK, SOLID),
    "a hand-off nobody described": ("name: a, channel: shop", "name: b, channel: phone", EDGE, "1 4.5"),
    "a gap": ("name: a, channel: shop, next: {handoff: unmanaged}", "name: b, channel: phone", PAIN, "7 4"),
    "a managed hand-off": ("name: a, channel: shop, next: {handoff: managed}", "name: b, channel: phone", INK, SOLID),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "stroke", "dash"), ARROWS.values(), ids=ARROWS)
def test_arrows_between_neighbours(one: str, other: str, stroke: str, dash: str) -> None:
    made = Drawn(one_stage(one, other))
    (line,) = (item for item in made.groups["touchpoint-a.next"].items if isinstance(item, Path))
    assert (line.stroke, line.dash) == (stroke, dash)
    start, end = ends(made.groups["touchpoint-a.next"])
    assert made.cards["touchpoint-a"].right < start[0] < end[0] < made.cards["touchpoint-b"].left


def test_a_wait_stands_before_its_card_in_as_many_lines_as_it_needs() -> None:
    made = Drawn(one_stage("name: a, wait: 2 d", "name: b, wait: 2 business days"))
    first, second = (made.groups[f"touchpoint-{name}.wait"] for name in "ab")
    assert [text.content for text in texts([second])] == ["2 business", "days"]
    assert LEFT <= area(first).left < area(first).right < made.cards["touchpoint-a"].left
    assert made.cards["touchpoint-a"].right < area(second).left
    assert area(second).right < made.cards["touchpoint-b"].left


FEELINGS = {
    "a number": ("feeling: {score: -1.2, words: Lost}", ["feeling-low"], ["−1.2", "Lost"]),
    "one that changes": (
        "feeling: {start: -2, end: 1, words: Saved}", ["feeling-lowest", "feeling-high"], ["−2.0", "+1.0", "Saved"]
    ),
    "words alone": ("feeling: {words: Odd}", ["card"], ["Odd"]),
    "only one of a persona": ("feeling: {by: {sam: 1}}", ["card"], ["Sam +1.0"]),
    "none": ("note: x", [None], []),
}  # fmt: skip


@pytest.mark.parametrize(("spot", "fills", "words"), FEELINGS.values(), ids=FEELINGS)
def test_the_strip_of_feelings(spot: str, fills: list[str | None], words: list[str]) -> None:
    made = Drawn(
        one_stage("name: a, feeling: 0", f"name: b, {spot}", more="personas: [{id: sam, name: Sam}]\n")
    )
    block = made.groups["touchpoint-b.feeling"]
    assert [item.fill for item in block.items if isinstance(item, Box)] == fills
    assert [text.content for text in texts([block])] == words


def threads(made: Drawn) -> list[tuple[float, float]]:
    """Return where threads begin and end, without the sample in the legend."""
    lines = (item for item in made.scene.items if isinstance(item, Line) and item.points[0][0] > LEFT)
    return [
        (line.points[0][1], line.points[1][1])
        for line in lines
        if (line.stroke, line.width, line.dash) == THREAD
    ]


def test_a_thread_joins_what_stands_behind_a_moment_unless_a_trigger_does() -> None:
    plain = Drawn(one_stage("name: a, frontstage: [x], backstage: [{id: y, text: y}]"))
    spot, front, back = plain.cards.values()
    assert threads(plain) == [(spot.bottom, front.top), (front.bottom, back.top)]
    busy = Drawn(one_stage("name: a, frontstage: [{text: x, triggers: [y]}], backstage: [{id: y, text: y}]"))
    spot, front, _ = busy.cards.values()
    assert threads(busy) == [(spot.bottom, front.top)]


def test_sub_lanes_are_named_where_there_are_several() -> None:
    action = "{{text: x, department: {}}}".format
    alone = Drawn(one_stage(f"name: a, frontstage: [{action('Desk')}]"))
    assert "Desk" not in said(alone)
    several = Drawn(one_stage(f"name: a, frontstage: [{action('Desk')}, {action('Works')}, y]"))
    names = ("Desk", "Works", "nobody named")
    named = sorted((text.y, text.content) for text in behind(several.scene) if text.content in names)
    assert tuple(content for _, content in named) == names


def test_a_long_name_of_a_department_makes_its_sub_lane_higher() -> None:
    name = f"The department for {'bells, brakes, lights, locks, saddles, spokes, ' * 5} and more"
    made = Drawn(
        one_stage(
            f"name: a, frontstage: [{{text: x, department: [One]}}, {{text: y, department: ['{name}']}}, z]"
        )
    )
    rail = [text for text in behind(made.scene) if text.left < LEFT]
    assert clashes(rail) == []
    assert "".join(name.split()) in "".join("".join(text.content.split()) for text in rail)


def test_lanes_are_at_least_as_high_as_they_need_to_be() -> None:
    made = plan(view(one_stage("name: a, frontstage: [x]")))
    there = layout(made, Needs(lambda place: 0, lambda row: 50, [30], [200, 300]), Relief())
    assert list(there.lanes()) == [(-12, 188), (218, 518)]


LEGENDS = {
    "nothing": ("name: a, sources: talk", []),
    "a feeling": ("name: a, sources: talk, feeling: 1", ["feeling"]),
    "a fail point": ("name: a, sources: talk, failures: [x]", ["fail point"]),
    "a fail point of an action": (
        "name: a, sources: talk, frontstage: [{text: x, failures: [y]}]", ["fail point", "behind the same moment"]
    ),
    "time and system": (
        "name: a, sources: talk, frontstage: [{text: x, duration: 5 min, system: Till}]",
        ["active time", "system", "behind the same moment"],
    ),
    "what it sets off": (
        "name: a, sources: talk, frontstage: [{text: x, triggers: [a]}]", ["sets off"]
    ),
    "a wait": ("name: a, sources: talk, wait: 2 d", ["wait before"]),
    "an assumption": ("name: a", ["assumed: no source yet"]),
}  # fmt: skip


@pytest.mark.parametrize(("spot", "words"), LEGENDS.values(), ids=LEGENDS)
def test_the_legend(spot: str, words: list[str]) -> None:
    map_ = one_stage(spot, more="sources: [{id: talk, title: T}]\n")
    entries = blueprint_legend.entries(view(map_), threads="behind the same moment" in words)
    assert [entry.words for entry in entries] == words
    assert set(words) <= set(said(Drawn(map_)))


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT, GREY], ids=["light", "dark", "print", "grey"])
def test_it_can_be_written_in_every_theme(theme: Theme) -> None:
    assert theme[MUTED] in written(blueprint(journey(SHOP)), theme)


DRAW = """\
import sys
from cjmap.draw.blueprint.picture import blueprint
from cjmap.draw.svg import written
from cjmap.load.session import Session
session = Session()
(job,) = session.find([sys.argv[1]])
sys.stdout.buffer.write(written(blueprint(session.load(job).map, file="map.cjm.yaml")).encode())
"""


def test_the_same_map_is_the_same_bytes_under_every_hash_seed() -> None:
    path = EXAMPLES / "clinic-visit.cjm.yaml"
    bytes_ = [
        subprocess.run(
            [sys.executable, "-c", DRAW, str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "4242")
    ]
    assert bytes_[0].startswith(b"<svg ")
    assert bytes_[0] == bytes_[1] == written(blueprint(example(path), file="map.cjm.yaml")).encode()
