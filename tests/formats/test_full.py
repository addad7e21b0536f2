"""The format for people, with source lines and carets."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

import pytest

from cjmap.finding import Finding, Level
from cjmap.formats.findings import full
from cjmap.formats.findings._text import cells
from cjmap.place import SourceFile

from .made import FRAME, finding, place


def _told(*findings: Finding) -> str:
    return full.write(findings, FRAME)


def test_no_findings() -> None:
    assert _told() == ""


def test_finding_with_all_its_parts() -> None:
    shared = place(None, 9, file=SourceFile("/project", "library/shared.cjm.yaml"), number=40)
    told = finding(hint="did you mean `food`?", related=((shared, "channels are defined here"),))
    assert _told(told) == dedent(
        """\
        journeys/coffee.cjm.yaml:12:18: error CJ102[unknown-reference] no channel "foo"
        12 |         channel: foo
           |                  ^^^
           = library/shared.cjm.yaml:40:9: channels are defined here
           = hint: did you mean `food`?
        """
    )


def test_place_that_may_not_be_shown_has_no_source_line() -> None:
    assert _told(finding(where=place(None))) == (
        'journeys/coffee.cjm.yaml:12:18: error CJ102[unknown-reference] no channel "foo"\n'
    )


def test_findings_stand_apart_and_the_hidden_ones_are_counted() -> None:
    bare = finding(where=place(None))
    lines = full.write([bare, bare], replace(FRAME, hidden=1200)).split("\n")
    assert lines == [lines[0], "", lines[0], "", "and 1,200 more findings, not shown", ""]


def test_names_are_read_from_the_folder_of_the_reader() -> None:
    told = full.write([finding(where=place(None))], replace(FRAME, folder="/project/library"))
    assert told.startswith("../journeys/coffee.cjm.yaml:12:18: ")


@pytest.mark.parametrize(
    ("line", "column", "width", "under"),
    [
        pytest.param("name: coffee", 7, 6, "      ^^^^^^", id="plain characters take one column"),
        pytest.param("名前: 咖啡店", 5, 2, "      ^^^^", id="wide characters take two"),
        pytest.param("x: 咖a啡", 4, 3, "   ^^^^^", id="carets are as wide as what they mark"),
        pytest.param("cafe\u0301: x", 8, 1, "      ^", id="a combining accent takes none"),
        pytest.param("title:", 7, 1, "      ^", id="a caret may stand behind the line"),
        pytest.param("a\x1b[0m: b", 9, 1, "           ^", id="what is spelled out is as wide as it looks"),
        pytest.param("a: \u0301", 4, 1, "   ^", id="a mark without a width has one caret"),
    ],
)
def test_caret(line: str, column: int, width: int, under: str) -> None:
    source, carets = _told(finding(where=place(line, column, width))).split("\n")[1:3]
    assert carets == f"   | {under}"
    assert source.startswith("12 | ")


@pytest.mark.parametrize("line", ["", "  \t"])
def test_a_line_on_which_nothing_can_be_seen_is_not_shown(line: str) -> None:
    assert _told(finding(where=place(line, 1, 1), hint="start it with `cjmap: 1`")) == (
        'journeys/coffee.cjm.yaml:12:1: error CJ102[unknown-reference] no channel "foo"\n'
        "   = hint: start it with `cjmap: 1`\n"
    )


def test_long_line_is_clipped_around_its_caret() -> None:
    line = "-" * 500 + "foo" + "-" * 500
    source, carets = _told(finding(where=place(line, 501, 3))).split("\n")[1:3]
    assert (len(source), source[carets.index("^") :][:3]) == (165, "foo")


def test_without_unicode_carets_still_stand_right() -> None:
    told = full.write([finding("5 … 6", place("名: Zoë", 4, 3))], replace(FRAME, unicode=False))
    head, source, carets, _ = told.split("\n")
    assert head.endswith("] 5 ... 6")
    assert source == "12 | \\u540d: Zo\\xeb"
    assert carets == "   |         ^^^^^^"


def test_colour_is_all_there_is_of_control_characters() -> None:
    plain = finding("a warning", level=Level.WARNING, hint="a hint")
    colored = full.write([plain], replace(FRAME, color=True))
    assert "\x1b[1;33mwarning\x1b[0m" in colored
    for code in ("0", "1", "2", "1;33"):
        colored = colored.replace(f"\x1b[{code}m", "")
    assert colored == _told(plain)


def test_cells() -> None:
    assert [cells(text) for text in ("", "abc", "咖啡", "e\u0301", "👩\u200d💻", "\uff21")] == [
        0,
        3,
        4,
        1,
        4,
        2,
    ]
