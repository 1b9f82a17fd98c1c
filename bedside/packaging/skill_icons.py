"""Draw the skill's icons, a leg asleep under a crescent moon (`make icons`).

Every shape is a signed distance, negative inside. Only sums, products, quotients and roots are
used, which every machine rounds alike, so the pixels are the same everywhere.
"""

import struct
import sys
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bedside.packaging.skill_deployment import STORE

Field = NDArray[np.float64]
Pixels = NDArray[np.uint8]
Point = tuple[float, float]

SIZES = (108, 512)
"""The sizes that Amazon asks for, in pixels."""

NIGHT, DUSK = (18, 24, 48), (42, 52, 92)
MOON, LEG, PILLOW, WARMTH = (247, 226, 168), (214, 222, 240), (104, 122, 178), (240, 150, 96)

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS_OF_RGB = (8, 2, 0, 0, 0)


def drawn(size: int) -> Pixels:
    """Draw the icon as rows of red, green and blue."""
    x, y = _grid(size)
    canvas = _between(np.array(DUSK), np.array(NIGHT), y)
    for distance, colour in _shapes(x, y):
        canvas = _laid(canvas, np.array(colour), _cover(distance, size))
    return np.rint(canvas).astype(np.uint8)


def png(pixels: Pixels) -> bytes:
    """Return an image as PNG, each row stored as its difference from the one above."""
    height, width, _ = pixels.shape
    above = np.vstack([np.zeros_like(pixels[:1]), pixels[:-1]])
    rows = (pixels - above).reshape(height, width * 3)
    filtered = np.hstack([np.full((height, 1), 2, np.uint8), rows])
    header = struct.pack(">IIBBBBB", width, height, *_EIGHT_BITS_OF_RGB)
    body = _chunk(b"IDAT", zlib.compress(filtered.tobytes(), 9))
    return _SIGNATURE + _chunk(b"IHDR", header) + body + _chunk(b"IEND", b"")


def write_icons(folder: Path = STORE) -> list[Path]:
    """Draw the icons into a folder and return the files written."""
    paths = [folder / f"icon_{size}.png" for size in SIZES]
    for size, path in zip(SIZES, paths, strict=True):
        path.write_bytes(png(drawn(size)))
    return paths


def _shapes(x: Field, y: Field) -> list[tuple[Field, tuple[int, int, int]]]:
    """Return the shapes from back to front, on a canvas of width and height 1."""
    moon = np.maximum(_circle(x, y, (0.66, 0.30), 0.15), -_circle(x, y, (0.73, 0.25), 0.135))
    pillow = _rod(x, y, (0.25, 0.775), (0.75, 0.775), 0.055, 0.055)
    shank = _rod(x, y, (-0.2, 0.455), (0.70, 0.65), 0.115, 0.048)
    calf = _circle(x, y, (0.36, 0.625), 0.095)
    foot = _rod(x, y, (0.735, 0.66), (0.79, 0.475), 0.055, 0.032)
    leg = _melted(_melted(shank, calf, 0.08), foot, 0.05)
    warmth = np.maximum(_circle(x, y, (0.37, 0.625), 0.055), leg + 0.02)
    return [(moon, MOON), (pillow, PILLOW), (leg, LEG), (warmth, WARMTH)]


def _grid(size: int) -> tuple[Field, Field]:
    """Return the coordinates of the centres of the pixels."""
    middles = (np.arange(size) + 0.5) / size
    return np.broadcast_to(middles, (size, size)), np.broadcast_to(middles[:, None], (size, size))


def _circle(x: Field, y: Field, middle: Point, radius: float) -> Field:
    return np.sqrt((x - middle[0]) ** 2 + (y - middle[1]) ** 2) - radius


def _rod(x: Field, y: Field, start: Point, end: Point, thick: float, thin: float) -> Field:
    """Return a rounded rod that tapers from start to end."""
    along, across = end[0] - start[0], end[1] - start[1]
    part = ((x - start[0]) * along + (y - start[1]) * across) / (along**2 + across**2)
    part = np.clip(part, 0, 1)
    from_axis = (x - start[0] - part * along) ** 2 + (y - start[1] - part * across) ** 2
    return np.sqrt(from_axis) - (thick + (thin - thick) * part)


def _melted(one: Field, other: Field, softness: float) -> Field:
    """Return two shapes merged, with the crease between them filled."""
    near = np.clip(softness - np.abs(one - other), 0, softness) / softness
    return np.minimum(one, other) - near * near * softness / 4


def _cover(distance: Field, size: int) -> Field:
    """Return the part of each pixel that a shape covers."""
    return np.clip(0.5 - distance * size, 0, 1)[..., None]


def _between(first: Field, last: Field, part: Field) -> Field:
    return first + (last - first) * part[..., None]


def _laid(canvas: Field, colour: Field, cover: Field) -> Field:
    return canvas + (colour - canvas) * cover


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))


if __name__ == "__main__":
    sys.stdout.writelines(f"{path.name}\n" for path in write_icons())
