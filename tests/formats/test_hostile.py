"""Texts that want to be obeyed by terminals, build servers or markup, through every format."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cjmap.finding import Finding, Muted
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
    "</details>",
    "</td></table><script>",
    "@everyone",
    "#12",
    "]]>",
    "-->",
    "<!--",
    "&#10;::error::x",
    "\n/close",
    " | x |\n| - |",
    "`",
    "```",
    "\\",
    '", "level": "note',
    "\ufffe",
]
texts = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), max_size=5).map("".join)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    name = draw(texts)
    file = SourceFile("/project", name or "x", named=draw(st.sampled_from([None, name or "x"])))
    line = draw(texts).replace("\n", " ")
    column = draw(st.integers(1, len(line) + 1))
    where = place(line, column, draw(st.integers(1, 9)), file=file, path=draw(texts))
    muted = draw(st.sampled_from([None, Muted("baseline"), Muted("comment", draw(texts))]))
    told = finding(draw(texts), where, hint=draw(texts), related=((where, draw(texts)),))
    return told._replace(muted=muted)


class Command(NamedTuple):
    """What a build server would do on reading a line of its log."""

    name: str
    properties: dict[str, str]
    value: str


def obeyed(log: str) -> Iterator[Command]:
    """Yield the commands in a log, as the runners of GitHub, Azure Pipelines and TeamCity find them.

    A line that starts with `::`, behind any white space, is one; `##[…]` and `##vso[…]` are anywhere in a line.
    """
    for line in re.split(r"\r\n|[\r\n\v\f\x85\u2028\u2029]", log):
        if found := re.match(r"\s*::([^\s:]+)(?: (.*?))?::(.*)", line):
            pairs = [pair.split("=", 1) for pair in (found[2] or "").split(",") if "=" in pair]
            yield Command(found[1], {key.strip(): plain(value) for key, value in pairs}, plain(found[3]))
        elif found := re.search(r"##([A-Za-z]*)\[([^\]]*)", line):
            yield Command(found[1] or found[2], {}, line)


def plain(value: str) -> str:
    """Undo the escapes of a workflow command."""
    for code, sign in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        value = value.replace(code, sign)
    return value


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param("::error file=a%2Cb,line=1::x%0Ay", ["error"], id="a command"),
        pytest.param("  ::add-mask::x", ["add-mask"], id="behind white space"),
        pytest.param("a ::error::x", [], id="not at the start"),
        pytest.param("::not one", [], id="without an end"),
        pytest.param("a ##[add-mask]x", ["add-mask"], id="the old form, anywhere"),
        pytest.param("a ##vso[task.setvariable]x", ["vso"], id="Azure's"),
        pytest.param("progress 1\r::error::x", ["error"], id="a carriage return starts a line"),
    ],
)
def test_the_model_of_the_runner(line: str, names: list[str]) -> None:
    assert [command.name for command in obeyed(line)] == names


def test_all_formats_are_listed() -> None:
    assert registry.names("findings") == [
        "concise", "full", "github", "gitlab", "json", "jsonl", "junit", "markdown", "sarif",
    ]  # fmt: skip


@pytest.mark.parametrize("name", registry.names("findings"))
@pytest.mark.parametrize("unicode", [True, False])
@given(found=st.lists(findings(), max_size=3))
@settings(max_examples=100, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_is_obeyed(name: str, unicode: bool, found: list[Finding]) -> None:
    told = registry.module("findings", name).write(found, replace(FRAME, unicode=unicode))
    lines = told.split("\n")
    assert lines.pop() == "", "a format ends with a whole line"
    assert [line for line in lines if visible(line) != line] == []
    commands = list(obeyed(told))
    if name == "github":
        assert [command.name for command in commands] == ["error"] * len(found) == ["error"] * len(lines)
        for command in commands:
            assert command.properties.keys() == {"file", "line", "col", "endColumn", "title"}
            assert command.properties["title"] == "CJ102 unknown-reference"
    else:
        assert commands == []
        assert unicode or told.isascii()
    if name == "concise":
        assert len(lines) == len(found)
    if name in SAME:
        SAME[name](told, found)


def same_in_json(told: str, found: Sequence[Finding]) -> None:
    assert [each["message"] for each in json.loads(told)["findings"]] == [each.message for each in found]


def same_in_jsonl(told: str, found: Sequence[Finding]) -> None:
    data = [json.loads(line) for line in told.split("\n")[:-1]]
    assert [(each["message"], each["hint"], each["path"]) for each in data] == [
        (each.message, each.hint, each.place.path) for each in found
    ]


def same_in_gitlab(told: str, found: Sequence[Finding]) -> None:
    data = json.loads(told)
    assert [set(each) for each in data] == [
        {"description", "check_name", "fingerprint", "severity", "location"}
    ] * len(found)
    assert all(each["description"].startswith(one.message) for each, one in zip(data, found, strict=True))


def same_in_sarif(told: str, found: Sequence[Finding]) -> None:
    (run,) = json.loads(told)["runs"]
    for result, each in zip(run["results"], found, strict=True):
        said = result["message"]["text"].replace("] (", "](")
        assert said == "\n".join([each.message, *([each.hint] if each.hint else [])]).replace("] (", "](")
        reasons = [one.get("justification") for one in result.get("suppressions", [])]
        by_comment = each.muted is not None and each.muted.by == "comment" and each.muted.reason
        assert not by_comment or reasons == [by_comment]


def same_in_junit(told: str, found: Sequence[Finding]) -> None:
    root = ET.fromstring(told.encode())
    cases = root.findall("testsuite/testcase")
    assert {element.tag for element in root.iter()} <= {"testsuites", "testsuite", "testcase", "failure"}
    assert [len(case) for case in cases] == ([1] * len(found) or [0])


MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


def same_in_markdown(told: str, found: Sequence[Finding]) -> None:
    html = MARKDOWN.render(told)
    tags = re.findall(r"</?([a-z0-9]+)", html)
    assert set(tags) <= {"h3", "table", "thead", "tbody", "tr", "th", "td", "br"}
    assert html.count("<td>") == 4 * len(found)
    seen = unescape(re.sub("<[^>]*>", " ", html))
    assert re.search(r"[@#!~]\w|(?<!\w)GH-\d", seen.replace("CJ102", "")) is None


SAME: dict[str, Any] = {
    "json": same_in_json,
    "jsonl": same_in_jsonl,
    "gitlab": same_in_gitlab,
    "sarif": same_in_sarif,
    "junit": same_in_junit,
    "markdown": same_in_markdown,
}
"""What a reader of a format has to find again, whatever the texts are."""


@pytest.mark.parametrize("name", ["concise", "full", "github"])
def test_markup_is_only_text(name: str) -> None:
    assert "[/red][bold]" in registry.module("findings", name).write([finding("[/red][bold]")], FRAME)
