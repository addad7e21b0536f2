"""`cjmap show`, over files given as a dict."""

from __future__ import annotations

import subprocess

import pytest

from .conftest import VALID, WRONG, Lay, Run, ended, process

LIBRARY = "cjmap: 1\nkind: library\n"
PERSONAS = VALID + "personas: [{id: sam, name: Sam}, {id: ada, name: Ada}]\n"
DRAWN = [
    "▌ I buy a coffee",
    "▌ Current state · draft",
    "",
    "─1 Order ───────────────────────────────",
    "│ no touchpoints yet",
    "",
]


def test_a_map(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": VALID})
    code, out, err = run("show", "a.cjm.yaml", "--width", "40")
    assert (code, out.splitlines(), err) == (0, DRAWN, "")


def test_a_folder_with_one_map_and_its_library(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": VALID, "lib.cjm.yaml": LIBRARY})
    assert run("show", "--width", "40").out.splitlines() == DRAWN
    assert run("show", ".", "--width", "40").code == 0


def test_several_maps_are_listed(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": VALID, "sub/b.cjm.yaml": VALID})
    assert run("show") == (
        2,
        "",
        "cjmap: error: the current folder holds several maps: a.cjm.yaml and sub/b.cjm.yaml\n"
        "hint: name the one that you mean\n",
    )


def test_many_maps_are_not_all_listed(lay: Lay, run: Run) -> None:
    lay({f"{number}.cjm.yaml": VALID for number in range(30)})
    code, _, err = run("show")
    assert code == 2
    assert err.count(".cjm.yaml") == 8
    assert "and more" in err


def test_a_library_is_no_map(lay: Lay, run: Run) -> None:
    lay({"lib.cjm.yaml": LIBRARY})
    code, out, err = run("show", "lib.cjm.yaml")
    assert (code, out, err.splitlines()[0]) == (
        2,
        "",
        "cjmap: error: lib.cjm.yaml holds a library and no map",
    )


def test_an_invalid_map_is_told_and_not_drawn(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": WRONG})
    code, out, err = run("show", "a.cjm.yaml")
    assert (code, err) == (1, "1 map, 2 errors in 1\n")
    assert out.startswith("a.cjm.yaml:4:5: error ")
    assert "▌" not in out


def test_a_fault_in_a_library_of_the_folder_is_told_too(lay: Lay, run: Run) -> None:
    lay(
        {
            "cjmap.toml": 'library = ["lib.cjm.yaml"]\n',
            "lib.cjm.yaml": LIBRARY + "nmae: x\n",
            "z.cjm.yaml": VALID,
        }
    )
    code, out, _ = run("show")
    assert (code, "lib.cjm.yaml:3:1: error " in out) == (1, True)


def test_one_persona(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": PERSONAS})
    assert "▌ as seen by Sam\n" in run("show", "--persona", "sam").out
    assert run("show", "--persona", "san")[2].endswith("hint: did you mean sam?\n")
    assert run("show", "--persona", "zoe") == (
        2,
        "",
        "cjmap: error: the map has no persona `zoe`\nhint: it has sam and ada\n",
    )


@pytest.mark.parametrize(("columns", "widest"), [("40", 40), ("80", 80), ("10", 32), ("500", 120)])
def test_as_wide_as_the_terminal(
    columns: str, widest: int, lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lay({"a.cjm.yaml": VALID})
    assert max(map(len, run("show").out.splitlines())) == widest


def test_too_narrow(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": VALID})
    said = "cjmap: error: 31 columns are too few to read anything\nhint: --width 32 is the least\n"
    assert run("show", "--width", "31") == (2, "", said)


@pytest.mark.parametrize("words", [["--width", "31"], ["--width", "wide"], ["a", "b"], ["--colour"]])
def test_misuse(words: list[str], lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": VALID})
    code, out, err = run("show", *words)
    assert (code, out) == (2, "")
    assert err.startswith("cjmap: error: ")


@pytest.mark.parametrize(
    ("terminal", "code"),
    [
        ({"COLORTERM": "truecolor", "TERM": "xterm-256color"}, "48;2;44;74;110m"),
        ({"COLORTERM": "", "TERM": "xterm-256color"}, "48;5;"),
        ({"COLORTERM": "", "TERM": "xterm"}, "97;100m"),
    ],
)
def test_colours_of_the_terminal(
    terminal: dict[str, str], code: str, lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in terminal.items():
        monkeypatch.setenv(name, value)
    lay({"a.cjm.yaml": VALID})
    assert code in run("show", "--color", "always").out
    assert "\x1b" not in run("show").out


def test_standard_input(lay: Lay) -> None:
    lay({})
    ran = ended(process(["show", "-", "--width", "40"], stdin=-1), VALID.encode())
    assert (ran.code, ran.out.splitlines(), ran.err) == (0, DRAWN, "")


def test_a_terminal_without_unicode(lay: Lay) -> None:
    lay({"a.cjm.yaml": VALID.replace("Order", "Bestellen für später")})
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    ran = ended(process(["show", "--width", "40"], env=env))
    assert ran.code == 0
    assert ran.out.isascii()
    assert max(map(len, ran.out.splitlines())) == 40


def test_a_map_of_a_commit(lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = lay({"a.cjm.yaml": VALID})
    monkeypatch.setenv("HOME", str(folder))
    for words in ("init --quiet", "add .", "commit --quiet --message first"):
        told = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", *words.split()]
        subprocess.run(["git", *told], cwd=folder, check=True)
    (folder / "a.cjm.yaml").write_text(WRONG, encoding="utf-8")
    ran = ended(process(["show", "HEAD:a.cjm.yaml", "--width", "40"]))
    assert (ran.code, ran.out.splitlines(), ran.err) == (0, DRAWN, "")
