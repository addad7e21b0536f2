"""Pictures as one PDF, a page for each: drawn as SVG, and over it every text as text, in the order of reading.

Typst sets it. What it gets are drawings and texts as data, never as a program; it opens no file of its own and speaks
to no network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from cjmap.draw.palette import LIGHT, Theme
from cjmap.draw.scene import Group, Item, Picture, Scene, Text
from cjmap.draw.svg import written
from cjmap.errors import Misuse
from cjmap.formats._page import file
from cjmap.formats.map._sheets import told
from cjmap.formats.map.png import foreign

PICTURE = True
"""This format writes scenes, as many as there are."""
Files = dict[str, bytes]
"""What Typst sees, by its name."""
Compiled = Callable[..., Any]
"""Makes something of files."""


def write(scenes: Sequence[Scene], theme: Theme = LIGHT) -> bytes:
    """Return the PDF file: tagged, and PDF/UA-1 unless no font has one of its characters.

    What the bundled font lacks is set in fonts of the system, else none of them is looked at, so that equal scenes
    are equal bytes on every machine. Raises Misuse where typst is not installed.
    """
    try:
        import typst
    except ImportError:
        raise Misuse("PDF is set by typst, which is not installed", "pip install 'cjmap[pdf]'") from None
    compiled = partial(_compiled, system=any(map(foreign, scenes)))
    files: Files = {"main.typ": file("sheet.typ").encode()}
    files |= {f"{n}.svg": _drawing(scene, theme, compiled) for n, scene in enumerate(scenes)}
    files |= _rims(scenes, theme, files, compiled)
    files["sheets.json"] = told(scenes, theme, rims="0.rims.svg" in files)
    made: bytes
    try:
        made = compiled(files, format="pdf", timestamp=0, pdf_standards="ua-1")
    except typst.TypstError:
        made = compiled(files, format="pdf", timestamp=0)
    return made


def _compiled(files: Files, *, system: bool, **how: object) -> Any:
    """Return what Typst makes of files, with our fonts, or with those of the system, too."""
    import font_source_sans_pro
    import typst

    own = Path(font_source_sans_pro.font_files_ttf["SourceSansPro"]).parent
    fonts = typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=[own])
    compile_: Compiled = typst.compile  # whose types do not say that it takes more than one file
    return compile_(files, font_paths=fonts, **how)


def _drawing(scene: Scene, theme: Theme, compiled: Compiled) -> bytes:
    """Return a scene without its texts as SVG."""
    return written(replace(scene, items=tuple(_drawn(scene.items, compiled)), paper=None), theme).encode()


def _drawn(items: Sequence[Item], compiled: Compiled) -> Iterator[Item]:
    """Yield what is no text; a picture that is broken is left out, for it would stop everything."""
    for item in items:
        match item:
            case Group():
                yield replace(item, items=tuple(_drawn(item.items, compiled)))
            case Text():
                continue
            case Picture() if not _is_whole(item, compiled):
                continue
            case _:
                yield item


def _is_whole(picture: Picture, compiled: Compiled) -> bool:
    import typst

    alone = written(Scene("picture", picture.width, picture.height, "", "", "en", (picture,)))
    try:
        compiled({"main.typ": b'#image("picture.svg")', "picture.svg": alone.encode()}, format="pdf")
    except typst.TypstError:
        return False
    return True


def _rims(scenes: Sequence[Scene], theme: Theme, files: Files, compiled: Compiled) -> Files:
    """Return the rims of texts, a drawing for each scene: in outlines, so that no word is in the PDF twice."""
    rimmed = [replace(scene, items=tuple(_rimmed(scene.items))) for scene in scenes]
    if not any(scene.items for scene in rimmed):
        return {}
    data = {**files, "sheets.json": told(rimmed, theme, rims=True)}
    pages = compiled(data, format="svg", sys_inputs={"only": "rims"})
    return {f"{n}.rims.svg": page for n, page in enumerate([pages] if isinstance(pages, bytes) else pages)}


def _rimmed(items: Sequence[Item]) -> Iterator[Text]:
    for item in items:
        if isinstance(item, Group):
            yield from _rimmed(item.items)
        elif isinstance(item, Text) and item.halo:
            yield item
