"""From words to map files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from cjmap.errors import Misuse, Unreadable
from cjmap.files.find import Finds, Found, Include, find

from .conftest import Git, Lay

MAPS = {
    "coffee.cjm.yaml": "",
    "journeys/b.cjm.yaml": "",
    "journeys/a.cjm.yml": "",
    "journeys/old/c.cjm.yaml": "",
}


def nothing(folder: str) -> Include:
    return Include(folder)


def found(*words: str, include: Sequence[str] = ()) -> list[str]:
    """Return the paths from the current folder; those named by hand carry a plus."""
    here = str(Path.cwd())
    finds = find(words, lambda _: Include(here, tuple(include)))
    return [("+" if file.named else "") + os.path.relpath(file.path, here) for file in finds.files]


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        pytest.param(["empty"], [], id="a folder without maps is fine"),
        pytest.param(["notes.txt"], ["+notes.txt"], id="a file named by hand is always taken"),
        pytest.param(["./journeys/../coffee.cjm.yaml"], ["+coffee.cjm.yaml"], id="dots are taken out"),
        pytest.param(
            ["."],
            ["coffee.cjm.yaml", "journeys/a.cjm.yml", "journeys/b.cjm.yaml", "journeys/old/c.cjm.yaml"],
            id="a folder is walked, and its maps are sorted",
        ),
        pytest.param(
            ["journeys/old", "coffee.cjm.yaml"],
            ["journeys/old/c.cjm.yaml", "+coffee.cjm.yaml"],
            id="words keep their order",
        ),
        pytest.param(
            ["journeys", "journeys/b.cjm.yaml", "./journeys"],
            ["journeys/a.cjm.yml", "+journeys/b.cjm.yaml", "journeys/old/c.cjm.yaml"],
            id="each file once, and by hand where one word says so",
        ),
        pytest.param(
            ["journeys/*.cjm.y*ml"],
            ["+journeys/a.cjm.yml", "+journeys/b.cjm.yaml"],
            id="a glob the shell left",
        ),
        pytest.param(["**/old"], ["journeys/old/c.cjm.yaml"], id="a folder that a glob meets is walked"),
        pytest.param(["[x].cjm.yaml"], ["+[x].cjm.yaml"], id="a file that looks like a glob is a file"),
    ],
)
def test_words(lay: Lay, words: list[str], paths: list[str]) -> None:
    root = lay({**MAPS, "notes.txt": ""})
    (root / "empty").mkdir()
    if words == ["[x].cjm.yaml"]:
        lay({"[x].cjm.yaml": "", "x.cjm.yaml": ""})
    assert found(*words) == paths


@pytest.mark.parametrize(
    ("patterns", "paths"),
    [
        pytest.param([], ["a.cjm.yaml"], id="nothing but the suffixes"),
        pytest.param(["maps/*.yaml"], ["a.cjm.yaml", "maps/b.yaml"], id="a folder more"),
        pytest.param(["**/*.yaml"], ["a.cjm.yaml", "maps/b.yaml", "maps/deep/c.yaml"], id="all folders more"),
        pytest.param(["b.yaml"], ["a.cjm.yaml"], id="a glob starts at the root of the project"),
        pytest.param(
            ["maps/.h.yaml"], ["a.cjm.yaml", "maps/.h.yaml"], id="a hidden file that is written out"
        ),
    ],
)
def test_what_the_settings_include(lay: Lay, patterns: list[str], paths: list[str]) -> None:
    lay(dict.fromkeys(["a.cjm.yaml", "maps/b.yaml", "maps/deep/c.yaml", "maps/.h.yaml"], ""))
    assert found(".", include=patterns) == paths


def test_each_folder_has_the_settings_of_its_own_project(lay: Lay) -> None:
    root = lay(dict.fromkeys(["one/a.yaml", "one/b.yml", "two/a.yaml", "two/b.yml"], ""))
    projects = {str(root / "one"): ("*.yaml",), str(root / "two"): ("*.yml",)}
    finds = find(["."], lambda folder: Include(folder, projects.get(folder, ())))
    assert finds == Finds((Found(f"{root}/one/a.yaml", named=False), Found(f"{root}/two/b.yml", named=False)))


def test_words_are_read_from_a_folder(lay: Lay) -> None:
    root = lay(MAPS)
    finds = find(["old"], nothing, f"{root}/journeys")
    assert finds.files == (Found(f"{root}/journeys/old/c.cjm.yaml", named=False),)


def test_nothing_hidden_and_nothing_of_a_tool(lay: Lay) -> None:
    skipped = [
        f"{folder}/a.cjm.yaml" for folder in (".git", "node_modules", ".venv", "x/__pycache__", ".tox")
    ]
    kept = [".github/a.cjm.yaml", "build/a.cjm.yaml"]
    lay(
        dict.fromkeys(
            [*skipped, *kept, ".hidden.cjm.yaml", "._a.cjm.yaml", "a.cjm.yaml.bak", "a.CJM.yaml"], ""
        )
    )
    assert [found("."), found("node_modules")] == [kept, ["node_modules/a.cjm.yaml"]]


def test_links(lay: Lay, tmp_path: Path) -> None:
    root = lay({"z.cjm.yaml": "", "folder/b.cjm.yaml": "", "other/c.yaml": ""})
    (root / "a.cjm.yaml").symlink_to("z.cjm.yaml")
    (root / "c.cjm.yaml").symlink_to("other/c.yaml")
    (root / "nothing.cjm.yaml").symlink_to("no")
    (root / "circle.cjm.yaml").symlink_to("circle.cjm.yaml")
    (root / "loop").symlink_to(root)
    (root / "folder.cjm.yaml").symlink_to("folder")
    (root / ".#z.cjm.yaml").symlink_to("ada@machine.1234")
    os.mkfifo(root / "pipe.cjm.yaml")
    walked = [
        "c.cjm.yaml",
        "circle.cjm.yaml",
        "folder/b.cjm.yaml",
        "nothing.cjm.yaml",
        "pipe.cjm.yaml",
        "z.cjm.yaml",
    ]
    (tmp_path / "link").symlink_to(root)
    assert [found("."), found(".", str(tmp_path / "link"))] == [walked, walked]
    assert [found("a.cjm.yaml"), found("loop/folder")] == [["+a.cjm.yaml"], ["loop/folder/b.cjm.yaml"]]
    assert found("nothing.cjm.yaml", "pipe.cjm.yaml") == ["+nothing.cjm.yaml", "+pipe.cjm.yaml"]


@pytest.mark.parametrize(
    ("word", "sentence", "hint"),
    [
        pytest.param(
            "cofee.cjm.yaml",
            "no such file or folder: `cofee.cjm.yaml`",
            "did you mean coffee.cjm.yaml?",
            id="a slip",
        ),
        pytest.param(
            "journey/a.cjm.yml",
            "no such file or folder: `journey/a.cjm.yml`",
            "did you mean journeys?",
            id="a slip in a folder",
        ),
        pytest.param("journeys/x/y/z", "no such file or folder: `journeys/x/y/z`", None, id="nothing near"),
        pytest.param(
            "coffee.cjm.yaml/x", "no such file or folder: `coffee.cjm.yaml/x`", None, id="below a file"
        ),
        pytest.param("/:0:/such", "no such file or folder: `/:0:/such`", None, id="an absolute path"),
        pytest.param("*.json", "no file matches `*.json`", None, id="a glob that meets nothing"),
        pytest.param("no/*.yaml", "no file matches `no/*.yaml`", None, id="a glob in no folder"),
    ],
)
def test_a_word_that_names_nothing(lay: Lay, word: str, sentence: str, hint: str | None) -> None:
    lay(MAPS)
    with pytest.raises(Misuse) as caught:
        find([word], nothing)
    assert (caught.value.sentence, caught.value.hint) == (sentence, hint)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list everything")
def test_closed_folders(lay: Lay) -> None:
    root = lay({"a.cjm.yaml": "", "closed/b.cjm.yaml": ""})
    (root / "closed").chmod(0)
    try:
        walked = find(["."], nothing)
        inner = find(["closed/b.cjm.yaml"], nothing)
        with pytest.raises(Unreadable) as caught:
            find(["closed"], nothing)
    finally:
        (root / "closed").chmod(0o755)
    assert walked == Finds((Found(f"{root}/a.cjm.yaml", named=False),), (f"{root}/closed",))
    assert inner == Finds((Found(f"{root}/closed/b.cjm.yaml", named=True),))
    assert caught.value.sentence == "`closed` may not be read: permission denied"


IGNORES = [
    pytest.param({".gitignore": "*.cjm.yaml\n"}, id="everything"),
    pytest.param({".gitignore": "# nothing\n\n   \n"}, id="comments only"),
    pytest.param({".gitignore": "/b.cjm.yaml\na/\n"}, id="the top, and a folder"),
    pytest.param({".gitignore": "*.cjm.yaml\n!c.cjm.yaml\n"}, id="all but one name"),
    pytest.param({".gitignore": "/*\n!/a\n"}, id="all but one folder"),
    pytest.param({".gitignore": "*\n!*/\n!c.cjm.yaml\n"}, id="all but one name, in all folders"),
    pytest.param({".gitignore": "a\n!a/b/c.cjm.yaml\n"}, id="nothing comes back from an ignored folder"),
    pytest.param({".gitignore": "a/*\n!a/b\n"}, id="a folder comes back"),
    pytest.param({".gitignore": "*.cjm.yaml", "a/.gitignore": "!b.cjm.yaml"}, id="an inner file says no"),
    pytest.param({".gitignore": "!*.cjm.yaml", "a/.gitignore": "/b.cjm.yaml"}, id="an inner file adds"),
    pytest.param({"a/.gitignore": "*", "a/b/.gitignore": "!*"}, id="an ignored folder is not asked"),
    pytest.param({".gitignore": "a/**/c.cjm.yaml\n"}, id="any folder between"),
    pytest.param({".gitignore": "**/b/\n"}, id="any folder before"),
    pytest.param({".gitignore": "b.cjm.yaml \n\\#x.cjm.yaml\n"}, id="spaces at the end, and an escape"),
    pytest.param({".gitignore": "b.cjm.yaml\r\n"}, id="lines of Windows"),
    pytest.param({".gitignore": "\ufeffb.cjm.yaml\n"}, id="a byte order mark"),
    pytest.param({".gitignore": "[z-a]\n[\n!\n/\nb.cjm.yaml\n"}, id="patterns that mean nothing"),
    pytest.param({".gitignore": "*\n!*/\n!a/b/b.cjm.yaml\n"}, id="all but one path"),
    pytest.param({".gitignore": "a\n!a/\n"}, id="folders come back, files do not"),
    pytest.param({".gitignore": "a/**\n!a/b/\n!a/b/c*\n"}, id="everything below, but for two steps down"),
    pytest.param({".gitignore": "/**/b.cjm.yaml\n"}, id="any folder from the top"),
    pytest.param({".gitignore": "**\n!**/\n!/*.yaml"}, id="two stars alone"),
    pytest.param({".gitignore": "?.cjm.yaml\n!a/b/[!b].*\n![^a-b].cjm.yaml\n"}, id="one character"),
    pytest.param({".gitignore": "\\b.cjm.yaml\n\\!x\nc.cjm.yaml\\ \n"}, id="backslashes"),
    pytest.param({".gitignore": "b/c.cjm.yaml\n"}, id="a slash in the middle starts at the top"),
    pytest.param({".gitignore": " \n\ta\n\\#*\n"}, id="blanks at the start are part of a name"),
    pytest.param({".gitignore": "ü*\n"}, id="a name that is not ASCII"),
    pytest.param({".git/info/exclude": "a/b\n", ".gitignore": "!a/b\n"}, id="the exclude file comes last"),
    pytest.param({".git/info/exclude": "b.cjm.yaml\n"}, id="the exclude file alone"),
]


@pytest.mark.parametrize("files", IGNORES)
def test_ignored_as_git_ignores(git: Git, lay: Lay, files: dict[str, str]) -> None:
    names = [
        "b.cjm.yaml",
        "c.cjm.yaml",
        "#x.cjm.yaml",
        "ü.cjm.yaml",
        "a/b.cjm.yaml",
        "a/b/b.cjm.yaml",
        "a/b/c.cjm.yaml",
        "a/b/d/c.cjm.yaml",
    ]
    lay({**dict.fromkeys(names, ""), **files})
    by_git = git("ls-files", "-z", "--others", "--exclude-standard").split("\0")
    expected = sorted(name for name in by_git if name.endswith(".cjm.yaml"))
    assert found(".") == expected


def test_ignore_files_above_the_folder_count(git: Git, lay: Lay) -> None:
    lay(
        {
            ".gitignore": "x.cjm.yaml",
            "a/.gitignore": "y.cjm.yaml",
            **dict.fromkeys(["a/b/x.cjm.yaml", "a/b/y.cjm.yaml", "a/b/z.cjm.yaml"], ""),
        }
    )
    assert found("a/b") == ["a/b/z.cjm.yaml"]


def test_an_ignored_folder_named_by_hand_is_walked(git: Git, lay: Lay) -> None:
    lay(
        {
            ".gitignore": "build/\n*.tmp.cjm.yaml",
            "build/a.cjm.yaml": "",
            "build/b/b.cjm.yaml": "",
            "build/.gitignore": "b/",
        }
    )
    assert [found("."), found("build"), found("build/b/b.cjm.yaml")] == [
        [],
        ["build/a.cjm.yaml"],
        ["+build/b/b.cjm.yaml"],
    ]


def test_a_repository_in_a_repository_has_its_own_rules(git: Git, lay: Lay) -> None:
    lay(
        {
            ".gitignore": "a.cjm.yaml",
            "inner/.git/HEAD": "",
            "inner/a.cjm.yaml": "",
            "inner/b.cjm.yaml": "",
            "inner/.git/info/exclude": "b.*",
        }
    )
    assert [found("."), found("inner")] == [["inner/a.cjm.yaml"]] * 2


def test_a_linked_work_tree_shares_the_exclude_file(git: Git, lay: Lay, tmp_path: Path) -> None:
    lay({"a.cjm.yaml": "", "b.cjm.yaml": ""})
    git.commit()
    lay({".git/info/exclude": "a.cjm.yaml"})
    git("worktree", "add", "--quiet", str(tmp_path / "linked"))
    finds = find([str(tmp_path / "linked")], nothing)
    assert finds.files == (Found(f"{tmp_path}/linked/b.cjm.yaml", named=False),)


def test_outside_of_a_repository_only_the_walked_folders_count(lay: Lay) -> None:
    lay({".gitignore": "a.cjm.yaml", "x/a.cjm.yaml": "", "x/.gitignore": "b.cjm.yaml", "x/b.cjm.yaml": ""})
    assert [found("."), found("x")] == [[], ["x/a.cjm.yaml"]]


def test_a_hostile_ignore_file_costs_milliseconds(git: Git, lay: Lay) -> None:
    name = "a" * 200 + ".cjm.yaml"
    root = lay({".gitignore": "a*" * 40 + "b\n" + "**/a/" * 40 + "b\n", name: "", "b/.gitignore": ""})
    (root / "b/.gitignore").unlink()
    os.mkfifo(root / "b/.gitignore")
    assert found(".") == [name]


def test_many_rules_are_cut_off(git: Git, lay: Lay) -> None:
    lay({".gitignore": "x\n" * 1000 + "a.cjm.yaml\n", "a.cjm.yaml": ""})
    assert found(".") == ["a.cjm.yaml"]
