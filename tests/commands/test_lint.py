"""`cjmap lint`, over files given as a dict."""

from __future__ import annotations

import json

import pytest

from .conftest import VALID, WRONG, Lay, Run

MAP = "cjmap: 1\ntitle: I buy a coffee\nstages:\n  - name: Order\n"
SELECT = ("--select", "CJ205")


def test_a_finding_with_its_place(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": MAP})
    code, out, err = run("lint", *SELECT, "-f", "concise")
    assert (code, err) == (0, "1 map, 1 warning in 1\n")
    assert out.startswith("a.cjm.yaml:2:8: warning CJ205[missing-persona] ")


def test_a_good_map(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": MAP + "personas: Sam\n"})
    assert run("lint", *SELECT) == (0, "", "1 map is all right\n")


def test_a_map_that_is_not_correct_is_told_so(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": WRONG})
    assert run("lint", *SELECT).code == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 0),
        (("--strict",), 1),
        (("--fail-on", "warning"), 1),
        (("--strict", "--ignore", "missing-persona"), 0),
    ],
)
def test_levels_decide_the_exit_code(words: tuple[str, ...], code: int, lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": MAP})
    assert run("lint", *SELECT, *words).code == code


def test_settings(lay: Lay, run: Run) -> None:
    settings = '[lint]\nselect = ["CJ205"]\n[lint.levels]\nmissing-persona = "error"\n'
    lay({"cjmap.toml": settings, "a.cjm.yaml": MAP})
    assert run("lint").code == 1
    assert run("lint", "--isolated", *SELECT).code == 0
    assert run("lint", "--ignore", "CJ2") == (0, "", "1 map is all right\n")


def test_settings_for_some_files(lay: Lay, run: Run) -> None:
    settings = '[lint]\nselect = ["CJ205"]\n[lint.per-file-ignores]\n"drafts/**" = ["CJ2"]\n'
    lay({"cjmap.toml": settings, "a.cjm.yaml": MAP, "drafts/b.cjm.yaml": MAP})
    assert run("lint").err == "2 maps, 1 warning in 1\n"


def test_bad_settings_name_their_file(lay: Lay, run: Run) -> None:
    lay({"cjmap.toml": '[lint]\nprofile = "lax"\n', "a.cjm.yaml": MAP})
    assert run("lint") == (
        2,
        "",
        "cjmap: error: cjmap.toml: [lint] profile expects workshop, standard or strict, not lax\n",
    )


def test_comments_silence_and_are_counted(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": MAP.replace("coffee", "coffee  # cjmap: ignore[CJ205] A template")})
    assert run("lint", *SELECT) == (0, "", "1 map is all right; 1 ignored by comments\n")


def test_a_fault_that_overlays_inherit_is_told_once(lay: Lay, run: Run) -> None:
    lay(
        {
            "a.cjm.yaml": MAP,
            "b.cjm.yaml": "cjmap: 1\nextends: a.cjm.yaml\n",
            "c.cjm.yaml": "cjmap: 1\nextends: a.cjm.yaml\n",
        }
    )
    code, out, err = run("lint", *SELECT, "-f", "concise")
    assert (code, len(out.splitlines()), err) == (0, 1, "3 maps, 1 warning in 1\n")


def test_a_baseline(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": MAP})
    assert run("lint", *SELECT, "--write-baseline", "b.json") == (0, "", "1 finding recorded in b.json\n")
    (root / "a.cjm.yaml").write_text("# moved\n" + MAP)
    assert run("lint", *SELECT, "--strict", "--baseline", "b.json") == (
        0,
        "",
        "1 map is all right; 1 in the baseline\n",
    )
    (root / "a.cjm.yaml").write_text(MAP + "personas: Sam\n")
    assert run("lint", *SELECT, "--baseline", "b.json").err == (
        "1 map is all right\nb.json records what is no longer found: CJ205 at a.cjm.yaml title\n"
        "hint: --prune-baseline takes it out\n"
    )
    assert run("lint", *SELECT, "--baseline", "b.json", "--prune-baseline").err == (
        "1 map is all right\n1 entry taken out of b.json\n"
    )
    assert json.loads((root / "b.json").read_text()) == {"format_version": 1, "findings": []}


def test_a_map_that_is_not_correct_is_not_recorded(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": WRONG})
    assert run("lint", "--write-baseline", "b.json").code == 1
    assert not (root / "b.json").exists()


def test_statistics(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": MAP, "b.cjm.yaml": MAP})
    assert run("lint", *SELECT, "--statistics", "-f", "concise").err == (
        "     2  CJ205  missing-persona\n2 maps, 2 warnings in 2\n"
    )


MISUSE = {
    "no such rule": (["--select", "CJ299"], "there is no rule `CJ299`"),
    "no day": (["--today", "tomorrow"], "--today expects a day such as 2026-09-30, not `tomorrow`"),
    "nothing to prune": (["--prune-baseline"], "--prune-baseline has no baseline to prune"),
    "read and write": (
        ["--baseline", "b.json", "--write-baseline", "b.json"],
        "--baseline and --write-baseline exclude each other",
    ),
}


@pytest.mark.parametrize("case", MISUSE.values(), ids=MISUSE)
def test_misuse(case: tuple[list[str], str], lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": VALID})
    words, sentence = case
    code, out, err = run("lint", *words)
    assert (code, out, err.splitlines()[0]) == (2, "", f"cjmap: error: {sentence}")


@pytest.mark.parametrize(
    "words",
    [
        ("--write-baseline", "a.cjm.yaml"),
        ("--write-baseline", "cjmap.toml"),
        ("-f", "json=cjmap.toml"),
        ("--baseline", "b.json", "-f", "json=b.json"),
    ],
)
def test_nothing_that_is_read_is_overwritten(words: tuple[str, ...], lay: Lay, run: Run) -> None:
    files = {"a.cjm.yaml": MAP, "cjmap.toml": "", "b.json": '{"format_version": 1, "findings": []}'}
    root = lay(files)
    assert run("lint", *words).code == 2
    assert {name: (root / name).read_text() for name in files} == files
