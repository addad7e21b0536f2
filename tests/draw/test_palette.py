"""The colours: texts can be read on their grounds, and feelings are told apart by everybody."""

from __future__ import annotations

from itertools import combinations, pairwise, product
from math import dist

import pytest

from cjmap.draw import palette
from cjmap.draw.palette import DARK, FEELINGS, GREY, LIGHT, PRINT, Theme, of_feeling, on_feeling

THEMES = {"light": LIGHT, "dark": DARK, "print": PRINT, "grey": GREY}
GROUNDS = (
    palette.PAPER,
    palette.GROUND,
    palette.CARD,
    palette.PAIN_GROUND,
    palette.DELIGHT_GROUND,
    palette.OPPORTUNITY_GROUND,
    palette.MOMENT_GROUND,
)
STRONG = {
    palette.PAIN: palette.PAIN_GROUND,
    palette.DELIGHT: palette.DELIGHT_GROUND,
    palette.OPPORTUNITY: palette.OPPORTUNITY_GROUND,
    palette.MOMENT: palette.MOMENT_GROUND,
    palette.WARNING: palette.GROUND,
}
STEPS = [step / 10 for step in range(-20, 21)]


def linear(color: str) -> tuple[float, float, float]:
    """Return the light of a colour by red, green and blue, from 0 to 1."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))

    def light(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return light(red), light(green), light(blue)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 reckons it."""
    lights = [0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other))]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def test_black_on_white_has_the_contrast_21() -> None:
    assert contrast("#FFFFFF", "#FFFFFF") == 1
    assert round(contrast("#000000", "#FFFFFF"), 6) == 21


def test_all_themes_know_the_same_roles() -> None:
    assert all(list(theme) == list(LIGHT) for theme in THEMES.values())
    assert all(LIGHT[feeling] == theme[feeling] for feeling in FEELINGS for theme in (DARK, PRINT))


def test_grey_has_no_colour() -> None:
    assert all(color[1:3] == color[3:5] == color[5:7] for color in GREY.values())


def test_feelings_in_grey_are_five_steps_of_light() -> None:
    lights = sorted(linear(GREY[feeling])[0] for feeling in FEELINGS)
    assert all(contrast_of(a, b) >= 1.2 for a, b in pairwise(lights))


def contrast_of(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def too_pale(theme: Theme, pairs: list[tuple[str, str]], least: float) -> list[tuple[str, str, float]]:
    found = [(text, ground, contrast(theme[text], theme[ground])) for text, ground in pairs]
    return [(text, ground, round(ratio, 2)) for text, ground, ratio in found if ratio < least]


READABLE = {
    "ink is read on every ground": ([*product([palette.INK], GROUNDS)], 7),
    "muted ink is read on every ground": ([*product([palette.MUTED], GROUNDS)], 4.5),
    "what has a colour of its own is read on its ground": ([*STRONG.items()], 4.5),
    "and on cards and lanes": ([*product(STRONG, (palette.PAPER, palette.GROUND, palette.CARD))], 4.5),
    "stages are read on their band": ([(palette.ON_BAND, palette.BAND)], 7),
    "and on the pills of those alongside": ([(palette.ON_BAND, palette.ASIDE)], 4.5),
    "edges are seen": ([*product([palette.EDGE], (palette.PAPER, palette.GROUND))], 3),
}  # fmt: skip


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("pairs", "least"), READABLE.values(), ids=READABLE)
def test_contrasts(theme: Theme, pairs: list[tuple[str, str]], least: float) -> None:
    assert too_pale(theme, pairs, least) == []


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_numbers_are_read_on_every_feeling(theme: Theme) -> None:
    pairs = [(on_feeling(step), of_feeling(step)) for step in STEPS]
    assert too_pale(theme, pairs, 6) == []


COLOURS = {
    "the lowest": (-2.0, "feeling-lowest"),
    "halves go away from zero, below": (-1.5, "feeling-lowest"),
    "low": (-1.4, "feeling-low"),
    "a half is low already": (-0.5, "feeling-low"),
    "zero is even": (0.0, "feeling-even"),
    "nearly zero is even": (0.4, "feeling-even"),
    "a half is high already": (0.5, "feeling-high"),
    "halves go away from zero, above": (1.5, "feeling-highest"),
}


@pytest.mark.parametrize(("value", "colour"), COLOURS.values(), ids=COLOURS)
def test_the_colour_of_a_feeling(value: float, colour: str) -> None:
    assert of_feeling(value) == colour


# How colours look to those without one kind of cone: Machado, Oliveira and Fernandes, "A Physiologically-based
# Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), severity 1.0, over linear light.
SIGHTS = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
Matrix = tuple[tuple[float, float, float], ...]


def times(matrix: Matrix, light: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, light, strict=True)) for row in matrix)


def seen(color: str, sight: Matrix) -> tuple[float, float, float]:
    """Return how a colour looks, as lightness, red to green and yellow to blue (CIELAB, D65)."""
    xyz = times(
        (
            (0.4124564, 0.3575761, 0.1804375),
            (0.2126729, 0.7151522, 0.072175),
            (0.0193339, 0.119192, 0.9503041),
        ),
        tuple(min(max(part, 0), 1) for part in times(sight, linear(color))),
    )
    white = (0.95047, 1.0, 1.08883)
    x, y, z = (
        t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116
        for t in (part / full for part, full in zip(xyz, white, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("sight", SIGHTS.values(), ids=SIGHTS)
def test_feelings_are_told_apart(sight: Matrix) -> None:
    looks = [seen(LIGHT[feeling], sight) for feeling in FEELINGS]
    assert round(min(dist(one, other) for one, other in combinations(looks, 2)), 1) >= 18.9
