"""`cjmap diff --personas` and `--shop`: two sides of one map."""

from __future__ import annotations

import json

import pytest

from .conftest import VALID, WRONG, Lay, Run

MAP = """\
cjmap: 1
title: I buy a coffee
personas: [{id: sam, name: Sam}, {id: ines, name: Inês}, {id: kim, name: Kim}]
stages:
  - name: Order
    touchpoints:
      - {name: Waits, feeling: {score: 1, by: {sam: -1}}, next: [{to: pays, when: x}, {to: sips, when: y}]}
      - {name: Pays, personas: [ines, kim], feeling: 1}
      - {name: Sips, feeling: 1, wait: 1 min}
mystery_shops:
  - id: june
    date: 2026-06
    steps:
      - {touchpoint: waits, result: missing}
      - {name: Gets a letter, after: pays, result: not-on-map}
      - {touchpoint: sips, wait: 5 min, feeling: -1}
  - {id: may, date: 2026-05, persona: sam, steps: [{touchpoint: sips, feeling: 2}]}
"""


def test_two_personas(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": MAP})
    assert run("diff", "a.cjm.yaml", "--personas", "sam,ines") == (
        0,
        "a.cjm.yaml  I buy a coffee\n"
        "  Inês beside Sam\n"
        "  mood 0.0 → +1.0\n"
        "  lowest moment −1.0 → +1.0\n"
        "  touchpoint 1 “Waits”\n"
        "    ~ better    feeling: Sam −1.0, Inês +1.0\n"
        "    + notable   only for Inês: step “Pays”\n"
        "  touchpoint 2 “Pays”\n"
        "    + notable   only Inês meets it\n",
        "1 map: 1 better, 2 notable\n",
    )


def test_personas_that_meet_the_same(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": MAP})
    assert run("diff", ".", "--personas", "ines, kim", "--exit-code") == (0, "", "1 map: no change\n")
    assert run("diff", ".", "--personas", "sam,kim", "--exit-code").code == 1
    assert run("diff", ".", "--personas", "kim,sam", "--fail-on", "worse").code == 1


SHOP = (
    "a.cjm.yaml  I buy a coffee\n"
    "  the mystery shop june beside the map\n"
    "  mood +1.0 → 0.0\n"
    "  lowest moment +1.0 → −1.0\n"
    "    for Sam: mood 0.0 → −1.0\n"
    "  touchpoint 1 “Waits”\n"
    "    − notable   is on the map, and was not met\n"
    "  touchpoint “Gets a letter”\n"
    "    + notable   was met, and is not on the map\n"
    "  touchpoint 3 “Sips”\n"
    "    ~ worse     feeling: the map says +1.0, the shopper met −1.0\n"
    "    ~ notable   wait: the map says 1 min, the shopper met 5 min\n"
)


@pytest.mark.parametrize("name", ["june", "last"])
def test_a_mystery_shop(lay: Lay, run: Run, name: str) -> None:
    lay({"a.cjm.yaml": MAP})
    assert run("diff", "a.cjm.yaml", "--shop", name) == (0, SHOP, "1 map: 1 worse, 3 notable\n")


def test_a_shopper_plays_one_persona(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": MAP})
    assert run("diff", "a.cjm.yaml", "--shop", "may").out == (
        "a.cjm.yaml  I buy a coffee\n"
        "  the mystery shop may beside the map\n"
        "  mood 0.0 → +0.5\n"
        "  touchpoint 3 “Sips”\n"
        "    ~ better    feeling: the map says +1.0, the shopper met +2.0\n"
    )


def test_a_shop_that_is_called_last_is_meant_by_its_id(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": MAP.replace("id: may", "id: last")})
    assert "the mystery shop last beside the map" in run("diff", ".", "--shop", "last").out


@pytest.mark.parametrize(
    "words", [("--personas", "sam,ines"), ("--shop", "last")], ids=["personas", "a shop"]
)
def test_every_format_can_tell_of_it(lay: Lay, run: Run, words: tuple[str, str]) -> None:
    root = lay({"a.cjm.yaml": MAP})
    formats = [
        word
        for name in ("json", "markdown", "github", "html", "svg")
        for word in ("-f", f"{name}=out.{name}")
    ]
    assert run("diff", "a.cjm.yaml", *words, *formats).code == 0
    (told,) = json.loads((root / "out.json").read_text(encoding="utf-8"))["maps"]
    assert told["compares"] in {"Inês beside Sam", "the mystery shop june beside the map"}
    for name in ("markdown", "html", "svg"):
        assert told["compares"] in (root / f"out.{name}").read_text(encoding="utf-8")
    assert (root / "out.github").read_text(encoding="utf-8").startswith("::")


def test_a_map_that_is_not_valid_tells_its_findings(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": WRONG})
    code, out, err = run("diff", "a.cjm.yaml", "--personas", "sam,ines")
    assert (code, out.startswith("a.cjm.yaml:4:5: error "), err) == (1, True, "1 map, 2 errors in 1\n")


TWO = "--personas expects two of them with a comma between"
MISUSE = {
    "one persona": (["--personas", "sam"], TWO, "--personas sam,ines"),
    "three": (["--personas", "sam,ines,kim"], TWO, "--personas sam,ines"),
    "one twice": (["--personas", "sam,sam"], TWO, "--personas sam,ines"),
    "half of them": (["--personas", "sam,"], TWO, "--personas sam,ines"),
    "a slip": (["--personas", "sam,ine"], "the map has no persona `ine`", "did you mean ines?"),
    "a stranger": (["--personas", "sam,zzz"], "the map has no persona `zzz`", "it has sam, ines and kim"),
    "an unknown shop": (["--shop", "jun"], "there is no mystery shop `jun` on the map", "did you mean june?"),
    "a shop like no other": (
        ["--shop", "zzz"],
        "there is no mystery shop `zzz` on the map",
        "mystery shops are june and may, and last is the newest",
    ),
    "both": (
        ["--shop", "june", "--personas", "sam,ines"],
        "--personas, --shop and --against exclude each other",
        "leave all but one out",
    ),
    "beside a commit": (
        ["--shop", "june", "--against", "HEAD"],
        "--personas, --shop and --against exclude each other",
        "leave all but one out",
    ),
    "beside what is staged": (
        ["--personas", "sam,ines", "--staged"],
        "--personas, --shop and --against exclude each other",
        "leave all but one out",
    ),
    "two maps": (
        ["a.cjm.yaml", "--shop", "june"],
        "one map is compared with itself, and 2 are named",
        "cjmap diff MAP --shop june",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "sentence", "hint"), MISUSE.values(), ids=MISUSE)
def test_misuse(lay: Lay, run: Run, words: list[str], sentence: str, hint: str) -> None:
    lay({"a.cjm.yaml": MAP})
    assert run("diff", "a.cjm.yaml", *words) == (2, "", f"cjmap: error: {sentence}\nhint: {hint}\n")


NOT_ONE = {
    "no word": ([], "one map is compared with itself, and none is named"),
    "a folder with several": (["."], "one map is compared with itself, and there are 3"),
    "a library": (["library.cjm.yaml"], "`library.cjm.yaml` is a library, not a map"),
    "a map without a shop": (["b.cjm.yaml"], "the map has no mystery shop"),
}


@pytest.mark.parametrize(("words", "sentence"), NOT_ONE.values(), ids=NOT_ONE)
def test_it_takes_one_map(lay: Lay, run: Run, words: list[str], sentence: str) -> None:
    lay({"a.cjm.yaml": MAP, "b.cjm.yaml": VALID, "library.cjm.yaml": "cjmap: 1\nkind: library\n"})
    code, out, err = run("diff", *words, "--shop", "june")
    assert (code, out, err.splitlines()[0]) == (2, "", f"cjmap: error: {sentence}")
