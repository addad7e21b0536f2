"""The colours of pictures. Those of feelings stay apart for every kind of colour blindness."""

from __future__ import annotations

PAPER = "#FFFFFF"
INK = "#1B2430"
MUTED = "#56616F"
HAIRLINE = "#D5DAE0"
GROUND = "#F6F7F9"

FEELINGS = ("#B5360A", "#F2A97F", "#ECEEF1", "#6FC2B8", "#00696B")
"""From −2 to +2."""
PAIN_POINT = FEELINGS[0]
DELIGHT = FEELINGS[-1]
OPPORTUNITY = "#0B5CAD"
MOMENT_OF_TRUTH = "#6B2F8F"


def of_feeling(value: float) -> str:
    """Return the colour of the nearest whole step of a feeling from −2 to 2."""
    return FEELINGS[round(value) + 2]


def on_feeling(value: float) -> str:
    """Return the colour of a text on the colour of a feeling."""
    return PAPER if abs(round(value)) == 2 else INK
