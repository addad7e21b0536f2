"""What a change means for the customer."""

from __future__ import annotations

import pytest

from cjmap.diff.change import Weight
from cjmap.diff.compare import compare
from cjmap.diff.headline import Headline, headline
from cjmap.diff.weigh import weighed
from tests.analysis.made import journey, one_stage

WORSE, BETTER, NOTABLE, EDITORIAL = Weight.WORSE, Weight.BETTER, Weight.NOTABLE, Weight.EDITORIAL
METRIC = "metrics: [{id: m, name: M, better: lower}, {id: n, name: N, target: 5}]\n"
SOURCE = "sources: [{id: s, title: S}]\n"

WEIGHTS = {
    "a note says the customer nothing": ("note: x", "note: y", "", EDITORIAL),
    "another wording": ("pain_points: [{id: p, text: Cold}]", "pain_points: [{id: p, text: Icy}]", "", EDITORIAL),
    "another name": ("id: a", "id: a, name: b", "", EDITORIAL),
    "another emotion": ("feeling: {score: 1, words: Glad}", "feeling: {score: 1, words: Happy}", "", NOTABLE),
    "it feels worse": ("feeling: 1", "feeling: 0.5", "", WORSE),
    "it feels better": ("feeling: -1", "feeling: 0.5", "", BETTER),
    "it is known how it feels": ("id: a", "id: a, feeling: -1", "", NOTABLE),
    "one persona feels worse": ("feeling: {by: {sam: 1}}", "feeling: {by: {sam: 0}}", "personas: [Sam]\n", WORSE),
    "a new pain point": ("id: a", "id: a, pain_points: [Cold soup]", "", WORSE),
    "a pain point that is closed already": (
        "id: a", "id: a, pain_points: [{text: Cold soup, closed: '2026'}]", "", NOTABLE,
    ),
    "a pain point gone": ("pain_points: [Cold soup]", "id: a", "", BETTER),
    "a pain point closed": (
        "pain_points: [{id: p, text: C}]", "pain_points: [{id: p, text: C, closed: '2026'}]", "", BETTER,
    ),
    "a pain point open again": (
        "pain_points: [{id: p, text: C, closed: '2026'}]", "pain_points: [{id: p, text: C}]", "", WORSE,
    ),
    "more severe": (
        "pain_points: [{id: p, text: C}]", "pain_points: [{id: p, text: C, severity: 3}]", "", WORSE,
    ),
    "a delight lost": ("delights: [Warm bread]", "id: a", "", WORSE),
    "a delight won": ("id: a", "id: a, delights: [Warm bread]", "", BETTER),
    "an expectation met": (
        "expectations: [{expects: x, met: 'no'}]", "expectations: [{expects: x, met: partly}]", "", BETTER,
    ),
    "a hand-off becomes a gap": ("next: {handoff: managed}", "next: {handoff: unmanaged}", "", WORSE),
    "a gap closed": ("next: {handoff: unmanaged}", "next: {handoff: managed}", "", BETTER),
    "more people leave": ("exits: {why: Rain, share: 0.1}", "exits: {why: Rain, share: 0.2}", "", WORSE),
    "a metric where lower is better": (
        "metrics: [{metric: m, value: 1}]", "metrics: [{metric: m, value: 2}]", METRIC, WORSE,
    ),
    "a metric nearer to its target": (
        "metrics: [{metric: n, value: 9}]", "metrics: [{metric: n, value: 6}]", METRIC, BETTER,
    ),
    "all evidence lost": ("sources: s", "id: a", SOURCE, WORSE),
    "an opportunity shipped": (
        "opportunities: [{id: o, text: O}]", "opportunities: [{id: o, text: O, status: shipped}]", "", BETTER,
    ),
    "another owner of an ordinary touchpoint": ("owner: Ada", "id: a", "", NOTABLE),
    "nobody answers for a moment of truth": (
        "moment_of_truth: true, owner: Ada", "moment_of_truth: true", "", WORSE,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after", "more", "weight"), WEIGHTS.values(), ids=WEIGHTS)
def test_weights(before: str, after: str, more: str, weight: Weight) -> None:
    named = [text if "name:" in text else f"name: a, {text}" for text in (before, after)]
    ids = [text if "id: a" in text else f"id: a, {text}" for text in named]
    old, new = (one_stage(text, "name: last", more=more) for text in ids)
    assert {change.weight for change in weighed(compare(old, new), old, new)} == {weight}


def test_headline() -> None:
    map_ = one_stage(
        "name: a, feeling: 1, channel: x, sources: s, next: {handoff: unmanaged}",
        "name: b, feeling: -2, channel: y, pain_points: [{text: C, severity: 3}]",
        "name: c",
        more=SOURCE,
    )
    assert headline(map_) == Headline(-0.5, -2, 1, 1, 1 / 3)
    assert headline(journey("stages: [{name: S}]")) == Headline(None, None, 0, 0, None)
