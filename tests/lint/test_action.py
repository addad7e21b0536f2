"""CJ6: a map has a purpose that is measured, what hurts leads to work, and somebody does it in time."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from .linting import lint


def at_queue(text: str, top: str = "") -> str:
    """Return a map with one touchpoint of ours that has these fields, and these fields of the map."""
    head = f"title: I buy a coffee\n{dedent(top)}stages:\n  - name: Order\n    touchpoints:\n"
    return f"{head}      - name: Waits in the queue\n        id: queue\n{indent(dedent(text), ' ' * 8)}"


BARE = "title: I buy a coffee\nstages:\n  - name: Order\n"


@pytest.mark.parametrize(
    "top",
    [
        pytest.param("objectives:\n  - More come back\n", id="one objective is enough"),
        pytest.param("kind: day-in-the-life\n", id="a day in the life listens before there is an objective"),
        pytest.param("status: retired\n", id="nobody acts on a retired map"),
    ],
)
def test_no_objective_is_silent(top: str) -> None:
    assert lint(top + BARE, "CJ601") == []


def test_no_objective_is_told_once_at_the_title() -> None:
    assert lint(BARE, "CJ601") == [
        (2, "no objective: nobody can say which pain point is worth fixing first, or whether the map helped")
    ]


BACK = "metrics:\n  - {id: back, name: Come back, kind: ratio}\n"
AIM = "objectives:\n  - {id: more, statement: More come back}\n"


@pytest.mark.parametrize(
    ("text", "top"),
    [
        pytest.param("", BACK + "objectives:\n  - {statement: More, metrics: [back]}\n", id="it names one"),
        pytest.param(
            "objectives: [more]\nmetrics: [back]\n", BACK + AIM, id="a touchpoint for it is measured"
        ),
        pytest.param(
            "opportunities:\n  - {text: Stamp cards, objectives: [more], expects: {back: 5}}\n",
            BACK + AIM,
            id="an opportunity for it says what it changes",
        ),
        pytest.param("", AIM + "status: retired\n", id="a retired map"),
        pytest.param("", "", id="no objective is another rule's affair"),
    ],
)
def test_objective_without_metric_is_silent(text: str, top: str) -> None:
    assert lint(at_queue(text, top), "CJ602") == []


@pytest.mark.parametrize(
    ("text", "top", "said"),
    [
        pytest.param("", "objectives:\n  - More come back\n", "More come back", id="a short form"),
        pytest.param("", AIM, "More come back", id="a long form"),
        pytest.param(
            "objectives: [more]\n", AIM, "More come back", id="a touchpoint serves it and measures nothing"
        ),
        pytest.param(
            "opportunities:\n  - {text: Cards, objectives: [more], expects: {back: 5}, status: dropped}\n",
            BACK + AIM,
            "More come back",
            id="what was dropped changes nothing",
        ),
    ],
)
def test_objective_without_metric(text: str, top: str, said: str) -> None:
    (found,) = lint(at_queue(text, top), "CJ602")
    assert found[1] == f"the objective “{said}” has no metric: nobody will know whether it is reached"
    assert found[0] == (6 if "back" in top and "metrics" in top else 4)


RESTS = "objectives:\n  - {statement: More, metrics: [back]}\n"


@pytest.mark.parametrize(
    ("text", "top"),
    [
        pytest.param("", "metrics:\n  - {id: back, name: Back, target: 0}\n" + RESTS, id="zero is a target"),
        pytest.param("metrics: [back]\n", BACK, id="a metric that only describes"),
        pytest.param(
            "metrics: [{metric: back, target: 40}]\n", BACK + RESTS, id="the target stands where it is read"
        ),
        pytest.param("", BACK + RESTS + "status: retired\n", id="a retired map"),
    ],
)
def test_metric_without_target_is_silent(text: str, top: str) -> None:
    assert lint(at_queue(text, top), "CJ603") == []


@pytest.mark.parametrize(
    ("text", "top", "what"),
    [
        pytest.param("", BACK + RESTS, "an objective rests", id="an objective rests on it"),
        pytest.param(
            "moment_of_truth: true\nmetrics: [back]\n", BACK, "a moment of truth rests", id="so does a moment"
        ),
        pytest.param(
            "moment_of_truth: true\nmetrics: [back]\n",
            BACK + RESTS,
            "an objective rests",
            id="both, told once",
        ),
    ],
)
def test_metric_without_target(text: str, top: str, what: str) -> None:
    assert lint(at_queue(text, top), "CJ603") == [
        (
            4,
            f"the metric “Come back”, on which {what}, has no target: nobody can say whether its value is good",
        )
    ]


VALUE = "metrics:\n  - {id: back, name: Back, kind: ratio, value: 31}\n"
CARD = "sources:\n  - {id: card, title: Stamps on cards}\n"


@pytest.mark.parametrize(
    ("text", "top"),
    [
        pytest.param("", "metrics:\n  - {id: back, name: Back, target: 40}\n", id="no value, only a target"),
        pytest.param("", CARD + "metrics:\n  - {name: Back, value: 1, source: card}\n", id="with a source"),
        pytest.param("metrics: [back]\n", BACK, id="read without a value"),
        pytest.param(
            "metrics: [{metric: back, value: 3}]\nsources: [card]\n",
            CARD + BACK,
            id="the touchpoint rests on a source",
        ),
        pytest.param(
            "metrics: [{metric: back, value: 3}]\n",
            CARD + "metrics:\n  - {id: back, name: Back, source: card}\n",
            id="the metric has a source",
        ),
        pytest.param("", VALUE + "kind: future-state\n", id="a future state has no measured values"),
    ],
)
def test_metric_without_source_is_silent(text: str, top: str) -> None:
    assert lint(at_queue(text, top), "CJ604") == []


@pytest.mark.parametrize(
    ("text", "top", "line"),
    [
        pytest.param("", VALUE, 4, id="at the metric"),
        pytest.param(
            "metrics: [{metric: back, value: 0}]\n", BACK.replace("Come b", "B"), 10, id="where read"
        ),
    ],
)
def test_metric_without_source(text: str, top: str, line: int) -> None:
    assert lint(at_queue(text, top), "CJ604") == [
        (line, "the value of “Back” has no source: nobody can check it, or measure it again in the same way")
    ]


def test_a_stage_reads_a_value_without_a_source() -> None:
    text = f"title: I buy a coffee\n{BACK}stages:\n  - name: Order\n    metrics:\n      - {{metric: back, value: 3}}\n"
    assert [line for line, _ in lint(text, "CJ604")] == [8]


def test_many_values_without_a_source_are_told_once() -> None:
    many = "".join(f"  - {{name: M{number}, value: {number}}}\n" for number in range(5))
    assert lint(at_queue("", f"metrics:\n{many}"), "CJ604") == [
        (
            4,
            "the values of “M0”, “M1”, “M2” and 2 more have no source: "
            "nobody can check it, or measure it again in the same way",
        )
    ]


@pytest.mark.parametrize(
    ("text", "top"),
    [
        pytest.param("moment_of_truth: true\nmetrics: [back]\n", BACK, id="measured at the touchpoint"),
        pytest.param(
            "moment_of_truth: true\nobjectives: [more]\n",
            BACK + "objectives:\n  - {id: more, statement: More, metrics: [back]}\n",
            id="the objective it serves is measured",
        ),
        pytest.param(
            "moment_of_truth: true\nwith_us: false\n", "", id="we cannot measure what is without us"
        ),
        pytest.param("moment_of_truth: true\n", "kind: future-state\n", id="nobody can measure the future"),
        pytest.param("moment_of_truth: true\n", "status: retired\n", id="a retired map"),
        pytest.param("moment_of_truth: false\n", "", id="no moment of truth"),
    ],
)
def test_moment_of_truth_without_metric_is_silent(text: str, top: str) -> None:
    assert lint(at_queue(text, top), "CJ605") == []


def test_moment_of_truth_without_metric() -> None:
    text = at_queue("moment_of_truth:\n  why: Here people turn round\n")
    assert lint(text, "CJ605") == [
        (
            6,
            "nothing is measured at the moment of truth “Waits in the queue”: "
            "when it gets worse, only those who have left will know",
        )
    ]


def test_a_metric_of_the_stage_measures_its_moment_of_truth() -> None:
    text = at_queue("moment_of_truth: true\n", BACK).replace("Order\n", "Order\n    metrics: [back]\n")
    assert lint(text, "CJ605") == []


SEVERE = "pain_points:\n  - {id: slow, text: It takes long, severity: 3}\n"


@pytest.mark.parametrize(
    ("text", "top"),
    [
        pytest.param(
            SEVERE + "opportunities:\n  - Open a second counter\n", "", id="an idea stands next to it"
        ),
        pytest.param(
            SEVERE,
            "opportunities:\n  - {text: Second counter, fixes: [slow]}\n",
            id="one of the map fixes it",
        ),
        pytest.param(
            SEVERE,
            "opportunities:\n  - {text: Second counter, at: [queue]}\n",
            id="one of the map stands here",
        ),
        pytest.param(
            SEVERE + "opportunities: [second]\n",
            "opportunities:\n  - {id: second, text: Second counter}\n",
            id="one of the map is referred to here",
        ),
        pytest.param(
            SEVERE + "opportunities:\n  - {text: Done, fixes: [slow], status: shipped}\n",
            "",
            id="shipped and still open is another rule's affair",
        ),
        pytest.param("pain_points:\n  - It takes long\n", "", id="a draft in which nobody has weighed it"),
        pytest.param("pain_points: [true]\n", "status: live\n", id="words are still missing"),
        pytest.param("pain_points:\n  - {text: So so, severity: 1}\n", "status: live\n", id="a small one"),
        pytest.param(
            "pain_points:\n  - {text: Long, severity: 3, closed: 2026-05}\n",
            "status: live\n",
            id="a closed one",
        ),
        pytest.param(
            "pain_points:\n  - {text: Long, severity: 3, closed: 'accepted, too rare'}\n",
            "",
            id="an accepted one",
        ),
        pytest.param(SEVERE + "with_us: false\n", "status: live\n", id="in the customer's life without us"),
        pytest.param(SEVERE, "kind: future-state\n", id="a future state is the answer itself"),
        pytest.param(SEVERE, "status: retired\n", id="a retired map"),
    ],
)
def test_pain_point_without_opportunity_is_silent(text: str, top: str) -> None:
    assert lint(at_queue(text, top), "CJ606") == []


@pytest.mark.parametrize(
    ("text", "top", "found"),
    [
        pytest.param(SEVERE, "", (9, "no"), id="a severe one, in a draft too"),
        pytest.param(
            "pain_points:\n  - It takes long\n", "status: live\n", (10, "no"), id="not weighed, live"
        ),
        pytest.param(
            SEVERE + "opportunities:\n  - {text: Second, fixes: [slow], status: dropped}\n",
            "",
            (9, "only a dropped"),
            id="its only opportunity was dropped",
        ),
        pytest.param(
            SEVERE + "  - {id: rude, text: They are rude, severity: 1}\n"
            "opportunities:\n  - {text: Train them, fixes: [rude]}\n",
            "",
            (9, "no"),
            id="the opportunity next to it fixes something else",
        ),
        pytest.param(
            "pain_points: [slow]\n",
            "pain_points:\n  - {id: slow, text: It takes long, severity: 3}\n",
            (10, "no"),
            id="told where the map mentions a shared one",
        ),
        pytest.param(
            "",
            "pain_points:\n  - {text: It takes long, severity: 3, at: [queue]}\n",
            (4, "no"),
            id="a shared one that nobody refers to",
        ),
    ],
)
def test_pain_point_without_opportunity(text: str, top: str, found: tuple[int, str]) -> None:
    line, which = found
    assert lint(at_queue(text, top), "CJ606") == [
        (
            line,
            f"{which} opportunity fixes the pain point “It takes long”: "
            "it will hurt the next customer just as much",
        )
    ]


@pytest.mark.parametrize(
    ("top", "lines"),
    [
        pytest.param("", [9], id="told together where the map has no opportunity at all"),
        pytest.param("opportunities: [Found a club]\n", [10, 11, 12, 13], id="one by one where it has some"),
    ],
)
def test_many_pain_points_without_opportunity(top: str, lines: list[int]) -> None:
    many = "".join(f"  - {{text: It hurts {number}, severity: 3}}\n" for number in range(4))
    found = lint(at_queue(f"pain_points:\n{many}", top), "CJ606")
    assert [line for line, _ in found] == lines
    if len(lines) == 1:
        assert found[0][1] == (
            "no opportunity fixes any of the pain points “It hurts 0”, “It hurts 1”, “It hurts 2” and 1 more: "
            "they will hurt the next customer just as much"
        )


def test_the_severity_that_counts_can_be_set() -> None:
    text = at_queue("pain_points:\n  - It takes long\n", "status: live\n")
    assert lint(text, "CJ606", severity=3) == []


@pytest.mark.parametrize(
    ("opportunity", "count"),
    [
        pytest.param(
            "    opportunities: [Open a second counter]\n", 0, id="one of the stage is for the stage"
        ),
        pytest.param("", 1, id="none"),
    ],
)
def test_pain_point_of_a_stage(opportunity: str, count: int) -> None:
    pain = "    pain_points:\n      - {text: Long, severity: 3}\n"
    assert len(lint(BARE + pain + opportunity, "CJ606")) == count


@pytest.mark.parametrize(
    ("text", "top"),
    [
        pytest.param("opportunities:\n  - Show the time\n", "", id="an idea in a draft"),
        pytest.param(
            "opportunities:\n  - {text: Show, owner: Rosa, status: planned}\n",
            "status: live\n",
            id="it has one",
        ),
        pytest.param("opportunities:\n  - {text: Show, status: dropped}\n", "status: live\n", id="dropped"),
        pytest.param("opportunities:\n  - {text: Show, status: shipped}\n", "status: live\n", id="shipped"),
        pytest.param("opportunities:\n  - {text: Show, issue: SHOP-12}\n", "status: live\n", id="tracked"),
        pytest.param(
            "owner: Rosa\nopportunities:\n  - Show\n", "status: live\n", id="the touchpoint has an owner"
        ),
        pytest.param("opportunities:\n  - Show\n", "status: retired\n", id="a retired map"),
    ],
)
def test_opportunity_without_owner_is_silent(text: str, top: str) -> None:
    assert lint(at_queue(text, top), "CJ607") == []


@pytest.mark.parametrize(
    ("text", "top", "line"),
    [
        pytest.param("opportunities:\n  - {text: Show, status: planned}\n", "", 9, id="planned, in a draft"),
        pytest.param(
            "opportunities:\n  - Show\n", "status: live\n", 10, id="an idea in a map that is in use"
        ),
        pytest.param(
            "opportunities: [show]\n",
            "opportunities:\n  - {id: show, text: Show, status: planned}\n",
            4,
            id="told where it is written, not where it is mentioned",
        ),
    ],
)
def test_opportunity_without_owner(text: str, top: str, line: int) -> None:
    message = "nobody owns the opportunity “Show”: what everybody may do, nobody does"
    assert lint(at_queue(text, top), "CJ607") == [(line, message)]


def test_the_owner_of_a_stage_answers_for_its_opportunities() -> None:
    stage = "title: A\nstatus: live\nstages:\n  - {name: Order, opportunities: [Show the time]"
    assert lint(f"{stage}, owner: Rosa}}\n", "CJ607") == []
    assert len(lint(f"{stage}}}\n", "CJ607")) == 1


OTHER = "  - {text: Open a counter, status: planned, impact: 5, effort: 4}\n"


@pytest.mark.parametrize(
    ("text", "top"),
    [
        pytest.param("opportunities:\n  - {text: Show, status: planned}\n", "", id="nothing to choose from"),
        pytest.param("opportunities:\n  - Show\n" + OTHER, "", id="an idea in a draft"),
        pytest.param(
            "opportunities:\n  - {text: Show, status: in-progress}\n" + OTHER, "", id="begun already"
        ),
        pytest.param(
            "opportunities:\n  - {text: Show, status: dropped}\n" + OTHER, "status: live\n", id="dropped"
        ),
        pytest.param(
            "opportunities:\n  - {text: Show, status: planned, value: 9000, cost_once: 2000}\n" + OTHER,
            "",
            id="money stands for impact and effort",
        ),
    ],
)
def test_opportunity_without_score_is_silent(text: str, top: str) -> None:
    assert lint(at_queue(text, top), "CJ608") == []


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        pytest.param("status: planned", "no impact and no effort", id="both"),
        pytest.param("status: planned, impact: 3", "no effort", id="the effort"),
        pytest.param("status: planned, cost: 10", "no impact", id="the impact"),
    ],
)
def test_opportunity_without_score(fields: str, missing: str) -> None:
    text = at_queue(f"opportunities:\n  - {{text: Show, {fields}}}\n{OTHER}")
    message = f"the opportunity “Show” has {missing}: it cannot be weighed against the others"
    assert lint(text, "CJ608") == [(9, message)]


@pytest.mark.parametrize(
    ("text", "top"),
    [
        pytest.param("pain_points: [true]\n", "", id="next to a pain point"),
        pytest.param(
            "expectations:\n  - {expects: Quick, met: partly}\n", "", id="an expectation is not met"
        ),
        pytest.param("feeling: -0.5\n", "", id="it feels bad"),
        pytest.param("feeling: {score: 1, wanted: 2}\n", "", id="it should feel better"),
        pytest.param("failures: [The machine breaks]\n", "", id="something can fail"),
        pytest.param("exits: The train leaves\n", "", id="people leave here"),
        pytest.param("moment_of_truth: true\n", "", id="much is at stake"),
    ],
)
def test_an_opportunity_has_a_reason_where_it_stands(text: str, top: str) -> None:
    assert lint(at_queue(text + "opportunities:\n  - Show the time\n", top), "CJ609") == []


@pytest.mark.parametrize(
    ("fields", "top"),
    [
        pytest.param(
            "fixes: [slow]", "pain_points:\n  - {id: slow, text: Long}\n", id="it fixes one elsewhere"
        ),
        pytest.param("objectives: [more]", AIM, id="it serves an objective"),
        pytest.param("expects: {back: 3}", BACK, id="it changes a metric"),
        pytest.param("status: dropped", "", id="dropped"),
        pytest.param("status: shipped", "", id="shipped"),
        pytest.param(
            "status: shipped, fixes: [slow]",
            "pain_points:\n  - {id: slow, text: Long, closed: 2026}\n",
            id="shipped, and what it fixed is closed",
        ),
        pytest.param("fixes: [queue>queue]", "", id="a step that is no hand-off is not judged"),
    ],
)
def test_an_opportunity_has_a_reason_of_its_own(fields: str, top: str) -> None:
    assert lint(at_queue(f"opportunities:\n  - {{text: Show, {fields}}}\n", top), "CJ609") == []


def test_an_opportunity_without_a_reason() -> None:
    nothing = "fixes nothing that the map knows of: nobody can say what gets better for the customer"
    text = at_queue(
        "feeling: 1\nopportunities:\n  - Hang up a screen\n", "opportunities:\n  - Found a club\n"
    )
    assert lint(text, "CJ609") == [
        (12, f"the opportunity “Hang up a screen” {nothing}"),
        (4, f"the opportunity “Found a club” {nothing}"),
    ]


def test_an_opportunity_whose_reason_is_gone() -> None:
    top = "pain_points:\n  - {id: slow, text: Long, closed: 2026-03}\n"
    text = at_queue("opportunities:\n  - {text: Show, fixes: [slow], status: planned}\n", top)
    assert lint(text, "CJ609") == [
        (
            11,
            "the opportunity “Show” is still planned, but the pain point “Long” is closed or managed already",
        )
    ]


TWO = """\
title: I buy a coffee
{top}stages:
  - name: Order
    touchpoints:
      - {{name: Pays, channel: counter, department: Shops}}
      - {{name: Waits, {fields}}}
"""


@pytest.mark.parametrize(
    ("fields", "top"),
    [
        pytest.param("channel: counter, department: Shops", "", id="it names one"),
        pytest.param("channel: counter, owner: Rosa", "", id="a person answers for it"),
        pytest.param("channel: counter, with_us: false", "", id="without us"),
        pytest.param("note: no channel", "", id="something the customer does alone"),
        pytest.param("channel: word-of-mouth", "", id="customers talk among themselves"),
        pytest.param(
            "channel: talk",
            "channels: [{id: talk, name: Talk, kind: word-of-mouth}, counter]\n",
            id="told by its kind",
        ),
        pytest.param(
            "channel: portal",
            "channels: [{name: Portal, owned: other}, counter]\n",
            id="somebody else's channel",
        ),
        pytest.param(
            "channel: counter, backstage: [{text: Grinds, department: Shops}]", "", id="blueprint names it"
        ),
        pytest.param("channel: counter", "status: retired\n", id="a retired map"),
    ],
)
def test_touchpoint_without_department_is_silent(fields: str, top: str) -> None:
    assert lint(TWO.format(fields=fields, top=top), "CJ610") == []


def test_a_map_that_names_no_department_has_not_got_that_far() -> None:
    assert lint(at_queue("channel: counter\n"), "CJ610") == []


def test_touchpoint_without_department() -> None:
    assert lint(TWO.format(fields="channel: counter", top=""), "CJ610") == [
        (7, "no department answers for 2 “Waits”: what goes wrong there is put right by nobody")
    ]


def test_many_touchpoints_without_department_are_told_once() -> None:
    more = "".join(f"      - {{name: Waits {n}, channel: counter}}\n" for n in range(4))
    assert lint(TWO.format(fields="channel: web", top="") + more, "CJ610") == [
        (
            7,
            "no department answers for 2 “Waits”, 3 “Waits 0”, 4 “Waits 1” and 2 more: "
            "what goes wrong there is put right by nobody",
        )
    ]


def shipped(pain: str, fixes: str = "[slow]", more: str = "") -> str:
    done = f"opportunities:\n  - {{text: Show the time, fixes: {fixes}, status: shipped}}\n"
    return f"pain_points:\n  - {{id: slow, text: It takes long{pain}}}\n{done}{more}"


@pytest.mark.parametrize(
    ("text", "top"),
    [
        pytest.param(shipped(", closed: 2026-09"), "", id="closed"),
        pytest.param(
            shipped("", more="  - {text: More, fixes: [slow], status: planned}\n"), "", id="more is under way"
        ),
        pytest.param(shipped("").replace("shipped", "in-progress"), "", id="not shipped yet"),
        pytest.param("opportunities:\n  - {text: Show, status: shipped}\n", "", id="it names nothing"),
        pytest.param(shipped(""), "kind: future-state\n", id="a future state"),
        pytest.param(shipped(""), "status: retired\n", id="a retired map"),
    ],
)
def test_shipped_but_still_open_is_silent(text: str, top: str) -> None:
    assert lint(at_queue(text, top), "CJ611") == []


def test_shipped_but_still_open() -> None:
    assert lint(at_queue(shipped("")), "CJ611") == [
        (
            11,
            "“Show the time” is shipped, and the pain point “It takes long” is still open: "
            "either it did not help, or the map complains about the past",
        )
    ]


HANDOFF = """\
title: I buy a coffee
stages:
  - name: Order
    touchpoints:
      - {{name: Asks, channel: phone, next: {{to: pays, handoff: {state}}}}}
      - name: Pays
        channel: counter
        opportunities:
          - {{text: Show, fixes: asks > pays, status: shipped}}
"""


@pytest.mark.parametrize(
    ("state", "count"),
    [
        pytest.param("managed", 0, id="managed now"),
        pytest.param("{note: nobody knows}", 0, id="unknown is in neither state"),
        pytest.param("unmanaged", 1, id="still said to be unmanaged"),
    ],
)
def test_a_shipped_fix_of_a_hand_off(state: str, count: int) -> None:
    found = lint(HANDOFF.format(state=state), "CJ611")
    assert [message.partition(" is still")[0] for _, message in found] == [
        "“Show” is shipped, and the hand-off from “Asks” to “Pays”"
    ] * count


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("due: 2026-11", id="the month is not over"),
        pytest.param("due: 2026", id="the year is not over"),
        pytest.param("due: 2026-11-21", id="it is due today"),
        pytest.param("due: 2027-01-01", id="there is time"),
        pytest.param("due: 2020-01, status: shipped", id="shipped"),
        pytest.param("due: 2020-01, status: dropped", id="dropped"),
        pytest.param("status: planned", id="no date"),
    ],
)
def test_overdue_opportunity_is_silent(fields: str) -> None:
    assert lint(at_queue(f"opportunities:\n  - {{text: Show, {fields}}}\n"), "CJ612") == []


@pytest.mark.parametrize(
    ("due", "status", "said"),
    [
        pytest.param("2026-10", "planned", "still planned", id="last month"),
        pytest.param("2025", "idea", "still an idea", id="last year"),
        pytest.param("2026-11-20", "in-progress", "still in progress", id="yesterday"),
    ],
)
def test_overdue_opportunity(due: str, status: str, said: str) -> None:
    assert lint(at_queue(f"opportunities:\n  - {{text: Show, due: {due}, status: {status}}}\n"), "CJ612") == [
        (
            9,
            f"the opportunity “Show” was due {due} and is {said}: "
            "a date that passes in silence makes all others worthless",
        )
    ]


def test_days_of_grace() -> None:
    text = at_queue("opportunities:\n  - {text: Show, due: 2026-11-20}\n")
    assert [len(lint(text, "CJ612", days=days)) for days in (0, 1)] == [1, 0]


def sale(text: str = "", top: str = "") -> str:
    return at_queue(text, top).replace("name: Order\n", "name: Order\n    lifecycle: sale\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(at_queue("channel: counter\n"), id="no sale stage"),
        pytest.param(sale("metrics: [back]\n", BACK), id="a ratio"),
        pytest.param(
            sale("metrics: [n]\n", "metrics: [{id: n, name: Leavers, kind: count}]\n"), id="a count"
        ),
        pytest.param(sale("exits: {why: Train, share: 5 %}\n"), id="the exit has a share"),
        pytest.param(sale("next: {to: end, share: 1}\n"), id="the steps have shares"),
        pytest.param(sale("", "routes: [{name: Gone, share: 1, ends: abandoned}]\n"), id="a route tells it"),
        pytest.param(sale("with_us: false\n"), id="a sale that is not ours"),
        pytest.param(BARE + "    lifecycle: sale\n", id="an empty stage"),
        pytest.param(sale("", "kind: future-state\n"), id="a future state"),
        pytest.param(sale("", "kind: day-in-the-life\n"), id="a day in the life"),
    ],
)
def test_no_abandonment_metric_is_silent(text: str) -> None:
    assert lint(text, "CJ613") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(sale(), id="nothing at all"),
        pytest.param(
            sale("metrics: [s]\n", "metrics: [{id: s, name: Satisfied, kind: csat}]\n"),
            id="how satisfied those are who stayed",
        ),
        pytest.param(sale("exits: The train leaves\n"), id="an exit that nobody counts"),
    ],
)
def test_no_abandonment_metric(text: str) -> None:
    assert [message for _, message in lint(text, "CJ613")] == [
        "nothing counts who gives up in the sale stage “Order”: "
        "people who leave answer no survey, so the loss stays unseen"
    ]


def test_names_are_told_on_one_line_and_clipped() -> None:
    text = at_queue("opportunities:\n  - {text: %s, due: 2020}\n" % ("word " * 40))
    ((_, message),) = lint(text, "CJ612")
    assert len(message) < 200
    assert "…”" in message
