"""What is read from good files: data, places, comments."""

from __future__ import annotations

import gc
from typing import Any

import pytest

from cjmap.errors import CjmapError
from cjmap.place import Excerpt, Pointer, Position, SourceFile, Span
from cjmap.scalar import Plain
from cjmap.syntax.document import At, read

from .reading import FILE, clean, cut, document

DATA: dict[str, tuple[str, dict[str, Any]]] = {
    "a link in braces": (
        "links: [{title: x, url: https://example.org}]",
        {"links": [{"title": "x", "url": "https://example.org"}]},
    ),
    "a time": ("time: 12:30", {"time": "12:30"}),
    "a time in brackets": ("a:\n- [12:30]", {"a": [["12:30"]]}),
    "numbers and words stay text": (
        "a: 1984\nb: 1.10\nc: yes\nd: 2024-02-30\ne: 0x1F\nf: true",
        {"a": "1984", "b": "1.10", "c": "yes", "d": "2024-02-30", "e": "0x1F", "f": "true"},
    ),
    "keys that look like other things": (
        "1: x\ntrue: y\nnull: z\n2024-01-01: d",
        {"1": "x", "true": "y", "null": "z", "2024-01-01": "d"},
    ),
    "a key without a value": ("a:\nb: {c: }\nd: {e}", {"a": None, "b": {"c": None}, "d": {"e": None}}),
    "a written null": (
        "a: null\nb: ~\nc: NULL\nd: 'null'",
        {"a": "null", "b": "~", "c": "NULL", "d": "null"},
    ),
    "empty items are left out": ("a:\n- x\n-\n- ~\n- null\n- ''\n- y\n-", {"a": ["x", "", "y"]}),
    "a list of nothing": ("a:\n-\n-", {"a": []}),
    "empty groups": ("a: {}\nb: []", {"a": {}, "b": []}),
    "a trailing comma": ("a: [b, c,]", {"a": ["b", "c"]}),
    "a pair in brackets": ("a: [b: c, d]", {"a": [{"b": "c"}, "d"]}),
    "lists beside their key": ("a:\n- b\n- c: d\n  e: f", {"a": ["b", {"c": "d", "e": "f"}]}),
    "folded quotes": ("a: \"b\n  c\\\n  d\"\ne: 'it''s'", {"a": "b cd", "e": "it's"}),
    "unquoted text over two lines": ("a: b\n  c\nd: e", {"a": "b c", "d": "e"}),
    "block texts": (
        "a: |\n  x\n   y\n\nb: >-\n  p\n  q\n\n  r\nc: |+\n  z\n\n",
        {"a": "x\n y\n", "b": "p q\nr", "c": "z\n\n"},
    ),
    "a start and an end mark": ("# map\n---\na: 1\n...\n# end", {"a": "1"}),
    "a comment between key and value": ("a:\n  # why\n  b", {"a": "b"}),
    "signs in prose": (
        "a: x & y * z ! ? % @ | > #1\nb: don't - say {so}, [x]",
        {"a": "x & y * z ! ? % @ | >", "b": "don't - say {so}, [x]"},
    ),
    "question marks in prose": (
        "a: How long ?\nb: [what ?, c]\nd: |\n  ? x\n# ? y\ne: ?x",
        {"a": "How long ?", "b": ["what ?", "c"], "d": "? x\n", "e": "?x"},
    ),
    "a quoted merge key": ('"<<": a', {"<<": "a"}),
    "JSON": ('{"a": [1, {"b": "c"}], "d": ""}', {"a": ["1", {"b": "c"}], "d": ""}),
    "astral characters": ("😀: 🙂 # 😀\nb: '😀'", {"😀": "🙂", "b": "😀"}),
    "carriage returns alone": ("a: 1\rb:\r- c\r", {"a": "1", "b": ["c"]}),
}


@pytest.mark.parametrize(("text", "data"), DATA.values(), ids=DATA)
def test_reads(text: str, data: dict[str, Any]) -> None:
    assert clean(text).data == data


@pytest.mark.parametrize(("text", "data"), DATA.values(), ids=DATA)
def test_reads_the_same_with_crlf_and_byte_order_mark(text: str, data: dict[str, Any]) -> None:
    made = clean("\ufeff" + text.replace("\n", "\r\n"))
    assert made.data == data
    assert made.bom


def test_only_unquoted_scalars_are_plain() -> None:
    data = clean("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: [x, 'x']").data
    assert [type(data[key]) for key in "abcd"] == [Plain, str, str, str]
    assert [type(item) for item in data["e"]] == [Plain, str]
    assert type(next(iter(data))) is str


MAP = """\
cjmap: 1
title: I buy a coffee   # the map
stages:
  # first
  - name: "Notice"
    touchpoints:
      - name: Sees the sign
        channel: [storefront, 'app']
        tags: []
        feeling:
        note: |  # long
          one
          two


    empty: {}
  -
  - - nested
    - {flow: yes, b: c}
  - plain
personas: Sam, commuter
scope: {starts: at home, ends: {at: work}}
"""

SPANS: dict[str, tuple[Pointer, At, str]] = {
    "a scalar": (("title",), "value", "I buy a coffee"),
    "its key": (("title",), "key", "title"),
    "a quoted scalar with its quotes": (("stages", 0, "name"), "value", '"Notice"'),
    "a list by its key": (("stages",), "value", "stages"),
    "a group by its key": (("scope",), "value", "scope"),
    "a group in a list by its first key": (("stages", 0), "value", "name"),
    "its key too": (("stages", 0), "key", "name"),
    "a list in a list by its first item": (("stages", 1), "value", "nested"),
    "a group in braces in a list": (("stages", 1, 1), "value", "flow"),
    "an item of brackets": (("stages", 0, "touchpoints", 0, "channel", 1), "value", "'app'"),
    "the key of an item is the item": (("stages", 0, "touchpoints", 0, "channel", 0), "key", "storefront"),
    "an empty list by its key": (("stages", 0, "touchpoints", 0, "tags"), "value", "tags"),
    "an empty value by its key": (("stages", 0, "touchpoints", 0, "feeling"), "value", "feeling"),
    "below an empty value": (("stages", 0, "touchpoints", 0, "feeling", "score"), "value", "feeling"),
    "a block text to its last line": (
        ("stages", 0, "touchpoints", 0, "note"),
        "value",
        "|  # long\n          one\n          two",
    ),
    "behind a block text": (("stages", 0, "empty"), "key", "empty"),
    "items are counted without empty ones": (("stages", 2), "value", "plain"),
    "a missing key: the group": (("stages", 0, "touchpoints", 0, "wait"), "value", "name"),
    "a missing key of a named group": (("scope", "ends", "why"), "key", "ends"),
    "a missing item: the list": (("stages", 7, "name"), "value", "stages"),
    "a single item for a list": (("personas", 0), "value", "Sam, commuter"),
    "a short form": (("personas", 0, "name"), "value", "Sam, commuter"),
    "the key of a short form": (("personas", 0, "name"), "key", "Sam, commuter"),
    "a single group for a list": (("scope", 0, "starts"), "value", "at home"),
    "a key of such a group": (("scope", 0, "starts"), "key", "starts"),
    "such a group itself": (("scope", 0), "value", "scope"),
    "the root": ((), "value", "cjmap"),
    "a missing key of the root": (("sources", 0), "value", "cjmap"),
    "a word where an index stands": (("stages", "pay"), "value", "stages"),
    "behind everything": (("scope", "ends", "at"), "value", "work"),
}


@pytest.mark.parametrize(("pointer", "at", "text"), SPANS.values(), ids=SPANS)
def test_spans(pointer: Pointer, at: At, text: str) -> None:
    assert cut(clean(MAP), pointer, at) == text
    crlf = clean(MAP.replace("\n", "\r\n"))
    assert cut(crlf, pointer, at).replace("\r\n", "\n") == text


def test_a_place_has_lines_columns_and_the_source_line() -> None:
    place = clean(MAP).locate(("stages", 0, "touchpoints", 0, "channel", 1))
    assert (place.file, place.path) == (FILE, "")
    assert place.pointer == ("stages", 0, "touchpoints", 0, "channel", 1)
    assert (place.start, place.end) == (Position(8, 31), Position(8, 36))
    assert place.excerpt == Excerpt("        channel: [storefront, 'app']", 30, 5)


def test_a_place_of_many_lines_ends_with_the_first() -> None:
    place = clean(MAP).locate(("stages", 0, "touchpoints", 0, "note"))
    assert (place.start, place.end) == (Position(11, 15), Position(11, 24))


def test_columns_count_code_points_and_tabs_are_shown_as_a_space() -> None:
    place = clean("😀:\t'🙂'\r\nb: c").locate(("😀",))
    assert (place.start, place.end) == (Position(1, 4), Position(1, 7))
    assert place.excerpt == Excerpt("😀: '🙂'", 3, 3)


def test_excerpts_can_be_left_out() -> None:
    made = read(b"a: 1\na: 2", FILE, excerpts=False)
    assert made.locate(("a",)).excerpt is None
    assert made.findings[0].place.excerpt is None


def test_an_empty_root_and_a_broken_text_have_a_place() -> None:
    for text in ("{}", "", "- a", "\x00"):
        place = document(text).locate(("a", 0))
        assert (place.start.line, place.start.column) == (1, 1)


BLOCKS = {
    "kept line ends": ("a: |+\n  x\n\n\nb: 1", "|+\n  x"),
    "nothing in it": ("a: |\n\n\nb: 1", "|"),
    "nothing but a comment": ("a: |- # why\n\nb: 1", "|-"),
    "the end of the file": ("a: >\n  x", ">\n  x"),
    "a comment of less indent behind": ("a: |\n  x\n # c\nb: 1", "|\n  x"),
    "trailing blanks of the last line": ("a: |\n  x  \n\nb: 1", "|\n  x  "),
    "an indent indicator": ("a: |2\n    x\nb: 1", "|2\n    x"),
    "carriage returns": ("a: |\r\n  x\r\n  y\r\n\r\nb: 1", "|\r\n  x\r\n  y"),
}


@pytest.mark.parametrize(("text", "block"), BLOCKS.values(), ids=BLOCKS)
def test_spans_of_block_texts(text: str, block: str) -> None:
    assert cut(clean(text), ("a",)) == block


def test_comments() -> None:
    text = "# top\ncjmap: 1 # one\na: 'x # no'  #two\nb: |  # header\n  # no\n\n # less\nc: [d, # in\n  e#no]\n  # own"
    assert [(c.text, c.line, c.own_line) for c in clean(text).comments()] == [
        ("# top", 1, True),
        ("# one", 2, False),
        ("#two", 3, False),
        ("# header", 4, False),
        ("# less", 7, True),
        ("# in", 8, False),
        ("# own", 10, True),
    ]
    made = clean(text.replace("\n", "\r\n"))
    assert [made.text[c.span.start : c.span.end] for c in made.comments()] == [
        c.text for c in made.comments()
    ]


def test_comments_beside_skipped_values() -> None:
    made = document("a: 1\na: # c\n  - '# no'\n  - |\n    # no\n# d")
    assert [c.text for c in made.comments()] == ["# c", "# d"]


def test_reading_leaves_the_garbage_collector_as_it_was() -> None:
    clean("a: 1")
    assert gc.isenabled()
    gc.disable()
    try:
        document("a: [")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_place_of_a_span() -> None:
    place = read(b"a: b c", SourceFile("/p", "x.yaml")).place(Span(5, 6), ("a",))
    assert (place.start, place.end, place.pointer) == (Position(1, 6), Position(1, 7), ("a",))


def test_without_libyaml_the_run_stops_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cjmap.syntax.events.CParser", None)
    with pytest.raises(CjmapError, match="PyYAML was installed without libyaml") as raised:
        document("a: 1")
    assert raised.value.hint
