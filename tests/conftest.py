"""Folders made from a dict; golden files, byte for byte, and the one way to write them anew."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
OPTION = "--update-golden"

Golden = Callable[[str, str], None]
Lay = Callable[[Mapping[str, str]], Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(OPTION, action="store_true", help="Write what comes out into tests/golden; look at it.")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption(OPTION) and os.environ.get("CI", "").lower() not in {"", "0", "false"}:
        raise pytest.UsageError(f"{OPTION} is refused under CI: look at the difference where you work")


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
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the golden file of a name."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption(OPTION):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"there is no golden file {name} yet: run pytest {OPTION} and look at it"
        assert text == path.read_bytes().decode()

    return compare
