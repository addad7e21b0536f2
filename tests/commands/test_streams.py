"""Pipes, signals, devices, terminals and locales: real processes."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from .conftest import VALID, WRONG, Lay, Ran, ended, obey_interrupts, process

FULL = Path("/dev/full")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX pipes, signals and devices")

ASCII_ONLY = {
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONIOENCODING": "",
}


def _many(count: int) -> dict[str, str]:
    """Return maps with a hundred findings each, more of them than a pipe holds."""
    text = VALID + "".join(f"    unknown{n}: x\n" for n in range(100))
    return {f"map{n}.cjm.yaml": text for n in range(count)}


@pytest.mark.parametrize("form", ["full", "concise", "json", "github"])
def test_closed_pipe_is_silent_and_keeps_the_verdict(form: str, lay: Lay) -> None:
    lay(_many(10))
    started = process(["validate", "--quiet", "--format", form])
    assert started.stdout is not None
    started.stdout.readline()
    started.stdout.close()
    started.stdout = None
    assert ended(started) == (1, "", "")


def test_closed_pipe_does_not_stop_what_goes_to_files(lay: Lay) -> None:
    root = lay(_many(10))
    started = process(["validate", "--quiet", "-f", "full", "-f", "concise=found.txt"])
    assert started.stdout is not None
    started.stdout.close()
    started.stdout = None
    assert ended(started) == (1, "", "")
    assert len((root / "found.txt").read_text().splitlines()) == 1000


@pytest.mark.parametrize("words", [["--help"], ["validate", "--help"], ["--version"], ["init", "--list"]])
def test_closed_pipe_is_silent_for_words_too(words: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    assert ended(process(words, stdout=writer)) == (0, "", "")
    os.close(writer)


def test_closed_pipe_for_people_changes_nothing(lay: Lay) -> None:
    lay({"a.cjm.yaml": VALID})
    reader, writer = os.pipe()
    os.close(reader)
    assert ended(process(["validate"], stderr=writer)).code == 0
    os.close(writer)


@pytest.mark.skipif(not FULL.exists(), reason="a full device")
@pytest.mark.parametrize("words", [["validate"], ["--help"], ["--version"], ["init", "--list"]])
def test_full_device_is_a_sentence(words: list[str], lay: Lay) -> None:
    lay({"a.cjm.yaml": WRONG})
    with FULL.open("wb") as full:
        code, _, err = ended(process(words, stdout=full))
    said = "cjmap: error: standard output cannot be written: No space left on device\n"
    assert (code, err) == (2, said)


@pytest.mark.skipif(not FULL.exists(), reason="a full device")
def test_full_device_for_people_is_nothing(lay: Lay) -> None:
    lay({"a.cjm.yaml": VALID})
    with FULL.open("wb") as full:
        assert ended(process(["validate"], stderr=full)) == (0, "", "")


@pytest.mark.parametrize("descriptor", [0, 1, 2])
def test_closed_stream(descriptor: int, lay: Lay) -> None:
    lay({"a.cjm.yaml": WRONG})
    started = process(["validate", "-f", "concise=found.txt"], preexec_fn=lambda: os.close(descriptor))
    assert ended(started).code == 1
    assert Path("found.txt").read_text().startswith("a.cjm.yaml:4:")


def test_closed_standard_input_cannot_be_read() -> None:
    started = process(["validate", "-"], preexec_fn=lambda: os.close(0))
    code, out, err = ended(started)
    assert (code, out) == (2, "")
    assert err.startswith("cjmap: error: standard input is closed\nhint: ")


def test_interrupt_while_reading() -> None:
    started = process(["validate", "-"], stdin=subprocess.PIPE, preexec_fn=obey_interrupts)
    assert started.stdin is not None
    os.write(started.stdin.fileno(), b"#" * 300_000)  # more than a pipe holds: it reads by now
    for _ in range(12):  # Python overlooks a signal that comes just before it waits for more
        started.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            started.wait(5)
            break
    assert ended(started) == (130, "", "interrupted\n")


def test_standard_input_without_an_end() -> None:
    with Path("/dev/zero").open("rb") as endless:
        code, out, err = ended(process(["validate", "-"], stdin=endless))
    assert (code, out, err) == (2, "", "cjmap: error: standard input is longer than 64 MiB\n")


def _seen(words: list[str], **env: str) -> str:
    """Return what a terminal shows of standard output."""
    screen, line = pty.openpty()
    started = process(words, env=env, stdout=line, stderr=subprocess.DEVNULL)
    os.close(line)
    shown = b""
    while True:
        try:
            part = os.read(screen, 65536)
        except OSError:  # Linux: the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(screen)
    started.wait(60)
    return shown.decode().replace("\r\n", "\n")


TERMINAL = {"TERM": "xterm-256color", "COLORTERM": ""}


@pytest.mark.parametrize(
    ("env", "words", "colored"),
    [
        pytest.param(TERMINAL, [], True, id="a terminal"),
        pytest.param({"TERM": "dumb"}, [], False, id="a dumb terminal"),
        pytest.param({**TERMINAL, "NO_COLOR": "1"}, [], False, id="NO_COLOR"),
        pytest.param({**TERMINAL, "NO_COLOR": ""}, [], True, id="an empty NO_COLOR"),
        pytest.param({**TERMINAL, "NO_COLOR": "1", "FORCE_COLOR": "1"}, [], False, id="NO_COLOR comes first"),
        pytest.param(TERMINAL, ["--color", "never"], False, id="the option comes first"),
        pytest.param(TERMINAL, ["--format", "json"], False, id="machine formats are never coloured"),
        pytest.param(TERMINAL, ["--format", "github"], False, id="annotations are never coloured"),
    ],
)
def test_color_on_a_terminal(env: dict[str, str], words: list[str], colored: bool, lay: Lay) -> None:
    lay({"a.cjm.yaml": WRONG})
    shown = _seen(["validate", *words], **env)
    assert "a.cjm.yaml" in shown
    assert ("\x1b[" in shown) is colored


@pytest.mark.parametrize(
    ("env", "words", "colored"),
    [
        pytest.param(TERMINAL, [], False, id="a pipe"),
        pytest.param({**TERMINAL, "FORCE_COLOR": "1"}, [], True, id="FORCE_COLOR"),
        pytest.param({**TERMINAL, "FORCE_COLOR": "0"}, [], False, id="FORCE_COLOR says no"),
        pytest.param({"TERM": "dumb", "FORCE_COLOR": "1"}, [], True, id="FORCE_COLOR before TERM"),
        pytest.param({**TERMINAL, "NO_COLOR": "1"}, ["--color", "always"], True, id="the option comes first"),
    ],
)
def test_color_in_a_pipe(env: dict[str, str], words: list[str], colored: bool, lay: Lay) -> None:
    lay({"a.cjm.yaml": WRONG})
    assert ("\x1b[" in ended(process(["validate", *words], env=env)).out) is colored


def _in_locale(**env: str) -> Ran:
    return ended(process(["validate", "--quiet"], env=env))


def test_plain_locale_shows_what_it_can(lay: Lay) -> None:
    lay({"a.cjm.yaml": WRONG})
    code, out, err = _in_locale(**ASCII_ONLY)
    assert (code, err) == (1, "")
    assert out.isascii()
    assert "4 |   - nmae: Zo\\xeb - \\u5496\\u5561\n" in out


def test_plain_locale_of_today_is_utf_8(lay: Lay) -> None:
    lay({"a.cjm.yaml": WRONG})
    code, out, err = _in_locale(LC_ALL="C", LANG="C", PYTHONUTF8="", PYTHONIOENCODING="")
    assert (code, err) == (1, "")
    assert "4 |   - nmae: Zoë – 咖啡\n" in out


def test_summary_in_a_plain_locale(lay: Lay) -> None:
    lay({"Zoë.cjm.yaml": VALID})  # whose name Python cannot read in this locale
    code, out, err = ended(process(["validate", "--verbose"], env=ASCII_ONLY))
    assert (code, out, err) == (0, "", "read Zo\\udcc3\\udcab.cjm.yaml: 0 findings\n1 map is valid\n")


def test_works_without_a_terminal_or_home(lay: Lay) -> None:
    lay({"a.cjm.yaml": VALID})
    started = process(["validate"], env={"HOME": "", "TERM": "", "PATH": os.defpath}, start_new_session=True)
    assert ended(started) == (0, "", "1 map is valid\n")


def test_same_bytes_under_any_hash_seed_and_time_zone(lay: Lay) -> None:
    lay(_many(3))
    runs = {
        ended(process(["validate", "-f", "json"], env={"PYTHONHASHSEED": seed, "TZ": zone})).out
        for seed, zone in (("1", "UTC"), ("2", "Asia/Kathmandu"))
    }
    assert len(runs) == 1


def test_python_knows_this_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "cjmap", "-h"], capture_output=True, text=True, check=True)
    assert "Usage: cjmap [OPTIONS]" in done.stdout
