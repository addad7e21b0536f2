"""The colours of pictures by what they stand for, and the themes that say what each looks like.

Scenes hold roles (`ink`, `pain`, …); the writer looks them up in a theme. The colours of data are the same in
every theme, and those of feelings stay apart for every kind of colour blindness.
"""

from __future__ import annotations

from collections.abc import Mapping

PAPER, GROUND, CARD = "paper", "ground", "card"
INK, MUTED, HAIRLINE, EDGE = "ink", "muted", "hairline", "edge"
BAND, ASIDE, ON_BAND = "band", "band-aside", "on-band"
PAIN, PAIN_GROUND = "pain", "pain-ground"
DELIGHT, DELIGHT_GROUND = "delight", "delight-ground"
OPPORTUNITY, OPPORTUNITY_GROUND = "opportunity", "opportunity-ground"
MOMENT, MOMENT_GROUND = "moment", "moment-ground"
WARNING = "warning"
ON_LIGHT, ON_DARK = "on-light", "on-dark"
"""Texts on the pale and on the strong colours of feelings."""

FEELINGS = ("feeling-lowest", "feeling-low", "feeling-even", "feeling-high", "feeling-highest")
"""From −2 to +2."""

_FEELINGS = dict(zip(FEELINGS, ("#B5360A", "#F2A97F", "#ECEEF1", "#6FC2B8", "#00696B"), strict=True))

Theme = Mapping[str, str]

LIGHT: Theme = {
    **_FEELINGS,
    PAPER: "#FFFFFF",
    GROUND: "#F6F7F9",
    CARD: "#FFFFFF",
    INK: "#1B2430",
    MUTED: "#56616F",
    HAIRLINE: "#D5DAE0",
    EDGE: "#828D9A",
    BAND: "#1B2430",
    ASIDE: "#56616F",
    ON_BAND: "#FFFFFF",
    PAIN: "#B5360A",
    PAIN_GROUND: "#FDF3EE",
    DELIGHT: "#00696B",
    DELIGHT_GROUND: "#EEF7F6",
    OPPORTUNITY: "#0B5CAD",
    OPPORTUNITY_GROUND: "#EFF5FB",
    MOMENT: "#6B2F8F",
    MOMENT_GROUND: "#F6F0FA",
    WARNING: "#8A5A00",
    ON_LIGHT: "#1B2430",
    ON_DARK: "#FFFFFF",
}

DARK: Theme = {
    **_FEELINGS,
    PAPER: "#12181F",
    GROUND: "#1A222B",
    CARD: "#222C37",
    INK: "#E8ECF1",
    MUTED: "#A9B4C0",
    HAIRLINE: "#36424F",
    EDGE: "#7D8896",
    BAND: "#34435A",
    ASIDE: "#56616F",
    ON_BAND: "#FFFFFF",
    PAIN: "#F58E63",
    PAIN_GROUND: "#2A1E1A",
    DELIGHT: "#6FC2B8",
    DELIGHT_GROUND: "#17272A",
    OPPORTUNITY: "#7DB5F2",
    OPPORTUNITY_GROUND: "#182433",
    MOMENT: "#CDA3EA",
    MOMENT_GROUND: "#241D2E",
    WARNING: "#E0B050",
    ON_LIGHT: "#1B2430",
    ON_DARK: "#FFFFFF",
}

PRINT: Theme = {
    **LIGHT,
    GROUND: "#FBFBFC",
    MUTED: "#3F4954",
    HAIRLINE: "#B3BBC4",
    EDGE: "#6B7582",
    PAIN_GROUND: "#FEFAF8",
    DELIGHT_GROUND: "#F9FCFB",
    OPPORTUNITY_GROUND: "#F9FBFE",
    MOMENT_GROUND: "#FBF8FD",
}
"""For paper: hardly any ink in the grounds, and more of it in the lines."""

_GREYS = dict(zip(FEELINGS, ("#1C1C1C", "#A9A9A9", "#F4F4F4", "#D6D6D6", "#4A4A4A"), strict=True))
GREY: Theme = {
    **PRINT,
    **_GREYS,
    INK: "#111111",
    MUTED: "#454545",
    HAIRLINE: "#BDBDBD",
    EDGE: "#6E6E6E",
    BAND: "#111111",
    ASIDE: "#5A5A5A",
    PAIN: "#111111",
    DELIGHT: "#4A4A4A",
    OPPORTUNITY: "#333333",
    MOMENT: "#222222",
    WARNING: "#3A3A3A",
    PAIN_GROUND: "#F3F3F3",
    DELIGHT_GROUND: "#F9F9F9",
    OPPORTUNITY_GROUND: "#F6F6F6",
    MOMENT_GROUND: "#F3F3F3",
    GROUND: "#FAFAFA",
    ON_LIGHT: "#111111",
}
"""For copiers: without colour; shapes, signs and words carry what colours say elsewhere."""


ROUTES = (OPPORTUNITY, WARNING, DELIGHT, MOMENT, INK)


def of_route(index: int) -> str:
    """Return the colour of a route; a sixth has that of the first."""
    return ROUTES[index % len(ROUTES)]


def of_feeling(value: float) -> str:
    """Return the colour of the nearest whole step of a feeling from −2 to 2, halves away from zero."""
    return FEELINGS[int(abs(value) + 0.5) * (1 if value > 0 else -1) + 2]


def on_feeling(value: float) -> str:
    """Return the colour of a text on the colour of a feeling."""
    return ON_DARK if abs(value) >= 1.5 else ON_LIGHT
