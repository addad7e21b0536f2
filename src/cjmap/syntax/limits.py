"""How much a text may ask of the reader; the `[limits]` section of the settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cjmap.errors import BadSettings
from cjmap.words import nearest, series

MEBIBYTE = 1024 * 1024
MOST = 10**9
"""No limit can be set higher."""


class Limits(NamedTuple):
    """Bytes of a file, nested levels, values, characters of a value and a key, files in a chain, findings."""

    bytes: int = 5 * MEBIBYTE
    depth: int = 64
    nodes: int = 250_000
    scalar: int = MEBIBYTE
    key: int = 200
    chain: int = 32
    findings_per_file: int = 100
    findings_per_run: int = 1000


_NAMES = {field.replace("_", "-"): field for field in Limits._fields}


def limits_from(table: Mapping[str, object]) -> Limits:
    """Read the section `[limits]`; raises BadSettings for an unknown key or no positive whole number."""
    chosen: dict[str, int] = {}
    for key, value in table.items():
        if key not in _NAMES:
            meant = nearest(key, _NAMES)
            hint = f"did you mean {meant}?" if meant else f"it knows {series(_NAMES, last='and')}"
            raise BadSettings(f"[limits] has no setting {key!r}", hint)
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST:
            raise BadSettings(
                f"[limits] {key} expects a whole number from 1 to {MOST:,}, not {str(value)[:40]}"
            )
        chosen[_NAMES[key]] = value
    return Limits(**chosen)
