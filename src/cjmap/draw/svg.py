"""Writes a scene as SVG: sorted attributes, rounded coordinates, no clock, so that equal scenes are equal bytes."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.draw.scene import Box, Disc, Group, Item, Line, Point, Scene, Shape, Text
from cjmap.visible import visible

FONT = "Source Sans 3, Source Sans Pro, Helvetica Neue, Arial, sans-serif"
DASH = "4 3"
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


def escaped(text: str) -> str:
    """Return a text as it may stand in XML, between tags and in attributes."""
    return visible(text).translate(_ENTITIES)


def written(scene: Scene) -> str:
    """Return the SVG document of a scene."""
    return "".join(f"{line}\n" for line in _document(scene))


def _document(scene: Scene) -> Iterator[str]:
    width, height = _number(scene.width), _number(scene.height)
    yield _opening(
        "svg",
        {
            "aria-labelledby": f"{scene.id}-title {scene.id}-description",
            "font-family": FONT,
            "height": height,
            "role": "img",
            "viewBox": f"0 0 {width} {height}",
            "width": width,
            "xml:lang": scene.lang,
            "xmlns": "http://www.w3.org/2000/svg",
        },
    )
    yield _element("title", {"id": f"{scene.id}-title"}, scene.title)
    yield _element("desc", {"id": f"{scene.id}-description"}, scene.description)
    for item in scene.items:
        yield from _lines(item)
    yield "</svg>"


def _lines(item: Item) -> Iterator[str]:
    match item:
        case Group():
            yield _opening("g", {"class": item.kind, "id": item.id})
            for inner in item.items:
                yield from _lines(inner)
            yield "</g>"
        case Box():
            place = {"x": _number(item.x), "y": _number(item.y)}
            size = {"width": _number(item.width), "height": _number(item.height)}
            yield _element(
                "rect",
                {
                    **place,
                    **size,
                    **_paint(item.fill, item.stroke),
                    **_rounded(item.radius),
                    **_dashed(item.dash),
                },
            )
        case Text():
            yield _element("text", _text(item), item.content)
        case Line():
            more = {"stroke-linejoin": "round", "stroke-width": _number(item.width)}
            yield _element(
                "polyline",
                {"points": _points(item.points), **_paint(None, item.stroke), **more, **_dashed(item.dash)},
            )
        case Shape():
            yield _element("polygon", {"points": _points(item.points), **_paint(item.fill, item.stroke)})
        case Disc():
            place = {"cx": _number(item.x), "cy": _number(item.y), "r": _number(item.radius)}
            yield _element("circle", {**place, **_paint(item.fill, item.stroke)})


def _text(text: Text) -> dict[str, str]:
    return {
        "fill": text.fill,
        "font-size": _number(text.size),
        **({"font-style": "italic"} if text.italic else {}),
        **({"font-weight": "700"} if text.bold else {}),
        **({"text-anchor": text.anchor} if text.anchor != "start" else {}),
        "x": _number(text.x),
        "y": _number(text.y),
    }


def _paint(fill: str | None, stroke: str | None) -> dict[str, str]:
    return {"fill": fill or "none", **({"stroke": stroke} if stroke else {})}


def _rounded(radius: float) -> dict[str, str]:
    return {"rx": _number(radius)} if radius else {}


def _dashed(dash: bool) -> dict[str, str]:
    return {"stroke-dasharray": DASH} if dash else {}


def _points(points: tuple[Point, ...]) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _number(value: float) -> str:
    """Return a coordinate with at most two digits, and never `-0`."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _opening(name: str, attributes: dict[str, str]) -> str:
    said = "".join(f' {key}="{escaped(value)}"' for key, value in sorted(attributes.items()))
    return f"<{name}{said}>"


def _element(name: str, attributes: dict[str, str], content: str | None = None) -> str:
    opening = _opening(name, attributes)
    return f"{opening[:-1]}/>" if content is None else f"{opening}{escaped(content)}</{name}>"
