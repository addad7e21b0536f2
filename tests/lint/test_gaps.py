"""CJ501, CJ502, CJ503, CJ511: what gets lost between touchpoints."""

from __future__ import annotations

import pytest

from .linting import lint
from .small import one, stages

UNKNOWN = "nobody described the hand-off from 1 “Orders” to 2 “Calls”: it may be a gap, and nobody would know"
LOST = (
    "gap between 1 “a” and 2 “b”: the channel changes (web to phone) and nobody hands over: “My name” is lost"
)

GAP = "next: {handoff: {state: unmanaged, loses: My name}}"
GAPS = ("CJ501", "CJ502", "CJ503")
FIX = "opportunities: [{text: Print it, fixes: [a>b]}]\n"
CLOSED = {
    "nothing is known": one("name: a, channel: web, next: b", "name: b, channel: phone"),
    "nobody described it": one("name: a, channel: web", "name: b, channel: phone"),
    "it is managed": one("name: a, channel: web, next: {handoff: managed}", "name: b, channel: phone"),
    "unmanaged, and nothing changes": one(f"name: a, channel: web, {GAP}", "name: b, channel: web"),
    "one channel in common": one(f"name: a, channel: [web, phone], {GAP}", "name: b, channel: phone"),
    "the other end names no channel": one(f"name: a, channel: web, {GAP}", "name: b"),
    "one end is not with us": one(f"name: a, channel: web, {GAP}", "name: b, channel: phone, with_us: false"),
    "an opportunity fixes it": one(f"name: a, channel: web, {GAP}", "name: b, channel: phone", more=FIX),
    "an opportunity without `fixes` at either end": one(
        f"name: a, channel: web, {GAP}", "name: b, channel: phone, opportunities: [Print it]"
    ),
    "a draft that says what gets lost": one(
        f"name: a, channel: web, {GAP}", "name: b, channel: phone", more="status: draft\n"
    ),
    "an opportunity anywhere fixes it": one(
        f"name: a, channel: web, {GAP}",
        "name: b, channel: phone, opportunities: [{text: Print it, fixes: [a > b]}]",
    ),
}
OPEN: dict[str, tuple[str, dict[str, list[tuple[int, str]]]]] = {
    "a channel": (
        one(f"name: Orders, id: a, channel: web, {GAP}", "name: Calls, id: b, channel: phone"),
        {
            "CJ501": [
                (
                    6,
                    "gap between 1 “Orders” and 2 “Calls”: the channel changes (web to phone) and nobody "
                    "hands over: “My name” is lost",
                )
            ]
        },
    ),
    "without what is lost": (
        one("name: Orders, channel: web, next: {handoff: unmanaged}", "name: Calls, channel: phone"),
        {
            "CJ501": [
                (
                    6,
                    "gap between 1 “Orders” and 2 “Calls”: the channel changes (web to phone) and nobody "
                    "hands over: what gets lost is not said",
                )
            ]
        },
    ),
    "all three are told once": (
        one(
            f"name: Orders, channel: web, device: laptop, department: Sales, {GAP}",
            "name: Calls, channel: [phone, chat], device: phone, department: Care",
        ),
        {
            "CJ501": [
                (
                    6,
                    "gap between 1 “Orders” and 2 “Calls”: the channel, device and department change (web to "
                    "phone or chat) and nobody hands over: “My name” is lost",
                )
            ]
        },
    ),
    "a device": (
        one(
            f"name: Orders, channel: web, device: laptop, department: A, {GAP}",
            "name: Pays, channel: web, device: phone, department: B",
        ),
        {
            "CJ502": [
                (
                    6,
                    "gap between 1 “Orders” and 2 “Pays”: the device and department change (laptop to phone) "
                    "and nobody hands over: “My name” is lost",
                )
            ]
        },
    ),
    "a department": (
        one(
            f"name: Orders, channel: web, department: care, {GAP}",
            "name: Pays, channel: web, department: bills",
            more="departments: [{id: care, name: Customer care}, {id: bills, name: Billing}]\n",
        ),
        {
            "CJ503": [
                (
                    6,
                    "gap between 1 “Orders” and 2 “Pays”: the department changes (Customer care to Billing) "
                    "and nobody hands over: “My name” is lost",
                )
            ]
        },
    ),
    "another gap is fixed": (
        one(f"name: a, channel: web, {GAP}", "name: b, channel: phone", more=FIX.replace("a>b", "b>a")),
        {"CJ501": [(6, LOST)]},
    ),
    "a draft, and a moment of truth": (
        one(
            f"name: a, channel: web, {GAP}",
            "name: b, channel: phone, moment_of_truth: true",
            more="status: draft\n",
        ),
        {"CJ501": [(6, LOST)]},
    ),
    "an opportunity at its end fixes something else": (
        one(
            f"name: a, channel: web, {GAP}",
            "name: b, channel: phone, pain_points: [{id: slow, text: Slow}], "
            "opportunities: [{text: Be fast, fixes: slow}]",
        ),
        {"CJ501": [(6, LOST)]},
    ),
    "the opportunity is dropped": (
        one(
            f"name: a, channel: web, {GAP}",
            "name: b, channel: phone",
            more=FIX.replace("]}", "], status: dropped}"),
        ),
        {"CJ501": [(6, LOST)]},
    ),
    "it is shipped, and still said to be unmanaged": (
        one(
            f"name: a, channel: web, {GAP}",
            "name: b, channel: phone",
            more=FIX.replace("]}", "], status: shipped}"),
        ),
        {"CJ501": [(6, LOST)]},
    ),
    "two ways on, one of them a gap": (
        one(
            "name: a, channel: web, next: [{to: b, handoff: managed}, {to: c, handoff: unmanaged}]",
            "name: b, channel: phone",
            "name: c, channel: phone",
        ),
        {
            "CJ501": [
                (
                    6,
                    "gap between 1 “a” and 3 “c”: the channel changes (web to phone) and nobody hands over: "
                    "what gets lost is not said",
                )
            ]
        },
    ),
}


def gaps(text: str) -> dict[str, list[tuple[int, str]]]:
    live = text if "status: draft" in text else f"{text}status: live\n"
    return {code: found for code in GAPS if (found := lint(live, code))}


@pytest.mark.parametrize("text", CLOSED.values(), ids=CLOSED)
def test_no_gap(text: str) -> None:
    assert gaps(text) == {}


@pytest.mark.parametrize("case", OPEN.values(), ids=OPEN)
def test_gap(case: tuple[str, dict[str, list[tuple[int, str]]]]) -> None:
    assert gaps(case[0]) == case[1]


LIVE = "status: live\n"
DESCRIBED = {
    "no hand-off": one("name: a, channel: web", "name: b, channel: web", more=LIVE),
    "managed, or not": one(
        "name: a, channel: web, next: {handoff: managed}",
        "name: b, channel: phone, next: {handoff: unmanaged}",
        "name: c, channel: web",
        more=LIVE,
    ),
    "a draft that has not come so far": one("name: a, channel: web", "name: b, channel: phone"),
    "somewhere that is not with us": one(
        "name: a, channel: web", "name: b, channel: phone, with_us: false", more=LIVE
    ),
    "nobody takes this step": one(
        "name: a, channel: web, personas: sam",
        "name: b, channel: phone, personas: ada",
        more=LIVE + "personas: [Sam, Ada]\n",
    ),
}
UNDESCRIBED = {
    "one, at its touchpoint": (
        one("name: Orders, channel: web", "name: Calls, channel: phone", more=LIVE),
        [
            (
                6,
                UNKNOWN,
            )
        ],
    ),
    "one, at its step": (
        one("name: Orders, channel: web, next: calls", "name: Calls, channel: phone", more=LIVE),
        [
            (
                6,
                UNKNOWN,
            )
        ],
    ),
    "a draft that describes another one": (
        one(
            "name: Orders, channel: web, next: {handoff: managed}",
            "name: Calls, channel: phone",
            "name: Reads, channel: letter",
        ),
        [
            (
                7,
                "nobody described the hand-off from 2 “Calls” to 3 “Reads”: it may be a gap, and nobody "
                "would know",
            )
        ],
    ),
    "several once, those that matter most first": (
        stages(
            (
                "name: S",
                "name: a, channel: web",
                "name: b, channel: phone",
                "name: c, channel: web, feeling: -1",
                "name: d, channel: phone, feeling: 1",
                "name: e, channel: web, moment_of_truth: true",
                "name: f, channel: phone, feeling: -1, importance: {customer: 5, business: 5}",
                "name: g, channel: web",
            ),
            more=LIVE,
        ),
        [
            (
                2,
                "6 hand-offs that nobody described may be gaps, and nobody would know: 5 “e” to 6 “f”, 4 "
                "“d” to 5 “e”, 6 “f” to 7 “g” and 3 more",
            )
        ],
    ),
}


@pytest.mark.parametrize("text", DESCRIBED.values(), ids=DESCRIBED)
def test_described_handoff(text: str) -> None:
    assert lint(text, "CJ511") == []


@pytest.mark.parametrize("case", UNDESCRIBED.values(), ids=UNDESCRIBED)
def test_undescribed_handoff(case: tuple[str, list[tuple[int, str]]]) -> None:
    assert lint(case[0], "CJ511") == case[1]
