"""The format of annotations on GitHub."""

from __future__ import annotations

from dataclasses import replace

from cjmap.finding import Level
from cjmap.formats.findings import github
from cjmap.place import Place, Position, SourceFile

from .made import COFFEE, FRAME, finding, place


def test_levels_and_columns() -> None:
    told = [finding(level=level) for level in Level]
    assert github.write(told, FRAME).splitlines() == [
        f"::{kind} file=journeys/coffee.cjm.yaml,line=12,col=18,endColumn=20,"
        'title=CJ102 unknown-reference::no channel "foo"'
        for kind in ("error", "warning", "notice")
    ]


def test_columns_are_left_out_over_several_lines() -> None:
    def lines(end: Position) -> str:
        where = Place(COFFEE, (), Position(3, 5), end)
        return github.write([finding(where=where)], FRAME).partition(",title")[0]

    assert lines(Position(6, 2)) == "::error file=journeys/coffee.cjm.yaml,line=3,endLine=6"
    assert lines(Position(6, 1)) == "::error file=journeys/coffee.cjm.yaml,line=3,endLine=5"


def test_values_are_escaped() -> None:
    odd = SourceFile("/project", "50%,a:b\n.cjm.yaml")
    told = github.write([finding("100 %\n::error::x ##[add-mask]y", place(file=odd), hint="a, b: c")], FRAME)
    assert told == (
        "::error file=50%25%2Ca%3Ab\\n.cjm.yaml,line=12,col=18,endColumn=20,title=CJ102 unknown-reference"
        "::100 %25\\n::error::x #\\x23[add-mask]y%0Ahint: a, b: c\n"
    )


def test_files_are_named_from_the_root_of_the_repository() -> None:
    frame = replace(FRAME, folder="/project/journeys", repository="/")
    assert "file=project/journeys/coffee.cjm.yaml," in github.write([finding()], frame)
