"""The theme of a run: one of ours, with the colours of a brand for the bands; the colours of data stay as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cjmap.draw.palette import ASIDE, BAND, DARK, GREY, LIGHT, ON_BAND, PRINT, Theme
from cjmap.errors import BadSettings
from cjmap.words import nearest, series

THEMES: Mapping[str, Theme] = {"light": LIGHT, "dark": DARK, "print": PRINT, "grey": GREY}
BRAND = {"band": BAND, "aside": ASIDE, "text": ON_BAND}
"""What a brand may colour, by its key in `[render.theme]`: the bands, those of stages alongside, the text on both."""
READABLE = 4.5
"""The least contrast of text on a band, as WCAG 2 reckons it."""
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def theme_of(name: str, table: Mapping[str, Any]) -> Theme:
    """Return a theme by its name, with what the settings of `[render]` say; raises BadSettings for other keys."""
    for key in table:
        if key != "theme":
            raise BadSettings(f"[render] has no key `{key}`", "it knows the table [render.theme]")
    colours = table.get("theme", {})
    if not isinstance(colours, dict):
        raise BadSettings("render.theme expects a table", 'write it as [render.theme], band = "#003366"')
    return branded(THEMES[name], colours)


def branded(theme: Theme, table: Mapping[str, Any]) -> Theme:
    """Return a theme with the colours of a brand; raises BadSettings for what cannot be read or is no colour."""
    colours: dict[str, str] = {}
    for key, value in table.items():
        if key not in BRAND:
            close = nearest(key, BRAND)
            hint = f"did you mean {close}?" if close else f"it may colour {series(BRAND, 'and')}"
            raise BadSettings(f"render.theme has no key `{key}`", hint)
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise BadSettings(f"render.theme.{key} expects a colour", f'write it as in {key} = "#003366"')
        colours[BRAND[key]] = value.upper()
    made = {**theme, **colours}
    for key, ground in (("band", BAND), ("aside", ASIDE)):
        if colours and contrast(made[ON_BAND], made[ground]) < READABLE:
            raise BadSettings(
                f"render.theme: text in {made[ON_BAND]} cannot be read on {key} {made[ground]}",
                f"the contrast has to be {READABLE} or more; choose a darker band or a lighter text",
            )
    return made


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2 reckons it."""
    dark, light = sorted(_light(colour) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
