"""Changes in words."""

from __future__ import annotations

import pytest

from cjmap.diff.compare import compare
from cjmap.diff.weigh import weighed
from cjmap.model.journey import JourneyMap
from cjmap.view.changes import Comparison, Number, comparison
from tests.analysis.made import journey, one_stage


def compared(old: JourneyMap, new: JourneyMap) -> Comparison:
    return comparison(old, new, weighed(compare(old, new), old, new))


SAID = {
    "a feeling": ("feeling: 1", "feeling: -0.5", "feeling: +1.0 → −0.5"),
    "a feeling that was unknown": ("time: noon", "time: noon, feeling: 1", "feeling: nothing → +1.0"),
    "its words": ("feeling: {score: 1, words: Glad}", "feeling: {score: 1, words: Calm}", "feeling words: Glad → Calm"),
    "of a persona": (
        "feeling: {by: {sam: 1}}", "feeling: {by: {sam: 0}}", "feeling of sam: +1.0 → 0.0",
    ),
    "a new thing": ("time: noon", "time: noon, pain_points: [Cold soup]", "new pain point “Cold soup”"),
    "a thing gone": ("delights: [Warm bread]", "time: noon", "delight “Warm bread” is gone"),
    "a part of a thing": (
        "pain_points: [{id: p, text: Cold soup}]",
        "pain_points: [{id: p, text: Cold soup, severity: 3}]",
        "pain point “Cold soup” severity: 2 → 3",
    ),
    "a share": ("exits: {why: Rain, share: 0.1}", "exits: {why: Rain, share: 0.2}", "exit “Rain” share: 10 % → 20 %"),
    "a list": ("tags: [one, two]", "tags: [two, three]", "tags: now with three, now without one"),
    "a thought": ("thoughts: [One of them]", "thoughts: [Another one]", "new thought “Another one”"),
    "a flag": ("time: noon", "time: noon, with_us: false", "with us: yes → no"),
    "a long text tells the words that changed": (
        "note: Types the whole address of the new flat twice and waits",
        "note: Types the whole address of the new flat once and waits",
        "note: Types the whole … the new flat [twice → once] and waits",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after", "said"), SAID.values(), ids=SAID)
def test_changes_of_a_touchpoint(before: str, after: str, said: str) -> None:
    old, new = (
        one_stage("name: first", f"name: a, {text}", more="personas: [Sam]\n") for text in (before, after)
    )
    told = compared(old, new).told
    assert {each.subject for each in told} == {"touchpoint 2 “a”"}
    assert said in [each.said for each in told]


def test_what_came_and_went_and_moved() -> None:
    old = journey(
        "stages:\n- {name: S, touchpoints: [{name: a}, {id: b, name: b}, {name: c}]}\n"
        "- {name: T, touchpoints: [{name: d}]}\n"
    )
    new = journey(
        "stages:\n- {name: S, touchpoints: [{name: a}, {name: x}]}\n"
        "- {name: T, touchpoints: [{id: b, name: Other}, {name: d}]}\n- {name: U}\n"
    )
    assert {(each.subject, each.said, each.path) for each in compared(old, new).told} == {
        ("touchpoint 3 “c”", "is gone", "stages[s].touchpoints[c]"),
        ("touchpoint 2 “x”", "is new", "stages[s].touchpoints[x]"),
        ("touchpoint 3 “Other”", "moved from “S” to “T”", "stages[t].touchpoints[b]"),
        ("touchpoint 3 “Other”", "was called “b”", "stages[t].touchpoints[b]"),
        ("stage 3 “U”", "is new", "stages[u]"),
    }


def test_numbers_that_differ() -> None:
    old = one_stage("name: a, feeling: 1", "name: b, pain_points: [{text: C, severity: 3}]")
    new = one_stage("name: a, feeling: -1", "name: b")
    assert compared(old, new).numbers == (
        Number("mood", "+1.0", "−1.0", False),
        Number("lowest moment", "+1.0", "−1.0", False),
        Number("open severe pain points", "1", "0", True),
    )
    assert compared(old, old) == Comparison("A journey", "A journey", (), ())
