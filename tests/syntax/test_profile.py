"""The parts of YAML that maps do without: each is refused, and reading goes on."""

from __future__ import annotations

import re
from typing import Any

import pytest

from cjmap.finding import Rule
from cjmap.place import Position
from cjmap.rule import catalogue

from .reading import Seen, document, seen

ONE = "CJ001"
REFUSED: dict[str, tuple[str, list[Seen], str, dict[str, Any]]] = {
    "an empty file": ("", [(ONE, 1, 1)], "the file is empty", {}),
    "blank lines": ("\n \n", [(ONE, 1, 1)], "the file is empty", {}),
    "comments alone": ("# a\n# b", [(ONE, 1, 1)], "the file is empty but for comments", {}),
    "a start mark alone": ("---\n", [(ONE, 1, 1)], "the file is empty", {}),
    "a list": ("# a\n- b\n- c", [(ONE, 2, 1)], "the file is a list, but a map starts with keys", {}),
    "a list in brackets": ("[a]", [(ONE, 1, 1)], "the file is a list", {}),
    "a text": ("hello", [(ONE, 1, 1)], "the file is a single text", {}),
    "a quoted text": ("'hello'", [(ONE, 1, 1)], "the file is a single text", {}),
    "two documents": ("a: 1\n---\nb: 2", [(ONE, 2, 1)], "a second document starts here", {"a": "1"}),
    "an empty second document": ("a: 1\n---\n# b", [(ONE, 2, 1)], "a second, empty document", {"a": "1"}),
    "a second document behind an end mark": (
        "a: 1\n...\n---\nb: 2",
        [(ONE, 3, 1)],
        "a second document",
        {"a": "1"},
    ),
    "a YAML directive": ("%YAML 1.2\n---\na: 1", [(ONE, 1, 1)], "is a directive", {"a": "1"}),
    "a future YAML directive": ("%YAML 1.3\n---\na: 1", [(ONE, 1, 1)], "is a directive", {"a": "1"}),
    "two directives behind a comment": (
        "# x\n%TAG ! a:\n\n%FOO\n---\na: 1",
        [(ONE, 2, 1), (ONE, 4, 1)],
        "is a directive",
        {"a": "1"},
    ),
    "an anchor on a text": ("a: &x b", [(ONE, 1, 4)], "the anchor `&x`", {"a": "b"}),
    "an anchor on a group": ("a: &x\n  b: 1", [(ONE, 1, 4)], "the anchor `&x`", {"a": {"b": "1"}}),
    "an anchor on a key": ("&x a: 1", [(ONE, 1, 1)], "the anchor `&x`", {"a": "1"}),
    "an anchor on the file": ("--- &x\na: 1", [(ONE, 1, 5)], "the anchor `&x`", {"a": "1"}),
    "an alias": ("a: *x\nb: 1", [(ONE, 1, 4)], "the alias `*x`", {"a": None, "b": "1"}),
    "an alias in brackets": ("a: [*x, b]", [(ONE, 1, 5)], "the alias `*x`", {"a": ["b"]}),
    "an alias as a key": ("*x : 1\nb: 2", [(ONE, 1, 1)], "the alias `*x`", {"b": "2"}),
    "an alias as the file": ("*x", [(ONE, 1, 1)], "the alias `*x`", {}),
    "an anchor that holds its own alias": (
        "a: &a [*a]",
        [(ONE, 1, 4), (ONE, 1, 8)],
        "the anchor `&a`",
        {"a": []},
    ),
    "a merge key": ("<<: {a: 1}\nb: 2", [(ONE, 1, 1)], "the merge key `<<`", {"b": "2"}),
    "a tag": ("a: !!int abc\nb: 1", [(ONE, 1, 4)], "the tag `!!int`", {"a": "abc", "b": "1"}),
    "an unspecific tag": ("a: ! b", [(ONE, 1, 4)], "the tag `!`", {"a": "b"}),
    "an own tag without a value": ("a: !x\nb: 1", [(ONE, 1, 4)], "the tag `!x`", {"a": None, "b": "1"}),
    "a tag as a URI": ("a: !<tag:x,2000:y> b", [(ONE, 1, 4)], "the tag `!<tag:x,2000:y>`", {"a": "b"}),
    "a tag and an anchor": ("a: !x &y # why\n  b", [(ONE, 1, 4), (ONE, 1, 7)], "the tag `!x`", {"a": "b"}),
    "an explicit key": ("? a\n: b", [(ONE, 1, 1)], "marked with a question mark", {"a": "b"}),
    "an explicit key in a list": ("a:\n- ? b\n  : c", [(ONE, 2, 3)], "question mark", {"a": [{"b": "c"}]}),
    "an explicit key in braces": (
        "a: {? b: c, ? d }",
        [(ONE, 1, 5), (ONE, 1, 13)],
        "question mark",
        {"a": {"b": "c", "d": None}},
    ),
    "an explicit key over two lines": ("? a\n  b\n: c", [(ONE, 1, 1)], "question mark", {"a b": "c"}),
    "an explicit key beside prose": (
        "a: why ?\n? b\n: what ?",
        [(ONE, 2, 1)],
        "question mark",
        {"a": "why ?", "b": "what ?"},
    ),
    "a list as a key": (
        "[a, b]: c\nd: e",
        [(ONE, 1, 1)],
        "a list or a group of keys stands where a key",
        {"d": "e"},
    ),
    "an explicit list as a key": ("? [a]\n: {b: c}\nd: e", [(ONE, 1, 3)], "a list or a group", {"d": "e"}),
    "a placeholder": ("a: {{ b }}\nc: d", [(ONE, 1, 5)], "a list or a group", {"a": {}, "c": "d"}),
    "a duplicate key": (
        "a: 1\nb: 2\na: 3\n",
        [("CJ002", 3, 1)],
        "the key `a` stands here for the second time",
        {"a": "1", "b": "2"},
    ),
    "a duplicate with a deep value": (
        "a: 1\na: {b: [c, {d: e}]}\nf: g",
        [("CJ002", 2, 1)],
        "`a`",
        {"a": "1", "f": "g"},
    ),
    "a duplicate in quotes": ("a: {b: 1, 'b': 2}", [("CJ002", 1, 11)], "`b`", {"a": {"b": "1"}}),
    "three of a kind": ("a: 1\na: 2\na: 3", [("CJ002", 2, 1), ("CJ002", 3, 1)], "`a`", {"a": "1"}),
    "several faults of several kinds": (
        "a: &x 1\na: 2\nb: !t 3\n? c\n: *x",
        [(ONE, 1, 4), ("CJ002", 2, 1), (ONE, 3, 4), (ONE, 4, 1), (ONE, 5, 3)],
        "anchor",
        {"a": "1", "b": "3", "c": None},
    ),
}


@pytest.mark.parametrize(("text", "places", "words", "data"), REFUSED.values(), ids=REFUSED)
def test_refuses_and_reads_on(text: str, places: list[Seen], words: str, data: dict[str, Any]) -> None:
    made = document(text)
    assert seen(made) == places
    assert words in made.findings[0].message
    assert made.data == data


def test_a_duplicate_key_names_the_first() -> None:
    (finding,) = document("s:\n- n: 1\n- n: 2\n  m:\n    k: 1\n  n: 3").findings
    assert finding.place.pointer == ("s", 1, "n")
    ((place, words),) = finding.related
    assert (place.start, place.pointer, words) == (Position(3, 3), ("s", 1, "n"), "the first one")


def test_pointers_of_refused_values() -> None:
    made = document("a: [x, {b: &c d}]\ne:\n- - *f")
    assert [finding.place.pointer for finding in made.findings] == [("a", 1, "b"), ("e", 0, 0)]


def snippet(rule: Rule, section: str) -> str:
    found = re.search(rf"\n    {section}\n        ```yaml\n(.*?)\n        ```", rule.documentation, re.DOTALL)
    assert found is not None
    return "".join(f"{line[8:]}\n" for line in found[1].split("\n"))


@pytest.mark.parametrize("code", ["CJ001", "CJ002", "CJ004", "CJ005"])
def test_the_snippets_of_the_documentation(code: str) -> None:
    (rule,) = (rule for rule in catalogue() if rule.code == code)
    assert code in {finding.rule.code for finding in document(snippet(rule, "Bad")).findings}
    assert document(snippet(rule, "Good")).findings == ()
    assert snippet(rule, "Bad").startswith("cjmap: 1\n")
    sections = re.findall(r"^    ([A-Z][a-z ]+)$", rule.documentation, re.MULTILINE)
    assert sections == ["What it does", "Why", "Bad", "Good", "References"]
