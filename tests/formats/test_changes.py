"""The formats of changes: whole values."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from cjmap.diff.change import Weight
from cjmap.draw.change.picture import change
from cjmap.draw.svg import written
from cjmap.errors import Misuse
from cjmap.formats import registry
from cjmap.formats.changes import counts, svg, text
from cjmap.formats.changes import json as json_format
from cjmap.view.change_grid import change_grid
from cjmap.view.terms import people

from .changes_made import CAME, FRAME, NEW, OLD, SAME, WENT, pair

ALL = [pair(), CAME, WENT, SAME]
TEXT = """\
a.cjm.yaml  A journey
  mood +1.0 → 0.0
  lowest moment +1.0 → −1.0
    in stage 1 “Order”: mood +1.0 → −1.0
  touchpoint 1 “Waits”
    ~ worse     feeling: +1.0 → −1.0
    − better    pain point “Cold” is gone
  touchpoint 3 “Goes”
    − notable   is gone
  touchpoint 2 “Comes”
    + notable   is new
  touchpoint 3 “Drinks”
    = editorial was called “Sips”
    ~ editorial note: x → y
  touchpoint 4 “Pays”
    ↕ notable   moved from “Order” to “Enjoy”
new.cjm.yaml  A new one
  new map
HEAD:old.cjm.yaml  An old one
  map is gone
"""


def test_all_formats_are_listed() -> None:
    assert registry.names("changes") == ["github", "html", "json", "markdown", "svg", "text"]


def test_which_formats_need_more_than_the_changes() -> None:
    modules = {name: registry.module("changes", name) for name in registry.names("changes")}
    assert [name for name, module in modules.items() if getattr(module, "PLACED", False)] == ["github"]
    assert [name for name, module in modules.items() if getattr(module, "DRAWN", False)] == ["html", "svg"]


def test_counts() -> None:
    assert counts(ALL) == {Weight.WORSE: 1, Weight.BETTER: 1, Weight.NOTABLE: 3, Weight.EDITORIAL: 2}


def test_text() -> None:
    assert text.write(ALL, FRAME) == TEXT
    assert text.write([SAME], FRAME) == text.write([], FRAME) == ""


def test_text_without_unicode() -> None:
    assert text.write(ALL, replace(FRAME, unicode=False)) == (
        TEXT.replace("↕", "^").replace("−", "-").replace("→", "->").replace("“", '"').replace("”", '"')
    )


def test_text_with_colour() -> None:
    told = text.write([pair()], replace(FRAME, color=True)).splitlines()
    assert told[:2] == ["\x1b[1ma.cjm.yaml  A journey\x1b[0m", "  \x1b[31mmood +1.0 → 0.0\x1b[0m"]
    assert told[5:7] == [
        "    \x1b[31m~ worse     feeling: +1.0 → −1.0\x1b[0m",
        "    \x1b[32m− better    pain point “Cold” is gone\x1b[0m",
    ]
    assert "    + notable   is new" in told
    assert "    \x1b[2m~ editorial note: x → y\x1b[0m" in told
    plain = [re.sub("\x1b\\[[0-9;]*m", "", line) for line in told]
    assert plain == text.write([pair()], FRAME).splitlines()


def test_text_says_what_is_compared_where_it_is_no_version() -> None:
    told = text.write([pair(terms=people("Sam", "Inês"))], FRAME).splitlines()
    assert told[:3] == ["a.cjm.yaml  A journey", "  Inês beside Sam", "  mood +1.0 → 0.0"]
    assert "Inês" not in text.write([pair(OLD, OLD, terms=people("Sam", "Inês"))], FRAME)


SUMMARIES = {
    "nothing": ([], "0 maps: no change"),
    "maps that are the same": ([SAME, SAME], "2 maps: no change"),
    "all": (ALL, "4 maps: 1 worse, 1 better, 3 notable, 2 editorial, 1 map new, 1 map gone"),
    "maps that came": ([CAME, CAME], "2 maps: 2 maps new"),
    "maps that went": ([WENT, SAME], "2 maps: 1 map gone"),
}


@pytest.mark.parametrize(("pairs", "line"), SUMMARIES.values(), ids=SUMMARIES)
def test_the_summary(pairs: list[object], line: str) -> None:
    assert text.summary(pairs) == line  # type: ignore[arg-type]


def test_json() -> None:
    run = json.loads(json_format.write(ALL, FRAME))
    assert run["format_version"] == 1
    assert run["summary"] == {"worse": 1, "better": 1, "notable": 3, "editorial": 2}
    first, *rest = run["maps"]
    assert {key: value for key, value in first.items() if key != "changes"} == {
        "old": "HEAD:a.cjm.yaml",
        "new": "a.cjm.yaml",
        "title": "A journey",
        "compares": "what changed",
        "headline": [
            {"label": "mood", "old": "+1.0", "new": "0.0", "good": False},
            {"label": "lowest moment", "old": "+1.0", "new": "−1.0", "good": False},
        ],
        "shares": [
            {
                "name": "in stage 1 “Order”",
                "headline": [{"label": "mood", "old": "+1.0", "new": "−1.0", "good": False}],
            }
        ],
    }
    assert len(first["changes"]) == 7
    assert first["changes"][:2] == [
        {
            "kind": "changed",
            "weight": "worse",
            "reason": "feeling-fell",
            "subject": "touchpoint 1 “Waits”",
            "said": "feeling: +1.0 → −1.0",
            "path": "stages[order].touchpoints[waits].feeling.score",
            "field": "score",
            "old": 1.0,
            "new": -1.0,
            "guessed": False,
        },
        {
            "kind": "removed",
            "weight": "better",
            "reason": "pain-point-gone",
            "subject": "touchpoint 1 “Waits”",
            "said": "pain point “Cold” is gone",
            "path": "stages[order].touchpoints[waits].pain_points[p]",
            "field": None,
            "old": {"text": "Cold", "id": "p"},
            "new": None,
            "guessed": False,
        },
    ]
    bare: dict[str, object] = {"compares": None, "headline": [], "shares": [], "changes": []}
    assert rest == [
        {"old": None, "new": "new.cjm.yaml", "title": "A new one", **bare},
        {"old": "HEAD:old.cjm.yaml", "new": None, "title": "An old one", **bare},
        {"old": "HEAD:a.cjm.yaml", "new": "a.cjm.yaml", "title": "A journey", **bare, "compares": "what changed"},
    ]  # fmt: skip


def test_json_is_ascii_with_an_indent() -> None:
    told = json_format.write(ALL, FRAME)
    assert told.isascii()
    assert told == json.dumps(json.loads(told), indent=2) + "\n"


def test_svg_is_the_drawn_change() -> None:
    one = pair()
    assert one.comparison is not None
    drawn = written(change(change_grid(one.comparison, (OLD, NEW), ("HEAD:a.cjm.yaml", "a.cjm.yaml"))))
    assert svg.write([one], FRAME) == svg.write([SAME, one, SAME], FRAME) == drawn
    assert svg.write([SAME], FRAME).startswith("<svg ")


REFUSED = {
    "two maps that changed": ([pair(), pair()], "a picture shows one map, and 2 maps changed"),
    "two maps that are the same": ([SAME, SAME], "a picture shows one map, and there are 2 maps"),
    "no map": ([], "a picture shows one map, and there are 0 maps"),
    "a map that came": ([CAME], "“A new one” stands on one side alone"),
    "a map that went": ([WENT], "“An old one” stands on one side alone"),
}


@pytest.mark.parametrize(("pairs", "sentence"), REFUSED.values(), ids=REFUSED)
def test_svg_refuses_what_is_not_one_map(pairs: list[object], sentence: str) -> None:
    with pytest.raises(Misuse) as caught:
        svg.write(pairs, FRAME)  # type: ignore[arg-type]
    assert caught.value.sentence == sentence
