"""Images that may be embedded."""

from __future__ import annotations

import struct
import zlib

import pytest

from cjmap.files.raster import MOST_BYTES, Raster, raster


def png(width: int = 3, height: int = 2) -> bytes:
    """Return a grey PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


GIF = b"GIF89a" + struct.pack("<HH", 5, 7) + b"\x80\0\0" + b"\0\0\0\xff\xff\xff" + b";"
JPEG = (
    b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
    + b"\xff\xc0\0\x0b\x08\0\x09\0\x08\1\1\x11\0"
    + b"\xff\xd9"
)
VP8L = b"RIFF\x1e\0\0\0WEBPVP8L\x11\0\0\0\x2f\x03\x80\0\0" + b"\0" * 12


@pytest.mark.parametrize(
    ("content", "kind", "size"),
    [
        (png(), "image/png", (3, 2)),
        (GIF, "image/gif", (5, 7)),
        (JPEG, "image/jpeg", (8, 9)),
        (VP8L, "image/webp", (4, 3)),
    ],
)
def test_an_image(content: bytes, kind: str, size: tuple[int, int]) -> None:
    assert raster(content) == Raster(kind, *size, content)


NONE = {
    "nothing": b"",
    "a drawing, which may hold a script": b"<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'/>",
    "a page": b"<html>",
    "a start without an end": b"\x89PNG\r\n\x1a\n",
    "a broken JPEG": b"\xff\xd8\xff\xe0" + b"\xff" * 20,
    "no pixels": png(0, 2),
    "too many pixels": png(1)[:16] + struct.pack(">II", 10_001, 1) + png(1)[24:],
    "too many bytes": png() + b"\0" * MOST_BYTES,
    "another kind": b"BM" + b"\0" * 60,
}


@pytest.mark.parametrize("content", NONE.values(), ids=NONE)
def test_none(content: bytes) -> None:
    assert raster(content) is None
