"""Makes a picture small enough for a page: what many of its shapes look like is said once, as a class."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from cjmap.formats._paths import as_paths, joined

LOOKS = (
    "fill", "font-size", "font-style", "font-weight", "opacity", "paint-order", "stroke", "stroke-dasharray",
    "stroke-linecap", "stroke-linejoin", "stroke-width", "text-anchor",
)  # fmt: skip
"""Attributes that a style sheet may set as well."""
_SHAPE = re.compile(r"<(text|rect|circle|path)( [^>]*?)(/?)>")
_LOOK = re.compile(rf' ({"|".join(LOOKS)})="([^"]*)"')
_ADJUST = ' lengthAdjust="spacingAndGlyphs"'
_PRECISE = re.compile(r"\d+\.\d+")
_PATH = re.compile(r'<path d="([^"]*)"/>')
_OUTLINE = re.compile(r'<path( class="[^"]*") d="M(-?[0-9.]+)[ ]?(-?[0-9.]+)([a-z][^"]*)"/>')
_LONG = 30
"""So many signs of a shape are longer than to use it from elsewhere."""
_UNUSED = re.compile(r'<a(?: class="[^"]*")?( [^>]*?)(?: id="[^"]*")')
_NUMBER = re.compile(r' textLength="[^"]*"([^>]*>\d{1,2}</text>)')
_PLAIN = frozenset({"fill", "font-size"})
_ROOT = re.compile(r'<svg[^>]* class="([a-z]+)"')
_TEXT = re.compile(r'<text class="([^"]+)"')
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CLASSED = re.compile(r"<[a-z]+( class=\"[^\"]+\")")


def compact(picture: str, prefix: str = "p", *, scripted: bool = True) -> tuple[str, str]:
    """Return a picture as `draw.svg` writes it, with classes for what its shapes look like, and their style.

    Coordinates keep one digit, lines and polygons become paths, and links lose ids and classes, which no page refers
    to. Where a page is `scripted`, its script stretches the letters of texts that are fitted to their length, and
    takes links out of the order of the Tab key; small numbers are not fitted, and the coordinates of texts
    are whole. Without it the space between letters gives way.
    """
    classes: dict[str, str] = {}
    solid: set[str] = set()

    def classed(shape: re.Match[str]) -> str:
        name, attributes, end = shape.groups()
        looks = ";".join(_property(key, value) for key, value in _LOOK.findall(attributes))
        known = classes.setdefault(looks, f"{prefix}{_short(len(classes))}")
        if "opacity" not in looks:
            solid.add(known)
        digits = 0 if scripted and name == "text" else 1
        rest = _PRECISE.sub(lambda found: _rounded(found, digits), _LOOK.sub("", attributes))
        rest = rest.replace(_ADJUST, "") if scripted else rest
        return f'<{name} class="{known}"{rest}{end}>'

    small = _SHAPE.sub(classed, as_paths(_UNUSED.sub(r"<a\1", picture)))
    small = _NUMBER.sub(r"\1", small).replace(' tabindex="-1"', "") if scripted else small
    outlines = {f' class="{name}"' for looks, name in classes.items() if "fill:none" in looks.split(";")}
    grouped = _grouped(small.splitlines(), {f' class="{name}"' for name in solid}, outlines)
    lines = _shared([*grouped], prefix)
    if not scripted or not (root := _ROOT.search(picture)):
        return "".join(lines), "".join(_rules({looks: f".{name}" for looks, name in classes.items()}))
    return _defaulted("".join(lines), classes, root[1])


def _defaulted(small: str, classes: Mapping[str, str], root: str) -> tuple[str, str]:
    """Return a picture and its style with no class for the texts that look as most of the plain ones do.

    They have their looks from the whole picture. Plain ones have none that another text would not say again.
    """
    plain = {
        name
        for looks, name in classes.items()
        if {look.partition(":")[0] for look in looks.split(";")} <= _PLAIN
    }
    counts = Counter(name for name in _TEXT.findall(small) if name in plain)
    most = counts.most_common(1)[0][0] if counts else ""
    names = {looks: f":where(.{root})" if name == most else f".{name}" for looks, name in classes.items()}
    return small.replace(f'<text class="{most}"', "<text"), "".join(_rules(names))


def _short(number: int) -> str:
    """Return a number in 62 digits."""
    high, low = divmod(number, len(_DIGITS))
    return (_short(high) if high else "") + _DIGITS[low]


def _rules(selectors: Mapping[str, str]) -> Iterator[str]:
    """Yield a rule for each thing that shapes look like, with the selectors of all that have it."""
    having: dict[str, list[str]] = {}
    for looks, name in selectors.items():
        for look in filter(None, looks.split(";")):
            having.setdefault(look, []).append(name)
    yield from (f"{','.join(names)}{{{look}}}\n" for look, names in having.items())


def _property(key: str, value: str) -> str:
    return f"{key}:{value}px" if key == "font-size" else f"{key}:{value}"


def _rounded(number: re.Match[str], digits: int) -> str:
    return f"{float(number.group()):.{digits}f}".removesuffix(".0")


def _grouped(lines: Iterable[str], solid: set[str], outlines: set[str]) -> Iterator[str]:
    """Put neighbours of the same looks into a group that has them; what is seen through stays by itself.

    Neighbours that are lines and nothing else become one path.
    """
    for looks, run in groupby(lines, key=_looks):
        same = list(run)
        bare = [line.replace(looks, "", 1) for line in same]
        if looks in solid and len(same) > 1 and looks in outlines and all(map(_PATH.fullmatch, bare)):
            yield f'<path{looks} d="{joined(_PATH.findall("".join(bare)))}"/>'
        elif looks in solid and len(same) > 1:
            yield f"<g{looks}>"
            yield from bare
            yield "</g>"
        else:
            yield from same


def _shared(lines: list[str], prefix: str) -> Iterator[str]:
    """Yield lines, of which long shapes that stand at several places are drawn once and used there."""
    found = [_OUTLINE.fullmatch(line) for line in lines]
    counts = Counter((shape[1], shape[4]) for shape in found if shape)
    names: dict[tuple[str, str], str] = {}
    for line, shape in zip(lines, found, strict=True):
        if line == "</svg>" and names:
            shapes = (f'<path id="{name}"{looks} d="M0 0{rest}"/>' for (looks, rest), name in names.items())
            yield f"<defs>{''.join(shapes)}</defs>"
        if shape and counts[shape[1], shape[4]] > 2 and len(shape[4]) > _LONG:
            name = names.setdefault((shape[1], shape[4]), f"{prefix}-{len(names)}")
            yield f'<use href="#{name}" x="{shape[2]}" y="{shape[3]}"/>'
        else:
            yield line


def _looks(line: str) -> str:
    found = _CLASSED.match(line)
    return found[1] if found else ""
