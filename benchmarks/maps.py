"""Realistic map files of any size, the same for the same seed."""

from __future__ import annotations

import random

STAGES = ["Notice", "Compare", "Decide", "Order", "Wait", "Receive", "Use", "Get help", "Renew", "Recommend"]
DOES = [
    "Sees the offer on the way home", "Asks a friend who has it already", "Compares prices on a portal",
    "Calls the hotline with one last question", "Fills in the order form on the phone",
    "Waits for the confirmation", "Opens the parcel at the kitchen table", "Reads the letter twice",
    "Talks to the engineer at the door", "Checks the first invoice line by line",
]  # fmt: skip
HURTS = [
    "Nobody says how long it will take, so I stay at home the whole day",
    "I type my address for the third time although I am logged in",
    "The form throws everything away when one field is wrong",
    "The hotline knows nothing of what I wrote by email",
    "The price on the invoice is not the price of the advertisement",
]
SHOULD = [
    "Show the waiting time at the door and in the app",
    "Hand the case over with its history from the shop to the hotline",
    "Keep what was typed, and mark the one field that is wrong",
    "Announce the engineer an hour before the visit",
]
THINKS = [
    "Is this still the same price as yesterday?",
    "I hope that they do not ask for the contract number again.",
    "Why do I have to choose between three things that sound the same?",
    "That was easier than I expected, to be honest.",
]
CHANNELS = ["web", "app", "phone", "store", "email", "letter", "parcel", "visit", "invoice", "word-of-mouth"]
WORDS = ["annoyed", "relieved", "curious", "proud", "worried", "calm", "left alone", "surprised"]


def realistic_map(seed: int, size: int) -> str:
    """Return a valid map of about `size` bytes, in the fields that practitioners fill in."""
    pick = random.Random(seed)
    lines = [
        "cjmap: 1",
        f"title: I change my provider, story {seed}",
        "status: reviewed",
        "owner: Ana Lindqvist",
        "sponsor: Head of customer service",
        "personas:",
        "  - id: lena",
        "    name: Lena",
        "    role: Moves into her first own flat",
        "sources:",
        "  - id: talks",
        "    title: Twelve interviews with people who moved",
        "    kind: interview",
        "    date: 2026-03",
        "    sample: 12",
        "stages:",
    ]
    number = 0
    length = sum(len(line) + 1 for line in lines)
    while length < size:
        block = _touchpoint(pick, number + 1)
        if number % 5 == 0:
            stage = STAGES[number // 5 % len(STAGES)]
            block = [f"  - id: stage-{number // 5}", f"    name: {stage}", "    touchpoints:", *block]
        number += 1
        lines += block
        length += sum(len(line.encode()) + 1 for line in block)
    return "\n".join(lines) + "\n"


def _touchpoint(pick: random.Random, number: int) -> list[str]:
    score = pick.randint(-20, 20) / 10
    lines = [
        f"      - id: touchpoint-{number}",
        f"        name: {pick.choice(DOES)}",
        f"        channel: {pick.choice(CHANNELS)}",
        "        actions:",
        f"          - {pick.choice(DOES)} and makes a note of it",
        "        thoughts:",
        f"          - {pick.choice(THINKS)}",
        f"        feeling: {{score: {score}, words: {pick.choice(WORDS)}, wanted: 1}}",
        "        sources: [talks]",
    ]
    if score < 0:
        lines += [
            "        pain_points:",
            f"          - id: pain-{number}",
            f"            text: {pick.choice(HURTS)}",
            f"            severity: {pick.randint(1, 3)}",
            "        opportunities:",
            f"          - text: {pick.choice(SHOULD)}",
            f"            fixes: pain-{number}",
            f"            impact: {pick.randint(1, 5)}",
            f"            effort: {pick.randint(1, 5)}",
            "            owner: Ana Lindqvist",
        ]
    return lines
