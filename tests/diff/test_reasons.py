"""Why changes matter: each reason of the table is reached by a change, and settings give it another weight."""

from __future__ import annotations

from typing import Any

import pytest

from cjmap.diff.change import Weight
from cjmap.diff.compare import compare
from cjmap.diff.reasons import REASONS, Weights, weights_from
from cjmap.diff.weigh import weighed
from cjmap.errors import BadSettings
from cjmap.model.journey import JourneyMap
from tests.analysis.made import journey, one_stage

METRIC = "metrics: [{id: m, name: M, better: lower}, {id: n, name: N, target: 5}]\n"
SOURCE = "sources: [{id: s, title: S}]\n"
PERSONAS = "personas: [Sam]\n"

WITHIN = {
    "everybody feels worse": ("feeling: 1", "feeling: 0.9", "", "feeling-fell"),
    "one persona feels worse": ("feeling: {by: {sam: 1}}", "feeling: {by: {sam: 0}}", PERSONAS, "feeling-fell"),
    "it ends worse than it did": (
        "feeling: {start: 1, end: 1}", "feeling: {start: 1, end: 0}", "", "feeling-fell",
    ),
    "everybody feels better": ("feeling: -1", "feeling: 0", "", "feeling-rose"),
    "a new pain point": ("id: a", "id: a, pain_points: [Cold soup]", "", "pain-point-added"),
    "a pain point is there no more": ("pain_points: [Cold soup]", "id: a", "", "pain-point-gone"),
    "a pain point is more severe": (
        "pain_points: [{id: p, text: C, severity: 1}]", "pain_points: [{id: p, text: C}]", "", "pain-point-worsened",
    ),
    "a pain point is less severe": (
        "pain_points: [{id: p, text: C}]", "pain_points: [{id: p, text: C, severity: 1}]", "", "pain-point-eased",
    ),
    "a pain point is closed": (
        "pain_points: [{id: p, text: C}]", "pain_points: [{id: p, text: C, closed: '2026'}]", "", "pain-point-closed",
    ),
    "a closed pain point is open again": (
        "pain_points: [{id: p, text: C, closed: '2026'}]", "pain_points: [{id: p, text: C}]", "",
        "pain-point-reopened",
    ),
    "a delight is gone": ("delights: [Warm bread]", "id: a", "", "delight-lost"),
    "a new delight": ("id: a", "id: a, delights: [Warm bread]", "", "delight-added"),
    "a new fail point": ("id: a", "id: a, failures: [No signal]", "", "fail-point-added"),
    "a fail point is gone": ("failures: [No signal]", "id: a", "", "fail-point-gone"),
    "a hand-off becomes a gap": (
        "next: {handoff: managed}", "next: {handoff: unmanaged}", "", "handoff-worsened",
    ),
    "a hand-off is not managed any more": ("next: {to: b, handoff: managed}", "next: b", "", "handoff-worsened"),
    "a hand-off is a gap where nobody knew": (
        "next: {to: b}", "next: {to: b, handoff: unmanaged}", "", "handoff-worsened",
    ),
    "a gap is closed": ("next: {handoff: unmanaged}", "next: {handoff: managed}", "", "handoff-improved"),
    "a gap is none any more": ("next: {to: b, handoff: unmanaged}", "next: b", "", "handoff-improved"),
    "an expectation is met less": (
        "expectations: [{expects: x, met: exceeded}]", "expectations: [{expects: x, met: 'yes'}]", "",
        "expectation-missed",
    ),
    "an expectation is met better": (
        "expectations: [{expects: x, met: 'no'}]", "expectations: [{expects: x, met: partly}]", "", "expectation-met",
    ),
    "more people leave": ("exits: {why: Rain, share: 0.1}", "exits: {why: Rain, share: 0.2}", "", "loss-grew"),
    "it fails more often": (
        "failures: [{mode: x, chance: 0.1}]", "failures: [{mode: x, chance: 0.2}]", "", "loss-grew",
    ),
    "fewer people leave": ("exits: {why: Rain, share: 0.2}", "exits: {why: Rain, share: 0.1}", "", "loss-shrank"),
    "nobody answers for a moment of truth": (
        "moment_of_truth: true, owner: Ada", "moment_of_truth: true", "", "owner-lost",
    ),
    "somebody answers for a moment of truth": (
        "moment_of_truth: true", "moment_of_truth: true, owner: Ada", "", "owner-found",
    ),
    "another one answers for a moment of truth": (
        "moment_of_truth: true, owner: Ada", "moment_of_truth: true, owner: Ben", "", "changed",
    ),
    "somebody answers for any touchpoint": ("id: a", "owner: Ada", "", "changed"),
    "the last source is gone": ("sources: s", "id: a", SOURCE, "evidence-lost"),
    "the first source": ("id: a", "sources: s", SOURCE, "evidence-found"),
    "a metric rises where lower is better": (
        "metrics: [{metric: m, value: 1}]", "metrics: [{metric: m, value: 2}]", METRIC, "metric-away",
    ),
    "a metric passes its target by more than it lacked": (
        "metrics: [{metric: n, value: 4}]", "metrics: [{metric: n, value: 7}]", METRIC, "metric-away",
    ),
    "a metric is nearer to its target": (
        "metrics: [{metric: n, value: 9}]", "metrics: [{metric: n, value: 6}]", METRIC, "metric-towards",
    ),
    "a metric is known for the first time": (
        "metrics: [{metric: n}]", "metrics: [{metric: n, value: 6}]", METRIC, "changed",
    ),
    "an opportunity is shipped": (
        "opportunities: [{id: o, text: O}]", "opportunities: [{id: o, text: O, status: shipped}]", "",
        "opportunity-shipped",
    ),
    "an opportunity is planned": (
        "opportunities: [{id: o, text: O}]", "opportunities: [{id: o, text: O, status: planned}]", "", "changed",
    ),
    "a pain point refers to another one": (
        "pain_points: [{id: p, text: P}]", "pain_points: [{id: p, text: P}, wide]",
        "pain_points: [{id: wide, text: W}]\n", "changed",
    ),
    "another name": ("id: a", "id: a, name: b", "", "renamed"),
    "other words for a pain point": (
        "pain_points: [{id: p, text: Cold}]", "pain_points: [{id: p, text: Icy}]", "", "reworded",
    ),
    "other words for a moment of truth": (
        "moment_of_truth: It decides", "moment_of_truth: It will decide", "", "reworded",
    ),
    "delights change places": (
        "delights: [{id: d, text: D}, {id: e, text: E}]", "delights: [{id: e, text: E}, {id: d, text: D}]", "",
        "reordered",
    ),
    "a note": ("id: a", "note: x", "", "noted"),
    "fields of one's own": ("x_page: '1'", "x_page: '2'", "", "noted"),
}  # fmt: skip
"""What stands in a touchpoint before and after, what the map needs for it, and the one reason."""

AROUND = {
    "a touchpoint comes": ("touchpoints: [{name: a}]", "touchpoints: [{name: a}, {name: b}]", "journey-changed"),
    "touchpoints change places": (
        "touchpoints: [{name: a}, {name: b}]", "touchpoints: [{name: b}, {name: a}]", "journey-changed",
    ),
    "a stage goes": ("touchpoints: [{name: a}]}, {name: T", "touchpoints: [{name: a}]", "journey-changed"),
    "a stage feels worse": ("feeling: 1", "feeling: 0", "feeling-fell"),
    "a stage has another name": ("id: s", "id: s, name: Stage", "renamed"),
}  # fmt: skip
"""What stands in a stage before and after, and the one reason."""


def reasons(old: JourneyMap, new: JourneyMap, weights: Weights | None = None) -> list[tuple[str, Weight]]:
    return [(change.reason, change.weight) for change in weighed(compare(old, new), old, new, weights)]


@pytest.mark.parametrize(("before", "after", "more", "reason"), WITHIN.values(), ids=WITHIN)
def test_reasons_within_a_touchpoint(before: str, after: str, more: str, reason: str) -> None:
    named = [text if "name:" in text else f"name: a, {text}" for text in (before, after)]
    ids = [text if "id: a" in text else f"id: a, {text}" for text in named]
    old, new = (one_stage(text, "name: b", more=more) for text in ids)
    assert reasons(old, new) == [(reason, REASONS[reason].weight)]


@pytest.mark.parametrize(("before", "after", "reason"), AROUND.values(), ids=AROUND)
def test_reasons_around_touchpoints(before: str, after: str, reason: str) -> None:
    named = [text if "name: Stage" in text else f"name: S, {text}" for text in (before, after)]
    old, new = (journey(f"stages: [{{{text}}}]") for text in named)
    assert reasons(old, new) == [(reason, REASONS[reason].weight)]


def test_every_reason_of_the_table_is_reached() -> None:
    assert {row[-1] for row in (*WITHIN.values(), *AROUND.values())} == set(REASONS)
    assert all(name == reason.name and reason.when for name, reason in REASONS.items())


def test_settings_say_another_weight_for_one_reason() -> None:
    old, new = one_stage("name: a, feeling: 1, note: x"), one_stage("name: a, feeling: 0, note: y")
    assert reasons(old, new, weights_from({})) == [
        ("noted", Weight.EDITORIAL),
        ("feeling-fell", Weight.WORSE),
    ]
    assert reasons(old, new, weights_from({"weights": {"noted": "notable"}})) == [
        ("noted", Weight.NOTABLE),
        ("feeling-fell", Weight.WORSE),
    ]


NAMES = ", ".join([*REASONS][:-1]) + " and noted"
BROKEN: dict[str, tuple[dict[str, Any], str, str]] = {
    "a slip in a reason": (
        {"weights": {"evidence-loss": "notable"}},
        "diff.weights: there is no reason `evidence-loss`",
        "did you mean evidence-lost?",
    ),
    "a reason like no other": (
        {"weights": {"zzz": "notable"}},
        "diff.weights: there is no reason `zzz`",
        f"reasons are {NAMES}",
    ),
    "an unknown weight": (
        {"weights": {"noted": "bad"}},
        "diff.weights: `noted` expects a weight",
        "weights are worse, better, notable and editorial",
    ),
    "a weight that is no text": (
        {"weights": {"noted": ["worse"]}},
        "diff.weights: `noted` expects a weight",
        "weights are worse, better, notable and editorial",
    ),
    "weights that are no table": (
        {"weights": "worse"},
        "diff.weights expects a table",
        'write it as [diff.weights], evidence-lost = "notable"',
    ),
    "another key": (
        {"noted": "notable"},
        "[diff] has no key `noted`",
        "write the weights as [diff.weights]",
    ),
}


@pytest.mark.parametrize(("table", "sentence", "hint"), BROKEN.values(), ids=BROKEN)
def test_settings_that_the_table_does_not_know(table: dict[str, Any], sentence: str, hint: str) -> None:
    with pytest.raises(BadSettings) as caught:
        weights_from(table)
    assert (caught.value.sentence, caught.value.hint) == (sentence, hint)
