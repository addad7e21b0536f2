"""What holds at every level: short forms, defaults, own fields, keys without values, enumerations, hints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from cjmap.model.action import Objective, Opportunity, PainPoint
from cjmap.model.base import Part
from cjmap.model.journey import (
    ChannelTerm,
    JourneyMap,
    Library,
    MapLimits,
    Member,
    Question,
    Route,
    Scope,
    Term,
)
from cjmap.model.persona import Persona
from cjmap.model.research import Metric, MetricReading, MysteryShop, Quote, Review, ShopStep, Source
from cjmap.model.stage import Stage
from cjmap.model.touchpoint import (
    Delight,
    Exit,
    Expectation,
    Failure,
    Feeling,
    Handoff,
    Image,
    Importance,
    LayerAction,
    Link,
    MomentOfTruth,
    Remark,
    Step,
    Touchpoint,
    Trigger,
    Wanted,
)
from cjmap.scalar import Plain
from cjmap.words import nearest
from tests.model.reading import FILE, MAP, STAGE, TOUCHPOINT, Around, load, reported, schema_errors

SHORT: list[tuple[type[Part], Any, dict[str, Any]]] = [
    (Member, "Mara", {"name": "Mara"}),
    (Persona, "Sam, commuter", {"name": "Sam, commuter"}),
    (Persona, "sam", {"id": "sam"}),
    (Term, "The till", {"name": "The till"}),
    (Term, "till", {"name": "till"}),
    (ChannelTerm, "Our app", {"name": "Our app"}),
    (Source, "Talks", {"title": "Talks"}),
    (Metric, "Leavers", {"name": "Leavers"}),
    (MetricReading, "nps", {"metric": "nps"}),
    (Objective, "Fewer leave", {"statement": "Fewer leave"}),
    (Objective, "fewer-leave", {"id": "fewer-leave"}),
    (PainPoint, "It is slow", {"text": "It is slow"}),
    (PainPoint, "slow", {"id": "slow"}),
    (PainPoint, Plain("true"), {}),
    (PainPoint, "true", {"id": "true"}),
    (PainPoint, Plain("35 %"), {"text": "35 %"}),
    (Delight, "They know my name", {"text": "They know my name"}),
    (Delight, "name", {"id": "name"}),
    (Delight, Plain("true"), {}),
    (MomentOfTruth, "The first cup", {"why": "The first cup"}),
    (MomentOfTruth, "first", {"why": "first"}),
    (MomentOfTruth, Plain("true"), {}),
    (Opportunity, "Say how long", {"text": "Say how long"}),
    (Opportunity, "say", {"id": "say"}),
    (Question, "Why?", {"text": "Why?"}),
    (Remark, "Waits", {"text": "Waits"}),
    (Quote, "Cold!", {"text": "Cold!"}),
    (Expectation, "A smile", {"expects": "A smile"}),
    (Feeling, Plain("-1"), {"score": -1}),
    (Wanted, Plain("+1"), {"score": 1}),
    (Wanted, "Calm", {"words": "Calm"}),
    (Wanted, Plain("5 stars"), {"words": "5 stars"}),
    (Handoff, "managed", {"state": "managed"}),
    (Step, "end", {"to": "end"}),
    (Exit, "No patience", {"why": "No patience"}),
    (Exit, "competitor", {"why": "competitor"}),
    (Failure, "No beans", {"mode": "No beans"}),
    (LayerAction, "Grinds", {"text": "Grinds"}),
    (LayerAction, "grinds", {"text": "grinds"}),
    (Trigger, "grinds", {"to": "grinds"}),
]
"""Every short form of the format, with the long form that it stands for."""


@pytest.mark.parametrize(("kind", "short", "long"), SHORT, ids=[f"{k.__name__} {s}" for k, s, _ in SHORT])
def test_a_short_form_is_its_long_form(kind: type[Part], short: Any, long: dict[str, Any]) -> None:
    assert kind.model_validate(short) == kind.model_validate(long)


NO_SHORT: list[type[Part]] = [
    JourneyMap, Library, Stage, Touchpoint, Scope, Route, MapLimits, Review, MysteryShop, ShopStep, Link, Image,
    Importance,
]  # fmt: skip


def test_every_class_says_whether_it_has_a_short_form() -> None:
    assert {kind.__name__ for kind, _, _ in SHORT} | {kind.__name__ for kind in NO_SHORT} == set(_classes())
    assert [kind for kind in NO_SHORT if kind.short_form is not None] == []


def _classes() -> dict[str, type[Part]]:
    found: dict[str, type[Part]] = {}
    waiting: list[type[Part]] = [Part]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("cjmap.model.") and not kind.__module__.endswith(".overlay"):
                found[kind.__name__] = kind
    del found["Definitions"]
    return found


SINGLE: dict[str, tuple[Around, str, str]] = {
    "personas": (MAP, "personas: {name: Sam}", "personas: [{name: Sam}]"),
    "tags": (MAP, "tags: retail", "tags: [retail]"),
    "review_when": (MAP, "review_when: A campaign", "review_when: [A campaign]"),
    "channel of a stage": (STAGE, "channel: counter", "channel: [counter]"),
    "device": (TOUCHPOINT, "device: phone", "device: [phone]"),
    "actions": (TOUCHPOINT, "actions: Waits", "actions: [{text: Waits}]"),
    "next": (TOUCHPOINT, "next: end", "next: [{to: end}]"),
    "exits": (TOUCHPOINT, "exits: {why: Bored}", "exits: [Bored]"),
    "artefacts": (TOUCHPOINT, "artefacts: The cup", "artefacts: [The cup]"),
    "sources": (TOUCHPOINT, "sources: talk", "sources: [talk]"),
}


@pytest.mark.parametrize(("around", "single", "many"), SINGLE.values(), ids=SINGLE)
def test_a_single_item_is_its_list(around: Around, single: str, many: str) -> None:
    one, several = load(around.whole(single)), load(around.whole(many))
    assert one.map is not None
    assert one.map == several.map


ENUMERATIONS: dict[str, tuple[Around, str, str]] = {
    "kind": (MAP, "kind: {}", "current-state future-state day-in-the-life service-blueprint"),
    "journey": (MAP, "journey: {}", "customer buyer"),
    "status": (MAP, "status: {}", "draft reviewed live retired"),
    "review_every": (MAP, "review_every: {}", "monthly quarterly half-yearly yearly"),
    "lifecycle": (STAGE, "lifecycle: {}", "pre-sale sale post-sale"),
    "order": (STAGE, "order: {}", "sequence any"),
    "met": (TOUCHPOINT, "expectations: [{{expects: A smile, met: {}}}]", "no partly yes exceeded"),
    "handoff": (TOUCHPOINT, "next: {{to: last, handoff: {}}}", "managed unmanaged"),
    "state": (TOUCHPOINT, "next: {{to: last, handoff: {{state: {}}}}}", "managed unmanaged"),
    "owned": (MAP, "channels: [{{name: App, owned: {}}}]", "own partner other"),
    "channel kind": (
        MAP,
        "channels: [{{name: Here, kind: {}}}]",
        "web app email sms push chat phone video-call social search ad store storefront counter kiosk letter"
        " parcel print contract invoice event visit vehicle station device document person word-of-mouth"
        " review-site",
    ),
    "source kind": (
        MAP,
        "sources: [{{title: Talks, kind: {}}}]",
        "survey interview focus-group diary observation workshop employee-interview sales-feedback analytics crm"
        " support-log call-recording review-site social mystery-shop purchase-history other",
    ),
    "source type": (MAP, "sources: [{{title: Talks, type: {}}}]", "quantitative qualitative mixed"),
    "perspective": (MAP, "sources: [{{title: Talks, perspective: {}}}]", "customer internal"),
    "metric kind": (
        MAP, "metrics: [{{name: A, kind: {}}}]", "nps csat ces ratio duration count money other"
    ),
    "better": (MAP, "metrics: [{{name: A, better: {}}}]", "higher lower"),
    "outcome": (
        MAP,
        "objectives: [{{statement: A b, outcome: {}}}]",
        "loyalty lifetime-value churn market-share referrals sales-cycle revenue cost satisfaction",
    ),
    "opportunity status": (
        MAP, "opportunities: [{{text: A b, status: {}}}]", "idea planned in-progress shipped dropped"
    ),
    "ends": (
        MAP,
        "routes: [{{name: A, ends: {}}}]",
        "completed abandoned churned returned lost-to-competitor postponed",
    ),
    "validated_by": (MAP, "reviews: [{{date: 2026, validated_by: {}}}]", "customers employees"),
    "review result": (MAP, "reviews: [{{date: 2026, result: {}}}]", "confirmed corrected rejected"),
    "step result": (
        MAP, "mystery_shops: [{{wave: 1, steps: [{{result: {}}}]}}]", "as-mapped different missing not-on-map"
    ),
    "exit to": (TOUCHPOINT, "exits: {{to: {}}}", "competitor do-nothing other"),
}  # fmt: skip
CHOICES = [(a, t.format(v)) for a, t, values in ENUMERATIONS.values() for v in values.split()]
IN_WORDS = {"outcome", "exit to"}
"""Enumerations beside which any text will do."""


@pytest.mark.parametrize(("around", "text"), CHOICES, ids=[text for _, text in CHOICES])
def test_every_choice(around: Around, text: str) -> None:
    assert reported(text, around) == []
    assert schema_errors(around.whole(text)) == []


@pytest.mark.parametrize(("name", "case"), ENUMERATIONS.items(), ids=ENUMERATIONS)
def test_no_other_choice(name: str, case: tuple[Around, str, str]) -> None:
    around, template, values = case
    for other in ("nonsense", values.split()[0].upper(), values.split()[-1] + "s"):
        text = template.format(other)
        said = [message for message, _, _ in reported(text, around)]
        assert ([] if name in IN_WORDS else [True]) == [f"not `{other}`" in message for message in said]
        assert (schema_errors(around.whole(text)) == []) == (name in IN_WORDS)


DEFAULTS: dict[str, tuple[Part, dict[str, object]]] = {
    "map": (
        JourneyMap.model_validate({"cjmap": 1, "title": "A", "stages": []}),
        {"kind": "current-state", "journey": "customer", "status": "draft", "lang": "en", "id": ""},
    ),
    "stage": (
        Stage.model_validate({"name": "One, two"}),
        {"id": "one-two", "order": "sequence", "alongside": False, "feeling": None, "touchpoints": ()},
    ),
    "touchpoint": (
        Touchpoint.model_validate({"name": "Don’t wait"}),
        {"id": "dont-wait", "with_us": True, "feeling": None, "entry": None, "moment_of_truth": None},
    ),
    "pain point": (PainPoint.model_validate("It is slow"), {"id": "it-is-slow", "severity": 2, "closed": None}),
    "opportunity": (Opportunity.model_validate("Do it"), {"id": "do-it", "status": "idea", "expects": {}}),
    "channel": (ChannelTerm.model_validate("Our app"), {"id": "our-app", "kind": None, "owned": "own"}),
    "source": (
        Source.model_validate("Talks"),
        {"kind": "other", "was_solicited": False, "data_type": "mixed", "view": "internal"},
    ),
    "survey": (
        Source.model_validate({"title": "A", "kind": "survey"}),
        {"was_solicited": True, "data_type": "quantitative", "view": "customer", "solicited": None},
    ),
    "survey that says otherwise": (
        Source.model_validate(
            {"title": "A", "kind": "survey", "solicited": False, "type": "mixed", "perspective": "internal"}
        ),
        {"was_solicited": False, "data_type": "mixed", "view": "internal"},
    ),
    "metric": (Metric.model_validate("A"), {"id": "a", "kind": "other", "bounds": None}),
    "nps": (Metric.model_validate({"name": "A", "kind": "nps"}), {"bounds": (-100, 100)}),
    "csat": (Metric.model_validate({"name": "A", "kind": "csat"}), {"bounds": (0, 100)}),
    "csat on a scale": (
        Metric.model_validate({"name": "A", "kind": "csat", "scale": [1, 5]}), {"bounds": (1, 5)}
    ),
    "ces": (Metric.model_validate({"name": "A", "kind": "ces"}), {"bounds": (1, 7)}),
    "ratio": (Metric.model_validate({"name": "A", "kind": "ratio"}), {"bounds": (0, 100)}),
    "feeling that changes": (
        Feeling.model_validate({"start": -1, "end": 0.4}), {"score": None, "value": -0.3}
    ),
    "feeling that changes, with a score": (
        Feeling.model_validate({"score": 1, "start": -1, "end": 0.4}), {"value": 1}
    ),
    "feeling that only starts": (Feeling.model_validate({"start": -1}), {"value": None}),
    "mystery shop": (MysteryShop.model_validate({"wave": "2", "date": "2026-06"}), {"id": "2-2026-06"}),
}  # fmt: skip


@pytest.mark.parametrize(("part", "fields"), DEFAULTS.values(), ids=DEFAULTS)
def test_defaults(part: Part, fields: dict[str, object]) -> None:
    assert {name: getattr(part, name) for name in fields} == fields


LEVELS: dict[str, tuple[Around, str]] = {
    "library": (FILE, "cjmap: 1\nkind: library\n{}: 1"),
    "map": (MAP, "{}: 1"),
    "link": (MAP, "links: [{{url: a, {}: 1}}]"),
    "persona": (MAP, "personas: {{name: Sam, {}: 1}}"),
    "term": (MAP, "channels: [{{name: App, {}: 1}}]"),
    "member": (MAP, "team: [{{name: Mara, {}: 1}}]"),
    "scope": (MAP, "scope: {{{}: 1}}"),
    "source": (MAP, "sources: [{{title: A, {}: 1}}]"),
    "metric": (MAP, "metrics: [{{name: A, {}: 1}}]"),
    "objective": (MAP, "objectives: [{{statement: A, {}: 1}}]"),
    "route": (MAP, "routes: [{{name: A, {}: 1}}]"),
    "review": (MAP, "reviews: [{{date: 2026, {}: 1}}]"),
    "mystery shop": (MAP, "mystery_shops: [{{wave: 1, {}: 1}}]"),
    "step of a shop": (MAP, "mystery_shops: [{{wave: 1, steps: [{{name: A, {}: 1}}]}}]"),
    "question": (MAP, "questions: [{{text: A, {}: 1}}]"),
    "limits": (MAP, "limits: {{{}: 1}}"),
    "stage": (STAGE, "{}: 1"),
    "touchpoint": (TOUCHPOINT, "{}: 1"),
    "image": (TOUCHPOINT, "images: [{{file: a, alt: b, {}: 1}}]"),
    "remark": (TOUCHPOINT, "thoughts: {{text: a, {}: 1}}"),
    "feeling": (TOUCHPOINT, "feeling: {{{}: 1}}"),
    "feeling of a persona": (TOUCHPOINT, "feeling: {{by: {{sam: {{{}: 1}}}}}}"),
    "wanted": (TOUCHPOINT, "feeling: {{wanted: {{{}: 1}}}}"),
    "expectation": (TOUCHPOINT, "expectations: [{{expects: a, {}: 1}}]"),
    "quote": (TOUCHPOINT, "quotes: [{{text: a, {}: 1}}]"),
    "pain point": (TOUCHPOINT, "pain_points: [{{text: a, {}: 1}}]"),
    "delight": (TOUCHPOINT, "delights: [{{text: a, {}: 1}}]"),
    "moment of truth": (TOUCHPOINT, "moment_of_truth: {{{}: 1}}"),
    "opportunity": (TOUCHPOINT, "opportunities: [{{text: a, {}: 1}}]"),
    "importance": (TOUCHPOINT, "importance: {{{}: 1}}"),
    "metric reading": (TOUCHPOINT, "metrics: [{{metric: nps, {}: 1}}]"),
    "step": (TOUCHPOINT, "next: {{{}: 1}}"),
    "hand-off": (TOUCHPOINT, "next: {{handoff: {{{}: 1}}}}"),
    "exit": (TOUCHPOINT, "exits: {{{}: 1}}"),
    "action": (TOUCHPOINT, "backstage: [{{text: a, {}: 1}}]"),
    "trigger": (TOUCHPOINT, "backstage: [{{text: a, triggers: {{to: grind, {}: 1}}}}]"),
    "failure": (TOUCHPOINT, "failures: [{{mode: a, {}: 1}}]"),
}


@pytest.mark.parametrize(("around", "template"), LEVELS.values(), ids=LEVELS)
def test_own_fields_stand_everywhere_and_others_nowhere(around: Around, template: str) -> None:
    own, other = template.format("x_own"), template.format("own_x")
    assert reported(own, around) == []
    assert schema_errors(around.whole(own)) == []
    assert [message[:23] for message, _, _ in reported(other, around)] == ["`own_x` is no field of "]
    assert schema_errors(around.whole(other)) != []


def test_own_fields_are_kept_whole() -> None:
    made = load(MAP.whole("x_one: {a: [1, two]}\nx_two:\nx_three: ~")).map
    assert made is not None
    assert made.own == {"x_one": {"a": ["1", "two"]}}


HINTS = {
    "chanel": "did you mean `channel`?",
    "feelings": "did you mean `feeling`?",
    "painpoints": "did you mean `pain_points`?",
    "momentOfTruth": "did you mean `moment_of_truth`?",
    "With-Us": "did you mean `with_us`?",
    "zzz": "own fields start with `x_`",
}


@pytest.mark.parametrize(("key", "hint"), HINTS.items(), ids=HINTS)
def test_an_unknown_key_is_answered_with_the_nearest(key: str, hint: str) -> None:
    (finding,) = load(TOUCHPOINT.whole(f"{key}: 1")).findings
    assert (finding.message, finding.hint) == (f"`{key}` is no field of a touchpoint", hint)


def test_no_field_is_nearest_to_its_neighbour() -> None:
    for kind in _classes().values():
        assert [name for name in _fields(kind) if nearest(name, _fields(kind)) != name] == []


def _fields(kind: type[Part]) -> Iterable[str]:
    return [name for name in kind.model_fields if name != "own"]


EMPTY = {
    "a map": (MAP, "summary:\npersonas:\nscope: ~\nreviews: null\nx_own:", ""),
    "named values": (TOUCHPOINT, "feeling: {score: 1, by: {sam: 1, ada: }}", "feeling: {score: 1, by: {sam: 1}}"),
    "expected changes": (
        TOUCHPOINT, "opportunities: [{text: A b, expects: {nps: ~}}]", "opportunities: [A b]"
    ),
    "items": (TOUCHPOINT, "thoughts: [Hm, ~, ]", "thoughts: Hm"),
    "a nested group": (TOUCHPOINT, "moment_of_truth: {why: , success: Yes!}", "moment_of_truth: {success: Yes!}"),
    "false where it marks": (TOUCHPOINT, "moment_of_truth: false\nentry: false", ""),
}  # fmt: skip


@pytest.mark.parametrize(("around", "empty", "left_out"), EMPTY.values(), ids=EMPTY)
def test_a_key_without_a_value_is_no_key(around: Around, empty: str, left_out: str) -> None:
    made = load(around.whole(empty))
    assert made.findings == ()
    assert made.map == load(around.whole(left_out)).map
    assert schema_errors(around.whole(empty)) == []
