"""What `cjmap diff` refuses to compare, and what git refuses to say."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from .conftest import Lay, Run
from .repositories import Git
from .repositories import repository as repository
from .test_diff import NEW, OLD

REFUSED = {
    "an option": (["--against=-x"], "`-x` is no revision: none starts with a hyphen", None),
    "an option with a path": (
        ["--", "-x:a.cjm.yaml", "a.cjm.yaml"],
        "`-x` is no revision: none starts with a hyphen",
        None,
    ),
    "nothing": (["--against", ""], "the revision is empty", "name a commit, a branch or a tag: --against main"),
    "a file of a commit": (
        ["--against", "HEAD:a.cjm.yaml"],
        "`HEAD:a.cjm.yaml` is no commit",
        "--against takes a commit, and the paths stand behind it",
    ),
    "what is staged": (
        ["--against", ":a.cjm.yaml"],
        "`:a.cjm.yaml` is no commit",
        "--against takes a commit, and the paths stand behind it",
    ),
    "a tree": (["--against", "HEAD^{tree}"], "no such revision: `HEAD^{tree}`", None),
    "a slip": (["--against", "mian"], "no such revision: `mian`", "did you mean main?"),
    "out of the repository": (
        ["HEAD:../a.cjm.yaml", "a.cjm.yaml"],
        "`../a.cjm.yaml` is outside of the repository",
        "write it from the top of the repository",
    ),
    "a folder for a file": (
        ["HEAD:sub/x.cjm.yaml", "a.cjm.yaml"],
        "`sub/x.cjm.yaml` is a folder in the commit, not a file",
        None,
    ),
    "nothing of that name": (["HEAD:no.cjm.yaml", "a.cjm.yaml"], "`no.cjm.yaml` does not exist in the commit", None),
    "a commit on both sides": (
        ["--against", "HEAD", "HEAD:a.cjm.yaml"],
        "--against compares files and folders of the disk",
        "or name both sides: OLD NEW",
    ),
    "what is staged on both sides": (
        ["--staged", ":a.cjm.yaml"],
        "--staged compares files and folders of the disk",
        "or name both sides: OLD NEW",
    ),
    "a merge base with nothing": (
        ["--merge-base"],
        "--merge-base needs the other branch",
        "name it: --against main --merge-base",
    ),
    "two that have nothing in common": (
        ["--against", "other", "--merge-base"],
        "there is no merge base: the two commits have no history in common",
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("words", "sentence", "hint"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(
    git: Git, lay: Lay, run: Run, words: list[str], sentence: str, hint: str | None
) -> None:
    lay({"a.cjm.yaml": OLD, "sub/x.cjm.yaml/y.txt": ""})
    git.commit()
    git("checkout", "--quiet", "--orphan", "other")
    git.commit("another first one")
    git("checkout", "--quiet", "main")
    code, out, err = run("diff", *words)
    assert (code, out) == (2, "")
    assert err.splitlines()[0] == f"cjmap: error: {sentence}"
    assert hint is None or err.splitlines()[1:] == [f"hint: {hint}"]


def test_a_revision_whose_name_has_braces_is_one(git: Git, lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": OLD})
    git.commit("fix: it")
    lay({"a.cjm.yaml": NEW})
    for revision in ("HEAD^{/fix: it}", "main@{0}", "HEAD^{commit}"):
        assert run("diff", "--against", revision).err == "1 map: 1 worse\n"


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["--against", "main"], "`main`: "),
        (["--against", "main", "--merge-base"], "`main`: "),
        (["--staged"], ""),
        (["a.cjm.yaml", "HEAD:a.cjm.yaml"], "`HEAD`: "),
        ([":a.cjm.yaml", "a.cjm.yaml"], ""),
    ],
    ids=["a commit", "a merge base", "staged", "a file of a commit", "a file that is staged"],
)
def test_where_there_is_no_repository(lay: Lay, run: Run, words: list[str], asked: str) -> None:
    lay({"a.cjm.yaml": OLD})
    assert run("diff", *words) == (2, "", f"cjmap: error: {asked}this folder is in no git repository\n")


def test_a_shallow_clone_is_told_what_to_fetch(
    git: Git, lay: Lay, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay({"a.cjm.yaml": OLD})
    git.commit()
    git("branch", "old")
    lay({"a.cjm.yaml": NEW})
    git.commit()
    git("clone", "--quiet", "--depth=1", f"file://{git.folder}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    assert run("diff", "--against", "origin/old") == (
        2,
        "",
        "cjmap: error: no such revision: `origin/old` in this shallow clone\n"
        "hint: git fetch --depth=1 origin +refs/heads/old:refs/remotes/origin/old\n",
    )
    clone = Git(tmp_path / "clone")
    clone("fetch", "--quiet", "--depth=1", "origin", "+refs/heads/old:refs/remotes/origin/old")
    assert run("diff", "--against", "origin/old").err == "1 map: 1 worse\n"
    assert run("diff", "--against", "origin/old", "--merge-base") == (
        2,
        "",
        "cjmap: error: the merge base is not in this shallow clone\nhint: git fetch --unshallow\n",
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
@pytest.mark.parametrize("words", [["--against", "HEAD"], ["--staged"]], ids=["a commit", "staged"])
def test_a_repository_of_somebody_else(git: Git, lay: Lay, run: Run, words: list[str]) -> None:
    root = lay({"a.cjm.yaml": OLD})
    git.commit()
    for path in (root, root / ".git"):
        shutil.chown(path, 65534, 65534)
    assert run("diff", *words) == (
        2,
        "",
        "cjmap: error: git does not trust this repository: it belongs to somebody else\n"
        f"hint: git config --global --add safe.directory {root}\n",
    )
