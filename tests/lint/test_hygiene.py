"""CJ901, CJ905, CJ911: things have an id of their own, stand once, and belong to somebody who knows of it."""

from __future__ import annotations

import pytest

from .linting import lint


def spots(*names: str, top: str = "", first: str = "") -> str:
    """Return a map with touchpoints of these names, the first one with more fields."""
    lines = [f"      - {name}\n" for name in names]
    lines[:1] = [lines[0] + "".join(f"        {line}\n" for line in first.splitlines())]
    return f"title: I buy a coffee\n{top}stages:\n  - name: Order\n    touchpoints:\n{''.join(lines)}"


@pytest.mark.parametrize(
    ("names", "top", "first"),
    [
        pytest.param(["name: Looks around", "name: Gets the cup"], "", "", id="nobody refers to them"),
        pytest.param(["name: Looks", "{id: cup, name: Gets the cup}"], "", "next: cup", id="a written id"),
        pytest.param(["name: Looks", "name: Pays"], "", "next: pays", id="a name of one word"),
        pytest.param(["name: Looks"], "channels: [Order app]\n", "channel: order-app", id="a vocabulary"),
        pytest.param(["name: Looks"], "", "next: end", id="the end is no touchpoint"),
    ],
)
def test_pinned_ids_are_silent(names: list[str], top: str, first: str) -> None:
    assert lint(spots(*names, top=top, first=first), "CJ901") == []


@pytest.mark.parametrize(
    ("names", "top", "first", "line", "message"),
    [
        pytest.param(
            ["name: Looks", "name: Gets the cup"], "", "next: gets-the-cup", 8,
            "1 reference means “Gets the cup” by its wording: a better name breaks them", id="a step",
        ),
        pytest.param(
            ["name: Looks"], "personas: [Sam Hill, Jo]\n", "personas: [sam-hill]\nfeeling: {by: {sam-hill: 1}}", 3,
            "2 references mean “Sam Hill” by its wording: a better name breaks them", id="a persona in short form",
        ),
        pytest.param(
            ["name: Looks"], "sources:\n  - title: Talks of May\n", "sources: [talks-of-may]", 4,
            "1 reference means “Talks of May” by its wording: a better name breaks them", id="a source",
        ),
        pytest.param(
            ["name: Looks around", "{id: cup, name: Gets the cup}"], "",
            "opportunities: [{text: Pass it on, fixes: looks-around>cup}]", 6,
            "1 reference means “Looks around” by its wording: a better name breaks them", id="an end of a hand-off",
        ),
    ],
)  # fmt: skip
def test_an_unpinned_id(names: list[str], top: str, first: str, line: int, message: str) -> None:
    assert lint(spots(*names, top=top, first=first), "CJ901") == [(line, message)]


def test_many_unpinned_ids_are_told_once() -> None:
    names = ["name: Looks", "name: Gets one", "name: Gets two", "name: Gets three", "name: Gets four"]
    text = spots(*names, first="next: [gets-one, gets-two, gets-three, gets-four]")
    assert lint(text, "CJ901") == [
        (8, "“Gets one” and 3 more are referred to by their wording: better names break the references")
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Nobody says when", "Nobody says where", id="other words"),
        pytest.param(
            "Nobody says when", "{text: Nobody says when, closed: 2026-05}", id="one of them is closed"
        ),
        pytest.param("{id: when, text: Nobody says when}", "when", id="a reference"),
        pytest.param("true", "true", id="marks without words"),
        pytest.param("Nobody says when", "Nobody says when it comes", id="the beginning of another"),
    ],
)
def test_different_pain_points_are_silent(first: str, second: str) -> None:
    text = spots("name: Looks", f"{{name: Pays, pain_points: [{second}]}}", first=f"pain_points: [{first}]")
    assert lint(text, "CJ905") == []


@pytest.mark.parametrize("second", ["Nobody says when", "nobody says when!", "Nobody  says: when"])
def test_a_pain_point_that_stands_twice(second: str) -> None:
    text = spots(
        "name: Looks", f'{{name: Pays, pain_points: ["{second}"]}}', first="pain_points: [Nobody says when]"
    )
    shown = " ".join(second.split())
    assert lint(text, "CJ905") == [
        (8, f"“{shown}” stands at “Looks” too: copies are scored and closed apart")
    ]


@pytest.mark.parametrize(
    ("stage", "where"),
    [("", "in the list of the map"), ("    pain_points: [Too slow]\n", "in the stage “Order”")],
)
def test_a_pain_point_of_a_stage_or_map(stage: str, where: str) -> None:
    top = "" if stage else "pain_points:\n  - {text: Too slow, at: looks}\n"
    text = spots("name: Looks", first="pain_points: [Too slow]", top=top).replace(
        "Order\n", f"Order\n{stage}"
    )
    found = [message for _, message in lint(text, "CJ905")]
    assert found == [f"“Too slow” stands {where} too: copies are scored and closed apart"]


TEAM = """\
sponsor: Dr Vera Holm, head of care
departments: [{id: desk, name: Front desk}]
team:
  - Amira Seidel
  - {name: Jo, role: Service designer, department: Field service}
"""


@pytest.mark.parametrize(
    "owner",
    [
        pytest.param("Amira Seidel", id="a member"),
        pytest.param("amira seidel", id="in small letters"),
        pytest.param("Amira", id="a first name"),
        pytest.param("Seidel", id="a last name"),
        pytest.param("Amira Seidel, digital", id="a member with more words"),
        pytest.param("Jo and Amira", id="two members"),
        pytest.param("Service designer", id="a role"),
        pytest.param("Vera Holm", id="the sponsor"),
        pytest.param("Front desk", id="a department"),
        pytest.param("desk", id="the id of a department"),
        pytest.param("Field service", id="a department of the team"),
        pytest.param("Lens lab", id="a department at a touchpoint"),
    ],
)
def test_owners_in_the_room_are_silent(owner: str) -> None:
    text = spots("name: Looks", top=TEAM, first=f"owner: {owner}\nbackstage: [{{text: A, department: desk}}]")
    if owner == "Lens lab":
        text = text.replace("departments: [{id: desk, name: Front desk}]\n", "").replace("desk}", "Lens lab}")
    assert lint(text, "CJ911") == []


def test_without_a_team_anybody_may_own_something() -> None:
    assert lint(spots("name: Looks", first="owner: Kim"), "CJ911") == []


def test_metrics_may_be_those_of_other_teams() -> None:
    assert lint(spots("name: Looks", top=f"{TEAM}metrics: [{{name: NPS, owner: Kim}}]\n"), "CJ911") == []


@pytest.mark.parametrize(
    "first",
    [
        pytest.param("owner: Kim Berg", id="of a touchpoint"),
        pytest.param("opportunities: [{text: Do it, owner: Kim Berg}]", id="of an opportunity"),
    ],
)
def test_an_unknown_owner(first: str) -> None:
    assert lint(spots("name: Looks", top=TEAM, first=first), "CJ911") == [
        (12, "“Kim Berg” is neither in the team nor a department: nobody in the room answers for it")
    ]
