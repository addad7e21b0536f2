"""Simple lines: what their reader takes, it reads as libyaml does; the rest it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cjmap.scalar import Plain
from cjmap.syntax.events import build
from cjmap.syntax.gate import admit
from cjmap.syntax.limits import Limits
from cjmap.syntax.simple import data_of

from .test_laws import kinds, law

VALUES = st.sampled_from(
    [
        *("a", "b c", "1", "-1", "é", "null", "~", "10:30", "C#", "http://x.y/z?q=1", "a, [b]", "it's", "a?", "a b "),
        *('"q"', "'q'", '""', "'a: b'", '"a # b"', "'it''s'", '"a\\tb"', '"a" b'),
        *("[]", "[a]", "[a, b c]", '[a,b , "c", null]', "[a,\n   b]", "[[a], b]", "[a: b]"),
        *("{}", "{a: b}", "{a: 1, b: 'x', c: \"y\"}", "{a: 1,\n b: 2}", "{a: b, a: c}", "{a: {b: c}}", "{a:b}"),
        *("", "|", ">-", "a: b", "- a", "&a b", "*a", "!t a", "? a", "a\n  b", "<<", "-", ":", "#"),
    ]
)  # fmt: skip
LINES = st.builds(
    "{}{}{}{}{}\n".format,
    st.sampled_from(["", "", "  ", "  ", "    ", "      ", " "]),
    st.sampled_from(["", "", "- ", "- - ", "-  "]),
    st.sampled_from(["a: ", "b: ", "c: ", "a:", "b:", "ü-1: ", "d:  ", "'e': ", "<<: ", "f f: ", "2: ", ""]),
    VALUES,
    st.sampled_from(["", "", "", "  ", " # why", "# why", "\n", "\n# why"]),
)
TEXTS = st.lists(LINES, min_size=1, max_size=8).map("".join)


@law
@given(
    TEXTS,
    st.integers(0, 200),
    st.sampled_from(["", *" :#-,[]{}'\"&*!|>%@`?\n\tx", "\u00a0", "- ", "a: ", "---\n"]),
)
@example("a:\n- b: [c]\n  d:\n  - e\nf: g", 0, "")
@example("a:\n  - b\n    c\n", 0, "")
def test_what_is_taken_is_read_as_libyaml_reads_it(text: str, at: int, sign: str) -> None:
    text = text[:at] + sign + text[at:]
    if admit(text.encode(), Limits())[1]:
        return
    careful = build(text, Limits())
    if data := data_of(text, Limits()):
        assert (data, kinds(data), careful.faults) == (careful.data, kinds(careful.data), [])


SIMPLE = """\
# A map
cjmap: 1
title: I buy a coffee: "to go"  # in the morning
summary: 'yes: it is'

stages:
- name: Order
  touchpoints:
    - id: pay
      feeling: {score: -0.5, words: "so, so",
                wanted: 1}
      sources: [talks, null, 'x']
      note:
      links:
        - url: https://a.b/c#d
"""


def test_a_map_of_simple_lines_is_taken() -> None:
    text = SIMPLE.replace('coffee: "to go"', "coffee:to go")
    data = data_of(text, Limits())
    assert data == build(text, Limits()).data
    assert data is not None
    assert kinds(data["summary"]) == [str]
    assert kinds(data["title"]) == [Plain]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SIMPLE, id="a second colon with a space"),
        pytest.param("a: |\n  b\n", id="a block of lines"),
        pytest.param("a: b\n  c\n", id="words that go on in the next line"),
        pytest.param("a: b\na: c\n", id="a key that stands twice"),
        pytest.param("a: {b: c, b: d}\n", id="a key that stands twice in brackets"),
        pytest.param("a: b\r\n", id="the line ends of Windows"),
        pytest.param("a:\tb\n", id="a tab"),
        pytest.param("- a\n", id="a list at the top"),
        pytest.param("a: b\n  - c\n", id="a list below words"),
        pytest.param("a:\n    b: c\n  d: e\n", id="a key between two columns"),
        pytest.param("# a\n\n", id="nothing but comments"),
    ],
)
def test_anything_else_is_left_alone(text: str) -> None:
    assert data_of(text, Limits()) is None


@pytest.mark.parametrize(
    ("limits", "text"),
    [
        (Limits(depth=2), "a:\n  b: [c]\n"),
        (Limits(nodes=9), "a: b\n" * 4),
        (Limits(scalar=10), "a: 12345678901\n"),
        (Limits(key=10), "a: b\n"),
    ],
)  # fmt: skip
def test_what_may_be_beyond_a_limit_is_left_alone(limits: Limits, text: str) -> None:
    assert data_of(text, limits) is None


def test_only_lists_leave_nulls_out() -> None:
    data: Any = data_of("a: null\nb:\n  - null\n  - c\nd: [null, e]\n", Limits())
    assert data == {"a": "null", "b": ["c"], "d": ["e"]}


@pytest.mark.parametrize(
    ("start", "again", "end"),
    [
        pytest.param("", " ", "!", id="an indent"),
        pytest.param("a:", " ", "!", id="spaces behind a colon"),
        pytest.param("a: b", " ", ": c", id="spaces before a colon"),
        pytest.param("a: b", ":b", ": c", id="colons"),
        pytest.param("a: b", " b", ": c", id="words"),
        pytest.param("a: [b", " ", "{", id="spaces in brackets"),
        pytest.param("a: [b", " , b", "{", id="commas in brackets"),
        pytest.param("a: {b: c", ",\n  b: c", "{", id="lines in brackets"),
        pytest.param('a: "', " ", "", id="an open quotation mark"),
        pytest.param("", "b", "", id="a long word"),
    ],
)
def test_a_hostile_line_costs_no_more_than_its_length(start: str, again: str, end: str) -> None:
    assert data_of(start + again * 300_000 + end, Limits(nodes=10**7)) is None
