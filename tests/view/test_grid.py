"""The grid of a map."""

from __future__ import annotations

import pytest

from cjmap.view.grid import Column, Grid, Group, grid
from cjmap.view.head import Head
from cjmap.view.items import Item
from cjmap.view.mood import Moment, Strand
from tests.analysis.made import journey, one_stage


def test_the_smallest_map() -> None:
    made = grid(journey("stages: [{name: Begin}]"))
    assert isinstance(made.head, Head)
    assert made == Grid(
        id="map",
        title="A journey",
        description="No feelings are known yet.",
        lang="en",
        head=made.head,
        groups=(Group(1, "begin", "Begin"),),
        lanes=(),
        strands=(Strand("", "", (), ()),),
    )
    assert made.columns == ()


def test_columns_stand_in_their_stages() -> None:
    made = grid(
        journey(
            "stages:\n"
            "- {name: S, duration: 2 d, question: Why, goal: Peace, feeling: {score: 1, words: Glad, wanted: "
            "{score: 2, words: Merry}}, touchpoints: [{name: a, feeling: {score: 1, words: Glad}}, {name: b}]}\n"
            "- {name: T, alongside: true}\n"
            "- {name: U, order: any, feeling: {internal: -1}, touchpoints: [{name: c}]}\n"
        )
    )
    a, b, c = made.columns
    assert (a, b) == (Column(1, "a", "a", Moment(1, "Glad"), assumed=True), Column(2, "b", "b", assumed=True))
    assert made.groups == (
        Group(
            1, "s", "S", "Why", "Peace", "2 d", mood=Moment(1, "Glad", wanted=2), mood_wanted="Merry", columns=(a, b)
        ),
        Group(2, "t", "T", alongside=True),
        Group(3, "u", "U", alternatives=True, mood=Moment(internal=-1), columns=(c,)),
    )  # fmt: skip


CARDS = {
    "a name": ("", Column(1, "a", "a", assumed=True)),
    "where": ("channel: [shop, phone]", Column(1, "a", "a", channels=("Our shop", "phone"), assumed=True)),
    "when": (
        "time: '08:30', wait: 2 d, duration: 5 min",
        Column(1, "a", "a", time="08:30", wait="2 d", duration="5 min", assumed=True),
    ),
    "a journey may start": ("entry: true", Column(1, "a", "a", entry="starts here", assumed=True)),
    "some do": ("entry: 30 %", Column(1, "a", "a", entry="30 %", assumed=True)),
    "without us": ("with_us: false", Column(1, "a", "a", with_us=False, assumed=True)),
    "it decides": ("moment_of_truth: true", Column(1, "a", "a", moment_of_truth=True, assumed=True)),
    "from a source": ("sources: talk", Column(1, "a", "a")),
}


@pytest.mark.parametrize(("field", "column"), CARDS.values(), ids=CARDS)
def test_cards(field: str, column: Column) -> None:
    more = "channels: [{id: shop, name: Our shop}]\nsources: [{id: talk, title: T}]\n"
    (made,) = grid(one_stage(", ".join(filter(None, ["name: a", field])), more=more)).columns
    assert made == column


def test_a_future_is_not_assumed() -> None:
    (column,) = grid(one_stage("name: a", more="kind: future-state\n")).columns
    assert not column.assumed


def test_the_map_of_one_persona_keeps_the_numbers_of_all() -> None:
    map_ = one_stage(
        "name: a, personas: ada",
        "name: b, feeling: {score: 1, by: {sam: -1}}, thoughts: [{text: Hers, persona: ada}, Ours]",
        more="personas: [Sam, Ada]\n",
    )
    made = grid(map_, "sam")
    assert [(column.number, column.moment.value) for column in made.columns] == [(2, -1)]
    assert [(lane.field, lane.cells) for lane in made.lanes] == [
        ("thoughts", ((Item("thoughts", "Ours", at=(2,)),),)),
        ("feeling", ((),)),
    ]
    assert made.description == "The mood starts at −1.0."
    assert [person.id for person in made.head.people] == ["sam"]


def test_the_description_leaves_out_what_stands_alongside() -> None:
    made = grid(
        journey(
            "stages:\n"
            "- {name: S, touchpoints: [{name: a, feeling: 1}, {name: b, feeling: 0}]}\n"
            "- {name: T, alongside: true, touchpoints: [{name: c, feeling: -2}]}\n"
        )
    )
    assert made.description == "The mood starts at +1.0, falls to 0.0 at “b” and ends at 0.0."
