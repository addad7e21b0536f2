"""The gate: bytes become text, or faults that say what cannot be read and why."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from cjmap.syntax.faults import Fault, too_large_or_deep, unreadable_text
from cjmap.syntax.limits import Limits

BOM = b"\xef\xbb\xbf"

# NUL, C0 (without tab and line ends), DEL, C1 with U+0085, line and paragraph separators, bidirectional
# controls, invisible characters, and what libyaml refuses. The joiners U+200C and U+200D may stand.
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_LINE_ENDS = "\x85\u2028\u2029"
_TURNERS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = "\xad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
UNREADABLE = re.compile(f"[{_CONTROLS}{_LINE_ENDS}{_TURNERS}{_UNSEEN}\ufffe\uffff]")
_KINDS = (
    (re.compile(f"[{_LINE_ENDS}]"), "is a line end to some tools and a character to others"),
    (re.compile(f"[{_TURNERS}]"), "changes the direction of the text, so that it reads other than it is"),
    (re.compile(f"[{_UNSEEN}]"), "cannot be seen"),
    (re.compile(f"[{_CONTROLS}]"), "is a control character"),
)

_NAMES = {0x00: "NUL", 0x07: "BEL", 0x08: "BACKSPACE", 0x0B: "VERTICAL TAB", 0x0C: "FORM FEED"} | {
    0x1B: "ESCAPE",
    0x7F: "DELETE",
    0x85: "NEXT LINE",
    0xFEFF: "BYTE ORDER MARK",
}
_WIDE_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_WIDE_PATTERNS = (
    (re.compile(rb"(?:[^\x00]\x00\x00\x00)+|(?:\x00\x00\x00[^\x00])+"), "UTF-32"),
    (re.compile(rb"(?:[^\x00]\x00)+|(?:\x00[^\x00])+"), "UTF-16"),
)
_CUT = re.compile(rb"[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2}")
_COMMON = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])
_SAVE = "save the file as UTF-8"


def admit(content: bytes, limits: Limits) -> tuple[str, list[Fault]]:
    """Return the text of a file without its byte order mark, and what is wrong with it.

    Where the bytes cannot be text at all, the text is empty; U+FFFD stands for bytes that are not UTF-8.
    """
    if len(content) > limits.bytes:
        sentence = f"the file is larger than {limits.bytes:,} bytes"
        return "", [Fault(too_large_or_deep, 0, 0, facts=(sentence, "bytes"))]
    if wide := _wide(content):
        sentence = f"the file is written in {wide}, and a map is UTF-8"
        return "", [Fault(unreadable_text, 0, 0, facts=(sentence, _SAVE))]
    body = content.removeprefix(BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return body.decode("utf-8", "replace"), [_undecodable(body, error.start)]
    if not UNREADABLE.search(body.translate(None, _COMMON).decode("utf-8")):  # four times as fast
        return text, []
    found = islice(UNREADABLE.finditer(text), limits.findings_per_file)
    return text, [
        Fault(unreadable_text, *at.span(), facts=(unreadable(at.group()), "take it away")) for at in found
    ]


def unreadable(character: str) -> str:
    """Say what is wrong with one of the characters that may not stand in a text."""
    code = ord(character)
    name = _NAMES.get(code) or unicodedata.name(character, "")
    why = next((why for kind, why in _KINDS if kind.match(character)), "is no character")
    return f"U+{code:04X}{' ' if name else ''}{name} {why}"


def _wide(content: bytes) -> str | None:
    for mark, name in _WIDE_MARKS:
        if content.startswith(mark):
            return name
    head = content[:64]
    for pattern, name in _WIDE_PATTERNS:
        if len(head) >= 4 and pattern.fullmatch(head[: len(head) // 4 * 4]):
            return name
    return None


def _undecodable(body: bytes, first: int) -> Fault:
    start = len(body[:first].decode("utf-8"))
    sentence, hint = f"the byte 0x{body[first]:02X} is not UTF-8", _SAVE
    if len(body) - first < 4 and _CUT.fullmatch(body, first):
        sentence, hint = "the file ends in the middle of a character", "save the file again: it was cut off"
    elif meant := body[first : first + 1].decode("cp1252", "ignore"):
        sentence += f"; the file seems to be in Windows-1252 or Latin-1, where this byte is `{meant}`"
    return Fault(unreadable_text, start, start + 1, facts=(sentence, hint))
