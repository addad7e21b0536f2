"""Single values as people write them: what is read and kept, and what is refused in which words.

A value that is refused is shown where it stands. `BEYOND` are those that a JSON Schema takes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cjmap.model.touchpoint import Touchpoint
from tests.model.reading import TOUCHPOINT, load, reported, schema_errors

FIELDS: dict[str, tuple[str, Callable[[Touchpoint], Any]]] = {
    "score": ("feeling: ", lambda t: t.feeling and t.feeling.score),
    "wanted": ("feeling:\n  wanted: ", lambda t: t.feeling and t.feeling.wanted),
    "share": ("exits:\n  share: ", lambda t: t.exits[0].share),
    "entry": ("entry: ", lambda t: t.entry),
    "number": ("opportunities:\n  - text: Faster\n    value: ", lambda t: t.opportunities[0].value),
    "one to five": ("importance:\n  customer: ", lambda t: t.importance and t.importance.customer),
    "one to three": ("pain_points:\n  - text: Slow\n    severity: ", lambda t: t.pain_points[0].severity),
    "measure": ("metrics:\n  - metric: nps\n    value: ", lambda t: t.metrics[0].value),
    "date": ("metrics:\n  - metric: nps\n    date: ", lambda t: t.metrics[0].date),
    "duration": ("wait: ", lambda t: t.wait),
    "text": ("note: ", lambda t: t.note),
    "flag": ("with_us: ", lambda t: t.with_us),
    "mark": ("moment_of_truth: ", lambda t: t.moment_of_truth and t.moment_of_truth.why),
    "id": ("id: ", lambda t: t.id),
}
"""For each kind of value a field that takes it, and the way to it in the model."""


def _as_written(*texts: str) -> dict[str, object]:
    return {text: text.strip('"') for text in texts}


GOOD: dict[str, dict[str, object]] = {
    "score": {
        "-2": -2, "2": 2, "0": 0, "+1.5": 1.5, "-0.3": -0.3, ".5": 0.5, "1.": 1, "2e0": 2,
        "0.3": 0.3, "0.6": 0.6, "0.7": 0.7, "-1.1": -1.1, "1.9": 1.9,
    },
    "share": {
        "0": 0, "1": 1, "0.35": 0.35, ".5": 0.5, "35 %": 0.35, "35%": 0.35, "33.3 %": 0.333, "0 %": 0,
        "100 %": 1, "+5 %": 0.05, '"35 %"': 0.35,
    },
    "entry": {"true": True, "false": None, "25 %": 0.25, "0.25": 0.25, "1": 1.0},
    "number": {"180000": 180000, "12000.50": 12000.5, "-3": -3, "+3": 3, "1e6": 1000000},
    "one to five": {"1": 1, "5": 5, "3.0": 3},
    "one to three": {"1": 1, "3": 3},
    "measure": {"14": 14, "-14": -14, "+3": 3, "4.5": 4.5, "62 %": 62, "62%": 62, "-5 %": -5, '"62 %"': 62},
    "date": _as_written("2026-09-30", "2026-09", "2026", "2024-02-29", '"2026-09-30"'),
    "duration": _as_written(
        "90 s", "20 min", "20min", "2 h", "2 Hours", "1.5 h", "3 d", "3 days", "2 business days",
        "1 working day", "1 wk", "6 weeks", "2 mo", "6 months", "1 y", "2–3 d", "2-3 d", "2 — 3 days", "0 min",
        "PT20M", "PT1H30M", "P3D", "P2W", "P1Y2M", "P1DT12H", "PT0.5S", '"2 h"',
    ),
    "text": {
        **_as_written("1.10", "1984", "007", "true", "no", "2026-09-30", "12:30", "1e3", "35 %", "– and so on"),
        "'  padded '": "padded", '"a: b"': "a: b", "'~'": "~", "'null'": "null", "null": None, "~": None,
    },
    "flag": {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False},
    "mark": {"true": None, "false": None, '"yes"': "yes", "No way": "No way", "1": "1"},
    "id": _as_written("a", "a-b", "2026", "waits-2-h", "kaffee-größe", "コーヒー", "पंक्ति", "x" * 60),
}  # fmt: skip

_SHARE = "expects a share such as 0.35 or 35 %, not "
_DATE = "expects a date such as 2026-09-30, 2026-09 or 2026, not "
_DURATION = "expects a duration such as 20 min or 2–3 d, not "
_FLAG = "is a text, not true or false"
_MINUS = "has a typographic minus"

BAD: dict[str, dict[str, str]] = {
    "score": {
        "2.1": "2.1 is outside -2 … 2",
        "-2.01": "-2.01 is outside -2 … 2",
        "1e1": "10 is outside -2 … 2",
        "0.25": "0.25 is finer than steps of 0.1",
        "1.05": "1.05 is finer than steps of 0.1",
        "−1": f"`−1` {_MINUS}",
        "–0.5": f"`–0.5` {_MINUS}",
        "0,5": "`0,5` has a decimal comma",
        "'1'": "expects a number from -2 to 2, not a quoted text",
        "good": "expects a number from -2 to 2, not `good`",
        "true": "expects a number from -2 to 2, not `true`",
        ".inf": "expects a number from -2 to 2, not `.inf`",
        ".nan": "expects a number from -2 to 2, not `.nan`",
        "1 of 2": "expects a number from -2 to 2, not `1 of 2`",
    },
    "wanted": {
        "3": "3 is outside -2 … 2",
        "0.25": "0.25 is finer than steps of 0.1",
        "−1": f"`−1` {_MINUS}",
        "0,5": "`0,5` has a decimal comma",
    },
    "share": {
        "35": "35 is outside 0 … 1",
        "-0.1": "-0.1 is outside 0 … 1",
        "101 %": "101 % is outside 0 … 100 %",
        "-5 %": "-5 % is outside 0 … 100 %",
        "−5 %": f"`−5` {_MINUS}",
        "33,3 %": "`33,3` has a decimal comma",
        "0,35": "`0,35` has a decimal comma",
        "35 percent": f"{_SHARE}`35 percent`",
        "'0.35'": f"{_SHARE}a quoted text",
        "half": f"{_SHARE}`half`",
        "true": f"{_SHARE}`true`",
    },
    "entry": {
        "yes": f"`yes` {_FLAG}",
        "No": f"`No` {_FLAG}",
        "on": f"`on` {_FLAG}",
        "off": f"`off` {_FLAG}",
        "25": "25 is outside 0 … 1",
        "150 %": "150 % is outside 0 … 100 %",
        "often": "expects true or a share such as 0.35 or 35 %, not `often`",
        "'true'": "expects true or a share such as 0.35 or 35 %, not a quoted text",
    },
    "number": {
        "12000 EUR": "expects a number, not `12000 EUR`",
        "1 000": "`1 000` has a space in it",
        "180,000": "`180,000` has a comma between its digits",
        "12.000,50": "`12.000,50` has points between its digits",
        "1234567890123456789": "this number has more than 18 digits",
        ".inf": "expects a number, not `.inf`",
        "'5'": "expects a number, not a quoted text",
        "many": "expects a number, not `many`",
        "true": "expects a number, not `true`",
    },
    "one to five": {
        "0": "0 is outside 1 … 5",
        "6": "6 is outside 1 … 5",
        "2.5": "expects a whole number from 1 to 5, not 2.5",
        "high": "expects a whole number from 1 to 5, not `high`",
    },
    "one to three": {
        "0": "0 is outside 1 … 3",
        "4": "4 is outside 1 … 3",
        "'2'": "expects a whole number from 1 to 3, not a quoted text",
    },
    "measure": {
        "12 min": "expects a number, not `12 min`",
        "62 percent": "expects a number, not `62 percent`",
        "'14'": "expects a number, not a quoted text",
        "high": "expects a number, not `high`",
        "4,5": "`4,5` has a decimal comma",
        "−3 %": f"`−3` {_MINUS}",
    },
    "date": {
        "2026-02-30": "`2026-02-30` is no date of the calendar",
        "2023-02-29": "`2023-02-29` is no date of the calendar",
        "2026-13": "`2026-13` is no date of the calendar",
        "2026-00-10": "`2026-00-10` is no date of the calendar",
        **{text: f"{_DATE}`{text}`" for text in ("30.09.2026", "2026/09/30", "26-09-30", "2026-9-3", "12")},
        **{text: f"{_DATE}`{text}`" for text in ("Q3 2026", "soon", "true", "2026-09-30T12:00")},
    },
    "duration": {
        **{text: f"{_DURATION}`{text}`" for text in ("20", "min", "P", "PT", "-2 h", "about 2 h")},
        **{text: f"{_DURATION}`{text}`" for text in ("true", "PT5X", "P1H", "1:30")},
        **{text: f"`{text}` has more than one unit of time" for text in ("1 h 30 min", "2h30", "1 d, 2 h")},
        "2,5 h": "`2,5 h` has a decimal comma",
        "3 fortnights": "`fortnights` is no unit of time",
        "20 m": "`m` is no unit of time",
        "3–2 d": "the range `3–2 d` runs backwards",
    },
    "text": {"''": "this text is empty", "'  '": "this text is empty"},
    "flag": {
        **{text: f"`{text}` {_FLAG}" for text in ("yes", "no", "on", "off", "Yes", "NO", "y", "n")},
        "'true'": "expects true or false, not a quoted text",
        "1": "expects true or false, not `1`",
        "maybe": "expects true or false, not `maybe`",
    },
    "mark": {text: f"`{text}` {_FLAG}" for text in ("yes", "no", "on", "off", "Yes", "NO", "y", "n")},
    "id": {
        **{text: f"`{text}` is no id" for text in ("A", "a_b", "a b", "-a", "a-", "a--b", "a.b", "a/b", "É")},
        "''": "`` is no id",
        "x" * 61: f"`{'x' * 60}` is no id",
    },
}

BEYOND = {
    *(("score", text) for text in ("0.25", "1.05", ".nan")),
    *(("wanted", text) for text in ("0.25", "−1", "0,5")),
    *(("number", text) for text in ("1234567890123456789", ".inf")),
    *(("date", text) for text in ("2026-02-30", "2023-02-29")),
    *(("duration", text) for text in ("3 fortnights", "20 m", "3–2 d")),
    *(("mark", text) for text in BAD["mark"]),
    ("id", "É"),
}

GOOD_CASES = [(kind, text, value) for kind, values in GOOD.items() for text, value in values.items()]
BAD_CASES = [(kind, text, says) for kind, values in BAD.items() for text, says in values.items()]


@pytest.mark.parametrize(("kind", "text", "value"), GOOD_CASES, ids=[f"{k} {t}" for k, t, _ in GOOD_CASES])
def test_good(kind: str, text: str, value: object) -> None:
    before, read = FIELDS[kind]
    whole = TOUCHPOINT.whole(before + text)
    made = load(whole)
    assert made.findings == ()
    assert made.map is not None
    found = read(made.map.stages[0].touchpoints[0])
    assert (found, isinstance(found, bool)) == (value, isinstance(value, bool))
    assert schema_errors(whole) == []


@pytest.mark.parametrize(("kind", "text", "says"), BAD_CASES, ids=[f"{k} {t}" for k, t, _ in BAD_CASES])
def test_bad(kind: str, text: str, says: str) -> None:
    snippet = FIELDS[kind][0] + text
    ((message, line, column),) = reported(snippet, TOUCHPOINT)
    assert says in message
    last = snippet.splitlines()[-1]
    assert (line, column) == (snippet.count("\n") + 1, len(last) - len(text) + 1)
    assert (schema_errors(TOUCHPOINT.whole(snippet)) == []) == ((kind, text) in BEYOND)


HINTS: dict[str, dict[str, str | None]] = {
    "score": {
        "−0,5": "write -0.5", "0,125": "write 0.125", "'1'": "take the quotes away: 1",
        "0.25": "write 0.2", "1,2,3": None,
    },
    "number": {
        "180,000": "write 180000, or 180.000 if it is a decimal comma",
        "1,5": "write 1.5", "1,234,567": "write 1234567", "1,234.50": "write 1234.50", "12 000": "write 12000",
        "1.234.567": "write 1234567", "12.000,50": "write 12000.50", "12'000": "write 12000", "many": None,
    },
    "share": {
        "33,3 %": "write 33.3 %", "−5 %": "write -5 %", "35": "write 35 % or 0.35", "35 percent": "write 35 %",
        "half": None,
    },
    "measure": {"4,5": "write 4.5", "12 min": "write the number alone, and `unit: min`"},
    "date": {
        "30.09.2026": "write 2026-09-30", "3. 9. 2026": "write 2026-09-03", "2026/9/3": "write 2026-09-03",
        "2026-9": "write 2026-09", "2026-09-30T12:00": "write 2026-09-30", "Q3 2026": None, "12": None,
    },
    "duration": {
        "20": "write 20 min, 20 h or 20 d", "20 m": "write 20 min, or 20 mo for months",
        "2,5 h": "write 2.5 h", "1,5–2,5 h": "write 1.5–2.5 h",
        "1 h 30 min": "write 90 min or PT1H30M", "1h30": "write 90 min or PT1H30M",
        "1 hour and 5 minutes": "write 65 min or PT1H5M", "1 d 2 h": "write 26 h or P1DT2H",
        "2h 1s": "write 7201 s or PT2H1S", "1:30": "write 90 min", "about 2 h": "write 2 h",
        "2 to 3 days": "write 2–3 days", "2 h or more": "write 2 h", "-2 h": None, "5 wk 2 d": None,
        "3 fortnights": "units are s, min, h, d, business days, wk, mo and y",
    },
    "flag": {"yes": "write true", "off": "write false", "'true'": "take the quotes away", "maybe": None},
    "id": {"A b": "write a-b"},
}  # fmt: skip
"""What is said to write instead; a number is never another one than it was."""

HINT_CASES = [(kind, text, hint) for kind, hints in HINTS.items() for text, hint in hints.items()]


@pytest.mark.parametrize(("kind", "text", "hint"), HINT_CASES, ids=[f"{k} {t}" for k, t, _ in HINT_CASES])
def test_what_to_write_instead(kind: str, text: str, hint: str | None) -> None:
    (finding,) = load(TOUCHPOINT.whole(FIELDS[kind][0] + text)).findings
    assert finding.hint == hint


def test_a_number_that_is_wanted_is_a_score_and_a_text_is_words() -> None:
    for text, score, words in (("1", 1, None), ("In good hands", None, "In good hands"), ("'1'", None, "1")):
        made = load(TOUCHPOINT.whole(f"feeling: {{wanted: {text}}}")).map
        assert made is not None
        feeling = made.stages[0].touchpoints[0].feeling
        assert feeling is not None
        assert feeling.wanted is not None
        assert (feeling.wanted.score, feeling.wanted.words) == (score, words)
