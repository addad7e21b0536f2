"""`cjmap validate`, over files given as a dict."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from .conftest import VALID, WRONG, Lay, Run, ended, process

TWO_WRONG = {"a.cjm.yaml": WRONG, "b.cjm.yaml": VALID, "sub/c.cjm.yaml": WRONG}


def test_valid_maps(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": VALID, "sub/b.cjm.yaml": VALID})
    assert run("validate") == (0, "", "2 maps are valid\n")
    assert run("validate", "--quiet", "a.cjm.yaml") == (0, "", "")


def test_findings(lay: Lay, run: Run) -> None:
    lay(TWO_WRONG)
    code, out, err = run("validate", "-f", "concise")
    assert (code, err) == (1, "3 maps, 4 errors in 2\n")
    assert [line.partition(" ")[0] for line in out.splitlines()] == [
        "a.cjm.yaml:4:5:",
        "a.cjm.yaml:5:5:",
        "sub/c.cjm.yaml:4:5:",
        "sub/c.cjm.yaml:5:5:",
    ]


def test_formats_agree_and_go_where_they_are_sent(lay: Lay, run: Run) -> None:
    root = lay({**TWO_WRONG, "cjmap.toml": ""})
    code, out, _ = run("validate", "-f", "concise", "-f", "json=out.json", "-f", "full=out.txt")
    assert code == 1
    found = json.loads((root / "out.json").read_text())
    assert found["summary"] == {
        "maps": 3,
        "files_with_findings": 2,
        "errors": 4,
        "warnings": 0,
        "infos": 0,
        "hidden": 0,
    }
    assert [each["file"] for each in found["findings"]] == ["a.cjm.yaml"] * 2 + ["sub/c.cjm.yaml"] * 2
    assert [
        line for line in (root / "out.txt").read_text().splitlines() if ": error " in line
    ] == out.splitlines()
    assert "Zoë – 咖啡" in (root / "out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [["--exit-zero"], ["--fail-on", "never"]])
def test_findings_that_do_not_fail(words: list[str], lay: Lay, run: Run) -> None:
    lay(TWO_WRONG)
    code, out, err = run("validate", *words)
    assert (code, bool(out), err) == (0, True, "3 maps, 4 errors in 2\n")


def test_verbose_names_each_file(lay: Lay, run: Run) -> None:
    lay(TWO_WRONG)
    assert run("validate", "-v").err.splitlines() == [
        "read a.cjm.yaml: 2 findings",
        "read b.cjm.yaml: 0 findings",
        "read sub/c.cjm.yaml: 2 findings",
        "3 maps, 4 errors in 2",
    ]


def test_findings_over_the_limit_are_counted(lay: Lay, run: Run) -> None:
    lay({**TWO_WRONG, "cjmap.toml": "[limits]\nfindings-per-run = 3\n"})
    code, out, err = run("validate")
    assert (code, err) == (1, "3 maps, 4 errors, 1 not shown in 2\n")
    assert out.endswith("\n\nand 1 more finding, not shown\n")


def test_files_are_listed_unread(lay: Lay, run: Run) -> None:
    lay(TWO_WRONG)
    assert run("validate", "--show-files") == (0, "a.cjm.yaml\nb.cjm.yaml\nsub/c.cjm.yaml\n", "")


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not allow")
def test_names_of_files_are_only_names(lay: Lay, run: Run) -> None:
    name = "::error::\n##[x]\x1b[2J.cjm.yaml"
    lay({name: WRONG})
    shown = "./::error::\\n#\\x23[x]\\x1b[2J.cjm.yaml"
    assert run("validate", "--show-files").out == f"{shown}\n"
    _, out, err = run("validate", "--verbose", "-f", "concise")
    assert [line.partition(": error")[0] for line in out.splitlines()] == [f"{shown}:4:5", f"{shown}:5:5"]
    assert err.startswith("read ::error::\\n#\\x23[x]\\x1b[2J.cjm.yaml: 2 findings\n")


def test_no_maps(lay: Lay, run: Run) -> None:
    lay({"empty/x.txt": ""})
    hint = "hint: cjmap init writes a first one\n"
    said = "cjmap: error: there are no map files (*.cjm.yaml) in"
    assert run("validate") == (2, "", f"{said} the current folder\n{hint}")
    assert run("validate", "empty", ".") == (2, "", f"{said} empty and .\n{hint}")


def test_what_is_not_there(lay: Lay, run: Run) -> None:
    lay({"coffee.cjm.yaml": VALID})
    code, out, err = run("validate", "cofee.cjm.yaml")
    assert (code, out) == (2, "")
    assert err == (
        "cjmap: error: no such file or folder: `cofee.cjm.yaml`\nhint: did you mean coffee.cjm.yaml?\n"
    )


def test_bad_settings(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": VALID, "cjmap.toml": "inclde = []\n"})
    code, out, err = run("validate")
    assert (code, out) == (2, "")
    assert err.endswith("unknown key `inclde`\nhint: did you mean include?\n")
    assert run("validate", "--isolated").code == 0


def test_output_that_cannot_be_written(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": VALID})
    code, out, err = run("validate", "-f", "json=nowhere/out.json")
    assert (code, out) == (2, "")
    assert err.startswith("cjmap: error: `nowhere/out.json` cannot be written")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("a.cjm.yaml", "`a.cjm.yaml` is the name of a map"),
        ("b.yaml", "`b.yaml` is one of the maps"),
        ("link.json", "`link.json` is one of the maps"),
    ],
)
def test_findings_do_not_take_the_place_of_a_map(path: str, said: str, lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": VALID, "b.yaml": VALID})
    (root / "link.json").symlink_to("b.yaml")
    code, out, err = run("validate", "a.cjm.yaml", "b.yaml", "-f", "full", "-f", f"json={path}")
    assert (code, out, said in err) == (2, "", True)
    assert {(root / name).read_text() for name in ("a.cjm.yaml", "b.yaml")} == {VALID}


def test_annotations_are_named_from_the_workspace(
    lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay(TWO_WRONG)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(root))
    monkeypatch.chdir(root / "sub")
    assert run("validate", "-f", "github").out.startswith("::error file=sub/c.cjm.yaml,")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param([], "<stdin>", id="without a name"),
        pytest.param(["--stdin-filename", "sub/x.cjm.yaml"], "sub/x.cjm.yaml", id="with a name"),
    ],
)
def test_standard_input(words: list[str], name: str, lay: Lay) -> None:
    lay({})
    started = process(["validate", "-", "-f", "concise", *words], stdin=-1)
    code, out, err = ended(started, WRONG.encode())
    assert (code, err) == (1, "1 map, 2 errors in 1\n")
    assert out.startswith(f"{name}:4:5: ")


def test_standard_input_that_breaks(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Broken()))
    assert run("validate", "-") == (
        2,
        "",
        "cjmap: error: standard input cannot be read: Input/output error\n",
    )


def test_examples_are_valid(run: Run) -> None:
    examples = Path(__file__).parents[2] / "examples"
    code, out, _ = run("validate", str(examples))
    assert (code, out) == (0, "")
