"""Folders made from a dict, and the command line run within this process or as one of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import pytest

from cjmap import cli
from tests.conftest import Lay as Lay

VALID = "cjmap: 1\ntitle: I buy a coffee\nstages:\n  - name: Order\n"
WRONG = "cjmap: 1\ntitle: I buy a coffee\nstages:\n  - nmae: Zoë – 咖啡\n    gaol: A warm cup\n"


class Ran(NamedTuple):
    """What a command line left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_WORKSPACE", "CJMAP_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process."""

    def run_it(*words: str) -> Ran:
        code = cli.main(list(words))
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run_it


def process(
    words: Sequence[str], *, env: Mapping[str, str] | None = None, **options: Any
) -> subprocess.Popen[bytes]:
    """Start a command line as a process; `env` adds to the environment, an empty value takes away."""
    wanted = {**os.environ, **(env or {})}
    piped = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(
        [sys.executable, "-m", "cjmap", *words],
        env={name: value for name, value in wanted.items() if value},
        **{**piped, **options},
    )


def ended(started: subprocess.Popen[bytes], data: bytes | None = None) -> Ran:
    """Wait for a process and return what it left."""
    out, err = started.communicate(data, timeout=60)
    return Ran(started.returncode, (out or b"").decode(), (err or b"").decode())


def obey_interrupts() -> None:
    """Let Ctrl-C through in a new process, also where the tests themselves run without it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
