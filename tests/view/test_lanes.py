"""The lanes of a grid."""

from __future__ import annotations

import pytest

from cjmap.model.journey import JourneyMap
from cjmap.model.lanes import Zone
from cjmap.view.grid import grid
from cjmap.view.items import Item, Sign
from cjmap.view.lanes import LaneRow
from tests.analysis.made import journey, one_stage


def fields(map_: JourneyMap, zone: Zone | None = None) -> list[str]:
    return [lane.field for lane in grid(map_, zone=zone).lanes]


def test_no_content_no_lanes() -> None:
    assert fields(one_stage("name: a")) == []
    assert fields(journey("stages: [{name: S}]")) == []


EVERYTHING = (
    "name: a, images: [{file: a.png, alt: The door}], actions: Knocks, thoughts: Why, quotes: [Hm], feeling: 0, "
    "channel: shop, device: phone, department: sales, next: {when: open}, exits: Closed, needs: Warmth, "
    "expectations: [Heat], pain_points: [Cold], failures: [Breaks], delights: [Tea], choose_us: Near, "
    "opportunities: [Heat], metrics: [nps], listening: box, owner: Ada, artefacts: Card, frontstage: [Greets], "
    "backstage: [Looks], support: [Stocks], policies: Law"
)


def test_the_lanes_of_an_experience_from_the_top() -> None:
    assert [(lane.field, lane.heading) for lane in grid(one_stage(EVERYTHING)).lanes] == [
        ("images", "Pictures"),
        ("actions", "Does"),
        ("thoughts", "Thinks and says"),
        ("feeling", "Feels"),
        ("channel", "Where"),
        ("next", "Moves on"),
        ("needs", "Needs and expects"),
        ("pain_points", "Pain points"),
        ("failures", "Fail points"),
        ("delights", "Delights"),
        ("opportunities", "Opportunities"),
        ("metrics", "Metrics"),
        ("owner", "Owner"),
    ]


BLUEPRINT = [
    "feeling", "artefacts", "actions", "frontstage", "backstage", "support", "policies", "failures", "pain_points",
    "opportunities",
]  # fmt: skip


def test_the_lanes_of_a_blueprint_from_the_top() -> None:
    assert fields(one_stage(EVERYTHING), Zone.BLUEPRINT) == BLUEPRINT
    assert fields(one_stage(EVERYTHING, more="kind: service-blueprint\n")) == BLUEPRINT


def test_what_stands_in_one_row_stands_in_the_order_of_its_fields() -> None:
    (lane,) = grid(one_stage("name: a, department: sales, device: phone, channel: shop", "name: b")).lanes
    assert lane == LaneRow(
        "channel",
        "Where",
        "channel, device, department",
        (
            (
                Item("channel", "shop", at=(1,)),
                Item("device", "phone", at=(1,)),
                Item("department", "sales", at=(1,)),
            ),
            (),
        ),
        ((),),
    )


def test_the_worst_pain_points_stand_first() -> None:
    (lane,) = grid(
        one_stage("name: a, pain_points: [{text: x, severity: 1}, Old, {text: z, severity: 3}, Far]")
    ).lanes
    assert [item.text for item in lane.cells[0]] == ["z", "Old", "Far", "x"]


WHOLE = {
    "nothing": ("", {}),
    "what hurts and what will be done": (
        "pain_points: [{text: x, severity: 1}, Old], opportunities: [Heat]",
        {
            "pain_points": (
                Item("pain_points", "Old", Sign.PAIN_POINT, "S2", severity=2),
                Item("pain_points", "x", Sign.PAIN_POINT, "S1", severity=1),
            ),
            "opportunities": (Item("opportunities", "Heat", Sign.OPPORTUNITY),),
        },
    ),
    "where, by whom, and what is measured": (
        "channel: shop, owner: Ada, metrics: [{metric: nps, value: 7}], listening: box",
        {
            "channel": (Item("channel", "shop"),),
            "metrics": (Item("metrics", "nps", lead="7"), Item("listening", "box", lead="Heard in")),
            "owner": (Item("owner", "Ada"),),
        },
    ),
    "feelings are drawn": ("feeling: {score: 1, words: Glad}", {"feeling": ()}),
    "references mean what they name": (
        "pain_points: [cold], opportunities: [heat]",
        {
            "pain_points": (Item("pain_points", "It is cold", Sign.PAIN_POINT, "S3", severity=3),),
            "opportunities": (Item("opportunities", "Heat it", Sign.OPPORTUNITY),),
        },
    ),
}
SHARED = (
    "pain_points: [{id: cold, text: It is cold, severity: 3}]\nopportunities: [{id: heat, text: Heat it}]\n"
)


@pytest.mark.parametrize(("stage", "cells"), WHOLE.values(), ids=WHOLE)
def test_what_stands_in_a_stage_as_a_whole(stage: str, cells: dict[str, tuple[Item, ...]]) -> None:
    made = grid(journey(f"{SHARED}stages: [{{{', '.join(filter(None, ['name: S', stage]))}}}]"))
    assert {lane.field: lane.stages[0] for lane in made.lanes} == cells
