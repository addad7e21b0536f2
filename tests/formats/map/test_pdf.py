"""Pictures as PDF, read back with a library that knows nothing of how they were made."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from cjmap.draw.palette import DARK
from cjmap.draw.paper.sheets import PAPERS, sheets
from cjmap.draw.poster import poster
from cjmap.draw.scene import Box, Group, Picture, Scene
from cjmap.draw.text import BODY, TITLE, Style, line
from cjmap.errors import Misuse
from cjmap.formats.map import pdf
from cjmap.view.grid import grid
from tests.analysis.made import COFFEE, EXAMPLES, MOVING_IN, example
from tests.draw.seen import texts

PATHS = sorted(path for path in EXAMPLES.glob("**/*.cjm.yaml") if path.parent.name != "library")
MILLIMETRE = 72 / 25.4


def on_paper(path: Path, name: str) -> tuple[Scene, ...]:
    return sheets(grid(example(path), file=path.name), "auto", PAPERS[name]).scenes


def scene(*words: str, title: str = "T", lang: str = "en", style: Style = BODY, **more: Any) -> Scene:
    items = tuple(line(5, 20 * (index + 1), text, style) for index, text in enumerate(words))
    return Scene("map", 400, 200, title, "What it shows", lang, (Group("map.g", "g", items),), **more)


def read(*scenes: Scene) -> PdfReader:
    return PdfReader(BytesIO(pdf.write(scenes)))


def said(reader: PdfReader) -> list[str]:
    return ["".join(page.extract_text().split()) for page in reader.pages]


def catalogue(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def sizes(reader: PdfReader) -> list[tuple[float, float]]:
    """Return width and height of the pages in millimetres."""
    return [
        (
            round(float(page.mediabox.width) / MILLIMETRE, 2),
            round(float(page.mediabox.height) / MILLIMETRE, 2),
        )
        for page in reader.pages
    ]


def tags(reader: PdfReader) -> Iterator[tuple[str, str]]:
    """Yield the tags of the document in their order, with what they say instead of their content."""

    def below(node: Any) -> Iterator[tuple[str, str]]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for each in node:
                yield from below(each)
        elif isinstance(node, dict):
            if "/S" in node:
                yield node["/S"], str(node.get("/Alt", ""))
            yield from below(node.get("/K", []))

    yield from below(catalogue(reader)["/StructTreeRoot"])


def fonts(reader: PdfReader) -> dict[str, bool]:
    """Return the fonts of all pages without the letters of their subset, and whether their files are inside."""
    found = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            (inner,) = font.get_object()["/DescendantFonts"].get_object()
            described = inner.get_object()["/FontDescriptor"].get_object()
            name = str(described["/FontName"]).partition("+")[2]
            found[name] = bool({"/FontFile2", "/FontFile3"} & {*described})
    return found


def marked_for_accessibility(reader: PdfReader) -> bool:
    return b"pdfuaid:part" in catalogue(reader)["/Metadata"].get_object().get_data()


# Pages.


@pytest.mark.parametrize(
    ("name", "size", "count"), [("a4", (210, 297), 7), ("a3", (297, 420), 3), ("a0", (841, 1189), 1)]
)
def test_there_is_a_page_for_each_sheet_in_the_size_of_the_paper(
    name: str, size: tuple[float, float], count: int
) -> None:
    assert sizes(read(*on_paper(MOVING_IN, name))) == [size] * count


def test_a_picture_for_no_paper_has_a_page_of_its_own_size() -> None:
    assert sizes(read(scene("a"))) == [(round(400 * 25.4 / 96, 2), round(200 * 25.4 / 96, 2))]


def test_no_page_is_larger_than_a_pdf_may_have() -> None:
    reader = read(Scene("map", 90_000, 9_000, "T", "D", "en", (line(0, 20, "a", BODY),)))
    assert sizes(reader) == [(5080, 508)]


# What it says of itself.


def test_title_language_and_no_clock() -> None:
    reader = read(*on_paper(COFFEE, "a4"))
    assert reader.metadata is not None
    assert reader.metadata.title == "I buy a coffee on my way to work"
    assert catalogue(reader)["/Lang"] == "en"
    assert catalogue(reader)["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader.metadata.creation_date is None
    assert reader.metadata.modification_date is None


LANGUAGES = {
    "a language": ("de", "de"),
    "with a region": ("de-AT", "de-AT"),
    "with a script": ("zh-Hant-TW", "zh-TW"),
    "with what typst does not know": ("es-419", "es"),
    "none that there is": ("klingonese", "und"),
}


@pytest.mark.parametrize(("lang", "told"), LANGUAGES.values(), ids=LANGUAGES)
def test_languages(lang: str, told: str) -> None:
    assert catalogue(read(scene("a", lang=lang)))["/Lang"] == told


def test_it_is_tagged_as_pdf_ua_and_the_drawing_has_its_description() -> None:
    (drawn,) = on_paper(COFFEE, "a4")
    reader = read(drawn)
    assert catalogue(reader)["/MarkInfo"]["/Marked"].value is True
    assert marked_for_accessibility(reader)
    found = list(tags(reader))
    assert found[:2] == [("/Document", ""), ("/Figure", drawn.description)]
    assert [tag for tag, _ in found].count("/Figure") == 1
    assert {tag for tag, _ in found} == {"/Document", "/Figure", "/P", "/H1", "/H2"}


def test_headings_are_the_outline() -> None:
    entries: list[Any] = read(*on_paper(COFFEE, "a4")).outline
    outline = [
        [each.title.strip() for each in entry] if isinstance(entry, list) else entry.title
        for entry in entries
    ]
    assert outline == [
        "I buy a coffee on my way to work",
        ["3 stages", "Feels", "Where", "Moves on", "Pain points", "Delights", "Opportunities"],
    ]


def test_the_bundled_fonts_are_inside_and_no_other() -> None:
    assert fonts(read(*on_paper(MOVING_IN, "a3"))) == {
        "SourceSansPro-Regular": True,
        "SourceSansPro-Bold": True,
        "SourceSansPro-It": True,
    }


# Its words.


@pytest.mark.parametrize("path", PATHS, ids=[path.name for path in PATHS])
def test_every_text_is_text_and_there_once(path: Path) -> None:
    drawn = on_paper(path, "a3")
    reader = read(*drawn)
    assert marked_for_accessibility(reader)
    for words, each in zip(said(reader), drawn, strict=True):
        shown = ["".join(text.content.split()) for text in texts(each.items)]
        assert [text for text in shown if text not in words] == []
        assert len(words) == sum(map(len, shown))


def test_words_on_two_lines_are_two_words() -> None:
    assert "takes the cup" in " ".join(read(*on_paper(COFFEE, "a4")).pages[0].extract_text().split())


HOSTILE = (
    '#read("/etc/passwd")', "*bold* _slanted_ `raw`", r"\u{41} \ ", '"]#panic()', "#panic()", "= Heading", "// no",
    "/* no */", "-- --- ... 'q' \"q\" ~", "@reference <label>", "$x^2$", "#import \"@preview/cetz:0.3.0\"",
    "#sys.inputs", "https://example.com", "- item", "+ item", "/ a: b", "{{ x }}", "</svg><script>", "&amp;",
)  # fmt: skip


def test_hostile_texts_are_shown_as_they_are() -> None:
    (words,) = said(read(scene(*HOSTILE)))
    assert words == "".join("".join(HOSTILE).split())


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_and_descriptions_are_data(title: str) -> None:
    made = Scene("map", 400, 100, title, title, "en", (line(5, 30, title, TITLE),))
    reader = read(made)
    assert reader.metadata is not None
    assert reader.metadata.title == title.strip()
    assert list(tags(reader))[:2] == [("/Document", ""), ("/Figure", title)]
    (heading,) = reader.outline
    assert getattr(heading, "title", None) == title


def test_signs_that_nobody_sees_are_spelled_out() -> None:
    reader = read(scene("a", title="a\u202eb\x07"))
    assert reader.metadata is not None
    assert reader.metadata.title == r"a\u202eb\x07"


def test_what_no_font_has_keeps_the_rest_readable_and_is_not_called_accessible() -> None:
    reader = read(scene("before", "\ue123", "behind"))
    assert not marked_for_accessibility(reader)
    assert catalogue(reader)["/MarkInfo"]["/Marked"].value is True
    (words,) = said(reader)
    assert words.startswith("before")
    assert words.endswith("behind")


# Its looks.


def test_a_theme_colours_drawing_and_words() -> None:
    paper = Box(0, 0, 400, 200, "paper")
    made = Scene("map", 400, 200, "T", "D", "en", (paper, line(5, 20, "a", BODY)))
    light, dark = (
        PdfReader(BytesIO(pdf.write((made,), *theme))).pages[0].get_contents() for theme in ((), (DARK,))
    )
    assert light is not None
    assert dark is not None
    assert f"{0x12 / 255:.4f}"[:5].encode() in dark.get_data()
    assert f"{0xE8 / 255:.4f}"[:5].encode() in dark.get_data()
    assert f"{0x12 / 255:.4f}"[:5].encode() not in light.get_data()


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)


PIXELS = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", (2).to_bytes(4) + (1).to_bytes(4) + bytes((8, 2, 0, 0, 0)))
    + chunk(b"IDAT", zlib.compress(bytes((0, 255, 0, 0, 0, 0, 255))))
    + chunk(b"IEND", b"")
)


@pytest.mark.parametrize(("content", "count"), [(PIXELS, 1), (PIXELS[:50], 0), (b"\x89PNG\r\n\x1a\n", 0)])
def test_a_picture_is_inside_and_one_that_is_broken_is_left_out(content: bytes, count: int) -> None:
    portrait = Picture(5, 30, 40, 40, "image/png", content, "Ada")
    made = Scene("map", 400, 200, "T", "D", "en", (line(5, 20, "a", BODY), portrait))
    reader = read(made)
    assert said(reader) == ["a"]
    assert len(reader.pages[0].images) == count


# Bytes.

WRITE = """\
import sys, time
from pathlib import Path
from cjmap.draw.paper.sheets import PAPERS, sheets
from cjmap.formats.map import pdf
from cjmap.load.session import Session
from cjmap.view.grid import grid
time.tzset()
session = Session()
(job,) = session.find([sys.argv[1]])
made = grid(session.load(job).map, file="map.cjm.yaml")
sys.stdout.buffer.write(pdf.write(sheets(made, "auto", PAPERS["a3"]).scenes))
"""
MACHINES = {
    "here": {"PYTHONHASHSEED": "1"},
    "in C, far in the east and long ago": {
        "PYTHONHASHSEED": "4242",
        "LC_ALL": "C",
        "TZ": "Pacific/Kiritimati",
        "SOURCE_DATE_EPOCH": "86400",
    },
}


def test_the_same_map_is_the_same_bytes_on_every_machine(tmp_path: Path) -> None:
    made = [
        subprocess.run(
            [sys.executable, "-c", WRITE, str(MOVING_IN)],
            env={**os.environ, **machine},
            cwd=place,
            check=True,
            capture_output=True,
        ).stdout
        for machine, place in zip(MACHINES.values(), (tmp_path, Path.cwd()), strict=True)
    ]
    assert made[0].startswith(b"%PDF-1.")
    assert made[0] == made[1]


def test_same_bytes_twice() -> None:
    drawn = poster(grid(example(COFFEE)))
    assert pdf.write((drawn,)) == pdf.write((drawn,))


# Without the extra.


def test_without_typst_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *more: Any, **rest: Any) -> Any:
        if name == "typst":
            raise ImportError(name)
        return real(name, *more, **rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(Misuse) as caught:
        pdf.write((scene("a"),))
    assert (caught.value.sentence, caught.value.hint) == (
        "PDF is set by typst, which is not installed",
        "pip install 'cjmap[pdf]'",
    )
