"""Single values as people write them: numbers, shares, dates, durations, true and false.

Each reader takes what stands in the file and returns the value, or raises Misread with a sentence that says
what is expected and, where it can be guessed, a hint that says what to write.
"""

from __future__ import annotations

import datetime
import re

MAX_DIGITS = 18


class Plain(str):
    """An unquoted scalar. Whether it is a number, a date or a text is for the field to say."""

    __slots__ = ()


NULLS = frozenset({"null", "~", "Null", "NULL"})
"""Unquoted scalars that stand for no value."""


def absent(value: object) -> bool:
    """Say whether a value stands for no value: a key without one, or an unquoted null."""
    return value is None or (type(value) is Plain and value in NULLS)


class Misread(ValueError):
    """A value that is not of the kind that its field expects."""

    def __init__(self, sentence: str, hint: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?", re.ASCII)
_SHARE = re.compile(r"(?P<number>[^%]*?)\s*%")
_A_SHARE = "a share such as 0.35 or 35 %"
_PERCENT = re.compile(r"([0-9]{1,3}(?:\.[0-9]+)?) ?(?:percent|per cent|pct)", re.ASCII)
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)
_TRUE, _FALSE = frozenset({"true", "True", "TRUE"}), frozenset({"false", "False", "FALSE"})
_YAML_1_1 = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def kind_of(value: object) -> str:
    """Name what stands there, for a sentence that goes on with "not …"."""
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "nothing"
    if isinstance(value, str) and not isinstance(value, Plain):
        return "a quoted text"
    return f"`{str(value)[:40]}`"


def read_number(value: object, expects: str = "a number") -> float:
    """Read a decimal number of at most 18 digits; quoted text is no number."""
    if not isinstance(value, Plain):
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        hint = None
        if isinstance(value, str) and NUMBER.fullmatch(value.strip()):
            hint = f"take the quotes away: {value.strip()}"
        raise Misread(f"expects {expects}, not {kind_of(value)}", hint)
    if NUMBER.fullmatch(value):
        if len(value) > MAX_DIGITS and sum(c.isdigit() for c in value) > MAX_DIGITS:
            raise Misread(f"this number has more than {MAX_DIGITS} digits")
        return float(value)
    from cjmap.scalar import meant  # what can be read need not wait for what cannot

    raise meant.number(value) or Misread(f"expects {expects}, not {kind_of(value)}")


def decimal(number: float) -> str:
    """Write a number as people do, with as many digits as were given."""
    return f"{number:.15g}"


def in_range(number: float, low: float, high: float, step: float | None = None) -> float:
    """Return the number if it lies within `low` … `high` and on a step; it is never clamped."""
    if not low <= number <= high:
        raise Misread(f"{decimal(number)} is outside {low:g} … {high:g}")
    if step is not None and abs(number / step - round(number / step)) > 1e-6:
        raise Misread(
            f"{decimal(number)} is finer than steps of {step:g}", f"write {round(number / step) * step:.10g}"
        )
    return round(number, 6) + 0.0


def read_whole(value: object, low: int, high: int) -> int:
    """Read a whole number from `low` to `high`."""
    number = read_number(value, f"a whole number from {low} to {high}")
    if number != int(number):
        raise Misread(f"expects a whole number from {low} to {high}, not {decimal(number)}")
    return int(in_range(number, low, high))


def _read_percent(text: str) -> float:
    try:
        return read_number(Plain(text), _A_SHARE)
    except Misread as misread:
        raise Misread(misread.sentence, misread.hint and f"{misread.hint} %") from None


def read_share(value: object) -> float:
    """Read a share as a number from 0 to 1: `0.35` or `35 %`."""
    if isinstance(value, str) and (percent := _SHARE.fullmatch(value.strip())):
        number = _read_percent(percent["number"])
        if not 0 <= number <= 100:
            raise Misread(f"{decimal(number)} % is outside 0 … 100 %")
        return round(number / 100, 6)
    try:
        number = read_number(value, _A_SHARE)
    except Misread as misread:
        percent = _PERCENT.fullmatch(value) if type(value) is Plain else None
        raise Misread(misread.sentence, f"write {percent[1]} %" if percent else misread.hint) from None
    if not 0 <= number <= 1:
        hint = f"write {decimal(number)} % or {decimal(number / 100)}" if 1 < number <= 100 else None
        raise Misread(f"{decimal(number)} is outside 0 … 1", hint)
    return round(number, 6)


def read_flag(value: object) -> bool:
    """Read `true` or `false`; `yes`, `no`, `on` and `off` are text in YAML 1.2."""
    if isinstance(value, bool):
        return value
    if isinstance(value, Plain):
        if value in _TRUE:
            return True
        if value in _FALSE:
            return False
        if meant := _YAML_1_1.get(value.lower()):
            raise Misread(f"`{value}` is a text, not true or false", f"write {meant}")
    hint = "take the quotes away" if isinstance(value, str) and value.lower() in {"true", "false"} else None
    raise Misread(f"expects true or false, not {kind_of(value)}", hint)


def flag_or_none(value: object) -> bool | None:
    """Read `true` or `false` where a text may stand too; None means that it is something else."""
    if isinstance(value, bool):
        return value
    if isinstance(value, Plain) and (value in _TRUE or value in _FALSE or value.lower() in _YAML_1_1):
        return read_flag(value)
    return None


def read_date(value: object) -> str:
    """Read `2026-09-30`, `2026-09` or `2026`, and return it as it is written."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str):
        raise Misread(f"expects a date such as 2026-09-30, 2026-09 or 2026, not {kind_of(value)}")
    found = _DATE.fullmatch(text)
    if found is None:
        from cjmap.scalar import meant

        hint = meant.date(text)
        raise Misread(f"expects a date such as 2026-09-30, 2026-09 or 2026, not `{text[:40]}`", hint)
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        raise Misread(f"`{text}` is no date of the calendar") from None
    return str(text)


_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86400.0
UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1.0),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), _MINUTE),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), _HOUR),
    **dict.fromkeys(("d", "day", "days"), _DAY),
    **dict.fromkeys(("business day", "business days", "working day", "working days"), 7 / 5 * _DAY),
    **dict.fromkeys(("wk", "wks", "week", "weeks"), 7 * _DAY),
    **dict.fromkeys(("mo", "month", "months"), 365.25 / 12 * _DAY),
    **dict.fromkeys(("y", "yr", "year", "years"), 365.25 * _DAY),
}
AMOUNT = r"[0-9]{1,9}(?:\.[0-9]{1,6})?"
DURATION = re.compile(rf"({AMOUNT})(?:\s*[-–—]\s*({AMOUNT}))?\s*([A-Za-z][A-Za-z ]*?)", re.ASCII)
ISO_DURATION = re.compile(
    rf"P(?!$)(?:({AMOUNT})Y)?(?:({AMOUNT})M)?(?:({AMOUNT})W)?(?:({AMOUNT})D)?"
    rf"(?:T(?!$)(?:({AMOUNT})H)?(?:({AMOUNT})M)?(?:({AMOUNT})S)?)?",
    re.ASCII,
)
_ISO_SECONDS = tuple(UNITS[unit] for unit in ("y", "mo", "wk", "d", "h", "min", "s"))


def read_duration(value: object) -> str:
    """Read a duration (`20 min`, `2–3 d`, `2 business days`, `PT20M`) and return it as it is written."""
    if not isinstance(value, str):
        raise Misread(f"expects a duration such as 20 min or 2–3 d, not {kind_of(value)}")
    duration_seconds(value)
    return str(value)


def duration_seconds(text: str) -> tuple[float, float]:
    """Return the shortest and the longest time that a duration means, in seconds.

    A business day counts 7/5 days of 24 hours, a month 365.25/12 days, a year 365.25 days.
    Raises Misread where the text is no duration.
    """
    if iso := ISO_DURATION.fullmatch(text):
        total = sum(float(n) * s for n, s in zip(iso.groups(), _ISO_SECONDS, strict=True) if n)
        return total, total
    found = DURATION.fullmatch(text.strip())
    if found is None:
        from cjmap.scalar import meant

        raise meant.duration(text.strip())
    low, high, unit = found.groups()
    seconds = UNITS.get(" ".join(unit.lower().split()))
    if seconds is None:
        from cjmap.scalar import meant

        raise Misread(f"`{unit[:20]}` is no unit of time", meant.in_unit(low, unit))
    shortest, longest = float(low) * seconds, float(high or low) * seconds
    if longest < shortest:
        raise Misread(f"the range `{text[:40]}` runs backwards")
    return shortest, longest
