"""A map in which every field of the format says something of its own."""

from __future__ import annotations

EVERYTHING = """\
summary: Summary of all
tags: [tag-one]
links: [{title: Link of map, url: "https://example.org/map"}]
kind: current-state
journey: buyer
status: reviewed
lang: en
owner: Owner of map
sponsor: Sponsor of map
scenario: Scenario of map
improves: older.cjm.yaml
uses: [shared.cjm.yaml]
x_colour: Own of map
x_nested: {deep: [Own inside]}
team: [{name: Member name, department: Member department, role: Member role}]
objectives:
- {id: goal, statement: Objective statement, outcome: loyalty, metrics: [ease], owner: Objective owner}
scope:
  starts: Scope starts
  ends: Scope ends
  segments: [Scope segment]
  processes: [Scope process]
  includes: [Scope includes]
  excludes: [Scope excludes]
  already_good: [Scope good]
personas:
- id: ada
  name: Ada
  role: Persona role
  company: Persona company
  segment: Persona segment
  portrait: ada.png
  summary: Persona summary
  age: about 41
  gender: Persona gender
  household: Persona household
  income: Persona income
  location: Persona location
  goals: [Persona goal]
  needs: [Persona need]
  frustrations: [Persona frustration]
  objections: [Persona objection]
  prefers_contact: [Persona contact]
  learns_from: [Persona teacher]
  already_bought: [Persona bought]
  competitors: [Persona competitor]
  active_on: [Persona place]
  formats: [Persona format]
  devices: [Persona device]
  buying_role: Persona buying
  quotes: [{text: Persona quote, who: Persona speaker, source: talks}]
  sources: [talks]
channels: [{id: shop, name: Channel shop, kind: store, owned: partner}, {id: web, name: Channel web, kind: web}]
devices: [{id: phone, name: Device phone, kind: Device kind}]
departments: [{id: care, name: Department care}, {id: sales, name: Department sales}]
systems: [{id: crm, name: System crm, owned: other}]
sources:
- {id: talks, title: Source talks, kind: interview, solicited: false, type: mixed, perspective: internal,
   date: 2026-05, sample: 48200, url: "https://example.org/talks", file: talks.pdf, note: Source note}
metrics:
- {id: ease, name: Metric ease, kind: money, unit: EUR, scale: [1, 700], better: lower, target: 60.5, value: 71.5,
   previous: 82.5, date: 2026-06, source: talks, owner: Metric owner}
stages:
- id: first
  name: Stage first
  question: Stage question
  goal: Stage goal
  lifecycle: pre-sale
  feeling: {score: -0.4, words: Stage words, wanted: {score: 1.3, words: Stage wanted}}
  order: any
  alongside: true
  duration: 3 d
  owner: Stage owner
  channel: shop
  metrics: [{metric: ease, value: 64.5}]
  pain_points: [{text: Stage pain, severity: 3}]
  opportunities: [Stage opportunity]
  listening: Stage listening
  zoom: stage.cjm.yaml
  note: Stage note
  links: [{title: Stage link, url: "https://example.org/stage"}]
  tags: [stage-tag]
  touchpoints:
  - id: one
    name: Touchpoint one
    note: "Touchpoint note, two lines: one\\nand two"
    tags: [touchpoint-tag]
    links: [{title: Touchpoint link, url: relative/path.html}]
    images: [{file: image.png, alt: Image alt}]
    time: Monday at nine
    channel: shop
    device: phone
    department: care
    with_us: true
    owner: Touchpoint owner
    personas: [ada]
    actions: [{text: Action text, persona: ada, sources: [talks]}]
    thoughts: Thought text
    needs: Need text
    feeling:
      score: -1.2
      words: Feeling words
      internal: 0.7
      wanted: {score: 1.1, words: Wanted words}
      by: {ada: {score: -1.7, words: Feeling of Ada, start: -1.9, end: -1.4}}
      start: -0.9
      end: -1.1
    expectations: [{expects: Expected thing, gets: Given thing, met: partly}]
    quotes: [{text: Quote text, who: Quote who, source: talks}]
    pain_points:
    - {id: cold, text: Pain text, severity: 3, frequency: Pain frequency, who: Pain who, personas: [ada],
       sources: [talks], x_ticket: Pain own}
    - {text: Closed pain, severity: 1, closed: 2026-07}
    - true
    delights: [{id: sun, text: Delight text, who: Delight who, sources: [talks]}]
    moment_of_truth: {why: Truth why, success: Truth success, failure: Truth failure}
    choose_us: Choose us
    opportunities:
    - {id: heat, text: Opportunity text, fixes: [cold, one>two], impact: 4, effort: 2, value: 180000, cost: 20500,
       cost_once: 61000, objectives: [goal], expects: {ease: "-8.5"}, owner: Opportunity owner, status: in-progress,
       due: 2027-03, issue: "https://example.org/issue"}
    importance: {customer: 5, business: 3}
    metrics: [{metric: ease, value: 71.25, target: 61.25, previous: 81.25, date: 2026-04, source: talks}]
    objectives: [goal]
    sources: [talks, shop-june]
    listening: Touchpoint listening
    duration: 20 min
    wait: 14 min
    entry: 25 %
    next:
    - {to: two, when: Step when, share: 0.66,
       handoff: {state: unmanaged, carries: Step carries, loses: Step loses, note: Step note}}
    exits: [{why: Exit why, share: 0.34, to: competitor, when: Exit when}]
    frontstage:
    - {id: front, text: Front text, department: care, system: crm, triggers: [{to: back, label: Trigger label}],
       duration: 5 min, failures: [{mode: Front failure}], note: Front note}
    backstage: [{id: back, text: Back text}]
    support: [Support text]
    artefacts: Artefact text
    policies: Policy text
    failures: [{mode: Failure mode, chance: 0.07, recovery: Failure recovery, recovers_at: two}]
    zoom: touchpoint.cjm.yaml
    x_page: Touchpoint own
- name: Stage second
  touchpoints:
  - {id: two, name: Touchpoint two, channel: web, department: sales, with_us: false, delights: [shared]}
routes:
- {id: main, name: Route name, personas: [ada], share: 0.46, via: [one, two], ends: lost-to-competitor, why: Route why}
pain_points: [{id: wide, text: Wide pain, at: [one, two]}, {text: Lonely pain, severity: 1}]
delights: [{id: shared, text: Wide delight, at: [one]}, {text: Lonely delight}]
opportunities: [{text: Wide opportunity, at: [one]}, {text: Lonely opportunity, status: dropped}]
reviews:
- {date: 2026-04-21, by: Review by, method: Review method, validated_by: customers, participants: 77, result: corrected,
   at: [first, one], note: Review note}
review_every: half-yearly
review_when: [Review when]
mystery_shops:
- id: shop-june
  date: 2026-06-18
  wave: Shop wave
  shopper: Shop shopper
  company: Shop company
  persona: ada
  note: Shop note
  steps:
  - {touchpoint: one, result: different, channel: Shop channel, spoke_with: Shop person, wait: 8 min,
     expected: Shop expected, got: Shop got, feeling: -0.8, note: Shop step note}
  - {name: Shop surprise, after: one, result: not-on-map}
questions: [{text: Question text, owner: Question owner, at: [one], answer: Question answer, date: 2026-09-10}]
limits:
  lowest_feeling_min: -1.8
  mean_feeling_min: -0.5
  open_severe_pain_points_max: 71
  unmanaged_handoffs_max: 72
  unknown_handoffs_max: 73
  wait_max: 30 d
  channel_changes_max: 74
  assumed_share_max: 0.2
  review_age_max: 6 mo
"""
