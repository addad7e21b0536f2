"""The story of a map."""

from __future__ import annotations

import pytest

from cjmap.view.items import Sign
from cjmap.view.saying import Passage, Story
from cjmap.view.story import story
from tests.analysis.made import one_stage


def passages(made: Story) -> list[Passage]:
    return list(made.passages)


def facts(passage: Passage, field: str) -> list[str]:
    found = passage.fact(field)
    return [item.text for item in found.items] if found else []


def test_a_feeling_says_what_the_team_believes_and_how_far_off_it_is() -> None:
    (passage,) = passages(
        story(
            one_stage("name: a, feeling: {score: -1, internal: 0.5, by: {sam: -2}}", more="personas: Sam\n")
        )
    )
    fact = passage.fact("feeling")
    assert fact is not None
    together, sam = fact.items
    assert (together.value, together.text, together.meaning) == (-1, "", "negative")
    believed = together.notes[0].items[0]
    assert (believed.value, believed.text, believed.sign) == (0.5, "1.5 apart", Sign.UNMET)
    assert (sam.value, sam.text) == (-2, "Sam")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (-2, "very negative"),
        (-0.5, "slightly negative"),
        (0.2, "neutral"),
        (1, "positive"),
        (1.5, "very positive"),
    ],
)
def test_the_scale_in_words(value: float, said: str) -> None:
    (passage,) = passages(story(one_stage(f"name: a, feeling: {value}")))
    fact = passage.fact("feeling")
    assert fact is not None
    assert fact.items[0].meaning == said


def test_where_a_touchpoint_leads_and_how_the_hand_off_is_kept() -> None:
    made = story(
        one_stage(
            "name: a, channel: shop, next: [{to: b, share: 30 %, handoff: {state: unmanaged, loses: All}}, {to: c}]",
            "name: b, channel: web",
            "name: c, channel: web, next: end",
        )
    )
    fact = passages(made)[0].fact("next")
    assert fact is not None
    gap, unknown = fact.items
    assert (gap.text, gap.sign, gap.badge, gap.href) == ("2 b", Sign.GAP, "30 %", "#touchpoint-b")
    assert [note.items[0].text for note in gap.notes] == [
        "gap: unmanaged hand-off, over to another channel",
        "All",
    ]
    assert (unknown.text, unknown.sign) == ("3 c", Sign.UNKNOWN)
    assert facts(passages(made)[2], "next") == ["The journey ends here"]


def test_what_hurts_most_stands_first_and_what_is_closed_last() -> None:
    made = story(
        one_stage(
            "name: a, pain_points: [{text: Old, severity: 3, closed: '2026'}, {text: Mild, severity: 1}, "
            "{text: Bad, severity: 3}, cold]",
            more="pain_points: [{id: cold, text: Cold}]\n",
        )
    )
    fact = passages(made)[0].fact("pain_points")
    assert fact is not None
    assert [(item.text, item.badge, item.over) for item in fact.items] == [
        ("Bad", "S3", False), ("Cold", "S2", False), ("Mild", "S1", False), ("Old", "S3", True),
    ]  # fmt: skip
    assert made.whole == ()


def test_evidence_and_sources() -> None:
    made = story(
        one_stage(
            "name: a",
            "name: b, sources: log",
            more="sources: [{id: log, title: The log, kind: support-log}]\n",
        )
    )
    first, second = passages(made)
    assert facts(first, "sources") == ["Assumed: no source yet"]
    assert facts(second, "sources") == ["Observed", "The log"]
    fact = second.fact("sources")
    assert fact is not None
    assert fact.items[1].href == "#source-log"


def test_one_persona() -> None:
    made = story(
        one_stage(
            "name: a, personas: ada",
            "name: b, thoughts: [{text: Hers, persona: ada}, {text: His, persona: sam}, Ours], "
            "feeling: {score: 1, by: {sam: {score: -1, words: Cold}}}, "
            "pain_points: [{text: Her pain, personas: ada}, Our pain], next: a",
            more="personas: [Sam, Ada]\nroutes: [{name: Way of Ada, personas: ada, via: [a]}]\n",
        ),
        "sam",
    )
    (passage,) = passages(made)
    assert (passage.number, passage.value, passage.words) == (2, -1, "Cold")
    assert facts(passage, "thoughts") == ["His", "Ours"]
    assert facts(passage, "feeling") == ["Cold"]
    assert facts(passage, "pain_points") == ["Our pain"]
    assert (made.persona, [person.text for person in made.personas]) == ("Sam", ["Sam"])
    assert made.whole == ()


def test_columns_of_the_table_have_something_in_them() -> None:
    made = story(
        one_stage("name: a, backstage: [Looks], quotes: [Hm], department: care", "name: b, owner: Ada")
    )
    assert [(lane.heading, lane.fields) for lane in made.lanes] == [
        ("Thinks and says", ("quotes",)),
        ("Where", ("department",)),
        ("Moves on", ("next",)),
        ("Owner", ("owner",)),
        ("Backstage", ("backstage",)),
    ]


def test_what_is_said_felt_and_suffered_by_some_alone() -> None:
    (passage,) = passages(
        story(
            one_stage(
                "name: a, thoughts: [Ours, {text: Hers, persona: ada}], feeling: {score: 1, by: {ada: -1}}, "
                "pain_points: [{text: Cold, personas: [ada]}]",
                more="personas: [Sam, Ada]\n",
            )
        )
    )
    found = {fact.field: [item.whose for item in fact.items] for fact in passage.facts}
    assert (found["thoughts"], found["feeling"], found["pain_points"]) == (
        [(), ("ada",)],
        [(), ("ada",)],
        [("ada",)],
    )
