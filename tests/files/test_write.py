"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from cjmap.errors import Unwritable
from cjmap.files.write import write

from .conftest import Lay

without_root = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


def state(root: Path) -> dict[str, str]:
    """Return every file with its content, so that nothing left behind goes unseen."""
    return {
        str(path.relative_to(root)): path.read_text("utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def refused(path: str, *, replace: bool = True, expected: bytes | None = None) -> tuple[str, str | None]:
    with pytest.raises(Unwritable) as caught:
        write(path, b"new", replace=replace, expected=expected)
    return caught.value.sentence, caught.value.hint


@pytest.mark.parametrize("replace", [True, False])
def test_a_new_file_has_the_usual_mode(lay: Lay, replace: bool) -> None:
    root = lay({"beside": ""})
    write("a.yaml", b"new", replace=replace)
    assert state(root) == {"a.yaml": "new", "beside": ""}
    assert (root / "a.yaml").stat().st_mode == (root / "beside").stat().st_mode


def test_an_old_file_keeps_its_mode(lay: Lay) -> None:
    root = lay({"a.yaml": "old"})
    (root / "a.yaml").chmod(0o640)
    write(root / "a.yaml", b"new", replace=True)
    assert (state(root), stat.S_IMODE((root / "a.yaml").stat().st_mode)) == ({"a.yaml": "new"}, 0o640)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_an_old_file_keeps_its_owner(lay: Lay) -> None:
    root = lay({"a.yaml": "old"})
    os.chown(root / "a.yaml", 65534, 65534)
    write("a.yaml", b"new", replace=True)
    status = (root / "a.yaml").stat()
    assert (status.st_uid, status.st_gid) == (65534, 65534)


def test_a_link_stays_a_link(lay: Lay) -> None:
    root = lay({"folder/a.yaml": "old"})
    (root / "link").symlink_to("folder/a.yaml")
    (root / "dangling").symlink_to("folder/b.yaml")
    write("link", b"new", replace=True)
    write("dangling", b"b", replace=False)
    assert (root / "link").is_symlink()
    assert state(root) == {"dangling": "b", "folder/a.yaml": "new", "folder/b.yaml": "b", "link": "new"}


def test_the_longest_name_can_be_written(lay: Lay) -> None:
    root = lay({})
    write("a" * 255, b"new", replace=True)
    assert state(root) == {"a" * 255: "new"}


def test_what_was_read_may_be_replaced(lay: Lay) -> None:
    root = lay({"a.yaml": "old"})
    write("a.yaml", b"new", replace=True, expected=b"old")
    assert state(root) == {"a.yaml": "new"}


@pytest.mark.parametrize("now", ["older", "ol", "", "odd", None])
def test_what_has_changed_since_is_kept(lay: Lay, now: str | None) -> None:
    files = {} if now is None else {"a.yaml": now}
    root = lay(files)
    sentence = "`a.yaml` has changed since it was read, and was not overwritten"
    assert (refused("a.yaml", expected=b"old"), state(root)) == ((sentence, "run it again"), files)


def _folder(root: Path) -> None:
    (root / "a").mkdir()


def _pipe(root: Path) -> None:
    os.mkfifo(root / "a")


def _circle(root: Path) -> None:
    (root / "a").symlink_to("a")


def _read_only(root: Path) -> None:
    (root / "a").write_text("old", encoding="utf-8")
    (root / "a").chmod(0o444)


def _file(root: Path) -> None:
    (root / "a").write_text("old", encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "path", "replace", "sentence"),
    [
        pytest.param(_folder, "a", True, "`a` is a folder, not a file", id="a folder"),
        pytest.param(_pipe, "a", True, "`a` is no regular file", id="a pipe"),
        pytest.param(_circle, "a", True, "`a` is a link that leads in a circle", id="a circle"),
        pytest.param(_read_only, "a", True, "`a` is read-only", id="a read-only file"),
        pytest.param(_file, "a", False, "`a` exists already", id="a file that exists"),
        pytest.param(
            _folder,
            "a/b/c",
            True,
            "`a/b/c` cannot be written: there is no such folder",
            id="no folder",
        ),
        pytest.param(
            _file,
            "a/b",
            True,
            "`a/b` cannot be written: there is no such folder",
            id="a file as a folder",
        ),
        pytest.param(_folder, "a\0", True, "`a\0` cannot be written: Invalid argument", id="a NUL"),
    ],
)
def test_refused(lay: Lay, make: object, path: str, replace: bool, sentence: str) -> None:
    root = lay({})
    assert callable(make)
    make(root)
    before = state(root)
    said = refused(path, replace=replace)
    assert (said, state(root)) == ((sentence.format(root=root), None), before)


@without_root
def test_a_closed_folder(lay: Lay) -> None:
    root = lay({"a/b": ""})
    (root / "a").chmod(0o555)
    said = refused("a/c")
    (root / "a").chmod(0o755)
    assert said == ("`a/c` cannot be written: permission denied", None)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        pytest.param(errno.ENOSPC, "the device is full", id="a full device"),
        pytest.param(errno.EROFS, "the device is read-only", id="a read-only device"),
        pytest.param(errno.EIO, os.strerror(errno.EIO), id="anything else in the system's words"),
    ],
)
def test_a_failure_leaves_the_old_file(
    lay: Lay, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    root = lay({"a.yaml": "old"})

    def fail(_: int) -> None:
        raise OSError(number, "x")

    monkeypatch.setattr(os, "fsync", fail)
    said = refused("a.yaml")
    assert (said, state(root)) == ((f"`a.yaml` cannot be written: {words}", None), {"a.yaml": "old"})


def test_an_interruption_leaves_nothing_behind(lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay({"a.yaml": "old"})

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write("a.yaml", b"new", replace=True)
    assert state(root) == {"a.yaml": "old"}


@pytest.mark.parametrize("links", [True, False], ids=["with hard links", "on a disk without hard links"])
def test_a_file_that_appears_meanwhile_is_not_overwritten(
    lay: Lay, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    root = lay({})
    real = os.fsync

    def appear(number: int) -> None:
        real(number)
        (root / "a.yaml").write_text("theirs", encoding="utf-8")

    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "x")

    monkeypatch.setattr(os, "fsync", appear)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    said = refused("a.yaml", replace=False)
    assert (said, state(root)) == (("`a.yaml` exists already", None), {"a.yaml": "theirs"})


def test_a_disk_without_hard_links(lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay({})

    def no_links(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "x")

    monkeypatch.setattr(os, "link", no_links)
    write("a.yaml", b"new", replace=False)
    assert state(root) == {"a.yaml": "new"}
