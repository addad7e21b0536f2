"""The map as a service blueprint: its layers in sub-lanes, what sets off what, and the steps between its columns."""

from __future__ import annotations

import pytest

from cjmap.model.journey import JourneyMap
from cjmap.view.blueprint import blueprint
from cjmap.view.blueprint_parts import Action, Blueprint, Layer, Spot, Sublane, Trigger
from cjmap.view.graph_parts import Kind
from cjmap.view.items import Item, Sign
from tests.analysis.made import EXAMPLES, example, journey, one_stage

CLINIC = EXAMPLES / "clinic-visit.cjm.yaml"


def spots(map_: JourneyMap, persona: str | None = None) -> list[Spot]:
    return list(blueprint(map_, persona).spots)


def sublanes(made: Blueprint) -> list[tuple[str, str, list[str]]]:
    return [
        (layer.field, sublane.name, [action.text for action in sublane.actions])
        for layer in made.layers
        for sublane in layer.sublanes
    ]


def test_the_smallest_map() -> None:
    made = blueprint(journey("stages: [{name: Begin}]"))
    assert (made.spots, made.layers, made.triggers, made.actions, made.hidden) == ((), (), (), (), False)
    assert made.description == (
        "A service blueprint without anything behind what customers do. No feelings are known yet."
    )


def test_a_touchpoint_alone_has_no_layers() -> None:
    made = blueprint(one_stage("name: a, artefacts: A slip, policies: The law"))
    assert made.layers == ()
    (spot,) = made.spots
    assert spot == Spot(
        0,
        made.grid.columns[0],
        artefacts=(Item("artefacts", "A slip"),),
        policies=(Item("policies", "The law"),),
    )


def test_everything_of_an_action() -> None:
    map_ = one_stage(
        "name: a, frontstage: [{text: Rings, department: [desk, Works], system: book, duration: 5 min, note: Softly, "
        "failures: [{mode: No answer, chance: 0.2, recovery: Rings again, recovers_at: b}]}]",
        "name: b",
        more="departments: [{id: desk, name: Front desk}, {id: works, name: Works}]\n"
        "systems: [{id: book, name: Order book}]\n",
    )
    failure = Item("frontstage", "No answer", Sign.FAILURE, "20 %", "recovery: Rings again (at 2)")
    action = Action(
        "touchpoint-a.frontstage.1",
        0,
        "Rings",
        ("Front desk", "Works"),
        ("Order book",),
        "5 min",
        "Softly",
        (failure,),
    )
    assert blueprint(map_).layers == (
        Layer("frontstage", "Frontstage", "what we do in sight", (Sublane("Front desk", (action,)),)),
    )


DEPARTMENTS = """\
departments:
- {id: desk, name: Desk}
- {id: works, name: Works, owned: partner}
"""


def test_sub_lanes_stand_in_the_order_of_departments_and_nobodys_comes_last() -> None:
    map_ = one_stage(
        "name: a, backstage: [Sorts, {text: Mends, department: works}, {text: Files, department: desk}]",
        "name: b, backstage: [{text: Binds, department: desk}], support: [{text: Feeds, department: Kitchen}]",
        more="departments: [{id: desk, name: Desk}, {id: works, name: Works}, {id: kitchen, name: Kitchen}]\n",
    )
    assert sublanes(blueprint(map_)) == [
        ("backstage", "Desk", ["Files", "Binds"]),
        ("backstage", "Works", ["Mends"]),
        ("backstage", "", ["Sorts"]),
        ("support", "Kitchen", ["Feeds"]),
    ]


def test_departments_that_the_map_does_not_define_stand_as_they_come() -> None:
    map_ = one_stage("name: a, frontstage: [{text: x, department: Two}, {text: y, department: One}]")
    assert sublanes(blueprint(map_)) == [("frontstage", "Two", ["x"]), ("frontstage", "One", ["y"])]


def test_it_is_said_whose_a_department_is_that_is_not_ours() -> None:
    map_ = one_stage(
        "name: a, frontstage: [{text: x, department: desk}, {text: y, department: works}]", more=DEPARTMENTS
    )
    (layer,) = blueprint(map_).layers
    assert [sublane.owned for sublane in layer.sublanes] == ["", "a partner"]


TRIGGERS: dict[str, tuple[str, str, Trigger]] = {
    "an action of the same touchpoint": (
        "backstage: [{id: two, text: y}]", "{to: two, label: A slip}",
        Trigger("touchpoint-b.frontstage.1", 1, "touchpoint-b.backstage.1", "A slip"),
    ),
    "a touchpoint": ("", "c", Trigger("touchpoint-b.frontstage.1", 1, "touchpoint-c")),
    "one that stood before": ("", "a", Trigger("touchpoint-b.frontstage.1", 1, "touchpoint-a", back=True)),
    "its own touchpoint": ("", "b", Trigger("touchpoint-b.frontstage.1", 1, "touchpoint-b")),
    "itself": ("", "one", Trigger("touchpoint-b.frontstage.1", 1, "touchpoint-b.frontstage.1")),
    "a touchpoint whose name an action has for its text": (
        "support: [c]", "c", Trigger("touchpoint-b.frontstage.1", 1, "touchpoint-c")
    ),
    "an action that is called like a touchpoint": (
        "support: [{id: c, text: z}]", "c", Trigger("touchpoint-b.frontstage.1", 1, "touchpoint-b.support.1")
    ),
}  # fmt: skip


@pytest.mark.parametrize(("more", "to", "trigger"), TRIGGERS.values(), ids=TRIGGERS)
def test_triggers(more: str, to: str, trigger: Trigger) -> None:
    spot = f"name: b, frontstage: [{{id: one, text: x, triggers: [{to}]}}]{more and ', ' + more}"
    made = blueprint(one_stage("name: a", spot, "name: c"))
    assert made.triggers == (trigger,)
    assert trigger.id == "touchpoint-b.frontstage.1.trigger-1"


def test_several_triggers_of_an_action_are_told_apart() -> None:
    made = blueprint(one_stage("name: a, frontstage: [{text: x, triggers: [b, c]}]", "name: b", "name: c"))
    assert [trigger.id for trigger in made.triggers] == [
        "touchpoint-a.frontstage.1.trigger-1",
        "touchpoint-a.frontstage.1.trigger-2",
    ]


PEOPLE = "personas: [{id: sam, name: Sam}, {id: kim, name: Kim}]\n"


def test_what_a_persona_does_not_meet_is_left_out_at_both_ends_of_triggers() -> None:
    map_ = one_stage(
        "name: a, personas: kim, frontstage: [{id: hers, text: x, triggers: [c]}]",
        "name: b, frontstage: [{text: y, triggers: [hers, a, c]}]",
        "name: c",
        more=PEOPLE,
    )
    made = blueprint(map_, "sam")
    assert [(spot.place, spot.column.number, spot.column.name) for spot in made.spots] == [
        (0, 2, "b"),
        (1, 3, "c"),
    ]
    assert sublanes(made) == [("frontstage", "", ["y"])]
    assert made.triggers == (Trigger("touchpoint-b.frontstage.1", 3, "touchpoint-c"),)
    assert len(blueprint(map_).triggers) == 4


def test_layers_that_stand_behind_others_alone_are_hidden() -> None:
    map_ = one_stage("name: a, personas: kim, frontstage: [x]", "name: b", more=PEOPLE)
    assert [blueprint(map_, persona).hidden for persona in (None, "kim", "sam")] == [False, False, True]


def test_feelings_of_single_personas_stand_in_where_everybody_has_none() -> None:
    map_ = one_stage(
        "name: a, feeling: {by: {sam: 1, kim: {words: Odd}}}",
        "name: b, feeling: {score: 0, by: {sam: 1}}",
        "name: c, feeling: {words: Odd}",
        "name: d",
        more=PEOPLE,
    )
    assert [(spot.apart, spot.is_felt) for spot in spots(map_)] == [
        ((("Sam", 1.0),), True),
        ((), True),
        ((), True),
        ((), False),
    ]
    assert [spot.apart for spot in spots(map_, "sam")] == [(), (), (), ()]


def step(sign: Sign, lead: str, text: str = "", note: str = "") -> Item:
    return Item("next", text, sign, lead, note)


STEPS: dict[str, tuple[tuple[str, ...], list[Kind | None], list[tuple[Item, ...]]]] = {
    "one after the other": (("name: a", "name: b"), [Kind.STEP, None], [(), ()]),
    "a condition is told beside the arrow": (
        ("name: a, next: {when: It rains, share: 0.5}", "name: b"),
        [Kind.STEP, None],
        [(step(Sign.STEP, "to 2", "50 % · It rains"),), ()],
    ),
    "back, and over a column": (
        ("name: a, next: [b, c]", "name: b, next: [a, c]", "name: c"),
        [Kind.STEP, Kind.STEP, None],
        [(step(Sign.STEP, "to 3"),), (step(Sign.STEP, "back to 1"),), ()],
    ),
    "several of which nothing is said are told together": (
        ("name: a, next: [c, d]", "name: b, next: end", "name: c, next: end", "name: d"),
        [None, None, None, None],
        [(step(Sign.STEP, "to 3, 4"),), (), (), ()],
    ),
    "a hand-off that is managed says what it carries": (
        ("name: a, channel: shop, next: {handoff: {state: managed, carries: A slip}}", "name: b, channel: phone"),
        [Kind.MANAGED, None],
        [(step(Sign.MANAGED, "to 2", note="carries: A slip"),), ()],
    ),
    "a gap says what it loses": (
        ("name: a, channel: shop, next: {handoff: {state: unmanaged, loses: The slip}}", "name: b, channel: phone"),
        [Kind.GAP, None],
        [(step(Sign.GAP, "to 2", note="loses: The slip"),), ()],
    ),
    "a hand-off that nobody described": (
        ("name: a, channel: shop", "name: b, channel: phone"), [Kind.UNKNOWN, None], [(), ()]
    ),
}  # fmt: skip


@pytest.mark.parametrize(("written", "arrows", "ways"), STEPS.values(), ids=STEPS)
def test_steps(written: tuple[str, ...], arrows: list[Kind | None], ways: list[tuple[Item, ...]]) -> None:
    found = spots(one_stage(*written))
    assert [spot.arrow for spot in found] == arrows
    assert [spot.ways for spot in found] == ways


def test_alternatives_lead_to_the_stage_behind_them_and_not_to_each_other() -> None:
    map_ = journey(
        "stages:\n"
        "- {name: S, touchpoints: [{name: a}]}\n"
        "- {name: T, order: any, touchpoints: [{name: b}, {name: c}]}\n"
        "- {name: U, touchpoints: [{name: d}]}\n"
    )
    found = spots(map_)
    assert [spot.arrow for spot in found] == [Kind.STEP, None, Kind.STEP, None]
    assert [[item.lead for item in spot.ways] for spot in found] == [["to 3"], ["to 4"], [], []]


def test_the_clinic_example() -> None:
    made = blueprint(example(CLINIC), file="clinic-visit.cjm.yaml")
    assert [(layer.heading, len(layer.sublanes)) for layer in made.layers] == [
        ("Frontstage", 4),
        ("Backstage", 3),
        ("Support", 2),
    ]
    assert (len(made.actions), len(made.triggers)) == (17, 11)
    assert made.description == (
        "A service blueprint with 9 actions in Frontstage, 6 actions in Backstage, 2 actions in Support, "
        "11 triggers. The mood starts at −0.9, falls to −1.1 at “Gets the call with the hour”, peaks at +1.6 at "
        "“Takes the shield off and finds the curtain is blue” and ends at +1.6. It is unknown at 1 of 9 touchpoints."
    )
    assert made.grid.head.footer[0] == "clinic-visit.cjm.yaml"
