"""The format of one line for each finding."""

from __future__ import annotations

from cjmap.finding import Level
from cjmap.formats.findings import concise
from cjmap.place import SourceFile

from .made import FRAME, finding, place


def test_one_line_each() -> None:
    told = concise.write([finding(), finding("a\nb", level=Level.INFO, hint="left out")], FRAME)
    assert told == (
        'journeys/coffee.cjm.yaml:12:18: error CJ102[unknown-reference] no channel "foo"\n'
        "journeys/coffee.cjm.yaml:12:18: info CJ102[unknown-reference] a\\nb\n"
    )


def test_name_of_a_file_never_starts_a_line_as_a_command() -> None:
    names = ["::error::x", "-rf", " x", "\u00a0::x", "##[x]y", "a::b", "/etc/x", "../x", "日.yaml"]
    files = [SourceFile("/project", name, named=name) for name in names]
    told = concise.write([finding(where=place(file=file)) for file in files], FRAME)
    assert [line.split(":12:18:")[0] for line in told.splitlines()] == [
        "./::error::x",
        "./-rf",
        "./ x",
        "./\u00a0::x",
        "./#\\x23[x]y",
        "a::b",
        "/etc/x",
        "../x",
        "日.yaml",
    ]
