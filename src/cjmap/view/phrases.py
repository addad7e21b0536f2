"""What cells say of steps, exits, recoveries, measures and times besides the words of the map, in its language."""

from __future__ import annotations

from collections.abc import Mapping

from cjmap.analysis.handoffs import Crossing, Dimension
from cjmap.scalar import DURATION, UNITS
from cjmap.view.said import measure
from cjmap.view.speech import ENGLISH, Speech

LEADS = {"choose_us": "Why us", "listening": "Heard in"}
"""What stands before the words of fields that share a row with others."""
STATUSES = {"planned": "planned", "in-progress": "in progress", "shipped": "shipped"}
"""What is said of opportunities that are more than an idea."""
MET = {"partly": "partly met", "yes": "met"}
"""What is said of expectations that have no mark for it."""
LEAVING = {"competitor": "to competitor", "do-nothing": "to do-nothing", "other": "to other"}
"""Where customers go, where that is a word of the format."""
CROSSED: Mapping[tuple[Dimension, ...], str] = {
    ("channel",): "other channel",
    ("device",): "other device",
    ("department",): "other department",
    ("channel", "device"): "other channel and device",
    ("channel", "department"): "other channel and department",
    ("device", "department"): "other device and department",
    ("channel", "device", "department"): "other channel and device and department",
}
"""What a hand-off crosses."""
TIMES = {
    "d": ("{time} day", "{time} days"),
    "business day": ("{time} business day", "{time} business days"),
    "wk": ("{time} week", "{time} weeks"),
    "mo": ("{time} month", "{time} months"),
    "y": ("{time} year", "{time} years"),
}
"""Durations in units that languages call otherwise: of one of them, and of more."""
_SYMBOLS = ("s", "min", "h")


def leaving(to: str | None, say: Speech) -> str:
    """Return where customers go who leave, or nothing where nobody knows."""
    if not to:
        return ""
    return say(LEAVING[to]) if to in LEAVING else say("to {place}", place=to)


def recovery(words: str | None, number: int | None, say: Speech) -> str:
    """Return how a failure is put right, and at which touchpoint."""
    if words and number:
        return say("recovery: {words} (at {number})", words=words, number=number)
    if words:
        return say("recovery: {words}", words=words)
    return say("put right at {number}", number=number) if number else ""


def towards(to: int | None, number: int, say: Speech) -> str:
    """Return where a step leads from the touchpoint of this number: to another one, or to the end."""
    if to is None:
        return say("ends")
    return say("back to {number}", number=to) if to <= number else say("to {number}", number=to)


def crossed(crossing: Crossing | None, say: Speech) -> str:
    """Return what is another one behind a hand-off."""
    return say(CROSSED[crossing.dimensions]) if crossing else ""


def carried(crossing: Crossing | None, say: Speech) -> tuple[str, ...]:
    """Return what a hand-off carries, and what it loses."""
    if crossing is None:
        return ()
    return (
        say("carries: {words}", words=crossing.carries) if crossing.carries else "",
        say("loses: {words}", words=crossing.loses) if crossing.loses else "",
    )


def goals(target: float | None, previous: float | None, unit: str, say: Speech) -> tuple[str, ...]:
    """Return where a measure should be, and where it was; nothing where that is not known."""
    return (
        say("target {value}", value=measure(target, unit)) if target is not None else "",
        say("before {value}", value=measure(previous, unit)) if previous is not None else "",
    )


def lasting(duration: str | None, say: Speech) -> str:
    """Return a duration with its unit in the language; in English, and by ISO 8601, it stays as it is written."""
    found = DURATION.fullmatch((duration or "").strip())
    if found is None or say is ENGLISH:
        return duration or ""
    low, high, written = found.groups()
    seconds = UNITS[" ".join(written.lower().split())]
    unit = next(unit for unit in (*_SYMBOLS, *TIMES) if UNITS[unit] == seconds)
    time = f"{low}–{high}" if high else low
    return f"{time} {unit}" if unit in _SYMBOLS else say.count(float(high or low), *TIMES[unit], time=time)
