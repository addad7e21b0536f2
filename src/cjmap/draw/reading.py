"""The order in which the texts of a picture are read: from the top, lane by lane, each paragraph as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cjmap.draw.scene import Box, Group, Item, Scene, Text
from cjmap.draw.text import STRONG, TITLE

_APART = 1.5
"""A line that is further below another than so many times its size begins a paragraph."""
_EVEN = 2.0
"""Lines stand beside each other though one begins so little higher."""
_LEVEL, _FAR = 12.0, 40.0
"""What begins so little above something else stands beside it; what is so far below has nothing to do with it."""


class Paragraph(NamedTuple):
    """Lines that belong together; `level` is that of a heading, 1 for a title, 2 for a lane, and 0 for all else."""

    lines: tuple[Text, ...]
    level: int = 0


def reading(scene: Scene) -> Iterator[Paragraph]:
    """Yield every text of a picture once; there is a title before any other heading.

    What lies behind is taken in its order, in runs between boxes; before each run comes what belongs to one thing of
    the map and begins above it.
    """
    titled = False
    for paragraph in _in_order(scene.items):
        titled = titled or paragraph.level == 1
        yield paragraph if titled else paragraph._replace(level=0)


def _in_order(items: Sequence[Item]) -> Iterator[Paragraph]:
    waiting = [texts for item in items if isinstance(item, Group) if (texts := list(_texts(item.items)))]
    for run in _runs(items):
        level = _top(run) - _LEVEL
        for texts in (texts for texts in waiting if _top(texts) < level):
            yield from _paragraphs(texts)
        waiting = [texts for texts in waiting if _top(texts) >= level]
        yield from _behind(run)
    for texts in waiting:
        yield from _paragraphs(texts)


def _runs(items: Sequence[Item]) -> Iterator[list[Text]]:
    run: list[Text] = []
    for item in items:
        far = isinstance(item, Text) and bool(run) and item.y - run[-1].y > _FAR
        if run and (far or isinstance(item, Box)):
            yield run
            run = []
        if isinstance(item, Text):
            run.append(item)
    if run:
        yield run


def _texts(items: Sequence[Item]) -> Iterator[Text]:
    for item in items:
        if isinstance(item, Group):
            yield from _texts(item.items)
        elif isinstance(item, Text):
            yield item


def _top(texts: Sequence[Text]) -> float:
    return min(text.y - text.size for text in texts)


def _behind(run: Sequence[Text]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a run; strong words at its beginning are the heading of a lane."""
    levels: list[int] = []
    for text in run:
        strong = text.bold and text.size == STRONG.size and set(levels) <= {2}
        levels.append(1 if text.size == TITLE.size else 2 if strong else 0)
    for level, pairs in groupby(zip(levels, run, strict=True), key=lambda pair: pair[0]):
        for paragraph in _paragraphs(text for _, text in pairs):
            yield paragraph._replace(level=level)


def _paragraphs(texts: Iterable[Text]) -> Iterator[Paragraph]:
    lines: list[Text] = []
    for text in texts:
        if lines and not -_EVEN <= text.y - lines[-1].y <= _APART * max(text.size, lines[-1].size):
            yield Paragraph(tuple(lines))
            lines = []
        lines.append(text)
    if lines:
        yield Paragraph(tuple(lines))
