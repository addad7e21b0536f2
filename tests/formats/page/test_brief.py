"""The brief as a page."""

from __future__ import annotations

import re
from html import unescape

from cjmap.view.brief import brief
from tests.analysis.made import COFFEE, example, journey, one_stage
from tests.formats.map.test_html import Skeleton, plain

from .made import TODAY, bare, brief_of, rich


def said(page: str) -> str:
    return plain(Skeleton(page[page.index("<body>") :]).text)


def test_of_a_map_that_says_hardly_anything() -> None:
    page = brief_of(bare())
    text = said(page)
    assert "No pain point is open." in text
    assert "No opportunity is open." in text
    assert "The ask Review this map for the first time" in text
    assert ("Objectives" in text, "Lowest" in text, "a year" in text) == (False, False, False)


def test_everything_a_leader_wants_to_know() -> None:
    text = said(brief_of(rich()))
    for part in (
        "Fewer calls churn · Cleo Calls 9 a day target 10 a day",
        "−1.5 Lowest 2 Waits in the queueHow long?",
        "+1.5 Highest 1 Sees the sign · curiousThere it is",
        "Top pain points 3 open S32 Nobody says how long observed: Talks and 1 more",
        "Top opportunities 3 open, 12 000 a year 12 Show the time 12 000 a year · Ana · planned, due 2026-10",
        "–2 Somebody no owner · planned",
        "Name an owner for what is promised: Somebody",
        "Decide what to do about severe pain points without an opportunity: Cash alone",
        "Say yes or no to quick wins that are ideas so far: Seats",
        "Finish what is late, or set a new date: Show the time, was due 2026-10",
        "Review this map: it was due 2026-04-10",
    ):
        assert part in text


def test_only_the_top_is_told_and_the_rest_counted() -> None:
    pains = ", ".join(f"{{text: P {number}, severity: 3}}" for number in range(7))
    text = said(
        brief_of(journey(f"stages: [{{name: A, touchpoints: [{{name: B, pain_points: [{pains}]}}]}}]"))
    )
    assert "Top pain points 7 open" in text
    assert [number for number in range(7) if f"P {number} assumed" in text] == [0, 1, 2, 3, 4]
    assert "without an opportunity: P 0; P 1; P 2 and 4 more" in text


def test_the_curve_begins_with_its_stages_and_leads_to_the_map() -> None:
    page = brief_of(example(COFFEE))
    drawn = re.search(r"<svg.*?</svg>", page, re.DOTALL)
    assert drawn is not None
    assert "Order" in drawn[0]
    assert Skeleton(drawn[0].split("</desc>")[1]).text.count("I buy a coffee") == 0
    links = Skeleton(page).links
    assert "coffee.html#touchpoint-waits-in-the-queue" in links
    assert [link for link in links if not link.startswith(("coffee.html", "index.html"))] == []


def test_nothing_is_loaded_and_nothing_runs() -> None:
    page = brief_of(rich())
    assert "default-src 'none'; style-src 'sha256-" in unescape(page)
    assert "<script" not in page
    assert not {tag for tag, *_ in Skeleton(page).tags} & {"img", "link", "iframe", "image"}
    assert not any("style" in names for _, *names in Skeleton(page).tags)


def test_same_map_same_bytes() -> None:
    assert brief_of(rich()) == brief_of(rich())


def test_where_most_leave_and_what_things_cost() -> None:
    made = one_stage(
        "name: a, exits: [{why: Rain, share: 30 %, to: competitor}, {why: Snow, share: 5 %}], "
        "pain_points: [{text: Cold, frequency: 1 in 3}], "
        "opportunities: [{text: Heat, value: 90, cost_once: 20, cost: 3, impact: 5, effort: 1}]"
    )
    text = said(brief_of(made, brief(made, TODAY, currency="EUR")))
    for part in (
        "30 % Most leave at 1 a · to competitorRain",
        "Cold 1 in 3 · assumed",
        "Heat 90 EUR a year for 20 EUR and 3 EUR a year · no owner",
        "1 open, 90 EUR a year",
    ):
        assert part in text
    assert "Snow" not in text


def test_an_exit_of_which_nobody_knows_how_many_take_it_is_not_told() -> None:
    assert "Most leave" not in said(brief_of(one_stage("name: a, exits: [{why: Rain}]")))


def test_the_ask_stands_before_everything_else() -> None:
    text = said(brief_of(rich()))
    assert text.index("The ask") < text.index("Objectives") < text.index("How it feels")
