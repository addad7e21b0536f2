"""Settings: found, read, and refused with a place and a hint."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from cjmap import config
from cjmap.config import Settings, SettingsFinder, isolated, read_settings, settings_for
from cjmap.errors import BadSettings
from cjmap.files.find import Include
from cjmap.place import SourceFile


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository, the current folder."""
    made = tmp_path / "project"
    (made / ".git").mkdir(parents=True)
    monkeypatch.chdir(made)
    return made


def put(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("files", "folder", "file"),
    [
        pytest.param({}, ".", None, id="no settings"),
        pytest.param({"cjmap.toml": ""}, ".", "cjmap.toml", id="an empty file is a file"),
        pytest.param({"cjmap.toml": "", ".cjmap.toml": ""}, ".", ".cjmap.toml", id="the hidden one wins"),
        pytest.param(
            {"cjmap.toml": "", "pyproject.toml": "[tool.cjmap]"}, ".", "cjmap.toml", id="its own file wins"
        ),
        pytest.param(
            {"pyproject.toml": "[tool.cjmap]"}, "a/b", "pyproject.toml", id="a table of pyproject.toml"
        ),
        pytest.param(
            {"cjmap.toml": "", "a/pyproject.toml": "[tool.other]\n[project]\nname = 'cjmap-maps'"},
            "a/b",
            "cjmap.toml",
            id="a pyproject.toml without the table does not count",
        ),
        pytest.param(
            {"cjmap.toml": "", "a/cjmap.toml": ""}, "a/b", "a/cjmap.toml", id="the closest one wins"
        ),
        pytest.param(
            {"a/pyproject.toml": "not [ toml"}, "a", None, id="another tool's broken file is not ours"
        ),
        pytest.param({"../cjmap.toml": ""}, "a", None, id="the repository is the end"),
    ],
)
def test_found(root: Path, files: dict[str, str], folder: str, file: str | None) -> None:
    put(root, files)
    found = settings_for(os.path.normpath(root / folder))
    home = root if file is None else (root / file).parent
    source = None if file is None else SourceFile(str(home), Path(file).name)
    assert found == Settings(str(home), source)


def test_without_a_repository_the_folder_is_the_root(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    finder = SettingsFinder()
    folders = [str(tmp_path / "a/b"), str(tmp_path / "a")]
    assert [finder.of(folder) for folder in folders] == [Settings(folder) for folder in folders]


def test_isolated_looks_for_nothing(root: Path) -> None:
    put(root, {"cjmap.toml": "not [ toml", "a/cjmap.toml": "not [ toml"})
    bare = Settings(str(root))
    assert [isolated(f"{root}/a"), SettingsFinder(isolated=True).of(f"{root}/a")] == [bare, bare]


def test_a_named_file_holds_for_all(root: Path, tmp_path: Path) -> None:
    put(tmp_path, {"ci/strict.toml": 'lang = "de"', "project/cjmap.toml": 'lang = "fr"'})
    wanted = Settings(str(tmp_path / "ci"), SourceFile(str(tmp_path / "ci"), "strict.toml"), lang="de")
    finder = SettingsFinder("../ci/strict.toml")
    assert [read_settings("../ci/strict.toml"), finder.of(str(root)), finder.of("/")] == [wanted] * 3


def test_everything_a_file_may_say(root: Path) -> None:
    text = """
        required-version = ">=0.1, <99"
        include = ["journeys/**/*.yaml", "./x//*.yml"]
        library = ["library/*.cjm.yaml"]
        currency = "EUR"
        lang = "de"
        [lint]
        profile = "strict"
        [lint.stale-source]
        months = 12
        [limits]
    """
    put(root, {"cjmap.toml": text})
    found = settings_for(str(root))
    tables: dict[str, Any] = {"lint": {"profile": "strict", "stale-source": {"months": 12}}, "limits": {}}
    assert found == Settings(
        root=str(root),
        file=SourceFile(str(root), "cjmap.toml"),
        include=("journeys/**/*.yaml", "x/*.yml"),
        library=("library/*.cjm.yaml",),
        currency="EUR",
        lang="de",
        tables=found.tables,
    )
    assert dict(found.tables) == tables


def test_what_find_takes_besides(root: Path) -> None:
    put(root, {"cjmap.toml": 'include = ["*.yaml"]', "a/b/c": ""})
    assert SettingsFinder().include(f"{root}/a/b") == Include(str(root), ("*.yaml",))


def test_a_folder_is_looked_into_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, {"cjmap.toml": 'lang = "de"', "a/b/c/x": "", "a/d/x": ""})
    looked: list[str] = []
    real = config._in_folder

    def counted(folder: str) -> Settings | None:
        looked.append(os.path.relpath(folder, root))
        return real(folder)

    monkeypatch.setattr(config, "_in_folder", counted)
    finder = SettingsFinder()
    found = [finder.of(f"{root}/{folder}") for folder in ("a/b/c", "a/d", "a/b", "a", "a/b/c", "a/d")]
    assert (looked, len({id(one) for one in found})) == (["a/b/c", "a/b", "a", ".", "a/d"], 1)


KEYS = "the keys are include, library, currency, lang, required-version, lint, diff, render, limits and data"
GLOBS = "write globs relative to the settings, as in journeys/**/*.yaml"
VERSION = 'write it as in required-version = ">=1.2, <2"'


@pytest.mark.parametrize(
    ("text", "sentence", "hint"),
    [
        pytest.param("a = 1\nb = [", "cjmap.toml:2: is not TOML: Invalid value", None, id="cut off"),
        pytest.param("lang = de", "cjmap.toml:1:8: is not TOML: Invalid value", None, id="no quotes"),
        pytest.param(
            "\nlang = 'de'\nlang = 'en'\n",
            "cjmap.toml:3:12: is not TOML: Cannot overwrite a value",
            None,
            id="twice",
        ),
        pytest.param(
            "includes = []", "cjmap.toml: unknown key `includes`", "did you mean include?", id="a slip"
        ),
        pytest.param(
            "required_version = ''",
            "cjmap.toml: unknown key `required_version`",
            "did you mean required-version?",
            id="an underscore",
        ),
        pytest.param("zzz = 1", "cjmap.toml: unknown key `zzz`", KEYS, id="nothing near"),
        pytest.param("lang = 1", "cjmap.toml: lang expects a text, not a number", None, id="a number"),
        pytest.param("lang = ' '", "cjmap.toml: lang expects a text, not an empty text", None, id="a blank"),
        pytest.param(
            "currency = true", "cjmap.toml: currency expects a text, not true or false", None, id="a bool"
        ),
        pytest.param(
            "currency = 2026-01-01",
            "cjmap.toml: currency expects a text, not a date or time",
            None,
            id="a date",
        ),
        pytest.param(
            "include = 'a'",
            "cjmap.toml: include expects a list of globs, not a text",
            'write include = ["a"]',
            id="no list",
        ),
        pytest.param(
            "include = {}",
            "cjmap.toml: include expects a list of globs, not a table",
            None,
            id="a table as list",
        ),
        pytest.param(
            "library = ['a', 1]", "cjmap.toml: library expects globs, not a number", None, id="an item"
        ),
        pytest.param(
            "library = ['']", "cjmap.toml: library expects globs, not an empty text", None, id="an empty item"
        ),
        pytest.param(
            "library = ['../*']", "cjmap.toml: library: `../*` leads out of the project", GLOBS, id="out"
        ),
        pytest.param(
            "include = ['/etc/*']", "cjmap.toml: include: `/etc/*` is an absolute path", GLOBS, id="absolute"
        ),
        pytest.param(
            f"include = ['{'*' * 401}']",
            "cjmap.toml: include has a glob of more than 400 characters",
            None,
            id="long",
        ),
        pytest.param(
            "lint = 'strict'",
            "cjmap.toml: lint expects a table, not a text",
            "write it as [lint]",
            id="no table",
        ),
        pytest.param(
            "required-version = '>=99'\nnew = 1",
            "cjmap.toml: the project requires cjmap >=99, and this is 0.1.0",
            None,
            id="the version comes first",
        ),
        pytest.param(
            "required-version = '1.2'",
            "cjmap.toml: required-version does not understand `1.2`",
            VERSION,
            id="no operator",
        ),
        pytest.param(
            "required-version = '>=1,'",
            "cjmap.toml: required-version does not understand ``",
            VERSION,
            id="a comma too many",
        ),
        pytest.param(
            f"x = {'1' * 5000}",
            "cjmap.toml: has a value that cannot be read",
            None,
            id="a huge number",
        ),
        pytest.param(f"x = {'[' * 50_000}", "cjmap.toml: is nested too deeply", None, id="deep"),
        pytest.param("#" * 1_048_577, "cjmap.toml: is larger than 1024 KiB", None, id="large"),
    ],
)
def test_refused(root: Path, text: str, sentence: str, hint: str | None) -> None:
    put(root, {"cjmap.toml": text})
    with pytest.raises(BadSettings) as caught:
        settings_for(str(root))
    assert (caught.value.sentence, caught.value.hint) == (sentence, hint)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        pytest.param("cjmap.toml", b"#\n# \xff\n", "cjmap.toml:2: is not UTF-8", id="not UTF-8"),
        pytest.param(
            "pyproject.toml",
            b"tool.cjmap = 1",
            "pyproject.toml: tool.cjmap expects a table, not a number",
            id="tool.cjmap",
        ),
        pytest.param(
            "cjmap.toml",
            b"x = 1\n" + b"a." * 50_000 + b"a = 1",
            "cjmap.toml:2: has a key of more than 100 parts",
            id="a key that the parser would take minutes for",
        ),
        pytest.param(
            "pyproject.toml",
            b"[tool.cjmap]\nx = 1",
            "pyproject.toml: unknown key `x`",
            id="a key of the table",
        ),
    ],
)
def test_refused_bytes(root: Path, name: str, content: bytes, sentence: str) -> None:
    (root / name).write_bytes(content)
    with pytest.raises(BadSettings) as caught:
        settings_for(str(root))
    assert caught.value.sentence == sentence


def _folder(path: Path) -> None:
    path.mkdir()


def _dangling(path: Path) -> None:
    path.symlink_to("no")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        pytest.param(_folder, "is a folder, not a file", id="a folder"),
        pytest.param(os.mkfifo, "is a named pipe, not a file", id="a pipe does not hang"),
        pytest.param(_dangling, "does not exist", id="a link to nothing is not passed over"),
    ],
)
def test_settings_that_are_no_file(root: Path, make: Any, words: str) -> None:
    make(root / "cjmap.toml")
    with pytest.raises(BadSettings) as caught:
        settings_for(str(root))
    assert caught.value.sentence == f"`{root}/cjmap.toml` {words}"


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        pytest.param("no.toml", None, "`{root}/no.toml` does not exist", id="nothing there"),
        pytest.param(
            "pyproject.toml", "[tool.x]", "pyproject.toml: has no table [tool.cjmap]", id="no table"
        ),
    ],
)
def test_a_named_file_is_refused(root: Path, name: str, text: str | None, sentence: str) -> None:
    if text is not None:
        put(root, {name: text})
    with pytest.raises(BadSettings) as caught:
        read_settings(name)
    assert caught.value.sentence == sentence.format(root=root)


@pytest.mark.parametrize(
    ("version", "wanted", "met"),
    [
        ("1.2.0", ">=1.2", True),
        ("1.2.0", "==1.2", True),
        ("1.2.1", "==1.2", False),
        ("1.10", ">=1.9", True),
        ("1.2", ">1.2.0", False),
        ("1.2", "<=1.2.0, >= 1", True),
        ("1.2", ">=1, <1.2", False),
        ("1.2", "!=1.2", False),
        ("2.0.dev1+abc", ">=2", True),
    ],
)
def test_required_version(
    root: Path, monkeypatch: pytest.MonkeyPatch, version: str, wanted: str, met: bool
) -> None:
    monkeypatch.setattr(config, "__version__", version)
    put(root, {"cjmap.toml": f"required-version = '{wanted}'"})
    try:
        said = settings_for(str(root)).root
    except BadSettings as error:
        said = error.sentence
    refusal = f"cjmap.toml: the project requires cjmap {wanted}, and this is {version}"
    assert said == (str(root) if met else refusal)
