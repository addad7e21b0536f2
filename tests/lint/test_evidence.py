"""CJ3: what a map rests on, and what in it rests on something."""

from __future__ import annotations

from textwrap import dedent, indent
from typing import Any

import pytest

from .linting import lint

TALKS = "{id: talks, title: Talks, kind: interview}"
TILL = "{id: till, title: Till, kind: analytics}"
ROUND = "{id: round, title: Round, kind: workshop}"
STARS = "{id: stars, title: Stars, kind: review-site}"
CARDS = "{id: cards, title: Cards, kind: survey}"


def over(*sources: str, top: str = "", queue: str = "") -> str:
    """Return a map with these sources and fields, and a touchpoint with these fields."""
    head = f"title: I buy a coffee\n{dedent(top)}"
    listed = f"sources: [{', '.join(sources)}]\n" if sources else ""
    spot = "stages:\n  - name: Order\n    touchpoints:\n      - name: Queue\n"
    return head + listed + spot + indent(dedent(queue), " " * 8)


def lines(text: str, code: str, **limits: Any) -> list[int]:
    return [line for line, _ in lint(text, code, **limits)]


FUTURE = "kind: future-state\n"
RETIRED = "status: retired\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(over(), id="no source at all is told by another rule"),
        pytest.param(over(TALKS, TILL), id="one of them counts"),
        pytest.param(over(TALKS, "{title: Log, kind: support-log}"), id="a log says both"),
        pytest.param(over("Talks at the counter"), id="what kind it is nobody said"),
        pytest.param(over("{title: Talks, kind: interview, type: mixed}"), id="the source itself says both"),
        pytest.param(over(TALKS, top=FUTURE), id="a future has no numbers yet"),
        pytest.param(over(TALKS, top=RETIRED), id="nobody measures for a retired map"),
    ],
)
def test_no_quantitative_source_is_silent(text: str) -> None:
    assert lint(text, "CJ301") == []


def test_no_quantitative_source() -> None:
    assert lint(over(TALKS, ROUND), "CJ301") == [
        (2, "no source counts anything: how many customers a pain point happens to stays a guess")
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(over(), id="no source at all is told by another rule"),
        pytest.param(over(TILL, TALKS), id="in one of them customers speak"),
        pytest.param(over(TILL, "Notes"), id="what kind it is nobody said"),
        pytest.param(over(TILL, top="mystery_shops: [{date: 2026-05}]\n"), id="a mystery shopper tells"),
        pytest.param(
            over(TILL, "{title: Survey, kind: survey, type: mixed}"), id="a survey with open questions"
        ),
        pytest.param(over(TILL, top=FUTURE), id="only the starting point of a future is measured"),
    ],
)
def test_no_qualitative_source_is_silent(text: str) -> None:
    assert lint(text, "CJ302") == []


def test_no_qualitative_source() -> None:
    assert lint(over(TILL, CARDS), "CJ302") == [
        (2, "all sources are numbers: they say where it hurts, and why customers feel so is made up")
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(over(ROUND, TALKS), id="customers were asked"),
        pytest.param(over("Talks with twelve customers"), id="a title alone may be customers"),
        pytest.param(over("{title: Notes, kind: other}"), id="another kind may be customers"),
        pytest.param(
            over("{title: CRM, kind: crm, perspective: customer}"), id="the source says it is customers"
        ),
        pytest.param(
            over(ROUND, top="mystery_shops: [{date: 2026-05}]\n"), id="a mystery shop is their view"
        ),
        pytest.param(over(top=FUTURE), id="a future state has no evidence"),
        pytest.param(over(top=RETIRED), id="a retired map"),
    ],
)
def test_internal_view_only_is_silent(text: str) -> None:
    assert lint(text, "CJ303") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            over(),
            "no source: all of this is what the team believes, and nobody can tell it from what customers live through",
            id="no source at all, in a draft too",
        ),
        pytest.param(
            over(ROUND, "{title: CRM, kind: crm}", "{title: Memo, kind: other, perspective: internal}"),
            "every source is from inside the company: the map shows what we believe, not what customers live through",
            id="all from inside",
        ),
    ],
)
def test_internal_view_only(text: str, message: str) -> None:
    assert lint(text, "CJ303") == [(2, message)]


KNOWN = {
    "the touchpoint names a source": "sources: talks\n",
    "a pain point names one": "pain_points: [{text: It is slow, sources: talks}]\n",
    "a pain point of the map names one": "",
    "a quote names one": "quotes: [{text: So slow, source: talks}]\n",
    "a thought names one": "thoughts: [{text: So slow, sources: talks}]\n",
    "a value measured here names one": "metrics: [{metric: plain, source: talks}]\n",
    "the metric that is measured here names one": "metrics: [sat]\n",
}
METRICS = "metrics: [{id: sat, name: Sat, source: talks}, {id: plain, name: Plain}]\n"
SHARED = "pain_points: [{text: It is far, sources: talks, at: queue}]\n"
UNKNOWN = {
    "nothing here names a source": "",
    "a pain point without one": "pain_points: [It is slow]\n",
    "a metric without one": "metrics: [plain]\n",
}


def known(name: str, queue: str) -> str:
    top = METRICS + (SHARED if name == "a pain point of the map names one" else "")
    return over(TALKS, top=top, queue=queue + KNOWN[name])


@pytest.mark.parametrize("name", KNOWN)
def test_a_touchpoint_that_rests_on_something(name: str) -> None:
    assert lint(known(name, "moment_of_truth: true\nfeeling: -2\n"), "CJ304") == []
    assert lint(known(name, "feeling: -2\n"), "CJ305") == []


SHOPPED = "mystery_shops: [{id: shop, date: 2026-05, steps: [{touchpoint: queue, result: as-mapped}]}]\n"


@pytest.mark.parametrize(
    ("top", "sources"),
    [
        pytest.param("", (), id="no source at all is told by another rule"),
        pytest.param(FUTURE, (TALKS,), id="nobody can have seen the future"),
        pytest.param(RETIRED, (TALKS,), id="a retired map"),
        pytest.param(SHOPPED, (TALKS,), id="a mystery shopper met it"),
    ],
)
def test_nothing_is_called_assumed(top: str, sources: tuple[str, ...]) -> None:
    assert lint(over(*sources, top=top, queue="moment_of_truth: true\n"), "CJ304") == []
    assert lint(over(*sources, top=top, queue="feeling: -2\n"), "CJ305") == []


@pytest.mark.parametrize("name", UNKNOWN)
def test_assumed_moment_of_truth(name: str) -> None:
    text = over(TALKS, top=METRICS, queue="moment_of_truth: true\n" + UNKNOWN[name])
    message = "1 “Queue” counts as a moment of truth, and no source says so: it draws money and attention on a guess"
    assert lint(text, "CJ304") == [(8, message)]


def test_a_rivals_mystery_shop_says_nothing_of_us() -> None:
    theirs = SHOPPED.replace("{id: shop", "{id: shop, company: Rival")
    assert lines(over(TALKS, top=theirs, queue="moment_of_truth: true\n"), "CJ304") == [8]


def test_many_assumed_moments_are_told_once() -> None:
    more = "".join(f"- {{name: T{number}, moment_of_truth: true}}\n" for number in range(4))
    text = over(TALKS) + indent(more, " " * 6)
    ((line, message),) = lint(text, "CJ304")
    assert (line, message[:44]) == (8, "2 “T0”, 3 “T1”, 4 “T2” and 1 more count as m")


@pytest.mark.parametrize(
    "queue",
    [
        pytest.param("", id="no feeling"),
        pytest.param("feeling: -0.9\n", id="low and no low point yet"),
        pytest.param("feeling: {start: -1.5, end: 0}\n", id="it begins badly and is not bad"),
        pytest.param("feeling: {words: Bored, internal: -2}\n", id="what the team believes is no feeling"),
        pytest.param("feeling: -2\nmoment_of_truth: true\n", id="a moment of truth is told by its own rule"),
    ],
)
def test_assumed_low_point_is_silent(queue: str) -> None:
    assert lint(over(TALKS, queue=queue), "CJ305") == []


@pytest.mark.parametrize(
    ("queue", "said"),
    [
        pytest.param("feeling: -1\n", "−1", id="a number"),
        pytest.param("feeling:\n  words: Cold\n  score: -1.4\n", "−1.4", id="a score with words"),
        pytest.param("feeling:\n  end: -2\n  start: -1\n", "−1.5", id="it changes, and is bad in the mean"),
        pytest.param("feeling:\n  score: 0\n  by: {sam: -1.2}\n", "−1.2", id="for one persona"),
    ],
)
def test_assumed_low_point(queue: str, said: str) -> None:
    text = over(TALKS, top="personas: Sam\n", queue=queue)
    message = f"no source says that it feels so bad: 1 “Queue” at {said}, and low points decide what is mended first"
    assert lint(text, "CJ305") == [(len(text.splitlines()) + 1, message)]


def curve(*feelings: str, sources: str = TALKS, top: str = "") -> str:
    items = "".join(f"- {{name: T{number}, {rest}}}\n" for number, rest in enumerate(feelings))
    return over(*filter(None, [sources]), top=top) + indent(items, " " * 6)


FELT, SAID = "feeling: 0", "feeling: 0, sources: talks"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(curve(FELT, FELT), id="two feelings are no curve"),
        pytest.param(curve(FELT, FELT, SAID, SAID), id="half of it rests on a source"),
        pytest.param(
            curve("note: x", "note: y", "feeling: {words: Calm}", FELT), id="most is not said to be felt"
        ),
        pytest.param(curve(FELT, FELT, FELT, sources=""), id="no source at all is told by another rule"),
        pytest.param(curve(FELT, FELT, FELT, top=FUTURE), id="how a future shall feel"),
    ],
)
def test_curve_without_evidence_is_silent(text: str) -> None:
    assert lint(text, "CJ306") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(curve(FELT, FELT, SAID), "only 1 of the 3", id="a third of it"),
        pytest.param(curve(*[FELT] * 3, SAID, SAID), "only 2 of the 5", id="two of five"),
        pytest.param(
            curve(FELT, FELT, "feeling: {by: {sam: 1}}", top="personas: Sam\n"), "none of the 3", id="none"
        ),
    ],
)
def test_curve_without_evidence(text: str, said: str) -> None:
    has = "have" if "2" in said else "has"
    message = f"{said} feelings of the curve {has} a source: the rest is the team's guess, drawn like a fact"
    assert lint(text, "CJ306") == [(2, message)]


def test_the_share_can_be_set() -> None:
    assert lint(curve(FELT, FELT, SAID), "CJ306", percent=30) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(over(TALKS), id="a source without a date"),
        pytest.param(over("{title: Talks, date: 2026-01-02}"), id="this year"),
        pytest.param(over("{title: Talks, date: 2024-11-22}"), id="a day short of two years"),
        pytest.param(over("{title: Talks, date: 2024}"), id="a year counts from its end"),
        pytest.param(over("{title: Talks, date: 2030}"), id="still to come"),
        pytest.param(over("{title: Talks, date: 2019}", top=FUTURE), id="what a future started from"),
        pytest.param(over("{title: Talks, date: 2019}", top=RETIRED), id="a retired map is old by right"),
    ],
)
def test_stale_source_is_silent(text: str) -> None:
    assert lint(text, "CJ307") == []


def test_stale_source() -> None:
    text = over(
        "{title: Talks, date: 2024-11}", "{title: Till, date: 2023}", "{title: Log, date: 2024-10-30}"
    )
    assert lint(text, "CJ307") == [
        (3, "“Till” is 34 months old: customers may live through something else by now"),
        (3, "“Log” is 24 months old: customers may live through something else by now"),
    ]
    assert len(lint(text, "CJ307", months=23)) == 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(over(), id="no source"),
        pytest.param(over(TALKS, queue="sources: talks\n"), id="a touchpoint"),
        pytest.param(over(TALKS, TILL, queue="sources: [talks, till]\n"), id="several in a list"),
        pytest.param(
            over("Talks at the counter", queue="sources: talks-at-the-counter\n"), id="by its title"
        ),
        pytest.param(over(TALKS, queue="quotes: [{text: Slow, source: talks}]\n"), id="a quote"),
        pytest.param(over(TALKS, top="metrics: [{name: Sat, source: talks}]\n"), id="a metric"),
        pytest.param(over(TALKS, top="personas: [{name: Sam, sources: [talks]}]\n"), id="a persona"),
        pytest.param(
            over(TALKS, top="pain_points: [{text: Slow, sources: talks}]\n"), id="a pain point of the map"
        ),
        pytest.param(over(TALKS, queue="feeling: 1\nx_why: {sources: talks}\n"), id="a field of their own"),
    ],
)
def test_unused_source_is_silent(text: str) -> None:
    assert lint(text, "CJ308") == []


def test_unused_source() -> None:
    assert lint(over(TALKS, TILL, "Log", queue="sources: till\n"), "CJ308") == [
        (3, "nothing here rests on the source `talks`: readers cannot tell what it has shown"),
        (3, "nothing here rests on the source `log`: readers cannot tell what it has shown"),
    ]
    assert lines(over(TALKS), "CJ308") == [3]


def test_sources_that_nothing_names_are_told_once() -> None:
    assert lint(over(TALKS, TILL, "Log"), "CJ308") == [
        (3, "nothing here names one of the 3 sources: what is known looks like what is guessed")
    ]


QUOTE = "quotes:\n  - I have seen my train leave from here\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(over(TALKS, queue="quotes: [{text: Slow, source: talks}]\n"), id="it names one"),
        pytest.param(over(TALKS, queue="sources: talks\n" + QUOTE), id="the touchpoint names one"),
        pytest.param(
            over(TALKS, top="personas: [{name: Sam, sources: talks, quotes: [Slow]}]\n"),
            id="the persona names one",
        ),
        pytest.param(over(top=FUTURE, queue=QUOTE), id="what we want to hear in the future"),
        pytest.param(over(top=RETIRED, queue=QUOTE), id="a retired map"),
    ],
)
def test_quote_without_source_is_silent(text: str) -> None:
    assert lint(text, "CJ309") == []


def test_quote_without_source() -> None:
    said = "was said, and an invented one moves people just as much"
    assert lint(over(queue=QUOTE), "CJ309") == [
        (8, f"nobody can look up where “I have seen my train leave from here” {said}")
    ]
    assert lint(over(top="personas: [{name: Sam, quotes: [Slow]}]\n"), "CJ309") == [
        (3, f"nobody can look up where “Slow” {said}")
    ]


def hurts(fields: str, *sources: str, top: str = "") -> str:
    return over(*(sources or (TALKS, TILL)), top=top, queue=f"pain_points: [{{text: Slow, {fields}}}]\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(hurts("severity: 3"), id="no source is another matter"),
        pytest.param(hurts("severity: 2, sources: talks"), id="not severe"),
        pytest.param(hurts("severity: 3, sources: [talks, till]"), id="two sources"),
        pytest.param(hurts("severity: 3, sources: till"), id="one that counts"),
        pytest.param(hurts("severity: 3, sources: talks, frequency: 8 of 12"), id="it was counted"),
        pytest.param(hurts("severity: 3, sources: talks, closed: 2026-05"), id="it is closed"),
        pytest.param(
            hurts("severity: 3, sources: t", "{id: t, title: T, kind: interview, sample: 12}"),
            id="twelve voices",
        ),
        pytest.param(hurts("severity: 3, sources: talks", top=FUTURE), id="a future state"),
    ],
)
def test_single_witness_is_silent(text: str) -> None:
    assert lint(text, "CJ310") == []


def test_single_witness() -> None:
    message = "a severe pain point stands on “Talks” alone: one voice can be loud and not typical"
    assert lint(hurts("severity: 3, sources: talks"), "CJ310") == [(8, message)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(over(TALKS), id="one source has one side"),
        pytest.param(over(TALKS, STARS), id="asked and unasked"),
        pytest.param(over(TALKS, ROUND), id="colleagues are no customers"),
        pytest.param(over(TALKS, CARDS, "Notes"), id="what kind it is nobody said"),
        pytest.param(over(TALKS, "{title: Shop, kind: mystery-shop}"), id="a mystery shopper asks nobody"),
        pytest.param(
            over(TALKS, "{title: Cards, kind: survey, solicited: false}"), id="the source says otherwise"
        ),
        pytest.param(over(TALKS, CARDS, top=FUTURE), id="a future state"),
    ],
)
def test_one_sided_evidence_is_silent(text: str) -> None:
    assert lint(text, "CJ311") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            over(TALKS, CARDS, ROUND),
            "customers were only ever asked: they answer our questions, and what we never thought of stays unseen",
            id="only asked",
        ),
        pytest.param(
            over(TILL, STARS),
            "customers were never asked: those who are neither angry nor delighted leave no trace",
            id="never asked",
        ),
    ],
)
def test_one_sided_evidence(text: str, message: str) -> None:
    assert lint(text, "CJ311") == [(2, message)]
