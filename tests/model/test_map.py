"""The fields of a map, each with good and bad values."""

from __future__ import annotations

import pytest

from tests.model.reading import FILE, MAP, Bad, reported, schema_errors

FILE_GOOD = {
    "three keys make a map": """\
cjmap: 1
title: A journey
stages: []
""",
    "an empty stage makes a map": """\
cjmap: 1
title: A journey
stages:
  - name: One
""",
    "two keys make a library": """\
cjmap: 1
kind: library
""",
    "a title of digits": """\
cjmap: 1
title: 1984
stages: []
""",
}

FILE_BAD = {
    "another version": Bad(
        """\
cjmap: 2
title: A
stages: []
""",
        "this file needs another cjmap: it says version `2`, this one reads 1",
        1,
        8,
    ),
    "a version with a point": Bad(
        """\
cjmap: 1.0
title: A
stages: []
""",
        "this file needs another cjmap: it says version `1.0`, this one reads 1",
        1,
        8,
        seen=False,
    ),
    "no version": Bad(
        """\
title: A
stages: []
""",
        "`cjmap` is missing: every map needs one",
        1,
        1,
    ),
    "a version without a value": Bad(
        """\
cjmap:
title: A
stages: []
""",
        "`cjmap` has no value: every map needs one",
        1,
        1,
    ),
    "no title": Bad(
        """\
cjmap: 1
stages: []
""",
        "`title` is missing: every map needs one",
        1,
        1,
    ),
    "a title without a value": Bad(
        """\
cjmap: 1
title:
stages: []
""",
        "`title` has no value: every map needs one",
        2,
        1,
    ),
    "an empty title": Bad(
        """\
cjmap: 1
title: ''
stages: []
""",
        "this text is empty",
        2,
        8,
    ),
    "a title of blanks": Bad(
        """\
cjmap: 1
title: '  '
stages: []
""",
        "this text is empty",
        2,
        8,
    ),
    "a list as a title": Bad(
        """\
cjmap: 1
title: [A, B]
stages: []
""",
        "expects a text, not a list",
        2,
        1,
    ),
    "no stages": Bad(
        """\
cjmap: 1
title: A
""",
        "`stages` is missing: every map needs some",
        1,
        1,
    ),
    "a text as stages": Bad(
        """\
cjmap: 1
title: A
stages: One
""",
        "expects a list, not `One`",
        3,
        9,
    ),
    "a text as a stage": Bad(
        """\
cjmap: 1
title: A
stages:
  - One
""",
        "expects a group of keys, not `One`",
        4,
        5,
    ),
    "a stage without a name": Bad(
        """\
cjmap: 1
title: A
stages:
  - goal: Arrive
""",
        "`name` is missing: every stage needs one",
        4,
        5,
    ),
    "stages in a library": Bad(
        """\
cjmap: 1
kind: library
stages: []
""",
        "`stages` is no field of",
        3,
        1,
    ),
    "a library without a version": Bad(
        """\
kind: library
title: Shared
""",
        "`cjmap` is missing: every library needs one",
        1,
        1,
    ),
}


@pytest.mark.parametrize("text", FILE_GOOD.values(), ids=FILE_GOOD)
def test_good_file(text: str) -> None:
    assert reported(text, FILE) == []
    assert schema_errors(FILE.whole(text)) == []


@pytest.mark.parametrize("bad", FILE_BAD.values(), ids=FILE_BAD)
def test_bad_file(bad: Bad) -> None:
    message, *place = reported(bad.text, FILE)[0]
    assert bad.says in message
    assert place == [bad.line, bad.column]
    assert (schema_errors(FILE.whole(bad.text)) != []) == bad.seen


MAP_GOOD = {
    "an id": "id: my-map",
    "an id in another script": "id: コーヒー-カウンター",
    "an id of digits": "id: 2026",
    "a summary over two lines": """\
summary: >
  From the first sip
  to the last
""",
    "tags": "tags: [retail, north]",
    "one tag": "tags: retail",
    "links": """\
links:
  - title: The workshop
    url: https://example.org/wall
  - url: notes/wall.md
""",
    "an own field": "x_budget: {year: 2026, sums: [1, 2.5, true]}",
    "a kind": "kind: day-in-the-life",
    "a buyer's journey": "journey: buyer",
    "a status": "status: live",
    "a language": "lang: de-AT",
    "the language that is spelt no": "lang: no",
    "an owner and a sponsor": """\
owner: Mara
sponsor: Dario, operations
""",
    "a team of names": """\
team:
  - Mara
  - Dario
""",
    "a team with departments and roles": """\
team:
  - {name: Mara, department: Bar, role: Facilitator}
""",
    "an objective in words": """\
objectives:
  - Fewer people leave the queue
""",
    "an objective with all it has": """\
metrics: [Leavers]
objectives:
  - {id: fewer, statement: Fewer leave, outcome: churn, metrics: leavers, owner: Mara}
""",
    "an outcome in words": """\
objectives:
  - {statement: Fewer leave, outcome: A calmer bar}
""",
    "a scope": """\
scope:
  starts: The door
  ends: The platform
  segments: Commuters
  processes: [Order to cup]
  includes: [Mornings]
  excludes: [Catering]
  already_good: The coffee
""",
    "a persona by name": "personas: Sam, commuter",
    "a persona with all it has": """\
personas:
  id: sam
  name: Sam
  role: Commuter
  company: A bank
  segment: Early birds
  portrait: sam.png
  summary: Ten minutes, no more
  age: 41
  gender: any
  household: 2
  income: 2400
  location: Old town
  goals: [Coffee]
  needs: Speed
  frustrations: [Queues]
  objections: [Price]
  prefers_contact: [app]
  learns_from: [Colleagues]
  already_bought: [A cup]
  competitors: [Kiosk]
  active_on: [Trains]
  formats: [Short videos]
  devices: [Phone]
  buying_role: Buyer
  quotes: [Just a coffee, {text: Quick please, who: Sam, source: talks}]
  sources: talks
sources: [Talks]
""",
    "several personas": """\
personas:
  - Sam, commuter
  - {name: Ada}
""",
    "a scenario": "scenario: Ten minutes until the train leaves",
    "channels": """\
channels:
  - The till
  - {id: app, name: Our app, kind: app, owned: partner}
""",
    "devices, departments and systems": """\
devices: [Phone]
departments:
  - {name: Bar, kind: front}
systems: [{name: The till, owned: own}]
""",
    "sources": """\
sources:
  - Talks at the counter
  - id: survey
    title: A survey
    kind: survey
    solicited: true
    type: mixed
    perspective: internal
    date: 2026-09
    sample: 120
    url: https://example.org
    file: survey.csv
    note: By phone
""",
    "metrics": """\
sources: [Talks]
metrics:
  - Leavers
  - id: nps
    name: Would recommend
    kind: nps
    unit: points
    scale: [-100, 100]
    better: higher
    target: 30
    value: -14
    previous: +3
    date: 2026-06-30
    source: talks
    owner: Mara
""",
    "a metric of a named scale": """\
metrics:
  - {name: Ease, kind: csat, scale: [1, 5], value: 4.5}
""",
    "a metric in percent": """\
metrics:
  - {name: Leavers, kind: ratio, value: 12 %, target: 5%}
""",
    "routes": """\
personas: Sam
routes:
  - id: happy
    name: Straight through
    personas: sam
    share: 62 %
    via: [first]
    ends: completed
    why: No queue
""",
    "things that stand at several touchpoints": """\
pain_points:
  - {text: Nobody says how long it takes, at: [first]}
delights:
  - {text: They know my name, at: first}
opportunities:
  - {text: Say how long it takes, at: first}
""",
    "a pain point with all it has": """\
personas: Sam
sources: [Talks]
pain_points:
  - id: slow
    text: It is slow
    severity: 3
    frequency: 1 in 3
    who: Half of them
    personas: sam
    sources: talks
    at: first
    closed: 2026-09
""",
    "an opportunity with all it has": """\
metrics: [Leavers]
objectives: [They stay for longer]
pain_points: [{id: slow, text: It is slow}]
opportunities:
  - id: faster
    text: Make it faster
    fixes: [slow, first>first]
    at: first
    impact: 5
    effort: 1
    value: 12000.50
    cost: 100
    cost_once: 0
    objectives: they-stay-for-longer
    expects: {leavers: -20 %}
    owner: Mara
    status: in-progress
    due: 2027
    issue: '#12'
""",
    "changes that are expected, as people write them": """\
metrics: [A, B, C, D]
opportunities:
  - {text: Faster, expects: {a: +5, b: -20 %, c: from 14 to 30, d: 8}}
""",
    "reviews": """\
reviews:
  - date: 2026-09-24
    by: [Mara, Dario]
    method: Workshop
    validated_by: customers
    participants: 12
    result: corrected
    at: [one, first]
    note: It holds
""",
    "a cadence and events": """\
review_every: half-yearly
review_when:
  - A new product
""",
    "one event": "review_when: A campaign",
    "a mystery shop": """\
personas: Sam
mystery_shops:
  - id: june
    date: 2026-06-18
    wave: 1
    shopper: An outsider
    company: The kiosk
    persona: sam
    note: It rained
    steps:
      - touchpoint: first
        result: as-mapped
        channel: counter
        spoke_with: The barista
        wait: 3 min
        expected: A smile
        got: A nod
        feeling: -0.4
      - {name: A letter, after: first, result: not-on-map, note: Late}
""",
    "questions": """\
questions:
  - Do they need us?
  - {text: Would they pay?, owner: Mara, at: [one, first], answer: Some, date: 2026-09-10}
""",
    "limits": """\
limits:
  lowest_feeling_min: -1.5
  mean_feeling_min: 0
  open_severe_pain_points_max: 2
  unmanaged_handoffs_max: 0
  unknown_handoffs_max: 3
  wait_max: 2 d
  channel_changes_max: 5
  assumed_share_max: 20 %
  review_age_max: 6 mo
""",
    "the map that it improves": """\
kind: future-state
improves: today.cjm.yaml
""",
    "keys without values": """\
id:
summary:
tags:
links:
kind:
journey: ~
status: null
lang:
personas:
scope:
routes:
limits:
improves:
uses:
x_note:
""",
}

MAP_BAD = {
    "an id with a capital": Bad(
        "id: My map",
        "`My map` is no id",
        1,
        5,
    ),
    "an id with an underscore": Bad(
        "id: my_map",
        "`my_map` is no id",
        1,
        5,
    ),
    "an id of more than 60 characters": Bad(
        "id: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa` is no id",
        1,
        5,
    ),
    "a list as a summary": Bad(
        """\
summary:
  - One
""",
        "expects a text, not a list",
        1,
        1,
    ),
    "a group as a tag": Bad(
        """\
tags:
  - name: retail
""",
        "expects a text, not a group of keys",
        2,
        5,
    ),
    "a link without an address": Bad(
        """\
links:
  - title: The workshop
""",
        "`url` is missing: every link needs one",
        2,
        5,
    ),
    "a link that is a text": Bad(
        """\
links:
  - https://example.org
""",
        "expects a group of keys, not `https://example.org`",
        2,
        5,
    ),
    "an unknown kind": Bad(
        "kind: current",
        "expects current-state, future-state, day-in-the-life, service-blueprint or library, not `current`",
        1,
        7,
    ),
    "an unknown journey": Bad("journey: client", "expects customer or buyer, not `client`", 1, 10),
    "an unknown status": Bad("status: done", "expects draft, reviewed, live or retired, not `done`", 1, 9),
    "a language in words": Bad(
        "lang: German (Austria)", "expects a language tag such as en or de-AT, not `German (Austria)`", 1, 7
    ),
    "a language that is misspelt": Bad(
        "lang: de_AT", "expects a language tag such as en or de-AT, not `de_AT`", 1, 7
    ),
    "a list of owners": Bad("owner: [Mara, Dario]", "expects a text, not a list", 1, 1),
    "a member without a name": Bad(
        """\
team:
  - role: Facilitator
""",
        "`name` is missing: every team member needs one",
        2,
        5,
    ),
    "a team that is no list": Bad("team: Mara", "expects a list, not `Mara`", 1, 7),
    "an objective without a statement": Bad(
        """\
objectives:
  - {id: fewer, outcome: churn}
""",
        "`statement` is missing: every objective needs one",
        2,
        6,
    ),
    "a scope that is a text": Bad(
        "scope: From door to platform", "expects a group of keys, not `From door to platform`", 1, 8
    ),
    "an unknown key in the scope": Bad(
        """\
scope:
  start: The door
""",
        "`start` is no field of",
        2,
        3,
    ),
    "a persona without a name": Bad(
        """\
personas:
  role: Commuter
""",
        "`name` is missing: every persona needs one",
        1,
        1,
    ),
    "an unknown key of a persona": Bad(
        """\
personas:
  - {name: Sam, goal: Coffee}
""",
        "`goal` is no field of",
        2,
        17,
    ),
    "a list as a scenario": Bad("scenario: [a, b]", "expects a text, not a list", 1, 1),
    "a channel of an unknown kind": Bad(
        """\
channels:
  - {name: Our page, kind: website}
""",
        "expects web, app, email, sms, push, chat, phone, video-call, social and 20 more, not `website`",
        2,
        28,
    ),
    "a channel that is owned by nobody known": Bad(
        """\
channels:
  - {name: Our page, owned: us}
""",
        "expects own, partner or other, not `us`",
        2,
        29,
    ),
    "a department without a name": Bad(
        """\
departments:
  - id: bar
""",
        "`name` is missing: every department needs one",
        2,
        5,
    ),
    "channels that are no list": Bad("channels: counter", "expects a list, not `counter`", 1, 11),
    "a source without a title": Bad(
        """\
sources:
  - kind: survey
""",
        "`title` is missing: every source needs one",
        2,
        5,
    ),
    "a source of an unknown kind": Bad(
        """\
sources:
  - {title: Talks, kind: talk}
""",
        "sales-feedback, analytics and 8 more, not `talk`",
        2,
        26,
    ),
    "a source of an unknown type": Bad(
        """\
sources:
  - {title: Talks, type: numbers}
""",
        "expects quantitative, qualitative or mixed, not `numbers`",
        2,
        26,
    ),
    "a source from an unknown perspective": Bad(
        """\
sources:
  - {title: Talks, perspective: staff}
""",
        "expects customer or internal, not `staff`",
        2,
        33,
    ),
    "a source that was solicited or not": Bad(
        """\
sources:
  - {title: Talks, solicited: yes}
""",
        "`yes` is a text, not true or false",
        2,
        31,
    ),
    "a sample that is no whole number": Bad(
        """\
sources:
  - {title: Talks, sample: 12.5}
""",
        "expects a whole number, not 12.5",
        2,
        28,
    ),
    "a sample below zero": Bad(
        """\
sources:
  - {title: Talks, sample: -1}
""",
        "-1 is less than 0",
        2,
        28,
    ),
    "a metric without a name": Bad(
        """\
metrics:
  - {id: nps, kind: nps}
""",
        "`name` or `metric` is missing: every metric needs one of them",
        2,
        6,
    ),
    "a metric of an unknown kind": Bad(
        """\
metrics:
  - {name: NPS, kind: score}
""",
        "expects nps, csat, ces, ratio, duration, count, money or other, not `score`",
        2,
        23,
    ),
    "an nps above its range": Bad(
        """\
metrics:
  - {name: NPS, kind: nps, value: 101}
""",
        "101 is outside -100 … 100, the range of this metric",
        2,
        35,
        seen=False,
    ),
    "a csat in percent above its range": Bad(
        """\
metrics:
  - {name: CSAT, kind: csat, target: 120}
""",
        "120 is outside 0 … 100, the range of this metric",
        2,
        38,
        seen=False,
    ),
    "a value outside of its scale": Bad(
        """\
metrics:
  - {name: CSAT, kind: csat, scale: [1, 5], previous: 6}
""",
        "6 is outside 1 … 5, the range of this metric",
        2,
        55,
        seen=False,
    ),
    "a ces below its range": Bad(
        """\
metrics:
  - {name: CES, kind: ces, value: 0}
""",
        "0 is outside 1 … 7, the range of this metric",
        2,
        35,
        seen=False,
    ),
    "a ratio above its range": Bad(
        """\
metrics:
  - {name: Leavers, kind: ratio, value: 130 %}
""",
        "130 is outside 0 … 100, the range of this metric",
        2,
        41,
        seen=False,
    ),
    "a scale that runs backwards": Bad(
        """\
metrics:
  - name: CSAT
    scale: [5, 1]
""",
        "a scale has two numbers, the lowest first",
        3,
        5,
        seen=False,
    ),
    "a scale of one number": Bad(
        """\
metrics:
  - name: CSAT
    scale: [5]
""",
        "a scale has two numbers, the lowest first",
        3,
        5,
    ),
    "a value with its unit": Bad(
        """\
metrics:
  - {name: Wait, value: 12 min}
""",
        "expects a number, not `12 min`",
        2,
        25,
    ),
    "a value in words": Bad(
        """\
metrics:
  - {name: Wait, value: long}
""",
        "expects a number, not `long`",
        2,
        25,
    ),
    "a better that is no direction": Bad(
        """\
metrics:
  - {name: Wait, better: less}
""",
        "expects higher or lower, not `less`",
        2,
        26,
    ),
    "a route without a name": Bad(
        """\
routes:
  - id: happy
""",
        "`name` is missing: every route needs one",
        2,
        5,
    ),
    "a route that is a text": Bad(
        """\
routes:
  - Happy
""",
        "expects a group of keys, not `Happy`",
        2,
        5,
    ),
    "an unknown end of a route": Bad(
        """\
routes:
  - {name: Happy, ends: done}
""",
        "expects completed, abandoned, churned, returned, lost-to-competitor or postponed, not `done`",
        2,
        25,
    ),
    "an unknown severity": Bad(
        """\
pain_points:
  - {text: Slow, severity: 4}
""",
        "4 is outside 1 … 3",
        2,
        28,
    ),
    "an opportunity without a text": Bad(
        """\
opportunities:
  - {impact: 5}
""",
        "`text` is missing: every opportunity needs one",
        2,
        6,
    ),
    "an impact above five": Bad(
        """\
opportunities:
  - {text: Faster, impact: 6}
""",
        "6 is outside 1 … 5",
        2,
        28,
    ),
    "an effort of zero": Bad(
        """\
opportunities:
  - {text: Faster, effort: 0}
""",
        "0 is outside 1 … 5",
        2,
        28,
    ),
    "an effort that is no whole number": Bad(
        """\
opportunities:
  - {text: Faster, effort: 2.5}
""",
        "expects a whole number from 1 to 5, not 2.5",
        2,
        28,
    ),
    "a value with a currency": Bad(
        """\
opportunities:
  - {text: Faster, value: 12000 EUR}
""",
        "expects a number, not `12000 EUR`",
        2,
        27,
    ),
    "an unknown status of an opportunity": Bad(
        """\
opportunities:
  - {text: Faster, status: done}
""",
        "expects idea, planned, in-progress, shipped or dropped, not `done`",
        2,
        28,
    ),
    "an expected change that is a list": Bad(
        """\
opportunities:
  - {text: Faster, expects: [nps]}
""",
        "expects a group of keys, not a list",
        2,
        20,
    ),
    "an expected change of an unknown metric": Bad(
        """\
opportunities:
  - {text: Faster, expects: {nps: 3}}
""",
        "there is no metric `nps`",
        2,
        30,
        seen=False,
    ),
    "a review without a date": Bad(
        """\
reviews:
  - by: Mara
""",
        "`date` is missing: every review needs one",
        2,
        5,
    ),
    "a review by somebody unknown": Bad(
        """\
reviews:
  - {date: 2026, validated_by: managers}
""",
        "expects customers or employees, not `managers`",
        2,
        32,
    ),
    "a review with an unknown result": Bad(
        """\
reviews:
  - {date: 2026, result: fine}
""",
        "expects confirmed, corrected or rejected, not `fine`",
        2,
        26,
    ),
    "participants in words": Bad(
        """\
reviews:
  - {date: 2026, participants: many}
""",
        "expects a whole number, not `many`",
        2,
        32,
    ),
    "a cadence that is none": Bad(
        "review_every: weekly", "expects monthly, quarterly, half-yearly or yearly, not `weekly`", 1, 15
    ),
    "an event that is a group": Bad(
        """\
review_when:
  - {what: A campaign}
""",
        "expects a text, not a group of keys",
        2,
        6,
    ),
    "a step of a mystery shop with an unknown result": Bad(
        """\
mystery_shops:
  - {wave: 1, steps: [{result: ok}]}
""",
        "expects as-mapped, different, missing or not-on-map, not `ok`",
        2,
        32,
    ),
    "a feeling of a shopper off the scale": Bad(
        """\
mystery_shops:
  - {wave: 1, steps: [{feeling: 3}]}
""",
        "3 is outside -2 … 2",
        2,
        33,
    ),
    "a mystery shop that is a text": Bad(
        """\
mystery_shops:
  - June
""",
        "expects a group of keys, not `June`",
        2,
        5,
    ),
    "a question without a text": Bad(
        """\
questions:
  - {owner: Mara}
""",
        "`text` is missing: every question needs one",
        2,
        6,
    ),
    "a question about an unknown place": Bad(
        """\
questions:
  - {text: Why?, at: nowhere}
""",
        "there is no stage or touchpoint `nowhere`",
        2,
        22,
        seen=False,
    ),
    "a limit that is off the scale": Bad("limits: {lowest_feeling_min: -3}", "-3 is outside -2 … 2", 1, 30),
    "a limit below zero": Bad("limits: {unmanaged_handoffs_max: -1}", "-1 is less than 0", 1, 34),
    "a limit that is no share": Bad("limits: {assumed_share_max: 1.2}", "1.2 is outside 0 … 1", 1, 29),
    "a limit that is no duration": Bad(
        "limits: {wait_max: 3}", "expects a duration such as 20 min or 2–3 d, not `3`", 1, 20
    ),
    "an unknown limit": Bad("limits: {wait: 3 d}", "`wait` is no field of", 1, 10),
    "measured data": Bad(
        "data: {source: clicks}",
        "`data` is kept for measured data, which this version does not read yet",
        1,
        1,
    ),
    "a path out of the project": Bad(
        "improves: ../../today.cjm.yaml", "`../../today.cjm.yaml` leads out of the project", 1, 11, seen=False
    ),
    "a list as a path": Bad("improves: [today.cjm.yaml]", "expects a text, not a list", 1, 1),
    "an unknown key": Bad("personnas: Sam", "`personnas` is no field of", 1, 1),
    "an unknown key that is near nothing": Bad("qqqq: 1", "`qqqq` is no field of", 1, 1),
    "an unknown key without a value": Bad("personnas:", "`personnas` is no field of", 1, 1),
    "an own key without its underscore": Bad("xteam: red", "`xteam` is no field of", 1, 1),
}


@pytest.mark.parametrize("text", MAP_GOOD.values(), ids=MAP_GOOD)
def test_good_map(text: str) -> None:
    assert reported(text, MAP) == []
    assert schema_errors(MAP.whole(text)) == []


@pytest.mark.parametrize("bad", MAP_BAD.values(), ids=MAP_BAD)
def test_bad_map(bad: Bad) -> None:
    message, *place = reported(bad.text, MAP)[0]
    assert bad.says in message
    assert place == [bad.line, bad.column]
    assert (schema_errors(MAP.whole(bad.text)) != []) == bad.seen
