"""How text meets a terminal: its width and abilities, the signs that it can show, and the folding of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rich.cells import cell_len, chop_cells
from rich.color import ColorSystem
from rich.style import Style

from cjmap.formats.findings._text import safe

Depth = Literal["standard", "256", "truecolor"]
Piece = tuple[str, str]
"""A text and its style, as rich writes styles; the text is safe to print."""
Line = list[Piece]


@dataclass(frozen=True, slots=True)
class Terminal:
    """What a terminal can do; `color` is None where it shows none, `full` asks for the words of all marks."""

    width: int = 80
    color: Depth | None = None
    unicode: bool = True
    full: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters that stand for things; each set fits what a terminal can show."""

    title: str
    spine: str
    side: str
    rule: str
    axis: str
    bar: str
    left_half: str
    right_half: str
    missing: str
    dot: str
    minus: str
    times: str
    severe: str
    pain: str
    delight: str
    moment: str
    opportunity: str
    managed: str
    gap: str
    unknown: str
    wait: str
    exit: str
    open_quote: str
    close_quote: str


UNICODE = Signs(
    title="▌", spine="│", side="┊", rule="─",
    axis="│", bar="━", left_half="╺", right_half="╸", missing="·",
    dot="·", minus="−", times="×",
    severe="▲", pain="△", delight="✹", moment="★", opportunity="⊕",
    managed="⇄", gap="⇎", unknown="⇢", wait="◷", exit="↗",
    open_quote="“", close_quote="”",
)  # fmt: skip
ASCII = Signs(
    title="#", spine="|", side=":", rule="-",
    axis="|", bar="=", left_half="-", right_half="-", missing=".",
    dot="-", minus="-", times="x",
    severe="!", pain="!", delight=":)", moment="*", opportunity="(+)",
    managed="<->", gap="<X>", unknown="<?>", wait="@", exit="=>",
    open_quote='"', close_quote='"',
)  # fmt: skip

# The two data colours and the rest read on dark and on light grounds alike (4:1 or close to it on both).
GOOD, BAD, MUTED = "#1e9c93", "#d4572a", "#808a98"
MOMENT, OPPORTUNITY = "#a066c8", "#4a90d9"
STRONG, PLAIN = "bold", ""
BAND = "bold #ffffff on #2c4a6e"


_SYSTEMS = {
    "standard": ColorSystem.STANDARD,
    "256": ColorSystem.EIGHT_BIT,
    "truecolor": ColorSystem.TRUECOLOR,
}


def painted(piece: Piece, depth: Depth | None) -> str:
    """Return a text between the codes of its style and their end."""
    text, style = piece
    codes = _codes(style, depth) if depth and text else ""
    return f"\x1b[{codes}m{text}\x1b[0m" if codes else text


@cache
def _codes(style: str, depth: Depth) -> str:
    """Return a style as a terminal reads it; rich's own writer would remember the first depth for ever."""
    parsed = Style.parse(style)
    codes = ["1"] * bool(parsed.bold) + ["3"] * bool(parsed.italic)
    for color, foreground in ((parsed.color, True), (parsed.bgcolor, False)):
        if color is not None:
            codes += color.downgrade(_SYSTEMS[depth]).get_ansi_codes(foreground)
    return ";".join(codes)


def signs_of(terminal: Terminal) -> Signs:
    """Return the signs that a terminal can show."""
    return UNICODE if terminal.unicode else ASCII


def shown(text: str, terminal: Terminal) -> str:
    """Return a user's text as one line that a terminal can show and never obeys."""
    return safe(text, unicode=terminal.unicode)


def joined(texts: Iterable[str], terminal: Terminal) -> str:
    """Return several texts side by side, with dots between."""
    return f" {signs_of(terminal).dot} ".join(shown(text, terminal) for text in texts)


def fold(text: str, width: int) -> list[str]:
    """Break a text at its spaces into lines of at most `width` columns; a longer word is broken inside."""
    return ["".join(part for part, _ in line) for line in hanging([], [(text, PLAIN)], width)]


def hanging(head: Line, pieces: Iterable[Piece], width: int) -> Iterator[Line]:
    """Yield a paragraph of styled texts: the first line behind `head`, the others indented as far."""
    indent = sum(cell_len(text) for text, _ in head)
    line, used = list(head), indent
    for word, style in ((word, style) for text, style in pieces for word in text.split()):
        for part in [word] if cell_len(word) <= width - indent else chop_cells(word, width - indent):
            if used > indent and used + 1 + cell_len(part) > width:
                yield line
                line, used = [(" " * indent, PLAIN)], indent
            gap = " " if used > indent else ""
            line.append((gap + part, style))
            used += len(gap) + cell_len(part)
    yield line


def padded(text: str, width: int) -> str:
    """Return a text with spaces behind it, up to a width in columns."""
    return text + " " * (width - cell_len(text))
