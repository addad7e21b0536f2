"""`cjmap textconv`, and what git makes of it in real repositories."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from cjmap.syntax.document import LIMITS

from .conftest import Lay, Run, ended, process
from .test_git_setup import _no_cjmap_on_the_path as _no_cjmap_on_the_path
from .test_git_setup import commit, git

COFFEE = """\
cjmap: 1
# cjmap: ignore-file[CJ4] A sketch
title: I buy a coffee
personas: Sam, commuter
stages:
  - name: Order
    touchpoints:
      - id: queue
        name: Waits in the queue
        channel: [counter, app]
        feeling: {score: -1, words: bored, by: {sam: 0}}
        pain_points:
          - Nobody says how long
          - {text: Cold, severity: 3}
          - true
        expectations:
          - {expects: A warm cup, gets: A cold one}
        next: {to: pays, when: "it's his turn"}
      - name: Pays
        feeling: 1
reviews:
  - {date: 2026-01-02, by: Lena}
x_own: {b: [1, {c: d}], a: }
"""
SAID = """\
cjmap: 1
title: I buy a coffee
personas[sam-commuter]: Sam, commuter
stages[order].name: Order
stages[order].touchpoints[queue].name: Waits in the queue
stages[order].touchpoints[queue].channel: counter
stages[order].touchpoints[queue].channel: app
stages[order].touchpoints[queue].feeling: -1
stages[order].touchpoints[queue].feeling.words: bored
stages[order].touchpoints[queue].feeling.by.sam: 0
stages[order].touchpoints[queue].expectations[a-warm-cup]: A warm cup
stages[order].touchpoints[queue].expectations[a-warm-cup].gets: A cold one
stages[order].touchpoints[queue].pain_points[nobody-says-how-long]: Nobody says how long
stages[order].touchpoints[queue].pain_points[cold]: Cold
stages[order].touchpoints[queue].pain_points[cold].severity: 3
stages[order].touchpoints[queue].pain_points[true]: true
stages[order].touchpoints[queue].next[pays]: pays
stages[order].touchpoints[queue].next[pays].when: it's his turn
stages[order].touchpoints[pays].name: Pays
stages[order].touchpoints[pays].feeling: 1
reviews[2026-01-02].date: 2026-01-02
reviews[2026-01-02].by: Lena
x_own.b: 1
x_own.b[d].c: d
# cjmap: ignore-file[CJ4] A sketch
"""


def said(text: str, run: Run) -> str:
    Path("a.cjm.yaml").write_bytes(text.encode())
    code, out, err = run("textconv", "a.cjm.yaml")
    assert (code, err) == (0, "")
    return out


def test_a_line_for_each_fact(lay: Lay, run: Run) -> None:
    lay({})
    assert said(COFFEE, run) == SAID


SAME = {
    "order of keys": (
        "id: queue\n        name: Waits in the queue",
        "name: Waits in the queue\n        id: queue",
    ),
    "block or flow": ("channel: [counter, app]", "channel:\n          - counter\n          - app"),
    "quotes": ("title: I buy a coffee", 'title: "I buy a coffee"'),
    "short form": ("        feeling: 1\n", "        feeling: {score: 1}\n"),
    "a list of one": ("personas: Sam, commuter", "personas:\n  - name: Sam, commuter"),
    "a key without a value": ("        name: Waits", "        note:\n        name: Waits"),
    "line endings": ("\n", "\r\n"),
    "a byte order mark": ("cjmap: 1", "\ufeffcjmap: 1"),
}


@pytest.mark.parametrize("case", SAME.values(), ids=SAME)
def test_layout_is_no_fact(case: tuple[str, str], lay: Lay, run: Run) -> None:
    lay({})
    assert COFFEE.count(case[0]) > 0
    assert said(COFFEE.replace(*case), run) == SAID


FILES = {
    "an overlay is not resolved": (
        "cjmap: 1\nextends: ../gone.cjm.yaml\nscenario: null\ntags: []\n"
        "touchpoints:\n  - {id: queue, remove: true}\n  - id: pays\n",
        "cjmap: 1\ntags: []\nscenario: null\nextends: ../gone.cjm.yaml\n"
        "touchpoints[queue].remove: true\ntouchpoints[pays]: pays\n",
    ),
    "a library": (
        "cjmap: 1\nkind: library\npersonas: [Sam]\n",
        "cjmap: 1\npersonas[sam]: Sam\nkind: library\n",
    ),
    "unknown keys and wrong kinds": (
        "cjmap: 7\nstages: {nmae: Order}\nfoo: bar\na: b\n",
        "cjmap: 7\nstages[0].nmae: Order\na: b\nfoo: bar\n",
    ),
    "a text of several lines": ("title: |\n  One\n\n  two\n", "title: One\\n\\ntwo\\n\n"),
    "an empty text and things without words": (
        'title: ""\nstages:\n  - {}\n  - [x]\n  - {id: A b}\n',
        'title: ""\nstages[0]: {}\nstages[1][x]: x\nstages[a-b].id: A b\n',
    ),
    "an empty file": ("", ""),
    "comments alone": ("# one\n\n# two", "# one\n\n# two\n"),
    "no YAML": ("title: [\n  'x\nlast", "title: [\n  'x\nlast\n"),
    "a duplicate key would be lost": ("a: 1\na: 2\n", "a: 1\na: 2\n"),
    "a list": ("- a\n- b\n", "- a\n- b\n"),
    "a key as long as a page": (
        f"{'k' * 150}:\n  {'l' * 150}:\n    {'m' * 150}: x\n",
        f"…{'k' * 97}.{'l' * 150}.{'m' * 150}: x\n",
    ),
}


@pytest.mark.parametrize("case", FILES.values(), ids=FILES)
def test_any_file(case: tuple[str, str], lay: Lay, run: Run) -> None:
    lay({})
    assert said(case[0], run) == case[1]


HOSTILE = {
    "escapes": (b"a: \x1b[31mred\x07\n", "a: \\x1b[31mred\\x07\n"),
    "direction": ("a: \u202egnp.exe\n".encode(), "a: \\u202egnp.exe\n"),
    "bytes": (b"a: \xff\n", "a: \\xff\n"),
    "UTF-16": ("ä".encode("utf-16-be"), "\\x00\\xe4\n"),
    "a command to the build server": (
        b"[\n  ::error::x\n::error::y",
        "[\n  \\x3a:error::x\n\\x3a:error::y\n",
    ),
    "a key that is a command": (b"::error::x: y\n", "\\x3a:error::x: y\n"),
    "a comment that is a command": (b"##[error]x\n##vso[y]z\n", "#\\x23[error]x\n#\\x23vso[y]z\n"),
}


@pytest.mark.parametrize("case", HOSTILE.values(), ids=HOSTILE)
def test_nothing_is_obeyed(case: tuple[bytes, str], lay: Lay, run: Run) -> None:
    (lay({}) / "a.cjm.yaml").write_bytes(case[0])
    assert run("textconv", "a.cjm.yaml") == (0, case[1], "")


def test_a_file_that_is_too_large_says_where_it_is_cut(lay: Lay, run: Run) -> None:
    lay({})
    out = said("a: b\n" * (LIMITS.bytes // 5 + 1), run)
    assert out.endswith(
        f"\n… the file is larger than {LIMITS.bytes:,} bytes, and what follows is not shown\n"
    )


def test_many_facts_of_a_deep_hostile_file_stay_short(lay: Lay, run: Run) -> None:
    lay({})
    deep = "".join(f"{' ' * level}{'k' * 190}:\n" for level in range(50))
    out = said(f"{deep}{' ' * 50}[{','.join(['a'] * 10_000)}]\n", run)
    assert (len(out.splitlines()), len(out)) == (10_000, 10_000 * (400 + len(": a\n")))


UNREADABLE = {
    "no file": ([], "which file?"),
    "gone": (["gone"], "`gone` does not exist"),
    "a folder": (["."], "`.` is a folder, not a file"),
}


@pytest.mark.parametrize("case", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read(case: tuple[list[str], str], lay: Lay, run: Run) -> None:
    lay({})
    code, out, err = run("textconv", *case[0])
    assert (code, out, err.splitlines()[0]) == (2, "", f"cjmap: error: {case[1]}")


def test_the_same_bytes_in_any_locale(lay: Lay) -> None:
    lay({"a.cjm.yaml": "title: Zoë – 咖啡\n"})
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    assert ended(process(["textconv", "a.cjm.yaml"], env=plain)) == (0, "title: Zoë – 咖啡\n", "")


@pytest.mark.skipif(os.name == "nt", reason="a POSIX pipe")
def test_a_closed_pipe(lay: Lay) -> None:
    lay({"a.cjm.yaml": COFFEE})
    reader, writer = os.pipe()
    os.close(reader)
    assert ended(process(["textconv", "a.cjm.yaml"], stdout=writer)) == (0, "", "")
    os.close(writer)


# -- git calls it


@pytest.fixture
def root(lay: Lay, run: Run) -> Path:
    """A repository that is set up, with a map in it."""
    folder = lay({"coffee.cjm.yaml": COFFEE})
    git("init", "--quiet", "--initial-branch", "main")
    run("git-setup")
    commit()
    return folder


def _changed(text: str) -> list[str]:
    """Return the lines that a diff takes out and puts in."""
    return [
        line for line in text.splitlines() if line.startswith(("+", "-")) and line[:3] not in ("+++", "---")
    ]


WORSE = ["-stages[order].touchpoints[pays].feeling: 1", "+stages[order].touchpoints[pays].feeling: -2"]


@pytest.mark.parametrize("words", [["log", "-p", "-1"], ["show"], ["diff", "--no-ext-diff", "HEAD~1"]])
def test_git_compares_facts(words: list[str], root: Path) -> None:
    text = COFFEE.replace("feeling: 1", "feeling: -2").replace(
        "title: I buy a coffee", "title:   'I buy a coffee'"
    )
    (root / "coffee.cjm.yaml").write_text(text)
    commit()
    assert _changed(git(*words)) == WORSE


def test_a_comment_that_silences_a_rule_is_seen(root: Path) -> None:
    (root / "coffee.cjm.yaml").write_text(COFFEE + "# cjmap: ignore-file[CJ5] quietly\n")
    commit()
    assert _changed(git("show")) == ["+# cjmap: ignore-file[CJ5] quietly"]


def test_blame_tells_who_wrote_a_fact(root: Path) -> None:
    (root / "coffee.cjm.yaml").write_text(COFFEE.replace("feeling: 1", "feeling: -2"))
    git("commit", "--quiet", "--all", "--message", "worse", GIT_AUTHOR_NAME="Lena")
    lines = [line for line in git("blame", "coffee.cjm.yaml").splitlines() if "(Lena " in line]
    assert [line.partition(") ")[2] for line in lines] == [WORSE[1][1:]]


def test_a_map_that_becomes_broken_and_names_that_are_odd(root: Path) -> None:
    names = ["-x.cjm.yaml", "a b'c\"$(d).cjm.yaml", "Zoë.cjm.yml"]
    for name in names:
        (root / name).write_text("title: [\n")
    commit()
    for name in names:
        (root / name).write_text("title: x\n")
    assert _changed(git("diff", "--no-ext-diff")) == ["-title: [", "+title: x"] * 3
    commit()
    assert _changed(git("show")) == ["-title: [", "+title: x"] * 3


def test_a_merge_that_stopped_shows_both_facts(root: Path) -> None:
    path = root / "coffee.cjm.yaml"
    for branch, feeling in (("other", "-2"), ("main", "2")):
        git("checkout", "--quiet", "-B", branch, "main")
        path.write_text(COFFEE.replace("feeling: 1", f"feeling: {feeling}"))
        git("commit", "--quiet", "--all", "--message", branch)
    subprocess.run(["git", "merge", "--quiet", "other"], capture_output=True, check=False)
    assert "<<<<<<< HEAD\n        feeling: 2\n" in path.read_text()
    lines = git("diff").splitlines()
    assert lines[lines.index("++<<<<<<< ours") :][:5] == [
        "++<<<<<<< ours",
        " +stages[order].touchpoints[pays].feeling: 2",
        "++=======",
        "+ stages[order].touchpoints[pays].feeling: -2",
        "++>>>>>>> theirs",
    ]


def test_a_merge_that_broke_the_map_is_shown_as_it_is(lay: Lay, run: Run) -> None:
    lay({})
    text = "a: 1\n<<<<<<< HEAD\nb: [\n=======\nb: 2\n>>>>>>> other\n"
    assert said(text, run) == text
    both = text.replace("b: [", "b: 1").replace("=======", "||||||| base\nb: 0\n=======")
    assert said(both, run) == "a: 1\n<<<<<<< ours\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n"
