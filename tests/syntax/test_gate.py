"""From bytes to text: encodings, control characters, and what nobody can see."""

from __future__ import annotations

import pytest

from .reading import Seen, clean, document, seen

NO_OPS = {
    "plain text": ("title: Coffee", "Coffee"),
    "umlauts and dashes": ("title: Größe – fünf €", "Größe – fünf €"),
    "an emoji built with joiners": ("title: 👩\u200d💻", "👩\u200d💻"),
    "Persian with a non-joiner": ("title: می\u200cخواهم", "می\u200cخواهم"),
    "right-to-left script without controls": ("title: קפה", "קפה"),
    "a tab behind the colon": ("title:\tCoffee", "Coffee"),
    "a variation selector": ("title: ☕\ufe0f", "☕\ufe0f"),
    "a no-break space": ("title: 5\u00a0min", "5\u00a0min"),
    "an escaped tab and line end": ('title: "a\\tb\\nc"', "a\tb\nc"),
}


@pytest.mark.parametrize(("text", "title"), NO_OPS.values(), ids=NO_OPS)
def test_passes(text: str, title: str) -> None:
    assert clean(text).data == {"title": title}


REFUSED: dict[str, tuple[bytes, list[Seen], str]] = {
    "a Windows-1252 umlaut": (
        b"a: 1\nb: sch\xf6n\n",
        [("CJ004", 2, 7)],
        "byte 0xF6 is not UTF-8; the file seems to be in Windows-1252",
    ),
    "a byte that no encoding has": (b"a: \x81\n", [("CJ004", 1, 4)], "byte 0x81 is not UTF-8"),
    "a character cut off": (b"a: caf\xc3", [("CJ004", 1, 7)], "ends in the middle of a character"),
    "an invalid byte behind a byte order mark": (b"\xef\xbb\xbfa: \xff\n", [("CJ004", 1, 4)], "byte 0xFF"),
    "an encoded surrogate": (b"a: \xed\xa0\x80\n", [("CJ004", 1, 4)], "byte 0xED"),
    "an overlong slash": (b"a: \xc0\xaf\n", [("CJ004", 1, 4)], "byte 0xC0"),
    "UTF-16 with a mark": ("a: 1\n".encode("utf-16"), [("CJ004", 1, 1)], "UTF-16"),
    "UTF-16 little-endian": ("cjmap: 1\n".encode("utf-16-le"), [("CJ004", 1, 1)], "UTF-16"),
    "UTF-16 big-endian": ("cjmap: 1\n".encode("utf-16-be"), [("CJ004", 1, 1)], "UTF-16"),
    "UTF-32 with a mark": ("a: 1\n".encode("utf-32"), [("CJ004", 1, 1)], "UTF-32"),
    "UTF-32 big-endian": ("cjmap: 1\n".encode("utf-32-be"), [("CJ004", 1, 1)], "UTF-32"),
    "NUL": (b"a: x\x00y\n", [("CJ004", 1, 5)], "U+0000 NUL is a control character"),
    "an escape sequence": (b"a: \x1b[31m\n", [("CJ004", 1, 4)], "U+001B ESCAPE is a control character"),
    "DEL": (b"a: \x7f\n", [("CJ004", 1, 4)], "U+007F DELETE is a control character"),
    "a C1 control": ("a: \x9b\n".encode(), [("CJ004", 1, 4)], "U+009B is a control character"),
    "next line": (
        "a: 1\n# x\x85b: 2\n".encode(),
        [("CJ004", 2, 4)],
        "U+0085 NEXT LINE is a line end to some tools",
    ),
    "line separator": ("# x\u2028a: 2\n".encode(), [("CJ004", 1, 4)], "U+2028 LINE SEPARATOR is a line end"),
    "paragraph separator": ("a: x\u2029y\n".encode(), [("CJ004", 1, 5)], "U+2029"),
    "a bidirectional override": (
        "a: \u202e1\n".encode(),
        [("CJ004", 1, 4)],
        "changes the direction of the text",
    ),
    "a bidirectional isolate": ("a: \u2066x\u2069\n".encode(), [("CJ004", 1, 4), ("CJ004", 1, 6)], "U+2066"),
    "zero width space": (
        "a: x\u200by\n".encode(),
        [("CJ004", 1, 5)],
        "U+200B ZERO WIDTH SPACE cannot be seen",
    ),
    "right-to-left mark": ("a: \u200f\n".encode(), [("CJ004", 1, 4)], "U+200F"),
    "word joiner": ("a: x\u2060\n".encode(), [("CJ004", 1, 5)], "U+2060"),
    "soft hyphen": ("a: Kaf\xadfee\n".encode(), [("CJ004", 1, 7)], "U+00AD SOFT HYPHEN cannot be seen"),
    "a second byte order mark": ("\ufeff\ufeffa: 1\n".encode(), [("CJ004", 1, 1)], "U+FEFF BYTE ORDER MARK"),
    "tag characters": ("a: \U000e0041\n".encode(), [("CJ004", 1, 4)], "U+E0041 TAG LATIN CAPITAL LETTER A"),
    "a noncharacter": ("a: \ufffe\n".encode(), [("CJ004", 1, 4)], "U+FFFE is no character"),
    "two on two lines": (
        b"a: \x01\r\nb: \x02\rc: \x03",
        [("CJ004", 1, 4), ("CJ004", 2, 4), ("CJ004", 3, 4)],
        "U+0001",
    ),
    "an escaped NUL": (b'a: "x\\0"\n', [("CJ004", 1, 4)], "U+0000 NUL"),
    "an escaped override in a key": (b'"a\\u202e": 1\n', [("CJ004", 1, 1)], "U+202E"),
}


@pytest.mark.parametrize(("content", "places", "words"), REFUSED.values(), ids=REFUSED)
def test_refuses(content: bytes, places: list[Seen], words: str) -> None:
    made = document(content)
    assert seen(made) == places
    assert words in made.findings[0].message
    assert made.findings[0].hint


def test_a_byte_order_mark_is_remembered_and_does_not_count_as_a_column() -> None:
    made = clean("\ufefftitle: x\n")
    assert (made.bom, made.text, made.data) == (True, "title: x\n", {"title": "x"})
    assert made.locate(("title",)).start.column == 8
    assert not clean("title: x\n").bom


def test_only_so_many_faults_are_told() -> None:
    assert len(document("a: " + "\x01" * 200).findings) == 100
    assert len(document("a: " + "\x01" * 200, findings_per_file=3).findings) == 3
    assert len(document("a: 1\n" * 500, findings_per_file=7).findings) == 7
