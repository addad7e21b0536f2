"""What people get wrong in YAML, and where and how it is told."""

from __future__ import annotations

import re

import pytest

from .reading import Seen, document, seen

Mistake = tuple[str, list[Seen], str, str]

MISTAKES: dict[str, Mistake] = {
    "a double quote that is never closed": (
        'cjmap: 1\ntitle: "I buy a coffee\nstages:\n  - name: x\n',
        [("CJ001", 2, 8)],
        "this quote is not closed",
        'close it at the end of the text: title: "I buy a coffee"',
    ),
    "a single quote that is never closed": (
        "cjmap: 1\ntitle: 'I buy a coffee\nstages:\n  - name: x\n",
        [("CJ001", 2, 8)],
        "this quote is not closed",
        "close it at the end of the text: title: 'I buy a coffee'",
    ),
    "a quote that only the next one closes": (
        'cjmap: 1\ntitle: "I buy a coffee\nstages:\n  - name: "x"\n',
        [("CJ001", 2, 8)],
        "this quote is not closed",
        'close it at the end of the text: title: "I buy a coffee"',
    ),
    "an apostrophe inside single quotes": (
        "cjmap: 1\ntitle: 'I don't buy'\nstages:\n  - name: x\n",
        [("CJ001", 2, 14)],
        "an apostrophe inside single quotes ends the text",
        'write title: "I don\'t buy"',
    ),
    "text behind a quoted text": (
        'title: "a" b\nx: 1\n',
        [("CJ001", 1, 12)],
        "text stands behind the closing quote",
        "put the whole text in quotes: title: '\"a\" b'",
    ),
    "text behind a quoted item": (
        'l:\n  - "a" b\n  - c\n',
        [("CJ001", 2, 9)],
        "text stands behind the closing quote",
        "put the whole text in quotes: - '\"a\" b'",
    ),
    "no space behind a colon": (
        "cjmap: 1\ntitle:foo\nstages: x\n",
        [("CJ001", 2, 6)],
        "a space is missing behind the colon",
        "write title: foo",
    ),
    "no space behind the last colon": (
        "cjmap: 1\ntitle:foo\n",
        [("CJ001", 2, 6)],
        "a space is missing behind the colon",
        "write title: foo",
    ),
    "no space behind the first colon": (
        "cjmap:1\ntitle: foo\n",
        [("CJ001", 1, 6)],
        "a space is missing behind the colon",
        "write cjmap: 1",
    ),
    "no space behind a colon below a key": (
        "a:\n  b:1\n  c: 2\n",
        [("CJ001", 2, 4)],
        "a space is missing behind the colon",
        "write b: 1",
    ),
    "no space behind a colon in a list": (
        "a:\n  - name:Pay\n    feeling: 2\n",
        [("CJ001", 2, 9)],
        "a space is missing behind the colon",
        "write - name: Pay",
    ),
    "a colon in prose": (
        "title: Note: this is it\n",
        [("CJ001", 1, 12)],
        "a colon followed by a space stands inside unquoted text",
        'write title: "Note: this is it"',
    ),
    "a colon in prose in a list": (
        "l:\n  - name: Nobody says: how long\n",
        [("CJ001", 2, 22)],
        "a colon followed by a space stands inside unquoted text",
        'write - name: "Nobody says: how long"',
    ),
    "a colon in prose over two lines": (
        "l:\n  - Nobody says\n    this: how long: x\n",
        [("CJ001", 2, 5)],
        "this text has no key, and a key follows on the next line",
        "write `key: value` there, or put the whole text in quotes",
    ),
    "a tab before a list": (
        "stages:\n\t- name: x\n",
        [("CJ001", 2, 1)],
        "a tab stands here as indentation",
        "indent with spaces",
    ),
    "a tab behind spaces of the line above": (
        "a:\n  b: 1\n\tc: 2\n",
        [("CJ001", 3, 1)],
        "a tab stands here as indentation",
        "indent with spaces",
    ),
    "a tab before a key": (
        "a:\n\tb: 1\n",
        [("CJ001", 2, 1)],
        "a tab stands here as indentation",
        "indent with spaces",
    ),
    "a tab behind a dash": (
        "a:\n  -\tb: 1\n",
        [("CJ001", 2, 4)],
        "a tab stands here as indentation",
        "indent with spaces",
    ),
    "a key deeper than its neighbour": (
        "a: 1\n  b: 2\n",
        [("CJ001", 2, 3)],
        "this line is indented like a part of the key above it, and that key already has a value",
        "do not indent it, to stand beside `a: 1`",
    ),
    "a key between two levels": (
        "a:\n    b: 2\n  c: 3\n",
        [("CJ001", 3, 3)],
        "this line is indented by 2 spaces, which fits no line above it",
        "indent it by 4 spaces, to stand beside `b: 2`",
    ),
    "an item between two levels": (
        "a:\n    - b\n  - c\n",
        [("CJ001", 3, 3)],
        "this line is indented by 2 spaces, which fits no line above it",
        "indent it by 4 spaces, to stand beside `- b`",
    ),
    "a key too far left in an item": (
        "a:\n  - b: 1\n   c: 2\n",
        [("CJ001", 3, 4)],
        "this line is indented by 3 spaces, which fits no line above it",
        "indent it by 4 spaces, to stand beside `- b: 1`",
    ),
    "a key too far right in an item": (
        "a:\n  - b: 1\n     c: 2\n",
        [("CJ001", 3, 6)],
        "this line is indented like a part of the key above it, and that key already has a value",
        "indent it by 4 spaces, to stand beside `- b: 1`",
    ),
    "a text that starts with an at sign": (
        "a: @home\n",
        [("CJ001", 1, 4)],
        "a text cannot start with `@` unless it is in quotes",
        'write a: "@home"',
    ),
    "a text that starts with a backtick": (
        "a: `home`\n",
        [("CJ001", 1, 4)],
        "a text cannot start with a backtick unless it is in quotes",
        'write a: "`home`"',
    ),
    "a text that starts with a percent sign": (
        "a: %home\n",
        [("CJ001", 1, 4)],
        "a text cannot start with `%` unless it is in quotes",
        'write a: "%home"',
    ),
    "a line that starts with a percent sign": (
        "a: 1\n%b\n",
        [("CJ001", 2, 1)],
        "a line that starts with % is a directive, and maps do without them",
        "take this line away, or put a text that starts with % in quotes",
    ),
    "a text that starts with an ampersand and a space": (
        "a: & b\n",
        [("CJ001", 1, 4)],
        "a text cannot start with `&` unless it is in quotes",
        'write a: "& b"',
    ),
    "a text that starts with a star and a space": (
        "a: * b\n",
        [("CJ001", 1, 4)],
        "a text cannot start with `*` unless it is in quotes",
        'write a: "* b"',
    ),
    "Markdown bold": (
        "a: **b** c\n",
        [("CJ001", 1, 4)],
        "a text cannot start with `*` unless it is in quotes",
        'write a: "**b** c"',
    ),
    "a text that starts with two exclamation marks": (
        "a: !! b\n",
        [("CJ001", 1, 4)],
        "the tag `!!` says of which type a value is, and maps do without tags",
        'take it away; a text that starts with ! needs quotes: "!! …"',
    ),
    "a text that starts with a bar": (
        "a: | b\n",
        [("CJ001", 1, 4)],
        "a text cannot start with `|` unless it is in quotes",
        'write a: "| b"',
    ),
    "a text that starts with greater-than": (
        "a: > b\n",
        [("CJ001", 1, 4)],
        "a text cannot start with `>` unless it is in quotes",
        'write a: "> b"',
    ),
    "a number that is greater": (
        "a: >5 min\n",
        [("CJ001", 1, 4)],
        "a text cannot start with `>` unless it is in quotes",
        'write a: ">5 min"',
    ),
    "an unclosed bracket": (
        "a: [b\nc: d\n",
        [("CJ001", 1, 4)],
        "this `[` is not closed",
        "close it with `]`; a text that starts with `[` needs quotes",
    ),
    "text behind a list in brackets": (
        "a: [b] c\n",
        [("CJ001", 1, 8)],
        "text stands behind the closing `]`",
        'put the whole text in quotes: a: "[b] c"',
    ),
    "an unclosed brace": (
        "a: {b\nc: d\n",
        [("CJ001", 1, 4)],
        "this `{` is not closed",
        "close it with `}`; a text that starts with `{` needs quotes",
    ),
    "text behind a group in braces": (
        "a: {b} c\n",
        [("CJ001", 1, 8)],
        "text stands behind the closing `}`",
        'put the whole text in quotes: a: "{b} c"',
    ),
    "a text that starts with a comma": (
        "a: , b\n",
        [("CJ001", 1, 4)],
        "a text cannot start with `,` unless it is in quotes",
        'write a: ", b"',
    ),
    "two commas in a row": (
        "a: [b,,c]\n",
        [("CJ001", 1, 7)],
        "nothing stands before this comma",
        "take it away, or put the text in quotes",
    ),
    "a text that starts with a closing bracket": (
        "a: ]b\n",
        [("CJ001", 1, 4)],
        "a text cannot start with `]` unless it is in quotes",
        'write a: "]b"',
    ),
    "a text that starts with a closing brace": (
        "a: }\n",
        [("CJ001", 1, 4)],
        "a text cannot start with `}` unless it is in quotes",
        'write a: "}"',
    ),
    "a bracket closed by a brace": ("a: [b}\n", [("CJ001", 1, 6)], "`[` is closed by `}`", "write `]`"),
    "a brace closed by a bracket": ("a: {b]\n", [("CJ001", 1, 6)], "`{` is closed by `]`", "write `}`"),
    "no comma between two keys": (
        "a: {b: 1 c: 2}\n",
        [("CJ001", 1, 11)],
        "a second colon stands here before a comma",
        "put a comma between the two, or put the text in quotes",
    ),
    "no comma between two quoted items": (
        'a: ["b" "c"]\n',
        [("CJ001", 1, 9)],
        "a comma is missing here",
        "put a comma between the two, or the whole text in quotes",
    ),
    "a brace open at the end of the file": (
        "a: {b: 1\n",
        [("CJ001", 1, 4)],
        "this `{` is not closed",
        "close it with `}`; a text that starts with `{` needs quotes",
    ),
    "a bracket open before the next item": (
        "a:\n  - [b, c\n  - d\n",
        [("CJ001", 2, 5)],
        "this `[` is not closed",
        "close it with `]`; a text that starts with `[` needs quotes",
    ),
    "an item without its dash": (
        "a:\n  - b\n  c\n  - d\n",
        [("CJ001", 3, 3)],
        "this line stands among the items of a list and has no `- `",
        "write - c",
    ),
    "a key beside the dashes": (
        "a:\n  - b: 1\n  c: 2\n",
        [("CJ001", 3, 3)],
        "this line stands among the items of a list and has no `- `",
        "write - c: 2, or indent it deeper to add it to the item above",
    ),
    "an item beside keys": (
        "a: 1\n- b\n",
        [("CJ001", 2, 1)],
        "a list item stands here among keys",
        "indent it under the key it belongs to, or write it as `key: value`",
    ),
    "no space behind a dash": (
        "a:\n  - b\n  -c\n",
        [("CJ001", 3, 3)],
        "a space is missing behind the dash",
        "write - c",
    ),
    "a list on the line of its key": (
        "a: - b\n",
        [("CJ001", 1, 4)],
        "a dash behind a key starts no list",
        'start the list on the next line; a text is written a: "- b"',
    ),
    "text behind the end mark": (
        "a: 1\n...\nb: 2\n",
        [("CJ001", 2, 1)],
        "`...` ends the document, and more follows",
        "take this line away",
    ),
    "an escape that is none": (
        'a: "\\d"\n',
        [("CJ001", 1, 5)],
        "`\\d` means nothing in double quotes",
        "write the text in single quotes, or two backslashes for one",
    ),
    "a Windows path in double quotes": (
        'a: "C:\\Users"\n',
        [("CJ001", 1, 7)],
        "`\\U` means nothing in double quotes",
        "write the text in single quotes, or two backslashes for one",
    ),
    "an escape for half a character": (
        'a: "\\uD800"\n',
        [("CJ001", 1, 5)],
        "`\\u` means nothing in double quotes",
        "write the text in single quotes, or two backslashes for one",
    ),
    "a quote open at a document mark": (
        'a: "x\n---\nb"\n',
        [("CJ001", 1, 4)],
        "this quote is not closed",
        'close it at the end of the text: a: "x"',
    ),
    "a quoted key over two lines": (
        '"a\n b": c\n',
        [("CJ001", 2, 2)],
        "a key in quotes goes over more than one line",
        "a key stands on one line",
    ),
    "a text before the first key": (
        "a\nb: c\n",
        [("CJ001", 1, 1)],
        "this text has no key, and a key follows on the next line",
        "write `key: value` there, or put the whole text in quotes",
    ),
    "a key over a thousand characters": (
        "a" * 1100 + ": b",
        [("CJ001", 1, 1)],
        "this key is longer than 1,024 characters",
        "a key is a short name",
    ),
    "a colon without a key": (
        ": b\n",
        [("CJ001", 1, 1)],
        "a colon stands here without a key before it",
        "write `key: value`",
    ),
    "a colon without a key below a key": (
        "a: 1\n: b\n",
        [("CJ001", 2, 1)],
        "a colon stands here without a key before it",
        "write `key: value`",
    ),
    "a colon without a key in braces": (
        "{: b}\n",
        [("CJ001", 1, 2)],
        "a colon stands here without a key before it",
        "write `key: value`",
    ),
    "a block text that starts too deep": (
        "a: |\n     \n  b\n",
        [("CJ001", 3, 3)],
        "this line is indented less than the text block (`|`) above it",
        "indent all lines of the block by the same spaces",
    ),
    "a letter behind the bar of a block text": (
        "a: |x\n b\n",
        [("CJ001", 1, 4)],
        "a text cannot start with `|` unless it is in quotes",
        'write a: "|x"',
    ),
    "a tab before a block text": (
        "a: |\n\tb\n",
        [("CJ001", 2, 1)],
        "a tab stands here as indentation",
        "indent with spaces",
    ),
    "a block text left of its key": (
        "a:\n  b: |\n text\n",
        [("CJ001", 3, 2)],
        "this line is indented less than the text block (`|`) above it",
        "indent all lines of the block by the same spaces",
    ),
    "a block text that steps back": (
        "a: |\n    x\n  y\nb: 1\n",
        [("CJ001", 3, 3)],
        "this line is indented less than the text block (`|`) above it",
        "indent all lines of the block by the same spaces",
    ),
    "a tag that is not closed": (
        "a: !<foo d\n",
        [("CJ001", 1, 4)],
        "the tag `!<foo` says of which type a value is, and maps do without tags",
        'take it away; a text that starts with ! needs quotes: "!<foo …"',
    ),
    "a tag with a handle": (
        "a: !e!foo d\n",
        [("CJ001", 1, 4)],
        "the tag `!e!foo` says of which type a value is, and maps do without tags",
        'take it away; a text that starts with ! needs quotes: "!e!foo …"',
    ),
    "no space behind a quoted key": (
        '"a":b\n',
        [("CJ001", 1, 4)],
        "a space is missing behind the colon",
        'write "a": b',
    ),
    "one closing bracket too many": (
        "a: [b]]\n",
        [("CJ001", 1, 7)],
        "this `]` closes nothing: no `[` is open",
        "take it away, or put the text in quotes",
    ),
    "one closing brace too many": (
        "a: {b}}\n",
        [("CJ001", 1, 7)],
        "this `}` closes nothing: no `{` is open",
        "take it away, or put the text in quotes",
    ),
    "a line without a colon": (
        "a: 1\nfoo\nb: 2\n",
        [("CJ001", 2, 1)],
        "this line is no key: it has no colon",
        "write `key: value`; to go on with the text above, indent it deeper than its key",
    ),
    "a last line without a colon": (
        "a: 1\nfoo\n",
        [("CJ001", 2, 1)],
        "this line is no key: it has no colon",
        "write `key: value`; to go on with the text above, indent it deeper than its key",
    ),
    "a value as deep as its key": (
        "s:\n  - name: x\n    b:\n    foo\n",
        [("CJ001", 4, 5)],
        "this line is no key: it has no colon",
        "write `key: value`; to go on with the text above, indent it deeper than its key",
    ),
    "a lone question mark": (
        "a: ?\n",
        [("CJ001", 1, 4)],
        "a text cannot start with `?` unless it is in quotes",
        'write a: "?"',
    ),
    "a text that starts with a question mark and a space": (
        "a: ? b\n",
        [("CJ001", 1, 4)],
        "a text cannot start with `?` unless it is in quotes",
        'write a: "? b"',
    ),
    "a lone dash as a value": (
        "a: -\n",
        [("CJ001", 1, 4)],
        "a dash behind a key starts no list",
        'start the list on the next line; a text is written a: "-"',
    ),
    "a quote open at the end of the file": (
        "a: 'x",
        [("CJ001", 1, 4)],
        "this quote is not closed",
        "close it at the end of the text: a: 'x'",
    ),
    "a value in brackets as deep as its key": (
        "a:\n[b\n]\n",
        [("CJ001", 2, 1)],
        "this value stands where a key is expected",
        "indent it deeper than its key",
    ),
    "a colon in brackets": (
        "a: [b::, c]\n",
        [("CJ001", 1, 5)],
        "a text inside brackets holds a colon that ends no key",
        "put the text in quotes",
    ),
    "an at sign inside brackets": (
        "a: [b, @c]\n",
        [("CJ001", 1, 8)],
        "a text cannot start with `@` unless it is in quotes",
        'write "@c"',
    ),
    "a tab inside a list of keys": (
        "a:\n  - b: 1\n\t  c: 2\n",
        [("CJ001", 3, 1)],
        "a tab stands here as indentation",
        "indent with spaces",
    ),
    "a quoted text with a colon behind it": (
        'a: "b": c\n',
        [("CJ001", 1, 7)],
        "a colon followed by a space stands inside unquoted text",
        "write a: '\"b\": c'",
    ),
    "an unclosed quote in a list": (
        "a:\n  - 'b\n  - c\n  - 'd'\n",
        [("CJ001", 2, 5)],
        "this quote is not closed",
        "close it at the end of the text: - 'b'",
    ),
    "a template placeholder": (
        "a: {{ name }}\n",
        [("CJ001", 1, 5)],
        "a list or a group of keys stands where a key is expected",
        "a key is a single text; a text that starts with a bracket needs quotes",
    ),
    "a first key that is indented": (
        "  a: 1\nb: 2\n",
        [("CJ001", 2, 1)],
        "this line is not indented, which fits no line above it",
        "indent it by 2 spaces, to stand beside `a: 1`",
    ),
    "no comma between two lines": (
        'a: [\n  "b"\n  "c"\n]\n',
        [("CJ001", 3, 3)],
        "a comma is missing here",
        "put a comma between the two, or the whole text in quotes",
    ),
    "a comment with a quote does not matter": (
        "a: 1 # it's\nb: c: d\n",
        [("CJ001", 2, 5)],
        "a colon followed by a space stands inside unquoted text",
        'write b: "c: d"',
    ),
    "a carriage return line": (
        "a: 1\r\nb: x: y\r\n",
        [("CJ001", 2, 5)],
        "a colon followed by a space stands inside unquoted text",
        'write b: "x: y"',
    ),
    "a bad line in the third line": (
        "# one\na: 1\nb: @c  # why\n",
        [("CJ001", 3, 4)],
        "a text cannot start with `@` unless it is in quotes",
        'write b: "@c"',
    ),
    "a list item with a text and a key": (
        "a:\n  - b\n    c: d\n",
        [("CJ001", 2, 5)],
        "this text has no key, and a key follows on the next line",
        "write `key: value` there, or put the whole text in quotes",
    ),
    "a text block indicator with words": (
        "a: |- words\n",
        [("CJ001", 1, 4)],
        "a text cannot start with `|` unless it is in quotes",
        'write a: "|- words"',
    ),
    "a directive behind the end": (
        "a: 1\n...\n%YAML 1.3\n---\nb: 2\n",
        [("CJ001", 3, 1)],
        "a line that starts with % is a directive, and maps do without them",
        "take this line away, or put a text that starts with % in quotes",
    ),
}


@pytest.mark.parametrize(("text", "places", "message", "hint"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes(text: str, places: list[Seen], message: str, hint: str) -> None:
    made = document(text)
    assert seen(made) == places
    assert (made.findings[0].message, made.findings[0].hint) == (message, hint)


@pytest.mark.parametrize(("text", "places", "message", "hint"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_with_crlf(text: str, places: list[Seen], message: str, hint: str) -> None:
    made = document(re.sub("\r?\n", "\r\n", text))
    assert seen(made) == places
    assert (made.findings[0].message, made.findings[0].hint) == (message, hint)


def test_what_was_read_before_the_mistake_is_kept() -> None:
    made = document("title: x\nstages:\n  - name: a: b\n")
    assert made.data == {"title": "x", "stages": [{"name": "a"}]}


def test_a_long_line_is_clipped_in_the_hint() -> None:
    (finding,) = document(f"a: {'b' * 500}: c").findings
    assert finding.hint == f'write a: "{"b" * 79}…"'
