"""The fields of a touchpoint, each with good and bad values."""

from __future__ import annotations

import pytest

from tests.model.reading import TOUCHPOINT, Bad, reported, schema_errors

TOUCHPOINT_GOOD = {
    "nothing but a name": "",
    "an id": "id: waits-in-the-queue",
    "a note, tags and links": """\
note: 1.10
tags: [a, 2026]
links: [{title: Photos, url: photos/}]
""",
    "an image with what it shows": """\
images:
  - {file: queue.png, alt: Nine people and a dog}
""",
    "a time of day": "time: 12:30",
    "a day": "time: Tuesday, 8 to 12",
    "a channel": "channel: counter",
    "several channels, devices and departments": """\
channel: [counter, App]
device: [Phone]
department: Bar
""",
    "a part of life without us": "with_us: false",
    "an owner": "owner: Mara",
    "only some personas": "personas: [sam]",
    "one persona": "personas: sam",
    "an action": "actions: Reads the board twice",
    "actions, thoughts and needs": """\
actions:
  - Reads the board
  - {text: Counts coins, persona: sam, sources: [talk]}
thoughts:
  text: Is this the queue?
  sources: talk
needs: [Speed]
""",
    "a feeling": "feeling: -1",
    "no feeling at all": "feeling: 0",
    "expectations": """\
expectations:
  - A cup in two minutes
  - {expects: A smile, gets: A nod, met: partly}
""",
    "an expectation that is not met": "expectations: [{expects: A smile, met: no}]",
    "quotes": """\
quotes:
  - It was cold
  - {text: I left, who: 'Woman, 33', source: talk}
""",
    "a pain point in words": """\
pain_points:
  - Nobody says how long it takes
""",
    "a pain point by its id": "pain_points: [cold]",
    "a pain point that still misses its words": "pain_points: [true]",
    "delights": """\
delights:
  - true
  - They know my name
  - {id: name, text: They know me, who: Half, sources: talk}
""",
    "a moment of truth": "moment_of_truth: true",
    "a moment of truth with its reason": "moment_of_truth: The first cup decides",
    "a moment of truth with all it has": """\
moment_of_truth:
  why: The first cup
  success: They come back
  failure: They tell others
""",
    "no moment of truth": "moment_of_truth: false",
    "why customers choose us": "choose_us: The nearest to the platform",
    "opportunities": """\
opportunities:
  - Show the waiting time
  - {text: Call names, fixes: [cold, first>last], objectives: stay, expects: {nps: +5}}
""",
    "importance": "importance: {customer: 5, business: 1}",
    "importance for one of them": "importance: {customer: 3}",
    "a metric": "metrics: [nps]",
    "a metric with its values": """\
metrics:
  - {metric: nps, value: 14, target: 30, previous: -3, date: 2026-09-30, source: talk}
""",
    "objectives and sources": """\
objectives: [stay]
sources: talk
""",
    "listening posts": "listening: [Cards, Reviews]",
    "durations": """\
duration: 20 min
wait: PT1H30M
""",
    "an entry": "entry: true",
    "an entry with its share": "entry: 25 %",
    "an entry with its share as a number": "entry: 0.25",
    "no entry": "entry: false",
    "the end": "next: end",
    "the next one": "next: last",
    "a loop": "next: first",
    "a condition": "next: {when: It rains, share: 0.5}",
    "several steps": """\
next:
  - {to: last, share: 60 %, handoff: managed}
  - to: end
    when: The train comes
    share: 40%
    handoff: {state: unmanaged, carries: The order, loses: The name, note: Sometimes}
""",
    "an exit": "exits: No patience",
    "an exit with all it has": "exits: {why: No patience, share: 0.1, to: competitor, when: It rains}",
    "several exits": "exits: [No patience, {to: do-nothing}, {to: Walks on}]",
    "a blueprint": """\
frontstage:
  - Takes the order
  - id: calls
    text: Calls the name
    department: Bar
    system: [The till]
    triggers: [grind, last, {to: grind, label: The order}]
    duration: 1 min
    failures: [Wrong name]
    note: Loudly
backstage: [Cleans]
support: [{text: Buys beans, triggers: last}]
""",
    "artefacts and policies": """\
artefacts: The cup
policies: [No cash]
""",
    "failures": """\
failures:
  - No beans
  - {mode: No milk, chance: 3 %, recovery: Soy instead, recovers_at: last}
""",
    "a map that shows it in detail": "zoom: queue.cjm.yaml",
    "an own field": "x_page: /menu",
    "keys without values": """\
id:
note:
images:
channel:
with_us:
feeling:
pain_points:
moment_of_truth:
importance:
duration:
entry:
next:
exits:
frontstage:
zoom:
x_a:
""",
    "items without values": """\
channel:
  - counter
  -
pain_points:
  -
""",
}

TOUCHPOINT_BAD = {
    "an id with a dot": Bad(
        "id: waits.in",
        "`waits.in` is no id",
        1,
        5,
    ),
    "a list as a note": Bad("note: [a, b]", "expects a text, not a list", 1, 1),
    "an image without what it shows": Bad(
        """\
images:
  - file: queue.png
""",
        "`alt` is missing: every image needs one",
        2,
        5,
    ),
    "an image that is a text": Bad(
        """\
images:
  - queue.png
""",
        "expects a group of keys, not `queue.png`",
        2,
        5,
    ),
    "a group as a time": Bad("time: {hour: 12}", "expects a text, not a group of keys", 1, 1),
    "a group as a channel": Bad("channel: {name: counter}", "expects a text, not a group of keys", 1, 1),
    "a group as a device": Bad(
        """\
device:
  - name: Phone
""",
        "expects a text, not a group of keys",
        2,
        5,
    ),
    "a list in a list of departments": Bad("department: [[Bar]]", "expects a text, not a list", 1, 15),
    "with us in words": Bad("with_us: no", "`no` is a text, not true or false", 1, 10),
    "with us in quotes": Bad("with_us: 'false'", "expects true or false, not a quoted text", 1, 10),
    "a list of owners": Bad("owner: [Mara]", "expects a text, not a list", 1, 1),
    "an unknown persona": Bad("personas: [ben]", "there is no persona `ben`", 1, 12, seen=False),
    "a thought without words": Bad(
        """\
thoughts:
  - persona: sam
""",
        "`text` is missing: every thought needs one",
        2,
        5,
    ),
    "a thought of an unknown persona": Bad(
        "thoughts: {text: Hm, persona: ben}", "there is no persona `ben`", 1, 31, seen=False
    ),
    "an unknown key of an action": Bad("actions: [{text: Waits, who: sam}]", "`who` is no field of", 1, 25),
    "a feeling in words": Bad("feeling: Annoyed", "expects a number from -2 to 2, not `Annoyed`", 1, 10),
    "a feeling above two": Bad("feeling: 2.1", "2.1 is outside -2 … 2", 1, 10),
    "a feeling below minus two": Bad("feeling: -3", "-3 is outside -2 … 2", 1, 10),
    "a feeling finer than 0.1": Bad("feeling: 0.25", "0.25 is finer than steps of 0.1", 1, 10, seen=False),
    "a feeling with a typographic minus": Bad("feeling: −1", "`−1` has a typographic minus", 1, 10),
    "a feeling with a decimal comma": Bad("feeling: 0,5", "`0,5` has a decimal comma", 1, 10),
    "a feeling in quotes": Bad("feeling: '1'", "expects a number from -2 to 2, not a quoted text", 1, 10),
    "a list of feelings": Bad("feeling: [1, 2]", "expects a group of keys, not a list", 1, 1),
    "an expectation without words": Bad(
        "expectations: [{gets: A nod}]", "`expects` is missing: every expectation needs one", 1, 17
    ),
    "an expectation that is met in an unknown way": Bad(
        "expectations: [{expects: A smile, met: maybe}]",
        "expects no, partly, yes or exceeded, not `maybe`",
        1,
        40,
    ),
    "an expectation that is true": Bad(
        "expectations: [{expects: A smile, met: true}]",
        "expects no, partly, yes or exceeded, not `true`",
        1,
        40,
    ),
    "expectations that are no list": Bad("expectations: A smile", "expects a list, not `A smile`", 1, 15),
    "a quote without words": Bad("quotes: [{who: Sam}]", "`text` is missing: every quote needs one", 1, 11),
    "a quote from an unknown source": Bad(
        "quotes: [{text: Cold, source: diary}]", "there is no source `diary`", 1, 31, seen=False
    ),
    "an unknown pain point": Bad("pain_points: [slow]", "there is no pain point `slow`", 1, 15, seen=False),
    "a pain point that is marked with yes": Bad(
        "pain_points: [yes]", "`yes` is a text, not true or false", 1, 15, seen=False
    ),
    "a pain point that is marked with off": Bad(
        "pain_points: [off]", "`off` is a text, not true or false", 1, 15, seen=False
    ),
    "a severity above three": Bad("pain_points: [{text: Slow, severity: 4}]", "4 is outside 1 … 3", 1, 38),
    "a severity in words": Bad(
        "pain_points: [{text: Slow, severity: high}]", "expects a whole number from 1 to 3, not `high`", 1, 38
    ),
    "a pain point of an unknown source": Bad(
        "pain_points: [{text: Slow, sources: diary}]", "there is no source `diary`", 1, 37, seen=False
    ),
    "an unknown delight": Bad("delights: [warm]", "there is no delight `warm`", 1, 12, seen=False),
    "a delight that is marked with on": Bad(
        "delights: [on]", "`on` is a text, not true or false", 1, 12, seen=False
    ),
    "an unknown key of a delight": Bad(
        "delights: [{text: Warm, severity: 1}]", "`severity` is no field of", 1, 25
    ),
    "a moment of truth that is yes": Bad(
        "moment_of_truth: yes", "`yes` is a text, not true or false", 1, 18, seen=False
    ),
    "a moment of truth that is no": Bad(
        "moment_of_truth: No", "`No` is a text, not true or false", 1, 18, seen=False
    ),
    "a list of moments of truth": Bad(
        "moment_of_truth: [The cup]", "expects a group of keys, not a list", 1, 1
    ),
    "a group as the reason to choose us": Bad(
        "choose_us: {why: Near}", "expects a text, not a group of keys", 1, 1
    ),
    "an opportunity that fixes nothing known": Bad(
        "opportunities: [{text: Faster, fixes: slow}]", "there is no pain point `slow`", 1, 39, seen=False
    ),
    "an opportunity that fixes no hand-off": Bad(
        "opportunities: [{text: Faster, fixes: first>lost}]",
        "there is no touchpoint `lost`",
        1,
        39,
        seen=False,
    ),
    "an importance above five": Bad("importance: {customer: 6}", "6 is outside 1 … 5", 1, 24),
    "an importance of zero": Bad("importance: {business: 0}", "0 is outside 1 … 5", 1, 24),
    "one importance for all": Bad("importance: 4", "expects a group of keys, not `4`", 1, 13),
    "an unknown metric": Bad("metrics: [csat]", "there is no metric `csat`", 1, 11, seen=False),
    "a value that is no number": Bad(
        "metrics: [{metric: nps, value: high}]", "expects a number, not `high`", 1, 32
    ),
    "a metric by the wrong key": Bad(
        "metrics: [{name: nps}]", "`metric` is missing: every metric reading needs one", 1, 12
    ),
    "an unknown objective": Bad("objectives: [go]", "there is no objective `go`", 1, 14, seen=False),
    "an unknown source": Bad("sources: [diary]", "there is no source `diary`", 1, 11, seen=False),
    "a group as a listening post": Bad(
        "listening: [{where: Cards}]", "expects a text, not a group of keys", 1, 14
    ),
    "a duration of a bare number": Bad(
        "duration: 20", "expects a duration such as 20 min or 2–3 d, not `20`", 1, 11
    ),
    "a duration in an unknown unit": Bad(
        "wait: 3 fortnights", "`fortnights` is no unit of time", 1, 7, seen=False
    ),
    "an entry in words": Bad("entry: yes", "`yes` is a text, not true or false", 1, 8),
    "an entry above one": Bad("entry: 25", "25 is outside 0 … 1", 1, 8),
    "an entry that is neither": Bad(
        "entry: often", "expects true or a share such as 0.35 or 35 %, not `often`", 1, 8
    ),
    "an unknown step": Bad("next: lost", "there is no touchpoint `lost`", 1, 7, seen=False),
    "a step to a name": Bad("next: The last one", "there is no touchpoint `The last one`", 1, 7, seen=False),
    "an unknown key of a step": Bad("next: {to: last, if: It rains}", "`if` is no field of", 1, 18),
    "shares above one": Bad("next: {to: last, share: 60}", "60 is outside 0 … 1", 1, 25),
    "an unknown state of a hand-off": Bad(
        "next: {to: last, handoff: broken}", "expects managed or unmanaged, not `broken`", 1, 27
    ),
    "an unknown state in a group": Bad(
        "next: {to: last, handoff: {state: lost}}", "expects managed or unmanaged, not `lost`", 1, 35
    ),
    "an exit with a group as its way": Bad(
        "exits: {to: {name: Kiosk}}", "expects a text, not a group of keys", 1, 9
    ),
    "an unknown key of an exit": Bad(
        "exits: {why: No patience, goes_to: competitor}", "`goes_to` is no field of", 1, 27
    ),
    "an action without words": Bad(
        "frontstage: [{department: Bar}]", "`text` is missing: every action needs one", 1, 15
    ),
    "an action that triggers nothing known": Bad(
        "backstage: [{text: Grinds, triggers: brews}]",
        "there is no action or touchpoint `brews`",
        1,
        38,
        seen=False,
    ),
    "a trigger without its end": Bad(
        "support: [{text: Buys, triggers: [{label: Beans}]}]",
        "`to` is missing: every trigger needs one",
        1,
        36,
    ),
    "a layer that is no list": Bad(
        "frontstage: Takes the order", "expects a list, not `Takes the order`", 1, 13
    ),
    "a group as an artefact": Bad("artefacts: {name: Cup}", "expects a text, not a group of keys", 1, 1),
    "a failure without its mode": Bad(
        "failures: [{recovery: Soy}]", "`mode` is missing: every failure needs one", 1, 13
    ),
    "a chance above one": Bad("failures: [{mode: No milk, chance: 3}]", "3 is outside 0 … 1", 1, 36),
    "a recovery at an unknown touchpoint": Bad(
        "failures: [{mode: No milk, recovers_at: lost}]", "there is no touchpoint `lost`", 1, 41, seen=False
    ),
    "measured events": Bad(
        "events: [order_sent]",
        "`events` is kept for measured data, which this version does not read yet",
        1,
        1,
    ),
    "a number as a map in detail": Bad("zoom: [a.cjm.yaml]", "expects a text, not a list", 1, 1),
    "an unknown key": Bad("chanel: counter", "`chanel` is no field of", 1, 1),
    "an unknown key with words in it": Bad(
        "Nobody says how long: it takes", "`Nobody says how long` is no field of", 1, 1
    ),
    "an own field in a wrong spelling": Bad("x-page: /menu", "`x-page` is no field of", 1, 1),
    "a field twice as a group": Bad(
        "needs: {what: Speed}", "`text` is missing: every remark needs one", 1, 1
    ),
}


@pytest.mark.parametrize("text", TOUCHPOINT_GOOD.values(), ids=TOUCHPOINT_GOOD)
def test_good_touchpoint(text: str) -> None:
    assert reported(text, TOUCHPOINT) == []
    assert schema_errors(TOUCHPOINT.whole(text)) == []


@pytest.mark.parametrize("bad", TOUCHPOINT_BAD.values(), ids=TOUCHPOINT_BAD)
def test_bad_touchpoint(bad: Bad) -> None:
    message, *place = reported(bad.text, TOUCHPOINT)[0]
    assert bad.says in message
    assert place == [bad.line, bad.column]
    assert (schema_errors(TOUCHPOINT.whole(bad.text)) != []) == bad.seen
