"""CJ7: somebody stands for the map, keeps it, and has held it against reality lately. Today is 2026-11-21."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from .linting import lint

DRAFT, REVIEWED, LIVE, RETIRED = (
    f"status: {status}\n" for status in ("draft", "reviewed", "live", "retired")
)
FUTURE = "kind: future-state\n"


def having(*tops: str, queue: str = "") -> str:
    """Return a map with these fields, and a touchpoint with these fields."""
    spot = "stages:\n  - name: Order\n    touchpoints:\n      - name: Queue\n"
    return "title: I buy a coffee\n" + "".join(map(dedent, tops)) + spot + indent(dedent(queue), " " * 8)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(having(), id="a draft looks for one yet"),
        pytest.param(having(DRAFT, "sponsor:\n"), id="a draft with the key left empty"),
        pytest.param(having(LIVE, "sponsor: Ines\n"), id="a sponsor"),
        pytest.param(having(RETIRED), id="a retired map"),
    ],
)
def test_no_sponsor_is_silent(text: str) -> None:
    assert lint(text, "CJ701") == []


@pytest.mark.parametrize("status", [REVIEWED, LIVE])
def test_no_sponsor(status: str) -> None:
    assert lint(having(status), "CJ701") == [
        (2, "no sponsor: what hurts lies between departments, and nobody above them has asked for this map")
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(having("owner: Mara\n"), id="an owner"),
        pytest.param(having(RETIRED), id="nobody keeps a retired map"),
    ],
)
def test_no_owner_is_silent(text: str) -> None:
    assert lint(text, "CJ702") == []


@pytest.mark.parametrize("status", ["", DRAFT, REVIEWED, LIVE])
def test_no_owner(status: str) -> None:
    assert lint(having(status), "CJ702") == [
        (2, "no owner: a map that nobody keeps is wrong within a year, and still believed")
    ]


MARA = "{name: Mara, department: shops}"
PER = "{name: Per, department: care}"
CROSSED = "department: [shops, care]\n"
TERMS = "departments: [{id: shops, name: Our shops}, {id: care, name: Care}, {id: roaster, name: R, owned: partner}]\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(having(queue=CROSSED), id="no team is another matter"),
        pytest.param(having(f"team: [{MARA}, {PER}]\n", queue=CROSSED), id="two departments"),
        pytest.param(having(f"team: [{MARA}, Per]\n", queue=CROSSED), id="whose department is not said"),
        pytest.param(having(f"team: [{MARA}]\n"), id="touchpoints name no department"),
        pytest.param(having(f"team: [{MARA}]\n", queue="department: shops\n"), id="customers meet no other"),
        pytest.param(
            having(f"team: [{MARA}]\n", TERMS, queue="department: roaster\n"), id="the other is a partner's"
        ),
        pytest.param(
            having("team: [{name: Mara, department: Our shops}]\n", TERMS, queue="department: shops\n"),
            id="the same by name and by id",
        ),
        pytest.param(having(RETIRED, f"team: [{MARA}]\n", queue=CROSSED), id="a retired map"),
    ],
)
def test_single_department_team_is_silent(text: str) -> None:
    assert lint(text, "CJ703") == []


@pytest.mark.parametrize(
    ("terms", "name", "other"),
    [
        pytest.param("", "shops", "care", id="any name"),
        pytest.param(TERMS, "Our shops", "Care", id="names that are defined"),
    ],
)
def test_single_department_team(terms: str, name: str, other: str) -> None:
    text = having(f"team: [{MARA}, {{name: Ida, department: shops}}]\n", terms, queue=CROSSED)
    assert lint(text, "CJ703") == [
        (
            3,
            f"the team is all {name}, but customers also meet {other}: "
            "gaps between departments stay unseen when one side draws them",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(having(), id="a draft needs no review"),
        pytest.param(having(LIVE, "review_every: yearly\n"), id="a cadence"),
        pytest.param(having(LIVE, "review_when: The menu changes\n"), id="an event"),
        pytest.param(having(RETIRED), id="a retired map"),
    ],
)
def test_no_review_cadence_is_silent(text: str) -> None:
    assert lint(text, "CJ704") == []


def test_no_review_cadence() -> None:
    message = (
        "nothing says when this map is looked at again: it goes wrong quietly and is believed all the same"
    )
    assert lint(having(REVIEWED), "CJ704") == [(2, message)]


def held(*dates: str, every: str = "quarterly", status: str = LIVE) -> str:
    return having(
        status, f"review_every: {every}\n", "reviews:\n" + "".join(f"  - date: {each}\n" for each in dates)
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(having(LIVE, "review_every: monthly\n"), id="no review is told by another rule"),
        pytest.param(having(LIVE, "reviews: [{date: 2019}]\n"), id="no cadence is told by another rule"),
        pytest.param(held("2019", status=DRAFT), id="a draft"),
        pytest.param(held("2019", status=RETIRED), id="a retired map"),
        pytest.param(held("2026-09-24"), id="it is due in a month"),
        pytest.param(held("2026-08-07"), id="two weeks late are no neglect"),
        pytest.param(held("2019", "2026-10", "2020"), id="the newest counts, wherever it stands"),
        pytest.param(held("2026-08"), id="a month counts to its end"),
        pytest.param(held("2025", every="yearly"), id="a year counts to its end"),
        pytest.param(held("9999", every="yearly"), id="beyond all calendars"),
    ],
)
def test_review_overdue_is_silent(text: str) -> None:
    assert lint(text, "CJ705") == []


@pytest.mark.parametrize(
    ("text", "line", "last"),
    [
        pytest.param(held("2026-08-06"), 6, "2026-08-06", id="more than two weeks late"),
        pytest.param(held("2026-07", status=REVIEWED), 6, "2026-07", id="known to the month"),
        pytest.param(held("2026-03-01", "2026-05-01"), 7, "2026-05-01", id="at the newest"),
    ],
)
def test_review_overdue(text: str, line: int, last: str) -> None:
    message = (
        f"the map promises a review `quarterly`, and the last was {last}: what has changed since is not on it"
    )
    assert lint(text, "CJ705") == [(line, message)]


def test_how_late_a_review_may_be_can_be_set() -> None:
    assert lint(held("2026-08-06"), "CJ705", days=15) == []
    assert len(lint(held("2026-08-07"), "CJ705", days=0)) == 1


BY_THEM, BY_US = (
    f"reviews: [{{date: 2026-05, validated_by: {who}}}]\n" for who in ("customers", "employees")
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(having(), id="a draft needs no review"),
        pytest.param(having(LIVE, BY_THEM), id="customers looked at it"),
        pytest.param(
            having(LIVE, BY_THEM.replace("}", ", result: rejected}")), id="customers looked and did not agree"
        ),
        pytest.param(having(LIVE, FUTURE), id="nobody can have lived the future"),
        pytest.param(having(RETIRED), id="a retired map"),
    ],
)
def test_never_validated_with_customers_is_silent(text: str) -> None:
    assert lint(text, "CJ706") == []


@pytest.mark.parametrize(
    ("status", "reviews"),
    [
        pytest.param("reviewed", "", id="no review at all"),
        pytest.param("reviewed", BY_US, id="colleagues alone"),
        pytest.param("live", "reviews: [{date: 2026-05}]\n", id="by whom is not said"),
    ],
)
def test_never_validated_with_customers(status: str, reviews: str) -> None:
    message = (
        f"the map is `{status}`, and no review says that customers looked at it: "
        "colleagues confirm what they believe already"
    )
    assert lint(having(f"status: {status}\n", reviews), "CJ706") == [(3, message)]


TALKS = "sources: [{id: talks, title: Talks, kind: interview}]\n"
MOMENT = "moment_of_truth: true\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(having(queue=MOMENT), id="a draft"),
        pytest.param(having(REVIEWED, queue=MOMENT), id="not live yet"),
        pytest.param(having(LIVE), id="no moment of truth"),
        pytest.param(having(LIVE, TALKS, queue=MOMENT + "sources: talks\n"), id="it rests on a source"),
        pytest.param(having(LIVE, FUTURE, queue=MOMENT), id="a future state"),
    ],
)
def test_live_but_assumed_is_silent(text: str) -> None:
    assert lint(text, "CJ707") == []


def test_live_but_assumed() -> None:
    one = "the map is `live`, and no source speaks of the moment of truth 1 “Queue”: people decide by a guess"
    assert lint(having(LIVE, queue=MOMENT), "CJ707") == [(3, one)]
    two = one.replace("moment of truth 1 “Queue”", "moments of truth 1 “Queue” and 2 “Pay”")
    more = having(LIVE, queue=MOMENT) + "      - {name: Pay, moment_of_truth: true}\n"
    assert lint(more, "CJ707") == [(3, two)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(having(), id="a draft needs no live checks"),
        pytest.param(having(REVIEWED), id="not live yet"),
        pytest.param(having(LIVE, "mystery_shops: [{date: 2026-05}]\n"), id="it was shopped"),
        pytest.param(
            having(LIVE, "sources: [{title: Shop, kind: mystery-shop}]\n"), id="and reported as a source"
        ),
        pytest.param(having(LIVE, "sources: [{title: Day, kind: observation}]\n"), id="somebody watched"),
        pytest.param(having(LIVE, "journey: buyer\n"), id="nobody can play a buying committee"),
        pytest.param(having(LIVE, "kind: day-in-the-life\n"), id="nobody can play a life"),
        pytest.param(having(LIVE, FUTURE), id="the future cannot be shopped"),
    ],
)
def test_never_shopped_is_silent(text: str) -> None:
    assert lint(text, "CJ708") == []


def test_never_shopped() -> None:
    message = (
        "the map is `live`, and nobody has walked the journey: what people remember is rarely what happens"
    )
    assert lint(having(LIVE), "CJ708") == [(3, message)]


def shop(fields: str, *results: str) -> str:
    steps = "".join(f"      - {{touchpoint: queue, result: {result}}}\n" for result in results)
    return f"  - {fields}\n    steps:\n{steps}"


def shopped(*shops: str, status: str = LIVE, reviews: str = "") -> str:
    return having(status, "mystery_shops:\n" + "".join(shops), reviews)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(shopped(shop("date: 2026-06", "as-mapped")), id="all was as mapped"),
        pytest.param(shopped(shop("date: 2026-06", "not-on-map")), id="there is more than the map shows"),
        pytest.param(shopped(shop("wave: 1", "different")), id="nobody knows when"),
        pytest.param(shopped(shop("date: 2026-11-01", "different")), id="the team has had three weeks"),
        pytest.param(shopped(shop("date: 2026-06", "missing"), status=DRAFT), id="a draft is being drawn"),
        pytest.param(
            shopped(shop("date: 2026-06\n    company: Rival", "different")), id="a rival has another journey"
        ),
        pytest.param(
            shopped(shop("date: 2026-06", "different"), reviews="reviews: [{date: 2026-06}]\n"),
            id="a review dealt with it, maybe in the same month",
        ),
        pytest.param(
            shopped(shop("date: 2025-06", "different"), shop("date: 2026-06", "as-mapped")),
            id="the newest found all as mapped",
        ),
    ],
)
def test_shop_disagrees_is_silent(text: str) -> None:
    assert lint(text, "CJ709") == []


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        pytest.param(
            shopped(shop("date: 2026-06", "as-mapped", "different")), 8, "1 “Queue”", id="different"
        ),
        pytest.param(
            shopped(shop("date: 2026-06", "missing"), reviews="reviews: [{date: 2026-05}]\n"),
            7,
            "1 “Queue”",
            id="missing, and the review was before",
        ),
        pytest.param(
            shopped(shop("date: 2026-06", "missing").replace("touchpoint: queue", "name: A letter")),
            7,
            "A letter",
            id="a step by its name",
        ),
    ],
)
def test_shop_disagrees(text: str, line: int, found: str) -> None:
    message = (
        f"the mystery shop of 2026-06 did not find {found} as mapped, and no review since: "
        "the map may show what nobody meets"
    )
    assert lint(text, "CJ709") == [(line, message)]


def test_how_long_a_shop_is_left_alone_can_be_set() -> None:
    assert lint(shopped(shop("date: 2026-06", "different")), "CJ709", days=365) == []
    assert len(lint(shopped(shop("date: 2026-11-01", "different")), "CJ709", days=7)) == 1


COMING = "2027-01-10"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(having("reviews: [{date: 2026-11-21}]\n"), id="today"),
        pytest.param(having("reviews: [{date: 2026-11-22}]\n"), id="tomorrow has begun somewhere"),
        pytest.param(having("reviews: [{date: 2026-11}]\n"), id="this month"),
        pytest.param(having("reviews: [{date: 2026}]\n"), id="this year"),
        pytest.param(having(f"sources: [{{title: Talks, date: {COMING}}}]\n"), id="research that is planned"),
        pytest.param(having(f"questions: [{{text: Why?, date: {COMING}}}]\n"), id="when an answer is wanted"),
        pytest.param(
            having(f"metrics: [{{name: Sat, target: 4, date: {COMING}}}]\n"), id="a target has a date"
        ),
        pytest.param(having(queue=f"opportunities: [{{text: Sign, due: {COMING}}}]\n"), id="what is due"),
        pytest.param(
            having(queue="pain_points: [{text: Slow, closed: With signs}]\n"), id="closed by something"
        ),
        pytest.param(
            having(FUTURE, queue=f"pain_points: [{{text: Slow, closed: {COMING}}}]\n"),
            id="closed in the future",
        ),
        pytest.param(having(FUTURE, f"metrics: [{{name: Sat, value: 4, date: {COMING}}}]\n"), id="a wish"),
    ],
)
def test_impossible_date_is_silent(text: str) -> None:
    assert lint(text, "CJ710") == []


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        pytest.param(
            having(f"reviews:\n  - by: Mara\n    date: {COMING}\n"),
            5,
            "a review is said to have been held",
            id="a review",
        ),
        pytest.param(
            having(RETIRED, FUTURE, f"reviews:\n  - date: {COMING}\n"),
            6,
            "a review is said to have been held",
            id="a review of whatever map",
        ),
        pytest.param(
            having(f"mystery_shops:\n  - date: {COMING}\n"),
            4,
            "a mystery shop is said to have been made",
            id="a shop",
        ),
        pytest.param(
            having(f"sources: [{{id: talks, title: Talks, date: {COMING}}}]\n", queue="sources: talks\n"),
            3,
            "a source is said to have been made",
            id="a source that something rests on",
        ),
        pytest.param(
            having(f"metrics: [{{name: Sat, value: 4, date: {COMING}}}]\n"),
            3,
            "a value is said to have been measured",
            id="a value",
        ),
        pytest.param(
            having("metrics: [Sat]\n", queue=f"metrics: [{{metric: sat, value: 4, date: {COMING}}}]\n"),
            8,
            "a value is said to have been measured",
            id="a value at a touchpoint",
        ),
        pytest.param(
            having(f"questions: [{{text: Why?, answer: So, date: {COMING}}}]\n"),
            3,
            "a question is said to have been answered",
            id="an answer",
        ),
        pytest.param(
            having(queue=f"pain_points: [{{text: Slow, closed: {COMING}}}]\n"),
            7,
            "a pain point is said to have been closed",
            id="a pain point",
        ),
    ],
)
def test_impossible_date(text: str, line: int, what: str) -> None:
    message = f"{what} on {COMING}, but today is 2026-11-21: what is counted from this date is wrong"
    assert lint(text, "CJ710") == [(line, message)]
