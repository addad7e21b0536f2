"""`cjmap init`: starters and projects that are valid as they stand, and nothing overwritten."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import yaml

from cjmap import __version__
from cjmap.commands._starters import SCHEMA, templates
from cjmap.commands.schema import text

from .conftest import VALID, Lay, Run

PROJECT = [
    ".github/workflows/cjmap.yml",
    "cjmap.toml",
    "journeys/washing-machine.cjm.yaml",
    "library/shared.cjm.yaml",
    SCHEMA,
]


def _files(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_templates_are_listed(run: Run) -> None:
    code, out, err = run("init", "--list")
    assert (code, err) == (0, "")
    names = [line.split("  ")[0] for line in out.splitlines()]
    assert names == [
        "current-state",
        "buyers-journey",
        "customer-churn",
        "day-in-the-life",
        "future-state",
        "lead-nurturing",
        "library",
        "service-blueprint",
    ]
    assert [line for line in out.splitlines() if not line.endswith((".", ":"))] == []


def test_first_map(lay: Lay, run: Run) -> None:
    root = lay({})
    assert run("init") == (
        0,
        "",
        "wrote journey.cjm.yaml\n"
        "wrote schemas/journey-map.schema.json\n"
        "next: cjmap validate journey.cjm.yaml\n"
        "      cjmap show journey.cjm.yaml\n"
        "      cjmap render journey.cjm.yaml -o journey.svg\n",
    )
    assert _files(root) == ["journey.cjm.yaml", SCHEMA]
    assert (root / SCHEMA).read_text() == text()


@pytest.mark.parametrize("template", templates())
def test_starter_is_valid(template: str, lay: Lay, run: Run) -> None:
    root = lay({})
    assert run("init", "sub/map.cjm.yaml", "--template", template).code == 0
    assert run("validate", "--fail-on", "info") == (0, "", "1 map is valid\n")
    first = (root / "sub/map.cjm.yaml").read_text(encoding="utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=schemas/journey-map.schema.json"
    assert (root / "sub" / SCHEMA).is_file()


@pytest.mark.parametrize(
    ("words", "written"),
    [
        pytest.param(["maps/"], "maps/journey.cjm.yaml", id="a folder that is not there yet"),
        pytest.param(["here"], "here/journey.cjm.yaml", id="a folder"),
        pytest.param(["-t", "future-state"], "future-state.cjm.yaml", id="a template names its map"),
        pytest.param(["a.cjm.yml"], "a.cjm.yml", id="the other suffix"),
        pytest.param(["a b"], "a b.cjm.yaml", id="a bare name gets its ending"),
        pytest.param(["a.yaml"], "a.cjm.yaml", id="so does a name of YAML"),
        pytest.param(["deep/down/a.cjm.yaml"], "deep/down/a.cjm.yaml", id="folders are made"),
    ],
)
def test_names(words: list[str], written: str, lay: Lay, run: Run) -> None:
    root = lay({"here/x": ""})
    code, _, err = run("init", *words)
    assert code == 0
    assert f"wrote {written}\n" in err
    assert (root / written).is_file()


def test_name_with_a_blank_can_be_pasted(lay: Lay, run: Run) -> None:
    lay({})
    assert run("init", "a b").err.startswith(
        "the map is called a b.cjm.yaml, because cjmap looks for names that end in .cjm.yaml\n"
    )
    assert "next: cjmap validate 'a b.cjm.yaml'\n" in run("init", "a b", "--force").err
    assert "next: cjmap validate ./-x.cjm.yaml\n" in run("init", "./-x.cjm.yaml").err


def test_schema_of_the_project_is_named(lay: Lay, run: Run) -> None:
    root = lay({SCHEMA: "{}", "journeys/x": "", ".git/HEAD": ""})
    assert run("init", "journeys/a.cjm.yaml").code == 0
    first = (root / "journeys/a.cjm.yaml").read_text().partition("\n")[0]
    assert first == f"# yaml-language-server: $schema=../{SCHEMA}"
    assert (root / SCHEMA).read_text() == "{}"
    assert not (root / "journeys/schemas").exists()


def test_schema_stands_at_the_root_of_the_project(lay: Lay, run: Run) -> None:
    root = lay({"cjmap.toml": ""})
    assert run("init", "journeys/a.cjm.yaml").code == 0
    assert _files(root) == ["cjmap.toml", "journeys/a.cjm.yaml", SCHEMA]


def test_nothing_is_overwritten(lay: Lay, run: Run) -> None:
    root = lay({"journey.cjm.yaml": VALID})
    said = "cjmap: error: journey.cjm.yaml exists already; nothing was written\nhint: --force overwrites\n"
    assert run("init") == (2, "", said)
    assert _files(root) == ["journey.cjm.yaml"]
    assert (root / "journey.cjm.yaml").read_text() == VALID
    assert run("init", "--force").code == 0
    assert (root / "journey.cjm.yaml").read_text() != VALID


def test_project_around_a_first_map(lay: Lay, run: Run) -> None:
    root = lay({})
    assert run("init", "coffee.cjm.yaml").code == 0
    code, _, err = run("init", "--project")
    assert (code, f"wrote {SCHEMA}\n" in err) == (0, False), "the schema stands there already"
    assert _files(root) == sorted([*PROJECT, "coffee.cjm.yaml"])
    assert run("init", "coffee.cjm.yaml").code == 2, "a map that nobody touched yet is still in the way"


def test_schema_that_differs_is_not_overwritten(lay: Lay, run: Run) -> None:
    root = lay({SCHEMA: "{}"})
    assert run("init", "--project").err.startswith(f"cjmap: error: {SCHEMA} exists already")
    assert _files(root) == [SCHEMA]


def test_map_in_a_folder_far_away_is_named_by_its_whole_path(lay: Lay, run: Run, tmp_path: Path) -> None:
    deep = "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z"
    (lay({}) / deep).mkdir(parents=True)
    os.chdir(deep)
    far = (tmp_path / "far.cjm.yaml").as_posix()
    relative = os.path.relpath(far).replace(os.sep, "/")
    assert f"wrote {min(relative, far, key=len)}\n" in run("init", far).err


def test_link_that_leads_nowhere_is_in_the_way_too(lay: Lay, run: Run) -> None:
    root = lay({})
    (root / "journey.cjm.yaml").symlink_to("nowhere")
    assert run("init").code == 2


def test_project(lay: Lay, run: Run) -> None:
    root = lay({})
    assert run("init", "--project") == (
        0,
        "",
        "wrote cjmap.toml\n"
        "wrote library/shared.cjm.yaml\n"
        "wrote journeys/washing-machine.cjm.yaml\n"
        "wrote schemas/journey-map.schema.json\n"
        "wrote .github/workflows/cjmap.yml\n"
        "next: cjmap validate .\n"
        "      cjmap show journeys/washing-machine.cjm.yaml\n",
    )
    assert _files(root) == PROJECT
    assert run("validate", "--fail-on", "info") == (0, "", "2 maps are valid\n")
    for path in ("journeys/washing-machine.cjm.yaml", "library/shared.cjm.yaml"):
        first = (root / path).read_text().partition("\n")[0]
        assert first == f"# yaml-language-server: $schema=../{SCHEMA}"
    assert json.loads((root / SCHEMA).read_text()) == json.loads(text())


@pytest.mark.parametrize("template", [name for name in templates() if name != "library"])
def test_starter_is_valid_within_a_project(template: str, lay: Lay, run: Run) -> None:
    lay({})
    run("init", "--project")
    assert run("init", "journeys/more.cjm.yaml", "-t", template).code == 0
    assert run("validate", "--fail-on", "info") == (0, "", "3 maps are valid\n")


def test_workflow(lay: Lay, run: Run) -> None:
    root = lay({})
    run("init", "--project")
    workflow = yaml.safe_load((root / ".github/workflows/cjmap.yml").read_text())
    steps = [step["run"].strip() for step in workflow["jobs"]["validate"]["steps"] if "run" in step]
    assert steps == [f'pip install "cjmap=={__version__}"', "cjmap validate --format github ."]
    assert workflow["permissions"] == {"contents": "read"}


def test_workflow_stands_at_the_top_of_the_repository(lay: Lay, run: Run) -> None:
    root = lay({".git/HEAD": ""})
    assert run("init", "--project", "our maps").code == 0
    assert "cjmap validate --format github 'our maps'\n" in (root / PROJECT[0]).read_text()
    assert (root / "our maps/cjmap.toml").is_file()


@pytest.mark.parametrize(
    ("server", "added"),
    [("github", [".github/workflows/cjmap.yml"]), ("gitlab", [".gitlab-ci.yml"]), ("none", [])],
)
def test_build_servers(server: str, added: list[str], lay: Lay, run: Run) -> None:
    root = lay({})
    assert run("init", "--project", "--ci", server).code == 0
    assert _files(root) == sorted(PROJECT[1:] + added)
    for name in added:
        assert yaml.safe_load((root / name).read_text())


def test_project_is_written_whole_or_not_at_all(lay: Lay, run: Run) -> None:
    root = lay({"cjmap.toml": "", "library/shared.cjm.yaml": VALID})
    assert run("init", "--project") == (
        2,
        "",
        "cjmap: error: cjmap.toml and library/shared.cjm.yaml exist already; nothing was written\n"
        "hint: --force overwrites all of them, --ci none leaves the build server alone\n",
    )
    assert _files(root) == ["cjmap.toml", "library/shared.cjm.yaml"]
    assert run("init", "--project", "--force").code == 0
    assert _files(root) == PROJECT


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["-t", "curent-state"], "there is no template `curent-state`\nhint: did you mean current-state?"),
        (["-t", "../x"], "there is no template `../x`\nhint: templates are"),
        ([""], "an empty word names no file"),
        (["--project", "a.cjm.yaml"], "--project lays out a folder, and `a.cjm.yaml` is the name of a map"),
        (["--project", "-t", "library"], "--project brings its own first map"),
        (["x/a.cjm.yaml"], "`x/a.cjm.yaml` cannot be written: a file stands where a folder is needed"),
        (["x/y/a.cjm.yaml"], "`x/y/a.cjm.yaml` cannot be written: a file stands where a folder is needed"),
    ],
)
def test_misuse(words: list[str], sentence: str, lay: Lay, run: Run) -> None:
    root = lay({"x": ""})
    code, out, err = run("init", *words)
    assert (code, out) == (2, "")
    assert err.startswith(f"cjmap: error: {sentence}")
    assert _files(root) == ["x"]
