"""The colours of a brand."""

from __future__ import annotations

from typing import Any

import pytest

from cjmap.draw.palette import BAND, DARK, LIGHT, ON_BAND
from cjmap.draw.theme import THEMES, branded, contrast
from cjmap.errors import BadSettings


def test_nothing_is_coloured_unasked() -> None:
    assert [branded(theme, {}) for theme in THEMES.values()] == list(THEMES.values())


def test_a_brand_colours_the_bands_alone() -> None:
    made = branded(LIGHT, {"band": "#003366", "aside": "#445566"})
    assert {role for role in LIGHT if made[role] != LIGHT[role]} == {BAND, "band-aside"}
    assert (
        made[BAND],
        branded(DARK, {"band": "#abcdef", "aside": "#abcdef", "text": "#000000"})[ON_BAND],
    ) == (
        "#003366",
        "#000000",
    )


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "another key": ({"bnad": "#003366"}, "render.theme has no key `bnad`"),
    "a name of a colour": ({"band": "red"}, "render.theme.band expects a colour"),
    "a style that does more": ({"band": "#000;}body{"}, "render.theme.band expects a colour"),
    "no text": ({"band": 3}, "render.theme.band expects a colour"),
    "text that cannot be read": ({"band": "#FFEE00"}, "render.theme: text in #FFFFFF cannot be read on band #FFEE00"),
}  # fmt: skip


@pytest.mark.parametrize(("table", "sentence"), REFUSED.values(), ids=REFUSED)
def test_refused(table: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadSettings) as caught:
        branded(LIGHT, table)
    assert caught.value.sentence == sentence


def test_contrast() -> None:
    assert (contrast("#000000", "#FFFFFF"), contrast("#777777", "#777777")) == (21, 1)
