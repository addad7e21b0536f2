"""`cjmap render`, over files given as a dict."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from cjmap.commands import _emit

from .conftest import VALID, WRONG, Lay, Run, ended, process

PERSONAS = VALID + "personas: [{id: sam, name: Sam}, {id: ada, name: Ada}]\n"


def test_into_a_file_and_to_standard_output(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": VALID})
    assert run("render", "a.cjm.yaml", "-o", "a.svg") == (0, "", "")
    picture = (root / "a.svg").read_text(encoding="utf-8")
    assert ElementTree.fromstring(picture).tag == "{http://www.w3.org/2000/svg}svg"
    assert run("render", "a.cjm.yaml") == (0, picture, "")
    assert run("render", "-o", "-") == (0, picture, "")
    assert run("render", "-f", "svg", "-o", "a.picture").code == 0
    assert (root / "a.picture").read_text(encoding="utf-8") == picture


def test_the_target_may_exist(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": VALID, "a.SVG": "old"})
    assert run("render", "-o", "a.SVG").code == 0
    assert (root / "a.SVG").read_text(encoding="utf-8").startswith("<svg ")


def test_same_bytes_on_every_run(lay: Lay) -> None:
    lay({"a.cjm.yaml": VALID})
    settings = ({"PYTHONHASHSEED": "1", "COLUMNS": "40"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"})
    first, second = (ended(process(["render"], env=env)) for env in settings)
    assert first == second


UNKNOWN = {
    "another suffix": (["-o", "a.pdf"], "the suffix of `a.pdf` names no picture format", "known: svg"),
    "no suffix": (["-o", "pictures"], "the suffix of `pictures` names no picture format", "known: svg"),
    "a slip": (["-o", "a.svgg"], "the suffix of `a.svgg` names no picture format", "did you mean svg?"),
    "an unknown format": (["-f", "gif"], "there is no picture format `gif`", "known: svg"),
    "a format that is no picture": (["-f", "text"], "there is no picture format `text`", "known: svg"),
}


@pytest.mark.parametrize("case", UNKNOWN.values(), ids=UNKNOWN)
def test_unknown_formats(case: tuple[list[str], str, str], lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": VALID})
    words, sentence, hint = case
    assert run("render", *words) == (2, "", f"cjmap: error: {sentence}\nhint: {hint}\n")
    assert [path.name for path in root.iterdir()] == ["a.cjm.yaml"]


def test_a_picture_does_not_go_to_the_terminal(lay: Lay, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lay({"a.cjm.yaml": VALID})
    monkeypatch.setattr(_emit, "is_terminal", lambda _: True)
    assert run("render")[::2] == (
        2,
        "cjmap: error: a picture does not go to the terminal\nhint: name a file: -o map.svg\n",
    )
    assert run("render", "-o", "-").out.startswith("<svg ")
    assert run("render", "-o", "/dev/stdout").out.startswith("<svg ")


def test_the_map_is_not_overwritten(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": VALID})
    code, _, err = run("render", "a.cjm.yaml", "-f", "svg", "-o", "./a.cjm.yaml")
    assert (code, "is the map itself" in err) == (2, True)
    assert (root / "a.cjm.yaml").read_text(encoding="utf-8") == VALID


def test_no_other_map_is_overwritten(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": VALID, "b.cjm.yaml": VALID})
    code, _, err = run("render", "a.cjm.yaml", "-f", "svg", "-o", "b.cjm.yaml")
    assert (code, "is the name of a map" in err) == (2, True)
    assert (root / "b.cjm.yaml").read_text(encoding="utf-8") == VALID


@pytest.mark.parametrize("name", ["x" * 300 + ".svg", "a.cjm.yaml/x.svg"])
def test_a_target_that_cannot_be(name: str, lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": VALID})
    code, out, err = run("render", "a.cjm.yaml", "-o", name)
    assert (code, out) == (2, "")
    assert " cannot be written: " in err


def test_an_invalid_map_writes_nothing(lay: Lay, run: Run) -> None:
    root = lay({"a.cjm.yaml": WRONG, "old.svg": "old"})
    code, out, err = run("render", "a.cjm.yaml", "-o", "old.svg")
    assert (code, err) == (1, "1 map, 2 errors in 1\n")
    assert out.startswith("a.cjm.yaml:4:5: error ")
    assert Path(root, "old.svg").read_text() == "old"


def test_one_persona(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": PERSONAS})
    everybody, sam = run("render").out, run("render", "--persona", "sam").out
    assert ("Sam · Ada" in everybody, "Sam · Ada" in sam, ">Sam<" in sam) == (True, False, True)
    assert run("render", "--persona", "zoe").code == 2


def test_standard_output_without_unicode_still_carries_every_character(lay: Lay, run: Run) -> None:
    lay({"a.cjm.yaml": VALID.replace("coffee", "咖啡")})
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    ran = ended(process(["render"], env=env))
    assert ran.out.isascii()
    plain, whole = (ElementTree.fromstring(text) for text in (ran.out, run("render").out))
    assert ElementTree.tostring(plain) == ElementTree.tostring(whole)
