"""Where `cjmap diff` writes what it found, in which formats, and with which weights."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import VALID, WRONG, Lay, Run
from .test_diff import NEW, OLD, SAID

TOLD = (
    "b.cjm.yaml  I buy a coffee\n  mood +1.0 → −1.0\n  lowest moment +1.0 → −1.0\n"
    f"  {SAID}\n    ~ worse     feeling: +1.0 → −1.0\n"
)
BEGINS = {
    "text": "b.cjm.yaml  ",
    "json": '{\n  "format_version": 1,',
    "markdown": "### Journey maps: ",
    "github": "::warning file=b.cjm.yaml,line=7,",
    "html": "<!doctype html>\n",
    "svg": "<svg ",
}


@pytest.fixture
def both(lay: Lay) -> Path:
    """Lay two versions of a map."""
    return lay({"a.cjm.yaml": OLD, "b.cjm.yaml": NEW})


@pytest.mark.parametrize(("name", "start"), BEGINS.items(), ids=BEGINS)
def test_each_format(both: Path, run: Run, name: str, start: str) -> None:
    code, out, err = run("diff", "a.cjm.yaml", "b.cjm.yaml", "-f", name)
    assert (code, out.startswith(start), err) == (0, True, "1 map: 1 worse\n")
    assert run("diff", "a.cjm.yaml", "b.cjm.yaml", "-f", f"{name}=out") == (0, "", "1 map: 1 worse\n")
    assert (both / "out").read_text(encoding="utf-8") == out


def test_several_formats_in_one_run(both: Path, run: Run) -> None:
    words = ["-f", "markdown=comment.md", "-f", "html=change.html", "-f", "text", "-f", "json=-"]
    assert run("diff", "a.cjm.yaml", "b.cjm.yaml", *words) == (
        2,
        "",
        "cjmap: error: two formats would go to standard output\nhint: give one a file: --format json=FILE\n",
    )
    assert run("diff", "a.cjm.yaml", "b.cjm.yaml", *words[:-2]) == (0, TOLD, "1 map: 1 worse\n")
    assert (both / "comment.md").read_text(encoding="utf-8").startswith(BEGINS["markdown"])
    assert (both / "change.html").read_text(encoding="utf-8").startswith(BEGINS["html"])


SUFFIXES = {
    "change.html": "html",
    "change.md": "markdown",
    "change.MD": "markdown",
    "change.markdown": "markdown",
    "change.json": "json",
    "change.svg": "svg",
    "change.txt": "text",
    "change": "text",
}


@pytest.mark.parametrize(("file", "name"), SUFFIXES.items(), ids=SUFFIXES)
def test_the_suffix_chooses_the_format(both: Path, run: Run, file: str, name: str) -> None:
    assert run("diff", "a.cjm.yaml", "b.cjm.yaml", "-o", file) == (0, "", "1 map: 1 worse\n")
    assert (both / file).read_text(encoding="utf-8").startswith(BEGINS[name])
    assert run("diff", "a.cjm.yaml", "b.cjm.yaml", "-o", file, "-f", "json", "-q") == (0, "", "")
    assert (both / file).read_text(encoding="utf-8").startswith(BEGINS["json"])


def test_a_change_is_no_png(both: Path, run: Run) -> None:
    assert run("diff", "a.cjm.yaml", "b.cjm.yaml", "-o", "x/change.png") == (
        2,
        "",
        "cjmap: error: a change is not drawn as png\nhint: draw it as svg or html: -o x/change.svg\n",
    )


def test_a_hyphen_is_standard_output(both: Path, run: Run) -> None:
    assert run("diff", "a.cjm.yaml", "b.cjm.yaml", "-o", "-").out == TOLD


REFUSED = {
    "a file for two formats": (
        ["-o", "x", "-f", "json", "-f", "text"],
        "--output is for one format",
        "with several, give each its file: -f markdown=comment.md",
    ),
    "two files for one format": (
        ["-o", "x", "-f", "json=y"],
        "--output is for one format",
        "with several, give each its file: -f markdown=comment.md",
    ),
    "one file for two formats": (
        ["-f", "json=x", "-f", "text=./x"],
        "two formats would go to ./x",
        "give one a file: --format text=FILE",
    ),
    "the name of a map": (
        ["-o", "c.cjm.yaml"],
        "`c.cjm.yaml` is the name of a map, and the changes would take its place",
        "choose another name",
    ),
    "the name of settings": (
        ["-f", "json=cjmap.toml"],
        "`cjmap.toml` is the name of settings, and the changes would take their place",
        "choose another name",
    ),
    "no name": (["-f", "json="], "`--format json=` names no file behind the =", None),
    "an unknown format": (["-f", "htm"], "there is no format `htm`", "did you mean html?"),
    "a folder that is not there": (
        ["-o", "no/x.html"],
        "`no/x.html` cannot be written: there is no such folder",
        None,
    ),
}


@pytest.mark.parametrize(("words", "sentence", "hint"), REFUSED.values(), ids=REFUSED)
def test_outputs_that_are_refused(
    both: Path, run: Run, words: list[str], sentence: str, hint: str | None
) -> None:
    said = f"cjmap: error: {sentence}\n" + (f"hint: {hint}\n" if hint else "")
    assert run("diff", "a.cjm.yaml", "b.cjm.yaml", *words) == (2, "", said)
    assert sorted(path.name for path in both.iterdir()) == ["a.cjm.yaml", "b.cjm.yaml"]


def test_a_picture_shows_one_map_and_nothing_is_written_where_there_are_more(lay: Lay, run: Run) -> None:
    root = lay({"old/a.cjm.yaml": OLD, "old/b.cjm.yaml": OLD, "new/a.cjm.yaml": NEW, "new/b.cjm.yaml": NEW})
    assert run("diff", "old", "new", "-f", "json=all.json", "-f", "svg=all.svg") == (
        2,
        "",
        "cjmap: error: a picture shows one map, and 2 maps changed\nhint: -f html draws them all\n",
    )
    assert sorted(path.name for path in root.iterdir()) == ["new", "old"]
    assert run("diff", "old", "new", "-o", "all.html").code == 0
    assert (root / "all.html").read_text(encoding="utf-8").count("<svg ") == 2


def test_folders(lay: Lay, run: Run) -> None:
    lay({"old/a.cjm.yaml": OLD, "old/gone.cjm.yaml": VALID, "old/was.cjm.yaml": f"{VALID}id: kept\n"})
    lay(
        {
            "new/a.cjm.yaml": NEW,
            "new/came.cjm.yaml": VALID,
            "new/is.cjm.yaml": f"{VALID}id: kept\nowner: Ada\n",
        }
    )
    assert run("diff", "old", "new") == (
        0,
        TOLD.replace("b.cjm.yaml", "new/a.cjm.yaml")
        + "new/came.cjm.yaml  I buy a coffee\n  new map\n"
        + "old/gone.cjm.yaml  I buy a coffee\n  map is gone\n"
        + "new/is.cjm.yaml  I buy a coffee\n  the map\n    ~ notable   owner: nothing → Ada\n",
        "4 maps: 1 worse, 1 notable, 1 map new, 1 map gone\n",
    )
    assert run("diff", "old", "new", "--exit-code").code == 1
    assert run("diff", "old", "new", "--fail-on", "better").code == 0
    assert run("diff", "old/gone.cjm.yaml", "new/came.cjm.yaml").err == "1 map: no change\n"


@pytest.mark.parametrize("name", ["json", "markdown", "html", "github"])
def test_findings_do_not_stand_among_what_programs_read(lay: Lay, run: Run, name: str) -> None:
    lay({"old/a.cjm.yaml": OLD, "old/b.cjm.yaml": VALID, "new/a.cjm.yaml": NEW, "new/b.cjm.yaml": WRONG})
    code, out, err = run("diff", "old", "new", "-f", name)
    assert (code, out.startswith(BEGINS[name].replace("b.cjm", "new/a.cjm"))) == (1, True)
    assert "CJ003" not in out
    assert err.startswith("new/b.cjm.yaml:4:5: error CJ003[schema] ")
    assert err.endswith("\n4 maps, 2 errors in 1\n1 map: 1 worse\n")
    if name == "json":
        assert len(json.loads(out)["maps"]) == 1
    told = run("diff", "old", "new", "-f", f"{name}=out")
    assert (told.code, told.out.startswith("new/b.cjm.yaml:4:5: error "), "CJ003" in told.err) == (
        1,
        True,
        False,
    )


def test_colour_is_for_terminals_alone(both: Path, run: Run) -> None:
    words = ("diff", "a.cjm.yaml", "b.cjm.yaml", "--color", "always")
    assert run(*words).out.startswith("\x1b[1mb.cjm.yaml  I buy a coffee\x1b[0m\n")
    for name in ("json", "markdown", "github", "html", "svg"):
        assert "\x1b" not in run(*words, "-f", name).out
    assert run(*words, "-o", "x.txt").code == 0
    assert (both / "x.txt").read_text(encoding="utf-8") == TOLD


WEIGHTS = '[diff.weights]\nfeeling-fell = "notable"\n'


def test_a_project_says_how_much_a_reason_weighs(both: Path, lay: Lay, run: Run) -> None:
    assert run("diff", "a.cjm.yaml", "b.cjm.yaml", "--fail-on", "worse").code == 1
    lay({"cjmap.toml": WEIGHTS})
    assert run("diff", "a.cjm.yaml", "b.cjm.yaml", "--fail-on", "worse").err == "1 map: 1 notable\n"
    assert run("diff", "a.cjm.yaml", "b.cjm.yaml", "--fail-on", "worse").code == 0
    assert run("diff", "a.cjm.yaml", "b.cjm.yaml", "--fail-on", "notable").code == 1
    assert run("diff", "a.cjm.yaml", "b.cjm.yaml", "--isolated").err == "1 map: 1 worse\n"
    lay({"other.toml": WEIGHTS.replace("notable", "editorial")})
    assert run("diff", "a.cjm.yaml", "b.cjm.yaml", "--config", "other.toml").err == "1 map: 1 editorial\n"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            WEIGHTS.replace("fell", "fel"),
            "cjmap.toml: diff.weights: there is no reason `feeling-fel`\nhint: did you mean feeling-fell?\n",
        ),
        (
            WEIGHTS.replace("notable", "bad"),
            "cjmap.toml: diff.weights: `feeling-fell` expects a weight\n"
            "hint: weights are worse, better, notable and editorial\n",
        ),
        (
            '[diff]\nfeeling-fell = "notable"\n',
            "cjmap.toml: [diff] has no key `feeling-fell`\nhint: write the weights as [diff.weights]\n",
        ),
    ],
    ids=["an unknown reason", "an unknown weight", "no table"],
)
def test_settings_that_cannot_be_used(both: Path, lay: Lay, run: Run, settings: str, said: str) -> None:
    lay({"cjmap.toml": settings})
    assert run("diff", "a.cjm.yaml", "b.cjm.yaml") == (2, "", f"cjmap: error: {said}")


MACHINES = (
    {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "4242", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "COLUMNS": "20"},
)


def test_the_same_change_is_the_same_bytes_on_every_machine(lay: Lay) -> None:
    here = Path(__file__).parents[2] / "examples" / "broadband"
    root = lay({})
    made = []
    for number, machine in enumerate(MACHINES):
        words = [word for name in BEGINS for word in ("-f", f"{name}={root}/{number}.{name}")]
        maps = ["moving-in.cjm.yaml", "moving-in-older.cjm.yaml"]
        subprocess.run(
            [sys.executable, "-m", "cjmap", "diff", *maps, "-q", *words],
            env={**os.environ, **machine},
            cwd=here,
            check=True,
        )
        made.append({name: (root / f"{number}.{name}").read_bytes() for name in BEGINS})
    assert made[0] == made[1]
    assert all(made[0].values())
