"""`cjmap schema`."""

from __future__ import annotations

import json

from cjmap.model.schema import map_schema

from .conftest import VALID, Lay, Run


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
