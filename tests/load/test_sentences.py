"""What is said of values that do not fit: the sentence, the place, and the next step, in plain words."""

from __future__ import annotations

import pytest

from tests.model.reading import FILE, MAP, STAGE, TOUCHPOINT, Around, load

Said = tuple[Around, str, str, str | None]

SAID: dict[str, Said] = {
    "an article before a vowel": (
        TOUCHPOINT,
        "exits: {why: No patience, goes_to: competitor}",
        "1:27 `goes_to` is no field of an exit",
        "own fields start with `x_`",
    ),
    "an opportunity": (
        TOUCHPOINT,
        "opportunities: [{text: Faster, zzz: 1}]",
        "1:32 `zzz` is no field of an opportunity",
        "own fields start with `x_`",
    ),
    "limits are many": (
        MAP,
        "limits: {wait: 3 d}",
        "1:10 `wait` is no field of the limits",
        "did you mean `wait_max`?",
    ),
    "a hand-off with its hyphen": (
        TOUCHPOINT,
        "next: {handoff: {zzz: 1}}",
        "1:18 `zzz` is no field of a hand-off",
        "own fields start with `x_`",
    ),
    "a delight": (
        TOUCHPOINT,
        "delights: [{text: Warm, severity: 1}]",
        "1:25 `severity` is no field of a delight",
        "own fields start with `x_`",
    ),
    "a feeling that is wanted": (
        TOUCHPOINT,
        "feeling: {wanted: {zzz: 1}}",
        "1:20 `zzz` is no field of a wanted feeling",
        "own fields start with `x_`",
    ),
    "a device is called by its list": (
        MAP,
        "devices: [{id: phone}]",
        "1:12 `name` is missing: every device needs one",
        None,
    ),
    "one of several fields": (
        MAP,
        "mystery_shops: [{shopper: Ada}]",
        "1:18 `id`, `wave` or `date` is missing: every mystery shop needs one of them",
        None,
    ),
    "a mystery shop without anything": (
        MAP,
        "mystery_shops: [{steps: [], id: , wave: ~}]",
        "1:29 `id` has no value: every mystery shop needs one of them",
        None,
    ),
    "a wave of no letters": (
        MAP,
        "mystery_shops: [{wave: '!'}]",
        "1:24 no id can be made of this wave: it has no letter and no digit",
        "write an `id:`",
    ),
    "an id beside a metric": (
        MAP,
        "metrics: [{id: mine, metric: nps, value: 3}]",
        "1:12 `id` cannot stand beside `metric`, which names a metric that has its id already",
        "take the `id` away; to define another metric, give it a `name` and no `metric`",
    ),
    "a field of a touchpoint at a stage": (
        STAGE,
        "wait: 3 d",
        "1:1 `wait` is no field of a stage",
        "a touchpoint has this field: look at the indentation",
    ),
    "a field of a stage at a touchpoint": (
        TOUCHPOINT,
        "lifecycle: sale",
        "1:1 `lifecycle` is no field of a touchpoint",
        "a stage has this field: look at the indentation",
    ),
    "a field of a touchpoint inside of its feeling": (
        TOUCHPOINT,
        "feeling: {score: 1, channel: web}",
        "1:21 `channel` is no field of a feeling",
        "a touchpoint has this field: look at the indentation",
    ),
    "a word for another field": (
        TOUCHPOINT,
        "emotion: -1",
        "1:1 `emotion` is no field of a touchpoint",
        "did you mean `feeling`?",
    ),
    "what only an overlay says": (
        TOUCHPOINT,
        "remove: true",
        "1:1 `remove` is no field of a touchpoint",
        "only an overlay says so, a file with `extends:`",
    ),
    "a field of a map in a library": (
        FILE,
        "cjmap: 1\nkind: library\nroutes: []",
        "3:1 `routes` is no field of a library",
        "only a map has this field",
    ),
    "measured data": (
        MAP,
        "data: {source: clicks}",
        "1:1 `data` is kept for measured data, which this version does not read yet",
        "take it out for now",
    ),
    "a kind that is misspelt": (
        MAP,
        "kind: libary",
        "1:7 expects current-state, future-state, day-in-the-life, service-blueprint or library, not `libary`",
        "did you mean `library`?",
    ),
    "a decimal comma between brackets": (
        TOUCHPOINT,
        "next: {to: last, share: 0,35}",
        "1:27 `0,35` has a decimal comma, and inside { } a comma ends the value",
        "write share: 0.35",
    ),
    "a decimal comma before a unit": (
        TOUCHPOINT,
        "next: {share: 33,3 %}",
        "1:15 `33,3 %` has a decimal comma, and inside { } a comma ends the value",
        "write share: 33.3 %",
    ),
    "a decimal comma in a feeling": (
        STAGE,
        "touchpoints: [{name: A, feeling: -3,5}]",
        "1:34 `-3,5` has a decimal comma, and inside { } a comma ends the value",
        "write feeling: -3.5",
    ),
    "a comma between thousands": (
        TOUCHPOINT,
        "opportunities: [{text: Faster, value: 180,000}]",
        "1:43 `180,000` has a comma between its digits, and inside { } a comma ends the value",
        "write value: 180000",
    ),
    "a comma in prose": (
        TOUCHPOINT,
        "quotes: [{text: Cold, and nobody cares}]",
        "1:23 `and nobody cares` is no field of a quote: the comma before it ends the text",
        'if this is one text, quote it: text: "Cold, and nobody cares"',
    ),
    "digits behind a comma in prose": (
        TOUCHPOINT,
        "quotes: [{text: At 7, 8}]",
        "1:23 `8` is no field of a quote: the comma before it ends the text",
        'if this is one text, quote it: text: "At 7, 8"',
    ),
    "a touchpoint in short": (
        STAGE,
        "touchpoints: [Waits]",
        "1:15 expects a group of keys, not `Waits`",
        "say what it is: `name: Waits`",
    ),
    "a group in short": (
        TOUCHPOINT,
        "importance: 4",
        "1:13 expects a group of keys, not `4`",
        "write its fields below it, such as `customer:` or `business:`",
    ),
    "a name where a text is enough": (
        TOUCHPOINT,
        "device: [{name: Phone}]",
        "1:11 expects a text, not a group of keys",
        "write it without its key: Phone",
    ),
    "several where one may stand": (
        TOUCHPOINT,
        "owner: [Mara, Dario]",
        "1:1 expects a text, not a list",
        "only one may stand here: write it without a list",
    ),
    "a feeling in words": (
        TOUCHPOINT,
        "feeling: Annoyed",
        "1:10 expects a number from -2 to 2, not `Annoyed`",
        "words have a field of their own: `feeling: {words: Annoyed}`",
    ),
    "no version": (
        FILE,
        "title: A\nstages: []",
        "1:1 `cjmap` is missing: every map needs one",
        "write `cjmap: 1` in the first line",
    ),
    "nothing of the kind is defined": (
        MAP,
        "reviews: [{date: 2026, at: nowhere}]\nmetrics: [{name: A, source: talks}]",
        "2:29 there is no source `talks`",
        "define it under `sources:`, here or in a library",
    ),
    "a large number is written out": (
        MAP,
        "metrics: [{name: NPS, kind: nps, value: 1234567.5}]",
        "1:41 1234567.5 is outside -100 … 100, the range of this metric",
        None,
    ),
    "a scale may be another one": (
        MAP,
        "metrics: [{name: Ease, kind: ces, value: 9}]",
        "1:42 9 is outside 1 … 7, the range of this metric",
        "for another scale give the metric its `scale:`, such as `scale: [1, 10]`",
    ),
}


@pytest.mark.parametrize(("around", "text", "said", "hint"), SAID.values(), ids=SAID)
def test_what_is_said(around: Around, text: str, said: str, hint: str | None) -> None:
    finding = load(around.whole(text)).findings[0]
    line, column = around.place(finding.place.start.line, finding.place.start.column)
    assert (f"{line}:{column} {finding.message}", finding.hint) == (said, hint)
