"""What other people's tools read: the hooks of pre-commit, the action, and the snippets of docs/ci.md."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from cjmap import __version__
from cjmap.formats import registry

from .conftest import Lay

ROOT = Path(__file__).parent.parent
BIN = sysconfig.get_path("scripts")
BASH = shutil.which("bash")
GOOD = "cjmap: 1\ntitle: I buy a coffee\npersonas: Sam, commuter\nstages:\n  - name: Order\n"
BAD = GOOD.replace("name: Order", "nam: Order")
UNLOVED = GOOD.replace("personas: Sam, commuter\n", "")
needs_bash = pytest.mark.skipif(BASH is None or os.name == "nt", reason="needs bash")


def hooks() -> dict[str, dict[str, Any]]:
    return {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}


def action() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "action.yml").read_text("utf-8")))


def step(name: str) -> dict[str, Any]:
    (found,) = (step for step in action()["runs"]["steps"] if step.get("id") == name)
    return dict(found)


def snippets(language: str) -> list[str]:
    """Return the snippets of a language in docs/ci.md."""
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def ran(words: list[str], env: Mapping[str, str] | None = None) -> Ran:
    """Run a program in the current folder, with cjmap on its path."""
    path = os.pathsep.join([BIN, os.environ.get("PATH", "")])
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "CI"))}
    whole = {**kept, "PATH": path, "PYTHONUTF8": "1", **(env or {})}
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", env=whole, timeout=120)
    return Ran(done.returncode, done.stdout, done.stderr)


class TestHooks:
    def test_their_names_and_what_pre_commit_needs(self) -> None:
        assert {*hooks()} == {"cjmap-validate", "cjmap-lint"}
        for hook in hooks().values():
            assert hook["language"] == "python"
            assert {"id", "name", "entry", "files"} <= hook.keys()

    @pytest.mark.parametrize(
        ("name", "validate", "lint"),
        [
            ("coffee.cjm.yaml", True, True),
            ("journeys/coffee.cjm.yml", True, True),
            ("cjmap.toml", True, False),
            (".github/cjmap.toml", True, False),
            ("coffee.yaml", False, False),
            ("notcjmap.toml", False, False),
            ("coffee.cjm.yaml.orig", False, False),
        ],
    )
    def test_the_files_they_look_at(self, name: str, validate: bool, lint: bool) -> None:
        looks = [bool(re.search(hooks()[hook]["files"], name)) for hook in ("cjmap-validate", "cjmap-lint")]
        assert looks == [validate, lint]

    @pytest.mark.parametrize(("text", "code"), [(GOOD, 0), (BAD, 1)])
    def test_validate_looks_at_the_whole_project(self, lay: Lay, text: str, code: int) -> None:
        lay({"a.cjm.yaml": GOOD, "maps/b.cjm.yaml": text})
        assert hooks()["cjmap-validate"]["pass_filenames"] is False
        assert ran(shlex.split(hooks()["cjmap-validate"]["entry"])).code == code

    def test_lint_looks_at_what_has_changed(self, lay: Lay) -> None:
        lay({"a.cjm.yaml": GOOD, "b.cjm.yaml": BAD})
        entry = shlex.split(hooks()["cjmap-lint"]["entry"])
        assert [ran([*entry, name]).code for name in ("a.cjm.yaml", "b.cjm.yaml")] == [0, 1]


@needs_bash
class TestAction:
    def test_inputs_reach_scripts_as_variables_only(self) -> None:
        for each in action()["runs"]["steps"]:
            assert "${{" not in each["run"]
            assert each["shell"] == "bash"

    def test_every_input_is_used_and_described(self) -> None:
        text = (ROOT / "action.yml").read_text("utf-8")
        for name, about in action()["inputs"].items():
            assert f"${{{{ inputs.{name} }}}}" in text
            assert about["description"]
            assert isinstance(about["default"], str)

    @pytest.mark.parametrize(
        ("version", "what"), [("", "/actions/cjmap"), ("0.1.0", "cjmap==0.1.0"), ("1; x", "cjmap==1; x")]
    )
    def test_what_is_installed(self, tmp_path: Path, version: str, what: str) -> None:
        """A python that makes a folder like that of a virtual environment, and says what it is asked for."""
        fake = tmp_path / "python3"
        fake.write_text(
            '#!/bin/sh\nprintf "%s\\n" "$*" >> "$LOG"\n'
            'if [ "$3" = venv ]; then mkdir -p "$4/bin" && cp "$0" "$4/bin/python"; fi\n'
        )
        fake.chmod(0o755)
        env = {
            "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
            "LOG": str(tmp_path / "log"),
            "RUNNER_TEMP": str(tmp_path),
            "GITHUB_OUTPUT": str(tmp_path / "output"),
            "CJMAP_VERSION": version,
            "CJMAP_ACTION": "/actions/cjmap",
        }
        assert ran([str(BASH), "-c", step("install")["run"]], env) == (0, "", "")
        assert (tmp_path / "log").read_text().splitlines() == [
            f"-I -m venv {tmp_path}/cjmap-venv",
            f"-I -m pip install --quiet --disable-pip-version-check -- {what}",
        ]
        assert (tmp_path / "output").read_text() == f"bin={tmp_path}/cjmap-venv/bin\n"

    def check(self, tmp_path: Path, **inputs: str) -> tuple[Ran, str, str]:
        """Run the check in the current folder; return also the summary and the outputs."""
        runner = tmp_path / "runner temp"
        runner.mkdir()
        given = {name: about["default"] for name, about in action()["inputs"].items()} | inputs
        env = {f"CJMAP_{name.upper()}": value for name, value in given.items()}
        env |= {"CJMAP_BIN": BIN, "RUNNER_TEMP": str(runner), "GITHUB_WORKSPACE": str(Path.cwd())}
        env |= {f"GITHUB_{name}": str(runner / name) for name in ("OUTPUT", "STEP_SUMMARY")}
        done = ran([str(BASH), "-c", step("check")["run"]], env)
        told = [runner / name for name in ("STEP_SUMMARY", "OUTPUT")]
        summary, output = (file.read_text("utf-8") if file.exists() else "" for file in told)
        return done, summary, output

    def test_everything_is_all_right(self, lay: Lay, tmp_path: Path) -> None:
        lay({"a.cjm.yaml": GOOD})
        done, summary, output = self.check(tmp_path, command="validate")
        assert (done.code, done.out, output) == (0, "", "")
        assert summary == "### cjmap: 1 map, nothing found\n"

    def test_findings_are_annotations_and_stand_in_the_summary(self, lay: Lay, tmp_path: Path) -> None:
        lay({"a.cjm.yaml": BAD, "with space.cjm.yaml": GOOD})
        done, summary, _ = self.check(tmp_path, paths="a.cjm.yaml\nwith space.cjm.yaml\n\n")
        assert done.code == 1
        assert done.out.startswith("::error file=a.cjm.yaml,line=5,")
        assert summary.startswith("### cjmap: 2 maps, ")
        assert "| error | a.cjm.yaml:5:" in summary

    def test_findings_with_their_lines_and_no_summary(self, lay: Lay, tmp_path: Path) -> None:
        lay({"a.cjm.yaml": BAD})
        done, summary, _ = self.check(tmp_path, annotations="false", summary="false")
        assert "5 |   - nam: Order" in done.out
        assert (done.code, summary) == (1, "")

    def test_more_options(self, lay: Lay, tmp_path: Path) -> None:
        lay({"a.cjm.yaml": UNLOVED})
        done, _, _ = self.check(tmp_path, args="--select  CJ205\n --fail-on warning")
        assert (done.code, done.out.count("::warning file=")) == (1, 1)

    def test_options_are_words_and_never_run(self, lay: Lay, tmp_path: Path) -> None:
        lay({"a.cjm.yaml": GOOD})
        done, _, _ = self.check(tmp_path, args="$(touch ran) ; touch ran *", paths="$(touch ran)")
        assert done.code == 2
        assert not Path("ran").exists()

    @pytest.mark.parametrize("command", ["", "render", "lint; touch ran"])
    def test_another_command_is_refused(self, lay: Lay, tmp_path: Path, command: str) -> None:
        lay({"a.cjm.yaml": GOOD})
        done, _, _ = self.check(tmp_path, command=command)
        assert (done.code, done.err) == (2, "cjmap: the input command is validate or lint\n")

    def test_modules_of_the_repository_are_not_run(self, lay: Lay, tmp_path: Path) -> None:
        evil = "open('ran', 'w')"
        lay({"a.cjm.yaml": GOOD, "cjmap/__init__.py": evil, "json.py": evil, "typing.py": evil})
        done, _, _ = self.check(tmp_path, sarif="findings.sarif")
        assert done.code == 0
        assert not Path("ran").exists()

    def test_sarif_without_what_is_silenced(self, lay: Lay, tmp_path: Path) -> None:
        silenced = UNLOVED.replace("coffee\n", "coffee  # cjmap: ignore[CJ205] Everybody does\n")
        lay({"a.cjm.yaml": silenced, "b.cjm.yaml": UNLOVED})
        done, _, output = self.check(tmp_path, sarif="findings.sarif", args="--select CJ205")
        (run,) = json.loads(Path("findings.sarif").read_text("utf-8"))["runs"]
        uris = [
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]
        ]
        assert (done.code, output, uris) == (0, "sarif=findings.sarif\n", ["b.cjm.yaml"])


class TestDocs:
    def test_every_yaml_snippet_is_yaml(self) -> None:
        assert len([yaml.safe_load(text) for text in snippets("yaml")]) == 4

    def test_the_action_is_used_with_inputs_that_it_has(self) -> None:
        workflow = yaml.safe_load(snippets("yaml")[0])
        (used,) = (s for s in workflow["jobs"]["journey-maps"]["steps"] if "cjmap@" in s["uses"])
        assert used["with"].keys() <= action()["inputs"].keys()
        assert used["uses"].endswith(f"@v{__version__}")

    def test_the_table_of_inputs_is_whole(self) -> None:
        text = (ROOT / "docs" / "ci.md").read_text("utf-8").partition("| input |")[2].partition("\n\n")[0]
        assert {*re.findall(r"^\| `(\w+)`", text, re.MULTILINE)} == {*action()["inputs"]}

    def test_the_table_of_formats_is_whole(self) -> None:
        text = (ROOT / "docs" / "ci.md").read_text("utf-8").partition("| format |")[2].partition("\n\n")[0]
        cells = re.findall(r"^\| (`.*?`) \|", text, re.MULTILINE)
        assert sorted(re.findall(r"`(\w+)`", " ".join(cells))) == registry.names("findings")

    def test_the_hooks_are_named_as_they_are(self) -> None:
        (repo,) = yaml.safe_load(snippets("yaml")[3])["repos"]
        assert [hook["id"] for hook in repo["hooks"]] == [*hooks()]
        assert repo["rev"] == f"v{__version__}"

    def test_every_cjmap_command_runs(self, lay: Lay) -> None:
        lay({"a.cjm.yaml": GOOD})
        text = (ROOT / "docs" / "ci.md").read_text("utf-8")
        lines = re.findall(
            r"^(?: {4}(?:- )?|sh '\.venv/bin/|)\bcjmap (?:lint|validate) [^'\n]*", text, re.MULTILINE
        )
        commands = [line[line.index("cjmap") :] for line in lines]
        assert len(commands) == 6
        for command in commands:
            assert ran(shlex.split(command)).code == 0, command
        assert {path.name for path in Path().iterdir()} == {
            "a.cjm.yaml", "baseline.json", "findings.md", "findings.sarif", "findings.xml",
            "gl-code-quality-report.json",
        }  # fmt: skip
