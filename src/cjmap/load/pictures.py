"""The images of a map: read from the tree that the map came from, by the path as the map writes it."""

from __future__ import annotations

from cjmap.errors import Unreadable
from cjmap.files.raster import MOST_BYTES, Raster, raster
from cjmap.files.tree import Tree, inside
from cjmap.load.read import Loaded
from cjmap.model.persona import Persona
from cjmap.model.touchpoint import Image
from cjmap.model.walk import walk
from cjmap.place import Pointer


def pictures(loaded: Loaded, tree: Tree) -> dict[str, Raster]:
    """Return the images of touchpoints and personas that can be embedded; all others are left out.

    Of two files that a map and its base write by one path, that of the map counts.
    """
    found: dict[str, Raster] = {}
    for pointer, part in walk(loaded.map) if loaded.map is not None else ():
        match part:
            case Image():
                _read(found, loaded, tree, (*pointer, "file"), part.file)
            case Persona() if part.portrait is not None:
                _read(found, loaded, tree, (*pointer, "portrait"), part.portrait)
            case _:
                continue
    return found


def _read(found: dict[str, Raster], loaded: Loaded, tree: Tree, pointer: Pointer, written: str) -> None:
    base = loaded.origin.at(pointer).document.file
    if written in found and base != loaded.file:
        return
    try:
        made = raster(tree.read(inside(base.path, written), MOST_BYTES))
    except Unreadable:
        return
    if made is not None:
        found[written] = made
