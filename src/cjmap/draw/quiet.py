"""Takes the colours out of what is not looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.draw.palette import CARD, EDGE, HAIRLINE, MUTED
from cjmap.draw.scene import Box, Disc, Item, Line, Path, Shape, Text


def quiet(items: Iterable[Item]) -> Iterator[Item]:
    """Yield items in greys: texts can still be read, and lines still be followed."""
    for item in items:
        match item:
            case Text():
                yield item._replace(fill=MUTED)
            case Box():
                stroke = HAIRLINE if item.stroke else None
                yield item._replace(fill=_grey(item.fill, HAIRLINE), stroke=stroke)
            case Line() | Path():
                yield item._replace(stroke=HAIRLINE)
            case Shape() | Disc():
                stroke = EDGE if item.stroke else None
                yield item._replace(fill=_grey(item.fill, EDGE), stroke=stroke)
            case _:
                yield item


def _grey(fill: str | None, grey: str) -> str | None:
    return fill if fill in (None, CARD) else grey
