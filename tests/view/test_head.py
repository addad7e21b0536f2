"""What stands above and below a map."""

from __future__ import annotations

import pytest

from cjmap.model.journey import JourneyMap
from cjmap.view.head import Figure, Head, Person, digest, head
from tests.analysis.made import COFFEE, MOVING_IN, example, journey, one_stage


def of(map_: JourneyMap, persona: str | None = None, file: str | None = None) -> Head:
    return head(map_, persona, file)


NO_PAINS = Figure("0", "open severe pain points")
NO_GAPS = Figure("0", "gaps: unmanaged hand-offs", "no hand-offs")


def test_the_smallest_map() -> None:
    map_ = journey("stages: [{name: Begin}]")
    assert of(map_) == Head(
        "current-state", ("draft",), (), "", "About", (), (NO_PAINS, NO_GAPS), (digest(map_),)
    )


FACTS = {
    "how much is known": (
        "sources: [{id: talk, title: T}]\n", ["name: a, sources: talk", "name: b", "name: c"],
        ("draft", "33 % evidenced (1 of 3)"),
    ),
    "of a future nothing is": ("kind: future-state\n", ["name: a"], ("draft",)),
    "who keeps it": (
        "status: live\nowner: Ada\nsponsor: Sam\n", ["name: a"],
        ("live", "0 % evidenced (0 of 1)", "owner Ada", "sponsor Sam"),
    ),
    "when it was looked at": (
        "reviews: [{date: 2026-01-31}, {date: 2025-12-24}]\n", ["name: a"],
        ("draft", "0 % evidenced (0 of 1)", "reviewed 2026-01-31"),
    ),
    "and will be": (
        "reviews: [{date: 2026-01-31}]\nreview_every: monthly\n", ["name: a"],
        ("draft", "0 % evidenced (0 of 1)", "reviewed 2026-01-31, next by 2026-02-28"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("more", "spots", "facts"), FACTS.values(), ids=FACTS)
def test_facts(more: str, spots: list[str], facts: tuple[str, ...]) -> None:
    assert of(one_stage(*spots, more=more)).facts == facts


PEOPLE = {
    "a name": ("Sam", Person("sam", "Sam", "S", "", "")),
    "two names": ("Ada Lovelace King", Person("ada-lovelace-king", "Ada Lovelace King", "AL", "", "")),
    "a name with a hyphen": ("Lena-Marie", Person("lena-marie", "Lena-Marie", "LM", "", "")),
    "a name that begins with a sign": ("“Sam” Hill", Person("sam-hill", "“Sam” Hill", "H", "", "")),
    "who they are": (
        "{name: Sam, role: Guest, segment: Students, age: '20', location: Graz}",
        Person("sam", "Sam", "S", "Guest", "Students, age 20, Graz"),
    ),
    "a summary says more": (
        "{name: Sam, age: '20', summary: In a hurry}",
        Person("sam", "Sam", "S", "", "In a hurry"),
    ),
    "what they want and say, not all of it": (
        "{name: Sam, goals: [Be quick, Be warm, Be fed], quotes: [Go on, Hm]}",
        Person("sam", "Sam", "S", "", "", ("Be quick", "Be warm"), "Go on"),
    ),
}


@pytest.mark.parametrize(("said", "person"), PEOPLE.values(), ids=PEOPLE)
def test_people(said: str, person: Person) -> None:
    assert of(one_stage("name: a", more=f"personas: [{said}]\n")).people == (person,)


def test_one_persona() -> None:
    map_ = one_stage("name: a", more="personas: [Sam, Kim]\n")
    assert [person.name for person in of(map_).people] == ["Sam", "Kim"]
    assert [person.name for person in of(map_, "kim").people] == ["Kim"]


LENS = {
    "nothing": ("", ("", ())),
    "a scenario": ("scenario: It rains\nsummary: Rain\n", ("It rains", ())),
    "a summary in its place": ("summary: Rain\n", ("Rain", ())),
    "objectives": ("objectives: [Be dry, {id: warm, statement: Be warm}]\n", ("", ("Be dry", "Be warm"))),
}


@pytest.mark.parametrize(("more", "lens"), LENS.values(), ids=LENS)
def test_lens(more: str, lens: tuple[str, tuple[str, ...]]) -> None:
    made = of(one_stage("name: a", more=more))
    assert (made.scenario, made.objectives) == lens


FIGURES = {
    "nothing is known": (["name: a"], (NO_PAINS, NO_GAPS)),
    "the lowest moment is good": (
        ["name: a, feeling: 1"], (Figure("+1.0", "lowest moment", "1 a", link="touchpoint-a"), NO_PAINS, NO_GAPS)
    ),
    "it is bad": (
        ["name: a, feeling: 1", "name: b, feeling: -0.5"],
        (Figure("−0.5", "lowest moment", "2 b", bad=True, link="touchpoint-b"), NO_PAINS, NO_GAPS),
    ),
    "severe pain points": (
        ["name: a, pain_points: [{text: x, severity: 3}]", "name: b, pain_points: [{text: y, severity: 3}, Old]"],
        (Figure("2", "open severe pain points", "at 1, 2", bad=True, link="table?severity=3"), NO_GAPS),
    ),
    "a hand-off that nobody described": (
        ["name: a, channel: x", "name: b, channel: y"],
        (NO_PAINS, Figure("0", "gaps: unmanaged hand-offs", "of 1 hand-off, 1 not described")),
    ),
    "a gap": (
        ["name: a, channel: x, next: {handoff: unmanaged}", "name: b, channel: y, next: {handoff: managed}",
         "name: c, channel: x"],
        (NO_PAINS, Figure("1", "gap: unmanaged hand-off", "of 2 hand-offs, after 1", bad=True, link="handoffs")),
    ),
    "what will be done": (
        ["name: a, opportunities: [{text: x}, {text: y, status: planned, owner: Ada}, {text: z, status: shipped}]"],
        (NO_PAINS, NO_GAPS,
         Figure("2", "open opportunities", "1 promised, 1 shipped, 1 without an owner", link="opportunities")),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("spots", "figures"), FIGURES.values(), ids=FIGURES)
def test_figures(spots: list[str], figures: tuple[Figure, ...]) -> None:
    assert of(one_stage(*spots)).figures == figures


SEVERE = "pain_points: [{id: cold, text: Cold, severity: 3}]\n"


def test_a_severe_pain_point_that_a_stage_refers_to_counts() -> None:
    map_ = journey(f"{SEVERE}stages: [{{name: S, pain_points: [cold]}}]")
    assert of(map_).figures[0] == Figure("1", "open severe pain point", bad=True, link="table?severity=3")


FOOTERS = {
    "no sources": ("", ()),
    "a source without a date": ("sources: [Talks]\n", ("1 source",)),
    "the newest of several": (
        "sources: [{title: A, date: 2026-02}, {title: B, date: 2026-01-31}, C]\n",
        ("3 sources, the newest of 2026-02",),
    ),
}


@pytest.mark.parametrize(("more", "said"), FOOTERS.values(), ids=FOOTERS)
def test_footer(more: str, said: tuple[str, ...]) -> None:
    map_ = one_stage("name: a", more=more)
    assert of(map_).footer == (digest(map_), *said)
    assert of(map_, file="map.cjm.yaml").footer == ("map.cjm.yaml", digest(map_), *said)


SAME = {
    "read twice": ("name: a, channel: web", "name: a, channel: web"),
    "in another order": ("name: a, channel: web", "channel: web, name: a"),
    "in the short and the long form": ("name: a, feeling: 1", "name: a, feeling: {score: 1.0}"),
    "as said by a default": ("name: a", "name: a, with_us: true"),
    "personas in another order": (
        "name: a, feeling: {by: {sam: 1, kim: 0}}", "name: a, feeling: {by: {kim: 0, sam: 1}}"
    ),
    "own fields in another order": ("name: a, x_b: 1, x_a: 2", "name: a, x_a: 2, x_b: 1"),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_the_same_content_has_the_same_digits(one: str, other: str) -> None:
    assert digest(one_stage(one)) == digest(one_stage(other))


OTHER = {
    "a name": ("name: a", "name: b"),
    "an id": ("name: a", "name: a, id: b"),
    "a note that no picture shows": ("name: a", "name: a, note: Hm"),
    "a feeling": ("name: a, feeling: 1", "name: a, feeling: 0.9"),
    "an own field": ("name: a, x_a: 1", "name: a, x_a: 2"),
}


@pytest.mark.parametrize(("one", "other"), OTHER.values(), ids=OTHER)
def test_other_content_has_other_digits(one: str, other: str) -> None:
    assert digest(one_stage(one)) != digest(one_stage(other))


def test_digits_are_twelve_and_of_the_whole_map() -> None:
    coffee, moving_in = digest(example(COFFEE)), digest(example(MOVING_IN))
    assert len(coffee) == 12
    assert int(coffee, 16) != int(moving_in, 16)


def test_opportunities_are_those_of_the_persona() -> None:
    made = one_stage(
        "name: a, personas: ada, opportunities: [{text: Do}]",
        "name: b, personas: sam",
        more="personas: [Sam, Ada]\nopportunities: [{text: At both, at: [a, b]}, {text: Hers, at: a}, Everywhere]\n",
    )
    counts = {}
    for persona in (None, "sam", "ada"):
        (counts[persona],) = (f.value for f in head(made, persona, None).figures if f.link == "opportunities")
    assert counts == {None: "4", "sam": "2", "ada": "4"}
