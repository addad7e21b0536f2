"""Changes for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cjmap.diff.change import Kind, Weight
from cjmap.formats.changes import Frame, Pair, by_subject, counts
from cjmap.formats.findings._text import safe
from cjmap.view.changes import Number, Told
from cjmap.view.terms import VERSIONS
from cjmap.words import plural

_SIGNS = {Kind.ADDED: "+", Kind.REMOVED: "−", Kind.MOVED: "↕", Kind.RENAMED: "=", Kind.CHANGED: "~"}
_PLAIN = {"−": "-", "↕": "^"}
_PLAIN_START = re.compile(r":?[\w./<]")
_COLOURS = {Weight.WORSE: "31", Weight.BETTER: "32", Weight.NOTABLE: "", Weight.EDITORIAL: "2"}


def write(pairs: Sequence[Pair], frame: Frame) -> str:
    """Return the changes of each map, by what they happened to; maps that are the same are left out."""
    blocks = ["\n".join(_map(pair, frame)) for pair in pairs if pair.told or pair.comparison is None]
    return "".join(f"{block}\n" for block in blocks)


def summary(pairs: Sequence[Pair]) -> str:
    """Return the line that closes a run."""
    found = {weight: count for weight, count in counts(pairs).items() if count}
    came = sum(pair.old is None for pair in pairs)
    went = sum(pair.new is None for pair in pairs)
    parts = [f"{count} {weight.value}" for weight, count in found.items()]
    parts += [f"{plural(came, 'map')} new"] * bool(came) + [f"{plural(went, 'map')} gone"] * bool(went)
    return f"{plural(len(pairs), 'map')}: {', '.join(parts) or 'no change'}"


def _map(pair: Pair, frame: Frame) -> Iterator[str]:
    name = pair.new or pair.old or ""
    yield _painted(f"{_opening(name, frame)}  {_safe(pair.title, frame)}", "1", frame)
    if pair.comparison is None:
        yield f"  {'new map' if pair.old is None else 'map is gone'}"
        return
    if pair.told and pair.comparison.terms != VERSIONS:
        yield f"  {_opening(pair.comparison.terms.title, frame)}"
    for number in pair.comparison.numbers:
        yield f"  {_number(number, frame)}"
    for share in pair.comparison.shares:
        said = ", ".join(_number(number, frame) for number in share.numbers)
        yield f"    {_safe(share.name, frame)}: {said}"
    for subject, told in by_subject(pair).items():
        yield f"  {_safe(subject, frame)}"
        yield from (_line(change, frame) for change in told)


def _number(number: Number, frame: Frame) -> str:
    good = "" if number.good is None else "32" if number.good else "31"
    return _painted(_safe(f"{number.label} {number.old} → {number.new}", frame), good, frame)


def _line(told: Told, frame: Frame) -> str:
    sign = _SIGNS[told.kind] if frame.unicode else _PLAIN.get(_SIGNS[told.kind], _SIGNS[told.kind])
    return f"    {_painted(f'{sign} {told.weight.value:<9} {_safe(told.said, frame)}', _COLOURS[told.weight], frame)}"


def _opening(text: str, frame: Frame) -> str:
    """Return a safe text that may start a line; one colon may, as in the names of what is staged."""
    shown = _safe(text, frame)
    return shown if not shown or _PLAIN_START.match(shown) else f"./{shown}"


def _safe(text: str, frame: Frame) -> str:
    return safe(text, unicode=frame.unicode)


def _painted(text: str, style: str, frame: Frame) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if frame.color and style else text
