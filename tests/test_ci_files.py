"""What other people's tools read: the hooks of pre-commit, the action, and the snippets of docs/ci.md."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from cjmap import __version__
from cjmap.formats import registry

from .conftest import Lay
from .files.test_forge import MARKER, PERMISSION, TOKEN, Forge, serving, told

ROOT = Path(__file__).parent.parent
BIN = sysconfig.get_path("scripts")
BASH = shutil.which("bash")
GOOD = "cjmap: 1\ntitle: I buy a coffee\npersonas: Sam, commuter\nstages:\n  - name: Order\n"
BAD = GOOD.replace("name: Order", "nam: Order")
UNLOVED = GOOD.replace("personas: Sam, commuter\n", "")
HAPPY = GOOD + "    touchpoints:\n      - name: Waits\n        feeling: 1\n"
SAD = HAPPY.replace("feeling: 1", "feeling: -1")
CHANGED = "#### I buy a coffee"
COMMENT_LOST = "::warning title=cjmap::the comment cannot be written, see the log\n"
CHANGES_LOST = "::warning title=cjmap::the changes cannot be told or drawn, see the log\n"
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


def git(root: Path, *words: str) -> str:
    own = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *own, *words], cwd=root, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def committed(root: Path) -> str:
    """Commit all files of a folder, which becomes a repository, and return the commit."""
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "a commit")
    return git(root, "rev-parse", "HEAD")


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


@needs_bash
class TestTelling:
    """The step of the action that tells what changed, after its check."""

    @pytest.fixture
    def fake(self) -> Iterator[Forge]:
        yield from serving()

    @pytest.fixture
    def env(self, tmp_path: Path, fake: Forge) -> dict[str, str]:
        """What a runner gives to a job for pull request 7."""
        runner = tmp_path / "runner temp"
        runner.mkdir()
        (runner / "event.json").write_text('{"pull_request": {"number": 7}}', encoding="utf-8")
        files = {"OUTPUT": "output", "STEP_SUMMARY": "summary", "EVENT_PATH": "event.json"}
        return {
            "CJMAP_BIN": BIN,
            "RUNNER_TEMP": str(runner),
            "GITHUB_API_URL": fake.api,
            "GITHUB_SERVER_URL": "https://github.example.org",
            "GITHUB_REPOSITORY": "o/n",
            "GITHUB_RUN_ID": "5",
            **{f"GITHUB_{name}": str(runner / file) for name, file in files.items()},
        }

    def run(self, name: str, env: Mapping[str, str], **inputs: str) -> Ran:
        """Run a step in the current folder with what it gets of the inputs."""
        known = {key: about["default"] for key, about in action()["inputs"].items()}
        given = {**known, "base": "", "token": TOKEN, "comment": "true", **inputs}
        own = {key: given[key[6:].lower()] for key in step(name)["env"] if key[6:].lower() in given}
        return ran([str(BASH), "-c", step(name)["run"]], {**env, **own})

    def found(self, env: dict[str, str]) -> None:
        """Leave what the check leaves."""
        (Path(env["RUNNER_TEMP"]) / "cjmap-summary.md").write_text("nothing found\n", encoding="utf-8")

    def test_when_it_runs(self) -> None:
        assert step("diff")["if"] == (
            "${{ !cancelled() && steps.install.outputs.bin != '' "
            "&& (inputs.comment == 'true' || inputs.drawn != '') }}"
        )
        assert [each["id"] for each in action()["runs"]["steps"]] == ["install", "check", "diff"]

    def test_only_this_step_gets_the_token(self) -> None:
        holders = [each["id"] for each in action()["runs"]["steps"] if "inputs.token" in str(each)]
        assert holders == ["diff"]

    def test_changes_and_findings_in_one_comment(self, lay: Lay, fake: Forge, env: dict[str, str]) -> None:
        root = lay({"a.cjm.yaml": HAPPY})
        base = committed(root)
        lay({"a.cjm.yaml": SAD, "b.cjm.yaml": BAD})
        check = self.run("check", env, summary="false")
        done = self.run("diff", env, base=base)
        assert (check.code, done.code) == (1, 0)
        assert not Path(env["GITHUB_STEP_SUMMARY"]).exists()
        (comment,) = fake.comments.values()
        assert comment.startswith(f"{MARKER}\n### Journey maps: ")
        assert (
            comment.index(CHANGED)
            < comment.index("\n\n### cjmap: 2 maps, ")
            < comment.index("| error | b.cjm")
        )
        assert (
            self.run("diff", env, base=base).err
            == "cjmap: the comment on pull request 7 of o/n is unchanged\n"
        )

    def test_no_comment_unasked(self, lay: Lay, fake: Forge, env: dict[str, str]) -> None:
        base = committed(lay({"a.cjm.yaml": HAPPY}))
        assert self.run("diff", env, base=base, comment="false") == (0, "", "")
        assert fake.asked == []

    def test_no_pull_request(self, lay: Lay, fake: Forge, env: dict[str, str]) -> None:
        lay({"a.cjm.yaml": HAPPY})
        Path(env["GITHUB_EVENT_PATH"]).write_text("{}", encoding="utf-8")
        self.found(env)
        said = "cjmap: this is no run for a pull request, and no comment is written\n"
        assert self.run("diff", env) == (0, "", said)
        assert fake.asked == []

    def test_a_token_that_only_reads(self, lay: Lay, fake: Forge, env: dict[str, str]) -> None:
        base = committed(lay({"a.cjm.yaml": HAPPY}))
        fake.always = told(403, message="Resource not accessible by integration")
        done = self.run("diff", env, base=base)
        assert (done.code, done.out) == (0, COMMENT_LOST)
        assert done.err.endswith(f"\nhint: {PERMISSION}\n")

    def test_what_an_earlier_run_told_is_not_told_again(
        self, lay: Lay, fake: Forge, env: dict[str, str]
    ) -> None:
        lay({"a.cjm.yaml": HAPPY, "drawn/journey-maps.html": "stale"})
        for name in ("summary", "diff"):
            (Path(env["RUNNER_TEMP"]) / f"cjmap-{name}.md").write_text("stale", encoding="utf-8")
        assert self.run("check", env, command="render").code == 2
        assert self.run("diff", env, drawn="drawn").err == (
            "cjmap: there is nothing to tell, and no comment is written\n"
        )
        assert not Path("drawn/journey-maps.html").exists()

    def test_the_base_of_a_shallow_clone_is_fetched(
        self, lay: Lay, fake: Forge, env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        root = lay({"a.cjm.yaml": HAPPY})
        base = committed(root)
        lay({"a.cjm.yaml": SAD})
        committed(root)
        git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "clone")
        monkeypatch.chdir(tmp_path / "clone")
        done = self.run("diff", env, base=base)
        assert (done.code, done.out) == (0, "")
        assert CHANGED in fake.comments[1]
        assert git(tmp_path / "clone", "rev-parse", "FETCH_HEAD") == base

    @pytest.mark.parametrize(
        "base", ["0" * 40, "nowhere", "--upload-pack=touch ran", "$(touch ran)", "HEAD; touch ran"]
    )
    def test_a_base_that_is_none(self, lay: Lay, fake: Forge, env: dict[str, str], base: str) -> None:
        committed(lay({"a.cjm.yaml": HAPPY}))
        self.found(env)
        done = self.run("diff", env, base=base)
        assert (done.code, done.out, fake.comments) == (0, CHANGES_LOST, {1: f"{MARKER}\nnothing found"})
        assert not Path("ran").exists()

    def test_only_the_paths_that_are_named(self, lay: Lay, fake: Forge, env: dict[str, str]) -> None:
        other = HAPPY.replace("coffee", "tea")
        root = lay({"a.cjm.yaml": HAPPY, "with space/b.cjm.yaml": other, "c/c.cjm.yaml": HAPPY})
        base = committed(root)
        lay({"a.cjm.yaml": SAD, "with space/b.cjm.yaml": SAD.replace("coffee", "tea"), "c/c.cjm.yaml": SAD})
        assert self.run("diff", env, base=base, paths="a.cjm.yaml\nwith space\r\n").out == ""
        assert [name in fake.comments[1] for name in ("a.cjm", "b.cjm", "c.cjm")] == [True, True, False]

    def test_the_drawn_changes(self, lay: Lay, fake: Forge, env: dict[str, str]) -> None:
        base = committed(lay({"a.cjm.yaml": HAPPY}))
        lay({"a.cjm.yaml": SAD})
        assert self.run("diff", env, base=base, drawn="drawn here/-x").out == ""
        assert "<html" in Path("drawn here/-x/journey-maps.html").read_text("utf-8")
        link = "\n\n[Drawn changes](https://github.example.org/o/n/actions/runs/5#artifacts)"
        assert fake.comments[1].endswith(link)

    def test_a_folder_that_cannot_be_made(self, lay: Lay, fake: Forge, env: dict[str, str]) -> None:
        base = committed(lay({"a.cjm.yaml": HAPPY, "drawn": "a file"}))
        lay({"a.cjm.yaml": SAD})
        done = self.run("diff", env, base=base, drawn="drawn")
        assert (done.code, done.out) == (0, CHANGES_LOST)
        assert (CHANGED in fake.comments[1], "Drawn changes" in fake.comments[1]) == (True, False)

    def programs(self, tmp_path: Path, env: dict[str, str]) -> Path:
        """Put programs before the real ones that write down how they are called; git finds and fetches nothing."""
        folder, log = tmp_path / "programs", tmp_path / "log"
        folder.mkdir()
        for name, code in (("cjmap", 0), ("git", 1)):
            program = folder / name
            program.write_text(
                f'#!/bin/sh\necho "{name} $* [${{GITHUB_TOKEN-}}${{CJMAP_TOKEN-}}${{GIT_CONFIG_KEY_0-}} '
                f'${{GIT_CONFIG_VALUE_0-}}]" >> "$LOG"\nexit {code}\n'
            )
            program.chmod(0o755)
        env |= {
            "CJMAP_BIN": str(folder),
            "LOG": str(log),
            "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        }
        return log

    def test_who_sees_the_token(self, lay: Lay, env: dict[str, str], tmp_path: Path) -> None:
        """`eC1hY2Nlc3MtdG9rZW46Z2hzX3NlY3JldA==` is x-access-token:ghs_secret."""
        lay({})
        log, base = self.programs(tmp_path, env), "a" * 40
        assert self.run("diff", env, base=base, drawn="drawn").code == 0
        fetch = f"git fetch --quiet --no-tags --no-recurse-submodules --depth=1 origin {base}"
        changes, found = (f"{env['RUNNER_TEMP']}/cjmap-{name}.md" for name in ("diff", "summary"))
        formats = f"-f markdown={changes} -f html=drawn/journey-maps.html"
        assert log.read_text("utf-8").splitlines() == [
            f"git cat-file -e {base}^{{commit}} [ ]",
            f"{fetch} [ ]",
            f"{fetch} [http.https://github.example.org/.extraheader "
            "Authorization: Basic eC1hY2Nlc3MtdG9rZW46Z2hzX3NlY3JldA==]",
            f"cjmap diff --quiet --against={base} {formats} -- . [ ]",
            f"cjmap pr-comment --if-exists -- {changes} {found} [{TOKEN} ]",
        ]

    def test_modules_of_the_repository_are_not_run(self, lay: Lay, fake: Forge, env: dict[str, str]) -> None:
        evil = "open('ran', 'w')"
        root = lay(
            {"a.cjm.yaml": HAPPY, "cjmap/__init__.py": evil, "json.py": evil, "urllib/request.py": evil}
        )
        assert self.run("diff", env, base=committed(root)).code == 0
        assert (len(fake.comments), Path("ran").exists()) == (1, False)


class TestDocs:
    def test_every_yaml_snippet_is_yaml(self) -> None:
        assert len([yaml.safe_load(text) for text in snippets("yaml")]) == 5

    @pytest.mark.parametrize("number", [0, 2])
    def test_the_action_is_used_with_inputs_that_it_has(self, number: int) -> None:
        workflow = yaml.safe_load(snippets("yaml")[number])
        (used,) = (s for s in workflow["jobs"]["journey-maps"]["steps"] if "cjmap@" in s["uses"])
        assert used["with"].keys() <= action()["inputs"].keys()
        assert used["uses"].endswith(f"@v{__version__}")

    def test_the_drawn_changes_are_uploaded_from_where_they_are(self) -> None:
        workflow = yaml.safe_load(snippets("yaml")[2])
        *_, tells, uploads = workflow["jobs"]["journey-maps"]["steps"]
        assert workflow["permissions"] == {"contents": "read", "pull-requests": "write"}
        assert uploads["with"]["path"] == tells["with"]["drawn"]

    def test_the_table_of_inputs_is_whole(self) -> None:
        text = (ROOT / "docs" / "ci.md").read_text("utf-8").partition("| input |")[2].partition("\n\n")[0]
        assert {*re.findall(r"^\| `(\w+)`", text, re.MULTILINE)} == {*action()["inputs"]}

    def test_the_table_of_formats_is_whole(self) -> None:
        text = (ROOT / "docs" / "ci.md").read_text("utf-8").partition("| format |")[2].partition("\n\n")[0]
        cells = re.findall(r"^\| (`.*?`) \|", text, re.MULTILINE)
        assert sorted(re.findall(r"`(\w+)`", " ".join(cells))) == registry.names("findings")

    def test_the_hooks_are_named_as_they_are(self) -> None:
        (repo,) = yaml.safe_load(snippets("yaml")[4])["repos"]
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
