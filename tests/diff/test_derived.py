"""One map as a persona meets it, and as a mystery shopper met it."""

from __future__ import annotations

import pytest

from cjmap.diff.change import Kind, plain
from cjmap.diff.compare import compare
from cjmap.diff.derived import met_by, shopped
from cjmap.model.journey import JourneyMap
from cjmap.model.touchpoint import Feeling, Touchpoint
from tests.analysis.made import MOVING_IN, example, journey, one_stage

PEOPLE = "personas: [{id: ada, name: Ada}, {id: sam, name: Sam}]\n"


def ids(made: JourneyMap) -> list[list[str]]:
    """Return the ids of the touchpoints of each stage."""
    return [[spot.id for spot in stage.touchpoints] for stage in made.stages]


def first(made: JourneyMap) -> Touchpoint:
    return made.stages[0].touchpoints[0]


def shop(steps: str, spots: tuple[str, ...] = ("name: a", "name: b", "name: c")) -> JourneyMap:
    """Return a map of these touchpoints as a shop with these steps met it."""
    made = one_stage(*spots, more=f"mystery_shops: [{{id: june, steps: [{steps}]}}]\n")
    return shopped(made, made.mystery_shops[0])


def test_a_map_of_everybody_is_met_as_it_is() -> None:
    made = one_stage("name: a, feeling: 1, pain_points: [P]", "name: b, next: a", more=PEOPLE)
    assert met_by(made, "ada") == made


def test_what_is_of_others_is_taken_out() -> None:
    made = journey(
        PEOPLE + "stages:\n"
        "- name: S\n"
        "  pain_points: [{text: All}, {text: Hers, personas: [ada]}, {text: His, personas: [sam]}]\n"
        "  touchpoints:\n"
        "  - name: a\n"
        "    actions: [All, {text: Hers, persona: ada}, {text: His, persona: sam}]\n"
        "    thoughts: [All, {text: Hers, persona: ada}, {text: His, persona: sam}]\n"
        "    needs: [All, {text: Hers, persona: ada}, {text: His, persona: sam}]\n"
        "    pain_points: [{text: All}, {text: Hers, personas: [ada]}, {text: His, personas: [sam]}]\n"
        "  - {name: b, personas: [ada]}\n"
        "  - {name: c, personas: [sam]}\n"
        "  - {name: d, personas: [ada, sam]}\n"
        "- {name: T, touchpoints: [{name: e, personas: [sam]}]}\n"
        "pain_points: [{text: All}, {text: Hers, personas: [ada]}, {text: His, personas: [sam]}]\n"
        "routes: [{name: All}, {name: Hers, personas: [ada]}, {name: His, personas: [sam]}]\n"
    )
    hers = met_by(made, "ada")
    assert ids(hers) == [["a", "b", "d"], []]
    spot = first(hers)
    for group in (spot.actions, spot.thoughts, spot.needs, spot.pain_points):
        assert [thing.text for thing in group] == ["All", "Hers"]
    assert [pain.text for pain in (*hers.stages[0].pain_points, *hers.pain_points)] == ["All", "Hers"] * 2
    assert [route.name for route in hers.routes] == ["All", "Hers"]
    assert ids(met_by(made, "sam")) == [["a", "c", "d"], ["e"]]


FEELINGS = {
    "that of everybody": ("{score: 1, words: Glad, internal: 2}", "{score: 1, words: Glad, internal: 2}"),
    "their own": ("{score: 1, words: Glad, by: {ada: {score: -1, words: Glum}}}", "{score: -1, words: Glum}"),
    "a number alone": ("{score: 1, words: Glad, by: {ada: -1}}", "{score: -1}"),
    "words alone": ("{score: 1, words: Glad, by: {ada: {words: Glum}}}", "{score: 1, words: Glum}"),
    "that of another persona": ("{score: 1, by: {sam: -1}}", "{score: 1}"),
    "nobody's else": ("{by: {sam: -1}}", "{}"),
    "one that changes": ("{score: 1, by: {ada: {start: 0, end: -1}}}", "{score: -0.5, start: 0, end: -1}"),
    "what is believed and wanted of them": (
        "{score: 1, internal: 2, wanted: 2, by: {ada: {score: 0, internal: 1, wanted: 1}}}",
        "{score: 0, internal: 1, wanted: 1}",
    ),
    "what is believed and wanted of all": (
        "{score: 1, internal: 2, wanted: 2, by: {ada: 0}}",
        "{score: 0, internal: 2, wanted: 2}",
    ),
}


@pytest.mark.parametrize(("written", "met"), FEELINGS.values(), ids=FEELINGS)
def test_the_feeling_of_one_persona(written: str, met: str) -> None:
    made, theirs = (one_stage(f"name: a, feeling: {text}", more=PEOPLE) for text in (written, met))
    assert plain(first(met_by(made, "ada")).feeling) == plain(first(theirs).feeling)


def test_a_touchpoint_that_nobody_felt_has_no_feeling() -> None:
    assert first(met_by(one_stage("name: a", more=PEOPLE), "ada")).feeling is None


def test_steps_that_lead_nowhere_are_closed() -> None:
    made = one_stage(
        "name: a, next: [{to: b, when: x}, {to: c}, {to: end, when: y}, {when: z}]",
        "name: b, personas: [sam], next: a",
        "name: c, next: b",
        "name: d, next: c",
        more=PEOPLE,
    )
    hers = met_by(made, "ada")
    assert [[step.to for step in spot.next] for spot in hers.stages[0].touchpoints] == [
        ["c", "end", None], [], ["c"],
    ]  # fmt: skip


def test_a_persona_that_the_map_does_not_know_meets_what_is_of_everybody() -> None:
    made = one_stage("name: a, feeling: {score: 1, by: {ada: 0}}", "name: b, personas: [ada]", more=PEOPLE)
    assert ids(met_by(made, "eve")) == [["a"]]
    assert first(met_by(made, "eve")).feeling == Feeling.model_construct({"score"}, score=1.0)


@pytest.mark.parametrize("persona", ["lena", "daria"])
def test_the_map_itself_is_not_touched(persona: str) -> None:
    made = example(MOVING_IN)
    before = made.model_copy(deep=True)
    met_by(made, persona)
    for each in made.mystery_shops:
        shopped(made, each)
    assert made == before


def test_what_no_step_tells_of_stays() -> None:
    made = one_stage("name: a, feeling: 1", "name: b, next: a", more="mystery_shops: [{id: june}]\n")
    assert shopped(made, made.mystery_shops[0]) == made


def test_a_step_that_says_nothing_more_changes_nothing() -> None:
    made = one_stage(
        "name: a", more="mystery_shops: [{id: x, steps: [{touchpoint: a, result: as-mapped}]}]\n"
    )
    assert shopped(made, made.mystery_shops[0]) == made


def test_what_was_missing_is_taken_out_and_no_step_leads_there() -> None:
    met = shop(
        "{touchpoint: b, result: missing}",
        ("name: a, next: [{to: b, when: x}, {to: c, when: y}]", "name: b", "name: c"),
    )
    assert ids(met) == [["a", "c"]]
    assert [step.to for step in first(met).next] == ["c"]


def test_what_was_different_says_what_was_met() -> None:
    met = shop(
        "{touchpoint: a, result: different, channel: Phone, wait: 8 min, feeling: -1, expected: A bell, got: Silence, "
        "note: It rained}",
        (
            "name: a, channel: Web, wait: 1 min, owner: Ada, feeling: {score: 1, words: Glad}, "
            "expectations: [{expects: A bell, gets: A bell, met: 'yes'}, Warmth], note: Sunny",
        ),
    )
    assert plain(first(met)) == {
        "name": "a",
        "id": "a",
        "channel": ["Phone"],
        "wait": "8 min",
        "owner": "Ada",
        "feeling": {"score": -1.0, "words": "Glad"},
        "expectations": [{"expects": "Warmth"}, {"expects": "A bell", "gets": "Silence"}],
        "note": "It rained",
    }


def test_a_feeling_and_what_was_got_where_the_map_has_none() -> None:
    assert plain(first(shop("{touchpoint: a, feeling: 0.5, got: A cup}"))) == {
        "name": "a",
        "id": "a",
        "feeling": {"score": 0.5},
        "expectations": [{"expects": "not said", "gets": "A cup"}],
    }


COME = {
    "behind what it names": ("{name: New, after: b}", ["a", "b", "new", "c"]),
    "behind the touchpoint of the step before": ("{touchpoint: b}, {name: New}", ["a", "b", "new", "c"]),
    "first where there is none": ("{name: New}", ["new", "a", "b", "c"]),
    "one behind the other": ("{touchpoint: a}, {name: New}, {name: More}", ["a", "new", "more", "b", "c"]),
    "where something was missing": (
        "{touchpoint: a}, {touchpoint: b, result: missing}, {name: New}", ["a", "new", "c"],
    ),
    "behind what was missing, by name": (
        "{touchpoint: c, result: missing}, {name: New, after: c}", ["a", "b", "new"],
    ),
    "also where it names a touchpoint": (
        "{touchpoint: a, name: New, after: b, result: not-on-map}", ["a", "b", "new", "c"],
    ),
    "called by what was got": ("{got: A letter, after: c}", ["a", "b", "c", "a-letter"]),
    "called by its note": ("{note: A fine, after: c}", ["a", "b", "c", "a-fine"]),
    "without a name": ("{after: c, wait: 1 d}", ["a", "b", "c", "something-else"]),
    "twice without a name": (
        "{after: c, wait: 1 d}, {wait: 2 d}", ["a", "b", "c", "something-else", "something-else-2"],
    ),
    "with the name of a touchpoint of the map": ("{name: A, after: b}", ["a", "b", "a-2", "c"]),
    "with a name that makes no id": ("{name: '!', after: c}, {name: '?'}", ["a", "b", "c", "2", "3"]),
}  # fmt: skip


@pytest.mark.parametrize(("steps", "met"), COME.values(), ids=COME)
def test_what_is_not_on_the_map_comes_in(steps: str, met: list[str]) -> None:
    assert ids(shop(steps)) == [met]


def test_what_comes_in_says_what_was_met() -> None:
    met = shop("{name: Gets a letter, after: b, channel: Post, feeling: -1, wait: 4 d, note: Late}")
    assert plain(met.stages[0].touchpoints[2]) == {
        "name": "Gets a letter",
        "id": "gets-a-letter",
        "note": "Late",
        "channel": ["Post"],
        "feeling": {"score": -1.0},
        "wait": "4 d",
    }


def test_nothing_comes_into_a_map_without_stages() -> None:
    made = journey("stages: [{name: S}]\nmystery_shops: [{id: june, steps: [{name: New}]}]\n")
    assert ids(shopped(made, made.mystery_shops[0])) == [["new"]]
    bare = made.with_(stages=())
    assert ids(shopped(bare, made.mystery_shops[0])) == []


def test_the_shop_beside_the_map_is_told_as_changes() -> None:
    made = example(MOVING_IN)
    (june,) = made.mystery_shops
    told = compare(made, shopped(made, june))
    assert {change.part.id for change in told if change.kind is Kind.ADDED and isinstance(change.part, Touchpoint)} == {
        "gets-a-letter-with-the-same-content"
    }  # fmt: skip
    assert {change.field for change in told if change.kind is Kind.CHANGED} >= {"wait", "score"}
