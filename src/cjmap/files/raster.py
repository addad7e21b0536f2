"""Raster images that a picture may embed: known by their first bytes, bounded in size, never decoded here."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

MOST_BYTES = 2 * 1024 * 1024
MOST_SIDE = 10_000
"""Larger images, in bytes or in pixels of a side, are not embedded."""
_KINDS = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"))


class Raster(NamedTuple):
    """An image with its size in pixels."""

    kind: str
    width: int
    height: int
    content: bytes


def raster(content: bytes) -> Raster | None:
    """Return an image, or None for what is none of PNG, JPEG, GIF and WebP, too large, or broken at its start."""
    kind = _kind(content)
    if kind is None or len(content) > MOST_BYTES:
        return None
    import imagesize

    try:
        width, height = imagesize.get(BytesIO(content))
    except Exception:
        return None  # whatever a strange file does to its reader, it is no picture for us
    if not (0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE):
        return None
    return Raster(kind, int(width), int(height), content)


def _kind(content: bytes) -> str | None:
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for start, kind in _KINDS if content.startswith(start)), None)
