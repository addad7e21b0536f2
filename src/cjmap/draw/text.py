"""Text in boxes: an estimate of its width that errs on the wide side, and its breaking into lines."""

from __future__ import annotations

import unicodedata

from cjmap.draw.palette import INK
from cjmap.draw.scene import Text

# In parts of the font size; the widest common sans-serif (DejaVu Sans) still fits.
_NARROW, _SMALL, _BROAD = 0.42, 0.53, 1.0
_COMMON, _CAPITAL, _OTHER = 0.65, 0.8, 1.0
_BOLD = 1.1
_WIDTHS = {
    **dict.fromkeys("iIjl.,:;'|! ", _NARROW),
    **dict.fromkeys("ftr()[]-/", _SMALL),
    **dict.fromkeys("mMwWQO@%&+=", _BROAD),
}


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return a width that the text will hardly exceed."""
    return sum(map(_em, text)) * size * (_BOLD if bold else 1)


def _em(character: str) -> float:
    if (known := _WIDTHS.get(character)) is not None:
        return known
    kind = unicodedata.category(character)
    if kind in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(character) in {"W", "F"} or kind[0] == "S":
        return _OTHER + 0.1
    return {"Ll": _COMMON, "Nd": _COMMON, "Lu": _CAPITAL}.get(kind, 0.8)


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Break a text at its spaces, and words that are too long inside, into lines of at most this width."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines += _pieces(word, size, width, bold)
    return [line for line in lines if line]


def _pieces(word: str, size: float, width: float, bold: bool) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width_of(pieces[-1] + character, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def paragraph(
    x: float, y: float, text: str, size: float, width: float, fill: str = INK, *, bold: bool = False
) -> tuple[list[Text], float]:
    """Return the lines of a text below `y`, and where they end."""
    step = round(size * 1.36)
    lines = wrapped(text, size, width, bold=bold)
    items = [Text(x, y + step * (index + 0.75), line, size, fill, bold) for index, line in enumerate(lines)]
    return items, y + step * len(lines)
