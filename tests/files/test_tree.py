"""The disk as a tree, and files named by hand."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from cjmap.errors import CjmapError, Missing, NotAFile, OutsideProject, Unreadable
from cjmap.files.tree import Disk, inside, read_named
from cjmap.place import SourceFile

from .conftest import Lay

Told = tuple[type[CjmapError], str]
without_root = pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")


def told(raised: pytest.ExceptionInfo[CjmapError]) -> Told:
    return type(raised.value), raised.value.sentence


@pytest.mark.parametrize(
    ("base", "written", "path"),
    [
        pytest.param("", "a.yaml", "a.yaml", id="the root itself"),
        pytest.param("a/b.yaml", "c.yaml", "a/c.yaml", id="beside the file"),
        pytest.param("a/b.yaml", "./x//c.yaml", "a/x/c.yaml", id="dots and double slashes"),
        pytest.param("a/b.yaml", "../c.yaml", "c.yaml", id="up, inside of the root"),
        pytest.param("a/b.yaml", "~/c.yaml", "a/~/c.yaml", id="a tilde is a plain name"),
        pytest.param("a/b.yaml", "$HOME", "a/$HOME", id="a dollar is a plain name"),
        pytest.param("a/b.yaml", "..x/…", "a/..x/…", id="dots may begin a name"),
        pytest.param("a/b.yaml", "two\nlines", "a/two\nlines", id="a newline is part of a name"),
        pytest.param("a/b.yaml", "..", ".", id="the root as a folder"),
    ],
)
def test_inside(base: str, written: str, path: str) -> None:
    assert inside(base, written) == path


@pytest.mark.parametrize(
    ("written", "refused"),
    [
        pytest.param("../../x", (OutsideProject, "`../../x` leads out of the project"), id="up and out"),
        pytest.param(
            "c/../../../x", (OutsideProject, "`c/../../../x` leads out of the project"), id="hidden"
        ),
        pytest.param("../..", (OutsideProject, "`../..` leads out of the project"), id="the folder above"),
        pytest.param("/etc/passwd", (OutsideProject, "`/etc/passwd` is an absolute path"), id="absolute"),
        pytest.param("//host/share", (OutsideProject, "`//host/share` is an absolute path"), id="a share"),
        pytest.param("C:/x", (OutsideProject, "`C:/x` is an absolute path"), id="a drive"),
        pytest.param("C:x", (OutsideProject, "`C:x` is an absolute path"), id="a drive without a slash"),
        pytest.param("..\\x", (OutsideProject, "`..\\x` has a backslash"), id="a backslash"),
        pytest.param("\\\\host\\x", (OutsideProject, "`\\\\host\\x` has a backslash"), id="a Windows share"),
        pytest.param(
            "https://example.org/x",
            (OutsideProject, "`https://example.org/x` is an address, and cjmap fetches nothing"),
            id="an address",
        ),
        pytest.param("", (Missing, "`` names no file"), id="nothing"),
        pytest.param("a\0b", (Missing, "`a\0b` names no file"), id="a NUL"),
        pytest.param("a\ud800", (Missing, "`a\ud800` names no file"), id="half a character"),
        pytest.param("a/" * 5000, (Missing, f"`{'a/' * 100}…` names no file"), id="too long, shown clipped"),
    ],
)
def test_inside_refuses(written: str, refused: Told) -> None:
    with pytest.raises(CjmapError) as caught:
        inside("a/b.yaml", written)
    assert told(caught) == refused


def test_reading_stops_one_byte_behind_the_limit(lay: Lay) -> None:
    tree = Disk(str(lay({"a/b.yaml": "12345"})))
    assert [tree.read("a/b.yaml", limit) for limit in (3, 4, 5, 6)] == [b"1234", b"12345", b"12345", b"12345"]


def test_a_source_knows_its_project(lay: Lay) -> None:
    root = lay({})
    tree = Disk(str(root))
    assert (tree.root, tree.source("a/./b.yaml")) == (str(root), SourceFile(str(root), "a/b.yaml"))


def test_links_lead_anywhere_in_the_project(lay: Lay) -> None:
    root = lay({"a/b.yaml": "b", "c/d.yaml": "d"})
    (root / "a/d.yaml").symlink_to("../c/d.yaml")
    (root / "folder").symlink_to("c")
    tree = Disk(str(root))
    assert [tree.read("a/d.yaml", 9), tree.read("folder/d.yaml", 9)] == [b"d", b"d"]


def test_a_project_may_be_reached_over_a_link(lay: Lay, tmp_path: Path) -> None:
    root = lay({"a.yaml": "a"})
    (tmp_path / "link").symlink_to(root)
    tree = Disk(str(tmp_path / "link"))
    assert (tree.read("a.yaml", 9), tree.root) == (b"a", str(tmp_path / "link"))


def _hostile(root: Path) -> None:
    (root / "folder").mkdir()
    os.mkfifo(root / "pipe")
    (root / "to-pipe").symlink_to("pipe")
    (root / "device").symlink_to("/dev/zero")
    (root / "out").symlink_to("/etc/passwd")
    (root / "out-folder").symlink_to("/etc")
    (root / "nothing").symlink_to("no-such-file")
    (root / "circle").symlink_to("circle")
    (root / "file").write_bytes(b"")
    (root.parent / "project-two").mkdir()
    (root.parent / "project-two/x").write_bytes(b"x")
    (root / "neighbour").symlink_to("../project-two/x")


OUT = "is a link that leads out of the project"


@pytest.mark.parametrize(
    ("path", "refused"),
    [
        pytest.param("no", (Missing, "`no` does not exist"), id="missing"),
        pytest.param("file/no", (Missing, "`file/no` does not exist"), id="a file as a folder"),
        pytest.param("nothing", (Missing, "`nothing` does not exist"), id="a link to nothing"),
        pytest.param(
            "a" * 300, (Missing, f"`{'a' * 200}…` is too long for the name of a file"), id="too long"
        ),
        pytest.param("folder", (NotAFile, "`folder` is a folder, not a file"), id="a folder"),
        pytest.param(".", (NotAFile, "`.` is a folder, not a file"), id="the root"),
        pytest.param("pipe", (NotAFile, "`pipe` is a named pipe, not a file"), id="a pipe"),
        pytest.param("to-pipe", (NotAFile, "`to-pipe` is a named pipe, not a file"), id="a link to a pipe"),
        pytest.param("circle", (Unreadable, "`circle` is a link that leads in a circle"), id="a circle"),
        pytest.param("device", (OutsideProject, f"`device` {OUT}"), id="a link to a device"),
        pytest.param("out", (OutsideProject, f"`out` {OUT}"), id="a link out"),
        pytest.param("out-folder/passwd", (OutsideProject, f"`out-folder/passwd` {OUT}"), id="a folder out"),
        pytest.param(
            "neighbour", (OutsideProject, f"`neighbour` {OUT}"), id="a name that begins like the root"
        ),
        pytest.param("../x", (OutsideProject, "`../x` leads out of the project"), id="up"),
    ],
)
def test_refused(lay: Lay, path: str, refused: Told) -> None:
    root = lay({})
    _hostile(root)
    tree = Disk(str(root))
    with pytest.raises(CjmapError) as reading:
        tree.read(path, 10)
    with pytest.raises(CjmapError) as checking:
        tree.check(path)
    assert [told(reading), told(checking)] == [refused, refused]


@without_root
def test_permission_denied(lay: Lay) -> None:
    root = lay({"a.yaml": "a"})
    (root / "a.yaml").chmod(0)
    tree = Disk(str(root))
    with pytest.raises(Unreadable) as reading:
        tree.read("a.yaml", 9)
    with pytest.raises(Unreadable) as checking:
        tree.check("a.yaml")
    closed = (Unreadable, "`a.yaml` may not be read: permission denied")
    assert [told(reading), told(checking)] == [closed, closed]


@pytest.mark.parametrize(
    ("pattern", "paths"),
    [
        pytest.param("library/*.cjm.yaml", ["library/a.cjm.yaml", "library/b.cjm.yaml"], id="one folder"),
        pytest.param(
            "**/*.cjm.yaml",
            ["library/a.cjm.yaml", "library/b.cjm.yaml", "library/deep/c.cjm.yaml", "top.cjm.yaml"],
            id="all folders, none behind a link, none hidden",
        ),
        pytest.param("top.cjm.yaml", ["top.cjm.yaml"], id="no wildcard"),
        pytest.param("library", [], id="a folder is no file"),
        pytest.param("no/*.yaml", [], id="a folder that is not there"),
        pytest.param("link/*.yaml", [], id="a folder that is a link"),
        pytest.param("./library/../*.yaml", ["top.cjm.yaml"], id="dots are taken out"),
    ],
)
def test_glob(lay: Lay, pattern: str, paths: list[str]) -> None:
    names = (
        "library/b.cjm.yaml",
        "library/a.cjm.yaml",
        "library/deep/c.cjm.yaml",
        "library/.x.cjm.yaml",
        "top.cjm.yaml",
    )
    root = lay(dict.fromkeys(names, ""))
    (root / "link").symlink_to("library")
    assert Disk(str(root)).glob(pattern) == paths


def test_a_glob_leads_nowhere_else(lay: Lay) -> None:
    with pytest.raises(OutsideProject) as caught:
        Disk(str(lay({}))).glob("../*.yaml")
    assert told(caught) == (OutsideProject, "`../*.yaml` leads out of the project")


def test_a_file_named_by_hand_may_stand_anywhere(lay: Lay, tmp_path: Path) -> None:
    root = lay({"a.yaml": "12345"})
    (tmp_path / "link").symlink_to(root / "a.yaml")
    assert [read_named(tmp_path / "link", 9), read_named("../project/a.yaml", 2)] == [b"12345", b"123"]


@pytest.mark.parametrize(
    ("path", "refused"),
    [
        pytest.param("no", (Missing, "`no` does not exist"), id="missing"),
        pytest.param("a\0b", (Missing, "`a\0b` does not exist"), id="a NUL"),
        pytest.param("folder", (NotAFile, "`folder` is a folder, not a file"), id="a folder"),
        pytest.param(
            "to-pipe", (NotAFile, "`to-pipe` is a named pipe, not a file"), id="a pipe does not hang"
        ),
        pytest.param("device", (NotAFile, "`device` is a device, not a file"), id="a device without an end"),
        pytest.param("circle", (Unreadable, "`circle` is a link that leads in a circle"), id="a circle"),
    ],
)
def test_named_by_hand_refused(lay: Lay, path: str, refused: Told) -> None:
    _hostile(lay({}))
    with pytest.raises(CjmapError) as caught:
        read_named(path, 10)
    assert told(caught) == refused


def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        with pytest.raises(NotAFile) as caught:
            read_named("socket", 10)
    assert told(caught) == (NotAFile, "`socket` is a socket, not a file")
