"""Writes a scene as SVG: sorted attributes, rounded coordinates, no clock, so that equal scenes are equal bytes.

Every line of text carries its measured length, so that a reader without the bundled font sees it fit its box.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping

from cjmap.draw.palette import LIGHT, Theme
from cjmap.draw.scene import Box, Disc, Group, Item, Line, Path, Picture, Point, Scene, Shape, Text
from cjmap.visible import visible

FONT = "'Source Sans 3', 'Source Sans Pro', 'Helvetica Neue', Arial, sans-serif"
HALO = 3.5
_ENTITIES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "'": "&#39;",
        "\ufffe": "\\ufffe",
        "\uffff": "\\uffff",
    }
)
Paint = Callable[[str], str]
"""From the role of a colour to what the document says."""


def escaped(text: str) -> str:
    """Return a text as it may stand in XML, between tags and in attributes."""
    return visible(text).translate(_ENTITIES)


def written(scene: Scene, theme: Theme = LIGHT) -> str:
    """Return the SVG document of a scene, in the colours of a theme; on paper it has the size of its sheet."""
    width, height = map(_number, (scene.width, scene.height))
    if scene.paper is not None:
        width, height = (f"{_number(side)}mm" for side in scene.paper)
    size = {
        "height": height,
        "role": "img",
        "width": width,
        "xml:lang": scene.lang,
        "xmlns": "http://www.w3.org/2000/svg",
    }
    return _document(scene, size, theme.__getitem__, links=False)


def inline(scene: Scene, *, sized: bool = False, kind: str = "poster") -> str:
    """Return a scene as a part of an HTML page, with its own size where the page does not give it one.

    Its class is its `kind`, its colours are the custom properties `--c-<role>` of the page, and what has a `link`
    leads to that anchor; of these only touchpoints stand in the order of the Tab key.
    """
    attributes = {"class": kind, "role": "group"}
    if sized:
        attributes |= {"height": _number(scene.height), "width": _number(scene.width)}
    return _document(scene, attributes, "var(--c-{})".format, links=True)


def _document(scene: Scene, attributes: Mapping[str, str], paint: Paint, *, links: bool) -> str:
    named = {
        "aria-labelledby": f"{scene.id}.title {scene.id}.description",
        "font-family": FONT,
        "viewBox": f"0 0 {_number(scene.width)} {_number(scene.height)}",
    }
    lines = [
        _opening("svg", {**named, **attributes}),
        _element("title", {"id": f"{scene.id}.title"}, scene.title),
        _element("desc", {"id": f"{scene.id}.description"}, scene.description),
    ]
    for item in scene.items:
        lines += _lines(item, paint, links)
    return "".join(f"{line}\n" for line in (*lines, "</svg>"))


def _lines(item: Item, paint: Paint, links: bool) -> Iterator[str]:
    if not isinstance(item, Group):
        yield _drawn(item, paint)
        return
    attributes = {"class": item.kind, "id": item.id}
    linked = links and item.link is not None
    if linked:
        attributes["href"] = f"#{item.link}"
        if item.kind != "touchpoint":
            attributes["tabindex"] = "-1"
    yield _opening("a" if linked else "g", attributes)
    for inner in item.items:
        yield from _lines(inner, paint, links)
    yield "</a>" if linked else "</g>"


def _drawn(item: Box | Text | Line | Path | Shape | Disc | Picture, paint: Paint) -> str:
    match item:
        case Box():
            place = _numbers(x=item.x, y=item.y, width=item.width, height=item.height, rx=item.radius or None)
            more = {**_paint(paint, item.fill, item.stroke), **_dash(item.dash), **_opacity(item.opacity)}
            return _element("rect", {**place, **more})
        case Text():
            return _element("text", _text(item, paint), item.content)
        case Line():
            return _element("polyline", {"points": _points(item.points), **_stroke(item, paint)})
        case Path():
            curves = "".join(f" C {_points(curve)}" for curve in item.curves)
            return _element("path", {"d": f"M {_points((item.start,))}{curves}", **_stroke(item, paint)})
        case Shape():
            width = {"stroke-width": _number(item.width)} if item.stroke and item.width != 1 else {}
            more = {**_paint(paint, item.fill, item.stroke), **width, **_opacity(item.opacity)}
            return _element("polygon", {"points": _points(item.points), **more})
        case Disc():
            width = {"stroke-width": _number(item.width)} if item.stroke and item.width != 1 else {}
            more = {**_paint(paint, item.fill, item.stroke), **width, **_dash(item.dash)}
            return _element("circle", {**_numbers(cx=item.x, cy=item.y, r=item.radius), **more})
        case Picture():
            content = base64.b64encode(item.content).decode("ascii")
            place = _numbers(x=item.x, y=item.y, width=item.width, height=item.height)
            about = {"aria-label": item.alt, "role": "img", "preserveAspectRatio": "xMidYMid slice"}
            return _element("image", {**place, **about, "href": f"data:{item.kind};base64,{content}"})


def _text(text: Text, paint: Paint) -> dict[str, str]:
    halo = text.halo and {
        "paint-order": "stroke",
        "stroke": paint(text.halo),
        "stroke-linejoin": "round",
        "stroke-width": _number(HALO),
    }
    return {
        "fill": paint(text.fill),
        "font-size": _number(text.size),
        **({"font-style": "italic"} if text.italic else {}),
        **({"font-weight": "700"} if text.bold else {}),
        **({"lengthAdjust": "spacingAndGlyphs", "textLength": _number(text.width)} if text.width else {}),
        **({"text-anchor": text.anchor} if text.anchor != "start" else {}),
        **({"text-decoration": "line-through"} if text.strike else {}),
        **(halo or {}),
        **_numbers(x=text.x, y=text.y),
    }


def _stroke(line: Line | Path, paint: Paint) -> dict[str, str]:
    ends = {"stroke-linecap": "round", "stroke-linejoin": "round", "stroke-width": _number(line.width)}
    return {**_paint(paint, None, line.stroke), **ends, **_dash(line.dash)}


def _paint(paint: Paint, fill: str | None, stroke: str | None) -> dict[str, str]:
    return {
        "fill": paint(fill) if fill else "none",
        **({"stroke": paint(stroke)} if stroke else {}),
    }


def _dash(dash: str) -> dict[str, str]:
    return {"stroke-dasharray": dash} if dash else {}


def _opacity(opacity: float) -> dict[str, str]:
    return {"fill-opacity": _number(opacity)} if opacity != 1 else {}


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _numbers(**values: float | None) -> dict[str, str]:
    return {name: _number(value) for name, value in values.items() if value is not None}


def _number(value: float) -> str:
    """Return a coordinate with at most two digits, and never `-0`."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _opening(name: str, attributes: Mapping[str, str]) -> str:
    said = "".join(f' {key}="{escaped(value)}"' for key, value in sorted(attributes.items()))
    return f"<{name}{said}>"


def _element(name: str, attributes: Mapping[str, str], content: str | None = None) -> str:
    opening = _opening(name, attributes)
    return f"{opening[:-1]}/>" if content is None else f"{opening}{escaped(content)}</{name}>"
