"""Folders made from a dict, and git repositories that know nothing of the machine they run on."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Lay as Lay


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
def git(lay: Lay) -> Git:
    """Make the folder of `lay` a repository."""
    run = Git(lay({}))
    run("init", "--quiet")
    return run
