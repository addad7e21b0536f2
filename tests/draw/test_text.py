"""Texts broken into lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.draw.palette import INK
from cjmap.draw.scene import Text
from cjmap.draw.text import BODY, CELL, SAID, SLACK, Style, line, paragraph, upright, width_of, wrapped
from cjmap.visible import visible
from tests.draw.generated import WORDS

STYLE = Style(10, 12)


def room(text: str) -> float:
    """Return a width in which a text just fits."""
    return width_of(text, STYLE) + SLACK + 0.001


BROKEN = {
    "nothing": ("", 100, []),
    "spaces alone": ("  ", 100, []),
    "a line that fits": ("a word", 100, ["a word"]),
    "spaces that are too many": (" a   word ", 100, ["a word"]),
    "at a space": ("one two three", room("one two"), ["one two", "three"]),
    "not at a space that never breaks": ("one «\u00a0two\u202f»", room("one « two"), ["one", "« two »"]),
    "such a space alone is no word": ("one \u00a0 two\u00a0", room("one two"), ["one two"]),
    "a long word where the line is full": ("Dampfschiff", room("Damp"), ["Damp", "fschif", "f"]),
    "a long word on a line of its own": ("ab Dampfschiff", room("Dampfschi"), ["ab", "Dampfschi", "ff"]),
    "behind a hyphen and a slash": ("e-mail/letter", room("e-mail/"), ["e-mail/", "letter"]),
    "not before a number": ("route A-12", room("route A-"), ["route", "A-12"]),
    "not behind a sign in front of a word": ("a </text", room("</text"), ["a", "</text"]),
    "between characters of scripts without spaces": ("服务台服务台", room("服务台"), ["服务台", "服务台"]),
    "no full stop begins a line": ("服务台服务。台", room("服务台服务"), ["服务台服", "务。台"]),
    "no small kana begins a line": ("レシート", room("レシ"), ["レ", "シー", "ト"]),
    "no opening bracket ends a line": ("服务（台）", room("服务（"), ["服务", "（台）"]),
    "Latin words stay whole among them": ("服务desk服", room("服务desk"), ["服务desk", "服"]),
    "what is invisible is spelled out": ("a\x07", 100, ["a\\x07"]),
    "at least one character a line": ("abc", 1, ["a", "b", "c"]),
}


@pytest.mark.parametrize(("text", "width", "lines"), BROKEN.values(), ids=BROKEN)
def test_lines(text: str, width: float, lines: list[str]) -> None:
    assert wrapped(text, STYLE, width) == lines


WHOLE = {
    "accents": "e\u0301",
    "several accents": "o\u0302\u0323",
    "a family": "👩‍👩‍👧",
    "a colour of skin": "👍🏽",
    "a flag": "🇩🇪",
    "a key": "1\ufe0f\u20e3",
    "a heart that is red": "❤\ufe0f",
    "a vowel sign": "नि",
}


@pytest.mark.parametrize("cluster", WHOLE.values(), ids=WHOLE)
@pytest.mark.parametrize(
    "other", ["", "x", "服"], ids=["alone", "beside a letter", "beside a wide character"]
)
def test_what_is_one_to_the_eye_is_never_torn_apart(cluster: str, other: str) -> None:
    lines = wrapped(f"{other}{cluster}" * 5, STYLE, 1)
    assert {text for text in lines if text != other} == {cluster}


FIRST = {
    "no indent": (0, ["one two", "three"]),
    "a first line that is shorter": (room("two") - 2 * SLACK, ["one", "two", "three"]),
    "a first line without room": (90, ["", "one two", "three"]),
}


@pytest.mark.parametrize(("first", "lines"), FIRST.values(), ids=FIRST)
def test_the_first_line_may_be_shorter(first: float, lines: list[str]) -> None:
    assert wrapped("one two three", STYLE, room("one two"), first) == lines


ANY = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(text=ANY, width=st.floats(20, 300), first=st.floats(0, 300))
def test_nothing_is_lost_and_no_line_is_wider_than_its_box(text: str, width: float, first: float) -> None:
    lines = wrapped(text, STYLE, width, first)
    assert "".join("".join(lines).split()) == "".join(visible(text).split())
    for index, content in enumerate(lines):
        fits = width_of(content, STYLE) <= width - SLACK - (0 if index else first)
        assert fits or len(wrapped(content, STYLE, 1)) <= 1


UPRIGHT = {
    "Latin is slanted": ("Só é — 1 + 2?", True),
    "numbers alone are, too": ("+1.4", True),
    "Cyrillic is upright": ("Ждёт", False),
    "so is what mixes the two": ("Ждёт SMS", False),
    "and what the font lacks": ("服务", False),
}


@pytest.mark.parametrize(("text", "slanted"), UPRIGHT.values(), ids=UPRIGHT)
def test_only_latin_is_slanted(text: str, slanted: bool) -> None:
    assert upright(text, SAID) == (SAID if slanted else CELL)
    assert upright(text, CELL) == CELL


def test_a_line_knows_its_width() -> None:
    assert line(10, 20, "ab", BODY, "end", "paper") == Text(
        10, 20, "ab", 13, INK, round(width_of("ab", BODY), 2), anchor="end", halo="paper"
    )
    assert line(10, 20, "ab", BODY, "end").left == 10 - round(width_of("ab", BODY), 2)


def test_a_paragraph_ends_below_its_last_line() -> None:
    lines, end = paragraph(5, 100, "one two three", STYLE, room("one two"), 3)
    assert end == 100 + 3 * 12
    assert [(text.content, text.x, round(text.y, 2)) for text in lines] == [
        ("one", 8, 108.6),
        ("two", 5, 120.6),
        ("three", 5, 132.6),
    ]
    assert paragraph(5, 100, "", STYLE, 100) == ([], 100)
