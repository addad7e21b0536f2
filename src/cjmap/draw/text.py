"""Text in boxes: measured with the widths of the bundled font, and broken into lines that fit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from cjmap.draw import widths
from cjmap.draw.palette import INK, MUTED, ON_BAND
from cjmap.draw.scene import Text
from cjmap.visible import visible

SLACK = 4.0
"""Left free at the end of each line, for fonts that round their widths."""
_WIDE, _EMOJI, _UNKNOWN, _TALLEST = 1000, 1300, 700, 0.76
_NEVER_FIRST = frozenset("、。，．・：；？！」』】）〉》〕］｝ーゝゞ々ァィゥェォッャュョぁぃぅぇぉっゃゅょ")
_SKINS = "".join(map(chr, range(0x1F3FB, 0x1F400)))
_HALVES_OF_FLAGS = "".join(map(chr, range(0x1F1E6, 0x1F200)))
_NEVER_LAST = frozenset("「『【（〈《〔［｛")
_SPACES = re.compile("[^\\S\u00a0\u202f]+")
"""Where lines may break: at every space but the two that never do."""
_NO_BREAK = str.maketrans("\u00a0\u202f", "  ")
_BREAKS = re.compile(r"(?<=\w[-‐–—/])(?=[^\W\d_])")


Anchor = Literal["start", "middle", "end"]


class Style(NamedTuple):
    """How a text is set: size and distance of its lines in units, weight, slant and colour."""

    size: float
    leading: float
    fill: str = INK
    bold: bool = False
    italic: bool = False


TITLE = Style(34, 40, bold=True)
HEADING = Style(14, 18, bold=True)
ON_STAGE = Style(14, 19, ON_BAND, bold=True)
BODY = Style(13, 18)
STRONG = Style(13, 18, bold=True)
QUIET = Style(13, 18, MUTED)
CELL = Style(12.5, 16)
CELL_STRONG = Style(12.5, 16, bold=True)
SAID = Style(12.5, 16, italic=True)
SMALL = Style(11, 14, MUTED)
LABEL = Style(11, 14, bold=True)
BADGE = Style(10.5, 14, bold=True)


def width_of(text: str, style: Style) -> float:
    """Return how wide a text is in the bundled font; what the font lacks is taken as wide as is usual."""
    face = _faces()["bold" if style.bold else "italic" if style.italic else "regular"]
    return sum(face.get(character) or _foreign(character) for character in text) * style.size / 1000


@cache
def _faces() -> dict[str, dict[str, int]]:
    tables = {"regular": widths.REGULAR, "bold": widths.BOLD, "italic": widths.ITALIC}
    return {
        name: {character: width for width, characters in table.items() for character in characters}
        for name, table in tables.items()
    }


@cache
def _foreign(character: str) -> int:
    """Return the width of a character that the font lacks."""
    kind = unicodedata.category(character)
    if kind in {"Mn", "Me", "Cf"} or character in _SKINS:
        return 0
    if character in _HALVES_OF_FLAGS:
        return _EMOJI // 2
    if kind == "So" or "\U0001f000" <= character <= "\U0001faff":
        return _EMOJI
    return _WIDE if _is_wide(character) else _UNKNOWN


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}


def wrapped(text: str, style: Style, width: float, first: float = 0) -> list[str]:
    """Break a text into lines of at most this width, the first one shorter by `first`.

    Lines break at spaces other than those that never do, behind hyphens and dashes, between the characters of
    scripts without spaces, and, where a word is longer than a line, inside it.
    """
    lines: list[str] = []
    line, room = "", width - SLACK - first
    for piece, spaced in _pieces(visible(text)):
        longer = f"{line} {piece}" if spaced and line else line + piece
        if width_of(longer, style) <= room:
            line = longer
            continue
        if line or lines or first:
            lines.append(line)
            room = width - SLACK
        *full, line = _broken(piece, style, room)
        lines += full
    return [*lines, line] if line or lines else []


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield what stays together, and whether a space stands before it."""
    for word in filter(None, map(str.strip, _SPACES.split(text))):
        spaced = True
        for part in _BREAKS.split(word):
            for piece in _clusters_of_wide(part):
                yield piece.translate(_NO_BREAK), spaced
                spaced = False


def _clusters_of_wide(part: str) -> Iterator[str]:
    """Split where a character of a script without spaces stands, unless the next may not start a line."""
    if not any(map(_is_wide, part)):
        yield part
        return
    piece = ""
    for character in part:
        apart = piece and (_is_wide(character) or _is_wide(piece[-1])) and piece[-1] not in _NEVER_LAST
        if apart and character not in _NEVER_FIRST and not _continues(piece, character):
            yield piece
            piece = ""
        piece += character
    yield piece


def _continues(before: str, character: str) -> bool:
    """Say whether a character belongs to the one before it: an accent, a joiner, a colour of skin, half a flag."""
    return (
        unicodedata.category(character) in {"Mn", "Me", "Mc", "Cf"}
        or before.endswith("\u200d")
        or character in _SKINS
        or (character in _HALVES_OF_FLAGS and (len(before) - len(before.rstrip(_HALVES_OF_FLAGS))) % 2 == 1)
    )


def _broken(word: str, style: Style, width: float) -> list[str]:
    """Break a word wherever a line is full."""
    lines = [""]
    for character in word:
        full = lines[-1] and width_of(lines[-1] + character, style) > width
        if full and not _continues(lines[-1], character):
            lines.append("")
        lines[-1] += character
    return lines


def upright(text: str, style: Style) -> Style:
    """Return the style in which a text can be set: the bundled font slants Latin letters alone."""
    if not style.italic or not any(character.isalpha() for character in text):
        return style
    slanted = _faces()["italic"]
    return style if all(c in slanted or not c.isalpha() for c in text) else style._replace(italic=False)


def line(
    x: float,
    y: float,
    text: str,
    style: Style,
    anchor: Anchor = "start",
    halo: str | None = None,
) -> Text:
    """Return one line of text whose baseline is at `y`."""
    shown = visible(text)
    style = upright(shown, style)
    return Text(
        x, y, shown, style.size, style.fill, round(width_of(shown, style), 2),
        style.bold, style.italic, anchor, halo,
    )  # fmt: skip


def paragraph(
    x: float, y: float, text: str, style: Style, width: float, first: float = 0
) -> tuple[list[Text], float]:
    """Return the lines of a text below `y`, and where they end; its first line starts `first` further right."""
    style = upright(text, style)
    down = (style.leading - style.size) / 2 + style.size * _TALLEST
    lines = wrapped(text, style, width, first)
    items = [
        line(x + (0 if index else first), y + style.leading * index + down, content, style)
        for index, content in enumerate(lines)
        if content
    ]
    return items, y + style.leading * len(lines)


def is_bundled(character: str) -> bool:
    """Say whether the bundled font has a character, or it needs none."""
    return character in _faces()["regular"] or _foreign(character) == 0
