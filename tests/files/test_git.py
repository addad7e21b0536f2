"""One commit as a tree, from real repositories."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cjmap.errors import CjmapError, GitFailed, Missing, Misuse, NotAFile, OutsideProject, Unreadable
from cjmap.files import git as module
from cjmap.files.git import Repository
from cjmap.files.git_failure import fetch_command, refused
from cjmap.files.tree import Commit
from cjmap.place import SourceFile

from .conftest import Git, Lay

Told = tuple[type[CjmapError], str, str | None]


def told(raised: pytest.ExceptionInfo[CjmapError]) -> Told:
    return type(raised.value), raised.value.sentence, raised.value.hint


@pytest.fixture
def repository(git: Git) -> Iterator[Repository]:
    with Repository(str(git.folder)) as made:
        yield made


def test_find_goes_up_to_the_work_tree(git: Git, lay: Lay, tmp_path: Path) -> None:
    root = lay({"a/b/c.yaml": ""})
    git.commit()
    git("worktree", "add", "--quiet", str(tmp_path / "linked"))
    (tmp_path / "outside").mkdir()
    asked = [root / "a/b", root, tmp_path / "linked/a", tmp_path / "outside"]
    found = [Repository.find(str(folder)) for folder in asked]
    assert [one and one.root for one in found] == [str(root), str(root), str(tmp_path / "linked"), None]


def test_a_commit_is_read_as_it_was(git: Git, lay: Lay, repository: Repository) -> None:
    root = lay({"a/x.yaml": "one", "a/ü b.yaml": "odd", "big.yaml": "12345"})
    oid = git.commit()
    lay({"a/x.yaml": "two"})
    tree = Commit(str(root), "HEAD", repository.commit("HEAD"), repository)
    read = [tree.read(path, 4) for path in ("a/x.yaml", "big.yaml", "a/../a/ü b.yaml", "a/x.yaml")]
    assert (tree.oid, read) == (oid, [b"one", b"12345", b"odd", b"one"])
    assert tree.source("a/x.yaml") == SourceFile(str(root), "a/x.yaml", "HEAD")


def test_a_project_may_be_a_folder_of_its_repository(git: Git, lay: Lay, repository: Repository) -> None:
    root = lay({"shop/library/a.yaml": "a", "shop/b.yaml": "b", "other/c.yaml": "c"})
    tree = Commit(str(root / "shop"), "HEAD", git.commit(), repository)
    assert (tree.read("library/a.yaml", 9), tree.glob("**/*.yaml")) == (b"a", ["b.yaml", "library/a.yaml"])
    with pytest.raises(OutsideProject) as caught:
        tree.read("../other/c.yaml", 9)
    assert told(caught) == (OutsideProject, "`../other/c.yaml` leads out of the project", None)


def test_a_project_may_stand_above_its_repository(git: Git, lay: Lay, repository: Repository) -> None:
    root = lay({"a.yaml": "a"})
    tree = Commit(str(root.parent), "HEAD", git.commit(), repository)
    assert tree.read("project/a.yaml", 9) == b"a"
    with pytest.raises(OutsideProject) as caught:
        tree.read("a.yaml", 9)
    assert told(caught) == (OutsideProject, "`a.yaml` is outside of the repository of `HEAD`", None)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("no.yaml", (Missing, "`no.yaml` does not exist in the commit", None), id="missing"),
        pytest.param(
            "a b 5", (Missing, "`a b 5` does not exist in the commit", None), id="like an answer of git"
        ),
        pytest.param(
            "x.yaml/y", (Missing, "`x.yaml/y` does not exist in the commit", None), id="below a file"
        ),
        pytest.param("a", (NotAFile, "`a` is a folder in the commit, not a file", None), id="a folder"),
        pytest.param(".", (NotAFile, "`` is a folder in the commit, not a file", None), id="the root"),
        pytest.param(
            "two\nx.yaml", (Missing, "`two\nx.yaml` does not exist in the commit", None), id="a newline"
        ),
        pytest.param("x.yaml\r", (Missing, "`x.yaml\r` does not exist in the commit", None), id="a return"),
        pytest.param("a\0", (Missing, "`a\0` names no file", None), id="a NUL"),
        pytest.param(
            "../x.yaml", (OutsideProject, "`../x.yaml` leads out of the project", None), id="up and out"
        ),
        pytest.param(
            "out", (OutsideProject, "`out` is a link that leads out of the commit", None), id="a link out"
        ),
        pytest.param(
            "nothing", (Missing, "`nothing` is a link to nothing in the commit", None), id="a dangling link"
        ),
        pytest.param(
            "circle", (Unreadable, "`circle` is a link that leads in a circle", None), id="a circle"
        ),
    ],
)
def test_refused_and_the_process_answers_on(
    git: Git, lay: Lay, repository: Repository, path: str, expected: Told
) -> None:
    root = lay({"x.yaml": "x", "a/y.yaml": "y"})
    for name, target in (
        ("out", "/etc/passwd"),
        ("nothing", "no"),
        ("circle", "circle"),
        ("good", "a/y.yaml"),
    ):
        (root / name).symlink_to(target)
    tree = Commit(str(root), "HEAD", git.commit(), repository)
    before = tree.read("x.yaml", 9)
    with pytest.raises(CjmapError) as reading:
        tree.read(path, 9)
    with pytest.raises(CjmapError) as checking:
        tree.check(path)
    tree.check("x.yaml")
    assert [told(reading), told(checking)] == [expected, expected]
    assert (before, tree.read("good", 9)) == (b"x", b"y")


def test_one_process_reads_everything(
    git: Git, lay: Lay, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay({f"{number}.yaml": str(number) for number in range(20)})
    oid = git.commit()
    started = []
    real = subprocess.Popen

    def counted(*words: object, **options: object) -> object:
        started.append(words)
        return real(*words, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(module.subprocess, "Popen", counted)  # type: ignore[attr-defined]
    read = [repository.read(oid, f"{number}.yaml", 9) for number in range(20)]
    assert (read, len(started)) == ([str(number).encode() for number in range(20)], 1)


def test_a_huge_file_is_not_read_whole(git: Git, lay: Lay, repository: Repository) -> None:
    root = lay({"a.yaml": "a"})
    with (root / "huge.yaml").open("wb") as file:
        file.truncate(module._LARGE + 2)
    oid = git.commit()
    assert [repository.read(oid, "huge.yaml", 3), repository.read(oid, "a.yaml", 3)] == [b"\0" * 4, b"a"]


def test_a_closed_repository_opens_again(git: Git, lay: Lay, repository: Repository) -> None:
    lay({"a.yaml": "a"})
    oid = git.commit()
    first = repository.read(oid, "a.yaml", 9)
    repository.close()
    repository.close()
    assert (first, repository.read(oid, "a.yaml", 9)) == (b"a", b"a")


def test_a_process_that_dies_is_told(git: Git, lay: Lay, repository: Repository) -> None:
    lay({"a.yaml": "a"})
    oid = git.commit()
    repository.read(oid, "a.yaml", 9)
    assert repository._batch is not None
    repository._batch.kill()
    repository._batch.wait()
    with pytest.raises(GitFailed) as caught:
        repository.read(oid, "a.yaml", 9)
    assert told(caught) == (GitFailed, "git ended while it read a commit", None)


def test_list_gives_every_name_as_it_is(git: Git, lay: Lay, repository: Repository) -> None:
    names = ["a/x.yaml", "a/ü.yaml", "a b/x.yaml", "*/x.yaml", "a/two\nlines.yaml", ":(top)b/x.yaml"]
    lay(dict.fromkeys(names, ""))
    oid = git.commit()
    assert sorted(repository.list(oid)) == sorted(names)
    below = [repository.list(oid, under) for under in ("a", "*", ":(top)b", "no", "a/x.yaml")]
    assert below == [
        ["a/two\nlines.yaml", "a/x.yaml", "a/ü.yaml"],
        ["*/x.yaml"],
        [":(top)b/x.yaml"],
        [],
        ["a/x.yaml"],
    ]


def test_a_glob_over_a_commit_is_a_glob_over_the_disk(git: Git, lay: Lay, repository: Repository) -> None:
    root = lay({"a/x.yaml": "", "a/.y.yaml": "", "a/b/z.yaml": "", "top.yaml": ""})
    (root / "link").symlink_to("a")
    tree = Commit(str(root), "HEAD", git.commit(), repository)
    globs = [
        tree.glob(pattern) for pattern in ("**/*.yaml", "a/*.yaml", "link/*.yaml", "top.yaml", "a", "no/*")
    ]
    assert globs == [["a/b/z.yaml", "a/x.yaml", "top.yaml"], ["a/x.yaml"], [], ["top.yaml"], [], []]


@pytest.mark.parametrize("name", ["HEAD", "main", "v1.0", "HEAD~0", "main@{0}"])
def test_a_revision_becomes_an_id(git: Git, lay: Lay, repository: Repository, name: str) -> None:
    lay({"a.yaml": ""})
    oid = git.commit()
    git("tag", "--annotate", "v1.0", "--message", "one")
    assert repository.commit(name) == oid


@pytest.mark.parametrize(
    ("revision", "expected"),
    [
        pytest.param("mian", (GitFailed, "no such revision: `mian`", "did you mean main?"), id="a slip"),
        pytest.param("zzz", (GitFailed, "no such revision: `zzz`", None), id="nothing near"),
        pytest.param("HEAD~9", (GitFailed, "no such revision: `HEAD~9`", None), id="before the first commit"),
        pytest.param("HEAD:a.yaml", (GitFailed, "no such revision: `HEAD:a.yaml`", None), id="a file"),
        pytest.param(
            "--all", (Misuse, "`--all` is no revision: none starts with a hyphen", None), id="an option"
        ),
        pytest.param(
            "a\nb", (Misuse, "`a\nb` is no revision: it has a control character", None), id="two lines"
        ),
    ],
)
def test_an_unknown_revision(
    git: Git, lay: Lay, repository: Repository, revision: str, expected: Told
) -> None:
    lay({"a.yaml": ""})
    git.commit()
    with pytest.raises(CjmapError) as caught:
        repository.commit(revision)
    assert told(caught) == expected


@pytest.mark.parametrize("revision", ["main", "v1.0", "HEAD~1", "origin/old", "old", "{first}", "{short}"])
def test_a_shallow_clone_names_the_command_that_helps(
    git: Git, lay: Lay, tmp_path: Path, revision: str
) -> None:
    lay({"a.yaml": "1"})
    first = git.commit()
    git("tag", "v1.0")
    git("branch", "old")
    lay({"a.yaml": "2"})
    git.commit()
    clone = tmp_path / "clone"
    git("clone", "--quiet", "--depth=1", "--no-tags", f"file://{git.folder}", str(clone))
    asked = revision.format(first=first, short=first[:9])
    with Repository(str(clone)) as repository:
        if asked == "main":
            assert repository.commit(asked) == git("rev-parse", "main")
            return
        with pytest.raises(GitFailed) as caught:
            repository.commit(asked)
        hint = fetch_command(asked)
        assert told(caught) == (GitFailed, f"no such revision: `{asked}` in this shallow clone", hint)
        Git(clone)(*hint.split()[1:])
        assert repository.commit(asked) == first


@pytest.mark.parametrize(
    ("revision", "command"),
    [
        pytest.param("1" * 40, f"git fetch --depth=1 origin {'1' * 40}", id="an id"),
        pytest.param("1234abc", "git fetch --unshallow", id="a short id"),
        pytest.param("HEAD^", "git fetch --unshallow", id="a way back"),
        pytest.param("HEAD", "git fetch --unshallow", id="no commit yet"),
        pytest.param("v1.2.3", "git fetch --depth=1 origin tag v1.2.3", id="a version"),
        pytest.param("main", "git fetch --depth=1 origin main:main", id="a branch"),
        pytest.param(
            "origin/a/b",
            "git fetch --depth=1 origin +refs/heads/a/b:refs/remotes/origin/a/b",
            id="a branch of the origin",
        ),
        pytest.param("a;b", "git fetch --depth=1 origin 'a;b:a;b'", id="a name that a shell would run"),
    ],
)
def test_fetch_command(revision: str, command: str) -> None:
    assert fetch_command(revision) == command


@pytest.mark.parametrize(
    ("stderr", "sentence", "hint"),
    [
        pytest.param(b"", "git refused: no reason given", None, id="silence"),
        pytest.param(
            b"warning: x\nfatal: bad config line 1\n", "git refused: bad config line 1", None, id="fatal"
        ),
        pytest.param(
            b"fatal: detected dubious ownership in repository at '/x'\n"
            b"To add an exception for this directory, call:\n\n\tgit config --global --add safe.directory /x\n",
            "git does not trust this repository: it belongs to somebody else",
            "git config --global --add safe.directory /x",
            id="somebody else's repository",
        ),
    ],
)
def test_words_of_git(stderr: bytes, sentence: str, hint: str | None) -> None:
    error = refused(stderr)
    assert (error.sentence, error.hint) == (sentence, hint)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_a_repository_of_somebody_else(git: Git, lay: Lay, repository: Repository) -> None:
    root = lay({"a.yaml": ""})
    git.commit()
    for path in (root, root / ".git"):
        os.chown(path, 65534, 65534)
    with pytest.raises(GitFailed) as caught:
        repository.commit("HEAD")
    assert told(caught) == (
        GitFailed,
        "git does not trust this repository: it belongs to somebody else",
        f"git config --global --add safe.directory {root}",
    )


def test_a_broken_repository(lay: Lay) -> None:
    root = lay({".git/HEAD": "", "a.yaml": ""})
    with Repository(str(root)) as repository, pytest.raises(GitFailed) as caught:
        repository.commit("HEAD")
    assert told(caught)[1].startswith("git refused: not a git repository")


def test_git_is_not_there(
    git: Git, lay: Lay, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay({"a.yaml": "a"})
    oid = git.commit()
    monkeypatch.setenv("PATH", str(git.folder))
    asked = (lambda: repository.commit("HEAD"), lambda: repository.read(oid, "a.yaml", 9))
    failures = []
    for ask in asked:
        with pytest.raises(GitFailed) as caught:
            ask()
        failures.append(told(caught))
    assert failures == [(GitFailed, "git cannot be run", "install git, or put it on the PATH")] * 2


def test_the_environment_of_a_hook_does_not_count(
    git: Git, lay: Lay, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay({"a.yaml": "a"})
    oid = git.commit()
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"):
        monkeypatch.setenv(name, "/nowhere")
    monkeypatch.setenv("GIT_TRACE", "1")
    assert (repository.commit("HEAD"), repository.read(oid, "a.yaml", 9)) == (oid, b"a")


def test_a_hostile_config_runs_nothing(git: Git, lay: Lay, repository: Repository) -> None:
    root = lay({"a.yaml": "a", ".gitattributes": "*.yaml diff=evil filter=evil\n"})
    oid = git.commit()
    for key in (
        "diff.evil.textconv",
        "diff.evil.command",
        "filter.evil.smudge",
        "core.fsmonitor",
        "core.pager",
    ):
        git("config", key, f"touch {root}/ran; cat")
    commit = repository.commit("HEAD")
    read = (commit, repository.read(oid, "a.yaml", 9), repository.list(oid))
    assert (read, (root / "ran").exists()) == ((oid, b"a", [".gitattributes", "a.yaml"]), False)


@pytest.mark.parametrize(
    ("path", "placed"),
    [
        pytest.param("a.yaml", "a.yaml", id="from the top"),
        pytest.param("./a.yaml", "shop/a.yaml", id="from the folder"),
        pytest.param("../a.yaml", "a.yaml", id="from the folder above"),
        pytest.param("", "", id="the whole commit"),
        pytest.param(".", "shop", id="the folder itself"),
        pytest.param("shop/", "shop", id="a folder with its slash"),
    ],
)
def test_a_path_of_a_revision(lay: Lay, repository: Repository, path: str, placed: str) -> None:
    root = lay({"shop/a.yaml": ""})
    assert repository.placed(path, str(root / "shop")) == placed


@pytest.mark.parametrize("path", ["../../a", "x/../../a", "/a"])
def test_a_path_of_a_revision_stays_in_the_repository(lay: Lay, repository: Repository, path: str) -> None:
    with pytest.raises(Misuse):
        repository.placed(path, str(lay({"shop/a.yaml": ""}) / "shop"))


def test_nobody_pays_for_git_who_does_not_use_it() -> None:
    heavy = {"subprocess", "tomllib", "tempfile", "pathspec"}
    code = (
        "import sys; before = {*sys.modules}; import cjmap.config, cjmap.files.write; "
        f"print(sorted({heavy} & ({{*sys.modules}} - before)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
