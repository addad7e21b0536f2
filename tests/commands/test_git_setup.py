"""`cjmap git-setup`, in real repositories."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cjmap.commands import git_setup
from cjmap.commands.git_setup import with_lines, without_lines

from .conftest import VALID, Lay, Run

LINES = ["*.cjm.yaml diff=cjmap", "*.cjm.yml diff=cjmap"]
BOTH = "".join(f"{line}\n" for line in LINES)
PYTHON = f"{shlex.quote(sys.executable)} -P -m cjmap"
CONFIG = [f"diff.cjmap.command={PYTHON} git-diff --", f"diff.cjmap.textconv={PYTHON} textconv --"]
REPORT = (
    f".gitattributes: {LINES[0]}\n.gitattributes: {LINES[1]}\n"
    f"git config --local diff.cjmap.command {shlex.quote(PYTHON + ' git-diff --')}\n"
    f"git config --local diff.cjmap.textconv {shlex.quote(PYTHON + ' textconv --')}\n"
    "next: commit .gitattributes; each person runs cjmap git-setup once in each clone\n"
    "undo: cjmap git-setup --undo\n"
    "this repository is set up\n"
)
NOBODY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


def git(*words: str, code: int = 0, **env: str) -> str:
    """Run git in the current folder as somebody without settings of their own, and return what it prints."""
    done = subprocess.run(
        ["git", *words], capture_output=True, env={**os.environ, **NOBODY, **env}, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (code, "")
    return done.stdout.decode()


def commit() -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", "more")


@pytest.fixture(autouse=True)
def _no_cjmap_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    _put_on_the_path(monkeypatch, None)


def _put_on_the_path(monkeypatch: pytest.MonkeyPatch, cjmap: str | None) -> None:
    found: Callable[[str], str | None] = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: cjmap if name == "cjmap" else found(name))


@pytest.fixture
def root(lay: Lay) -> Path:
    """An empty repository, which is the current folder."""
    folder = lay({})
    git("init", "--quiet")
    return folder


def config() -> list[str]:
    return [line for line in git("config", "--local", "--list").splitlines() if line.startswith("diff.")]


def test_outside_of_a_repository_is_misuse(lay: Lay, run: Run) -> None:
    lay({})
    said = "cjmap: error: this folder is in no git repository\nhint: git init makes it one\n"
    assert [run("git-setup", *words) for words in ([], ["--check"], ["--undo"])] == [(2, "", said)] * 3


def test_set_up_again_and_undone(root: Path, run: Run) -> None:
    before = (root / ".git/config").read_bytes()
    assert run("git-setup") == (0, "", REPORT)
    assert ((root / ".gitattributes").read_text(), config()) == (BOTH, CONFIG)
    assert run("git-setup") == (0, "", "this repository is set up\n")
    assert run("git-setup", "--undo") == (
        0,
        "",
        f".gitattributes: took out {LINES[0]}\n.gitattributes: took out {LINES[1]}\n"
        "git config --local --unset-all diff.cjmap.command\n"
        "git config --local --unset-all diff.cjmap.textconv\n",
    )
    assert (sorted(path.name for path in root.iterdir()), config()) == ([".git"], [])
    assert (root / ".git/config").read_bytes() == before
    assert run("git-setup", "--undo") == (0, "", "there is nothing to take out\n")


def test_check_changes_nothing(root: Path, run: Run) -> None:
    assert run("git-setup", "--check") == (
        1,
        "",
        f"not set up: .gitattributes does not say {LINES[0]}\nnot set up: .gitattributes does not say {LINES[1]}\n"
        "not set up: the config of this clone has no diff.cjmap.command\n"
        "not set up: the config of this clone has no diff.cjmap.textconv\n",
    )
    assert (sorted(path.name for path in root.iterdir()), config()) == ([".git"], [])
    run("git-setup")
    assert run("git-setup", "--check") == (0, "", "this repository is set up\n")


def test_from_a_folder_below(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "journeys").mkdir()
    monkeypatch.chdir(root / "journeys")
    assert run("git-setup").err.startswith("../.gitattributes: ")
    assert (root / ".gitattributes").read_text() == BOTH


def test_in_a_linked_work_tree(root: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("commit", "--quiet", "--allow-empty", "--message", "first")
    git("worktree", "add", "--quiet", str(tmp_path / "linked"))
    monkeypatch.chdir(tmp_path / "linked")
    assert run("git-setup").code == 0
    assert ((tmp_path / "linked/.gitattributes").read_text(), config()) == (BOTH, CONFIG)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("*.png binary\n", f"*.png binary\n{BOTH}", id="lines of others stay"),
        pytest.param("*.png binary\r\n", "*.png binary\r\n" + BOTH.replace("\n", "\r\n"), id="CRLF stays"),
        pytest.param("*.png binary", f"*.png binary\n{BOTH[:-1]}", id="no newline at the end stays none"),
        pytest.param("\ufeff# Zoë\n", f"\ufeff# Zoë\n{BOTH}", id="a byte order mark stays"),
        pytest.param(f"{LINES[0]}\n", BOTH, id="what is there is not put in twice"),
        pytest.param(f"*.cjm.yaml text\n#{BOTH}", f"*.cjm.yaml text\n#{BOTH}{LINES[0]}\n", id="other words"),
        pytest.param(
            f'"*.cjm.yaml" text {LINES[0][11:]}\n',
            f'"*.cjm.yaml" text {LINES[0][11:]}\n{LINES[1]}\n',
            id="in another line",
        ),
        pytest.param(f"*.cjm.yaml -diff\n{BOTH}", f"*.cjm.yaml -diff\n{BOTH}", id="the last word counts"),
    ],
)
def test_attributes_of_others(before: str, after: str, root: Path, run: Run) -> None:
    path = root / ".gitattributes"
    path.write_bytes(before.encode())
    assert run("git-setup").code == 0
    assert path.read_bytes().decode() == after


@pytest.mark.parametrize("word", ["-diff", "!diff", "diff", "diff=yaml", "binary"])
def test_another_word_about_diffs_is_left_alone(word: str, root: Path, run: Run) -> None:
    (root / ".gitattributes").write_text(f"# ours\n*.cjm.yml text {word}\n")
    code, _, err = run("git-setup")
    assert (code, err.splitlines()[-1]) == (
        1,
        f"not set up: .gitattributes:2 says {word} for *.cjm.yml, and is left alone",
    )
    assert (root / ".gitattributes").read_text() == f"# ours\n*.cjm.yml text {word}\n{LINES[0]}\n"
    run("git-setup", "--undo")
    assert (root / ".gitattributes").read_text() == f"# ours\n*.cjm.yml text {word}\n"


@pytest.mark.parametrize("text", ["", "a\n", "a", "a\r\nb\r\n", "a\r\nb", "\n", "\n\n"])
def test_undo_takes_out_to_the_byte(text: str) -> None:
    assert without_lines(with_lines(text.encode(), LINES), LINES) == text.encode()


def test_a_link_is_not_followed(root: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("mine\n")
    (root / ".gitattributes").symlink_to(tmp_path / "profile")
    said = (
        "cjmap: error: `.gitattributes` is a link, which git does not follow\nhint: put a file in its place\n"
    )
    assert [run("git-setup"), run("git-setup", "--undo")] == [(2, "", said)] * 2
    assert ((tmp_path / "profile").read_text(), config()) == ("mine\n", [])


def test_what_somebody_else_writes_meanwhile_stays(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = root / ".gitattributes"
    path.write_text("old\n")

    def late(content: bytes, lines: list[str]) -> bytes:
        path.write_text("new\n")
        return with_lines(content, lines)

    monkeypatch.setattr(git_setup, "with_lines", late)
    assert (run("git-setup").code, path.read_text(), config()) == (2, "new\n", [])


def test_attributes_that_git_cannot_read(root: Path, run: Run) -> None:
    (root / ".gitattributes").write_bytes("*.png binary\n".encode("utf-16"))
    assert run("git-setup") == (
        2,
        "",
        "cjmap: error: `.gitattributes` is no text that git reads\nhint: write it in UTF-8\n",
    )


def test_a_program_of_somebody_else(root: Path, run: Run) -> None:
    git("config", "diff.cjmap.textconv", "cat")
    assert run("git-setup") == (
        2,
        "",
        "cjmap: error: the config has diff.cjmap.textconv = cat; nothing was changed\n"
        "hint: --force replaces it\n",
    )
    assert (config(), (root / ".gitattributes").exists()) == (["diff.cjmap.textconv=cat"], False)
    assert run("git-setup", "--check").err.endswith(
        "not set up: the config has diff.cjmap.textconv = cat, which is not cjmap\n"
    )
    assert run("git-setup", "--undo") == (
        0,
        "",
        "the config has diff.cjmap.textconv = cat, which is not cjmap and is left alone\n"
        "there is nothing to take out\n",
    )
    code, _, err = run("git-setup", "--force")
    assert (code, " (was cat)\n" in err, sorted(config())) == (0, True, CONFIG)


def test_a_program_with_a_quote_that_is_not_closed(root: Path, run: Run) -> None:
    git("config", "diff.cjmap.command", "cjmap 'git-diff")
    assert run("git-setup").code == 2


def test_several_values_become_one(root: Path, run: Run) -> None:
    git("config", "--add", "diff.cjmap.command", "cjmap git-diff")
    git("config", "--add", "diff.cjmap.command", "/old/python -m cjmap git-diff")
    assert (run("git-setup").code, sorted(config())) == (0, CONFIG)


def test_a_program_that_is_gone(root: Path, run: Run) -> None:
    run("git-setup")
    git("config", "diff.cjmap.command", "/gone/bin/python -P -m cjmap git-diff --")
    assert run("git-setup", "--check") == (
        1,
        "",
        "not set up: the config has diff.cjmap.command = /gone/bin/python -P -m cjmap git-diff --, "
        "and that program is not there\n",
    )
    assert (run("git-setup").code, config()) == (0, CONFIG)


def test_plain_words_where_the_path_has_cjmap(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _put_on_the_path(monkeypatch, "/usr/local/bin/cjmap")
    assert run("git-setup").code == 0
    assert config() == ["diff.cjmap.command=cjmap git-diff --", "diff.cjmap.textconv=cjmap textconv --"]


def test_the_path_of_a_virtual_environment_is_not_there_tomorrow(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    _put_on_the_path(monkeypatch, str(Path(sys.executable).with_name("cjmap")))
    monkeypatch.setattr(sys, "base_prefix", "/elsewhere")
    assert run("git-setup").code == 0
    assert config() == CONFIG


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_a_path_with_spaces_and_quotes(
    root: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / 'my $HOME\'s "tools"' / "python"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(script))
    (root / "a.cjm.yaml").write_text(VALID)
    commit()
    (root / "a.cjm.yaml").write_text(VALID.replace("coffee", "tea"))
    assert run("git-setup").code == 0
    assert git("diff").startswith("cjmap diff a.cjm.yaml\n  I buy a tea\n")
    assert "+title: I buy a tea\n" in git("diff", "--no-ext-diff")


def test_modules_of_the_repository_are_not_run(root: Path, run: Run) -> None:
    for name in ("cjmap", "typer", "yaml", "pydantic", "os"):
        (root / f"{name}.py").write_text("open('seized', 'w').close()\n")
    (root / "a.cjm.yaml").write_text(VALID)
    commit()
    (root / "a.cjm.yaml").write_text(VALID.replace("coffee", "tea"))
    assert run("git-setup").code == 0
    assert git("diff").startswith("cjmap diff a.cjm.yaml\n")
    git("diff", "--no-ext-diff")
    assert not (root / "seized").exists()


def test_only_one_thing_at_a_time(root: Path, run: Run) -> None:
    assert run("git-setup", "--check", "--undo").code == 2


def test_a_folder_that_only_looks_like_a_repository(lay: Lay, run: Run) -> None:
    (lay({}) / ".git").mkdir()
    code, out, err = run("git-setup")
    assert (code, out, err.startswith("cjmap: error: git refused: ")) == (2, "", True)
