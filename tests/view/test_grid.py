"""The grid of a map."""

from __future__ import annotations

import pytest

from cjmap.model.lanes import Zone
from cjmap.view.grid import Column, Group, grid
from cjmap.view.lanes import Item, LaneRow
from cjmap.view.said import mood, signed
from tests.analysis.made import journey, one_stage


def test_columns_stand_in_their_stages() -> None:
    made = grid(
        journey(
            "stages:\n"
            "- {name: S, duration: 2 d, touchpoints: [{name: a, feeling: {score: 1, words: Glad}}, {name: b}]}\n"
            "- {name: T, alongside: true}\n"
        )
    )
    assert made.groups == (
        Group(1, "s", "S", "2 d", False, (Column(1, "a", "a", 1, "Glad"), Column(2, "b", "b"))),
        Group(2, "t", "T", None, True),
    )


def test_lanes_come_from_the_model_in_its_order_without_the_empty_ones() -> None:
    made = grid(
        one_stage(
            "name: a, owner: Ada, channel: shop, thoughts: Why, feeling: 0",
            "name: b, pain_points: [{text: Cold, severity: 3}, {text: Old, closed: '2026'}], "
            "expectations: [{expects: Heat, gets: Ice, met: 'no'}], metrics: [{metric: nps, value: 7, target: 9}], "
            "quotes: [Brr], delights: [true]",
            more="channels: [{id: shop, name: Our shop}]\nmetrics: [{id: nps, name: Would recommend}]\n",
        )
    )
    assert made.lanes == (
        LaneRow("thoughts", "Thoughts", ((Item("Why"),), ())),
        LaneRow("quotes", "Quotes", ((), (Item("“Brr”"),))),
        LaneRow("feeling", "Feeling", ((), ())),
        LaneRow("channel", "Channel", ((Item("Our shop"),), ())),
        LaneRow("expectations", "Expectations", ((), (Item("Heat → Ice (no)"),))),
        LaneRow("pain_points", "Pain points", ((), (Item("Cold", 3),))),
        LaneRow("delights", "Delights", ((), (Item("not yet in words"),))),
        LaneRow("metrics", "Metrics", ((), (Item("Would recommend: 7 → 9"),))),
        LaneRow("owner", "Owner", ((Item("Ada"),), ())),
    )


def test_the_lanes_of_a_blueprint() -> None:
    map_ = one_stage("name: a, actions: Asks, backstage: [Looks], artefacts: Card, thoughts: Hm, feeling: 1")
    assert [lane.field for lane in grid(map_, zone=Zone.BLUEPRINT).lanes] == [
        "feeling",
        "artefacts",
        "actions",
        "backstage",
    ]


def test_one_persona() -> None:
    map_ = one_stage(
        "name: a, personas: ada",
        "name: b, thoughts: [{text: Hers, persona: ada}, {text: His, persona: sam}, Ours]",
        more="personas: [Sam, Ada]\n",
    )
    made = grid(map_, "sam")
    assert [column.number for column in made.columns] == [2]
    assert made.lanes == (LaneRow("thoughts", "Thoughts", ((Item("His"), Item("Ours")),)),)


@pytest.mark.parametrize(
    ("value", "said"), [(1.4, "+1.4"), (-2, "−2.0"), (0, "0.0"), (-0.35, "−0.35"), (0.1, "+0.1")]
)
def test_signed(value: float, said: str) -> None:
    assert signed(value) == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([], "No feelings are known yet."),
        ([None], "No feelings are known yet."),
        ([1], "The mood starts at +1.0."),
        ([1, 0], "The mood starts at +1.0, falls to 0.0 at “1” and ends at 0.0."),
        (
            [0, -1, None, 2, 1],
            "The mood starts at 0.0, falls to −1.0 at “1”, peaks at +2.0 at “3” and ends at +1.0. "
            "It is unknown at 1 of 5 touchpoints.",
        ),
    ],
)
def test_mood(values: list[float | None], said: str) -> None:
    assert mood([(str(number), value) for number, value in enumerate(values)]) == said
