"""What the text formats share: safe words, widths on a terminal, colours, and the line of a finding."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cjmap.finding import Finding, Level
from cjmap.formats.findings import Frame
from cjmap.place import Place, SourceFile
from cjmap.visible import visible

BOLD, DIM = "1", "2"
COLOR = {Level.ERROR: "1;31", Level.WARNING: "1;33", Level.INFO: "1;36"}

# `##[add-mask]` and `##vso[…]` are commands to the build servers that read a log, anywhere in a line.
_COMMAND = re.compile(r"##(?=[A-Za-z]*\[)")
# A line that starts with `::` is such a command too; `-` would be an option to who pastes the name.
_PLAIN_START = re.compile(r"[\w./<]")
_ASCII = str.maketrans(
    {"…": "...", "–": "-", "—": "-", "−": "-", "×": "x", "→": "->", "’": "'", "‘": "'", "“": '"', "”": '"'}
)


def safe(text: str, *, unicode: bool = True) -> str:
    """Return `text` as one line that no terminal and no build server obeys.

    Without `unicode` every character outside ASCII is spelled out too, so that its width is known here and
    not decided by the stream.
    """
    text = visible(text)
    if "##" in text:
        text = _COMMAND.sub(r"#\\x23", text)
    if unicode or text.isascii():
        return text
    return text.translate(_ASCII).encode("ascii", "backslashreplace").decode("ascii")


def opening(text: str, *, unicode: bool = True) -> str:
    """Return a safe text that may start a line, such as the name of a file."""
    text = safe(text, unicode=unicode)
    return text if _PLAIN_START.match(text) else f"./{text}"


def name_of(file: SourceFile, frame: Frame) -> str:
    """Return the name of a file for people who stand in the frame's folder, fit to start a line."""
    return _name_of(file, frame.folder, frame.unicode)


@lru_cache(maxsize=1000)
def _name_of(file: SourceFile, folder: str, unicode: bool) -> str:
    return opening(file.shown(folder), unicode=unicode)


def whereabouts(place: Place, frame: Frame) -> str:
    """Return `path:line:column`."""
    return f"{name_of(place.file, frame)}:{place.start.line}:{place.start.column}"


def headline(finding: Finding, frame: Frame) -> str:
    """Return `path:line:column: level CODE[name] message`."""
    where = painted(whereabouts(finding.place, frame), BOLD, frame)
    label = _label(finding.rule.code, finding.rule.name, finding.level, frame.color)
    return f"{where}: {label} {safe(finding.message, unicode=frame.unicode)}"


@lru_cache(maxsize=1000)
def _label(code: str, name: str, level: Level, color: bool) -> str:
    frame = Frame("", color=color)
    return f"{painted(level, COLOR[level], frame)} {painted(f'{code}[{name}]', BOLD, frame)}"


def painted(text: str, style: str, frame: Frame) -> str:
    """Return `text` between an ANSI style and its end, where the frame has colour."""
    return f"\x1b[{style}m{text}\x1b[0m" if frame.color else text


def cells(text: str) -> int:
    """Return how many columns of a terminal a text takes: two for a wide character, none for a mark."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
