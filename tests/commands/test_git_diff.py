"""`cjmap git-diff`, as `git diff` calls it in real repositories."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.commands import _lines
from cjmap.commands._lines import unified
from cjmap.syntax.document import LIMITS

from .conftest import VALID, WRONG, Lay, Run, ended, process
from .test_git_setup import _no_cjmap_on_the_path as _no_cjmap_on_the_path
from .test_git_setup import commit, git

OLD = (
    "cjmap: 1\ntitle: I buy a coffee\nstages:\n"
    "  - name: Order\n    touchpoints:\n      - name: Waits\n        feeling: 1\n"
)
NEW = OLD.replace("feeling: 1", "feeling: -1")
TITLE = "  I buy a coffee\n"
WORSE = "    ~ worse     feeling: +1.0 → −1.0\n"


@pytest.fixture
def root(lay: Lay, run: Run) -> Path:
    """A repository that is set up and has no map yet."""
    folder = lay({})
    git("init", "--quiet", "--initial-branch", "main")
    run("git-setup")
    commit()
    return folder


def put(name: str, text: str | bytes) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())


def seen(old: str | bytes | None, new: str | bytes | None, name: str = "a.cjm.yaml") -> str:
    """Commit one content, put another in its place, and return what `git diff` shows."""
    if old is not None:
        put(name, old)
        commit()
    if new is None:
        Path(name).unlink()
    else:
        put(name, new)
    git("add", "--all", "--intent-to-add")
    return git("diff", "HEAD")


def test_what_changed_for_the_customer(root: Path, run: Run) -> None:
    out = seen(OLD, NEW, "journeys/a.cjm.yaml")
    first, rest = out.split("\n", 1)
    assert first == "cjmap diff journeys/a.cjm.yaml"
    (root / "old.cjm.yaml").write_text(OLD)
    said = run("diff", "old.cjm.yaml", "journeys/a.cjm.yaml").out
    assert rest == said.replace("journeys/a.cjm.yaml", "", 1)
    assert rest.startswith(TITLE)
    assert WORSE in rest


def test_a_map_that_came_and_one_that_went(root: Path) -> None:
    assert seen(None, OLD) == f"cjmap diff a.cjm.yaml\n{TITLE}  new map\n"
    commit()
    assert seen(None, None) == f"cjmap diff a.cjm.yaml\n{TITLE}  map is gone\n"


def test_a_map_with_another_name(root: Path) -> None:
    put("old name.cjm.yaml", OLD)
    commit()
    git("mv", "old name.cjm.yaml", "new.cjm.yaml")
    put("new.cjm.yaml", NEW)
    out = git("diff", "HEAD", "--find-renames=10%")
    assert out.startswith(f"cjmap diff old name.cjm.yaml → new.cjm.yaml\n{TITLE}")
    assert WORSE in out


def test_layout_alone(root: Path) -> None:
    said = "no change in meaning; git diff --no-ext-diff --no-textconv shows the lines"
    assert seen(OLD, f"# why\n{OLD}") == f"cjmap diff a.cjm.yaml\n  {said}\n"


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_a_mode_alone(root: Path) -> None:
    put("a.cjm.yaml", OLD)
    commit()
    (root / "a.cjm.yaml").chmod(0o755)
    assert git("diff") == "cjmap diff a.cjm.yaml\n  mode 100644 is now 100755\n"


def test_what_git_could_not_merge(root: Path) -> None:
    put("a.cjm.yaml", OLD)
    commit()
    for branch, feeling in (("other", "-2"), ("main", "2")):
        git("checkout", "--quiet", "-B", branch, "main")
        put("a.cjm.yaml", OLD.replace("feeling: 1", f"feeling: {feeling}"))
        git("commit", "--quiet", "--all", "--message", branch)
    subprocess.run(["git", "merge", "--quiet", "other"], capture_output=True, check=False)
    unmerged, rest = git("diff", "--ours").split("both sides changed it\n")
    assert unmerged == "cjmap diff a.cjm.yaml\n  not merged yet: "
    assert rest.startswith(
        "cjmap diff a.cjm.yaml\n  the new version is not correct:\na.cjm.yaml:7:1: error CJ001"
    )
    assert rest.endswith(
        "\n+<<<<<<< HEAD\n         feeling: 2\n+=======\n+        feeling: -2\n+>>>>>>> other\n"
    )


BROKEN = {
    "not correct any more": (
        VALID,
        WRONG,
        "  the new version is not correct:\n"
        "a.cjm.yaml:4:5: error CJ003[schema] `nmae` is no field of a stage\n"
        "a.cjm.yaml:5:5: error CJ003[schema] `gaol` is no field of a stage\n"
        "--- a/a.cjm.yaml\n+++ b/a.cjm.yaml\n"
        "@@ -1,4 +1,5 @@\n cjmap: 1\n title: I buy a coffee\n stages:\n"
        "-  - name: Order\n+  - nmae: Zoë – 咖啡\n+    gaol: A warm cup\n",
    ),
    "mended": (
        "title: [\n",
        "cjmap: 1\n",
        "  the old version is not correct:\n"
        "a.cjm.yaml:1:8: error CJ001[yaml-syntax] a `[` or `{` is not closed\n"
        "  the new version is not correct:\n"
        "a.cjm.yaml:1:1: error CJ003[schema] `stages` is missing: every map needs some\n"
        "a.cjm.yaml:1:1: error CJ003[schema] `title` is missing: every map needs one\n"
        "--- a/a.cjm.yaml\n+++ b/a.cjm.yaml\n@@ -1,1 +1,1 @@\n-title: [\n+cjmap: 1\n",
    ),
    "a new file that is not correct": (
        None,
        "x: [\n",
        "  the new version is not correct:\na.cjm.yaml:1:4: error CJ001[yaml-syntax] a `[` or `{` is not closed\n"
        "--- /dev/null\n+++ b/a.cjm.yaml\n@@ -0,0 +1,1 @@\n+x: [\n",
    ),
    "a library": (
        "cjmap: 1\nkind: library\n",
        "cjmap: 1\nkind: library\nsystems: [CRM]",
        "  a library is compared by its lines\n--- a/a.cjm.yaml\n+++ b/a.cjm.yaml\n"
        "@@ -1,2 +1,3 @@\n cjmap: 1\n kind: library\n+systems: [CRM]\n\\ No newline at end of file\n",
    ),
}


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_compared_is_not_hidden(case: tuple[str | None, str, str], root: Path) -> None:
    old, new, said = case
    assert seen(old, new) == f"cjmap diff a.cjm.yaml\n{said}"


def test_many_findings_do_not_hide_the_lines(root: Path) -> None:
    out = seen(VALID, VALID + "".join(f"    unknown{n}: x\n" for n in range(120)))
    assert len(re.findall(r"^a\.cjm\.yaml:\d+:5: error CJ003", out, re.MULTILINE)) == 10
    assert "\n  and 110 findings more\n--- a/a.cjm.yaml\n" in out


def test_both_sides_stand_at_their_place(root: Path) -> None:
    put("cjmap.toml", 'library = ["shared/*.cjm.yaml"]\n')
    put("shared/people.cjm.yaml", "cjmap: 1\nkind: library\npersonas:\n  - {id: sam, name: Sam}\n")
    put("journeys/base.cjm.yaml", OLD.replace("stages:", "personas: sam\nstages:"))
    over = "cjmap: 1\nextends: base.cjm.yaml\ntouchpoints:\n  - {id: waits, feeling: 0}\n"
    out = seen(over, over.replace("0}", "-2}"), "journeys/over.cjm.yaml")
    assert out.startswith(f"cjmap diff journeys/over.cjm.yaml\n{TITLE}")
    assert "    ~ worse     feeling: 0.0 → −2.0\n" in out


def test_from_a_folder_below(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put("journeys/base.cjm.yaml", OLD)
    over = "cjmap: 1\nextends: base.cjm.yaml\ntouchpoints:\n  - {id: waits, feeling: 0}\n"
    whole = seen(over, over.replace("0}", "-2}"), "journeys/over.cjm.yaml")
    monkeypatch.chdir(root / "journeys")
    assert "feeling: 0.0 → −2.0" in whole
    assert [git("diff"), git("diff", "--relative")] == [whole, whole]


def test_a_base_that_is_broken_is_told_once(root: Path) -> None:
    over = "cjmap: 1\nextends: gone.cjm.yaml\n"
    assert seen(over, f"{over}owner: Lena\n") == (
        "cjmap diff a.cjm.yaml\n  neither version is correct:\n"
        "a.cjm.yaml:2:10: error CJ105[missing-file] `gone.cjm.yaml` does not exist\n"
        "--- a/a.cjm.yaml\n+++ b/a.cjm.yaml\n"
        "@@ -1,2 +1,3 @@\n cjmap: 1\n extends: gone.cjm.yaml\n+owner: Lena\n"
    )


@pytest.mark.parametrize("settings", ["nonsense = 1\n", "[diff]\nnonsense = 1\n", "[limits]\nbytes = 'x'\n"])
def test_bad_settings_do_not_stop_git(settings: str, root: Path) -> None:
    put("cjmap.toml", settings)
    out = seen(OLD, NEW)
    assert out.startswith("cjmap diff a.cjm.yaml\n  not compared in meaning: cjmap.toml: ")
    assert "\n-        feeling: 1\n+        feeling: -1\n" in out


NAMES = [
    "-x.cjm.yaml",
    "--help.cjm.yaml",
    "a b'c\"d$(e);f.cjm.yaml",
    "Zoë – 咖啡.cjm.yml",
    "x/::error::y.cjm.yaml",
]


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not allow")
def test_names_that_are_odd(root: Path) -> None:
    names = [*NAMES, "new\nline\x1b[31m.cjm.yaml", "\u202ex.cjm.yaml"]
    for name in names:
        put(name, OLD)
    commit()
    for name in names:
        put(name, NEW)
    out = git("diff")
    assert out.count(WORSE) == len(names)
    assert [name for name in NAMES if f"cjmap diff {name}\n" not in out] == []
    assert "cjmap diff new\\nline\\x1b[31m.cjm.yaml\n" in out
    assert "cjmap diff \\u202ex.cjm.yaml\n" in out


def _is_harmless(out: str) -> bool:
    return not re.search(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]|^\s*::|##(?=[a-z]*\[)", out, re.MULTILINE
    )


def test_texts_of_a_map_are_not_obeyed(root: Path) -> None:
    nasty = OLD.replace("I buy a coffee", '"::error::x ##[group]"').replace("Waits", "'##vso[x]y'")
    out = seen(nasty, nasty.replace("feeling: 1", "feeling: -1"))
    assert out.startswith("cjmap diff a.cjm.yaml\n  \\x3a:error::x #\\x23[group]\n")
    assert _is_harmless(out)


def test_lines_that_no_map_may_have_are_not_obeyed(root: Path) -> None:
    nasty = b"a: [\n  ::error::x\n::notice::y\r\n##[group]z\n\x1b]0;t\x07\xc2\x9b\xe2\x80\xae\xff\n"
    out = seen(nasty, nasty + b"  ::warning::w")
    assert out.endswith(
        "@@ -3,3 +3,4 @@\n ::notice::y\\x0d\n #\\x23[group]z\n \\x1b]0;t\\x07\\x9b\\u202e\\xff\n"
        "+  ::warning::w\n\\ No newline at end of file\n".replace(" ::notice", " \\x3a:notice")
    )
    assert _is_harmless(out)


# -- called by hand


def test_words_that_git_does_not_give(run: Run, lay: Lay) -> None:
    lay({})
    assert run("git-diff", "a", "b") == (
        2,
        "",
        "cjmap: error: git gives 1, 7 or 9 words, and 2 words came\n"
        "hint: cjmap git-setup lets git call it; cjmap diff OLD NEW compares two maps\n",
    )
    assert run("git-diff").code == 2
    assert run("git-diff", *called("gone", "gone")).err == "cjmap: error: `gone` does not exist\n"


def called(old: str, new: str) -> list[str]:
    return ["a.cjm.yaml", old, "1" * 40, "100644", new, "0" * 40, "100644"]


COLOURS = {
    "a pipe": ({}, [], False),
    "git's pager": ({"GIT_PAGER_IN_USE": "true"}, [], True),
    "a dumb terminal behind the pager": ({"GIT_PAGER_IN_USE": "true", "TERM": "dumb"}, [], False),
    "NO_COLOR comes first": ({"GIT_PAGER_IN_USE": "true", "NO_COLOR": "1"}, [], False),
    "FORCE_COLOR=0 too": ({"GIT_PAGER_IN_USE": "true", "FORCE_COLOR": "0"}, [], False),
    "the option comes before all": ({"NO_COLOR": "1"}, ["--color", "always"], True),
    "and may say no": ({"GIT_PAGER_IN_USE": "true"}, ["--color", "never"], False),
}


@pytest.mark.parametrize("case", COLOURS.values(), ids=COLOURS)
def test_colour(
    case: tuple[dict[str, str], list[str], bool], lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay({"old": OLD, "new": NEW})
    monkeypatch.setenv("TERM", "xterm")
    for name, value in case[0].items():
        monkeypatch.setenv(name, value)
    out = run("git-diff", *case[1], "--", *called("old", "new")).out
    assert ("\x1b[1mcjmap diff a.cjm.yaml\x1b[0m\n" in out, "\x1b[31m~ worse" in out) == (case[2], case[2])


def test_colours_of_lines(lay: Lay, run: Run) -> None:
    lay({"old": "- a\n", "new": "- b\n"})
    out = run("git-diff", "--color", "always", "--", *called("old", "new")).out
    assert "\x1b[36m@@ -1,1 +1,1 @@\x1b[0m\n\x1b[31m-- a\x1b[0m\n\x1b[32m+- b\x1b[0m\n" in out


def test_a_plain_locale(lay: Lay) -> None:
    lay({"old": OLD, "new": NEW})
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    words = called("old", "new")
    code, out, err = ended(process(["git-diff", *words, "b.cjm.yaml", "similarity"], env=plain))
    assert (code, err, out.isascii()) == (0, "", True)
    assert out.startswith("cjmap diff a.cjm.yaml -> b.cjm.yaml\n")


@pytest.mark.skipif(os.name == "nt", reason="a POSIX pipe")
def test_a_closed_pipe_is_no_failure(lay: Lay) -> None:
    lay({"old": OLD, "new": WRONG})
    reader, writer = os.pipe()
    os.close(reader)
    assert ended(process(["git-diff", *called("old", "new")], stdout=writer)) == (0, "", "")
    os.close(writer)


def test_what_is_too_large_says_so(lay: Lay, run: Run) -> None:
    lines = "a: b\n" * (LIMITS.bytes // 5 + 1)
    lay({"old": lines + "x", "new": lines + "y"})
    code, out, _ = run("git-diff", *called("old", "new"))
    assert (code, out.splitlines()[-1]) == (0, f"\\ What follows after {LIMITS.bytes:,} bytes is not shown")


# -- the lines


def _applied(old: bytes, diff: list[str]) -> bytes:
    """Return what a unified diff makes of a content."""
    lines = re.findall(rb"[^\n]*\n|[^\n]+", old)
    made: list[bytes] = []
    at, sign = 0, ""
    for line in diff:
        if hunk := re.fullmatch(r"@@ -(\d+),(\d+) \+\d+,\d+ @@", line):
            start = int(hunk[1]) - (hunk[2] != "0")
            made += lines[at:start]
            at = start
        elif line.startswith("\\"):
            if sign != "-":
                made[-1] = made[-1].removesuffix(b"\n")
        else:
            sign = line[0]
            if line[0] in " -":
                assert lines[at].removesuffix(b"\n") == line[1:].encode()
                at += 1
            if line[0] in " +":
                made.append(f"{line[1:]}\n".encode())
    return b"".join(made + lines[at:])


TEXTS = st.lists(st.sampled_from("abc"), max_size=14).map("\n".join) | st.text("ab\n", max_size=12)


@pytest.mark.parametrize("most", [_lines.MOST_COMPARED, 0])
def test_the_lines_of_a_diff_make_the_new_of_the_old(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_lines, "MOST_COMPARED", most)

    @given(TEXTS, TEXTS)
    def hold(old: str, new: str) -> None:
        assert _applied(old.encode(), list(unified(old.encode(), new.encode()))) == new.encode()

    hold()


def test_long_files_are_compared_in_time() -> None:
    old = [f"{n}" for n in range(20_000)]
    lines = list(unified("\n".join(old).encode(), "\n".join(reversed(old)).encode()))
    assert len(lines) == 40_003
