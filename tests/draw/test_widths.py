"""The table of widths, and texts measured with it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from cjmap.draw.text import BADGE, BODY, STRONG, Style, is_bundled, width_of

SCRIPT = Path(__file__).parents[2] / "docs" / "_widths.py"
PER_MILLE = Style(1000, 1000)


def test_the_table_is_what_the_script_makes_of_the_bundled_font() -> None:
    pytest.importorskip(
        "fontTools", reason="fontTools is not installed, it reads the font: pip install fonttools"
    )
    spec = importlib.util.spec_from_file_location("widths", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.TABLE.read_bytes().decode() == script.table(), "run python docs/_widths.py"


WIDTHS = {
    "nothing": ("", 0),
    "letters by the table, without kerning": ("AV", 544 + 515),
    "a space": (" ", 200),
    "Cyrillic and Greek are in the font": ("Жω", 1506),
    "a character of China is as wide as high": ("服务", 2000),
    "so is a full-width letter": ("Ｗ", 1000),
    "an emoji is wider": ("🦊", 1300),
    "an accent of its own takes no room": ("e\u0301", 496),
    "nor does a joiner": ("\u200d", 0),
    "a flag is one emoji of two halves": ("🇩🇪", 1300),
    "a colour of skin takes no room": ("👍🏽", 1300),
    "any other letter is as wide as is usual": ("अ", 700),
}


@pytest.mark.parametrize(("text", "width"), WIDTHS.values(), ids=WIDTHS)
def test_widths(text: str, width: float) -> None:
    assert width_of(text, PER_MILLE) == width


def test_each_face_has_its_own_widths() -> None:
    faces = (PER_MILLE, PER_MILLE._replace(bold=True), PER_MILLE._replace(italic=True))
    assert [width_of("m", face) for face in faces] == [829, 857, 799]


def test_widths_grow_with_the_size() -> None:
    assert width_of("Bread", BODY) == pytest.approx(width_of("Bread", PER_MILLE) * 0.013)
    assert width_of("+1.4", BADGE) < width_of("+1.4", STRONG)


@pytest.mark.parametrize(
    ("character", "bundled"),
    [("A", True), ("ж", True), ("\u200d", True), ("服", False), ("🦊", False), ("अ", False)],
)
def test_whether_the_font_has_a_character(character: str, bundled: bool) -> None:
    assert is_bundled(character) == bundled
