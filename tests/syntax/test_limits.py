"""Each limit holds at its number and breaks at one more, and hostile files are cheap."""

from __future__ import annotations

import time

import pytest

from cjmap.errors import BadSettings
from cjmap.syntax.limits import Limits, limits_from

from .reading import clean, document, seen


def nested(levels: int) -> str:
    return "a: " + "[" * (levels - 1) + "]" * (levels - 1)


CASES = {
    "bytes": ({"bytes": 9}, "title: ab", "title: abc", (1, 1)),
    "depth of flow lists": ({"depth": 64}, nested(64), nested(65), (1, 67)),
    "depth of block lists": ({"depth": 3}, "a:\n- - x", "a:\n- - - x", (2, 5)),
    "depth of mappings": ({"depth": 2}, "a: {b: 1}", "a: {b: {}}", (1, 8)),
    "values in a list": ({"nodes": 5}, "a: [b, c, d]", "a: [b, c, d, e]", (1, 14)),
    "values of keys": ({"nodes": 3}, "a: 1\nb: 2", "a: 1\nb: 2\nc: 3", (3, 4)),
    "values that are empty groups": ({"nodes": 3}, "a: {}\nb: {}", "a: {}\nb: {}\nc: {}", (3, 4)),
    "a text": ({"scalar": 4}, "a: abcd", "a: abcde", (1, 4)),
    "a block text": ({"scalar": 4}, "a: |\n  abc", "a: |\n  abcd\n", (1, 4)),
    "a key": ({"key": 4}, "abcd: 1", "abcde: 1", (1, 1)),
    "a quoted key": ({"key": 4}, '"abcd": 1', 'a: {"abcde": 1}', (1, 5)),
}


@pytest.mark.parametrize(("limits", "at", "over", "place"), CASES.values(), ids=CASES)
def test_at_the_limit_and_over_it(limits: dict[str, int], at: str, over: str, place: tuple[int, int]) -> None:
    clean(at, **limits)
    assert seen(document(over, **limits)) == [("CJ005", *place)]


def test_the_defaults() -> None:
    clean("a: " + "x" * 1024 * 1024)
    assert seen(document("a: " + "x" * (1024 * 1024 + 1))) == [("CJ005", 1, 4)]
    clean("k" * 200 + ": 1")
    assert seen(document("k" * 201 + ": 1")) == [("CJ005", 1, 1)]
    body = "a: 1\n" + "# " + "x" * (5 * 1024 * 1024 - 7)
    clean(body)
    made = document(body + "x")
    assert seen(made) == [("CJ005", 1, 1)]
    assert "5,242,880 bytes" in made.findings[0].message
    assert made.findings[0].hint == "`bytes` under [limits] in the settings changes this limit"


def test_many_digits_are_a_text_here() -> None:
    assert clean("a: " + "1" * 5000).data == {"a": "1" * 5000}


LONG = 100_000
HOSTILE = {
    "opening brackets": "[" * LONG,
    "opening brackets as a value": "a: " + "[" * LONG,
    "dashes": "- " * LONG,
    "dashes as a value": "a:\n" + "- " * LONG,
    "opening braces": "{a: " * LONG,
    "opening braces as a value": "a: " + "{a: " * LONG,
    "opening braces below a key": "a:\n  " + "{a: " * LONG,
    "question marks": "? " * LONG,
    "question marks in prose": "a: x" + " ?" * LONG,
    "colons": "a: " + ": " * LONG,
    "anchors": "a: " + "&a " * LONG,
    "tags": "a: " + "!a " * LONG,
    "quotes": "a: " + "'' " * LONG,
    "an alias bomb": "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [{'*a, ' * 9}*a]\n" for i in range(2000)),
    "a merge bomb": "a: &a {x: 1}\n" + "<<: *a\n" * 2000,
    "duplicate keys with deep values": "a: 1\n" + f"a: {'[' * 50}{']' * 50}\n" * 2000,
    "empty items": "a: [" + "~," * LONG + "]",
    "directives": "%A\n" * LONG,
    "commas": "a: [" + "," * LONG,
    "closing brackets": "a: " + "]" * LONG,
    "an unclosed quote over a thousand lines": 'a: "' + "b: 1\n" * 20_000,
    "a broken line of a megabyte": "a: b: " + "x: " * 340_000,
    "a deep staircase": "".join(" " * i + f"k{i}:\n" for i in range(400)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_cheap(text: str) -> None:
    start = time.perf_counter()
    made = document(text)
    assert time.perf_counter() - start < 3
    assert len(made.findings) <= 100
    made.comments()


def test_a_line_of_ten_megabytes() -> None:
    text = "a: " + "x" * (10 * 1024 * 1024)
    assert seen(document(text)) == [("CJ005", 1, 1)]
    made = clean(text, bytes=2**30, scalar=2**30)
    shown = made.locate(("a",)).excerpt
    assert shown is not None
    assert len(shown.line) == 160


def test_more_values_than_any_map_has() -> None:
    made = document("a: [" + "x," * 250_000 + "]")
    assert seen(made) == [("CJ005", 1, 5 + 2 * (250_000 - 2))]
    assert made.findings[0].message == "the file has more than 250,000 values"


def test_limits_of_the_settings() -> None:
    assert limits_from({}) == Limits()
    assert limits_from({"depth": 3, "findings-per-file": 7}) == Limits(depth=3, findings_per_file=7)


BAD: dict[str, tuple[dict[str, object], str, str | None]] = {
    "a misspelt key": ({"dept": 3}, "[limits] has no setting 'dept'", "did you mean depth?"),
    "an underscore": (
        {"findings_per_run": 3},
        "[limits] has no setting 'findings_per_run'",
        "did you mean findings-per-run?",
    ),
    "more than any machine has": (
        {"bytes": 10**30},
        "[limits] bytes expects a whole number from 1 to 1,000,000,000, not 1000000000000000000000000000000",
        None,
    ),
    "zero": ({"depth": 0}, "[limits] depth expects a whole number from 1 to 1,000,000,000, not 0", None),
    "true": (
        {"depth": True},
        "[limits] depth expects a whole number from 1 to 1,000,000,000, not True",
        None,
    ),
    "a text": (
        {"bytes": "5 MB"},
        "[limits] bytes expects a whole number from 1 to 1,000,000,000, not 5 MB",
        None,
    ),
    "a fraction": (
        {"key": 1.5},
        "[limits] key expects a whole number from 1 to 1,000,000,000, not 1.5",
        None,
    ),
}


@pytest.mark.parametrize(("table", "sentence", "hint"), BAD.values(), ids=BAD)
def test_bad_limits(table: dict[str, object], sentence: str, hint: str | None) -> None:
    with pytest.raises(BadSettings) as raised:
        limits_from(table)
    assert (raised.value.sentence, raised.value.hint) == (sentence, hint)
