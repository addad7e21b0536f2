"""`cjmap schema`."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft7Validator

from cjmap.model.schema import map_schema

from .conftest import VALID, WRONG, Lay, Run


def test_schema_is_printed(run: Run) -> None:
    code, out, err = run("schema")
    assert (code, err) == (0, "")
    assert json.loads(out) == map_schema()
    assert out.startswith("{\n  ")
    assert out.endswith("\n}\n")
    assert out.isascii()


def test_schema_is_written(lay: Lay, run: Run) -> None:
    root = lay({"map.json": "old"})
    assert run("schema", "-o", "map.json") == (0, "", "")
    assert (root / "map.json").read_text() == run("schema", "-o", "-").out


def test_schema_does_not_take_the_place_of_a_map(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": VALID})
    code, out, err = run("schema", "-o", "a.cjm.yaml")
    assert (code, out, "`a.cjm.yaml` is the name of a map" in err) == (2, "", True)
    assert (root / "a.cjm.yaml").read_text() == VALID


LATER = "cjmap: 1\ntitle: I buy a coffee\nstages:\n  - name: Order\n    feeling: 1\n"


@pytest.mark.parametrize(
    ("of", "words"),
    [
        ("findings", ("lint", "-f", "json", "--exit-zero", "--profile", "strict", "a.cjm.yaml")),
        ("findings", ("validate", "-f", "json", "--exit-zero", "wrong.cjm.yaml")),
        ("findings", ("validate", "-f", "json", "a.cjm.yaml")),
        ("changes", ("diff", "-f", "json", "a.cjm.yaml", "b.cjm.yaml")),
        ("changes", ("diff", "-f", "json", "a.cjm.yaml", "a.cjm.yaml")),
        ("changes", ("diff", "-f", "json", "--isolated", "one", "two")),
    ],
)
def test_what_is_written_is_what_the_schema_says(of: str, words: tuple[str, ...], lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": VALID, "b.cjm.yaml": LATER, "wrong.cjm.yaml": WRONG})
    lay({"one/x.cjm.yaml": VALID, "one/y.cjm.yaml": VALID, "two/y.cjm.yaml": LATER, "two/z.cjm.yaml": VALID})
    schema = json.loads(run("schema", of).out)
    Draft7Validator.check_schema(schema)
    written = json.loads(run(*words).out)
    assert [error.message for error in Draft7Validator(schema).iter_errors(written)] == []
    assert [*Draft7Validator(schema).iter_errors({**written, "more": 1})] != []


def test_a_line_of_jsonl_is_a_finding_of_the_schema(lay: Lay, run: Run) -> None:
    lay({"wrong.cjm.yaml": WRONG})
    schema = json.loads(run("schema", "findings").out)["properties"]["findings"]["items"]
    lines = run("validate", "-f", "jsonl", "wrong.cjm.yaml").out.splitlines()
    assert lines
    assert [error for line in lines for error in Draft7Validator(schema).iter_errors(json.loads(line))] == []
