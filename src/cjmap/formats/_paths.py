"""Shapes as paths with relative coordinates, which take half the room of a list of points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

_POINTS = re.compile(r'<poly(line|gon)([^>]*?) points="([^"]+)"([^>]*?)/>')
_PATH = re.compile(r' d="M ([^ "]+) ([^"]*)"')
_POINT = re.compile(r'<path[^>]* d="M[-0-9., ]+"[^>]*/>\n')
_CURVE = re.compile(r"C ([^ ]+) ([^ ]+) ([^ ]+)")

_UNSEEN = 3
"""Tenths of a unit that a line may leave its way."""
_LARGE = 30
"""Units from which on a shape is large."""
_FIRST = re.compile("([lhvc])")
_COMMAND = re.compile("([lhvc])([^lhvcz]+)")
_TENTHS = re.compile(r"-?(?:\d+(?:\.\d)?|\.\d)")

Point = tuple[int, int]
"""A place in tenths of a unit."""


def as_paths(picture: str) -> str:
    """Return a picture, as `draw.svg` writes it, whose lines, polygons and curves go from each point to the next.

    Places are rounded to a tenth of a unit, those of large shapes to a unit, and steps add up to them. A curve that
    has none is left out, as nobody sees it.
    """
    drawn = _POINTS.sub(_lines, picture)
    return _POINT.sub("", _PATH.sub(_curves, drawn))


def joined(paths: Sequence[str]) -> str:
    """Return paths, as `as_paths` writes them, as one that says only of its first point where it lies."""
    said = paths[0]
    for before, path in pairwise(paths):
        end, (start, rest) = _end(before), _begun(path)
        said += f"m{_pair((start[0] - end[0], start[1] - end[1]))}{rest}"
    return said


def _begun(path: str) -> tuple[Point, str]:
    """Return where a path begins, and what comes then."""
    start, command, rest = _FIRST.split(path[1:], maxsplit=1)
    x, y = _tenths(start)
    return (x, y), command + rest


def _end(path: str) -> Point:
    """Return where a path ends; a closed one ends where it began."""
    (x, y), rest = _begun(path)
    if rest.endswith("z"):
        return x, y
    for command, numbers in _COMMAND.findall(rest):
        steps = _tenths(numbers)
        x += 0 if command == "v" else steps[-1 if command == "h" else -2]
        y += 0 if command == "h" else steps[-1]
    return x, y


def _tenths(numbers: str) -> list[int]:
    return [round(float(number) * 10) for number in _TENTHS.findall(numbers)]


def _lines(found: re.Match[str]) -> str:
    kind, before, points, after = found.groups()
    places = _places(points.split(" "))
    steps = "".join(_step(start, end) for start, end in pairwise(_needed(places)))
    return f'<path{before} d="M{_pair(places[0])}{steps}{"z" if kind == "gon" else ""}"{after}/>'


def _needed(places: Sequence[Point]) -> Iterator[Point]:
    """Yield places without those that lie on the way from the last one that is needed to the next."""
    last = places[0]
    yield last
    for place, after in pairwise(places[1:]):
        if not _is_between(last, place, after):
            yield place
            last = place
    yield places[-1]


def _is_between(start: Point, place: Point, end: Point) -> bool:
    """Say whether a place is so near the way from start to end that nobody sees the difference."""
    (x, y), (wide, high) = ((one[0] - start[0], one[1] - start[1]) for one in (place, end))
    length = hypot(wide, high)
    if not length:
        return place == start
    along = (x * wide + y * high) / length
    return 0 <= along <= length and abs(x * high - y * wide) / length <= _UNSEEN


def _step(start: Point, end: Point) -> str:
    x, y = end[0] - start[0], end[1] - start[1]
    if not y:
        return f"h{_number(x)}"
    return f"l{_pair((x, y))}" if x else f"v{_number(y)}"


def _curves(found: re.Match[str]) -> str:
    last, *others = _places([found[1], *(pair for curve in _CURVE.findall(found[2]) for pair in curve)])
    said = [f"M{_pair(last)}"]
    for first, second, end in zip(*[iter(others)] * 3, strict=True):
        steps = [_pair((x - last[0], y - last[1])) for x, y in (first, second, end)]
        said.append(f"c{_joined(steps)}")
        last = end
    return f' d="{"".join(said)}"'


def _places(pairs: Sequence[str]) -> list[Point]:
    """Return places in tenths of a unit, of a large shape in whole units."""
    found = [tuple(map(float, pair.split(","))) for pair in pairs]
    sides = [max(axis) - min(axis) for axis in zip(*found, strict=True)]
    unit = 10 if max(sides) > _LARGE else 1
    return [(round(x * 10 / unit) * unit, round(y * 10 / unit) * unit) for x, y in found]


def _pair(point: Point) -> str:
    return _joined(map(_number, point))


def _joined(numbers: Iterator[str] | Sequence[str]) -> str:
    """Join numbers; a minus parts them as well as a space does."""
    first, *others = numbers
    return first + "".join(other if other.startswith("-") else f" {other}" for other in others)


def _number(tenths: int) -> str:
    whole, rest = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole or ''}.{rest}" if rest else f"{sign}{whole}"
