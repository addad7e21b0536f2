"""The images of a map: portraits and pictures of touchpoints, from the tree that the map came from."""

from __future__ import annotations

from pathlib import Path

from cjmap.draw.poster import poster
from cjmap.draw.scene import Group, Item, Picture
from cjmap.files.raster import Raster
from cjmap.load.pictures import pictures
from cjmap.load.session import Session
from cjmap.view.grid import grid
from tests.conftest import Lay
from tests.files.test_raster import GIF, png

MAP = """\
cjmap: 1
title: I buy a coffee
personas: {id: sam, name: Sam, portrait: faces/sam.png}
stages:
- name: Order
  touchpoints:
  - name: Waits
    images:
    - {file: queue.gif, alt: The queue at eight}
    - {file: drawing.svg, alt: A drawing}
"""
OVERLAY = "cjmap: 1\nextends: ../coffee.cjm.yaml\ntitle: Later\n"


def laid(lay: Lay) -> Path:
    root = lay(
        {"coffee.cjm.yaml": MAP, "drawing.svg": "<svg/>", "later/later.cjm.yaml": OVERLAY, "cjmap.toml": ""}
    )
    (root / "faces").mkdir()
    (root / "faces/sam.png").write_bytes(png())
    (root / "queue.gif").write_bytes(GIF)
    return root


def found(path: str) -> dict[str, Raster]:
    with Session() as session:
        (job,) = session.find([path])
        return pictures(session.load(job), job.tree)


def test_only_raster_images_are_taken(lay: Lay) -> None:
    laid(lay)
    assert found("coffee.cjm.yaml") == {
        "faces/sam.png": Raster("image/png", 3, 2, png()),
        "queue.gif": Raster("image/gif", 5, 7, GIF),
    }


def test_what_an_overlay_inherits_stands_where_its_base_does(lay: Lay) -> None:
    laid(lay)
    assert found("later/later.cjm.yaml") == found("coffee.cjm.yaml")


def _drawn(items: tuple[Item, ...]) -> list[Picture]:
    inner = [_drawn(item.items) if isinstance(item, Group) else [item] for item in items]
    return [item for some in inner for item in some if isinstance(item, Picture)]


def test_they_are_drawn_with_their_words(lay: Lay) -> None:
    laid(lay)
    with Session() as session:
        (job,) = session.find(["coffee.cjm.yaml"])
        loaded = session.load(job)
    assert loaded.map is not None
    images = pictures(loaded, job.tree)
    drawn = _drawn(poster(grid(loaded.map, pictures=images)).items)
    assert [(each.alt, each.content) for each in drawn] == [("Sam", png()), ("The queue at eight", GIF)]
    assert abs(drawn[1].width / drawn[1].height - 5 / 7) < 0.001
    assert _drawn(poster(grid(loaded.map)).items) == []
