"""The change of one map as a picture."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.draw.change.picture import change
from cjmap.draw.svg import written
from cjmap.errors import Misuse
from cjmap.formats.changes import Frame, Pair
from cjmap.view.change_grid import change_grid
from cjmap.words import plural

DRAWN = True
"""This format draws both maps."""


def write(pairs: Sequence[Pair], frame: Frame) -> str:  # noqa: ARG001 - every format has it
    """Return the SVG document; raises Misuse where it is not one map that stands on both sides."""
    changed = [pair for pair in pairs if pair.told]
    drawn = changed or list(pairs)
    if len(drawn) != 1:
        there = plural(len(drawn), "map")
        said = f"{there} changed" if changed else f"there are {there}"
        raise Misuse(f"a picture shows one map, and {said}", "-f html draws them all")
    (pair,) = drawn
    if pair.comparison is None or pair.maps is None:
        raise Misuse(f"“{pair.title}” stands on one side alone", "cjmap render draws a map by itself")
    return written(change(change_grid(pair.comparison, pair.maps, (pair.old or "", pair.new or ""))))
