"""What was probably meant by a value that cannot be read: the sentence, and what to write instead."""

from __future__ import annotations

import re

from cjmap.scalar import AMOUNT, DURATION, NUMBER, UNITS, Misread

_ODD_SIGNS = (
    (re.compile("[\u2010-\u2015\u2212]"), "-", "a typographic minus"),
    (re.compile("[ \u00a0\u2009\u202f]"), "", "a space in it"),
    (re.compile("['\u2019]"), "", "an apostrophe in it"),
)
"""Signs that people write in numbers, what stands for them, and how they are called."""

_GROUPED = re.compile(
    r"(?P<whole>[-+]?[1-9][0-9]{0,2}(?P<mark>[.,])[0-9]{3}(?:(?P=mark)[0-9]{3})*)(?:[.,](?P<rest>[0-9]+))?",
    re.ASCII,
)
_COMMA = re.compile(r"([-+]?[0-9]*),([0-9]+)", re.ASCII)
A_GROUP = "a comma between its digits"


def number(value: str) -> Misread | None:
    """Say what is odd about the spelling of a number; None where a text is anything else."""
    text = value
    odd: list[str] = []
    for sign, instead, name in _ODD_SIGNS:
        if sign.search(text):
            text = sign.sub(instead, text)
            odd.append(name)
    if not NUMBER.fullmatch(text):
        if comma := _COMMA.fullmatch(text):
            name, text = without_comma(comma[1], comma[2])
            if name == A_GROUP:
                text += f", or {comma[1]}.{comma[2]} if it is a decimal comma"
        elif grouped := _GROUPED.fullmatch(text):
            name = "commas between its digits" if grouped["mark"] == "," else "points between its digits"
            text = grouped["whole"].replace(grouped["mark"], "") + (
                f".{grouped['rest']}" if grouped["rest"] else ""
            )
        else:
            return None
        odd.append(name)
    return Misread(f"`{value[:40]}` has {' and '.join(odd)}", f"write {text[:80]}") if odd else None


def without_comma(whole: str, rest: str) -> tuple[str, str]:
    """Say what a comma between digits is, and write the number without it: `180000`, `0.5`.

    Three digits behind it are a group, unless a zero stands before it; any other comma is a decimal one.
    """
    if len(rest) == 3 and 0 < len(whole.lstrip("+-")) <= 3 and not whole.lstrip("+-").startswith("0"):
        return A_GROUP, whole + rest
    return "a decimal comma", f"{whole or '0'}.{rest}"


_DAY_FIRST = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?(?:[T ][0-9:.Z+-]+)?", re.ASCII)


def date(text: str) -> str | None:
    """Return what to write for a date in another order; None where nothing can be guessed."""
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    else:
        return None
    return "write " + "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


_DIGITS_WITH_COMMA = re.compile(r"([0-9]+),([0-9]+)", re.ASCII)
_MIXED = re.compile(r"([0-9]{1,6}) ?([A-Za-z]+)(?: ?(?:,|and|&))? ?", re.ASCII)
_SHORT = {86400.0: "d", 3600.0: "h", 60.0: "min", 1.0: "s"}
_SHORT_HOURS = re.compile(r"([0-9]{1,3}) ?h ?([0-5]?[0-9])", re.ASCII)
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])(?: ?h)?", re.ASCII)
_WITHIN = re.compile(
    rf"(?<![0-9.,:-])({AMOUNT})(?:(?: ?[-–—] ?| to | or )({AMOUNT}))? ?([A-Za-z]+)", re.ASCII
)


def duration(text: str) -> Misread:
    """Say why a text is no duration, and what was probably meant."""
    point = _DIGITS_WITH_COMMA.sub(lambda found: without_comma(found[1], found[2])[1], text)
    if point != text and DURATION.fullmatch(point):
        (whole, rest) = _DIGITS_WITH_COMMA.findall(text)[0]
        return Misread(f"`{text[:40]}` has {without_comma(whole, rest)[0]}", f"write {point[:40]}")
    if mixed := _in_units(text):
        return Misread(f"`{text[:40]}` has more than one unit of time", _in_one_unit(mixed))
    hint = None
    if text.isdigit() and len(text) < 10:
        hint = f"write {text} min, {text} h or {text} d"
    elif clock := _CLOCK.fullmatch(text):
        hint = f"write {int(clock[1]) * 60 + int(clock[2])} min"
    elif len(inside := _WITHIN.findall(text)) == 1 and inside[0][2].lower() in UNITS:
        low, high, unit = inside[0]
        hint = f"write {low}{f'–{high}' if high else ''} {unit}"
    return Misread(f"expects a duration such as 20 min or 2–3 d, not `{text[:40]}`", hint)


def _in_units(text: str) -> dict[str, int]:
    """Take `1 h 30 min` and `1h30` apart; empty where a text is anything else."""
    if short := _SHORT_HOURS.fullmatch(text):
        return {"h": int(short[1]), "min": int(short[2])}
    found = list(_MIXED.finditer(text))
    units: dict[str | None, int] = {_SHORT.get(UNITS.get(part[2].lower(), 0)): int(part[1]) for part in found}
    if len(units) != len(found) or len(found) < 2 or "".join(part[0] for part in found) != text:
        return {}
    return {unit: count for unit, count in units.items() if unit} if None not in units else {}


def _in_one_unit(units: dict[str, int]) -> str:
    total = sum(count * UNITS[unit] for unit, count in units.items())
    unit = next(unit for unit in ("h", "min", "s") if total % UNITS[unit] == 0)
    days = f"{units['d']}D" if "d" in units else ""
    hours = "".join(f"{units[unit]}{unit[0].upper()}" for unit in ("h", "min", "s") if unit in units)
    return f"write {total / UNITS[unit]:.0f} {unit} or P{days}T{hours}"


def in_unit(amount: str, written: str) -> str:
    """Return what to write for an amount in a unit that there is not."""
    if written == "m":
        return f"write {amount} min, or {amount} mo for months"
    if (first := written.split()[0]).lower() in UNITS:
        return f"write {amount} {first}"
    return "units are s, min, h, d, business days, wk, mo and y"
