"""The formats of changes for code hosts: the comment on a pull request, and annotations."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cjmap.formats.changes import github, markdown
from cjmap.view.terms import people
from tests.analysis.made import one_stage

from .changes_made import CAME, FRAME, SAME, WENT, pair
from .test_markdown import shown

ALL = [pair(), CAME, WENT, SAME]
MARKDOWN = """\
### Journey maps: 4 maps: 1 worse, 1 better, 3 notable, 2 editorial, 1 map new, 1 map gone

#### A journey

map: a.cjm.yaml

mood **+1.0 → 0.0** · lowest moment **+1.0 → −1.0**

- in stage 1 “Order”: mood **+1.0 → −1.0**

**Worse for customers**

- touchpoint 1 “Waits”: feeling: +1.0 → −1.0

**Better for customers**

- touchpoint 1 “Waits”: pain point “Cold” is gone

**Also changed**

- touchpoint 3 “Goes”: is gone
- touchpoint 2 “Comes”: is new
- touchpoint 4 “Pays”: moved from “Order” to “Enjoy”

**Wording**

- touchpoint 3 “Drinks”: was called “Sips”
- touchpoint 3 “Drinks”: note: x → y

#### A new one

new map: new.cjm.yaml

#### An old one

map is gone: HEAD:old.cjm.yaml
"""


def test_markdown() -> None:
    assert markdown.write(ALL, FRAME) == MARKDOWN
    assert markdown.write([SAME], FRAME) == "### Journey maps: 1 map: no change\n"


def test_markdown_says_what_is_compared_where_it_is_no_version() -> None:
    told = markdown.write([pair(terms=people("Sam", "Inês"))], FRAME)
    assert "\n\nmap: a.cjm.yaml\n\ncompared: Inês beside Sam\n\nmood " in told


def test_markdown_is_what_it_looks_like() -> None:
    html = shown(MARKDOWN)
    assert re.findall(r"<(h\d)>", html) == ["h3", "h4", "h4", "h4"]
    assert (html.count("<li>"), html.count("<strong>")) == (8, 7)


@pytest.mark.parametrize("letter", ["x", "咖", "👩"], ids=["a letter", "three bytes", "counted as two"])
def test_a_comment_is_cut_where_it_would_be_too_long(letter: str) -> None:
    spots = [f"id: t{number}, name: {letter * 90}" for number in range(1200)]
    long = pair(one_stage(*spots[:1]), one_stage(*spots))
    told = markdown.write([pair(), long, CAME], FRAME)
    assert 60_000 < len(told.encode("utf-16-le")) // 2 < 65_536
    rows = told.count("\n- touchpoint") - 7
    assert told.endswith(f"is new\n\nand {1199 - rows + 1:,} more changes, not shown\n")
    assert "A new one" not in told


def test_nothing_stands_below_a_heading_that_did_not_fit() -> None:
    spots = [f"name: {number}{'x' * 190}" for number in range(320)]
    full = pair(one_stage("id: a, name: a"), one_stage("id: a, name: a", *spots))
    told = markdown.write([full, replace(pair(), title="y" * 1900)], FRAME)
    assert told.count("####") == 1
    assert "Waits" not in told


GITHUB = [
    "::warning file=journeys/coffee.cjm.yaml,line=1,col=18,endColumn=20,title=journey map, worse: feeling-fell"
    "::touchpoint 1 “Waits”: feeling: +1.0 → −1.0",
    "::notice file=journeys/coffee.cjm.yaml,line=2,col=18,endColumn=20,title=journey map, better: pain-point-gone"
    "::touchpoint 1 “Waits”: pain point “Cold” is gone",
    "::notice file=journeys/coffee.cjm.yaml,line=3,col=18,endColumn=20,title=journey map, notable: journey-changed"
    "::touchpoint 3 “Goes”: is gone",
    "::notice file=journeys/coffee.cjm.yaml,line=4,col=18,endColumn=20,title=journey map, notable: journey-changed"
    "::touchpoint 2 “Comes”: is new",
    "::notice file=journeys/coffee.cjm.yaml,line=7,col=18,endColumn=20,title=journey map, notable: journey-changed"
    "::touchpoint 4 “Pays”: moved from “Order” to “Enjoy”",
    "::notice title=journey map is gone::An old one (HEAD:old.cjm.yaml)",
]


def test_github() -> None:
    assert github.write(ALL, FRAME).splitlines() == GITHUB
    assert github.write([SAME], FRAME) == ""


def test_github_says_once_what_several_overlays_inherit() -> None:
    assert github.write([pair(), pair(names=("b", "c"))], FRAME).splitlines() == GITHUB[:-1]
