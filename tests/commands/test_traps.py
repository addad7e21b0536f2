"""Hostile and odd files through the whole command: a verdict with a place, no traceback, in bounded time."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

import pytest

from tests.commands.conftest import Lay, Run

MAP = b"cjmap: 1\ntitle: I buy a coffee\nstages:\n  - name: Order\n"
MIB = 1024 * 1024

TRAPS = {
    "a hundred thousand open brackets": (b"[" * 100_000, "CJ001"),
    "a hundred thousand list items in a line": (b"- " * 100_000, "CJ00"),
    "a hundred thousand open mappings": (b"{a: " * 100_000, "CJ005"),
    "an alias bomb": (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "CJ001"),
    "a merge bomb": (b"a: &a {b: 1}\nc:\n  <<: *a\n", "CJ001"),
    "an alias to itself": (b"a: &a [*a]\n", "CJ001"),
    "bytes that are not UTF-8": (b"cjmap: 1\ntitle: caf\xe9\n", "CJ004"),
    "UTF-16": ("cjmap: 1\ntitle: x\n".encode("utf-16"), "CJ004"),
    "a NUL": (b"cjmap: 1\ntitle: a\x00b\n", "CJ004"),
    "a line separator that hides data in a comment": ("cjmap: 1 # \u2028title: x\n".encode(), "CJ004"),
    "a YAML directive": (b"%YAML 1.3\n---\ncjmap: 1\n", "CJ001"),
    "a tag": (b"cjmap: !!int abc\n", "CJ001"),
    "five thousand digits": (MAP + b"limits: {unmanaged_handoffs_max: " + b"9" * 5000 + b"}\n", "CJ003"),
    "a day that is not": (MAP + b"reviews:\n  - date: 2024-02-30\n", "CJ003"),
    "the same key twice": (MAP + b"title: again\n", "CJ002"),
    "two documents": (MAP + b"---\n" + MAP, "CJ001"),
    "an empty file": (b"", "CJ001"),
    "comments alone": (b"# a\n# b\n", "CJ001"),
    "a list at the root": (b"- a\n- b\n", "CJ001"),
    "a line of ten megabytes": (b"cjmap: 1\ntitle: " + b"x" * 10 * MIB, "CJ005"),
    "a text of four megabytes": (MAP + b"summary: " + b"x" * 4 * MIB + b"\n", "CJ005"),
    "a key of a thousand letters": (MAP + b"x" * 1000 + b": 1\n", "CJ005"),
    "a hundred thousand unknown keys": (MAP + b"".join(b"k%d: 1\n" % n for n in range(100_000)), "CJ003"),
    "twenty thousand references that lead nowhere": (
        MAP
        + b"    touchpoints:\n"
        + b"".join(b"      - {name: t%d, next: u%d}\n" % (n, n) for n in range(20_000)),
        "CJ102",
    ),
}


@pytest.mark.parametrize(("content", "code"), TRAPS.values(), ids=TRAPS)
def test_traps(content: bytes, code: str, lay: Lay, run: Run) -> None:
    (lay({}) / "map.cjm.yaml").write_bytes(content)
    started = time.process_time()
    ran = run("validate", "--format", "concise")
    assert time.process_time() - started < 5
    assert ran.code == 1
    first = ran.out.split("\n")[0]
    path, line, column, *_ = first.split(":")
    assert (path, int(line) > 0, int(column) > 0) == ("map.cjm.yaml", True, True)
    assert f"error {code}" in first
    assert "Traceback" not in ran.out + ran.err
    assert len(ran.out) < 200_000


FINE = {
    "an address in a flow mapping": b"links: [{title: x, url: https://example.org}]\n",
    "a clock time": b"    touchpoints:\n      - name: Wakes up\n        time: 12:30\n",
    "a comment between a key and its value": b"summary:\n  # why\n  text\n",
    "a title that is a number": b"scenario: 1984\n",
    "a final line without its end": b"summary: x",
}


@pytest.mark.parametrize("more", FINE.values(), ids=FINE)
def test_what_only_looks_odd(more: bytes, lay: Lay, run: Run) -> None:
    folder = lay({})
    (folder / "map.cjm.yaml").write_bytes(MAP + more)
    (folder / "windows.cjm.yaml").write_bytes(b"\xef\xbb\xbf" + (MAP + more).replace(b"\n", b"\r\n"))
    assert run("validate") == (0, "", "2 maps are valid\n")


NAMED = {
    "a folder without maps": ("empty", "there are no map files (*.cjm.yaml) in empty"),
    "a pipe": ("pipe.cjm.yaml", "`pipe.cjm.yaml` is a named pipe, not a file"),
    "nothing": ("nothing.cjm.yaml", "no such file or folder: `nothing.cjm.yaml`"),
    "a device": ("/dev/zero", "`/dev/zero` is a device, not a file"),
}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
@pytest.mark.parametrize(("word", "sentence"), NAMED.values(), ids=NAMED)
def test_what_is_no_file_and_named_by_hand(word: str, sentence: str, lay: Lay, run: Run) -> None:
    folder = lay({})
    (folder / "empty").mkdir()
    os.mkfifo(folder / "pipe.cjm.yaml")
    ran = run("validate", word)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"cjmap: error: {sentence}")


def test_a_file_that_cannot_be_opened_does_not_hide_the_findings_of_others(lay: Lay, run: Run) -> None:
    folder = lay({"a.cjm.yaml": "cjmap: 1\ntitle: x\n"})
    os.mkfifo(folder / "b.cjm.yaml")
    ran = run("validate", "a.cjm.yaml", "b.cjm.yaml", "-f", "concise")
    assert ran.code == 2
    assert ran.out.startswith("a.cjm.yaml:1:1: error CJ003[schema] `stages` is missing")
    assert "`b.cjm.yaml` is a named pipe" in ran.err


def test_a_link_that_leads_out_of_the_project_is_a_finding_that_shows_nothing(
    lay: Lay, run: Run, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("password: 1234\n", encoding="utf-8")
    folder = lay({"cjmap.toml": ""})
    (folder / "link.cjm.yaml").symlink_to(secret)
    ran = run("validate")
    assert (ran.code, "1234" in ran.out + ran.err) == (1, False)
    assert "error CJ105[missing-file] `link.cjm.yaml` is a link that leads out of the project" in ran.out


def test_a_thousand_maps_need_the_memory_of_one(lay: Lay, run: Run) -> None:
    lay({f"{number}.cjm.yaml": MAP.decode() + f"summary: {'x' * 20_000}\n" for number in range(1000)})
    assert run("validate", "0.cjm.yaml").code == 0
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert run("validate").code == 0
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 15_000  # KiB; all of them are 20 MB
