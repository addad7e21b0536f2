"""Makes a picture small enough for a page: what many of its shapes look like is said once, as a class."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

LOOKS = (
    "fill", "font-size", "font-style", "font-weight", "opacity", "paint-order", "stroke", "stroke-dasharray",
    "stroke-linecap", "stroke-linejoin", "stroke-width", "text-anchor",
)  # fmt: skip
"""Attributes that a style sheet may set as well."""
_SHAPE = re.compile(r"<(text|rect|polyline|polygon|circle|path)( [^>]*?)(/?)>")
_LOOK = re.compile(rf' ({"|".join(LOOKS)})="([^"]*)"')
_ADJUST = ' lengthAdjust="spacingAndGlyphs"'
_PRECISE = re.compile(r"\d+\.\d\d+")
_NUMBER = re.compile(r' textLength="[^"]*"([^>]*>\d{1,2}</text>)')
_CLASSED = re.compile(r"<[a-z]+( class=\"[^\"]+\")")


def compact(picture: str, prefix: str = "p", *, scripted: bool = True) -> tuple[str, str]:
    """Return a picture as `draw.svg` writes it, with classes for what its shapes look like, and their style.

    Coordinates keep one digit. Where a page is `scripted`, how texts are fitted to their length is left to its
    script, which stretches the letters, and small numbers are not fitted; without it the space between letters gives
    way.
    """
    classes: dict[str, str] = {}
    solid: set[str] = set()

    def classed(shape: re.Match[str]) -> str:
        name, attributes, end = shape.groups()
        looks = ";".join(_property(key, value) for key, value in _LOOK.findall(attributes))
        known = classes.setdefault(looks, f"{prefix}{len(classes)}")
        if "opacity" not in looks:
            solid.add(known)
        rest = _PRECISE.sub(_rounded, _LOOK.sub("", attributes))
        rest = rest.replace(_ADJUST, "") if scripted else rest
        return f'<{name} class="{known}"{rest}{end}>'

    small = _SHAPE.sub(classed, picture)
    small = _NUMBER.sub(r"\1", small) if scripted else small
    lines = _grouped(small.splitlines(), {f' class="{name}"' for name in solid})
    return "\n".join(lines), "".join(f".{name}{{{looks}}}\n" for looks, name in classes.items())


def _property(key: str, value: str) -> str:
    return f"{key}:{value}px" if key == "font-size" else f"{key}:{value}"


def _rounded(number: re.Match[str]) -> str:
    return f"{float(number.group()):.1f}".removesuffix(".0")


def _grouped(lines: Iterable[str], solid: set[str]) -> Iterator[str]:
    """Put neighbours of the same looks into a group that has them; what is seen through stays by itself."""
    for looks, run in groupby(lines, key=_looks):
        same = list(run)
        if looks in solid and len(same) > 2:
            yield f"<g{looks}>"
            yield from (line.replace(looks, "", 1) for line in same)
            yield "</g>"
        else:
            yield from same


def _looks(line: str) -> str:
    found = _CLASSED.match(line)
    return found[1] if found else ""
