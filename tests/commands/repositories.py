"""Git repositories that know nothing of the machine they are on."""

from __future__ import annotations

import os

import pytest

from tests.files.conftest import Git as Git

from .conftest import Lay


@pytest.fixture(name="git")
def repository(lay: Lay, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Make the folder of `lay` a repository that knows nothing of the machine it is on."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    config = '[user]\n  name = Ada\n  email = ada@example.org\n[protocol "file"]\n  allow = always\n'
    (home / ".gitconfig").write_text(config, encoding="utf-8")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    made = Git(lay({}))
    made("init", "--quiet")
    return made
