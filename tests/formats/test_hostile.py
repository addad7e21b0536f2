"""Texts that want to be obeyed by terminals, build servers or markup, through every format."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjmap.finding import Finding
from cjmap.formats import registry
from cjmap.place import SourceFile
from cjmap.visible import visible

from .made import FRAME, finding, place

HOSTILE = [
    "\n::error::x",
    "\r\n::set-output name=x::y",
    "::warning::x",
    "  ::add-mask::x",
    "##[add-mask]x",
    "###[group]",
    "##vso[task.setvariable]x",
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b[2J",
    "\x9b31m",
    "[/red]",
    "[bold]x[/bold]",
    "%0A::error::x",
    "\u202egnp.exe",
    "\u2028::error::x",
    "\u200b",
    "\ud800",
    "咖啡",
    "👩\u200d💻",
    "#",
    "[",
    "",
]
texts = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), max_size=5).map("".join)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    name = draw(texts)
    file = SourceFile("/project", name or "x", named=draw(st.sampled_from([None, name or "x"])))
    line = draw(texts).replace("\n", " ")
    column = draw(st.integers(1, len(line) + 1))
    where = place(line, column, draw(st.integers(1, 9)), file=file, path=draw(texts))
    return finding(draw(texts), where, hint=draw(texts), related=((where, draw(texts)),))


def test_all_formats_are_listed() -> None:
    assert registry.names("findings") == ["concise", "full", "github", "json"]


@pytest.mark.parametrize("name", registry.names("findings"))
@pytest.mark.parametrize("unicode", [True, False])
@given(found=st.lists(findings(), max_size=3))
@settings(max_examples=100, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_is_obeyed(name: str, unicode: bool, found: list[Finding]) -> None:
    told = registry.module("findings", name).write(found, replace(FRAME, unicode=unicode))
    lines = told.split("\n")
    assert lines.pop() == "", "a format ends with a whole line"
    assert [line for line in lines if visible(line) != line] == []
    assert not re.search(r"##[A-Za-z]*\[", told)
    if name == "github":
        assert [line.startswith("::error file=") for line in lines] == [True] * len(found)
    else:
        assert [line for line in lines if line.lstrip().startswith("::")] == []
        assert unicode or told.isascii()
    if name == "json":
        assert [each["message"] for each in json.loads(told)["findings"]] == [each.message for each in found]
    if name == "concise":
        assert len(lines) == len(found)


@pytest.mark.parametrize("name", ["concise", "full", "github"])
def test_markup_is_only_text(name: str) -> None:
    assert "[/red][bold]" in registry.module("findings", name).write([finding("[/red][bold]")], FRAME)
