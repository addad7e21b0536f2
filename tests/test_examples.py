"""Every example and every starter is a correct map, to the loader and to the JSON Schema."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from cjmap import cli
from cjmap.commands._look import View
from cjmap.load.session import Session
from tests.model.reading import schema_errors

ROOT = Path(__file__).parent.parent
MAPS = sorted([*ROOT.glob("examples/**/*.cjm.yaml"), *ROOT.glob("src/cjmap/starters/*.cjm.yaml")])
NAMES = [str(path.relative_to(ROOT)) for path in MAPS]


def test_there_are_some() -> None:
    assert len(MAPS) >= 9


@pytest.mark.parametrize("path", MAPS, ids=NAMES)
def test_it_loads_without_a_finding(path: Path) -> None:
    session = Session()
    (job,) = session.find([str(path)])
    loaded = session.load(job)
    assert [(finding.place.start.line, finding.message) for finding in loaded.findings] == []
    assert (loaded.map is None) != (loaded.library is None)


@pytest.mark.parametrize("path", MAPS, ids=NAMES)
def test_the_schema_takes_it(path: Path) -> None:
    assert schema_errors(path.read_text(encoding="utf-8")) == []


VIEWS = [view.value for view in View]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("path", [path for path in MAPS if "library" not in str(path)], ids=str)
def test_it_is_drawn_in_every_view(
    path: Path, view: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn = tmp_path / "map.svg"
    assert cli.main(["render", str(path), "--view", view, "-o", str(drawn)]) == 0
    tree = ElementTree.fromstring(drawn.read_text(encoding="utf-8"))
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert capsys.readouterr().err == ""
