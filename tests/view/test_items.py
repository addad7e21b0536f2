"""What stands in the cells of a map."""

from __future__ import annotations

import pytest

from cjmap.model.journey import JourneyMap
from cjmap.view.items import Facts, Item, Sign, items
from tests.analysis.made import journey, one_stage


def first(map_: JourneyMap, field: str, persona: str | None = None) -> list[Item]:
    """Return what the first touchpoint of a map has in a field."""
    return list(items(map_.stages[0].touchpoints[0], field, Facts(map_, persona)))


MORE = """\
personas: [Sam, {id: kim, name: Kim Park}]
channels: [{id: shop, name: Our shop}]
departments: [{id: sales, name: Our sales}]
systems: [{id: till, name: The till}]
pain_points: [{id: far, text: It is far, severity: 1}]
metrics:
- {id: nps, name: Would recommend, kind: nps, value: 7, previous: 3, target: 9}
- {name: First Try, kind: ratio, value: 71, previous: 60}
- {id: mins, name: Minutes, unit: min}
"""

CASES: dict[str, tuple[str, list[Item]]] = {
    "nothing": ("", []),
    "a text": ("policies: [Law]", [Item("policies", "Law")]),
    "names of what is referred to": (
        "channel: [shop, phone]", [Item("channel", "Our shop"), Item("channel", "phone")]
    ),
    "a lead where a row is shared": ("choose_us: It is near", [Item("choose_us", "It is near", lead="Why us")]),
    "where customers are heard": ("listening: A box", [Item("listening", "A box", lead="Heard in")]),
    "words, and whose they are": (
        "thoughts: [Why, {text: How, persona: kim}]",
        [Item("thoughts", "Why"), Item("thoughts", "How", note="Kim Park")],
    ),
    "a quote": ("quotes: [Brr, {text: Ah, who: Kim}]", [Item("quotes", "“Brr”"), Item("quotes", "“Ah”", note="Kim")]),
    "a picture": ("images: [{file: a.png, alt: The door}]", [Item("images", "The door")]),
    "an expectation": ("expectations: [Heat]", [Item("expectations", "Heat")]),
    "one that is not met": (
        "expectations: [{expects: Heat, gets: Ice, met: no}]",
        [Item("expectations", "Heat", Sign.UNMET, note="gets: Ice")],
    ),
    "one that is partly met": (
        "expectations: [{expects: Heat, met: partly}]",
        [Item("expectations", "Heat", Sign.UNMET, note="partly met")],
    ),
    "one that is met": ("expectations: [{expects: Heat, met: yes}]", [Item("expectations", "Heat", note="met")]),
    "one that is exceeded": (
        "expectations: [{expects: Heat, gets: Sun, met: exceeded}]",
        [Item("expectations", "Heat", Sign.EXCEEDED, note="gets: Sun")],
    ),
    "a pain point": (
        "pain_points: [It is cold]", [Item("pain_points", "It is cold", Sign.PAIN_POINT, "S2", severity=2)]
    ),
    "how often it hurts, and who says so": (
        "pain_points: [{text: Cold, severity: 3, frequency: daily, who: Staff, personas: sam}]",
        [Item("pain_points", "Cold", Sign.PAIN_POINT, "S3", "daily · Staff", 3)],
    ),
    "whom it hurts": (
        "pain_points: [{text: Cold, personas: [sam, kim]}]",
        [Item("pain_points", "Cold", Sign.PAIN_POINT, "S2", "Sam, Kim Park", 2)],
    ),
    "one that is referred to": (
        "pain_points: [far]", [Item("pain_points", "It is far", Sign.PAIN_POINT, "S1", severity=1)]
    ),
    "one without words": (
        "pain_points: [true]", [Item("pain_points", "not yet in words", Sign.PAIN_POINT, "S2", severity=2)]
    ),
    "none that is closed": ("pain_points: [{text: Cold, closed: '2026'}]", []),
    "a delight": (
        "delights: [true, {text: Tea, who: Staff}]",
        [Item("delights", "not yet in words", Sign.DELIGHT), Item("delights", "Tea", Sign.DELIGHT, note="Staff")],
    ),
    "an opportunity": ("opportunities: [Heat it]", [Item("opportunities", "Heat it", Sign.OPPORTUNITY)]),
    "what it brings, and who does it by when": (
        "opportunities: [{text: Heat, impact: 5, effort: 2, owner: Ada, status: in-progress, due: 2026-05}]",
        [Item("opportunities", "Heat", Sign.OPPORTUNITY, "I5·E2", "Ada · in progress · 2026-05")],
    ),
    "its effort alone": (
        "opportunities: [{text: Heat, effort: 2}]", [Item("opportunities", "Heat", Sign.OPPORTUNITY, "E2")]
    ),
    "none that is dropped": ("opportunities: [{text: Heat, status: dropped}]", []),
    "a metric as it stands here": (
        "metrics: [{metric: mins, value: 4.5, target: 3, previous: 6}]",
        [Item("metrics", "Minutes", lead="4.5 min", note="target 3 min · before 6 min")],
    ),
    "or else on the whole map": (
        "metrics: [nps]", [Item("metrics", "Would recommend", lead="7", note="target 9 · before 3")]
    ),
    "also where its name is written": (
        "metrics: [First Try]", [Item("metrics", "First Try", lead="71 %", note="before 60 %")]
    ),
    "a target of its own": (
        "metrics: [{metric: nps, target: 50}]",
        [Item("metrics", "Would recommend", lead="7", note="target 50 · before 3")],
    ),
    "what was before here and not what was before on the whole map": (
        "metrics: [{metric: nps, previous: 2}]",
        [Item("metrics", "Would recommend", lead="7", note="target 9 · before 2")],
    ),
    "the whole map's past is not that of a value here": (
        "metrics: [{metric: nps, value: 1}]", [Item("metrics", "Would recommend", lead="1", note="target 9")]
    ),
    "a metric that nobody defined": ("metrics: [{metric: calls, value: 4}]", [Item("metrics", "calls", lead="4")]),
    "what we do, who does it and with what": (
        "backstage: [{text: Looks, department: sales, system: till, duration: 5 min}]",
        [Item("backstage", "Looks", note="Our sales · The till · 5 min")],
    ),
    "what can go wrong in it": (
        "support: [{text: Stocks, failures: [{mode: Runs out, chance: 5 %}]}]",
        [Item("support", "Stocks"), Item("support", "Runs out", Sign.FAILURE, "5 %")],
    ),
    "a fail point, and how it is put right": (
        "failures: [{mode: Breaks, chance: 0.1, recovery: A new one, recovers_at: b}]",
        [Item("failures", "Breaks", Sign.FAILURE, "10 %", "recovery: A new one (at 2)")],
    ),
    "where it is put right": (
        "failures: [{mode: Breaks, recovers_at: b}]", [Item("failures", "Breaks", Sign.FAILURE, note="put right at 2")]
    ),
    "an exit": ("exits: [Too late]", [Item("exits", "Too late", Sign.EXIT)]),
    "how many leave, and where to": (
        "exits: [{when: Rain, share: 14 %, to: competitor}]",
        [Item("exits", "Rain", Sign.EXIT, "14 %", "to competitor")],
    ),
    "an exit without words": ("exits: [{share: 1}]", [Item("exits", "not yet in words", Sign.EXIT, "100 %")]),
}  # fmt: skip


@pytest.mark.parametrize(("field", "wanted"), CASES.values(), ids=CASES)
def test_items(field: str, wanted: list[Item]) -> None:
    name = field.partition(":")[0] or "policies"
    assert first(one_stage(", ".join(filter(None, ["name: a", field])), "name: b", more=MORE), name) == wanted


WAYS: dict[str, tuple[str, str, list[Item]]] = {
    "the next touchpoint": ("", "", []),
    "the next touchpoint, written": ("next: b", "", []),
    "another one": ("next: c", "", [Item("next", "", Sign.STEP, "to 3")]),
    "back to itself": ("next: a", "", [Item("next", "", Sign.STEP, "back to 1")]),
    "the end, before the end": ("next: end", "", [Item("next", "", Sign.STEP, "ends")]),
    "a condition and a share": (
        "next: [{to: b, when: It rains, share: 30 %}]", "", [Item("next", "It rains", Sign.STEP, "to 2", "30 %")]
    ),
    "a hand-off that nobody described": (
        "channel: shop", "channel: web", [Item("next", "other channel", Sign.UNKNOWN, "to 2")]
    ),
    "one that is managed": (
        "channel: shop, department: x, next: {handoff: {state: managed, carries: The file}}",
        "channel: web, department: y",
        [Item("next", "other channel and department", Sign.MANAGED, "to 2", "carries: The file")],
    ),
    "a gap on a condition": (
        "device: phone, next: {when: It rains, handoff: {state: unmanaged, loses: The file}}",
        "device: desk",
        [Item("next", "It rains", Sign.GAP, "to 2", "other device · loses: The file")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("start", "end", "wanted"), WAYS.values(), ids=WAYS)
def test_ways_on(start: str, end: str, wanted: list[Item]) -> None:
    spots = (
        ", ".join(filter(None, [f"name: {name}", field]))
        for name, field in (("a", start), ("b", end), ("c", ""))
    )
    assert first(one_stage(*spots), "next") == wanted


def test_the_end_at_the_end_is_not_told() -> None:
    assert first(one_stage("name: a, next: end"), "next") == []


def test_each_alternative_is_a_way_of_its_own() -> None:
    map_ = journey(
        "stages:\n"
        "- {name: S, touchpoints: [{name: a, channel: web}]}\n"
        "- {name: T, order: any, touchpoints: [{name: b, channel: shop}, {name: c, channel: phone}]}\n"
    )
    assert first(map_, "next") == [
        Item("next", "other channel", Sign.UNKNOWN, "to 2"),
        Item("next", "other channel", Sign.UNKNOWN, "to 3"),
    ]


OF_SAM = {
    "remarks of others are left out": (
        "thoughts: [{text: Mine, persona: sam}, {text: Hers, persona: kim}, Ours]",
        [Item("thoughts", "Mine"), Item("thoughts", "Ours")],
    ),
    "and so is what hurts others": (
        "pain_points: [{text: Hers, personas: kim}, {text: Mine, personas: sam}, {text: Our own}]",
        [
            Item("pain_points", "Mine", Sign.PAIN_POINT, "S2", severity=2),
            Item("pain_points", "Our own", Sign.PAIN_POINT, "S2", severity=2),
        ],
    ),
}


@pytest.mark.parametrize(("field", "wanted"), OF_SAM.values(), ids=OF_SAM)
def test_items_of_one_persona(field: str, wanted: list[Item]) -> None:
    assert first(one_stage(f"name: a, {field}", more=MORE), field.partition(":")[0], "sam") == wanted
