"""Folders made from a dict, and git repositories that know nothing of the machine they run on."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Lay = Callable[[Mapping[str, str]], Path]


class Git:
    """Runs git for a test; what a test makes is the same on every machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *words: str) -> str:
        done = subprocess.run(
            ["git", "-c", "init.defaultBranch=main", *words],
            cwd=self.folder,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def commit(self, message: str = "a commit") -> str:
        self("add", "--all", "--force")
        self("commit", "--quiet", "--allow-empty", "--message", message)
        return self("rev-parse", "HEAD")


@pytest.fixture(autouse=True)
def _own_git(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    config = "[user]\n  name = Ada\n  email = ada@example.org\n[core]\n  hooksPath = /dev/null\n"
    (home / ".gitconfig").write_text(config + '[protocol "file"]\n  allow = always\n', encoding="utf-8")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lay:
    """Write files by their paths into an empty folder, which becomes the current one."""
    root = tmp_path / "project"
    root.mkdir()
    monkeypatch.chdir(root)

    def put(files: Mapping[str, str]) -> Path:
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8", newline="")
        return root

    return put


@pytest.fixture
def git(lay: Lay) -> Git:
    """Make the folder of `lay` a repository."""
    run = Git(lay({}))
    run("init", "--quiet")
    return run
