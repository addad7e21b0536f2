"""What is made of the code is as the code makes it; `python docs/_generate.py` makes it anew."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from cjmap.load.session import Session
from cjmap.model.base import Part
from tests.model.reading import schema_errors

ROOT = Path(__file__).parent.parent
FORMAT = ROOT / "docs/format.md"
BLOCK = re.compile(r"^```(?:yaml|toml)(?: (?P<name>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    """Load the script, which belongs to no package."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs/_generate.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_generated_files_are_fresh(generate: ModuleType) -> None:
    stale = [
        str(path.relative_to(ROOT))
        for path, text in generate.generated().items()
        if not path.is_file() or path.read_bytes().decode() != text
    ]
    assert stale == [], "run python docs/_generate.py and look at the difference"


def test_every_class_of_the_format_has_its_table(generate: ModuleType) -> None:
    names = re.findall(r"<!-- generated: fields of (\w+) -->", FORMAT.read_text(encoding="utf-8"))
    assert len(names) == len(set(names))
    inner = {Part.__name__, "Definitions"}
    assert set(names) == {
        part.removeprefix("fields of ") for part in generate.PARTS if " of " in part
    } - inner - {"kinds of sources", "gallery", "rules", "table of rules"}


def test_every_link_of_the_page_leads_to_a_heading() -> None:
    text = FORMAT.read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    assert [link for link in re.findall(r"\]\(#([^)]+)\)", text) if link not in headings] == []


def test_the_maps_of_the_page_are_valid(tmp_path: Path) -> None:
    blocks = [(block["name"], block["text"]) for block in BLOCK.finditer(FORMAT.read_text(encoding="utf-8"))]
    maps = [name for name, text in blocks if text.startswith("cjmap:")]
    assert len(maps) >= 4
    assert None not in maps, "a whole map says its name behind ```yaml"
    for name, text in blocks:
        if name is not None:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
    session = Session()
    for job in session.find([str(tmp_path / name) for name in maps]):
        assert [finding.message for finding in session.load(job).findings] == []
    for _, text in blocks:
        assert not text.startswith("cjmap:") or schema_errors(text) == []
