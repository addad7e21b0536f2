"""The fields of a stage, each with good and bad values."""

from __future__ import annotations

import pytest

from tests.model.reading import STAGE, Bad, reported, schema_errors

STAGE_GOOD = {
    "nothing but a name": "",
    "an id": "id: one-more",
    "a question and a goal": """\
question: What does it cost?
goal: A coffee
""",
    "a lifecycle": "lifecycle: pre-sale",
    "a feeling now and wanted": "feeling: {score: -0.4, words: Tense, wanted: {score: 1, words: Calm}}",
    "touchpoints in any order": "order: any",
    "alongside the others": "alongside: true",
    "not alongside": "alongside: false",
    "a duration": "duration: 2–3 d",
    "an owner": "owner: Mara",
    "a channel": "channel: counter",
    "several channels": "channel: [counter, app]",
    "metrics": "metrics: [nps, {metric: nps, value: 12, target: 30, previous: 10, date: 2026-09, source: talk}]",
    "a pain point of the whole stage": """\
pain_points:
  - cold
  - {text: Too long}
  - true
""",
    "an opportunity of the whole stage": """\
opportunities:
  - {text: Warm it up, fixes: cold}
""",
    "a listening post": "listening: The card on the table",
    "listening posts": "listening: [Cards, Reviews]",
    "a map that shows it in detail": "zoom: one.cjm.yaml",
    "no touchpoints yet": "touchpoints: []",
    "a note, links and tags": """\
note: To be checked
links: [{url: https://example.org}]
tags: busy
""",
    "an own field": "x_colour: red",
    "keys without values": """\
id:
question:
lifecycle:
feeling:
order:
alongside:
duration:
channel:
metrics:
touchpoints:
""",
}

STAGE_BAD = {
    "an id with a blank": Bad(
        "id: one more",
        "`one more` is no id",
        1,
        5,
    ),
    "a group as a question": Bad("question: {text: Why}", "expects a text, not a group of keys", 1, 1),
    "an unknown lifecycle": Bad(
        "lifecycle: presale", "expects pre-sale, sale or post-sale, not `presale`", 1, 12
    ),
    "a feeling off the scale": Bad("feeling: {score: -2.5}", "-2.5 is outside -2 … 2", 1, 18),
    "an unknown order": Bad("order: parallel", "expects sequence or any, not `parallel`", 1, 8),
    "alongside in other words": Bad("alongside: yes", "`yes` is a text, not true or false", 1, 12),
    "a duration without a unit": Bad(
        "duration: 3", "expects a duration such as 20 min or 2–3 d, not `3`", 1, 11
    ),
    "a group as a channel": Bad("channel: {name: counter}", "expects a text, not a group of keys", 1, 1),
    "an unknown metric": Bad("metrics: [csat]", "there is no metric `csat`", 1, 11, seen=False),
    "a metric that is no list": Bad("metrics: nps", "expects a list, not `nps`", 1, 10),
    "a reading without its metric": Bad(
        """\
metrics:
  - value: 12
""",
        "`metric` is missing: every metric reading needs one",
        2,
        5,
    ),
    "an unknown pain point": Bad("pain_points: [warm]", "there is no pain point `warm`", 1, 15, seen=False),
    "pain points that are no list": Bad("pain_points: It is cold", "expects a list, not `It is cold`", 1, 14),
    "opportunities that are no list": Bad(
        "opportunities: Warm it up", "expects a list, not `Warm it up`", 1, 16
    ),
    "a group as a listening post": Bad(
        "listening: {where: Cards}", "expects a text, not a group of keys", 1, 1
    ),
    "an address as a map in detail": Bad(
        "zoom: https://example.org/one.cjm.yaml",
        "`https://example.org/one.cjm.yaml` is an address, and cjmap fetches nothing",
        1,
        7,
        seen=False,
    ),
    "touchpoints that are no list": Bad(
        "touchpoints: {name: Waits}", "expects a list, not a group of keys", 1, 1
    ),
    "a touchpoint that is a text": Bad(
        """\
touchpoints:
  - Waits
""",
        "expects a group of keys, not `Waits`",
        2,
        5,
    ),
    "a touchpoint without a name": Bad(
        """\
touchpoints:
  - channel: counter
""",
        "`name` is missing: every touchpoint needs one",
        2,
        5,
    ),
    "a link without an address": Bad(
        "links: [{title: Wall}]", "`url` is missing: every link needs one", 1, 10
    ),
    "a field of a touchpoint": Bad("wait: 3 d", "`wait` is no field of", 1, 1),
    "a field that is misspelt": Bad("touchpoint: []", "`touchpoint` is no field of", 1, 1),
    "a number": Bad("number: 1", "`number` is no field of", 1, 1),
}


@pytest.mark.parametrize("text", STAGE_GOOD.values(), ids=STAGE_GOOD)
def test_good_stage(text: str) -> None:
    assert reported(text, STAGE) == []
    assert schema_errors(STAGE.whole(text)) == []


@pytest.mark.parametrize("bad", STAGE_BAD.values(), ids=STAGE_BAD)
def test_bad_stage(bad: Bad) -> None:
    message, *place = reported(bad.text, STAGE)[0]
    assert bad.says in message
    assert place == [bad.line, bad.column]
    assert (schema_errors(STAGE.whole(bad.text)) != []) == bad.seen
