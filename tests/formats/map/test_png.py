"""Pictures as PNG."""

from __future__ import annotations

from cjmap.draw.scene import Group, Scene
from cjmap.draw.text import BODY, line
from cjmap.formats.map import png


def scene(*texts: str) -> Scene:
    items = tuple(line(2, 20 * (index + 1), text, BODY) for index, text in enumerate(texts))
    return Scene("map", 200, 60, "T", "D", "en", (Group("map.g", "g", items),))


def test_characters_that_the_font_lacks() -> None:
    assert png.foreign(scene("Žluťoučký кіт, déjà vu — “yes”")) == ""
    assert png.foreign(scene("待 and 待ち", "e\u0301")) == "待ち"


def test_the_size() -> None:
    assert png.write(scene("a"), 0.5)[16:24] == (100).to_bytes(4) + (30).to_bytes(4)


def test_same_bytes() -> None:
    assert png.write(scene("öffnet")) == png.write(scene("öffnet"))


def test_letters_that_join_do_not_hide_foreign_characters() -> None:
    """`ff` becomes one sign, and resvg looks for another font only where their number stays the same."""
    apart = png._apart(scene("öffnet 待", "öffnet").items)
    assert isinstance(apart[0], Group)
    assert [getattr(item, "content", "") for item in apart[0].items] == ["öf\u200cf\u200cnet 待", "öffnet"]


def test_the_largest_scale_is_the_last_that_fits() -> None:
    largest = png.largest_scale(scene("a"))
    assert round(200 * largest) * round(60 * largest) <= png.MOST_PIXELS * 1.001
