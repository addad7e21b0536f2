"""`cjmap diff` with commits and with what is staged, in real repositories."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from .conftest import VALID, Lay, Run
from .repositories import Git
from .repositories import repository as repository
from .test_diff import NEW, OLD, SAID

BEST = OLD.replace("feeling: 1", "feeling: 2")
CHANGED = f"  mood +1.0 → −1.0\n  lowest moment +1.0 → −1.0\n  {SAID}\n    ~ worse     feeling: +1.0 → −1.0\n"


def maps(run: Run, *words: str) -> list[tuple[str | None, str | None, int]]:
    """Return the maps that are told of: the names of both files, and how many changes there are."""
    ran = run("diff", *words, "-f", "json")
    assert ran.code == 0, ran.err
    return [(each["old"], each["new"], len(each["changes"])) for each in json.loads(ran.out)["maps"]]


def test_with_the_commit_where_two_branches_parted(git: Git, lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": OLD})
    base = git.commit()
    git("branch", "work")
    lay({"a.cjm.yaml": BEST})
    git.commit()
    git("checkout", "--quiet", "work")
    lay({"a.cjm.yaml": NEW})
    assert run("diff", "--against", "main", "--merge-base") == (
        0, f"a.cjm.yaml  I buy a coffee\n{CHANGED}", "1 map: 1 worse\n",
    )  # fmt: skip
    assert maps(run, "--against", "main", "--merge-base") == [(f"{base[:12]}:a.cjm.yaml", "a.cjm.yaml", 1)]
    assert "mood +2.0 → −1.0" in run("diff", "--against", "main").out
    git.commit()
    assert run("diff", "--against", "main", "--merge-base", "--staged").err == "1 map: 1 worse\n"


def test_what_is_staged_and_not_what_lies_there(git: Git, lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": OLD})
    git.commit()
    lay({"a.cjm.yaml": NEW})
    assert run("diff", "--staged") == (0, "", "1 map: no change\n")
    git("add", ".")
    lay({"a.cjm.yaml": "cjmap: [\n"})
    assert run("diff", "--staged") == (0, f":a.cjm.yaml  I buy a coffee\n{CHANGED}", "1 map: 1 worse\n")
    assert run("diff", "--staged", "--exit-code", "a.cjm.yaml").code == 1
    assert maps(run, "--staged") == [("HEAD:a.cjm.yaml", ":a.cjm.yaml", 1)]


def test_a_hook_sees_the_index_that_will_be_committed(
    git: Git, lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay({"a.cjm.yaml": OLD})
    git.commit()
    (root / ".git/other").write_bytes((root / ".git/index").read_bytes())
    lay({"a.cjm.yaml": NEW})
    git("add", ".")
    assert run("diff", "--staged").err == "1 map: 1 worse\n"
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/other")  # as `git commit FILE` does for its hooks
    assert run("diff", "--staged").err == "1 map: no change\n"


def test_what_is_staged_with_another_commit(git: Git, lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": OLD})
    git.commit()
    lay({"a.cjm.yaml": BEST})
    git.commit()
    lay({"a.cjm.yaml": NEW})
    git("add", ".")
    assert "mood +2.0 → −1.0" in run("diff", "--staged").out
    assert "mood +1.0 → −1.0" in run("diff", "--staged", "--against", "HEAD~1").out
    assert run("diff", "--staged", "--against", "HEAD~1", "--merge-base").err == "1 map: 1 worse\n"


def test_files_that_are_staged_for_the_first_and_the_last_time(git: Git, lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": OLD, "gone.cjm.yaml": VALID})
    git.commit()
    lay({"new.cjm.yaml": VALID, "later.cjm.yaml": VALID})
    git("add", "new.cjm.yaml")
    git("rm", "--quiet", "--cached", "gone.cjm.yaml")
    assert maps(run, "--staged") == [
        ("HEAD:a.cjm.yaml", ":a.cjm.yaml", 0),
        ("HEAD:gone.cjm.yaml", None, 0),
        (None, ":new.cjm.yaml", 0),
    ]
    assert (
        run("diff", "--staged", "gone.cjm.yaml").out == "HEAD:gone.cjm.yaml  I buy a coffee\n  map is gone\n"
    )
    assert run("diff", "--staged", "new.cjm.yaml").out == ":new.cjm.yaml  I buy a coffee\n  new map\n"
    git("rm", "--quiet", "--cached", "-r", ".")
    assert run("diff", "--staged").err == "2 maps: 2 maps gone\n"


def test_what_is_staged_nowhere_is_no_map_that_went(git: Git, lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": OLD, "later.cjm.yaml": VALID})
    git("add", "a.cjm.yaml")
    git("commit", "--quiet", "--message", "one")
    for word in ("later.cjm.yaml", "no.cjm.yaml", "folder"):
        code, out, err = run("diff", "--staged", word)
        assert (code, out, err) == (2, "", f"cjmap: error: `{word}` is not staged\n")


def test_links_that_are_staged_are_not_followed(git: Git, lay: Lay, run: Run, tmp_path: Path) -> None:
    (tmp_path / "secret.cjm.yaml").write_text(VALID, encoding="utf-8")
    root = lay({"a.cjm.yaml": OLD})
    git.commit()
    (root / "link.cjm.yaml").symlink_to("../secret.cjm.yaml")
    lay({"a.cjm.yaml": NEW})
    git("add", ".")
    code, out, err = run("diff", "--staged")
    finding = "`link.cjm.yaml` is staged as a link, and links are not followed there"
    assert out.startswith(f"./:link.cjm.yaml:1:1: error CJ105[missing-file] {finding}\n")
    assert out.endswith(f":a.cjm.yaml  I buy a coffee\n{CHANGED}")
    assert (code, err.splitlines()[-1]) == (1, "1 map: 1 worse")
    assert run("diff", "--staged", "link.cjm.yaml") == (2, "", f"cjmap: error: {finding}\n")
    (root / "link.cjm.yaml").unlink()
    (root / "link.cjm.yaml").symlink_to("a.cjm.yaml")
    git.commit()
    assert run("diff", "--staged", "link.cjm.yaml") == (2, "", f"cjmap: error: {finding}\n")


def test_each_side_may_be_what_is_staged(git: Git, lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": OLD, "sub/b.cjm.yaml": OLD})
    git.commit()
    lay({"a.cjm.yaml": BEST})
    git("add", ".")
    root = lay({"a.cjm.yaml": NEW})
    assert "mood +1.0 → +2.0" in run("diff", "HEAD:a.cjm.yaml", ":a.cjm.yaml").out
    assert "mood +2.0 → −1.0" in run("diff", ":a.cjm.yaml", "a.cjm.yaml").out
    assert run("diff", ":sub", "sub").err == "1 map: no change\n"
    os.chdir(root / "sub")
    assert "mood +1.0 → +2.0" in run("diff", "HEAD:../a.cjm.yaml", ":../a.cjm.yaml").out
    assert run("diff", ":./b.cjm.yaml", ":sub/b.cjm.yaml").err == "1 map: no change\n"


GLOBS = {
    "files": ("journeys/*.cjm.yaml", ["journeys/a.cjm.yaml", "journeys/b.cjm.yaml"]),
    "a part of a name": ("journeys/a*", ["journeys/a.cjm.yaml"]),
    "folders": ("jour*", ["journeys/a.cjm.yaml", "journeys/b.cjm.yaml", "journeys/deep/c.cjm.yaml"]),
    "a folder between": ("*/deep/*.cjm.yaml", ["journeys/deep/c.cjm.yaml"]),
    "at any depth": ("**/c.cjm.yaml", ["journeys/deep/c.cjm.yaml"]),
    "a folder that looks like a glob": ("[x]", ["[x]/d.cjm.yaml"]),
    "a file there": ("[x]/d.cjm.yaml", ["[x]/d.cjm.yaml"]),
}


@pytest.mark.parametrize(("word", "files"), GLOBS.values(), ids=GLOBS)
def test_a_glob_means_the_same_in_a_commit(git: Git, lay: Lay, run: Run, word: str, files: list[str]) -> None:
    names = [
        "journeys/a.cjm.yaml",
        "journeys/b.cjm.yaml",
        "journeys/deep/c.cjm.yaml",
        "[x]/d.cjm.yaml",
        "x/d.cjm.yaml",
    ]
    lay({name: OLD.replace("cjmap: 1", f"cjmap: 1\nid: m{number}") for number, name in enumerate(names)})
    lay({"journeys/notes.txt": "", "journeys/.hidden.cjm.yaml": VALID, "node_modules/e.cjm.yaml": VALID})
    git.commit()
    lay({name: NEW.replace("cjmap: 1", f"cjmap: 1\nid: m{number}") for number, name in enumerate(names)})
    assert maps(run, "--against", "HEAD", word) == [(f"HEAD:{name}", name, 1) for name in files]


def test_what_the_settings_include_is_a_map_in_a_commit_too(git: Git, lay: Lay, run: Run) -> None:
    lay({"cjmap.toml": 'include = ["maps/*.yaml"]\n', "maps/a.yaml": OLD, ".github/b.cjm.yaml": VALID})
    lay({"node_modules/c.cjm.yaml": VALID, "maps/.d.cjm.yaml": VALID})
    git.commit()
    lay({"maps/a.yaml": NEW})
    assert maps(run, "--against", "HEAD") == [
        ("HEAD:.github/b.cjm.yaml", ".github/b.cjm.yaml", 0),
        ("HEAD:maps/a.yaml", "maps/a.yaml", 1),
    ]


def test_below_a_folder_of_the_repository(git: Git, lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": OLD, "sub/b.cjm.yaml": OLD})
    git.commit()
    lay({"a.cjm.yaml": NEW, "sub/b.cjm.yaml": NEW})
    os.chdir(root / "sub")
    assert maps(run, "--against", "HEAD") == [("HEAD:sub/b.cjm.yaml", "b.cjm.yaml", 1)]
    assert run("diff", "--against", "HEAD", "..").err == "2 maps: 2 worse\n"
    assert run("diff", "--against", "HEAD", "../a.cjm.yaml").err == "1 map: 1 worse\n"


def test_what_an_overlay_inherits_is_told_though_its_file_is_the_same(git: Git, lay: Lay, run: Run) -> None:
    library = "cjmap: 1\nkind: library\npersonas: [{id: sam, name: Sam}]\n"
    lay({"a.cjm.yaml": OLD, "over.cjm.yaml": "cjmap: 1\nextends: a.cjm.yaml\n", "same.cjm.yaml": VALID})
    lay({"library.cjm.yaml": library, "uses.cjm.yaml": f"{VALID}uses: library.cjm.yaml\npersonas: [sam]\n"})
    git.commit()
    lay({"a.cjm.yaml": NEW, "library.cjm.yaml": library.replace("Sam}", "Samuel}")})
    assert maps(run, "--against", "HEAD") == [
        ("HEAD:a.cjm.yaml", "a.cjm.yaml", 1),
        ("HEAD:over.cjm.yaml", "over.cjm.yaml", 1),
        ("HEAD:same.cjm.yaml", "same.cjm.yaml", 0),
        ("HEAD:uses.cjm.yaml", "uses.cjm.yaml", 1),
    ]


BROKEN = {
    "its id can be read": ("cjmap: 1\nid: kaffee\ntitle: [\n", "b.cjm.yaml:3:8: error CJ001"),
    "nothing of it can be read": ("\x00", "b.cjm.yaml:1:1: error CJ0"),
}


@pytest.mark.parametrize(("text", "finding"), BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("now", [True, False], ids=["now", "before"])
def test_a_broken_map_neither_came_nor_went(
    git: Git, lay: Lay, run: Run, text: str, finding: str, now: bool
) -> None:
    good = VALID.replace("cjmap: 1", "cjmap: 1\nid: kaffee")
    lay({"a.cjm.yaml": OLD, "b.cjm.yaml": good if now else text})
    git.commit()
    lay({"a.cjm.yaml": NEW, "b.cjm.yaml": text if now else good})
    code, out, err = run("diff", "--against", "HEAD")
    assert out.startswith(finding if now else f"HEAD:{finding}")
    assert out.endswith(f"a.cjm.yaml  I buy a coffee\n{CHANGED}")
    assert "map is gone" not in out
    assert "new map" not in out
    assert (code, err.splitlines()[-1]) == (1, "1 map: 1 worse")
