"""Lines of any text: made harmless, and compared one by one where meaning cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from cjmap.formats.findings._text import safe
from cjmap.syntax.document import LIMITS

MOST_COMPARED = 4_000_000
"""So many pairs of lines are compared; where there are more, the stretch that differs is shown whole."""
_CONTEXT = 3
_OBEYED = re.compile(r"^(\s*):(?=:)")
"""The start of a command to the build server of GitHub, which looks behind white space."""


def harmless(text: str, *, unicode: bool = True) -> str:
    """Return a line that may start with a stranger's text and that no terminal and no build server obeys."""
    return _OBEYED.sub(r"\1\\x3a", safe(text, unicode=unicode))


def same_start(old: Sequence[object], new: Sequence[object]) -> int:
    """Return how many items both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((index for index, (x, y) in pairs if x != y), min(len(old), len(new)))


def unified(before: bytes, after: bytes) -> Iterator[str]:
    """Yield the lines of a unified diff of two contents, not yet harmless; bytes that are not UTF-8 are spelled."""
    for line in _hunks(_split(before), _split(after)):
        yield line.removesuffix(b"\n").decode("utf-8", "backslashreplace")
        if line.endswith(b"\n"):
            yield "\\ No newline at end of file"
    if max(len(before), len(after)) > LIMITS.bytes:
        yield f"\\ What follows after {LIMITS.bytes:,} bytes is not shown"


def _split(content: bytes) -> list[bytes]:
    """Return the lines without their ends; a newline at the end of the last one says that it has none."""
    lines = content[: LIMITS.bytes].split(b"\n")
    if lines[-1]:
        lines[-1] += b"\n" * (len(content) <= LIMITS.bytes)
    else:
        del lines[-1]
    return lines


def _hunks(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[bytes]:
    """Yield the lines of a unified diff; what both sides begin and end with is not looked at again."""
    start = same_start(old, new)
    end = same_start(old[start:][::-1], new[start:][::-1])
    is_long = (len(old) - start - end) * (len(new) - start - end) > MOST_COMPARED
    around = 0 if is_long else _CONTEXT
    first, last = max(0, start - around), max(0, end - around)
    old, new = old[first : len(old) - last], new[first : len(new) - last]
    whole = [("replace", 0, len(old), 0, len(new))]
    for group in [whole] if is_long else SequenceMatcher(None, old, new).get_grouped_opcodes(_CONTEXT):
        (_, a, _, c, _), (_, _, b, _, d) = group[0], group[-1]
        yield b"@@ -%d,%d +%d,%d @@" % (first + a + (b > a), b - a, first + c + (d > c), d - c)
        for what, i, j, k, m in group:
            if what == "equal":
                yield from (b" " + line for line in old[i:j])
            else:
                yield from (b"-" + line for line in old[i:j])
                yield from (b"+" + line for line in new[k:m])
